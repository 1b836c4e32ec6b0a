"""What is emitted reads as if a person had written it."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest

from drafter import api
from drafter.mine.emit import emit
from drafter.mine.emit.front import front_of
from drafter.mine.emit.genres import genre_of, slot_hint
from drafter.mine.formulas.rows import rows
from drafter.mine.model import Formula, MinedSpeech
from drafter.mine.pipeline import mine_text
from drafter.outline.load import load
from drafter.read.source import SourceText
from drafter.speech.frames import Frame
from drafter.speech.tree import Bundle, FrontLine
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore
from tests.mine.emit.emitting import mined, rendered
from tests.samples.rendering import SAMPLES
from tests.samples.rendering import rendered as sample
from tests.speech.notation import speech

SPEECH = speech(
    "title=在全市党建座谈会上的讲话 | date=（2026年11月21日） | speaker=李明 | salutation=同志们： |"
    "我局现有干部86人。 | 近年来，我局抓得紧。主要做了三方面工作： |"
    "¶一、/抓学习，务求入心。(学习要紧。◦一是/认真学标。(学原文。)◦二是/对表核标。(查短板。)) |"
    "¶二、/抓队伍，务求过硬。(队伍要强。) |"
    "¶三、/抓好作风建设。(作风要实。) |"
    "‖今后，我们要再接再厉。"
)
FACTS = MinedSpeech(
    Frame("{}，务求{}", 2, 3),
    ((1, Frame("{}标", 2, 2)),),
    (
        Formula("opening", "{单位}现有干部{干部人数}人。", (("单位", "我局"), ("干部人数", "86")), 0),
        Formula("transition", "主要做了{三}方面工作：", (("三", "三"),), 1),
    ),
    ("做法", "做法", "要求"),
)

TEMPLATE = """\
---
title: 座谈会讲话
genre: 座谈会讲话
summary: 从一篇讲稿学来：三个部分，句式“……，务求……”
required: [title, salutation, sections]
slots:
  单位: 本单位名称
  干部人数: {hint: 干部有多少人，只写数字, type: number}
parts:
  title: 标题
  speaker: 讲话人职务、姓名
  date: 日期，写成 2026-11-21
  salutation: {text: 同志们}
  opening: 开头
  closing: 结尾
sections:
  - {heading: ……，务求……, body: 做了什么、怎么做的, points: [……标, ……标]}
  - {heading: ……，务求……, body: 做了什么、怎么做的}
  - {heading: 第三部分的小标题, body: 提什么要求}
---
{% extends "speech.md.j2" %}

