"""Clean: from a source as read to the paragraphs of its speech, with a list of everything removed and restored.

The steps, in order (each takes lines and gives lines):

1. ``characters``: line breaks of every kind, [SEP] tokens, invisible characters, html tags, Markdown's marks
2. ``contents``: a table of contents
3. ``noise``: lines that are no part of a speech
4. ``appendix``: a document of its own behind it
5. ``within``: page residues inside a line
6. ``joints``: hard-wrapped lines; ``spacing``: letter-spaced ones
7. ``ordinals``: marks typed otherwise than meant; ``punctuation``: half-width marks, quotes
8. ``breaks``: lost paragraph breaks and full stops

The first six read what is there, as a page shows it; the last two restore what was lost, and may be left out.

Law: every Chinese character of the source stands in a paragraph or in the noise, a character that only looks like one as that one. ``clean(clean(t)) == clean(t)``: what one pass uncovers the
next one takes, so the passes go on until one changes nothing.
"""

from __future__ import annotations

from drafter.mine.clean.appendix import without_appendix
from drafter.mine.clean.breaks import broken
from drafter.mine.clean.characters import lines_again, lines_of
from drafter.mine.clean.contents import without_contents
from drafter.mine.clean.joints import joined
from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.clean.noise import without_noise
from drafter.mine.clean.ordinals import with_ordinary_marks
from drafter.mine.clean.punctuation import mended
from drafter.mine.clean.spacing import closed_up
from drafter.mine.clean.within import without_residues
from drafter.mine.model import Cleaned, Removed, Repair, SourceParagraph
from drafter.mine.titles import is_date
from drafter.read.source import SourceText

PASSES = 6
"""Far more than any text needs; a bound for texts made to need more."""


def clean(source: SourceText, *, keep_noise: bool = False, repair: bool = True) -> Cleaned:
    """The paragraphs of a source.

    keep_noise: no line is taken for noise. repair: without it nothing that was lost is restored, no paragraph broken, no mark mended. Lines that
    belong together are joined all the same, and letter-spaced ones closed up: the page made them so, its paragraphs are what is read.
    """
    report = Report([], [])
    apart = source.keeps_paragraphs
    lines = _pass(lines_of(source, report), report, keep_noise=keep_noise, repair=repair, apart=apart)
    for _ in range(PASSES):
        if not report.noise and not report.repairs:
            break
        later = Report([], [])
        again = _pass(lines_again(lines, later), later, keep_noise=keep_noise, repair=repair, apart=apart)
        if [line.text for line in again] == [line.text for line in lines]:
            break
        report = _merged(report, later, lines)
        lines = [line.moved(lines[line.number - 1].number, line.source) for line in again]
    return Cleaned(
        tuple(
            SourceParagraph(line.text, at, line.number, line.mark, line.hint, line.is_address, is_date(line.text))
            for at, line in enumerate(lines)
        ),
        tuple(sorted(report.noise, key=_line_of)),
        tuple(sorted(report.repairs, key=_line_of)),
    )


def _pass(lines: list[SourceLine], report: Report, *, keep_noise: bool, repair: bool, apart: bool) -> list[SourceLine]:
    """One pass of all steps. apart: no break between paragraphs was lost, see `SourceText.keeps_paragraphs`."""
    if not keep_noise:
        lines = without_contents(lines, report)
        lines = without_noise(lines, report)
        lines = without_appendix(lines, report)
        lines = [kept for line in lines if (kept := without_residues(line, report)).text]
    lines = [closed_up(line, report) for line in joined(lines, report)]
    if repair:
        lines = [mended(line, report) for line in with_ordinary_marks(lines, report)]
        lines = broken(lines, report, apart=apart)
    return lines


def _merged(report: Report, later: Report, lines: list[SourceLine]) -> Report:
    """What two passes did. lines: those that the first one left; the later one counted them, the result counts the lines of the source."""
    return Report(
        sorted(report.noise, key=_line_of)
        + [gone._replace(line=lines[gone.line - 1].number) for gone in sorted(later.noise, key=_line_of)],
        sorted(report.repairs, key=_line_of)
        + [made._replace(line=lines[made.line - 1].number) for made in sorted(later.repairs, key=_line_of)],
    )


def _line_of(entry: Removed | Repair) -> int:
    return entry.line


def as_source(name: str, cleaned: Cleaned) -> SourceText:
    """The cleaned paragraphs as a source of their own."""
    return SourceText(name, "\n".join(cleaned.texts), hints=cleaned.hints)
