"""What commands print in columns, to the letter."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from drafter.messages.columns import fitted

OUTLINE = """\
title: 在植树大会上的讲话
salutation: 同志们
opening: 今天我们种下第一批树。
sections:
  - heading: 先栽树
    body: 树一棵一棵栽下去，路一里一里修出去，水一渠一渠引过来。
  - heading: 再修路
    body:
      - 路要修到每一个村。路要修到每一户门口。路要修到每一块地头。
closing: 谢谢"大家"！
"""

STATS = """\
在植树大会上的讲话
97 characters: 1 min at 160, 1 min at 200, 1 min at 240 a minute

  opening                             ██████████                          11  0.1 min
  一、先栽树                          ████████████████████████████        32  0.2 min
  二、再修路                          ██████████████████████████████      34  0.2 min
  closing                             ██████                               7  0.0 min

Longest sentences:
    27  树一棵一棵栽下去，路一里一里修出去，水一渠一渠引过来。
    11  今天我们种下第一批树。
    10  路要修到每一块地头。

Frequent phrases:
     3  路要修到每一

Formula 5%, content 95%
"""

MINED = """\
a.txt → out/a.md.j2, out/a.yaml
  在植树大会上的讲话
  ├ 同志们：
  ├ opening 1
  ├ sections 2
  │ 一、先栽树
  │ 二、再修路
  ├ closing 1
  repairs: 1
  · 谢谢"大家"！ → 谢谢“大家”！
a new speech from it: drafter new a --templates out -o …
"""

FINDINGS = """\
a.yaml:10:12: error: a straight quote in Chinese text; write “ ” or ‘ ’ [quotes]
  10 | closing: 谢谢"大家"！
     |              ^
a.yaml:10:15: error: a straight quote in Chinese text; write “ ” or ‘ ’ [quotes]
  10 | closing: 谢谢"大家"！
     |                   ^
"""


@pytest.fixture
def outline(folder: Path) -> None:
    (folder / "a.yaml").write_text(OUTLINE, encoding="utf-8")


def test_stats(drafter, outline):
    assert drafter("stats", "a.yaml").out.rstrip("\n") == STATS.rstrip("\n")


def test_stats_of_several_files_name_each(drafter, outline):
    drafter("render", "a.yaml", "--to", "txt")
    said = drafter("stats", "a.yaml", "a.txt").out.splitlines()
    title = STATS.splitlines()[0]
    assert [line for line, behind in pairwise(said) if behind == title] == ["a.yaml", "a.txt"]


def test_what_was_mined(drafter, outline):
    drafter("render", "a.yaml", "--to", "txt")
    assert drafter("mine", "a.txt", "-o", "out").out == MINED


def test_what_else_is_to_be_said_of_a_rendered_outline(drafter, folder: Path, outline):
    assert drafter("render", "a.yaml").err == "a.yaml: 2 errors; `drafter check a.yaml` shows them\n"
    (folder / "b.yaml").write_text(OUTLINE.replace('"大家"', '"大家'), encoding="utf-8")
    assert drafter("render", "b.yaml").err == "b.yaml: 1 error; `drafter check b.yaml` shows it\n"


def test_findings(drafter, outline):
    assert drafter("check", "a.yaml").out == FINDINGS


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("一二三四", "一二三四 "),
        ("一二三四五", "一二三… "),
        ("abcdefghi", "abcdefghi"),
        ("abcdefghij", "abcdefg…"),
        ("“一”a", "“一”a  "),
    ],
)
def test_a_text_is_cut_to_the_columns_of_a_chinese_terminal(text: str, cut: str):
    assert fitted(text, 9) == cut
