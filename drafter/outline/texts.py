"""Texts that a page may show: the paragraphs of a text, one line, a list of lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import WRONG, Kind, wrong_shape
from drafter.nodes.kinds import one_line, text
from drafter.nodes.scalars import is_literal, scalar_text, stripped
from drafter.nodes.slips import wide_mark
from drafter.nodes.source import Source
from drafter.outline.emphasis import shown_texts
from drafter.speech.numbering import NO_MARK
from drafter.speech.text import with_colon

Mended = Callable[[Source, Node, str], str]
"""Puts a text right before it is shown, and says so."""


def paragraphs(source: Source, node: ScalarNode, role: str = "text", mended: Mended | None = None) -> Sequence[str]:
    """The paragraphs of a text, one for each of its lines that is not blank.

    role: what the text is, for `shown_texts`.
    """
    value = scalar_text(source, node)
    if mended is not None:
        value = mended(source, node, value)
    if "\n" in value:
        return shown_texts(source, node, [line for line in (line.strip() for line in value.split("\n")) if line], role)
    if value[:1].isspace() or value[-1:].isspace():
        value = stripped(source, node, value)
    return shown_texts(source, node, (value,), role) if value else ()


def shown_line(source: Source, node: Node, role: str = "front", mended: Mended | None = None) -> object:
    """One line of text that a page may show."""
    found = one_line(source, node)
    if found is WRONG or not found or not isinstance(node, ScalarNode):
        return found
    line = without_typed(source, node, str(found))
    return shown_texts(source, node, (mended(source, node, line) if mended else line,), role)[0]


def shown_lines(source: Source, node: Node, role: str = "front", *, names: bool = False, mended: Mended | None = None) -> object:
    """A line of text that a page may show, or a list of lines.

    The lines of a block behind ``|`` are such a list: its author pressed Enter where a line ends.
    names: whether the lines name people or offices, of which one may stand in brackets too: ``[王芳]``.
    """
    if not isinstance(node, SequenceNode):
        if isinstance(node, ScalarNode):
            note_none(source, node)
            if node.style == "|" and "\n" in node.value.strip():
                found = tuple(paragraphs(source, node, role))
                return found if len(found) > 1 else "".join(found)
        return shown_line(source, node, role, mended)
    quoted = len(node.value) == 1 and isinstance(node.value[0], ScalarNode) and node.value[0].style
    if node.flow_style and len(node.value) == 1 and not quoted:  # brackets that are meant as text; programs write quotes
        if (
            isinstance(node.value[0], ScalarNode)
            and "，" in node.value[0].value
            and (wide := wide_mark(source, node.start_mark.line))
        ):
            source.add("yaml.wide-mark", wide, found="，")
            return WRONG
        if not names or not isinstance(node.value[0], ScalarNode):
            return wrong_shape(source, node, "text")
    return each_line(source, node, role, mended)


def title_lines(source: Source, node: Node) -> object:
    """The lines of a title. One behind the first that begins with a dash is a subtitle, which has a key of its own; it is told, and stays."""
    found = shown_lines(source, node)
    for number, line in enumerate(found if isinstance(found, tuple) else ()):
        if number and re.match(_DASH, line) and line.strip(_DASHES):
            below = node.value[number] if isinstance(node, SequenceNode) and number < len(node.value) else None
            source.notice(
                "outline.title-dash", below or _place_of(source, node, line), found=line, better=line.lstrip(_DASHES).strip()
            )
    return found


_DASHES = "—―─－–-"
_DASH = f"[—―─]|[{_DASHES}]{{2}}"


def _place_of(source: Source, node: Node, line: str) -> tuple[int, int]:
    """Where a line of a block stands; the block itself where it is not found as it is written."""
    rows = range(node.start_mark.line, node.end_mark.line + 1)
    start = node.start_mark
    return next(((row, at) for row in rows if (at := source.line_at(row).find(line)) >= 0), (start.line, start.column))


def each_line(source: Source, node: SequenceNode, role: str = "front", mended: Mended | None = None) -> tuple[str, ...]:
    """The lines of a list, without those that are empty or wrong."""
    lines = (shown_line(source, item, role, mended) for item in node.value)
    return tuple(str(line) for line in lines if line is not WRONG and line)


def _salutation(source: Source, node: Node) -> object:
    if isinstance(node, SequenceNode):
        if node.flow_style and len(node.value) == 1:
            note_comma(source, node.value[0])
        lines = [_with_its_colon(item) for item in node.value]
        for item in lines:
            if not isinstance(item, ScalarNode):
                wrong_shape(source, item, "text")
        items = [item for item in lines if isinstance(item, ScalarNode)]
        last = next((item for item in reversed(items) if item.value.strip()), None)
        return tuple(
            line for item in items for line in paragraphs(source, item, "front", _colon_at_end if item is last else _colons)
        )
    if not isinstance(node, ScalarNode):
        return wrong_shape(source, node, "text")
    note_none(source, node)
    return tuple(paragraphs(source, node, "front", _colon_at_end))


def _with_its_colon(item: Node) -> Node:
    """``- 同志们:`` as the text that it is meant as. YAML takes it for a key without a value."""
    if not isinstance(item, MappingNode) or item.flow_style or len(item.value) != 1:
        return item
    key, value = item.value[0]
    if not isinstance(key, ScalarNode) or key.style or not isinstance(value, ScalarNode) or value.value or value.style:
        return item
    return ScalarNode(key.tag, f"{key.value}：", key.start_mark, value.end_mark)


def _colons(source: Source, node: Node, text: str) -> str:
    """The lines of a salutation of which more follow."""
    return "\n".join(wide_colon(source, node, line, last=False) for line in text.split("\n"))


def _colon_at_end(source: Source, node: Node, text: str) -> str:
    """The last lines of a salutation."""
    *lines, last = text.rstrip("\n").split("\n")
    return "\n".join([*(wide_colon(source, node, line, last=False) for line in lines), wide_colon(source, node, last)])


def wide_colon(source: Source, node: Node, line: str, *, last: bool = True) -> str:
    """A line of a salutation with one full-width colon for what somebody typed in its place, which is told: ``同志们:``, ``同志们；``.

    last: whether no line of the salutation follows.
    """
    shown, typed = with_colon(line, last=last), line.rstrip()
    if line.endswith("：") and source.text[node.end_mark.index - 1] == ":":  # read as a full-width one, so that it is no key's
        source.notice("outline.half-colon", node, found=f"{line[:-1]}:")
    if shown in (typed, line) or (isinstance(node, ScalarNode) and is_literal(source, node)):
        return line
    behind = typed[len(shown) - 1 :]
    found = behind.strip()
    if behind.strip("：: "):
        source.notice("outline.colon-for", node, found=typed, mark=found)
    else:
        source.notice("outline.half-colon" if found == ":" else "outline.colons", node, found=typed)
    return shown


def note_comma(source: Source, item: Node, *, names: bool = False) -> None:
    """Say that the full-width comma between brackets parts nothing: ``[同志们， 朋友们]``.

    names: whether the list is one of names, where ``、`` is told too: ``[分工表、值班表]``. A salutation may have one in its line.
    """
    if not isinstance(item, ScalarNode) or item.style:
        return
    if "，" in item.value:
        source.notice("yaml.wide-comma", item, found=item.value)
    elif names and "、" in re.sub(_QUOTED_TITLE, "", item.value):
        source.notice("yaml.list-comma", item, found=item.value)


_QUOTED_TITLE = "《[^》]*》|（[^）]*）|“[^”]*”"
"""What may have 、 of its own inside a name. Compiled when a list is in brackets."""


_WIDE_BRACKETS = {"［": "］", "｛": "｝"}


def note_none(source: Source, node: ScalarNode) -> None:
    """Say that ``无`` is a text here: only ``sections`` takes it for nothing. So is ``［甲，乙］``, whose brackets make no list."""
    if node.style:
        return
    said = node.value.strip()
    if said in NO_MARK:
        source.notice("outline.none-as-text", node, found=said)
    elif said[:1] in _WIDE_BRACKETS and said[-1] == _WIDE_BRACKETS[said[0]]:
        source.notice("yaml.wide-brackets", node, found=said[0])


def without_typed(source: Source, node: Node, text: str) -> str:
    """A heading without the ordinal that its author typed."""
    typed = source.typed.get(id(node)) if source.typed else None
    return text[len(typed.text) :] if typed else text


SCALAR_SCHEMA = {"type": ["string", "number", "boolean", "null"]}
LINES_SCHEMA = {"anyOf": [SCALAR_SCHEMA, {"type": "array", "items": SCALAR_SCHEMA}]}
line = Kind(shown_line, text.schema)
slot = Kind(partial(shown_line, role="slot"), text.schema)
lines = Kind(shown_lines, LINES_SCHEMA)
title = Kind(title_lines, LINES_SCHEMA)
names = Kind(partial(shown_lines, names=True), LINES_SCHEMA)
salutation = Kind(_salutation, LINES_SCHEMA)
