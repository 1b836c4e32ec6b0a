"""Blanks that are not filled are shaded wherever they stand: in emphasis, in a copy to read aloud, across the ends of its lines."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from drafter import api

SPEECH = "标题: 在会上的讲话\n称呼: 同志们\n部分: [{抓落实: %s}]\n"


def shaded(text, **how):
    word = docx.Document(BytesIO(api.render(SPEECH % text, **how).data))
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs]
    return [run.text for run in runs if run._r.rPr is not None and _is_shaded(run)]


def _is_shaded(run):
    style = run._r.rPr.find(qn("w:rStyle"))
    return run._r.rPr.find(qn("w:shd")) is not None or (style is not None and style.get(qn("w:val")) == "Blank")


@pytest.mark.parametrize(
    "text", ["马上**办【待补：事】吧**。", "减排10^【待补：事】^吨。", "要把**【待补：事】**办好。", "马上办【待补：事】吧。"]
)
@pytest.mark.parametrize("layout", ["gbt9704", "reading-copy"])
def test_a_blank_in_emphasis_is_shaded(text, layout):
    assert shaded(text, layout=layout) == ["【待补：事】"]


@pytest.mark.parametrize("before", range(12))
def test_no_line_of_a_copy_to_read_aloud_ends_in_a_blank(before):
    assert (
        shaded(f"{'今年要办的事情很多'[:before]}，先办【待补：哪一件】，再办【待补：哪一件】。", layout="reading-copy")
        == ["【待补：哪一件】"] * 2
    )
