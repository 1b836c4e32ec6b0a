"""What an outline says twice: the salutation again in the opening, a heading again as the first paragraph below it, the name of a key in its text.

Somebody pastes a whole speech under ``opening`` though its title and salutation have keys of their own, or the last lines under ``closing``
though there is a signature. The page would have them twice. Nothing is taken off: what is meant cannot be known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import pairwise
from operator import eq
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.scalars import is_nothing
from drafter.nodes.source import Source
from drafter.outline.keys import ALIASES
from drafter.outline.model import OutlineSection, lines_of
from drafter.outline.typed import ordinal_of
from drafter.speech.numbering import HAN
from drafter.speech.text import BLANK_START, END_MARKS

_MARKS = "，,、：:！!。.（）()"
_NO_MARKS = dict.fromkeys(map(ord, _MARKS))
_DATE_BEHIND = rf"[（(]?[0-9０-９〇{HAN}][0-9０-９〇{HAN}年月日号./-]{{5,}}[）)]?$"
_DATE_ENDS = f"）)日号0123456789０１２３４５６７８９{HAN}"
_OF_DAYS = frozenset("0123456789０１２３４５６７８９年月日号（）()./-")
_LABELLED = ("title", "subtitle", "salutation", "opening", "closing", "signature", "signed")
"""The keys whose text may begin with the name of the key."""
_BEHIND = "：:，,！!"
"""What may stand behind a salutation."""
_LONGEST_LABEL = 5
_LONGEST_HEAD = _LONGEST_LABEL + 1
_ABOVE = ("title", "subtitle", "speaker", "salutation")
_SHORTEST = {"title": 5, "subtitle": 5, "speaker": 2, "salutation": 2}
"""The characters from which a paragraph is the same line of the front, and no word that happens to stand there too."""
_SHORTEST_PARAGRAPH = 6
"""The characters from which a paragraph is not said twice on purpose: 干！ is."""
_LABEL = 2
"""The characters of a heading that several sections may have: 问, 回答."""
_MOST = 5
"""The paragraphs of an opening that may be the lines above it."""


def note_repeated(source: Source, node: MappingNode, values: Mapping[str, Any]) -> None:
    """Say what stands in an outline twice. values: those of its keys."""
    for name in _LABELLED:
        if value := values.get(name):
            text = value if isinstance(value, str) else value[0]
            if isinstance(text, str) and ("：" in text[:_LONGEST_HEAD] or ":" in text[:_LONGEST_HEAD]):
                _note_label(source, node, name, text)
    for name, value in (values.get("slots") or {}).items():
        if value[len(name) : len(name) + 1] in ("：", ":") and value.startswith(name) and len(value) > len(name) + 1:
            source.notice("outline.key-in-text", _slot(node, name) or node, found=value[: len(name) + 1])
    _note_lines(source, node, values)
    _note_front(source, node, values)
    for name in ("opening", "closing"):
        body = values.get(name) or ()
        if len(body) > 1 and any(map(eq, body, body[1:])):
            _note_paragraphs(source, _value(node, name), body)
    _note_signature(source, node, values)
    _note_headings(source, _Units(lambda: node), values.get("sections") or ())


def _note_label(source: Source, node: Node, name: str, text: str) -> None:
    """Say that a text begins with the name of its own key: ``标题: 标题：在会上的讲话``."""
    from drafter.files.tables import read_table

    label = re.match(rf"\s*([^：:\s]{{1,{_LONGEST_LABEL}}})\s*[：:](?=\s*\S)", text)
    if label and label[1] in read_table("outline", "own_words").get(name, ()):
        source.notice("outline.key-in-text", _first_text(_value(node, name)) or node, found=label[0].strip())


def _note_lines(source: Source, node: MappingNode, values: Mapping[str, Any]) -> None:
    """Say that a line of the front is said in another key of it: a title that ends with the date or the speaker, a subtitle that is the title."""
    date = lines_of(values.get("date", ""))
    day = _day(date[0]) if date else ""
    speaker = lines_of(values.get("speaker", ""))
    for name in ("title", "speaker"):
        for at, line in enumerate(lines_of(values.get(name, ""))):
            last = re.search(_DATE_BEHIND, line) if day and line[-1:] in _DATE_ENDS else None
            found = last[0] if last and _day(last[0]) == day else line if name == "title" and at and line in speaker else ""
            if found:
                other = _first_text(_value(node, "date" if found != line or _day(line) == day else "speaker"))
                _note(source, other, found, _text_at(_value(node, name), at), found)
    title = values.get("title", "")
    if title and title == values.get("subtitle"):
        first = lines_of(title)[0]
        _note(source, _first_text(_value(node, "subtitle")), first, _first_text(_value(node, "title")), first)


def _note_paragraphs(source: Source, node: Node | None, body: Sequence[object]) -> None:
    """Say that a paragraph is the one above it, word for word: it was pasted twice."""
    if node is None:
        return
    places, start = _places_of(source, node), (node.start_mark.line, node.start_mark.column)
    for one, other in pairwise(body):
        if type(one) is str and one == other and len(one) >= _SHORTEST_PARAGRAPH and not one.startswith(BLANK_START):
            found = places.get(one, [])
            first, second = (found.pop(0), found[0]) if len(found) > 1 else (start, start)
            source.notice("outline.said-twice", second, found=one, line=first[0] + 1)


def _places_of(source: Source, node: Node) -> dict[str, list[tuple[int, int]]]:
    """Where the paragraphs of a body stand: its items in a list, its lines below a bar. Lines that YAML joins are not found."""
    places: dict[str, list[tuple[int, int]]] = {}
    if isinstance(node, SequenceNode):
        for item in node.value:
            if isinstance(item, ScalarNode):
                places.setdefault(item.value.strip(), []).append((item.start_mark.line, item.start_mark.column))
        return places
    start = node.start_mark.line
    for number, line in enumerate(source.lines[start : node.end_mark.line + 1], start):
        places.setdefault(line.strip(), []).append((number, len(line) - len(line.lstrip())))
    return places


def _note_front(source: Source, node: MappingNode, values: Mapping[str, Any]) -> None:
    """Say that the first paragraphs of an opening are the lines above it."""
    opening = values.get("opening") or ()
    if not opening or not isinstance(opening[0], str):
        return
    above = {name: lines_of(values[name]) for name in _ABOVE if name in values}
    if not any(lines and lines[0][:1] == opening[0][:1] for lines in above.values()):  # most often
        return
    known = {said: name for name, lines in above.items() if len(said := _bare("".join(lines))) >= _SHORTEST[name]}
    address = _bare("".join(above.get("salutation", ())))
    for at, text in enumerate(opening[:_MOST]):
        if not isinstance(text, str):
            return
        name = known.get(_bare(text))
        if name is None and (not address or not (said := _said(text, address))):
            return
        value = _first_text(_value(node, name or "salutation"))
        found = text if name else said
        _note(source, _text_at(_value(node, "opening"), at), text, value, found)
        if name is None:
            return


def _said(text: str, address: str) -> str:
    """The beginning of a text that says a salutation, with the mark behind it; "" where it says none."""
    at, left = 0, address
    while left and at < len(text):
        if text[at] == left[0]:
            left = left[1:]
        elif not text[at].isspace() and text[at] not in _MARKS:
            return ""
        at += 1
    return text[: at + 1] if not left and text[at : at + 1] and text[at] in _BEHIND else ""


def _note_signature(source: Source, node: MappingNode, values: Mapping[str, Any]) -> None:
    """Say that the last paragraphs of a closing are the signature, and that a signature has the date that has its own key."""
    signature, signed = lines_of(values.get("signature", "")), lines_of(values.get("signed", ""))
    if not signature and not signed:
        _note_date_below(source, node, values)
        return
    ends = {_bare(line): "signature" for one in signature for line in (one, re.sub(_DATE_BEHIND, "", one))} | {
        _day(line): "signed" for line in signed
    }
    name = "closing" if values.get("closing") else "opening"
    closing = values.get(name) or ()
    for at in reversed(range(max(0, len(closing) - len(signature) - len(signed)), len(closing))):
        text = closing[at]
        found = (ends.get(_bare(text)) or ends.get(_day(text))) if isinstance(text, str) and _bare(text) else None
        if found is None:
            break
        _note(source, _text_at(_value(node, name), at), text, _first_text(_value(node, found)), text)
    days = {_day(line) for line in signed}
    for at, line in enumerate(signature if days else ()):
        last = re.search(_DATE_BEHIND, line)
        if last and last.start() and _day(last[0]) in days:
            _note(source, _text_at(_value(node, "signature"), at), line, _first_text(_value(node, "signed")), last[0])


class _Units:
    """The nodes of the sections in a unit. They are looked for when the first is asked for: few outlines have something to say.

    of: gives the node of the unit.
    """

    def __init__(self, of: Callable[[], Node]) -> None:
        self._of = of

    def __getitem__(self, at: int) -> Node:
        """The node of a section; that of the unit where it is not found."""
        return self._found[at] if at < len(self._found) else self._of()

    @cached_property
    def _found(self) -> list[Node]:
        below = _value(self._of(), "sections")
        return [item for item in below.value if not is_nothing(item)] if isinstance(below, SequenceNode) else []


def _note_date_below(source: Source, node: MappingNode, values: Mapping[str, Any]) -> None:
    """Say that a closing ends with the date that stands above: name and date below a speech have keys of their own."""
    date, closing = lines_of(values.get("date", "")), values.get("closing") or ()
    text = closing[-1] if closing else None
    if date and isinstance(text, str) and len(text) <= _LONGEST_DATE and _day(text) == _day(date[0]) and text[-1:] in _DATE_ENDS:
        _note(source, _text_at(_value(node, "closing"), len(closing) - 1), text, _first_text(_value(node, "date")), text)


_LONGEST_DATE = 16


def _note_headings(source: Source, units: _Units, sections: Sequence[OutlineSection]) -> None:
    """Say that the first paragraph below a heading is the heading again, and that a text begins with the name of its key."""
    if len(sections) > 1 and len({section.heading for section in sections}) < len(sections):
        _note_same(source, units, sections)
    for at, section in enumerate(sections):
        heading, body = section.heading, section.body
        first = body[0] if body and isinstance(body[0], str) else ""
        if isinstance(heading, str) and heading:
            if "：" in heading[:_LONGEST_HEAD]:
                _note_label(source, units[at], "heading", heading)
            if heading[:2] in first[:8] and _is_heading(first, heading):
                _note_heading(source, units[at], first)
        if "：" in first[:_LONGEST_HEAD]:
            _note_label(source, units[at], "body", first)
        if len(body) > 1 and any(map(eq, body, body[1:])):
            _note_paragraphs(source, _body_of(units[at]), body)
        if section.sections:
            _note_headings(source, _Units(partial(units.__getitem__, at)), section.sections)


def _note_same(source: Source, units: _Units, sections: Sequence[OutlineSection]) -> None:
    """Say that a section has the heading of one before it."""
    first: dict[str, int] = {}
    for at, section in enumerate(sections):
        heading = section.heading
        is_words = isinstance(heading, str) and len(heading) > _LABEL and not heading.startswith(BLANK_START)
        if isinstance(heading, str) and is_words and first.setdefault(heading, at) != at:
            above = units[first[heading]]
            source.notice("outline.said-twice", units[at], found=heading, line=above.start_mark.line + 1)


def _body_of(unit: Node) -> Node | None:
    """The body of a section, in short form too."""
    return _value(unit, "body") or (unit.value[0][1] if isinstance(unit, MappingNode) and len(unit.value) == 1 else None)


def _is_heading(text: str, heading: str) -> bool:
    """Whether a paragraph is a heading and no more: ``一、抓落实`` and ``抓落实。`` are 抓落实."""
    return text.removeprefix(ordinal_of(text)).rstrip(END_MARKS) == heading.rstrip(END_MARKS)


def _note_heading(source: Source, unit: Node, text: str) -> None:
    key = next((one for one in _keys(unit) if one.value in ("heading", ALIASES["heading"])), None)
    _note(source, _first_text(_body_of(unit)), text, key or next(_keys(unit), None), text)


def _note(source: Source, node: Node | None, text: str, other: Node | None, found: str) -> None:
    """Say that a part of a text is said in another value already. The place is the text's own line, below a bar too."""
    if node is None or other is None:
        return
    lines = source.lines[node.start_mark.line : node.end_mark.line + 1] if isinstance(node, ScalarNode) else []
    below = next((at for at, line in enumerate(lines) if text in line), 0)
    place = (node.start_mark.line + below, lines[below].index(text)) if below else node
    source.notice("outline.said-twice", place, found=found, line=other.start_mark.line + 1)


