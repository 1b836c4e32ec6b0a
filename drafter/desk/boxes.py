"""The boxes of a form: every value that can be typed, with its path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from drafter.desk.merge import words_together
from drafter.errors import Fault, UsageError
from drafter.speech.numbering import recognise

Json = dict[str, Any]


def at_its_place(form: Json, action: Mapping[str, Any], typed: Callable[[str], str | None]) -> Mapping[str, Any]:
    """An action as it is meant for a form in which parts moved since the page laid it. typed: the value at a path as the file has it.

    A page lays its form only when nothing more waits to be told, and has old paths meanwhile: what is typed then into the fourth paragraph, behind
    which the third went, must not replace the third. So the action says what the page knows of the part: ``box``, the path of a value of it, the
    part's own where it is missing, and ``was``, the text of that value. Without ``was`` the action is returned as it is.

    A text that is nowhere is part of a longer one now, to which it was joined, or became another at its place. What is to be set is put together
    with that. Raises UsageError for another action on a text that is nowhere.
    """
    path = str(action.get("path"))
    box = str(action.get("box", path))
    kind, inner = _kind(box), box[len(path) :]
    if "was" not in action or not kind or not box.startswith(path) or inner[:1] not in ("", "/"):
        return action
    was = {_words(str(action["was"])), _bare(str(action["was"]))}
    texts = {own: text for own, text in boxes(form) if _kind(own) == kind}
    if box in texts and (_words(texts[box]) in was or _words(typed(box) or "") in was):
        return action
    same = [own for own, text in texts.items() if _words(text) in was]
    if same and (len(same) == 1 or action.get("do") != "remove"):
        now = min(same, key=lambda own: _far(own, box))
        return {**action, "path": now.removesuffix(inner)} if now.endswith(inner) else action
    around = [own for own, text in texts.items() if any(len(words) >= _ENOUGH and words in _words(text) for words in was)]
    if around and action.get("do") in ("set", *_WHOLE):  # it was joined to another
        now = min(around, key=lambda own: _far(own, box))
        path = now.removesuffix(inner) if now.endswith(inner) else path
        action = {**action, "path": path}
    elif action.get("do") != "set":
        raise UsageError(Fault("desk.lost-place"))
    theirs = typed(path) if action["do"] == "set" else None
    return action if theirs is None else {**action, "text": words_together(str(action["was"]), str(action["text"]), theirs)}


_ENOUGH = 2
"""By so many characters a text is known inside a longer one."""
_WHOLE = ("up", "down", "in", "out", "kind")
"""Actions on a part as it is, whatever its text."""


def _far(path: str, other: str) -> tuple[int, int]:
    """How far a value is from another: one of the same list is nearest, then one of the same part."""
    names, others = path.split("/"), other.split("/")
    common = next(
        (at for at, (name, its) in enumerate(zip(names, others, strict=False)) if name != its), min(len(names), len(others))
    )
    here, there = ("".join(one[common : common + 1]) for one in (names, others))
    return -common, abs(int(here) - int(there)) if here.isdecimal() and there.isdecimal() else 0


def _bare(text: str) -> str:
    """The words of a text without the ordinal in front, which the form does not show."""
    mark = recognise(text.strip())
    return _words(text.strip()[len(mark.text) :]) if mark else _words(text)


def _kind(path: str) -> str:
    """What kind of value of a part that can be moved a path names: text, heading, a blank of a frame … "" for any other value."""
    names = path.split("/")
    if len(names) < 3 or names[1] not in _LISTS:
        return ""
    last = next(name for name in reversed(names[1:]) if not name.isdecimal())
    return "text" if last == "body" or last in _LISTS else f"{last} {names[-1].isdecimal()}"


_LISTS = ("opening", "agenda", "sections", "closing", "attachments", "notes")
"""What of a document holds parts that can be moved."""


def _words(text: str) -> str:
    return "".join(text.split())


def boxes(part: object) -> Iterator[tuple[str, str]]:
    """The paths and texts of all boxes in a part of a form, in the order of the form."""
    if isinstance(part, list):
        for item in part:
            yield from boxes(item)
    elif isinstance(part, dict):
        text = part.get("text", part.get("value"))
        if "path" in part and isinstance(text, str):
            yield str(part["path"]), text
        for inner in part.values():
            yield from boxes(inner)
