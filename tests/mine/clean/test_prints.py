"""What a print adds to a speech: numbers of lines, a title twice in its line, forms around it, a menu above it."""

from __future__ import annotations

from drafter.mine.clean import clean
from drafter.read.source import SourceText

SPEECH = (
    "在护林动员会上的讲话",
    "同志们：",
    "山上的草干了，风也大了，今天把大家请来，只讲防火一件事。",
    "一、人要看住",
    "上坟的、放牛的、采药的，进山都要登记，火种一律留在山下。",
    "二、路要看住",
    "三个卡口昼夜有人，过往车辆一辆不漏，谁值班谁签字。",
    "散会以后就上山，谢谢大家。",
)


def read(*lines: str) -> tuple[str, ...]:
    return clean(SourceText("a", "\n".join(lines) + "\n")).texts


def test_numbers_of_lines_are_no_text():
    assert read(*(f"{number:4}  {line}" for number, line in enumerate(SPEECH, 1))) == SPEECH
    assert read(*(f"{number}\t{line}" for number, line in enumerate(SPEECH, 1))) == SPEECH


def test_each_number_of_a_line_is_told():
    noise = clean(SourceText("a", "\n".join(f"{number}\t{line}" for number, line in enumerate(SPEECH, 1)))).noise
    assert [(gone.text, gone.reason) for gone in noise] == [(str(number), "line-number") for number in range(1, len(SPEECH) + 1)]


def test_numbers_that_do_not_count_the_lines_stay():
    lines = [f"{number}  {line}" for number, line in zip((3, 1, 4, 1, 5, 9, 2, 6), SPEECH, strict=True)]
    assert "3" in read(*lines)[0]


def test_a_title_twice_in_its_line_stands_once():
    assert read(f"{SPEECH[0]}　{SPEECH[0]}", *SPEECH[1:]) == SPEECH


def test_a_word_twice_in_a_line_stays():
    assert read(SPEECH[0], *SPEECH[1:-1], "加油 加油")[-1] == "加油 加油"


def test_forms_around_a_speech_are_no_part_of_it():
    above, below = "材料编号\t林材18号\t密级\t一般", "签收单位\t签收人\t签收时间"
    assert read(above, "起草科室\t办公室\t审核人\t李小溪", *SPEECH, below, "城东林场\t张小河\t3月13日") == SPEECH


def test_a_menu_above_a_speech_without_a_title_is_no_part_of_it():
    assert read("首页", "机构概况", "新闻中心", "政务公开", "互动交流", *SPEECH[1:]) == SPEECH[1:]