def _bare(text: str) -> str:
    """A line without its marks."""
    return "".join(text.split()).translate(_NO_MARKS)


def _day(text: str) -> str:
    """A text as the numbers in it, for comparing days: 2026-11-09 and 2026年11月9日; else the text itself."""
    from drafter.speech.numbering import FULL_WIDTH

    numbers = [number.lstrip("0") for number in re.findall(r"[0-9]+", text.translate(FULL_WIDTH))]
    is_day = len(numbers) > 1 and _OF_DAYS.issuperset("".join(text.split()))
    return "-".join(numbers) if is_day else text


# ---------------------------------------------------------------- where a value stands


def _keys(node: Node) -> Iterator[ScalarNode]:
    return (key for key, _ in node.value if isinstance(key, ScalarNode)) if isinstance(node, MappingNode) else iter(())


def _value(node: Node, name: str) -> Node | None:
    """The value of a key, in either language; None where there is none."""
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((value for key, value in pairs if isinstance(key, ScalarNode) and key.value in (name, ALIASES[name])), None)


def _slot(node: Node, name: str) -> Node | None:
    slots = _value(node, "slots")
    pairs = slots.value if isinstance(slots, MappingNode) else ()
    return next((value for key, value in pairs if isinstance(key, ScalarNode) and key.value == name), None)


def _text_at(node: Node | None, at: int) -> Node | None:
    """The node of an item of a body or of lines; a body of one text is its only item, the lines below a bar stand in one node."""
    if isinstance(node, SequenceNode):
        return node.value[min(at, len(node.value) - 1)] if node.value else None
    return node


def _first_text(node: Node | None) -> Node | None:
    return _text_at(node, 0)
