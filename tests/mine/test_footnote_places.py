"""Footnotes keep their words: behind the mark that ends a heading, in the key of a point, beside words that are taken away."""

from __future__ import annotations

import pytest

from drafter.mine.emit import emit
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from tests.mine.emit.emitting import rendered

TEXT = "# 在清渠会上的讲话\n\n同志们：\n\n{}\n\n大家去办吧。\n\n[^1]: 甲注。\n[^2]: 乙注。\n"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("今天讲两点。\n\n一是定段落。[^1]一段一段地定。\n\n二是定质量[^2]。一天一天地查。", "heading: 定段落[^1]"),
        ("## 一、抓任务\n\n1. 定段落。[^1]一段一段地定。\n2. 定质量。[^2]一天一天地查。", "- 定段落[^1]: 一段一段地定。"),
        ("一、抓人手。[^1]人手要够，一个也不能少。\n\n二、抓工具。[^2]工具要齐，一把也不能缺。", "heading: 抓人手[^1]"),
        ("今天清渠，先说一句话。\n\n\ufffd[^1]\n\n再说一句话[^2]，说完就去。", "先说一句话。[^1]"),
    ],
)
def test_a_footnote_is_in_the_outline_and_on_its_page(body: str, place: str):
    mined = mine_text(read_bytes(TEXT.format(body).encode(), "a.md"))
    emitted = emit(mined, "学来")
    assert place in emitted.outline
    assert "[^2]" in emitted.outline
    assert rendered(emitted).document == mined.document


LINES = "# 在清渠会上的讲话\n\n{date}\n\n{address}\n\n今天把清渠的事说一说，大家都要记在心里。\n\n大家去办吧，谢谢大家！\n\n{name}\n\n{day}\n\n[^1]: 甲注。\n"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ({"date": "（2026年3月1日）[^1]"}, "date: 2026年3月1日[^1]"),
        ({"date": "（2026年3月1日[^1]）"}, "date: 2026年3月1日[^1]"),
        ({"address": "同志们：[^1]"}, "salutation: 同志们[^1]"),
        ({"address": "各位渠长、同志们：[^1]"}, "salutation: 各位渠长、同志们[^1]"),
        ({"name": "东河县水利局[^1]"}, "signature: 东河县水利局[^1]"),
        ({"day": "2026年3月2日[^1]"}, "signed: 2026年3月2日[^1]"),
    ],
)
def test_a_footnote_stays_with_a_line_beside_the_text(line: dict[str, str], place: str):
    usual = {"date": "（2026年3月1日）", "address": "同志们：", "name": "东河县水利局", "day": "2026年3月2日"}
    mined = mine_text(read_bytes(LINES.format(**usual | line).encode(), "a.md"))
    emitted = emit(mined, "学来")
    assert place in emitted.outline
    made = rendered(emitted)
    assert made.document == mined.document
    assert made.data.decode().endswith("甲注。\n")
