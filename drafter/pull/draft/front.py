"""The front of a draft: lines above the opening that are no sentences, and a date that stands on the speaker's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from drafter.files.tables import any_of, read_table
from drafter.mine.address import is_address, opening_address, starts_address, starts_with_address
from drafter.mine.clean.front.names import is_person, is_person_with_post
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_date, is_name_line, is_plain_date, is_speaker, is_titled
from drafter.pull.draft.dialogue import spoken_from
from drafter.pull.draft.stages import names_stage
from drafter.speech.lines import ENDING, has_spans, joined, kind_of
from drafter.speech.tree import FrontLine, Item, Section, Speech

_MOST = 4
"""Lines below the title that are looked at for a date."""
_LONGEST = 50
_SENTENCE_MARKS = "。；！？，：:"
DASHES = "—－–―-─ "
"""What people type before a subtitle."""
_TO_FILL = re.compile(r"[\[【〔][^\[\]【】〔〕]{2,12}[\]】〕]")
"""A place that a form leaves for the name of who is addressed."""
_GLUED = re.compile(r"(?P<speaker>.*\S)[\s\u3000]+(?P<date>[（(]?\d{4}\s*[年./-].*)")


def with_whole_front(speech: Speech) -> Speech:
    """A speech with the lines between its title and a date, and that date, in its front, and a date apart from the speaker's name."""
    front = [_as_speaker(line, speech.front) for line in speech.front]
    cues: list[str] = []
    if _is_script(speech):
        front, cues = _without_cues(front)
    opening = (*cues, *speech.opening)
    kinds = {line.kind for line in front}
    if "title" in kinds and not kinds & {"date", "salutation"}:
        count = _front_lines(opening)
        front += [FrontLine("date" if is_date(line) else "speaker", line) for line in map(str, opening[:count])]
        opening = opening[count:]
    if "title" in kinds and not {line.kind for line in front} & {"speaker", "date", "salutation"} and _is_by(opening):
        front.append(FrontLine("speaker", str(opening[0])))
        opening = opening[1:]
    if (
        all(line.kind != "salutation" for line in front)
        and (len(opening) > 1 or speech.sections)
        and opening
        and _is_office(opening[0])
    ):
        front.append(FrontLine("salutation", str(opening[0])))
        opening = opening[1:]
    if all(line.kind != "salutation" for line in front) and len(opening) > 1 and _is_bare_address(opening[0]):
        front.append(FrontLine("salutation", str(opening[0])))
        opening = opening[1:]
    if all(line.kind != "salutation" for line in front) and opening and (length := _greeting(opening[0])):
        text = str(opening[0])
        front.append(FrontLine("salutation", text[:length]))
        opening = (text[length:].lstrip(), *opening[1:])
    front, opening = _without_half_address(front, opening)
    if len(front) == 1 and front[0].kind == "title" and _is_spoken_to_hearers(front[0].text):
        front, opening = [], (front[0].text, *opening)
    return _with_first_heading(_with_heading_as_title(speech._replace(front=tuple(_apart(front)), opening=opening)))


def _is_bare_address(item: Item) -> bool:
    """Whether a line is an address that lost its colon: ``尊敬的各位领导，各位同事``."""
    plain = isinstance(item, str) and not has_spans(item) and not kind_of(item) and not spoken_from(item)
    text = str(item) if plain else ""
    return text[-1:].isalnum() and starts_address(text) and is_address(f"{text}：")


def _is_spoken_to_hearers(title: str) -> bool:
    """Whether a first line that mining took for the title is a sentence to hearers: ``同学们，你们知道渠水从哪里来吗？``. ``同志们，前进！`` may be a title."""
    text = simplified(title)
    return starts_with_address(title) and text[-1:] in ("？", "?", "。", "！", "!") and re.search("[你您]|大家", text) is not None


