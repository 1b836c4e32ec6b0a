"""Findings for a terminal: the place, what is said of it, and the line with its characters underlined."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.check.wording import say
from drafter.language import language, tr
from drafter.messages import drawn
from drafter.proofread.model import Proof, Proofs

SEVERITY_NAMES = {"error": "error", "warning": "warning", "info": "suggestion"}


def write(files: Sequence[Proofs]) -> str:
    """Every finding, in the order of the files."""
    return "\n".join(_finding(proof) for proofs in files for proof in proofs.proofs)


def _finding(proof: Proof) -> str:
    colon = "：" if language() == "zh" else ": "
    severity = tr(SEVERITY_NAMES[proof.finding.severity])
    line = f"{proof.place}: {severity}{colon}{say(proof.finding)} [{proof.finding.check}]"
    picture = drawn(proof.place, proof.excerpt, proof.width)
    return f"{line}\n{picture}" if picture else line
