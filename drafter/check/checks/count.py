"""Numbers announced, against what is listed.

“讲三点意见” followed by four, “四个机制” of which three are named: whoever changes a list forgets the number in front of it. Looked at are numbers
up to 99, in Chinese or Arabic numerals, 两, 俩 and 仨, in any paragraph and heading. They are compared with the sections or points that follow,
with the items behind a colon or in brackets, and with those that stand in front: “学”“做”“改”三个环节.

Only numbers are judged whose list is certain; of a list that ends in 等, nothing is said, nor of names of policies (两个维护, a table). Which of
the two is right, only the author knows.

Passes: 我们围绕“学”“做”“改”三个环节抓落实。
Passes: 要办好三件实事：修路、通水、架灯。
Fails: 我们围绕“学”“做”“改”四个环节抓落实。
Fails: 要办好三件实事：修路、通水、架灯、建学校。
Fails: 下面，我讲三点意见。 / 一是要学在前。二是要干在前。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.announcements import Announcement, announcements, words
from drafter.check.enumerations import listed_in_sentence, stand_in_front
from drafter.check.followers import Followers, Group
from drafter.check.headed import headed
from drafter.check.model import Found, Position, Settings, SpeechText, Text, Unit
from drafter.errors import Message
from drafter.speech.numbering import HAN

MESSAGES = {
    "items": Message("{found} is announced, the sentence lists {count}: {listed}", "change the number or the list"),
    "points": Message("{found} is announced, {count} follow: {listed}", "change the number or what follows"),
    "sections": Message("{found} is announced, the speech has {count} sections: {listed}", "change the number or the sections"),
    "differs": Message("{found} in the heading is {other} in its text", "write the same number in both"),
}

SHOWN = 40
"""How many characters of a list a message shows."""

FAR = 4
"""A number that differs by more than this from the number of items counts something else: 办了12件事，一是……，二是……"""

REACH = 300
"""The announced list must begin within this number of characters."""

_CANDIDATE = re.compile(f"[{HAN[1:]}两俩仨1-9]")
_ENDS = re.compile("[，：；。！？,:;][”’）]?")


class _Counted(NamedTuple):
    """The list that an announcement refers to. counts: the numbers that are right for it."""

    message: str
    counts: frozenset[int]
    listed: tuple[str, ...]


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Announced numbers that differ from the number of items."""
    for speech in text.speeches:
        page = _CountedSpeech(
            text, speech, Followers(text, speech), {unit.start.line: unit for unit in speech.units() if not unit.run_in}
        )
        for number in range(speech.first, speech.stop):
            line = text.lines[number]
            if line.kind in ("body", "heading") and _CANDIDATE.search(line.text):
                for one, counted in _judged(page, number, line.text):
                    if one.number not in counted.counts:
                        yield _found(number, one, counted)
                for name in headed(line.text):
                    if name.number != len(name.items) and abs(name.number - len(name.items)) <= FAR:
                        facts = {"count": len(name.items), "listed": _shown(name.items)}
                        yield Found(number, name.start, name.stop, "items", facts)
        for unit in speech.units():
            yield from _differing(text, unit)


def _judged(page: _CountedSpeech, number: int, line: str) -> Iterator[tuple[Announcement, _Counted]]:
    """The announcements of a line whose lists are certain. Two announcements in one sentence are not compared with what follows."""
    found = list(announcements(line))
    sentences = Counter(one.sentence for one in found if _announces(line, one))
    for one in found:
        counted = _listed(line, one)
        if counted is None and _announces(line, one) and sentences[one.sentence] == 1 and not stand_in_front(line, one):
            counted = _following(page, number, one)
        elif counted is None and not one.noun and not one.back:
            counted = _repeating(page, number, one)
        if counted and min(abs(one.number - count) for count in counted.counts) <= FAR:
            yield one, counted


def _repeating(page: _CountedSpeech, number: int, one: Announcement) -> _Counted | None:
    """What follows a word that is in no table, if each item says it again: 三个优先，一是安全优先，二是质量优先.

    Each item has its number: behind 首先 and 其次 the speaker may go on without, or name the first of them alone.
    """
    word = _WORD.match(page.text.lines[number].text, one.stop)
    counted = _following(page, number, one) if word else None
    return counted if counted and word and all(word[0] in item and _ITEM.match(item) for item in counted.listed) else None


_ITEM = re.compile(f"第?[{HAN}0-9]+[是要、.．）]")
_WORD = re.compile("[\u4e00-\u9fff]{2}(?=[，。；：”])")


def _announces(line: str, found: Announcement) -> bool:
    """Whether the noun is one that speeches list; it may stand in front: 议程有三项."""
    if found.noun or found.measure in words().bare or not found.measure:
        return True
    return line[found.stop : found.stop + 1] in _STOPS and _is_told_of(line, found)


def _is_told_of(line: str, found: Announcement) -> bool:
    return words().told_of.search(line, found.clause, found.start) is not None


_STOPS = tuple("：，。；")


def _found(line: int, one: Announcement, counted: _Counted) -> Found:
    facts = {"count": len(counted.listed), "listed": _shown(counted.listed, "、" if counted.message == "items" else " ")}
    return Found(line, one.start, one.stop, counted.message, facts)


def _shown(items: tuple[str, ...], mark: str = "、") -> str:
    listed = mark.join(items)
    return f"{listed[:SHOWN]}……" if len(listed) > SHOWN else listed


def _listed(line: str, one: Announcement) -> _Counted | None:
    """The list in the announcement's own sentence."""
    listed = listed_in_sentence(line, one) if not one.back else None
    return _Counted("items", listed.counts, listed.items) if listed else None


