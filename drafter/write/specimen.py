"""The page that shows every kind of line of a layout, each with its own measures."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping

from drafter.files.tables import read_table
from drafter.layout.model import Layout, Type
from drafter.layout.spelling import spelled
from drafter.layout.units import Multiple
from drafter.speech.emphasis import Span
from drafter.speech.lines import BY_NAME, Note, Styled
from drafter.speech.pictures import Picture, PictureLine, measured
from drafter.speech.tree import FRONT_KINDS, FrontLine, Point, Section, Speech

_Words = Callable[[str, Type], str]
"""Gives the text of a kind of line: its words in the table, with the measures of the type that it is set in."""


def specimen(layout: Layout) -> Speech:
    """A speech with a line of each kind, which says how it is set: its font, size, pitch, indent."""
    table: Mapping[str, str] = read_table("write", "specimen")

    def text(kind: str, type_: Type) -> str:
        return table[kind].replace("{measure}", measure(type_, None if kind == "body" else layout.body))

    front = tuple(
        FrontLine(kind, text(kind, layout.type_of(kind)) + ("：" if kind == "salutation" else "")) for kind in FRONT_KINDS
    )
    first, second, third, fourth = (text(f"heading-{level}", type_) for level, type_ in enumerate(layout.headings, 1))
    points = [text(f"point-{level}", layout.points[level - 1]) for level in (2, 3, 4)]
    deepest = Point("第一，", points[2], "。", (table["text"],))
    middle = Point("一要", points[1], "。", (table["text"], deepest))
    outer = Point("一是", points[0], "。", (table["text"], middle))
    sections = (
        Section(
            "一、",
            first,
            body=(text("body", layout.body),),
            sections=(
                Section(
                    "（一）", second, sections=(Section("1.", third, sections=(Section("（1）", fourth, body=(table["text"],)),)),)
                ),
            ),
        ),
        Section("二、", table["again"], body=(outer,)),
    )
    return Speech(front, (), sections, (*_lines(text, layout), *_tables(text, layout), *_ending(text, layout)))


def _lines(text: _Words, layout: Layout) -> Iterator[str]:
    """The lines of a kind of their own inside a body, with a footnote and a picture; those that the layout shows."""
    for kind in ("turn", "cue", "quote", "source", "verse", "speaker-note"):
        if layout.type_of(kind).shown:
            yield Styled(BY_NAME[kind].shown(text(kind, layout.type_of(kind))), kind)
    for name, type_ in layout.own:
        if type_.shown:
            yield Styled(f"{name}：{measure(type_, layout.body)}", name)
    if layout.body.phrases:
        return  # a copy to read aloud has neither
    table: Mapping[str, str] = read_table("write", "specimen")
    noted = table["noted"]
    mark = Span(len(noted) - 1, len(noted) - 1, (Note("1", text("footnote", layout.type_of("footnote"))),))
    yield Styled(noted, "", (mark,))
    data = b64decode(table["image"])
    yield PictureLine(Picture(table["picture"], "4cm", data, measured(data)))
    yield Styled(text("picture-caption", layout.type_of("picture-caption")), "picture-caption")


def _tables(text: _Words, layout: Layout) -> Iterator[str]:
    """A three-line table with its caption, and a boxed one."""
    yield Styled(text("caption", layout.type_of("caption")), "caption")
    for head, row in (("table-head", "table-row"), ("boxed-head", "boxed-row")):
        for kind in (head, row):
            cells = text(kind, layout.type_of(kind)).partition("：")
            yield Styled(f"{cells[0]}\t{cells[2]}", kind)
        yield read_table("write", "specimen")["text"]


def _ending(text: _Words, layout: Layout) -> Iterator[str]:
    """What stands below a speech, and an attachment behind it."""
    for kind in ("attachments", "attachments-more", "signature", "signed", "attachment", "attachment-title"):
        yield Styled(text(kind, layout.type_of(kind)), kind)


def measure(type_: Type, body: Type | None = None) -> str:
    """The measures of a type in words: 仿宋_GB2312 三号，行距28.95磅，首行缩进2字. body: pitch, indent and distances like its are left out."""
    parts = [f"{type_.font} {spelled('size', type_.size, chinese=True)}"]
    if body is None or _pitch(type_) != _pitch(body):
        parts.append(f"行距{spelled('line', _pitch(type_), chinese=True)}")
    for name, key in (("首行缩进", "indent"), ("段前", "before"), ("段后", "after")):
        length = getattr(type_, key)
        if length.value and (body is None or length != getattr(body, key)):
            parts.append(f"{name}{spelled(key, length, chinese=True)}")
    parts += ["加粗"] * type_.bold + ["倾斜"] * type_.italic
    return "，".join(parts)


def _pitch(type_: Type) -> float:
    return Multiple(type_.multiple) if type_.multiple else type_.line
