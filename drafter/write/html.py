"""``html``: one self-contained page, for a screen, a phone, and a printer.

It has no script and fetches nothing. Where an official font is not installed, the browser uses the nearest one it has. The
paragraphs come from `drafter.speech.flow`, so the text is the same as in the other formats.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from drafter.layout.model import Layout, Type
from drafter.speech.emphasis import STRONG, SUBSCRIPT, SUPERSCRIPT, pieces
from drafter.speech.figures import circled
from drafter.speech.flow import HEAD, Paragraph, Run, bundle_front, is_emphatic, line_kinds, paragraphs, speakers_of
from drafter.speech.lines import ATTACHMENT_TITLE, BY_NAME, FOOTNOTE, HEADS, PICTURE, PICTURE_CAPTION, ROWS, Note, own_class
from drafter.speech.text import BLANK_START, OPEN_BLANK, UNPRINTABLE
from drafter.speech.tree import FRONT_KINDS, Bundle, Document, Speech
from drafter.write import Properties, StampState, title_and_date
from drafter.write.attachments import hanging
from drafter.write.docx.tables import cells_of, table_length
from drafter.write.docx.titles import title_lines
from drafter.write.signature import kept_with_signatures, signature_insets, signature_lines
from drafter.write.stylesheet import stylesheet, with_words

if TYPE_CHECKING:
    from drafter.write.reading import Ends

_BLANK = re.compile(OPEN_BLANK)
_HEADING = ' role="heading" aria-level="2"'
"""What makes a heading of an element that looks like no ``<h2>``."""
_STAMP = '<meta name="drafter-content-hash" content="'
_STAMPED = re.compile(rb'<meta name="drafter-content-hash" content="([0-9a-f]{64})')


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The page in UTF-8. The same arguments give the same bytes on any day and machine."""
    before = f'<!DOCTYPE html>\n<html lang="{_attribute(properties.language)}">\n<head>\n<meta charset="utf-8">\n{_STAMP}'
    parts = ['">\n', *_head(document, layout, properties), "<body>\n<main>\n"]
    if isinstance(document, Bundle):
        _add_bundle(parts, document, layout)
    else:
        _add_speech(parts, document, layout, '<article class="sheet">\n')
    parts.append("</main>\n</body>\n</html>\n")
    text = "".join(parts)
    if MARK in text:
        text = with_numbers(text, _mark, _number)
    head, rest = before.encode(), text.encode()
    return head + hashlib.sha256(head + rest).hexdigest().encode() + rest


def stamp_state(data: bytes) -> StampState:
    """The state of a page: as Drafter wrote it, changed since then, or without Drafter's stamp.

    The stamp is the SHA-256 of the page without the digits of the stamp.
    """
    found = _STAMPED.search(data)
    if not found:
        return "foreign"
    content = data[: found.start(1)] + data[found.end(1) :]
    return "untouched" if hashlib.sha256(content).hexdigest().encode() == found[1] else "edited"


def _head(document: Document, layout: Layout, properties: Properties) -> Iterable[str]:
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{_attribute(properties.title)}</title>\n"
    facts = {"author": properties.author, "dcterms.created": properties.created, "generator": "Drafter"}
    for name, value in facts.items():
        if value:
            yield f'<meta name="{name}" content="{_attribute(value)}">\n'
    rules = stylesheet(layout, line_kinds(document))
    if layout.header or layout.footer:
        rules = with_words(rules, *title_and_date(document))
    yield f"<style>\n{rules}\n</style>\n</head>\n"


def _add_bundle(parts: list[str], bundle: Bundle, layout: Layout) -> None:
    """The bundle's title, count line and contents, then its speeches, each on a sheet of its own."""
    front = [_front_line(paragraph, layout) for paragraph in bundle_front(bundle)]
    entries = [(number, speech) for number, speech in enumerate(bundle.speeches, 1) if speech.title]
    if front or entries:
        cover = (
            '</header>\n<header class="sheet">\n' if layout.cover and front and entries else ""
        )  # the contents begin a sheet of their own
        parts += ('<header class="sheet">\n', *front, cover, *_contents(entries, layout), "</header>\n")
    for number, speech in enumerate(bundle.speeches, 1):
        _add_speech(parts, speech, layout, f'<article class="sheet" id="speech{number}">\n')


def _contents(entries: list[tuple[int, Speech]], layout: Layout) -> Iterable[str]:
    if entries:
        yield "<nav>\n"
        if layout.contents_title:
            yield f'<p class="contents-heading"{_HEADING}>{_text(layout.contents_title)}</p>\n'
        yield "<ol>\n"
        for number, speech in entries:
            below = speakers_of(speech) if layout.contents_speakers else ()
            speakers = "".join(f"<br>　　{_text(speaker)}" for speaker in below)
            yield f'<li><a href="#speech{number}">{_text(speech.title)}</a>{speakers}</li>\n'
        yield "</ol>\n</nav>\n"


