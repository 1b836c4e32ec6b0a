"""`drafter layouts check`: fonts that nobody knows, fonts that the computer has not, values that contradict each other, base files."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import api
from drafter.errors import LayoutError
from drafter.layout import installed


def codes(folder: Path, text: str) -> list[tuple[str, object]]:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return [(fault.code, fault.facts.get("found")) for fault in api.check_layout(str(path))]


@pytest.fixture
def fonts(monkeypatch: pytest.MonkeyPatch):
    """The fonts of this computer, instead of those that it has."""

    def have(*names: str) -> None:
        monkeypatch.setattr(installed, "installed_fonts", lambda: frozenset(name.lower() for name in names))

    return have


ALL = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "Times New Roman")


def test_a_layout_whose_fonts_are_all_there_is_good(tmp_path: Path, fonts):
    fonts(*ALL)
    assert codes(tmp_path, "extends: gbt9704\n") == []


def test_a_font_that_is_not_installed_is_told_and_so_is_its_stand_in(tmp_path: Path, fonts):
    fonts(*ALL[1:], "华文中宋")
    assert codes(tmp_path, "extends: gbt9704\n") == [("layout.font-replaced", "方正小标宋简体")]
    fonts(*ALL[1:])
    assert codes(tmp_path, "extends: gbt9704\n") == [("layout.font-missing", "方正小标宋简体")]


def test_of_several_stand_ins_the_first_that_is_there_counts(tmp_path: Path, fonts):
    fonts(*ALL[1:], "思源宋体")
    path = tmp_path / "own.yaml"
    path.write_text("代用字体: {方正小标宋简体: [华文中宋, 思源宋体]}\n", encoding="utf-8")
    (fault,) = api.check_layout(str(path))
    assert fault.facts["other"] == "思源宋体"


def test_a_computer_that_cannot_tell_its_fonts_tells_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(installed, "installed_fonts", lambda: None)
    assert codes(tmp_path, "extends: gbt9704\n") == []


def test_misspelt_fonts_and_grids_are_told_too(tmp_path: Path, fonts):
    fonts(*ALL, "仿宋体")
    found = codes(tmp_path, "正文: {字体: 仿宋体, 行距: 24磅}\n页面: {网格: 30磅}\n")
    assert [code for code, _ in found] == ["layout.unknown-font", "layout.grid-line"]


@pytest.mark.parametrize(
    ("base", "own", "told"),
    [
        ("页面: {网格: 30磅}\n", "正文: {行距: 24磅}\n", None),  # the grid is the pitch then
        ("正文: {行距: 24磅}\n", "页面: {网格: 30磅}\n", ("own.yaml", 2)),
        ("正文: {行距: 24磅}\npage: {grid: 30pt}\n", "正文: {字号: 三号}\n", ("base.yaml", 2)),
        ("正文: {行距: 24磅}\n", "页面: {网格: 48磅}\n", None),
    ],
)
def test_a_grid_that_the_lines_leave_is_told_where_it_stands(base: str, own: str, told: object, tmp_path: Path, fonts):
    fonts(*ALL)
    (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(f"extends: base.yaml\n{own}", encoding="utf-8")
    found = [fault.place for fault in api.check_layout(str(tmp_path / "own.yaml")) if fault.code == "layout.grid-line"]
    assert [(Path(place.source).name, place.line) for place in found] == ([told] if told else [])


def test_a_base_file_is_looked_at(tmp_path: Path):
    (tmp_path / "head.docx").write_bytes(b"no document")
    with pytest.raises(LayoutError) as caught:
        codes(tmp_path, "base: head.docx\n")
    assert caught.value.faults[0].code == "layout.base-no-word"


def test_the_fonts_of_this_computer_are_names_or_unknown():
    found = installed.installed_fonts()
    assert found is None or all(name == name.lower() and name for name in found)
