"""Speeches in the office's own Word file: the letterhead stays as it is, the speech is at its place, styles and slots."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from drafter import api
from drafter.errors import LayoutError
from tests.pull.test_resaved import needs_office, resaved
from tests.validating import audit
from tests.write.letterheads import KINDS, chinese_styles, element, logo, packed, red_line

OUTLINE = """标题: 在年会上的讲话
讲话人: 石大山
日期: 2026-03-05
称呼: 同志们
版式: l.yaml
开头: 今天开个短会。
部分:
  - 抓落实: 马上就办。
  - 小标题: 抓学习
    部分: [{学理论: 天天学一点。}]
结尾: 谢谢大家！
"""
NUMBERED = f"{OUTLINE}填空: {{发文字号: 白水〔2026〕5号}}\n"


class Office:
    """A folder with a letterhead, its layout and an outline."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def use(self, base: bytes, more: str = "", name: str = "head.docx") -> None:
        (self.folder / name).write_bytes(base)
        (self.folder / "l.yaml").write_text(f"底稿: {name}\n{more}", encoding="utf-8")

    def render(self, outline: str = NUMBERED) -> api.Rendered:
        path = self.folder / "a.yaml"
        path.write_text(outline, encoding="utf-8")
        return api.render(outline, source=str(path))

    def pull(self, document: bytes, outline: str = NUMBERED) -> api.Pulled:
        return api.pull(document, outline, source=str(self.folder / "a.yaml"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def part(data: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def lines(data: bytes) -> list[str]:
    return ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in Document(BytesIO(data)).element.iter(qn("w:p"))]


def outline_for(kind: str) -> str:
    return OUTLINE if kind == "table" else NUMBERED


@pytest.mark.parametrize("kind", KINDS)
def test_the_letterhead_stays_byte_for_byte(office: Office, kind: str):
    base = packed(KINDS[kind]())
    office.use(base)
    data = office.render(outline_for(kind)).data
    before = part(data).partition("_DrafterBody")[0].rpartition("<w:p>")[0]
    before = before.replace("白水〔2026〕5号", "{{ 发文字号 }}").replace("石大山", "{{ 讲话人 }}")
    kept = re.sub(r"\{\{ 发文(.*?)字号 \}\}", r"{{ 发文字号 }}\1", part(base), flags=re.DOTALL)
    assert kept.startswith(before) or before in kept
    with ZipFile(BytesIO(base)) as old, ZipFile(BytesIO(data)) as new:
        changed = {name for name in old.namelist() if name not in new.namelist() or old.read(name) != new.read(name)}
    assert changed <= {
        *(
            "word/document.xml",
            "word/styles.xml",
            "word/stylesWithEffects.xml",
            "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        ),
        *("_rels/.rels", "docProps/core.xml", "word/header1.xml"),
    }


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_valid_and_pulling_it_changes_nothing(office: Office, kind: str):
    office.use(packed(KINDS[kind]()))
    data = office.render(outline_for(kind)).data
    assert audit(data) == []
    pulled = office.pull(data, outline_for(kind))
    assert (pulled.outline, pulled.notices) == (outline_for(kind), ())


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_comes_back_and_the_letterhead_does_not(office: Office, kind: str):
    office.use(packed(KINDS[kind]()))
    outline = outline_for(kind)
    document = Document(BytesIO(office.render(outline).data))
    for paragraph in list(document.element.iter(qn("w:p"))):
        texts = list(paragraph.iter(qn("w:t")))
        if texts and texts[-1].text == "谢谢大家！":
            added = copy.deepcopy(paragraph)
            for mark in [*added.iter(qn("w:bookmarkStart")), *added.iter(qn("w:bookmarkEnd"))]:
                added.remove(mark)
            next(added.iter(qn("w:t"))).text = "祝大家身体好。"
            paragraph.addnext(added)
        elif texts and texts[-1].text == "马上就办。":
            texts[-1].text = "马上就办好。"
    pulled = office.pull(packed(document), outline)
    expected = outline.replace("马上就办。", "马上就办好。").replace(
        "结尾: 谢谢大家！", "结尾:\n  - 谢谢大家！\n  - 祝大家身体好。"
    )
    assert (pulled.outline, pulled.notices) == (expected, ())


def test_the_speech_takes_the_place_of_the_bookmark(office: Office):
    office.use(packed(logo()))
    found = lines(office.render().data)
    assert found[-3:] == ["谢谢大家！", "抄送：县委办公室。", "水务局办公室　2026年3月5日印发"]
    assert "（正文）" not in found
    assert "白水县水务局　2026年3月5日" in part(office.render().data, "word/header1.xml")


def test_a_slot_without_a_value_is_told_and_stays_visible(office: Office):
    office.use(packed(red_line()))
    rendered = office.render(OUTLINE)
    assert [(notice.code, notice.facts["found"]) for notice in rendered.notices] == [("layout.base-slot", "发文字号")]
    assert "【待补：发文字号】" in lines(rendered.data)


def style_of_text(document: str, styles: str) -> str:
    """The style of the opening."""
    style = re.search(r'<w:pStyle w:val="([^"]*)"/></w:pPr><w:r><w:t xml:space="preserve">今天', document)
    assert style
    found = re.search(rf'<w:style [^>]*w:styleId="{style[1]}".*?</w:style>', styles, re.DOTALL)
    assert found
    return found[0]


def test_styles_that_somebody_set_are_used(office: Office):
    office.use(packed(chinese_styles()))
    document, styles = part(office.render().data), part(office.render().data, "word/styles.xml")
    text = style_of_text(document, styles)
    assert '<w:basedOn w:val="a"/>' in text
    assert 'w:firstLineChars="200"' in text  # the style Normal has no word of it
    assert '<w:pStyle w:val="1"/>' in document
    assert re.search(r'w:styleId="1".*?微软雅黑.*?</w:style>', styles, re.DOTALL)


def test_an_indent_that_the_files_style_has_stays(office: Office):
    base = chinese_styles()
    base.styles["Normal"].paragraph_format.first_line_indent = Pt(24)
    office.use(packed(base))
    data = office.render().data
    assert re.search(r'<w:pStyle w:val="a"/></w:pPr><w:r><w:t xml:space="preserve">今天', part(data))


def pitch_of_text(office: Office) -> str:
    data = office.render().data
    assert audit(data) == []
    assert (office.pull(data).outline, office.pull(data).notices) == (NUMBERED, ())
    found = re.search(r"<w:spacing [^>]*>", style_of_text(part(data), part(data, "word/styles.xml")))
    return found[0] if found else ""


def test_text_whose_style_says_nothing_of_its_lines_has_those_of_the_layout(office: Office):
    """Headings of the layout stood 28.95 pt apart, text in Word's single spacing with ten points behind each paragraph."""
    office.use(packed(chinese_styles()))
    assert pitch_of_text(office) == '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'


def test_a_line_pitch_that_the_files_style_has_stays(office: Office):
    base = chinese_styles()
    base.styles["Normal"].paragraph_format.line_spacing = Pt(26)
    office.use(packed(base))
    assert pitch_of_text(office) == ""


def test_a_line_pitch_of_the_files_defaults_stays(office: Office):
    base = chinese_styles()
    (defaults,) = base.styles.element.iter(qn("w:pPrDefault"))
    (spacing,) = defaults.iter(qn("w:spacing"))
    spacing.set(qn("w:line"), "560")
    spacing.set(qn("w:lineRule"), "exact")
    office.use(packed(base))
    assert pitch_of_text(office) == ""


@pytest.mark.parametrize(("pitch", "says"), [("560", True), ("312", False)])
def test_a_grid_that_the_office_set_says_how_far_lines_are_apart(office: Office, pitch: str, says: bool):
    base = chinese_styles()
    for grid in base.element.body.iter(qn("w:docGrid")):
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), pitch)
    office.use(packed(base))
    assert bool(pitch_of_text(office)) is not says


def test_a_line_pitch_by_hand_where_the_speech_stands_counts(office: Office):
    base = chinese_styles()
    base.add_paragraph("{{ 正文 }}").paragraph_format.line_spacing = Pt(28)
    office.use(packed(base))
    assert 'w:line="560"' in pitch_of_text(office)


def test_text_looks_like_the_paragraph_in_whose_place_it_stands(office: Office):
    """Offices set their paragraphs by hand; a colour marks what is to be filled."""
    base = chinese_styles()
    place = base.add_paragraph()
    run = place.add_run("{{ 正文 }}")
    run.font.size, run.font.color.rgb = Pt(17), RGBColor(255, 0, 0)
    place.paragraph_format.first_line_indent, place.paragraph_format.line_spacing = Pt(34), Pt(29)
    office.use(packed(base))
    data = office.render().data
    text = style_of_text(part(data), part(data, "word/styles.xml"))
    assert 'w:firstLine="680"' in text
    assert 'w:line="580"' in text
    assert '<w:sz w:val="34"/>' in text
    assert "w:color" not in text
    assert audit(data) == []
    assert (office.pull(data).outline, office.pull(data).notices) == (NUMBERED, ())
    office.use(packed(base), "底稿样式: 版式\n")
    assert 'w:eastAsia="仿宋_GB2312"' in style_of_text(part(office.render().data), part(office.render().data, "word/styles.xml"))


def test_a_tracked_change_of_its_look_is_no_part_of_the_look(office: Office):
    base = chinese_styles()
    place = base.add_paragraph()
    run = place.add_run("{{ 正文 }}")
    run.font.size, place.paragraph_format.first_line_indent = Pt(17), Pt(34)
    for properties, name in ((place._p.pPr, "pPr"), (run._r.rPr, "rPr")):
        change = element(f"{name}Change", id="9", author="办公室")
        change.append(element(name))
        change[0].append(element("jc" if name == "pPr" else "b", val="right" if name == "pPr" else "1"))
        properties.append(change)
    office.use(packed(base))
    data = office.render().data
    text = style_of_text(part(data), part(data, "word/styles.xml"))
    assert "Change" not in text
    assert '<w:sz w:val="34"/>' in text
    assert audit(data) == []


def test_a_style_of_text_that_sets_titles_is_not_for_text(office: Office):
    """Some offices set their titles in Word's Body Text."""
    base = chinese_styles()
    large = base.styles["Body Text"]
    large.font.size = Pt(22)
    large.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "小标宋")
    office.use(packed(base))
    data = office.render().data
    assert '<w:basedOn w:val="a"/>' in style_of_text(part(data), part(data, "word/styles.xml"))


