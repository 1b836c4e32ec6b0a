"""Every template has a picture: the first page of what it makes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from drafter.api import list_templates
from drafter.desk.desk import Desk
from drafter.desk.folder import Folder
from drafter.desk.picture import picture
from tests.pace import within

NAMES = [entry.name for entry in list_templates()]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_a_sheet_with_lines_inside_its_margins(name: str):
    sheet = ET.fromstring(picture(name, ()))
    _, _, width, height = map(float, sheet.attrib["viewBox"].split())
    lines = sheet.findall(f"{SVG}text")
    assert 3 <= len(lines) <= 40
    assert all(0 < float(line.attrib["x"]) < width and 0 < float(line.attrib["y"]) < height for line in lines)
    assert {child.tag for child in sheet} == {f"{SVG}rect", f"{SVG}text"}


def test_text_of_a_template_makes_no_marks_of_its_own(tmp_path: Path):
    (tmp_path / "odd.md.j2").write_text(
        '---\ntitle: 自己的\n---\n{% extends "shipped/speech.md.j2" %}\n{% block closing %}\n\\<script\\> & "a"\n{% endblock %}\n',
        encoding="utf-8",
    )
    assert "<script" not in picture("odd", (tmp_path,))


def test_without_a_server_the_gallery_holds_the_pictures(tmp_path: Path):
    choice = Desk(Folder(tmp_path)).call("gallery", {})
    assert all(card["picture"].startswith("data:image/svg+xml;base64,") for card in choice["templates"])


def test_pictures_cost_little(tmp_path: Path):
    with within(3):
        Desk(Folder(tmp_path)).call("gallery", {})
