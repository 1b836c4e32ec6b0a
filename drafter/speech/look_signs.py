"""Signs: private characters in a text for its looks (bold, raised) and the marks of its footnotes.

Readers put them in, so that looks survive while lines are joined and cut. Afterwards they become spans (`drafter.speech.emphasis`).
"""

from __future__ import annotations

import re

from drafter.speech.emphasis import LOOKS

SIGNS = {look: (chr(0xFDD4 + 2 * place), chr(0xFDD5 + 2 * place)) for place, look in enumerate(LOOKS)}
"""What begins and ends a look. Unicode keeps these characters for such inner use (The Unicode Standard, 23.7)."""
_LOOK_OF = {sign: (look, place) for look, signs in SIGNS.items() for place, sign in enumerate(signs)}
_NOTE, _NOTE_ENDS, _ZERO, _NINE = "\ufdda", "\ufddb", 0xFDDC, 9
"""What begins and ends the mark of a footnote. Between them stands its number: `_ZERO` is the character for the figure 0, and so on."""
NOTE_LOOK = "footnote "
"""The name of the look of a footnote's mark is this and its number: ``footnote 3``."""
has_signs = re.compile("[\ufdd4-\ufddb]").search
"""Called with a text: a match where it has such a sign, else None."""


def note_sign(number: int) -> str:
    """The mark of a footnote, by the number of the footnote in its source."""
    return f"{_NOTE}{''.join(chr(_ZERO + int(figure)) for figure in str(number))}{_NOTE_ENDS}"


def signs_of(look: str) -> tuple[str, str]:
    """What begins and ends a look. The mark of a footnote encloses no characters: all of it is the beginning."""
    return (note_sign(note_number(look)), "") if look.startswith(NOTE_LOOK) else SIGNS[look]


def note_number(look: str) -> int:
    """The number of the footnote whose mark a look is."""
    return int(look.removeprefix(NOTE_LOOK))


def parted_signs(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without its signs, and the start, stop and name of each look. A sign without its partner is dropped.

    >>> parted_signs(f"{SIGNS['strong'][0]}重{SIGNS['strong'][1]}点{note_sign(3)}")
    ('重点', [(0, 1, 'strong'), (2, 2, 'footnote 3')])
    """
    parts: list[str] = []
    begun: dict[str, int] = {}
    looks: list[tuple[int, int, str]] = []
    figures: list[str] | None = None
    for character in text:
        if character == _NOTE:
            figures = []
        elif character == _NOTE_ENDS:
            if figures:
                looks.append((len(parts), len(parts), f"{NOTE_LOOK}{''.join(figures)}"))
            figures = None
        elif figures is not None and 0 <= ord(character) - _ZERO <= _NINE:
            figures.append(str(ord(character) - _ZERO))
        elif character not in _LOOK_OF:
            parts.append(character)
        else:
            look, ends = _LOOK_OF[character]
            if not ends:
                begun[look] = len(parts)
            elif look in begun:
                looks.append((begun.pop(look), len(parts), look))
    return "".join(parts), looks
