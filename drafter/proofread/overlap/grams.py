"""Texts cut for comparison: letters and digits alone, so that other marks, blanks and line ends do not hide what was copied.

A source keeps a number for every `STEP`-th stretch of `GRAM` letters, a text is looked up at every letter: a run of `RUN` letters that both
have holds one of the source’s stretches whole, wherever it begins. In the number stands, below the hash of the stretch, one of the `SIDE`
letters before it and one of those behind: of a shared run so many letters go on at one side at least. That tells a stock phrase,
which all sources have, from a run without reading the sources.
"""

from __future__ import annotations

import re
from array import array
from binascii import crc32
from hashlib import blake2b

RUN = 30
"""Letters of the shortest run that is surely found."""
GRAM = 16
STEP = RUN - GRAM + 1
SIDE = (RUN - GRAM) // 2

_SIDE_BITS = 12
SIDES_BITS = 2 * _SIDE_BITS
"""The lowest bits of a gram’s number: what stands at its sides."""
_ONE_SIDE = (1 << _SIDE_BITS) - 1

_OTHERS = re.compile(r"[\W_]+")


def letters_of(text: str) -> str:
    """The letters and digits of a text, Chinese characters among them."""
    return _OTHERS.sub("", text)


def is_letter(character: str) -> bool:
    """Whether a character is one of the letters and digits that count."""
    return character.isalnum()


def source_grams(letters: str) -> array[int]:
    """The numbers of every `STEP`-th stretch of a source: the one at index i begins at letter i × `STEP`."""
    starts = range(0, len(letters) - GRAM + 1, STEP)
    return array("Q", [gram(letters, at) << SIDES_BITS | sides(letters, at) for at in starts])


def gram(letters: str, at: int) -> int:
    """The hash of the stretch that begins at a letter, 40 bits; the same in every process."""
    stretch = letters[at : at + GRAM].encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(stretch, digest_size=5).digest(), "little")


def sides(letters: str, at: int) -> int:
    """The hashes of what stands before and behind the stretch that begins at a letter."""
    return _side(letters[max(at - SIDE, 0) : at]) << _SIDE_BITS | _side(letters[at + GRAM : at + GRAM + SIDE])


def _side(letters: str) -> int:
    return crc32(letters.encode("utf-8", "surrogatepass")) & _ONE_SIDE


def may_go_on(in_source: int, in_text: int) -> bool:
    """Whether a stretch that a source and a text share may belong to a longer run: whether their `sides` have the same hash before it or behind it.

    False is certain, True is not: other letters may have the same hash.
    """
    differ = in_source ^ in_text
    return not differ & _ONE_SIDE or not differ >> _SIDE_BITS & _ONE_SIDE
