"""The keys of an outline: canonical name, Chinese alias, kind and meaning, declared once."""

from __future__ import annotations

from functools import partial

from drafter.nodes.fields import Field, Record
from drafter.nodes.kinds import text
from drafter.nodes.source import Pasting
from drafter.outline.agenda import AGENDA, AGENDA_ITEM, START
from drafter.outline.attachments import attachments
from drafter.outline.footnotes import FOOTNOTES
from drafter.outline.kinds import POINT, SECTION, body, notes, sections
from drafter.outline.lines import LINE_KEYS
from drafter.outline.other_words import keys_for
from drafter.outline.pictures import PICTURE
from drafter.outline.slots import SLOTS
from drafter.outline.tables import TABLE
from drafter.outline.texts import line, lines, names, salutation, title
from drafter.outline.values import date_kind, limit, rate

OUTLINE = Record(
    "outline",
    (
        Field("template", "模板", text, "The template's name."),
        Field("title", "标题", title, "The title; a list of its lines where it has several."),
        Field("subtitle", "副标题", lines, "The subtitle, without its dash."),
        Field("speaker", "讲话人", names, "Who speaks: post and name."),
        Field("date", "日期", date_kind, "The date, as 2026-11-21."),
        Field("occasion", "场合", text, "The meeting at which the speech is given."),
        Field("salutation", "称呼", salutation, "How the audience is addressed, without the colon."),
        Field("slots", "填空", SLOTS, "The blanks of the template's formulas, by name."),
        Field("opening", "开头", body, "Everything before the first section."),
        Field("sections", "部分", sections, "The sections, in order."),
        Field("closing", "结尾", body, "Everything after the last section."),
        Field(
            "attachments",
            "附件",
            attachments,
            "The attachments by name; a name with a body stands behind the speech, on a page of its own.",
        ),
        Field("signature", "落款", names, "Who signs at the end; a list where several sign."),
        Field("signed", "落款日期", date_kind, "The date at the end, as 2026-11-21."),
        Field(
            "agenda",
            "议程",
            AGENDA,
            "The items of the meeting that the speaker hosts, in order: what is done, by whom, for how long.",
        ),
        Field("start", "开始", START, "When the first item of the agenda begins, as 9:00."),
        Field("footnotes", "脚注", FOOTNOTES, "The footnotes, each under its name; a text refers to one by [^name]."),
        Field("limit", "限长", limit, "How long the speech may be: 8分钟 or 1600字.", also="限时"),
        Field("rate", "语速", rate, "Characters spoken in a minute."),
        Field("layout", "版式", text, "The layout's name or file."),
        Field("notes", "备注", notes, "Never rendered."),
    ),
    skips_empty=True,
    misplaced={
        **dict.fromkeys((*TABLE.by_key, *PICTURE.by_key), "outline.inner-key"),
        **dict.fromkeys(AGENDA_ITEM.by_key, "outline.agenda-key"),
        **dict.fromkeys(LINE_KEYS, "outline.line-key"),
        **dict.fromkeys(SECTION.by_key.keys() - {"sections", "部分"}, "outline.misplaced-key"),
    },
    holders=dict.fromkeys(("slots", "填空"), "outline.slot-outside"),
    meant=partial(keys_for, "outline"),
)

BUNDLE_FRONT = Record(
    "bundle",
    (
        Field("title", "标题", line, "The collection's title.", required=True),
        Field("template", "模板", text, "The template of the collection's front."),
        Field("layout", "版式", text, "The layout's name or file."),
        Field("notes", "备注", notes, "Never rendered."),
    ),
    skips_empty=True,
)

BUNDLE_KEYS = ("bundle", "合集")

ALL_KEYS = frozenset({*OUTLINE.by_key, *SECTION.by_key, *POINT.by_key, *AGENDA_ITEM.by_key, *BUNDLE_FRONT.by_key, *BUNDLE_KEYS})
"""Every key of an outline, in both languages. By them ``标题：`` (a full-width colon) is recognised as a slip for the key 标题."""

ALIASES = {field.name: field.alias for record in (OUTLINE, SECTION, POINT) for field in record.fields} | {"bundle": BUNDLE_KEYS[1]}

PASTING = Pasting(
    frozenset(key for name in ("opening", "closing", "body", "notes") for key in (name, ALIASES[name])),
    *((name, ALIASES[name]) for name in ("opening", "sections", "heading")),
)
"""Where lines belong that were pasted at the margin of an outline."""


TEMPLATE_NAME = r"[^\W.][\w.\- ·（）()]*(?<! )"
"""The pattern of a template's name in an outline: no path, nothing hidden, nothing that Jinja could read."""
