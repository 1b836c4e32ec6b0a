"""Any edits of any sample: what comes back renders the edited text, or says what it could not place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import api
from drafter.pull import followed
from drafter.pull.edited import PageLine
from drafter.pull.headings import with_headings
from drafter.pull.units import line_of
from drafter.speech.flow import document_paragraphs, typed_footnotes
from drafter.speech.tree import Document
from drafter.template.trace import trace
from tests.pull.editing import SAMPLES, renderer
from tests.samples.rendering import SAMPLES as NAMES
from tests.samples.rendering import rendered

RENDERER = renderer()
WITHOUT_NOTES = st.sampled_from(NAMES).filter(lambda name: not typed_footnotes(rendered(name).document))
"""Footnotes come back by another way, with the whole document (`tests/pull/test_documents.py`)."""
WORDS = ["新的一句。", "二是", "，", "# ", "“补充”", "：", "三、新题", "a: b"]


def _lines(document: Document) -> list[PageLine]:
    return [PageLine(one.text, one.kind, one.level) for _, one in document_paragraphs(document) if one.text.strip()]


@st.composite
def edited_pages(draw):
    name = draw(WITHOUT_NOTES)
    page = _lines(rendered(name).document)
    for _ in range(draw(st.integers(1, 4))):
        if not page:
            break
        at = draw(st.integers(0, len(page) - 1))
        line = page[at]
        cut = draw(st.integers(0, len(line.text)))
        match draw(st.sampled_from(["word", "cut", "add", "remove", "swap", "split", "join"])):
            case "word":
                page[at] = line._replace(text=line.text[:cut] + draw(st.sampled_from(WORDS)) + line.text[cut:])
            case "cut":
                page[at] = line._replace(text=line.text[:cut] + line.text[cut + 3 :])
            case "add":
                page.insert(at + 1, PageLine(draw(st.sampled_from(WORDS)) + "一段新的文字。"))
            case "remove":
                del page[at]
            case "swap" if at + 1 < len(page):
                page[at : at + 2] = page[at + 1], line
            case "split":
                page[at : at + 1] = [line._replace(text=line.text[:cut]), PageLine(line.text[cut:])]
            case "join" if at + 1 < len(page):
                page[at : at + 2] = [line._replace(text=line.text + page[at + 1].text)]
        page = [line for line in page if line.text.strip()]
    return name, [line._replace(text=line.text.strip()) for line in page]


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(edited_pages())
def test_the_page_comes_back_or_what_is_missing_is_told(found):
    name, page = found
    outline = (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    made = list(map(line_of, trace(outline, RENDERER, marks=True).shown))
    told = with_headings(page, made)  # an ordinal in another spelling is told, and comes back in that of the page
    last = followed(outline, page, RENDERER)
    if last.done:
        assert [line.text for line in _lines(api.render(last.trace.outline, to="txt", renderer=RENDERER).document)] == [
            line.text for line in (told.lines if told.respelled else page)
        ]
    else:
        assert last.unplaced() or last.unwanted()
