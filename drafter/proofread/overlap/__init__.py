"""What a text shares with sources, found by an index of the sources that is kept between runs.

`grams` says how texts are cut and compared, `letters` what of a text counts; `store` keeps the index, `places` finds grams in it; `runs` finds
what a text and the sources share, `index` puts it all together.
"""

from __future__ import annotations

from drafter.proofread.overlap.index import Index

__all__ = ["Index"]
"""What the package offers."""