def _add_speech(parts: list[str], speech: Speech, layout: Layout, opening: str) -> None:
    parts.append(opening)
    in_head = False
    for paragraph in paragraphs(Speech(speech.front)):
        if not paragraph.text or paragraph.kind == FOOTNOTE:
            continue
        if (paragraph.kind in HEAD) != in_head:
            in_head = not in_head
            parts.append('<header class="head">\n' if in_head else "</header>\n")
        parts.append(_front_line(paragraph, layout))
    if in_head:
        parts.append("</header>\n")
    _add_body(parts, Speech(opening=speech.opening), layout)
    for section in speech.sections:
        parts.append("<section>\n")
        _add_body(parts, Speech(sections=(section,)), layout)
        parts.append("</section>\n")
    _add_body(parts, Speech(closing=speech.closing), layout)
    if is_emphatic(speech) and (notes := [one for one in paragraphs(speech) if one.kind == FOOTNOTE]):
        parts.append('<footer class="footnotes">\n')
        for note in notes:
            _add_paragraph(parts, note)
        parts.append("</footer>\n")
    parts.append("</article>\n")


MARK, NUMBER = "\x01", "\x02"
"""What stands for the mark of a footnote, and for the number before a footnote, until they are counted. No text has these characters."""


def with_numbers(html: str, mark: Callable[[int], str], number: Callable[[int], str], first: tuple[int, int] = (1, 1)) -> str:
    """HTML with its footnotes counted.

    mark, number: write a mark in the text, and the number before a footnote. first: the first of each.
    """
    for sign, write_one, start in ((MARK, mark, first[0]), (NUMBER, number, first[1])):
        before, *more = html.split(sign)
        html = "".join([before, *(f"{write_one(at)}{part}" for at, part in enumerate(more, start))])
    return html


def _mark(number: int) -> str:
    return f'<sup id="footnote-mark-{number}"><a href="#footnote-{number}">{circled(number)}</a></sup>'


def _number(number: int) -> str:
    return f'<a id="footnote-{number}" href="#footnote-mark-{number}">{circled(number)}</a> '


def _add_body(parts: list[str], speech: Speech, layout: Layout) -> None:
    """Add the paragraphs of a speech behind its front."""
    found = paragraphs(speech)
    insets = signature_insets(found, layout)
    with_signature = kept_with_signatures(found, layout)
    drawn = 0
    for place, paragraph in enumerate(found):
        if paragraph.kind == FOOTNOTE:
            break
        if paragraph.kind in ROWS:
            if place >= drawn:
                drawn = place + table_length(found, place)
                parts.append(_table(found[place:drawn]))
        elif paragraph.kind == PICTURE:
            parts.append(picture_html(paragraph, found[place + 1] if place + 1 < len(found) else None, layout))
        elif place in insets:
            right = insets[place].points(layout.type_of(paragraph.kind))
            parts.append(
                f'<p class="{paragraph.kind}" style="margin-right:calc({right:g}*var(--pt))">{_spans(signature_lines(paragraph.text, layout))}</p>\n'
            )
        else:
            _add_paragraph(parts, paragraph)
        own = [*_hanging(paragraph, layout), *(["break-after:avoid", "break-inside:avoid"] if place in with_signature else [])]
        if own:
            parts[-1] = parts[-1].replace(">", f' style="{";".join(own)}">', 1)


def _hanging(paragraph: Paragraph, layout: Layout) -> list[str]:
    """The properties by which the further lines of an attachment's name stand below its first character; none for all other paragraphs."""
    hung = hung_lines(paragraph, layout)
    return [f"margin-left:calc({hung[0]:g}*var(--pt))", f"text-indent:calc({hung[1]:g}*var(--pt))"] if hung else []


def hung_lines(paragraph: Paragraph, layout: Layout) -> tuple[float, float] | None:
    """How far from the left the further lines of an attachment's name stand, and how much further the first one, in points; None elsewhere."""
    type_ = layout.type_of(paragraph.kind, paragraph.level)
    hung = hanging(paragraph.kind, paragraph.text, type_)
    return None if hung is type_ else (hung.left.points(hung), hung.indent.points(hung))


def picture_html(paragraph: Paragraph, following: Paragraph | None, layout: Layout) -> str:
    """A picture as one element, which holds its file. following: the next paragraph, which may be its caption."""
    from base64 import b64encode

    from drafter.speech.pictures import picture_of
    from drafter.write.pictures import size_of, unknown

    picture = picture_of(paragraph.runs[0].text)
    if picture.measures is None:
        return f'<p class="{PICTURE}">{_text(unknown(picture))}</p>\n'
    said = following.text if following is not None and following.kind == PICTURE_CAPTION else ""
    width = f"calc({size_of(picture, layout)[0]:.4g}*var(--pt))"
    source = f"data:image/{picture.measures.kind};base64,{b64encode(picture.data).decode()}"
    return f'<p class="{PICTURE}"><img src="{source}" alt="{_attribute(said)}" style="width:{width}"></p>\n'


