"""Comments of an outline: an action that rewrites a part keeps those that stood in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from yaml.nodes import ScalarNode

from drafter.desk.work import Work
from drafter.errors import DrafterError
from drafter.outline.edit.content import Content, content_of
from drafter.outline.edit.edit import Edit, applied

_HASH = re.compile(r"(?m)(?:^|(?<=[ \t]))#.*$")
_ITEM = re.compile(r" *(?:- |-$|[^\s#].*:(?: |$))")


def comments_in(content: Content) -> list[str]:
    """The comments, those behind a value too. A # within a text is none."""
    text = content.source.text
    if "#" not in text:
        return []
    nodes = (node for node in (*content.parents, *content.documents) if isinstance(node, ScalarNode))
    spans = sorted((node.start_mark.index, node.end_mark.index) for node in nodes)
    starts = [start for start, _ in spans]
    found = []
    for match in _HASH.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or spans[before][1] <= match.start():
            found.append(match[0].rstrip())
    return found


def keep_comments(work: Work, before: list[str], old: str) -> None:
    """Put comments that an action lost above the line that it changed. before: the comments before it. old: the text before it."""
    missing = Counter(before) - Counter(comments_in(work.content))
    lost = []
    for comment in before:
        if missing[comment]:
            missing[comment] -= 1
            lost.append(comment)
    if lost:
        _put(work, lost, _first_difference(old, work.text))


def _first_difference(old: str, new: str) -> int:
    return next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))


def _put(work: Work, comments: list[str], at: int) -> None:
    """Put comments above the line with a character, or above the nearest line before it where they change nothing."""
    values = [value.text for value in work.content.values]
    while at > 0:
        start = work.text.rfind("\n", 0, at) + 1
        line = work.text[start : work.line_end(start)]
        if _ITEM.match(line):
            indent = line[: len(line) - len(line.lstrip(" "))]
            edit = Edit(start, start, "".join(f"{indent}{comment}\n" for comment in comments))
            if _is_harmless(applied(work.text, [edit]), work.name, values):
                work.change(edit)
                return
        at = start - 1
    work.change(Edit(0, 0, "".join(f"{comment}\n" for comment in comments)))


def _is_harmless(text: str, name: str, values: list[str]) -> bool:
    try:
        return [value.text for value in content_of(text, name, faulty=True).values] == values
    except DrafterError:
        return False
