"""A text that is pasted: its paragraphs, points and sections, found by the ordinals that stand in it."""

from __future__ import annotations

from typing import Any, NamedTuple

from drafter.api.drafting import outline_from
from drafter.desk.paths import documents_of, value_of
from drafter.errors import DrafterError
from drafter.messages.wording import word
from drafter.outline.edit.content import content_of
from drafter.outline.edit.items import plain

PLAIN = "speech"
"""The template into which a text is read: it has no words of its own."""


class Pasted(NamedTuple):
    """A pasted text. items: its paragraphs and points. sections: its sections. said: what was changed, a line each."""

    items: list[Any]
    sections: list[Any]
    said: list[str]


def items_of_text(text: str, *, chinese: bool) -> Pasted:
    """A text as items of an outline. Where it cannot be read as a speech, each line is a paragraph."""
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if len(lines) <= 1:
        return Pasted(lines, [], [])
    try:
        drafted = outline_from("\n".join(lines), PLAIN, chinese=chinese)
        content = content_of(drafted.text)
    except DrafterError:
        return Pasted(lines, [], [])
    root = documents_of(content)[0]
    front = [line for name in ("title", "subtitle", "speaker", "date", "salutation") for line in _plain_lines(value_of(root, name))]
    if front:  # it was taken for a whole speech: a title is pasted as a paragraph
        return Pasted(lines, [], [])
    items = [*_plain_lines(value_of(root, "opening"))]
    sections = [*_plain_lines(value_of(root, "sections"))]
    items_behind = [*_plain_lines(value_of(root, "closing"))]
    if items_behind and sections:
        return Pasted(lines, [], [])
    said = [word(notice) for notice in drafted.notices]
    return Pasted([*items, *items_behind], sections, said)


def _plain_lines(node: Any) -> list[Any]:
    if node is None:
        return []
    value = plain(node)
    if isinstance(value, list):
        return value
    return (
        [line for line in str(value).split("\n") if line.strip() and not line.startswith("【待补")]
        if isinstance(value, str)
        else [value]
    )
