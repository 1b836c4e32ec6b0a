"""Bold words with which paragraphs begin are their headings, whatever format says that they are bold."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest

from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes

TITLE, ADDRESS, OPENING = "在茶山修路会上的讲话", "乡亲们：", "路修了三年，今天通到了最高的那家。"
LED = (
    ("少说一句怨言。", "山上没有车路，石头是一块一块背下来的。"),
    ("多流一滴汗水。", "木头在水里泡了一冬，春天立起来了。"),
    ("留住一份耐心。", "一户一里，落了叶子自己扫。"),
)


def markdown(paragraphs: tuple[tuple[str, str], ...]) -> bytes:
    led = [f"**{bold}**{plain}" for bold, plain in paragraphs]
    return "\n\n".join([f"# {TITLE}", ADDRESS, OPENING, *led]).encode()


def page(paragraphs: tuple[tuple[str, str], ...]) -> bytes:
    led = "".join(f"<p><strong>{bold}</strong>{plain}</p>" for bold, plain in paragraphs)
    return f"<html><body><h1>{TITLE}</h1><p>{ADDRESS}</p><p>{OPENING}</p>{led}</body></html>".encode()


def word(paragraphs: tuple[tuple[str, str], ...]) -> bytes:
    document = docx.Document()
    for text in (TITLE, ADDRESS, OPENING):
        document.add_paragraph(text)
    for bold, plain in paragraphs:
        paragraph = document.add_paragraph()
        paragraph.add_run(bold).bold = True
        paragraph.add_run(plain)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


FORMATS = {"a.md": markdown, "a.html": page, "a.docx": word}


def sections(name: str, paragraphs: tuple[tuple[str, str], ...]) -> list[dict[str, Any]]:
    source = read_bytes(FORMATS[name](paragraphs), name)
    found: list[dict[str, Any]] = to_json(mine_text(source))["speeches"][0]["sections"]
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_bold_beginnings_are_headings(name: str):
    assert [section["heading"] for section in sections(name, LED)] == [bold.rstrip("。") for bold, _ in LED]


@pytest.mark.parametrize("name", FORMATS)
def test_one_is_no_pattern(name: str):
    assert sections(name, (LED[0], ("", LED[1][1]), ("", LED[2][1]))) == []


@pytest.mark.parametrize("name", FORMATS)
def test_bold_words_inside_a_sentence_are_none(name: str):
    assert sections(name, tuple((bold[:4], f"{bold[4:]}{plain}") for bold, plain in LED)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_topics_with_a_colon_are_headings(name: str):
    led = (("认识上：", LED[0][1]), ("方法上：", LED[1][1]), ("作风上：", LED[2][1]))
    assert [section["heading"] for section in sections(name, led)] == ["认识上", "方法上", "作风上"]


def test_lines_of_one_block_have_beginnings_of_their_own():
    lines = "<br>".join(f"<b>{bold}</b>{plain}" for bold, plain in LED)
    source = read_bytes(f"<html><body><div>{TITLE}<br>{ADDRESS}<br>{OPENING}<br>{lines}</div></body></html>".encode(), "a.html")
    assert [section["heading"] for section in to_json(mine_text(source))["speeches"][0]["sections"]] == [
        bold[:-1] for bold, _ in LED
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_who_speaks_is_none(name: str):
    assert sections(name, (("主持人：", LED[0][1]), ("同志们，", LED[1][1]), ("周大河：", LED[2][1]))) == []


def styled(levels: tuple[int, ...]) -> list[str]:
    """The sections of a Word document with the headings 一、 二、 三、 in the styles of such levels; 0 for none."""
    document = docx.Document()
    for number, level in enumerate(levels):
        document.add_paragraph(f"{'一二三四'[number]}、{LED[number % 3][0][:-1]}", style=f"Heading {level}" if level else None)
        document.add_paragraph(LED[number % 3][1])
    written = BytesIO()
    document.save(written)
    found: list[dict[str, Any]] = to_json(mine_text(read_bytes(written.getvalue(), "a.docx")))["speeches"][0]["sections"]
    return [section["mark"] for section in found]


@pytest.mark.parametrize("levels", [(1, 1, 1, 1), (2, 1, 1, 1), (1, 1, 0, 1), (1, 1, 1, 2)])
def test_marks_of_one_family_are_of_one_level_whatever_a_hand_styled(levels: tuple[int, ...]):
    assert styled(levels) == ["一、", "二、", "三、", "四、"]
