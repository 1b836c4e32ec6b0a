"""What the checks find in a sitting, with its place in the text and on the page, its repair and its explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.api.checks import explain
from drafter.check.wording import say
from drafter.desk.sitting import Sitting, StaleError
from drafter.errors import DrafterError, Fault, UsageError
from drafter.outline.edit.content import content_of
from drafter.outline.edit.edit import Edit, applied
from drafter.proofread.ignores import Ignores
from drafter.proofread.model import Proof, Proofs
from drafter.proofread.stats import Stats, Stretch, stats_of
from drafter.speech.lines import UNSPOKEN
from drafter.speech.text import BLANK_START, SPEAKING_RATE, count_characters

Json = dict[str, Any]

_PHRASES = 5
"""How many frequent phrases are shown of a speech that is too long."""
_BLANK = re.compile(f"{BLANK_START}(?:：([^】]*))?】")


def findings(sitting: Sitting, rate: float = SPEAKING_RATE) -> Json:
    """The findings, the open blanks and the length of the speech that a sitting shows.

    ``explains`` has the explanation of each check that found something, once: a text has many findings of one check.
    """
    proofs = _proofs(sitting)
    if proofs is None:
        return nothing_found(sitting)
    return {
        "version": sitting.version,
        "findings": [_finding(sitting, number, proof, proofs) for number, proof in enumerate(proofs.proofs)],
        "ignored": [_finding(sitting, number, proof, proofs) for number, (proof, _) in enumerate(proofs.ignored)],
        "explains": {check: _explained(check) for check in sorted({proof.finding.check for proof in proofs.proofs})},
        "blanks": _blanks(sitting),
        "stats": _stats(sitting, proofs, rate),
    }


def nothing_found(sitting: Sitting) -> Json:
    """What is known of a text that no check has read."""
    return {"version": sitting.version, "findings": [], "ignored": [], "explains": {}, "blanks": [], "stats": None}


def _proofs(sitting: Sitting) -> Proofs | None:
    """The findings of the text; None where it cannot be read. They are kept until the text changes."""
    version, kept = sitting.proofs
    if version == sitting.version:
        return kept
    proofs = proofs_of(sitting, sitting.text)
    sitting.proofs = sitting.version, proofs
    return proofs


def proofs_of(sitting: Sitting, text: str) -> Proofs | None:
    """The findings of a text of the sitting; None where it cannot be read. The sitting may go on changing meanwhile."""
    try:
        return sitting.proofreader.proofs(text.encode("utf-8", "surrogatepass"), f"{sitting.name}.yaml")
    except DrafterError:
        return None


def _finding(sitting: Sitting, number: int, proof: Proof, proofs: Proofs) -> Json:
    finding = proof.finding
    start, stop = _extent(sitting, proof)
    shown = sitting.place_at(start) if start is not None else None
    message, advice = say(finding), ""
    return {
        "id": number,
        "check": finding.check,
        "severity": finding.severity,
        "message": message,
        "advice": advice,
        "start": start,
        "stop": stop,
        "block": shown[0] if shown else _block_with(sitting, proofs.text.lines[finding.line].text),
        "at": shown[1] if shown else finding.start,
        "length": finding.stop - finding.start,
        "fix": proof.edit.new if proof.edit is not None else None,
    }


def _explained(check: str) -> str:
    """What a check looks for and why, in paragraphs, and the standard or custom that it rests on."""
    explanation = explain(check)
    return "\n".join((explanation.summary, *explanation.paragraphs, f"（{explanation.source}）" if explanation.source else ""))


def _extent(sitting: Sitting, proof: Proof) -> tuple[int | None, int | None]:
    """Where a finding stands in the text."""
    if proof.edit is not None:
        return proof.edit.start, max(proof.edit.stop, proof.edit.start)
    if not proof.place.line:
        return None, None
    lines = sitting.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: proof.place.line - 1]) + max(0, proof.place.column - 1)
    return start, start + proof.width


def repair(sitting: Sitting, version: int, number: int) -> None:
    """Make the repair of a finding. Raises StaleError, and UsageError for a finding without one."""
    proof = _proof(sitting, version, number)
    if proof.edit is None:
        raise UsageError(Fault("desk.no-repair"))
    sitting.replace(applied(sitting.text, [proof.edit]), "repair")


def ignore(sitting: Sitting, version: int, number: int, reason: str) -> None:
    """Write the comment by which a finding is ignored, above the first line of its value. Raises StaleError, and UsageError where a reason is missing."""
    proof = _proof(sitting, version, number)
    if not proof.place.line:
        raise UsageError(Fault("desk.no-repair"))
    check = proof.finding.check
    words = " ".join(reason.split())
    proofs = _proofs(sitting)
    if not words and proofs is not None and proofs.check_of(proof).grade == "标准":
        raise UsageError(Fault("check.no-reason", facts={"found": check}))
    content = content_of(sitting.text, sitting.name, faulty=True)
    number_above = Ignores(content).line_above(proof.place.line - 1)
    line, at = content.source.lines[number_above], content.source.starts[number_above]
    indent = line[: len(line) - len(line.lstrip(" "))]
    comment = f"{indent}# drafter: ignore={check}{f' {words}' if words else ''}\n"
    sitting.replace(applied(sitting.text, [Edit(at, at, comment)]), "ignore")


def unignore(sitting: Sitting, version: int, number: int) -> None:
    """Take the check of an ignored finding out of the comments that ignore it. Raises StaleError."""
    proofs = _proofs(sitting)
    if version != sitting.version or proofs is None or not 0 <= number < len(proofs.ignored):
        raise StaleError(version)
    sitting.replace(applied(sitting.text, proofs.ignored[number][1]), "unignore")


def _proof(sitting: Sitting, version: int, number: int) -> Proof:
    proofs = _proofs(sitting)
    if version != sitting.version or proofs is None or not 0 <= number < len(proofs.proofs):
        raise StaleError(version)
    return proofs.proofs[number]


def _blanks(sitting: Sitting) -> list[Json]:
    """The blanks that are not filled, in the order of the page."""
    found = []
    for number, line in _lines(sitting):
        for match in _BLANK.finditer(line):
            start = sitting.index_at(number, match.start())
            found.append({"block": number, "at": match.start(), "length": len(match[0]), "start": start, "hint": match[1] or ""})
    return found


def _lines(sitting: Sitting) -> Iterator[tuple[int, str]]:
    """The texts of the page, each with the number of its block."""
    if sitting.shown is not None:
        for number, block in enumerate(sitting.shown.blocks):
            if block.line is not None:
                yield number, sitting.shown.traced.lines[block.line]


def _block_with(sitting: Sitting, text: str) -> int | None:
    """The block that has a text."""
    return next((number for number, line in _lines(sitting) if line == text), None)


def _stats(sitting: Sitting, proofs: Proofs, rate: float) -> Json:
    """The length of the speech and of each part, in characters and minutes, and the limit; where the speech is longer, what could be cut."""
    assert sitting.shown is not None
    characters = count_characters("\n".join(line.text for line in sitting.shown.traced.shown if line.kind not in UNSPOKEN))
    speeches = [stats_of(proofs.text, speech._replace(rate=rate)) for speech in proofs.text.speeches]
    limits = [speech.limit for speech in speeches if speech.limit is not None]
    return {
        "characters": characters,
        "minutes": round(characters / rate, 1),
        "limit": limits[0] if len(limits) == 1 else None,
        "rate": rate,
        "parts": [_part(part, rate) for speech in speeches for part in speech.parts],
        "cut": [_cut(sitting, speech) for speech in speeches if speech.excess > 0],
    }


def _part(part: Stretch, rate: float) -> Json:
    """A part of a speech. due: the characters that the limit leaves for it, in the proportions of the template; None without a limit."""
    return {
        "kind": "section" if part.is_section else part.name,
        "title": part.name if part.is_section else "",
        "characters": part.characters,
        "minutes": round(part.characters / rate, 1),
        "due": part.due,
    }


def _cut(sitting: Sitting, speech: Stats) -> Json:
    """What is first to be cut in a speech that is too long: its longest sentences with their places, and what it says again and again."""
    return {
        "sentences": [
            {"text": text, "characters": characters, **_place_of(sitting, text)} for text, characters in speech.sentences
        ],
        "phrases": [{"text": text, "times": times} for text, times in speech.phrases[:_PHRASES]],
    }


def _place_of(sitting: Sitting, text: str) -> Json:
    """Where a text stands on the page, and in the outline."""
    for number, line in _lines(sitting):
        if (at := line.find(text)) >= 0:
            return {"block": number, "at": at, "start": sitting.index_at(number, at)}
    return {"block": None, "at": 0, "start": None}
