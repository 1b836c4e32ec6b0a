"""Lines that are no part of a speech, one by one, and lines that are and look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.mine.clean import clean
from drafter.mine.patterns import table
from drafter.read.source import SourceText
from tests.data import read_data
from tests.pace import within

LINES = read_data(Path(__file__).with_name("lines.yaml"))
NOISE = [(name, row["line"], row.get("where", "body")) for name, rows in LINES["noise"].items() for row in rows]
SPEECH = (
    "在全县林业工作会议上的讲话",
    "今天开会，是为了把今年造林的任务一件一件落到山头地块，落到每一个护林员的身上，大家都要听明白、记清楚、干到位。",
    "希望各乡镇抓住春天的好时节，苗到人到，早栽一天早活一天，把成活率提到九成以上，秋天再来验收。",
)


def source(line: str, where: str) -> str:
    title, first, last = SPEECH
    return "\n".join(
        {
            "title": (line, title, first, last),
            "head": (line, title, first, last),
            "body": (title, first, line, last),
            "tail": (title, first, last, line),
        }[where]
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


@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in LINES["within"].items() for part in parts])
def test_a_part_of_a_line_is_cut_out_under_its_name(name: str, part: str):
    title, first, last = SPEECH
    begun = first.removesuffix("。")
    inside = clean(SourceText("line", f"{title}\n{begun}{part}{last}"))
    at_end = clean(SourceText("line", f"{title}\n{first}\n{last}{part}"))
    cut = [
        [(removed.text.strip(), removed.reason) for removed in cleaned.noise if not removed.whole] for cleaned in (inside, at_end)
    ]
    assert [(part, name)] in cut


@pytest.mark.parametrize(("table_of", "cases"), [("lines", "noise"), ("within", "within")])
def test_every_pattern_has_a_case(table_of: str, cases: str):
    missing = sorted({row["name"] for row in table("noise")[table_of]} - set(LINES[cases]))
    assert not missing, f"no line for {', '.join(missing)}: add one that it takes to `{cases}` in tests/mine/clean/lines.yaml"


@pytest.mark.parametrize(
    "row", ["主题词 " * 37 + "：水", "发布日期 " * 26 + "！：", "有效性 有效期限 " * 15 + "：水", "首页" + "|/a" * 70 + "长" * 20]
)
def test_a_long_row_of_labels_is_read_at_once(row: str):
    with within(0.5):
        clean(SourceText("row", f"{row}\n{SPEECH[0]}\n{SPEECH[1]}"))
