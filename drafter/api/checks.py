"""The checks: their list, a choice among them, and the explanation of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from drafter.check.added import all_checks, check_named, own_check
from drafter.check.registry import BY_ID, Check
from drafter.check.wording import Passage, paragraphs_of, passages, severity_name, source_of
from drafter.errors import Fault, UsageError
from drafter.messages.near import nearest

__all__ = ["Explanation", "all_checks", "choose_checks", "explain", "own_check"]


class Explanation(NamedTuple):
    """The explanation of a check.

    severity: in the language of the explanation.
    source: the standard or custom that it rests on.
    fixes: whether it can repair some of its findings.
    summary: one line.
    paragraphs: the text behind the summary.
    passages: texts that pass the check and texts that fail.
    numbers: the numbers that ``drafter.yaml`` can set, with their defaults.
    """

    id: str
    severity: str
    grade: str
    source: str
    fixes: bool
    summary: str
    paragraphs: tuple[str, ...]
    passages: tuple[Passage, ...]
    numbers: Mapping[str, float]


def explain(check: Check | str, to: str | None = None) -> Explanation:
    """The explanation of a check.

    to: ``zh`` or ``en``, else the language of the environment. Raises UsageError for an unknown id.
    """
    if isinstance(check, str):
        check = _named(check)
    head, *paragraphs = paragraphs_of(check, to)
    return Explanation(
        check.id,
        severity_name(check.severity, to),
        check.grade,
        source_of(check, to),
        check.fixes,
        head,
        tuple(paragraphs),
        tuple(passages(check)),
        check.values(),
    )


def choose_checks(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks to run. select, ignore: ids; without `select`, all checks run that are not ignored.

    Raises UsageError for an unknown id, and where `ignore` has a check that a national standard requires.
    """
    ignored = [_named(name) for name in ignore]
    for check in ignored:
        if check.grade == "标准":
            raise UsageError(Fault("usage.standard", facts={"found": check.id, "source": check.source}))
    selected = [_named(name) for name in select]
    known = tuple(BY_ID.values()) if selected else all_checks()
    chosen = [check for check in known if check in selected or not selected]
    chosen += [check for check in selected if check not in chosen]
    return tuple(check for check in chosen if check not in ignored)


def _named(name: str) -> Check:
    found = check_named(name)
    if found is None:
        raise UsageError(Fault("usage.no-check", facts={"found": name, "near": nearest(name, BY_ID)}))
    return found
