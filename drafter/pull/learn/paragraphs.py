"""The paragraphs of a document, and what the look of one says of its kind where its text alone does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.pull.learn.formats import Values, letters
from drafter.speech.flow import HEAD
from drafter.speech.numbering import HAN

_CONTENTS = ("目录", "目次")
_LONGEST_SALUTATION = 40
_TO_HEARERS = ("尊敬的", "敬爱的", "亲爱的", "各位", "同志们", "同学们", "朋友们")
_BLANKS = (" ", "\t", "\u3000", "\xa0")
_LONGEST_TITLE, _LONGEST_NAME, _SHORTEST_TEXT = 50, 30, 15
_TITLE_AMONG = 5
"""Among so many paragraphs the title is looked for where mining found none."""
_REDS = ("FF0000", "C00000", "EE0000")
"""Colours of letterheads, which stand above the title."""
LEFT_OUT = ""
"""The kind of a paragraph that mining has left out."""
_LABELS = ("题目", "标题", "课题", "主题")
_PLAIN = (LEFT_OUT, "body")
_CAPTION = re.compile(rf"\s*(?:(表|table\b)|图|figure\b|fig\.)\s*[\d{HAN}]", re.IGNORECASE)
_ATTACHMENT = re.compile(rf"\s*附件\s*[\d{HAN}]{{0,2}}\s*[：:]")
_DATE = re.compile(rf"[\d〇○零{HAN}xX×]{{1,4}}年[\d{HAN}xX×]{{0,3}}月[\d{HAN}xX×]{{0,3}}日")
_BEHIND_TEXT = {"speaker": "signature", "date": "signed"}


class Word(NamedTuple):
    """The letters of a run with the values of the run. style: the id of its style."""

    text: str
    values: Values
    style: str


class Paragraph(NamedTuple):
    """A paragraph of the body. section: the number of its section. text: with blanks and tabs."""

    values: Values
    words: list[Word]
    text: str
    style: str
    section: int
    begins_page: bool = False


class Counted(NamedTuple):
    """A paragraph that counts. kind: the key of its type. at: where its letters stand in the text of `Roles`, None where its style says all."""

    place: int
    paragraph: Paragraph
    kind: str
    at: int | None
    size: int


def by_look(found: list[Counted]) -> list[Counted]:
    """The paragraphs, with the kinds that their looks say; those that mining left out are gone where their looks say nothing either.

    目录 above a table of contents is its heading. Where a line of the title is centred, one that is not is text: offices' templates have
    `[此处输入正文内容]` there. A short line behind the title that ends with a colon and is not indented is the salutation.
    """
    found = _with_left_out(_with_contents(found))
    kinds = [one.kind for one in found]
    titles = [number for number, kind in enumerate(kinds) if kind == "title"]
    centred = [number for number in titles if _is_centred(found[number])]
    for number in titles if centred else ():
        kinds[number] = "title" if number in centred else "body"
    first = next((number for number, kind in enumerate(kinds) if kind not in HEAD), -1)
    if first > 0 and kinds[first] == "body" and _looks_like_a_salutation(*(one.paragraph for one in found[first : first + 2])):
        kinds[first] = "salutation"
    return [one._replace(kind=kind) for one, kind in zip(found, _signed(kinds), strict=True)]


def _with_contents(found: list[Counted]) -> list[Counted]:
    """The paragraphs, with the heading of a table of contents. Mining takes its word for a page's menu."""
    headings = {
        number
        for number, (one, below) in enumerate(pairwise(found))
        if below.kind == "contents-line" and letters([one.paragraph.text]) in _CONTENTS
    }
    return [one._replace(kind="contents-heading") if number in headings else one for number, one in enumerate(found)]


