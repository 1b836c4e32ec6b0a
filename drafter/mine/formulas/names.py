"""Names of blanks. A name is valid in Jinja, is no key of an outline, and has one value in a speech."""

from __future__ import annotations

from drafter.outline.keys import ALIASES, OUTLINE

_JINJA = frozenset(
    [
        "loop",
        "self",
        "super",
        "range",
        "namespace",
        "and",
        "or",
        "not",
        "in",
        "is",
        "if",
        "else",
        "for",
        "true",
        "false",
        "none",
        "True",
        "False",
        "None",
    ]
)
RESERVED = frozenset({*OUTLINE.by_key, *ALIASES.values()}) | _JINJA
"""Names that a blank cannot have: keys of an outline in both languages, and words of Jinja."""


def is_name(name: str) -> bool:
    """Whether a blank can have this name."""
    return name.isidentifier() and name not in RESERVED


_NAMELESS = "名称"
"""The name of a blank whose own name has no valid character."""


def valid_name(name: str) -> str:
    """The name without invalid characters; 名称 where nothing remains. A reserved name gets a word in front: 所填日期."""
    kept = "".join(character for character in name if character == "_" or character.isalnum())
    if not kept:
        return _NAMELESS
    if not kept.isidentifier():
        kept = f"数{kept}"
    if not kept.isidentifier():
        return _NAMELESS
    return f"所填{kept}" if kept in RESERVED else kept


class Names:
    """The names of a template so far, with their values. A second value with the name 部门 gets the name ``部门2``."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def give(self, name: str, value: str) -> str:
        """The name under which a value is recorded: `name`, or `name` with a number if `name` has a different value already."""
        base = name = valid_name(name)
        number = 1
        while self.values.setdefault(name, value) != value:
            number += 1
            name = f"{base}{number}"
        return name
