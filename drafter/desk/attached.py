"""What the page shows of files: pictures, and tables that a file holds. A click on them leads to the name of the file in the outline."""

from __future__ import annotations

from collections.abc import Sequence

from yaml.nodes import ScalarNode

from drafter.speech.flow import Paragraph
from drafter.speech.lines import PICTURE
from drafter.speech.pictures import picture_of


def starts_of_files(shown: Sequence[Paragraph], files: Sequence[tuple[ScalarNode, Sequence[str]]]) -> dict[int, int]:
    """Where the name of its file begins in the outline's text, by the index of each paragraph that shows a file.

    shown: the paragraphs of the page. files: as `drafter.outline.edit.content.Content` has them.
    """
    if not files:
        return {}
    words = list(map(_words, shown))
    places: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(words):
        places.setdefault(one, []).append(place)
    found: dict[int, int] = {}
    for node, lines in files:
        wanted = [_words_of(line) for line in lines]
        for place in places.get(wanted[0], ()) if wanted else ():
            if place not in found and words[place : place + len(wanted)] == wanted:
                found |= dict.fromkeys(range(place, place + len(wanted)), start_of_name(node))
                break
    return found


def start_of_name(node: ScalarNode) -> int:
    """Where the name of a file begins in the outline's text, behind its quote."""
    return int(node.start_mark.index) + (node.style in ("'", '"'))


def _words(paragraph: Paragraph) -> tuple[str, str]:
    return _words_of(paragraph.runs[0].text if paragraph.runs else "", paragraph.kind)


def _words_of(line: str, kind: str = "") -> tuple[str, str]:
    """What two lines that show the same have in common: their kind, and their text or the name of their picture."""
    kind = kind or str(getattr(line, "kind", ""))
    return kind, picture_of(line).file if kind == PICTURE else str(line)
