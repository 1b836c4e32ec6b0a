"""What `drafter new` writes: an outline that renders as it stands, and says what is open."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from drafter import api
from drafter.outline.load import load
from drafter.template.frontmatter import TemplateInfo
from drafter.template.render import Renderer
from drafter.template.starter import bundle_starter, starter
from drafter.template.store import TemplateStore

STORE = TemplateStore()
GENRES = [name for name in STORE.names() if name != "bundle"]


@pytest.mark.parametrize("name", GENRES)
@pytest.mark.parametrize("chinese", [False, True], ids=["en", "zh"])
def test_a_new_outline_renders_without_a_fault_and_without_a_notice(name, chinese):
    rendered = api.render(starter(STORE.info(name), chinese=chinese), to="txt")
    assert rendered.notices == ()
    assert rendered.blanks > 5


@pytest.mark.parametrize("name", GENRES)
def test_both_languages_render_to_the_same_bytes(name):
    info = STORE.info(name)
    english, chinese = (api.render(starter(info, chinese=chinese)).data for chinese in (False, True))
    assert english == chinese


@pytest.mark.parametrize("name", GENRES)
@pytest.mark.parametrize("chinese", [False, True], ids=["en", "zh"])
def test_a_new_outline_is_valid_by_the_schema_of_its_template(name, chinese):
    read = json.loads(json.dumps(yaml.safe_load(starter(STORE.info(name), chinese=chinese)), default=str))
    Draft202012Validator(api.schema(name, STORE)).validate(read)


@pytest.mark.parametrize("name", GENRES)
def test_a_new_outline_asks_for_every_slot_and_every_required_part(name):
    info = STORE.info(name)
    (outline,) = load(starter(info))[0].outlines
    assert [*outline.slots] == [*info.slots]
    assert [part for part in info.required if not getattr(outline, part)] == []


@pytest.mark.parametrize("name", GENRES)
def test_every_slot_of_a_shipped_template_has_a_hint_and_an_example(name):
    assert [slot.name for slot in STORE.info(name).slots.values() if not (slot.hint and slot.example)] == []


@pytest.mark.parametrize("name", GENRES)
def test_filled_with_the_examples_its_slots_leave_no_blank(name):
    info = STORE.info(name)
    settings = [(slot.name, slot.example) for slot in info.slots.values()]
    filled = api.render(starter(info), to="txt", settings=settings)
    assert not any(f"【待补：{slot}】" in filled.text for slot in info.slots)


def test_hints_that_yaml_would_cut_are_quoted():
    from drafter.template.frontmatter import PartHint, SectionHint

    info = TemplateInfo("speech", parts={"title": PartHint("写成: 这样 #一")}, sections=(SectionHint("甲: 乙", "丙 #丁", ("戊",)),))
    (outline,) = load(starter(info))[0].outlines
    assert (outline.title, outline.sections[0].heading) == ("【待补：写成: 这样 #一】", "【待补：甲: 乙】")


def test_a_new_bundle_has_a_front_and_an_outline_for_each_template():
    text = bundle_starter([STORE.info("study-seminar"), STORE.info("speech")], chinese=True)
    file = load(text)[0]
    assert file.bundle is not None
    assert [one.template for one in file.outlines] == ["study-seminar", "speech"]
    assert api.render(text, to="txt").text.startswith("【待补：合集标题】\n（2篇）")


@pytest.mark.parametrize("name", GENRES)
def test_checking_a_template_runs_it(name):
    info, blanks = api.check_template(name, Renderer(STORE))
    assert (info.name, blanks > 5) == (name, True)


def test_the_front_of_a_bundle_has_no_outline_of_its_own_to_run():
    assert api.check_template("bundle", Renderer(STORE))[1] == 0


@pytest.mark.parametrize("chinese", [False, True])
def test_sections_within_sections_are_written_below_them(tmp_path, chinese):
    hints = "- {heading: 源头, sections: [{heading: 厂, body: 情况, points: [排口, 台账]}, {heading: 田}]}"
    (tmp_path / "deep.md.j2").write_text(
        f'---\ntitle: 讲话\nsections:\n  {hints}\n---\n{{% extends "speech.md.j2" %}}\n', encoding="utf-8"
    )
    info = TemplateStore([tmp_path]).info("deep")
    (section,) = yaml.safe_load(starter(info, chinese=chinese))["部分" if chinese else "sections"]
    heading, body, sections = ("小标题", "正文", "部分") if chinese else ("heading", "body", "sections")
    assert list(section) == [heading, sections]
    first, second = section[sections]
    assert first[body] == ["【待补：情况】", {"【待补：排口】": "【待补：具体内容】"}, {"【待补：台账】": "【待补：具体内容】"}]
    assert second == {heading: "【待补：田】", body: ["【待补】"]}
