"""What is wrong with a layout file is told with its place, all at once."""

from __future__ import annotations

import pytest

from drafter.errors import LayoutError
from drafter.layout import load_layout


@pytest.fixture
def faults(tmp_path):
    """The faults of layouts, the first of which is loaded: (code, line, column, facts)."""

    def load(**texts: str):
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(LayoutError) as caught:
            load_layout(next(iter(texts)), [tmp_path])
        return [(fault.code, fault.place.line, fault.place.column, fault.facts) for fault in caught.value.faults]

    return load


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("body: {size: 三号字}", "layout.size", 14),
        ("body: {size: 16}", "layout.size", 14),
        ("body: {size: 16.3pt}", "layout.size", 14),
        ("body: {size: 4pt}", "layout.range", 14),
        ("body: {line: 20倍}", "layout.range", 14),
        ("body: {line: 2排}", "layout.length", 14),
        ("body: {color: 夕阳红}", "layout.color", 15),
        ("page: {line-numbers: 有时}", "layout.line-numbers", 22),
        ("header: {left: '{author}'}", "layout.field", 16),
        ("footer: {left: 甲, centre: 乙}", "yaml.unknown-key", 19),
        ("page-number: {form: '共{pages}页'}", "layout.form", 21),
        ("body: {line: 28.95}", "layout.length", 14),
        ("body: {line: 2字}", "layout.length", 14),
        ("body: {line: 1000pt}", "layout.range", 14),
        ("body: {indent: 99字}", "layout.range", 16),
        ("body: {font: }", "layout.font", 14),
        ("body: {align: middle}", "yaml.choice", 15),
        ("body: {bold: maybe}", "yaml.choice", 14),
        ("body: {colour: red}", "yaml.unknown-key", 8),
        ("bodyy: {size: 三号}", "yaml.unknown-key", 1),
        ("body: 三号", "yaml.shape", 7),
        ("page: {paper: A44}", "layout.paper", 15),
        ("page: {paper: 8.5.2 x 11in}", "layout.paper", 15),
        ("page: {paper: . x .in}", "layout.paper", 15),
        ("page: {top: -1mm}", "layout.range", 13),
        ("page-number: {form: 页}", "layout.form", 21),
        ("page-number: {place: inside}", "yaml.choice", 22),
        ("page-number: {indent: 2字}", "yaml.unknown-key", 15),
    ],
)
def test_a_wrong_value_is_told_with_its_place(faults, line, code, column):
    found = faults(own=f"# 自己的\n{line}\n")
    assert [fault[:3] for fault in found] == [(code, 2, column)]


def test_all_faults_come_at_once_those_of_the_layouts_below_too(faults):
    found = faults(own="extends: base\nbody: {size: 大}\ntitel: {size: 三号}\n", base="body:\n  line: 很大\n")
    assert [(code, line) for code, line, _, _ in found] == [("layout.length", 2), ("layout.size", 2), ("yaml.unknown-key", 3)]


def test_an_unknown_key_names_those_it_may_have_meant(faults):
    ((_, _, _, facts),) = faults(own="salutaton: {indent: 2字}\n")
    assert facts["near"][0] == "salutation"


def test_a_range_is_told_in_the_units_of_the_value(faults):
    ((_, _, _, facts),) = faults(own="body: {line: 1000mm}\n")
    assert (facts["least"], facts["most"]) == ("1.764mm", "141.1mm")


def test_an_unknown_base_is_told_where_it_is_named(faults):
    ((code, line, column, facts),) = faults(own="summary: 我的\nextends: gbt9740\n")
    assert (code, line, column) == ("layout.unknown", 2, 10)
    assert facts["near"][0] == "gbt9704"


def test_layouts_that_extend_each_other_are_told(faults):
    ((code, line, _, facts),) = faults(a="extends: b\n", b="extends: c\n", c="extends: a\n")
    assert (code, line) == ("layout.circular", 1)
    assert len(facts["chain"]) == 4


def test_a_circle_by_way_of_folders_ends(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.yaml").write_text("extends: ../sub/b.yaml", encoding="utf-8")
    (tmp_path / "sub" / "b.yaml").write_text("extends: ../sub/a.yaml", encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        load_layout(str(tmp_path / "sub" / "a.yaml"))
    assert caught.value.faults[0].code == "layout.circular"


def test_margins_that_leave_no_room_are_told(faults):
    ((code, line, *_),) = faults(own="summary: 一\npage: {left: 120mm, right: 80mm}\n")
    assert (code, line) == ("layout.no-room", 2)


def test_a_number_on_a_taken_place_is_told_where_the_number_is_set(faults):
    ((code, line, *_),) = faults(own="footer: {middle: 内部资料}\n页码: {位置: 居中}\n")
    assert (code, line) == ("layout.place-taken", 2)


def test_margins_of_the_base_are_told_there(faults):
    ((code, line, *_),) = faults(own="extends: wide\n", wide="page: {left: 120mm, right: 80mm}\n")
    assert (code, line) == ("layout.no-room", 1)


def test_a_second_document_is_told(faults):
    ((code, line, *_),) = faults(own="summary: 一\n---\nsummary: 二\n")
    assert (code, line) == ("layout.one-document", 3)


def test_a_slip_of_a_chinese_keyboard_is_told_for_what_it_is(faults):
    assert [fault[0] for fault in faults(own="body：\n  size: 三号\n")] == ["yaml.wide-colon"]


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(LayoutError) as caught:
        load_layout("reading")
    (fault,) = caught.value.faults
    assert fault.code == "layout.unknown"
    assert fault.facts["near"] == ("reading-copy",)
    assert "gbt9704" in fault.facts["known"]
