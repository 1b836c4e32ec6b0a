"""Frames: the pattern that sibling headings share, ``紧扣标准要求，务求党建达标`` / ``强化制度保障，务求机制创新`` → ``{}，务求{}``.

`align` finds it, `fill` takes a heading apart under it, `heading_ends` says where the headings of siblings end when their full stops are
lost. How: `common` cuts siblings at the longest words that all share, `pattern` weighs what comes out and counts who fits.
"""

from __future__ import annotations

from drafter.speech.frames.align import align
from drafter.speech.frames.ends import heading_ends, shared_ending
from drafter.speech.frames.pattern import Frame, fill

__all__ = ["Frame", "align", "fill", "heading_ends", "shared_ending"]
