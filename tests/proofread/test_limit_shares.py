"""Against a limit: how many characters a speech is over it, and which parts have more than their share."""

from __future__ import annotations

import pytest

from drafter.api import stats

OUTLINE = """\
title: 讲话
limit: {limit}
rate: 100
opening: 一二三四五六七八九十。
sections:
  - heading: 早
    body: 一二三四五六七八九十一二三四五六七八九十。
  - heading: 晚
    body: 一二三四五。
closing: 一二三。
"""


@pytest.mark.parametrize(("limit", "characters"), [("30字", 30), ("0.3分钟", 30), ("3分钟", 300)])
def test_a_limit_gives_each_part_its_share(limit, characters):
    (numbers,) = stats(OUTLINE.format(limit=limit))
    assert numbers.limit == characters
    assert [part.due for part in numbers.parts] == [round(characters * share / 3) for share in (0.5, 1, 1, 0.5)]
    assert numbers.excess == sum(part.characters for part in numbers.parts) - characters


def test_without_a_limit_there_are_no_shares():
    (numbers,) = stats(OUTLINE.replace("limit: {limit}\n", ""))
    assert (numbers.limit, numbers.excess, {part.due for part in numbers.parts}) == (None, 0, {None})


def test_the_minutes_beside_an_agenda_are_those_of_the_meeting():
    text = (
        "template: host-script\ntitle: 主持词\nlimit: 30分钟\nopening: 开会。\nclosing: 散会。\nagenda: [{item: 讲话, who: 镇长}]\n"
    )
    assert stats(text)[0].limit is None
