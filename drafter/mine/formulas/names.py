"""Names of blanks: valid in expressions of templates, no keys of an outline, each for one value of a speech."""

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
"""Keys of an outline in both languages, and words of the template language."""


def is_name(name: str) -> bool:
    """Whether a blank of a template can have the name."""
    return name.isidentifier() and name not in RESERVED


def valid_name(name: str, default: str = "名称") -> str:
    """The name without characters that no name can hold; `default` where nothing is left. A reserved name gets words in front: 所填日期."""
    kept = "".join(character for character in name if character == "_" or character.isalnum())
    if not kept:
        return default
    if not kept.isidentifier():
        kept = f"数{kept}"
    if not kept.isidentifier():
        return default
    return f"所填{kept}" if kept in RESERVED else kept


class Names:
    """The names that a template has so far, each with its value. A second value for 部门 is named ``部门2``."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def give(self, name: str, value: str) -> str:
        """A name for a value."""
        base = name = valid_name(name)
        number = 1
        while self.values.setdefault(name, value) != value:
            number += 1
            name = f"{base}{number}"
        return name
