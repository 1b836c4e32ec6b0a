"""Findings and checks in words."""

from __future__ import annotations

from drafter.check.model import Finding
from drafter.check.registry import Check
from drafter.language import language, tr
from drafter.messages import filled


def say(finding: Finding, to: str | None = None) -> str:
    """What was found and what to do about it, in one line. `to`: ``zh`` or ``en``, else the language of the environment."""
    text, remedy = filled(finding.message, finding.facts, to)
    joint = "；" if (to or language()) == "zh" else "; "
    return f"{text}{joint if remedy else ''}{remedy}"


def summary(check: Check, to: str | None = None) -> str:
    """The first line of a check's explanation, without its full stop."""
    return paragraphs_of(check, to)[0].rstrip(".。")


def paragraphs_of(check: Check, to: str | None = None) -> list[str]:
    """A check's explanation, a paragraph each, without its passages."""
    return [tr(paragraph, to) for paragraph in english_paragraphs(check)]


def english_paragraphs(check: Check) -> list[str]:
    """The same as its module has it."""
    blocks = check.explanation().strip().split("\n\n")
    joined = [" ".join(line.strip() for line in block.splitlines()) for block in blocks]
    return [block for block in joined if not block.startswith(("Passes:", "Fails:", "Source:"))]


def passages(check: Check) -> list[tuple[bool, str]]:
    """The passages of its explanation: whether each passes, and its text; ``/`` parts its lines."""
    found = []
    for line in check.explanation().splitlines():
        kind, colon, text = line.strip().partition(": ")
        if colon and kind in ("Passes", "Fails"):
            found.append((kind == "Passes", text.replace(" / ", "\n")))
    return found


def source_passages(check: Check) -> list[str]:
    """The sources that the passages of its explanation are compared with; none but where a check compares."""
    lines = (line.strip().partition("Source: ") for line in check.explanation().splitlines())
    return [text for before, marker, text in lines if marker and not before]
