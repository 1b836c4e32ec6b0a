"""The checks, a module each, named in ``drafter/check/registry.py``."""
