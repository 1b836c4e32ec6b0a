"""A slot that nobody filled.

A template's formulas have slots. Where the outline does not fill one that the template asks for, the page shows 【待补：名称】 in its place, so that the
document can be looked at before every number is known. Before it leaves the office, nothing may be left of that.

Parts that the template requires and the outline lacks (a title, a salutation) are shown and reported in the same way. A blank that
the author typed, or that stands in a text or a Word document, is reported by `placeholder`.

Outline passes: template: regular-meeting / title: 在安全例会上的讲话 / salutation: 同志们 / slots: {主题: 查隐患} / opening: 刚才听了通报。 / sections: [{heading: 把账算清}]
Outline fails: template: regular-meeting / title: 在安全例会上的讲话 / salutation: 同志们 / opening: 刚才听了通报。 / sections: [{heading: 把账算清}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.model import Found, Line, Settings, Text
from drafter.errors import Message
from drafter.speech.numbering import recognise
from drafter.speech.text import BLANK_START, split_end

MESSAGES = {
    "": Message("“{slot}” is not filled in, and the page shows {found}", "fill in “{slot}” in the outline"),
}

_BLANK = re.compile(rf"{BLANK_START}：([^】]*)】")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The unfilled blanks of the template, each once for a speech; that of a heading at each section without one."""
    reported: set[tuple[int, str]] = set()
    headed = {0}  # the speeches of which a heading has been seen
    for number, line in enumerate(text.lines):
        if line.kind == "heading":
            headed.add(line.speech)
        if not line.template_spans or BLANK_START not in line.text:
            continue
        for match in _BLANK.finditer(line.text):
            if line.is_from_template(*match.span()) and (line.speech, match[0]) not in reported:
                key = _key(line, match, headed=line.speech in headed)
                if key != "sections":
                    reported.add((line.speech, match[0]))
                yield Found(number, *match.span(), facts={"slot": match[1], "key": key})


def _key(line: Line, match: re.Match[str], *, headed: bool) -> str:
    """The key of the outline that fills a blank: that of a slot (``slots.NAME``), or of a part if the whole line is the blank.

    headed: whether a heading stands above it, so that a body is the closing.
    """
    mark = recognise(line.text)
    words, _ = split_end(line.text[len(mark.text) if mark else 0 :])
    if words.strip("（）—") != match[0]:
        return f"slots.{match[1]}"
    return {"heading": "sections", "body": "closing" if headed else "opening"}.get(line.kind, line.kind)
