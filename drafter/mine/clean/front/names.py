"""Names of persons in lines of a front: ``周某某``, ``周  某``, ``局长 王小明``."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.speech.surnames import family_name

_BLANK = "[ \u3000]"
_HAN = "[\u4e00-\u9fff]"


@cache
def person() -> str:
    """A pattern for the name of a person: a family name and one or two characters, blanks between them, or a name left out (某某, ×××)."""
    families = family_name("others")
    return (
        rf"(?:{families}{_BLANK}*{_HAN}(?:{_BLANK}*{_HAN})?|{_HAN}{_BLANK}*某{_BLANK}*某?|(?:{families}{_BLANK}*)?[XxＸ×＊*○〇]{{1,3}}|[XxＸ×]{{2,3}}"
        rf"|{_HAN}{{1,6}}·{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})?)"
    )


@cache
def post() -> str:
    """A pattern for a post with its office: ``市委副书记、市长``, ``北岸水厂厂长``."""
    words = table("words")
    return rf"{_OFFICE}(?:{any_of([*words['posts'], *words['offices']])})"


@cache
def _post_of_person() -> str:
    """A pattern for a post that may stand behind a name with no space between: ``石大山局长``, and no office, ``石河会议中心``."""
    return rf"{_OFFICE}(?:{any_of(table('words')['posts'])})"


_OFFICE = r"[^\s，。：；！？,;:!?（）()]{0,40}"
"""The name of an office in front of a post."""


@cache
def speaker() -> str:
    """A pattern for a person with or without a post, in either order, and with a label (``发言人：``)."""
    labels = any_of(table("words")["speaker_labels"])
    called = any_of(table("words")["called"])
    behind = rf"{person()}(?:{_BLANK}+{post()}|{_post_of_person()}|{_BLANK}*{called})"
    rare = rf"{family_name('words')}{_BLANK}*{_HAN}(?:{_BLANK}*{_HAN})?"  # 县长童大有: 童 begins many words, but not behind a post
    sent = rf"{_OFFICE}(?:{any_of(table('words')['offices'])}){_BLANK}*[：:]{_BLANK}*{person()}"  # 青石中心小学：石小花
    named = rf"(?:{post()}{_BLANK}*(?:{person()}|{rare})|{post()}{_BLANK}+{_HAN}{{2,6}}|{sent}|{behind}|{person()})"
    role = table("words")["speaker_role"]
    return rf"(?:(?:{labels})\s*[：:]\s*\S{{2,20}}|(?:{role}\s*[：:]\s*)?{named}(?:{_BLANK}*{called})?)"


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile({"person": person, "speaker": speaker}[name]())


LONGEST = 50
"""The most characters of a name with a post."""


def is_person(text: str) -> bool:
    """Whether a text is the name of a person and nothing else, perhaps with another name in brackets: ``石大山（石玉成）``."""
    text = simplified(text) if len(text) <= LONGEST else text
    if text[-1:] in ("）", ")") and (other := _OTHER_NAME.fullmatch(text)) and is_person(other[2]):
        text = other[1]
    plain = "".join(text.split())
    return bool(_whole("person").fullmatch(text)) and not any(plain.startswith(word) for word in table("front")["no_names"])


_OTHER_NAME = re.compile("([\u4e00-\u9fff]{2,4})[（(]([\u4e00-\u9fff]{2,4})[）)]")

SLOGAN = 4
"""The fewest characters of each half of a title in two halves of one length."""


def is_person_with_post(text: str) -> bool:
    """Whether a text names a person, with or without a post."""
    if len(text) > LONGEST:
        return False
    text = simplified(text).strip("（()）【】[]")
    if "、" in text and all(is_person(name) and len(name) <= PLAIN for name in text.split("、")):  # 周大河、石大山
        return True
    if (parted := _PARTED.fullmatch(text)) and is_person(parted["name"]) and _post().fullmatch(parted["post"]):
        return True
    words = text.split()
    if len(words) == 2 and len(words[0]) == len(words[1]) >= SLOGAN and not is_person(words[1]):  # 敞开大门办馆 服务一城读者
        return False
    if _whole("speaker").fullmatch(text):
        return True
    return len(words) > 2 and min(map(len, words)) == 1 and bool(_whole("speaker").fullmatch("".join(words)))  # 县　长　周大河


PLAIN = 4
"""The most characters of each of several names."""
_PARTED = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,12})\s*[，,|｜/／]\s*(?P<post>[^，,|｜/／]{2,36})")
"""A name and, behind a mark, the post: ``周大河，东河县水利局局长``."""


def office() -> str:
    """A pattern for the name of an office: ``东河县水利局``."""
    return rf"[^\s，。！？；：,!?;:（）()]{{2,28}}(?:{any_of([*table('words')['offices'], *table('front')['signing']])})"


@cache
def _signing_office() -> re.Pattern[str]:
    offices = any_of([*table("words")["offices"], *table("front")["signing"]])
    return re.compile(rf"[^，。！？；：,!?;:]{{2,28}}(?:{offices})|{post()}\s*[：:]\s*[^，。！？；：]{{2,12}}")


def is_signing_office(text: str) -> bool:
    """Whether a line of a signature is the name of an office: ``东河县水利局``, ``全体员工``."""
    return bool(_signing_office().fullmatch(text))


def is_post_of(name: str, text: str) -> bool:
    """Whether a line is the post of the person whose name stands in the line above: ``周大河`` and ``东河水务集团总裁``."""
    return len(text) <= LONGEST and is_person(name) and bool(_post().fullmatch(simplified(text)))


@cache
def _post() -> re.Pattern[str]:
    return re.compile(post())
