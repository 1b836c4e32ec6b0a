"""A value never makes structure, wherever a template puts it."""

from __future__ import annotations

import json

from hypothesis import example, given, settings

from drafter import api
from drafter.speech.emphasis import closed, plain
from drafter.speech.numbering import may_begin
from drafter.speech.tree import Section, Speech
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore
from tests.speech.strategies import texts

RENDERER = Renderer(TemplateStore())


def outline(text: str) -> str:
    """An outline with the same text in every place, quoted as JSON quotes (it is YAML too)."""
    value = json.dumps(text, ensure_ascii=False)
    return f"""\
template: symposium
title: {value}
subtitle: {value}
speaker: {value}
salutation: [{value}]
slots: {{单位: {value}, 干部职工人数: 5, 党员人数: 5, 党员占比: 5}}
opening: [前文, {value}]
sections:
- heading: [{value}, {value}]
  body: [{value}, {{heading: {value}, body: [{value}]}}]
  sections: [{{heading: {value}, body: [{value}]}}]
closing: [前文, {{heading: {value}, body: [{value}]}}]
"""


@settings(max_examples=150)
@given(
    texts.map(str.strip).filter(
        lambda text: (
            text
            and closed(text) == text
            and plain(text) == text
            and "\t" not in text
            and not may_begin(text)
            and text[-1] not in "。，；、：！？,;:!?"
        )
    )
)
@example("# 一、*x* <b>&amp;")
@example("[]{.closing}")
@example("{{ title }}{% raw %}")
def test_a_value_comes_out_as_it_was_typed(text):
    speech = api.render(outline(text), to="txt", renderer=RENDERER).document
    assert isinstance(speech, Speech)
    colon = ":" if text.isascii() and any(map(str.isalpha, text)) else "："  # a salutation in English
    assert [line.text for line in speech.front] == [
        text,
        f"——{text}",
        text,
        f"{text}{colon}" if text[-1] not in "。，：；！？、…,.:;!?" else text,
    ]
    assert speech.opening[0] == f"{text}现有干部职工5人，其中党员5人，占全体人数的5%。"
    assert speech.opening[2] == text
    (section,) = speech.sections
    assert (section.mark, section.run_in) == ("一、", True)
    assert (section.heading + section.end).removesuffix("。").rstrip("。，：；！？、…,.:;!?") == f"{text}，务求{text}".rstrip(
        "。，：；！？、…,.:;!?"
    )
    assert section.body[0] == text
    assert [(s.mark, s.heading + s.end, s.body) for s in section.sections] == [("（一）", text, (text,))]
    assert isinstance(section, Section)
    assert "".join(item for item in speech.closing if isinstance(item, str)) == "前文"
