"""A passage proofread: paragraphs without the structure of a speech."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.check.model import Settings
from drafter.check.page import text_of
from drafter.check.registry import CHECKS, Check
from drafter.mine.model import SourceText
from drafter.proofread.model import Proofs
from drafter.proofread.sources import proofread_text
from drafter.speech.tree import Speech


def proofread_paragraphs(source: SourceText, settings: Settings, *, checks: Sequence[Check] = CHECKS) -> Proofs:
    """What the checks find in a passage, each line a paragraph of an opening."""
    speech = Speech(opening=tuple(line for line in source.text.split("\n") if line))
    return proofread_text(source, text_of(speech), settings, checks)