{# 行与行的顺序照原文。 #}
{% block front %}
{{ self.title() }}{{ self.subtitle() }}{{ self.date() }}{{ self.speaker() }}{{ self.salutation() }}
{% endblock %}

{% block opening %}
{{ 单位 }}现有干部{{ 干部人数 }}人。

{{ opening | paragraphs("一是") }}主要做了{{ sections | length | cn_count }}方面工作：
{% endblock %}

{# 小标题接排，句式“……，务求……”；要点用“一是”，接排。 #}
{# 小标题3个，合“……，务求……”的2个，其余的在提纲里整句写出。 #}
{% set point_frames = ["{}标", "{}", "{}"] %}
{% block section %}
[{{ section | mark("一、") }}{{ section.heading | frame("{}，务求{}") | sentence }}]{.section}{{ section.body | paragraphs("一是", frame=point_frames[loop.index0] | default("{}")) }}

{{ section.sections | subsections }}
{% endblock %}
"""
OUTLINE = """\
template: 座谈
title: 在全市党建座谈会上的讲话
speaker: 李明
date: 2026-11-21
salutation: 同志们
slots:
  单位: 我局
  干部人数: 86
opening:
  - 近年来，我局抓得紧。
sections:
  - heading: [抓学习, 入心]
    body:
      - 学习要紧。
      - heading: [认真学]
        body: 学原文。
      - heading: [对表核]
        body: 查短板。
  - heading: [抓队伍, 过硬]
    body: 队伍要强。
  - heading: 抓好作风建设
    body: 作风要实。
closing:
  - 今后，我们要再接再厉。
"""


def test_a_template_and_an_outline_are_emitted():
    emitted = emit(mined(SPEECH, [FACTS]), "座谈")
    assert emitted.template == TEMPLATE
    assert emitted.outline == OUTLINE
    assert rendered(emitted).document == SPEECH


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_the_content_stands_in_the_template(name):
    emitted = emit(mined(sample(name).document), "学来")
    words = [line for line in sample(name).text.split("\n") if len(line) > 8 and not line.endswith("：")]  # hearers may stay
    assert not any(line[:12] in template.text for template in emitted.templates for line in words)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_new_outline_can_be_made_of_an_emitted_template(name):
    emitted = emit(mined(sample(name).document), "学来")
    with tempfile.TemporaryDirectory() as folder:
        for template in emitted.templates:
            (Path(folder) / f"{template.name}.md.j2").write_text(template.text, encoding="utf-8")
        renderer = Renderer(TemplateStore((Path(folder),)))
        for template in emitted.templates:
            assert api.check_template(template.name, renderer)[1] > 0


def template_of(text, facts=None, name="学来") -> str:
    return emit(mined(speech(text), [facts or MinedSpeech()]), name).template


def test_an_address_between_paragraphs_stays_with_them():
    facts = MinedSpeech(formulas=tuple(Formula("opening", "朋友们！", (), place) for place in (0, 2)))
    emitted = emit(mined(speech("朋友们！ | 春天来了。 | 朋友们！ | 种子下地了。"), [facts]), "学来")
    assert "{% block opening %}\n朋友们！\n\n{{ opening |" in emitted.template
    assert "  - 春天来了。\n  - 朋友们！\n  - 种子下地了。\n" in emitted.outline


def test_a_blank_that_is_counted_leaves_its_name_to_another():
    facts = MinedSpeech(
        formulas=(
            Formula("transition", "下面，我讲{点数}点意见。", (("点数", "三"),), 0),
            Formula("closing", "最后，我提{点数2}点要求：", (("点数2", "两"),), 0),
        )
    )
    text = "下面，我讲三点意见。 | ¶一、/甲(子) | ¶二、/乙(丑) | ¶三、/丙(寅) | ‖最后，我提两点要求："
    emitted = emit(mined(speech(text), [facts]), "学来")
    assert "slots:\n  点数: 一共讲几点\n" in emitted.template
    assert "slots:\n  点数: 两\n" in emitted.outline


def test_farewells_and_transitions_stand_last_where_the_source_has_nothing_else():
    facts = MinedSpeech(
        formulas=(Formula("transition", "下面，我谈几点体会。", (), 0), Formula("closing", "发言完毕，谢谢大家！", (), 0))
    )
    text = template_of("下面，我谈几点体会。 | ¶一、/甲(子) | ‖发言完毕，谢谢大家！", facts)
    assert '{{ opening | paragraphs("一是") }}\n\n下面，我谈几点体会。' in text
    assert '{{ closing | paragraphs("一是", points="own") }}\n\n发言完毕，谢谢大家！' in text


def test_the_points_of_a_closing_have_their_frame():
    facts = MinedSpeech(point_frames=((0, Frame("抓{}，促{}", 2, 2)),))
    text = "¶一、/甲(子) | ‖还有不足。 •一是/抓学习，促进步。(早)•二是/抓作风，促团结。(晚)"
    emitted = emit(mined(speech(text), [facts]), "学来")
    assert '[]{.closing}{{ closing | paragraphs("一是", points="own", frame="抓{}，促{}") }}' in emitted.template
    assert "closing: {hint: 结尾, points: [抓……，促……, 抓……，促……]}" in emitted.template
    assert "  - heading: [学习, 进步]\n    body: 早\n" in emitted.outline
    assert rendered(emitted).document == speech(text)


def test_a_formula_between_paragraphs_stays_with_them():
    facts = MinedSpeech(formulas=(Formula("closing", "今后，我们将{打算}。", (("打算", "努力"),), 1),))
    source = "¶一、/甲(子) | ‖有不足。 | 今后，我们将努力。 | 请放心。"
    emitted = emit(mined(speech(source), [facts]), "学来")
    assert "[]{.closing}" not in emitted.template
    assert "打算" not in emitted.template
    assert "closing:\n  - 有不足。\n  - 今后，我们将努力。\n  - 请放心。\n" in emitted.outline
    assert rendered(emitted).document == speech(source)


def test_a_blank_with_a_clause_more_or_a_mark_at_its_edge_is_no_blank():
    def made(value: str) -> str:
        facts = MinedSpeech(formulas=(Formula("opening", "今天，我围绕{主题}发言。", (("主题", value),), 0),))
        return template_of(f"今天，我围绕{value}发言。 | ¶一、/甲(子)", facts)

    assert "{{ 主题 }}" in made("节约用水")
    assert "{{ 主题 }}" not in made("，节约用水")
    assert "{{ 主题 }}" not in made("节约用水，人人有责，从我做起")


def test_a_particular_audience_is_asked_for():
    assert "salutation: 对听众的称呼\n" in template_of("title=讲话 | salutation=石大山书记，各位水厂的同事： | ¶一、/甲(子)")
    assert "salutation: {text: 老师们、同学们}\n" in template_of("title=讲话 | salutation=老师们、同学们： | ¶一、/甲(子)")


def test_a_section_without_a_role_is_described_by_that_of_its_siblings_or_by_its_size():
    facts = MinedSpeech(Frame("{}，务求{}", 2, 2), roles=("做法", ""))
    text = template_of("¶一、/抓学，务求深(子) | ¶二、/抓干，务求实(丑)", facts)
    assert text.count("body: 做了什么、怎么做的") == 2
    assert "{heading: 第一部分的小标题, body: 一段，约50字}" in template_of("¶一、/甲(子) | ¶二、/乙(丑)")


def test_a_frame_that_says_the_topic_is_told():
    facts = MinedSpeech(Frame("做好防汛备汛工作{}", 2, 2))
    text = template_of("title=在防汛备汛会议上的讲话 | ¶一、/做好防汛备汛工作要早(子) | ¶二、/做好防汛备汛工作要细(丑)", facts)
    assert "{# 句式里的“防汛备汛”是这一篇的题目里的话，写别的题目时换掉。 #}" in text


def test_a_frame_of_one_word_in_front_is_none_to_fill_in():
    facts = MinedSpeech(Frame("要{}", 2, 2), ((1, Frame("{}标", 2, 2)),))
    text = template_of("¶一、/要早(◦一是/学标。(子)◦二是/对标。(丑)) | ¶二、/要细(丑)", facts)
    assert "要{}" not in text
    assert '["{}标", "{}"]' in text


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2026年1月5日", "2026年3月5日"), ("【2026年1月5日】", "【2026年3月5日】")],
)
def test_a_new_date_comes_out_as_the_source_writes_its_own(written, shown, tmp_path):
    (tmp_path / "own.md.j2").write_text(template_of(f"title=讲话 | date={written} | ¶一、/甲(子)"), encoding="utf-8")
    outline = "template: own\ntitle: 讲话\ndate: 2026-03-05\nsections: [{甲: 子。}]\n"
    assert shown in api.render(outline, to="txt", folders=[tmp_path]).data.decode().split("\n")


def test_half_width_brackets_round_a_date_are_the_templates():
    front = front_of([FrontLine("title", "讲话"), FrontLine("date", "(2026年1月5日)")])
    assert front.keys["date"] == ["2026-01-05"]
    assert "[({{ line | cn_date }})]{.date}" in dict(front.blocks)["date"]


def test_a_date_without_brackets_changes_its_own_block_alone():
    text = template_of("title=讲话 | date=2026年1月5日 | ¶一、/甲(子)")
    assert (
        "{# 日期照原稿的样子写，不用通用模板的括号、破折号和冒号。 #}\n{% block date %}\n{% for line in date | lines %}\n[{{ line | cn_date }}]{.date}\n"
        in text
    )
    assert "{% block front %}" not in text


def test_every_blank_of_the_table_has_a_hint():
    names = {blank.name for row in rows() for blank in row.blanks if blank.name}
    assert [name for name in sorted(names) if slot_hint(name) == name] == []
    assert slot_hint("部门2") == slot_hint("部门")
    assert slot_hint("干部人数") == "干部有多少人，只写数字"
    assert slot_hint("天气") == "天气"


@pytest.mark.parametrize(
    ("texts", "genre"),
    [
        (("在市直机关党建研讨交流会上的发言材料",), "交流会发言材料"),
        (("理论学习中心组研讨发言",), "中心组研讨发言"),
        (("", "中心组专题研讨发言", "我做交流发言。"), "中心组研讨发言"),
        (("", "", "我做交流发言。"), "工作交流发言"),
        (("县政府工作报告",), "政府工作报告"),
        (("2026年新年献词",), "献词"),
        (("关于节约用水的倡议书",), "倡议书"),
        (("在启动仪式上的致辞（节选）",), "致辞"),
        (("",), "讲话稿"),
    ],
)
def test_a_title_tells_the_genre_or_that_of_the_collection_or_the_formulas(texts, genre):
    assert genre_of(*texts) == genre


def test_an_address_tells_the_genre_where_the_title_tells_none():
    assert genre_of("爱岗敬业", address="各位评委：") == "演讲稿"
    assert genre_of("在水厂会议上的讲话", address="各位评委：") == "会议讲话"


def test_points_behind_dashes_are_hinted_with_their_dash_and_get_no_numbers():
    text = template_of("¶一、/甲(子 ◦——/抓水。(丑)◦——/抓电。(寅))")
    assert "points: ['——要点的小标题', '——要点的小标题']" in text
    assert '"一是"' not in text.partition("block section")[2].partition("endblock")[0]


def test_a_section_without_a_heading_says_so():
    assert "heading: 这一部分没有小标题，写成两个单引号" in template_of("¶一、/甲(子) | ¶/(丑)")


def test_speeches_that_agree_share_a_template():
    twice = Bundle("合集", "（2篇）", (SPEECH, SPEECH._replace(closing=("再见。",))))
    emitted = emit(mined(twice, [FACTS, FACTS]), "座谈")
    assert [template.name for template in emitted.templates] == ["座谈"]
    assert [outline.template for outline in load(emitted.outline)[0].outlines] == ["座谈", "座谈"]


def test_an_outline_can_have_chinese_keys():
    outline = emit(mined(SPEECH, [FACTS]), "座谈", chinese=True).outline
    assert outline.startswith("模板: 座谈\n标题: 在全市党建座谈会上的讲话\n讲话人: 李明\n")
    assert "  - 小标题: [抓学习, 入心]\n    正文:\n" in outline


def test_the_mark_that_ends_all_points_of_a_section_stands_in_their_frame():
    facts = MinedSpeech(point_frames=((1, Frame("突出“{}”", 2, 2)), (2, Frame("{}标", 2, 2))))
    points = "¶一、/甲(◦/突出“学”，(子)◦/突出“用”，(丑)) | ¶二、/乙(◦/对标。(寅)◦/学标。(卯)◦/达标。(辰))"
    emitted = emit(mined(speech(points), [facts]), "学来")
    assert '["突出“{}”，", "{}标"]' in emitted.template
    assert "      - heading: [学]\n        body: 子\n" in emitted.outline
    assert rendered(emitted).document == speech(points)


def test_many_blanks_with_marks_alone_between_are_one():
    text = "护林会上的讲话\n同志们：\n说三点。\n" + "\n".join(
        f"第{number}，始终{one}，{two}，{three}，{four}。"
        for number, one, two, three, four in (
            ("一", "看住山口的火", "清明设卡", "雨后撤卡", "夜里不断人"),
            ("二", "管住上山的人", "登记姓名", "收下火柴", "下山再还"),
            ("三", "记住巡山的路", "早走北坡", "晚走南坡", "中午歇在棚里"),
        )
    )
    frames = [
        re.findall(r'frame\("([^"]+)"\)', template.text) for template in emit(mine_text(SourceText("a.txt", text)), "a").templates
    ]
    assert all(frame.count("{}") < 4 for found in frames for frame in found)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("护林培训心得\n听了三天课。\n一、路要常走\n多走。\n二、火要常防\n多看。\n", "心得体会"),
        ("同志们：\n今天，我们在这里隆重举行石桥水库奠基仪式。\n水来了，地就活了。\n", "仪式讲话"),
        (
            "同志们：\n今天说护林。\n现在进行第一项议程：请李站长通报火情。\n大家听清了。\n现在进行第二项议程：请王镇长讲话。\n散会。\n",
            "主持词",
        ),
    ],
)
def test_the_genre_is_told_by_what_is_held_and_by_a_host_and_by_no_name_of_a_blank(text: str, genre: str):
    made = emit(mine_text(SourceText("a.txt", text)), "a")
    assert f"genre: {genre}\n" in made.template


def test_a_sentence_that_goes_on_is_no_formula():
    text = "茶乡致辞\n乡亲们：\n茶刚炒好。\n最后，愿茶叶卖个好价钱！也祝愿各位来宾身体健康、万事如意！\n"
    assert "也祝愿" not in emit(mine_text(SourceText("a.txt", text)), "a").template
