"""The keys of an outline: canonical name, Chinese alias, kind and meaning, declared once."""

from __future__ import annotations

from drafter.nodes.fields import Field, Record
from drafter.nodes.kinds import text
from drafter.outline.kinds import POINT, SECTION, body, date_kind, limit, line, lines, salutation, sections
from drafter.outline.slots import SLOTS

OUTLINE = Record(
    "outline",
    (
        Field("template", "模板", text, "The template's name.", "模板名称。"),
        Field("title", "标题", lines, "The title; a list of its lines where it has several.", "标题；有几行的写成列表。"),
        Field("subtitle", "副标题", lines, "The subtitle, without its dash.", "副标题，不写破折号。"),
        Field("speaker", "讲话人", lines, "Who speaks: post and name.", "讲话人：职务和姓名。"),
        Field("date", "日期", date_kind, "The date, as 2026-11-21.", "日期，写成 2026-11-21。"),
        Field("occasion", "场合", text, "The meeting at which the speech is given.", "讲话的会议或活动。"),
        Field("salutation", "称呼", salutation, "How the audience is addressed, without the colon.", "对听众的称呼，不写冒号。"),
        Field("slots", "填空", SLOTS, "The blanks of the template's formulas, by name.", "模板套语的填空，按名称填写。"),
        Field("opening", "开头", body, "Everything before the first section.", "第一部分之前的内容。"),
        Field("sections", "部分", sections, "The sections, in order.", "各部分，按顺序写。"),
        Field("closing", "结尾", body, "Everything after the last section.", "最后一部分之后的内容。"),
        Field("limit", "限长", limit, "How long the speech may be: 8分钟 or 1600字.", "限长：8分钟 或 1600字。"),
        Field("layout", "版式", text, "The layout's name or file.", "版式名称或文件。"),
        Field("notes", "备注", body, "Never rendered.", "备注，不进入讲稿。"),
    ),
    skips_empty=True,
    misplaced=dict.fromkeys(SECTION.by_key.keys() - {"sections", "部分"}, "outline.misplaced-key"),
)

BUNDLE_FRONT = Record(
    "bundle",
    (
        Field("title", "标题", line, "The collection's title.", "合集标题。", required=True),
        Field("template", "模板", text, "The template of the collection's front.", "合集封面的模板。"),
        Field("layout", "版式", text, "The layout's name or file.", "版式名称或文件。"),
        Field("notes", "备注", body, "Never rendered.", "备注，不进入讲稿。"),
    ),
    skips_empty=True,
)

BUNDLE_KEYS = ("bundle", "合集")

ALL_KEYS = frozenset({*OUTLINE.by_key, *SECTION.by_key, *POINT.by_key, *BUNDLE_FRONT.by_key, *BUNDLE_KEYS})
"""Every key that may stand in an outline, for naming the slip ``标题：``."""

ALIASES = {field.name: field.alias for record in (OUTLINE, SECTION, POINT) for field in record.fields} | {"bundle": BUNDLE_KEYS[1]}
