"""Signs that hold the looks of a text while its lines are still read and cleaned; afterwards they are spans (`drafter.speech.emphasis`)."""

from __future__ import annotations

import re

from drafter.speech.emphasis import LOOKS

SIGNS = {look: (chr(0xFDD4 + 2 * place), chr(0xFDD5 + 2 * place)) for place, look in enumerate(LOOKS)}
"""What begins and ends a look. Unicode keeps these characters for such inner use (The Unicode Standard, 23.7)."""
_LOOK_OF = {sign: (look, place) for look, signs in SIGNS.items() for place, sign in enumerate(signs)}
has_signs = re.compile("[\ufdd4-\ufddb]").search
"""Called with a text: a match where it has such a sign, else None."""


def parted_signs(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without the signs, and what they say: of each look its start, its stop and its name. A sign without a partner says nothing."""
    parts: list[str] = []
    begun: dict[str, int] = {}
    looks: list[tuple[int, int, str]] = []
    for character in text:
        if character not in _LOOK_OF:
            parts.append(character)
            continue
        look, ends = _LOOK_OF[character]
        if not ends:
            begun[look] = len(parts)
        elif look in begun:
            looks.append((begun.pop(look), len(parts), look))
    return "".join(parts), looks
