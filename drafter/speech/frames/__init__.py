"""Frames: the pattern that sibling headings share, ``紧扣标准要求，务求党建达标`` / ``强化制度保障，务求机制创新`` → ``{}，务求{}``.

`align` finds the frame of some headings. `fill` gives the blanks of one heading in a frame. `heading_ends` finds where sibling
headings end when the full stops behind them are lost. The method: `common` splits the headings at the longest words that all of
them share, `pattern` rates each candidate and counts the headings that fit it.
"""

from __future__ import annotations

from drafter.speech.frames.align import align
from drafter.speech.frames.ends import heading_ends, shared_ending
from drafter.speech.frames.pattern import Frame, fill

__all__ = ["Frame", "align", "fill", "heading_ends", "shared_ending"]
