"""Readings above rare characters, in a copy to read aloud, as the page of the desk shows them."""

from __future__ import annotations

import re

from drafter.speech.flow import Paragraph
from drafter.speech.lines import has_spans
from drafter.speech.text import BLANK_START
from drafter.write.pronunciation import Own, readings

_PIECE = re.compile(r"<[^>]*>|&[^;]*;|.", re.DOTALL)


def sounds_of(paragraph: Paragraph, own: Own) -> dict[int, str]:
    """The readings of a paragraph's characters, by their indexes. A run with an open blank, or with emphasis, has none.

    own: the readings of the configuration.
    """
    found: dict[int, str] = {}
    at = 0
    for run in paragraph.runs:
        if not has_spans(run.text) and BLANK_START not in run.text:
            found |= {at + reading.at: reading.sound for reading in readings(run.text, own) if reading.sound}
        at += len(run.text)
    return found


def with_sounds(html: str, sounds: dict[int, str]) -> str:
    """An element with readings above its characters: as attributes, so that its text stays as it is."""
    if not sounds:
        return html
    parts: list[str] = []
    at = 0
    for piece in _PIECE.findall(html):
        if piece.startswith("<"):
            parts.append(piece)
            continue
        sound = sounds.get(at)
        parts.append(f'<span class="sound" data-sound="{sound}">{piece}</span>' if sound else piece)
        at += 1
    return "".join(parts)
