"""Values of one line that mean more than their words: a date, a limit, a rate."""

from __future__ import annotations

import re
from typing import cast

from yaml.nodes import Node, ScalarNode, SequenceNode

from drafter.nodes.fields import WRONG, Kind
from drafter.nodes.kinds import number, one_line
from drafter.nodes.source import Source
from drafter.outline.doubts import note_person_beside
from drafter.outline.emphasis import shown_texts
from drafter.outline.model import Limit
from drafter.outline.texts import LINES_SCHEMA, each_line
from drafter.speech.dates import day_text, is_unclear, wrong_weekday
from drafter.speech.text import chinese_date


def _date(source: Source, node: Node) -> object:
    if isinstance(node, SequenceNode) and not (node.flow_style and len(node.value) == 1):
        return each_line(source, node, "date")  # in a list a date stands as it is typed
    found = one_line(source, node)
    if found is WRONG or not found or not isinstance(node, ScalarNode):
        return found
    try:
        text, guessed = day_text(str(found))
    except ValueError:
        source.add("outline.date", node, found=found)
        return WRONG
    if guessed:
        source.notice("outline.date-guessed", node, found=found, shown=chinese_date(text), written=text)
    elif is_unclear(text):
        source.notice("outline.date-unclear", node, found=found)
    if weekday := wrong_weekday(str(found) if guessed else text):
        source.notice("outline.weekday", node, found=found, expected=weekday)
    elif len(text) > _WHOLE_DAY:
        note_person_beside(source, node, text)
    return shown_texts(source, node, (text,), "date")[0]


_WHOLE_DAY = len("2026年11月26日")
"""What is longer than a whole day says more than a day."""


def _limit(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG or not found:
        return None
    from drafter.outline.amounts import characters_of, minutes_of, number_of

    said = str(found)
    characters = characters_of(said)
    minutes = minutes_of(said) if characters is None and number_of(said) is None else None  # a bare number may be either
    amount = characters if characters is not None else minutes
    if not amount:
        source.add("outline.limit", node, found=found)
        return WRONG
    return Limit(amount, "minutes" if characters is None else "characters")


def _rate(source: Source, node: Node) -> object:
    if isinstance(node, ScalarNode) and not node.value.strip().isdecimal():
        from drafter.outline.amounts import characters_of, number_of

        said = re.sub(r"^每分钟\s*|\s*(?:每分钟?|/\s*分钟?)$", "", str(one_line(source, node)).strip())
        amount = number_of(said)
        amount = characters_of(said) if amount is None else amount
        if amount is not None and SLOWEST <= amount <= FASTEST:
            return amount
    found = _RATE.read(source, node)
    return found if found is WRONG else float(cast("str", found))


SLOWEST, FASTEST = 50, 1000
"""Characters a minute: what nobody is slower or faster than, so that a slip is noticed."""
_RATE = number(SLOWEST, FASTEST)

date_kind = Kind(_date, LINES_SCHEMA)
limit = Kind(_limit, {"type": ["string", "null"]})
rate = Kind(_rate, {"type": ["number", "null"], "minimum": SLOWEST, "maximum": FASTEST})
