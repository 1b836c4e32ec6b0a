"""Each shipped template is its skeleton: front, formulas, marks, frames, where points stand, how it ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter import api
from drafter.check.wording import say
from drafter.template.starter import starter
from drafter.template.store import TemplateStore
from tests.data import read_data
from tests.speech.notation import speech

FRONT = """\
title: 讲话
subtitle: 谈学习
speaker: 李明
date: 2026-11-21
salutation: 同志们
"""
FRONT_SHOWN = "title=讲话 | subtitle=——谈学习 | speaker=李明 | date=（2026年11月21日） | salutation=同志们："

CASES = Path(__file__).parent / "shipped"
"""A file for each template: an outline without its front, and what becomes of it in the notation of ``tests/speech/notation.py``."""
TEMPLATES = [name for name in TemplateStore().names() if name != "bundle"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_makes_of_its_outline(template):
    path = CASES / f"{template}.yaml"
    assert path.exists(), f"write {path.relative_to(CASES.parents[2])}: a short outline, and the speech that {template} makes of it"
    case = read_data(path)
    document = api.render(f"template: {template}\n{FRONT}{case['outline']}", to="txt").document
    assert document == speech(f"{FRONT_SHOWN} | {' '.join(case['speech'].split())}")


def test_there_is_no_case_without_a_template():
    assert {path.stem for path in CASES.iterdir()} <= set(TEMPLATES)


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


CHECKS = ("confusable", "particles", "no-subject", "fixed-phrase", "numbers", "quotes", "half-width", "weekday", "ellipsis-dash")


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_words_of_shipped_templates_stand_the_checks(template):
    info = TemplateStore().info(template)
    settings = [(slot.name, slot.example) for slot in info.slots.values()]
    text = api.render(starter(info), to="txt", settings=settings).text
    proofs = api.check(re.sub("【[^】]*】", "丰收", text), source="a.txt")
    assert [say(proof.finding, "zh") for proof in proofs.proofs if proof.finding.check in CHECKS] == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_of_a_topic_asks_for_it(template):
    info = TemplateStore().info(template)
    texts = [slot for slot in info.slots.values() if slot.type == "text"]
    text = api.render(starter(info), to="txt", settings=[(slot.name, "护水爱水") for slot in texts]).text
    written = re.sub("【[^】]*】", "", text)
    assert [slot.name for slot in texts if slot.example and len(slot.example) > 5 and slot.example in written] == []
