"""What holds of the templates of the project's sources holds of those of real sources beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.mine.pipeline import mine_text
from drafter.mine.skeleton import unit_headings
from drafter.read.source import SourceText
from drafter.speech.frames import align
from drafter.speech.tree import speeches_of
from tests.mine.emit.test_phrases import broken_edges, cut_tails, cut_words, emitted, frames_of, particles


@pytest.mark.parametrize("folder", ["seeds", "dev", "gold/kinds"])
def test_templates_of_real_sources_read_as_phrases(shared: Path, folder: str):
    for path in sorted((shared / folder).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for speech in speeches_of(mine_text(SourceText("source.txt", text)).document):
            for headings in ([section.heading for section in speech.sections], *map(unit_headings, speech.sections)):
                if frame := align(headings):
                    assert [*cut_words(frame.pattern, list(headings)), *cut_tails(frame.pattern, list(headings))] == [], path.name
                    assert particles(frame.pattern, list(headings)) == [], path.name
        for template in emitted(text).templates:
            assert [(frame, edges) for frame in frames_of(template.text) if (edges := broken_edges(frame))] == [], path.name
