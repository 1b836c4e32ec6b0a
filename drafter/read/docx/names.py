"""What the readers of a document's parts share: names of WordprocessingML, its switches, and what a tracked change deleted."""

from __future__ import annotations

from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{WORD}val"
DELETED = frozenset((f"{WORD}del", f"{WORD}moveFrom"))
"""Elements whose text a tracked change took away: deleted, or moved to another place."""


def runs_on(properties: Element | None) -> bool:
    """Whether a tracked change deleted the end of a paragraph, so that it and the next are one. properties: its ``w:pPr``."""
    end = None if properties is None else properties.find(f"{WORD}rPr")
    return end is not None and any(child.tag in DELETED for child in end)


def value(parent: Element | None, name: str) -> str | None:
    """What the child of a name says in ``w:val``; None where there is no such child, "" where it says nothing."""
    child = None if parent is None else parent.find(WORD + name)
    return None if child is None else child.get(VAL, "")


def number(parent: Element | None, name: str) -> int | None:
    """The whole number that a child says, None where it says none."""
    said = value(parent, name)
    try:
        return None if said is None else int(said)
    except ValueError:
        return None


def switch(parent: Element | None, name: str) -> bool | None:
    """Whether a switch is on (ST_OnOff); None where it is not there."""
    said = value(parent, name)
    return None if said is None else said.lower() not in ("0", "false", "off", "none")
