"""The office's own Word file as the base of a document: its letterhead, pictures, headers, styles and page stay as they are.

The speech takes the place of a bookmark or content control with a name of the table (``正文``), of the paragraph ``{{ 正文 }}``, or stands at the
end. Only that place of ``word/document.xml`` changes; styles that the file has not are added, and slots in braces (``{{ 发文字号 }}``) are filled. Each
file is read once; its other parts are kept as packed bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from drafter.errors import DrafterError, Fault, LayoutError, Place
from drafter.files.tables import read_table
from drafter.layout.model import Layout, Page
from drafter.read.docx.names import WORD
from drafter.read.docx.plain import plain
from drafter.read.package import Package
from drafter.speech import digests
from drafter.speech.lines import FOOTNOTE, PICTURE
from drafter.speech.tree import Document
from drafter.write.docx.above import taken_above
from drafter.write.docx.body_place import BodyPlace, find_body, joined_slots
from drafter.write.docx.footnotes import NUMBER, PART, footnotes_xml, notes_xml, numbered
from drafter.write.docx.letterhead_styles import merged_styles
from drafter.write.docx.letterhead_text import is_pitched
from drafter.write.docx.package import Base, ZipEntry
from drafter.write.docx.pictures import TYPES, with_pictures
from drafter.write.docx.stamp import CUSTOM
from drafter.write.docx.xml import RELATIONS, escape

CORE = "docProps/core.xml"
SLOT = re.compile(r"\{\{\s*([^{}<>]{1,60}?)\s*\}\}")
"""A slot of a letterhead, in the text of an element."""
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_PROPERTY = re.compile(r"<property [^>]*?name=\"([^\"]*)\"[^>]*>(.*?)</property>", re.DOTALL)


class Letterhead(NamedTuple):
    """A base file, ready for documents.

    base: its unchanged parts, packed. before, after: ``word/document.xml`` around the speech. styles: from Drafter's style ids to those of the file.
    page: its section, where the speech stands. slotted: its parts with slots, by name. slots: the names of all slots. around: the digests of
    the words in its headers and footers. head, tail: the texts of the paragraphs in front of the speech and behind it. properties: its own
    custom properties.
    above: what stands above the speech, see `drafter.write.docx.above`.
    loose: the parts that a document with footnotes or pictures adds to, by name, with their texts.
    """

    main: str
    base: Base
    before: str
    after: str
    styles: Mapping[str, str]
    page: Page
    slotted: Mapping[str, str]
    slots: tuple[str, ...]
    around: str
    head: tuple[str, ...]
    tail: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    above: tuple[int, float] = (0, 0.0)
    loose: Mapping[str, str] = MappingProxyType({})


def letterhead_of(layout: Layout, lines: frozenset[str] = frozenset()) -> Letterhead:
    """The base file of a layout that has one. Raises LayoutError, with the reason, for a file that cannot be a base.

    lines: the kinds of lines of the document, which need a style (`drafter.speech.flow.line_kinds`).
    """
    return _read(layout, lines)


def page_layout(layout: Layout) -> Layout:
    """A layout with the page of its base file, on which its lines are broken; the layout itself without a base file."""
    return layout if layout.base is None else layout._replace(page=letterhead_of(layout).page)


@lru_cache(maxsize=16)
def _read(layout: Layout, lines: frozenset[str]) -> Letterhead:
    assert layout.base is not None
    name, data = layout.base.name, layout.base.data
    try:
        if not data.startswith(b"PK"):
            raise LayoutError(Fault("layout.base-no-word", Place(name)))
        package = Package(data, name)
        package.check()
        return _letterhead(package, layout, lines)
    except LayoutError:
        raise
    except DrafterError as error:
        raise LayoutError(*error.faults) from None


def _letterhead(package: Package, layout: Layout, lines: frozenset[str]) -> Letterhead:
    names = [name for name, _ in package.sums()]
    main = next((name for name in names if name.lower().lstrip("/") == package.main().lower()), "")
    _refuse(package, names, main)
    links = package.relations(main)
    part_of = {link.kind: link.target for link in links.values() if not link.outside}
    actual = {name.lower(): name for name in names}
    styles_name = actual.get(part_of.get("styles", "").lower(), "")
    document = _text(package, main)
    document = joined_slots(document)
    place = find_body(document, body_names(), package)
    rim = {
        actual[link.target.lower()]: joined_slots(_text(package, link.target))
        for link in links.values()
        if link.kind in ("header", "footer") and not link.outside and link.target.lower() in actual
    }
    used = {found for text in (document, *rim.values()) for found in _USED.findall(text)}
    styles_xml, mapped = merged_styles(
        _text(package, styles_name) if styles_name else "",
        layout,
        used,
        lines,
        document[place.start : place.end],
        pitched=is_pitched(document),
    )
    slotted = {name: text for name, text in rim.items() if SLOT.search(text)}
    replaced = {styles_name: styles_xml} if styles_name else {}
    copies = [actual[link.target.lower()] for link in links.values() if link.kind == _COPY and link.target.lower() in actual]
    if copies:
        main_links = _links_of(main, actual)
        replaced[main_links] = _LINK.sub(lambda found: "" if _COPY in found[0] else found[0], _text(package, main_links))
    links_name = _links_of(main, actual)
    loose: dict[str, str] = {}
    if PICTURE in lines or FOOTNOTE in lines:
        loose[links_name] = replaced.get(links_name) or _text(package, links_name)
        notes = actual.get(part_of.get("footnotes", "").lower(), "")
        if FOOTNOTE in lines and notes:
            loose[notes] = _text(package, notes)
    skipped = {main, CORE, CUSTOM, *slotted, *copies, *loose}
    entries = [
        _entry(name, replaced[name].encode() if name in replaced else package.part(name) or b"")
        for name in names
        if name not in skipped and name not in ("[Content_Types].xml", "_rels/.rels")
    ]
    entries[:0] = [
        _entry("[Content_Types].xml", _types(package, copies, lines).encode()),
        _entry("_rels/.rels", _links(package).encode()),
    ]
    before, after = document[: place.start], document[place.end :]
    root = package.xml(main)
    texts = [plain(paragraph) for paragraph in root.iter(f"{WORD}p")] if root is not None else []
    slots = dict.fromkeys(found for text in (before, after, *slotted.values()) for found in SLOT.findall(text))
    return Letterhead(
        main,
        Base.of_entries(entries),
        before,
        after,
        mapped,
        _page(place, layout.page),
        slotted,
        tuple(slots),
        digests.written(dict.fromkeys(_words(package, rim))),
        tuple(texts[: place.ahead]),
        tuple(texts[len(texts) - place.behind :]),
        _properties(package),
        taken_above(before),
        loose,
    )


def body_names() -> frozenset[str]:
    """The names of the place of the speech: 正文."""
    return frozenset(_table()["body"])


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_table("write", "letterhead")
    return found


# ---------------------------------------------------------------- what is refused


def _refuse(package: Package, names: Iterable[str], main: str) -> None:
    """Raise LayoutError for a file that cannot be a base."""
    lower = [name.lower() for name in names]
    reason = ""
    root = package.xml(main) if main else None
    if root is None or root.tag != f"{WORD}document":
        reason = "layout.base-no-word"
    elif any(name.endswith("vbaproject.bin") for name in lower) or b"macroEnabled" in (package.part("[Content_Types].xml") or b""):
        reason = "layout.base-macros"
    elif any(name.startswith("_xmlsignatures/") for name in lower):
        reason = "layout.base-signed"
    elif _is_protected(package, main):
        reason = "layout.base-protected"
    elif b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' not in (package.part(main) or b"")[:20_000]:
        reason = "layout.base-form"
    if reason:
        raise LayoutError(Fault(reason, Place(package.name)))


def _is_protected(package: Package, main: str) -> bool:
    settings = next((link.target for link in package.relations(main).values() if link.kind == "settings"), "")
    root = package.xml(settings) if settings else None
    protection = None if root is None else root.find(f"{WORD}documentProtection")
    return protection is not None and protection.get(f"{WORD}enforcement", "0") in ("1", "true", "on")


# ---------------------------------------------------------------- parts


def _text(package: Package, name: str) -> str:
    data = package.part(name) or b""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LayoutError(Fault("layout.base-form", Place(package.name))) from None


_USED = re.compile(r'<w:[prt](?:bl)?Style w:val="([^"]+)"')
_COPY = "stylesWithEffects"
"""A copy of the styles for Word 2010, which knows none of the added ones. Later versions ignore it; it is left out."""
_LINK = re.compile(r"<Relationship [^>]*/>")


def _links_of(part: str, actual: Mapping[str, str]) -> str:
    """The name of the part with the relationships of a part."""
    folder, _, file = part.rpartition("/")
    return actual[f"{folder}/_rels/{file}.rels".lower().lstrip("/")]


def _entry(name: str, data: bytes) -> ZipEntry:
    return ZipEntry.of_bytes(name, data)


_TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    CUSTOM: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_LINKS = {
    CORE: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    CUSTOM: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
}
_WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def _types(package: Package, without: Iterable[str], lines: Collection[str] = ()) -> str:
    """The content types: those of the file, of a document and not of a template, with Drafter's properties, footnotes and pictures."""
    text = _text(package, "[Content_Types].xml").replace(f"{_WORD_TYPES}template.main+xml", f"{_WORD_TYPES}document.main+xml")
    for name in without:
        text = re.sub(rf'<Override [^>]*PartName="/{re.escape(name)}"[^>]*/>', "", text)
    missing = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items() if f'PartName="/{name}"' not in text
    )
    if FOOTNOTE in lines and f"{_WORD_TYPES}footnotes+xml" not in text:
        missing += f'<Override PartName="/{PART}" ContentType="{_WORD_TYPES}footnotes+xml"/>'
    if PICTURE in lines:
        missing += "".join(
            one for one in re.findall("<[^>]*>", TYPES) if one.split('"')[1] not in re.findall(_EXTENSION, text.lower())
        )
    return text.replace("</Types>", f"{missing}</Types>")


