"""A slot that nobody filled.

A template's formulas have slots. Where the outline does not fill one that the template asks for, the page shows 【待补：名称】 in its place, so that the
document can be looked at before every number is known. Before it leaves the office, nothing may be left of that. A slot is told with its hint.

Parts that the template requires and the outline lacks (a title, a salutation) are shown and reported in the same way, by their keys. Where the sections
are missing, it is told how a short speech does without them, or which templates need none; a section that lacks its heading is told by the key of the
heading alone (小标题). A blank that the author typed, or that stands in a text or a Word document, is reported by `placeholder`.

Outline passes: template: regular-meeting / title: 在安全例会上的讲话 / salutation: 同志们 / slots: {主题: 查隐患} / opening: 刚才听了通报。 / sections: [{heading: 把账算清}]
Outline fails: template: regular-meeting / title: 在安全例会上的讲话 / salutation: 同志们 / opening: 刚才听了通报。 / sections: [{heading: 把账算清}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.model import Asked, Found, Line, Position, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.speech.numbering import recognise
from drafter.speech.text import BLANK_START, split_end

MESSAGES = {
    "": Message("“{slot}” is not filled in, and the page shows {found}", "fill in “{slot}” in the outline"),
    "hinted": Message("“{slot}” is not filled in, and the page shows {found}", "fill in “{slot}” in the outline: {hint}"),
    "sections": Message(
        "“{slot}” is not filled in, and the page shows {found}",
        "write the sections under “{slot}”; a short speech that has none says “{slot}: {none}”",
    ),
    "announced": Message(
        "“{slot}” is not filled in, and the page shows {found}",
        "write the sections under “{slot}”, which this template announces; for a short speech that has none, choose a template that needs none: {others}",
    ),
}

_BLANK = re.compile(rf"{BLANK_START}：([^】]*)】")
_NONE = {"sections": "none", "部分": "无"}
"""How an outline says that a speech has no sections, by its key."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The unfilled blanks of the template, each once for a speech; that of a heading at each section without one."""
    reported: set[tuple[int, str]] = set()
    for number, line in enumerate(text.lines):
        if not line.template_spans or BLANK_START not in line.text:
            continue
        # A text that is only rendered knows no speeches.
        speech = text.speeches[line.speech - 1] if 0 < line.speech <= len(text.speeches) else None
        for match in _BLANK.finditer(line.text):
            if line.is_from_template(*match.span()) and (line.speech, match[0]) not in reported:
                key = _key(speech, number, line, match)
                if key != "sections":
                    reported.add((line.speech, match[0]))
                message, facts = _said(speech.asked if speech else Asked(), key, match[1])
                yield Found(number, *match.span(), message, {**facts, "key": key})


def _said(asked: Asked, key: str, words: str) -> tuple[str, dict[str, object]]:
    """The name of a message and its facts for a blank. words: those in the blank."""
    names = dict(asked.names)
    if key.startswith("slots."):
        hint = dict(asked.hints).get(words, "")
        return ("hinted", {"slot": words, "hint": hint}) if hint and hint != words else ("", {"slot": words})
    if key == "sections" and words == _HEADING:
        return "", {"slot": names.get("heading", words)}
    name = names.get(key, key)
    if key == "sections":
        facts: dict[str, object] = {"slot": name, "none": _NONE.get(name, "none"), "others": asked.others}
        return ("announced" if asked.announces and asked.others else "sections"), facts
    return "", {"slot": name}


_HEADING = "小标题"
"""The blank of a section that has no heading."""


def _key(speech: SpeechText | None, number: int, line: Line, match: re.Match[str]) -> str:
    """The key of the outline that fills a blank: that of a slot (``slots.NAME``), or of a part if the whole line is the blank."""
    mark = recognise(line.text)
    words, _ = split_end(line.text[len(mark.text) if mark else 0 :])
    if words.strip("（）—") != match[0]:
        return f"slots.{match[1]}"
    if line.kind == "heading":
        return "sections"
    if line.kind != "body" or speech is None:
        return line.kind
    if any(unit.kind == "section" and unit.words == Position(number, match.start()) for unit in speech.units()):
        return "sections"
    return "closing" if speech.closing.first <= number < speech.closing.stop else "opening"
