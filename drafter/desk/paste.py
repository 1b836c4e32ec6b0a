"""A text that is pasted: its paragraphs, points and sections, found by the ordinals that stand in it."""

from __future__ import annotations

from typing import Any, NamedTuple

from yaml.nodes import Node

from drafter.api.drafting import outline_from
from drafter.desk.ordinals import letters_of
from drafter.desk.paths import documents_of, value_of
from drafter.errors import DrafterError
from drafter.messages.language import tr
from drafter.outline.edit.content import content_of
from drafter.outline.edit.items import plain
from drafter.outline.keys import ALIASES
from drafter.speech.text import BLANK_START

PLAIN = "speech"
"""The template into which a text is read: it has no words of its own."""

_FRONT = ("title", "subtitle", "speaker", "date", "salutation")


class Pasted(NamedTuple):
    """A pasted text. items: its paragraphs and points. sections: its sections. said: what was changed, a line each."""

    items: list[Any]
    sections: list[Any]
    said: list[str]


def items_of_text(text: str, *, chinese: bool) -> Pasted:
    """A text as items of an outline. Where it cannot be read without a loss, each line is a paragraph.

    Sections with ordinals of points (``一是``) are points.
    """
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    whole = Pasted([*lines], [], [])
    if len(lines) <= 1:
        return whole
    try:
        root = documents_of(content_of(outline_from("\n".join(lines), PLAIN, chinese=chinese).text))[0]
    except DrafterError:
        return whole
    sections = [section for section in _values(value_of(root, "sections")) if isinstance(section, dict)]  # a speech may have "none"
    closing = _values(value_of(root, "closing"))
    points = [section for section in sections if _key("mark", chinese) in section or _key("mark", not chinese) in section]
    if (
        any(_values(value_of(root, name)) for name in _FRONT)
        or (points and len(points) < len(sections))
        or (closing and not points and sections)
    ):
        return whole
    items = [*_values(value_of(root, "opening")), *(_point(point, chinese) for point in points), *closing]
    pasted = Pasted(items, [] if points else sections, [])
    if letters_of(str([pasted.items, pasted.sections])) & letters_of(text) != letters_of(text):
        return whole
    if not points and not sections:
        return pasted
    return pasted._replace(said=[tr("ordinals of the pasted text were taken off: the template counts")])


def _values(node: Node | None) -> list[Any]:
    """A value of the outline as a list, without blanks to be filled."""
    if node is None:
        return []
    value = plain(node)
    values = value if isinstance(value, list) else [line.strip() for line in str(value).split("\n")]
    return [one for one in values if one and not (isinstance(one, str) and one.startswith(BLANK_START))]


def _key(name: str, chinese: bool) -> str:
    return ALIASES[name] if chinese else name


def _point(section: dict[str, Any], chinese: bool) -> dict[str, Any]:
    """A section as a point; its sub-sections are points inside."""
    heading, body, inner = (section.get(_key(name, chinese)) for name in ("heading", "body", "sections"))
    items = [*(body if isinstance(body, list) else [body] if body else []), *(_point(one, chinese) for one in inner or ())]
    return {
        _key("heading", chinese): heading or "",
        _key("body", chinese): items[0] if len(items) == 1 and isinstance(items[0], str) else items or "",
    }
