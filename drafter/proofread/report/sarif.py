"""Findings as SARIF 2.1.0 (OASIS, 2020), which editors and code hosts read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drafter import __version__
from drafter.check.registry import CHECKS, Check
from drafter.check.wording import paragraphs_of, say, summary
from drafter.errors import Fault, Place
from drafter.messages.wording import parts
from drafter.proofread.model import Proof, Proofs

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write(files: Sequence[Proofs]) -> str:
    """The SARIF log of these files. It has one run."""
    checks = {check.id: check for check in (*CHECKS, *(own for proofs in files for own in proofs.own_checks))}
    rules = [_rule(check) for check in checks.values()]
    numbers = {name: number for number, name in enumerate(checks)}
    results = [
        result
        for proofs in files
        for result in (
            *(_fault(fault, proofs.source) for fault in proofs.unread),
            *(_result(proof, proofs, numbers) for proof in proofs.proofs),
        )
    ]
    run = {
        "tool": {"driver": {"name": "drafter", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "shortDescription": {"text": summary(check)},
        "fullDescription": {"text": "\n".join(paragraphs_of(check)[1:])},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"grade": check.grade, "standard": check.source},
    }


def _fault(fault: Fault, source: str) -> dict[str, Any]:
    """Why a file could not be read; its rule is the fault's code, which no check has."""
    place = fault.place or Place(source)
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.source)}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    return {
        "ruleId": fault.code,
        "level": "error",
        "message": {"text": "; ".join(filter(None, parts(fault)))},
        "locations": [{"physicalLocation": location}],
    }


def _result(proof: Proof, proofs: Proofs, numbers: Mapping[str, int]) -> dict[str, Any]:
    artifact = {"uri": _uri(proof.place.source)}
    start = max(proof.place.column, 1)
    region = {"startLine": max(proof.place.line, 1), "startColumn": start, "endColumn": start + proof.width}
    result: dict[str, Any] = {
        "ruleId": proof.finding.check,
        "ruleIndex": numbers[proof.finding.check],
        "level": LEVELS[proof.finding.severity],
        "message": {"text": say(proof.finding)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if proofs.is_text and proof.edit is not None and proof.edit.stop - proof.edit.start == proof.width:
        replacement = {"deletedRegion": region, "insertedContent": {"text": proof.edit.new}}
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}]
    return result


def _uri(source: str) -> str:
    path = Path(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
