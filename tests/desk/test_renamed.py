"""A speech on the desk gets another name, and its history says what was changed."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from drafter.desk.desk import Desk
from drafter.desk.folder import Folder
from drafter.desk.recent import Memory

OUTLINE = "template: speech\ntitle: 在修路会上的讲话\nopening:\n  - 甲段说路。\n  - 乙段说桥。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    (folder / "other.yaml").write_text(OUTLINE, encoding="utf-8")
    desk = Desk(Folder(folder), "speech.yaml", memory=Memory(tmp_path / "user"))
    desk.call("open", {"path": "speech.yaml"})
    return desk


def _view(desk: Desk) -> Any:
    return desk.call("view", {"sitting": "1"})


def _type(desk: Desk, old: str, new: str) -> None:
    view = _view(desk)
    start = view["text"].index(old)
    desk.call("type", {"sitting": "1", "version": view["version"], "edits": [[start, start + len(old), new]]})


def _names(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.folder.root.iterdir())


@pytest.mark.parametrize(
    ("name", "becomes"),
    [("修路讲话", "修路讲话.yaml"), (" 修路讲话.yml ", "修路讲话.yml"), ("v1.2", "v1.2.yaml"), ("speech", "speech.yaml")],
)
def test_what_was_typed_goes_with_the_file_and_later_changes_too(desk: Desk, name: str, becomes: str):
    _type(desk, "说路", "说新路")
    assert desk.call("rename", {"sitting": "1", "name": name}) == {"path": str(desk.folder.root / becomes)}
    assert _names(desk) == sorted(["other.yaml", becomes])
    _type(desk, "说桥", "说新桥")
    desk.finish()
    assert (desk.folder.root / becomes).read_text(encoding="utf-8") == OUTLINE.replace("段说", "段说新")
    assert {"sitting": "1", "kind": "renamed"} in desk.poll()
    assert desk.call("start", {})["opened"] == becomes
    assert desk.call("gallery", {})["recent"][0]["path"] == str(desk.folder.root / becomes)


@pytest.mark.parametrize(
    "name",
    [
        "other",
        "other.yaml",
        "",
        " ",
        ".yaml",
        ".里",
        "../外",
        "里/外",
        "甲:乙",
        "甲\n乙",
        "名" * 300,
        "drafter",
        "drafter.yaml",
        "Drafter.yaml",
    ],
)
def test_a_name_that_cannot_be_is_refused_and_the_file_stays(desk: Desk, name: str):
    assert "error" in desk.call("rename", {"sitting": "1", "name": name})
    assert _names(desk) == ["other.yaml", "speech.yaml"]
    _type(desk, "说路", "说新路")
    desk.finish()
    assert "说新路" in (desk.folder.root / "speech.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_gone_is_not_renamed(desk: Desk):
    (desk.folder.root / "speech.yaml").unlink()
    assert "error" in desk.call("rename", {"sitting": "1", "name": "新"})
    assert _names(desk) == ["other.yaml"]


def test_a_file_known_to_be_gone_is_not_renamed(desk: Desk):
    (desk.folder.root / "speech.yaml").unlink()
    desk.open["1"]._gone_at_version = 1
    assert desk.call("rename", {"sitting": "1", "name": "新"})["error"]["code"] == "desk.gone"


def test_the_ending_of_the_file_stays_in_its_own_letters(desk: Desk):
    (desk.folder.root / "甲.YAML").write_text(OUTLINE, encoding="utf-8")
    opened = desk.call("open", {"path": "甲.YAML"})
    assert desk.call("rename", {"sitting": opened["sitting"], "name": "乙.YAML"}) == {"path": str(desk.folder.root / "乙.YAML")}


@pytest.mark.parametrize("kind", ["second name", "link", "link to nothing", "folder"])
def test_whatever_has_the_name_keeps_it(desk: Desk, kind: str):
    root = desk.folder.root
    if kind == "second name":
        (root / "新.yaml").hardlink_to(root / "speech.yaml")
    elif kind == "folder":
        (root / "新.yaml").mkdir()
    else:
        (root / "新.yaml").symlink_to("speech.yaml" if kind == "link" else "nothing.yaml")
    assert desk.call("rename", {"sitting": "1", "name": "新"})["error"]["code"] == "desk.name-taken"
    assert _names(desk) == ["other.yaml", "speech.yaml", "新.yaml"]


def test_the_name_of_an_open_speech_is_not_free_though_its_file_is_gone(desk: Desk):
    desk.call("open", {"path": "other.yaml"})
    (desk.folder.root / "other.yaml").unlink()
    assert desk.call("rename", {"sitting": "1", "name": "other"})["error"]["code"] == "desk.name-taken"


def test_what_another_program_wrote_just_before_is_taken_up_under_the_new_name(desk: Desk):
    _type(desk, "说路", "说新路")
    (desk.folder.root / "speech.yaml").write_text(OUTLINE.replace("说桥", "说大桥"), encoding="utf-8")
    assert "path" in desk.call("rename", {"sitting": "1", "name": "新"})
    desk.finish()
    assert (desk.folder.root / "新.yaml").read_text(encoding="utf-8") == OUTLINE.replace("说路", "说新路").replace("说桥", "说大桥")


def test_a_file_that_is_written_while_the_name_is_looked_for_is_not_overwritten(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    listed = os.listdir

    def written_then(folder: Path) -> list[str]:
        names = listed(folder)
        (desk.folder.root / "新.yaml").write_text("别人的", encoding="utf-8")
        return names

    monkeypatch.setattr(os, "listdir", written_then)
    assert desk.call("rename", {"sitting": "1", "name": "新"})["error"]["code"] == "desk.name-taken"
    assert (desk.folder.root / "新.yaml").read_text(encoding="utf-8") == "别人的"
    assert _names(desk) == ["other.yaml", "speech.yaml", "新.yaml"]


def test_where_the_disk_has_no_links_a_file_is_renamed_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    assert "path" in desk.call("rename", {"sitting": "1", "name": "新"})
    assert _names(desk) == ["other.yaml", "新.yaml"]


def test_it_is_renamed_while_what_another_program_wrote_is_taken_up(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    one = desk.open["1"]
    (desk.folder.root / "speech.yaml").write_text(OUTLINE.replace("说桥", "说大桥"), encoding="utf-8")
    renaming = threading.Thread(target=desk.call, args=("rename", {"sitting": "1", "name": "新"}), daemon=True)
    read = one.file.read

    def slowly() -> Any:
        renaming.start()
        renaming.join(0.3)
        return read()

    monkeypatch.setattr(one.file, "read", slowly)
    looking = threading.Thread(target=desk.poll, daemon=True)
    looking.start()
    looking.join(10)
    renaming.join(10)
    assert not looking.is_alive()
    assert not renaming.is_alive()
    assert _names(desk) == ["other.yaml", "新.yaml"]
    assert "说大桥" in _view(desk)["text"]


def test_a_conflict_in_a_file_of_the_longest_name_keeps_both(desk: Desk):
    longest = "名" * 83 + "n.yaml"
    assert "path" in desk.call("rename", {"sitting": "1", "name": longest})
    _type(desk, "说路", "说新路")
    (desk.folder.root / longest).write_text(OUTLINE.replace("说路", "说旧路"), encoding="utf-8")
    assert [event["kind"] for event in desk.poll() if event["kind"] in ("conflict", "trouble")] == ["conflict"]
    desk.finish()
    assert "说新路" in (desk.folder.root / longest).read_text(encoding="utf-8")
    [kept] = [name for name in _names(desk) if "-disk-" in name]
    assert "说旧路" in (desk.folder.root / kept).read_text(encoding="utf-8")


def test_a_fault_after_renaming_is_told_at_its_line(desk: Desk):
    desk.call("rename", {"sitting": "1", "name": "新"})
    _type(desk, "title:", "titel:")
    assert [fault["line"] for fault in _view(desk)["faults"]] == [2]


def test_a_moment_says_what_was_put_in_and_taken_out(desk: Desk):
    _type(desk, "说路。", "说路，也说灯。")
    moments = desk.call("history", {"sitting": "1"})
    assert [(one["put"], one["cut"]) for one in moments] == [("，也说灯", ""), ("", "")]
    view = _view(desk)
    desk.call("take", {"sitting": "1", "text": view["text"].replace("  - 乙段说桥。\n", "")})
    last, *_ = desk.call("history", {"sitting": "1"})
    assert (last["put"], last["cut"]) == ("", "乙段说桥。")


@pytest.mark.parametrize(
    ("old", "new", "put", "cut"),
    [
        ("  - 乙段", "  - 丙段说灯。\n  - 乙段", "丙段说灯。", ""),
        ("  - 乙段", "  - 乙段说灯。\n  - 乙段", "乙段说灯。", ""),
        ("  - 甲段说路。\n", "", "", "甲段说路。"),
        ("  - 乙段", "  - 丙段。\n  - 丁段。\n  - 乙段", "丙段。 丁段。", ""),
        ("  - 甲段说路。\n  - 乙段说桥。", "  - 乙段说桥。\n  - 甲段说路。", "乙段说桥。 甲段说路", "甲段说路。 乙段说桥"),
        ("  - 甲段", "  # drafter: ignore=quotes 原文\n  - 甲段", "", ""),
        ("说路。", "说路路。", "路", ""),
    ],
)
def test_paragraphs_that_were_put_in_or_taken_out_are_told_whole(desk: Desk, old: str, new: str, put: str, cut: str):
    desk.call("take", {"sitting": "1", "text": OUTLINE.replace(old, new)})
    last, _ = desk.call("history", {"sitting": "1"})
    assert (last["put"], last["cut"]) == (put, cut)


def test_a_long_change_is_told_by_its_beginning(desk: Desk):
    _type(desk, "说路。", "说路。" + "一步一步修，" * 2000)
    [last, _] = desk.call("history", {"sitting": "1"})
    assert len(last["put"]) == 25
    assert last["put"].endswith("…")


def test_ignoring_and_ignoring_no_more_are_moments_of_their_own(desk: Desk):
    _type(desk, "说路。", "说路，，再说。")
    version = _view(desk)["version"]
    found = desk.call("findings", {"sitting": "1", "version": version})
    [number] = [one["id"] for one in found["findings"] if "，，" in one["message"]]
    view = desk.call("ignore", {"sitting": "1", "version": version, "finding": number, "reason": "原文"})
    found = desk.call("findings", {"sitting": "1", "version": view["version"]})
    assert ["，，" in one["message"] for one in found["ignored"]] == [True]
    view = desk.call("unignore", {"sitting": "1", "version": view["version"], "finding": 0})
    assert "drafter: ignore" not in _view(desk)["text"]
    assert desk.call("unignore", {"sitting": "1", "version": view["version"], "finding": 0})["stale"]
    labels = [(one["label"], one["put"], one["cut"]) for one in desk.call("history", {"sitting": "1"})]
    assert [label for label, *_ in labels[:2]] != [""] * 2
    assert [changed for _, *changed in labels[:2]] == [["", ""], ["", ""]]