# ---------------------------------------------------------------- what follows


class _CountedSpeech(NamedTuple):
    """A speech with its groups of units. headings: from a line to the unit whose heading it is."""

    text: Text
    speech: SpeechText
    followers: Followers
    headings: dict[int, Unit]


def _following(page: _CountedSpeech, number: int, one: Announcement) -> _Counted | None:
    """The list behind an announcing sentence or heading. For an opening it may be the sections."""
    line = page.text.lines[number].text
    if one.back:
        return _summed_up(page, number, one)
    if number in page.headings:
        return _under(page, page.headings[number])
    if not _is_cued(line, one):
        return None
    for end in _ENDS.finditer(line, one.stop, one.stop + REACH):
        group = page.followers.at(Position(number, end.end()))
        if group:
            return _of(group)
        if words().in_other_words.match(line, end.end()):
            return None
        if end[0][0] in "。！？":
            break
    else:
        group = page.followers.at(Position(number, len(line))) if len(line) - one.stop < REACH else None
        if group:
            return _of(group)
    return _one_of_each(line, one) or _sections(page, number, one)


def _of(group: Group) -> _Counted:
    return _Counted("sections" if group.sections else "points", group.counts, group.shown)


def _is_cued(line: str, one: Announcement) -> bool:
    """Whether a word in front of the number, or a colon behind it, introduces a list, or what is listed stands in front."""
    if line[one.stop : one.stop + 1] in _COLONS:
        return True
    return bool(words().cues.search(line, max(one.clause, one.start - 14), one.start)) or _is_told_of(line, one)


_COLONS = tuple("：:")


def _summed_up(page: _CountedSpeech, number: int, one: Announcement) -> _Counted | None:
    """The sections of the speech, if the line stands in its closing and sums them up: 以上四点意见."""
    closing = page.speech.closing
    group = page.followers.sections
    if one.back in words().above and closing.first <= number < closing.stop and len(page.speech.sections) > 1:
        return _Counted("sections", group.counts, group.shown)
    return None


def _under(page: _CountedSpeech, unit: Unit) -> _Counted | None:
    """The list below a heading, unless another announcement stands between."""
    if not unit.units:
        return None
    first = unit.units[0]
    group = page.followers.at(first.start)
    between = page.text.between(Position(unit.start.line + 1, 0), first.start) if first.start.line > unit.start.line else ""
    if group is None or any(_announces(between, one) for one in announcements(between)):
        return None
    return _of(group) if len(group.counts) == 1 and sum(one.kind == first.kind for one in unit.units) == max(group.counts) else None


def _sections(page: _CountedSpeech, number: int, one: Announcement) -> _Counted | None:
    """The sections, for an announcement at the end of an opening: 下面，我讲三点意见."""
    opening, sections = page.speech.opening, page.speech.sections
    line = page.text.lines[number].text
    speaks = words().speaking.search(line, max(one.clause, one.start - 14), one.start)
    if not speaks or len(sections) < 2 or not opening.stop - 2 <= number < opening.stop or opening.units:
        return None
    group = page.followers.sections
    return _Counted("sections", group.counts, group.shown)


def _one_of_each(line: str, one: Announcement) -> _Counted | None:
    """Items that each begin with 一种是: 有三种表现。一种是……；一种是……."""
    if not one.measure:
        return None
    each = re.compile(f"[，；。：](?:{words().also})?(一{one.measure}是[^，；。]{{0,8}})")
    items = each.findall(line, one.stop - 1, one.stop + 4 * REACH)
    return _Counted("points", frozenset([len(items)]), tuple(items)) if len(items) > 1 else None


# ---------------------------------------------------------------- headings and their texts


def _differing(text: Text, unit: Unit) -> Iterator[Found]:
    """Headings that name another number than the text below them: 完善“四个机制” above a text with 三个机制, or one that lists three."""
    if "“" not in unit.heading:
        return
    line, at = unit.words
    stop = at + len(unit.heading)
    heading = text.lines[line].text
    behind = text.lines[line + 1].text if line + 1 < len(text.lines) else ""
    body = heading[stop : unit.stop.at if unit.stop.line == line else len(heading)] if unit.run_in else behind
    begin = max(at - 1, 0)  # many units may stand in one line
    for seen in announcements(heading[begin:stop]):
        one = seen._replace(start=seen.start + begin, stop=seen.stop + begin)
        close = heading.find("”", one.stop, one.stop + 5)
        if one.start < max(at, 1) or heading[one.start - 1] != "“" or close < 0:
            continue
        word = one.noun or heading[one.stop : close]
        others = [other for other in announcements(body) if (other.measure, other.noun) == (one.measure, word) and not other.back]
        if others and all(other.number != one.number for other in others):
            yield Found(line, one.start, one.stop, "differs", {"other": body[others[0].start : others[0].stop]})
        elif word and not others:
            items = _named(body, word, ends=bool(one.noun))
            if items and len(items) != one.number:
                yield _found(line, one, _Counted("items", frozenset([len(items)]), items))


def _named(body: str, word: str, *, ends: bool) -> tuple[str, ...]:
    """Three or more consecutive clauses with a word, if the text has a single run of them.

    ends: whether the clauses must end with the word.
    """
    for parting in ("[，；。]", "[，、；。]"):
        runs: list[list[str]] = [[]]
        for item in re.split(parting, body):
            if item.endswith(word) if ends else word in item:
                runs[-1].append(item)
            elif runs[-1]:
                runs.append([])
        long = [run for run in runs if len(run) > 2]
        if len(long) == 1:
            return tuple(long[0])
    return ()
