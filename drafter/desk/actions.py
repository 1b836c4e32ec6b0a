"""Actions of a form: each changes the text of an outline at its place, and leaves every other character as it is.

An action is a mapping: ``{"do": "set", "path": "0/title", "text": "…"}``. It never loses a word: what it cannot do it refuses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from yaml.nodes import Node

from drafter.desk.comments import comments_in, keep_comments
from drafter.desk.footnotes import add_footnote
from drafter.desk.lists import add, add_to_body, add_to_sections, as_item, behind_marks, join, remove, remove_text, split
from drafter.desk.moving import length_of, move, move_down, move_in, move_out, move_up
from drafter.desk.ordinals import keep_words, letters_of, take_off_ordinals, typed_in
from drafter.desk.paths import LostPathError
from drafter.desk.turning import turn
from drafter.desk.values import set_value
from drafter.desk.work import Acted, Work, refuse
from drafter.errors import Fault, UsageError
from drafter.outline.edit.content import scalars_of
from drafter.outline.keys import ALL_KEYS
from drafter.speech.text import BLANK, BLANK_START

_Action = Callable[[Work, Mapping[str, Any]], Acted]


def act(text: str, action: Mapping[str, Any], name: str = "outline") -> Acted:
    """The text of an outline after an action. name: the outline's name in faults.

    Raises UsageError for an action that is unknown, or not possible at its place; OutlineError for a text that is no outline.
    """
    do = _ACTIONS.get(str(action.get("do")))
    if do is None:
        raise UsageError(Fault("desk.unknown-action", facts={"found": action.get("do")}))
    work = Work(text, name)
    if work.content.source.faults:
        return _in_faulty(work, do, action)
    return _acted(work, do, action)


def _in_faulty(work: Work, do: _Action, action: Mapping[str, Any]) -> Acted:
    """The text after an action in an outline with a wrong value, such as a list where a text belongs. The form does not show such a value.

    Raises UsageError if the action would lose words of it, or is for the value itself.
    """
    before = _letters(work, _target(work, action)) if action["do"] != "remove" else Counter()
    try:
        acted = _acted(work, do, action)
    except (AssertionError, AttributeError, TypeError):  # a mapping in the place of a text: any of the actions may meet it
        raise refuse("desk.stays") from None
    if before - _letters(work):
        raise refuse("desk.stays")
    return acted


def _target(work: Work, action: Mapping[str, Any]) -> Node | None:
    """The value that an action sets."""
    try:
        return work.part(str(action["path"])).node if action["do"] == "set" else None
    except LostPathError:
        return None


def _letters(work: Work, without: Node | None = None) -> Counter[str]:
    """How often each letter stands in an outline, without its known keys, open blanks and ordinals. without: a value that is left out."""
    texts = [node.value for node in scalars_of(work.content.documents) if node is not without and node.value not in ALL_KEYS]
    return letters_of(re.sub(BLANK, "", " ".join(texts)))


def _acted(work: Work, do: _Action, action: Mapping[str, Any]) -> Acted:
    text = work.text
    comments = comments_in(work.content)
    try:
        if action["do"] in _ORDERED:
            take_off_ordinals(work, str(action["path"]))
        typed, before = typed_in(work.content), work.text
        acted = do(work, action)
    except LostPathError:
        raise UsageError(Fault("desk.lost-place")) from None
    if action["do"] in _MOVED and work.content.source.typed:
        keep_words(work, typed, before)
    if comments and action["do"] != "remove":
        keep_comments(work, comments, text)
    return acted._replace(text=work.text)


def _paste(work: Work, action: Mapping[str, Any]) -> Acted:
    """Put items in: ``items`` are texts and mappings as an outline has them, ``sections`` go behind the section that the place is in.

    path, at: a body and an index in it, or a paragraph and a character of it.
    """
    path, at = str(action["path"]), int(action.get("at", 0))
    items, sections = list(action.get("items", ())), list(action.get("sections", ()))
    if work.part(path).kind == "text":
        path, at = _opened(work, path, at)
    if work.part(path).kind != "body":
        raise refuse("desk.no-text-here")
    if items:
        add_to_body(work, path, at, items)
    if sections:
        names = path.split("/")
        to, place = f"{names[0]}/sections", 0
        if names[1] == "sections":
            place = int(names[2]) + 1
        elif names[1] == "closing":
            place = length_of(work, to)
        add_to_sections(work, to, place, sections)
    if not items:
        return Acted(work.text)
    last = items[-1]
    return Acted(work.text, f"{path}/{at + len(items) - 1}", len(last) if isinstance(last, str) else 0)


def _opened(work: Work, path: str, at: int) -> tuple[str, int]:
    """The body and the index in it at which items are put in. The paragraph is cut at the character `at`; an open blank is removed."""
    part = work.part(path)
    text = part.value.text if part.value else ""
    at = behind_marks(text, at)
    body_path, index = as_item(work, path)
    if not text or (text.startswith(BLANK_START) and text.endswith("】")):
        remove_text(work, work.part(f"{body_path}/{index}"))
        return body_path, index
    if at <= 0:
        return body_path, index
    if at < len(text):
        split(work, {"path": f"{body_path}/{index}", "at": at})
    return body_path, index + 1


_ORDERED = ("add", "remove", "move", "up", "down")
"""Actions after which the items of a list stand at other places."""
_MOVED = ("remove", "move", "up", "down", "in", "out")
"""Actions that bring no new words."""

_ACTIONS: dict[str, _Action] = {
    "set": set_value,
    "add": add,
    "split": split,
    "join": join,
    "remove": remove,
    "move": move,
    "up": move_up,
    "down": move_down,
    "in": move_in,
    "out": move_out,
    "kind": turn,
    "paste": _paste,
    "footnote": add_footnote,
}
