"""Where layouts are found, and how one extends another."""

from __future__ import annotations

import pickle

import pytest

from drafter.errors import InputError
from drafter.layout import load_layout


def write(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_layout_may_be_a_path(tmp_path):
    path = write(tmp_path, "large.yaml", "extends: reading-copy\nbody: {size: 二号}\n")
    layout = load_layout(str(path))
    assert layout.name == "large"
    assert layout.body.size == 22
    assert layout.body.line == 30


def test_the_first_folder_wins_over_the_next_and_over_the_shipped_ones(tmp_path):
    first = write(tmp_path / "1", "strict.yaml", "summary: 一").parent
    second = write(tmp_path / "2", "strict.yaml", "summary: 二").parent
    assert load_layout("strict", [tmp_path / "none", first, second]).summary == "一"
    assert load_layout("strict", [second, first]).summary == "二"
    assert load_layout("strict").summary not in ("一", "二")


def test_a_layout_that_extends_nothing_rests_on_the_default(tmp_path):
    write(tmp_path, "own.yaml", "title: {size: 一号}\n")
    layout = load_layout("own", [tmp_path])
    assert layout.title.size == 26
    assert layout.body == load_layout("gbt9704").body


def test_an_empty_file_is_the_default_under_another_name(tmp_path):
    write(tmp_path, "own.yaml", "")
    assert load_layout("own", [tmp_path]).body == load_layout("gbt9704").body


def test_a_layout_may_extend_the_shipped_one_of_its_own_name(tmp_path):
    write(tmp_path, "gbt9704.yaml", "extends: gbt9704\nbody: {font: 仿宋}\n")
    assert load_layout("gbt9704", [tmp_path]).body.font == "仿宋"
    write(tmp_path, "own.yaml", "extends: gbt9704\n")
    assert load_layout("own", [tmp_path]).body.font == "仿宋"


def test_a_path_in_extends_is_read_from_the_folder_of_its_file(tmp_path):
    write(tmp_path / "base", "house.yaml", "body: {size: 小三}\n")
    path = write(tmp_path / "own", "own.yaml", "extends: ../base/house.yaml\n")
    assert load_layout(str(path)).body.size == 15


def test_values_of_a_chain_are_merged_key_by_key(tmp_path):
    write(tmp_path, "a.yaml", "extends: b\nbody: {size: 小三}\n")
    write(tmp_path, "b.yaml", "extends: strict\nbody: {size: 四号, font: 宋体}\npage: {top: 30mm}\n")
    layout = load_layout("a", [tmp_path])
    assert (layout.body.size, layout.body.font, layout.body.line) == (15, "宋体", 29.6)
    assert layout.page.grid == 29.6


def test_a_layout_saved_by_an_old_editor_is_read(tmp_path):
    (tmp_path / "own.yaml").write_bytes("body: {font: 宋体}\r\n".encode("gb18030"))
    assert load_layout("own", [tmp_path]).body.font == "宋体"


def test_a_layout_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "own.yaml").write_bytes(b"\x00\x01")
    with pytest.raises(InputError):
        load_layout("own", [tmp_path])


def test_a_layout_goes_to_another_process_and_stays_equal():
    layout = load_layout("strict")
    other = pickle.loads(pickle.dumps(layout))
    assert other == layout
    assert hash(other) == hash(layout)
