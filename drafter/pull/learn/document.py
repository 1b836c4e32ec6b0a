"""How many characters of a Word document have each value of a layout, and what was made by hand in it (blank lines as spacing)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import Fault, Place
from drafter.layout.model import DATE, TITLE, Length
from drafter.mine.pipeline import mine_text
from drafter.pull.learn.around import Around, around
from drafter.pull.learn.formats import Formats, Values, letters
from drafter.pull.learn.paragraphs import LEFT_OUT, Counted, Paragraph, Word, by_look
from drafter.pull.learn.roles import Roles
from drafter.pull.learn.votes import Votes
from drafter.pull.styles import Styles
from drafter.read import docx
from drafter.read.docx.names import DELETED, WORD
from drafter.read.docx.styles import style_of
from drafter.read.package import Package
from drafter.speech.flow import HEAD
from drafter.speech.lines import OWN_STYLE, is_own_name
from drafter.speech.text import is_wide
from drafter.write import title_and_date

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLANKS = " \t\xa0\u3000"
_LETTER_KEYS = ("font", "latin", "size", "bold", "italic", "underline", "tracking", "color")
_PARTS = ("styles", "theme", "settings", "numbering")
_SIGNED = ("signature", "signed")
_ENTRY = "contents-line"
_LINKED = ("color", "underline")
"""What a link has of the style of links, which says nothing of the text around it."""
_MOST_EMPTY = 5
"""More empty paragraphs below a title are those of a cover."""
_UNUSED = 0.001
"""How much the font of Latin letters counts for a Chinese letter."""
_ONLY_IF_USED = {"keep-next": True, "snap": False}
"""Keys that say something only in a document that uses them anywhere: their values there."""


class Shown(NamedTuple):
    """What a document shows.

    around: what stands around the text. size: the number of letters with a role. notices: what was made by hand.
    """

    around: Around
    size: int
    notices: list[Fault]


def read_document(data: bytes, name: str, votes: Votes) -> Shown:
    """Count what a document shows. Raises InputError where it is no Word document, or has no text."""
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    body = None if root is None else root.find(f"{WORD}body")
    if body is None:
        raise package.fault("input.no-word-document")
    links = package.relations(main)
    parts = {link.kind: package.xml(link.target) for link in links.values() if link.kind in _PARTS}
    formats = Formats(parts.get("styles"), parts.get("theme"), parts.get("numbering"))
    names = Styles(parts.get("styles"), list(_own_kinds(parts.get("styles"))))
    votes.add("body", {"phrases": names.sets_lines}, 1)
    ends = [section for properties in body.iter(f"{WORD}pPr") if (section := properties.find(f"{WORD}sectPr")) is not None]
    last = body.find(f"{WORD}sectPr")
    sections = [*ends, *([] if last is None else [last])] or [body]
    paragraphs = _read(body, formats, _NO_TEXT)
    if not any(paragraph.text.strip() for paragraph in paragraphs):  # all of it in tables, as the reader takes it too
        paragraphs = _read(body, formats, _NO_TEXT - {f"{WORD}tbl"})
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        raise package.fault("input.empty")
    largest = Counter(paragraph.section for paragraph in paragraphs for _ in paragraph.text).most_common(1)[0][0]
    found = around(package, sections[: largest + 1], links, formats, parts.get("settings"))
    document = mine_text(docx.read(data, name)).document
    title, date = title_and_date(document)
    found = found._replace(header=_with_fields(found.header, title, date), footer=_with_fields(found.footer, title, date))
    counter = _Counter(votes, paragraphs, Roles(document), names, found.tracking)
    size = counter.count()
    return Shown(found._replace(switches=tuple(counter.switches)), size, list(_made_by_hand(paragraphs, name)))


def _own_kinds(styles: Element | None) -> Iterator[str]:
    """The user's own kinds of lines for which a document has styles."""
    for style in styles.iter(f"{WORD}style") if styles is not None else ():
        name = style.get(f"{WORD}styleId", "").removeprefix(OWN_STYLE)
        if style.get(f"{WORD}styleId") == f"{OWN_STYLE}{name}" and is_own_name(name):
            yield name


def _with_fields(values: Values, title: str, date: str) -> Values:
    """The texts of a header or footer, with signs in the place of the document's own title and date."""
    shown = {title: TITLE, date: DATE}
    return {
        key: _with_fields(value, title, date)
        if isinstance(value, dict)
        else shown.get(value, value)
        if isinstance(value, str) and value
        else value
        for key, value in values.items()
    }


