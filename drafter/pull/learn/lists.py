"""The indents of Word's lists: those that the level of a numbered paragraph gives it (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.read.docx.names import WORD, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Lists:
    """The lists of a document. root: the root element of its numbering part, None where it has none."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(f"{WORD}abstractNum")
        self._lists = {element.get(f"{WORD}abstractNumId", ""): element for element in elements}
        self._styled = {name: element for element in elements if (name := value(element, "styleLink"))}
        self._uses = {} if root is None else {element.get(f"{WORD}numId", ""): element for element in root.findall(f"{WORD}num")}

    def indents(self, numbered: Element | None, style: str = "") -> Element | None:
        """The ``w:pPr`` of the level of a ``w:numPr``. style: the style that has it, which may be tied to a level."""
        use = None if numbered is None else self._uses.get(value(numbered, "numId") or "")
        if use is None:
            return None
        found = self._lists.get(value(use, "abstractNumId") or "")
        found = self._styled.get(value(found, "numStyleLink") or "", found)
        own = [level for change in use.findall(f"{WORD}lvlOverride") for level in change.findall(f"{WORD}lvl")]
        levels = [*own, *([] if found is None else found.findall(f"{WORD}lvl"))]
        index = value(numbered, "ilvl")
        if index is None and style:
            index = next((level.get(f"{WORD}ilvl") for level in levels if value(level, "pStyle") == style), None)
        level = next((level for level in levels if level.get(f"{WORD}ilvl") == (index or "0")), None)
        return None if level is None else level.find(f"{WORD}pPr")


def is_unnumbered(numbered: Element | None) -> bool:
    """Whether a ``w:numPr`` takes away the number that the style of its paragraph gives."""
    return numbered is not None and value(numbered, "numId") == "0"
