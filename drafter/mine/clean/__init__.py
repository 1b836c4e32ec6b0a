"""Clean: from a source as read to the paragraphs of its speech, with a list of everything removed and restored.

The steps, in order (each takes lines and gives lines):

1. ``characters``: line breaks of every kind, [SEP] tokens, invisible characters, html tags, Markdown's marks
2. ``contents``: a table of contents
3. ``noise``: lines that are no part of a speech
4. ``appendix``: a document of its own behind it
5. ``within``: page residues inside a line
6. ``joints``: hard-wrapped lines; ``spacing``: letter-spaced ones
7. ``punctuation``: half-width marks, quotes
8. ``breaks``: lost paragraph breaks and full stops

The first six read what is there, as a page shows it; the last two restore what was lost, and may be left out.

Law: every Chinese character of the source stands in a paragraph or in the noise. ``clean(clean(t)) == clean(t)``: what one pass uncovers the
next one takes, so the passes go on until one changes nothing.
"""

from __future__ import annotations

from drafter.mine.clean.appendix import without_appendix
from drafter.mine.clean.breaks import broken
from drafter.mine.clean.characters import lines_of
from drafter.mine.clean.contents import without_contents
from drafter.mine.clean.joints import joined
from drafter.mine.clean.lines import Line, Report
from drafter.mine.clean.noise import without_noise
from drafter.mine.clean.punctuation import mended
from drafter.mine.clean.spacing import closed_up
from drafter.mine.clean.within import without_residues
from drafter.mine.model import Cleaned, Removed, Repair
from drafter.read.source import SourceText

PASSES = 6
"""Far more than any text needs; a bound for texts made to need more."""


def clean(source: SourceText, *, keep_noise: bool = False, repair: bool = True) -> Cleaned:
    """The paragraphs of a source.

    keep_noise: no line is taken for noise. repair: without it nothing that was lost is restored, no paragraph broken, no mark mended. Lines that
    belong together are joined all the same, and letter-spaced ones closed up: the page made them so, its paragraphs are what is read.
    """
    cleaned = _pass(source, keep_noise=keep_noise, repair=repair)
    for _ in range(PASSES):
        if not cleaned.noise and not cleaned.repairs:
            break
        again = _pass(as_source(source.name, cleaned), keep_noise=keep_noise, repair=repair)
        if again.paragraphs == cleaned.paragraphs:
            break
        cleaned = _merged(cleaned, again)
    return cleaned


def _pass(source: SourceText, *, keep_noise: bool, repair: bool) -> Cleaned:
    report = Report([], [])
    lines = lines_of(source, report)
    if not keep_noise:
        lines = without_contents(lines, report)
        lines = without_noise(lines, report)
        lines = without_appendix(lines, report)
        lines = [kept for line in lines if (kept := without_residues(line, report)).text]
    lines = [closed_up(line, report) for line in joined(lines, report)]
    if repair:
        lines = [mended(line, report) for line in lines]
        lines = broken(lines, report)
    return _cleaned(lines, report)


def _cleaned(lines: list[Line], report: Report) -> Cleaned:
    return Cleaned(
        tuple(line.text for line in lines),
        tuple(sorted(report.noise, key=lambda removed: removed.line)),
        tuple(sorted(report.repairs, key=lambda repair: repair.line)),
        tuple(line.number for line in lines),
        tuple((index, line.hint) for index, line in enumerate(lines) if line.hint),
    )


def as_source(name: str, cleaned: Cleaned) -> SourceText:
    """The cleaned paragraphs as a source of their own."""
    return SourceText(name, "\n".join(cleaned.paragraphs), hints=cleaned.hints)


def _merged(first: Cleaned, second: Cleaned) -> Cleaned:
    """What two passes did, the lines of the second counted as those of the source."""
    noise = [Removed(r.text, first.lines[r.line - 1], r.reason, r.whole) for r in second.noise]
    repairs = [Repair(r.what, first.lines[r.line - 1], r.before, r.after) for r in second.repairs]
    return Cleaned(
        second.paragraphs,
        tuple(sorted([*first.noise, *noise], key=lambda removed: removed.line)),
        tuple(sorted([*first.repairs, *repairs], key=lambda repair: repair.line)),
        tuple(first.lines[number - 1] for number in second.lines),
        second.hints,
    )
