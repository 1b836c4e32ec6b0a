"""Some spoilt inputs of each kind, the same in every run; `make fuzz` tries more. And the room sees what it is there to see."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.cases.runner import Outcome
from tests.fuzz import room, search
from tests.fuzz.room import CODES, Command, Wrong, faults_of
from tests.fuzz.search import Search
from tests.fuzz.targets import OUTLINE, Target, targets

FILES = {"a.yaml": OUTLINE.encode()}
RENDER = Command("render a.yaml -o a.txt", ("a.txt",))


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.name)
def test_spoilt_inputs_end_in_a_message(target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search, "FOUND", tmp_path)
    found = Search(target)
    assert found.batch(seed=1, size=12), [*found.known.values()]
    assert found.inputs >= 12


@pytest.mark.parametrize("target", [target for target in targets() if target.name != "arguments"], ids=lambda target: target.name)
def test_the_seeds_are_sound(target: Target):
    for seed in target.seeds:
        code, wrong = faults_of(target.commands[0], target.files(seed), "en")
        assert (code, wrong) == (0, []), seed


def test_the_codes_are_those_of_the_page():
    assert {0, 1, 3, 4, 5, 6, 7, 9, 10} == CODES


def _keys(command: Command = RENDER) -> list[str]:
    return [wrong.key for wrong in faults_of(command, FILES, "en")[1]]


def test_a_sound_input_has_no_faults():
    assert _keys() == []


def test_a_traceback_is_seen(monkeypatch: pytest.MonkeyPatch):
    def failing(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(room, "run", failing)
    assert _keys() == ["KeyError: outside"]


def test_a_command_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch):
    def endless(*_: object) -> None:
        while True:
            time.monotonic()

    monkeypatch.setattr(room, "MOST_SECONDS", 0.2)
    monkeypatch.setattr(room, "run", endless)
    assert _keys() == ["slow: outside"]


@pytest.mark.parametrize(
    ("outcome", "key"),
    [
        (Outcome(11, "", "no"), "exit 11"),
        (Outcome(2, "", "no"), "exit 2"),
        (Outcome(3, "", ""), "silent"),
        (Outcome(3, "", "a.yaml: <class 'int'>"), "words of Python: <class '"),
    ],
)
def test_a_wrong_end_is_seen(monkeypatch: pytest.MonkeyPatch, outcome: Outcome, key: str):
    monkeypatch.setattr(room, "run", lambda *_: outcome)
    assert key in _keys()


@pytest.mark.parametrize(("name", "key"), [("b.yaml", "left"), ("a.yaml", "changed")])
def test_a_file_that_nobody_asked_for_is_seen(monkeypatch: pytest.MonkeyPatch, name: str, key: str):
    def writing(_: object, __: object, folder: Path) -> Outcome:
        (folder / name).write_text("x", encoding="utf-8")
        return Outcome(0, "", "")

    monkeypatch.setattr(room, "run", writing)
    assert key in _keys()


def test_a_file_that_is_gone_is_seen(monkeypatch: pytest.MonkeyPatch):
    def removing(_: object, __: object, folder: Path) -> Outcome:
        (folder / "a.yaml").unlink(missing_ok=True)
        return Outcome(0, "", "")

    monkeypatch.setattr(room, "run", removing)
    assert "gone" in _keys()


def test_other_bytes_the_second_time_are_seen(monkeypatch: pytest.MonkeyPatch):
    times = iter("12")

    def counting(_: object, __: object, folder: Path) -> Outcome:
        (folder / "a.txt").write_text(next(times), encoding="utf-8")
        return Outcome(0, "", "")

    monkeypatch.setattr(room, "run", counting)
    assert "other bytes the second time" in _keys()


def test_an_invalid_document_is_seen():
    document = next(target for target in targets() if target.name == "packages").seeds[0]
    assert room.invalid(document) == []
    assert room.invalid(document[:-30]) != []


def test_a_failing_input_is_made_small_kept_and_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def faults(_: object, files: dict[str, bytes], __: object) -> tuple[int, list[Wrong]]:
        return 0, [Wrong("long", "too long")] if len(files["a.yaml"]) > 500 else []

    monkeypatch.setattr(search, "FOUND", tmp_path)
    monkeypatch.setattr(search, "faults_of", faults)
    found = Search(next(target for target in targets() if target.name == "outlines"))
    assert not found.batch(seed=1)
    assert [*found.known] == ["long"]
    (folder,) = tmp_path.iterdir()
    assert len((folder / "a.yaml").read_bytes()) > 500
    assert "drafter " in (folder / "FOUND.txt").read_text(encoding="utf-8")
    assert found.batch(seed=1)
    assert found.again["long"]


@pytest.mark.parametrize("mark", ["①", "⑳", "[21]", "[100]"])
def test_a_mark_of_a_footnote_is_no_difference(mark: str):
    assert room._lines(f"要紧。{mark}\n{mark}脚注。") == ["要紧。", "脚注。"]
