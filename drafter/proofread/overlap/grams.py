"""Texts cut for comparison: letters and digits alone, so that other marks, blanks and line ends do not hide what was copied.

A source keeps the hash of every `STEP`-th stretch of `GRAM` letters, a text is looked up at every letter: a run of `RUN` letters that both
have holds one of the source’s stretches whole, wherever it begins.
"""

from __future__ import annotations

import re
from array import array
from hashlib import blake2b

RUN = 30
"""Letters of the shortest run that is surely found."""
GRAM = 16
STEP = RUN - GRAM + 1

_OTHERS = re.compile(r"[\W_]+")


def letters_of(text: str) -> str:
    """The letters and digits of a text, Chinese characters among them."""
    return _OTHERS.sub("", text)


def is_letter(character: str) -> bool:
    """Whether a character is one of the letters and digits that count."""
    return character.isalnum()


def source_grams(letters: str) -> array[int]:
    """The hashes of every `STEP`-th stretch of a source: the one at index i begins at letter i × `STEP`."""
    return array("Q", [gram(letters, at) for at in range(0, len(letters) - GRAM + 1, STEP)])


def gram(letters: str, at: int) -> int:
    """The hash of the stretch that begins at a letter; the same in every process."""
    stretch = letters[at : at + GRAM].encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(stretch, digest_size=8).digest(), "little")