_EXTENSION = r'extension="([^"]*)"'


def with_kinds(letterhead: Letterhead, main: str, document: Document) -> tuple[str, list[ZipEntry]]:
    """The main part of a document, and the parts that its footnotes and pictures need. main: with their numbers open."""
    loose = dict(letterhead.loose)
    folder, _, file = letterhead.main.rpartition("/")
    links_name = next((name for name in loose if name.endswith(f"{file}.rels")), "")
    main, loose[links_name], entries = with_pictures(main, loose[links_name], document, _FIRST_ID, f"{folder}/media/")
    if NUMBER in main:
        notes_name = next((name for name in loose if name != links_name), "")
        known = loose.get(notes_name, "")
        first = 1 + max((int(found) for found in re.findall(r'<w:footnote [^>]*w:id="(\d{1,9})"', known)), default=0)
        main = numbered(main, first)
        if known:
            loose[notes_name] = known.replace("</w:footnotes>", f"{_styled(letterhead, notes_xml(document, first))}</w:footnotes>")
        else:
            loose[PART] = _styled(letterhead, footnotes_xml(document))
            link = f'<Relationship Id="rIdDrafterFootnotes" Type="{RELATIONS}/footnotes" Target="/{PART}"/>'
            loose[links_name] = loose[links_name].replace("</Relationships>", f"{link}</Relationships>")
    return main, [*entries, *(ZipEntry.packed(name, text) for name, text in loose.items())]


