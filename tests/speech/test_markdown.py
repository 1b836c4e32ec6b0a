"""What each form of the Markdown says, and what leaves the subset."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from drafter.errors import Place
from drafter.speech.emphasis import marked, typed
from drafter.speech.lines import Styled
from drafter.speech.markdown import MarkdownError, escape, parse, unescape, write
from drafter.speech.tree import Bundle, Section, Speech, speeches_of
from tests.speech.notation import speech
from tests.speech.strategies import texts

# Markdown on the left, lines parted by ↵; the same speech in one line on the right.
FORMS = {
    "a title": ("# 讲话", "title=讲话"),
    "a title of two lines": ("# 在座谈会上的↵# 讲话", "title=在座谈会上的 | title=讲话"),
    "the lines of the front": (
        "# 讲话↵↵[——谈学习]{.subtitle}↵↵[李明]{.speaker}↵↵[（2026年11月21日）]{.date}↵↵[同志们：]{.salutation}",
        "title=讲话 | subtitle=——谈学习 | speaker=李明 | date=（2026年11月21日） | salutation=同志们：",
    ),
    "paragraphs of the opening": ("近年来。↵↵主要做法是：", "近年来。 | 主要做法是："),
    "a section": ("## 一、加强学习↵↵学。", "§一、/加强学习(学。)"),
    "a section without a mark": ("## 加强学习↵↵学。", "§/加强学习(学。)"),
    "a bare numeral": ("## 一、↵↵学。", "§一、/(学。)"),
    "a heading that ends in a mark": ("## 一、学什么？↵↵学。", "§一、/学什么？(学。)"),
    "a heading directly above its text": ("## 一、加强学习↵学。", "§一、/加强学习(学。)"),
    "sub-sections": (
        "## 一、学↵↵### （一）深学↵↵深。↵↵### （二）细学↵↵## 二、做",
        "§一、/学(§（一）/深学(深。)§（二）/细学)§二、/做",
    ),
    "four levels": ("## 一、甲↵### （一）乙↵#### 1.丙↵##### （1）丁", "§一、/甲(§（一）/乙(§1./丙(§（1）/丁)))"),
    "a run-in section": ("[一、加强学习。]{.section}我们学。↵↵还要学。", "¶一、/加强学习。(我们学。 | 还要学。)"),
    "a deeper run-in section": ("## 一、学↵[（一）深学。]{.section2}深。", "§一、/学(¶（一）/深学。(深。))"),
    "a point": ("## 一、学↵[一是主动学。]{.point}把手册带上。", "§一、/学(•一是/主动学。(把手册带上。))"),
    "a point that runs on": ("导语。[一是学。]{.point}学[二是做。]{.point}做", "导语。 ◦一是/学。(学)◦二是/做。(做)"),
    "a point without a heading": ("[一是]{.point}要学", "•一是/(要学)"),
    "a point without a mark": ("[突出“学”，]{.point}学", "•/突出“学”，(学)"),
    "a deeper point": ("[一是学。]{.point}学[1.早学。]{.point2}早", "•一是/学。(学◦1./早学。(早))"),
    "a further paragraph of a point": ("[一是学。]{.point}学↵↵[]{.in-point}再学↵↵又是导语", "•一是/学。(学 | 再学) | 又是导语"),
    "a further paragraph of the outer point": (
        "[一是学。]{.point}学↵↵[1.早学。]{.point2}早↵↵[]{.in-point}再学",
        "•一是/学。(学 | •1./早学。(早) | 再学)",
    ),
    "a further paragraph of the inner point": (
        "[一是学。]{.point}学↵↵[1.早学。]{.point2}早↵↵[]{.in-point2}更早",
        "•一是/学。(学 | •1./早学。(早 | 更早))",
    ),
    "the closing": ("开头↵↵[]{.closing}结尾↵↵谢谢大家！", "开头 | ‖结尾 | 谢谢大家！"),
    "a closing of points": ("[]{.closing}今后：↵↵[一是学。]{.point}学", "‖今后： | •一是/学。(学)"),
    "a mark outside the table": ("## [甲、学]{mark=2}", "§甲、/学"),
    "a point with such a mark": ("[甲学。]{.point mark=1}学", "•甲/学。(学)"),
    "what only looks like a mark": ("## &#19968;、学", "§/一、学"),
    "escapes": (r"一\*二\_三\[四\]五\\六\&amp;七", r"一*二_三[四]五\六&amp;七"),
    "entities": ("一&lt;二&#x4e09;&hellip;", "一<二三…"),
    "blank lines without end": ("↵↵# 讲话↵↵↵↵开头↵↵", "title=讲话 | 开头"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("form", FORMS)
def test_it_says(form):
    markdown, notation = FORMS[form]
    assert parse(markdown.replace("↵", "\n")) == speech(notation)


@pytest.mark.parametrize("form", FORMS)
def test_it_is_written_again_so_that_it_says_the_same(form):
    tree = parse(FORMS[form][0].replace("↵", "\n"))
    assert parse(write(tree)) == tree


def test_a_speech_is_written_one_block_a_line():
    tree = speech("title=讲话 | salutation=同志们： | 开头。 | §一、/学习(导语。◦一是/主动学。(把)) | ¶二、/做。(做) | ‖结尾。")
    assert write(tree) == (
        "# 讲话\n\n[同志们：]{.salutation}\n\n开头。\n\n## 一、学习\n\n导语。[一是主动学。]{.point}把\n\n[二、做。]{.section}做\n\n[]{.closing}结尾。\n"
    )


def test_nothing_is_written_as_nothing():
    assert write(speech("")) == ""


# ---------------------------------------------------------------- bundles


def test_a_bundle_has_a_title_a_count_and_its_speeches():
    text = "# [合集]{.bundle}\n\n[（2篇）]{.count}\n\n* * *\n\n# 甲\n\n一\n\n* * *\n\n# 乙\n"
    assert parse(text) == Bundle("合集", "（2篇）", (speech("title=甲 | 一"), speech("title=乙")))
    assert write(parse(text)) == text


def test_a_line_between_speeches_makes_a_bundle_without_a_title():
    assert parse("# 甲\n\n* * *\n\n# 乙\n") == Bundle("", "", (speech("title=甲"), speech("title=乙")))


def test_what_is_open_ends_with_the_speech():
    first, second = speeches_of(parse("## 一、学\n\n[一是学。]{.point}学\n\n* * *\n\n开头\n"))
    assert (first, second) == (speech("§一、/学(•一是/学。(学))"), speech("开头"))


# ---------------------------------------------------------------- what leaves the subset

LEAVES: dict[str, tuple[str, str, int, dict[str, object]]] = {
    "two lines without a blank one between": ("一\n二", "markdown.two-lines", 2, {}),
    "a span right below a paragraph": ("一\n[一是]{.point}二", "markdown.two-lines", 2, {}),
    "a block of code": ("一\n\n    二", "markdown.indented", 3, {}),
    "a space and a tab": (" \t一", "markdown.indented", 1, {}),
    "a tab": ("\t一", "markdown.indented", 1, {}),
    "a heading of level five": ("## 一\n\n###### 二", "markdown.too-deep", 3, {"found": 5, "deepest": 4}),
    "a point of level five": ("[一]{.point5}", "markdown.too-deep", 1, {"found": 5, "deepest": 4}),
    "no space after the hash": ("##一", "markdown.hash", 1, {"found": "##"}),
    "a bracket that begins a heading": ("# [讲话", "markdown.stray", 1, {"found": "["}),
    "emphasis": ("一\n\n很*重要*", "markdown.stray", 3, {"found": "*"}),
    "underlined": ("很_重要_", "markdown.stray", 1, {"found": "_"}),
    "code": ("很`重要`", "markdown.stray", 1, {"found": "`"}),
    "HTML": ("很<b>重要", "markdown.stray", 1, {"found": "<"}),
    "a link": ("见[网页](http://a.b)", "markdown.stray", 1, {"found": "["}),
    "a brace": ("一}", "markdown.stray", 1, {"found": "}"}),
    "emphasis in a heading": ("## 一、*学*", "markdown.stray", 1, {"found": "*"}),
    "emphasis in a span": ("[一是*学*]{.point}", "markdown.stray", 1, {"found": "*"}),
    "a rule": ("一\n\n---", "markdown.stray", 3, {"found": "---"}),
    "hashes that close a heading": ("## 一 ##", "markdown.stray", 1, {"found": "#"}),
    "a heading behind a full-width space": ("　## 一", "markdown.stray", 1, {"found": "#"}),
    "an empty item of a list": ("-", "markdown.stray", 1, {"found": "-"}),
    "a list": ("- 一", "markdown.stray", 1, {}),
    "a numbered list": ("1. 一", "markdown.stray", 1, {}),
    "a quotation": ("> 一", "markdown.stray", 1, {}),
    "a table": ("| 一 |", "markdown.stray", 1, {}),
    "a fence": ("~~~", "markdown.stray", 1, {}),
    "a class that there is not": ("[一]{.red}", "markdown.class", 1, {"found": ".red"}),
    "an attribute that there is not": ("[一]{.point color=red}", "markdown.class", 1, {"found": ".point color=red"}),
    "a span without a class": ("[一]{}", "markdown.class", 1, {"found": ""}),
    "a front line with text behind it": ("[同志们：]{.salutation}一", "markdown.class", 1, {"found": ".salutation"}),
    "a heading with a class": ("# [讲话]{.speaker}", "markdown.class", 1, {"found": ".speaker"}),
    "a count without a bundle": ("[（2篇）]{.count}", "markdown.class", 1, {"found": ".count"}),
    "a second closing": ("[]{.closing}一\n\n[]{.closing}二", "markdown.class", 3, {"found": ".closing"}),
    "a closing in mid-paragraph": ("一[]{.closing}二", "markdown.class", 1, {"found": ".closing"}),
    "a section in mid-paragraph": ("一[二、]{.section}", "markdown.class", 1, {"found": ".section"}),
    "words in the span of the closing": ("[一]{.closing}", "markdown.class", 1, {"found": ".closing"}),
    "a late title": ("一\n\n# 讲话", "markdown.late-title", 3, {}),
    "a late salutation": ("一\n\n[同志们：]{.salutation}", "markdown.late-front", 3, {"found": "salutation"}),
    "a section after the closing": ("[]{.closing}一\n\n## 二", "markdown.after-closing", 3, {}),
    "a skipped heading": ("## 一\n\n#### 二", "markdown.skipped-level", 3, {"found": 3, "expected": 2}),
    "a first heading of level two": ("### 一", "markdown.skipped-level", 1, {"found": 2, "expected": 1}),
    "a skipped point": ("[一]{.point}[二]{.point3}", "markdown.skipped-level", 1, {"found": 3, "expected": 2}),
    "a deeper point of no point": ("[一]{.point2}", "markdown.skipped-level", 1, {"found": 2, "expected": 1}),
    "a paragraph of no point": ("一\n\n[]{.in-point}二", "markdown.no-point", 3, {}),
    "a mark without a footnote": ("一[^甲]", "markdown.footnote-unknown", 1, {"found": "甲"}),
    "a footnote without a mark": ("一\n\n[^甲]: 注", "markdown.footnote-unused", 3, {"found": "甲"}),
    "two footnotes of one name": ("一[^甲]\n\n[^甲]: 注\n\n[^甲]: 释", "markdown.footnote-twice", 5, {"found": "甲"}),
    "a footnote without a text": ("一[^甲]\n\n[^甲]:", "markdown.footnote-empty", 3, {"found": "甲"}),
    "a footnote that refers to another": ("一[^甲]\n\n[^甲]: 见[^乙]", "markdown.footnote-inside", 3, {"found": "甲"}),
    "a picture with text behind it": ("![图](a.png)一", "markdown.picture", 1, {}),
    "a width that is none": ("![图](a.png){width=wide}", "markdown.picture-width", 1, {"found": "wide"}),
    "a point that a section has closed": ("[一]{.point}\n\n## 二\n\n[]{.in-point}三", "markdown.no-point", 5, {}),
}


@pytest.mark.parametrize("case", LEAVES)
def test_is_refused_with_its_line(case):
    text, code, line, facts = LEAVES[case]
    with pytest.raises(MarkdownError) as caught:
        parse(text, "讲话.md")
    (fault,) = caught.value.faults
    assert (fault.code, fault.place, fault.excerpt) == (code, Place("讲话.md", line), text.split("\n")[line - 1])
    assert facts.items() <= fault.facts.items()


def test_every_refusal_of_the_reader_is_shown_here():
    from drafter.messages.table import MESSAGES

    assert {code for _, code, _, _ in LEAVES.values()} == {code for code in MESSAGES if code.startswith("markdown.")}


# ---------------------------------------------------------------- escaping


@pytest.mark.parametrize(
    "text",
    ["# 一、", "*重要*", "<b>&amp;</b>", "[一]{.point}", "一、学", "1.5倍", "1. 学", "- 一", "> 一", "——一", "——", "=====", "| 一 |", "两行\n一段", " 一 ", "　一　", "\\", "首先，", "![图](a)"],
)  # fmt: skip
def test_a_value_never_makes_structure(text):
    for document in (parse(escape(text)), parse(f"## {escape(text)}"), parse(f"[{escape(text)}]{{.salutation}}")):
        (tree,) = speeches_of(document)
        found = [*tree.opening, *[section.heading + section.end for section in tree.sections], *[line.text for line in tree.front]]
        assert found == [text]


def test_a_value_that_begins_like_a_mark_gives_its_heading_no_mark():
    assert parse(f"## 一、{escape('二、学')}") == Speech(sections=(Section("一、", "二、学"),))
    assert parse(f"## {escape('二、学')}") == Speech(sections=(Section("", "二、学"),))


@settings(max_examples=300)
@given(texts)
def test_escaping_can_be_taken_back(text):
    assert unescape(escape(text)) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [("&#19968;", "一"), ("&#x4e00;", "一"), ("&#X4E00;", "一"), ("&amp;lt;", "&lt;"), ("&hellip;", "…"), ("&nothing;", "&nothing;"), ("&a12;", "&a12;"), ("&#0;", "\ufffd"), ("&#xd800;", "\ufffd"), ("&#;", "&#;"), ("\\&amp;", "&amp;"), ("\\一", "\\一"), ("&", "&")],
)  # fmt: skip
def test_entities_say_what_commonmark_lets_them_say(written, said):
    assert unescape(written) == said


def test_what_needs_no_care_stays_as_it_is():
    text = "2026年，“三会一课”（含党课）开展12次，占比98.5%；到会率——91%！"
    assert escape(text) == text


@pytest.mark.parametrize(
    "text",
    ["**没有闭合", "3~5天，10~20人", "周一~周五，9月~10月", "5*3*2", "138****5678", "张**、李**", "张*和李*", "*学*", "***学***", "** 空 **", "2^ 3^", r"\**注意\**", "~", "^"],
)  # fmt: skip
def test_what_is_no_mark_is_text(text):
    assert not getattr(marked(text), "spans", ())
    assert marked(typed(str(marked(text)))) == marked(text)


@pytest.mark.parametrize(
    ("text", "shown", "spans"),
    [
        ("要**抓重点**。", "要抓重点。", ((1, 4, ("strong",)),)),
        ("CO~2~和10^8^", "CO2和108", ((2, 3, ("subscript",)), (6, 7, ("superscript",)))),
        ("**CO~2~减排**", "CO2减排", ((0, 2, ("strong",)), (2, 3, ("strong", "subscript")), (3, 5, ("strong",)))),
    ],
)
def test_marks_make_spans_and_are_written_again(text, shown, spans):
    found = marked(text)
    assert isinstance(found, Styled)
    assert (found, found.spans) == (shown, spans)
    assert typed(found) == text
    (paragraph,) = parse(escape(found)).opening
    assert repr(paragraph) == repr(found)
