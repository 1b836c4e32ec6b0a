"""The paragraphs of a copy to read aloud: lines and pages that are set here, readings above rare characters, minutes in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.files.continued import MARGIN_STYLE
from drafter.layout.model import Layout
from drafter.speech.flow import HEAD, Paragraph, Run
from drafter.speech.text import BLANK_START, SPEAKING_RATE, count_characters
from drafter.write import Properties
from drafter.write.docx.body import RUNS, add, add_runs, bookmark, direct, lines, outline_level
from drafter.write.docx.styles import PARAGRAPH_STYLES, margin_frame
from drafter.write.docx.xml import content
from drafter.write.pronunciation import NO_READINGS, Own, readings
from drafter.write.reading import divided, set_pages

_CONTINUED = {(False, True): "BodyRunOn", (True, False): "Continued", (True, True): "ContinuedRunOn"}
"""The style of a piece of a paragraph, by whether something stands before it and behind it on other pages."""


def add_aloud(
    parts: list[str], found: Sequence[Paragraph], head: int, layout: Layout, number: int, properties: Properties | None
) -> None:
    """Add the paragraphs of a speech. head: how many of them are its head. number: the speech's number in a bundle, 0 without one."""
    own, rate = (properties.readings, properties.rate) if properties else (NO_READINGS, SPEAKING_RATE)
    spoken = 0
    for place, (paragraph, ends) in enumerate(zip(found, set_pages(found, layout, head, own), strict=True)):
        first = paragraph.runs[0] if paragraph.runs else Run("")
        level = first.level if first.role == "section" else paragraph.level
        pieces = divided(paragraph, ends)
        for nth, runs in enumerate(pieces):
            turns = nth > 0 or 0 in ends.pages
            if turns or (level == 1 and paragraph.kind in ("heading", "body") and not nth):
                parts.append(_time(int(spoken / rate), layout))
            new_page = turns or (bool(number) and not place and len(parts) > 1)
            properties_ = direct(new_page, too_long=False) + ("" if nth else outline_level(paragraph.kind, level, bool(number)))
            mark = "" if nth else bookmark(number, place)
            if paragraph.kind == "body":
                style = _CONTINUED.get((nth > 0, nth + 1 < len(pieces)), PARAGRAPH_STYLES["body"])
                parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties_}</w:pPr>{mark}')
                for run in runs:
                    parts += _run(run, own)
                parts.append("</w:p>")
            else:
                add(parts, paragraph, layout, properties_, mark, ends_head=place + 1 == head)
            if paragraph.kind not in HEAD:
                spoken += count_characters("".join(run.text for run in runs))


def _time(minutes: int, layout: Layout) -> str:
    """The minutes that are spoken, in the margin; empty before the first is over."""
    if not minutes:
        return ""
    return f'<w:p><w:pPr><w:pStyle w:val="{MARGIN_STYLE[0]}"/>{margin_frame(layout)}</w:pPr><w:r><w:t>{minutes}′</w:t></w:r></w:p>'


def _run(run: Run, own: Own) -> Iterator[str]:
    """A run with its readings. What stands in an open blank is no text yet, and has none."""
    shown = [reading for reading in readings(run.text, own) if reading.sound] if BLANK_START not in run.text else []
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
