"""Layouts learnt from Word documents: the law (what Drafter writes is learnt again), direct formatting, themes, headers, page numbers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from drafter import api
from drafter.errors import InputError
from drafter.layout import layout_names, load_layout

OUTLINE = """标题: 在年会上的讲话
讲话人: 石大山
日期: 2026-03-05
称呼: 同志们
开头: 今天开个短会。
部分:
  - 小标题: 抓落实
    正文: [马上就办，办就办好。, {主动学标: 把标准学深学透。}]
  - 小标题: 抓学习
    部分: [{学理论: 天天学一点。}, {学业务: 样样会一点。}]
结尾: 谢谢大家！
"""


def rendered(layout: str) -> bytes:
    return api.render(OUTLINE, layout=layout).data


def learnt(data: bytes, *, chinese: bool = True) -> list[str]:
    """The lines of what is learnt, without the summary."""
    text = api.learn_layout([("范文.docx", data)], chinese=chinese).text
    return [line for line in text.rstrip("\n").split("\n") if not line.startswith(("说明", "summary", "#"))]


@pytest.mark.parametrize("name", layout_names())
def test_a_shipped_layout_is_learnt_again(name: str):
    assert learnt(rendered(name), chinese=False) == [f"extends: {name}"]


def test_every_sample_in_every_layout_is_learnt_again(root: Path):
    for path in sorted((root / "samples").glob("*.yaml"))[::4]:
        for name in layout_names():
            data = api.render(path.read_text(encoding="utf-8"), source=str(path), layout=name).data
            assert learnt(data, chinese=False) == [f"extends: {name}"], path.name


@pytest.mark.parametrize(
    "layout",
    [
        "继承: gbt9704\n正文:\n  行距: 30磅\n  字号: 四号\n  首行缩进: 0\n",
        "继承: gbt9704\n标题:\n  对齐: 左对齐\n  字号: 一号\n  字体: 华文中宋\n  颜色: '#C00000'\n",
        "继承: gbt9704\n一级标题:\n  字体: 宋体\n  加粗: 是\n  下划线: 是\n",
        "继承: gbt9704\n正文:\n  行距: 1.5倍\n  段后: 6磅\n",
        "继承: gbt9704\n页面:\n  纸张: A3 横向\n  上边距: 25毫米\n  题下空: 2行\n",
        "继承: meeting-paper\n页码:\n  样式: 第{page}页 共{pages}页\n  字号: 小四\n",
        "继承: gbt9704\n页码:\n  位置: 无\n",
        "继承: gbt9704\n页码:\n  首页: 否\n",
        "继承: gbt9704\n页眉:\n  横线: 是\n  左: 内部资料汇编\n  右: '{date}'\n  字号: 小五\n",
        "继承: gbt9704\n页码:\n  样式: 第{page}页\n页脚:\n  左: 市局办公室\n",
        "继承: gbt9704\n密级:\n  文字: 内部资料　注意保存\n水印:\n  文字: 草稿\n",
        "继承: gbt9704\n密级:\n  文字: 内部资料\n  页: 每页\n",
        "继承: gbt9704\n密级:\n  文字: 秘密★1年\n  字体: 楷体\n  字号: 小四\n  对齐: 右对齐\n",
        "继承: gbt9704\n页面:\n  网格: 0\n正文:\n  行距: 1.25倍\n",
    ],
)
def test_what_a_layout_changes_is_learnt_again(tmp_path: Path, layout: str):
    path = tmp_path / "own.yaml"
    path.write_text(layout, encoding="utf-8")
    found = learnt(rendered(str(path)))
    again = tmp_path / "again.yaml"
    again.write_text("\n".join(found) + "\n", encoding="utf-8")
    kept, new = load_layout(str(path)), load_layout(str(again))
    assert new._replace(name="", summary="", page=kept.page, own=()) == kept._replace(name="", summary="", own=()), "\n".join(found)
    for one, other in zip(kept.page[:9], new.page[:9], strict=True):
        assert one == pytest.approx(other, abs=0.3)
    assert new.page.gap.points(new.body) == pytest.approx(kept.page.gap.points(kept.body), abs=0.2)


BUNDLE = """合集:
  标题: 巡护讲话汇编
---
标题: 在渠道巡护会上的讲话
讲话人: 县水务局局长　石大山
部分:
  - {巡好渠道: 大家一起来，把渠道巡好。}
结尾: 谢谢大家，渠道清了，水就来了。
落款: 石梁县渠道巡护站
---
标题: 在水闸改造会上的讲话
讲话人: 水闸站站长　柳青青
部分:
  - {修好水闸: 大家一起来，把水闸修结实。}
