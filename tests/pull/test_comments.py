"""The comments of an outline: they move with what they are about, and those that are gone are told."""

from __future__ import annotations

import pytest

from drafter.outline.edit.content import content_of
from drafter.pull.comments import comments
from tests.pull.editing import changed_lines, document, edited, pulled, remove
from tests.pull.test_structure import move, put

OUTLINE = """\
# 讲话提纲
template: speech
title: 在春耕会上的讲话
sections:
  # 种子站供稿
  - heading: 备好种子  # 还要核
    # 里面的注
    body:
      # 第一点
      - 选良种: 一粒一粒挑。
      # 第二点
      - 晒种子: 晒足三天。
        # 三天够不够
    # 等种子站回话

  - heading: 整好田块
    body:
      - 田要平。
      - 水要浅。
  # 会后再补

  - 管好用水: 一闸一人。  # 行尾
  # 到此为止
closing: 大家回去就动手。
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("标题: 一  # 二\n", ["# 二"]),
        ("标题: 一#二\n", []),
        ('标题: "一  # 二"  # 三\n', ["# 三"]),
        ("标题: '一  # 二'\n# 三", ["# 三"]),
        ("标题: a\n开头: |\n  # 一\n  二  # 三\n# 四\n", ["# 四"]),
        ("标题: a\n开头: [一,  # 一\n  二]\n", ["# 一"]),
        ("标题: a  # 一 # 二  \n", ["# 一 # 二"]),
    ],
)
def test_a_comment_begins_where_no_text_is(text, found):
    assert comments(content_of(text)) == found


MOVES = {
    "the first to the end": lambda d: (move(d, "大家回去", "一、备", "一是选"), put(d, ("一、备", "三、备"), ("二、整", "一、整"), ("三、管", "二、管"))),
    "the last to the front": lambda d: (move(d, "一、备", "三、管", "一闸一人"), put(d, ("二、整", "三、整"), ("一、备", "二、备"), ("三、管", "一、管"))),
    "the second to the front": lambda d: (move(d, "一、备", "二、整", "田要平", "水要浅"), put(d, ("一、备", "二、备"), ("二、整", "一、整"))),
}  # fmt: skip


@pytest.mark.parametrize("case", MOVES)
def test_a_section_that_moves_takes_its_comments_along(case):
    back = pulled(edited(document(OUTLINE), MOVES[case]), OUTLINE)
    assert (back.complete, back.notices) == (True, ())
    assert sorted(comments(content_of(back.outline))) == sorted(comments(content_of(OUTLINE)))
    seeds = back.outline.index("备好种子")
    assert back.outline.rindex("# 种子站供稿", 0, seeds) == back.outline.rindex("#", 0, back.outline.rindex("\n", 0, seeds))
    assert back.outline.index("# 等种子站回话", seeds) < back.outline.find("整好田块", seeds) % 10_000
    assert "  # 会后再补\n\n  - 管好用水: 一闸一人。  # 行尾\n" in back.outline
    assert back.outline.rstrip().endswith("# 到此为止\nclosing: 大家回去就动手。")


def test_the_comments_in_a_deleted_section_are_told_and_those_around_it_stay():
    def change(opened):
        remove(opened, "一、备好种子")
        remove(opened, "一是选良种")
        put(opened, ("二、整", "一、整"), ("三、管", "二、管"))

    back = pulled(edited(document(OUTLINE), change), OUTLINE)
    assert back.complete
    assert [(one.code, one.facts["text"]) for one in back.notices] == [
        ("pull.comment", text) for text in ("# 还要核", "# 里面的注", "# 第一点", "# 第二点")
    ]
    assert "  # 种子站供稿" in back.outline
    assert all(line.startswith("-") for line in changed_lines(OUTLINE, back.outline))


def test_without_an_edit_no_comment_is_told():
    assert pulled(edited(document(OUTLINE), lambda _: None), OUTLINE) == (OUTLINE, (), True)
