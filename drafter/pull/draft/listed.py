"""The list of attachments at the end of a text: ``附件：1.分工表`` and ``2.名单`` below it, above or below the signature.

Its lines get the form in which a page lists attachments, and their kind as a hint, as those of a Word document of Drafter have. A text behind the
list that is more than a signature, the attachments themselves perhaps, leaves all as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.errors import Fault, Place
from drafter.mine.titles import is_end_date
from drafter.pull.attachments import LISTED, LONGEST_SIGNATURE
from drafter.read.source import SourceText
from drafter.speech.lines import ENDING, Styled, kind_of
from drafter.speech.text import END_MARKS
from drafter.speech.tree import Item, Speech

_FARTHEST = 16
"""So many lines from the end a list begins at most, empty ones aside."""
_MOST_BEHIND = 4
"""The most lines of a signature with its date."""
_FIRST_LINE = "附件："
_LONGEST = 40
"""The most characters of a name."""
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|pptx?|zip|rar|jpe?g|png)\b", re.IGNORECASE)
"""What a page offers to load: ``附件：通知.docx`` is no attachment of the speech."""
_FIRST = re.compile(r"附\s*(?:件\s*(?P<number>1)?)?\s*[：:]\s*(?P<name>.*)|附\s*件")
_NUMBERED = re.compile(r"(?:附\s*件\s*)?(?P<number>[0-9]{1,2})\s*[.．、：:]\s*(?P<name>\S.*)")


def with_listed(source: SourceText) -> SourceText:
    """A source whose last lines list attachments, with these in the form of a page; any other source as it is."""
    lines = source.text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for place in range(len(filled) - 1, max(len(filled) - _FARTHEST, 0), -1):
        found = _list_at([lines[at].strip() for at in filled[place:]])
        if found and filled[place] not in dict(source.hints):
            signs = _signature(lines, filled[place + len(found) :] or filled[max(0, place - 2) : place])
            return _with(source, lines, filled[place:], found, signs)
    return source


def _signature(lines: list[str], places: list[int]) -> dict[int, str]:
    """The kinds of lines that sign: the last one is a day, those above it are short; none where the last is no day."""
    texts = [lines[at].strip() for at in places]
    if not texts or not is_end_date(texts[-1]) or not all(map(_signs, texts)) or any(map(is_end_date, texts[:-1])):
        return {}
    return dict.fromkeys(places[:-1], "signature") | {places[-1]: "signed"}


def _signs(text: str) -> bool:
    return len(text) <= LONGEST_SIGNATURE and text[-1] not in END_MARKS


def _list_at(texts: list[str]) -> list[str]:
    """The names of a list that begins with the first of some lines, by their lines, "" for one that only says 附件; empty where none begins."""
    first = _FIRST.fullmatch(texts[0])
    if first is None:
        return []
    name = first["name"] or ""
    numbered = _NUMBERED.fullmatch(name) if not first["number"] else None
    names = [numbered["name"] if numbered and numbered["number"] == "1" else name]
    goes_on = bool(first["number"] or numbered or not name)
    count = 1 if name else 0
    for text in texts[1:] if goes_on else ():
        match = _NUMBERED.fullmatch(text)
        if match is None or int(match["number"]) != count + 1:
            break
        names.append(match["name"])
        count += 1
    behind = texts[len(names) :]
    is_list = (
        any(names)
        and not any(map(_FILE.search, names))
        and all(len(one) <= _LONGEST and one[-1:] not in END_MARKS and "附件" not in one for one in filter(None, names))
    )
    signs = not behind or (len(behind) <= _MOST_BEHIND and all(map(_signs, behind)) and is_end_date(behind[-1]))
    return names if is_list and signs and not re.search(r"\s2[.．、]", names[0]) else []


def _with(source: SourceText, lines: list[str], places: list[int], names: list[str], signature: dict[int, str]) -> SourceText:
    """A source with a list of attachments in the form of a page. places: of its lines. signature: the kinds of the lines that sign."""
    several = sum(map(bool, names)) > 1
    hints = signature | dict(source.hints)
    if not names[0]:
        names = [names[1], "", *names[2:]]  # the first stands behind 附件, though it stood below it
    number = 0
    for at, name in zip(places, names, strict=False):
        number += bool(name)
        lines[at] = f"{_FIRST_LINE if number == 1 else ''}{f'{number}. ' if several else ''}{name}" if name else ""
        if name:
            hints[at] = LISTED[number > 1]
    return source._replace(text="\n".join(lines), hints=tuple(sorted(hints.items())))


def listed_notices(source: SourceText, listed: SourceText) -> Iterator[Fault]:
    """A notice for each line of the list that is written otherwise now. listed: the source behind `with_listed`."""
    before, after = source.text.split("\n"), listed.text.split("\n")
    for at, (old, new) in enumerate(zip(before, after, strict=True)) if source != listed else ():
        below = [line for line, left in zip(before[at + 1 :], after[at + 1 :], strict=True) if line.strip() and not left]
        text = " ".join([old.strip(), *(line.strip() for line in below if new.startswith(_FIRST_LINE))])
        if new and "".join(text.split()) != "".join(new.split()):
            yield Fault("draft.repaired", Place(source.name, at + 1), {"text": text, "shown": new})


def with_ending_in_order(speech: Speech) -> Speech:
    """A speech whose attachments stand above its signature, where a page has them."""
    items = speech.closing or speech.opening
    start = next((at for at in range(len(items), 0, -1) if _kind(items[at - 1]) not in ENDING[:-1]), 0)
    ordered = (*items[:start], *sorted(items[start:], key=lambda item: ENDING.index(_kind(item))))
    return speech._replace(closing=ordered) if speech.closing else speech._replace(opening=ordered)


def _kind(item: Item) -> str:
    return kind_of(item) if isinstance(item, Styled) else ""
