"""Where the characters of an outline's values stand in its file, whatever style of YAML holds them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.nodes.writing import double_quoted, scalar
from drafter.outline.edit.content import content_of
from drafter.template.positions import positions
from tests.proofread.proofreading import SAMPLES

WORDS = st.text(alphabet="加强学习，。“”Word26: '\"\\#-", min_size=1, max_size=30).map(str.strip).filter(bool)


def written(outline: str, name: str = "outline") -> list[tuple[str, list[str]]]:
    """Each value with what the file writes for each of its characters."""
    content = content_of(outline, name)
    found = positions(outline, content.values)
    return [(value.text, [outline[at.start : at.stop] for at in found[number]]) for number, value in enumerate(content.values)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_character_of_a_sample_stands_where_it_is_said_to(sample):
    for text, pieces in written(sample.read_text(encoding="utf-8"), str(sample)):
        assert "".join(pieces) == text


@given(WORDS)
def test_a_value_in_any_quotes(text: str):
    for said in (double_quoted(text), scalar(text), "'" + text.replace("'", "''") + "'"):
        ((found, pieces),) = written(f"title: {said}\n")
        assert found == text
        assert [_read(piece) for piece in pieces] == list(text)


def _read(piece: str) -> str:
    if piece == "''":
        return "'"
    return str(yaml.safe_load(f'"{piece}"')) if piece.startswith("\\") and len(piece) > 1 else piece


@pytest.mark.parametrize(
    "outline",
    [
        "opening: >-\n  各位代表，\n  今年我们\n\n  第二段。\n",
        "opening: |\n  各位代表，今年\n  第二段。\n",
        "opening:\n  - 各位代表，\n    今年我们\n  - 第二段。\n",
        'opening: "各位代表，\n  今年我们\\\n  干\\u4e86"\n',
        "opening: '各位代表，\n  it''s'\n",
        "opening:\n  - 主动学标: 把手册\n      列入清单。\n",
    ],
)
def test_a_value_of_several_lines(outline: str):
    for text, pieces in written(outline):
        assert [_read(piece) for piece in pieces] == list(text)


def test_the_space_between_two_lines_of_latin_words_stands_at_the_end_of_the_first():
    ((text, pieces),) = written("title: Good\n  morning\n")
    assert text == "Good morning"
    assert pieces[4] == "\n"
