"""The calls of the desk: their arguments, and what becomes of wrong ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Json = dict[str, Any]


class MalformedCallError(ValueError):
    """A call that no page of ours makes: an unknown name, or arguments of another form. The page shows it as a bug."""


_HALF = re.compile("[\ud800-\udfff]")


class Kind(NamedTuple):
    """What an argument may be. name: for the message of a wrong one."""

    name: str
    fits: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    """Whether a value is a text that can be written to a file. Half of a surrogate pair cannot."""
    return isinstance(value, str) and (value.isascii() or _HALF.search(value) is None)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_edits(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(edit, list)
        and len(edit) == 3
        and _is_number(edit[0])
        and _is_number(edit[1])
        and edit[0] <= edit[1]
        and _is_text(edit[2])
        for edit in value
    )


def _is_action(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("do"), str) and _is_clean(value)


_DEEPEST = 20
"""The most lists and mappings inside one another. An action of the page has three."""


def _is_clean(value: object, depth: int = 0) -> bool:
    """Whether all texts of a JSON value are texts that can be written, and it is not nested too deeply."""
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, list):
        return depth < _DEEPEST and all(_is_clean(one, depth + 1) for one in value)
    if isinstance(value, dict):
        return depth < _DEEPEST and all(_is_text(key) and _is_clean(one, depth + 1) for key, one in value.items())
    return True


def _is_corrections(value: object) -> bool:
    """Whether a value is corrections of a mined text: lists of lines, of which ``closing`` is one line."""
    return isinstance(value, dict) and all(
        one is None or (_is_number(one) if key == "closing" else isinstance(one, list) and all(map(_is_number, one)))
        for key, one in value.items()
    )


def _is_calls(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and one.keys() == {"name", "arguments"} and isinstance(one["name"], str) and one["name"] in LAST
        for one in value
    )


LAST = frozenset({"type", "act", "undo", "redo", "repair", "ignore", "unignore", "take", "back", "layout", "rate"})
"""What a page that goes away still tells."""
TEXT = Kind("text", _is_text)
NUMBER = Kind("number", _is_number)
RATE = Kind("number from 50 to 1000", lambda value: _is_number(value) and 50 <= value <= 1000)
EDITS = Kind("list of [start, stop, new]", _is_edits)
ACTION = Kind("action", _is_action)
CALLED = Kind("list of calls", _is_calls)
CORRECTIONS = Kind("corrections", _is_corrections)

YES = Kind("true or false", lambda value: isinstance(value, bool))

_AT = {"sitting": TEXT, "version": NUMBER}
_ONCE = {"once?": TEXT}
"""A name of this change, by which it is known when it is told again because its answer was lost."""
CALLS: Mapping[str, Mapping[str, Kind]] = {
    "start": {"language?": TEXT, "browser?": TEXT},
    "gallery": {},
    "picture": {"template": TEXT},
    "suggest": {"occasion": TEXT},
    "open": {"path": TEXT},
    "create": {"template": TEXT, "path?": TEXT},
    "from": {"name": TEXT, "data": TEXT, "template?": TEXT},
    "rename": {"sitting": TEXT, "name": TEXT},
    "close": {"sitting": TEXT},
    "view": {"sitting": TEXT, "since?": NUMBER},
    "type": {**_AT, "edits": EDITS, "caret?": NUMBER, "last?": YES},
    "act": {**_AT, "action": ACTION, **_ONCE},
    "undo": {"sitting": TEXT, "since?": NUMBER, **_ONCE},
    "redo": {"sitting": TEXT, "since?": NUMBER, **_ONCE},
    "findings": _AT,
    "repair": {**_AT, "finding": NUMBER, **_ONCE},
    "ignore": {**_AT, "finding": NUMBER, "reason?": TEXT, **_ONCE},
    "unignore": {**_AT, "finding": NUMBER, **_ONCE},
    "complete": {**_AT, "at": NUMBER},
    "hover": {**_AT, "at": NUMBER},
    "origin": {**_AT, "block": NUMBER, "at": NUMBER},
    "own": {"sitting": TEXT, "block": NUMBER, "at": NUMBER},
    "layout": {"sitting": TEXT, "name?": TEXT},
    "layouts": {"sitting": TEXT},
    "rate": {"sitting": TEXT, "rate?": RATE},
    "history": {"sitting": TEXT},
    "moment": {"sitting": TEXT, "number": NUMBER},
    "back": {"sitting": TEXT, "number": NUMBER, "since?": NUMBER},
    "download": {"sitting": TEXT, "format": TEXT},
    "drop": {"sitting?": TEXT, "name": TEXT, "data": TEXT},
    "attach": {"sitting": TEXT, "name": TEXT, "data": TEXT},
    "review": {"name": TEXT, "data": TEXT, "corrections?": CORRECTIONS},
    "mined": {"name": TEXT, "data": TEXT, "corrections?": CORRECTIONS},
    "take": {"sitting": TEXT, "text": TEXT, "base?": TEXT, "since?": NUMBER},
    "template": {"sitting": TEXT, "name?": TEXT},
    "save_template": {"sitting": TEXT, "name": TEXT, "text": TEXT, "mark": TEXT},
    "toured": {},
    "last": {"sitting": TEXT, "calls": CALLED},
}
"""Each call with its arguments. A question mark: may be missing, or null. All numbers are whole and not negative."""


def checked(name: str, arguments: object) -> Json:
    """The arguments of a call; those that may be missing are None then. Raises MalformedCallError."""
    kinds = CALLS.get(name)
    if kinds is None:
        raise MalformedCallError(f"no call {name!r}")
    if not isinstance(arguments, dict):
        raise MalformedCallError("the arguments are no object")
    found: Json = {}
    for key, kind in kinds.items():
        value = arguments.get(key.rstrip("?"))
        if not (value is None and key.endswith("?")) and not kind.fits(value):
            raise MalformedCallError(f"{name}: {key.rstrip('?')} is no {kind.name}")
        found[key.rstrip("?")] = value
    if unknown := sorted(map(str, arguments.keys() - found)):
        raise MalformedCallError(f"{name}: no argument {', '.join(unknown)}")
    return found
