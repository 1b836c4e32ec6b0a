"""A speech as the paragraphs of the finished page: what docx, html and txt have in common."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

from drafter.speech.emphasis import has_marks, may_have_marks, typed
from drafter.speech.lines import BY_NAME, FOOTNOTE, PICTURE, UNSPOKEN, Styled, has_spans, joined, kind_of, notes_in
from drafter.speech.tree import MAX_LEVEL, Bundle, Document, Item, Point, Section, Speech, speeches_of

Role = Literal["text", "section", "point"]
Kind = str
"""A kind of paragraph: a `FrontKind`, ``bundle-title``, ``bundle-count``, ``heading``, ``body``, or a kind of line (`drafter.speech.lines`)."""

HEAD: tuple[Kind, ...] = ("title", "subtitle", "speaker", "date")
"""The kinds of front lines in the head, above the gap of a layout. The salutation stands below the gap."""


class Run(NamedTuple):
    """A span of a paragraph that is set in one type.

    role: ``text``, or the kind of unit whose run-in heading this is.
    level: 1 to 4 for a run-in heading, 0 for text. A section has level 1, its points have level 2, their points level 3.
    """

    text: str
    role: Role = "text"
    level: int = 0


class Paragraph(NamedTuple):
    """A paragraph of the page.

    kind: a kind of front line (``title``), or ``heading`` (a heading that stands alone; `level` is 1 to 4), or ``body``, or a kind of
    line (`drafter.speech.lines`).
    """

    kind: Kind
    runs: list[Run]
    level: int = 0

    @property
    def text(self) -> str:
        """The paragraph's whole text."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def typed(self) -> str:
        """The text with the marks of its emphasis, as one types it in an outline."""
        text = self.text
        return "".join([typed(run.text) for run in self.runs]) if may_have_marks(text, [run.text for run in self.runs]) else text


_run = partial(tuple.__new__, Run)
_paragraph = partial(tuple.__new__, Paragraph)
"""Faster constructors, each called with one tuple. They take a third of the time, and a speech has hundreds of runs."""


class _Laid(NamedTuple):
    """A speech with its paragraphs and their texts.

    styled: whether some run is more than a plain text (`drafter.speech.lines.Styled`). emphatic: whether one has emphasis or a footnote.
    """

    speech: Speech | None
    paragraphs: list[Paragraph]
    texts: list[str]
    styled: bool
    emphatic: bool = False


_PLAIN = frozenset((str,))
"""The type of a text that is nothing but a text."""
_last = _Laid(None, [], [], styled=False)
"""The last speech that was asked for: checks, the summary and the writer of a rendered speech ask one after another."""


def paragraphs(speech: Speech) -> Sequence[Paragraph]:
    """The paragraphs of a speech, from the title to the last of the closing, then its footnotes."""
    return _laid(speech).paragraphs


def texts(document: Document) -> Sequence[str]:
    """The texts of a document's paragraphs, those of a bundle's own front first."""
    if isinstance(document, Bundle):
        front = [paragraph.text for paragraph in bundle_front(document)]
        return [*front, *(text for speech in document.speeches for text in _laid(speech).texts)]
    return _laid(document).texts


def typed_texts(document: Document) -> Sequence[str]:
    """The texts of a document's paragraphs with the marks of their emphasis, as one types them in an outline; without the footnotes."""
    plain = texts(document)
    paragraphs_of = [paragraph for _, paragraph in document_paragraphs(document)] if _may_be_typed(document, plain) else []
    return [one.typed for one in paragraphs_of if one.kind not in (FOOTNOTE, PICTURE)] or plain


def typed_footnotes(document: Document) -> Sequence[str]:
    """The footnotes of a document with the marks of their emphasis."""
    if not any(map(is_emphatic, speeches_of(document))):
        return ()
    return [paragraph.typed for _, paragraph in document_paragraphs(document) if paragraph.kind == FOOTNOTE]


def _may_be_typed(document: Document, plain: Sequence[str]) -> bool:
    """Whether some text may be typed otherwise than it is shown."""
    return has_marks("\n".join(plain)) or any(map(has_styled, speeches_of(document)))


def has_styled(speech: Speech) -> bool:
    """Whether a text of a speech is a line of a kind of its own, or has emphasis in it (`drafter.speech.lines.Styled`)."""
    return _laid(speech).styled


