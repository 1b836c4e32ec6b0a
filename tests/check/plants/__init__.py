"""Planters: each a function of chance and a text, which yields the change that is an error, or None."""
