"""Certain repairs, made in the text of a file and nowhere else."""

from __future__ import annotations

from drafter.outline.edit.edit import Edit, applied
from drafter.proofread.model import Proofs


def edits_of(proofs: Proofs) -> list[Edit]:
    """The repairs, in order, each once; of two that overlap the first."""
    edits: list[Edit] = []
    for edit in sorted({proof.edit for proof in proofs.proofs if proof.edit is not None}):
        if not edits or edit.start >= edits[-1].stop:
            edits.append(edit)
    return edits


def repaired(proofs: Proofs) -> str:
    """The text of the file with its repairs."""
    return applied(proofs.content, edits_of(proofs))