def _laid(speech: Speech) -> _Laid:
    global _last  # noqa: PLW0603 - one assignment, so that threads see either value
    laid = _last
    if laid.speech is not speech:
        found = _paragraphs(speech)
        whole = [runs[0][0] if len(runs) == 1 else "".join([run[0] for run in runs]) for _, runs, _ in found]
        parts = [run[0] for _, runs, _ in found for run in runs]
        styled = not _PLAIN.issuperset(map(type, parts))
        emphatic = styled and any(map(has_spans, parts))
        if emphatic:
            notes = footnotes(found)
            found += notes
            whole += [note.text for note in notes]
        _last = laid = _Laid(speech, found, whole, styled, emphatic)
    return laid


def is_emphatic(speech: Speech) -> bool:
    """Whether some text of a speech has emphasis or a footnote in it."""
    return _laid(speech).emphatic


def footnotes(found: Iterable[Paragraph]) -> list[Paragraph]:
    """The footnotes of some paragraphs, in the order of their marks, each as a paragraph."""
    notes = [note.text or "" for paragraph in found for run in paragraph.runs for note in notes_in(run.text)]
    return [Paragraph(FOOTNOTE, [Run(Styled(text, FOOTNOTE, getattr(text, "spans", ())))]) for text in notes]


def _paragraphs(speech: Speech) -> list[Paragraph]:
    found = [Paragraph(line.kind, [Run(line.text)]) for line in speech.front]
    found += _body(speech.opening, 1, [])
    for section in speech.sections:
        _add_section(found, section, 1)
    found += _body(speech.closing, 1, [])
    return found


def head_length(found: Sequence[Paragraph]) -> int:
    """How many paragraphs of a speech are its head; 0 also where nothing follows the head."""
    return next((place for place, paragraph in enumerate(found) if paragraph.kind not in HEAD), 0)


def document_paragraphs(document: Document) -> list[tuple[int, Paragraph]]:
    """Pairs: the number of a speech, from 1, and one of its paragraphs. A bundle's own front has the number 0."""
    front = [(0, paragraph) for paragraph in bundle_front(document)] if isinstance(document, Bundle) else []
    speeches = enumerate(speeches_of(document), 1)
    return front + [(number, paragraph) for number, speech in speeches for paragraph in paragraphs(speech)]


def worded_paragraphs(document: Document) -> list[tuple[int, Paragraph]]:
    """The paragraphs of `document_paragraphs` that have words, without the footnotes, which stand at no place of the page."""
    return [(number, one) for number, one in document_paragraphs(document) if one.text.strip() and one.kind != FOOTNOTE]


def line_kinds(document: Document) -> frozenset[str]:
    """The kinds of lines (`drafter.speech.lines`) that a document has."""
    kinds = {paragraph.kind for speech in speeches_of(document) for paragraph in paragraphs(speech)}
    return frozenset(kinds & BY_NAME.keys())


def own_kinds(document: Document) -> frozenset[str]:
    """The user's own kinds of lines (`drafter.speech.lines`) that a document has."""
    kinds = {paragraph.kind for speech in speeches_of(document) for paragraph in paragraphs(speech)}
    return frozenset(filter(is_own_kind, kinds))


def is_own_kind(kind: Kind) -> bool:
    """Whether a kind of paragraph is a user's own kind of lines."""
    return kind not in BY_NAME and kind not in _USUAL


_USUAL = frozenset((*HEAD, "salutation", "bundle-title", "bundle-count", "heading", "body"))


def bundle_front(bundle: Bundle) -> Iterator[Paragraph]:
    """The lines above a bundle's first speech."""
    if bundle.title:
        yield Paragraph("bundle-title", [Run(bundle.title)])
    if bundle.count_line:
        yield Paragraph("bundle-count", [Run(bundle.count_line)])


def text_of(document: Document, show: Callable[[str], str] = str) -> str:
    """The text of a document: a paragraph a line, each ended by a line feed, a blank line before each speech of a bundle.

    show: what is written for the text of a run; the text itself, if nothing is said.
    """
    parts = [_lines(bundle_front(document), show)] if isinstance(document, Bundle) else []
    parts += [_lines(paragraphs(speech), show) for speech in speeches_of(document)]
    return "\n".join(filter(None, parts))


