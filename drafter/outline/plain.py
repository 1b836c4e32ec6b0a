"""Texts and points that need no second look: nearly all of an outline.

Each rule of reading looks for something special: a quote, a comment, a break, a mark at the start, a missing mark at the end. What has none
of these is taken as it stands, which spares some twenty calls for each point. All else goes the usual way, and so does everything
where somebody wants to hear of each text (`Source.text_read`).
"""

from __future__ import annotations

from collections.abc import Container
from functools import partial

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.nodes.plain import PlainScalar, Sentences
from drafter.nodes.scalars import NOTHING
from drafter.nodes.source import Source
from drafter.outline.model import OutlinePoint, PlainBody
from drafter.outline.typed import may_have_ordinals
from drafter.speech.text import may_announce

_SHORTEST = 4
"""The fewest characters of a plain text. A shorter one may be a word with a meaning: 无."""
_ENDS = frozenset("。！？")
_point = partial(tuple.__new__, OutlinePoint)
"""A faster constructor, called with one tuple."""
_OTHERS = OutlinePoint("")[2:]
"""The fields behind heading and body, as they are where nothing is said."""


def is_plain(source: Source) -> bool:
    """Whether the texts of a source may be plain: no comment, no control character, no typed ordinal, no emphasis, and nobody hears of each text."""
    heard = type(source).text_read is not Source.text_read
    return not (heard or source.typed or source.hash_lines or source.unusual or source.emphatic)


def is_plain_text(node: ScalarNode) -> bool:
    """Whether a text of a source that `is_plain` stands on one line without quotes, begins with a letter or figure and ends as a sentence."""
    text: str = node.value
    return (
        not node.style
        and text[-1:] in _ENDS
        and len(text) >= _SHORTEST
        and text[0].isalnum()
        and (type(node) is PlainScalar or node.start_mark.line == node.end_mark.line)
    )


def plain_items(source: Source, node: Node, keys: frozenset[str]) -> tuple[str | OutlinePoint, ...] | None:
    """The items of a body whose sentences need no second look; None for any other body. keys: what is no heading."""
    if type(node) is not Sentences or not is_plain(source):
        return None
    headings = {word for word, _ in node.items if word}
    if (
        not (keys.isdisjoint(headings) and NOTHING.isdisjoint(headings))
        or may_have_ordinals(headings)
        or any(map(may_announce, headings))
    ):
        return None
    heads = "".join([sentence[:_LONGEST_HEAD] for word, sentence in node.items if not word])
    if "：" in heads or ":" in heads:
        return None
    items = [_point((word, (sentence,), *_OTHERS)) if word else sentence for word, sentence in node.items]
    return tuple(items) if source.signed else PlainBody(items)


_LONGEST_HEAD = 20
"""The characters of a sentence before a colon that may be meant as a heading, or as the key of a line of a kind of its own."""


def plain_point(node: MappingNode, keys: Container[str]) -> OutlinePoint | None:
    """A point in short form, ``heading: text``, if both are plain; else None. keys: what is no heading."""
    if node.flow_style or len(node.value) != 1:
        return None
    key, value = node.value[0]
    if not isinstance(key, ScalarNode) or not isinstance(value, ScalarNode) or not is_plain_text(value):
        return None
    heading: str = key.value
    if key.style or not heading.isalnum() or heading in keys or heading in NOTHING or may_announce(heading):
        return None
    return _point((heading, (value.value,), *_OTHERS))
