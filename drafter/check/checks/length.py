"""A speech longer or shorter than its outline's limit.

`limit` in an outline, or in drafter.yaml for all, says how long a speech may be: characters, counted as Word counts them, or minutes at the
speaker's rate (`rate` in the outline or in drafter.yaml). A few characters over are over; under the limit, only a speech that leaves much of it unused is named.

Without a limit nothing is said. Beside an agenda the minutes are those of the meeting, and the check `agenda` compares them.

Outline passes: title: 发言 / limit: 30字 / opening: 各位代表，大家好，我来谈一谈修路的事。 / sections: [{heading: 早动手, body: 天亮就到。}]
Outline fails: title: 发言 / limit: 10字 / opening: 各位代表，大家好，我来谈一谈修路的事。 / sections: [{heading: 早动手, body: 天亮就到。}]
Outline fails: title: 发言 / limit: 5分钟 / opening: 各位代表，大家好，我来谈一谈修路的事。 / sections: [{heading: 早动手, body: 天亮就到。}]
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.model import Found, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.outline.model import Limit
from drafter.speech.lines import KINDS
from drafter.speech.text import count_characters

MESSAGES = {
    "over": Message("{count} characters, {excess} over the limit of {limit}", "shorten the speech"),
    "under": Message("{count} characters, {excess} under the limit of {limit}", "say more, or change the limit"),
    "over-minutes": Message("about {minutes} minutes, the limit is {limit}", "shorten it by some {excess} characters"),
    "under-minutes": Message("about {minutes} minutes, the limit is {limit}", "there is room for some {excess} characters"),
}

VALUES = {"over": 0.0, "under": 0.3}
"""By which fractions of the limit a speech may be longer or shorter. A limit in minutes may always be exceeded by a twentieth, because
minutes are an estimate.
"""

ESTIMATED = 0.05


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Speeches above their limit or far below it. The place is their first line."""
    for speech in text.speeches:
        of_meeting = speech.agenda and speech.limit is not None and speech.limit.unit == "minutes"
        if speech.limit is not None and speech.stop > speech.first and not of_meeting:
            yield from _judged(text, speech, speech.limit, settings)


def _judged(text: Text, speech: SpeechText, limit: Limit, settings: Settings) -> Iterator[Found]:
    minutes = limit.unit == "minutes"
    rate = speech.rate or settings.rate
    allowed = limit.amount * (rate if minutes else 1)
    count = spoken(text, speech)
    over = max(settings.value("length.over", VALUES["over"]), ESTIMATED if minutes else 0)
    under = settings.value("length.under", VALUES["under"])
    if count > allowed * (1 + over):
        message = "over"
    elif count < allowed * (1 - under):
        message = "under"
    else:
        return
    facts = {"count": count, "limit": f"{limit.amount:g}", "excess": round(abs(count - allowed)), "key": "limit"}
    if minutes:
        message += "-minutes"
        facts["minutes"] = f"{count / rate:.1f}"
    yield Found(speech.first, 0, len(text.lines[speech.first].text), message, facts)


_SPOKEN = {"salutation", "heading", "body", *(kind.name for kind in KINDS if kind.spoken)}


def spoken(text: Text, speech: SpeechText) -> int:
    """How many characters of a speech are spoken: salutation, headings and paragraphs, but not title, date and speaker."""
    spoken_lines = (line.text for line in text.lines[speech.first : speech.stop] if line.kind in _SPOKEN)
    return sum(map(count_characters, spoken_lines))
