"""Lines that are no part of a speech, one by one, and lines that are and look like it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafter.mine.clean import clean
from drafter.mine.patterns import table
from drafter.read.source import SourceText

LINES = yaml.safe_load(Path(__file__).with_name("lines.yaml").read_text(encoding="utf-8"))
NOISE = [(name, row["line"], row.get("where", "body")) for name, rows in LINES["noise"].items() for row in rows]
SPEECH = (
    "在全县林业工作会议上的讲话",
    "今天开会，是为了把今年造林的任务一件一件落到山头地块，落到每一个护林员的身上，大家都要听明白、记清楚、干到位。",
    "希望各乡镇抓住春天的好时节，苗到人到，早栽一天早活一天，把成活率提到九成以上，秋天再来验收。",
)


def source(line: str, where: str) -> str:
    title, first, last = SPEECH
    return "\n".join(
        {"head": (line, title, first, last), "body": (title, first, line, last), "tail": (title, first, last, line)}[where]
    )


@pytest.mark.parametrize(("name", "line", "where"), NOISE, ids=[f"{name}-{line[:12]}" for name, line, _ in NOISE])
def test_a_line_of_noise_is_removed_under_its_name(name: str, line: str, where: str):
    cleaned = clean(SourceText("line", source(line, where)))
    assert [(removed.text, removed.reason) for removed in cleaned.noise] == [(line, name)]
    assert cleaned.texts == SPEECH


@pytest.mark.parametrize("where", ["body", "tail"])
@pytest.mark.parametrize("line", LINES["speech"])
def test_a_line_of_the_speech_stays(line: str, where: str):
    cleaned = clean(SourceText("line", source(line, where)))
    assert line in cleaned.texts
    assert not cleaned.noise


def test_every_pattern_of_the_table_has_a_name_that_a_line_is_tested_for_or_a_case():
    tested = set(LINES["noise"]) | {"study-banner", "site-name", "page-category", "template-marker", "document-facts", "site-wish"}
    assert {row["name"] for row in table("noise")["lines"]} <= tested
