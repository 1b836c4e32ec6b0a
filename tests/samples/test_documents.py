"""Every sample in every layout: valid for two validators, and the text of ``--to txt`` when it is opened again."""

from __future__ import annotations

import re
from functools import cache

import pytest

from drafter import api
from drafter.layout import layout_names
from drafter.read import read_bytes
from drafter.speech.flow import typed_footnotes
from tests.samples.rendering import FOLDER, SAMPLES, rendered
from tests.validating import audit, showing_all
from tests.write.examples import shown

EVERY = [(name, layout) for name in SAMPLES for layout in layout_names()]


def _text(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def docx(name: str, layout: str) -> bytes:
    return api.render(_text(name), source=str(FOLDER / f"{name}.yaml"), layout=layout, folders=(FOLDER / "templates",)).data


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_opened_again_it_holds_the_text(name: str, layout: str):
    text = api.render(_text(name), source=str(FOLDER / f"{name}.yaml"), to="txt", layout=layout, folders=(FOLDER / "templates",))
    lines = [line for line in text.data.decode().split("\n") if line and not line.startswith("【图片：")]
    if typed_footnotes(text.document):  # Word shows them and their marks by itself
        lines = [re.sub("[①-⑳]", "", line) for line in lines if not re.match("[①-⑳]", line)]
    if layout == "reading-copy":  # set in lines and divided between pages, which its own reader undoes
        assert "".join(read_bytes(docx(name, layout), "speech.docx").text.split()) == "".join("".join(lines).split())
    else:
        assert [line for line in shown(docx(name, layout)) if line] == lines


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_openxml_audit_finds_nothing(name: str, layout: str):
    assert audit(docx(name, layout)) == []


@pytest.mark.ooxml
@pytest.mark.parametrize("share", range(4))
def test_the_open_xml_sdk_finds_nothing(share: int, open_xml_sdk):
    for data in showing_all(docx(*one) for one in EVERY)[share::4]:
        assert open_xml_sdk(data) == ""


@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_small(name: str):
    speeches = len(rendered(name).document.speeches) if hasattr(rendered(name).document, "speeches") else 1
    pictures = sum(path.stat().st_size for path in FOLDER.glob("*/*.png") if path.parent.name in _text(name))
    assert len(docx(name, "gbt9704")) - pictures < 16_000 * speeches
