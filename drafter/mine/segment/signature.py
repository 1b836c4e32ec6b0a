"""The signature at the end of a speech, read from the end backwards: who signs it, and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from drafter.mine.clean.front.names import is_person, is_person_with_post, is_signing_office
from drafter.mine.clean.lines import finished
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_end_date, is_name_line, is_signing_line, is_unsigned
from drafter.speech.tree import Item, Speech

MOST = 6
"""The most lines of a signature: offices, persons, a date."""
LONGEST = 40
"""The most characters of such a line."""
PLAIN = 24
"""The most characters of a line that names who signs only because the date stands beside it."""


class SignedLine(NamedTuple):
    """A line of a signature. kind: ``name`` or ``date``. code: the sign that shows it."""

    kind: str
    text: str
    code: str


def postscript_of(texts: Sequence[str]) -> int:
    """How many of the last paragraphs are a postscript (``又及：……``) below a signature with its date; 0 without one."""
    begin = next(
        (at for at in range(len(texts) - 1, max(-1, len(texts) - 1 - POSTSCRIPT), -1) if _postscript().match(texts[at])), 0
    )
    signed = begin > 0 and any(line.code == "date" for line in signature_of(texts[max(0, begin - MOST - 1) : begin]))
    return len(texts) - begin if signed else 0


POSTSCRIPT = 3
"""The most paragraphs of a postscript."""


@cache
def _postscript() -> re.Pattern[str]:
    return re.compile(table("front")["postscript"])


class SignedParts(NamedTuple):
    """The opening and the closing of a speech without its signature, the lines of the signature, and what is written below it."""

    opening: tuple[Item, ...]
    closing: tuple[Item, ...]
    signature: tuple[str, ...] = ()
    postscript: tuple[Item, ...] = ()


def signed_parts(speech: Speech) -> SignedParts:
    """The parts of a speech. Where it has neither sections nor a closing, the signature stands at the end of its opening."""
    if speech.closing or speech.sections:
        return SignedParts(speech.opening, *_parted(speech.closing))
    opening, signature, postscript = _parted(speech.opening)
    return SignedParts(opening, (), signature, postscript)


def _parted(closing: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[str, ...], tuple[Item, ...]]:
    """A closing without the signature below it, the lines of the signature (``述职人：石大山`` and ``2026年12月20日``), and the postscript below them."""
    last: list[str] = []
    for item in reversed(closing[-MOST - 1 - POSTSCRIPT :]):
        if not isinstance(item, str):
            break
        last.append(item)
    texts = last[::-1]
    below = postscript_of(texts)
    stop = len(closing) - below
    count = len(signature_of(texts[: len(texts) - below][-MOST - 1 :]))
    lines = tuple(item for item in closing[stop - count : stop] if isinstance(item, str))
    return closing[: stop - count], lines, closing[stop:]


def signature_of(texts: Sequence[str]) -> tuple[SignedLine, ...]:
    """The signature at the end of some paragraphs.

    A date, a label (``述职人：``), a post or the name of an office shows that it is one. A person's name alone does if a sentence ends
    above it.
    """
    found: list[SignedLine] = []
    for at in range(len(texts) - 1, max(-1, len(texts) - 1 - MOST), -1):
        above = texts[at - 1] if at else ""
        line = _signing(texts[at], above, found)
        if line is None:
            break
        found.append(line)
    while found and not (_is_shown(found) or (finished(_above(texts, found)) and all(is_person(line.text) for line in found))):
        found.pop()
    return tuple(found[::-1])


def _above(texts: Sequence[str], found: Sequence[SignedLine]) -> str:
    return texts[len(texts) - len(found) - 1] if len(texts) > len(found) else ""


def _is_shown(lines: Sequence[SignedLine]) -> bool:
    return any(line.code in {"date", "signing-label", "post", "office"} for line in lines)


def _signing(text: str, above: str, below: Sequence[SignedLine]) -> SignedLine | None:
    """A line of a signature; None for any other. above: the line above it. below: the lines of the signature below it, the nearest last."""
    if is_end_date(text):
        return SignedLine("date", text, "date") if all(line.kind != "date" for line in below) else None
    if not below and _bare_day().fullmatch(text) and _may_sign(above):
        return SignedLine("date", text, "date")
    if is_unsigned(text):
        return SignedLine("name", text, "signing-label")
    if len(text) > LONGEST or finished(text) or text[-1] in "，：、,:" or _thanks().match(text):
        return None
    if is_signing_line(text) or _is_signed_person(text):
        return SignedLine("name", text, "signing-label")
    if is_signing_office(text):
        return SignedLine("name", text, "office")
    if is_person_with_post(text) and not is_person(text):
        return SignedLine("name", text, "post")
    if is_person(text) or is_name_line(text):
        return SignedLine("name", text, "name")
    if below and is_person(below[-1].text) and _is_post(text):
        return SignedLine("name", text, "post")
    beside = is_end_date(above) if not below else below[-1].kind == "date"
    if beside and len(text) <= PLAIN and not set(text) & set("，。！？；：,!?;:"):
        return SignedLine("name", text, "beside-date")
    return None


def _may_sign(text: str) -> bool:
    """Whether a line names who signs: an office, or a person with what they are."""
    if len(text) > PLAIN or finished(text):
        return False
    pieces = text.split()
    named = len(pieces) > 1 and is_person(pieces[-1])  # 学生家长 李明
    return named or is_name_line(text) or is_signing_office(text) or is_person_with_post(text) or _is_signed_person(text)


def is_day(text: str) -> bool:
    """Whether a line of a signature is its day, perhaps without a year: ``3月4日``."""
    return is_end_date(text) or bool(_bare_day().fullmatch(text))


def _is_post(text: str) -> bool:
    """Whether a line ends with a post, and the name stands on the line below: ``东河大学校长``, ``周大河``."""
    return (
        len(text) <= PLAIN
        and not set(text) & set("，。！？；：,!?;:")
        and simplified(text).endswith(tuple(table("words")["posts"]))
    )


def _is_signed_person(text: str) -> bool:
    """Whether a line says in a word who somebody is, and then the name: ``患者家属：林小溪``."""
    who, colon, name = text.replace(":", "：", 1).partition("：")
    return bool(colon) and WHO[0] <= len(who) <= WHO[1] and is_person(name.strip())


WHO = (2, 8)
"""The fewest and the most characters of such a word."""


@cache
def _bare_day() -> re.Pattern[str]:
    return re.compile(table("front")["bare_day"])


@cache
def _thanks() -> re.Pattern[str]:
    return re.compile(table("front")["thanks"])
