"""Ten times the text takes about ten times as long, and a text made to be slow ends."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from drafter.mine.clean import clean, lines
from drafter.mine.marks import mark_of
from drafter.mine.segment import segment
from drafter.read.source import SourceText
from tests.safety.growth import in_proportion

SAMPLES = Path(__file__).parents[3] / "samples"
SENTENCE = "我们把工作一件一件排出来，把责任一项一项落下去。"


def seconds(text: str) -> float:
    start = time.process_time()
    segment(clean(SourceText("speed", text)))
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        "一、工作\n",
        f"一、抓好学习。{SENTENCE}一是读书。{SENTENCE}二是写字。{SENTENCE}\n",
        "（一）安排\n1.落实\n（1）检查\n",
        "。一是好。二是坏",
        "一是",
        "“",
        "（一）",
        "同志们：\n",
        "<a ",
        "各位",
        "建立“一体化”机制。大家都说好。",
        "在{n}上融合，很好。大家好啊。\n",
        "在清渠会上的讲话　　　第 {n} 页\n",
        "渠工们，今天先清后放。\n",
        "尊敬的各位来宾：\n各位同事：\n",
        "站长、",
        "{n}年\n那一年清了十里渠。\n",
        "谢谢大家。（掌声）\n",
        "优势有两点：\n一是快。\n二是稳。\n我将做好两件事：\n第一，清渠。\n第二，看闸。\n",
        "守渠的话\n水利局　周大河\n各位领导：\n清渠是头等大事，今年要清完。\n一、快\n雨天也不停。\n",
        "<figcaption>",
        SENTENCE,
    ],
)
def test_a_text_made_to_be_slow_takes_time_in_proportion(piece: str):
    def taken(pieces: int) -> float:
        return seconds("".join(piece.replace("{n}", str(n)) for n in range(pieces)))

    assert in_proportion(taken, 1_000, most=12, spare=0.2)


def test_a_mark_is_recognised_about_once_a_paragraph(monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def counted(text: str) -> Any:
        asked.append(text)
        return mark_of(text)

    monkeypatch.setattr(lines, "mark_of", counted)
    paragraphs = 0
    for path in sorted((SAMPLES / "sources").glob("*.txt")):
        cleaned = clean(SourceText(path.name, path.read_text(encoding="utf-8")))
        segment(cleaned)
        paragraphs += len(cleaned.paragraphs)
    assert paragraphs > 0
    assert len(asked) <= paragraphs * 1.3
