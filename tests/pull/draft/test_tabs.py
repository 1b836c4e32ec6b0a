"""Tabs inside paragraphs, tables and headers of a text that becomes an outline: each is told at its line."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
import yaml

from drafter import api
from drafter.pull.draft.tabs import tab_notices, without_tabs
from drafter.read.source import SourceText
from drafter.speech.lines import ROWS
from tests.pull.draft.laws import holds
from tests.safety.growth import in_proportion, seconds

_TEXT = "在造林会上的讲话\n同志们：\n造林的季节到了。\n一、\t抓住季节\n一是抓整地：\t坑要深。\n二是抓栽植： \t苗要鲜。\n二、\t抓住质量\n活一棵\t算一棵。\n"


def told(drafted: api.Drafted) -> list[tuple[int, str, object]]:
    """Line, code and text of the notices."""
    return [(notice.place.line, notice.code, notice.facts["text"]) for notice in drafted.notices if notice.place]


def document(text: str) -> bytes:
    """A text as a Word document."""
    word = docx.Document()
    for line in text.splitlines():
        word.add_paragraph(line)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_a_tab_behind_a_mark_goes_and_any_is_told(form: str):
    drafted = holds(_TEXT.encode() if form == "txt" else document(_TEXT), f"draft.{form}", "speech")
    first, second = yaml.safe_load(drafted.text)["部分"]
    assert first["正文"] == [{"抓整地：": "坑要深。"}, {"抓栽植：": "苗要鲜。"}]
    assert second["正文"] == "活一棵 算一棵。"
    assert told(drafted) == [
        (5, "draft.tab", "一是抓整地："),
        (6, "draft.tab", "二是抓栽植："),
        (8, "draft.tab-blank", "活一棵"),
    ]


def test_emphasis_behind_a_tab_stays_where_it_was():
    source = SourceText(
        "a.docx", "水：\t要清，\t岸要绿", looks=((0, 3, 5, "strong"), (0, 7, 8, "strong")), leads=((0, "水：\t要清"),)
    )
    found = without_tabs(source)
    assert found.text == "水：要清，岸要绿"
    assert found.looks == ((0, 2, 4, "strong"), (0, 5, 6, "strong"))
    assert found.leads == ((0, "水：要清"),)


def test_tabs_between_the_cells_of_a_table_stay():
    source = SourceText("a.docx", "村：\t人数\n要做到：\t天亮就走", hints=((0, min(ROWS)),))
    assert without_tabs(source).text == "村：\t人数\n要做到：天亮就走"


def test_a_table_and_a_header_have_their_own_remedies():
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "造林简报"
    for line in ("在造林会上的讲话", "同志们：", "造林的季节到了。"):
        word.add_paragraph(line)
    for cell, text in zip(word.add_table(1, 2).rows[0].cells, ("东坡", "三百棵"), strict=True):
        cell.text = text
    word.add_paragraph("请大家动手。")
    stream = BytesIO()
    word.save(stream)
    drafted = holds(stream.getvalue(), "draft.docx", "speech")
    assert told(drafted) == [(0, "draft.header", "造林简报"), (4, "draft.table", "东坡 | 三百棵")]
    assert len(yaml.safe_load(drafted.text)["备注"]) == 2
    assert not drafted.complete


@pytest.mark.parametrize(
    ("line", "many"),
    [("水：\t清", True), ("水\t", False), ("水：\t", False), (" ", False), ("\u3000", False)],
    ids=["many lines", "many tabs", "many tabs behind marks", "blanks", "wide blanks"],
)
def test_time_grows_with_the_text(line: str, *, many: bool):
    def taken(size: int) -> float:
        rows = size if many else 1
        text = "\n".join([f"造林{line * (size // rows)}快"] * rows) + "\n水\t清"
        looks = tuple((at % rows, 3 * at // rows, 3 * at // rows + 1, "strong") for at in range(size))
        source = SourceText("a.docx", text, looks=looks)
        return seconds(lambda: (without_tabs(source), list(tab_notices(source, ()))))

    assert in_proportion(taken, 1_500)


def test_a_place_inside_a_tab_moves_to_its_start():
    source = SourceText("a.docx", "水： \t \t清", looks=((0, 3, 6, "strong"), (0, 2, 7, "strong")))
    assert without_tabs(source).looks == ((0, 2, 2, "strong"), (0, 2, 3, "strong"))