def _styled(letterhead: Letterhead, xml: str) -> str:
    """XML with the styles of the file in place of Drafter's."""
    return _STYLE.sub(lambda found: f'{found[1]}{letterhead.styles.get(found[2], found[2])}"', xml)


def _links(package: Package) -> str:
    """The relationships of the package, with Drafter's properties."""
    text = _text(package, "_rels/.rels")
    missing = "".join(
        f'<Relationship Id="rIdDrafter{number}" Type="{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(_LINKS.items(), 1)
        if kind not in text
    )
    return text.replace("</Relationships>", f"{missing}</Relationships>")


def _properties(package: Package) -> tuple[tuple[str, str], ...]:
    """The custom properties of the file, with their values as XML; not those that Drafter writes."""
    data = package.part(CUSTOM)
    found = _PROPERTY.findall(data.decode("utf-8", "replace")) if data else []
    return tuple((name, value) for name, value in found if not name.startswith("Drafter"))


def _words(package: Package, rim: Mapping[str, str]) -> Iterator[str]:
    for name in rim:
        root = package.xml(name)
        art = [element.get("string", "") for element in root.iter(_TEXT_PATH)] if root is not None else []
        yield digests.words_of_footer("\n".join(filter(None, (plain(root), *art))))


def _page(place: BodyPlace, otherwise: Page) -> Page:
    """The page of the file's section in which the speech stands; what the file does not say is that of the layout."""
    return otherwise._replace(**{key: value for key, value in place.page.items() if value is not None})


