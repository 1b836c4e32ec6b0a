"""What a template writes by itself, found by rendering it with a probe in the place of every value.

A probe is a private-use character with a number, as in `drafter.template.shown`. The text between the probes on the page comes from the template: marks,
frames, ends of headings, fixed sentences. This works for any template, whatever its Jinja looks like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from drafter.errors import OutlineError
from drafter.files.tables import read_table
from drafter.mine.emit.plain import Decoration, plain
from drafter.mine.emit.styles import SectionStyle, points_of
from drafter.outline.model import Body, Outline, OutlineFile, OutlinePoint, OutlineSection
from drafter.speech.flow import paragraphs
from drafter.speech.numbering import NO_MARK, recognise
from drafter.speech.style import OPEN_FRAME, OWN, RUN_ON, HeadingStyle, PointStyle, SubsectionStyle
from drafter.speech.text import END_MARKS, chinese_date
from drafter.speech.tree import FRONT_KINDS, FrontKind, Item, Section, Speech
from drafter.template.frontmatter import Slot, TemplateInfo
from drafter.template.headings import unframed_headings
from drafter.template.render import Renderer
from drafter.template.shown import PROBE, PROBE_END, PROBE_START

_DAY = "2001-02-{:02}"
"""The probe of a slot that must be a day."""


class FixedText(NamedTuple):
    """A text that a template writes beside the values of a part.

    words: the texts before, between and behind the slots, one more than `slots`. runs_on: whether a value of the part follows in the same paragraph.
    optional: whether the template writes it only where slots that may stay empty are filled, or where the closing says no thanks. behind: whether such a text stands behind the content.
    """

    words: tuple[str, ...]
    slots: tuple[str, ...] = ()
    runs_on: bool = False
    optional: bool = False
    behind: bool = False


class Part(NamedTuple):
    """An opening or a closing: the style of its points, and the texts before and behind its content."""

    points: PointStyle
    before: tuple[FixedText, ...] = ()
    behind: tuple[FixedText, ...] = ()

    @property
    def fixed(self) -> tuple[FixedText, ...]:
        """All that the template writes there."""
        return self.before + self.behind


class Habits(NamedTuple):
    """What a template writes by itself in a speech of so many sections, `expected`.

    front: how it writes each kind of line; a kind that it has no place for is missing. bodies: the paragraphs that it writes into each section.
    shows_sections: whether its page has the sections of an outline.
    """

    info: TemplateInfo
    front: Mapping[FrontKind, Decoration]
    opening: Part
    sections: SectionStyle
    closing: Part
    bodies: tuple[tuple[FixedText, ...], ...] = ()
    shows_sections: bool = True
    expected: int = 0


def habits_of(info: TemplateInfo, renderer: Renderer, sections: int) -> Habits:
    """The habits of a template in a speech of so many sections. Raises TemplateError for a template that cannot be rendered."""
    usual = _rendered(info, renderer, sections, optional=False)
    if usual is None:
        points = plain().points
        style = SectionStyle(plain().heading, points["section"])
        return Habits(info, plain().decorations, Part(points["opening"]), style, Part(points["closing"]))
    if all(slot.required for slot in info.slots.values()):
        return usual
    filled = _rendered(info, renderer, sections, optional=True)
    if filled is None:
        return usual
    closing = _merged(usual.closing, filled.closing)
    behind = tuple(text._replace(optional=True, behind=True) if _gives_way(text, filled) else text for text in closing.behind)
    return usual._replace(opening=_merged(usual.opening, filled.opening), closing=closing._replace(behind=behind))


def _rendered(info: TemplateInfo, renderer: Renderer, sections: int, *, optional: bool) -> Habits | None:
    """The habits that one page of probes shows; None where the template asks more of a value than a probe has.

    optional: whether slots that may stay empty are filled, and the closing has thanks.
    """
    probes = _Probes(info, sections, optional=optional)
    try:
        with unframed_headings() as unframed:
            speech = renderer.document(OutlineFile((probes.outline,)))
    except OutlineError:
        return None
    return _Reader(probes, speech, dict(unframed)).habits() if isinstance(speech, Speech) else None


def _gives_way(text: FixedText, filled: Habits) -> bool:
    """Whether a template leaves out its thanks where the closing has thanks, as that of the filled page does."""
    words = "".join(text.words)
    return text not in filled.closing.behind and any(thanks.rstrip(END_MARKS) in words for thanks in _thanks())


def _thanks() -> list[str]:
    found: list[str] = read_table("pull", "drafts")["any_sentence"]
    return found


def _merged(usual: Part, filled: Part) -> Part:
    """A part with the texts that the template writes only where all slots are filled."""
    before, behind = (
        tuple(text if text in known else text._replace(optional=True, behind=side) for text in found)
        + tuple(text for text in known if text not in found)
        for known, found, side in ((usual.before, filled.before, False), (usual.behind, filled.behind, True))
    )
    return usual._replace(before=before, behind=behind)


class _Probes:
    """An outline whose values are probes. slot_probes: from each probe of a slot, as a page may show it, to the slot's name."""

    def __init__(self, info: TemplateInfo, sections: int, *, optional: bool) -> None:
        self.info = info
        self.numbers = count()
        asked = [slot for slot in info.slots.values() if slot.required or optional]
        slots = {slot.name: self._slot(place, slot) for place, slot in enumerate(asked, 1)}
        self.slot_probes = {shown: name for name, probe in slots.items() for shown in (probe, chinese_date(probe))}
        front = {kind: self.text() for kind in FRONT_KINDS}
        self.front = front
        self.opening, self.closing = self.body(), self.body()
        if optional:
            self.closing = (f"{self.closing[0]}{_thanks()[0]}", *self.closing[1:])
        self.outline = Outline(
            template=info.name,
            title=front["title"],
            subtitle=front["subtitle"],
            speaker=front["speaker"],
            date=front["date"],
            salutation=(front["salutation"],),
            slots=slots,
            opening=self.opening,
            # What stands below a section is read in the first alone.
            sections=tuple(self.section(1 if place else 3) for place in range(sections)),
            closing=self.closing,
        )

    def _slot(self, place: int, slot: Slot) -> str:
        return _DAY.format(place % 28 + 1) if slot.type == "date" else self.text()

    def text(self) -> str:
        return f"{PROBE_START}{next(self.numbers)}{PROBE_END}"

    def body(self) -> Body:
        point = OutlinePoint(self.text(), (self.text(),))
        return self.text(), point, OutlinePoint(self.text(), (self.text(),))

    def section(self, levels: int) -> OutlineSection:
        deeper = tuple(self.section(levels - 1) for _ in range(2)) if levels > 1 else ()
        return OutlineSection(self.text(), self.body(), deeper)


