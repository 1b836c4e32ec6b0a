"""What a reader of an edited document sees, and nothing else, comes back."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from drafter.errors import InputError
from drafter.pull.word import read_page
from tests.pull.editing import SAMPLES, document, edited, lines, paragraph, pulled, text_of, with_xml

OUTLINE = """\
title: 讲话
sections:
  - heading: 学习
    body:
      - 我们要天天学习。
      - 早学: 早上读书。
      - 晚学: 晚上写字。
  - heading: 工作
    body: 我们要好好工作。
"""
W = '<w:r><w:t xml:space="preserve">'


def inserted(text: str) -> str:
    return f'<w:ins w:id="90" w:author="王"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="91" w:author="王"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def run(text: str) -> str:
    return f"{W}{text}</w:t></w:r>"


TRACKED = {
    "an insertion": (lambda x: x.replace(run("我们要天天学习。"), run("我们要") + inserted("认真、") + run("天天学习。")), "我们要认真、天天学习。"),
    "a deletion": (lambda x: x.replace(run("我们要天天学习。"), run("我们要") + deleted("天天") + run("学习。")), "我们要学习。"),
    "both in one word": (lambda x: x.replace(run("我们要天天学习。"), run("我们要") + deleted("天天") + inserted("时时") + run("学习。")), "我们要时时学习。"),
    "an inserted paragraph": (
        lambda x: x.replace(
            "我们要好好工作。</w:t></w:r></w:p>",
            '我们要好好工作。</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:ins w:id="92" w:author="王"/></w:rPr></w:pPr>'
            + inserted("还要好好休息。")
            + "</w:p>",
        ),
        "还要好好休息。",
    ),
    "a deleted paragraph mark": (
        lambda x: re.sub(
            r'<w:pPr>(<w:pStyle w:val="BodyText"/>)</w:pPr>(?=<w:r><w:t xml:space="preserve">我们要天天)',
            r'<w:pPr>\1<w:rPr><w:del w:id="93" w:author="王"/></w:rPr></w:pPr>',
            x,
        ),
        None,
    ),
    "a move": (
        lambda x: x.replace(run("我们要天天学习。"), '<w:moveFrom w:id="94" w:author="王">' + run("我们要天天学习。") + "</w:moveFrom>").replace(
            run("我们要好好工作。"), '<w:moveTo w:id="95" w:author="王">' + run("我们要天天学习。") + "</w:moveTo>" + run("我们要好好工作。")
        ),
        "我们要天天学习。我们要好好工作。",
    ),
    "a comment": (
        lambda x: x.replace(run("我们要天天学习。"), '<w:commentRangeStart w:id="1"/>' + run("我们要天天学习。") + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'),
        "我们要天天学习。",
    ),
    "words in several runs": (lambda x: x.replace(run("我们要天天学习。"), run("我们要") + '<w:proofErr w:type="spellStart"/>' + run("天天") + run("学习。")), "我们要天天学习。"),
    "a bookmark and a hyperlink": (lambda x: x.replace(run("我们要天天学习。"), '<w:bookmarkStart w:id="3" w:name="a"/><w:hyperlink w:anchor="a">' + run("我们要天天学习。") + '</w:hyperlink><w:bookmarkEnd w:id="3"/>'), "我们要天天学习。"),
    "a content control": (lambda x: x.replace(run("我们要天天学习。"), "<w:sdt><w:sdtPr/><w:sdtContent>" + run("我们要天天学习。") + "</w:sdtContent></w:sdt>"), "我们要天天学习。"),
    "a soft line break": (lambda x: x.replace("我们要天天学习。", "我们要天天学习。</w:t><w:br/><w:t>学以致用。"), "学以致用。"),
    "a page break": (lambda x: x.replace("我们要天天学习。", '我们要天天</w:t><w:br w:type="page"/><w:t>学习。'), "我们要天天学习。"),
    "a field": (lambda x: x.replace(run("我们要天天学习。"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("我们要天天学习。") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "我们要天天学习。"),
}  # fmt: skip


TOLD = {
    "a page break": ["page break"],
    "a comment": ["comment"],
    "a field": ["field"],
    "a bookmark and a hyperlink": ["bookmark", "link"],
    "an insertion": ["pull.tracked"],
    "a deletion": ["pull.tracked"],
    "both in one word": ["pull.tracked"],
    "an inserted paragraph": ["pull.tracked"],
    "a deleted paragraph mark": ["pull.tracked"],
    "a move": ["pull.tracked"],
}
"""What a document holds besides its text."""


@pytest.mark.parametrize("case", TRACKED)
def test_the_text_as_it_is_shown_comes_back(case):
    change, line = TRACKED[case]
    data = with_xml(document(OUTLINE), change)
    assert data != document(OUTLINE)
    assert line is None or line in "\n".join(lines(data))
    back = pulled(data, OUTLINE)
    assert [one.facts.get("found", one.code) for one in back.notices] == TOLD.get(case, []), back
    assert back.complete == (not back.notices)
    assert text_of(back.outline) == lines(data)


@pytest.mark.parametrize(
    "case", ["a comment", "words in several runs", "a bookmark and a hyperlink", "a content control", "a page break", "a field"]
)
def test_what_changes_no_text_changes_no_outline(case):
    assert pulled(with_xml(document(OUTLINE), TRACKED[case][0]), OUTLINE).outline == OUTLINE


def test_comments_of_word_change_nothing():
    def comment(opened):
        opened.add_comment(paragraph(opened, "我们要天天").runs, text="再改改", author="王")

    assert pulled(edited(document(OUTLINE), comment), OUTLINE).outline == OUTLINE


def test_a_table_is_told():
    back = pulled(edited(document(OUTLINE), lambda d: d.add_table(1, 1)), OUTLINE)
    assert (back.outline, [(one.code, one.facts) for one in back.notices]) == (OUTLINE, [("pull.left-out", {"found": "table"})])


def test_styles_are_known_by_name_where_word_renamed_them():
    data = with_xml(document(OUTLINE), lambda x: x.replace('w:val="Heading1"', 'w:val="1"'))

    def renamed(opened):
        for style in opened.styles.element.style_lst:
            if style.styleId == "Heading1":
                style.styleId = "1"

    assert [line.kind for line in read_page(edited(data, renamed), "a.docx").lines].count("heading") == 2


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip"])
def test_what_is_no_document_is_told(data):
    with pytest.raises(InputError) as caught:
        read_page(data, "a.docx")
    assert caught.value.faults[0].code == "input.no-word-document"


def test_entities_are_refused():
    data = with_xml(document(OUTLINE), lambda x: x.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1))
    with pytest.raises(InputError):
        read_page(data, "a.docx")


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.yaml")))
def test_every_sample_comes_back_byte_for_byte(name):
    outline = (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    back = pulled(edited(document(outline), lambda _: None), outline)
    assert (back.outline, back.complete) == (outline, True)


@pytest.mark.parametrize("said", ["甲乙丙丁", "****", "AAAA=", "A" * 5])
def test_a_damaged_memory_of_the_page_is_none(said):
    spoilt = with_xml(
        document(OUTLINE), lambda xml: re.sub(r"(DrafterPage1.*?<vt:lpwstr>)[^<]*", rf"\g<1>{said}", xml), "docProps/custom.xml"
    )
    assert said in unzipped(spoilt, "docProps/custom.xml")
    assert (read_page(spoilt, "speech.docx").rendered, pulled(spoilt, OUTLINE).outline) == ((), OUTLINE)


def unzipped(data: bytes, part: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(part).decode()
