"""The front matter of a template: its purpose, its slots, and the hints for a new outline."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault, Place, TemplateError
from drafter.nodes.compose import read_documents
from drafter.nodes.fields import WRONG, Field, Kind, Record, wrong_shape
from drafter.nodes.kinds import boolean, choice, free_mapping, items_of, number, record, text
from drafter.nodes.source import Source
from drafter.outline.keys import ALIASES, OUTLINE

SLOT_TYPES = ("text", "number", "date")
AUDIENCES = ("below", "above", "guests")
"""Who hears a speech: those whom the speaker leads, those above, guests and equals."""


AROUND = 0.5
"""The usual share of an opening or a closing; that of a section is 1."""


class Slot(NamedTuple):
    """A blank of a template's formulas.

    hint, example: for the person who fills it.
    type: ``text``, ``number`` or ``date``.
    default: its value where an outline gives none.
    required: whether the page shows 【待补：名称】 where there is no value and no default; else it shows nothing.
    """

    name: str
    hint: str = ""
    example: str = ""
    type: str = "text"
    default: str = ""
    required: bool = True


class SectionHint(NamedTuple):
    """What a new outline suggests for a section: hints for its heading, for its first paragraph, for the headings of its points.

    share: its part of a speech's time, compared with the other parts. sections: the hints for the sections within it, which have none of their own.
    """

    heading: str = ""
    body: str = ""
    points: tuple[str, ...] = ()
    share: float = 1
    sections: "tuple[SectionHint, ...]" = ()


class PartHint(NamedTuple):
    """What a new outline suggests for a key: a hint, or a text that nearly every outline has.

    Further hints are for headings of points. share: as of `SectionHint`; only an opening and a closing have one.
    """

    hint: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    share: float = AROUND


class TemplateInfo(NamedTuple):
    """The front matter of a template, with the keys that it inherits from the template it extends.

    required: the parts of an outline that the page shows as blanks where they are missing.
    parts, sections: what a new outline suggests.
    group: the heading in the list of templates.
    occasions: words of occasions that it is for. to: who hears it, of `AUDIENCES`. minutes: how long its speeches are, ``5-10``.
    """

    name: str
    title: str = ""
    genre: str = ""
    summary: str = ""
    layout: str = ""
    slots: Mapping[str, Slot] = MappingProxyType({})
    required: tuple[str, ...] = ()
    parts: Mapping[str, PartHint] = MappingProxyType({})
    sections: tuple[SectionHint, ...] = ()
    group: str = ""
    occasions: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    minutes: str = ""

    def shares(self, sections: int) -> tuple[float, ...]:
        """The shares of a speech's time that its parts have: the opening, so many sections, the closing.

        A speech with more or fewer sections than the template suggests takes theirs from the same places: from the middle for the middle.
        """
        around = [self.parts[name].share if name in self.parts else AROUND for name in ("opening", "closing")]
        hints = self.sections or (SectionHint(),)
        return (around[0], *(hints[number * len(hints) // sections].share for number in range(sections)), around[1])

    def extended(self, child: dict[str, Any]) -> "TemplateInfo":
        """This front matter, changed by the keys of a template that extends this one."""
        return self._replace(**child)


NAMEABLE = (
    "title",
    "subtitle",
    "speaker",
    "date",
    "occasion",
    "salutation",
    "opening",
    "sections",
    "closing",
    "attachments",
    "signature",
    "signed",
)
"""The parts of an outline that front matter can name."""

_PARTS = tuple(name for name in OUTLINE.by_key if name in {f.name for f in OUTLINE.fields} - {"template", "slots", "sections"})

SLOT = Record(
    "slot",
    (
        Field("hint", "说明", text, "What belongs in this blank."),
        Field("example", "示例", text, "An example."),
        Field(
            "type",
            "类型",
            choice(*SLOT_TYPES, aliases={"文字": "text", "数字": "number", "日期": "date"}),
            "text, number or date.",
        ),
        Field("default", "默认", text, "What stands here where the outline says nothing."),
        Field("required", "必填", boolean, "Whether an outline must fill it."),
    ),
    skips_empty=True,
)

_SHARE = number(0, 100)

_HINTS = (
    Field("heading", "小标题", text, "A hint for the heading."),
    Field("body", "正文", text, "A hint for the lead."),
    Field("points", "要点", items_of(text), "Hints for the headings of points."),
)

_SECTION_HINT = Record(
    "section-hint",
    (
        *_HINTS,
        Field(
            "sections",
            "部分",
            items_of(record(Record("section-hint", _HINTS, skips_empty=True))),
            "Hints for the sections within it.",
        ),
        Field("share", "份额", _SHARE, "Its part of the time, compared with the other parts: 1 where nothing is said."),
    ),
    skips_empty=True,
)

_PART = Record(
    "part",
    (
        Field("hint", "说明", text, "What belongs here."),
        Field("text", "文字", text, "What a new outline starts with."),
        Field("points", "要点", items_of(text), "Hints for the headings of points."),
        Field("share", "份额", _SHARE, "Of the opening and the closing: its part of the time, 0.5 where nothing is said."),
    ),
    skips_empty=True,
)


def _slot_name(name: str) -> str | None:
    """The code of the fault of a slot's name, None for a good name.

    It must be a Jinja name: letters of any script, digits, ``_``.
    """
    reserved = {f.name for f in OUTLINE.fields} | {"loop", "true", "false", "none", "self", "super"}
    return None if name.isidentifier() and name not in reserved else "template.slot-name"


def _slot(source: Source, node: Node) -> object:
    if isinstance(node, ScalarNode):
        return {"hint": text.read(source, node)}
    return record(SLOT).read(source, node)


def _part(source: Source, node: Node) -> object:
    if isinstance(node, ScalarNode):
        return {"hint": text.read(source, node)}
    return record(_PART).read(source, node)


def _parts(source: Source, node: Node) -> object:
    if not isinstance(node, MappingNode):
        return wrong_shape(source, node, "parts")
    return Record("parts", tuple(f._replace(kind=_PART_KIND) for f in OUTLINE.fields if f.name in _PARTS)).read(source, node)


_PART_KIND = Kind(_part, {})
_AUDIENCES = {"下级": "below", "上级": "above", "来宾": "guests"}

FRONT_MATTER = Record(
    "front-matter",
    (
        Field("title", "标题", text, "What the template makes."),
        Field("genre", "文种", text, "Its genre."),
        Field("summary", "简介", text, "When to use it."),
        Field("layout", "版式", text, "The layout that it wants."),
        Field("slots", "填空", free_mapping(Kind(_slot, {}), "slots", _slot_name), "The blanks of its formulas."),
        Field(
            "required",
            "必备",
            items_of(choice(*NAMEABLE, aliases={ALIASES[name]: name for name in NAMEABLE})),
            "Parts that a speech must have.",
        ),
        Field("parts", "提示", Kind(_parts, {}), "What a new outline asks for."),
        Field("sections", "部分", items_of(record(_SECTION_HINT)), "Sections that a new outline suggests."),
        Field("group", "类别", text, "The heading under which it is listed."),
        Field("occasions", "场合", items_of(text), "Words of occasions that it is for."),
        Field("to", "对谁", items_of(choice(*AUDIENCES, aliases=_AUDIENCES)), "Who hears it: below, above or guests."),
        Field("minutes", "分钟", text, "How many minutes its speeches take."),
    ),
    skips_empty=True,
)

_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIRST_KEY = r"\s*(?P<line>(?:[-—–―─－=_]{2,}[ \t]*\n\s*)?(?P<key>[^\s:：{]{1,12})[ \t]*[:：])"
EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)["']""")


