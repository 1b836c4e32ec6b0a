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


def test_a_count_of_the_template_is_told_as_such_where_the_document_kept_the_old_one():
    outline = (
        "template: deployment\ntitle: 讲话\nslots: {几点: 意见}\nopening: 刚才大家讲了。\nsections:\n"
        "- 修渠: 今年要把渠修好，一户不能少。\n- 清淤: 明年要把淤清好，一户不能少。\n- 管护: 后年要把渠管好，一户不能少。\n"
    )

    def edit(opened):
        remove(opened, "三、管护")
        remove(opened, "后年要把")

    back = pulled(edited(document(outline), edit), outline)
    assert back.outline == outline[: outline.index("- 管护")]
    counted = [notice.facts for notice in back.notices if notice.code == "pull.counted"]
    assert [(one["text"][-5:], one["written"][-5:]) for one in counted] == [("三点意见。", "两点意见。")]
    assert not {"pull.unplaced", "pull.kept"} & {notice.code for notice in back.notices}
