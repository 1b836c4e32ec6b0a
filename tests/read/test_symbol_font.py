"""The font Symbol: its codes as Adobe's table of the font has them, by the names of Unicode."""

from __future__ import annotations

import unicodedata

import pytest

from drafter.read.docx.symbols import symbol

NAMES = {
    0x2D: "MINUS SIGN", 0xA2: "PRIME", 0xA3: "LESS-THAN OR EQUAL TO", 0xA5: "INFINITY", 0xA8: "BLACK DIAMOND SUIT", 0xAC: "LEFTWARDS ARROW",
    0xAD: "UPWARDS ARROW", 0xAE: "RIGHTWARDS ARROW", 0xAF: "DOWNWARDS ARROW", 0xB0: "DEGREE SIGN", 0xB1: "PLUS-MINUS SIGN",
    0xB2: "DOUBLE PRIME", 0xB3: "GREATER-THAN OR EQUAL TO", 0xB4: "MULTIPLICATION SIGN", 0xB7: "BULLET", 0xB8: "DIVISION SIGN",
    0xB9: "NOT EQUAL TO", 0xBB: "ALMOST EQUAL TO", 0xBC: "HORIZONTAL ELLIPSIS", 0xDE: "RIGHTWARDS DOUBLE ARROW",
}  # fmt: skip


@pytest.mark.parametrize("code", NAMES)
@pytest.mark.parametrize("page", [0, 0xF000])  # Word writes the codes of such fonts in the private area too
def test_a_code_of_the_font_is(code: int, page: int):
    assert unicodedata.name(str(symbol(page + code, "Symbol"))) == NAMES[code]


@pytest.mark.parametrize("font", ["Symbol", "Wingdings"])
def test_each_code_of_a_font_stands_for_one_character(font: str):
    found = [symbol(0xF000 + code, font) for code in range(0x20, 0x100)]
    assert {len(character) for character in found if character is not None} == {1}
