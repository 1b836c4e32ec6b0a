"""Names of WordprocessingML, and functions to read its attributes, switches and tracked deletions.

All readers of parts share them.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{WORD}val"
DELETED = frozenset((f"{WORD}del", f"{WORD}moveFrom"))
"""Elements whose text a tracked change removed: deleted text, and moved text at its old place."""


def runs_on(properties: Element | None) -> bool:
    """Whether a tracked change deleted the end of a paragraph, which joins it with the next one. properties: its ``w:pPr``."""
    end = None if properties is None else properties.find(f"{WORD}rPr")
    return end is not None and any(child.tag in DELETED for child in end)


_MOST_DIGITS = 11
"""Of a number, with its sign: those of Word have 32 bits."""


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of the child with a name; None without such a child, "" without the attribute."""
    child = None if parent is None else parent.find(WORD + name)
    return None if child is None else child.get(VAL, "")


def number(parent: Element | None, name: str) -> int | None:
    """The ``w:val`` of a child as a whole number; None where it is no number, or one of more digits than Word reads."""
    said = value(parent, name)
    try:
        return None if said is None or len(said) > _MOST_DIGITS else int(said)
    except ValueError:
        return None


def switch(parent: Element | None, name: str) -> bool | None:
    """Whether a switch (ST_OnOff) is on; None where it is missing."""
    said = value(parent, name)
    return None if said is None else said.lower() not in ("0", "false", "off", "none")
