"""A finished text as an outline of a template: a draft in Word, last year's speech, notes pasted into a file.

Mining finds the tree of the speech. ``habits`` finds what the template writes by itself. ``fixed`` removes from the text the sentences that the template
writes anyway, and takes the values of slots from them. ``form`` gives ordinals and headings the template's form, ``values`` writes the outline. Then the
outline is rendered, and ``account`` compares the page with the text: each sentence that is changed, missing or added is reported.
``best`` chooses the template where none is named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.errors import Fault, InputError, Place, UsageError
from drafter.mine.model import Mined
from drafter.mine.pipeline import mine_text
from drafter.mine.report import LEFT_OUT, in_words
from drafter.pull.draft.account import Account, Line, account_of
from drafter.pull.draft.best import PLAIN, choices, seen_by
from drafter.pull.draft.called import with_called_items
from drafter.pull.draft.dialogue import with_dialogue
from drafter.pull.draft.endings import with_closing, with_signed_post, with_written_day
from drafter.pull.draft.first_inside import with_first_item
from drafter.pull.draft.front import with_whole_front
from drafter.pull.draft.headed import with_headed_sections
from drafter.pull.draft.heading_ends import with_heading_ends
from drafter.pull.draft.labels import unlabelled
from drafter.pull.draft.listed import listed_notices, with_ending_in_order, with_listed
from drafter.pull.draft.lone import with_lone_heading
from drafter.pull.draft.ordinals import with_points
from drafter.pull.draft.tabs import tab_notices, without_tabs
from drafter.pull.draft.values import Fitted, fitted, outline_text
from drafter.read.source import SourceText
from drafter.speech.flow import document_paragraphs
from drafter.speech.lines import FOOTNOTE
from drafter.speech.text import BLANK
from drafter.speech.tree import Bundle, Document, FrontLine, Speech, speeches_of
from drafter.template.render import Renderer

_BLANK = re.compile(f"{BLANK}[：。]?")
NO_LOSS = (
    *("page number", "header", "footer", "page furniture", "page title", "link", "contents", "text painted twice", "front matter"),
    *("bold", "superscript", "subscript"),
)
"""The kinds of left-out things that need no report, because no words of the speech are lost with them."""


_SAID_OTHERWISE = {"table": "draft.table", "header": "draft.header", "footer": "draft.header"}
"""The messages of the kinds for which there is another remedy than the notes."""


class Drafted(NamedTuple):
    """A text as an outline.

    text: the outline's text. template: its template's name. reason: why this template, "" where it was named. next_best: the template that would be
    the second choice, "" where there is none. notices: every line that was changed or has no place, and what the template adds.
    complete: whether all of the text stands on the page.
    """

    text: str
    template: str
    reason: str
    next_best: str
    notices: tuple[Fault, ...]
    complete: bool


class _Source(NamedTuple):
    """One speech of a mined source. number: which, from 1. others: the lines of the other speeches."""

    speech: Speech
    lines: tuple[Line, ...]
    number: int
    others: tuple[Line, ...]


def drafted(
    text: SourceText,
    renderer: Renderer,
    template: str | None = None,
    *,
    speech: int | None = None,
    chinese: bool = False,
) -> Drafted:
    """A text as an outline.

    template: its name, None for the one that fits best. speech: which of several speeches, from 1; None for the first.
    Raises TemplateError, InputError for a text without a speech, UsageError where there is no speech of that number.
    """
    untabbed = without_tabs(text)
    listed = with_listed(untabbed)
    plain = with_points(unlabelled(listed))
    mined = with_dialogue(mine_text(plain), plain)
    source = _chosen(mined, speech)
    source = source._replace(speech=_in_parts(source.speech))
    judged = source.speech._replace(sections=source.speech.sections[:_JUDGED])
    best = choices(judged, renderer, [name for name in renderer.store.names() if name != "bundle"]) if template is None else []
    whole = judged.sections == source.speech.sections
    info = best[0].habits.info if best else renderer.info(template or PLAIN)
    seen, habits = best[0][:2] if best and whole else seen_by(source.speech, info, renderer)
    fit = fitted(seen, habits)
    aside = [*_aside(mined, chinese=chinese), *(Line(text, _line_of(text, source)) for text in fit.unplaced)]
    page = _page(outline_text(fit, habits, (), chinese=chinese), mined.source, renderer)
    account = account_of(source.lines, page)
    account = account._replace(lost=tuple(line for line in account.lost if line.text not in fit.unplaced))
    aside += account.lost
    notes = [_note(line, chinese=chinese) for line in sorted(dict.fromkeys(aside), key=lambda line: line.line)]
    notices = list(_notices(mined, source, account, fit))
    notices += listed_notices(untabbed, listed)
    notices += _unsaid(listed, mined, {notice.place.line for notice in notices if notice.place})
    notices += _divided(source, page, mined.source, {notice.place.line for notice in notices if notice.place})
    notices += tab_notices(text, {notice.place.line for notice in notices if notice.place})
    notices.sort(key=_line)
    if speech is None and source.others:
        notices.insert(0, _others_notice(mined, source))
    complete = not (account.lost or fit.unplaced or _kept(mined) or (source.others and speech is None))
    outline = outline_text(fit, habits, notes, chinese=chinese)
    reason, second = (
        (best[0].reason, next((one.name for one in best[1:] if one.reasons or one.name == PLAIN), "")) if best else ("", "")
    )
    return Drafted(outline, habits.info.name, reason, second, tuple(notices), complete)


_JUDGED = 60
"""The most sections that are looked at when a template is chosen. Every template is rendered with as many sections for that; a text of 4,000 lines
that look like headings took 14 s.
"""


def _in_parts(speech: Speech) -> Speech:
    """The speech that mining found, with the parts that somebody sees in it who makes an outline of it."""
    speech = with_first_item(with_called_items(with_whole_front(speech)))
    speech = with_closing(with_signed_post(with_headed_sections(speech)))
    return with_heading_ends(with_ending_in_order(with_written_day(with_lone_heading(speech))))


def _line(fault: Fault) -> int:
    return fault.place.line if fault.place else 0


# ---------------------------------------------------------------- the source


def _chosen(mined: Mined, wanted: int | None) -> _Source:
    """The speech that becomes the outline. wanted: its number, None for the first. A bundle's title becomes the title of a speech without one."""
    speeches = speeches_of(mined.document)
    shown = document_paragraphs(mined.document)
    if not any(paragraph.text.strip() for _, paragraph in shown):
        raise InputError(Fault("input.empty", Place(mined.source)))
    number = wanted or 1
    if not 0 < number <= len(speeches):
        raise UsageError(Fault("usage.no-speech", facts={"found": number, "count": len(speeches)}))
    numbers = iter(mined.lines if len(mined.lines) == sum(one.kind != FOOTNOTE for _, one in shown) else ())
    lines = [(owner, Line(one.text, 0 if one.kind == FOOTNOTE else next(numbers, 0))) for owner, one in shown]
    one, own = speeches[number - 1], {number}
    if not one.title and isinstance(mined.document, Bundle) and mined.document.title:
        one, own = one._replace(front=(FrontLine("title", mined.document.title), *one.front)), {0, number}
    others = tuple(line for owner, line in lines if owner not in own)
    return _Source(one, tuple(line for owner, line in lines if owner in own), number, others)


