"""A paragraph joined with the one before it, or divided: what began in it is still a point."""

from __future__ import annotations

import copy

import pytest

from tests.pull.editing import changed_lines, document, edited, lines, paragraph, pulled, text_of

OWN = """\
template: speech
title: 讲话
opening:
  - 甲话。
  - 乙话。
sections:
  - heading: 管水
    points: own
    body:
      - 水是命根子。
      - 轮流放水: 白天上游。
      - 专人看闸: 一闸一人。
"""
RUN_ON = OWN.replace("points: own", "points: run-on")


def join(first, second):
    def change(opened):
        one, other = paragraph(opened, first), paragraph(opened, second)
        for run in other.runs:
            one._p.append(run._r)
        other._p.getparent().remove(other._p)

    return change


def split(start, behind):
    """The paragraph that begins with some words goes on in a new one from a run on."""

    def change(opened):
        old = paragraph(opened, start)
        new = copy.deepcopy(old._p)
        old._p.addnext(new)
        at = next(number for number, run in enumerate(old.runs) if run.text.startswith(behind))
        for run in old.runs[at:]:
            run._r.getparent().remove(run._r)
        for run in paragraph(opened, behind).runs[:at] if paragraph(opened, behind)._p is new else ():
            run._r.getparent().remove(run._r)

    return change


@pytest.mark.parametrize(
    ("outline", "change", "changed"),
    [
        (
            OWN,
            join("水是命", "轮流放水"),
            [
                "-       - 轮流放水: 白天上游。",
                "+       - heading: 轮流放水",
                "+         paragraph: run-on",
                "+         body: 白天上游。",
            ],
        ),
        (
            OWN,
            join("轮流放水", "专人看闸"),
            [
                "-       - 专人看闸: 一闸一人。",
                "+       - heading: 专人看闸",
                "+         paragraph: run-on",
                "+         body: 一闸一人。",
            ],
        ),
        (OWN, join("甲话", "乙话"), ["-   - 甲话。", "-   - 乙话。", "+   - 甲话。乙话。"]),
        (
            RUN_ON,
            split("水是命", "二是"),
            [
                "-       - 专人看闸: 一闸一人。",
                "+       - heading: 专人看闸",
                "+         paragraph: own",
                "+         body: 一闸一人。",
            ],
        ),
    ],
)
def test_what_begins_at_the_break_stays_what_it_is(outline, change, changed):
    data = edited(document(outline), change)
    back = pulled(data, outline)
    assert sorted(changed_lines(outline, back.outline)) == sorted(changed)
    assert text_of(back.outline) == lines(data)
    assert (back.complete, back.notices) == (True, ())


def test_two_points_in_one_run_of_the_document_stay_two():
    outline = "template: speech\ntitle: 讲话\nsections:\n  - heading: 管水\n    paragraph: run-on\n    body:\n      - 水是命根子。\n      - 学: ''\n      - 对: 照着章程对。\n"
    assert pulled(edited(document(outline), lambda _: None), outline).outline == outline
