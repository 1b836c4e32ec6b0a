"""Speeches of a bundle that were moved, copied, added or deleted in Word are documents of the outline's file, in the new order."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import pytest
from docx.text.paragraph import Paragraph

from tests.pull.editing import document, edited, lines, pulled, replace, text_of

EAST = "标题: 东屿的网\n讲话人: 东屿　何海生\n称呼: 乡亲们\n部分:\n  - 补网: 一季补一回。\n  - 小标题: 晒网\n    正文:\n      - 晴天晒。\n      - 勤翻: 半天翻一次。\n"
WEST = "# 西屿的稿子还要核\n标题: 西屿的船\n讲话人: 西屿　潘阿水\n部分: [{刷漆: 春天刷。}, {换板: 有洞就换。}]  # 两件\n结尾: 请大家来看船。\n"
SOUTH = "标题: 南屿的灯\n部分: 无\n开头: 灯要夜夜亮。\n"
BUNDLE = f"合集: 三屿交流\n---\n{EAST}---\n{WEST}---\n{SOUTH}"


def speech(opened: Any, title: str) -> list[Any]:
    """The paragraphs of a speech."""
    every = list(opened.paragraphs)
    starts = [at for at, one in enumerate(every) if one.style.style_id in ("Title", "TitleEnd")]
    start = next(at for at in starts if every[at].text == title)
    return every[start : next((at for at in starts if at > start), len(every))]


def delete(title: str):
    return lambda opened: [one._p.getparent().remove(one._p) for one in speech(opened, title)]


def move(title: str, before: str):
    def edit(opened: Any) -> None:
        to = speech(opened, before)[0]._p
        for one in speech(opened, title):
            to.addprevious(one._p)

    return edit


def copied(title: str, changes: dict[str, str]):
    """A speech copied to the end, with other words."""

    def edit(opened: Any) -> None:
        made = [Paragraph(copy.deepcopy(one._p), one._parent) for one in speech(opened, title)]
        for one in made:
            opened.element.body.insert(len(opened.element.body) - 1, one._p)
            for run in one.runs:
                for old, new in changes.items():
                    run.text = run.text.replace(old, new) if old in run.text else run.text

    return edit


def typed(*paragraphs: tuple[str, str]):
    """Paragraphs at the end, each in the style of one that has some words."""

    def edit(opened: Any) -> None:
        for text, like in paragraphs:
            style = next(one for one in reversed(opened.paragraphs) if like in one.text).style
            opened.add_paragraph(text, style=style)

    return edit


def back(edit: Any, outline: str = BUNDLE) -> str:
    """The outline after an edit; its page is that of the document, but for the number of speeches, which nobody edited."""
    data = edited(document(outline), edit)
    result = pulled(data, outline)
    assert result.complete, [str(one) for one in result.notices]
    assert counted(text_of(result.outline)) == counted(lines(data))
    return result.outline


def counted(page: Sequence[str]) -> list[str]:
    return [line for line in page if not line.startswith("（") or not line.endswith("篇）")]


@pytest.mark.parametrize(("title", "left"), [("东屿的网", (WEST, SOUTH)), ("西屿的船", (EAST, SOUTH)), ("南屿的灯", (EAST, WEST))])
def test_a_deleted_speech_is_gone_with_its_document(title: str, left: tuple[str, ...]):
    assert back(delete(title)) == "---\n".join(("合集: 三屿交流\n", *left))


@pytest.mark.parametrize(
    ("title", "before", "order"),
    [
        ("南屿的灯", "东屿的网", (SOUTH, EAST, WEST)),
        ("西屿的船", "东屿的网", (WEST, EAST, SOUTH)),
        ("东屿的网", "南屿的灯", (WEST, EAST, SOUTH)),
    ],
)
def test_a_moved_speech_keeps_its_text_and_comments(title: str, before: str, order: tuple[str, ...]):
    assert back(move(title, before)) == "---\n".join(("合集: 三屿交流\n", *order))


def test_a_moved_speech_may_be_edited_too():
    def edit(opened: Any) -> None:
        move("西屿的船", "东屿的网")(opened)
        replace(opened, "有洞就换", "有缝就补")

    assert back(edit) == "---\n".join(("合集: 三屿交流\n", WEST.replace("有洞就换", "有缝就补"), EAST, SOUTH))


def test_a_copy_with_other_words_is_a_speech_of_its_own():
    made = back(copied("东屿的网", {"东屿": "北屿", "何海生": "林小渔", "一季补一回": "一月补一回"}))
    assert made == "---\n".join((BUNDLE, EAST.replace("东屿", "北屿").replace("何海生", "林小渔").replace("一季", "一月")))


def test_a_speech_typed_at_the_end_is_one():
    made = back(
        typed(("北屿的路", "南屿的灯"), ("路要年年修。", "灯要夜夜亮"), ("一、铺石", "一、刷漆"), ("石从山上来。", "灯要夜夜亮"))
    )
    assert made.startswith(BUNDLE)
    assert made.removeprefix(BUNDLE) == (
        "---\n标题: 北屿的路\n开头:\n  - 路要年年修。\n部分:\n  - 小标题: 铺石\n    正文:\n      - 石从山上来。\n"
    )


def test_speeches_without_a_title_above_them_move_too():
    outline = f"# yaml-language-server: $schema=a.json\n{SOUTH}--- # 第二篇\n{WEST}"
    assert back(move("西屿的船", "南屿的灯"), outline) == (f"# yaml-language-server: $schema=a.json\n# 第二篇\n{WEST}---\n{SOUTH}")


def test_a_new_title_is_no_new_speech():
    def edit(opened: Any) -> None:
        for one in speech(opened, "西屿的船")[:1]:
            one.runs[0].text = "西屿怎样养护渔船"

    assert back(edit) == BUNDLE.replace("标题: 西屿的船", "标题: 西屿怎样养护渔船")


def test_a_speech_alone_is_no_bundle():
    def edit(opened: Any) -> None:
        opened.add_paragraph("再说一句。", style=opened.paragraphs[-1].style)

    assert back(edit, EAST).startswith("标题: 东屿的网\n")
    assert "---" not in back(edit, EAST)
