"""Finds font names in a user's layout that are probably misspelt. For an unknown name Word silently uses another font."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault
from drafter.messages.near import nearest
from drafter.nodes.source import Source

_KEYS = frozenset({"font", "字体", "latin", "西文字体"})
_FOUNDRIES = ("方正", "汉仪", "华文", "华康", "文鼎", "思源", "造字工房", "锐字", "站酷", "腾祥", "迷你", "仓耳", "阿里巴巴")
"""The beginnings of the font names of some foundries. Their fonts are too many for a list, so every name with such a beginning is accepted,
except a known name that lacks its ending (方正小标宋).
"""
_ENDS = ("简体", "繁体", "_GBK", "_GB2312", "_GB18030", "体")


@cache
def known() -> frozenset[str]:
    """The names of the table, in lower case."""
    text = Path(__file__).with_name("data").joinpath("fonts.txt").read_text(encoding="utf-8")
    rows = (row for row in text.split("\n") if row and not row.startswith("#"))
    return frozenset(name.strip().lower() for row in rows for name in (row.split("|") if row.isascii() else _chinese(row)))


def _chinese(row: str) -> Iterator[str]:
    """The names of a row. Blanks separate them, but a Latin word belongs to the name before it: 等线 Light."""
    name = ""
    for word in row.split():
        if name and word.isascii():
            name += f" {word}"
            continue
        if name:
            yield name
        name = word
    yield name


def remarks(source: Source, node: Node) -> Iterator[Fault]:
    """A remark at each name of a font that is probably misspelt."""
    if not isinstance(node, MappingNode):
        return
    for key, value in node.value:
        if isinstance(value, ScalarNode) and isinstance(key, ScalarNode) and key.value in _KEYS:
            if is_doubtful(value.value):
                yield source.fault("layout.unknown-font", value, found=value.value, near=_near(value.value))
        else:
            yield from remarks(source, value)


def is_doubtful(name: str) -> bool:
    """Whether a name is not in the table, and looks like a misspelt name of the table or like no name of a font.

    >>> [is_doubtful(name) for name in ("仿宋", "仿宋体", "方正小标宋", "方正风雅宋简体", "Times New Romam", "Our House Sans")]
    [False, True, True, False, True, False]
    """
    plain = name.strip().lower()
    if plain in known():
        return False
    if name.startswith(_FOUNDRIES):
        return any(f"{plain}{end.lower()}" in known() for end in _ENDS)
    return bool(_near(name)) if name.isascii() else True


def _near(name: str) -> tuple[str, ...]:
    plain = name.strip().lower()
    if name.isascii():
        from difflib import get_close_matches

        return tuple(_shown(found) for found in get_close_matches(plain, known(), 1, 0.8))
    longer = [f"{plain}{end.lower()}" for end in _ENDS if f"{plain}{end.lower()}" in known()]
    return tuple(_shown(found) for found in (longer or nearest(plain, sorted(known(), key=lambda known_: (len(known_), known_)))))


def _shown(name: str) -> str:
    """A name of the table as Word writes it."""
    return (
        name.replace("_gb", "_GB").replace("gbk", "GBK").title()
        if name.isascii()
        else name.replace("_gb", "_GB").replace("GBk", "GBK")
    )
