"""Where templates are found, and what extends what."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs import user_config_path

from drafter import api
from drafter.errors import TemplateError
from drafter.files.shipped import shipped_folder
from drafter.template.store import TemplateStore

HOME = "# {{ title }}\n\n自己的\n"
SHIPPED = sorted(path.name.removesuffix(".md.j2") for path in shipped_folder().iterdir())


def test_the_shipped_templates_are_found_without_any_folder():
    store = TemplateStore()
    assert store.names() == SHIPPED
    assert {"speech", "bundle"} < set(SHIPPED)
    assert store.find("symposium") == shipped_folder() / "symposium.md.j2"


def test_the_first_folder_that_has_a_name_wins(folder):
    first, second = folder({"甲": "1", "乙": "1"}, "first"), folder({"乙": "2", "丙": "2"}, "second")
    store = TemplateStore((first, second, first / "missing"))
    assert [store.find(name) for name in ("甲", "乙", "丙", "丁")] == [
        first / "甲.md.j2",
        first / "乙.md.j2",
        second / "丙.md.j2",
        None,
    ]
    assert store.names() == sorted([*SHIPPED, "甲", "乙", "丙"])


def test_a_template_of_ones_own_shadows_a_shipped_one(render):
    assert render("title: 讲话", {"speech": HOME}) == "讲话↵自己的"


def test_the_shipped_one_can_still_be_named(render):
    shadow = {"speech": '{% extends "shipped/speech.md.j2" %}\n{% block opening %}\n自己的\n{% endblock %}\n'}
    assert render("title: 讲话\nsections: [{学: 早}]", shadow) == "讲话↵自己的↵一、学↵早"
    assert render("template: shipped/speech\ntitle: 讲话\nopening: 开头\nsections: [{学: 早}]", shadow) == "讲话↵开头↵一、学↵早"


def test_what_is_shadowed_is_shadowed_for_templates_that_extend_it_too(render):
    outline = "template: study-seminar\ntitle: 讲话\nsalutation: 同志们\nsections: [{学: 早}]"
    shadow = {"speech": '{% extends "shipped/speech.md.j2" %}\n{% block closing %}\n[]{.closing}谢谢大家！\n{% endblock %}\n'}
    assert render(outline, shadow).endswith("↵第一，学。早↵谢谢大家！")


def test_a_name_may_have_its_suffix_and_folders(render):
    assert render("template: 机关/例会.md.j2\ntitle: 讲话", {"机关/例会": HOME}) == "讲话↵自己的"


def test_parts_in_folders_are_not_listed(folder):
    assert "sections/要点" not in TemplateStore((folder({"甲": "", "sections/要点": ""}),)).names()


@pytest.mark.parametrize("name", ["../甲", "/etc/passwd", "", ".", "..", ".甲", "a/../甲", "a//甲", "甲\\乙", "shipped/../speech"])
def test_nothing_outside_the_folders_has_a_name(folder, name):
    inner = folder({"甲": ""}) / "inner"
    inner.mkdir()
    assert TemplateStore((inner,)).find(name) is None


def test_a_link_that_leads_out_of_its_folder_is_not_followed(folder, tmp_path: Path):
    outside = tmp_path / "outside.md.j2"
    outside.write_text("秘密", encoding="utf-8")
    inside = folder({"甲": ""})
    (inside / "乙.md.j2").symlink_to(outside)
    assert TemplateStore((inside,)).find("乙") is None


def test_a_missing_template_is_reported_with_the_nearest_names(folder):
    store = TemplateStore((folder({"甲": ""}),))
    with pytest.raises(TemplateError) as caught:
        store.file("symposum")
    (fault,) = caught.value.faults
    assert (fault.code, fault.facts["near"], fault.facts["known"]) == ("template.not-found", ("symposium",), store.names())


@pytest.mark.parametrize("name", ["甲", "学来/甲", "学来/甲.md.j2"])
def test_a_template_in_a_folder_that_is_not_searched_is_told_with_the_folder(tmp_path: Path, monkeypatch, name: str):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "学来").mkdir()
    (tmp_path / "学来" / "甲.md.j2").write_text("", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        TemplateStore(()).file(name)
    (fault,) = caught.value.faults
    assert (fault.code, fault.facts) == ("template.elsewhere", {"found": "甲", "folder": "学来"})


# ---------------------------------------------------------------- the search path of an outline


def test_beside_the_outline_comes_before_the_working_folder_and_the_users(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    beside = tmp_path / "speeches"
    assert api.search_folders(beside, [tmp_path / "given"]) == (
        tmp_path / "given",
        beside,
        beside / "templates",
        Path("templates"),
        tmp_path / "home" / "templates",
    )


def test_without_a_name_of_its_own_the_users_folder_is_the_systems(monkeypatch):
    monkeypatch.delenv("DRAFTER_HOME", raising=False)
    assert api.user_folder().name == "drafter"


@pytest.mark.parametrize(
    "variables",
    [{"HOME": "/home/a"}, {"HOME": "/home/a", "XDG_CONFIG_HOME": "/etc/b"}, {"HOME": "/home/a", "ANDROID_ROOT": "/system"}],
)
def test_the_users_folder_is_where_platformdirs_has_it(monkeypatch, variables):
    for name in ("DRAFTER_HOME", "XDG_CONFIG_HOME", "HOME", "ANDROID_ROOT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert api.user_folder() == user_config_path("drafter", appauthor=False)


# ---------------------------------------------------------------- front matter of templates that extend

PARENT = """---
title: 父
genre: 文种
summary: 简介
layout: strict
required: [title, opening]
slots: {甲: 提示, 乙: {default: 2}}
parts: {opening: 开头}
---
# {{ title }}
"""


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("", {"title": "父", "summary": "简介", "layout": "strict", "slots": ["甲", "乙"], "required": ("title", "opening")}),
        ("---\ntitle: 子\n---\n", {"title": "子", "genre": "文种", "summary": "简介", "slots": ["甲", "乙"]}),
        ("---\nslots: {丙: 提示}\nlayout: reading-copy\n---\n", {"title": "父", "slots": ["丙"], "layout": "reading-copy"}),
        (
            "---\n标题: 子\n简介: 新\n必备: [title]\n填空: {丁: 提示}\n---\n",
            {"title": "子", "summary": "新", "required": ("title",), "slots": ["丁"]},
        ),
    ],
)
def test_a_template_has_the_front_matter_of_the_one_it_extends_but_for_its_own_keys(folder, child, expected):
    info = TemplateStore((folder({"父": PARENT, "子": child + '{% extends "父.md.j2" %}\n'}),)).info("子")
    found = {
        "title": info.title,
        "genre": info.genre,
        "summary": info.summary,
        "layout": info.layout,
        "required": info.required,
        "slots": [*info.slots],
    }
    assert (info.name, {key: found[key] for key in expected}) == ("子", expected)


def test_front_matter_may_be_inherited_twice(folder):
    templates = {
        "父": PARENT,
        "子": '---\ntitle: 子\n---\n{% extends "父.md.j2" %}\n',
        "孙": '---\ngenre: 新\n---\n{%- extends "子.md.j2" %}\n',
    }
    info = TemplateStore((folder(templates),)).info("孙")
    assert (info.title, info.genre, info.summary) == ("子", "新", "简介")


@pytest.mark.parametrize(
    "templates", [{"甲": '{% extends "甲.md.j2" %}'}, {"甲": '{% extends "乙.md.j2" %}', "乙": '{% extends "甲.md.j2" %}'}]
)
def test_a_circle_of_templates_is_reported(fault, templates):
    assert fault("template: 甲", templates)[0] == "template.circular"


def test_the_layout_of_a_template_is_the_layout_of_its_speeches(folder):
    made = folder({"甲": "---\nlayout: strict\n---\n# {{ title }}\n"})
    plain, strict = (
        api.render(f"template: 甲\ntitle: 讲话\n{more}", to="html", folders=(made,)).data for more in ("layout: gbt9704", "")
    )
    assert plain != strict
    assert strict == api.render("template: 甲\ntitle: 讲话\n", to="html", layout="strict", folders=(made,)).data
