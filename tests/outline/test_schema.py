"""The JSON Schema that editors check outlines with says the same as the reader."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from drafter.outline.schema import SlotSchema, bundle_front_schema, outline_schema
from tests.outline.test_aliases import CHINESE, ENGLISH
from tests.outline.test_short_forms import BODIES, SECTIONS


def as_editors_read(text: str) -> Any:
    """YAML with types, as a language server passes it to the schema (dates are texts there)."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def errors(text: str, schema: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(as_editors_read(text))]


@pytest.mark.parametrize("chinese", [False, True])
def test_it_is_a_schema(chinese):
    for schema in (
        outline_schema(chinese=chinese),
        outline_schema("t", [SlotSchema("单位", "名称", "市科技局")]),
        bundle_front_schema(chinese=chinese),
    ):
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English keys", "Chinese keys"])
def test_it_accepts_every_key(text):
    assert errors(text, outline_schema()) == []


@pytest.mark.parametrize("form", [form for form in BODIES if form != "a point with an empty heading"])
def test_it_accepts_every_form_of_a_body(form):
    body = "".join(f"\n  {line}" for line in BODIES[form][0].split("\n"))
    assert errors(f"opening:{body}\n", outline_schema()) == []


@pytest.mark.parametrize("form", SECTIONS)
def test_it_accepts_every_form_of_a_section(form):
    assert errors(f"sections:\n{SECTIONS[form][0]}\n", outline_schema()) == []


@pytest.mark.parametrize("value", ["2026", "3.10", "no", "2026-11-21", ""])
def test_it_accepts_what_other_readers_make_of_a_plain_value(value):
    assert errors(f"title: {value}\ndate: {value}\nopening: {value}\nslots: {{甲: {value}}}\n", outline_schema()) == []


@pytest.mark.parametrize(
    "text",
    ["titel: 讲话", "occasion: [一, 二]", "opening: {heading: 学, boddy: 早}", "sections: 学", "sections:\n- heading: 学\n  marks: 二、", "sections:\n- heading: 学\n  points: 也许", "limit: 8"],
)  # fmt: skip
def test_it_refuses_what_the_reader_refuses(text):
    assert errors(text + "\n", outline_schema())


def test_it_names_the_slots_of_a_template_and_no_others():
    schema = outline_schema("symposium", [SlotSchema("单位", "本单位名称", "县市场监管局")])
    assert errors("slots: {单位: 市科技局}\n", schema) == errors("填空: {单位: }\n", schema) == []
    assert errors("slots: {单味: 市科技局}\n", schema)
    assert schema["properties"]["slots"]["properties"]["单位"]["description"] == "本单位名称"
    assert schema["properties"]["slots"]["properties"]["单位"]["examples"] == ["县市场监管局"]


def test_it_explains_in_the_language_asked_for():
    assert outline_schema()["properties"]["occasion"]["description"] == "The meeting at which the speech is given."
    assert outline_schema(chinese=True)["properties"]["场合"]["description"] == "讲话的会议或活动。"


@pytest.mark.parametrize("schema", [outline_schema, bundle_front_schema])
def test_every_description_is_in_the_language_of_the_schema(schema):
    def described(node) -> list[str]:
        values = [*node.values()] if isinstance(node, dict) else node if isinstance(node, list) else []
        own = [node[key] for key in ("description", "title") if isinstance(node, dict) and isinstance(node.get(key), str)]
        return [*own, *(text for value in values for text in described(value))]

    for chinese in (False, True):
        wrong = (lambda text: text.isascii()) if chinese else (lambda text: not text[0].isascii())
        assert [text for text in described(schema(chinese=chinese)) if wrong(text)] == []


@pytest.mark.parametrize("text", ["bundle: 合集", "合集: {标题: 合集}", "bundle: {title: 合集, layout: strict}"])
def test_the_front_of_a_bundle_has_its_own(text):
    assert errors(text, bundle_front_schema()) == []
    assert errors("title: 合集", bundle_front_schema())


SLOTS = [SlotSchema("人数", "多少人", "12", "number"), SlotSchema("日子", "哪天", "2026-11-02", "date"), SlotSchema("单位", "谁")]


@pytest.mark.parametrize(
    "value",
    ["人数: 12", "人数: 十二", "人数: 12人", "人数: 【待补：人数】", "人数:", "日子: 2026-11-02", "日子: 十一月二日", "单位: 甲"],
)
def test_a_slot_takes_what_its_type_holds(value: str):
    assert errors(f"slots: {{{value}}}\n" if not value.endswith(":") else f"slots:\n  {value}\n", outline_schema("t", SLOTS)) == []


@pytest.mark.parametrize("value", ["人数: 若干", "人数: true", "日子: 明天"])
def test_a_slot_takes_nothing_else(value: str):
    assert errors(f"slots: {{{value}}}\n", outline_schema("t", SLOTS))


def test_names_are_offered_and_others_allowed():
    schema = outline_schema(templates=["speech", "own"], layouts=["gbt9704"])
    for key, names in (
        ("template", ["speech", "own"]),
        ("模板", ["speech", "own"]),
        ("layout", ["gbt9704"]),
        ("版式", ["gbt9704"]),
    ):
        assert schema["properties"][key]["anyOf"][0] == {"enum": names}
        assert schema["properties"][key]["description"]
    assert errors("template: 座谈会讲话\nlayout: ./own.yaml\n", schema) == []
