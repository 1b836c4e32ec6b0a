"""Web pages."""

from __future__ import annotations

import sys

import pytest

from drafter.errors import InputError
from drafter.read import read_bytes
from drafter.read.source import SourceText
from tests.pace import within


def read(body: str, head: str = "") -> SourceText:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def lines(body: str) -> list[str]:
    return read(body).text.split("\n")


def test_blocks_are_lines():
    page = "<h1>讲话</h1><div>同志们：<p>一、<b>加强</b>学习<p>二、落<i>实</i><br>三、完<div>完</div></div><table><tr><td>格一<td>格二</table>"
    assert lines(page) == ["讲话", "同志们：", "一、加强学习", "二、落实", "三、完", "完", "格一", "格二"]
    assert read(page).hints == ((0, "title"),)


def test_headings():
    assert read("<h1>题</h1><h2>一、甲</h2><h4>（一）乙</h4>").hints == ((0, "title"), (1, "heading-1"), (2, "heading-3"))
    assert read("<h1>一</h1><h1>二</h1><h6>三</h6>").hints == ((0, "heading-1"), (1, "heading-1"), (2, "heading-4"))


SITE = '<h1><a href="{}">{}</a></h1>'
SPOKEN = "<p>各位乡亲：</p><p>水是命根子。</p>"


@pytest.mark.parametrize(
    ("address", "body", "head", "title"),
    [
        ("/self", "{}" + SPOKEN + "<h2>一、守好闸</h2><p>闸要守。</p>", "", "渠边的话"),
        ("/", "{}" + SPOKEN + "<h2>守好闸</h2><p>闸要守。</p>", "", "渠边的话"),
        ("/", "{}<div>各位乡亲：</div><div>水是命根子。</div><h2>守好闸</h2>", "", "渠边的话"),
        ("/", "{}<h2>一、守好闸</h2><p>闸要守。</p>", "", "渠边的话"),
        ("/self", "{}<h2>守好闸</h2>" + SPOKEN, "", "渠边的话"),
        ("/", "{}<h2>守好闸</h2>" + SPOKEN, "<title>渠边的话</title>", "渠边的话"),
        ("/", "{}<h2>守好闸</h2>" + SPOKEN, "<title>渠边的话 - 东河</title>", "渠边的话"),
        ("", "{}<h2>守好闸</h2>" + SPOKEN, "", "渠边的话"),
        ("#top", "{}<h2>守好闸</h2>" + SPOKEN, "", "渠边的话"),
        ("/", "{}<h2>守好闸</h2><h2>清好渠</h2>" + SPOKEN, "", "渠边的话"),
        ("/", "{}<h2>在放水会上的讲话</h2>" + SPOKEN, "", "在放水会上的讲话"),
        ("https://qu.example", "{}<h2>在放水会上的讲话</h2>" + SPOKEN, "", "在放水会上的讲话"),
        (
            "//qu.example/index.html",
            "<header>{}<p>东河两岸的事</p></header><h2>在放水会上的讲话</h2>" + SPOKEN,
            "",
            "在放水会上的讲话",
        ),
        ("/shui/", "{}<h2>在放水会上的讲话</h2>" + SPOKEN, "<title>在放水会上的讲话 | 渠边的话</title>", "在放水会上的讲话"),
    ],
)
def test_a_first_heading_that_is_a_link_is_the_site_only_above_the_title(address: str, body: str, head: str, title: str):
    found = read(body.replace("{}", SITE.format(address, "渠边的话")), head)
    titles = [found.text.split("\n")[index] for index, hint in found.hints if hint == "title"]
    assert titles == [title]


def test_a_first_heading_that_names_a_meeting_is_no_site():
    found = read(SITE.format("/", "在放水会上的讲话") + "<h2>守好闸</h2>" + SPOKEN)
    assert found.hints == ((0, "title"), (1, "heading-1"))


def test_blanks_as_browsers_show_them():
    assert lines("<p>加强\n   学习，two\n words&nbsp;&emsp;完</p>") == ["加强学习，two words\xa0\u2003完"]
    assert lines("<pre>一\n  二</pre>") == ["一", "二"]


def test_numbered_lists_show_their_numbers():
    assert lines("<ol><li>甲<li>乙<ul><li>点</ul><li value=7>丙<li>丁</ol>") == ["1.甲", "2.乙", "点", "7.丙", "8.丁"]
    assert lines("<ol type=A start=3><li>甲</ol><ol type=i><li>乙</ol><li>丙") == ["C.甲", "i.乙", "丙"]


