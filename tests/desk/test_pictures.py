"""Pictures in the form: their file, their caption and their width are edited at their place; a chosen file is kept beside the outline."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from drafter.desk.desk import Desk
from drafter.desk.folder import Folder
from drafter.desk.pictures import keep_picture
from drafter.desk.sitting import Sitting
from drafter.errors import DrafterError, InputError, UsageError
from tests.desk.playing import played

PNG = (Path(__file__).parents[2] / "samples" / "waste-sorting" / "kitchen.png").read_bytes()
BLOCK = "标题: 题\n开头:\n  # 一张图\n  - 图片: a.png   # 边注\n  - 话。\n"
KEYS = "title: 题\nopening:\n  - picture:\n      file: a.png\n      width: 5cm   # 够了\n  - 话。\n"
FLOW = "title: 题\nopening: [picture: a.png, 话。]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(PNG)
    return tmp_path


def _acted(folder: Path, text: str, *actions: dict[str, object]) -> str:
    return played(Sitting(text, str(folder / "speech.yaml"), folder), *actions)


@pytest.mark.parametrize(
    ("text", "key", "words", "old", "new"),
    [
        (BLOCK, "file", "b.png", "a.png", "b.png"),
        (BLOCK, "caption", "图：一", " a.png   # 边注", "\n      文件: a.png   # 边注\n      图题: 图：一"),
        (BLOCK, "width", "50%", " a.png   # 边注", "\n      文件: a.png   # 边注\n      宽: 50%"),
        (KEYS, "file", "b.png", "a.png", "b.png"),
        (KEYS, "width", "8cm", "5cm", "8cm"),
        (KEYS, "width", "", "      width: 5cm   # 够了\n", "      # 够了\n"),
        (KEYS, "caption", "图一", "a.png\n", "a.png\n      caption: 图一\n"),
        (FLOW, "caption", "一, 二", "a.png", "{file: a.png, caption: '一, 二'}"),
    ],
)
def test_a_picture_is_edited_at_its_place(folder, text, key, words, old, new):
    made = _acted(folder, text, {"do": "set", "path": f"0/opening/0/{key}", "text": words})
    if key == "width" and not words:
        assert "width" not in made
        assert "# 够了" in made
    else:
        assert made == text.replace(old, new, 1)


def test_a_picture_moves_and_goes_as_a_paragraph_does(folder):
    assert _acted(folder, BLOCK, {"do": "down", "path": "0/opening/0"}) == (
        "标题: 题\n开头:\n  - 话。\n  # 一张图\n  - 图片: a.png   # 边注\n"
    )
    assert "图片" not in _acted(folder, BLOCK, {"do": "remove", "path": "0/opening/0"})


def test_a_new_picture_names_its_file(folder):
    action = {"do": "add", "path": "0/opening", "at": 2, "kind": "picture", "text": "b.png"}
    assert _acted(folder, BLOCK, action) == f"{BLOCK}  - 图片: b.png\n"


@pytest.mark.parametrize("text", [BLOCK, KEYS, FLOW])
@pytest.mark.parametrize("words", ["", "a"])
def test_what_is_no_name_of_a_picture_is_refused_and_the_text_stays(folder, text, words):
    sitting = Sitting(text, str(folder / "speech.yaml"), folder)
    with pytest.raises(DrafterError):
        sitting.act(sitting.version, {"do": "set", "path": "0/opening/0/file", "text": words})
    assert sitting.text == text


@pytest.mark.parametrize("text", [BLOCK, KEYS, FLOW])
@pytest.mark.parametrize(("key", "words"), [("file", "none.png"), ("file", "../a.png"), ("width", "5"), ("width", "宽")])
def test_what_is_no_picture_is_told_until_it_is_typed_to_its_end(folder, text, key, words):
    sitting = Sitting(text, str(folder / "speech.yaml"), folder)
    sitting.act(sitting.version, {"do": "set", "path": f"0/opening/0/{key}", "text": words})
    assert (sitting.readable, sitting.editable) == (False, True)
    assert sitting.view()["faults"]
    sitting.act(sitting.version, {"do": "set", "path": f"0/opening/0/{key}", "text": {"file": "a.png", "width": "5cm"}[key]})
    assert sitting.readable


@pytest.mark.parametrize("name", ["", "none", "none.png"])
def test_no_picture_is_put_in_without_a_file(folder, name):
    sitting = Sitting(BLOCK, str(folder / "speech.yaml"), folder)
    with pytest.raises(DrafterError):
        sitting.act(sitting.version, {"do": "add", "path": "0/opening", "at": 0, "kind": "picture", "text": name})
    assert sitting.text == BLOCK


def test_a_file_of_a_table_stays_too(folder):
    (folder / "表.csv").write_text("甲,乙\n一,二\n", encoding="utf-8")
    text = "标题: 题\n开头:\n  - 表格: {文件: 表.csv}\n"
    sitting = Sitting(text, str(folder / "speech.yaml"), folder)
    with pytest.raises(UsageError):
        sitting.act(sitting.version, {"do": "set", "path": "0/opening/0/file", "text": ""})


def test_a_chosen_picture_is_kept_beside_the_outline(folder):
    assert keep_picture(folder, "C:\\图\\c: 1.PNG".replace("\\", "/"), PNG) == "c 1.PNG"
    assert keep_picture(folder, "a.png", PNG) == "a.png"  # it lies there already
    other = PNG + b"\0"
    assert keep_picture(folder, "a.png", other) == "a-2.png"
    assert (folder / "a.png").read_bytes() == PNG
    assert (folder / "a-2.png").read_bytes() == other
    assert keep_picture(folder, "../../.png.png", PNG) == "png.png"


@pytest.mark.parametrize(("name", "data"), [("a.bmp", PNG), ("a.png", b"text"), ("a.png", b""), ("a", PNG)])
def test_what_is_no_picture_is_not_kept(folder, name, data):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(InputError):
        keep_picture(folder, name, data)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_page_gives_a_picture_to_the_desk(folder):
    (folder / "speech.yaml").write_text(FLOW, encoding="utf-8")
    desk = Desk(Folder(folder), "speech.yaml")
    sitting = desk.call("open", {"path": "speech.yaml"})["sitting"]
    data = base64.b64encode(PNG).decode()
    assert desk.call("attach", {"sitting": sitting, "name": "新.png", "data": data}) == {"name": "新.png"}
    assert "error" in desk.call("attach", {"sitting": sitting, "name": "新.exe", "data": data})
