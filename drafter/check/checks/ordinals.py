"""Marks in front of items: how they are written, and their order.

Levels are marked 一、 （一） 1. （1）, as GB/T 9704-2012 (7.3.3) has them: no 、 behind a bracket, a point and no 、 behind 1. Behind 第一 and 首先
stands a comma, because 、 belongs to bare numerals (GB/T 15834-2011, 4.5.3.5).

A list counts on by one: nothing is left out, nothing stands twice, 首先 is followed by 其次 and not by 第二. No level is passed over, and an
outer level is not used inside an inner one. A list that begins again under another heading is a new one; 一是…，一是… in one sentence tells two of a kind. Two levels may be marked 一、 and 1.
as long as （一） is not used between them.

In an outline the template counts, and only marks typed inside a text are looked at. How a mark is written is repaired; which item
is missing or stands twice, only the author knows. A mark that is written wrong throughout is reported as an error once, and then as
information.

Passes: 要做到三点：一是学在前；二是想在前；三是干在前。
Passes: 首先，要把情况摸清楚。其次，要把办法想周全。最后，要把事情办到底。
Fails: 要做到三点：一是学在前；二是想在前；四是干在前。
Fails: 第一、要把情况摸清楚。第二、要把办法想周全。
Fails: 首先，要把情况摸清楚。第二，要把办法想周全。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.lists import Item, Listing, listings
from drafter.check.model import Found, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.speech.ordinals import typed

MESSAGES = {
    "form": Message("a mark is written {mark}", "write {right}"),
    "gap": Message("{found} follows {before}", "{expected} is expected: number on, or add what is missing"),
    "repeat": Message("{found} stands where {expected} is expected", "number on, or take out what stands twice"),
    "first": Message("a list begins with {found}", "{expected} is expected before it"),
    "mixed": Message("{found} goes on from {before}", "use marks of one kind throughout"),
    "skipped": Message("{found} stands directly under {above}", "do not pass over a level: 一、 （一） 1. （1）"),
    "reversed": Message("{found} stands inside a list of {above}", "keep the order of levels: 一、 （一） 1. （1）"),
}


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Mistakes in the marks that an author typed."""
    reported: set[str] = set()
    for speech in text.speeches:
        lists = listings(text, speech)
        levels = {listing.level for listing in lists}
        for listing in lists:
            order = () if _is_pair(text, listing) else _order(listing)
            for item, found in (*_forms(listing), *order, *_levels(listing, levels)):
                if _is_from_template(text, item):
                    continue
                form = item.form.style.name
                yield found._replace(demoted=found.message == "form" and form in reported)
                if found.message == "form":
                    reported.add(form)
            first = listing.items[0]
            if first.number > 1 and not _is_from_template(text, first) and _lacks_first(text, speech, listing):
                yield _found(first, "first", expected=first.like(1))


def _is_from_template(text: Text, item: Item) -> bool:
    return text.lines[item.position.line].is_from_template(item.position.at, item.position.at + len(item.text))


def _found(item: Item, message: str, **facts: str) -> Found:
    return Found(item.position.line, item.position.at, item.position.at + len(item.text), message, facts)


# ---------------------------------------------------------------- how marks are written


def _forms(listing: Listing) -> Iterator[tuple[Item, Found]]:
    """Marks in a wrong form. Inside a paragraph, 1、 is reported only where the next number follows."""
    for item in listing.items:
        right = _right(item)
        if item.text.endswith(("，", ",")) and len(listing.items) == 1 and item.number > 1:
            continue  # 二十三，糖瓜粘: a number that begins a sentence
        if right and (item.opens or len(listing.items) > 1 or not item.form.listed):
            start, stop, instead = _changed(item.text, right)
            line, at = item.position
            fix = instead if item.form.sure else None
            start, stop = (start, stop) if item.form.sure else (0, len(item.text))
            yield item, Found(line, at + start, at + stop, "form", {"mark": item.text, "right": right}, fix)


def _right(item: Item) -> str:
    """The right form of an item's mark; "" for a right mark."""
    style, right = item.form.style, item.form.right
    number = item.text[len(style.before) : len(item.text) - len(style.behind)]
    return f"{right.before}{number}{right.behind}" if right else ""


def _changed(written: str, right: str) -> tuple[int, int, str]:
    """The part of a mark that changes: start, stop, and the new text."""
    start = 0
    while start < min(len(written), len(right)) and written[start] == right[start]:
        start += 1
    return start, len(written), right[start:]


# ---------------------------------------------------------------- their order


def _order(listing: Listing) -> Iterator[tuple[Item, Found]]:
    """Numbers that do not follow the number before.

    One wrong number gives one finding: the next item may continue the count before it.
    """
    items = listing.items
    expected = items[0].number
    for at, item in enumerate(items):
        if at == 1 and expected == 3 and item.number == 2:
            expected = 2  # the first item is missing, see `_lacks_first`
        before = items[at - 1]
        if item.number == expected:
            if at and before.form.family != item.form.family and _mixed(items[0], item):
                yield item, _found(item, "mixed", before=before.text)
        else:
            message = "gap" if item.number > expected else "repeat"
            yield item, _found(item, message, before=before.text, expected=item.like(expected))
            follows = items[at + 1].number if at + 1 < len(items) else 0
            if follows != expected + 1:
                expected = item.number
        expected += 1


def _is_pair(text: Text, listing: Listing) -> bool:
    """Whether two items tell two of a kind in one sentence: 一是头顶的星空，一是心中的信念."""
    if [item.text for item in listing.items] != [_ONE, _ONE]:
        return False
    first, second = (item.position for item in listing.items)
    return first.line == second.line and "。" not in text.between(first, second)


_ONE = "一是"


def _mixed(first: Item, item: Item) -> bool:
    """Whether a mark has another kind than the first mark of its list, and the kinds must not be mixed, as 一是 and 一要 may be."""
    families = {first.form.family, item.form.family}
    return len(families) > 1 and families not in typed().together


def _lacks_first(text: Text, speech: SpeechText, listing: Listing) -> bool:
    """Whether a list that begins with two has no possible first item before it."""
    item = listing.items[0]
    if item.number != 2 or item.form.in_words or (item.form.level and len(listing.items) < 2):
        return False
    if len(listing.items) > 1 and listing.items[1].number == 2:
        return True
    line, at = item.position
    if len(listing.items) < 2 and not item.opens and text.lines[line].text[at - 1] not in "。；":
        return False
    before = [text.lines[line].text[: item.position.at]]
    while line > speech.first and text.lines[line].kind == "body":
        line -= 1
        before.append(text.lines[line].text)
        if len(before) > _LOOK_BACK:
            break
    return not any(word in paragraph for paragraph in before for word in (*typed().first_said, item.like(1)))


_LOOK_BACK = 8
"""How many paragraphs before a list may have its first item in other words."""


def _levels(listing: Listing, used: set[int]) -> Iterator[tuple[Item, Found]]:
    """Levels that are skipped, and outer levels inside inner ones."""
    first = listing.items[0]
    level, above = listing.level, listing.above
    if listing.misplaced_in:
        yield first, _found(first, "reversed", above=typed().levels[listing.misplaced_in])
    elif level and above and first.opens:
        passed = level - above
        if passed > 2 or (passed == 2 and (above != 1 or 2 in used)):
            yield first, _found(first, "skipped", above=typed().levels[above])
