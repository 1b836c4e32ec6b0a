"""Lines of a kind of their own: brackets and dashes that are typed in another form, and other words for their keys."""

from __future__ import annotations

import pytest

from drafter import api

SPEECH = "标题: 讲话\n称呼: 同志们\n部分:\n  - 小标题: 抓学习\n    正文:\n      - 今天先学。\n      - {line}\n      - 明天再学。\n"


def shown(line: str) -> str:
    return api.render(SPEECH.format(line=line), to="txt").text.split("\n")[4]


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("提示语: (掌声)", "（掌声）"),
        ("提示语: （掌声)", "（掌声）"),
        ("提示语: 掌声（热烈）", "（掌声（热烈））"),
        ("提示语: （掌声）（停顿）", "（掌声）（停顿）"),
        ("出处: --《论语》", "——《论语》"),
        ("出处: —《论语》", "——《论语》"),
        ("出处: ——《论语》", "——《论语》"),
    ],
)
def test_brackets_and_dashes_are_those_of_the_page(line: str, page: str):
    assert shown(line) == page


def test_emphasis_inside_them_stays():
    document = api.render(SPEECH.format(line='"提示语": (**掌声**)'), to="md").data.decode()
    assert "（**掌声**）" in document


def test_a_cue_with_half_width_brackets_is_pulled_unchanged_and_its_edit_comes_back():
    outline = SPEECH.format(line="提示语: (掌声)")
    assert api.pull(api.render(outline).data, outline).outline == outline
    edited = api.render(outline.replace("掌声", "停顿")).data
    assert "停顿" in api.pull(edited, outline).outline


def told(line: str) -> list[object]:
    return [
        (notice.facts["found"], notice.facts["key"])
        for notice in api.render(SPEECH.format(line=line)).notices
        if notice.code == "outline.point-for-line"
    ]


@pytest.mark.parametrize(
    ("line", "key"),
    [("呼语: 同志们", "称呼"), ("引用: 学而时习之。", "引文"), ("诗词: 水来土掩。", "诗句"), ("备注: 看表。", "讲者备注")],
)
def test_another_word_for_the_key_of_a_line_is_told(line: str, key: str):
    assert told(line) == [(line.partition(":")[0], key)]


@pytest.mark.parametrize("line", ["称呼: 同志们", "引文: 学而时习之。", "重引用: 学而时习之。", "{小标题: 引用, 正文: 学。}"])
def test_keys_and_other_points_are_not(line: str):
    assert told(line) == []
