"""``drafter mine --review``: the source beside what was found, corrected from the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

SPEECH = """首页
在修渠动员会上的讲话
同志们：
今天讲两件事。
一、清好渠
渠里的泥要先清。
有的村还没有动。

二、管好闸
闸门一天开一次。
大家回去就办。
"""


@pytest.fixture
def review(drafter, folder: Path):
    """Run the review with what is typed, a command a line; the outline goes to standard output behind the tables."""
    (folder / "a.txt").write_text(SPEECH, encoding="utf-8")

    def run(*typed: str, lang: str = "en", to: str = "text"):
        return drafter("mine", "--review", "a.txt", "--to", to, stdin="".join(f"{line}\n" for line in typed), lang=lang)

    return run


def test_the_source_stands_beside_what_was_found(review):
    lines = review("q").out.split("\n")
    assert lines[0] == "a.txt: 11 lines; ? explains the commands"
    shown = [[part.strip() for part in line.split("│")] for line in lines[1:] if "│" in line]
    assert shown[0] == ["1 首页", "taken out"]
    assert ["5 一、清好渠", "section 1  一、清好渠"] in shown
    assert ["7 有的村还没有动。", "有的村还没有动。"] in shown


def test_what_is_right_is_written(review):
    run = review("w")
    assert run.exit == 0
    assert run.out.endswith(SPEECH.replace("首页\n", "").replace("\n\n", "\n"))


def test_corrections_are_in_the_outline_and_the_template(review, drafter, folder: Path):
    run = drafter("mine", "--review", "a.txt", "-o", "out", stdin="t 2\n+ 7\nc 11\nw\n")
    assert run.exit == 0
    outline = (folder / "out/a.yaml").read_text(encoding="utf-8")
    assert "sections:" in outline
    assert "有的村还没有动" in outline
    assert outline.count("heading:") == 3
    made = drafter("render", "out/a.yaml", "--to", "txt", "-o", "-").out
    assert made.split("\n")[:2] == ["在修渠动员会上的讲话", "同志们："]


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        (["s 5", "w"], "一、清好渠"),
        (["- 9", "w"], "二、管好闸"),
        (["b 1", "t 1", "w"], "首页\n在修渠动员会上的讲话\n"),
        (["t1", "w"], "首页\n在修渠动员会上的讲话\n"),
    ],
)
def test_every_command_keeps_the_text(review, typed: list[str], has: str):
    run = review(*typed)
    assert run.exit == 0
    assert has in run.out.rpartition("> ")[2]


def test_a_line_is_taken_out(review):
    assert "有的村还没有动" not in review("x 7", "w").out.rpartition("> ")[2]


def test_what_was_corrected_is_undone(review):
    assert "有的村还没有动" in review("x 7", "u", "w").out.rpartition("> ")[2]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("?", "t 3 4: lines 3 and 4 are the title"),
        ("hello", "no such command; ? explains them"),
        ("t", "write the numbers of lines behind t"),
        ("t 99", "no paragraph begins in line 99"),
        ("s 8", "no paragraph begins in line 8"),
        ("c 9", "the closing begins below the last section, which begins in line 9"),
        ("", "the end"),
    ],
)
def test_what_cannot_be_done_is_said(review, typed: str, said: str):
    assert said in review(typed, "q").out


def test_who_leaves_writes_nothing(review, folder: Path):
    run = review("s", "q", to="templates")
    assert run.exit == 0
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "speech.yaml"]


def test_an_end_of_the_input_writes_nothing_and_says_so(review, folder: Path):
    run = review("s", to="templates")
    assert (run.exit, run.err) == (1, "a.txt: nothing is written\n")
    assert not (folder / "a.yaml").exists()


def test_standard_input_cannot_be_both(drafter):
    run = drafter("mine", "--review", "-", stdin=SPEECH)
    assert run.exit == 2
    assert "standard input is the source" in run.err


def test_long_sources_are_shown_in_pages(drafter, folder: Path, monkeypatch):
    monkeypatch.setenv("LINES", "14")
    monkeypatch.setenv("COLUMNS", "80")
    (folder / "b.txt").write_text(
        "在修渠动员会上的讲话\n同志们：\n" + "".join(f"第{number}处渠要清。\n" for number in range(40)), encoding="utf-8"
    )
    pages = drafter("mine", "--review", "b.txt", "--to", "text", stdin="\ng 30\nq\n").out.split("> ")
    assert "第0处" in pages[0]
    assert "第8处" not in pages[0]
    assert "第8处" in pages[1]
    assert "第27处" in pages[2]


def test_it_speaks_chinese(review):
    out = review("q", lang="zh").out
    assert "第1部分" in out
    assert "输入 ? 看说明" in out
