"""Sentences too long to be spoken in one breath.

Nobody can follow more than 80 characters without 。；？！ by ear. In a copy for reading aloud, which has large type, 40 are long. Latin
words and numbers count as one character each.

It is advice; sentences that the template writes are left alone, because their author cannot shorten them.

Passes: 路修好了，水引来了，灯也亮了。大家的日子，一天比一天好。
Fails: 我们要把路修到每一个村民小组，把水引到每一户人家，把灯装到每一条巷子，把网络拉到每一间教室，把卫生室建到每一个村口，把农家书屋办到每一个晒谷场边，把养老食堂开到每一位老人的家门口。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.speech.text import count_characters

MESSAGES = {"": Message("{count} characters without 。；？！, more than {most}", "part the sentence")}

VALUES = {"most": 80, "reading": 40}
"""The most characters of a sentence: usually, and in a copy for reading aloud."""

_SENTENCE = re.compile(r"[^。；？！\s”’）][^。；？！]*[。；？！]*")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Sentences with more characters, their end mark included."""
    name = "reading" if text.reading else "most"
    most = settings.value(f"long-sentence.{name}", VALUES[name])
    for number, line in enumerate(text.lines):
        if line.kind != "body" or len(line.text) <= most:
            continue
        for match in _SENTENCE.finditer(line.text):
            start, stop = match.span()
            words = match[0].rstrip("。；？！")
            if len(words) > most and not line.is_from_template(start, stop):
                count = count_characters(words)
                if count > most:
                    yield Found(number, start, stop, "", {"count": count, "most": f"{most:g}"})