def test_styles_as_word_made_them_get_the_look_of_the_layout(office: Office):
    office.use(packed(red_line()))
    styles = part(office.render().data, "word/styles.xml")
    heading = re.search(r'<w:style [^>]*w:styleId="Heading1">.*?</w:style>', styles, re.DOTALL)
    assert heading
    assert 'w:eastAsia="黑体"' in heading[0]
    assert 'w:name w:val="heading 1"' in heading[0]


def test_word_does_not_count_headings_that_have_their_ordinals(office: Office):
    document = chinese_styles()
    heading = document.styles["Heading 1"].element
    heading.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    office.use(packed(document))
    data = office.render().data
    style = re.search(r'<w:pStyle w:val="([^"]*)"/></w:pPr><w:r><w:t xml:space="preserve">一、抓落实', part(data))
    assert style
    found = re.search(rf'<w:style [^>]*w:styleId="{style[1]}".*?</w:style>', part(data, "word/styles.xml"), re.DOTALL)
    assert found
    assert '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/>' in found[0]
    pulled = office.pull(data)
    assert (pulled.outline, pulled.notices) == (NUMBERED, ())


@pytest.mark.parametrize(("said", "font"), [("底稿样式: 版式\n", "仿宋_GB2312"), ("底稿样式: 底稿\n", "楷体")])
def test_the_layout_says_whose_styles_count(office: Office, said: str, font: str):
    office.use(packed(chinese_styles()), said)
    data = office.render().data
    style = re.search(r'<w:pStyle w:val="([^"]*)"/></w:pPr><w:r><w:t xml:space="preserve">今天', part(data))
    assert style
    found = re.search(rf'<w:style [^>]*w:styleId="{style[1]}".*?</w:style>', part(data, "word/styles.xml"), re.DOTALL)
    assert found
    assert f'w:eastAsia="{font}"' in found[0]


