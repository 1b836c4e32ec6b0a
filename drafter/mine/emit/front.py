"""The front: the keys that say its lines, and the blocks that write them where the plain template would write others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from drafter.mine.emit import jinja
from drafter.nodes.writing import Value
from drafter.speech.text import END_MARKS
from drafter.speech.tree import FRONT_KINDS, FrontKind, FrontLine

Lines = dict[FrontKind, list[str]]


class Front(NamedTuple):
    """keys: the lines by kind, as the outline says them. blocks: the template's own, by name, none where the plain one gives the same lines."""

    keys: Lines
    blocks: tuple[tuple[str, str], ...] = ()


def front_of(front: Sequence[FrontLine]) -> Front:
    """The front of a speech for its outline and its template."""
    shown: Lines = {kind: [line.text for line in front if line.kind == kind] for kind in FRONT_KINDS}
    plain = {kind: _undressed(kind, shown[kind]) for kind in FRONT_KINDS}
    dressed = {kind: plain[kind] is not None for kind in FRONT_KINDS}
    keys = {kind: found if (found := plain[kind]) is not None else shown[kind] for kind in FRONT_KINDS}
    usual = [FrontLine(kind, text) for kind in FRONT_KINDS for text in shown[kind]]
    if all(dressed.values()) and list(front) == usual:
        return Front(keys)
    return Front(keys, tuple(_blocks(front, dressed)))


def key_value(kind: FrontKind, lines: Sequence[str]) -> Value:
    """The lines of a kind as a key has them: one as a text, several as a list; None for none."""
    if len(lines) == 1 and not (kind == "date" and _is_rewritten(lines[0])):
        return lines[0]
    return list(lines) or None


# ---------------------------------------------------------------- what the plain template puts around a line

_DAY = re.compile(r"（(\d{4})年([1-9]\d?)月([1-9]\d?)日）")
_IN_BRACKETS = re.compile("（(.+)）")
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def _undressed(kind: FrontKind, lines: list[str]) -> list[str] | None:
    """The lines without what the plain template puts around them; None where it would write one otherwise."""
    found = []
    for place, line in enumerate(lines, 1):
        bare: str | None = line
        match kind:
            case "subtitle":
                bare = line.removeprefix("——") if line.startswith("——") and len(line) > 2 else None
            case "date":
                bare = _undated(line)
            case "salutation":
                bare = _unaddressed(line, "：" if place == len(lines) else "，")
            case "title" | "speaker":
                pass
        if bare is None:
            return None
        found.append(bare)
    return found


def _undated(line: str) -> str | None:
    if (day := _DAY.fullmatch(line)) and _is_day(*map(int, day.groups())):
        return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    match = _IN_BRACKETS.fullmatch(line)
    return match[1] if match and not _ISO.fullmatch(match[1]) else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _unaddressed(line: str, end: str) -> str | None:
    if len(line) > 1 and line[-1] == end and line[-2] not in END_MARKS:
        return line[:-1]
    return line if line[-1] in END_MARKS else None


_FIGURES = re.compile(r"(\d{4})([-/.])(\d{1,2})[-/.](\d{1,2})")
_CHINESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def _is_rewritten(text: str) -> bool:
    """Whether an outline would read a date otherwise than as it stands; in a list it stands as it is."""
    if figures := _FIGURES.fullmatch(text):
        return figures[2] != "-" or not _is_day(int(figures[1]), int(figures[3]), int(figures[4])) or len(text) != 10
    day = _CHINESE_DAY.match(text)
    return day is not None and not _is_day(*map(int, day.groups()))


# ---------------------------------------------------------------- a block of its own

_DRESS: dict[FrontKind, str] = {
    "title": "# {{ line }}",
    "subtitle": "[——{{ line }}]{.subtitle}",
    "speaker": "[{{ line }}]{.speaker}",
    "date": "[（{{ line | cn_date }}）]{.date}",
    "salutation": '[{{ line | sentence("：" if loop.last else "，") }}]{.salutation}',
}
_BARE: dict[FrontKind, str] = {**{kind: f"[{{{{ line }}}}]{{.{kind}}}" for kind in FRONT_KINDS}, "title": "# {{ line }}"}


def _blocks(front: Sequence[FrontLine], dressed: dict[FrontKind, bool]) -> Iterator[tuple[str, str]]:
    """The blocks that differ: the order of the kinds, and each kind that is dressed otherwise; one block of loops where a kind stands twice."""
    runs = _runs(front)
    kinds = [kind for kind, _ in runs]
    if len(set(kinds)) < len(kinds):
        yield "front", _loops(runs, dressed)
        return
    if tuple(kinds) != FRONT_KINDS:
        yield "front", "".join(jinja.shown(f"self.{kind}()") for kind in kinds)
    for kind in kinds:
        if not dressed[kind]:
            yield kind, _loop(f"{kind} | lines" if kind != "salutation" else kind, _BARE[kind])


def _runs(front: Sequence[FrontLine]) -> list[tuple[FrontKind, int]]:
    """The kinds in the order of the source and how many lines each has; kinds that it does not have stand where they usually do."""
    runs = [(kind, len(list(group))) for kind, group in groupby(line.kind for line in front)]
    for place, kind in enumerate(FRONT_KINDS):
        if all(kind != one for one, _ in runs):
            before = FRONT_KINDS[place - 1] if place else None
            runs.insert(max((at + 1 for at, (one, _) in enumerate(runs) if one == before), default=0), (kind, 0))
    return runs


def _loop(lines: str, line: str) -> str:
    return f"{{% for line in {lines} %}}\n{line}\n\n{{% endfor %}}"


def _loops(runs: Sequence[tuple[FrontKind, int]], dressed: dict[FrontKind, bool]) -> str:
    """A loop for each run of lines."""
    written: dict[FrontKind, int] = dict.fromkeys(FRONT_KINDS, 0)
    loops = []
    for at, (kind, count) in enumerate(runs):
        start = written[kind]
        written[kind] += count
        goes_on = any(one == kind for one, _ in runs[at + 1 :])
        lines = f"{kind} | lines" if kind != "salutation" else kind
        if start or goes_on:
            lines = f"({lines})[{start or ''}:{written[kind] if goes_on else ''}]"
        line = (_DRESS if dressed[kind] else _BARE)[kind]
        if (start or goes_on) and dressed[kind] and kind == "salutation":
            line = line.replace('"：" if loop.last else "，"', string_of_end(goes_on))
        loops.append(_loop(lines, line))
    return "\n".join(loops)


def string_of_end(goes_on: bool) -> str:
    """The mark that ends every line of a part of the salutation."""
    return '"，"' if goes_on else '"：" if loop.last else "，"'
