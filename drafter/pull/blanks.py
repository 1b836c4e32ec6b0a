"""Edits for open blanks that somebody filled in Word: ``【待补：单位】`` of an empty slot, heading, title, or list of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.nodes.scalars import is_nothing
from drafter.nodes.writing import scalar
from drafter.outline.edit.content import FRONT, WrittenBody
from drafter.outline.edit.edit import Edit
from drafter.outline.keys import ALIASES, OUTLINE
from drafter.pull.comparison import Comparison
from drafter.pull.units import words_of
from drafter.speech.text import BLANK, BLANK_START
from drafter.template.markup import Blank
from drafter.template.views import HEADING_BLANK

_BLANK = re.compile(f"({BLANK})")
_HEADING = str(HEADING_BLANK)
_SECTIONS = str(Blank(ALIASES["sections"]))


class _Filled(NamedTuple):
    """A blank that was filled.

    line: the number of its paragraph on the outline's page. blank: as it stands there. text: what was written in its place.
    """

    line: int
    blank: str
    text: str

    @property
    def name(self) -> str:
        """What the blank asks for: the name of a slot or a part."""
        return self.blank[len(BLANK_START) + 1 : -1]


def blanks_filled(page: Comparison) -> list[Edit]:
    """The edits that write into the outline what was filled into blanks of the page.

    A blank that the outline itself writes (``正文: 【待补：数字】``) is none of these: its text is changed as any other text is.
    """
    edits: dict[Node, Edit] = {}
    for one in _filled(page):
        found = _place(page, one)
        if found is not None:
            edits.setdefault(*found)
    return list(edits.values())


def _filled(page: Comparison) -> Iterator[_Filled]:
    for old, new in page.pairs:
        if old is None or new is None or BLANK_START not in page.made[old] or page.made[old] == page.wanted[new]:
            continue
        parts = _BLANK.split(page.made[old])
        match = re.fullmatch("".join("(.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), page.wanted[new])
        for blank, text in zip(parts[1::2], match.groups() if match else (), strict=False):
            if text != blank:
                yield _Filled(old, blank, text)


def _place(page: Comparison, filled: _Filled) -> tuple[Node, Edit] | None:
    """The node without a value that a blank stands for, and the edit that gives it one."""
    root = _root(page, filled.line)
    if root is None:
        return None
    kind = page.made_lines[filled.line].kind
    if filled.blank == _HEADING:
        lines = [at for at, line in enumerate(page.made_lines) for _ in range(line.text.count(_HEADING))]
        empty = [unit for unit in page.content.units.values() if "heading" in unit.keys and is_nothing(unit.keys["heading"][1])]
        if len(lines) != len(empty):
            return None
        key, node = empty[lines.index(filled.line)].keys["heading"]
        return node, _valued(page, key, filled.text)
    if filled.blank == _SECTIONS:
        pair = _pair(root, "sections")
        values = [{page.editor.key("heading"): words_of(filled.text)}]
        if pair is None:
            return root, page.editor.with_key(root, page.editor.key("sections"), values)
        return pair[1], page.editor.with_paragraphs(WrittenBody(root, str(pair[0].value), pair[1]), 0, values)
    slots = _pair(root, "slots")
    pairs = slots[1].value if slots is not None and isinstance(slots[1], MappingNode) else []
    named = [pair for pair in pairs if isinstance(pair[0], ScalarNode) and pair[0].value == filled.name and is_nothing(pair[1])]
    front = _pair(root, kind) if kind in FRONT else None
    if front is not None and is_nothing(front[1]):
        named = [front]
    return (named[0][1], _valued(page, named[0][0], filled.text)) if named else None


def _root(page: Comparison, line: int) -> MappingNode | None:
    """The mapping of the speech in which a line of the outline's page stands."""
    roots = [root for root in page.content.documents if isinstance(root, MappingNode)]
    titles = [at for at, one in enumerate(page.made_lines) if one.kind == "title"]
    speeches = len(page.old_speeches)
    number = (
        max(0, sum(at <= line for at in titles if page.made_lines[at - 1].kind != "title" or not at) - 1) if speeches > 1 else 0
    )
    return roots[number - speeches] if number < speeches <= len(roots) else None


def _pair(root: MappingNode, name: str) -> tuple[ScalarNode, Node] | None:
    return next((pair for pair in root.value if OUTLINE.by_key.get(str(pair[0].value)) is OUTLINE.by_key[name]), None)


def _valued(page: Comparison, key: ScalarNode, text: str) -> Edit:
    """The edit that writes a value behind a key that has none."""
    at = page.editor.text.index(":", page.editor.end_of(key)) + 1
    stop = at + len(page.editor.text[at:]) - len(page.editor.text[at:].lstrip(" ")) if page.editor.in_brackets(key) else at
    return Edit(at, stop, f" {scalar(text, flow=page.editor.in_brackets(key))}")
