"""Lines whose pitch is a multiple, off the grid: the fonts decide how high they are, and so the pages of a bundle's contents."""

from __future__ import annotations

import struct

import pytest

from drafter.layout import load_layout
from drafter.layout.model import FontHeight
from drafter.speech.emphasis import Span
from drafter.speech.flow import Paragraph, Run
from drafter.speech.lines import Note, Styled
from drafter.speech.tree import Bundle, FrontLine, Speech
from drafter.write import font_heights, write
from drafter.write.docx import contents
from drafter.write.docx.contents import first_pages
from drafter.write.docx.heights import line_heights
from drafter.write.docx.lines import left_over, lines_of, text_width
from drafter.write.font_heights import font_height, with_font_heights
from tests.write.examples import BUNDLE, W, part

FONTS = {
    "仿宋_GB2312": FontHeight(1.08, 0.12),
    "楷体_GB2312": FontHeight(1.08, 0.12),
    "黑体": FontHeight(1.16, 0.288),
    "方正小标宋简体": FontHeight(1.151, 0.286),
    "Times New Roman": FontHeight(0.9336, 0.2163),
}


@pytest.fixture
def layout(tmp_path):
    def made(text: str, fonts=FONTS):
        (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
        return load_layout(str(tmp_path / "ours.yaml"))._replace(fonts=tuple(fonts.items()))

    return made


OFF_GRID = "page: {grid: 0}\nbody: {line: 1.5x}\n"


def sfnt(*, hhea=(880, -120, 200), win=(978, 272), typo=(880, -120, 0), flags=0, units=1000) -> bytes:
    """A font that has the tables for its height and nothing else."""
    tables = {
        b"OS/2": bytes(62) + struct.pack(">H", flags) + bytes(4) + struct.pack(">hhhHH", *typo, *win) + bytes(8),
        b"head": bytes(18) + struct.pack(">H", units) + bytes(34),
        b"hhea": bytes(4) + struct.pack(">hhh", *hhea) + bytes(26),
    }
    at, directory, data = 12 + 16 * len(tables), b"", b""
    for name, table in tables.items():
        directory += struct.pack(">4sIII", name, 0, at + len(data), len(table))
        data += table
    return struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0) + directory + data


@pytest.mark.parametrize(
    ("change", "height"),
    [
        ({}, (1.08, 0.12)),  # what hhea wants between two lines stands above
        ({"hhea": (800, 200, 200)}, (0.978, 0.272)),  # a sign that is wrong: OS/2 for Windows
        ({"hhea": (0, 0, 90)}, (0.978, 0.272)),
        ({"flags": 1 << 7, "typo": (860, -140, 100)}, (0.96, 0.14)),
        ({"typo": (860, -140, 100)}, (1.08, 0.12)),  # typographic heights only where the font says so
        ({"units": 2000}, (0.54, 0.06)),
    ],
)
def test_the_height_of_a_font_is_that_of_its_tables(change, height, tmp_path):
    (tmp_path / "a.ttf").write_bytes(sfnt(**change))
    assert font_height(str(tmp_path / "a.ttf")) == pytest.approx(height)


def test_a_font_of_a_collection(tmp_path):
    one, head = sfnt(), struct.pack(">4sIII", b"ttcf", 0x00010000, 1, 16)
    moved = bytearray(one)
    for number in range(3):
        place = 12 + 16 * number + 8
        moved[place : place + 4] = struct.pack(">I", struct.unpack_from(">I", one, place)[0] + len(head))
    (tmp_path / "a.ttc").write_bytes(head + moved)
    assert font_height(str(tmp_path / "a.ttc"), 0) == pytest.approx((1.08, 0.12))
    assert font_height(str(tmp_path / "a.ttc"), 7) is None


@pytest.mark.parametrize("data", [b"", b"OTTO", sfnt()[:60], b"%PDF-1.7" * 40])
def test_a_file_that_is_no_font_has_no_height(data, tmp_path):
    (tmp_path / "a.ttf").write_bytes(data)
    assert font_height(str(tmp_path / "a.ttf")) is None
    assert font_height(str(tmp_path / "none.ttf")) is None


