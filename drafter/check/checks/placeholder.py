"""What a draft leaves to be filled in.

Found are X, XX, ×××, 某某, ○○, a row of asterisks, underscores or squares, 20XX年, brackets that say what belongs there (【待补】, [姓名]) or hold
nothing, {{ }} and TODO. What a draft leaves open is read out in the hall if nobody fills it in.

Left alone are letters: those of a Latin word, of a model, a file or an address, A股, X光, 1+X; 某些 and 某种程度 say what they say. A × between
figures multiplies. Lines of asterisks or underscores alone part the text.

Passes: 经X光检查，A股公司的5G设备在某种程度上好于预期。
Passes: 推行“1+X”证书，建设40米×60米的场地。
Fails: 全年走访XX户，解决难题X个。
Fails: 20XX年×月×日，某某同志到任。
Fails: 今年增收【待补】万元，由（　　）牵头。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import read_table
from drafter.speech.numbering import HAN
from drafter.speech.text import BLANK_START

MESSAGES = {
    "": Message("{found} is left over from the draft", "write what belongs there, or take it out"),
    "empty": Message("{found} holds nothing", "write what belongs there, or take it out"),
}

_EMPTY = r"（[ \u3000]*）|【[ \u3000]*】|〔[ \u3000]*〕|《[ \u3000]*》|“[ \u3000]*”"
_SIGNS = "XxＸｘ×*＊_＿□■○〇◯△{某"
_LETTERS = re.compile(rb"[A-Za-z]{3}")  # asked of the few characters of a text that are ASCII: too often yes, never wrongly no
_BRACKETS = "【（([〔［"
_BRACKET = re.compile(r"[【（(\[〔［](?![0-9])")  # no word of a blank begins with a figure, and dates do
_EMPTY_PAIRS = [f"{mark}{inside}" for mark, closing in ("《》", "“”") for inside in f" \u3000{closing}"]
"""Texts, of which every blank has one. A text or line without any is skipped. Most are looked for one by one, which is twenty times as
fast as a class of a pattern.
"""
_RULE = r"[*＊_＿□\s]+"


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Every blank, except those for empty slots of a template, which ``slot-empty`` reports."""
    whole = "\n".join([line.text for line in text.lines])
    asked = [ask for ask in _ASKED if ask(whole)]
    if not asked:
        return
    for number in text.lines_with(_BRACKETS) if asked == [_brackets] else range(len(text.lines)):
        line = text.lines[number]
        held = [ask for ask in asked if ask(line.text)]
        if not held or re.fullmatch(_RULE, line.text):
            continue
        for match in _blank(_brackets in held, _letters_or_signs in held).finditer(line.text):
            start, stop = match.span()
            if match[0].startswith(BLANK_START) and line.is_from_template(start, stop):
                continue
            if match[0] in ("X", "Ｘ") and _is_named(whole):
                continue
            yield Found(number, start, stop, "empty" if match.lastgroup == "empty" else "")


def _is_named(text: str) -> bool:
    """Whether X is a name in a text: 社交媒体平台X."""
    return any(f"{word}{letter}" in text for word in _named_so() for letter in "XＸ")


@lru_cache(maxsize=1)
def _named_so() -> tuple[str, ...]:
    return tuple(read_table("check", "placeholder")["named_so"])


def _brackets(text: str) -> bool:
    """Whether a text holds a bracket that may be a blank."""
    return any(bracket in text for bracket in _BRACKETS) and _BRACKET.search(text) is not None


def _letters_or_signs(text: str) -> bool:
    """Whether a text holds letters or signs that may be blanks."""
    return _LETTERS.search(text.encode("ascii", "ignore")) is not None or any(sign in text for sign in _SIGNS)


def _empty_pairs(text: str) -> bool:
    """Whether a text holds a pair of marks with nothing between."""
    return any(pair in text for pair in _EMPTY_PAIRS)


_ASKED = (_brackets, _letters_or_signs, _empty_pairs)
"""The questions that are cheap to ask. Each is asked of the whole text first, and of its lines only where the text says yes."""


@lru_cache(maxsize=4)
def _blank(brackets: bool, signs: bool) -> re.Pattern[str]:
    """A blank that a line may hold: with brackets in it, with letters and signs. Few lines hold signs, and their patterns take 4 ms to compile."""
    kinds = [*(_in_brackets() if brackets else ()), f"(?P<empty>{_EMPTY})", *(_signs() if signs else ())]
    return re.compile("|".join(kinds))


def _in_brackets() -> tuple[str, ...]:
    """A bracket that says that something is missing, and what."""
    table = read_table("check", "placeholder")
    return (
        rf"[【（(\[〔［](?:{_any(table['in_brackets'])})[^】）)\]〕］\n]{{0,60}}[】）)\]〕］]?",
        rf"[【\[［](?:{_any(table['fields'])})[】\]］]",
    )


def _signs() -> tuple[str, ...]:
    """Letters and signs in the place of words."""
    table = read_table("check", "placeholder")
    letter = "[XxＸｘ]"
    beside = r"A-Za-z0-9XxＸｘ"
    joined = r"+＋\-－.·/_@#&="
    counted = f"(?!{_any(table['not_counted'])})(?:{_any(table['counted'])})"
    return (
        # several letters or signs: XX, 20XX, XX.X, XX年XX月
        "".join(f"(?<!{word})" for word in table["said_before"])
        + rf"(?<![{beside}×])[0-9]{{0,3}}[XxＸｘ×]{{2,}}(?!{_any(table['said_behind'])})(?:[.．][XxＸｘ×]+)?(?:[年月][XxＸｘ×]+(?=[月日]))*(?![{beside}×])",
        rf"(?<![A-Za-z0-9])[0-9]{{2,3}}{letter}(?=年)",
        rf"(?<![A-Za-z0-9XxＸｘ×]){letter}(?=[年月日])",
        # one letter that is not part of a word, a model or a formula
        "".join(f"(?<!{word})" for word in table["letters_before"])
        + rf"(?<![{beside}{joined}])(?<![A-Za-z] )(?<![A-Z][、/])(?!(?<=“).”){letter}(?:[年月]{letter}+(?=[月日]))*"
        + rf"(?![{beside}{joined}]|、[A-Z]|\ ?(?:{_any(table['letters_behind'])}))",
        # one sign before what is counted
        rf"(?<![{beside}×*＊])×(?:[年月]×+(?=[月日]))*(?={counted})|(?<![{beside}×*＊])[*＊](?:[年月][*＊]+(?=[月日]))*(?={counted})",
        r"(?<![0-9*＊])[*＊]{2,}|(?<=[0-9])[*＊]{2,}(?![0-9*＊])",
        r"(?<![A-Za-z0-9_])[_＿]{2,}(?![A-Za-z0-9_])",
        rf"[□■◯△]{{2,}}|(?<![{HAN}○〇零])[○〇]{{2,}}(?![{HAN}○〇零])",
        r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\$\{[^{}\n]{0,80}\}|\{\{",
        rf"(?<![A-Za-z])(?:{_any(table['words'])})(?![A-Za-z])",
        f"(?<![{table['surnames']}])某{{2,}}",
    )


def _any(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
