"""A footnote stands on the page that an emitted template makes, wherever its mark was."""

from __future__ import annotations

import pytest

from drafter.mine.emit import emit
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from tests.mine.emit.emitting import rendered

SPEECH = """# 在节水动员会上的讲话

同志们：

今天我们在这里召开节水动员会，主要任务是动员部署节水工作。{opening}下面，我讲三点意见。

## 一、认清形势

水少了。

## 二、抓紧行动

修渠。

同志们，让我们团结一心，为节水事业而努力奋斗！{closing}谢谢大家！

[^1]: 水表的数。
"""


@pytest.mark.parametrize("place", ["opening", "closing"])
def test_a_formula_with_a_footnote_stays_in_the_outline(place: str):
    marks = {"opening": "", "closing": "", place: "[^1]"}
    made = emit(mine_text(read_bytes(SPEECH.format(**marks).encode(), "a.md")), "学来", chinese=True)
    page = rendered(made)
    assert [notice.code for notice in page.notices] == []
    assert page.data.decode().endswith("水表的数。\n")
    assert "[^1]" not in "".join(template.text for template in made.templates)
