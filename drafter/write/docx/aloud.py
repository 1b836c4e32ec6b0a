"""The paragraphs of a copy to read aloud: lines and pages that are set here, readings above rare characters, minutes in the margin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.files.continued import LINED, MARGIN_STYLE
from drafter.layout.model import Layout
from drafter.speech.flow import HEAD, Paragraph, Run
from drafter.speech.lines import PAGE_BREAK, ROWS, UNSPOKEN
from drafter.speech.text import BLANK, BLANK_START, SPEAKING_RATE, count_characters
from drafter.write import Properties
from drafter.write.docx.body import EMPTY, RUNS, add, add_runs, bookmark, direct, hanging_indent, outline_level, runs_xml
from drafter.write.docx.styles import PARAGRAPH_STYLES, margin_frame, side_indent
from drafter.write.docx.tables import is_below_table, table_length, table_xml
from drafter.write.docx.xml import content
from drafter.write.pronunciation import NO_READINGS, Own, readings
from drafter.write.reading import divided, is_read, set_pages
from drafter.write.signature import signature_insets

_CONTINUED = {(False, True): "BodyRunOn", (True, False): "Continued", (True, True): "ContinuedRunOn"}
"""The style of a piece of a paragraph, by whether something stands before it and behind it on other pages."""


_OFF_GRID = '<w:snapToGrid w:val="0"/>'
"""For a paragraph with readings: on the grid of the page LibreOffice makes two lines of one with a reading."""


def add_aloud(
    parts: list[str], found: Sequence[Paragraph], head: int, layout: Layout, number: int, properties: Properties | None
) -> None:
    """Add the paragraphs of a speech. head: how many of them are its head. number: the speech's number in a bundle, 0 without one."""
    own, rate = (properties.readings, properties.rate) if properties else (NO_READINGS, SPEAKING_RATE)
    insets = signature_insets(found, layout)
    spoken = 0
    drawn = 0  # the index behind the rows of the last table
    broken = bool(number) and len(parts) > 1  # whether the next paragraph begins a page
    for place, (paragraph, ends) in enumerate(zip(found, set_pages(found, layout, head, own), strict=True)):
        kind, level = paragraph.kind, _level(paragraph)
        if kind == PAGE_BREAK:
            broken = True
            continue
        if kind in ROWS:
            if place >= drawn:
                drawn = place + table_length(found, place)
                if is_below_table(found, place):
                    parts.append(EMPTY)
                parts.append(table_xml(found[place:drawn], layout, runs_xml))
            continue
        pieces = divided(paragraph, ends)
        sounds, shown = _sounds(paragraph, own), 0
        for nth, runs in enumerate(pieces):
            turns = nth > 0 or 0 in ends.pages
            if turns or (level == 1 and kind in ("heading", "body") and not nth):
                parts.append(_time(int(spoken / rate), layout))
            set_by_hand = direct(turns or (broken and not nth), too_long=False) + (_OFF_GRID if sounds else "")
            if place in insets:
                set_by_hand += f"<w:ind {side_indent('right', insets[place], layout.type_of(kind))}/>"
            set_by_hand += hanging_indent(paragraph, layout)
            set_by_hand += "" if nth else outline_level(kind, level, bool(number))
            mark = "" if nth else bookmark(number, place)
            words, shown = _words(runs, sounds, shown)
            if kind == "body":
                style = _CONTINUED.get((nth > 0, nth + 1 < len(pieces)), PARAGRAPH_STYLES["body"])
                parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{set_by_hand}</w:pPr>{mark}{words}</w:p>')
            elif kind in LINED:
                add(parts, paragraph, layout, set_by_hand, mark, words=words)
            else:
                whole = _words(paragraph.runs, sounds, 0)[0] if sounds else None
                add(parts, paragraph, layout, set_by_hand, mark, ends_head=place + 1 == head, words=whole)
            if kind not in HEAD and kind not in UNSPOKEN:
                spoken += count_characters("".join(run.text for run in runs))
        broken = False


def _level(paragraph: Paragraph) -> int:
    """The level of the heading that a paragraph is, or that it begins with."""
    first = paragraph.runs[0] if paragraph.runs else Run("")
    return first.level if first.role == "section" else paragraph.level


def _time(minutes: int, layout: Layout) -> str:
    """The minutes that are spoken, in the margin; empty before the first is over."""
    if not minutes:
        return ""
    return f'<w:p><w:pPr><w:pStyle w:val="{MARGIN_STYLE[0]}"/>{margin_frame(layout)}</w:pPr><w:r><w:t>{minutes}′</w:t></w:r></w:p>'


def _sounds(paragraph: Paragraph, own: Own) -> dict[int, str]:
    """The readings above a paragraph, by the index of their characters. None stands above an open blank."""
    if not is_read(paragraph.kind):
        return {}
    text = paragraph.text
    blanks = {place for match in re.finditer(BLANK, text) for place in range(*match.span())} if BLANK_START in text else set()
    return {one.at: one.sound for one in readings(text, own) if one.sound and one.at not in blanks}


def _words(runs: Sequence[Run], sounds: Mapping[int, str], begun: int) -> tuple[str, int]:
    """Runs as XML, with readings, and how many characters of the paragraph stand before and in them. begun: how many before them."""
    parts: list[str] = []
    for run in runs:
        at = 0
        length = len(run.text) - run.text.count("\n")  # its lines were divided
        for place in range(length):
            if sound := sounds.get(begun + place):
                add_runs(parts, [run._replace(text=run.text[at:place])])
                parts.append(_ruby(run._replace(text=run.text[place : place + 1]), sound))
                at = place + 1
        add_runs(parts, [run._replace(text=run.text[at:])])
        begun += length
    return "".join(parts), begun


def _ruby(run: Run, sound: str) -> str:
    """A character with its reading above it (ISO/IEC 29500-1, 17.3.3.25). Sizes in half points: the reading is 8 points high."""
    outer = RUNS[run.role, run.level].removesuffix('<w:t xml:space="preserve">')
    return (
        f'{outer}<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="16"/><w:hpsRaise w:val="34"/><w:hpsBaseText w:val="36"/>'
        f'<w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr><w:t>{content(sound)}</w:t></w:r></w:rt>'
        f"<w:rubyBase>{runs_xml([run])}</w:rubyBase></w:ruby></w:r>"
    )
