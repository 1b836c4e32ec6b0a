"""The frames and blanks of emitted templates read as phrases, whatever was mined."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from drafter.mine.emit import emit
from drafter.mine.pipeline import mine_text
from drafter.mine.skeleton import unit_headings
from drafter.read.source import SourceText
from drafter.speech.frames import align, fill
from drafter.speech.frames.align import PARTICLES
from drafter.speech.frames.cues import cues, is_word
from drafter.speech.tree import speeches_of
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
            if len(run[0]) > 1 or not (before_blank or behind_blank) or (before_blank and run[0] in PARTICLES):
                continue
            paired = any(run[0] in behind for behind in table.pairs.values())
            if not ((before_blank and run[0] in table.heads) or (behind_blank and (run[0] in table.tails or paired))):
                found.append(run[0])
    return found


def cut_words(frame: str, headings: list[str]) -> list[str]:
    """Words that an edge of a blank cuts in most headings, where the frame's own words do not end there."""
    parts = frame.split("{}")
    filled = [(heading, blanks) for heading in headings if (blanks := fill(frame, heading))]
    found = []
    for place, part in enumerate(parts[:-1]):
        pairs = [part[-1:] + blanks[place][:1] for _, blanks in filled]
        if len(part) > 2 and sum(map(is_word, pairs)) * 2 > len(pairs) and not is_word(part[-2:]):
            found += pairs
    return found


@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
def test_no_frame_ends_inside_a_word(text: str):
    for speech in speeches_of(mine_text(SourceText("source.txt", text)).document):
        for headings in ([section.heading for section in speech.sections], *map(unit_headings, speech.sections)):
            frame = align(headings)
            if frame is not None:
                assert cut_words(frame.pattern, list(headings)) == []
                assert cut_tails(frame.pattern, list(headings)) == []
                assert particles(frame.pattern, list(headings)) == []


def cut_tails(frame: str, headings: list[str]) -> list[str]:
    """Words that a single character behind the last blank of a clause cuts in most headings: 起来 in 把{}来."""
    parts = frame.split("{}")
    filled = [blanks for heading in headings if (blanks := fill(frame, heading))]
    found = []
    for place, part in enumerate(parts[1:]):
        words = re.match("[\u3400-\u9fff]*", part)
        if words is not None and len(words[0]) == 1 and len(filled) > 1:
            pairs = [blanks[place][-1:] + words[0] for blanks in filled]
            found += pairs if sum(map(is_word, pairs)) * 2 > len(pairs) else []
    return found


def particles(frame: str, headings: list[str]) -> list[str]:
    """What blanks hold that all begin with the same particle, behind a word or a mark of the frame."""
    columns = zip(*(blanks for heading in headings if (blanks := fill(frame, heading))), strict=True)
    behind = [bool(part) for part in frame.split("{}")[:-1]]
    return [
        blank
        for led, column in zip(behind, columns, strict=False)
        if led
        and len(column) > 1
        and len({blank[0] for blank in column}) == 1
        and column[0][0] in PARTICLES
        and min(map(len, column)) > 1
        for blank in column
    ]


@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
def test_blanks_begin_and_end_at_words_and_no_slot_with_a_mark(text: str):
    made = emitted(text)
    for template in made.templates:
        assert [(frame, edges) for frame in frames_of(template.text) if (edges := broken_edges(frame))] == []
        assert [frame for frame in frames_of(template.text) if re.search(r"(?:\{\}[，；,;]){3,}\{\}", frame)] == []
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
        (["在相互交流中，赛出水平", "在相互交往中，赛出友谊", "在相互交锋中，赛出风格"], "在相互{}中，赛出{}"),
        (["推动高质量发展上台阶", "推动高质量发力出实招"], "推动高质量{}"),
        (["用好党员干部", "关心人员干部", "带动职员干部"], "{}干部"),
    ],
)
def test_no_frame_cuts_a_word_or_a_number(headings: list[str], frame: str | None):
    found = align(headings)
    assert (found.pattern if found else None) == frame
