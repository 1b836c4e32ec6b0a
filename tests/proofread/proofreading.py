"""What tests of proofreading share: outlines with straight quotes here and there, which one check finds and repairs."""

from __future__ import annotations

from pathlib import Path

from drafter.check.model import Settings
from drafter.check.registry import BY_ID
from drafter.proofread.file import Proofreader
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))


def proofreader(*checks: str, **settings: object) -> Proofreader:
    """Proofreads with some checks, or with all."""
    store = TemplateStore((ROOT / "samples" / "templates",))
    chosen = tuple(BY_ID[check] for check in checks) or tuple(BY_ID.values())
    return Proofreader(Renderer(store), Settings(**settings), checks=chosen)
