"""A speech as blocks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, count

from drafter.speech.emphasis import Span
from drafter.speech.flow import is_emphatic, paragraphs
from drafter.speech.lines import PICTURE, PICTURE_CAPTION, Note, Styled, joined, kind_of, notes_in
from drafter.speech.markdown.escapes import FIRST_CHINESE, escape, escape_block, escape_inline, is_plain
from drafter.speech.numbering import recognise
from drafter.speech.text import END_MARKS
from drafter.speech.tree import (
    Bundle,
    Document,
    Item,
    Point,
    Section,
    Speech,
    ends_with_line,
    mapped,
    speeches_of,
)

SEPARATOR = "* * *"
CLOSING = "[]{.closing}"


def write(document: Document) -> str:
    """The Markdown of a speech or bundle, ending in a line break; "" for nothing at all."""
    blocks: list[str] = []
    document = with_own_names(document)
    if isinstance(document, Bundle):
        blocks.append(f"# {_span(escape_block(document.title), 'bundle')}")
        if document.count_line:
            blocks.append(_span(escape_block(document.count_line), "count"))
    for number, speech in enumerate(speeches_of(document)):
        if number or isinstance(document, Bundle):
            blocks.append(SEPARATOR)
        blocks += _speech_blocks(speech)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _speech_blocks(speech: Speech) -> list[str]:
    blocks = [
        f"# {escape_block(line.text)}".rstrip() if line.kind == "title" else _span(escape_block(line.text), line.kind)
        for line in speech.front
    ]
    blocks += body_blocks(speech.opening)
    for section in speech.sections:
        blocks += section_blocks(section)
    closing = body_blocks(speech.closing)
    if closing:
        blocks.append(CLOSING + closing[0])
        blocks += closing[1:]
    return blocks + _footnotes(speech) if is_emphatic(speech) else blocks


def _footnotes(speech: Speech) -> list[str]:
    """The blocks of the footnotes of a speech, each once."""
    notes = {
        note.name: note.text or "" for paragraph in paragraphs(speech) for run in paragraph.runs for note in notes_in(run.text)
    }
    return [footnote_block(name, text) for name, text in notes.items()]


def footnote_block(name: str, text: str) -> str:
    """The block of a footnote."""
    return f"[^{name}]: {escape_block(text)}"


def with_own_names(document: Document) -> Document:
    """A document in which different footnotes have different names: one that is taken already gets a number, ``注-2``."""
    if not any(map(is_emphatic, speeches_of(document))):
        return document
    texts: dict[str, str] = {}

    def named(text: str) -> str:
        spans = getattr(text, "spans", ())
        if not any(span.note is not None for span in spans):
            return text
        return Styled(str(text), kind_of(text), tuple([span if span.note is None else _named(span, texts) for span in spans]))

    speeches = tuple([mapped(speech, named) for speech in speeches_of(document)])
    return document._replace(speeches=speeches) if isinstance(document, Bundle) else speeches[0]


def _named(span: Span, texts: dict[str, str]) -> Span:
    """The mark of a footnote under a name that no other footnote has. texts: the footnotes so far, by their names."""
    assert span.note is not None
    text = span.note.text or ""
    names = chain((span.note.name,), (f"{span.note.name}-{number}" for number in count(2)))
    name = next(name for name in names if texts.setdefault(name, text) == text)
    return span if name == span.note.name else span.with_note(Note(name, span.note.text))


def section_blocks(section: Section, level: int = 1) -> list[str]:
    """The blocks of a section: its heading, its body, its sub-sections."""
    words, mark = _heading(section.mark, section.heading, section.end)
    if section.run_in:
        blocks = body_blocks(section.body, begun=_span(words, _leveled("section", level), mark))
    else:
        content = f"[{words}]{{{mark}}}" if mark else words
        blocks = [f"{'#' * (level + 1)} {content}".rstrip(), *body_blocks(section.body)]
    for child in section.sections:
        blocks += section_blocks(child, level + 1)
    return blocks


def body_blocks(
    items: Iterable[Item], begun: str | None = None, known: dict[str, Item] | None = None, *, plain: bool = False
) -> list[str]:
    """The blocks of a body.

    begun: the block that a run-in heading has opened.
    known: gets the blocks that are a paragraph or a point with its text and need no escape, each with its item, for `parse`.
    plain: whether the items are paragraphs, and points with a heading and one text, and no text has a sign of Markdown or a blank at its end.
    """
    if plain and begun is None and known is not None and (written := _plain_blocks(items)) is not None:
        known.update(written)
        return list(written)
    blocks = [] if begun is None else [begun]
    _write_items(blocks, items, 0, begun is not None, known)
    return blocks


def _plain_blocks(items: Iterable[Item]) -> dict[str, Item] | None:
    """The blocks of paragraphs and of points with one text, each with its item; None where one is read otherwise than it was written."""
    written: dict[str, Item] = {}
    for item in items:
        if isinstance(item, str):
            block = item if item >= FIRST_CHINESE else ""
        else:
            mark, heading, end, body, own_paragraph = item
            words = f"{mark}{heading}{end}"
            found = recognise(words) if own_paragraph and len(end) == 1 and end in END_MARKS else None
            block = f"[{words}]{{.point}}{body[0]}" if found is not None and found.text == mark else ""
        if not block or block in written:
            return None
        written[block] = item
    return written


def _write_items(
    blocks: list[str],
    items: Iterable[Item],
    depth: int,
    inside: bool,
    known: dict[str, Item] | None = None,
) -> None:
    """Write items into blocks.

    depth: how many points are open.
    inside: whether a text that comes first continues the last block.
    known: see `body_blocks`.
    """
    after_line, previous = False, ""
    name = _leveled("point", depth + 1)
    for item in items:
        if isinstance(item, str):
            kind = kind_of(item)
            if inside and not kind:
                blocks[-1] += escape_inline(item)
            elif kind == PICTURE_CAPTION and previous == PICTURE:
                blocks[-1] = _with_caption(blocks[-1], item)
            else:
                block = escape_block(item) if not kind else _picture(item) if kind == PICTURE else _span(escape_block(item), kind)
                if known is not None and block is item and block >= FIRST_CHINESE and type(item) is str:
                    known[block] = item
                blocks.append(_span("", _leveled("in-point", depth)) + block if depth else block)
            after_line, previous = bool(kind), kind
        else:
            previous = ""
            mark, heading, end, body, own_paragraph = item
            if known is not None and own_paragraph and (written := _plain_block(item)):
                known[written] = item
                blocks.append(written)
                inside = after_line = False
                continue
            words, length = _heading(mark, heading or "", end)
            block = _span(words, name, length)
            text = body[0] if body and isinstance(body[0], str) and not kind_of(body[0]) else ""
            if text:
                block += escape_inline(text)
            if own_paragraph or not blocks or after_line:
                blocks.append(block)
            else:
                blocks[-1] += block
            if len(body) > 1 or not text:
                _write_items(blocks, body[1:] if text else body, depth + 1, not text)
            after_line = ends_with_line(item)
        inside = False


def _picture(line: str) -> str:
    """The block of a picture, without its caption."""
    from drafter.speech.pictures import picture_of

    picture = picture_of(line)
    name = re.sub(r"[\\<>&]", r"\\\g<0>", picture.file)
    name = f"<{name}>" if re.search(r"[\s()]", name) or not name else name
    return f"![]({name}){f'{{width={picture.width}}}' if picture.width else ''}"


def _with_caption(block: str, caption: str) -> str:
    """The block of a picture with its caption."""
    before, _, rest = block.partition("![](")
    return f"{before}![{escape_inline(caption)}]({rest}"


def _plain_block(point: Point) -> str | None:
    """The block of a point with one text that is read as it was written: nothing is escaped, a mark begins and ends the heading.

    None for any other point.
    """
    mark, heading, end, body, _ = point
    if not mark or not heading or len(end) != 1 or end not in END_MARKS or len(body) != 1 or type(body[0]) is not str:
        return None
    if type(heading) is not str or type(end) is not str:
        return None
    words, text = f"{mark}{heading}{end}", body[0]
    block = f"[{words}]{{.point}}{text}"
    found = recognise(words)
    if found is None or found.text != mark or not text or text[-1].isspace():
        return None
    return block if is_plain(words) and is_plain(text) else None


def _leveled(name: str, level: int) -> str:
    return name if level == 1 else f"{name}{level}"


def _span(words: str, name: str, mark: str = "") -> str:
    return f"[{words}]{{.{name}{' ' if mark else ''}{mark}}}"


def _heading(mark: str, heading: str, end: str) -> tuple[str, str]:
    """A heading as Markdown, and the attribute with its mark's length, which only a mark outside the table needs."""
    words = joined((mark, heading, end))
    if not mark:
        return escape(words), ""
    found = recognise(words)
    return escape_inline(words), "" if found and found.text == mark else f"mark={len(mark)}"
