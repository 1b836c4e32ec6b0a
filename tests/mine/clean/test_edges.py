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
