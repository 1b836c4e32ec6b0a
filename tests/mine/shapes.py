"""Shapes in which the same text comes."""

from __future__ import annotations

from collections.abc import Callable

HALF = str.maketrans({"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!"})


def squeezed(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


SHAPES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "half-width marks": lambda text: text.translate(HALF),
    "one line with separators": lambda text: "[SEP]".join(squeezed(text)),
    "no blank lines, no indents": lambda text: "\n".join(squeezed(text)),
    "blank lines and indents": lambda text: "\n\n\n".join(f"\u3000\u3000{line}" for line in squeezed(text)),
}
"""What a reader finds in the text is the same in each."""
