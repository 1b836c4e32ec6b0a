"""``gfm``: Markdown as other programs read it, without attributes.

`md` says in attributes what each line is (``[同志们：]{.salutation}``), so that it can be read back. Whoever reads Markdown elsewhere sees
these attributes as text. Here they are left out: a heading that runs in is bold, a quotation is a block quotation, rows are a table.
Tables and footnotes are those of GitHub Flavored Markdown (https://github.github.com/gfm/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drafter.layout.model import Layout
from drafter.speech.emphasis import STRONG, SUBSCRIPT, pieces
from drafter.speech.flow import Paragraph, Run, bundle_front, is_emphatic, paragraphs
from drafter.speech.lines import ATTACHMENT_TITLE, FOOTNOTE, HEADS, PAGE_BREAK, PICTURE, PICTURE_CAPTION, ROWS, Note, notes_in
from drafter.speech.markdown.blocks import SEPARATOR, with_own_names
from drafter.speech.markdown.escapes import escape_block, escape_inline
from drafter.speech.text import END_MARKS
from drafter.speech.tree import Bundle, Document, Speech, speeches_of
from drafter.write import Properties
from drafter.write.docx.tables import cells_of, table_length

_QUOTED = ("quote", "verse", "source")
_DEEPEST = 6


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The Markdown in UTF-8; empty for an empty document. Layout and properties are not used."""
    document = with_own_names(document)
    is_bundle = isinstance(document, Bundle)
    blocks = [_block(paragraph, 0) for paragraph in bundle_front(document)] if isinstance(document, Bundle) else []
    for number, speech in enumerate(speeches_of(document)):
        if number or is_bundle:
            blocks.append(SEPARATOR)
        blocks += _speech(speech, int(is_bundle))
    blocks = list(filter(None, blocks))
    return ("\n\n".join(blocks) + "\n" if blocks else "").encode()


def _speech(speech: Speech, above: int) -> Iterator[str]:
    """The blocks of a speech. above: how many levels of headings stand above its title."""
    found = [paragraph for paragraph in paragraphs(speech) if paragraph.kind not in (FOOTNOTE, PAGE_BREAK)]
    place = 0
    while place < len(found):
        paragraph = found[place]
        stop = place + 1
        if paragraph.kind in ROWS:
            stop = place + table_length(found, place)
            yield _table(found[place:stop])
        elif paragraph.kind in _QUOTED:
            stop = next((at for at in range(stop, len(found)) if found[at].kind not in _QUOTED), len(found))
            yield "\n>\n".join(f"> {_text(one.runs)}" for one in found[place:stop] if one.text)
        elif paragraph.kind == PICTURE:
            behind = found[stop] if stop < len(found) and found[stop].kind == PICTURE_CAPTION else None
            yield _picture(paragraph, behind)
        elif paragraph.kind == "title":  # its lines are one heading
            stop = next((at for at in range(stop, len(found)) if found[at].kind != "title"), len(found))
            yield _block(Paragraph("title", [run for one in found[place:stop] for run in one.runs]), above)
        else:
            yield _block(paragraph, above)
        place = stop
    if is_emphatic(speech):
        notes = {note.name: note.text or "" for one in found for run in one.runs for note in notes_in(run.text)}
        yield from (f"[^{name}]: {_text([Run(text)])}" for name, text in notes.items())


def _block(paragraph: Paragraph, above: int) -> str:
    """A paragraph as a block, "" for one without words. above: how many levels of headings stand above a speech's title."""
    kind, runs, level = paragraph
    if not paragraph.text:
        return ""
    depth = {"bundle-title": 1, "title": 1 + above, "heading": 1 + above + level, ATTACHMENT_TITLE: 2 + above}.get(kind)
    return f"{'#' * min(depth, _DEEPEST)} {_text(runs)}" if depth else _text(runs)


def _table(rows: Sequence[Paragraph]) -> str:
    """Rows as a table. It needs a head, so rows without one have an empty head."""
    cells = [[_text([Run(cell)], in_block=True).replace("|", "\\|") for cell in cells_of(row)] for row in rows]
    columns = max(map(len, cells))
    if rows[0].kind not in HEADS:
        cells.insert(0, [])
    lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in cells]
    return "\n".join([lines[0], f"|{' --- |' * columns}", *lines[1:]])


def _picture(paragraph: Paragraph, caption: Paragraph | None) -> str:
    """A picture. Its caption stands in its place where it cannot be shown, and below it."""
    from drafter.speech.pictures import picture_of

    file = picture_of(paragraph.runs[0].text).file
    name = re.sub(r"[\\<>&]", r"\\\g<0>", file)
    name = f"<{name}>" if re.search(r"[\s()]", name) or not name else name
    return f"![{escape_inline(str(caption.text)) if caption else ''}]({name})"


def _text(runs: Sequence[Run], *, in_block: bool = False) -> str:
    """Runs as text with emphasis. Heads that run in are strong, but for the mark that ends them. in_block: whether they begin no block."""
    parts: list[tuple[bool, str]] = []
    first = not in_block
    for (strong, looks), group in groupby(_pieces(runs), lambda piece: piece[:2]):
        written = "".join(text for *_, text in group)
        if looks != _NOTE:
            written = (escape_block if first and not strong else escape_inline)(written)
            for look in looks:
                name = "sub" if look == SUBSCRIPT else "sup"
                written = f"<{name}>{written}</{name}>"
        first = False
        parts.append((strong, written))
    joined = [(strong, "".join(text for _, text in group)) for strong, group in groupby(parts, lambda part: part[0])]
    texts = [""] + [text for _, text in joined] + [""]
    return "".join(_strong(texts[place], text, texts[place + 2]) if strong else text for place, (strong, text) in enumerate(joined))


_NOTE = ("note",)


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[bool, tuple[str, ...], str]]:
    """The pieces of runs: whether one is strong, its other looks, and its text."""
    for text, role, level in runs:
        is_head = role == "section" and level > 0
        for piece, looks in pieces(text):
            if isinstance(piece, Note):
                yield False, _NOTE, f"[^{piece.name}]"
                continue
            strong = is_head or STRONG in looks
            others = tuple(look for look in looks if look != STRONG)
            end = len(piece) - (is_head and piece[-1:] in END_MARKS)
            if piece[:end]:
                yield strong, others, piece[:end]
            if piece[end:]:
                yield False, others, piece[end:]


def _strong(before: str, text: str, after: str) -> str:
    """A text between ``**``, or in an element where those would not be read: beside a bracket of 学“三个法”的事.

    before, after: what stands beside it, as written.
    """
    opens = not text[0].isspace() and (not _is_mark(text[0]) or not before or before[-1].isspace() or _is_sure_mark(before[-1]))
    closes = not _is_mark(text[-1]) or not after or after[0].isspace() or _is_sure_mark(after[0])
    return f"**{text}**" if opens and closes else f"<strong>{text}</strong>"


def _is_mark(character: str) -> bool:
    """Whether some version of CommonMark takes a character for punctuation."""
    return unicodedata.category(character)[0] in "PS"


def _is_sure_mark(character: str) -> bool:
    """Whether every version does."""
    return unicodedata.category(character)[0] == "P" or (character.isascii() and _is_mark(character))
