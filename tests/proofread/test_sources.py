"""Where the lines of a page stand in the text that it was read from: through noise, Markdown, lines broken by hand."""

from __future__ import annotations

import time

import pytest

from drafter import api
from drafter.check.page import text_of
from drafter.proofread.sources import written
from drafter.speech.tree import Speech
from tests.proofread.proofreading import ROOT, proofreader
from tests.safety.growth import in_proportion

LONG = "落实好一岗双责制度，把责任压到每一级、每一个岗位、每一个人，做到人人肩上有担子、个个手里有任务"


def shown(text: str, *lines: str) -> list[str]:
    """What the text holds at the places of some lines; · for characters that it does not hold."""
    places = written(text, text_of(Speech(opening=lines)))
    return ["".join("·" if at is None else text[at] for at in line) for line in places]


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("甲乙丙丁\n戊己\n", ["甲乙丙丁", "戊己"], ["甲乙丙丁", "戊己"]),
        ("甲乙\n丙丁\n戊己\n", ["甲乙丙丁", "戊己"], ["甲乙丙丁", "戊己"]),
        ("甲　乙  丙\n", ["甲乙丙"], ["甲乙丙"]),
        ("甲**乙丙丁**戊\n", ["甲乙丙丁戊"], ["甲乙丙丁戊"]),
        ("Good\nmorning\n", ["Good morning"], ["Good·morning"]),
        ("加强学习\n", ["一、加强学习"], ["··加强学习"]),
        ("广告" * 300 + f"\n{LONG}。\n", [f"{LONG}。"], [f"{LONG}。"]),
    ],
)
def test_each_character_stands_where_the_text_has_it(text: str, lines: list[str], expected: list[str]):
    assert shown(text, *lines) == expected


def test_a_line_that_stands_twice_is_found_twice():
    places = written("谢谢大家\n谢谢大家\n", text_of(Speech(opening=("谢谢大家", "谢谢大家"))))
    assert [line[0] for line in places] == [0, 5]


def test_hard_wrapped_lines_and_markdown_are_repaired_in_their_place():
    wrapped = LONG.replace("，做到", ",做到")
    text = f"在推进会上的讲话\n\n同志们：\n\n{wrapped[:36]}\n{wrapped[36:]}。\n"
    assert proofreader("half-width").repaired(text.encode(), "a.txt").data.decode() == text.replace(",做到", "，做到")
    marked = f"# 在推进会上的讲话\n\n同志们：\n\n**落实好**一岗双责制度{wrapped[10:]}。\n"
    assert proofreader("half-width").repaired(marked.encode(), "a.md").data.decode() == marked.replace(",做到", "，做到")


def test_a_long_text_in_pieces_takes_time_by_its_length():
    def seconds(size: int) -> float:
        line = (LONG + "。") * (size // len(LONG))
        text = "\n".join(line[at : at + 40] for at in range(0, len(line), 40))
        page = text_of(Speech(opening=(line,)))
        began = time.process_time()
        assert None not in written(text, page)[0]
        return time.process_time() - began

    assert in_proportion(seconds, 40_000, most=12, spare=0.1)


def test_short_lines_behind_much_noise_are_found():
    noise = "".join(f"- {number} -\n" for number in range(100))
    text = f"在推进会上的讲话\n同志们：\n{LONG}。\n{noise}把其它路修好。\n谢谢大家！\n"
    assert [str(proof.place) for proof in proofreader("confusable").proofs(text.encode(), "a.txt").proofs] == ["a.txt:104:2"]


def test_a_text_wrapped_by_hand_is_read_as_its_paragraphs():
    text = (ROOT / "samples" / "sources" / "university-exchange.txt").read_text(encoding="utf-8")
    wrapped = "\n".join("\n".join(f"　　{line}"[at : at + 36] for at in range(0, len(line) + 2, 36)) for line in text.split("\n"))
    assert max(map(len, wrapped.split("\n"))) == 36
    checks = ("quotes", "count", "repeat")
    assert (
        proofreader(*checks).proofs(wrapped.encode(), "a.txt").proofs
        == proofreader(*checks).proofs(text.encode(), "a.txt").proofs
        == ()
    )


def test_a_title_is_not_taken_for_the_line_below_that_has_its_words():
    text = "谋新求变  以文化人\n今天的事，一件\n谋新求变 以文化人\n"
    page = text_of(Speech(opening=("谋新求变 以文化人", "今天的事，一件", "谋新求变 以文化人")))
    assert [next(at for at in line if at is not None) for line in written(text, page, (1, 2, 3))] == [0, 11, 19]


def test_the_cells_of_a_table_in_a_document_are_no_pasted_blanks():
    outline = "标题: 护林\n称呼: 同志们\n开头:\n  - 表格: {行: [[村, 户数], [石桥, 一百户]]}\n  - 看林。\n"
    assert not proofreader("pasted-blanks").proofs(api.render(outline).data, "a.docx").proofs