class _Reader:
    """Reads the page of the probes."""

    def __init__(self, probes: _Probes, speech: Speech, frames: Mapping[str, str]) -> None:
        self.probes = probes
        self.speech = speech
        self.frames = frames

    def habits(self) -> Habits:
        speech, outline = self.speech, self.probes.outline
        shows_sections = len(speech.sections) == len(outline.sections)
        sections = speech.sections if shows_sections else ()
        bodies = tuple(
            self._part(section.body, wanted.body).fixed for section, wanted in zip(sections, outline.sections, strict=False)
        )
        return Habits(
            self.probes.info,
            self._front(),
            self._part(speech.opening, outline.opening, "opening"),
            self._sections(sections),
            self._part(speech.closing, outline.closing, "closing"),
            bodies,
            shows_sections or not outline.sections,
            len(outline.sections),
        )

    # -- the front

    def _front(self) -> dict[FrontKind, Decoration]:
        found: dict[FrontKind, Decoration] = {}
        for kind, probe in self.probes.front.items():
            line = next((line.text for line in self.speech.front if line.kind == kind and probe in line.text), None)
            if line is None:
                continue
            before, _, behind = line.partition(probe)
            usual = plain().decorations.get(kind)
            if kind == "salutation" and usual and (before, behind) == ("", "："):
                found[kind] = usual
            else:
                found[kind] = Decoration("", before, behind, "cn_date" if kind == "date" else "")
        return found

    # -- opening and closing

    def _part(self, items: tuple[Item, ...], content: Body, name: str = "section") -> Part:
        own = set(PROBE.findall("".join(_texts(content))))
        before: list[FixedText] = []
        behind: list[FixedText] = []
        for paragraph in _paragraphs(items):
            numbers = [number for number in PROBE.findall(paragraph) if number in own]
            if not numbers:
                (behind if _content_seen(before, behind) else before).append(self._fixed(paragraph))
            else:
                first = paragraph.index(f"{PROBE_START}{numbers[0]}{PROBE_END}")
                if paragraph[:first] and not _only_mark(paragraph[:first]):
                    before.append(self._fixed(paragraph[:first])._replace(runs_on=True))
                before.append(_SEEN)
        return Part(self._points(items, plain().points[name]), tuple(one for one in before if one is not _SEEN), tuple(behind))

    def _fixed(self, text: str) -> FixedText:
        names = [name for name in self.probes.slot_probes if name in text]
        if not names:
            return FixedText((text,))
        either = "|".join(map(re.escape, names))
        pieces, asked = re.split(either, text), re.findall(either, text)
        return FixedText(tuple(pieces), tuple(self.probes.slot_probes[probe] for probe in asked))

    # -- sections

    def _sections(self, sections: Sequence[Section]) -> SectionStyle:
        usual, points = plain().heading, plain().points["section"]
        if not sections:
            return SectionStyle(usual, points)
        first = sections[0]
        heading = HeadingStyle(_marks(first.mark), self._frame(first.heading), first.end, RUN_ON if first.run_in else OWN)
        styles = [self._points(section.body, points) for section in sections]
        frames = tuple(style.frame for style in styles)
        return SectionStyle(
            heading,
            styles[0]._replace(frame=OPEN_FRAME),
            frames if any(frame != OPEN_FRAME for frame in frames) else (),
            self._below(first.sections),
        )

    def _below(self, sections: Sequence[Section]) -> SubsectionStyle:
        usual = SubsectionStyle()
        if not sections:
            return usual
        first = sections[0]
        points = self._points(first.body, usual.of_points())
        marks = _marks(first.mark)
        style = SubsectionStyle(
            marks,
            points.points,
            end=first.end if first.run_in else points.end,
            paragraph=RUN_ON if first.run_in else OWN,
        )
        return style if style.of_points().marks == points.marks else style._replace(point_marks=points.marks)

    def _points(self, items: Sequence[Item], usual: PointStyle) -> PointStyle:
        points = points_of(items)
        if not points:
            return usual
        last = points[-1]
        frame = self._frame(last.heading or "")
        return PointStyle(_marks(points[0].mark), OWN if last.own_paragraph else RUN_ON, last.end, frame)

    def _frame(self, heading: str) -> str:
        frame = str(self.frames.get(heading, OPEN_FRAME))
        return frame if not PROBE.search(frame) else OPEN_FRAME


_SEEN = FixedText(())
"""A placeholder for the content of a part among its fixed texts."""


def _content_seen(before: Sequence[FixedText], behind: Sequence[FixedText]) -> bool:
    """Whether content stands above."""
    return bool(behind) or any(one is _SEEN for one in before)


def _only_mark(text: str) -> bool:
    found = recognise(text)
    return found is not None and found.text == text


def _marks(mark: str) -> str:
    found = recognise(mark)
    return found.style.name if found and found.text == mark else NO_MARK[0]


def _texts(body: Body) -> list[str]:
    found: list[str] = []
    for item in body:
        if isinstance(item, str):
            found.append(item)
        else:
            found += [str(item.heading), *_texts(item.body)]
    return found


def _paragraphs(items: tuple[Item, ...]) -> list[str]:
    """The texts of a part's paragraphs."""
    return [paragraph.text for paragraph in paragraphs(Speech(opening=items))]
