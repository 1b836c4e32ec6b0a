"""Findings as workflow commands. GitHub shows them beside the changed lines, and problem matchers of editors read them.

``::error file=speech.yaml,line=3,col=8,endColumn=10,title=quotes::…`` (docs.github.com, "Workflow commands for GitHub Actions").
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.check.wording import say
from drafter.proofread.model import Proof, Proofs

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(files: Sequence[Proofs]) -> str:
    """A line for each finding."""
    return "\n".join(_finding(proof) for proofs in files for proof in proofs.proofs)


def _finding(proof: Proof) -> str:
    place = proof.place
    facts = {
        "file": place.source,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + proof.width,
        "title": proof.finding.check,
    }
    said = ",".join(f"{name}={_property(str(value))}" for name, value in facts.items())
    return f"::{COMMANDS[proof.finding.severity]} {said}::{_data(say(proof.finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
