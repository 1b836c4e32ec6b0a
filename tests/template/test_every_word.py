"""The law of rendering: every value of an outline stands on its page, character for character, or a message names its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.outline.edit.content import content_of
from drafter.speech.dates import day_text
from drafter.speech.flow import document_paragraphs
from drafter.speech.numbering import to_han
from drafter.speech.text import chinese_date
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore
from tests.template.dropping import OWN_SLOTS, templates

RENDERER = Renderer(TemplateStore())
SHIPPED = [name for name in TemplateStore().names() if name != "bundle"]
ORDINALS = ["一、", "二、", "（一）", "(二)", "1.", "2、", "（1）", "①", "第一，", "第二、", "一是", "二要", "首先，", "三", "一"]
WORDS = st.text(alphabet="水电路山河林田湖草沙风雨雪霜学思践悟", min_size=2, max_size=7)
MARKS = st.sampled_from(["", "", "", "。", "：", "，", "！", "”", " ", "%", "人", "）", "……"])
HEADS = st.builds("".join, st.tuples(st.sampled_from(["", "", *ORDINALS]), st.sampled_from(["", "", " ", "“", "——"]), WORDS, MARKS))
TEXTS = st.builds("".join, st.tuples(HEADS, WORDS, MARKS))
SLOTS = st.builds(
    "".join,
    st.tuples(st.sampled_from(["", "“", "《", "围绕", "根据", "约"]), WORDS, st.sampled_from(["", "”", "》", "，", "为题"])),
)
NUMBERS = st.builds(
    "".join, st.tuples(st.sampled_from(["7", "125", "二十", "44.5"]), st.sampled_from(["", "人", " 人", "%", "％", "名"]))
)
DATES = st.sampled_from(
    [
        "2026-11-26",
        "2026.11.26",
        "2026/11/26",
        "20261126",
        "26.11.26",
        "（2026年11月26日）",
        "(2026-11-26)",
        "2026 年 11 月 26 日",
        "2026－11－26",
        "２０２６年１１月２６日",
        "2026年11月26号",
        "2026年11月26日 星期四",
        "2026-11-26 星期一",
        "二〇二六年十一月",
        "二○二六年十一月二十六日",
        "2026-11",
        "2026.11",
        "11月26日",
        "今年冬至",
    ]
)


def quoted(text: str) -> str:
    """A text in the quotes of YAML."""
    return "'" + text.replace("'", "''") + "'"


@st.composite
def bodies(draw: st.DrawFn, indent: str) -> list[str]:
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            lines.append(f"{indent}- {quoted(draw(TEXTS))}")
        else:
            lines.append(f"{indent}- {quoted(draw(HEADS))}: {quoted(draw(TEXTS))}")
    return lines


@st.composite
def front_lines(draw: st.DrawFn, key: str, texts: st.SearchStrategy[str]) -> list[str]:
    """A key of the front: one text, or a list of two."""
    if draw(st.integers(0, 4)):
        return [f"{key}: {quoted(draw(texts))}"]
    return [f"{key}:", *(f"  - {quoted(draw(texts))}" for _ in range(2))]


@st.composite
def outlines(draw: st.DrawFn, template: str) -> str:
    """An outline in which people type what templates write."""
    info = TemplateStore().info(template) if template in SHIPPED else None
    lines = [f"模板: {template}", *draw(front_lines("标题", TEXTS))]
    if draw(st.booleans()):
        lines.append(f"副标题: {quoted(draw(st.sampled_from(['', '——', '--', '—'])) + draw(WORDS))}")
    lines += [*draw(front_lines("讲话人", WORDS)), *draw(front_lines("日期", DATES))]
    lines += draw(front_lines("称呼", st.builds("".join, st.tuples(WORDS, st.sampled_from(["", "：", ":", "，"])))))
    if template == "own" and draw(st.booleans()):
        lines += ["填空:", *(f"  {name}: {quoted(draw(NUMBERS if name == '人数' else SLOTS))}" for name in OWN_SLOTS)]
    if info and info.slots:
        lines.append("填空:")
        lines += [f"  {slot.name}: {quoted(draw(NUMBERS if slot.type == 'number' else SLOTS))}" for slot in info.slots.values()]
    lines += ["开头:", *draw(bodies("  ")), "部分:"]
    for _ in range(draw(st.integers(1, 3))):
        lines += [f"  - 小标题: {quoted(draw(HEADS))}", "    正文:", *draw(bodies("      "))]
        if draw(st.booleans()):
            lines.append("    段落: 接排")
        if draw(st.booleans()):
            lines.append("    部分:")
            for _ in range(draw(st.integers(1, 2))):
                lines += [f"      - 小标题: {quoted(draw(HEADS))}", "        正文:", *draw(bodies("          "))]
    return "\n".join([*lines, "结尾:", *draw(bodies("  ")), ""])


def standing(text: str, page: str, role: str) -> int:
    """How often a value stands on a page; a date in the form of the page, the number in a slot in figures or words."""
    forms = [text]
    if role == "date":
        with suppress(ValueError):
            forms.append(chinese_date(day_text(text)[0]))
    elif role == "slot" and text.isdecimal():
        forms.append(to_han(int(text)))
    return max(page.count(form) for form in forms)


def deciding(template: str) -> set[str]:
    """The slots by which a template decides something: they need not stand on the page."""
    return {name for name in OWN_SLOTS if re.search(rf"{{% if [^%]*{name}", template)}


def is_told(outline: str, folders: tuple[Path, ...] = (), decided: Collection[str] = ()) -> list[str]:
    """The values that neither stand on the page, as often as the outline has them, nor have a message at their line."""
    renderer = Renderer(TemplateStore(folders)) if folders else RENDERER
    try:
        draft = renderer.draft(outline, "a.yaml")
    except DrafterError as error:
        return [str(fault) for fault in error.faults if not fault.place or not fault.place.line]
    told = {notice.place.line for notice in draft.notices if notice.place}
    page = "\n".join(paragraph.text for _, paragraph in document_paragraphs(draft.document))
    lines = outline.split("\n")
    told |= {number for number, line in enumerate(lines, 1) for name in decided if line.startswith(f"  {name}: ")}
    untold: dict[tuple[str, str], list[int]] = {}
    for value in content_of(outline, "a.yaml").values:
        text = value.node.value.strip()
        if value.node.start_mark.line + 1 not in told:
            untold.setdefault((text, value.role if value.role in ("date", "slot") else "text"), []).append(
                value.node.start_mark.line
            )
    return [f"{text} ({role})" for (text, role), found in untold.items() if standing(text, page, role) < len(found)]


@pytest.mark.parametrize("template", SHIPPED)
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_every_character_of_an_outline_is_on_the_page_or_in_a_message_with_its_line(template: str, data: st.DataObject) -> None:
    outline = data.draw(outlines(template))
    assert is_told(outline) == []


@settings(max_examples=80, deadline=None)
@given(template=templates(), outline=outlines("own"))
def test_what_a_template_leaves_out_is_named(
    template: dict[str, str], outline: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("templates")
    for name, text in template.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert is_told(outline, (folder,), deciding(template["own.md.j2"])) == []


def not_shown(outline: str, folder: Path) -> list[int] | None:
    """The lines whose values are told to be lost, None where the outline does not render."""
    try:
        draft = Renderer(TemplateStore((folder,))).draft(outline, "a.yaml")
    except DrafterError:
        return None
    return [notice.place.line for notice in draft.notices if notice.place and notice.code == "outline.not-shown"]


@settings(max_examples=25, deadline=None)
@given(template=templates(), outline=outlines("own"), data=st.data())
def test_the_line_of_a_lost_text_is_named_though_others_have_the_same_words(
    template: dict[str, str], outline: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("templates")
    for name, text in template.items():
        (folder / name).write_text(text, encoding="utf-8")
    count = len(CORES.findall(outline))
    distinct = list(map("".join, islice(product("电路河林田湖草沙雨雪霜思", repeat=3), count)))
    equal = data.draw(st.lists(st.sampled_from(["雨雪霜", "霜雨路", "电路河"]), min_size=count, max_size=count))
    expected = not_shown(with_words(outline, distinct), folder)
    found = not_shown(with_words(outline, equal), folder)
    assume(expected is not None and found is not None)
    assert set(found) == set(expected)  # a line that has lost two equal texts is named once


def with_words(outline: str, words: Iterable[str]) -> str:
    """An outline with other words."""
    left = iter(words)
    return CORES.sub(lambda _: next(left), outline)


CORES = re.compile(r"[水电路山河林田湖草沙风雨雪霜学思践悟]+")
"""The words of an outline, without the ordinals and marks that stand beside them."""


def test_a_part_of_one_value_on_the_page_is_no_other_value(tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_text(
        "---\ntitle: 本局讲话\n---\n# {{ title }}\n\n{% for section in sections[1:] %}\n## {{ section.heading | bare }}\n\n"
        "{{ section.body | paragraphs }}\n\n{% endfor %}\n",
        encoding="utf-8",
    )
    outline = "模板: own\n标题: 开会\n部分:\n  - 小标题: 查隐患\n    正文: 每天看。\n  - 小标题: 一是查隐患！\n    正文: 每周看。\n"
    assert not_shown(outline, tmp_path) == [4, 5, 6]


def test_a_slot_beside_a_changed_value_is_no_other_value(tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_text(
        "---\ntitle: 本局讲话\nslots:\n  单位: {hint: 写单位}\n---\n# {{ title }}\n\n"
        "{% for section in sections %}{{ section.heading | bare }}，{{ 单位 }}的同志们。\n\n{{ section.body | paragraphs }}\n\n{% endfor %}\n",
        encoding="utf-8",
    )
    outline = "模板: own\n标题: 开会\n讲话人: 水务局\n填空: {单位: 水务局}\n部分:\n  - 小标题: 查隐患：\n    正文: 每天看。\n"
    assert not_shown(outline, tmp_path) == [3, 6]


def test_a_template_that_fails_without_the_words_names_the_lost_line_too(tmp_path: Path) -> None:
    (tmp_path / "own.md.j2").write_text(
        "---\ntitle: 本局讲话\n---\n# {{ title }}\n\n{% if '会' not in title %}没有题目。\n\n{% endif %}\n"
        "[{{ salutation | first | sentence('：') }}]{.salutation}\n\n{{ opening[1:] | paragraphs }}\n\n[]{.closing}{{ closing | paragraphs }}\n",
        encoding="utf-8",
    )
    outline = "模板: own\n标题: 开会\n称呼: 同志们\n开头:\n  - 春耕: 要抓紧。\n结尾:\n  - 春耕: 要抓紧。\n"
    assert not_shown(outline, tmp_path) == [5, 5]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("title: ……1局工作交流\nsubtitle: …1\nsections: []\n", ["……1局工作交流", "——…1"]),
        ("title: 坚持学用结合。\nsections: []\nclosing:\n  - 学习\n  - 坚持学用结合: 天天学。\n", ["坚持学用结合。"]),
    ],
)
def test_what_other_values_put_beside_a_line_of_the_front_is_not_the_template(text: str, shown: list[str]) -> None:
    assert [line.text for line in RENDERER.draft(text, "a.yaml").document.front] == shown
