"""Clean: from the text of a source to the paragraphs of its speech, with a list of everything removed or repaired.

The steps in order. Each takes lines and returns lines:

1. ``characters``: line breaks of every kind, [SEP] tokens, invisible characters, html tags, Markdown's syntax; ``viewer``: lines of a page in one line
2. ``apart``: a mark on a line of its own above its heading; ``prints``: numbers in front of lines; ``contents``: a table of contents; ``labels``: 第一篇 above a title
3. ``page`` (with ``weights`` and ``extent``): what lies around the speech on its page; ``noise``: single lines that are no part of a speech
4. ``appendix``: another document behind the speech
5. ``within``: remains of page layout inside a line
6. ``joints``: hard-wrapped lines; ``spacing``: letter-spaced ones (a text with blanks between all words is closed up before step 2)
7. ``ordinals``: marks typed otherwise than meant; ``punctuation``: half-width marks, quotes
8. ``breaks``: lost paragraph breaks and full stops; ``turns``: names in front of what several persons said

Steps 1 to 6 find the paragraphs. Steps 7 and 8 repair damage, and can be switched off.

Laws: every Chinese character of the source is in a paragraph or in the noise; a character that only looks like one (⼀) counts as that
one. ``clean(clean(t)) == clean(t)``: removing a line may uncover further noise, so passes are repeated until one changes nothing.
"""

from __future__ import annotations

from functools import partial

from drafter.mine.clean.apart import with_marks_joined
from drafter.mine.clean.appendix import without_appendix
from drafter.mine.clean.breaks import broken
from drafter.mine.clean.characters import lines_again, lines_of, released, signs_are_markdown
from drafter.mine.clean.contents import without_contents
from drafter.mine.clean.ends import with_parted_signature, without_feet, without_gallery, without_source_notes, without_translation
from drafter.mine.clean.front.browser import names_speech
from drafter.mine.clean.fronts import (
    joined_front_lines,
    parted,
    with_bare_title,
    with_date_apart,
    with_name_over_title,
    with_speaker_apart,
    with_title_apart,
    without_notes,
)
from drafter.mine.clean.joints import joined
from drafter.mine.clean.labels import without_labels
from drafter.mine.clean.lines import Report, Settled, SourceLine, each
from drafter.mine.clean.noise import with_teaser_apart, without_dateline, without_noise
from drafter.mine.clean.ordinals import with_ordinary_marks
from drafter.mine.clean.page import without_page
from drafter.mine.clean.pieces import without_head_of_collection
from drafter.mine.clean.prints import without_doubled_titles, without_line_numbers
from drafter.mine.clean.punctuation import mended
from drafter.mine.clean.spacing import closed_up, with_title_of_column, without_word_spaces
from drafter.mine.clean.surroundings import without_page_heads
from drafter.mine.clean.turns import parted_turns, without_chair
from drafter.mine.clean.verses import without_verse_headings
from drafter.mine.clean.within import without_code, without_residues, without_stray_marks
from drafter.mine.marks import verb_marks
from drafter.mine.model import Cleaned, Removed, Repair, SourceParagraph
from drafter.mine.titles import is_date
from drafter.read.source import SourceText
from drafter.speech.look_signs import has_signs, parted_signs

PASSES = 6
"""The most passes. No real text needs as many; the limit is for texts made to need more."""


