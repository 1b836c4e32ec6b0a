"""Wrapped texts mined, and the share of equal structures by wrapping and by field."""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.mine.wrappings.forms import FORMS
from tests.mine.wrappings.known import FIELDS, Known, structures
from tests.mine.wrappings.wrap import WRAPPINGS

PLAIN_FORM = "UTF-8"
LINE_SHAPES = frozenset(list(WRAPPINGS)[list(WRAPPINGS).index("blank lines") :])
"""Wrappings that change how every line is written: they come last in a pair, and not into a document with paragraphs of its own."""


class Result(NamedTuple):
    """A wrapped text. names: its wrappings, with the form unless it is plain. wrong: the fields that differ; ``speeches``: their number."""

    text: str
    names: tuple[str, ...]
    wrong: tuple[tuple[str, object, object], ...]


def singles(known: Iterable[Known]) -> Iterator[Result]:
    """Every wrapping, and every form, of every text."""
    for text in known:
        yield from filter(None, (_result(text, (name,), PLAIN_FORM) for name in WRAPPINGS))
        yield from filter(None, (_result(text, (), form) for form in FORMS if form != PLAIN_FORM))


def pairs(known: Iterable[Known], count: int, seed: int) -> Iterator[Result]:
    """Pairs of wrappings, or of a wrapping and a form: `count` for each text, drawn by `seed`."""
    names = [name for name in WRAPPINGS if name != "as it is"]
    possible = [(first, second, PLAIN_FORM) for first, second in itertools.permutations(names, 2) if first not in LINE_SHAPES]
    possible += [(name, "as it is", form) for name in names for form in FORMS if form != PLAIN_FORM and name not in LINE_SHAPES]
    for text in known:
        drawn = random.Random(f"{seed} {text.name}").sample(possible, count)
        yield from filter(None, (_result(text, (first, second), form) for first, second, form in drawn))


def _result(text: Known, names: tuple[str, ...], form: str) -> Result | None:
    wrapped: Known | None = text
    for name in names:
        wrapped = WRAPPINGS[name](wrapped)
        if wrapped is None:
            return None
    formed = FORMS[form](wrapped)
    if formed is None:
        return None
    data, file = formed
    shown = tuple(name for name in (*names, form) if name not in ("as it is", PLAIN_FORM)) or ("as it is",)
    return Result(text.name, shown, tuple(_differences(wrapped, data, file)))


def _differences(wrapped: Known, data: bytes, file: str) -> Iterator[tuple[str, object, object]]:
    found = structures(data, file)
    if len(found) != len(wrapped.speeches):
        yield "speeches", len(wrapped.speeches), len(found)
    for wanted, got in zip(wrapped.speeches, found, strict=False):
        yield from ((field, wanted[field], got[field]) for field in FIELDS if wanted[field] not in (None, got[field]))


class Shares(NamedTuple):
    """Shares of equal structures: over all, by wrapping, by field; `of`: of how many wrapped texts."""

    of: int
    all: float
    by_wrapping: dict[str, float]
    by_field: dict[str, float]


def shares(results: Iterable[Result]) -> Shares:
    """The shares of equal structures."""
    done: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    total = right = 0
    for result in results:
        total, right = total + 1, right + (not result.wrong)
        wrong.update({field for field, _, _ in result.wrong})
        for name in result.names:
            done[name] += 1
            equal[name] += not result.wrong
    return Shares(
        total,
        right / max(total, 1),
        {name: equal[name] / done[name] for name in sorted(done, key=lambda name: equal[name] / done[name])},
        {field: 1 - wrong[field] / max(total, 1) for field in ("speeches", *FIELDS)},
    )


def report(results: list[Result], examples: int) -> Iterator[str]:
    """Lines for people: the shares, and the first examples of each wrapping that fails."""
    found = shares(results)
    yield f"all {found.all:.3f} of {found.of}"
    yield "fields " + " ".join(f"{field} {share:.3f}" for field, share in found.by_field.items())
    failed = defaultdict(list)
    for result in results:
        if result.wrong:
            failed[result.names].append(result)
    for name, share in found.by_wrapping.items():
        yield f"{share:.3f} {name}"
        for result in [result for names, several in failed.items() if name in names for result in several][:examples]:
            yield f"    {result.text} ({', '.join(result.names)})"
            yield from (f"        {field}: {str(wanted)[:90]} ≠ {str(got)[:120]}" for field, wanted, got in result.wrong[:4])
