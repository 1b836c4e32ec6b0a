"""The fonts of layouts: names that are probably misspelt, and fonts with few characters.

Word takes another font for a name that it does not know, and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault
from drafter.layout.model import Layout
from drafter.messages.near import nearest
from drafter.nodes.source import Source

_KEYS = frozenset({"font", "字体", "latin", "西文字体"})


class _Fonts(NamedTuple):
    """The table of fonts.

    names: the names as Word writes them, by the same in lower case. foundries: how the names of a foundry's fonts begin; a name of this
    form is one, unless it is cut short. ends: how such names end.
    """

    names: dict[str, str]
    foundries: tuple[str, ...]
    ends: tuple[str, ...]

    def longer(self, name: str) -> tuple[str, ...]:
        """The names of which one in lower case is the beginning, 方正小标宋简体 of 方正小标宋."""
        return tuple(self.names[whole] for end in self.ends if (whole := f"{name}{end.lower()}") in self.names)


@cache
def _fonts() -> _Fonts:
    text = Path(__file__).with_name("data").joinpath("fonts.txt").read_text(encoding="utf-8")
    rows = [row for row in text.split("\n") if row and not row.startswith("#")]
    names = [name for row in rows for name in (row.split("|") if row.isascii() else _parted(row))]
    return _Fonts(
        {name.lower(): name for name in names if "…" not in name},
        tuple(name[:-1] for name in names if name.endswith("…")),
        tuple(name[1:] for name in names if name.startswith("…")),
    )


def _parted(row: str) -> Iterator[str]:
    """The names of a row that are parted by blanks; a Latin word belongs to the name before it, 等线 Light."""
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
    """Whether a name is none of the table, and looks like a misspelt one or like no font's.

    >>> [is_doubtful(name) for name in ("仿宋", "仿宋体", "华文中宋体", "方正小标宋", "方正风雅宋简体", "Times New Romam", "Our House Sans")]
    [False, True, True, True, False, True, False]
    """
    fonts, plain = _fonts(), name.strip().lower()
    if plain in fonts.names:
        return False
    if name.startswith(fonts.foundries):
        return bool(fonts.longer(plain)) or plain.removesuffix("体") in fonts.names
    return bool(_near(name)) if name.isascii() else True


def _near(name: str) -> tuple[str, ...]:
    """The names of the table that may be meant."""
    fonts, plain = _fonts(), name.strip().lower()
    if name.isascii():
        from difflib import get_close_matches

        return tuple(fonts.names[found] for found in get_close_matches(plain, fonts.names, 1, 0.8))
    shortest_first = sorted(fonts.names, key=lambda known: (len(known), known))
    return fonts.longer(plain) or tuple(fonts.names[found] for found in nearest(plain, shortest_first))


_KINDS = ("body", "title", "subtitle", "speaker", "date", "salutation", "bundle-title", "bundle-count")
_GB2312 = "_GB2312"
"""How the names of fonts end that have the characters of GB 2312-1980 only: 仿宋_GB2312, 楷体_GB2312 (Windows before Vista, and the
fonts that offices install by these names).
"""
_FOUNDER = re.compile("^方正.*简体$")
"""The names of Founder's fonts that have these characters only; those called _GBK have more."""


def fonts_of_gb2312(layout: Layout) -> Mapping[tuple[str, int], str]:
    """By kind and level of a paragraph (`drafter.speech.flow`), the font of its type, where that has only the characters of GB 2312.

    Where the text has a font with more, Founder's fonts do not count: whoever chooses such a layout has not the fonts of offices, so that
    another one stands for that of the title too.
    """
    kinds = (*_KINDS, *layout.lines, *(name for name, _ in layout.own))
    paragraphs = [(kind, 0) for kind in kinds] + [("heading", level) for level in range(1, len(layout.headings) + 1)]
    fonts = {paragraph: layout.type_of(*paragraph).font for paragraph in paragraphs}
    founder = layout.body.font.endswith(_GB2312) or _FOUNDER.match(layout.body.font)
    return {paragraph: font for paragraph, font in fonts.items() if font.endswith(_GB2312) or (founder and _FOUNDER.match(font))}