def refused(office: Office, base: bytes, name: str = "head.docx") -> str:
    office.use(base, name=name)
    with pytest.raises(LayoutError) as caught:
        office.render(OUTLINE)
    return caught.value.faults[0].code


def with_part(base: bytes, name: str, content: bytes) -> bytes:
    packed_again = BytesIO()
    with ZipFile(BytesIO(base)) as old, ZipFile(packed_again, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, content)
    return packed_again.getvalue()


def test_files_that_cannot_be_a_base_are_refused_with_the_reason(office: Office):
    base = packed(red_line())
    protected = red_line()
    protected.settings.element.append(element("documentProtection", edit="readOnly", enforcement="1"))
    assert refused(office, b"no document") == "layout.base-no-word"
    assert refused(office, base[:-300]) == "input.damaged"
    assert refused(office, with_part(base, "word/document.xml", b"<w:document")) == "input.damaged"
    assert refused(office, with_part(base, "word/vbaProject.bin", b"x"), "head.docm") == "layout.base-macros"
    assert refused(office, with_part(base, "_xmlsignatures/sig1.xml", b"<a/>")) == "layout.base-signed"
    assert refused(office, packed(protected)) == "layout.base-protected"


ENTITY = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY e "x">]>'


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml", "docProps/app.xml", "word/other.xml"]
)
@pytest.mark.parametrize(
    "xml", [ENTITY + "<a>&e;</a>", ENTITY.replace("UTF-8", "UTF-16") + "<a/>", "<a>", "<a>" * 1000 + "</a>" * 1000]
)
def test_no_part_that_word_refuses_is_copied_from_it(office: Office, name: str, xml: str):
    content = xml.encode("utf-16" if "UTF-16" in xml else "utf-8")
    assert refused(office, with_part(packed(red_line()), name, content)) == "input.damaged"


