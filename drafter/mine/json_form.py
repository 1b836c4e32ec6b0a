"""A mined source as plain values, in the form of ``mine --to json``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from drafter.mine.address import greets, opening_address
from drafter.mine.confidence import Confidence, confidences, of_noise
from drafter.mine.model import Formula, Mined, MinedSpeech, Removed, Repair
from drafter.mine.patterns import table
from drafter.mine.segment.front import DASHES
from drafter.mine.segment.signature import is_day, signed_parts
from drafter.mine.titles import is_unsigned
from drafter.speech.flow import typed_footnotes
from drafter.speech.frames import Frame
from drafter.speech.tree import Bundle, Item, Point, Section, Speech, speeches_of

SCHEMA = 1


def to_json(mined: Mined) -> dict[str, Any]:
    """A source as one JSON object.

    ``noise`` has whole lines that were removed, as in the source, and before them the lines around the text that the reader took
    out (`_around`); parts removed from a line are among the repairs. The title
    includes a subtitle that begins with a dash. A heading has neither its mark nor the mark that ends it. For a run-in heading the
    first paragraph of the body begins with that end mark, so that mark, heading and body joined are the paragraph.
    """
    document = mined.document
    count = len(speeches_of(document))
    return {
        "schema": SCHEMA,
        "source": mined.source,
        "noise": [*_around(mined), *(removed.text for removed in mined.noise if removed.whole)],
        "repairs": [*map(_repair, mined.repairs), *(_cut_out(removed) for removed in mined.noise if not removed.whole)],
        "left_out": list(mined.left_out),
        "why": [{"line": gone.line, **_reason("noise", gone.reason, gone.text)} for gone in mined.noise if gone.whole],
        "confidence": _confidences([found] if (found := of_noise(mined.noise)) else []),
        "bundle": {"title": document.title, "count_line": document.count_line} if isinstance(document, Bundle) else None,
        "speeches": [
            {**_speech(speech, more or MinedSpeech()), "why": [_reason(*reason) for reason in why or ()]}
            for speech, more, why in zip_longest(speeches_of(document), mined.speeches[:count], mined.why[:count])
        ],
    }


_AROUND = re.compile(r"(?:page title|page furniture|hidden text)(?:, line \d+)?: (?P<words>(?!<).+)")
"""An entry of what is left out that is lines of the source; what begins with ``<`` is code of a page, which nobody sees."""


def _around(mined: Mined) -> list[str]:
    """The lines around the text of a page that its reader took out: the name of the page, and its menus.

    The name of a page that is the title of a speech is no line of its own.
    """
    entries = (_AROUND.fullmatch(entry) for entry in mined.left_out)
    titles = {_bare(speech.title) for speech in speeches_of(mined.document)}
    return [line for entry in entries if entry for line in entry["words"].split(" / ") if _bare(line) not in titles]


def _bare(text: str) -> str:
    return "".join(text.split())


SHOWN = 24
"""How many characters of a line a reason shows."""


def _reason(part: str, code: str, text: str) -> dict[str, Any]:
    return {"part": part, "code": code, "reason": table("why").get(code, ""), "text": text[:SHOWN]}


def _repair(repair: Repair) -> str:
    return f"{repair.line}: {repair.what}: {repair.before} → {repair.after}"


def _cut_out(removed: Removed) -> str:
    return f"{removed.line}: {removed.reason}: {removed.text} → "


def _speech(speech: Speech, more: MinedSpeech) -> dict[str, Any]:
    roles = dict(enumerate(more.roles))
    opening, closing, signature, postscript = signed_parts(speech)
    salutation, opening = _called("".join(speech.lines("salutation")), opening)
    signers = [line for line in signature if not is_day(line) and not is_unsigned(line)]
    days = [_DAY_LABEL.sub("", line) for line in signature if is_day(line)]
    return {
        "title": " ".join([speech.title, *_of_title(speech.lines("subtitle"))]).strip() or None,
        "subtitle": "".join(speech.lines("subtitle")) or None,
        "date": "".join(speech.lines("date") or days) or _day_of(speech.lines("subtitle")),
        "speaker": "".join(speech.lines("speaker") or signers) or None,
        "salutation": salutation.rstrip("：:，,") or None,
        "opening": _items(opening),
        "sections": [{**_section(section), "role": roles.get(index) or None} for index, section in enumerate(speech.sections)],
        "closing": _items((*closing, *postscript)),
        "signature": list(signature),
        **({"footnotes": notes} if (notes := list(typed_footnotes(speech))) else {}),
        "frames": {
            "sections": _frame(more.section_frame),
            "points": {str(number): _frame(frame) for number, frame in more.point_frames},
        },
        "formulas": [_formula(formula) for formula in more.formulas],
        "confidence": _confidences(confidences(speech, more)),
    }


_DAY_LABEL = re.compile("[\u4e00-\u9fff]{1,6}[：:]\\s*")
"""What stands before the day on which a paper is signed: ``申请日期：``. One of the front stays, as in the line of the speaker."""


def _called(salutation: str, opening: tuple[Item, ...]) -> tuple[str, tuple[Item, ...]]:
    """The salutation and the opening. A paragraph of Word may begin with an address that greets, and keeps it: ``各位同事大家好！我是……``."""
    if salutation or not opening or not isinstance(opening[0], str):
        return salutation, opening
    length = opening_address(opening[0])
    if not length or not greets(opening[0][:length]):
        return salutation, opening
    return opening[0][:length], (opening[0][length:].lstrip(), *opening[1:])


_DAY = re.compile(r"[—―－-]*[（(]?(?P<day>\d{4}年\d{1,2}月\d{1,2}日)(?=[在于，,]|.{0,40}[会上]$)")


def _day_of(subtitles: tuple[str, ...]) -> str | None:
    """The day with which a subtitle begins: ``——2026年1月31日在……会议上``; None without one."""
    days = (_DAY.match(subtitle) for subtitle in subtitles)
    return next((day["day"] for day in days if day), None)


def _of_title(subtitles: tuple[str, ...]) -> list[str]:
    """The subtitles that belong to the title: those behind a dash, with the further lines of each."""
    found: list[str] = []
    goes_on = False
    for subtitle in subtitles:
        dashed = subtitle.startswith(DASHES)
        goes_on = dashed or (goes_on and subtitle[:1] not in "（(")
        if dashed:
            found.append(subtitle)
        elif goes_on:
            found[-1] += subtitle
    return found


def _section(section: Section) -> dict[str, Any]:
    return {
        "mark": section.mark.strip(),
        "heading": section.heading,
        "run_in": section.run_in,
        "body": _items(section.body, section.end if section.run_in else ""),
        "sections": [_section(child) for child in section.sections],
    }


def _items(items: tuple[Item, ...], end: str = "") -> list[Any]:
    """A body. end: the mark that ends a run-in heading before it; the first paragraph begins with it."""
    found = [_point(item) if isinstance(item, Point) else item for item in items]
    if end and found and isinstance(found[0], str):
        found[0] = end + found[0]
    elif end:
        found.insert(0, end)
    return found


def _point(point: Point) -> dict[str, Any]:
    return {
        "mark": point.mark.strip(),
        "heading": point.heading,
        "body": _items(point.body, point.end),
        "own_paragraph": point.own_paragraph,
    }


def _frame(frame: Frame | None) -> dict[str, Any] | None:
    return None if frame is None else {"pattern": frame.pattern, "support": frame.support, "of": frame.total}


def _confidences(found: Iterable[Confidence]) -> dict[str, Any]:
    return {one.part: {"level": one.level, "why": one.why or None} for one in found}


def _formula(formula: Formula) -> dict[str, Any]:
    return {"part": formula.part, "text": formula.text, "slots": [name for name, _ in formula.values]}
