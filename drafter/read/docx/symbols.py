"""Characters of Word's symbol fonts as Unicode.

Their codes, F000 to F0FF, are private-use: each font gives them another meaning.
"""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xAC: "✦", 0xB2: "✧", 0xB5: "★",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0x80: "⓪", **{0x81 + n: chr(0x2460 + n) for n in range(10)}, 0x8B: "⓿", **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_SYMBOL = {
    0xB7: "•", 0xD7: "·", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xDE: "⇒", 0xBC: "…", 0x2D: "−", 0xA8: "♦", 0xA2: "′", 0xB2: "″",
    **{code: chr(code) for code in (*range(0x20, 0x2D), *range(0x2E, 0x40), 0x5B, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D)},
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}
UNKNOWN = "•"
"""Stands for a bullet in an unknown font."""


def symbol(code: int, font: str) -> str | None:
    """The Unicode character for a code in a font; None where it is unknown."""
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(code & 0xFF)
    return None if 0xE000 <= code <= 0xF8FF or not 0x20 <= code <= 0xFFFD or 0xD800 <= code < 0xE000 else chr(code)


def with_symbols(text: str, font: str) -> str:
    """A text in a font, with its private-use characters replaced by Unicode ones. Unknown ones stay."""
    if not any("\uf000" <= character <= "\uf0ff" for character in text):
        return text
    return "".join((symbol(ord(c), font) or c) if "\uf000" <= c <= "\uf0ff" else c for c in text)
