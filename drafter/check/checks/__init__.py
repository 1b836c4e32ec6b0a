"""The checks, one module each. ``drafter/check/registry.py`` lists them."""