def test_what_is_shown_instead_of_something_else_is_reported_and_formulas_are_text():
    page = "<p>正文很长很长很长很长：<math><mi>x</mi><mo>=</mo><mn>2</mn><annotation>x=2</annotation></math></p><noscript>打开脚本</noscript>"
    page += "<svg><text>图里的字</text></svg><object>插件</object><canvas>画布</canvas><iframe></iframe><video src=a.mp4></video>"
    found = read(page)
    assert found.text == "正文很长很长很长很长：x=2"
    assert found.left_out == (
        "formula, line 1: x=2",
        "hidden text, line 2: 打开脚本",
        "picture, line 2: 图里的字",
        "hidden text, line 2: 插件",
        "hidden text, line 2: 画布",
    )


@pytest.mark.parametrize(
    "code",
    [
        '<%@ page language="java" pageEncoding="UTF-8"%>',
        '<% If rs("n") > 3 Then\n Response.Write "多于三篇"\nEnd If %>',
        "<?php if ($a > 1) { echo '第二页'; } ?>",
        "<%-- 页面说明：二〇二六年改 --%>",
        '<%=rs("foot")%>',
    ],
)
def test_what_a_server_runs_is_no_text(code: str):
    page = f"<html><head><title>东山茶厂</title></head><body><p>开工仪式讲话</p>{code}<p>各位工友：</p></body></html>"
    found = read_bytes((code + page).encode(), "page.html")
    assert found.text == "开工仪式讲话\n各位工友："
    assert {entry.partition(",")[0] for entry in found.left_out} == {"page furniture", "page title"}


def test_signs_of_code_in_a_text_are_text():
    assert lines("<p>误差&lt;%和%&gt;之间，</p><p>误差<%3就算合格，涨了5%>去年。</p>") == [
        "误差<%和%>之间，",
        "误差<%3就算合格，涨了5%>去年。",
    ]


@pytest.mark.parametrize("between", ["</p><p>今年少了三成，</p><p>", "今年少了三成，" * 1_000, "<P>今年少了三成，"])
def test_signs_of_code_with_paragraphs_or_a_long_text_between_them_are_text(between: str):
    assert "少了三成" in "".join(lines(f"<p>去年漏水<%b，{between}明年再降5%>一些。</p>"))


def test_signs_of_code_take_a_time_that_grows_with_their_number():
    with within(10):
        read("讲话<%= " * 100_000 + "<?php " * 100_000)


def test_what_is_left_out():
    page = "<nav>首页</nav><script>var 甲</script><style>乙</style><p>正文很长很长很长很长<ruby>乐<rt>yuè</rt></ruby><img alt=会场 src=a.png></p><p hidden>藏</p><p style='display: none'>藏二</p><aside>旁</aside><form>搜索</form><footer>版权</footer><!-- 注 -->"
    found = read(page, "<title>讲话_网站</title>")
    assert found.text == "正文很长很长很长很长乐"
    assert found.left_out == (
        "page title, line 1: 讲话_网站",
        "page furniture, line 1: 首页",
        "phonetic guide, line 1: yuè",
        "picture, line 1: 会场",
        "hidden text, line 2: 藏",
        "hidden text, line 2: 藏二",
        "page furniture, line 2: 旁",
        "page furniture, line 2: 搜索",
        "page furniture, line 2: 版权",
    )


