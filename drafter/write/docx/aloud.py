"""The paragraphs of a copy to read aloud: lines and pages that are set here, readings above rare characters, minutes in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.files.continued import LINED, MARGIN_STYLE
from drafter.layout.model import Layout
from drafter.speech.flow import HEAD, Paragraph, Run
from drafter.speech.lines import PAGE_BREAK, ROWS, UNSPOKEN, has_spans
from drafter.speech.text import BLANK_START, SPEAKING_RATE, count_characters
from drafter.write import Properties
from drafter.write.docx.body import RUNS, add, add_runs, bookmark, direct, lines, outline_level, runs_xml
from drafter.write.docx.styles import PARAGRAPH_STYLES, margin_frame, side_indent
from drafter.write.docx.tables import table_length, table_xml
from drafter.write.docx.xml import content
from drafter.write.pronunciation import NO_READINGS, Own, readings
from drafter.write.reading import divided, set_pages
from drafter.write.signature import signature_insets

_CONTINUED = {(False, True): "BodyRunOn", (True, False): "Continued", (True, True): "ContinuedRunOn"}
"""The style of a piece of a paragraph, by whether something stands before it and behind it on other pages."""


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
                parts.append(table_xml(found[place:drawn], layout, runs_xml))
            continue
        pieces = divided(paragraph, ends)
        for nth, runs in enumerate(pieces):
            turns = nth > 0 or 0 in ends.pages
            if turns or (level == 1 and kind in ("heading", "body") and not nth):
                parts.append(_time(int(spoken / rate), layout))
            set_by_hand = direct(turns or (broken and not nth), too_long=False)
            if place in insets:
                set_by_hand += f"<w:ind {side_indent('right', insets[place], layout.type_of(kind))}/>"
            set_by_hand += "" if nth else outline_level(kind, level, bool(number))
            mark = "" if nth else bookmark(number, place)
            if kind == "body":
                style = _CONTINUED.get((nth > 0, nth + 1 < len(pieces)), PARAGRAPH_STYLES["body"])
                parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{set_by_hand}</w:pPr>{mark}')
                for run in runs:
                    parts += _run(run, own)
                parts.append("</w:p>")
            else:
                shown = paragraph._replace(runs=runs) if kind in LINED else paragraph
                add(parts, shown, layout, set_by_hand, mark, ends_head=place + 1 == head)
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


def _run(run: Run, own: Own) -> Iterator[str]:
    """A run with its readings. A run with an open blank, or with emphasis, has none."""
    special = BLANK_START in run.text or has_spans(run.text)
    shown = [] if special else [reading for reading in readings(run.text, own) if reading.sound]
    if not shown:
        parts: list[str] = []
        add_runs(parts, [run])
        yield from parts
        return
    start = RUNS[run.role, run.level]
    at = 0
    for place, sound in shown:
        if place > at:
            yield f"{start}{lines(run.text[at:place])}</w:t></w:r>"
        yield _ruby(start, run.text[place], sound)
        at = place + 1
    if at < len(run.text):
        yield f"{start}{lines(run.text[at:])}</w:t></w:r>"


def _ruby(start: str, character: str, sound: str) -> str:
    """A character with its reading above it (ISO/IEC 29500-1, 17.3.3.25). Sizes in half points: the reading is 8 points high."""
    run = start.removesuffix('<w:t xml:space="preserve">')
    return (
        f'{run}<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="16"/><w:hpsRaise w:val="34"/><w:hpsBaseText w:val="36"/>'
        f'<w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:t>{content(sound)}</w:t></w:r></w:rt>'
        f"<w:rubyBase>{start}{content(character)}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
