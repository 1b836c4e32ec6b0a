"""Marks that other people wrote: in sources (for mining) and in texts being checked.

Both tables are documents of ``data/ordinals.yaml`` and are read when they are first needed. Marks that Drafter writes are in
`drafter.speech.numbering`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from drafter.files.tables import any_of, read_document
from drafter.speech.numbering import FULL_WIDTH, HAN, LISTED, NUMERALS, STYLES, Mark, Numeral, Recogniser, Style, from_han, style_of

# ---------------------------------------------------------------- in sources


class Family(NamedTuple):
    """A way to number that sources use, with all its spellings: ``一、`` and ``一.`` are one family.

    rank: its place in the order of levels, where a smaller rank is an outer level; None where it may stand at any level.
    pattern: matches a mark; a named group, ``n`` or another, is the number.
    read: from a group's text to the number.
    alone: whether the line must be a heading and nothing else.
    run_on: strings, of which a paragraph holds one if this family numbers points inside it; empty where it never does.
    """

    name: str
    rank: float | None
    pattern: re.Pattern[str]
    read: Callable[[str], int | None]
    alone: bool = False
    run_on: tuple[str, ...] = ()

    def number(self, match: re.Match[str]) -> int | None:
        """The number of a mark, None where it has none."""
        return self.read(match["n"] or match[match.lastgroup or "n"])


class Sources(NamedTuple):
    """The marks of sources.

    families: in the order in which they are tried.
    begins: the characters that a mark can begin with.
    never_is: characters directly behind which 一是 is no mark, such as 第 in 第一是.
    """

    families: tuple[Family, ...]
    begins: frozenset[str]
    never_is: str

    @property
    def floating(self) -> tuple[str, ...]:
        """The names of the families without a rank; a family that is more likely to be the first level comes first."""
        return tuple(family.name for family in self.families if family.rank is None)


@cache
def sources() -> Sources:
    """The marks of sources.

    A numbering style that no family of the table covers becomes a family of its own, and is tried first.
    """
    table = read_document("speech", "ordinals", 1)
    words: dict[str, int] = table["words"]
    patterns = {name: _pattern(numeral) for name, numeral in LISTED.items()}
    dotted = _dotted(read_document("speech", "ordinals", 2), "{}[.．·•‧・]")
    patterns |= {
        "han": HAN,
        "numeral": f"[{HAN}百]{{1,4}}",
        "arabic": "[0-9０-９]{1,2}",
        "labels": table["labels"],
        "dotted": dotted,
    }

    def read(written: str) -> int | None:
        return words.get(written) or _number(written)

    families = tuple(
        Family(row["name"], row.get("rank"), pattern, read, row.get("alone", False), _starts(row.get("run_on", ()), pattern))
        for row in table["families"]
        for pattern in [re.compile(_filled(row["pattern"], patterns))]
    )
    own = tuple(_family_of(style) for style in STYLES if not all(_takes(families, style, number) for number in _samples(style)))
    begins = frozenset(table["first"]).union(
        *(numeral.begins for numeral in NUMERALS),
        (word[0] for word in (*words, *table["labels"].split("|"))),
        (style.name[0] for style in STYLES),
    )
    return Sources((*own, *families), begins, table["never_is"])


def _starts(run_on: Iterable[str], pattern: re.Pattern[str]) -> tuple[str, ...]:
    """What a family's lists inside a paragraph begin with: `run_on`, and the first marks of styles that its pattern takes.

    A new style 【一】 is taken by the pattern of （一）, and its lists have no （一.
    """
    starts = tuple(run_on)
    taken = [style.name for style in STYLES if pattern.match(f"{style.name}学习")] if starts else []
    return (*starts, *(name for name in taken if not any(start in name for start in starts)))


def _filled(pattern: str, patterns: Mapping[str, str]) -> str:
    for name, part in patterns.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _pattern(numeral: Numeral) -> str:
    """A pattern that matches the numbers of a numeral."""
    if numeral.written:
        return f"(?:{any_of(filter(None, (*numeral.written, numeral.last)))})"
    return f"[{''.join(sorted(numeral.begins))}]{{1,4}}"


def _number(written: str) -> int | None:
    if written.isdecimal():
        return int(written) or None
    numbers = (numeral.read(written) for numeral in LISTED.values())
    return from_han(written) or next((number for number in numbers if number is not None), None)


def _samples(style: Style) -> Iterator[int]:
    return (number for number in (1, 2, 3, 10, 11, 20, style.numeral.most) if number <= min(style.numeral.most, 99))


def _takes(families: tuple[Family, ...], style: Style, number: int) -> bool:
    """Whether a family covers a style: the first family that matches a mark of the style matches the whole mark."""
    mark = style.mark(number)
    for family in families:
        match = family.pattern.match(f"{mark}学习")
        if match and not family.alone and family.number(match) is not None:
            return match[0] == mark
    return False


def _family_of(style: Style) -> Family:
    pattern = re.compile(rf"{re.escape(style.before)}(?P<n>{_pattern(style.numeral)}){re.escape(style.behind)}\s?")
    return Family(style.name, None, pattern, style.numeral.read, run_on=(style.name,))


# ---------------------------------------------------------------- as authors type them


class Form(NamedTuple):
    """A form of marks that checks look for in a text: the right ``一、`` and the wrong ``一，``.

    family: the name of the form with which it makes one list.
    level: its level, 0 where it has none.
    right: the style to write instead, None where the form is right.
    sure: whether the form is certainly wrong.
    opens: whether it is a mark only at the start of a paragraph.
    listed: whether, inside a paragraph, it is reported only where another mark continues its list.
    """

    style: Style
    family: str
    level: int = 0
    right: Style | None = None
    sure: bool = True
    opens: bool = False
    listed: bool = False

    @property
    def in_words(self) -> bool:
        """Whether its numbers are words, such as 首先 and 其次."""
        return bool(self.style.numeral.last)


class TypedMarks(NamedTuple):
    """The marks that authors type.

    forms: by the names of their styles.
    opening: finds the marks at the start of a paragraph.
    inner: finds those inside a paragraph.
    levels: the name of the form of each level; index 0 is "", so that a level is an index.
    together: sets of families that may continue one another's count.
    first_said: other words for the first item of a list.
    """

    forms: dict[str, Form]
    opening: Recogniser
    inner: Recogniser
    levels: tuple[str, ...]
    together: tuple[frozenset[str], ...]
    first_said: tuple[str, ...]


@cache
def typed() -> TypedMarks:
    """The marks that authors type: every numbering style, and the wrong forms of the table."""
    table = read_document("speech", "ordinals", 2)
    rows: dict[str, dict[str, Any]] = table["marks"]
    seen_as = {name: form for form, row in rows.items() for name in row.get("instead_of", ())}
    names = dict.fromkeys([*(style.name for style in STYLES if style.name not in seen_as), *rows])
    levels = ("", *table["levels"])
    forms = {name: _form(name, rows, seen_as, levels) for name in names}
    dotted = _dotted(table, "(?<={}[.．])")
    refused = {name: re.compile(_filled(row["not"], {"han": HAN, "dotted": dotted})) for name, row in rows.items() if "not" in row}
    return TypedMarks(
        forms,
        Recogniser((form.style for form in forms.values()), refused),
        Recogniser((form.style for form in forms.values() if not form.opens), refused),
        levels,
        tuple(map(frozenset, table["together"])),
        tuple(table["first_said"]),
    )


def _dotted(table: Mapping[str, Any], before: str) -> str:
    """The rows `dotted` of a table as a pattern. before: how the numeral with its dot is written in it."""
    return "|".join(
        before.format(_filled(one, {"han": HAN})) + f"(?:{_filled(other, {'han': HAN})})" for one, other in table["dotted"].items()
    )


def _form(name: str, rows: Mapping[str, dict[str, Any]], seen_as: Mapping[str, str], levels: tuple[str, ...]) -> Form:
    row = rows.get(name, {})
    right: str = row.get("right", "")
    like = rows.get(right, {})
    family: str = row.get("as") or like.get("as") or seen_as.get(right) or right or name
    return Form(
        style_of(name),
        family,
        levels.index(family) if family in levels else 0,
        style_of(right) if right else None,
        not row.get("unsure"),
        bool(row.get("opens", like.get("opens"))),
        bool(row.get("listed")),
    )


def typed_mark(text: str) -> tuple[str, Mark] | None:
    """The mark that an author typed at the start of a heading: with the spaces in and behind it, and as a mark. None where none stands.

    Full-width figures count as figures: ``１ ．抓安全`` begins with ``1．``.
    """
    match = _spaced().match(text.translate(FULL_WIDTH))
    if match is None:
        return None
    head = _BLANK.sub("", match[0])
    mark = typed().opening.at(head + text[match.end() :])
    if mark is None or len(mark.text) < len(head):
        return None
    end = match.end() + len(mark.text) - len(head)
    return text[: end + len(text[end:]) - len(text[end:].lstrip())], mark


_BLANK = re.compile(r"\s")


@cache
def _spaced() -> re.Pattern[str]:
    """The beginning of a mark up to the first character behind its number, with blanks between the parts."""
    known = frozenset(STYLES)
    styles = [form.style for form in typed().forms.values() if form.style in known or form.right is not None]
    return re.compile(
        "|".join(
            "".join(rf"{re.escape(character)}\s*" for character in style.before)
            + _pattern(style.numeral)
            + (rf"\s*{re.escape(style.behind[0])}" if style.behind else "")
            for style in styles
        )
    )
