"""Footnotes of a source, in the tree at their marks."""

from __future__ import annotations

from typing import NamedTuple

from drafter.read.source import SourceText
from drafter.speech.lines import Note, Styled, kind_of
from drafter.speech.text import UNPRINTABLE, join_separator
from drafter.speech.tree import Bundle, Document, FrontLine, Speech, mapped, speeches_of


class Noted(NamedTuple):
    """A document whose footnotes have their texts. left_out: the entries of the source without those of these footnotes."""

    document: Document
    left_out: tuple[str, ...]


def with_footnotes(document: Document, source: SourceText) -> Noted:
    """A document with the footnotes of its source, which are numbered in each speech from 1. A footnote without a text, or whose mark was lost, stays in the report."""
    if not source.notes:
        return Noted(document, source.left_out)
    kept: list[str] = []
    speeches = tuple([_with_notes(speech, source, kept) for speech in speeches_of(document)])
    made: Document = document._replace(speeches=speeches) if isinstance(document, Bundle) else speeches[0]
    rest = list(source.left_out)
    for entry in kept:
        if entry in rest:
            rest.remove(entry)
    return Noted(made, tuple(rest))


def _with_notes(speech: Speech, source: SourceText, kept: list[str]) -> Speech:
    count = 0

    def noted(text: str) -> str:
        nonlocal count
        if not isinstance(text, Styled) or not text.spans:
            return text
        spans = []
        for span in text.spans:
            if span.note is not None:
                entry, words = source.notes[int(span.note.name)]
                if not UNPRINTABLE.sub("", words).strip():
                    continue  # an outline has none without a text; its entry tells of the mark
                kept.append(entry)
                count += 1
                span = span.with_note(Note(str(count), one_line(words)))  # noqa: PLW2901  the same span with its text
            spans.append(span)
        return Styled(str(text), kind_of(text), tuple(spans))

    speech = mapped(speech, noted)
    return speech._replace(front=tuple(line._replace(text=_within(line)) for line in speech.front)) if count else speech


def _within(line: FrontLine) -> str:
    """The text of a line, with the marks of footnotes in front of what a template writes at its end: 同志们[^1]： and （3月1日[^1]）."""
    text = line.text
    if line.kind not in {"salutation", "date"} or not isinstance(text, Styled) or text[-1] not in _WRITTEN:
        return text
    last = len(text) - 1
    moved = (span._replace(start=last, stop=last) if span.note is not None and span.start > last else span for span in text.spans)
    return Styled(str(text), text.kind, tuple(moved))


_WRITTEN = frozenset("：:！!，,）)")


def one_line(text: str) -> str:
    """The paragraphs of a footnote one behind the other: an outline has a text of one line for it."""
    if "\n" not in text:
        return text  # with its emphasis
    whole = ""
    for line in text.split("\n"):
        whole += join_separator(whole, line) + line
    return whole
