"""What stands at the edges of a text: titles with a mark at the end, titles of other pages, a signature that lost its line break."""

from __future__ import annotations

import pytest

from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.flow import document_paragraphs

TEXT = """同志们：
水库清淤停了六年，今年秋后一定要开工，这件事不能再拖。
库底的淤泥厚薄不匀，测量队划着小船打网格，图纸没有出来，挖泥船不许下水。
水库清一寸，下游就多一分底气，这笔账乡亲们算得比我们明白。
谢谢大家！"""
TITLE = "在水库清淤动员会上的讲话"
OTHERS = "在春耕现场会上的讲话\n在修路动员会上的讲话\n在防火会上的讲话\n在秋收会上的讲话"
DATED = "在春耕现场会上的讲话\n2026年3月1日\n在修路动员会上的讲话\n2026年4月1日"


def shown(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for _, one in document_paragraphs(mine_text(SourceText("a.txt", text)).document)]


@pytest.mark.parametrize("mark", ["", "。", "！"])
@pytest.mark.parametrize("below", ["", "2026年9月1日\n"])
def test_a_title_may_end_with_a_mark(mark: str, below: str):
    found = shown(f"{TITLE}{mark}\n{below}{TEXT}")
    assert found[0] == ("title", f"{TITLE}{mark}")
    assert ("salutation", "同志们：") in found


@pytest.mark.parametrize("links", [OTHERS, DATED])
@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}\n{TEXT}\n上一篇：在护林会上的讲话\n{{}}",
        f"{TITLE}\n{TEXT}\n登录 | 注册 | 帮助\n{{}}",
        f"首页 > 讲话 > 正文\n{{}}\n登录 | 注册\n{TITLE}\n{TEXT}",
    ],
)
def test_titles_of_other_pages_are_no_part_of_the_speech(page: str, links: str):
    assert shown(page.format(links)) == shown(f"{TITLE}\n{TEXT}")


@pytest.mark.parametrize("above", ["各村要在月底前把支渠清完，一条也不许落下。", f"{TITLE}\n{TEXT}"])
def test_an_office_and_a_date_in_the_last_line_are_parted(above: str):
    assert shown(f"{above}\n东河县水利局2026年11月5日")[-2:] == [("signature", "东河县水利局"), ("signed", "2026年11月5日")]


def test_an_office_and_a_date_alone_are_no_signature():
    assert shown("东河县水利局2026年11月5日") == [("title", "东河县水利局2026年11月5日")]


@pytest.mark.parametrize("blanks", [" " * 200, "\u3000 " * 100, "\t " * 100])
def test_a_long_line_of_blanks_is_a_blank_line(blanks: str):
    assert [text for _, text in shown(f"今天先修渠。\n{blanks}\n然后分水。")] == ["今天先修渠。", "然后分水。"]


@pytest.mark.parametrize("between", ["", "首页 > 讲话稿 > 水利\n", "2026-03-07　阅读 714\n"])
def test_a_title_that_a_page_has_three_times_above_the_text_is_the_title(between: str):
    assert shown(f"{TITLE}\n{between}{TITLE}\n\n{TITLE}\n{TEXT}")[:2] == [("title", TITLE), ("salutation", "同志们：")]


@pytest.mark.parametrize(
    "teaser",
    [
        "下面是小编为大家整理的水库清淤讲话稿，供大家参考。",
        "以下是网友分享的动员讲话范文，欢迎阅读！",
        "清淤动员怎么讲？本站整理了一篇讲话稿。希望对您有帮助！",
    ],
)
def test_what_a_site_says_in_the_line_of_the_address_is_taken_off_alone(teaser: str):
    assert shown(f"{TITLE}\n{teaser}{TEXT.replace(chr(10), '', 1)}") == shown(f"{TITLE}\n{TEXT}")


def test_what_a_library_says_of_its_files_is_no_section():
    tips = "温馨提示：\n1. 文件预览可能有乱码，下载后就没有。\n2. 本文档由用户上传，有争议请联系客服。\n3. 下载文档前看清内容，内容不符可以投诉。\n"
    assert shown(f"{tips}{TITLE}\n{TEXT}") == shown(f"{TITLE}\n{TEXT}")
