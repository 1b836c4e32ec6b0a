"""The checks: which there are, which are to run, and what each is about."""

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
    """A check in words.

    severity: as people read it. source: the standard or custom behind it. fixes: whether it repairs some of what it finds. summary: a line.
    paragraphs: the rest. passages: texts that pass and texts that do not. numbers: those that ``drafter.yaml`` may set, with their defaults.
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
    """What a check is about. to: ``zh`` or ``en``, else the language of the environment. Raises UsageError for an id that there is not."""
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
    """The checks to run, by their ids: all, or those selected, without those ignored.

    Raises UsageError for an id that there is not, and where a check that a national standard asks for is to be ignored.
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
