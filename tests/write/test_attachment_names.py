"""The name of an attachment that is longer than a line goes on below its first character (GB/T 9704-2012, 7.3.4)."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document

from drafter import api
from drafter.layout import load_layout
from drafter.write.attachments import hanging

LONG = "各乡镇塘坝清淤和渠道防渗工程量以及出工出料安排情况核对结果一览表"
SPEECH = "标题: 在清淤会上的讲话\n部分: [{清塘: 先清上游。}]\n"


def starts(outline: str, layout: str = "gbt9704") -> list[tuple[int, int]]:
    """Of each line of the list where it begins and where it goes on, in points."""
    document = Document(BytesIO(api.render(f"{SPEECH}附件: {outline}\n", layout=layout).data))
    found = []
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("附件说明"):
            own, style = paragraph.paragraph_format, paragraph.style.paragraph_format
            left, first = own.left_indent or style.left_indent, own.first_line_indent or style.first_line_indent
            found.append((round((left.pt if left else 0) + first.pt), round(left.pt if left else 0)))
    return found


def test_one_attachment_goes_on_below_its_name():
    assert starts(f"[{LONG}]") == [(32, 79)]  # 附件：


def test_several_go_on_behind_their_numbers():
    assert starts(f"[{LONG}, 名单, {LONG}]") == [(32, 94), (80, 95), (80, 95)]


def test_a_number_of_two_figures_is_wider():
    assert starts(str(["名单"] * 10).replace("'", ""))[-1] == (80, 103)


def test_a_copy_to_read_aloud_does_too():
    assert starts(f"[{LONG}]", "reading-copy") == [(36, 90)]


@pytest.mark.parametrize(
    ("kind", "text", "align"),
    [("body", "附件：1. 名单", "justify"), ("attachments-more", "名单", "left"), ("attachments", "附件：名单", "right")],
)
def test_other_lines_stay_as_they_are(kind, text, align):
    type_ = load_layout("gbt9704").body._replace(align=align)
    assert hanging(kind, text, type_) is type_


def test_a_layout_says_where_the_first_line_begins(tmp_path):
    (tmp_path / "l.yaml").write_text("继承: gbt9704\n附件说明: {首行缩进: 0, 左缩进: 3字}\n", "utf-8")
    assert starts(f"[{LONG}]", str(tmp_path / "l.yaml")) == [(48, 95)]


def test_the_web_page_does_too():
    page = api.render(f"{SPEECH}附件: [{LONG}]\n", to="html").data.decode()
    assert re.search(r'class="attachments" style="margin-left:calc\(79\.25\*var\(--pt\)\);text-indent:calc\(-47\.25', page)


def test_nothing_is_pulled_of_it():
    outline = f"{SPEECH}附件: [{LONG}, 名单]\n"
    pulled = api.pull(api.render(outline).data, outline)
    assert (pulled.outline, pulled.notices) == (outline, ())