def test_the_fonts_in_a_line_make_its_height(layout):
    """16 pt: 仿宋 alone 19.2 pt; with digits, which reach lower, 20.75 pt; 黑体 23.15 pt."""
    ours = layout(OFF_GRID)
    body, heading = ours.body, ours.headings[0]
    lines, pieces = ["看好", "闸门2026", "两人"], [("看", heading), ("好闸门2026两人", body)]
    found = line_heights(lines, pieces, body, ours)
    assert [one.whole for one in found] == pytest.approx([23.15 + 0.5 * 19.2, 20.75 + 0.5 * 19.2, 1.5 * 19.2])
    assert [one.last for one in found] == pytest.approx([23.15, 20.75, 19.2])


def test_what_a_multiple_adds_is_of_the_whole_line_at_the_end_of_a_paragraph(layout):
    ours = layout(OFF_GRID)
    lines = ["闸门2026", "闸门2026"]
    found = line_heights(lines, [("".join(lines), ours.body)], ours.body, ours)
    assert [one.whole for one in found] == pytest.approx([20.75 + 0.5 * 19.2, 1.5 * 20.75])
    latin = line_heights(["the gate", "stands"], [("the gatestands", ours.body)], ours.body, ours)
    assert [one.whole for one in latin] == pytest.approx([1.5 * 18.4] * 2)


def test_a_line_without_a_known_font_is_as_high_as_estimated(layout):
    ours = layout(OFF_GRID, {})
    assert line_heights(["看好"], [("看好", ours.body)], ours.body, ours)[0].whole == pytest.approx(1.5 * 1.3 * 16)


def test_lines_are_where_the_text_is_broken(layout):
    body = layout(OFF_GRID).body
    text = "水库的闸门由两个人看，一个人管开，一个人管报，夜里每 2 小时巡一遍，巡完要在本子上签名，Wi-Fi 不通就打电话。" * 3
    lines = list(lines_of(text, body, 440))
    assert "".join(lines) == text
    assert len(lines) == 1 + len(list(left_over(text, body, 440)))
    assert not any(line.startswith(("，", "。")) for line in lines)


def pages(layout, lines: int) -> int:
    """How many pages a speech of so many lines fills."""
    first = Speech((FrontLine("title", "甲"),), ("一行正文。",) * lines)
    one, two = first_pages(Bundle("汇编", "（2篇）", (first, Speech((FrontLine("title", "乙"),)))), layout)
    return two - one


def test_what_a_multiple_adds_is_not_needed_below_the_last_line(layout):
    """637.8 pt: a title of 34 pt, a gap of a line (31.2 pt as Drafter writes it), 20 lines of 28.8 pt are 641.2 pt, the last of 19.2 pt 631.6."""
    ours = layout(OFF_GRID)
    assert [pages(ours, number) for number in (19, 20, 21)] == [1, 1, 2]


def test_a_pitch_in_points_is_counted_as_ever(layout):
    """Off the grid too: whatever the fonts."""
    exact = layout("page: {grid: 0}\nbody: {line: 28pt}\n")
    assert not exact.page_needs_fonts
    assert [pages(exact, number) for number in (20, 21, 22)] == [pages(exact._replace(fonts=()), number) for number in (20, 21, 22)]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        (OFF_GRID, True),
        ("body: {line: 1.5x}\n", False),  # on the grid
        ("body: {line: 1.5x, snap: no}\n", True),
        ("extends: reading-copy\n", False),  # the picture of each layout is as high as it is
        ("page-number: {line: 1x}\n", False),
        ("title: {line: 1x}\n", True),
    ],
)
def test_which_layouts_need_the_heights_of_fonts(text, needs, layout):
    assert layout(text).page_needs_fonts is needs