def _without_half_address(front: list[FrontLine], opening: tuple[Item, ...]) -> tuple[list[FrontLine], tuple[Item, ...]]:
    """A front without a last line that is the first half of an address, broken where the page was full: ``各位来宾，远道而来的各``, ``位同行大家好，我是……``.

    The half ends inside the address; ``尊敬的先生，永远的守渠人`` above ``今天天气真好，……`` is whole.
    """
    last = simplified(front[-1].text) if front and front[-1].kind in ("title", "salutation") else ""
    below = simplified(str(opening[0])) if last and opening and isinstance(opening[0], str) and not kind_of(opening[0]) else ""
    if not last or not _half("first").fullmatch(last) or not _half("second").match(below):
        return front, opening
    return front[:-1], (joined((front[-1].text, str(opening[0]))), *opening[1:])


@cache
def _half(which: str) -> re.Pattern[str]:
    """The first or the second half of an address that was broken."""
    pattern: str = read_table("pull", "drafts")["half_address"][which]
    return re.compile(pattern.replace("{people}", any_of(table("words")["address"]["people"])))


def _with_heading_as_title(speech: Speech) -> Speech:
    """A speech whose title is its only heading, with nothing above it but whose words these are: ``致辞：石大山（站长）``, ``## 渠上的四季``."""
    if len(speech.sections) != 1 or speech.opening or len(speech.front) != 1 or speech.front[0].kind not in ("title", "speaker"):
        return speech
    (only,), (line,) = speech.sections, speech.front
    found = _whose().fullmatch(simplified(line.text))
    if not found or not is_person(found[1]) or only.mark or only.run_in or only.sections or not only.heading:
        return speech
    front = (FrontLine("title", only.heading + only.end), line._replace(kind="speaker"))
    end = next(
        (at for at, item in enumerate(speech.closing) if isinstance(item, str) and kind_of(item) in ENDING), len(speech.closing)
    )
    return speech._replace(front=front, opening=(*only.body, *speech.closing[:end]), sections=(), closing=speech.closing[end:])


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(read_table("pull", "drafts")["whose"])


def _with_first_heading(speech: Speech) -> Speech:
    """A speech whose first heading stands directly below the title, where mining took it for a name: ``基本情况`` above other headings without marks."""
    lines = speech.lines("speaker")
    plain = [not section.mark and not section.run_in for section in speech.sections]
    if len(lines) != 1 or len(plain) < LEAST_HEADINGS or not all(plain) or not speech.opening or speech.lines("salutation"):
        return speech
    if not lines[0].endswith(tuple(table("words")["ends_before_year"])) or not all(
        isinstance(item, str) for item in speech.opening
    ):
        return speech
    front = tuple(line for line in speech.front if line.kind != "speaker")
    first = Section("", lines[0], "", False, speech.opening)
    return speech._replace(front=front, opening=(), sections=(first, *speech.sections))


LEAST_HEADINGS = 2
"""The fewest other headings without marks."""


def _is_script(speech: Speech) -> bool:
    """Whether a text is the script of a host, or of several who speak by turns."""
    if any(line.kind == "title" and _SCRIPT.search(simplified(line.text)) for line in speech.front):
        return True
    items = [*speech.opening, *(item for section in speech.sections for item in section.body)]
    return sum(isinstance(item, str) and spoken_from(item) > 0 for item in items) >= LEAST_TURNS


LEAST_TURNS = 4
_SCRIPT = re.compile("主持|串[词场]|串联词|台本")


def _without_cues(front: Sequence[FrontLine]) -> tuple[list[FrontLine], list[str]]:
    """The lines without those that say what happens on the stage, and these: ``（音乐起，主持人上场）`` below a title is no subtitle, ``开场白`` no name, ``开场舞《渠水谣》`` no title."""
    drafts = read_table("pull", "drafts")
    patterns = {"title": re.compile(drafts["performed"]), "subtitle": re.compile(drafts["happens"])}
    cues = [
        line
        for line in front
        if (line.kind in patterns and patterns[line.kind].fullmatch(line.text))
        or (line.kind == "speaker" and names_stage(line.text))
    ]
    return [line for line in front if line not in cues], [line.text for line in cues]