def split(text_: str) -> tuple[str, str]:
    """A template's front matter and its Jinja text. Blank lines keep the line numbers of the Jinja text those of the file."""
    match = _FENCE.match(text_)
    if match is None:
        return "", text_
    return match["yaml"], "{#" + "\n" * match[0].count("\n") + "#}" + text_[match.end() :]


def read(text_: str, file: str) -> dict[str, Any]:
    """The fields that a template's own front matter gives.

    Raises TemplateError with every fault found.
    """
    yaml_text, _ = split(text_)
    if not yaml_text and text_.startswith("---\n") and not _FENCE.match(text_):
        raise TemplateError(Fault("template.front-matter-open", Place(file, 1), excerpt="---"))
    if not yaml_text and (at := _unopened(text_)):
        raise TemplateError(Fault("template.front-matter-unopened", Place(file, at[0]), excerpt=at[1]))
    source = Source(file, yaml_text, known=frozenset(FRONT_MATTER.by_key), first_line=2)
    documents = read_documents(source)
    values: dict[str, Any] = FRONT_MATTER.read(source, documents[0]) if documents else {}
    source.raise_faults(TemplateError)
    if "slots" in values:
        values["slots"] = {name: Slot(name, **given) for name, given in values["slots"].items() if given is not WRONG}
    if "parts" in values:
        values["parts"] = {name: PartHint(**_with_share(given)) for name, given in values["parts"].items()}
    for name in ("occasions", "to"):
        if name in values:
            values[name] = tuple(values[name])
    if "sections" in values:
        values["sections"] = tuple(map(_section_hint, values["sections"]))
    return values


def _section_hint(given: dict[str, Any]) -> SectionHint:
    below = tuple(SectionHint(**found) for found in given.get("sections", ()))
    return SectionHint(**{**_with_share(given), "sections": below})


def _unopened(text_: str) -> tuple[int, str] | None:
    """The number and the text of the line in which a front matter begins that no line of --- opens; None where there is none."""
    match = re.match(_FIRST_KEY, text_)
    if match is None or match["key"] not in FRONT_MATTER.by_key:
        return None
    line = text_.count("\n", 0, match.start("line")) + 1
    return line, text_[match.start("line") :].partition("\n")[0]


def _with_share(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of a hint, its share as a float."""
    return {**given, "share": float(given["share"])} if "share" in given else given