def _others_notice(mined: Mined, source: _Source) -> Fault:
    """The notice that the source has other speeches too, with their lines."""
    count = len(speeches_of(mined.document))
    lines = ranges(line.line for line in source.others)
    facts: dict[str, object] = {"count": count, "number": source.number, "text": source.speech.title, "lines": lines}
    return Fault("draft.one-of", Place(mined.source), facts)


def ranges(numbers: Iterable[int]) -> str:
    """Numbers of lines as people write them: ``4–9, 20–31``. A few missing numbers, blank lines of the source, do not end a range."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number - found[-1][1] <= _GAP:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(f"{first}–{last}" if first != last else str(first) for first, last in found)


_GAP = 3
"""The greatest step between two numbers of one range."""


def _line_of(text: str, source: _Source) -> int:
    return next((line.line for line in source.lines if line.text == text), 0)


def _page(outline: str, name: str, renderer: Renderer) -> list[str]:
    """The paragraphs of the outline's page."""
    document: Document = renderer.draft(outline, name).document
    assert not isinstance(document, Bundle)
    return [paragraph.text for _, paragraph in document_paragraphs(document) if paragraph.text.strip()]


# ---------------------------------------------------------------- what is reported


def _kept(mined: Mined) -> list[str]:
    """The left-out things that need a report."""
    return [entry for entry in mined.left_out if not entry.startswith(NO_LOSS)]


def _aside(mined: Mined, *, chinese: bool) -> Iterator[Line]:
    """What goes into the outline's notes whatever the page shows: lines that mining took for no part of a speech, and what is no text."""
    for gone in mined.noise:
        if gone.text.strip():
            yield Line(gone.text.strip(), gone.line)
    for entry in mined.left_out:
        yield Line(in_words(entry, "zh" if chinese else "en"), 0)


def _note(line: Line, *, chinese: bool) -> str:
    place = f"第{line.line}行：" if chinese else f"line {line.line}: "
    return f"{place if line.line else ''}{line.text}"


