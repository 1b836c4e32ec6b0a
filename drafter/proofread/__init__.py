"""Proofreading files: outlines, texts, Word documents; findings at their places, repairs, configuration, reports.

`drafter.check` finds; this package knows where that stands and what to do about it.
"""

from __future__ import annotations

from drafter.proofread.fix import repaired
from drafter.proofread.model import Proof, Proofs
from drafter.proofread.outlines import proofread_outline
from drafter.proofread.sources import proofread_source

__all__ = ["Proof", "Proofs", "proofread_outline", "proofread_source", "repaired"]
