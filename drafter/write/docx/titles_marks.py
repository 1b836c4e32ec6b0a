"""Where the marks of a title part it: quotations and brackets, what stands before and behind a mark, what is said at a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.write.docx.titles_words import listed

_ENCLOSING = {"“": "”", "《": "》", "〈": "〉", "（": "）"}


def enclosed(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what stands in quotation marks or brackets, marks included. Of nested ones the outer counts, of equal marks the inner."""
    at = 0
    while at < len(text):
        closing = _ENCLOSING.get(text[at])
        stop = text.find(closing, at) + 1 if closing else 0
        if stop and text[at] not in text[at + 1 : stop]:
            yield at, stop
            at = stop
        else:
            at += 1


def after_last(text: str, marks: str) -> str:
    """What stands behind the last of the marks."""
    return text[max(text.rfind(mark) for mark in marks) + 1 :]


def before_first(text: str, marks: str) -> str:
    """What stands before the first of the marks."""
    return text[: min((at for mark in marks if (at := text.find(mark)) >= 0), default=len(text))]


def genre_start(text: str) -> int:
    """Where the genre behind a meeting begins: 上的 of 大会上的讲话, 时 of 考察时的讲话; the length of the text without one."""
    places = (at for at, character in enumerate(text) if character in "上时")
    return max((at for at in places if text[at + 1 :].removeprefix("的").startswith(listed("体裁"))), default=len(text))


def body_end(text: str, at: int) -> int:
    """Where the body or event that an ordinal counts ends, the index behind 大赛; the same index without one."""
    ends = (found + len(name) for name in listed("序数后") if (found := text.find(name, at + 2, at + 18)) >= 0)
    return min(ends, default=at)
