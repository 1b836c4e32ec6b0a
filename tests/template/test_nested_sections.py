"""Sections within a section have in a template's own loop what sections have: their number, their mark, their count."""

from __future__ import annotations

TEMPLATE = """---
title: 渠道讲话
---
# {{ title }}

{% for section in sections %}
## {{ section | mark("一、") }}{{ section.heading }}

{% for one in section.sections %}
### {{ one | mark("（一）") }}{{ one.heading }}（{{ one.number }}/{{ one.count }}{% if one.last %}，完{% endif %}）

{{ one.body | paragraphs("一要") }}

{% for two in one.sections %}
#### {{ two | mark("1.") }}{{ two.heading }}

{{ two.body | paragraphs }}

{% endfor %}
{% endfor %}
{% endfor %}
"""

OUTLINE = """模板: own
标题: 渠道讲话
部分:
  - 小标题: 清淤
    部分:
      - 小标题: 东渠
        序号: 一是
        正文: [先清上游。, {出工: 每户一人。}]
        部分: [{头段: 石匠先上。}, {二段: 缓一缓。}]
      - {小标题: 西渠, 本序号: 无}
      - 南渠: 等一等。
"""


def test_marks_and_numbers_are_those_of_the_sections_beside_it(render):
    assert render(OUTLINE, {"own": TEMPLATE}).split("↵") == [
        "渠道讲话", "一、清淤", "（一）东渠（1/3）", "先清上游。一是出工。每户一人。", "1.头段", "石匠先上。", "2.二段", "缓一缓。",
        "西渠（1/3）", "（二）南渠（2/3，完）", "等一等。",
    ]  # fmt: skip


def test_the_filter_subsections_takes_some_of_them(render):
    template = TEMPLATE[: TEMPLATE.index("{% for one")] + "{{ section.sections[:1] | subsections }}\n\n{% endfor %}\n"
    assert render(OUTLINE.replace("        序号: 一是\n", ""), {"own": template}).split("↵")[2:] == [
        "（一）东渠", "先清上游。一是出工。每户一人。", "1.头段", "石匠先上。", "2.二段", "缓一缓。",
    ]  # fmt: skip


def test_an_ordinal_that_was_typed_is_told_once(render):
    assert "（一）东渠（1/1，完）" in render(
        "模板: own\n标题: 渠道讲话\n部分: [{小标题: 清淤, 部分: [{小标题: （一）东渠, 正文: 好。}]}]\n", {"own": TEMPLATE}
    )


def test_they_say_how_their_points_stand(render):
    """As they did when they were the outline's own sections."""
    template = TEMPLATE.replace('{{ one.body | paragraphs("一要") }}', "{{ one.marks }}，{{ one.points }}")
    outline = (
        "模板: own\n标题: 渠道讲话\n部分: [{小标题: 清淤, 部分: [{小标题: 东渠, 序号: 一是, 要点: 另起, 正文: [{出工: 好。}]}]}]\n"
    )
    assert "一是，own" in render(outline, {"own": template}).split("↵")
