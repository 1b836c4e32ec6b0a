"""The order of a writer's sentences stays where a template may leave its own out, and nobody thanks twice."""

from __future__ import annotations

import pytest
import yaml

from drafter import api
from tests.pull.draft.laws import bare, holds, page_of

_ADDRESS = "在收麦节上的致辞\n各位来宾、乡亲们：\n{opening}\n麦子黄了，路也修好了。\n{closing}\n"
_GREETING = "我谨代表麦坪村，向各位来宾表示衷心感谢！"
_WISH = "祝大家五谷丰登！"


def drafted(text: str, template: str) -> api.Drafted:
    """The outline of a text, after its law was checked."""
    return holds(text.encode(), "draft.txt", template)


@pytest.mark.parametrize("template", ["short-address", "address"])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        (f"大家好！今天开镰。\n{_GREETING}", f"{_WISH}也祝老人们安康！\n谢谢大家！"),
        (f"大家好！{_GREETING}", f"{_WISH}\n麦坪等着大家再来。"),
    ],
)
def test_a_sentence_that_may_be_left_out_moves_nothing(template: str, opening: str, closing: str):
    text = _ADDRESS.format(opening=opening, closing=closing)
    found = drafted(text, template)
    assert bare(page_of(found.text)) == bare(text)
    assert not [notice for notice in found.notices if notice.code in ("draft.moved", "draft.added")]


@pytest.mark.parametrize(("template", "who"), [("short-address", "单位"), ("address", "代表")])
def test_one_that_stands_where_the_template_writes_it_fills_the_blanks(template: str, who: str):
    text = _ADDRESS.format(opening=_GREETING, closing=_WISH)
    found = drafted(text, template)
    assert yaml.safe_load(found.text)["填空"] == {who: "麦坪村", "对象": "各位来宾", "心意": "衷心感谢", "祝愿": "大家五谷丰登"}
    assert bare(page_of(found.text)) == bare(text)


def test_a_sentence_that_leads_to_the_sections_stays_where_it_is():
    lines = [
        "在清渠动员会上的讲话",
        "同志们：",
        "下面，我讲两点意见。",
        "渠淤了三年。",
        "一、先清头渠",
        "头渠深。",
        "二、再清支渠",
        "支渠长。",
    ]
    found = drafted("\n".join(lines), "mobilization")
    assert bare(page_of(found.text)) == bare("".join(lines))


_PLEDGE = (
    "在清渠会上的表态发言\n各位领导：\n渠是我们的命。\n第一，先清头渠。十天清完。\n第二，再清支渠。二十天清完。\n请大家监督。\n"
)


@pytest.mark.parametrize(
    "thanks",
    ["谢谢大家！", "谢谢大家", "谢谢！", "谢谢各位领导！", "我的发言完毕，谢谢大家！", "最后，谢谢大家。", "谢谢大家！（掌声）"],
)
@pytest.mark.parametrize("template", ["pledge", "candidacy", "integration-exchange"])
def test_nobody_thanks_twice(template: str, thanks: str):
    found = drafted(f"{_PLEDGE}{thanks}\n", template)
    page = bare(page_of(found.text))
    assert page.count("谢谢") == 1
    assert page.endswith(bare(thanks))


@pytest.mark.parametrize("template", ["pledge", "candidacy"])
def test_thanks_that_the_template_adds_are_told(template: str):
    found = drafted(_PLEDGE, template)
    assert [notice.facts["text"] for notice in found.notices if notice.code == "draft.added"] == ["谢谢大家！"]


@pytest.mark.parametrize("template", ["pledge", "candidacy", "integration-exchange"])
@pytest.mark.parametrize(("closing", "count"), [("请大家监督。", 1), ("谢谢各位！", 1)])
def test_a_template_thanks_where_the_closing_does_not(template: str, closing: str, count: int):
    outline = f"template: {template}\ntitle: 在清渠会上的发言\nsalutation: 各位领导\nslots: {{主题: 清渠}}\nopening: [渠淤了。]\nsections: none\nclosing: [{closing}]\n"
    if template != "integration-exchange":
        outline = outline.replace("slots: {主题: 清渠}\n", "")
    assert page_of(outline).count("谢谢") == count
