"""What a text shares with sources, found by an index of the sources that is kept between runs.

`grams` says what of a text counts and how it is cut; `store` keeps the index; `index` builds it and looks a text up.
"""

from __future__ import annotations

from drafter.proofread.overlap.index import Index

__all__ = ["Index"]
"""What the package offers."""
