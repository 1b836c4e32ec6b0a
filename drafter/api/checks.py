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


def choose_checks(select: str | Iterable[str] = (), ignore: str | Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks to run. select, ignore: ids, in a list or with commas between them; without `select`, all checks run that are not ignored.

    Raises UsageError for an unknown id, and where `ignore` has a check that a national standard requires.
    """
    ignored = [_named(name) for name in _ids(ignore)]
    for check in ignored:
        if check.grade == "标准":
            raise UsageError(Fault("usage.standard", facts={"found": check.id, "source": check.source}))
    selected = [_named(name) for name in _ids(select)]
    known = tuple(BY_ID.values()) if selected else all_checks()
    chosen = [check for check in known if check in selected or not selected]
    chosen += [check for check in selected if check not in chosen]
    return tuple(check for check in chosen if check not in ignored)


def checks_of(checks: Iterable[Check | str]) -> tuple[Check, ...]:
    """Checks, of which some are named by their ids. Raises UsageError for an unknown id."""
    return tuple(_named(one) if isinstance(one, str) else one for one in checks)


def _ids(names: str | Iterable[str]) -> list[str]:
    """Ids; in a text they stand between commas, English or Chinese ones."""
    several = names.replace("，", ",").split(",") if isinstance(names, str) else names
    return [name for name in (one.strip() for one in several) if name]


def _named(name: str) -> Check:
    found = check_named(name)
    if found is None:
        raise UsageError(Fault("usage.no-check", facts={"found": name, "near": nearest(name, BY_ID)}))
    return found
