"""Findings and checks as text."""

from __future__ import annotations

from typing import NamedTuple

from drafter.check.model import Finding
from drafter.check.registry import Check
from drafter.messages.language import language, tr
from drafter.messages.wording import filled


def say(finding: Finding, to: str | None = None) -> str:
    """A finding and the advice, in one line. to: ``zh`` or ``en``, else the language of the environment."""
    to = to or language()
    text, remedy = filled(finding.message, _nested(finding, to), to)
    separator = "；" if to == "zh" else "; "
    return f"{text}{separator if remedy else ''}{remedy}"


def _nested(finding: Finding, to: str) -> dict[str, object]:
    """The facts of a finding. Quotes inside a fact become single where the message shows the fact in quotes."""
    shown = tr(finding.message.text, to) + tr(finding.message.remedy, to)
    return {
        name: value.translate(_SINGLE) if isinstance(value, str) and f"“{{{name}}}”" in shown else value
        for name, value in finding.facts.items()
    }


_SINGLE = str.maketrans("“”", "‘’")

SEVERITY_NAMES = {"error": "error", "warning": "warning", "info": "suggestion"}


def severity_name(severity: str, to: str | None = None) -> str:
    """A severity as a word in a language."""
    return tr(SEVERITY_NAMES[severity], to)


def summary(check: Check, to: str | None = None) -> str:
    """The first line of a check's explanation, without its full stop."""
    return paragraphs_of(check, to)[0].rstrip(".。")


def paragraphs_of(check: Check, to: str | None = None) -> list[str]:
    """The paragraphs of a check's explanation, without its passages."""
    return [tr(paragraph, to) for paragraph in english_paragraphs(check)]


def source_of(check: Check, to: str | None = None) -> str:
    """The source of a check's rule: the number of a standard, or words for a custom (``every office``)."""
    return check.source if check.source.startswith("GB") else tr(check.source, to)


def english_paragraphs(check: Check) -> list[str]:
    """The paragraphs of a check's explanation in English: those of its module's docstring, without the lines of passages."""
    blocks = check.explanation().strip().split("\n\n")
    joined = [" ".join(line.strip() for line in block.splitlines()) for block in blocks]
    labels = tuple(f"{label}:" for label in (*_LABELS, "Source"))
    return [block for block in joined if not block.startswith(labels)]


class Passage(NamedTuple):
    """An example in an explanation. kind: ``text`` (paragraphs), ``speech`` (a whole speech) or ``outline``."""

    kind: str
    passes: bool
    text: str


_LABELS = {
    "Passes": ("text", True),
    "Fails": ("text", False),
    "Speech passes": ("speech", True),
    "Speech fails": ("speech", False),
    "Outline passes": ("outline", True),
    "Outline fails": ("outline", False),
}


def passages(check: Check) -> list[Passage]:
    """The passages of a check's explanation. In the docstring `` / `` separates their lines."""
    found = []
    for line in check.explanation().splitlines():
        label, colon, text = line.strip().partition(": ")
        if colon and label in _LABELS:
            kind, passes = _LABELS[label]
            found.append(Passage(kind, passes, text.replace(" / ", "\n")))
    return found


def source_passages(check: Check) -> list[str]:
    """The source texts with which the passages are compared; empty for a check that compares nothing."""
    lines = (line.strip().partition("Source: ") for line in check.explanation().splitlines())
    return [text for before, marker, text in lines if marker and not before]
