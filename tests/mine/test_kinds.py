"""Sources as others wrote them, by kinds of faults: what mining makes of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.mine.batch import Task, files_of
from drafter.mine.pipeline import mine_text
from drafter.mine.report import tree
from drafter.read import read_bytes
from tests.data import read_data

KINDS: dict[str, list[dict[str, Any]]] = read_data(Path(__file__).with_name("kinds.yaml"))
SECTIONS = (
    "一、清好渠\n近来雨水多，渠里的泥要先清，清完再放水，大家都记住。\n"
    "二、闸门有人管\n闸门要一天开一次，谁的班谁签字，交接要清楚。\n"
    "三、先让老人用上水\n老人家里先通水，年轻人后通，谁也不争。\n谢谢大家！\n"
)
BODY = f"今天讲三件事。\n{SECTIONS}"


def mined(case: dict[str, Any]) -> str:
    """A case's source as an outline, a text, or what the terminal shows."""
    text = case["text"].replace("{body}\n", BODY).replace("{sections}\n", SECTIONS).replace("{body}", BODY)
    found = mine_text(read_bytes(text.encode(), case.get("file", "a.txt")))
    form = case.get("to", "outline")
    return tree(found) if form == "tree" else "\n".join(written for _, written in files_of(found, Task(form, chinese=True)))


@pytest.mark.parametrize(("kind", "title"), [(kind, case["title"]) for kind, cases in KINDS.items() for case in cases])
def test_sources_are_read_as_they_are_meant(kind: str, title: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    case = next(case for case in KINDS[kind] if case["title"] == title)
    made = mined(case)
    assert [words for words in case.get("has", ()) if words not in made] == [], made
    assert [words for words in case.get("lacks", ()) if words in made] == [], made
