"""Texts, pages and Word documents by the kinds of `tests/kinds/mine.yaml`: what mining makes of each."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from drafter.mine.batch import Task, files_of
from drafter.mine.pipeline import mine_text
from drafter.mine.report import tree
from drafter.read import read_bytes
from tests.data import read_data

CASES: list[dict[str, Any]] = read_data(Path(__file__).with_name("faults.yaml"))
SHELVES = "书架要天天理，谁借的书谁登记，月底清点一次，少了的要赔。"
WINDOWS = "窗台和地面早晚各扫一遍，扫完的人在本子上签名。"
DOORS = "门口的灯晚上十点关，最后走的人检查水电和门锁。"
BLOCKS = {"{shelves}": SHELVES, "{windows}": WINDOWS, "{doors}": DOORS}
BLOCKS["{sections}"] = f"一、书架天天理\n{SHELVES}\n二、窗台早晚擦\n{WINDOWS}\n三、最后走的人锁门\n{DOORS}"
BLOCKS["{rest}"] = f"各位同事：\n今天说三件事。\n{BLOCKS['{sections}']}\n谢谢大家！"
_SIDES = {"middle": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def _filled(text: str) -> str:
    for name, block in BLOCKS.items():
        text = text.replace(name, block)
    return text


def _word(case: dict[str, Any]) -> bytes:
    """A Word document: its paragraphs, each a text, or a mapping with its runs, its size and its side."""
    document = docx.Document()
    for entry in case["word"]:
        one = entry if isinstance(entry, dict) else {"runs": entry}
        for text in _filled(one["runs"]).split("\n") if isinstance(one["runs"], str) and "break" not in one else [one["runs"]]:
            paragraph = document.add_paragraph()
            if "side" in one:
                paragraph.alignment = _SIDES[one["side"]]
            for run in text if isinstance(text, list) else [text]:
                look, words = next(iter(run.items())) if isinstance(run, dict) else ("", run)
                added = paragraph.add_run(words)
                added.font.size = Pt(one.get("size", 16))
                if look:
                    setattr(added.font, look, True)
    for cells in case.get("table", ()):
        table = document.add_table(rows=1, cols=len(cells))
        for cell, words in zip(table.rows[0].cells, cells, strict=True):
            cell.text = words
    if "header" in case:
        document.sections[0].header.paragraphs[0].text = case["header"]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _page(text: str, name: str) -> str:
    """A text; of a web page each line of the blocks is a paragraph."""
    if name.endswith(".html"):
        rest = "".join(f"<p>{line}</p>" for line in BLOCKS["{rest}"].split("\n"))
        return f'<html><head><meta charset="utf-8"></head><body>{text.replace("{rest}", rest)}</body></html>'
    return _filled(text)


def made_of(case: dict[str, Any]) -> str:
    """A case's source as an outline, a text, JSON, or what the terminal shows."""
    name = "a.docx" if "word" in case else case.get("file", "a.txt")
    data = _word(case) if "word" in case else _page(case["text"], name).encode()
    found = mine_text(read_bytes(data, name))
    form = case.get("to", "outline")
    return tree(found) if form == "tree" else "\n".join(written for _, written in files_of(found, Task(form, chinese=True)))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['kind']}: {case['title']}") for case in CASES])
def test_a_source_is_read_as_it_is_meant(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    made = made_of(case)
    assert [words for words in case.get("has", ()) if words not in made] == [], made
    assert [words for words in case.get("lacks", ()) if words in made] == [], made
