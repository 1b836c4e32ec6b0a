"""The end of a text with sections: a list without ordinals belongs to the last section, attachments and a signature stand below the closing."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
import yaml

from drafter import api
from tests.pull.draft.laws import holds

_ABOVE = ["在全镇清渠会上的讲话", "同志们：", "枯水期到了。", "一、分好段", "村村有渠段。"]


def document(lines: list[str]) -> bytes:
    """Lines as a Word document; one that begins with ``* `` is an item of Word's own list."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line.removeprefix("* "), style="List Bullet" if line.startswith("* ") else None)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def outline_of(lines: list[str], template: str | None, form: str) -> dict[str, object]:
    """The outline of a text in a format, after its law was checked."""
    text = "\n".join(lines).encode() if form == "txt" else "\n\n".join(lines).encode() if form == "md" else document(lines)
    found: dict[str, object] = yaml.safe_load(holds(text, f"draft.{form}", template).text)
    return found


FORMS = pytest.mark.parametrize("form", ["txt", "md", "docx"])


@FORMS
def test_attachments_and_a_signature_below_a_section_with_figures_are_keys(form: str):
    end = ["附件：1.渠段划分表", "2.值守表", "青石镇人民政府", "2026年11月3日"]
    lines = [*_ABOVE, "二、抓住头", "1.先清头渠", "头渠淤得深。", "2.再清支渠", "支渠跟着走。", *end]
    outline = outline_of(lines, "speech", form)
    assert (outline["附件"], outline["落款"]) == (["渠段划分表", "值守表"], "青石镇人民政府")
    assert str(outline["落款日期"]) == "2026-11-03"
    assert "结尾" not in outline


@FORMS
@pytest.mark.parametrize(
    "items",
    [
        ["要做好这几件事：", "* 先清头渠，一天一段", "* 再清支渠，两天一段", "* 后清毛渠，三天一段"],
        ["要做好这几件事：", "* 先清头渠。", "* 再清支渠。", "* 后清毛渠。"],
        ["* 先清头渠。", "* 再清支渠。", "* 后清毛渠。", "* 都要清到底。"],
        ["要做到：", "* 淤泥上岸；", "* 杂草出渠；", "* 人不离段。"],
        ["要做到：", "* 淤泥要上岸，", "* 杂草要出渠，", "* 人要不离段。"],
        ["要做到：", "泥有人清", "草有人割", "渠有人守", "闸有人管"],
    ],
)
def test_a_list_without_ordinals_at_the_end_belongs_to_the_last_section(items: list[str], form: str):
    outline = outline_of([*_ABOVE, "二、抓住头", *items], "speech", form)
    assert "结尾" not in outline
    assert len(outline["部分"][1]["正文"]) == len(items)


@FORMS
def test_a_list_below_a_heading_that_runs_in_belongs_to_the_last_section(form: str):
    lines = [*_ABOVE[:3], "一、分好段。村村有渠段，段段有人管。", "二、备好料。石料先到，沙料后到。"]
    items = ["* 先清头渠，一天一段", "* 再清支渠，两天一段", "* 后清毛渠，三天一段"]
    outline = outline_of([*lines, "三、抓住头。要做好这几件事：", *items, "同志们，水等着渠。谢谢大家！"], "speech", form)
    assert outline["结尾"] == ["同志们，水等着渠。谢谢大家！"]
    assert len(outline["部分"][2]["正文"]) == len(items) + 1


@FORMS
@pytest.mark.parametrize("last", ["谢谢大家", "祝大家过个好年", "周大河"])
def test_thanks_wishes_and_a_name_behind_short_lines_are_no_items(last: str, form: str):
    outline = outline_of([*_ABOVE, "二、抓住头", "先清头渠", "再清支渠", "后清毛渠", last], "speech", form)
    assert last not in str(outline["部分"])


def test_an_ordinal_of_attachments_keeps_its_blank_in_mining():
    lines = [*_ABOVE, "二、抓住头", "1.先清头渠", "头渠淤得深。", "2.再清支渠", "支渠跟着走。"]
    text = "\n".join([*lines, "附件：1.渠段划分表", "2.值守表", "青石镇人民政府", "2026年11月3日"])
    page = api.render(api.outline_from(text, "speech", source="draft.txt").text, source="o.yaml", to="txt").text
    assert "附件：1. 渠段划分表\n2. 值守表" in page.replace("\n\n", "\n").replace("\u3000", "")


@FORMS
@pytest.mark.parametrize("ends", [["青石镇人民政府", "2026年1月20日"], ["附件：值守表", "青石镇人民政府", "2026年1月20日"]])
def test_wishes_above_a_signature_are_the_closing_of_a_letter(ends: list[str], form: str):
    lines = ["致返乡乡亲的一封信", "亲爱的乡亲们：", "渠修好了，水也清了。", "回来看看吧。", "祝大家新春愉快！", *ends]
    outline = outline_of(lines, "short-address", form)
    assert "祝大家新春愉快！" not in str(outline["开头"])
    assert (outline.get("结尾") or outline["填空"]) in (["祝大家新春愉快！"], {"祝愿": "大家新春愉快"})
    assert outline["落款"] == "青石镇人民政府"


@pytest.mark.parametrize(
    ("above", "closing"),
    [("同学们，今天只是开始，但我相信，你们会守好每一道闸。", 2), ("同学们，今天只是开始，我小时候不相信水会用完。", 1)],
)
def test_who_turns_to_the_hearers_and_looks_forward_begins_the_closing(above: str, closing: int):
    text = f"在渠边成人礼上的致辞\n同学们：\n渠水流了六十年。\n挖渠的人那年也是十八岁。\n{above}\n让我们一起把渠水送到田头！\n"
    found = yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text)
    assert len([found["closing"]] if isinstance(found["closing"], str) else found["closing"]) == closing
