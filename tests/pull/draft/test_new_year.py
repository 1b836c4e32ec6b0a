"""Addresses for the New Year: their parallel paragraphs without marks are sections."""

from __future__ import annotations

import pytest
import yaml

from drafter import api

_ABOVE = "青石渠灌区新年献词\n各位同事：\n新的一年就要到了，我代表管理处向大家问好！\n"
_BELOW = "成绩属于大家。\n新的一年，让我们一起把渠水送到每一块田里！\n"


def sections_of(text: str) -> list[object]:
    """The sections of the outline of a text."""
    found: list[object] = yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text).get("sections") or []
    return found


def test_paragraphs_whose_first_clause_and_next_beginning_are_the_same_are_sections():
    text = (
        f"{_ABOVE}这一年，我们守住渠堤战洪峰，三百里水路平安。汛期来了四次大水，没有一处决口。\n"
        "这一年，我们改善住房办实事，十一个站所换貌。最远的青松所通了自来水，也通了网。\n"
        f"这一年，我们培养新人传手艺，二十名学徒出师。老师傅把经验写成了三本小册子。\n{_BELOW}"
    )
    assert len(sections_of(text)) == 3


@pytest.mark.parametrize(
    "beginnings",
    [
        ["这一年，风调雨顺，渠水清清。", "这一年，老站长退了休。", "这一年，孩子们长高了。"],
        ["这一年，我们守住渠堤战洪峰。", "到了秋天，仓库里堆满了稻谷。", "这一年，我们培养新人传手艺。"],
    ],
)
def test_a_first_clause_alone_is_no_frame(beginnings: list[str]):
    text = _ABOVE + "".join(f"{words}大家都记得那些日子，也记得彼此。\n" for words in beginnings) + _BELOW
    assert not sections_of(text)


def test_one_measure_needs_less_of_the_next_clause():
    text = (
        f"{_ABOVE}感谢你，在清晨巡过长堤。露水打湿了你的裤脚，也打湿了你的本子。\n"
        "感谢你，在深夜守着闸门。水位涨一寸，你就记一笔，一夜没有合眼。\n"
        f"感谢你，在田头修好水管。渗了三年的那一段，终于不再漏一滴水。\n{_BELOW}"
    )
    assert len(sections_of(text)) == 3


def test_two_rows_of_paragraphs_may_follow_one_another():
    past = "过去的一年，我们守住渠堤战洪峰，三百里水路平安。汛期来了四次大水，没有一处决口。\n过去的一年，我们改善住房办实事，十一个站所换貌。最远的站所通了自来水。\n"
    coming = "新的一年，我们将修好支渠，让水走得更远。开春就动工，夏灌前完成。\n新的一年，我们将培养新人，让手艺传下去。二十名学徒下个月进站。\n"
    assert len(sections_of(f"{_ABOVE}{past}{coming}{_BELOW}")) == 4
