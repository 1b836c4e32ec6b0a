"""The text of parts that are only reported: notes, comments, text boxes, headers.

Tracked changes count as accepted; marks are left out.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from drafter.read.docx.names import COMPATIBILITY, DELETED, WORD

_SKIPPED = DELETED | frozenset((f"{WORD}instrText", f"{WORD}rt", f"{COMPATIBILITY}Fallback"))
_BREAKS = frozenset((f"{WORD}br", f"{WORD}cr", f"{WORD}p", f"{WORD}tr"))


def plain(element: Element | None) -> str:
    """The text of an element, one line a paragraph; "" for None."""
    parts: list[str] = []
    waiting = [] if element is None else [element]
    while waiting:
        found = waiting.pop()
        if found.tag in _SKIPPED:
            continue
        if found.tag == f"{WORD}t":
            parts.append(found.text or "")
        elif found.tag in _BREAKS:
            parts.append("\n")
        elif found.tag == f"{WORD}tab":
            parts.append(" ")
        waiting += reversed(found)
    return "\n".join(filter(None, (line.strip() for line in "".join(parts).split("\n"))))
