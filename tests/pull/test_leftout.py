"""What a document holds and no outline can is told with its words."""

from __future__ import annotations

import pytest

from tests.pull.editing import document, edited, paragraph, pulled
from tests.pull.test_structure import DEEP, FORMATS

WORDS = {
    "a comment": "“多直？”",
    "a link": "“沟要直。 https://example.org/”",
    "red": "“水是命根子。”",
    "a text box": "“沟长三里”",
    "a paragraph with a line below": "“大家回去就动手。”",
    "with a phonetic guide": "“gou”",
}


@pytest.mark.parametrize("case", WORDS)
def test_the_words_of_what_is_left_out_are_told(case):
    back = pulled(edited(document(DEEP), FORMATS[case][0]), DEEP)
    assert [one.facts.get("words") for one in back.notices] == [WORDS[case]]


def test_runs_of_one_format_that_touch_are_one_text():
    def edit(opened):
        first = paragraph(opened, "大家回去").runs[0]
        for text in ("今晚", "就去。"):
            paragraph(opened, "大家回去").add_run(text)
        for run in paragraph(opened, "大家回去").runs:
            run.underline = True
        assert first.text

    back = pulled(edited(document(DEEP), edit), DEEP)
    assert [one.facts["words"] for one in back.notices] == ["“大家回去就动手。今晚就去。”"]


def test_the_cells_of_a_table_are_told():
    def edit(opened):
        table = opened.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "东渠", "三里"

    back = pulled(edited(document(DEEP), edit), DEEP)
    assert [one.facts["words"] for one in back.notices] == ["“东渠 三里”"]


def test_many_words_are_shortened():
    def edit(opened):
        for number in range(7):
            opened.add_comment(paragraph(opened, "沟要直").runs, text=f"第{number}条" + "再看看" * 20, author="李")

    (notice,) = pulled(edited(document(DEEP), edit), DEEP).notices
    assert str(notice.facts["words"]).count("”") == 6
    assert str(notice.facts["words"]).endswith("“…”")
    assert len(str(notice.facts["words"])) < 200
