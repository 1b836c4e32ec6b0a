"""Findings of one kind, however many, cost what they are many; a terminal shows the first of them."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.check.checks.quotes import _marks
from drafter.check.equations import equations
from tests.safety.growth import in_proportion, seconds

LINES = {
    "straight quotes": lambda n: '好"' * n,
    "marks of two kinds": lambda n: "“" * n + "）" * n,
    "headings without a frame": lambda n: "\n".join(f"## {number}{chr(0x4E00 + 7 * number)}\n\n好。\n" for number in range(n // 8)),
    "points in one paragraph": lambda n: "一是好，二是做；" * (n // 8),
    "announced numbers": lambda n: "三个问题" * (n // 4),
    "wrong writings that are sure, and such that are not": lambda n: "解觉，布署，" * (n // 6),
    "names parted by blanks": lambda n: "会议王明 李华 " * (n // 8) + "好，做。",
    "words without a second half": lambda n: "既要抓春耕，" * (n // 6),
    "words without a second half, a line each": lambda n: "既要抓春耕，\n" * (n // 7),
    "words of an English paragraph": lambda n: "Make GDP great again with QQ. " * (n // 10),
}


@pytest.mark.parametrize("title", LINES)
def test_many_findings(title: str):
    def taken(size: int) -> float:
        text = LINES[title](size)
        return seconds(lambda: api.check(text, source="a.md"))

    assert in_proportion(taken, 2_000)


@pytest.mark.parametrize(
    ("hearers", "end"), [("孩子们", "好好学习天天向上，"), ("同志们、", "好。"), ("各位领导、", "x："), ("代表", "x：")]
)
def test_a_turn_to_many_hearers(hearers: str, end: str):
    def taken(times: int) -> float:
        text = f"{hearers * times}{end}\n" * 2
        return seconds(lambda: api.check(text, source="a.txt"))

    assert in_proportion(taken, 8, times=2, most=12, spare=0.2)


@pytest.mark.parametrize("unit", ["1万+", "1 + ", "1万×", "1+1=", "2 + 3 = ", "1", "1万"])
def test_sums_that_never_end(unit: str):
    assert in_proportion(lambda times: seconds(lambda: list(equations(f"{unit * times}，总=3"))), 2_000)


def test_marks_without_a_partner_are_the_same_ones_as_before():
    assert list(_marks("（好“做）”")) == [(2, "unclosed"), (5, "unopened")]
    assert list(_marks("“甲“乙”丙”")) == [(2, "inner")]
    assert list(_marks("(甲）乙)")) == [(3, "unopened")] or list(_marks("(甲）乙)")) == []


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "a.txt: 800 more of quotes are not shown"), ("zh", "a.txt: quotes 还有 800 处没有列出")]
)
def test_a_terminal_shows_the_first_of_a_kind(monkeypatch: pytest.MonkeyPatch, lang: str, words: str):
    monkeypatch.setenv("DRAFTER_LANG", lang)
    proofs = api.check("（" * 1000, source="a.txt")
    shown = api.report([proofs], "text").split("\n")
    assert len([line for line in shown if line.startswith("a.txt:1:") and "[quotes]" in line]) == 200
    assert shown[-1].startswith(words)
    assert api.report([proofs], "json").count('"quotes"') == 1000
