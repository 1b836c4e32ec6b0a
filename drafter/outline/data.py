"""Plain Python values as the YAML of an outline, for programs that have the content of a speech as a `dict`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from drafter.errors import Fault, OutlineError, Place
from drafter.nodes.compose import MAX_DEPTH
from drafter.nodes.writing import NULL, Typed, Value, mapping_lines
from drafter.speech.numbering import NO_MARK

Data = Mapping[str, object]
"""One outline: from its keys to texts, numbers, days, and lists and mappings of them. None stands for a missing value."""


def outline_text(data: Data | Sequence[Data | None], name: str = "outline") -> str:
    r"""The YAML of an outline, or of several outlines in one file (a bundle).

    Texts are read as if they were typed: spaces at their ends are removed, a line break begins a new paragraph, an ordinal in front of a
    heading is taken off. A `datetime` counts as its day.
    name: the name of the outline in the places of faults.

    >>> print(outline_text({"title": "讲话", "subtitle": None, "opening": ["一。", {"学": "早学。"}]}))
    title: 讲话
    subtitle:
    opening:
      - 一。
      - 学: 早学。
    <BLANKLINE>

    Raises OutlineError, with a fault for each value that no outline can hold: truth values, NaN, bytes, objects of other classes.
    """
    plain = _Plain(name)
    if not isinstance(data, (list, tuple, Mapping)):
        raise OutlineError(Fault("outline.no-data", Place(name), {"found": type(data).__name__}))
    outlines = [("", data)] if isinstance(data, Mapping) else plain.items(data, "")
    documents = [
        "\n".join([*mapping_lines(plain.mapping(outline, path) | _no_sections(outline)), ""]) for path, outline in outlines
    ]
    if plain.faults:
        raise OutlineError(*plain.faults)
    return "---\n".join(documents)


def _no_sections(data: object) -> dict[str, Value]:
    """The key of sections with the value 无 if their list is empty. Without a value it would ask the author for sections."""
    if not isinstance(data, Mapping):
        return {}
    return {key: NO_MARK[0] for key in ("sections", "部分") if data.get(key) in ([], (), {})}


def text_of(value: object, name: str) -> str:
    """One value as the text that an outline has for it, "" for None. name: how faults call it. Raises OutlineError, as `outline_text` does."""
    plain = _Plain(name)
    text = "" if value is None else str(plain.text(value, name))
    if plain.faults:
        raise OutlineError(*plain.faults)
    return text


_ROW = re.compile(r"\.(?:rows|行)\[[0-9]+\]$")
"""The path of a row of a table, whose cells stand below those of the head: one without a value is empty, and the others stay in their places."""


class _Plain:
    """Turns Python values into the texts, lists and dicts that `nodes.writing` writes.

    faults: one for each value that no outline can hold.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []

    def mapping(self, data: object, path: str) -> dict[str, Value]:
        """A mapping. A value that is None or an empty list is written as a key without a value.

        A list item with a single key is a point. If its text is None it is written ``- 学: ~``, because ``- 学:`` is a fault.
        """
        if not isinstance(data, Mapping):
            self.refuse(data, path)
            return {}
        missing: Value = NULL if len(data) == 1 and path.endswith("]") else []
        return {
            self.text(key, path): missing if value is None else self.value(value, f"{path}.{key}".removeprefix("."))
            for key, value in data.items()
        }

    def items(self, data: object, path: str) -> list[tuple[str, object]]:
        """The items of a list without those that are None, each with its path (``sections[0].body``).

        In a heading, whose items fill the blanks of a frame one by one, and in the row of a table None is an empty text instead. Only a heading
        of None alone is none.
        """
        if not isinstance(data, (list, tuple)):
            self.refuse(data, path)
            return []
        if (path.endswith((".heading", ".小标题")) and any(item is not None for item in data)) or _ROW.search(path):
            return [(f"{path}[{number}]", "" if item is None else item) for number, item in enumerate(data)]
        return [(f"{path}[{number}]", item) for number, item in enumerate(data) if item is not None]

    def value(self, data: object, path: str) -> Value:
        if not isinstance(data, (list, tuple, Mapping)):
            return self.text(data, path)
        if path.count(".") + path.count("[") > MAX_DEPTH:  # a list may contain itself
            self.refuse(data, path[:60])
            return ""
        if isinstance(data, Mapping):
            return self.mapping(data, path)
        return [self.value(item, inner) for inner, item in self.items(data, path)]

    def text(self, data: object, path: str) -> str:
        match data:
            case str():
                return Typed(data.replace("\r\n", "\n").replace("\r", "\n").strip())
            case datetime():
                return data.date().isoformat()
            case date():
                return data.isoformat()
            case bool():
                pass
            case int():
                return str(data)
            case float() | Decimal() if isfinite(data):
                return str(data)
        self.refuse(data, path)
        return ""

    def refuse(self, data: object, path: str) -> None:
        facts: dict[str, object] = {"key": path or "dict", "found": type(data).__name__}
        self.faults.append(Fault("outline.data", Place(self.name), facts))
