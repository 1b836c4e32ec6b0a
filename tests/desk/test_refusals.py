"""What an action of the form cannot do at its place is refused with the reason, and changes nothing."""

from __future__ import annotations

import pytest

from drafter.desk.actions import act
from drafter.errors import UsageError

OUTLINE = """\
标题: 讲话
开头:
  - 学习好。
  - 一是学: 人人都要学。
部分:
  - 小标题: 学
    正文:
      - 导语。
      - 早学: 六点。
  - 小标题: 做
    部分:
      - 细做: 做好。
结尾: 完。
"""
REFUSED = {
    "desk.stays": (
        {"do": "set", "path": "0/sections", "text": "学"},
        {"do": "remove", "path": "0/title"},
        {"do": "remove", "path": "0/sections/0/heading"},
        {"do": "remove", "path": "0/closing"},
        {"do": "up", "path": "0/title"},
        {"do": "out", "path": "0/sections/0/heading"},
        {"do": "move", "path": "0/title", "to": "0/sections", "at": 0},
    ),
    "desk.first": ({"do": "up", "path": "0/opening/0"}, {"do": "up", "path": "0/sections/0"}),
    "desk.last": ({"do": "down", "path": "0/opening/1"}, {"do": "down", "path": "0/sections/1/sections/0"}),
    "desk.nothing-before": ({"do": "join", "path": "0/opening/0"}, {"do": "join", "path": "0/title"}),
    "desk.nothing-to-hold-it": ({"do": "in", "path": "0/sections/0"}, {"do": "in", "path": "0/opening/1"}),
    "desk.outermost": ({"do": "out", "path": "0/sections/0"}, {"do": "out", "path": "0/opening/1"}),
    "desk.into-itself": ({"do": "move", "path": "0/sections/0", "to": "0/sections/0/body", "at": 0},),
    "desk.no-section-here": ({"do": "move", "path": "0/sections/0", "to": "0/opening", "at": 0},),
    "desk.holds-sections": ({"do": "kind", "path": "0/sections/1", "kind": "text"},),
    "desk.no-such-kind": ({"do": "kind", "path": "0/sections/1", "kind": "x"},),
    "desk.lost-place": ({"do": "remove", "path": "9/title"},),
    "desk.unknown-action": ({"do": "nothing"}, {}),
}


@pytest.mark.parametrize(("code", "action"), [(code, action) for code, actions in REFUSED.items() for action in actions])
def test_an_action_that_is_not_possible_is_refused(code, action):
    with pytest.raises(UsageError) as refused:
        act(OUTLINE, action)
    assert [fault.code for fault in refused.value.faults] == [code]
    assert str(refused.value)
