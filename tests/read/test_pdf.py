"""PDF: printed lines become paragraphs, page furniture goes."""

from __future__ import annotations

import random
import sys

import pytest

from drafter.errors import InputError
from drafter.read import read_bytes
from drafter.read.pdf.paragraphs import paragraphs
from drafter.read.pdf.printed import PrintedLine
from drafter.read.source import SourceText
from tests.read.printed import LEFT, PER_LINE, SIZE, At, page, pdf

SENTENCES = [
    "同志们，今年以来，我局坚持以党的建设为统领，围绕中心抓党建，抓好党建促发展，各项工作都取得了新的成效。",
    "一是主动学标，把标准化手册列入学习计划，逐条对照检查，逐项整改落实，做到了心中有数、手中有招。",
    "二是对照流程，把每一个环节都做细做实，不打折扣，不走过场，真正让群众看到变化、得到实惠、感到满意。",
    "三是抓好结合。",
    "下面，围绕这个题目，我讲几点要求，不当之处请大家批评指正，也请同志们结合各自工作实际抓好贯彻落实工作。",
]


def read(*pages: list[At]) -> SourceText:
    return read_bytes(pdf(*pages), "speech.pdf")


def lines(*pages: list[At]) -> list[str]:
    return read(*pages).text.split("\n")


def code(data: bytes, name: str = "speech.pdf") -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    return caught.value.faults[0].code


def test_lines_become_paragraphs_again():
    assert lines(page(*SENTENCES)) == SENTENCES


def test_paragraphs_without_indentation_end_where_a_line_ends_early():
    assert lines(page(*SENTENCES, first=0)) == SENTENCES


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    whole = page(*SENTENCES)
    second = [line._replace(y=740 - 28 * index) for index, line in enumerate(whole[3:])]
    assert lines(whole[:3], second) == SENTENCES


def test_latin_words_at_the_end_of_a_line_leave_room():
    text = ["完成" * 12 + "，", "AdministrationOffice的工作都要做好做实。"]
    made = [At(LEFT + 32, 740, text[0]), At(LEFT, 712, text[1]), *page(*SENTENCES[:2], top=684)]
    assert lines(made) == ["".join(text), *SENTENCES[:2]]


def test_titles_of_another_size_and_centred_lines_stay_lines():
    title = [At(180, 790, "在会上的讲话", 22), At(250, 760, "李明")]
    assert lines([*title, *page(*SENTENCES[:2], top=720)]) == ["在会上的讲话", "李明", *SENTENCES[:2]]


def test_a_gap_divides():
    upper, lower = At(LEFT, 740, "满" * PER_LINE), At(LEFT, 640, "空出一大块之后")
    assert lines([upper, lower, *page(*SENTENCES[:2], top=600)])[:2] == [upper.text, lower.text]


def test_page_numbers_and_running_heads_go_and_are_reported():
    pages = [
        [At(LEFT, 800, "内部资料 注意保存"), *page(sentence * 3), At(280, 60, f"— {number} —")]
        for number, sentence in enumerate(SENTENCES[:3], 1)
    ]
    found = read(*pages)
    assert found.text.split("\n") == [sentence * 3 for sentence in SENTENCES[:3]]
    assert found.left_out == ("header: 内部资料 注意保存", "page number: — 1 — — 2 — — 3 —")


@pytest.mark.parametrize("number", ["1", "-1-", "第1页", "1/9", "第 1 页 共 9 页", "— 1 —"])
def test_page_numbers_in_their_forms(number):
    assert read([*page(SENTENCES[0]), At(280, 60, number)]).text == SENTENCES[0]


@pytest.mark.parametrize("text", ["一", "第1章 总则", "2026年", "1.加强学习"])
def test_what_is_no_page_number_stays(text):
    assert text.replace(" ", "") in read([*page(SENTENCES[0]), At(280, 60, text)]).text.replace(" ", "")


def test_text_that_goes_on_to_the_foot_of_each_page_is_no_running_head():
    pages = [page(*SENTENCES, top=790), page(*SENTENCES, top=790), page(*SENTENCES, top=790)]
    assert lines(*pages) == SENTENCES * 3


def test_characters_painted_later_find_their_line():
    quoted = "建立“四个”机制——抓落实"
    places = [(index, character) for index, character in enumerate(quoted)]
    first = [At(LEFT + SIZE * index, 740, character) for index, character in places if character not in "“”—"]
    later = [At(LEFT + SIZE * index, 740, character) for index, character in places if character in "“”—"]
    assert lines([*first, *later, *page(SENTENCES[0], top=712)]) == [quoted, SENTENCES[0]]
    assert lines([*first, *page(SENTENCES[0], top=712), *later]) == [quoted, SENTENCES[0]]


def test_columns_stay_apart():
    left = [At(72, 740 - 28 * n, "左栏文字") for n in range(3)]
    right = [At(330, 740 - 28 * n, "右栏文字") for n in range(3)]
    assert "左栏文字右栏" not in read([*left, *right]).text


def test_spaces_between_words_and_none_between_characters():
    assert lines([At(LEFT, 740, "use"), At(LEFT + 30, 740, "Python"), At(LEFT + 90, 740, "学"), At(LEFT + 90 + 18, 740, "习")]) == [
        "use Python学习"
    ]


def test_a_table_of_contents_is_reported():
    front = [At(280, 780, "目　录"), At(LEFT, 740, "在会上的讲话" + "." * 20 + "1"), At(LEFT, 712, "发言材料……………………12")]
    found = read([*front, *page(SENTENCES[0], top=600)])
    assert found.text == SENTENCES[0]
    assert [entry.partition(":")[0] for entry in found.left_out] == ["contents"]


def test_pictures_are_reported_by_their_page():
    assert read(page(SENTENCES[0]), []).left_out == ("picture: page 2",)


def test_a_scanned_document():
    assert code(pdf([], [])) == "input.no-text-layer"


def test_what_is_no_pdf():
    assert code(b"%PDF-1.4 nothing") == "input.damaged"
    assert code(b"") == "input.damaged"


def test_a_pdf_damaged_anywhere_is_read_or_refused():
    data = pdf(page(*SENTENCES))
    dice = random.Random(5)
    for _ in range(60):
        changed = bytearray(data)
        for _ in range(dice.randrange(1, 30)):
            changed[dice.randrange(8, len(changed))] = dice.randrange(256)
        try:
            read_bytes(bytes(changed[: dice.randrange(100, len(changed))]), "speech.pdf")
        except InputError as error:
            assert error.faults[0].code.startswith("input.")  # noqa: PT017 - either is right


def test_without_the_library_its_name_is_reported(monkeypatch):
    for module in [module for module in sys.modules if module.startswith(("pdfminer", "drafter.read.pdf."))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    with pytest.raises(InputError) as caught:
        read_bytes(pdf(page("文")), "speech.pdf")
    assert 'pip install "drafter[pdf]"' in str(caught.value)


def test_type_too_small_to_have_a_size_is_read():
    lines = [PrintedLine("大家好。", left=10, right=20, middle=100, size=0.04)]
    assert paragraphs([lines], 500) == ["大家好。"]
