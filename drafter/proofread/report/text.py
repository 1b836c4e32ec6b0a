"""Findings for a terminal: the place, the message, and the line with the characters underlined."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.check.wording import say, severity_name
from drafter.errors import Fault
from drafter.messages.language import language
from drafter.messages.wording import drawn, picture, word
from drafter.proofread.model import Proof, Proofs


def write(files: Sequence[Proofs]) -> str:
    """Every finding, in the order of the files; of a file that could not be read, why."""
    return "\n".join(entry for proofs in files for entry in (*map(_fault, proofs.unread), *map(_finding, proofs.proofs)))


def _fault(fault: Fault) -> str:
    drawn_line = picture(fault)
    return f"{word(fault)}\n{drawn_line}" if drawn_line else word(fault)


def _finding(proof: Proof) -> str:
    colon = "：" if language() == "zh" else ": "
    severity = severity_name(proof.finding.severity)
    line = f"{proof.place}: {severity}{colon}{say(proof.finding)} [{proof.finding.check}]"
    picture = drawn(proof.place, proof.excerpt, proof.width)
    return f"{line}\n{picture}" if picture else line