def _as_speaker(line: FrontLine, front: Sequence[FrontLine]) -> FrontLine:
    """A line that mining took for the title of a text that has none, though it is a person with a post: ``青石中学校长　李文远``, ``李文远（校长）``."""
    named = line.kind == "title" and all(other is line or other.kind not in ("title", "subtitle", "speaker") for other in front)
    posted = is_person_with_post(line.text) or (line.text[-1:] in "）)" and is_speaker(line.text))
    return line._replace(kind="speaker") if named and posted and not is_titled(line.text) else line


def _greeting(item: Item) -> int:
    """The length of a whole address with a greeting at the start of a paragraph; 0 without one: ``尊敬的各位领导、亲爱的同事们大家好！我是……``.

    Mining leaves it in a paragraph of Word, which its writer did not break.
    """
    if not isinstance(item, str) or has_spans(item) or kind_of(item) or not starts_address(item):
        return 0
    length = opening_address(item)
    return length if 0 < length < len(item) and item[:length].rstrip("！!").endswith(GREETED) else 0


GREETED = "好"
"""How a greeting ends."""


def _is_office(item: Item) -> bool:
    """Whether a line addresses an office and not people, or has a place to name one: ``市委督查室：``, ``[主送单位]：``."""
    if not isinstance(item, str) or item[-1:] not in "：:" or len(item) > _LONGEST:
        return False
    if _TO_FILL.fullmatch(item[:-1]):
        return True
    return not any(mark in item[:-1] for mark in _SENTENCE_MARKS) and item[:-1].endswith(
        tuple(read_table("pull", "drafts")["addressed"])
    )


def _front_lines(opening: Sequence[Item]) -> int:
    """How many items at the start belong to the front: short lines without marks, down to a date."""
    for number, item in enumerate(opening[:_MOST], 1):
        if not isinstance(item, str) or len(item) > _LONGEST:
            return 0
        if is_plain_date(item):
            return number
        if any(mark in item for mark in _SENTENCE_MARKS):
            return 0
    return 0


def _is_by(opening: Sequence[Item]) -> bool:
    """Whether the line below a title says whose the text is: an office, or a person with several posts, above a sentence.

    ``市政务服务局``, ``党组成员　副局长　彭跃``.
    """
    if len(opening) < _BY_AND_TEXT or not all(isinstance(item, str) and not kind_of(item) for item in opening[:_BY_AND_TEXT]):
        return False
    line, below = str(opening[0]), str(opening[1])
    if len(line) > LONGEST_BY or set(line) & set(_SENTENCE_MARKS) or below[-1:] not in "。：:！!" or len(below) <= len(line):
        return False
    pieces = line.split()
    if len(pieces) > _BY_AND_TEXT:
        return is_speaker(" ".join(pieces[-2:])) and all(piece.endswith(_posts()) for piece in pieces[:-1])
    return len(pieces) == 1 and line.endswith(tuple(table("words")["offices"])) and is_name_line(line)


_BY_AND_TEXT = 2
LONGEST_BY = 24
"""The most characters of a line that says whose a text is."""


def _posts() -> tuple[str, ...]:
    """How a post, a place in a body, or an office ends."""
    members: list[str] = read_table("pull", "drafts")["members"]
    return (*table("words")["posts"], *table("words")["offices"], *members)


def _apart(front: Sequence[FrontLine]) -> Iterator[FrontLine]:
    """The lines, a date apart from the name before it, and a line of the title that begins with a dash as the subtitle."""
    dated = any(line.kind == "date" for line in front)
    addressed = any(line.kind == "salutation" for line in front)
    for at, line in enumerate(front):
        if at and line.kind == "title" and line.text[0] in DASHES and line.text.strip(DASHES):
            yield line._replace(kind="subtitle")
            continue
        last = at + 1 == len(front)
        if at and last and line.kind == "speaker" and not addressed and starts_address(line.text) and is_address(f"{line.text}："):
            yield line._replace(kind="salutation")
            continue
        found = _GLUED.fullmatch(line.text) if line.kind in ("speaker", "subtitle") and not dated else None
        if found and is_plain_date(found["date"]) and (line.kind == "speaker" or is_speaker(found["speaker"])):
            yield FrontLine("speaker", found["speaker"])
            yield FrontLine("date", found["date"])
        else:
            yield line
