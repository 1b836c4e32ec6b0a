"""An agenda that runs over its time, or leaves something out.

The items of `agenda` in an outline may take no longer than its `limit` in minutes; where the host's own words at the speaking rate make it a minute longer or more, this is said as advice. Where some items have minutes, the others need them too: without them the table and the cards
show no time for what follows. An item names who does it, unless it says what all do (奏唱国歌, 宣读决定). A break stands between two items. An item that stands twice is named.

Without an agenda nothing is said.

Outline passes: {template: host-script, title: 春耕会议主持词, limit: 30分钟, opening: 现在开会。, closing: 就到这里。, agenda: [{item: 通报墒情, who: 李站长, minutes: 10}, {item: 讲话, who: 镇长, minutes: 20}]}
Outline fails: {template: host-script, title: 春耕会议主持词, limit: 30分钟, opening: 现在开会。, closing: 就到这里。, agenda: [{item: 通报墒情, who: 李站长, minutes: 20}, {item: 讲话, who: 镇长, minutes: 20}]}
Outline fails: {template: host-script, title: 春耕会议主持词, opening: 现在开会。, closing: 就到这里。, agenda: [{item: 墒情通报}, {item: 讲话, who: 镇长}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.checks.host import introduces
from drafter.check.model import Found, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.outline.schedule import total
from drafter.speech.text import count_characters

MESSAGES = {
    "over": Message(
        "the agenda takes {minutes} minutes, the limit is {limit}",
        "shorten items by {excess} minutes together; the longest: {longest}",
    ),
    "host": Message(
        "the items take {minutes} minutes and the host’s own words {own}, the limit is {limit}",
        "shorten an item or the host’s words by {excess} minutes",
    ),
    "nobody": Message("nobody is named for “{found}”", "write “who: …” below it"),
    "no-minutes": Message("“{found}” has no minutes, the others have", "write “minutes: …” below it"),
    "break": Message("the break “{found}” stands between no two items", "move it, or take it out"),
    "twice": Message("“{found}” stands twice in the agenda", "take one of them out"),
}


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """What an agenda has too much or too little of. The place is that of the item in the outline."""
    for speech in text.speeches:
        if speech.agenda:
            yield from _over(text, speech, settings.rate)
            yield from _items(speech)


def _over(text: Text, speech: SpeechText, rate: float) -> Iterator[Found]:
    minutes, limit = total(speech.agenda), speech.limit
    if limit is None or limit.unit != "minutes":
        return
    if minutes > limit.amount:
        longest = sorted((item for item in speech.agenda if not item.is_break), key=lambda item: -(item.minutes or 0))[:_SHOWN]
        named = tuple(f"{item.item}（{item.minutes:g}）" for item in longest if item.minutes)
        facts = {"minutes": f"{minutes:g}", "limit": f"{limit.amount:g}", "excess": f"{minutes - limit.amount:g}", "longest": named}
        yield Found(speech.first, 0, 0, "over", {**facts, "key": "limit"})
        return
    own = sum(count_characters(line.text) for line in text.lines[speech.first : speech.stop] if line.kind in ("body", "heading"))
    excess = minutes + own / (speech.rate or rate) - float(limit.amount)
    if minutes and excess >= 1:
        facts = {"minutes": f"{minutes:g}", "own": f"{own / (speech.rate or rate):.0f}", "limit": f"{limit.amount:g}"}
        yield Found(speech.first, 0, 0, "host", {**facts, "excess": f"{excess:.0f}", "key": "limit"}, demoted=True)


_SHOWN = 3
"""How many items a finding names to shorten."""


def _items(speech: SpeechText) -> Iterator[Found]:
    agenda = speech.agenda
    timed = any(item.minutes is not None for item in agenda)
    seen = set()
    for number, item in enumerate(agenda):
        beside = agenda[number - 1 : number] + agenda[number + 1 : number + 2]
        wrong = [
            "break" if item.is_break and (len(beside) < 2 or any(one.is_break for one in beside)) else "",
            "nobody" if not item.is_break and not item.who and not introduces(item.item) else "",
            "no-minutes" if timed and item.minutes is None else "",
            "twice" if not item.is_break and (item.item, item.who) in seen else "",
        ]
        seen.add((item.item, item.who))
        for message in filter(None, wrong):
            yield Found(speech.first, 0, 0, message, {"found": item.item, "key": f"agenda.{number}"})
