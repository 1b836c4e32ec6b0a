"""The plain templates, shipped files that emitted templates extend.

They are read as text, so that emitted templates need not repeat them. ``speech.md.j2`` has the blocks of a speech, the decoration
of each line of the front, and the style of points. ``bundle.md.j2`` has the front of a bundle. A change in these files takes effect
here. If a block there has an unknown shape, emitted templates write their own block.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from drafter.files.shipped import shipped_folder
from drafter.speech.style import HeadingStyle, PointStyle
from drafter.speech.tree import FRONT_KINDS, FrontKind


class Decoration(NamedTuple):
    """The decoration of a line of the front in the plain template.

    Example: in ``[（{{ line | cn_date }}）]{.date}`` `before` is ``（``, `behind` is ``）``, `changed_by` is ``cn_date``.
    line: the whole line of the template. first: the part of it that writes `before` on the first line alone, as a subtitle has one dash;
    "" where every line has it.
    """

    line: str
    before: str
    behind: str
    changed_by: str
    first: str = ""


class Plain(NamedTuple):
    """The plain template.

    blocks: the texts of its blocks by name.
    front: the kinds of front lines in its order.
    decorations: by kind, for the blocks whose shape is known.
    heading: the style of section headings.
    points: the styles of points in the blocks ``opening``, ``section`` and ``closing``.
    """

    blocks: Mapping[str, str]
    front: tuple[FrontKind, ...]
    decorations: Mapping[FrontKind, Decoration]
    heading: HeadingStyle
    points: Mapping[str, PointStyle]


@cache
def plain() -> Plain:
    """The shipped plain template."""
    return read_plain(_shipped("speech"))


def read_plain(text: str) -> Plain:
    """A plain template from its text. Raises ValueError where a block is missing that emitted templates replace."""
    blocks = _blocks(text)
    if missing := {*FRONT_KINDS, "front", "opening", "section", "closing"} - blocks.keys():
        raise ValueError(f"the plain template lacks the blocks {', '.join(sorted(missing))}")
    decorations = {kind: found for kind in FRONT_KINDS if (found := _decoration(blocks[kind]))}
    points = {name: PointStyle(**_arguments("paragraphs", blocks[name])) for name in ("opening", "section", "closing")}
    heading = HeadingStyle(**_arguments("mark", blocks["section"]))
    front = tuple(sorted(FRONT_KINDS, key=lambda kind: blocks["front"].find(f"block {kind} ")))
    return Plain(blocks, front, decorations, heading, points)


@cache
def plain_bundle() -> tuple[str, str]:
    """The front of the shipped bundle template: its title, and its count line with ``{}`` for the number; "" for a missing one."""
    *title, count = _shipped("bundle").partition("---\n")[2].partition("---\n")[2].strip().split("\n\n")
    line = re.fullmatch(r"\[(.*)\]\{\.count\}", count)
    return "\n\n".join(title if line else [*title, count]), line[1].replace("{{ speeches | length }}", "{}") if line else ""


def _shipped(name: str) -> str:
    return (shipped_folder() / f"{name}.md.j2").read_text(encoding="utf-8")


_TAG = re.compile(r"\{% (?:block (?P<name>\w+)[^%]*|endblock[^%]*)%\}\n?")


def _blocks(text: str) -> dict[str, str]:
    """From the names of a template's blocks to their texts, with nested blocks."""
    found: dict[str, str] = {}
    begun: list[tuple[str, int]] = []
    for tag in _TAG.finditer(text):
        if tag["name"]:
            begun.append((tag["name"], tag.end()))
        else:
            name, start = begun.pop()
            found[name] = text[start : tag.start()].removesuffix("\n")
    return found


_LOOP = re.compile(r"\{% for line in \w+(?: \| lines)? %\}\n(?P<line>.+)\n\n\{% endfor %\}")
_LINE = re.compile(
    r"(?:# |\[)(?:(?P<first>\{\{ \"(?P<once>[^\"]*)\" if loop\.first else \"\" \}\})|(?P<before>[^{]*))"
    r"\{\{ line(?: \| (?P<filter>[^}]+))? \}\}(?P<behind>[^{]*?)(?:\]\{\.\w+\})?"
)


def _decoration(block: str) -> Decoration | None:
    """The decoration in a block of the front; None for a block of another shape."""
    loop = _LOOP.fullmatch(block)
    line = loop and _LINE.fullmatch(loop["line"])
    if not (loop and line):
        return None
    return Decoration(loop["line"], line["once"] or line["before"], line["behind"], line["filter"] or "", line["first"] or "")


def _arguments(name: str, block: str) -> dict[str, Any]:
    """The string arguments of a filter's call in a block, by name. The first argument has the name ``marks``."""
    call = re.search(rf"\| {name}(\(.*?\)) \}}\}}", block)
    parsed = ast.parse(f"_{call[1]}" if call else "_()", mode="eval").body
    assert isinstance(parsed, ast.Call)
    arguments = [("marks", value) for value in parsed.args[:1]] + [(word.arg or "", word.value) for word in parsed.keywords]
    return {name: value.value for name, value in arguments if isinstance(value, ast.Constant) and isinstance(value.value, str)}