# ---------------------------------------------------------------- a document


def filled(text: str, values: Mapping[str, str]) -> str:
    """A part with its slots filled. One without a value stays visible, as a blank of the page."""
    return SLOT.sub(lambda found: escape(_value(found[1], values)), text) if "{{" in text else text


def _value(slot: str, values: Mapping[str, str]) -> str:
    return values.get(slot) or f"【待补：{slot}】"


def head_and_tail(letterhead: Letterhead, values: Mapping[str, str]) -> dict[str, str]:
    """What a document remembers of the paragraphs of the letterhead, with their slots filled."""

    def shown(texts: Iterable[str]) -> list[str]:
        return ["".join(SLOT.sub(lambda found: _value(found[1], values), text).split()) for text in texts]

    head = digests.numbered(digests.HEAD, ["", *shown(letterhead.head)])
    return {**head, digests.TAIL: digests.written(filter(None, shown(letterhead.tail)))}


def own_title(letterhead: Letterhead) -> str:
    """The slot for the title that stands above the speech in a line of its own, "" for none. A form has it in a table."""
    names = {name for name in letterhead.slots if name in _table()["fields"]["title"]}
    above = re.sub(r"<w:tbl>.*?</w:tbl>", "", letterhead.before, flags=re.DOTALL) if names else ""
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", above, re.DOTALL):
        found = SLOT.fullmatch("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)).strip())
        if found and found[1] in names:
            return found[1]
    return ""


def slot_values(slots: Mapping[str, str], front: Mapping[str, str]) -> dict[str, str]:
    """The values of slots by their names: those of an outline, and its title, speaker and date.

    slots: an outline's own. front: by the kinds of lines, their texts.
    """
    names = {name: front.get(kind, "") for kind, written in _table()["fields"].items() for name in written}
    return {**names, **{name: value for name, value in slots.items() if value}}


_STYLE = re.compile(r'(<w:[pr]Style w:val=")([^"]+)"')
_BOOKMARK = re.compile(r'(<w:bookmark(?:Start|End) w:id=")([0-9]{1,9})"')
_FIRST_ID = 900_000
"""The first id of bookmarks of a speech, above those of any file."""
BODY = "_DrafterBody"
"""The bookmark around the speech: pulling reads only what it holds."""


def main_part(letterhead: Letterhead, paragraphs: str, values: Mapping[str, str]) -> str:
    """``word/document.xml`` of a document. paragraphs: those of the speech, with Drafter's style ids."""
    if not paragraphs:  # a cell of a table needs a paragraph
        return f"{filled(letterhead.before, values)}<w:p/>{filled(letterhead.after, values)}"
    body = _styled(letterhead, paragraphs)
    if "<w:bookmark" in body:
        body = _BOOKMARK.sub(lambda found: f'{found[1]}{_FIRST_ID + int(found[2])}"', body)
    start = f'<w:bookmarkStart w:id="{_FIRST_ID}" w:name="{BODY}"/>'
    body = body.replace("</w:pPr>", f"</w:pPr>{start}", 1)
    head, end, last = body.rpartition("</w:p>")
    return (
        f'{filled(letterhead.before, values)}{head}<w:bookmarkEnd w:id="{_FIRST_ID}"/>{end}{last}{filled(letterhead.after, values)}'
    )


def as_template(data: bytes) -> bytes:
    """A document as a template (.dotx): only its content type is another."""
    package = Package(data, "")
    types = "[Content_Types].xml"
    entries = [
        _entry(
            name, (package.part(name) or b"").replace(_MAIN_TYPE, _TEMPLATE_TYPE) if name == types else package.part(name) or b""
        )
        for name, _ in package.sums()
    ]
    return Base.of_entries(entries).with_entries([])


_MAIN_TYPE, _TEMPLATE_TYPE = (f"{_WORD_TYPES}{kind}.main+xml".encode() for kind in ("document", "template"))