def _table(rows: Sequence[Paragraph]) -> str:
    """Rows that follow one another as a table."""
    parts = [f'<table class="{ROWS[rows[0].kind]}">\n']
    for row in rows:
        tag = "th" if row.kind in HEADS else "td"
        cells = "".join(f'<{tag} class="{row.kind}">{_run(Run(cell))}</{tag}>' for cell in cells_of(row))
        parts.append(f"<tr>{cells}</tr>\n")
    return "".join([*parts, "</table>\n"])


def _add_paragraph(parts: list[str], paragraph: Paragraph) -> None:
    kind, runs, level = paragraph
    if kind in BY_NAME and not BY_NAME[kind].words:
        parts.append(f'<div class="{kind}"></div>\n')
        return
    if kind in BY_NAME:
        number = NUMBER if kind == FOOTNOTE else ""
        said = _HEADING if kind == ATTACHMENT_TITLE else ""
        parts.append(f'<p class="{kind}"{said}>{number}{"".join([_run(run) for run in runs])}</p>\n')
        return
    if kind not in ("heading", "body"):  # a user's own kind
        parts.append(f'<p class="{own_class(kind)}">{"".join([_run(run) for run in runs])}</p>\n')
        return
    tag = f"h{level + 1}" if kind == "heading" else "p"
    parts.append(f"<{tag}>{''.join([_run(run) for run in runs])}</{tag}>\n")


def paragraph_html(paragraph: Paragraph, layout: Layout) -> str:
    """A paragraph of any kind as one element."""
    if paragraph.kind not in FRONT_KINDS and not paragraph.kind.startswith("bundle-"):
        parts: list[str] = []
        _add_paragraph(parts, paragraph)
        return parts[0]
    return _front_line(paragraph, layout)


def set_html(paragraph: Paragraph, ends: Ends) -> str:
    """A paragraph of a copy to read aloud as one element, with its lines. What stands on a further page is in a block of its own."""
    from drafter.write.reading import divided

    first, *more = ["".join([_run(run).replace("\n", "<br>") for run in runs]) for runs in divided(paragraph, ends)]
    turned = "".join([f'<span class="turned">{text}</span>' for text in more])
    return f"<p>{first}{turned}</p>\n"


def _front_line(paragraph: Paragraph, layout: Layout) -> str:
    """A line of a front."""
    kind, text = paragraph.kind, paragraph.text
    match kind:
        case "title":
            return f"<h1>{_lines(text, layout.title, layout)}</h1>\n"
        case "bundle-title":
            return f'<h1 class="{kind}">{_lines(text, layout.bundle_title, layout)}</h1>\n'
        case "subtitle" | "speaker":
            return f'<p class="{kind}">{_lines(text, getattr(layout, kind), layout)}</p>\n'
        case _:
            return f'<p class="{kind}">{_run(Run(text))}</p>\n'


def _lines(title: str, type_: Type, layout: Layout) -> str:
    """A title with the line breaks of a Word document. A narrow screen ignores them."""
    lines = title_lines(title, type_, layout.page.text_width, layout.title_words)
    return _run(Run(title)) if len(lines) == 1 else _spans(lines)


def _spans(lines: Sequence[str]) -> str:
    return _run(Run(lines[0])) if len(lines) == 1 else "".join([f'<span class="line">{_run(Run(line))}</span>' for line in lines])


def _run(run: Run) -> str:
    text, role, level = run
    words = _text(text) if type(text) is str else "".join([_piece(*piece) for piece in pieces(text)])
    if not (level and text):
        return words
    if role == "section":  # a heading that runs in: the list of headings of a screen reader has it
        return f'<span class="{role}{level}" role="heading" aria-level="{level + 1}">{words}</span>'
    return f'<span class="{role}{level}">{words}</span>'


_ELEMENTS = {STRONG: "strong", SUPERSCRIPT: "sup", SUBSCRIPT: "sub"}


def _piece(text: str, looks: tuple[str, ...]) -> str:
    """A piece of a text inside the elements of its looks; for a footnote what stands for its mark."""
    if isinstance(text, Note):
        return MARK
    names = [_ELEMENTS[look] for look in looks]
    return "".join([*(f"<{name}>" for name in names), _text(text), *(f"</{name}>" for name in reversed(names))])


def _text(text: str) -> str:
    """A text escaped for an element. Blanks that are not filled are marked, so that nobody overlooks them."""
    text = _escape(text)
    return _BLANK.sub(r"<mark>\g<0></mark>", text) if BLANK_START in text else text


def _attribute(text: str) -> str:
    """A text of the metadata, escaped for an attribute or a title."""
    return _escape(UNPRINTABLE.sub(" ", text)).replace('"', "&quot;")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
