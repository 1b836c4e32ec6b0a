"""Addresses, words by which a speaker addresses the audience (``同志们：``, ``女士们、先生们！``): found as lines and inside paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.hearers import names_hearers
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_speaker
from drafter.speech.surnames import family_name

ENDS = "：:！!，,、。；;"


@cache
def _phrase() -> str:
    words = table("words")["address"]
    people, honours = any_of([*words["people"], *table("words")["posts"]]), any_of(words["honours"])
    any_words = r"[^，,。！!：:；;、\s]"
    of_all = rf"(?!感谢|希望|祝|向|致|请|让){any_words}{{2,24}}的{any_words}{{0,6}}(?:全体|广大|所有){any_words}{{0,6}}(?:{people})(?=[：:])"  # 奋战在各个岗位的公司全体员工：
    return rf"(?:(?:{honours})+{any_words}{{0,24}}|{any_words}{{0,8}}(?:{people}|{words['plural']})|{of_all})(?:[（(][^）)]{{1,8}}[）)])?"


@cache
def _listed() -> re.Pattern[str]:
    """A list that begins with an honour and names hearers of any kind: ``各位领导、同行，大家下午好！``."""
    words = table("words")["address"]
    honoured = rf"(?:{any_of(words['honours'])})[^，,。！!：:；;、\s]{{1,24}}"
    named = rf"[^，,。！!：:；;、\s{words['no_hearers']}]{{1,10}}"
    one = rf"(?:[、，,]\s*(?:{_phrase()})|、\s*{named})"
    return re.compile(rf"{honoured}(?>{one}(?=[、，,]))*+{one}?(?:[，,、！!\s]*(?:{words['greetings']})[！!。]?|\s*[：:])")


@cache
def _offices() -> re.Pattern[str]:
    """A list of offices and hearers, each of them whatever it is called: ``各乡镇党委、机关党员同志们：``, ``法院院长、律师会会长、各位嘉宾：``. Of people, the last are named in any way: ``……、尊敬的嘉宾、女士们、先生们：``.

    Whose offices they are may stand in front: ``集团各企业工会、广大职工：``.
    """
    words = table("words")["address"]
    letter = rf"[^，,。！!：:；;、\s{words['no_hearers']}]"
    named = letter + "{1,14}"
    owned = rf"(?!{words['no_owner']}){letter}{{1,6}}"
    ended = rf"(?:各位(?!的){named}|在座(?:的)?(?:各位|诸位)(?:{named})?)"
    last = rf"(?:{any_of(words['honours'])}){named}[、，,]\s*{named}{words['plural']}"  # 尊贵的嘉宾、女士们及先生们
    return re.compile(
        rf"(?:{owned})?各{named}(?:[、，,]\s*{named}){{1,6}}[：:]|{named}(?:[、，,]\s*{named}){{0,8}}[、，,]\s*(?:{ended}|{last})[：:]"
    )


@cache
def _people() -> re.Pattern[str]:
    words = table("words")["address"]
    return re.compile(f"(?:{any_of(words['people'])})|{words['whole']}")


def _calls_masses(text: str) -> bool:
    """Whether a line, in simplified characters, names whole groups, of which a word says that all of them are meant: ``全市广大干部群众：``, ``全县各族人民、驻地官兵：``.

    Alone, such words are what is spoken of: ``培养干部：``.
    """
    if text[-1] not in "：:！!":
        return False
    first, *others = _LISTED.split(text[:-1])
    return bool(_masses(all_of=True).fullmatch(first)) and all(map(_masses(all_of=False).fullmatch, others))


_LISTED = re.compile("[、，,和及暨]")


@cache
def _masses(*, all_of: bool) -> re.Pattern[str]:
    """One group. all_of: whether a word must say that all of it are meant."""
    words = table("words")["address"]
    letter = rf"[^，,。！!：:；;、\s{words['no_hearers']}]"
    every = (
        rf"(?:全(?:{words['wholes']})(?:{words['all']}){{0,2}}|(?:{letter}{{1,8}}(?:{words['wholes']}))?(?:{words['all']}){{1,2}})"
    )
    return re.compile(rf"{every}{'' if all_of else '?'}{letter}{{0,4}}(?:{any_of([*words['masses'], *words['people']])})")


_REMARK = re.compile(r"[（(][^（）()，。！？；：,!?;:]{1,30}[）)]")
"""A remark behind who is addressed, as press offices write it: ``王大河副省长（东山省副省长）、……``."""
REMARKED = 240
"""The most characters of an address with such remarks."""


def is_address(text: str) -> bool:
    """Whether a whole line is an address (``同志们：``), or one line of an address with several (``各位国际组织负责人，``)."""
    text = text.strip()
    words = table("words")["address"]
    if ("（" in text or "(" in text) and text[-1] in ENDS and text[0] not in "（(" and len(text) <= REMARKED:
        text = _REMARK.sub("", text)
    if not text or text[-1] not in ENDS or len(text) > words["limit"] or text[0] in words["never_first"]:
        return False
    if text.count("（") != text.count("）") or text.count("(") != text.count(")"):
        return False
    text = simplified(text)
    if text[-1] in "。；;" and not text.endswith(words["greeting_end"]):
        return False
    return _calls_hearers(text) or _calls_masses(text)


def _calls_hearers(text: str) -> bool:
    """Whether a line, in simplified characters, names hearers whom words for people or honours show."""
    words = table("words")["address"]
    many = text[-1] in "：:！!" and re.search(words["plural"], text)
    return bool(many or _people().search(text)) and bool(
        names_hearers(text) or _listed().fullmatch(text) or _offices().fullmatch(text)
    )


NAMED = 40
"""The most characters of a line that names hearers."""


def names_people(text: str) -> bool:
    """Whether a short line names hearers and holds no sentence: ``东河妇女协会执行委员会委员，各位外交官，``."""
    plain = simplified(text) if len(text) <= NAMED else ""
    return bool(plain and _people().search(plain)) and not set(plain) & set(table("words")["address"]["no_hearers"])


@cache
def _general() -> re.Pattern[str]:
    words = table("words")["address"]
    return re.compile(rf"(?:{any_of([*words['people'], *words['honours']])}|们|[，,、：:！!\s和与及])+")


def is_general(text: str) -> bool:
    """Whether an address names nobody: 同志们, 尊敬的各位领导、各位来宾. 石大山书记 and 各位水厂的同事 are particular hearers."""
    return bool(_general().fullmatch(text))


OPENS = 100
"""How far into a paragraph an address at its start may reach, in characters."""
_END = re.compile("[：:！!]")
_STOP = re.compile("[。？?；;]")
_GREETED = "好。"
"""With a greeting a full stop ends an address: ``各位媒体的朋友们，大家上午好。今天……``."""


def opening_address(text: str) -> int:
    """The length of the address at the start of a paragraph (``各位同学大家好！我是……``), 0 without one.

    The address must end with a colon or an exclamation mark. With a comma it would be part of a sentence, unless it greets:
    ``尊敬的各位领导、亲爱的同事们大家晚上好，我是……``.
    """
    stop = _STOP.search(text, 0, OPENS)
    if stop and text[: stop.end()].endswith(_GREETED) and stop.end() < len(text) and is_address(text[: stop.end()]):
        return stop.end()
    for end in _END.finditer(text, 0, min(len(text) - 1, stop.start() if stop else OPENS)):
        if is_address(text[: end.end()]) and _calls_hearers(simplified(text[: end.end()])):  # but 广大干部群众：要把渠看好
            return 0 if _names_speaker(text) else _with_greeting(text, _with_second(text, end.end()))
    greeting = _greets().match(text, 0, OPENS)
    return greeting.end() if greeting and starts_address(text) and is_address(f"{greeting[0][:-1]}！") else 0


def greets(text: str) -> bool:
    """Whether an address ends with a greeting: ``各位领导、同事们大家上午好！``."""
    return bool(_greeted().search(text))


@cache
def _greeted() -> re.Pattern[str]:
    return re.compile(rf"(?:{table('words')['address']['greetings']})[！!。，,]?$")


def _with_second(text: str, end: int) -> int:
    """The length of an address with a second one behind its exclamation mark, where the text goes on: ``朋友们！乡亲们！今天……``."""
    if text[end - 1] not in "！!":
        return end
    second = _SECOND.match(text, end)
    return second.end() if second and is_address(second[0].strip()) and starts_with_address(second[0].strip()) else end


_SECOND = re.compile(r"\s*[^，,。！!：:；;？?\s]{2,12}[！!：:](?=\s*\S)")


def _with_greeting(text: str, end: int) -> int:
    """The length of an address, with the greeting behind its colon where the text goes on: ``各位领导、同志们：大家好！今天……``."""
    greeting = _greeting().match(text, end, end + OPENED)
    return greeting.end() if greeting and is_address(text[: greeting.end()]) else end


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(rf"\s*{table('words')['address']['greetings']}[！!。](?=\s*\S)")


@cache
def _greets() -> re.Pattern[str]:
    words = table("words")["address"]
    return re.compile(rf"[^。！？：；!?:;]{{2,60}}?(?<![，,、\s])(?:{words['greets']})[，,](?={words['says']})")


def _names_speaker(text: str) -> bool:
    """Whether a line has a person behind a label that is a word for hearers too: ``选手：周大河``, ``毕业生代表：周大河``."""
    return (is_speaker(text) and bool(_label().match(text))) or bool(_role().fullmatch(text))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('words')['speaker_labels'])})\s*[：:]")


@cache
def _role() -> re.Pattern[str]:
    words = table("words")
    person = rf"{family_name('others')}[\u4e00-\u9fff]{{1,2}}(?:{any_of(words['called'])})?"
    return re.compile(rf"{words['speaker_role']}\s*[：:]\s*(?:\S{{2,30}}\s+)?{person}")


@cache
def _begins() -> re.Pattern[str]:
    words = table("words")["address"]
    plural = [word for word in words["people"] if word.endswith("们")]
    return re.compile(f"{words['opens']}|{any_of(plural)}")


OPENED = 8
"""How many characters tell how a line begins."""


def starts_address(text: str) -> bool:
    """Whether a line begins as an address may: with an honour (尊敬的, 各位) or with those who are addressed."""
    return bool(_begins().match(simplified(text[:OPENED])))


def address_starts(text: str, start: int, stop: int) -> Iterator[int]:
    """The indexes between start and stop at which an address may begin."""
    return (match.start() for match in _begins().finditer(text, start, stop))


@cache
def _short() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(table('words')['address']['short'])})")


def next_address(text: str, start: int = 0, stop: int | None = None) -> re.Match[str] | None:
    """The next address of a single word (``同志们``) between start and stop, None without one."""
    return _short().search(text, start, len(text) if stop is None else stop)


@cache
def _turn() -> re.Pattern[str]:
    words = table("words")["address"]
    name = rf"[^，,。！!：:；;、\s{words['no_hearers']}]"
    return re.compile(rf"(?:(?:{words['opens']}){name}{{1,10}}|{name}{{1,6}}{words['plural']})[，,！!：:]")


def starts_with_address(text: str) -> bool:
    """Whether a paragraph begins with an address: ``同志们！``, ``各位代表，……``, ``护林员们，……``."""
    match = _short().match(text)
    if match and text[match.end() : match.end() + 1] in {*ENDS, ""}:
        return True
    return bool(_turn().match(simplified(text[:TURN])))


TURN = 16
"""How many characters tell whether a paragraph turns to the hearers."""
