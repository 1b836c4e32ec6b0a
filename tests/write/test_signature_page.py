"""The last paragraph of a speech stays on one page with the signature below it."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from drafter import api
from drafter.layout import load_layout
from drafter.speech.flow import Paragraph, Run
from drafter.write.signature import kept_with_signatures

SIGNED = "signature: 石梁县渠道巡护站\nsigned: 2026年11月21日\n"


def outline(last: str, end: str = SIGNED, lines: int = 1) -> str:
    closing = "".join(f"  - 第{number}段渠道由东岸的队员来巡。\n" for number in range(lines))
    return f"title: 在渠道巡护会上的讲话\nsections:\n  - 巡好渠道: 大家一起来。\nclosing:\n{closing}  - {last}\n{end}"


def document(text: str, layout: str = "gbt9704") -> str:
    with ZipFile(BytesIO(api.render(text, to="docx", layout=layout).data)) as package:
        return package.read("word/document.xml").decode()


def kept(text: str, layout: str = "gbt9704") -> list[str]:
    """The words of the paragraphs that have the property themselves."""
    found = re.findall(r"<w:p>.*?</w:p>", document(text, layout))
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)", one)) for one in found if "<w:keepNext/>" in one]


def test_the_last_paragraph_stays_with_the_signature():
    assert kept(outline("谢谢大家！")) == ["谢谢大家！"]


def test_a_date_alone_is_a_signature_too():
    assert kept(outline("谢谢大家！", "signed: 2026年11月21日\n")) == ["谢谢大家！"]


def test_the_list_of_attachments_goes_along_where_it_stands_above_the_signature():
    attached = "attachments:\n  - 巡护名单\n"
    assert kept(outline("谢谢大家！", attached + SIGNED)) == ["谢谢大家！", "附件：巡护名单"]


def test_of_a_long_list_only_the_end_goes_along():
    attached = "attachments:\n" + "".join(f"  - 第{number}段巡护名单\n" for number in range(9))
    assert kept(outline("谢谢大家！", attached + SIGNED)) == ["9. 第8段巡护名单"]


def test_a_long_paragraph_above_a_list_stays_where_it_is():
    attached = "attachments:\n  - 巡护名单\n"
    assert kept(outline("渠道清了，水就来了，" * 20 + "好。", attached + SIGNED)) == ["附件：巡护名单"]


@pytest.mark.parametrize(("last", "end"), [("谢谢大家！", ""), ("渠道清了，水就来了，" * 20 + "好。", SIGNED)])
def test_without_a_signature_or_where_it_is_long_it_may_stand_alone(last, end):
    assert kept(outline(last, end)) == []


def test_in_a_copy_to_read_aloud_pages_end_where_the_speaker_may_turn_them():
    assert kept(outline("谢谢大家！"), "reading-copy") == []


def test_each_speech_of_a_bundle_keeps_its_own():
    bundle = f"bundle:\n  title: 巡护讲话汇编\n---\n{outline('谢谢大家！')}---\n{outline('水清了。')}"
    assert kept(bundle) == ["谢谢大家！", "水清了。"]


def test_a_heading_above_a_signature_needs_nothing():
    found = [Paragraph("heading", (Run("一、巡好渠道"),), 1), Paragraph("signature", (Run("石梁县渠道巡护站"),), 0)]
    assert not kept_with_signatures(found, load_layout("gbt9704"))


def starts(lines: int, end: str) -> list[int]:
    """The stored pages of two speeches of a bundle. lines: of the first, before a last paragraph of three lines."""
    last = "渠道清了，水就来了，" * 6 + "好。"
    bundle = f"bundle:\n  title: 巡护讲话汇编\n---\n{outline(last, end, lines)}---\n{outline('水清了。')}"
    return [int(page) for page in re.findall(r'separate"/></w:r><w:r><w:t>(\d+)', document(bundle))]


def test_the_contents_of_a_bundle_know_the_page_of_the_signature():
    """The pages are those of LibreOffice 7.4."""
    assert [starts(lines, SIGNED)[1] for lines in (11, 12, 14, 15)] == [3, 4, 4, 4]
    assert [starts(lines, "")[1] for lines in (11, 12, 14, 15)] == [3, 3, 3, 4]


def test_the_web_page_keeps_it_when_it_is_printed():
    page = api.render(outline("谢谢大家！"), to="html").data.decode()
    assert '<p style="break-after:avoid;break-inside:avoid">谢谢大家！</p>' in page
    assert 'break-inside:avoid">' not in api.render(outline("谢谢大家！", ""), to="html").data.decode()


LONG = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府防汛抗旱指挥部办公室"


def test_a_name_longer_than_a_line_is_broken_between_its_parts():
    outline = f"标题: 倡议\n部分: [{{抓落实: 马上就办。}}]\n落款: [{LONG}, 北河县水务局]\n落款日期: 2026-11-21\n"
    data = api.render(outline).data
    shown = [paragraph.text for paragraph in Document(BytesIO(data)).paragraphs][-3:]
    assert shown == [LONG.replace("自治县", "\n自治县"), "北河县水务局", "2026年11月21日"]
    pulled = api.pull(data, outline)
    assert (pulled.outline, pulled.notices) == (outline, ())
    assert f'<span class="line">{LONG.partition("自治县")[0]}</span>' in api.render(outline, to="html").data.decode()
