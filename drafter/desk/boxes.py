"""The boxes of a form: every value that can be typed, with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.desk.merge import words_together
from drafter.errors import Fault, UsageError

Json = dict[str, Any]


def at_its_place(form: Json, action: Mapping[str, Any]) -> Mapping[str, Any]:
    """An action as it is meant for a form in which parts moved since the page laid it.

    A page lays its form only when nothing more waits to be told, and has old paths meanwhile: what is typed then into the fourth paragraph, behind
    which the third went, must not replace the third. So the action says what the page knows of the part: ``box``, the path of a value of it, the
    part's own where it is missing, and ``was``, the text of that value. Without ``was`` the action is returned as it is.

    A text that is nowhere became another at its place: a point's heading is part of a paragraph now. What is set there is put together with it.
    Raises UsageError where a part is to be removed that is nowhere.
    """
    if "was" not in action:
        return action
    path, was = str(action["path"]), str(action["was"])
    box = str(action.get("box", path))
    inner = box[len(path) :]
    kind = _kind(box)
    texts = {own: text for own, text in _boxes(form) if _kind(own) == kind}
    now = _standing_at(texts, box, was)
    if not kind or now == box:
        return action
    if now is not None:
        return {**action, "path": now.removesuffix(inner)} if now.endswith(inner) else action
    if action.get("do") == "remove":
        raise UsageError(Fault("desk.lost-place"))
    if action.get("do") == "set" and path in texts:
        return {**action, "text": words_together(was, str(action["text"]), texts[path])}
    return action


def _standing_at(texts: Mapping[str, str], path: str, was: str) -> str | None:
    """The path of the nearest value with a text, blanks aside, to a path; None where there is none. texts: the values by their paths."""
    paths = list(texts)
    at = paths.index(path) if path in texts else len(paths)
    words = _words(was)
    same = [index for index, text in enumerate(texts.values()) if _words(text) == words]
    return paths[min(same, key=lambda index: abs(index - at))] if same else None


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


def _boxes(part: object) -> Iterator[tuple[str, str]]:
    """The paths and texts of all boxes in a part of a form, in the order of the form."""
    if isinstance(part, list):
        for item in part:
            yield from _boxes(item)
    elif isinstance(part, dict):
        text = part.get("text", part.get("value"))
        if "path" in part and isinstance(text, str):
            yield str(part["path"]), text
        for inner in part.values():
            yield from _boxes(inner)
