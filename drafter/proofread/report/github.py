"""Findings as workflow commands. GitHub shows them beside the changed lines, and problem matchers of editors read them.

``::error file=speech.yaml,line=3,col=8,endColumn=10,title=quotes::…`` (docs.github.com, "Workflow commands for GitHub Actions").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.check.wording import say
from drafter.errors import Fault, Place
from drafter.messages.wording import parts
from drafter.proofread.model import Proof, Proofs

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(files: Sequence[Proofs]) -> str:
    """A line for each finding; of a file that could not be read, one for each fault."""
    return "\n".join(
        line
        for proofs in files
        for line in (*(_fault(fault, proofs.source) for fault in proofs.unread), *map(_finding, proofs.proofs))
    )


def _fault(fault: Fault, source: str) -> str:
    place = fault.place or Place(source)
    numbers = {"line": place.line, "col": place.column}
    facts = {"file": place.source, **{name: number for name, number in numbers.items() if number}, "title": fault.code}
    return _command("error", facts, "; ".join(filter(None, parts(fault))))


def _finding(proof: Proof) -> str:
    place = proof.place
    facts = {
        "file": place.source,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + proof.width,
        "title": proof.finding.check,
    }
    return _command(COMMANDS[proof.finding.severity], facts, say(proof.finding))


def _command(name: str, facts: Mapping[str, object], text: str) -> str:
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in facts.items())
    return f"::{name} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
