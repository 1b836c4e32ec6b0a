"""Drafter: a short YAML outline and a template become a finished Word speech."""

__version__ = "0.1.0"
