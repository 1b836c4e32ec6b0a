"""Chinese keys say what English ones say."""

from __future__ import annotations

import pytest

from drafter.messages.language import tr
from drafter.outline.agenda import AGENDA_ITEM
from drafter.outline.keys import ALIASES, BUNDLE_FRONT, OUTLINE
from drafter.outline.kinds import POINT, SECTION
from tests.outline.reading import file

ENGLISH = """\
template: symposium
title: 讲话
subtitle: 谈学习
speaker: 李明
date: 2026-11-21
occasion: 座谈会
salutation: 同志们
slots: {单位: 市科技局}
opening: 开头
sections:
- heading: 学习
  marks: 一是
  points: own
  mark: 三、
  paragraph: run-on
  body:
  - heading: 早学
    body: 六点
    end: none
  sections:
  - heading: 深学
closing: 结尾
attachments: [工作要点]
signature: 市科技局
signed: 2026-11-21
agenda:
- item: 讲话
  who: 李明
  minutes: 20
  introduction: 欢迎。
  remark: 很好。
start: 9:00
footnotes: {注: 见附件。}
limit: 8分钟
rate: 180
layout: strict
notes: 备忘
"""
CHINESE = """\
模板: symposium
标题: 讲话
副标题: 谈学习
讲话人: 李明
日期: 2026-11-21
场合: 座谈会
称呼: 同志们
填空: {单位: 市科技局}
开头: 开头
部分:
- 小标题: 学习
  序号: 一是
  要点: 另起
  本序号: 三、
  段落: 接排
  正文:
  - 小标题: 早学
    正文: 六点
    句末标点: 无
  部分:
  - 小标题: 深学
结尾: 结尾
附件: [工作要点]
落款: 市科技局
落款日期: 2026-11-21
议程:
- 事项: 讲话
  人员: 李明
  分钟: 20
  引语: 欢迎。
  小结: 很好。
开始: 9:00
脚注: {注: 见附件。}
限长: 8分钟
语速: 180
版式: strict
备注: 备忘
"""


def test_both_languages_say_the_same():
    (english,), (chinese,) = file(ENGLISH).outlines, file(CHINESE).outlines
    assert english._replace(places={}) == chinese._replace(places={})


def test_every_key_is_in_both():
    for name, alias in ALIASES.items():
        assert (f"{name}:" in ENGLISH and f"{alias}:" in CHINESE) or name == "bundle"


def test_a_file_may_mix_them():
    (mixed,) = file("title: 讲话\n讲话人: 李明\n部分:\n- heading: 学\n  正文: 早\n").outlines
    assert (mixed.title, mixed.speaker, mixed.sections[0].heading, mixed.sections[0].body) == ("讲话", "李明", "学", ("早",))


@pytest.mark.parametrize("record", [OUTLINE, SECTION, POINT, AGENDA_ITEM, BUNDLE_FRONT], ids=lambda record: record.what)
def test_no_two_keys_of_a_mapping_share_a_name(record):
    names = [name for field in record.fields for name in (field.name, field.alias, field.also) if name]
    assert len(set(names)) == len(names) == len(record.by_key)


@pytest.mark.parametrize("record", [OUTLINE, SECTION, POINT, AGENDA_ITEM, BUNDLE_FRONT], ids=lambda record: record.what)
def test_every_key_is_explained_in_both_languages(record):
    assert [field.name for field in record.fields if not (field.doc.endswith(".") and tr(field.doc, "zh").endswith("。"))] == []
