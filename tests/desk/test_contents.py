"""The contents of a bundle on the sheets: as the Word file has them, and no text of the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from drafter.desk.sitting import Sitting

FRONT = "bundle:\n  title: 春耕发言\n"
SPEECHES = "---\n标题: 修渠的话\n开头: 修渠。\n---\n标题: 选种<的>话\n开头: 选种。\n"


def _view(text: str, tmp_path: Path) -> dict[str, Any]:
    return Sitting(text, str(tmp_path / "a.yaml"), tmp_path).view()


def test_the_contents_stand_behind_the_front_of_a_bundle(tmp_path):
    blocks = [block["html"] for block in _view(FRONT + SPEECHES, tmp_path)["blocks"]]
    words = [re.sub("<[^>]*>", "", html) for html in blocks]
    first = words.index("修渠的话")
    lines = [html for html in blocks if html.startswith("<nav")]
    assert [re.findall('data-words="(.*?)" data-page="(.*?)"', html) for html in lines] == [
        [("修渠的话", "2")],
        [("选种&lt;的&gt;话", "3")],
    ]
    assert words[0] == "春耕发言"
    assert blocks[first - 3 : first] == [blocks[first - 3], *lines]
    assert "contents-heading" in blocks[first - 3]


def test_the_contents_are_no_text_of_the_page(tmp_path):
    view = _view(FRONT + SPEECHES, tmp_path)
    texts = [re.sub("<[^>]*>", "", block["html"]) for block in view["blocks"]]
    assert [text for text in texts if text].count("修渠的话") == 1


def test_a_single_speech_has_no_contents(tmp_path):
    assert not [block for block in _view("标题: 一篇\n开头: 话。\n", tmp_path)["blocks"] if "data-words" in block["html"]]


def test_each_speech_still_begins_a_page_and_a_click_finds_its_text(tmp_path):
    sitting = Sitting(FRONT + SPEECHES, str(tmp_path / "a.yaml"), tmp_path)
    blocks = sitting.view()["blocks"]
    for title in ("修渠的话", "修渠。"):
        number = next(at for at, block in enumerate(blocks) if f">{title}<" in block["html"])
        index = sitting.index_at(number, 0)
        assert sitting.text[index:].startswith(title)
    begins = [block["html"] for block in blocks if block.get("break")]
    assert [">修渠的话<" in begins[0], "选种" in begins[1], len(begins)] == [True, True, 2]


def test_a_click_on_the_contents_finds_nothing(tmp_path):
    sitting = Sitting(FRONT + SPEECHES, str(tmp_path / "a.yaml"), tmp_path)
    number = next(at for at, block in enumerate(sitting.view()["blocks"]) if "<nav" in block["html"])
    assert (sitting.index_at(number, 0), sitting.origin(number, 0)) == (None, None)


def test_a_new_title_changes_its_line(tmp_path):
    sitting = Sitting(FRONT + SPEECHES, str(tmp_path / "a.yaml"), tmp_path)
    sitting.act(sitting.version, {"do": "set", "path": "1/title", "text": "修路的话"})
    assert 'data-words="修路的话"' in "".join(block["html"] for block in sitting.view()["blocks"])
