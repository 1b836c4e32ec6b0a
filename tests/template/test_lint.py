"""A template that Jinja cannot read is told at its line, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.runner import Case, run


@pytest.mark.parametrize("body", ["{% block opening %}\n好\n", "{% block opening ％}\n好\n", "{{ 甲 \n"])
def test_a_template_that_jinja_cannot_read_is_told_at_its_line(tmp_path: Path, body: str):
    (tmp_path / "own.md.j2").write_text(
        f'---\nslots:\n  甲: {{hint: x}}\n---\n{{% extends "speech.md.j2" %}}\n{body}', encoding="utf-8"
    )
    done = run(Case("", {}, "templates check own"), "en", tmp_path)
    assert done.exit == 4
    assert done.stderr.startswith("own.md.j2:")


def test_the_line_ends_of_old_macs_are_line_ends(tmp_path: Path):
    (tmp_path / "own.md.j2").write_bytes("---\rtitle: 题\r---\r# {{ title }}\r\r{{ 没有 }}\r".encode())
    done = run(Case("", {}, "templates check own"), "en", tmp_path)
    assert done.exit == 4
    assert done.stderr.startswith("own.md.j2:6: nothing is called “没有” here")
    assert "6 | {{ 没有 }}" in done.stderr


HEAD = "---\ntitle: 题\nslots:\n  人数: {hint: 几人, example: 三}\n---\n# {{ title }}\n\n"

OWN_VALUES = {
    "set": "{% set 人数 = 5 %}\n\n来了{{ 人数 }}人。\n",
    "with": "{% with 人数 = 5 %}\n来了{{ 人数 }}人。\n{% endwith %}\n",
    "for": "{% for 人数 in [1, 2] %}\n来了{{ 人数 }}人。\n\n{% endfor %}\n",
    "an argument": "{% macro 来(人数) %}来了{{ 人数 }}人{% endmacro %}\n\n{{ 来(3) }}。\n",
}


@pytest.mark.parametrize("case", OWN_VALUES)
def test_a_slot_that_the_template_gives_a_value_of_its_own_is_not_shown(tmp_path: Path, case: str):
    (tmp_path / "own.md.j2").write_text(HEAD + OWN_VALUES[case], encoding="utf-8")
    done = run(Case("", {}, "templates check own"), "en", tmp_path)
    assert done.exit == 4
    assert done.stderr.startswith("own.md.j2:4: the slot “人数” is never used")


SHOWN = {
    "before it is set": "来了{{ 人数 }}人。\n\n{% set 人数 = 5 %}\n",
    "as what is set": "{% set 人数 = 人数 | int %}\n\n来了{{ 人数 }}人。\n",
    "as what is looped over": "{% for 人数 in [人数] %}\n来了{{ 人数 }}人。\n\n{% endfor %}\n",
    "beside the loop": "{% for 人数 in [1] %}\n{{ 人数 }}队。\n\n{% endfor %}\n来了{{ 人数 }}人。\n",
    "where a branch may set it": "{% if subtitle %}\n{% set 人数 = 5 %}\n{% endif %}\n来了{{ 人数 }}人。\n",
    "as a default": "{% macro 来(人数=人数) %}来了{{ 人数 }}人{% endmacro %}\n\n{{ 来() }}。\n",
}


@pytest.mark.parametrize("case", SHOWN)
def test_a_slot_that_is_shown_somewhere_is_used(tmp_path: Path, case: str):
    (tmp_path / "own.md.j2").write_text(HEAD + SHOWN[case], encoding="utf-8")
    assert "is never used" not in run(Case("", {}, "templates check own"), "en", tmp_path).stderr


MACRO = "---\ntitle: 题\n---\n# {{ title }}\n\n{% macro 来(几, 从='村里') %}来了{{ 几 }}人{% endmacro %}\n\n"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("来(3, 去=1)", "the macro “来” has no argument “去”"),
        ("来(3, '县里', 5)", "the macro “来” is given 3 values, which is more than it takes"),
    ],
)
def test_arguments_that_a_macro_has_not_are_told_in_branches_too(tmp_path: Path, call: str, said: str):
    (tmp_path / "own.md.j2").write_text(MACRO + f"{{% if subtitle %}}{{{{ {call} }}}}{{% endif %}}\n\n散会。\n", encoding="utf-8")
    done = run(Case("", {}, "templates check own"), "en", tmp_path)
    assert done.exit == 4
    assert done.stderr.startswith(f"own.md.j2:8: {said}")


@pytest.mark.parametrize(
    "text",
    [
        MACRO + "{{ 来(3, 从='县里') }}\n",
        MACRO.replace("{{ 几 }}", "{{ 几 }}{{ varargs | join }}")
        + "{% if subtitle %}{{ 来(3, '县里', 5) }}{% endif %}\n\n散会。\n",
        MACRO.replace("{{ 几 }}", "{{ 几 }}{{ kwargs['去'] }}") + "{% if subtitle %}{{ 来(3, 去=1) }}{% endif %}\n\n散会。\n",
        MACRO + "{% call 来(3) %}{% endcall %}\n",
    ],
)
def test_arguments_that_a_macro_takes_are_no_fault(tmp_path: Path, text: str):
    (tmp_path / "own.md.j2").write_text(text, encoding="utf-8")
    assert "the macro" not in run(Case("", {}, "templates check own"), "en", tmp_path).stderr


def test_a_name_between_single_braces_is_told(tmp_path: Path):
    (tmp_path / "own.md.j2").write_text(HEAD + "来了{{ 人数 }}人，{ 人数 }人签到，\\{人数}，{其他}。\n", encoding="utf-8")
    done = run(Case("", {}, "templates check own"), "en", tmp_path)
    assert done.exit == 4
    assert done.stderr.startswith("own.md.j2:8: “{ 人数 }” is no value, and printed as it is; write it with two braces: {{ 人数 }}")
    assert done.stderr.count("is no value") == 1
