"""Words that people write for the keys of an outline: 时间 for 日期, 称谓 for 称呼."""

from __future__ import annotations

from drafter.files.tables import read_table


def key_for(word: str) -> str:
    """The canonical name of the key that a word is written for, ``date`` for 时间; "" where it is written for none.

    The words are in ``data/other_words.yaml``, which is read only where a key is unknown.
    """
    return next((key for key, words in read_table("outline", "other_words").items() if word in words), "")