def test_a_file_that_is_not_there_is_told_at_its_line(office: Office):
    (office.folder / "l.yaml").write_text("extends: gbt9704\nbase: gone.docx\n", encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        office.render(OUTLINE)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place and fault.place.line) == ("layout.no-base", 2)


def test_a_speech_without_a_word_leaves_a_valid_file(office: Office, tmp_path: Path):
    from drafter.layout import load_layout
    from drafter.speech.tree import Speech
    from drafter.write import write

    office.use(packed(KINDS["table"]()))
    assert audit(write(Speech(), "docx", load_layout(str(office.folder / "l.yaml")))) == []


def test_a_changed_letterhead_is_read_again(office: Office):
    office.use(packed(red_line()))
    assert "白水县水务局文件" in lines(office.render().data)
    changed = red_line()
    changed.paragraphs[0].runs[0].text = "白水县水利局文件"
    office.use(packed(changed))
    assert "白水县水利局文件" in lines(office.render().data)


def test_a_bundle_stands_in_a_letterhead_too(office: Office):
    office.use(packed(logo()))
    rendered = office.render(
        "合集: {标题: 材料汇编, 版式: l.yaml}\n---\n标题: 甲\n部分: [{修路: 路通了。}]\n---\n标题: 乙\n部分: [{引水: 水来了。}]\n"
    )
    found = lines(rendered.data)
    assert "材料汇编" in found
    assert found[-1].endswith("印发")


