"""What the values of a layout mean."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from drafter.errors import LayoutError
from drafter.layout import Length, layout_names, layout_source, load_layout, store
from drafter.layout.units import in_points
from drafter.write.docx.section import section_xml

GBT = load_layout("gbt9704")


@pytest.fixture
def layout_of(tmp_path):
    """A layout with some lines of YAML over the default."""

    def load(text: str):
        (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
        return load_layout("own", [tmp_path])

    return load


@pytest.mark.parametrize(
    ("size", "points"),
    [
        ("初号", 42), ("小初", 36), ("一号", 26), ("小一", 24), ("二号", 22), ("小二", 18), ("三号", 16), ("小三", 15),
        ("四号", 14), ("小四", 12), ("五号", 10.5), ("小五", 9), ("16pt", 16), ("16 pt", 16), ("10.5磅", 10.5),
    ],
)  # fmt: skip
def test_a_size_is_a_name_or_points(layout_of, size, points):
    assert layout_of(f"body: {{size: {size}}}").body.size == points


_POINTS = {"mm": Fraction(720, 254), "毫米": Fraction(720, 254), "cm": Fraction(7200, 254), "in": Fraction(72), "pt": Fraction(1)}


@pytest.mark.parametrize("unit", _POINTS)
@pytest.mark.parametrize("number", ["37", "2.54", "0.1", "28.95", "-3.7", "0", "210.000", "9" * 40, "9" * 5000])
def test_a_length_is_rounded_once(number: str, unit: str):
    found = in_points(number, unit)
    if len(number) < 30:
        assert found == float(Fraction(number) * _POINTS[unit])
    else:
        assert found > 1e30


def test_a_page_without_a_grid(layout_of):
    layout = layout_of("page: {grid: 0}\nbody: {size: 10pt, line: 1.5x}")
    assert layout.page.grid == 0
    assert layout.body.line == pytest.approx(1.5 * 1.3 * 10)
    assert layout.notices == ()
    assert "docGrid" not in section_xml(layout)
    assert "docGrid" in section_xml(GBT)


@pytest.mark.parametrize(("typed", "align"), [("左对齐", "left"), ("居中", "center"), ("右对齐", "right"), ("两端对齐", "justify")])
def test_an_alignment_has_a_chinese_word(layout_of, typed, align):
    assert layout_of(f"正文: {{对齐: {typed}}}").body.align == align


@pytest.mark.parametrize(
    ("length", "points"), [("72pt", 72), ("25.4mm", 72), ("2.54cm", 72), ("25.4 毫米", 72), ("2.54厘米", 72), ("72磅", 72)]
)
def test_a_length_may_be_written_in_each_unit(layout_of, length, points):
    assert layout_of(f"page: {{top: {length}}}").page.top == pytest.approx(points)


def test_characters_and_lines_are_counted_in_the_type_that_they_stand_in(layout_of):
    layout = layout_of("body: {size: 20pt, line: 30pt, indent: 2字, before: 0.5行}")
    assert layout.body.indent == Length(2, "字")
    assert layout.body.indent.points(layout.body) == 40
    assert layout.body.before.points(layout.body) == 15


@pytest.mark.parametrize(
    ("paper", "millimetres"),
    [
        ("A4", (210, 297)),
        ("a4", (210, 297)),
        ("16K", (195, 270)),
        ("16开", (195, 270)),
        ("8开", (270, 390)),
        ("210 x 280mm", (210, 280)),
        ("210mm×280mm", (210, 280)),
    ],
)
def test_paper_is_a_name_or_two_sides(layout_of, paper, millimetres):
    page = layout_of(f"page: {{paper: {paper}}}").page
    assert (page.width / 72 * 25.4, page.height / 72 * 25.4) == pytest.approx(millimetres)


def test_keys_and_words_may_be_chinese(layout_of):
    layout = layout_of("继承: gbt9704\n正文: {字体: 宋体, 字号: 小三, 对齐: 左对齐, 加粗: 是}\n页码: {位置: 居中}\n")
    assert (layout.body.font, layout.body.size, layout.body.align, layout.body.bold) == ("宋体", 15, "left", True)
    assert layout.page_number.place == "center"


def test_a_page_number_looks_as_it_is_written(layout_of):
    layout = layout_of("page-number: {form: 第1页, inset: 10mm}")
    assert (layout.page_number.before, layout.page_number.after) == ("第", "页")


def test_a_type_takes_from_the_body_what_it_does_not_say(layout_of):
    layout = layout_of("body: {size: 小二, line: 30pt}")
    assert {layout.speaker.size, layout.date.size, layout.headings[0].size, layout.points[2].size, layout.contents_line.size} == {
        18
    }
    assert layout.title.size == 22
    assert layout.page_number.type.size == 14


def test_a_point_takes_from_the_heading_of_its_level(layout_of):
    layout = layout_of("heading-2: {font: 宋体, bold: yes}\npoint-3: {bold: yes}\n")
    assert (layout.points[1].font, layout.points[1].bold) == ("宋体", True)
    assert (layout.points[2].bold, layout.headings[2].bold) == (True, False)


def test_the_date_follows_the_speaker_and_the_bundles_title_the_title(layout_of):
    layout = layout_of("speaker: {font: 宋体}\ntitle: {size: 一号}\n")
    assert layout.date.font == "宋体"
    assert layout.bundle_title.size == 26


@pytest.mark.parametrize("name", layout_names())
def test_every_shipped_layout_says_what_it_is_for(name):
    assert load_layout(name).summary
    assert load_layout(name).name == name


def test_the_default_comes_first_and_the_others_by_name():
    files = {path.stem for path in (Path(store.__file__).parent / "data").glob("*.yaml")}
    assert layout_names() == (store.DEFAULT, *sorted(files - {store.DEFAULT}))


def test_the_source_of_a_shipped_layout_can_be_copied(tmp_path):
    for name in layout_names():
        (tmp_path / f"{name}.yaml").write_text(layout_source(name), encoding="utf-8")
        assert load_layout(name, [tmp_path]) == load_layout(name)


def test_the_source_of_an_unknown_layout_is_refused():
    with pytest.raises(LayoutError) as caught:
        layout_source("gbt")
    assert caught.value.faults[0].facts["near"] == ("gbt9704",)


def test_the_default_fits_28_characters_and_22_lines():
    assert int(GBT.page.text_width / (GBT.body.size + GBT.body.tracking)) == 28
    assert int((GBT.page.text_height + 0.1) / GBT.body.line) == 22
