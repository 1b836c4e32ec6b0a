"""Documents that another program saved: LibreOffice itself where it is installed, and what WPS and Word in Chinese make of names and fonts."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from io import BytesIO

import pytest

from tests.pull.editing import SAMPLES, document, edited, paragraph, pulled, replace, text_of
from tests.pull.programs import PROGRAMS
from tests.pull.test_structure import DEEP, EDITS, markdown
from tests.samples.rendering import SAMPLES as NAMES


def resaved(data: bytes, folder, name: str = "a") -> bytes:
    """A document as LibreOffice saves it."""
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / f"{name}.docx").write_bytes(data)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(folder / "in" / f"{name}.docx")], check=True, capture_output=True, timeout=120)
    saved: bytes = (folder / f"{name}.docx").read_bytes()
    return saved


needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_saved_by_libreoffice_changes_nothing(name, tmp_path):
    outline = (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert pulled(resaved(document(outline), tmp_path), outline) == (outline, (), True)


@pytest.mark.office
@needs_office
def test_what_was_moved_and_then_saved_by_libreoffice_comes_back(tmp_path):
    _, change, expected = EDITS["a section with two levels in it"]
    back = pulled(resaved(edited(document(DEEP), change), tmp_path), DEEP)
    assert back.complete, back
    assert all(part in markdown(back.outline) for part in expected)


def with_parts(data: bytes, **changes) -> bytes:
    """A document with its styles and its text changed."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            change = changes.get(name.removeprefix("word/").removesuffix(".xml"))
            new.writestr(name, change(content.decode()).encode() if change else content)
    return saved.getvalue()


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_a_program_changes_by_itself_changes_nothing(program):
    data = with_parts(document(DEEP), **PROGRAMS[program])
    assert data != document(DEEP)
    assert pulled(data, DEEP) == (DEEP, (), True)


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_was_edited_too_comes_back(program):
    _, change, expected = EDITS["a section with two levels in it"]
    back = pulled(with_parts(edited(document(DEEP), change), **PROGRAMS[program]), DEEP)
    assert back.complete, back
    assert all(part in markdown(back.outline) for part in expected)


def test_a_style_of_ones_own_is_what_it_is_based_on():
    def change(opened):
        style = opened.styles.add_style("我的标题", 1)
        style.base_style = opened.styles["heading 1"]
        paragraph(opened, "三、管好").style = style

    assert pulled(edited(document(DEEP), change), DEEP) == (DEEP, (), True)


BUNDLE = """\
合集: {标题: 两次发言}
---
标题: 在开渠时的发言
开头: 渠要开得直。
---
标题: 在放水时的发言
开头: 水要放得慢。
"""


def beside(opened, start: str, text: str, style: str = "toc 1"):
    paragraph(opened, start).insert_paragraph_before(text, style=opened.styles[style])


def told(back):
    return [fault.facts.get("text") for fault in back.notices]


def test_a_bundle_that_nobody_edited_has_no_strays():
    assert pulled(edited(document(BUNDLE), lambda _: None), BUNDLE) == (BUNDLE, (), True)


@pytest.mark.parametrize("style", ["toc 1", "TOC Heading"])
def test_a_text_typed_in_the_contents_is_told(style):
    back = pulled(edited(document(BUNDLE), lambda d: beside(d, "在放水时的发言", "渠长：老周。", style)), BUNDLE)
    assert (told(back), back.complete) == (["渠长：老周。"], False)


def test_a_paragraph_in_the_style_of_the_contents_stays():
    back = pulled(edited(document(BUNDLE), lambda d: setattr(paragraph(d, "渠要开得直"), "style", d.styles["toc 1"])), BUNDLE)
    assert (back.outline, back.complete) == (BUNDLE, True)


def test_the_line_with_the_number_of_speeches_below_the_contents_is_told():
    def change(opened):
        line = next(one for one in opened.paragraphs if one.style.name == "篇数")
        [*(one for one in opened.paragraphs if one.style.name.lower() == "toc 1")][-1]._p.addnext(line._p)

    assert not pulled(edited(document(BUNDLE), change), BUNDLE).complete


def test_contents_with_new_numbers_of_pages_change_nothing():
    assert pulled(edited(document(BUNDLE), lambda d: beside(d, "在放水时的发言", "在开渠时的发言\t12")), BUNDLE).complete


def test_a_title_reworded_is_no_stray():
    back = pulled(edited(document(BUNDLE), lambda d: replace(d, "在开渠时", "在修渠时")), BUNDLE)
    assert back.complete
    assert "在修渠时的发言" in text_of(back.outline)
