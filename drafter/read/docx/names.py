"""Names of WordprocessingML that several readers of its parts share, and how its switches are read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{WORD}val"


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
