"""What stands below a closing: the list of attachments, the signature, the attachments; as keys of the outline.

`drafter.template.bodies.attachment_list` and `attached` are the inverse, with the last blocks of the plain template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from drafter.mine.emit.front import key_value, undated
from drafter.mine.emit.units import Language, body_values
from drafter.nodes.writing import Value, can_be_key
from drafter.speech.lines import ENDING, Styled, kind_of
from drafter.speech.style import LEVEL_MARKS, OWN, PointStyle
from drafter.speech.tree import Item

_KINDS = ENDING
_LISTED = re.compile(r"(?:附件：)?(?:\d+\. )?(.+)")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_STYLE = PointStyle(LEVEL_MARKS[0], OWN)


class Ending(NamedTuple):
    """A closing without what stands below it, and that as keys of an outline by their English names."""

    closing: tuple[Item, ...]
    keys: Mapping[str, Value]


def split_ending(closing: tuple[Item, ...], say: Language) -> Ending:
    """What stands below a closing as keys. Nothing is split off where the plain template would write it otherwise."""
    start = next((at for at, item in enumerate(closing) if _kind(item) in _KINDS), len(closing))
    below = closing[start:]
    attached = next((at for at, item in enumerate(below) if _kind(item) == "attachment"), len(below))
    head, behind = below[:attached], below[attached:]
    kinds = [_kind(item) for item in head]
    names, dates = _of(head, "signature"), _of(head, "signed")
    listed = [item for item in head if _kind(item) in _KINDS[:2]]
    bodies = _bodies(behind)
    in_order = kinds == sorted(kinds, key=lambda kind: _KINDS.index(kind) if kind in _KINDS else len(_KINDS))
    if (
        not below
        or not in_order
        or len(dates) > 1
        or any(kind not in _KINDS for kind in kinds)
        or any(map(_ISO.fullmatch, names + dates))
        or any(undated(date) is None for date in dates)
    ):
        return Ending(closing, {})
    attachments = [match[1] for item in listed if isinstance(item, str) and (match := _LISTED.fullmatch(item))]
    if [str(item) for item in listed] != _as_listed(attachments) or not _fits(attachments, bodies):
        return Ending(closing, {})
    texts = {name: body for _, name, body in bodies}
    values: list[Value] = [
        {name: body_values(texts[name], _STYLE, say, inside=False)} if name in texts else name for name in attachments
    ]
    shown_dates = [undated(date) or date for date in dates]
    keys = {"attachments": values or None, "signature": key_value("speaker", names), "signed": key_value("date", shown_dates)}
    return Ending(closing[:start], {name: value for name, value in keys.items() if value})


def _kind(item: Item) -> str:
    return kind_of(item) if isinstance(item, str) else ""


def _of(items: tuple[Item, ...], kind: str) -> list[str]:
    """The texts of the lines of a kind, with their footnotes."""
    lines = [item for item in items if isinstance(item, str) and kind_of(item) == kind]
    return [Styled(str(line), "", line.spans) if isinstance(line, Styled) else line for line in lines]


def _as_listed(names: list[str]) -> list[str]:
    return [
        f"{'附件：' if number == 1 else ''}{f'{number}. ' if len(names) > 1 else ''}{name}" for number, name in enumerate(names, 1)
    ]


def _bodies(items: tuple[Item, ...]) -> list[tuple[str, str, tuple[Item, ...]]]:
    """The attachments behind the speech: the line above each, its title, its text."""
    starts = [at for at, item in enumerate(items) if _kind(item) == "attachment"]
    pieces = [items[start:stop] for start, stop in zip(starts, [*starts, len(items)][1:], strict=True)]
    return [
        (str(piece[0]), str(piece[1]) if len(piece) > 1 and _kind(piece[1]) == "attachment-title" else "", piece[2:])
        for piece in pieces
    ]


def _fits(names: list[str], bodies: list[tuple[str, str, tuple[Item, ...]]]) -> bool:
    """Whether the attachments are those of the list, in its order, each with a text and a name that can be a key."""
    marks = {name: f"附件{number if len(names) > 1 else ''}" for number, name in enumerate(names, 1)}
    shown = [title for _, title, _ in bodies]
    return (
        len(marks) == len(names)
        and shown == [name for name in names if name in shown]
        and all(body and marks.get(title) == mark and can_be_key(title) for mark, title, body in bodies)
    )