"""


@pytest.mark.parametrize("name", layout_names())
@pytest.mark.parametrize("switches", [("cover: yes",), ("contents-speakers: yes",), ("contents-speakers: yes", "cover: yes"), ()])
def test_the_cover_and_the_speakers_in_the_contents_are_learnt_again(tmp_path: Path, name: str, switches: tuple[str, ...]):
    path = tmp_path / "own.yaml"
    path.write_text("\n".join((f"extends: {name}", *switches, "")), encoding="utf-8")
    assert learnt(api.render(BUNDLE, layout=str(path)).data, chinese=False) == [f"extends: {name}", *switches]


def test_a_first_line_that_looks_like_body_text_is_no_title():
    document = Document()
    for text in ("【自我介绍】", *("渠道清了，水就来了，大家伙儿心里也敞亮。" for _ in range(4))):
        run = document.add_paragraph().add_run(text)
        run.font.size = Pt(14)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    data = BytesIO()
    document.save(data)
    found = learnt(data.getvalue(), chinese=False)
    assert "title:" not in found
    assert "  size: 四号" in found


def test_a_paragraph_kept_with_the_signature_says_nothing_of_others():
    outline = "标题: 在年会上的讲话\n部分:\n  - 抓落实: 马上就办。\n结尾: 谢谢大家！\n落款: 石梁县渠道巡护站\n"
    assert learnt(api.render(outline).data, chinese=False) == ["extends: gbt9704"]


def test_kinds_of_lines_of_ones_own_are_learnt_again(tmp_path: Path):
    path = tmp_path / "own.yaml"
    types = (
        "motto: {font: 楷体, align: right, size: 小四, before: 6pt}\n渠志碑记: {bold: yes, indent: 0}\nplain: {align: justify}\n"
    )
    path.write_text(f"extends: gbt9704\nbody: {{size: 四号}}\n{types}", encoding="utf-8")
    lines = ["马上就办，办就办好。", *(f"{{样式: {name}, 文字: 水到渠成}}" for name in ("motto", "渠志碑记", "plain")), "天天抓。"]
    data = api.render(f"标题: 在年会上的讲话\n部分:\n  - 小标题: 抓落实\n    正文: [{', '.join(lines)}]\n", layout=str(path)).data
    again = tmp_path / "again.yaml"
    again.write_text("\n".join(learnt(data)) + "\n", encoding="utf-8")
    kept, new = load_layout(str(path)), load_layout(str(again))
    assert dict(new.own) == dict(kept.own)
    assert new.body == kept.body


def by_hand() -> bytes:
    """A speech as people type it: everything formatted directly, blanks and empty paragraphs."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.top_margin = Mm(210), Mm(297), Mm(30)

    def add(text: str, font: str, size: float, align: WD_ALIGN_PARAGRAPH | None = None, indent: bool = False) -> None:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.font.name = Pt(size), "Times New Roman"
        run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
        paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(28), Pt(0)
        paragraph.paragraph_format.alignment = align
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(2 * size)

    add("在年会上的讲话", "方正小标宋简体", 22, WD_ALIGN_PARAGRAPH.CENTER)
    add("石大山", "楷体", 16, WD_ALIGN_PARAGRAPH.CENTER)
    document.add_paragraph()
    add("同志们：", "仿宋", 16, WD_ALIGN_PARAGRAPH.JUSTIFY)
    add("今天开个短会，说两件事，都是年初定下来的老话。", "仿宋", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True)
    add("一、抓落实", "黑体", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True)
    add("　　马上就办，办就办好，这是我们一贯的作风，要坚持下去。", "仿宋", 16, WD_ALIGN_PARAGRAPH.JUSTIFY)
    add("二、抓学习", "黑体", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True)
    add("学习要天天抓，一天也不能松，松一天就落后一天。", "仿宋", 15, WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_direct_formatting_counts_as_styles_do(tmp_path: Path):
    learned = api.learn_layout([("范文.docx", by_hand())], chinese=True)
    path = tmp_path / "own.yaml"
    path.write_text(learned.text, encoding="utf-8")
    layout = load_layout(str(path))
    assert (layout.body.font, layout.body.size, layout.body.line) == ("仿宋", 16, 28)
    assert layout.body.indent.points(layout.body) == pytest.approx(32)
    assert (layout.title.font, layout.title.size, layout.title.align) == ("方正小标宋简体", 22, "center")
    assert (layout.speaker.font, layout.headings[0].font) == ("楷体", "黑体")
    assert layout.page.top == pytest.approx(85.04, abs=0.1)
    assert layout.page.gap.points(layout.body) == pytest.approx(28)
    assert "小三" in learned.text  # an exception, as a comment
    assert [notice.code for notice in learned.notices] == ["learn.empty-paragraphs", "learn.typed-indents"]


def test_theme_fonts_are_fonts(tmp_path: Path):
    document = Document(BytesIO(by_hand()))
    for run in (run for paragraph in document.paragraphs for run in paragraph.runs):
        fonts = run._r.rPr.rFonts
        for name in [*fonts.attrib]:
            del fonts.attrib[name]
        fonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")
    packed = BytesIO()
    document.save(packed)
    path = tmp_path / "own.yaml"
    path.write_text(api.learn_layout([("a.docx", packed.getvalue())]).text, encoding="utf-8")
    assert load_layout(str(path)).body.font == "宋体"  # the theme of python-docx has it for the script Hans


def test_a_document_with_all_its_text_in_a_table_is_read():
    document = Document(BytesIO(by_hand()))
    cell = document.add_table(1, 1).cell(0, 0)
    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        cell._tc.append(paragraph)
    packed = BytesIO()
    document.save(packed)
    assert api.learn_layout([("a.docx", packed.getvalue())]).extends == "windows-fonts"


def test_of_several_documents_the_majority_counts():
    data = [("a.docx", rendered("gbt9704")), ("b.docx", rendered("windows-fonts")), ("c.docx", rendered("windows-fonts"))]
    assert api.learn_layout(data, chinese=False).extends == "windows-fonts"


def test_a_document_without_text_is_refused():
    packed = BytesIO()
    Document().save(packed)
    with pytest.raises(InputError) as caught:
        api.learn_layout([("leer.docx", packed.getvalue())])
    assert caught.value.faults[0].code == "input.empty"


@pytest.mark.parametrize("name", ["红头.docx", "要点.txt", "讲话.yaml", "网页.html"])
def test_what_is_no_word_document_is_refused(name: str):
    with pytest.raises(InputError) as caught:
        api.learn_layout([(name, "同志们：\n".encode())])
    assert [fault.code for fault in caught.value.faults] == ["input.no-word-document"]
