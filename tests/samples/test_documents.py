"""Every sample in every layout: valid for two validators, and the text of ``--to txt`` when it is opened again."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from drafter import api
from drafter.layout import layout_names
from drafter.read import read_bytes
from drafter.speech.flow import typed_footnotes
from tests.samples.rendering import FOLDER, SAMPLES, rendered
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
def test_openxml_audit_finds_nothing(name: str, layout: str, tmp_path: Path):
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "speech.docx"
    path.write_bytes(docx(name, layout))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.ooxml
@pytest.mark.parametrize("layout", layout_names())
def test_the_open_xml_sdk_finds_nothing(layout: str, root: Path, tmp_path: Path):
    wrapper = root / "tests" / "ooxml" / "node_modules" / ".bin" / "ooxml-validator"
    if not wrapper.exists():
        pytest.skip("npm install --prefix tests/ooxml")
    for name in SAMPLES:
        path = tmp_path / f"{name}.docx"
        path.write_bytes(docx(name, layout))
        done = subprocess.run([wrapper, path], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, f"{name}: {done.stdout}"


@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_small(name: str):
    speeches = len(rendered(name).document.speeches) if hasattr(rendered(name).document, "speeches") else 1
    pictures = sum(path.stat().st_size for path in FOLDER.glob("*/*.png") if path.parent.name in _text(name))
    assert len(docx(name, "gbt9704")) - pictures < 16_000 * speeches
