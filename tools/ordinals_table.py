"""``python -m tools.ordinals_table DIR``: writes the numbering styles into the guides, where they are marked with ``<!-- ordinals: … -->``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from drafter.speech.numbering import MAX_HAN, OFFERED, STYLES, Style

SUFFIXES = {"en": ".md", "zh": ".zh-CN.md"}
GUIDES = ("outline", "templates")
_HEAD = {"en": ("style", "a list of five", "goes up to"), "zh": ("序号", "五项的写法", "最多")}
_OTHERS = {"en": "Styles as others write them are known too: {}.", "zh": "别人稿子里的这些写法也可以用：{}。"}
_MARKED = re.compile(r"(<!-- ordinals: (\w+) -->\n).*?(\n<!-- ordinals: end -->)", re.DOTALL)
_LENGTH = 5


def page(text: str, to: str) -> str:
    """A guide with the styles of the table in its marked places. to: its language."""
    made = {"table": _table(to), "names": _names(OFFERED)}
    return _MARKED.sub(lambda match: f"{match[1]}{made[match[2]]}{match[3]}", text)


def _table(to: str) -> str:
    rows = [_HEAD[to], ("---",) * 3, *map(_row, OFFERED)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{table}\n\n{_OTHERS[to].format(_names(STYLES[len(OFFERED) :]))}"


def _row(style: Style) -> tuple[str, str, str]:
    numeral = style.numeral
    ends = numeral.most < MAX_HAN and bool(numeral.written) and not numeral.beyond
    return (
        f"`{style.name}`",
        " ".join(style.mark(number, _LENGTH) for number in range(1, _LENGTH + 1)),
        str(numeral.most) if ends else "",
    )


def _names(styles: tuple[Style, ...]) -> str:
    return " ".join(f"`{style.name}`" for style in styles)


def pages(folder: Path) -> dict[Path, str]:
    """Every guide as it should be, by its path."""
    paths = {folder / f"{name}{suffix}": to for name in GUIDES for to, suffix in SUFFIXES.items()}
    return {path: page(path.read_text(encoding="utf-8"), to) for path, to in paths.items()}


if __name__ == "__main__":
    for path, text in pages(Path(sys.argv[1])).items():
        path.write_text(text, encoding="utf-8", newline="")
