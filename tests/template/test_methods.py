"""What templates may call and name: each method that does no harm, no other; no name of a mined blank is a word of the language."""

from __future__ import annotations

import keyword

import pytest

from drafter.errors import TemplateError
from drafter.mine.formulas.names import valid_name

OUTLINE = "template: own\ntitle: 甲乙\n"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("({'甲': '乙'}.items() | first) | last", "乙"),
        ("{'甲': 1}.keys() | first", "甲"),
        ("{'甲': '乙'}.values() | first", "乙"),
        ("{'甲': '乙'}.get('甲')", "乙"),
        ("'是' if '甲乙'.startswith('甲') else '否'", "是"),
        ("'是' if '甲乙'.endswith('甲') else '否'", "否"),
        ("' 甲 '.strip()", "甲"),
        ("'甲、乙'.split('、') | last", "乙"),
        ("['甲', '乙'].index('乙')", "1"),
    ],
)
def test_a_method_that_does_no_harm_may_be_called(render, expression: str, text: str):
    assert render(OUTLINE, {"own": f"---\ntitle: 讲话\n---\n{{{{ {expression} }}}}\n"}) == text


def test_methods_of_a_loop_may_be_called(render):
    body = "{% for n in [1, 1, 2] %}{{ loop.cycle('甲', '乙') }}{{ '变' if loop.changed(n) else '同' }}{% endfor %}"
    assert render(OUTLINE, {"own": f"---\ntitle: 讲话\n---\n{body}\n"}) == "甲变乙同甲变"


@pytest.mark.parametrize(
    "expression", ["'甲'.upper()", "['甲'].append('乙')", "{'甲': 1}.update({})", "'甲'.format(1)", "'%s' % 1"]
)
def test_no_other_method_may_be_called(render, expression: str):
    with pytest.raises(TemplateError):
        render(OUTLINE, {"own": f"---\ntitle: 讲话\n---\n{{{{ {expression} }}}}\n"})


@pytest.mark.parametrize("word", ["loop", "range", "not", "in", "none", "None", "title", "标题", "slots", "speaker"])
def test_a_word_of_the_language_or_a_key_is_no_name_of_a_blank(word: str):
    assert valid_name(word) == f"所填{word}"


@pytest.mark.parametrize("word", [*keyword.kwlist, "true", "false", "none", "self", "loop"])
def test_what_may_be_a_name_of_a_blank_is_no_word_of_the_language(render, word: str):
    name = valid_name(word)
    body = f"{{% for i in '甲' %}}{{{{ {name} }}}}{{% endfor %}}"
    assert (
        render(f"{OUTLINE}slots: {{{name}: 乙丙}}\n", {"own": f"---\ntitle: 讲话\nslots:\n  {name}: 说明\n---\n{body}\n"}) == "乙丙"
    )


@pytest.mark.parametrize(
    ("expression", "code", "said"),
    [
        ("1 / 0", "template.by-zero", "divided by 0"),
        ("'甲'.upper()", "template.forbidden", "upper"),
        ("2 ** 3", "template.operator", "**"),
        ("[1]", "template.unwritable", "a list"),
        ("{'a': 1}", "template.unwritable", "mapping"),
        ("sections[0]", "template.unwritable", "section"),
        ("titel", "template.undefined", "titel"),
        ("title | sentense", "template.no-filter", "sentense"),
    ],
)
def test_what_goes_wrong_in_an_expression_is_said(render, expression: str, code: str, said: str):
    with pytest.raises(TemplateError) as caught:
        render(f"{OUTLINE}sections:\n  - 学: 学。\n", {"own": f"---\ntitle: 讲话\n---\n{{{{ {expression} }}}}\n"})
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.line) == (code, 4)
    assert said in fault.text("en")


@pytest.mark.parametrize(
    ("body", "code", "found"),
    [
        ("{{ title | sentense }}", "template.no-filter", "sentense"),
        ("{{ title is emty }}", "template.no-test", "emty"),
        ("{% endif %}", "template.not-open", "endif"),
        ("{% iff title %}", "template.no-tag", "iff"),
        ("{% if title %}", "template.not-closed", "if"),
        ("{{ title + }}", "template.incomplete", "end of print statement"),
        ("{% if %}{% endif %}", "template.incomplete", "end of statement block"),
        ("{{ title ？ }}", "template.odd-sign", "？"),
        ("{{ title ) }}", "template.odd-sign", ")"),
    ],
)
def test_what_is_wrong_in_the_writing_of_a_template_is_said(render, body: str, code: str, found: str):
    with pytest.raises(TemplateError) as caught:
        render(OUTLINE, {"own": f"---\ntitle: 讲话\n---\n{body}\n"})
    (fault,) = caught.value.faults
    assert (fault.code, fault.facts.get("found", found)) == (code, found)
    assert fault.text("en")
