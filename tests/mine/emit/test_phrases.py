"""The frames and blanks of emitted templates read as phrases, whatever was mined."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from drafter.mine.emit import emit
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.frames import align
from drafter.speech.frames.cues import cues
from tests.mine.segment.notation import cases
from tests.samples.rendering import SAMPLES, rendered

SOURCES = [case.source for case in cases()]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parents[1].glob("sources/*.txt"))]
ALL = [*SOURCES, *TEXTS, *(rendered(name).text for name in SAMPLES)]
MARKS = "，、。；：！？）”’》】,;:!?)"
FRAME = re.compile(r'frame\("([^"]+)"\)|"([^"]*\{\}[^"]*)"')


def emitted(text: str):
    return emit(mine_text(SourceText("source.txt", text)), "学来")


def frames_of(template: str) -> set[str]:
    found = {one or other for one, other in FRAME.findall(template)}
    return found - {"{}"}


def broken_edges(frame: str) -> list[str]:
    """The single characters beside blanks that are no words by themselves."""
    table = cues()
    found = []
    parts = frame.split("{}")
    for place, part in enumerate(parts):
        for run in re.finditer("[\u3400-\u9fff]+", part):
            before_blank = run.end() == len(part) and place + 1 < len(parts)
            behind_blank = run.start() == 0 and place > 0
            if len(run[0]) > 1 or not (before_blank or behind_blank):
                continue
            paired = any(run[0] in behind for behind in table.pairs.values())
            if not ((before_blank and run[0] in table.heads) or (behind_blank and (run[0] in table.tails or paired))):
                found.append(run[0])
    return found


@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
def test_blanks_begin_and_end_at_words_and_no_slot_with_a_mark(text: str):
    made = emitted(text)
    for template in made.templates:
        assert [(frame, edges) for frame in frames_of(template.text) if (edges := broken_edges(frame))] == []
        assert not re.search(r"\{\{ (?:opening|closing)\[", template.text)
        assert "写什么" not in template.text
    for document in yaml.safe_load_all(made.outline):
        for value in (document.get("slots") or {}).values():
            assert str(value)[0] not in MARKS, value


@pytest.mark.parametrize(
    ("headings", "frame"),
    [
        (["“十四五”时期水务回顾", "“十五五”时期管网打算"], "“{}”时期{}"),
        (["推动灌区发展", "促进水价开展", "加快市场拓展"], None),
        (["2025年的账", "2026年的账"], None),
    ],
)
def test_no_frame_cuts_a_word_or_a_number(headings: list[str], frame: str | None):
    found = align(headings)
    assert (found.pattern if found else None) == frame
