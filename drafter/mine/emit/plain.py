"""The shipped templates that emitted ones extend, read as text: what they write anyway, no emitted template says again.

``speech.md.j2`` is the plain speech: its blocks, what it puts around each line of the front, how it writes points. ``bundle.md.j2`` is the
front of a bundle. What somebody changes there is read here; a block in another shape than the shipped one is never taken for known, and emitted
templates write their own.
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
    """What the plain template puts around a line of the front.

    ``[（{{ line | cn_date }}）]{.date}``: before ``（``, behind ``）``, changed by ``cn_date``. line: the whole, as the template has it.
    """

    line: str
    before: str
    behind: str
    changed_by: str


class Plain(NamedTuple):
    """The plain template. blocks: by name. front: the kinds of its front in their order. decorations: by kind, where one is understood.

    heading: of its sections. points: of its blocks ``opening``, ``section`` and ``closing``.
    """

    blocks: Mapping[str, str]
    front: tuple[FrontKind, ...]
    decorations: Mapping[FrontKind, Decoration]
    heading: HeadingStyle
    points: Mapping[str, PointStyle]


@cache
def plain() -> Plain:
    """The plain template as it is shipped."""
    return read_plain(_shipped("speech"))


def read_plain(text: str) -> Plain:
    """A plain template by its text. Raises ValueError where a block is missing that emitted templates replace."""
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
    """The front of a bundle as it is shipped: its title, and its count line with the number as ``{}``; "" where there is none."""
    *title, count = _shipped("bundle").partition("---\n")[2].partition("---\n")[2].strip().split("\n\n")
    line = re.fullmatch(r"\[(.*)\]\{\.count\}", count)
    return "\n\n".join(title if line else [*title, count]), line[1].replace("{{ speeches | length }}", "{}") if line else ""


def _shipped(name: str) -> str:
    return (shipped_folder() / f"{name}.md.j2").read_text(encoding="utf-8")


_TAG = re.compile(r"\{% (?:block (?P<name>\w+)[^%]*|endblock[^%]*)%\}\n?")


def _blocks(text: str) -> dict[str, str]:
    """The texts of the blocks of a template, inner ones too."""
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
_LINE = re.compile(r"(?:# |\[)(?P<before>[^{]*)\{\{ line(?: \| (?P<filter>[^}]+))? \}\}(?P<behind>[^{]*?)(?:\]\{\.\w+\})?")


def _decoration(block: str) -> Decoration | None:
    """What a block of the front puts around each of its lines; None where it does more than that."""
    loop = _LOOP.fullmatch(block)
    line = loop and _LINE.fullmatch(loop["line"])
    return Decoration(loop["line"], line["before"], line["behind"], line["filter"] or "") if loop and line else None


def _arguments(name: str, block: str) -> dict[str, Any]:
    """The arguments of a filter in a block, by name, the first as ``marks``: those that are texts."""
    call = re.search(rf"\| {name}(\(.*?\)) \}}\}}", block)
    parsed = ast.parse(f"_{call[1]}" if call else "_()", mode="eval").body
    assert isinstance(parsed, ast.Call)
    given = [("marks", value) for value in parsed.args[:1]] + [(word.arg or "", word.value) for word in parsed.keywords]
    return {name: value.value for name, value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)}