def test_the_contents_count_the_lines_that_headings_have_there(office: Office):
    """Headings are not set closer in a letterhead: a last line of a single character is a line of the page, too."""
    office.use(packed(red_line()))
    heading = "坚持分段包干，形成河道清淤与岸坡绿化同步推进的良"
    assert pages_of(office, heading) == pages_of(office, f"{heading}好")


def pages_of(office: Office, heading: str) -> list[list[str]]:
    """The pages in the contents of bundles whose first speeches have the heading six times to eight times."""
    found = []
    for count in (6, 7, 8):
        sections = "".join(f"  - {{小标题: {heading}, 序号: 一、, 正文: 好。}}\n" for _ in range(count))
        data = office.render(
            f"合集: {{标题: 汇编, 版式: l.yaml}}\n---\n标题: 甲\n部分:\n{sections}---\n标题: 乙\n部分: [{{引水: 水来了。}}]\n"
        ).data
        found.append(re.findall(r"PAGEREF speech\d+ \\h </w:instrText>.*?<w:t>(\d+)</w:t>", part(data)))
    return found


@pytest.mark.parametrize("suffix", [".dotx", ".docx"])
def test_a_layout_is_exported_for_word(suffix: str):
    for name in ("gbt9704", "reading-copy"):
        data = api.export_layout(name, suffix)
        assert audit(data, suffix) == []
        assert ("template.main" in part(data, "[Content_Types].xml")) == (suffix == ".dotx")
        assert "方正小标宋简体" in "".join(lines(data)) if suffix == ".docx" else True


def test_a_letterhead_is_exported_with_its_layout(office: Office):
    office.use(packed(logo()))
    data = api.export_layout(str(office.folder / "l.yaml"), ".dotx")
    assert "template.main" in part(data, "[Content_Types].xml")
    assert "抄送：县委办公室。" in part(data)


@pytest.mark.parametrize("name", ["gbt9704", "strict", "reading-copy", "meeting-paper", "windows-fonts"])
def test_the_picture_shows_every_kind_of_line(name: str):
    from xml.etree import ElementTree as ET

    picture = api.picture_of_layout(name)
    text = "".join(ET.fromstring(picture).itertext())
    for kind in (
        "标题",
        "副标题",
        "署名",
        "日期",
        "称谓",
        "正文",
        "一级标题",
        "二级标题",
        "三级标题",
        "四级标题",
        "二级要点",
        "四级要点",
        *("呼语", "提示语", "引文", "出处", "诗句", "表题", "附件说明", "附件说明续", "落款", "落款日期", "附件标题"),
        *(("讲者备注",) if name == "reading-copy" else ("图题", "脚注")),
    ):
        assert f"{kind}：" in text, kind
    assert "毫米" in text
    assert all(f">{kind}<" in picture for kind in ("表头", "表格文字", "框线表头", "框线表格文字"))


def test_kinds_of_ones_own_are_in_the_picture_and_in_the_export(tmp_path: Path):
    (tmp_path / "ours.yaml").write_text("motto: {font: 楷体, align: right}\nquote: {shown: no}\n", encoding="utf-8")
    picture = api.picture_of_layout(str(tmp_path / "ours.yaml"))
    assert "motto：楷体 三号" in picture
    assert "引文：" not in picture
    data = api.export_layout(str(tmp_path / "ours.yaml"), ".docx")
    assert "motto：楷体 三号" in "".join(lines(data))
    styles = part(data, "word/styles.xml")
    for style in ("Verse", "Cue", "Caption", "PictureCaption", "FootnoteText", "TableHead", "Signed", "AttachmentTitle"):
        assert f'w:styleId="{style}"' in styles, style
    assert "脚注：宋体 小五" in part(data, "word/footnotes.xml")


