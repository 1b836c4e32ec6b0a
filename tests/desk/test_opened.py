"""The file of a speech that is open: saved by itself, and never over what another program wrote."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.api import user_folder
from drafter.desk.calls import MalformedCallError
from drafter.desk.desk import Desk
from drafter.desk.folder import Folder
from drafter.desk.recent import Memory
from drafter.files.drafts import draft_in

OUTLINE = "title: 短讲话  # 题目\nspeaker: 张三\nsections:\n- 第一件事: 把它做好。\n"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Table:
    """A desk with one speech, its file and its clock."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "speech.yaml"
        self.file.write_text(OUTLINE, encoding="utf-8")
        self.clock = Clock()
        self.desk = Desk(Folder(folder), "speech.yaml", clock=self.clock)
        self.version = self.desk.call("open", {"path": "speech.yaml"})["version"]

    def type(self, old: str, new: str) -> None:
        start = self.view["text"].index(old)
        self.desk.call("type", {"sitting": "1", "version": self.view["version"], "edits": [[start, start + len(old), new]]})

    def after(self, seconds: float) -> list[dict[str, Any]]:
        """What the page is told in the next seconds, apart from its own changes."""
        told = []
        for _ in range(round(seconds * 10)):
            self.clock.now += 0.1
            told += [event for event in self.desk.poll() if event["kind"] != "changed"]
        return told

    @property
    def view(self) -> dict[str, Any]:
        view: dict[str, Any] = self.desk.call("view", {"sitting": "1"})
        return view

    @property
    def on_disk(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def others(self) -> list[Path]:
        return sorted(path for path in self.file.parent.iterdir() if path != self.file)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    folder = tmp_path / "here"
    folder.mkdir()
    return Table(folder)


def test_a_change_is_saved_within_a_second_and_said(table: Table):
    table.type("做好", "做成")
    assert not table.view["saved"]
    assert [event["kind"] for event in table.after(0.9)] == ["saved"]
    assert table.view["saved"]
    assert table.on_disk == OUTLINE.replace("做好", "做成")
    assert table.after(5) == []


def test_while_one_types_without_a_pause_it_is_saved_all_the_same(table: Table):
    saved = []
    for number in range(20):
        table.type("把它", f"{number % 10}把它")
        saved += table.after(0.1)
    assert len(saved) >= 4


def test_a_change_saves_what_should_have_been_saved_long_ago(table: Table):
    """On a machine with much else to do the one that saves may be behind; it never runs here."""
    table.type("把它", "甲把它")
    table.clock.now += 0.4
    table.type("把它", "乙把它")
    assert table.on_disk == OUTLINE
    table.clock.now += 0.2
    assert table.view["saved"] is False  # what it shows was found before
    assert table.on_disk == OUTLINE.replace("把它", "甲乙把它")
    assert table.view["saved"]
    assert [event["kind"] for event in table.desk.poll() if event["kind"] != "changed"] == ["saved"]


def test_a_change_does_not_wait_for_a_slow_disk(table: Table):
    (one,) = table.desk.open.values()
    table.type("把它", "甲把它")
    table.clock.now += 1
    with one._file_lock:  # somebody is writing
        table.type("把它", "乙把它")
    assert table.on_disk == OUTLINE
    table.after(0.1)
    assert table.on_disk == OUTLINE.replace("把它", "甲乙把它")


def test_what_a_killed_drafter_left_goes_when_an_outline_of_its_folder_is_opened(tmp_path: Path):
    (tmp_path / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    left = tmp_path / draft_in(tmp_path).name.replace(f"-{os.getpid()}-", f"-{10**20}-")
    left.touch()
    Desk(Folder(tmp_path)).call("open", {"path": "speech.yaml"})
    assert not left.exists()


def test_everything_undone_the_file_has_its_first_bytes(table: Table):
    table.type("做好", "做成")
    table.after(1)
    table.desk.call("undo", {"sitting": "1"})
    table.after(1)
    assert table.on_disk == OUTLINE


@pytest.mark.parametrize("name", ["act", "undo"])
def test_a_change_that_is_told_twice_is_made_once(table: Table, name: str):
    table.type("做好", "做成")
    table.type("做成", "办成")
    once: dict[str, Any] = {"sitting": "1", "once": "window 1"}
    if name == "act":
        once |= {"version": table.view["version"], "action": {"do": "split", "path": "0/sections/0/body/0", "at": 1}}
    first = table.desk.call(name, once)
    again = table.desk.call(name, {**once, "version": first["version"]} if name == "act" else once)
    assert (again["version"], again["caret"]) == (first["version"], first["caret"])
    other = table.desk.call(name, {**once, **({"version": first["version"]} if name == "act" else {}), "once": "window 2"})
    assert other["version"] == first["version"] + 1


def test_a_change_of_another_program_is_taken_up_as_one_step_of_undo(table: Table):
    table.file.write_text(OUTLINE.replace("张三", "李四"), encoding="utf-8")
    (event,) = table.after(0.1)
    assert event["kind"] == "disk"
    assert event["view"]["text"] == OUTLINE.replace("张三", "李四")
    assert event["view"]["saved"]
    table.desk.call("undo", {"sitting": "1"})
    table.after(1)
    assert table.on_disk == OUTLINE


def test_a_file_that_was_only_touched_changes_nothing(table: Table):
    os.utime(table.file)
    assert table.after(1) == []
    assert not table.view["undo"]


def test_changes_of_both_sides_are_merged(table: Table):
    table.type("做好", "做成")
    table.file.write_text(OUTLINE.replace("张三", "李四"), encoding="utf-8")
    assert [event["kind"] for event in table.after(1)] == ["disk", "saved"]
    assert table.on_disk == table.view["text"] == OUTLINE.replace("张三", "李四").replace("做好", "做成")
    assert table.others() == []


def test_a_file_that_was_replaced_by_renaming_is_seen(table: Table):
    other = table.file.with_suffix(".new")
    other.write_text(OUTLINE.replace("张三", "李四"), encoding="utf-8")
    other.replace(table.file)
    assert [event["kind"] for event in table.after(1)] == ["disk"]


def test_where_both_changed_the_same_nothing_is_lost(table: Table):
    table.type("张三", "李四")
    table.file.write_text(OUTLINE.replace("张三", "王五"), encoding="utf-8")
    first, *rest = table.after(1)
    assert first["kind"] == "conflict"
    assert (first["mine"], first["theirs"], first["base"]) == (
        OUTLINE.replace("张三", "李四"),
        OUTLINE.replace("张三", "王五"),
        OUTLINE,
    )
    assert [event["kind"] for event in rest] == ["saved"]
    assert table.on_disk == OUTLINE.replace("张三", "李四")
    (kept,) = table.others()
    assert kept.name == first["kept"]
    assert kept.read_text(encoding="utf-8") == OUTLINE.replace("张三", "王五")
    table.desk.call("take", {"sitting": "1", "text": first["theirs"]})
    table.after(1)
    assert table.on_disk == OUTLINE.replace("张三", "王五")


def test_where_both_changed_one_line_what_else_both_changed_stays(table: Table):
    table.type("把它", "我把它")
    table.type("题目", "我的题目")
    table.file.write_text(OUTLINE.replace("把它", "他把它").replace("张三", "李四"), encoding="utf-8")
    (event, *_) = table.after(0.1)
    assert event["kind"] == "conflict"
    mine = OUTLINE.replace("把它", "我把它").replace("题目", "我的题目").replace("张三", "李四")
    assert event["mine"] == table.view["text"] == mine
    assert event["theirs"] == mine.replace("我把它", "他把它")
    table.after(1)
    assert table.on_disk == mine


def test_lines_that_fit_together_but_make_no_outline_are_a_conflict(table: Table):
    table.type("sections:\n", "sections:\n- 引子: 一。\n")
    table.file.write_text(
        OUTLINE.replace("speaker: 张三\n", "speaker: 张三\nopening: [一。\n").replace("把它做好。", "把它做好。]"), encoding="utf-8"
    )
    kinds = [event["kind"] for event in table.after(1)]
    assert kinds[0] in ("conflict", "disk")
    assert kinds[-1] == "saved" or not table.others()


def test_a_file_that_is_gone_for_a_moment_is_no_news(table: Table):
    data = table.file.read_bytes()
    table.file.unlink()
    assert table.after(0.3) == []
    table.file.write_bytes(data)
    assert table.after(2) == []


@pytest.mark.parametrize("arrived", [False, True])
def test_what_a_page_tells_last_is_made_in_its_order_though_its_first_change_may_have_arrived(table: Table, *, arrived: bool):
    version, text = table.view["version"], "0/sections/0/body/0"
    was = table.view["form"]["documents"][0]["sections"][0]["body"]["items"][0]["text"]

    def told(name: str, before: str, after: str) -> dict[str, Any]:
        action = {"do": "set", "path": text, "text": after, "was": before}
        return {"name": "act", "arguments": {"sitting": "1", "version": version, "once": name, "action": action}}

    calls = [
        told("window 1", was, f"{was}甲"),
        {
            "name": "act",
            "arguments": {"sitting": "1", "version": version, "action": {"do": "remove", "path": "0/sections/7"}},
        },  # refused
        told("window 2", f"{was}甲", f"{was}甲乙丙。"),
    ]
    if arrived:
        table.desk.call("act", calls[0]["arguments"])
    assert table.desk.call("last", {"sitting": "1", "calls": calls}) == {}
    assert table.view["text"] == OUTLINE.replace(was, f"{was}甲乙丙。")
    assert table.desk.call("last", {"sitting": "9", "calls": []})["error"]


@pytest.mark.parametrize(
    "calls",
    [[{"name": "download", "arguments": {}}], [{"name": "act", "arguments": {}}], [{"name": ["act"], "arguments": {}}], "act"],
)
def test_what_a_page_does_not_tell_last_is_malformed(table: Table, calls: object):
    with pytest.raises(MalformedCallError):
        table.desk.call("last", {"sitting": "1", "calls": calls})


def test_a_file_that_is_gone_is_said_once_and_written_again_with_the_next_change(table: Table):
    table.file.unlink()
    (event,) = table.after(3)
    assert event["kind"] == "trouble"
    assert "gone" in event["message"]
    assert not table.view["saved"]
    assert not table.file.exists()
    table.type("做好", "做成")
    assert [(event["kind"], event.get("message")) for event in table.after(1)] == [("trouble", ""), ("saved", None)]
    assert table.on_disk == OUTLINE.replace("做好", "做成")


def test_a_folder_that_vanishes_is_said_and_the_text_is_saved_when_it_is_back(table: Table):
    table.file.unlink()
    away = table.file.parent.with_name("away")
    shutil.move(table.file.parent, away)
    told = table.after(2)
    assert [event["kind"] for event in told] == ["trouble"]
    assert "here" in told[0]["message"]
    table.type("做好", "做成")
    assert table.after(5) == [], "said once, not at every attempt"
    assert not table.file.parent.exists()
    shutil.move(away, table.file.parent)
    assert [event["kind"] for event in table.after(3) if event["kind"] != "template"] == ["trouble", "saved"]
    assert table.on_disk == OUTLINE.replace("做好", "做成")


def test_a_full_disk_is_said_and_the_text_stays(table: Table, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    table.type("做好", "做成")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        (event,) = table.after(3)
    assert event["kind"] == "trouble"
    assert "the disk is full" in event["message"]
    assert " -o" not in event["message"]
    assert table.on_disk == OUTLINE
    assert table.view["text"] == OUTLINE.replace("做好", "做成")
    assert table.view["trouble"] == event["message"]
    assert [event["kind"] for event in table.after(3)] == ["trouble", "saved"]
    assert table.others() == []


def test_two_desks_on_one_file_keep_what_both_typed(tmp_path: Path):
    folder = tmp_path / "here"
    folder.mkdir()
    one = Table(folder)
    two = Table(folder)
    one.type("张三", "李四")
    two.type("做好", "做成")
    for _ in range(20):
        one.after(0.1)
        two.after(0.1)
    assert one.view["text"] == two.view["text"] == one.on_disk == OUTLINE.replace("张三", "李四").replace("做好", "做成")


def test_a_change_while_the_file_is_being_written_is_saved_too(table: Table, monkeypatch):
    """Typing goes on while the disk is slow."""
    fsync: Callable[[int], None] = os.fsync
    typed = threading.Event()

    def slow(descriptor: int) -> None:
        if not typed.is_set():
            typed.set()
            thread = threading.Thread(target=table.type, args=("做成", "做完"))
            thread.start()
            thread.join(10)
            assert not thread.is_alive(), "typing waits for the disk"
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    table.type("做好", "做成")
    table.after(2)
    assert table.on_disk == OUTLINE.replace("做好", "做完")
    assert table.view["saved"]


def test_a_speech_is_closed_when_it_is_saved(table: Table):
    table.type("做好", "做成")
    assert table.desk.call("close", {"sitting": "1"}) == {"saved": True}
    assert table.on_disk == OUTLINE.replace("做好", "做成")
    assert table.desk.call("view", {"sitting": "1"})["error"]["code"] == "desk.no-sitting"


def test_a_template_beside_the_speech_is_followed(table: Table):
    own = table.file.with_name("speech.md.j2")
    assert table.after(1) == []
    own.write_text(
        '---\ntitle: 自己的\n---\n{% extends "shipped/speech.md.j2" %}\n{% block closing %}\n谢谢大家。\n{% endblock %}\n',
        encoding="utf-8",
    )
    assert [event["kind"] for event in table.after(1)] == ["template"]
    assert "谢谢大家" in table.view["blocks"][-1]["html"]
    own.write_text("{% broken", encoding="utf-8")
    assert [event["kind"] for event in table.after(1)] == ["template"]
    assert table.view["faults"]
    own.unlink()
    assert [event["kind"] for event in table.after(1)] == ["template"]
    assert not table.view["faults"]
    assert table.on_disk == OUTLINE


def test_a_configuration_is_followed(table: Table):
    config = table.file.with_name("drafter.yaml")
    table.after(0.3)
    config.write_text("layout: reading-copy\n", encoding="utf-8")
    assert [event["kind"] for event in table.after(1)] == ["template"]
    assert table.view["layout"]["name"] == "reading-copy"
    config.write_text("layout: [\n", encoding="utf-8")
    assert [event["kind"] for event in table.after(1)] == ["template"]
    assert table.view["faults"]
    config.unlink()
    assert [event["kind"] for event in table.after(1)] == ["template"]
    assert not table.view["faults"]


def test_the_messages_speak_the_language_that_the_page_asks_for(table: Table, monkeypatch):
    monkeypatch.setenv("DRAFTER_LANG", "en")
    assert table.desk.call("start", {})["language"] == "en"
    assert table.desk.call("start", {"browser": "zh-CN"})["language"] == "en", "the environment names one"
    assert table.desk.call("start", {"language": "zh"})["language"] == "zh"
    assert table.desk.call("open", {"path": "../a"})["error"]["remedy"] == "打开它所在的文件夹：drafter open 文件夹"
    assert table.desk.call("start", {"language": "x"})["language"] == "zh"
    assert table.desk.call("start", {})["language"] == "en", "that of the system again"


def test_typing_does_not_wait_for_the_checks(table: Table, monkeypatch):
    checked = Desk._proofread
    done: list[bool] = []

    def slow(desk: Desk, sitting: str, version: int) -> None:
        if not done:
            thread = threading.Thread(target=table.type, args=("做好", "做成"))
            with desk._proofreading:
                thread.start()
                thread.join(10)
            done.append(not thread.is_alive())
        checked(desk, sitting, version)

    monkeypatch.setattr(Desk, "_proofread", slow)
    found = table.desk.call("findings", {"sitting": "1", "version": table.version})
    assert done == [True]
    assert found["stale"]
    assert "stale" not in table.desk.call("findings", {"sitting": "1", "version": table.view["version"]})


def test_the_first_speech_that_a_user_ever_opens_is_not_made_twice(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    desk = Desk(Folder(tmp_path / "here"), "speech.yaml", memory=Memory(user_folder()))
    version = desk.call("open", {"path": "speech.yaml"})["version"]
    assert desk.poll() == []
    assert desk.call("view", {"sitting": "1"})["version"] == version


def test_a_new_speech_is_among_the_recent_ones_by_the_title_that_it_gets(tmp_path: Path):
    (tmp_path / "here").mkdir()
    desk = Desk(Folder(tmp_path / "here"), memory=Memory(tmp_path / "user"))
    view = desk.call("create", {"template": "symposium"})
    assert [one["title"] for one in desk.call("gallery", {})["recent"]] == [""]  # the page shows the name of the file
    desk.call(
        "act", {"sitting": "1", "version": view["version"], "action": {"do": "set", "path": "0/title", "text": "在座谈会上的讲话"}}
    )
    desk.finish()
    choice = desk.call("gallery", {})
    assert [one["title"] for one in choice["recent"]] == list(choice["titles"].values()) == ["在座谈会上的讲话"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    return Desk(Folder(tmp_path), "speech.yaml")


def test_the_first_speech_is_open_before_the_page_asks_for_it(desk: Desk):
    desk.prepare()
    assert [one.file.path.name for one in desk.open.values()] == ["speech.yaml"]
    assert desk.call("open", {"path": "speech.yaml"})["sitting"] == "1"


def test_what_is_wrong_with_the_first_speech_is_told_to_the_page(desk: Desk):
    (desk.folder.root / "speech.yaml").unlink()
    desk.prepare()
    assert "speech.yaml" in desk.call("open", {"path": "speech.yaml"})["error"]["message"]


def test_another_language_is_that_of_the_form_and_the_findings_too(desk: Desk, monkeypatch):
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    (desk.folder.root / "speech.yaml").write_text(OUTLINE.replace("做好。", "做好。。"), encoding="utf-8")

    def said() -> str:
        view = desk.call("open", {"path": "speech.yaml"})
        findings = desk.call("findings", {"sitting": "1", "version": view["version"]})["findings"]
        return json.dumps([view["form"], findings])

    chinese = said()
    desk.call("start", {"language": "en"})
    english = said()
    desk.call("start", {"language": "zh"})
    assert chinese == said()
    fresh = Desk(desk.folder, "speech.yaml")
    monkeypatch.setenv("DRAFTER_LANG", "en")
    desk = fresh
    assert english == said() != chinese
