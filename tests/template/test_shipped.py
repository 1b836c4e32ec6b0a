"""Each shipped template is its skeleton: front, formulas, marks, frames, where points stand, how it ends."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.template.store import TemplateStore
from tests.speech.notation import speech

FRONT = """\
title: 讲话
subtitle: 谈学习
speaker: 李明
date: 2026-11-21
salutation: 同志们
"""
FRONT_SHOWN = "title=讲话 | subtitle=——谈学习 | speaker=李明 | date=（2026年11月21日） | salutation=同志们："

SKELETONS = {
    "speech": (
        """\
opening: [开头。, {学: 早}]
sections:
- heading: 学习
  body: [导语。, {学: 早}, {做: 晚}]
- 落实: 做。
closing: [今后：, {学: 早}]
""",
        """
        开头。 ◦一是/学。(早)
        | §一、/学习(导语。 ◦一是/学。(早)◦二是/做。(晚)) §二、/落实(做。)
        | ‖今后： •一是/学。(早)
        """,
    ),
    "work-exchange": (
        """\
slots: {工作安排: 安排, 主题: 主题}
opening: 面对新形势。
sections:
- heading: [强化武装, 提升引领]
  body: 学。
- heading: [夯实根基, 激活驱动]
  body: 做。
- heading: 创新方法，打造品牌力
  body: [导语。, {heading: [廉洁, 作风, 气象], body: 早}, {突出重点: 晚}]
""",
        """
        根据安排，我围绕“主题”进行交流发言。不当之处，敬请大家批评指正。 | 面对新形势。
        | §一、/强化武装，提升引领力(学。) §二、/夯实根基，激活驱动力(做。)
        §三、/创新方法，打造品牌力(导语。 ◦一是/夯实廉洁基础，作风取得新气象。(早)◦二是/突出重点。(晚))
        """,
    ),
    "symposium": (
        """\
slots: {单位: 县局, 干部职工人数: 125, 党员人数: 55, 党员占比: 44}
opening: 近年来。
sections:
- heading: [紧扣标准, 党建达标]
  body: [导语。, {学: 早}, {做: 晚}]
- heading: 强化保障，务求创新
  marks: none
  body: [{突出“学”，: 早}]
closing: [还有不足。, {学: 早}, {做: 晚}]
""",
        """
        县局现有干部职工125人，其中党员55人，占全体人数的44%。 | 近年来。 | 主要做了两方面工作：
        | ¶一、/紧扣标准，务求党建达标。(导语。 ◦一是/学。(早)◦二是/做。(晚)) ¶二、/强化保障，务求创新。(◦/突出“学”，(早))
        | ‖还有不足。 •一是/学。(早)•二是/做。(晚)
        """,
    ),
    "study-seminar": (
        """\
slots: {主题: 党建, 实际: 工作实际}
opening: 这一思想。
sections:
- heading: [流程再造, 办成一件事]
  body: [为什么。, 要做什么。]
- heading: 要在作风锤炼中充分发挥职能作用，解难题
  body: 要做什么。
closing: 新思想引领新时代。
""",
        """
        这一思想。 | 下面围绕党建，结合工作实际，我做简要交流发言。
        | ¶第一，/在流程再造中充分发挥职能作用，办成一件事。(为什么。 | 要做什么。)
        ¶第二，/要在作风锤炼中充分发挥职能作用，解难题。(要做什么。)
        | ‖新思想引领新时代。
        """,
    ),
    "integration-exchange": (
        """\
slots: {主题: 融合}
opening: 这一论述。
sections:
- heading: [理念, 打破两张皮]
  body: 为什么。
- heading: [机制, 形成一盘棋]
  body: [导语。, {heading: [同题共答, 谋划], body: 早}]
- heading: [载体, 拧成一股绳]
  body: [导语。, {heading: [培养], body: 早}, 回头看。]
closing: 还要努力。
""",
        """
        这一论述。 | 下面，围绕融合，我谈几点体会，以供同志们参考。
        | ¶/在理念上融合，打破两张皮。(为什么。)
        ¶/在机制上融合，形成一盘棋。(导语。 ◦/建立“同题共答”谋划机制。(早))
        ¶/在载体上融合，拧成一股绳。(导语。 ◦/搭建双向培养平台。(早) | 回头看。)
        | ‖还要努力。 | 发言完毕，谢谢大家！
        """,
    ),
    "regular-meeting": (
        """\
slots: {主题: 抓基层}
opening: 刚才。
sections:
- heading: [固本强基, 规范化, 下功夫]
  body: [为什么。, 当前。, 下一步。]
- heading: 坚持融合发展，在大局上促提升
  body: [导语。, {heading: [目标], body: 早}, {坚持队伍融合: 晚}]
closing: 同志们，加油！
""",
        """
        刚才。 | 下面，围绕抓基层，我讲几点要求。
        | §一、/坚持固本强基，在规范化上下功夫(为什么。 | 当前。 | 下一步。)
        §二、/坚持融合发展，在大局上促提升(导语。 •一是/坚持目标融合。(早)•二是/坚持队伍融合。(晚))
        | ‖同志们，加油！
        """,
    ),
    "party-lecture": (
        """\
slots: {安排: 轮训安排, 题目: 建强支部}
opening: 重要论述。
sections:
- heading: [充分认清, 意义]
  body: [{heading: [筑牢底线, 责任, 实], body: 早}]
- heading: [正确认识, 制约因素]
  body: [{heading: [重视, 吸引力], body: 早}]
- heading: [学会运用, 有效办法]
  body: [{heading: [突出引领, 办好党课, 凝聚共识], body: 早}, {从严监督: 晚}]
closing: 同志们，随着发展。
""",
        """
        根据轮训安排，今天我以“建强支部”为题，为大家上一次党课。 | 重要论述。
        | §一、/充分认清党支部建设工作的意义(•一是/有利于筑牢底线，让责任“实”起来。(早))
        §二、/正确认识党支部建设工作的制约因素(•一是/重视不到位，吸引力不足。(早))
        §三、/学会运用党支部建设工作的有效办法(•一是/突出引领，办好党课，凝聚共识创价值。(早)•二是/从严监督。(晚))
        | ‖同志们，随着发展。
        """,
    ),
}


@pytest.mark.parametrize("template", SKELETONS)
def test_it_makes_of_its_outline(template):
    outline, notation = SKELETONS[template]
    document = api.render(f"template: {template}\n{FRONT}{outline}", to="txt").document
    assert document == speech(f"{FRONT_SHOWN} | {' '.join(notation.split())}")


def test_every_shipped_template_is_shown_here():
    assert sorted([*SKELETONS, "bundle"]) == TemplateStore().names()


@pytest.mark.parametrize(
    ("count", "said"), [(1, "一方面"), (2, "两方面"), (3, "三方面"), (5, "五方面"), (10, "十方面"), (12, "十二方面")]
)
def test_the_symposium_counts_its_sections(count, said):
    outline = "template: symposium\ntitle: 讲话\nsections:\n" + "- 学: 早\n" * count
    assert f"主要做了{said}工作：" in api.render(outline, to="txt").text


def test_a_bundle_counts_its_speeches_and_its_title_is_as_typed():
    text = api.render(
        "bundle: '*合集* 一、'\n---\ntitle: 甲\nsections: [{学: 早}]\n---\ntitle: 乙\nsections: [{做: 晚}]\n", to="txt"
    ).text
    assert text.split("\n")[:3] == ["*合集* 一、", "（2篇）", "甲"]
