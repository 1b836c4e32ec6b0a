"""Kinds of lines: paragraphs of a speech that are set in a way of their own, such as a signature, a cue or a quotation.

`KINDS` has a row for each kind. Outlines, Markdown, every writer, layouts, mining and pulling read it, so a new kind is a new row. Its look
is a type of the layout with the same name; the words by which mining knows it stand in ``drafter/mine/data/lines.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from drafter.speech.text import END_MARKS


class LineKind(NamedTuple):
    """A kind of line.

    name: its class in Markdown and HTML, and its type in a layout.
    key, alias: its key in a body of an outline, in English and in Chinese; "" for a line that has none of its own.
    style, style_name: the id and the name of its style in Word. Word's own styles have English names.
    inherits: the type of a layout that supplies what the layout does not say of this kind.
    spoken: whether it is read aloud, and so counts for the length.
    words: whether it has words. A page break has none.
    shown: makes its text as it is shown from what was typed: ``（全体起立）`` of 全体起立.
    """

    name: str
    key: str
    alias: str
    style: str
    style_name: str
    inherits: str = "body"
    spoken: bool = True
    words: bool = True
    shown: Callable[[str], str] = str


def _ended(text: str) -> str:
    """An address with its mark at the end."""
    return text if not text or text[-1] in END_MARKS else f"{text}："


def _bracketed(text: str) -> str:
    """A cue in its brackets."""
    return text if not text or (text[0] in "（(【[" and text[-1] in "）)】]") else f"（{text}）"


def _dashed(text: str) -> str:
    """A source behind its dash."""
    return text if not text or text[0] in "—―-" else f"——{text}"


KINDS: tuple[LineKind, ...] = (
    LineKind("turn", "salutation", "称呼", "Turn", "呼语", "salutation", shown=_ended),
    LineKind("cue", "cue", "提示语", "Cue", "提示语", spoken=False, shown=_bracketed),
    LineKind("signature", "", "", "Signature", "Signature", spoken=False),
    LineKind("signature-date", "", "", "SignatureDate", "落款日期", "signature", spoken=False),
)
"""Every kind of line. GB/T 9704-2012 names signature (发文机关署名) and date (成文日期): 7.3.5."""

BY_NAME: Mapping[str, LineKind] = {kind.name: kind for kind in KINDS}
BY_KEY: Mapping[str, LineKind] = {key: kind for kind in KINDS for key in (kind.key, kind.alias) if key}
UNSPOKEN = frozenset(kind.name for kind in KINDS if not kind.spoken)
"""The kinds that do not count for the length of a speech."""


class Styled(str):
    """A text of the tree that is more than plain: a line of a kind of its own.

    It is a `str`: whatever reads texts alone reads it as its text, and compares it as its text.
    kind: the name of its kind.
    """

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, text: str, kind: str = "") -> Styled:
        made = super().__new__(cls, text)
        made.kind = kind
        return made

    def __getnewargs__(self) -> tuple[str, str]:
        return str(self), self.kind

    def __repr__(self) -> str:
        return f"Styled({str(self)!r}, {self.kind!r})"


def kind_of(text: str) -> str:
    """The kind of a line, "" for an ordinary paragraph."""
    return "" if type(text) is str else getattr(text, "kind", "")