def test_a_form_around_the_whole_page_is_no_furniture():
    assert lines("<form id=aspnetForm><script>" + "x" * 999 + "</script><p>同志们：</p><p>开会。</p></form><p>完</p>") == [
        "同志们：",
        "开会。",
        "完",
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=big5">', "big5"),
        ('<meta charset="utf-8">', "gb18030"),
        ('<meta charset="klingon">', "utf-8"),
        ("", "gb18030"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_encodings(head, encoding):
    page = f"<html><head>{head}</head><body><p>同志們：一是主动学标。</p></body></html>".replace(
        "动学标", "要" if encoding == "big5" else "动学标"
    )
    assert read_bytes(page.encode(encoding), "page.htm").text == (
        "同志們：一是主要。" if encoding == "big5" else "同志們：一是主动学标。"
    )


def test_the_encoding_that_is_given_counts():
    assert read_bytes("<meta charset=utf-8><p>同志們".encode("big5"), "a.html", encoding="big5").text == "同志們"


def test_a_page_without_a_page():
    assert read_bytes("同志们：".encode(), "a.html").text == "同志们："
    assert read_bytes(b"", "a.html").text == ""


def test_without_the_library_its_name_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    with pytest.raises(InputError) as caught:
        read_bytes(b"<p>", "a.html")
    assert 'pip install "drafter[html]"' in str(caught.value)


@pytest.mark.parametrize(
    "tags", ["<div>", "<ul><li>", "<b>", "<p>文", "<a ", "<table><tr><td>", "<!--", "文 \n", "<div hidden>", "<nav>文</nav>"]
)
def test_a_page_made_to_be_slow_ends(tags):
    with within(10):
        read_bytes((tags * 50_000 + "文").encode(), "a.html")
        read_bytes((tags * 2_900 + "文").encode(), "a.html")


TALK = "<p>同志们：</p><p>今天讲两件事，都要记好。</p>"


@pytest.mark.parametrize(
    ("above", "left_out"),
    [
        (
            "<div><a>公告</a> | <a>新闻</a></div><ul><li><a>校史</a></li></ul><h1>讲话</h1>",
            "page furniture, line 1: 公告 | 新闻 / 校史",
        ),
        ("<table><tr><td><a>水情</a><td><a>雨情</a></table><h2>讲话</h2>", "page furniture, line 1: 水情 / 雨情"),
        ("<p><a>站点地图</a></p><p>讲话</p>", "page furniture, line 1: 站点地图"),
    ],
)
def test_links_above_the_heading_are_a_menu(above: str, left_out: str):
    found = read(above + TALK)
    assert found.text.strip().split("\n") == ["讲话", "同志们：", "今天讲两件事，都要记好。"]
    assert found.left_out == (left_out,)


@pytest.mark.parametrize(
    "page", ["<h1><a>讲话</a></h1><p>见<a>文件</a>。</p><p><a>再见</a></p>", "<p>讲话</p><p>见<a>文件</a>。</p><p><a>再见</a></p>"]
)
def test_a_heading_that_is_a_link_and_links_below_it_are_text(page: str):
    assert lines(page) == ["讲话", "见文件。", "再见"]
    assert not read(page).left_out


VOID = "area base br col embed hr img input link meta param source track wbr p"
"""Elements that hold none of their own kind, by the standard of HTML."""


@pytest.mark.parametrize("name", VOID.split())
def test_elements_that_hold_none_of_their_kind_may_follow_each_other_by_the_thousand(name: str):
    assert lines(f"<p>甲</p>{f'<{name}>' * 3001}") == ["甲"]


@pytest.mark.parametrize(("count", "whole"), [(2998, True), (2999, False)])
def test_a_page_that_nests_deeper_than_a_parser_can_bear_is_text(count: int, whole: bool):
    assert (lines("<b>" * count + "甲") == ["甲"]) == whole


OWN = '<html><head><meta name="drafter-content-hash" content="1"></head><body>{}</body></html>'
ROWS = (
    '<table><tr><th class="table-head">村</th><th class="table-head">长度</th></tr>'
    '<tr><td class="table-row">上河村</td><td class="table-row">三里</td></tr>'
    '<tr><td class="table-row"></td><td class="table-row">五里</td></tr></table>'
)


def test_a_row_of_a_table_of_drafters_own_page_is_a_line_with_tabs():
    found = read_bytes(OWN.format(f"<p>见下表。</p>{ROWS}<p>完。</p>").encode(), "a.html")
    assert found.text.split("\n") == ["见下表。", "村\t长度", "上河村\t三里", "\t五里", "完。"]
    assert dict(found.hints) == {1: "table-head", 2: "table-row", 3: "table-row"}


def test_the_cells_of_other_pages_are_lines_of_their_own():
    found = read_bytes(f"<html><body><p>见下表。</p>{ROWS}<p>完。</p></body></html>".encode(), "a.html")
    assert found.text.split("\n") == ["见下表。", "村", "长度", "上河村", "三里", "五里", "完。"]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup id="m1"><a href="#n1">①</a></sup>', '<p><a id="n1" href="#m1">①</a> 见县志。</p>'),
        ('<a href="#n1" id="m1"><sup>1</sup></a>', '<ol><li id="n1"><p>见县志。<a href="#m1">↩</a></p></li></ol>'),
        ('<a name="m1" href="#n1">[1]</a>', '<div><a name="n1"></a><a href="#m1">[1]</a>见县志。</div>'),
    ],
)
def test_footnotes_that_link_back_to_their_marks(mark, note):
    found = read(f"<h1>讲话</h1><p>水{mark}少了。</p><p>完。</p>{note}")
    assert found.text.split("\n") == ["讲话", "水少了。", "完。"]
    assert found.notes == (("footnote: 见县志。", "见县志。"),)
    assert found.looks == ((1, 1, 1, "footnote 0"),)


def test_links_that_lead_one_way_are_no_footnotes():
    found = read('<p><a href="#a">一</a> <a href="#b">二</a> 目录</p><p id="a">甲。</p><p id="b">乙。<a href="#top">顶</a></p>')
    assert (found.text.split("\n"), found.notes) == (["一 二 目录", "甲。", "乙。顶"], ())