def test_pages_that_fonts_decide_are_marked_as_out_of_date(layout):
    """Another computer may have other fonts: Word works the contents out at opening."""

    def marked(text: str) -> list[str]:
        document = part(write(BUNDLE, "docx", layout(text)), "word/document.xml")
        return [field.get(f"{W}dirty") for field in document.iter(f"{W}fldChar") if field.get(f"{W}dirty")]

    assert marked(OFF_GRID) == ["true"]
    assert marked("page-number: {place: center}\n") == []


def test_without_fontconfig_no_height_is_known(layout, monkeypatch):
    for known in (font_heights._installed, font_heights._matched):
        known.cache_clear()
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert with_font_heights(layout(OFF_GRID, {})).fonts == ()
    for known in (font_heights._installed, font_heights._matched):
        known.cache_clear()


def test_the_first_stand_in_that_is_installed_gives_the_height(layout, monkeypatch, tmp_path):
    (tmp_path / "kai.ttf").write_bytes(sfnt(hhea=(900, -100, 0)))
    listed = f"{tmp_path / 'kai.ttf'}\t0\tAR PL UKai CN,文鼎PL中楷\tRegular"
    for known in (font_heights._installed, font_heights._matched):
        known.cache_clear()
    monkeypatch.setattr(font_heights, "_said", lambda name, _: [listed] if name == "fc-list" else [])
    found = dict(with_font_heights(layout(OFF_GRID, {})).fonts)
    assert found["楷体_GB2312"] == pytest.approx((0.9, 0.1))
    assert "Times New Roman" not in found
    for known in (font_heights._installed, font_heights._matched):
        known.cache_clear()


def test_the_mark_of_a_footnote_takes_room_in_its_line(layout):
    """A first line holds 26 characters of 15.75 pt behind its indent: with a mark among them the last one goes to the next line."""
    ours = layout("page: {grid: 28.95pt}\n")

    def lines(characters: int, *, noted: bool) -> tuple[int, list[tuple[int, float]]]:
        text = "渠" * characters
        spans = (Span(characters, characters, (Note("1", "引水的沟。"),)),) if noted else ()
        block = contents._block(Paragraph("body", (Run(Styled(text, "", spans)),)), ours)
        return contents._lines(block.type_, block.text, ours), list(block.notes)

    assert lines(26, noted=False) == (1, [])
    assert lines(25, noted=True)[0] == 1
    count, notes = lines(26, noted=True)
    assert (count, [line for line, _ in notes]) == (2, [1])


def test_a_footnote_without_room_goes_on_on_the_next_page(layout):
    """Behind 17 lines there is room for a line and its note of three lines, behind 18 for two of the note's: the third takes room of page 2."""
    noted = Styled("修渠。", "", (Span(2, 2, (Note("1", "引水的沟。" * 22),)),))
    ours = layout(OFF_GRID)

    def pages(before: int, behind: int) -> int:
        first = Speech((FrontLine("title", "甲"),), (*["修渠。"] * before, noted, *["修渠。"] * behind))
        one, two = first_pages(Bundle("汇编", "（2篇）", (first, Speech((FrontLine("title", "乙"),)))), ours)
        return two - one

    assert [pages(17, behind) for behind in (0, 22, 23)] == [1, 2, 3]
    assert [pages(18, behind) for behind in (0, 21, 22)] == [2, 2, 3]


@pytest.mark.parametrize(
    ("letters", "width"),
    [
        ("AXY", 722),
        ("DGHKNOQUVw", 722),
        ("BCR", 667),
        ("ELTZ", 611),
        ("FPS", 556),
        ("&m", 778),
        ("bdghknopqux0", 500),
        ("?acez", 444),
    ],
)
def test_latin_letters_are_as_wide_as_in_times_new_roman(layout, letters: str, width: int):
    """In thousandths of the size, from its font metrics."""
    type_ = layout(OFF_GRID).body
    assert {letter: round((text_width(letter, type_) - type_.tracking) / type_.size * 1000) for letter in letters} == dict.fromkeys(
        letters, width
    )
