"""The end of a draft: the closing of one without sections, where its last paragraphs wish, thank or take leave, and the date of the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from drafter.files.tables import read_table
from drafter.mine.address import is_address, starts_with_address
from drafter.mine.clean.front.names import is_signing_office
from drafter.mine.emit.front import undated
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_spoken
from drafter.speech.dates import shown_date
from drafter.speech.lines import ENDING, Styled, has_spans, kind_of
from drafter.speech.tree import Item, Speech

_MOST = 3
"""The most paragraphs of such a closing; 此致 and 敬礼！ do not count."""
_SHORT = re.compile("(?:此致|敬礼)[！!。]?")
_CLAUSE = re.compile("[，,。！!](?:但|而)?")
LEAST = 2
"""The fewest paragraphs, beside a greeting, above one that looks forward."""
_GREETING = 40
_HELLO = re.compile("^大家(?:早上|上午|下午|晚上|新年)?好[！!，,。]|我是|我叫")
_WISHES = re.compile("让我们|祝|愿(?!意|望|景)")
LONGEST_WISH = 60
"""The most characters of such a line."""
MOST_WISHES = 10
_FIGURES = re.compile(
    r"\d(?!\d{0,3}(?:年|世纪))|(?<!\d)\d{1,3}年|(?:[二两三四五六七八九]|十(?!分))[十百千万亿]*(?:年|个|亩|公里|里|条|座|项|所|名|米|元|吨|户|家|人|台|次|件|成|倍|处|间)"
)
"""Numbers of a plan: who looks forward at the end names none."""
_PLANNED = re.compile("(?:明年|后年|今年|下一?步|下一?年|来年|接下来|未来|今后|新的|将来|下半年|第.年)[^，。]{0,8}，")
_LONGEST = 300
"""The most characters of a paragraph of it that does not begin with a wish or thanks."""


def with_closing(speech: Speech) -> Speech:
    """A speech whose last paragraphs are its closing. Mining looks for a closing behind sections only; without sections, all is opening.

    A closing may begin with one paragraph that looks forward: 我们相信，…… above a wish, or 展望未来，让我们…… alone.
    """
    if speech.sections or any(not isinstance(item, str) or kind_of(item) not in ENDING for item in speech.closing):
        return speech
    items = (*speech.opening, *speech.closing)  # attachments and a signature stand in a closing of their own
    stop = next((at for at in range(len(items), 0, -1) if not _is_line(items[at - 1])), 0)  # a signature may stand below
    start, count = stop, 0
    listed = any(isinstance(item, str) and _pattern("second").match(simplified(item)) for item in items[:stop])
    while start > 1 and count < _MOST and _takes_leave(items[start - 1]) and not (listed and _ends_list(items[start - 1])):
        start -= 1
        count += not (_SHORT.fullmatch(str(items[start])) or (start + 1 < stop and _in_row(items[start], items[start + 1])))
    while start < stop - 1 and _goes_on(items[start]):
        start += 1
    start = _from_last(items[:stop], start)
    start = _above_wishes(items[:stop], start)
    if start == stop and _ends_alone(items[:stop]):
        start -= 1
    if count < _MOST and not _says_last(items[start:stop]) and _begins_closing(items[:start], below=start < stop):
        start -= 1
    start = _with_call(items[:stop], start)
    if start == stop:
        return speech
    return speech._replace(opening=items[:start], closing=items[start:])


def with_signed_post(speech: Speech) -> Speech:
    """A speech whose last line signs it with an office and a post and no name, below a paragraph that wishes or thanks: ``东河水管站站长``.

    A line that tells of somebody is none: ``他就是我们的老书记``, ``我的师傅老站长``.
    """
    items = speech.closing or speech.opening
    if len(items) <= 1 or not isinstance(items[-1], str) or not isinstance(items[-2], str):
        return speech
    line, above = str(items[-1]), simplified(str(items[-2]))
    plain = not kind_of(items[-1]) and not kind_of(items[-2]) and not has_spans(items[-1])
    fits = POST[0] <= len(line) <= POST[1] and all(map(str.isalnum, line)) and _names_office_and_post(simplified(line))
    wishes = above[-1] in "。！!" and re.search(read_table("pull", "drafts")["above_signature"], above) is not None
    if not (plain and fits and wishes):
        return speech
    signed = (*items[:-1], Styled(line, "signature"))
    return speech._replace(closing=signed) if speech.closing else speech._replace(opening=signed)


def _names_office_and_post(line: str) -> bool:
    """Whether a line is an office with the post of one of its people, and no word more: ``东河水管站站长``, ``青石中学学生代表``."""
    office = next((line.removesuffix(post) for post in _posts() if line.endswith(post)), "")
    while office and (more := next((more for more in _in_front_of_posts() if office.endswith(more)), "")):
        office = office.removesuffix(more)
    whole = is_signing_office(office) or office in table("words")["offices"]
    return whole and not re.search(read_table("pull", "drafts")["no_signature"], line)


@cache
def _posts() -> tuple[str, ...]:
    """The posts, the longest first."""
    return tuple(sorted(table("words")["posts"], key=len, reverse=True))


@cache
def _in_front_of_posts() -> tuple[str, ...]:
    """What may stand between an office and the last post: another post (书记兼), or whose deputy signs (党员代表)."""
    return (*_posts(), *table("words")["address"]["people"], "兼")


POST = (5, 20)
"""The fewest and the most characters of such a line."""


def _in_row(item: Item, below: Item) -> bool:
    """Whether two paragraphs wish alike, as those of a row do: ``祝大家身体好！``, ``祝大家收成好！``."""
    return (
        isinstance(item, str) and isinstance(below, str) and simplified(item[:2]) == simplified(below[:2]) and _says("wishes", item)
    )


def _from_last(items: Sequence[Item], start: int) -> int:
    """The start of a closing, or the paragraph of it that begins with 最后 where those above it wish nothing, thank nobody, and call only at their end: ``水到田头，让我们……！``, ``最后，祝大家……``."""
    at = next((at for at in range(start + 1, len(items)) if _says_last(items[at:])), start)
    return start if any(map(_ends_more, items[start:at])) else at


def _ends_more(item: Item) -> bool:
    """Whether a paragraph above a last word belongs to the closing: it wishes or thanks, is a call from its first word on, or wishes with its last sentence."""
    words = simplified(str(item))
    return (
        any(_pattern(row).match(words) for row in ("wishes", "thanks", "calls"))
        or _pattern("wishes_last").search(words) is not None
    )


def _says_last(items: Sequence[Item]) -> bool:
    """Whether the first of some paragraphs begins with 最后."""
    return bool(items) and _begins_last(items[0])


def _begins_last(item: Item) -> bool:
    return isinstance(item, str) and simplified(item[:2]) == "最后"


def _ends_list(item: Item) -> bool:
    """Whether a paragraph is the last of a list in words (首先，…… 其次，…… 最后，……) and wishes nothing."""
    return _begins_last(item) and not _WISHES.search(simplified(str(item)))


def _with_call(items: Sequence[Item], start: int) -> int:
    """The start of a closing, or that of the line above it which turns to the hearers, one short paragraph between aside: ``同学们！``, ``路在脚下。``, ``让我们……``."""
    for at in (start - 1, start - 2):
        if LEAST < at < len(items) - 1 and _is_call(items[at]) and all(len(str(item)) <= CALL for item in items[at:start]):
            return at
    return _from_last_turn(items, start)


def _from_last_turn(items: Sequence[Item], start: int) -> int:
    """The start of a closing, or the last of several lines that turn to the same hearers, where little stands between: ``朋友们！`` above two paragraphs and thanks."""
    calls = [at for at, item in enumerate(items[:start]) if at > LEAST and isinstance(item, str) and is_address(item)]
    alike = [at for at in calls if str(items[at]) == str(items[calls[-1]])]
    if start == len(items) or len(alike) < LEAST or not 1 < start - calls[-1] <= _MOST + 1:
        return start
    between, size = (sum(len(str(item)) for item in part) for part in (items[calls[-1] : start], items))
    return (
        calls[-1]
        if between <= size * TURN and not any(_FIGURES.search(simplified(str(item))) for item in items[calls[-1] : start])
        else start
    )


TURN = 0.2
"""The greatest fraction of the speech for what stands between such a line and the closing."""


def _is_call(item: Item) -> bool:
    return (
        isinstance(item, str) and not has_spans(item) and (is_address(item) or (is_address(f"{item[:-1]}：") and item[-1] in "，,"))
    )


def _goes_on(item: Item) -> bool:
    return isinstance(item, str) and _pattern("goes_on").match(simplified(item)) is not None


def _above_wishes(items: Sequence[Item], start: int) -> int:
    """The place of the words that lead to wishes on short lines, where these stand directly above a closing, or at the end; else `start`."""
    for at in range(start - 1, max(start - 1 - MOST_WISHES, 0), -1):
        item = items[at]
        if not isinstance(item, str) or kind_of(item):
            return start
        if item[-1] in "：:" or _pattern("leads_to_wishes").match(simplified(item)):
            return at if at + 1 < len(items) and _pattern("leads_to_wishes").match(simplified(item)) else start
        if len(item) > LONGEST_WISH:
            return start
    return start


def with_written_day(speech: Speech) -> Speech:
    """A speech whose signature has its date as the page writes it: 2026年4月1日 for ``2026.4.1`` or ``2026年04月01日``.

    In another form it could not stand in the signature, for the template would write it in its own.
    """
    return speech._replace(opening=tuple(map(_written, speech.opening)), closing=tuple(map(_written, speech.closing)))


def _written(item: Item) -> Item:
    if not isinstance(item, str) or kind_of(item) != "signed" or has_spans(item) or undated(str(item)) is not None:
        return item
    shown = shown_date(str(item))
    return Styled(shown, "signed") if undated(shown) not in (None, shown) else item  # a month without a day stays


def _is_line(item: Item) -> bool:
    return isinstance(item, str) and bool(kind_of(item))


def _takes_leave(item: Item) -> bool:
    """Whether a paragraph wishes, thanks or takes leave: with its first words, or with its last sentence where it turns to the hearers first."""
    if _says("takes_leave", item):
        return True
    if not isinstance(item, str) or len(item) > _LONGEST or not starts_with_address(item):
        return False
    return _says("takes_leave", item[max(map(item[:-1].rfind, "。！!？?")) + 1 :])


def _ends_alone(items: Sequence[Item]) -> bool:
    """Whether the last paragraph of all asks something of the hearers to whom it turns, hopes, or vows: ``同志们，时间紧，希望大家……！``.

    Not as one of a row (``希望老师们……``, ``希望同学们……``), nor with a plan, which goes on with its matters.
    """
    if len([item for item in items[:-1] if not _greets(item)]) < LEAST or not isinstance(items[-1], str):
        return False
    text = simplified(items[-1])
    if len(text) > _LONGEST or text[-1] not in "。！!" or kind_of(items[-1]):
        return False
    above = simplified(str(items[-2]))
    if _is_last_of_row(items):
        return False
    if _is_last_call(text):
        return True
    if starts_with_address(items[-1]):
        last = text[max(map(text[:-1].rfind, "。！!？?")) + 1 :]
        return any(_says("asks", clause) for clause in _CLAUSE.split(last)[1:]) and not starts_with_address(above)
    if _says("hopes", items[-1]):
        return "希望" not in above[:_HOPING]
    last = text[max(map(text[:-1].rfind, "。！!？?")) + 1 :]
    if len(last) < len(text) <= CALL and text[-1] in "！!" and _pattern("asks").match(last):
        return not _FIGURES.search(text)
    if len(last) < len(text) <= CALL and _pattern("wish_to_hearers").match(last):
        return not _FIGURES.search(text)
    return _says("vows", items[-1]) and not (_FIGURES.search(text) or "：" in text or _is_plan(items[-2]) or _says("vows", above))


def _is_last_of_row(items: Sequence[Item]) -> bool:
    """Whether the last paragraphs turn to several hearers each, as the one above them announced: ``我们承诺：``, ``各位领导，……``, ``各位家长，……！``."""
    start = len(items)
    while start and starts_with_address(str(items[start - 1])):
        start -= 1
    called = {simplified(_CALLED.split(str(item), maxsplit=1)[0]) for item in items[start:]}
    return 0 < start < len(items) - 1 and str(items[start - 1])[-1] in "：:" and len(called) == len(items) - start


_CALLED = re.compile("[，,：:！!]")


def _is_last_call(text: str) -> bool:
    """Whether a last paragraph is a short exclamation in which nobody is told of: ``山高水长，后会有期！``, ``同学们，出发吧！``."""
    last = text[max(map(text[:-1].rfind, "。！!？?")) + 1 :]
    turned = starts_with_address(text) or starts_with_address(last)
    return (
        text[-1] in "！!"
        and len(text) <= (CALL if turned else _SHOUT)
        and not (_pattern("tells").search(last) or _FIGURES.search(text))
    )


_SHOUT = 30
"""The most characters of an exclamation at the end that turns to nobody."""
CALL = 120
"""The most characters of a last paragraph that only at its end asks or wishes: ``路还长，水还远。希望大家……！``."""
_HOPING = 8
"""In how many characters another paragraph of a row hopes."""


def _begins_closing(items: Sequence[Item], *, below: bool) -> bool:
    """Whether the last of some paragraphs looks forward and begins the closing: not behind a greeting alone, nor as one of a row of plans.

    below: whether other paragraphs of the closing stand below it. Without them its own last sentence has to wish or to call.
    """
    if len([item for item in items[:-1] if not _greets(item)]) < LEAST or not _looks_forward(items[-1]):
        return False
    text = str(items[-1])
    last = simplified(text[max(map(text[:-1].rfind, "。！!？?")) + 1 :])
    sure = (
        _WISHES.search(last) or (len(last) < len(text) and _says("looks_forward", last)) or (text[-1] in "！!" and "一定" in last)
    )
    return (
        (below or bool(sure))
        and not _FIGURES.search(simplified(text))
        and not _looks_forward(items[-2])
        and not _is_plan(items[-2])
    )


def _is_plan(item: Item) -> bool:
    """Whether a paragraph begins with the time in which something is to be done."""
    return isinstance(item, str) and _PLANNED.match(simplified(item)) is not None


def _greets(item: Item) -> bool:
    """Whether a paragraph only greets or says who speaks."""
    return isinstance(item, str) and len(item) <= _GREETING and (is_spoken(item) or _HELLO.search(simplified(item)) is not None)


def _looks_forward(item: Item) -> bool:
    """Whether a paragraph looks forward: with its first words, or with those of a later clause where it turns to the hearers first."""
    if not isinstance(item, str) or len(item) > _LONGEST or item[-1] not in "。！!":
        return False
    turned = starts_with_address(item) and any(_says("looks_forward", clause) for clause in _CLAUSE.split(item))
    return turned or _says("looks_forward", item)


def _says(row: str, item: Item) -> bool:
    """Whether a paragraph begins with words of a row of the table."""
    return isinstance(item, str) and not kind_of(item) and bool(_pattern(row).match(simplified(item)))


@cache
def _pattern(row: str) -> re.Pattern[str]:
    return re.compile("|".join(read_table("pull", "drafts")[row]))
