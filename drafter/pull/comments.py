"""The comments of an outline. Those that are gone after a pull are told, because no page shows that they are missing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from yaml.nodes import ScalarNode

from drafter.outline.edit.content import Content

_BEGIN = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)


def lost(before: Content, after: Content) -> list[str]:
    """The comments that an outline had and has no more, each as often as it is missing."""
    return list((Counter(comments(before)) - Counter(comments(after))).elements()) if "#" in before.source.text else []


def comments(content: Content) -> list[str]:
    """The comments of an outline, from ``#`` to the end of the line. A ``#`` inside a text begins none."""
    spans = sorted((node.start_mark.index, node.end_mark.index) for node in content.parents if isinstance(node, ScalarNode))
    starts = [start for start, _ in spans]
    text, found, end = content.source.text, [], 0
    for begin in (match.start() for match in _BEGIN.finditer(text)):
        at = bisect_right(starts, begin) - 1
        if begin >= end and (at < 0 or begin >= spans[at][1]):
            end = text.find("\n", begin) % (len(text) + 1)  # -1, no line break behind it, is the end of the text
            found.append(text[begin:end].rstrip())
    return found
