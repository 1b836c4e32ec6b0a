"""The template beside the speech: shown, changed, made one's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.desk.desk import Desk
from drafter.desk.folder import Folder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def call(tmp_path: Path) -> Callable[..., Any]:
    folder = tmp_path / "here"
    folder.mkdir()
    shutil.copy(ROOT / "samples" / "bureau-symposium.yaml", folder / "speech.yaml")
    desk = Desk(Folder(folder), "speech.yaml")
    desk.call("open", {"path": "speech.yaml"})
    return lambda name, /, **arguments: desk.call(name, {"sitting": "1", **arguments})


def _places_of_templates(call: Callable[..., Any]) -> list[tuple[int, int, dict[str, Any]]]:
    view = call("view")
    found = []
    for block in range(len(view["blocks"])):
        for at in range(0, 200, 7):
            origin = call("origin", version=view["version"], block=block, at=at)
            if origin and origin["kind"] == "template":
                found.append((block, at, origin))
                break
    return found


def _texts(view: dict[str, Any]) -> list[str]:
    return [block["html"] for block in view["blocks"]]


def test_a_shipped_template_is_shown_and_not_changed(call):
    found = call("template")
    assert found["name"] == "symposium"
    assert not found["own"]
    assert found["faults"] == []
    assert call("save_template", name="symposium", text="x", mark=found["mark"])["error"]["code"] == "desk.shared-template"
    assert Path(found["file"]).read_text(encoding="utf-8") == found["text"]


def test_every_word_of_a_template_can_be_made_ones_own_and_the_page_stays_as_it_is(call):
    before = _texts(call("view"))
    places = _places_of_templates(call)
    assert len({origin["file"] for _, _, origin in places}) == 2, "of the template, and of the one that it extends"
    for block, at, _ in places:
        made = Path(call("own", block=block, at=at)["path"])
        view = call("view")
        assert not view["faults"]
        assert f"template: {made.name.removesuffix('.md.j2')}" in view["text"]
        assert _texts(view) == before
        call("undo")
        made.unlink()


def test_what_one_has_is_not_copied_again(call):
    block, at, _ = _places_of_templates(call)[0]
    made = call("own", block=block, at=at)
    assert call("own", block=block, at=at) == made


def test_ones_own_template_is_changed_and_the_page_follows(call):
    block, at, _ = _places_of_templates(call)[0]
    call("own", block=block, at=at)
    found = call("template")
    assert found["own"]
    broken = call("save_template", name=found["name"], text="{% block %}", mark=found["mark"])
    assert broken["faults"][0]["line"] == 1
    assert call("view")["faults"]
    again = call("save_template", name=found["name"], text=found["text"], mark=broken["mark"])
    assert again["faults"] == []
    assert not call("view")["faults"]


def test_a_template_that_another_program_changed_is_not_replaced(call):
    block, at, _ = _places_of_templates(call)[0]
    path = Path(call("own", block=block, at=at)["path"])
    found = call("template")
    path.write_text(found["text"] + "\n", encoding="utf-8")
    assert call("save_template", name=found["name"], text="x", mark=found["mark"])["error"]["code"] == "desk.other-template"
    assert path.read_text(encoding="utf-8") == found["text"] + "\n"


def test_a_word_of_the_outline_is_not_the_templates(call):
    view = call("view")
    assert call("origin", version=view["version"], block=0, at=0)["kind"] == "value"
    assert call("own", block=0, at=0)["error"]["code"] == "desk.not-of-template"


def test_completion_and_explanations_are_those_of_the_present_text(call):
    view = call("view")
    at = view["text"].index("template:")
    assert call("hover", version=view["version"], at=at)["text"]
    assert call("complete", version=view["version"], at=at + len("template: "))["items"]
    assert call("complete", version=view["version"] + 1, at=at)["items"] == []
    assert call("hover", version=view["version"], at=10**9) is None
