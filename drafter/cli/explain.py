"""The checks in words: their list, and the page of each."""

from __future__ import annotations

from drafter.check.registry import CHECKS, Check
from drafter.check.wording import paragraphs_of, passages, severity_name, source_of, summary
from drafter.messages.columns import fitted
from drafter.messages.language import tr


def listing() -> str:
    """A line for each check: its id, how severe it is, whether it repairs, what it is about."""
    wide = max(len(check.id) for check in CHECKS)
    return (
        "\n".join(
            f"{check.id:{wide}}  {fitted(severity_name(check.severity), 12)}{check.grade}  {'*' if check.fixes else ' '}  {summary(check)}"
            for check in CHECKS
        )
        + "\n"
        + tr("* --fix repairs some of what it finds")
    )


def page(check: Check) -> str:
    """What a check is about, with passages that pass and passages that do not."""
    head, *paragraphs = paragraphs_of(check)
    facts = f"{check.id} · {severity_name(check.severity)} · {check.grade} · {source_of(check)}"
    shown = [
        f"  {('✓' if passes else '✗') if number == 0 else ' '} {line}"
        for _, passes, text in passages(check)
        for number, line in enumerate(text.split("\n"))
    ]
    numbers = [f"  {name}: {value:g}" for name, value in check.values().items()]
    settings = [tr("Numbers that drafter.yaml may set:"), *numbers] if numbers else []
    return "\n".join([facts, head, "", *"\n\n".join(paragraphs).split("\n"), "", *shown, *([""] if settings else []), *settings])
