"""Characters that look like ordinary ones and have other codes, as PDFs have: radicals, ligatures, marks of vertical writing."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from drafter.files.tables import read_table

_BY_UNICODE = re.compile("[\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]")
"""Radicals, duplicates of Chinese characters, and ligatures, for which Unicode itself names the ordinary character."""
_BY_TABLE = re.compile("[\u2504\u2505\u4e36\u2e3a\u2e3b\u2e80-\u2ef3\ufe10-\ufe19\ufe30-\ufe44\uff61-\uff65]")
_ANY = re.compile(f"{_BY_UNICODE.pattern[:-1]}{_BY_TABLE.pattern[1:]}")


def ordinary(text: str) -> str:
    """A text with ordinary characters: ``⼀⻔`` becomes ``一门``, ``ﬁ`` becomes ``fi``."""
    if text.isascii() or not _ANY.search(text):
        return text
    text = _BY_UNICODE.sub(lambda match: normalize("NFKC", match[0]), text)
    return _BY_TABLE.sub(lambda match: _table().get(match[0], match[0]), text)


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = read_table("read", "lookalikes")
    return table