def _with_left_out(found: list[Counted]) -> list[Counted]:
    """The paragraphs, with kinds for those that mining left out where their looks say them, and without the others.

    Mining looks for a speech. What stands below one (附件, a signature behind telephone numbers) is none of it, nor is a document of
    another kind: there it leaves out most of the text.
    """
    kinds = [one.kind for one in found]
    text = next((number for number, kind in enumerate(kinds) if kind and kind not in HEAD), len(found))
    if "title" not in kinds and (title := _first_centred(found, text)) is not None:
        kinds[title] = "title"
    below = next((number for number, kind in reversed([*enumerate(kinds)]) if kind == "title" and number < text), None)
    if below is not None and below + 1 < len(found) and _may_be_a_name(found[below + 1], kinds[below + 1]):
        kinds[below + 1] = "speaker"
    for number, one in enumerate(found):
        if kinds[number] in _PLAIN and (caption := _CAPTION.match(one.paragraph.text)) and _is_centred(one) and number >= text:
            kinds[number] = "caption" if caption[1] else "picture-caption"
        elif kinds[number] == LEFT_OUT and number > text and _ATTACHMENT.match(one.paragraph.text):
            kinds[number] = "attachments-more" if kinds[number - 1].startswith("attachments") else "attachments"
    _sign(found, kinds)
    left_out = sum(one.size for one, kind in zip(found, kinds, strict=True) if kind == LEFT_OUT)
    if left_out > sum(one.size for one in found) / 2:
        kinds = [
            "body" if kind == LEFT_OUT and one.size >= _SHORTEST_TEXT and _is_set_to_the_left(one) else kind
            for one, kind in zip(found, kinds, strict=True)
        ]
    return [one._replace(kind=kind) for one, kind in zip(found, kinds, strict=True) if kind]


def _first_centred(found: Sequence[Counted], text: int) -> int | None:
    """The title of a document in which mining found none: the first centred line, above its text or larger than it. text: its first paragraph."""
    for number, one in enumerate(found[:_TITLE_AMONG]):
        red = any(word.values.get("color") in _REDS for word in one.paragraph.words)
        if one.kind in _PLAIN and _is_centred(one) and one.size <= _LONGEST_TITLE and not red:
            return number if number <= text or _stands_out(one, found[text]) else None
    return None


def _stands_out(one: Counted, text: Counted) -> bool:
    """Whether a line is larger than text, or bold as that is not."""
    line, plain = (paragraph.words[0].values for paragraph in (one.paragraph, text.paragraph))
    return float(line.get("size", 0)) > float(plain.get("size", 0)) or bool(line["bold"] and not plain["bold"])  # type: ignore[arg-type]


def _may_be_a_name(one: Counted, kind: str) -> bool:
    """Whether a line below the title is a name. 题目：… below the words of a cover is the title itself."""
    text = letters([one.paragraph.text])
    fits = kind == LEFT_OUT and _is_centred(one) and one.size <= _LONGEST_NAME
    return fits and not _DATE.fullmatch(text) and not text.startswith(_LABELS)


def _sign(found: Sequence[Counted], kinds: list[str]) -> None:
    """Make a date at the right at the end the date of the signature, and a short line at the right in front of it the signature."""
    last = len(found) - 1
    if (
        last > 0
        and kinds[last] in _PLAIN
        and _is_at_the_right(found[last])
        and _DATE.fullmatch(letters([found[last].paragraph.text]))
    ):
        kinds[last] = "signed"
        if kinds[last - 1] in _PLAIN and _is_at_the_right(found[last - 1]) and found[last - 1].size <= _LONGEST_NAME:
            kinds[last - 1] = "signature"


def _is_centred(one: Counted) -> bool:
    return one.paragraph.values["align"] == "center"


def _is_at_the_right(one: Counted) -> bool:
    return one.paragraph.values["align"] == "right"


def _is_set_to_the_left(one: Counted) -> bool:
    return one.paragraph.values["align"] in ("left", "justify")


def _signed(kinds: list[str]) -> Iterator[str]:
    """Kinds, with the name and the date that stand behind text as the signature and its date."""
    in_text = False
    for kind in kinds:
        in_text = kind != "title" and (in_text or kind not in HEAD)
        yield _BEHIND_TEXT.get(kind, kind) if in_text else kind


def _looks_like_a_salutation(paragraph: Paragraph, following: Paragraph | None = None) -> bool:
    """Whether a paragraph is short, not indented, and ends with a colon; or speaks to hearers above indented text: 尊敬的各位评委，大家好."""
    text = paragraph.text.strip()
    if _is_indented(paragraph) or len(text) > _LONGEST_SALUTATION:
        return False
    greets = text.startswith(_TO_HEARERS) and following is not None and _is_indented(following)
    return text.endswith(("：", ":")) or (greets and not text.endswith(("。", "；")))


def _is_indented(paragraph: Paragraph) -> bool:
    return bool(paragraph.values["indent"].value) or paragraph.text[:1] in _BLANKS  # type: ignore[attr-defined]
