"""Outlines in brackets, as programs write them: every edit comes back, and nothing else changes."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.pull.editing import add_after, document, edited, lines, pulled, remove, replace, text_of, told
from tests.pull.test_edits import EDITS, IN_ONE_PARAGRAPH, OUTLINE, RUN_ON


def forms(outline: str) -> dict[str, str]:
    """An outline in other ways of writing."""
    data = yaml.load(outline, yaml.BaseLoader)
    return {
        "JSON": json.dumps(data, ensure_ascii=False),
        "JSON, a value a line": json.dumps(data, ensure_ascii=False, indent=2),
        "brackets without quotes": yaml.safe_dump(data, allow_unicode=True, default_flow_style=True, sort_keys=False, width=80),
        "values in brackets": yaml.safe_dump(data, allow_unicode=True, default_flow_style=None, sort_keys=False, width=1000),
    }


WRITTEN, WRITTEN_RUN_ON = forms(OUTLINE), forms(RUN_ON)


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("edit", EDITS)
def test_the_edited_text_comes_back(edit, form):
    outline = WRITTEN[form]
    data = edited(document(outline), EDITS[edit])
    back = pulled(data, outline)
    assert text_of(back.outline) == lines(data), back.outline
    assert (back.complete, told(back)) == (True, [])


@pytest.mark.parametrize("form", WRITTEN_RUN_ON)
@pytest.mark.parametrize("edit", IN_ONE_PARAGRAPH)
def test_so_it_does_where_headings_and_points_run_in(edit, form):
    outline = WRITTEN_RUN_ON[form]
    data = edited(document(outline), IN_ONE_PARAGRAPH[edit])
    back = pulled(data, outline)
    assert text_of(back.outline) == lines(data), back.outline
    assert back.complete


IN_ONE_PLACE = {
    "the heading of a short point, with what brackets take for their own": (
        "{title: 讲话, opening: [{早学: 六点。}]}",
        lambda d: replace(d, "早学", "早学, 晚学"),
        "{title: 讲话, opening: [{'早学, 晚学': 六点。}]}",
    ),
    "the heading of a short point, longer than a key": (
        "{title: 讲话, opening: [{早学: 六点。}]}",
        lambda d: replace(d, "早学", "早" * 61),
        "{title: 讲话, opening: [{heading: " + "早" * 61 + ", body: 六点。}]}",
    ),
    "that in block style": (
        "title: 讲话\nopening:\n- 早学: 六点。\n",
        lambda d: replace(d, "早学", "早" * 61),
        "title: 讲话\nopening:\n- heading: " + "早" * 61 + "\n  body: 六点。\n",
    ),
    "a mark whose key is there and empty": (
        "title: 讲话\nsections:\n- heading: 学\n  mark:\n  body: 早学。\n",
        lambda d: replace(d, "一、", "三、"),
        "title: 讲话\nsections:\n- heading: 学\n  mark: 三、\n  body: 早学。\n",
    ),
    "a mark whose key is there and a null": (
        "title: 讲话\nsections:\n- heading: 学\n  mark: ~  # 未定\n  body: 早学。\n",
        lambda d: replace(d, "一、", "三、"),
        "title: 讲话\nsections:\n- heading: 学\n  mark: 三、  # 未定\n  body: 早学。\n",
    ),
    "a mark of a point without a heading": (
        "{title: 讲话, opening: [{body: 早学。}, {body: 晚学。}]}",
        lambda d: replace(d, "二是", "三是"),
        None,
    ),
    "a body that is a null": (
        "title: 讲话\nsections:\n- heading: 学\n  body: null\n- heading: 做\n",
        lambda d: add_after(d, "一、学", "早学。"),
        "title: 讲话\nsections:\n- heading: 学\n  body:\n    - 早学。\n- heading: 做\n",
    ),
    "a body that is not there": (
        "{title: 讲话, sections: [{heading: 学}, {heading: 做}]}",
        lambda d: add_after(d, "一、学", "早学。"),
        "{title: 讲话, sections: [{heading: 学, body: [早学。]}, {heading: 做}]}",
    ),
    "an empty list": (
        "{title: 讲话, sections: [{heading: 学, body: []}, {heading: 做}]}",
        lambda d: add_after(d, "一、学", "早学。"),
        "{title: 讲话, sections: [{heading: 学, body: [早学。]}, {heading: 做}]}",
    ),
    "a subtitle that is a null": (
        "{title: 讲话, subtitle: null, opening: 早学。}",
        lambda d: add_after(d, "讲话", "——谈学习", "Subtitle"),
        "{title: 讲话, subtitle: 谈学习, opening: 早学。}",
    ),
    "a subtitle where no key of the front is": (
        "{opening: 早学。}",
        lambda d: add_after(d, "【待补：标题", "——谈学习", "Subtitle"),
        "{subtitle: 谈学习, opening: 早学。}",
    ),
    "the same in block style": (
        "opening: 早学。\n",
        lambda d: add_after(d, "【待补：标题", "——谈学习", "Subtitle"),
        "subtitle: 谈学习\nopening: 早学。\n",
    ),
    "the only item of a list": (
        "{title: 讲话, opening: [早学。], closing: 完。}",
        lambda d: remove(d, "早学"),
        "{title: 讲话, opening: [], closing: 完。}",
    ),
    "the first of several paragraphs of a text in quotes": (
        '{title: 讲话, opening: "早学。\\n晚学。\\n互学。"}',
        lambda d: remove(d, "早学"),
        '{title: 讲话, opening: "晚学。\\n互学。"}',
    ),
    "a word of a text in several lines": (
        "title: 讲话\nopening: |\n  早学。\n  晚学。\n",
        lambda d: replace(d, "晚学", "夜学"),
        "title: 讲话\nopening: |\n  早学。\n  夜学。\n",
    ),
}


@pytest.mark.parametrize("edit", IN_ONE_PLACE)
def test_it_comes_back_as_a_person_would_write_it(edit):
    outline, change, expected = IN_ONE_PLACE[edit]
    data = edited(document(outline), change)
    back = pulled(data, outline)
    assert text_of(back.outline) == lines(data), back.outline
    assert expected is None or back.outline == expected
