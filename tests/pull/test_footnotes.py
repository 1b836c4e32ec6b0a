"""Footnotes pulled: their words, those that are new, those that are gone, and what the outline changed meanwhile."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from drafter import api
from tests.pull.editing import changed_lines as changes
from tests.pull.editing import document, pulled, with_xml

OUTLINE = """\
标题: 在学习会上的讲话[^题]
称呼: 同志们
开头:
  - 发展新质生产力[^新]，要因地制宜。
部分:
  - 小标题: 抓学习
    正文:
      - 我们要**学深**悟透[^2]。
      - 主动学[^学]: 把手册读好。
结尾:
  - 谢谢大家。
脚注:
  题: 本文是提纲。
  新: 以科技创新为主导的生产力。
  2: 指“学深悟透”。
  学: 不等别人来催。
"""


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that differ, each behind its sign."""
    return [line[0] + line[2:] for line in changes(before, after)]


def reference(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'


def with_notes(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The document with other words in its footnotes."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/footnotes.xml":
                for before, after in changes:
                    assert before.encode() in text
                    text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return made.getvalue()


def test_nothing_edited_is_nothing_changed():
    back = pulled(document(OUTLINE), OUTLINE)
    assert (back.outline, back.complete, back.notices) == (OUTLINE, True, ())


def test_words_of_a_footnote_come_back():
    back = pulled(with_notes(document(OUTLINE), ("学深悟透", "学深悟透、做实")), OUTLINE)
    assert (changed_lines(OUTLINE, back.outline), back.complete) == (["-  2: 指“学深悟透”。", "+  2: 指“学深悟透、做实”。"], True)


def test_a_new_footnote_gets_a_name_and_a_mark():
    data = with_xml(document(OUTLINE), lambda xml: xml.replace("谢谢大家。</w:t></w:r>", f"谢谢大家。</w:t></w:r>{reference(9)}"))
    back = pulled(with_notes(data, ("</w:footnotes>", f"{note(9, '掌声。')}</w:footnotes>")), OUTLINE)
    assert changed_lines(OUTLINE, back.outline) == ["-  - 谢谢大家。", "+  - 谢谢大家。[^1]", "+  1: 掌声。"]
    assert back.complete
    assert pulled(document(back.outline), back.outline).complete


def test_the_first_footnote_makes_the_key():
    outline = "标题: 讲话\n开头:\n  - 天天向上，人人努力。\n部分: 无\n限长: 8分钟\n"
    data = with_xml(document(OUTLINE.replace("发展新质生产力[^新]，要因地制宜。", "天天向上[^新]，人人努力。")), lambda xml: xml)
    back = pulled(data, outline)
    assert "脚注:\n" in back.outline
    assert "以科技创新为主导的生产力。" in back.outline


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (1, ["-标题: 在学习会上的讲话[^题]", "+标题: 在学习会上的讲话", "-  题: 本文是提纲。"]),
        (2, ["-  - 发展新质生产力[^新]，要因地制宜。", "+  - 发展新质生产力，要因地制宜。", "-  新: 以科技创新为主导的生产力。"]),
        (3, ["-      - 我们要**学深**悟透[^2]。", "+      - 我们要**学深**悟透。", "-  2: 指“学深悟透”。"]),
        (4, ["-      - 主动学[^学]: 把手册读好。", "+      - 主动学: 把手册读好。", "-  学: 不等别人来催。"]),
    ],
)
def test_a_footnote_that_is_gone_goes_with_its_mark(number: int, lines: list[str]):
    back = pulled(with_xml(document(OUTLINE), lambda xml: xml.replace(reference(number), "")), OUTLINE)
    assert (changed_lines(OUTLINE, back.outline), back.complete) == (lines, True)


def test_without_the_last_one_the_key_goes_too():
    outline = "标题: 讲话\n开头: 天天向上[^1]，人人努力。\n部分: 无\n脚注:\n  1: 每天。\n限长: 8分钟\n"
    back = pulled(with_xml(document(outline), lambda xml: xml.replace(reference(1), "")), outline)
    assert back.outline == "标题: 讲话\n开头: 天天向上，人人努力。\n部分: 无\n限长: 8分钟\n"


def test_what_the_outline_changed_meanwhile_stays():
    later = OUTLINE.replace("指“学深悟透”。", "指学懂、弄通、做实。")
    back = pulled(document(OUTLINE), later)
    assert (back.outline, back.complete) == (later, True)


def test_what_both_changed_is_told_with_its_place():
    later = OUTLINE.replace("指“学深悟透”。", "指学懂、弄通、做实。")
    back = pulled(with_notes(document(OUTLINE), ("学深悟透", "学深悟透了")), later)
    assert (back.outline, back.complete) == (later, False)
    (fault,) = back.notices
    assert (fault.code, fault.place.line, fault.facts) == (
        "pull.both",
        15,
        {"text": "指“学深悟透了”。", "made": "指学懂、弄通、做实。"},
    )


def test_another_name_in_the_outline_is_no_change():
    later = OUTLINE.replace("[^新]", "[^新质]").replace("  新:", "  新质:")
    back = pulled(document(OUTLINE), later)
    assert (back.outline, back.complete) == (later, True)


def test_a_copy_to_read_aloud_keeps_the_marks_of_the_outline():
    data = api.render(OUTLINE, layout="reading-copy").data
    assert pulled(data, OUTLINE).outline == OUTLINE
    back = pulled(with_xml(data, lambda xml: xml.replace("要因地制宜", "一定要因地制宜")), OUTLINE)
    assert changed_lines(OUTLINE, back.outline) == [
        "-  - 发展新质生产力[^新]，要因地制宜。",
        "+  - 发展新质生产力[^新]，一定要因地制宜。",
    ]


def test_notes_in_brackets_are_edited_there():
    outline = "标题: 讲话\n开头: 天天向上[^1]，人人努力[^2]。\n部分: 无\n脚注: {1: 每天。, 2: 大家。}\n"
    data = document(outline)
    assert pulled(with_notes(data, ("大家。", "大家都。")), outline).outline == outline.replace("大家。", "大家都。")
    gone = pulled(with_xml(data, lambda xml: xml.replace(reference(1), "")), outline).outline
    assert gone == "标题: 讲话\n开头: 天天向上，人人努力[^2]。\n部分: 无\n脚注: {2: 大家。}\n"


def test_a_mark_without_a_footnote_is_told():
    data = with_xml(document(OUTLINE), lambda xml: xml.replace(reference(2), reference(77)))
    back = pulled(data, OUTLINE)
    assert not back.complete
    assert ("pull.left-out", {"found": "footnote"}) in [(fault.code, fault.facts) for fault in back.notices]