def clean(source: SourceText, *, keep_noise: bool = False, repair: bool = True) -> Cleaned:
    """The paragraphs of a source.

    keep_noise: whether noise stays in the text.
    repair: whether lost breaks, full stops and marks are restored, and tags and entities of HTML read. Without it, wrapped lines are still joined and letter-spaced
    lines closed up, because these come from the layout of the page.
    """
    report = Report([], [])
    markup = repair and source.markup
    markdown = signs_are_markdown(source)
    taken = partial(_pass, settled={}, keep_noise=keep_noise, repair=repair, apart=source.keeps_paragraphs)
    lines = taken(lines_of(source, report, markup=markup, repair=repair), report)
    for _ in range(PASSES):
        if not report.noise and not report.repairs:
            break
        later = Report([], [])
        again = taken(lines_again(lines, later, markup=markup, markdown=markdown), later)
        if [line.text for line in again] == [line.text for line in lines]:
            break
        report = _merged(report, later, lines)
        lines = [line.moved(lines[line.number - 1].number, line.source) for line in again]
    lines = [line.with_text(released(line.text)) for line in _with_words(lines)]
    if lines and lines[0].is_address and names_speech(source.page_title[1]):  # the title is only in the bar of the browser
        lines = [SourceLine(source.page_title[1], 1, source.page_title[1], "title"), *lines]
    counted = verb_marks(["" if line.mark or line.is_address else line.text for line in lines])
    return Cleaned(
        tuple(
            SourceParagraph(
                line.text, at, line.number, line.mark or counted.get(at), line.hint, line.is_address, is_date(line.text), line.lead
            )
            for at, line in enumerate(lines)
        ),
        tuple(gone._replace(text=released(gone.text)) for gone in sorted(report.noise, key=_line_of)),
        tuple(
            made._replace(before=released(made.before), after=released(made.after)) for made in sorted(report.repairs, key=_line_of)
        ),
    )


def _with_words(lines: list[SourceLine]) -> list[SourceLine]:
    """The lines that have words. Marks of footnotes alone in a line, whose words were noise, stand behind the words above."""
    if all(line.text.isprintable() for line in lines):
        return lines
    found: list[SourceLine] = []
    for line in lines:
        if has_signs(line.text) and not parted_signs(line.text)[0].strip():
            if found:
                found[-1] = found[-1].with_text(found[-1].text + line.text)
        else:
            found.append(line)
    return found


def _pass(
    lines: list[SourceLine], report: Report, *, settled: Settled, keep_noise: bool, repair: bool, apart: bool
) -> list[SourceLine]:
    """One pass of all steps. settled: of the passes before. apart: no break between paragraphs was lost, see `SourceText.keeps_paragraphs`."""
    lines = with_title_of_column(with_name_over_title(without_word_spaces(lines, report)), report)
    if repair:
        lines = with_marks_joined(lines, report)
    if not keep_noise:
        lines = each(without_code, lines, report, settled)
        lines = without_dateline(without_line_numbers(lines, report), report)
        lines = with_date_apart(with_teaser_apart(lines, report), report)
        lines = with_speaker_apart(with_bare_title(lines, report), report)
        lines = without_doubled_titles(lines, report)
        lines = without_labels(without_contents(lines, report), report)
        lines = without_head_of_collection(lines, report)
        lines = without_verse_headings(without_page(without_page_heads(lines, report), report))
        lines = without_noise(lines, report)
        lines = without_appendix(lines, report)
        lines = without_stray_marks([line for line in each(without_residues, lines, report, settled) if line.text], report)
    lines = joined_front_lines(each(closed_up, joined(lines, report), report, settled), report)
    if not keep_noise:
        lines = without_notes(with_title_apart(without_chair(lines, report), report), report)
        lines = without_gallery(without_source_notes(without_translation(lines, report), report), report)
        lines = without_feet(lines, report)
    if repair:
        lines = each(mended, with_ordinary_marks(lines, report), report, settled)
        lines = with_parted_signature(parted(broken(lines, report, apart=apart), report), report)
        lines = parted_turns(lines, report)
    return lines


def _merged(report: Report, later: Report, lines: list[SourceLine]) -> Report:
    """The report of two passes.

    lines: the result of the first pass. The second report counts these lines; the merged one counts lines of the source.
    """
    return Report(
        sorted(report.noise, key=_line_of)
        + [gone._replace(line=lines[gone.line - 1].number) for gone in sorted(later.noise, key=_line_of)],
        sorted(report.repairs, key=_line_of)
        + [made._replace(line=lines[made.line - 1].number) for made in sorted(later.repairs, key=_line_of)],
    )


def _line_of(entry: Removed | Repair) -> int:
    return entry.line
