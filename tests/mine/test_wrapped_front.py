"""A speech has the same structure whatever stands in front of it and behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from drafter.mine.clean import clean
from drafter.mine.segment.front import front_of
from drafter.mine.segment.signature import MOST, signature_of
from drafter.read.source import SourceText
from tests.mine import wrapped_front as wrapped
from tests.mine.wrapped_front import BODIES, ENDS, FRONTS, LAST, PLAIN, SOURCES, Wrapped, begins, differences, mined, words


def without_front(text: str) -> str:
    """The body of a speech: its paragraphs without front and signature."""
    below = [paragraph.text for paragraph in front_of(clean(SourceText("case", text)).paragraphs).rest]
    return "\n".join(below[: len(below) - len(signature_of(below[-MOST - 1 :]))])


@cache
def bodies() -> dict[str, str]:
    return {**BODIES, **{path.stem: without_front(path.read_text(encoding="utf-8")) for path in SOURCES}}


@cache
def plain(body: str) -> dict[str, Any]:
    """The JSON of a body with a plain front."""
    return mined("\n".join([*PLAIN, body]))


def different(make: Callable[[int, str], Wrapped], base: Callable[[str], str] = str) -> dict[str, list[str]]:
    """For each body what differs from the structure that it should have."""
    found = {}
    for number, (name, body) in enumerate(bodies().items()):
        core = base(body)
        if core and (faults := list(differences(make(number, core), plain(core)))):
            found[name] = faults
    return found


@pytest.mark.parametrize("front", FRONTS)
def test_a_front_is_read_whatever_its_form(front: str):
    number = list(FRONTS).index(front)
    assert different(lambda body_number, body: FRONTS[front](words(body_number * 7 + number), body)) == {}


@pytest.mark.parametrize("end", ENDS)
def test_an_end_is_read_whatever_its_form(end: str):
    number = list(ENDS).index(end)
    assert different(lambda body_number, body: ENDS[end](words(body_number * 5 + number))(body)) == {}


def without_closing(body: str) -> str:
    """A body without its closing; empty where it has no sections, or where what remains has a closing again."""
    speech = plain(body)["speeches"][0]
    lines = body.split("\n")
    if speech["closing"]:
        first = begins(speech["closing"])[:10]
        lines = lines[: max(at for at, line in enumerate(lines) if wrapped.squeezed(line)[:10] == first)]
    core = "\n".join(lines)
    return core if speech["sections"] and not plain(core)["speeches"][0]["closing"] else ""


@pytest.mark.parametrize("closing", LAST)
def test_a_closing_begins_with_its_first_line(closing: str):
    lines = LAST[closing]
    assert different(lambda _, body: wrapped.ended(lines, closing=lines[0])(body), without_closing) == {}


def test_the_wrappings_are_many_enough():
    assert len(FRONTS) + len(ENDS) + len(LAST) >= 90
    assert len(bodies()) >= 9


def test_a_reason_is_worded_for_every_decision():
    for number, (name, front) in enumerate(FRONTS.items()):
        speech = mined(front(words(number), BODIES["points below sections"]).text)
        reasons = [*speech["why"], *speech["speeches"][0]["why"]]
        assert reasons, name
        assert [reason for reason in reasons if not reason["reason"] and reason["part"] != "noise"] == [], name
