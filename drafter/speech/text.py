"""Small functions and tables about Chinese text that several packages use."""

from __future__ import annotations

import re

END_MARKS = "。，：；！？、…,.:;!?"
"""Marks that may stand between a run-in heading and its text."""

BLANK_START = "【待补"
"""The start of every unfilled blank on a page, ``【待补：时间】``."""
BLANK = f"{BLANK_START}[^】]*】"
"""A pattern of such a blank."""
OPEN_BLANK = f"{BLANK}?"
"""The same, also where 】 is missing: then the rest of the paragraph counts."""

UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that a paragraph cannot hold: line breaks, control characters, surrogates (XML 1.0, 2.2)."""


def has_unprintable(text: str) -> bool:
    """Whether a text has a character of `UNPRINTABLE`.

    `str.isprintable` answers for nearly all texts, in a quarter of the time of the pattern. It refuses each such character, and also
    U+3000, which stands in many speeches and is therefore left out.
    """
    return not text.replace("\u3000", "").isprintable() and UNPRINTABLE.search(text) is not None


OPENING_MARKS = "“‘《〈「（【"
"""Marks that a heading may begin with."""


_ANNOUNCES = (
    *("是", "为", "说", "说道", "写道", "指出", "强调", "认为", "如下", "例如", "比如", "譬如", "包括", "们"),
    *(f"{number}{what}" for number in "两二三四五六几" for what in ("点", "条", "句话", "件事", "个问题", "点意见", "点要求")),
)
"""The ends of sentences that announce something, and of what a speaker calls his hearers: no heading ends so.

They stand here and in no table, because every outline is tested for them, and a table takes a millisecond to read.
"""


_LAST_OF_ANNOUNCES = frozenset(end[-1] for end in _ANNOUNCES)


def may_announce(text: str) -> bool:
    """Whether a text ends with the last character of an announcement."""
    return text[-1:] in _LAST_OF_ANNOUNCES


def is_announcement(text: str) -> bool:
    """Whether a text before a colon is a sentence, and no heading: ``我们的口号是``, ``今天讲三点``, ``同志们``."""
    if may_announce(text) and len(text) > 1 and text.endswith(_ANNOUNCES):
        return True
    return not text.isalnum() and re.search("[。！？；].", text) is not None


COLONS = ":﹕︰∶ː：⁚"
"""The full-width colon, and what others type for it."""
_SLIPS_FOR_COLON = "；;，,、"
"""What a salutation ends with where Shift was not pressed, or where a line was to follow."""


_END_OF_ADDRESS = frozenset("！!。…")
_ENTITY = r"&#?[0-9A-Za-z]{1,8};\s*$"


def with_colon(address: str, *, last: bool = True) -> str:
    """A line of a salutation with one full-width colon for what somebody typed in its place. last: whether no line of it follows.

    >>> with_colon("同志们；"), with_colon("同志们，："), with_colon("各位领导，", last=False)
    ('同志们：', '同志们：', '各位领导，')

    The mark that ends a sign of HTML (``&amp;``) is none, and behind ！ or 。 stands no colon.
    """
    if "&" in address and re.search(_ENTITY, address):
        return address
    slips = f"{COLONS} {_SLIPS_FOR_COLON}" if last or address.rstrip(f"{COLONS} ") != address.rstrip() else f"{COLONS} "
    bare = address.rstrip(slips)
    if bare[-1:] in _END_OF_ADDRESS:
        return address
    return f"{bare}：" if bare and len(bare) < len(address.rstrip()) else address


def split_end(text: str) -> tuple[str, str]:
    """A heading's words and the mark that ends it, "" where there is no mark, or where a footnote stands behind it: its place is in the words."""
    if not text or text[-1] not in END_MARKS:
        return text, ""
    words, end = text[:-1], text[-1:]
    return (text, "") if any(span.note is not None for span in getattr(end, "spans", ())) else (words, end)


_FIRST_WIDE = "\u2460"
"""``①``. From here on every character is taken as wide. Some are narrow (Ethiopic, Khmer), but no speech has them."""
_WIDE_MARKS = frozenset("—―‘’“”…·※")


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one on the page. The marks “ ” ‘ ’ — … · count as wide."""
    return character >= _FIRST_WIDE or character in _WIDE_MARKS


_NARROW_RUN = re.compile("[\x00-\xb6\xb8-\u2013\u2016\u2017\u201a\u201b\u201e-\u2025\u2027-\u203a\u203c-\u245f]+")
"""All others, as ranges: a class that excludes up to the last character takes five times as long to compile, at every start."""


def is_mostly_wide(text: str) -> bool:
    """Whether more than half of the characters of a text are wide."""
    return sum(map(len, _NARROW_RUN.findall(text))) * 2 < len(text)


def join_separator(before: str, after: str) -> str:
    """The separator between two joined lines of a paragraph: "" beside a Chinese character or mark, a space between Latin words."""
    return "" if not before or not after or is_wide(before[-1]) or is_wide(after[0]) else " "


_NARROW = re.compile("[\\s\x00-\u024f][\\s\x00-\u024f]*")
"""Characters that are no Chinese ones. Written twice: of a pattern that begins with a single character the beginning is found twice as fast."""
_WORD = re.compile("[\x21-\x7e\xa1-\u024f]+")


def count_characters(text: str) -> int:
    """The length of a text as Word's 字数 counts it: each Chinese character, each mark, each Latin word and each number is one."""
    narrow = _NARROW.findall(text)  # few, so that nothing is made for each Chinese character
    return len(text) - sum(map(len, narrow)) + len(_WORD.findall("\n".join(narrow)))


SPEAKING_RATE = 200
"""Characters a minute. Sources name 120 to 300: broadcasters read 240 to 300, solemn speeches 160 to 200."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def chinese_date(text: str) -> str:
    """2026-11-21 as 2026年11月21日, months and days without a leading zero (GB/T 15835-2011); any other text as it is."""
    match = _ISO.fullmatch(text)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else text