@pytest.mark.parametrize("kind", KINDS)
def test_lines_of_their_own_kind_have_their_styles_in_a_letterhead(office: Office, kind: str):
    office.use(packed(KINDS[kind]()))
    outline = f"{outline_for(kind)}附件: [名单]\n落款: 县农业局\n".replace(
        "开头: 今天开个短会。",
        "开头:\n  - 提示语: 全体起立\n  - 引文: 学而不厌。\n  - 表格: {行: [[乡镇, 任务], [城关镇, 修渠]]}\n  - 开会。",
    )
    data = office.render(outline).data
    used = set(re.findall(r'<w:pStyle w:val="([^"]+)"', part(data)))
    assert used <= set(re.findall(r'w:styleId="([^"]+)"', part(data, "word/styles.xml")))
    assert {"Cue", "Signature", "TableHead", "TableText"} <= used
    pulled = office.pull(data, outline)
    assert (pulled.outline, pulled.complete) == (outline, True)


def test_what_is_changed_below_the_speech_is_the_letterheads(office: Office):
    document = red_line()
    document.add_paragraph("{{ 正文 }}")
    document.add_paragraph("（此件不公开）")
    document.add_paragraph("水务局办公室印发")
    office.use(packed(document))
    edited = Document(BytesIO(office.render().data))
    below = next(one for one in edited.paragraphs if "此件" in one.text)
    below.runs[0].text = "（此件公开发布）"
    assert office.pull(packed(edited)).outline == NUMBERED
    below.insert_paragraph_before("祝大家身体好。")
    assert office.pull(packed(edited)).outline == NUMBERED.replace("结尾: 谢谢大家！", "结尾:\n  - 谢谢大家！\n  - 祝大家身体好。")


def test_a_place_where_the_speech_cannot_stand_is_told(office: Office):
    document = red_line()
    document.add_paragraph("前{{ 正文 }}后")
    document.add_paragraph("{{ 正文 }}")
    office.use(packed(document))
    rendered = office.render()
    assert [(notice.code, notice.facts["found"]) for notice in rendered.notices] == [("layout.base-body", "正文")]


def test_a_title_above_the_speech_is_told(office: Office):
    """The speech has its title itself; in a table or a header it is one of a form."""
    document = red_line()
    document.add_paragraph("{{ 标题 }}")
    document.add_paragraph("{{ 正文 }}")
    office.use(packed(document))
    assert [notice.code for notice in office.render().notices] == ["layout.base-title"]
    form = red_line()
    form.add_table(1, 1).cell(0, 0).text = "{{ 标题 }}"
    form.sections[0].header.paragraphs[0].add_run("{{ 标题 }}")
    form.add_paragraph("{{ 正文 }}")
    office.use(packed(form))
    assert office.render().notices == ()


def paragraph(document: WordDocument, words: str) -> Paragraph:
    return next(one for one in document.paragraphs if words in one.text)


def write(document: WordDocument, old: str, new: str) -> None:
    paragraph(document, old).runs[0].text = new


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (lambda document: write(document, "白水县水务局文件", "白水县水务局函"), ["白水县水务局函"]),
        (lambda document: paragraph(document, "〔2026〕").insert_paragraph_before("特急"), ["特急"]),
        (lambda document: write(document, "抄送", "抄送：县政府办公室。"), ["抄送：县政府办公室。"]),
        (lambda document: document.add_paragraph("共印二十份"), ["共印二十份"]),
    ],
    ids=["the head", "between", "the end", "below the end"],
)
def test_what_is_written_into_the_letterhead_is_told(office: Office, change: Callable[[WordDocument], None], written: list[str]):
    office.use(packed(logo()))
    edited = Document(BytesIO(office.render().data))
    change(edited)
    pulled = office.pull(packed(edited))
    assert [(notice.code, notice.facts["text"]) for notice in pulled.notices] == [("pull.letterhead", text) for text in written]
    assert (pulled.outline, pulled.complete) == (NUMBERED, False)


