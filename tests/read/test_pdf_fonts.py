"""PDF: what fonts that are not embedded say, by the file alone; what overlaps or is painted out of order."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from pdfminer.cmapdb import CMapDB

from drafter.errors import InputError
from drafter.read import read_bytes
from tests.read.printed import HEIGHT, LEFT, SIZE, At, Face, chinese, page, pdf, to_unicode

TEXT = "今年查出隐患“125”处——建立“四个”机制·抓落实，办结率98%。"
CODES = {character: f"{number:04x}" for number, character in enumerate(dict.fromkeys(TEXT), 3)}
MEANINGS = to_unicode({code: character for character, code in CODES.items()})


def identifiers(text: str) -> bytes:
    """A text as Adobe's identifiers of its characters."""
    return b"".join(cid.to_bytes(2) for cid in CMapDB.get_cmap("GBK-EUC-H").decode(text.encode("gbk")))


def numbered(text: str) -> bytes:
    """A text as codes that mean something in this file only."""
    return bytes.fromhex("".join(CODES[character] for character in text))


FACES = {
    "GBK": chinese("GBK-EUC-H", "gbk"),
    "GB2312": chinese("GB-EUC-H", "gbk"),
    "GB18030": chinese("GBK2K-H", "gb18030"),
    "UCS-2, STSong-Light": chinese("UniGB-UCS2-H", "utf-16-be"),
    "UTF-16": chinese("UniGB-UTF16-H", "utf-16-be"),
    "Adobe's identifiers": chinese("Identity-H", identifiers),
    "Adobe's identifiers, TrueType": chinese("Identity-H", identifiers, kind="2"),
    "codes of its own, explained": chinese("Identity-H", numbered, collection="Identity", kind="2", to_unicode=MEANINGS),
    "an unknown encoding, explained": chinese("Our-Own-H", numbered, to_unicode=MEANINGS),
    "GBK, explained": chinese("GBK-EUC-H", "gbk", to_unicode=to_unicode({c.encode("gbk").hex(): c for c in TEXT})),
    "narrow": chinese("GBK-EUC-H", "gbk", widths="/DW 500"),
    "wide": chinese("GBK-EUC-H", "gbk", widths="/DW 1000 /W [814 939 1000 1 200 [1000]]"),
    "without width": chinese("GBK-EUC-H", "gbk", widths="/DW 0"),
}


def read(*pages: list[At], face: Face = FACES["GBK"]) -> str:
    return read_bytes(pdf(*pages, face=face), "speech.pdf").text


@pytest.mark.parametrize("face", FACES.values(), ids=FACES.keys())
def test_the_text_comes_from_the_encoding(face):
    assert read([At(LEFT, 740, TEXT)], face=face).replace(" ", "") == TEXT


def test_the_places_come_from_the_widths():
    text = [At(LEFT, 740, "满满"), At(LEFT + 2 * SIZE, 740, "当当")]
    assert read(text) == "满满当当"
    assert read(text, face=FACES["narrow"]) == "满满 当当"


def test_a_latin_font_of_every_reader():
    helvetica = Face("/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding", "", lambda text: text.encode("cp1252"))
    assert read([At(LEFT, 740, "Speech (draft) of 2026 – by us")], face=helvetica) == "Speech (draft) of 2026 – by us"


def test_a_latin_font_without_widths():
    arial = Face("/Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding", "", lambda text: text.encode("cp1252"))
    assert read([At(LEFT, 740, "well"), At(LEFT + 60, 740, "done")], face=arial) == "well done"


def test_codes_that_nobody_explains_are_no_text():
    with pytest.raises(InputError) as caught:
        read([At(LEFT, 740, TEXT)], face=chinese("Identity-H", numbered, collection="Identity", kind="2"))
    assert caught.value.faults[0].code == "input.no-text-layer"


def test_codes_that_an_encoding_has_not_are_seen():
    broken = chinese("GBK-EUC-H", lambda text: text.encode("gbk").replace(b"?", b"\xfe\xfe"))
    assert read([At(LEFT, 740, "今年查出?处")], face=broken) == "今年查出\ufffd处"
    assert read(
        [At(LEFT, 740, TEXT[:-1] + "。")], face=chinese("Identity-H", numbered, to_unicode=MEANINGS.replace("<3002>", "<0000>"))
    )


@pytest.mark.parametrize("encoding", ["GBK-EUC-V", "UniGB-UCS2-V"])
def test_vertical_writing(encoding):
    face = chinese(encoding, "gbk" if encoding.startswith("GBK") else "utf-16-be")
    paragraphs = [TEXT * 3, "三是抓好结合。", TEXT * 2]
    turned = [line._replace(x=500 - (740 - line.y), y=740 - (line.x - LEFT)) for line in page(*paragraphs)]
    assert read(turned, face=face).split("\n") == paragraphs


