"""A fault of a template names the file and the line where its author must look."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import DrafterError

SPEECH = "title: 讲话\nsections: [{学: 早}]\n"
OUTLINE = f"template: 甲\n{SPEECH}"

PLACES = {
    "in a line of expressions": ({"甲": "# {{ title }}\n\n{{ titel }}\n"}, "template.undefined", "甲.md.j2:3"),
    "behind front matter": ({"甲": "---\ntitle: 题\nslots: {乙: 提示}\n---\n# {{ title }}\n\n{{ 丙 }}\n"}, "template.undefined", "甲.md.j2:7"),
    "in front matter": ({"甲": "---\ntitle: 题\ntitel: 题\n---\n"}, "yaml.unknown-key", "甲.md.j2:3:1"),
    "in a block of its own": ({"甲": '{% extends "speech.md.j2" %}\n\n{% block opening %}\n{{ 乙 }}\n{% endblock %}\n'}, "template.undefined", "甲.md.j2:4"),
    "in the template that is extended": ({"甲": '{% extends "乙.md.j2" %}\n', "乙": "# 题\n\n{{ 丙 }}\n"}, "template.undefined", "乙.md.j2:3"),
    "in an include": ({"甲": '# 题\n\n{% include "要点/乙.md.j2" %}\n', "要点/乙": "一\n\n{{ 丙 }}\n"}, "template.undefined", "要点/乙.md.j2:3"),
    "in a macro": ({"甲": '{% from "要点/乙.md.j2" import 说 %}\n{{ 说() }}\n', "要点/乙": "{% macro 说() %}\n{{ 丙 }}\n{% endmacro %}\n"}, "template.undefined", "要点/乙.md.j2:2"),
    "of its syntax": ({"甲": "# 题\n\n{% for %}\n"}, "template.incomplete", "甲.md.j2:3"),
    "of a block that is not closed": ({"甲": "# 题\n\n{% if title %}\n一\n"}, "template.not-closed", "甲.md.j2:4"),
    "of what it extends": ({"甲": '---\ntitle: 题\n---\n{% extends "speach.md.j2" %}\n'}, "template.not-found", "甲.md.j2:4"),
    "of Markdown in plain text": ({"甲": "# {{ title }}\n\n一\n\n*二*\n\n三\n"}, "markdown.stray", "甲.md.j2:5"),
    "of Markdown around a value": ({"甲": "# {{ title }}\n\n一\n\n[{{ title }}]{.red}\n\n三\n"}, "markdown.class", "甲.md.j2:5"),
    "of Markdown in a block": ({"甲": '{% extends "speech.md.j2" %}\n\n{% block closing %}\n[]{.closing}谢谢！\n再见！\n{% endblock %}\n'}, "markdown.two-lines", "甲.md.j2:5"),
    "of Markdown in a loop": ({"甲": "{% for section in sections %}\n#{{ section.heading }}\n{% endfor %}\n"}, "markdown.hash", "甲.md.j2:2"),
    "of a title behind the front": ({"甲": "一\n\n# {{ title }}\n"}, "markdown.late-title", "甲.md.j2:3"),
    "of a template that makes a bundle": ({"甲": "# [合集]{.bundle}\n"}, "template.not-one-speech", "outline:1:11"),
}  # fmt: skip


@pytest.mark.parametrize("case", PLACES)
def test_the_place_of_a_fault(fault, case):
    templates, code, place = PLACES[case]
    assert fault(OUTLINE, templates) == (code, place)


def test_the_outline_is_the_place_of_a_template_that_there_is_not(fault):
    assert fault("title: 讲话\ntemplate: 讲稿\n") == ("template.not-found", "outline:2:11")


def test_the_front_of_a_bundle_cannot_be_a_speech(fault):
    outline = "bundle: {title: 合集, template: 乙}\n---\ntitle: 甲\n"
    assert fault(outline, {"乙": "# {{ title }}\n"}) == ("template.not-a-bundle", "outline:1:1")


def test_the_line_of_a_fault_is_shown(folder):
    with pytest.raises(DrafterError) as caught:
        api.render("template: 甲\n", folders=(folder({"甲": "# 题\n\n{{ 丙 }}丁\n"}),))
    assert caught.value.faults[0].excerpt == "{{ 丙 }}丁"