def test_a_speech_whose_bookmark_is_gone_is_told_from_its_letterhead(office: Office):
    office.use(packed(logo()))
    edited = Document(BytesIO(office.render().data))
    for mark in [*edited.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    assert office.pull(packed(edited)).outline == NUMBERED


def test_a_title_that_was_deleted_from_the_letterhead_stays_the_speechs(office: Office):
    document = red_line()
    document.add_paragraph("{{ 标题 }}")
    document.add_paragraph("{{ 正文 }}")
    office.use(packed(document))
    edited = Document(BytesIO(office.render().data))
    above = paragraph(edited, "在年会上的讲话")._p
    above.getparent().remove(above)
    pulled = office.pull(packed(edited))
    assert (pulled.outline, pulled.complete) == (NUMBERED, True)


def boxed(document: WordDocument, words: str) -> None:
    """A text box, as Word writes it: with a copy for older programs."""
    box = (
        '<w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    paragraph = parse_xml(
        f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )
    document.element.body.insert(0, paragraph)


def told(pulled: api.Pulled) -> list[tuple[str, object]]:
    return [(notice.code, notice.facts.get("text")) for notice in pulled.notices]


def test_a_changed_text_box_is_told_once(office: Office):
    base = logo()
    boxed(base, "白水县水务局文件")
    office.use(packed(base))
    edited = Document(BytesIO(office.render().data))
    for text in next(edited.element.body.iterchildren()).iter(qn("w:t")):
        text.text = "白水县水务局通报"
    assert told(office.pull(packed(edited))) == [("pull.letterhead", "白水县水务局通报")]


def test_of_a_speech_whose_bookmark_is_gone_nothing_of_the_letterhead_is_told(office: Office):
    """Its tables, pictures and text boxes are no part of the speech."""
    base = logo()
    boxed(base, "白水县水务局文件")
    base.add_table(1, 1).cell(0, 0).text = "印发范围"
    office.use(packed(base))
    edited = Document(BytesIO(office.render().data))
    for mark in [*edited.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    pulled = office.pull(packed(edited))
    assert (pulled.outline, told(pulled)) == (NUMBERED, [])


def test_a_line_of_the_letterhead_into_which_the_bookmark_was_moved_is_no_speech(office: Office):
    office.use(packed(red_line()))
    edited = Document(BytesIO(office.render().data))
    start = next(mark for mark in edited.element.iter(qn("w:bookmarkStart")) if mark.get(qn("w:name")) == "_DrafterBody")
    above = start.getparent().getprevious()
    while not "".join(text.text or "" for text in above.iter(qn("w:t"))):
        above = above.getprevious()
    above.append(start)
    pulled = office.pull(packed(edited))
    assert (pulled.outline, told(pulled)) == (NUMBERED, [])


def test_changes_that_the_letterhead_itself_has_are_not_told(office: Office):
    base = logo()
    change = element("ins", id="70", author="办公室")
    change.append(base.add_paragraph().add_run("主办：办公室")._r)
    base.paragraphs[-1]._p.append(change)
    office.use(packed(base))
    edited = Document(BytesIO(office.render().data))
    assert told(office.pull(packed(edited))) == []
    words = next(one for one in edited.paragraphs if one.text.startswith("马上"))
    words._p.append(change := element("ins", id="71", author="石大山"))
    change.append(words.runs[0]._r)
    assert told(office.pull(packed(edited))) == [("pull.tracked", None)]


@pytest.mark.office
@needs_office
@pytest.mark.parametrize("kind", KINDS)
def test_a_letterhead_saved_by_libreoffice_changes_nothing(office: Office, kind: str):
    office.use(packed(KINDS[kind]()))
    pulled = office.pull(resaved(office.render(outline_for(kind)).data, office.folder), outline_for(kind))
    assert (pulled.outline, pulled.notices) == (outline_for(kind), ())
