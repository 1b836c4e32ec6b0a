"""What is kept between two calls sees that a file has changed: templates, the layouts, and those that they extend."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter import api
from drafter.files.watch import Watch
from drafter.layout import load_layout
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore

OUTLINE = "template: own\ntitle: 甲\n"


def write_template(path: Path, words: str, extends: str = "") -> None:
    path.parent.mkdir(exist_ok=True)
    body = f'{{% extends "{extends}" %}}' if extends else f"# {{{{ title }}}}\n\n{words}"
    path.write_text(f"---\ntitle: 自\n---\n{body}\n", encoding="utf-8")


def text(renderer: Renderer) -> str:
    return api.render(OUTLINE, to="txt", renderer=renderer).data.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one").mkdir()
    return tmp_path


def test_a_watch_sees_files_change_appear_and_go(tmp_path: Path):
    file, absent = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"1")
    watch = Watch()
    watch.look(file)
    watch.look(absent)
    assert watch.holds()
    absent.write_bytes(b"")
    assert not watch.holds()
    absent.unlink()
    assert watch.holds()
    file.write_bytes(b"12")
    assert not watch.holds()


def test_a_watch_sees_another_file_of_the_same_size_and_time(tmp_path: Path):
    file, other = tmp_path / "a", tmp_path / "b"
    for path in (file, other):
        path.write_bytes(b"1")
        os.utime(path, ns=(1, 1))
    watch = Watch()
    watch.look(file)
    other.replace(file)
    assert not watch.holds()


def test_a_kept_renderer_sees_an_edited_template(folder: Path):
    renderer = Renderer(TemplateStore((folder / "one",)))
    write_template(folder / "one" / "own.md.j2", "早上好。")
    assert text(renderer) == "甲\n早上好。\n"
    write_template(folder / "one" / "own.md.j2", "晚上好！！")
    assert text(renderer) == "甲\n晚上好！！\n"


def test_a_kept_renderer_sees_that_the_parent_was_edited(folder: Path):
    renderer = Renderer(TemplateStore((folder / "one",)))
    write_template(folder / "one" / "own.md.j2", "", extends="base.md.j2")
    write_template(folder / "one" / "base.md.j2", "早上好。")
    assert text(renderer) == "甲\n早上好。\n"
    write_template(folder / "one" / "base.md.j2", "晚上好！！")
    assert text(renderer) == "甲\n晚上好！！\n"


def test_a_kept_renderer_sees_a_template_that_appears_earlier_on_the_path(folder: Path):
    renderer = Renderer(TemplateStore((folder / "none", folder / "one")))
    write_template(folder / "one" / "own.md.j2", "早上好。")
    assert text(renderer) == "甲\n早上好。\n"
    write_template(folder / "none" / "own.md.j2", "晚上好。")
    assert text(renderer) == "甲\n晚上好。\n"
    (folder / "none" / "own.md.j2").unlink()
    assert text(renderer) == "甲\n早上好。\n"


def test_unchanged_templates_are_compiled_once(folder: Path):
    renderer = Renderer(TemplateStore((folder / "one",)))
    write_template(folder / "one" / "own.md.j2", "早上好。")
    text(renderer)
    before = renderer.environment
    text(renderer)
    assert renderer.environment is before


def test_names_that_nobody_has_do_not_pile_up(folder: Path, monkeypatch):
    monkeypatch.setattr("drafter.template.compiled.MOST_WATCHED", 50)
    renderer = Renderer(TemplateStore((folder / "one",)))
    for number in range(60):
        with pytest.raises(api.DrafterError):
            api.render(f"template: t{number}\ntitle: 甲\n", to="txt", renderer=renderer)
    assert len(renderer._templates.store.watch) < 60


def test_threads_may_share_a_renderer_whose_template_is_edited(folder: Path):
    renderer = Renderer(TemplateStore((folder / "one",)))
    file = folder / "one" / "own.md.j2"
    write_template(file, "早上好。")

    def work(number: int) -> str:
        if number % 7 == 0:
            draft = file.with_suffix(f".{number}")
            write_template(draft, "晚上好。")
            draft.replace(file)
        return text(renderer)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(60))) <= {"甲\n早上好。\n", "甲\n晚上好。\n"}


def test_a_layout_is_read_once_and_once_more_when_a_file_of_it_changes(folder: Path):
    own, base = folder / "one" / "own.yaml", folder / "one" / "base.yaml"
    own.write_text("extends: base\n", encoding="utf-8")
    base.write_text("title: {size: 20pt}\n", encoding="utf-8")
    folders = (folder / "none", folder / "one")
    first = load_layout("own", folders)
    assert load_layout("own", folders) is first
    base.write_text("title: {size: 30pt}\n", encoding="utf-8")
    assert [first.title.size, load_layout("own", folders).title.size] == [20, 30]
    (folder / "none").mkdir()
    (folder / "none" / "own.yaml").write_text("title: {size: 9pt}\n", encoding="utf-8")
    assert load_layout("own", folders).title.size == 9
