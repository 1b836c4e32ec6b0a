"""The front: its lines as keys of the outline, and template blocks where the plain template would write the lines differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from drafter.mine.emit import jinja
from drafter.mine.emit.plain import Decoration, plain
from drafter.mine.emit.texts import block
from drafter.nodes.writing import Value
from drafter.speech.dates import day_text, shown_date
from drafter.speech.style import brings_end
from drafter.speech.tree import FRONT_KINDS, FrontKind, FrontLine

Lines = dict[FrontKind, list[str]]


class EmittedFront(NamedTuple):
    """A front to be written.

    keys: the values of the outline's keys, by kind of line.
    blocks: blocks for the template, by name; empty where the plain template writes the same lines.
    """

    keys: Lines
    blocks: tuple[tuple[str, str], ...] = ()


def front_of(front: Sequence[FrontLine]) -> EmittedFront:
    """The front of a speech, as keys and blocks."""
    shown: Lines = {kind: [line.text for line in front if line.kind == kind] for kind in FRONT_KINDS}
    bare = {kind: strip_decoration(shown[kind], plain().decorations.get(kind)) for kind in FRONT_KINDS}
    own = _own_date(shown["date"]) if bare["date"] is None else None
    keys = {kind: shown[kind] if (lines := bare[kind]) is None else lines for kind in FRONT_KINDS}
    if own and own.before and (dates := strip_decoration(shown["date"], own)):  # a bare date stays as it is written
        keys["date"] = dates
    decorations = {kind: found for kind, found in plain().decorations.items() if bare[kind] is not None}
    in_plain_order = [FrontLine(kind, text) for kind in plain().front for text in shown[kind]]
    if len(decorations) == len(FRONT_KINDS) and list(front) == in_plain_order:
        return EmittedFront(keys)
    return EmittedFront(keys, tuple(_blocks(front, decorations, own)))


def key_value(kind: FrontKind, lines: Sequence[str]) -> Value:
    """The value of a key of the front: a text for one line, a list for several, None without lines."""
    if len(lines) == 1 and not (kind == "date" and _is_rewritten(lines[0])):
        return lines[0]
    return list(lines) or None


# ---------------------------------------------------------------- without what the plain template puts around a line


def strip_decoration(lines: Sequence[str], decoration: Decoration | None) -> list[str] | None:
    """The lines of a kind without the decoration that the plain template adds: ``（2026年1月5日）`` becomes ``2026-01-05``.

    None where the plain template would not give one of the lines back.
    """
    if decoration is None:
        return None
    found = []
    for place, line in enumerate(lines, 1):
        inside = _inside(line, decoration._replace(before="") if decoration.first and place > 1 else decoration)
        bare = None if inside is None else _before_change(inside, decoration.changed_by, is_last=place == len(lines))
        if bare is None:
            return None
        found.append(bare)
    return found


def _inside(line: str, decoration: Decoration) -> str | None:
    """The text of a line inside its decoration; None where the line is decorated differently, or the text is empty."""
    start, stop = len(decoration.before), len(line) - len(decoration.behind)
    whole = line.startswith(decoration.before) and line.endswith(decoration.behind)
    return line[start:stop] if whole and start < stop else None


def _before_change(text: str, changed_by: str, *, is_last: bool) -> str | None:
    """The value from which a filter makes a text; None without such a value, or for an unknown filter.

    changed_by: the call of the filter.
    """
    if changed_by == "cn_date":
        return undated(text)
    if ends := _ENDS.fullmatch(changed_by):
        return _unaddressed(text, ends["last"] if is_last else ends["other"])
    return None if changed_by else text


_DAY = re.compile(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日")
_ENDS = re.compile(r'sentence\((?P<choice>"(?P<last>.)" if loop\.last else "(?P<other>.)")\)')
"""The call of the filter that ends the lines of a salutation, with different marks for the last line and the others."""


def undated(text: str) -> str | None:
    """The value that the filter ``cn_date`` shows as a text; None where there is none. A date with a footnote is its own value."""
    if getattr(text, "spans", ()):
        return text
    if (day := _DAY.fullmatch(text)) and _is_day(*map(int, day.groups())):
        return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    return text if shown_date(text) == text else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _unaddressed(line: str, end: str) -> str | None:
    if len(line) > 1 and line[-1] == end and not brings_end(line[:-1]):
        return line[:-1]
    return line if brings_end(line) else None


def _is_rewritten(text: str) -> bool:
    """Whether an outline changes a date that it reads. It changes none in a list."""
    try:
        return day_text(text)[0] != text
    except ValueError:  # there is no such day
        return True


# ---------------------------------------------------------------- blocks of its own


def _own_date(lines: Sequence[str]) -> Decoration | None:
    """How a source writes its dates where the plain template writes them otherwise: bare, or in half-width brackets.

    A new speech's 2026-03-05 comes out in that form too. None for dates of no form that ``cn_date`` gives back.
    """
    for before, behind in (("(", ")"), ("【", "】"), ("", "")):
        found = Decoration(block("dated", before=before, behind=behind), before, behind, "cn_date", "")
        if strip_decoration(lines, found) is not None:
            return found
    return None


def _blocks(
    front: Sequence[FrontLine], decorations: Mapping[FrontKind, Decoration], own: Decoration | None
) -> Iterator[tuple[str, str]]:
    """The blocks that differ from the plain template: one for the order of the kinds, and one for each kind without decoration.

    If the lines of a kind stand at two places, one block ``front`` with loops replaces all of them.
    """
    runs = _runs(front)
    kinds = [kind for kind, _ in runs]
    if len(set(kinds)) < len(kinds):
        yield "front", _loops(runs, decorations, own)
        return
    if tuple(kinds) != plain().front:
        yield "front", "".join(jinja.shown(f"self.{kind}()") for kind in kinds)
    for kind in kinds:
        if kind not in decorations:
            yield kind, block("loop", lines=_lines_of(kind), line=_undecorated(kind, own))


def _runs(front: Sequence[FrontLine]) -> list[tuple[FrontKind, int]]:
    """The kinds in the order of the source, each with its number of lines.

    Missing kinds are added at their usual places, with 0 lines.
    """
    runs = [(kind, len(list(group))) for kind, group in groupby(line.kind for line in front)]
    before: FrontKind | None = None
    for kind in plain().front:
        if all(kind != present for present, _ in runs):
            runs.insert(max((at + 1 for at, (present, _) in enumerate(runs) if present == before), default=0), (kind, 0))
        before = kind
    return runs


def _lines_of(kind: FrontKind) -> str:
    """The Jinja expression for the lines of a kind. A salutation is always a list."""
    return kind if kind == "salutation" else f"{kind} | lines"


def _undecorated(kind: FrontKind, own: Decoration | None) -> str:
    """A line of a kind that the plain template would decorate otherwise. own: how the source writes its dates."""
    if kind == "date" and own:
        return own.line
    return block("title") if kind == "title" else block("line", kind=kind)


def _loops(runs: Sequence[tuple[FrontKind, int]], decorations: Mapping[FrontKind, Decoration], own: Decoration | None) -> str:
    """A Jinja loop for each run of lines of one kind."""
    written: dict[FrontKind, int] = dict.fromkeys(FRONT_KINDS, 0)
    loops = []
    for at, (kind, count) in enumerate(runs):
        start = written[kind]
        written[kind] += count
        goes_on = any(following == kind for following, _ in runs[at + 1 :])
        lines = _lines_of(kind)
        if start or goes_on:
            lines = f"({lines})[{start or ''}:{written[kind] if goes_on else ''}]"
        line = decorations[kind].line if kind in decorations else _undecorated(kind, own)
        if goes_on and kind in decorations and (ends := _ENDS.fullmatch(decorations[kind].changed_by)):
            line = line.replace(ends["choice"], jinja.string(ends["other"]))  # not the last line of its kind
        if start and kind in decorations and decorations[kind].first:
            line = line.replace(decorations[kind].first, "")  # not the first line of its kind
        loops.append(block("loop", lines=lines, line=line))
    return "\n".join(loops)
