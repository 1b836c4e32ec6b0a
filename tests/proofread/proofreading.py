"""What tests of proofreading share: outlines with straight quotes here and there, which one check finds and repairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.check.model import Settings
from drafter.check.page import text_of
from drafter.check.registry import BY_ID, CHECKS, Check
from drafter.proofread.file import Proofreader
from drafter.proofread.model import Proofs
from drafter.proofread.sources import proofread_text
from drafter.read.source import SourceText
from drafter.speech.tree import Speech
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))


def proofreader(*checks: str, **settings: object) -> Proofreader:
    """Proofreads with some checks, or with all."""
    store = TemplateStore((ROOT / "samples" / "templates",))
    chosen = tuple(BY_ID[check] for check in checks) or tuple(BY_ID.values())
    return Proofreader(Renderer(store), Settings(**settings), checks=chosen)


def proofread_paragraphs(source: SourceText, settings: Settings, *, checks: Sequence[Check] = CHECKS) -> Proofs:
    """What the checks find in a passage, each line a paragraph of an opening."""
    speech = Speech(opening=tuple(line for line in source.text.split("\n") if line))
    return proofread_text(source, text_of(speech), settings, checks)
