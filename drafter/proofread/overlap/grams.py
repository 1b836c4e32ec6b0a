"""Grams: spans of `GRAM` letters, as numbers that can be compared.

Only letters and digits count, so that other punctuation, blanks or line ends do not hide a copy. The index has every `STEP`-th gram
of a source, and a text is looked up at every letter. So a passage of `RUN` letters that both have contains a gram of the index,
wherever it begins. The number of a gram has, below the hash of its letters, two small hashes: of the `SIDE` letters before it and
of those behind. A shared passage has the same letters on at least one side. A stock phrase, which many
sources have, mostly has other letters on both sides, and is passed over without reading the sources.
"""

from __future__ import annotations

import re
from array import array
from binascii import crc32
from hashlib import blake2b

RUN = 30
"""The length of the shortest passage that is always found, in letters."""
GRAM = 16
STEP = RUN - GRAM + 1
SIDE = (RUN - GRAM) // 2

_SIDE_BITS = 12
SIDES_BITS = 2 * _SIDE_BITS
"""How many of the lowest bits of a gram's number are the hashes of its sides."""
_ONE_SIDE = (1 << _SIDE_BITS) - 1

_OTHERS = re.compile(r"[\W_]+")


def letters_of(text: str) -> str:
    """The letters (Chinese characters too) and digits of a text, joined."""
    return _OTHERS.sub("", text)


def is_letter(character: str) -> bool:
    """Whether a character is a letter (a Chinese character too) or a digit."""
    return character.isalnum()


def source_grams(letters: str) -> array[int]:
    """The numbers of every `STEP`-th gram of a source. The gram at index i begins at letter i × `STEP`."""
    starts = range(0, len(letters) - GRAM + 1, STEP)
    return array("Q", [gram(letters, at) << SIDES_BITS | sides(letters, at) for at in starts])


def gram(letters: str, at: int) -> int:
    """The hash of the gram that begins at a letter. It has 40 bits, and is the same in every process."""
    span = letters[at : at + GRAM].encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(span, digest_size=5).digest(), "little")


def sides(letters: str, at: int) -> int:
    """The hashes of the letters before and behind the gram that begins at a letter, as one number."""
    return _side(letters[max(at - SIDE, 0) : at]) << _SIDE_BITS | _side(letters[at + GRAM : at + GRAM + SIDE])


def _side(letters: str) -> int:
    return crc32(letters.encode("utf-8", "surrogatepass")) & _ONE_SIDE


def may_go_on(in_source: int, in_text: int) -> bool:
    """Whether a gram that a source and a text share may be part of a passage: whether one of their two side hashes is equal.

    in_source, in_text: the `sides` of the gram in each. False is certain; True is not, because different letters may have the same
    hash.
    """
    differ = in_source ^ in_text
    return not differ & _ONE_SIDE or not differ >> _SIDE_BITS & _ONE_SIDE
