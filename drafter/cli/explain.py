"""The list of checks, and the explanation of each, as text."""

from __future__ import annotations

from drafter import api
from drafter.messages.columns import fitted
from drafter.messages.language import tr


def listing() -> str:
    """A line for each check: its id, its severity, whether it repairs, its summary."""
    checks = [api.explain(check) for check in api.all_checks()]
    width = max(len(check.id) for check in checks)
    lines = [
        f"{check.id:{width}}  {fitted(check.severity, 12)}{check.grade}  {'*' if check.fixes else ' '}  {check.summary.rstrip('.。')}"
        for check in checks
    ]
    return "\n".join([*lines, tr("* --fix repairs some of what it finds")])


def page(name: str) -> str:
    """The explanation of a check, with passages that pass and passages that fail. Raises UsageError for an unknown id."""
    check = api.explain(name)
    facts = f"{check.id} · {check.severity} · {check.grade} · {check.source}"
    shown = [
        f"  {('✓' if passes else '✗') if number == 0 else ' '} {line}"
        for _, passes, text in check.passages
        for number, line in enumerate(text.split("\n"))
    ]
    numbers = [f"  {name}: {value:g}" for name, value in check.numbers.items()]
    settings = ["", tr("Numbers that drafter.yaml may set:"), *numbers] if numbers else []
    return "\n".join([facts, check.summary, "", *"\n\n".join(check.paragraphs).split("\n"), "", *shown, *settings])
