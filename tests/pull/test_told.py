"""What an outline cannot hold is told, and stands in the nearest body."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import DrafterError
from tests.pull.editing import changed_lines, document, edited, pulled, remove, replace, text_of
from tests.pull.test_edits import OUTLINE


def codes(back):
    return [notice.code for notice in back.notices]


def test_a_formula_reworded_stands_as_a_paragraph_beside_it():
    back = pulled(edited(document(OUTLINE), lambda d: replace(d, "我讲几点要求", "我再讲三点")), OUTLINE)
    assert not back.complete
    assert codes(back) == ["pull.kept"]
    assert "下面，围绕抓基层、打基础，我再讲三点。" in text_of(back.outline)
    assert changed_lines(OUTLINE, back.outline) == ["+   - 下面，围绕抓基层、打基础，我再讲三点。"]


def test_a_formula_taken_away_is_told():
    back = pulled(edited(document(OUTLINE), lambda d: remove(d, "下面，围绕")), OUTLINE)
    assert (back.outline, codes(back), back.complete) == (OUTLINE, ["pull.kept"], False)


def test_ordinals_left_as_they_were_are_told():
    outline = "template: speech\ntitle: 讲话\nsections:\n  - {heading: 修渠, body: 好。}\n  - {heading: 补路, body: 好。}\n  - {heading: 种树, body: 好。}\n"

    def change(opened):
        remove(opened, "一、修渠")
        remove(opened, "好。")

    back = pulled(edited(document(outline), change), outline)
    assert [(one.code, one.facts) for one in back.notices] == [("pull.own-ordinals", {"found": ["二、", "三、"]})]
    assert back.complete


def test_every_notice_can_be_worded():
    back = pulled(edited(document(OUTLINE), lambda d: (remove(d, "下面，围绕"), d.add_table(1, 1))), OUTLINE)
    assert "下面，围绕" in str(DrafterError(*back.notices))


@pytest.mark.parametrize("text", ["\x85模板: speech\n标题: 修桥会上的讲话\n", "模板: speech\n标题: 修桥会上\u2028的讲话\n"])
def test_a_line_end_that_only_yaml_knows_is_told_when_it_goes(text: str):
    back = api.pull(edited(api.render(text).data, lambda d: replace(d, "的讲话", "的发言")), text)
    assert codes(back) == ["yaml.control-left-out"]
    assert "的发言" in back.outline
    assert not set("\x85\u2028") & set(back.outline)
