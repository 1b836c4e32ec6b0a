"""Passages that a text shares with sources, found by an index of the sources that is kept between runs.

A gram is a span of 16 letters. `grams` computes their numbers, `letters` takes the letters out of a text, `store` saves the index,
`places` finds a gram in it, `runs` finds the shared passages, and `index` combines them.
"""

from __future__ import annotations

from drafter.proofread.overlap.index import Index

__all__ = ["Index"]
"""The public names of the package."""
