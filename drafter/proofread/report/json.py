"""Findings as one JSON object. Its keys change only with a new schema number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from drafter.check.wording import say
from drafter.errors import Fault, Place
from drafter.messages.wording import parts
from drafter.proofread.model import Proof, Proofs

SCHEMA = 1


def write(files: Sequence[Proofs]) -> str:
    """A JSON object with the keys ``schema`` and ``files``; each file has its ``source`` and its ``findings``."""
    return json.dumps({"schema": SCHEMA, "files": [_file(proofs) for proofs in files]}, ensure_ascii=False, indent=1)


def _file(proofs: Proofs) -> dict[str, Any]:
    faults = [_fault(fault, proofs.source) for fault in proofs.unread]
    return {"source": proofs.source, "findings": [*faults, *(_finding(proof, proofs) for proof in proofs.proofs)]}


def _fault(fault: Fault, source: str) -> dict[str, Any]:
    """Why a file could not be read, with the keys of a finding. check: the fault's code. line, column: 0 where unknown."""
    place = fault.place or Place(source)
    return {
        "check": fault.code,
        "severity": "error",
        "grade": None,
        "standard": None,
        "message": "; ".join(filter(None, parts(fault))),
        "line": place.line,
        "column": place.column,
        "length": 0,
        "text": "",
        "fix": None,
    }


def _finding(proof: Proof, proofs: Proofs) -> dict[str, Any]:
    """A finding.

    line, column: its place in the file, counted from 1. length: the characters of the file that it covers.
    text: the characters of the page that it covers.
    fix: the text that replaces them, or null.
    """
    finding = proof.finding
    check = proofs.check_of(proof)
    return {
        "check": finding.check,
        "severity": finding.severity,
        "grade": check.grade,
        "standard": check.source,
        "message": say(finding),
        "line": proof.place.line,
        "column": proof.place.column,
        "length": proof.width,
        "text": proofs.text.lines[finding.line].text[finding.start : finding.stop],
        "fix": finding.fix,
    }