@pytest.mark.parametrize("matrix", ["0 1 -1 0 300 100", "0.7071 0.7071 -0.7071 0.7071 100 100", "-1 0 0 -1 500 300"])
def test_turned_text_stays_together(matrix):
    assert read([*page(TEXT), At(0, 0, "内部资料，注意保存", before=f"{matrix} Tm")]).split("\n") == [TEXT, "内部资料，注意保存"]


def test_sizes_given_by_the_matrix():
    upper = [At(0, 0, text, 1, before=f"16 0 0 16 {LEFT} {740 - 28 * n} Tm") for n, text in enumerate(["同志们：", TEXT])]
    assert read(upper).split("\n") == ["同志们：", TEXT]


def test_bold_type_by_painting_twice_is_one_text_and_reported():
    bold = [At(LEFT + shift, 740 - shift, "在常常想的会上") for shift in (0, 0.4, 0.8)]
    found = read_bytes(pdf([*bold, *page("同志们：", top=700)]), "speech.pdf")
    assert found.text.split("\n") == ["在常常想的会上", "同志们："]
    assert found.left_out == ("text painted twice: 在常常想的会上在常常想的会上",)


def test_raised_and_lowered_figures_are_such():
    area = [At(LEFT, 740, "拆迁120m"), At(LEFT + 64, 746, "2", 10), At(LEFT + 69, 740, "，")]
    gas = [
        At(LEFT, 700, "少排CO"),
        At(LEFT + 48, 697, "2", 10),
        At(LEFT + 53, 700, "，共"),
        At(LEFT + 85, 700, "50", 10),
        At(LEFT + 95, 700, "吨"),
    ]
    assert read([*area, *gas]).split("\n") == ["拆迁120m²，", "少排CO₂，共50吨"]


def test_text_painted_over_other_text_stays():
    assert sorted(read([At(LEFT, 740, "满满当当"), At(LEFT + 5, 740, "整整齐齐")]).replace(" ", "")) == sorted("满满当当整整齐齐")


@pytest.mark.parametrize("seed", range(5))
def test_characters_painted_in_any_order(seed):
    text = "在治水会上常常想到“两镇一街”的人们。"
    places = [At(LEFT + SIZE * index, 740, character) for index, character in enumerate(text)]
    random.Random(seed).shuffle(places)
    assert read(places) == text


def test_no_font_of_the_machine_is_opened(tmp_path):
    """Each file that a reader opens while it reads belongs to Python or to the project."""
    (tmp_path / "a.pdf").write_bytes(pdf([At(LEFT, 740, TEXT)], face=FACES["Adobe's identifiers"]))
    program = """
import os, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event in ("open", "os.listdir", "os.scandir") else None)
import drafter.read
data = open(sys.argv[1], "rb").read()
print(drafter.read.read_bytes(data, "a.pdf").text)
own = (sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(drafter.read.__file__)), sys.argv[1])
print([name for name in opened if os.path.isabs(name) and not name.startswith(own)])
print([name for name in sys.modules if "pdfium" in name])
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, str(tmp_path / "a.pdf")], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split("\n")[:3] == [TEXT, "[]", "[]"]


def test_a_word_divided_at_the_end_of_a_line_keeps_its_hyphen():
    lines = ["抗" * 24 + "COVID-", "19" + "的" * 24, "好"]
    assert read([At(LEFT, 740 - 28 * n, text) for n, text in enumerate(lines)]).startswith("抗" * 24 + "COVID-19的")


def test_radicals_are_ordinary_characters():
    codes = to_unicode({"0003": "⼀", "0004": "⻔", "0005": "ﬁ", "0006": "⸺"})
    face = chinese("Identity-H", bytes.fromhex, collection="Identity", to_unicode=codes)
    assert read([At(LEFT, 740, "0003000400060005")], face=face) == "一门——fi"


def test_nothing_of_a_page_is_lost():
    """Each visible character that is painted is in the text or in the report, wherever it stands."""
    dice = random.Random(8)
    for _ in range(20):
        painted = [
            At(dice.randrange(0, 560), dice.randrange(0, HEIGHT), dice.choice(TEXT) * dice.randrange(1, 3)) for _ in range(40)
        ]
        found = read_bytes(pdf(painted), "speech.pdf")
        kept = found.text + "".join(entry.partition(": ")[2] for entry in found.left_out)
        missing = sorted("".join(at.text for at in painted))
        for character in kept:
            if character in missing:
                missing.remove(character)
        assert not missing
