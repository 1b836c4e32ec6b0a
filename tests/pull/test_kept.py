"""What a document lacks and an outline keeps, and changes that come back though a template decides by the words of the outline."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from drafter import api

_PLEDGE = "模板: pledge\n标题: 在清渠会上的表态发言\n称呼: 同志们\n开头: 枯水期到了。\n部分:\n  - 先清头渠: 头渠淤得深。\n  - 再清支渠: 支渠跟着走。\n结尾: {closing}\n"


def pulled(outline: str, words: dict[str, str]) -> api.Pulled:
    """What comes back of a document in whose paragraphs words were changed; a paragraph without words was deleted."""
    word = docx.Document(BytesIO(api.render(outline, source="a.yaml").data))
    for paragraph in list(word.paragraphs):
        for old, new in words.items():
            if old not in paragraph.text:
                continue
            if new:
                for run in paragraph.runs:
                    run.text = run.text.replace(old, new)
            else:
                paragraph._p.getparent().remove(paragraph._p)
    stream = BytesIO()
    word.save(stream)
    return api.pull(stream.getvalue(), outline, source="a.yaml")


@pytest.mark.parametrize("closing", ["请大家监督。", "请大家监督，谢谢各位！"])
def test_changes_come_back_where_the_template_looks_at_the_words(closing: str):
    outline = _PLEDGE.format(closing=closing)
    words = {"枯水期到了": "枯水期又到了", "淤得深": "淤得很深", "请大家监督": "请大家多监督"}
    expected = outline
    for old, new in words.items():
        expected = expected.replace(old, new)
    found = pulled(outline, words)
    assert (found.outline, found.complete) == (expected, True)


@pytest.mark.parametrize(("line", "shown", "number"), [("在清渠会上的表态发言",) * 2 + (2,), ("同志们", "同志们：", 3)])
def test_a_line_of_the_front_that_the_template_asks_for_is_told_at_its_place(line: str, shown: str, number: int):
    outline = _PLEDGE.format(closing="请大家监督。")
    found = pulled(outline, {line: ""})
    (fault,) = found.notices
    assert (fault.code, fault.facts["text"], fault.place and fault.place.line) == ("pull.kept-front", shown, number)
    assert (found.outline, found.complete) == (outline, False)


def test_a_formula_that_was_deleted_is_the_templates():
    found = pulled(_PLEDGE.format(closing="请大家监督。"), {"谢谢大家": ""})
    assert [(fault.code, fault.facts["text"]) for fault in found.notices] == [("pull.kept", "谢谢大家！")]
