"""The certain repairs of a file, as edits of its text."""

from __future__ import annotations

from drafter.outline.edit.edit import Edit, applied
from drafter.proofread.model import Proofs


def edits_of(proofs: Proofs) -> list[Edit]:
    """The repairs in the order of the text, each once. Of two overlapping repairs the first is kept."""
    edits: list[Edit] = []
    for edit in sorted({proof.edit for proof in proofs.proofs if proof.edit is not None}):
        if not edits or edit.start >= edits[-1].stop:
            edits.append(edit)
    return edits


def repaired(proofs: Proofs) -> str:
    """The text of the file with its repairs applied."""
    return applied(proofs.content, edits_of(proofs))