def _notices(mined: Mined, source: _Source, account: Account, fit: Fitted) -> Iterator[Fault]:
    name = mined.source
    for gone in mined.noise:
        if gone.text.strip():
            yield Fault("draft.noise", Place(name, gone.line), {"text": gone.text.strip()})
    changed_again = {(changed.line, changed.text) for changed in account.changed}
    read: dict[tuple[int, str], str] = {}
    for made in mined.repairs:
        if "".join(made.before.split()) == "".join(made.after.split()):  # blanks are no words
            continue
        if (made.line, made.after) in changed_again:
            read[made.line, made.after] = made.before
        else:
            yield Fault("draft.repaired", Place(name, made.line), {"text": made.before, "shown": made.after})
    for entry in mined.left_out:
        found = LEFT_OUT.fullmatch(entry)
        if found is None:
            yield Fault("draft.left-out", Place(name), {"found": entry, "text": ""})
        else:
            facts: dict[str, object] = {"found": found["kind"], "text": found["words"] or ""}
            code = _SAID_OTHERWISE.get(found["kind"], "draft.left-out") if found["words"] else "draft.left-out"
            yield Fault(code, Place(name, int(found["line"] or 0)), facts)
    for changed in account.changed:
        before = read.get((changed.line, changed.text), changed.text)
        yield Fault("draft.changed", Place(name, changed.line), {"text": before, "shown": changed.shown})
    for line in account.moved:
        yield Fault("draft.moved", Place(name, line.line), {"text": line.text})
    for line in (*account.lost, *(Line(text, _line_of(text, source)) for text in fit.unplaced)):
        yield Fault("draft.not-placed", Place(name, line.line), {"text": line.text})
    for text in account.added:
        yield (
            Fault("draft.open-part", Place(name), {"text": text})
            if _BLANK.fullmatch(text)
            else Fault("draft.added", Place(name), {"text": text})
        )
    for slot in fit.open:
        yield Fault("draft.open-slot", Place(name), {"slot": slot.name, "hint": slot.hint or slot.name})


def _unsaid(text: SourceText, mined: Mined, reported: Collection[int]) -> Iterator[Fault]:
    """Reports of what mining removed or wrote and did not report.

    Removed are ``#`` in front of a heading, the label 主讲人： in front of a name; written is the mark of ``一、`` for a ``一`` with a blank.

    reported: the numbers of the lines that have a report already; they get no second one.
    """
    lines = text.text.split("\n")
    shown = [paragraph.text for _, paragraph in document_paragraphs(mined.document) if paragraph.kind != FOOTNOTE]
    if len(shown) != len(mined.lines):
        return
    noise: dict[int, Counter[str]] = {}
    for gone in mined.noise:
        noise.setdefault(gone.line, Counter()).update(gone.text)
    left: dict[int, Counter[str]] = {1: Counter()}
    texts: dict[int, str] = {}
    for words, line in zip(shown, mined.lines, strict=True):
        left.setdefault(line, Counter()).update("".join(words.split()))
        texts[line] = texts.get(line, "") + words
    starts, told = sorted(left), set()
    for start, stop in zip(starts, [*starts[1:], len(lines) + 1], strict=True):
        for number in range(start, stop):
            asked = Counter("".join(lines[number - 1].split())) - noise.get(number, Counter())
            missing = asked - left[start]
            left[start] -= asked
            if missing and number not in reported:
                kept = _without(lines[number - 1], missing)
                yield Fault("draft.repaired", Place(mined.source, number), {"text": lines[number - 1].strip(), "shown": kept})
                told.add(number)
        if any(count > 0 for count in left[start].values()) and start not in (*reported, *told) and start in texts:
            yield Fault("draft.repaired", Place(mined.source, start), {"text": lines[start - 1].strip(), "shown": texts[start]})


def _divided(source: _Source, page: Sequence[str], name: str, reported: Collection[int]) -> Iterator[Fault]:
    """Reports of paragraphs that are two on the page, because the template writes the second: ``下面，我讲三点意见。``."""
    known = set(page)
    seconds: dict[str, str] = {}
    for one, other in pairwise(page):
        seconds.setdefault(one + other, other)
    for line in source.lines:
        if line.text not in known and line.line not in reported:
            second = seconds.get(line.text)
            if second is not None:
                yield Fault("draft.divided", Place(name, line.line), {"text": line.text, "shown": second})


def _without(line: str, missing: Counter[str]) -> str:
    """A line without some of its characters, of each as many as are missing: signs stand before the words that they are of."""
    kept = []
    for character in line:
        if missing[character] > 0:
            missing[character] -= 1
        else:
            kept.append(character)
    return "".join(kept).strip()
