"""`drafter pull`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pull.editing import add_after, edited, replace

OUTLINE = "title: 讲话\nsections:\n  - heading: 学习  # 先写这一部分\n    body: 我们要天天学习。\n"


def lay_out(folder: Path, drafter, edit=lambda d: replace(d, "天天", "时时")) -> Path:
    (folder / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    drafter("render", "speech.yaml")
    document = folder / "speech.docx"
    document.write_bytes(edited(document.read_bytes(), edit))
    return document


def test_it_prints_the_outline(drafter, folder: Path):
    lay_out(folder, drafter)
    run = drafter("pull", "speech.docx")
    assert (run.exit, run.out) == (0, OUTLINE.replace("天天", "时时"))
    assert run.err == "speech.yaml is unchanged; -o speech.yaml writes the outline there\n"
    assert drafter("pull", "speech.docx", "--quiet").err == ""
    assert (folder / "speech.yaml").read_text(encoding="utf-8") == OUTLINE


def test_it_writes_the_outline_that_it_comes_from(drafter, folder: Path):
    lay_out(folder, drafter)
    run = drafter("pull", "speech.docx", "-o", "speech.yaml")
    assert (run.exit, run.out) == (0, "speech.yaml\n")
    assert "时时" in (folder / "speech.yaml").read_text(encoding="utf-8")


def test_it_replaces_no_other_file(drafter, folder: Path):
    lay_out(folder, drafter)
    (folder / "other.yaml").write_text("title: 别的\n", encoding="utf-8")
    run = drafter("pull", "speech.docx", "--outline", "speech.yaml", "-o", "other.yaml")
    assert run.exit == 7
    assert (folder / "other.yaml").read_text(encoding="utf-8") == "title: 别的\n"


def test_the_outline_may_have_another_name(drafter, folder: Path):
    lay_out(folder, drafter)
    (folder / "speech.yaml").rename(folder / "提纲.yml")
    run = drafter("pull", "speech.docx")
    assert (run.exit, "there is no outline “speech.yaml” beside the document" in run.err) == (6, True)
    assert drafter("pull", "speech.docx", "--outline", "提纲.yml").exit == 0


def test_what_has_no_place_is_told(drafter, folder: Path):
    lay_out(folder, drafter, lambda d: d.add_table(1, 1))
    run = drafter("pull", "speech.docx", lang="zh")
    assert (run.exit, run.out) == (1, OUTLINE)
    assert run.err == "文档里有表格，取不回提纲；它只留在文档里\n"


def test_a_document_of_another_outline_is_told(drafter, folder: Path):
    lay_out(folder, drafter)
    other = "title: 别的\nsections:\n" + "".join(f"  - 第{n}件: 完全不同的内容。\n" for n in "甲乙丙丁戊己")
    (folder / "other.yaml").write_text(other, encoding="utf-8")
    assert drafter("pull", "speech.docx", "--outline", "other.yaml").exit == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_outline_keeps_its_encoding_and_its_line_ends(drafter, folder: Path, encoding: str, end: str):
    outline = end.join(["title: 不同的换行", "opening:", "  - 我们不学习。", "  - 我们不干活。", ""]).encode(encoding)
    (folder / "speech.yaml").write_bytes(outline)
    drafter("render", "speech.yaml")
    assert drafter("pull", "speech.docx", "-o", "speech.yaml").exit == 0
    assert (folder / "speech.yaml").read_bytes() == outline
    (folder / "speech.docx").write_bytes(
        edited((folder / "speech.docx").read_bytes(), lambda document: add_after(document, "我们不学习", "又加了一段。"))
    )
    assert drafter("pull", "speech.docx", "-o", "speech.yaml").exit == 0
    added = end.join(["title: 不同的换行", "opening:", "  - 我们不学习。", "  - 又加了一段。", "  - 我们不干活。", ""])
    assert (folder / "speech.yaml").read_bytes() == added.encode(encoding)


def test_a_name_longer_than_a_file_can_have_is_told(drafter, folder: Path):
    assert drafter("pull", f"{'甲' * 100}.docx").exit == 6


def test_templates_that_the_configuration_names_are_found_by_every_command(drafter, folder: Path):
    (folder / "ours").mkdir()
    (folder / "ours" / "brief.md.j2").write_text('---\ntitle: 短讲\n---\n{% extends "speech.md.j2" %}\n', encoding="utf-8")
    (folder / "drafter.yaml").write_text("templates: ours\n", encoding="utf-8")
    assert "brief" in drafter("templates", "list").out
    assert drafter("new", "brief", "-o", "a.yaml").exit == 0
    (folder / "a.yaml").write_text("template: brief\ntitle: 讲话\nopening: 把渠修好。\n", encoding="utf-8")
    assert drafter("render", "a.yaml").exit == 0
    data = edited((folder / "a.docx").read_bytes(), lambda document: add_after(document, "把渠修好", "把路修通。"))
    (folder / "a.docx").write_bytes(data)
    assert drafter("pull", "a.docx", "-o", "a.yaml").exit == 0
    assert "把路修通。" in (folder / "a.yaml").read_text(encoding="utf-8")
