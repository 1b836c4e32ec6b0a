"""The page around a speech changes nothing of its structure: menus, breadcrumbs, other articles, licenses, and HTML of many shapes."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest

from drafter.mine.clean import clean
from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from drafter.read.source import SourceText
from drafter.speech.flow import document_paragraphs
from tests.data import read_data
from tests.mine.segment.test_laws import assert_no_character_lost

ROOT = Path(__file__).parents[2]
WRAPPINGS: dict[str, dict[str, dict[str, str]]] = read_data(Path(__file__).with_name("wrapped_bounds.yaml"))
PATHS = [*sorted((ROOT / "tests/mine/sources").glob("party*.txt")), *sorted((ROOT / "samples/sources").glob("*.txt"))]
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in PATHS}


def paragraphs_of(text: str) -> list[str]:
    """A speech as its cleaned paragraphs, so that nothing but the wrapping is around it."""
    mined = mine_text(SourceText("plain", text))
    return [paragraph.text for _, paragraph in document_paragraphs(mined.document)]


FIELDS = ("title", "subtitle", "date", "speaker", "salutation", "opening", "sections", "closing", "frames")


def structure(source: SourceText) -> dict[str, Any]:
    """The parts that mining finds."""
    found = to_json(mine_text(source))
    return {"bundle": found["bundle"], "speeches": [{field: speech[field] for field in FIELDS} for speech in found["speeches"]]}


def as_text(paragraphs: list[str], wrapping: dict[str, str]) -> str:
    """The speech inside a page of text."""
    ahead = 2 if paragraphs[1].startswith("——") else 1
    title, rest = "\n".join(paragraphs[:ahead]), paragraphs[ahead:]
    before, behind, after = (wrapping.get(key, "").replace("{title}", paragraphs[0]) for key in ("before", "behind_title", "after"))
    site = (
        wrapping.get("site", "") if ahead == 1 and title.endswith(("讲话", "讲稿", "发言")) else ""
    )  # nothing else shows where the title ends
    return before + "\n".join([title + site, behind + rest[0], *rest[1:]]) + "\n" + after


def as_page(paragraphs: list[str], wrapping: dict[str, str]) -> str:
    """The speech inside a page of HTML."""
    title, *rest = (html.escape(paragraph, quote=False) for paragraph in paragraphs)
    forms = {
        "{title}": title,
        "{p}": "".join(f"<p>{text}</p>\n" for text in rest),
        "{P}": "".join(f"<P>　　{text}\n" for text in rest),
        "{div}": "".join(f"<div>&nbsp;&nbsp;&nbsp;&nbsp;{text}</div>" for text in rest),
        "{br}": "<br>\n".join(f"　　{text}" for text in rest),
        "{brnbsp}": "<br><br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}" for text in rest),
        "{mso}": "".join(
            f"<p class=MsoNormal><span lang=EN-US>&nbsp;</span><span\nstyle='font-family:宋体'>{text}</span></p>" for text in rest
        ),
    }
    page = wrapping["page"]
    for form, text in forms.items():
        page = page.replace(form, text)
    return page


@pytest.mark.parametrize("name", WRAPPINGS["text"])
@pytest.mark.parametrize("speech", SOURCES)
def test_a_page_of_text_around_a_speech(speech: str, name: str):
    paragraphs = paragraphs_of(SOURCES[speech])
    text = as_text(paragraphs, WRAPPINGS["text"][name])
    assert structure(SourceText("plain", text)) == structure(SourceText("plain", "\n".join(paragraphs)))


@pytest.mark.parametrize("name", WRAPPINGS["html"])
@pytest.mark.parametrize("speech", SOURCES)
def test_a_page_of_html_around_a_speech(speech: str, name: str):
    paragraphs = paragraphs_of(SOURCES[speech])
    page = as_page(paragraphs, WRAPPINGS["html"][name])
    assert structure(read_bytes(page.encode(), "page.html")) == structure(SourceText("plain", "\n".join(paragraphs)))


PAIRS = [
    (first, second) for first, second in zip(WRAPPINGS["text"], [*WRAPPINGS["text"]][7:] + [*WRAPPINGS["text"]][:7], strict=True)
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_pages_in_one_around_a_speech(first: str, second: str):
    paragraphs = paragraphs_of(SOURCES["factory-safety-meeting"])
    both = (WRAPPINGS["text"][first], WRAPPINGS["text"][second])
    wrapping = {key: "".join(wrapping.get(key, "") for wrapping in both) for key in ("before", "behind_title", "after")}
    found = structure(SourceText("plain", as_text(paragraphs, wrapping)))
    assert found == structure(SourceText("plain", "\n".join(paragraphs)))


@pytest.mark.parametrize("between", ["\n", "\n\n\n", "\n责任编辑：某某\n上一篇：没有了\n\n"])
@pytest.mark.parametrize(("first", "second"), [(first, second) for first in SOURCES for second in SOURCES if first != second])
def test_two_speeches_one_behind_another_are_a_bundle(first: str, second: str, between: str):
    texts = ["\n".join(paragraphs_of(SOURCES[speech])) for speech in (first, second)]
    found = structure(SourceText("plain", between.join(texts)))
    assert found["speeches"] == [structure(SourceText("plain", text))["speeches"][0] for text in texts]
    assert found["bundle"] == {"title": "", "count_line": ""}


def test_no_character_of_a_page_vanishes():
    for wrapping in WRAPPINGS["text"].values():
        for source in SOURCES.values():
            text = as_text(paragraphs_of(source), wrapping)
            assert_no_character_lost(text, clean(SourceText("plain", text)))
