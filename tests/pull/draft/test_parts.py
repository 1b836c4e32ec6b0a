"""Texts whose paragraphs stand in their parts: annexes between sections, long headings, closings, lines of a narrow page."""

from __future__ import annotations

import pytest
import yaml

from tests.pull.draft.laws import holds

LONG = "渠要有人看，闸要有人管，水才能按时到田里。今年各村一共出了三百个工，把多年没有清的淤泥都清上了岸。"
MORE = "夜里下大雨，值班的人要上堤，看清水位再报数，不能估，不能拖，更不能等到天亮才说。"
LAST = "账要算在明处，一分一厘都贴到墙上，村里的老人看得见，年轻人也看得见。"


def outline_of(*lines: str, template: str | None = None) -> dict[str, object]:
    """The outline of a text, after its law was checked."""
    found: dict[str, object] = yaml.safe_load(holds("\n".join(lines).encode(), "draft.txt", template).text)
    return found


def headings(outline: dict[str, object]) -> list[str]:
    sections = outline.get("部分")
    assert isinstance(sections, list)
    return [one["小标题"] if "小标题" in one else next(iter(one)) for one in sections]


@pytest.mark.parametrize(
    "annex",
    [
        ["附：渠道名录和管护范围说明", "石河干渠长九公里，归水管站管。", "支渠十二条，归各村管。"],
        ["附件：护渠员分段表", "1.东段由王家庄负责，共八人。", "2.西段由李家坪负责，共六人。"],
        ["附表：出动机具一览", "拖拉机　四十台", "水泵　十二台"],
        ["【背景资料】", "水闸建于二〇一二年，可以浇三万亩地。", "看闸的师傅都有证。"],
    ],
)
def test_what_is_annexed_between_two_sections_is_part_of_the_text(annex: list[str]):
    outline = outline_of(
        "石河灌区工作汇报", "各位领导：", "现在汇报。", "一、灌区的家底", LONG, *annex, "二、今年的事", LONG, "三、明年的事", MORE
    )
    assert headings(outline) == ["灌区的家底", "今年的事", "明年的事"]
    assert "备注" not in outline


def test_an_annex_between_two_sub_sections_is_part_of_the_text():
    above = ["供水站工作汇报", "各位领导：", "一、供水的现状", "（一）水源", LONG, "附：水源保护的具体内容", "上游三里不准养猪。"]
    outline = outline_of(*above, "（二）管网", MORE, "附：管网改造的几个阶段", "第一阶段换掉铁管。", "二、下一步的工作", LAST)
    assert headings(outline) == ["供水的现状", "下一步的工作"]
    assert "备注" not in outline


@pytest.mark.parametrize(
    "annex",
    [
        ["附件：护渠实施方案", "一、总体要求", LONG, "二、工作任务", MORE, "三、保障措施", LAST],
        ["附：护渠公约", "第一条 不往渠里倒垃圾。", "第二条 不在堤上取土。"],
        ["附件：清淤任务表", "1.东街清淤三百米。", "2.西街清淤二百米。", "3.北街清淤一百米。"],
    ],
)
def test_an_annex_behind_a_text_goes_into_the_notes(annex: list[str]):
    outline = outline_of("在护渠会上的讲话", "同志们：", "一、清好渠", LONG, "二、看好闸", MORE, "谢谢大家！", *annex)
    assert headings(outline) == ["清好渠", "看好闸"]
    assert "备注" in outline
