"""What a sample renders to becomes an outline of its template again, which renders to the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter import api
from drafter.outline.load import load
from tests.conftest import ROOT
from tests.pull.draft.laws import FOLDERS, TEMPLATES, holds, page_of

SAMPLES = sorted(path for path in (ROOT / "samples").glob("*.yaml") if "bundle" not in path.name)


BETTER = {"school-opening": "ceremony", "canal-opening": "address"}
"""Samples of the plain template, which fits any speech, and the template of their genre."""


@pytest.mark.parametrize("to", ["docx", "txt", "md"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_through_its_own_template(path: Path, to: str):
    outline = path.read_text(encoding="utf-8")
    template = load(outline, str(path))[0].outlines[0].template
    document = api.render(outline, source=str(path), to=to, folders=FOLDERS).data
    named, chosen = (api.outline_from(document, name, source=f"speech.{to}", folders=FOLDERS) for name in (template, None))
    if to == "txt" and "附件:" in outline:  # what stands behind a speech in plain text is another document, and told line by line
        assert {fault.code for fault in named.notices} - {"draft.tab-blank"} == {"draft.noise"}  # tabs part the cells of a table
        return
    if "图片:" in outline:  # its file is no part of a text: told, and kept in the notes
        assert page_of(named.text) == re.sub("【图片：.*】\n", "", page_of(outline))
        assert [(fault.code, fault.facts["found"]) for fault in named.notices] == [("draft.left-out", "picture")]
        return
    assert page_of(named.text) == page_of(outline)
    assert (named.notices, named.complete) == ((), True)
    assert chosen.template == BETTER.get(path.stem, template)
    assert chosen.text == named.text or path.stem in BETTER
    assert chosen.reason


@pytest.mark.parametrize("number", [1, 2])
def test_a_speech_of_a_bundle_comes_back(number: int):
    outline = (ROOT / "samples" / "seminar-bundle.yaml").read_text(encoding="utf-8")
    one = load(outline, "bundle.yaml")[0].outlines[number - 1]
    document = api.render(outline, to="docx", folders=FOLDERS).data
    drafted = api.outline_from(document, one.template, source="speech.docx", folders=FOLDERS, speech=number)
    page = page_of(drafted.text)
    assert page
    assert page.strip() in page_of(outline)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_word_of_a_sample_is_lost_in_any_template(path: Path, template: str):
    page = api.render(path.read_text(encoding="utf-8"), source=str(path), to="txt", folders=FOLDERS).data
    holds(page, "draft.txt", template)