def _read(body: Element, formats: Formats, without: Collection[str]) -> list[Paragraph]:
    """The paragraphs of a body outside the elements `without`."""
    found: list[Paragraph] = []
    section = 0
    for element in _paragraphs(body, without):
        properties = element.find(f"{WORD}pPr")
        words = [
            Word(text, formats.run(run.find(f"{WORD}rPr"), properties), style_of(run.find(f"{WORD}rPr"), "rStyle"))
            for run in _runs(element)
            if (text := "".join("\t" if piece.tag == f"{WORD}tab" else piece.text or "" for piece in run if piece.tag in _TEXTS))
        ]
        text = "".join(word.text for word in words)
        found.append(
            Paragraph(
                formats.paragraph(properties), words, text, style_of(properties, "pStyle"), section, formats.begins_page(properties)
            )
        )
        if properties is not None and properties.find(f"{WORD}sectPr") is not None:
            section += 1
    return found


_TEXTS = (f"{WORD}t", f"{WORD}tab")
_NO_TEXT = DELETED | frozenset(f"{WORD}{name}" for name in ("tbl", "pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr"))


def _paragraphs(parent: Element, without: Collection[str]) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{WORD}p":
            yield child
        elif child.tag not in without:
            yield from _paragraphs(child, without)


def _runs(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{WORD}r":
            yield child
        elif child.tag not in _NO_TEXT:
            yield from _runs(child)


class _Counter:
    """Counts the values of a document's paragraphs. What Drafter's and Word's own styles say of a paragraph wins over what mining says."""

    def __init__(self, votes: Votes, paragraphs: list[Paragraph], roles: Roles, names: Styles, tracking: float) -> None:
        self.votes, self.paragraphs, self.roles, self.names, self.tracking = votes, paragraphs, roles, names, tracking
        self.switches: list[str] = []
        with_text = [one for one in paragraphs if one.text.strip()]
        self.unused = {key for key, on in _ONLY_IF_USED.items() if not any(one.values.get(key) == on for one in with_text)}

    def count(self) -> int:
        """Count all paragraphs. Returns the number of letters that counted."""
        found = _of_first_level(self._without_speakers(list(self._counted())))
        if any(one.kind == "contents-heading" and one.paragraph.begins_page for one in found[1:]):
            self.switches.append("cover")
        for number, one in enumerate(found):
            values = self._values(one.paragraph)
            following = found[number + 1].kind if number + 1 < len(found) else ""
            if following in _SIGNED and one.kind not in _SIGNED:  # it stays with the signature whatever the layout says
                values.pop("keep-next", None)
            if one.kind in HEAD and following and following not in HEAD:
                self._add_gap(one.place, values)
            self.votes.add(one.kind, values, one.size)
            self._add_words(one)
        return sum(one.size for one in found)

    def _without_speakers(self, found: list[Counted]) -> list[Counted]:
        """The paragraphs without the speakers in the contents: lines that have no page number where others have one.

        A layout sets them by `contents-speakers`, which also keeps each title on the page of its speaker.
        """
        lines = [one for one in found if one.kind == _ENTRY]
        speakers = [one for one in lines if "\t" not in one.paragraph.text]
        if not speakers or len(speakers) == len(lines):
            return found
        self.switches.append("contents-speakers")
        for one in lines:
            one.paragraph.values.pop("keep-next", None)
        return [one for one in found if one not in speakers]

    def _counted(self) -> Iterator[Counted]:
        texts = [letters([paragraph.text]) for paragraph in self.paragraphs]
        styled = [self._styled(paragraph.style) for paragraph in self.paragraphs]
        places = self.roles.places(["" if kind == _ENTRY else text for text, kind in zip(texts, styled, strict=True)])
        levels = {kind for kind in styled if kind.startswith("heading-")}
        found = []
        for place, (paragraph, text) in enumerate(zip(self.paragraphs, texts, strict=True)):
            at = places[place]
            kind = styled[place] or ("" if at is None else self.roles.at(at).paragraph)
            if kind in levels and not styled[place]:  # headings of this level have a style: an item of a list is none
                kind = LEFT_OUT
            if text:
                found.append(Counted(place, paragraph, kind, at, len(text)))
        return self._from_first_level(by_look(found))

    def _from_first_level(self, found: list[Counted]) -> Iterator[Counted]:
        """The paragraphs, with the headings counted from level 1.

        Where the title has the style of level 1 (or one that is based on it), the sections have that of level 2: Markdown and many offices
        do so. Mining says which line is the title. A document whose headings begin with （一） says itself that they are of level 2.
        """
        levels = sorted({one.kind for one in found if one.kind.startswith("heading-")})
        first = [one for one in found if levels and one.kind == levels[0]]
        found = self._with_deeper_title(found)
        if len(first) == 1 and self._mined(first[0]) == "title":
            found = [one._replace(kind="title") if one is first[0] else one for one in found]
            levels = levels[1:]
        if not levels or any(one.kind == levels[0] and one.paragraph.text.lstrip(_BLANKS)[:1] in "（(" for one in found):
            return iter(found)
        steps = int(levels[0][-1]) - 1
        risen = {level: f"heading-{int(level[-1]) - steps}" for level in levels}
        return (one._replace(kind=risen.get(one.kind, one.kind)) for one in found)

    def _with_deeper_title(self, found: list[Counted]) -> list[Counted]:
        """The paragraphs, with a title that has the style of a deeper heading than the one that follows: in Heading 2, above sections in Heading 1."""
        headings = [number for number, one in enumerate(found) if one.kind.startswith("heading-")][:2]
        if len(headings) == len(("title", "section")) and found[headings[0]].kind > found[headings[1]].kind:
            title = headings[0]
            if self._mined(found[title]) == "title":
                return [*found[:title], found[title]._replace(kind="title"), *found[title + 1 :]]
        return found

    def _mined(self, one: Counted) -> str:
        """What mining says that a paragraph is, "" where it left it out."""
        return "" if one.at is None else self.roles.at(one.at).paragraph

    def _styled(self, style: str) -> str:
        """The kind that the style of a paragraph gives it, "" for none."""
        kind, level = self.names.kind(style) if style else ("body", 0)
        if kind == "body":
            return "body" if self.names.marks_points else ""
        return f"heading-{level}" if kind == "heading" else kind

    def _values(self, paragraph: Paragraph) -> Values:
        values = {key: value for key, value in paragraph.values.items() if key not in self.unused}
        typed = _typed_indent(paragraph)
        if typed and not values["indent"].value:  # type: ignore[attr-defined]
            values["indent"] = Length(typed, "字")
        return values

    def _add_gap(self, place: int, values: Values) -> None:
        """The space below the head: that of its last paragraph, or the empty paragraphs that stand there."""
        after = values.pop("after")
        empty = 0
        for following in self.paragraphs[place + 1 :]:
            if following.text.strip():
                break
            empty += 1
        if empty > _MOST_EMPTY:
            return
        gap = Length(float(empty), "行") if empty else after
        self.votes.add("page", {"gap": gap}, 1)

    def _add_words(self, one: Counted) -> None:
        """Count the values of a paragraph's runs."""
        at = one.at
        for word in one.paragraph.words:
            text = letters([word.text])
            head = self.names.head(word.style) if word.style else None
            shares: Counter[str] = Counter()
            for place, character in enumerate(text):
                mined = self.roles.at(at + place) if at is not None and not self.names.marks_points else None
                kind = one.kind if mined is None or mined.paragraph != one.kind else mined.kind
                if head:
                    kind = f"{'heading' if head[0] == 'section' else 'point'}-{head[1]}"
                shares[kind] += 1
                key = "font" if is_wide(character) else "latin"
                if key in word.values:
                    self.votes.add(kind, {key: word.values[key]}, 1)
            at = None if at is None else at + len(text)
            without = _LINKED if word.style and self.names.is_link(word.style) else ()
            values = {
                key: word.values[key] for key in _LETTER_KEYS if key in word.values and key not in ("font", "latin", *without)
            }
            values["tracking"] = round(float(values["tracking"]) + self.tracking, 2)  # type: ignore[arg-type]
            for kind, characters in shares.items():
                self.votes.add(kind, values, characters)
                if "latin" in word.values:  # the font of Latin letters is said of texts without any, too
                    self.votes.add(kind, {"latin": word.values["latin"]}, characters * _UNUSED)


def _of_first_level(found: list[Counted]) -> list[Counted]:
    """The paragraphs without the lines of the contents that have another style than the first: they are of deeper levels."""
    styles = [one.paragraph.style for one in found if one.kind == _ENTRY]
    return [one for one in found if one.kind != _ENTRY or one.paragraph.style == styles[0]]


def _typed_indent(paragraph: Paragraph) -> float:
    """The indent of a paragraph that is typed with blanks, in characters; 0 for none."""
    blanks = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip(_BLANKS))]
    if paragraph.values["align"] in ("center", "right"):
        return 0.0
    return float(round(sum(2.0 if blank == "\t" else 1.0 if blank == "\u3000" else 0.5 for blank in blanks)))


def _made_by_hand(paragraphs: list[Paragraph], name: str) -> Iterator[Fault]:
    """Spacing that is made with blanks and empty paragraphs, which a layout makes by itself."""
    texts = [paragraph.text for paragraph in paragraphs]
    while texts and not texts[-1].strip():
        texts.pop()
    counts = {
        "learn.empty-paragraphs": sum(not text.strip() for text in texts),
        "learn.typed-indents": sum(bool(_typed_indent(paragraph)) for paragraph in paragraphs if paragraph.text.strip()),
        "learn.typed-centring": sum(
            paragraph.text[:1] in _BLANKS and paragraph.values["align"] in ("center", "right")
            for paragraph in paragraphs
            if paragraph.text.strip()
        ),
    }
    for code, count in counts.items():
        if count:
            yield Fault(code, Place(name), {"count": count})
