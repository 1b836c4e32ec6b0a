"""Short phrases that a blank parts in a title, and where the second of them ends: 护渠保水　惠民兴农 / 谱写新篇章."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.write.docx.titles_marks import after_last, before_first
from drafter.write.docx.titles_words import leading, leading_words

_BLANKS = "\u3000 "
_OBJECT_BEFORE = ("把", "将", "让", "使")
"""Behind these the verb goes on the phrase: 努力把学校 建设成为…."""
_LONGEST, _UNLIKE = 9, 4
"""The most characters of such a phrase, and by so many the second may be shorter."""


class Slogans:
    """The short phrases of a title, which share a line two and two.

    words: those of the title. at: from the index at which a word begins to its number. most: the characters of a line.
    """

    def __init__(self, text: str, words: Sequence[str], at: Mapping[int, int], most: int) -> None:
        self.text, self.words, self.at, self.most = text, words, at, most
        self.ends = set(self._ends())
        """Where the second of two ends without a mark: a line ends there, and not at the space between them."""

    def are_twins(self, place: int) -> bool:
        """Whether a blank before a place stands between two short phrases that share a line: 凝心聚力　担当实干 / 奋力谱写新篇章."""
        left = after_last(self.text[: place - 1], _BLANKS)
        right = before_first(self.text[place:], f"{_BLANKS}—")
        if not 0 < len(left) <= _LONGEST or 2 * len(left) + 1 > self.most:
            return False
        return len(_bare(left)) == len(_bare(right)) or self._end(place) > place

    def _end(self, place: int) -> int:
        """Where the phrase that begins at a place ends, the second of two; the same index where it ends with a mark or nowhere."""
        length = len(after_last(self.text[: place - 1], _BLANKS))
        ends = (place + length, *range(place + max(length - _UNLIKE, _UNLIKE + 1), place + min(length, self.most - length - 1)))
        return next((end for end in ends if self._begins_clause(end) and not self._has_object_before(place, end)), place)

    def _has_object_before(self, place: int, end: int) -> bool:
        return any(word in self.text[place:end] for word in _OBJECT_BEFORE)

    def _ends(self) -> Iterator[int]:
        for at, mark in enumerate(self.text):
            if mark in _BLANKS and self.are_twins(at + 1):
                yield self._end(at + 1)

    def _begins_clause(self, place: int) -> bool:
        """Whether a clause begins at a place with its verb, which no other verb has for its object: not in 全力推动 / 实施."""
        number = self.at.get(place)
        return number is not None and self.words[number].startswith(leading()) and self.words[number - 1] not in leading_words()


def _bare(phrase: str) -> str:
    """A phrase without its quotation marks."""
    return phrase.replace("“", "").replace("”", "")
