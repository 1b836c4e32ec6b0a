"""What is ignored on the desk: every finding can be, wherever its words stand; the page stays, and so does the outline once nothing is ignored any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.desk.desk import Desk
from drafter.desk.folder import Folder

HEAD = "template: speech\ntitle: 在修路会上的讲话\nopening:\n"


def _desk(folder: Path, text: str) -> Desk:
    (folder / "speech.yaml").write_text(text, encoding="utf-8")
    desk = Desk(Folder(folder))
    desk.call("open", {"path": "speech.yaml"})
    return desk


def _view(desk: Desk) -> Any:
    return desk.call("view", {"sitting": "1"})


def _found(desk: Desk) -> Any:
    return desk.call("findings", {"sitting": "1", "version": _view(desk)["version"]})


def _settle(desk: Desk, how: str, number: int, **more: str) -> Any:
    return desk.call(how, {"sitting": "1", "version": _view(desk)["version"], "finding": number, **more})


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}  - 甲段说林，，再说其它路。\n",
        f"{HEAD}  - 甲段。\n  - |\n    说林，，再说其它路。\n    又说桥。\n",
        f"{HEAD}  - >-\n    甲段说，\n    又说林，，再说其它路。\n",
        f"{HEAD}  - 甲段说，\n    又说林，，再说其它路。\n",
        f"{HEAD}  - '甲段说，\n    又说林，，再说其它路。'\n",
        f"{HEAD}  ['甲段说，\n  又说林，，再说。', '说桥，\n  其它路。']\n",
        f"{HEAD}  - 甲段说林，，再说。\n---\n{HEAD}  - 乙段说其它路，，再说。\n",
    ],
)
def test_every_finding_can_be_ignored_and_shown_again(tmp_path: Path, text: str):
    desk = _desk(tmp_path, text)
    page, all_of_them = [block["html"] for block in _view(desk)["blocks"]], len(_found(desk)["findings"])
    assert all_of_them > 1
    for left in range(all_of_them, 0, -1):
        assert len(_found(desk)["findings"]) == left
        _settle(desk, "ignore", left - 1, reason="原文")
    found = _found(desk)
    assert (found["findings"], len(found["ignored"])) == ([], all_of_them)
    assert [block["html"] for block in _view(desk)["blocks"]] == page
    while _found(desk)["ignored"]:
        _settle(desk, "unignore", 0)
    assert _view(desk)["text"] == text


def test_no_comment_is_written_that_would_need_a_reason(tmp_path: Path):
    desk = _desk(tmp_path, f"{HEAD}  - 甲段说：“路。\n")
    [number] = [finding["id"] for finding in _found(desk)["findings"] if finding["check"] == "quotes"]
    before = _view(desk)["text"]
    assert _settle(desk, "ignore", number, reason=" ")["error"]["code"] == "check.no-reason"
    assert _view(desk)["text"] == before
    _settle(desk, "ignore", number, reason="来电原文")
    assert [finding["check"] for finding in _found(desk)["ignored"]] == ["quotes"]


def test_a_finding_names_its_block_and_its_place_there(tmp_path: Path):
    desk = _desk(tmp_path, f"{HEAD}  - 甲段。\n  - 乙段说林，，再说其它路。\n")
    (found,) = (one for one in _found(desk)["findings"] if "，，" in one["message"])
    (block,) = (number for number, block in enumerate(_view(desk)["blocks"]) if "乙段" in block["html"])
    assert (found["block"], found["at"]) == (block, len("乙段说林"))