def spoken_of(document: Document) -> str:
    """The text of a document without the lines that nobody reads aloud (cues, notes, the signature), a paragraph a line."""
    return "\n".join([paragraph.text for _, paragraph in document_paragraphs(document) if paragraph.kind not in UNSPOKEN])


def _lines(found: Iterable[Paragraph], show: Callable[[str], str]) -> str:
    return "".join([f"{text}\n" for paragraph in found if (text := "".join([show(run.text) for run in paragraph.runs]))])


def heading_text(unit: Section | Point) -> str:
    """A unit's heading as shown: mark, words and the mark that ends it."""
    return heading_of(unit.mark, unit.heading, unit.end)


def heading_of(mark: str, heading: str | None, end: str) -> str:
    """A heading as shown, with the emphasis in it."""
    plain = type(heading) is not Styled and type(end) is str
    return f"{mark}{heading or ''}{end}" if plain else joined((mark, heading or "", end))


def _add_section(found: list[Paragraph], section: Section, level: int) -> None:
    heading = heading_text(section)
    if section.run_in:
        found += _body(section.body, level, [[Run(heading, "section", level)]])
    else:
        if heading:
            found.append(Paragraph("heading", [Run(heading)], level))
        found += _body(section.body, level, [])
    for child in section.sections:
        _add_section(found, child, min(level + 1, MAX_LEVEL))


def _body(items: tuple[Item, ...], level: int, begun: list[list[Run]]) -> list[Paragraph]:
    """The paragraphs of a body. begun: the paragraph that a run-in heading has opened, as a list of one; empty without one."""
    if not begun and (plain := _plain_body(items, min(level + 1, MAX_LEVEL))) is not None:
        return plain
    _fill(begun, items, level, bool(begun))
    found: list[Paragraph] = []
    for runs in begun:
        first = runs[0][0]
        if type(first) is str and first:  # nearly always
            found.append(_paragraph(("body", runs, 0)))
        elif (kind := kind_of(first)) or any(run.text for run in runs):
            found.append(_paragraph((kind or "body", runs, 0)))
    return found


def _plain_body(items: tuple[Item, ...], depth: int) -> list[Paragraph] | None:
    """The paragraphs of a body in which each item is a paragraph: a plain text, or a point with one. None for any other body."""
    found: list[Paragraph] = []
    for item in items:
        if isinstance(item, str):
            if type(item) is not str:  # a line of a kind of its own, or emphasis
                return None
            runs = [_run((item, "text", 0))]
        else:
            mark, heading, end, body, own_paragraph = item
            if not own_paragraph or len(body) != 1 or type(body[0]) is not str or type(heading) is not str or type(end) is not str:
                return None
            runs = [_run((f"{mark}{heading}{end}", "point", depth)), _run((body[0], "text", 0))]
        if not runs[0][0]:
            return None
        found.append(_paragraph(("body", runs, 0)))
    return found


def _fill(paragraphs: list[list[Run]], items: tuple[Item, ...], level: int, inside: bool) -> None:
    """Add the items to the paragraphs. inside: whether a text that comes first continues the last paragraph."""
    depth = min(level + 1, MAX_LEVEL)
    for item in items:
        if isinstance(item, str):
            if inside and not kind_of(item):
                paragraphs[-1].append(_run((item, "text", 0)))
            else:
                paragraphs.append([_run((item, "text", 0))])
        else:
            mark, heading, end, body, own_paragraph = item
            runs = [_run((heading_of(mark, heading, end), "point", depth))]
            first = body[0] if body else None
            if type(first) is str or (isinstance(first, str) and not kind_of(first)):
                runs.append(_run((first, "text", 0)))
            if own_paragraph or not paragraphs or kind_of(paragraphs[-1][0][0]):
                paragraphs.append(runs)
            else:
                paragraphs[-1] += runs
            if len(body) > len(runs) - 1:
                _fill(paragraphs, body[len(runs) - 1 :], depth, len(runs) == 1)
        inside = False


def speakers_of(speech: Speech) -> tuple[str, ...]:
    """The lines that say who speaks, as the contents show them."""
    return tuple(paragraph.text for paragraph in paragraphs(Speech(speech.front)) if paragraph.kind == "speaker" and paragraph.text)
