"""Lines of a page are known by the cells of which they consist; the title below them keeps all its lines."""

from __future__ import annotations

import pytest

from drafter.mine.clean.cells import is_row_of_page
from drafter.mine.clean.front.page_lines import site_before
from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from tests.pace import within

TEXT = (
    "同志们：\n"
    "今年的雨水来得早，渠里的泥要赶在清明以前清完，哪一段没有清到，哪一段就要先停水。\n"
    "各队回去以后开一次会，把人和工具定下来，三天以内报到站里，不要等别人来催。\n"
    "谢谢大家！\n"
)


def mined(front: str, end: str = "") -> tuple[dict[str, str | None], list[str]]:
    found = to_json(mine_text(read_bytes(f"{front}\n{TEXT}{end}".encode(), "a.txt")))
    return found["speeches"][0], found["noise"]


@pytest.mark.parametrize(
    "line",
    [
        "发布者：江小帆发布时间：2026-03-12浏览次数：28",
        "2026-03-12 09:30 | 阅读 28 | 评论 0",
        "【2026-03-12】【东河日报】【江小帆】",
        "[ 索引号 ] 1150028/2026-0012",
        "投稿部门：清渠队  2026/3/12",
        "创建时间：2026-03-12　09:30",
        "发布于 2026-03-12",
        "Hits: 28   Date: 2026-03-12",
        "第A2版：要闻",
        "上一版 下一版",
        "东河网 | 2026.03.12",
        "领导讲话 >",
        "回到顶部",
        "意见反馈",
        "江小帆分享",
    ],
)
def test_a_row_of_cells_is_one_of_a_page(line: str):
    assert is_row_of_page(line)
    speech, noise = mined(f"在清渠动员会上的讲话\n{line}")
    assert speech["title"] == "在清渠动员会上的讲话"
    assert noise == [line]


@pytest.mark.parametrize(
    "line",
    [
        "周大河 2026年3月12日",
        "东河县水利局 2026年3月12日",
        "（2026年6月25日14:30 渠首礼堂）",
        "（2026-3-7，石河会议中心）",
        "讲话人：周大河　时间：2026年3月12日",
        "时间：2026年3月12日 地点：渠首礼堂",
        "作者：周大河",
        "编辑部的故事",
        "下载手机",
        "写文章、听语音",
        "关注民生，分享水利",
    ],
)
def test_a_line_of_a_speech_is_no_row_of_cells(line: str):
    assert not is_row_of_page(line)


@pytest.mark.parametrize(
    "row", ["保护视力色" * 23 + "长", "发布编辑" * 29 + "长：", "一二三" * 39 + "长", "2026-03-12 " * 10 + "长"]
)
def test_a_long_row_is_read_at_once(row: str):
    with within(0.2):
        assert not is_row_of_page(row)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("清渠动态 | 在清渠动员会上的讲话", "在清渠动员会上的讲话"),
        ("领导讲话｜在清渠动员会上的讲话", "在清渠动员会上的讲话"),
        ("清渠要闻·在清渠动员会上的讲话", "在清渠动员会上的讲话"),
        ("校长寄语｜校长周大河：守住一渠清水", "校长周大河：守住一渠清水"),
        ("范文大全 | 2026年度述职报告", "2026年度述职报告"),
    ],
)
def test_the_name_of_a_part_of_the_site_is_none_of_the_title(line: str, title: str):
    assert mined(line)[0]["title"] == title


@pytest.mark.parametrize("line", ["清水长流|2026年新年致辞", "清水·长流·2026年新年致辞", "守渠人|在清渠动员会上的讲话"])
def test_a_title_of_two_parts_has_no_name_of_a_site(line: str):
    assert site_before(line) == 0


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            "当前位置：首页>>清渠动态\n让渠水流进每一块田\n在2026年度清渠\n表彰大会上的讲话",
            "让渠水流进每一块田在2026年度清渠表彰大会上的讲话",
        ),
        ("首页 > 正文\n护好每一道闸\n致全县渠工的倡议书", "护好每一道闸致全县渠工的倡议书"),
        ("您的位置：首页 > 倡议\n在开渠会\n上的讲话", "在开渠会上的讲话"),
        ("您的位置：首页 > 清渠动态\n在清渠动员会上的讲话 - 清渠动态 - 东河水利网", "在清渠动员会上的讲话"),
        ("首页 > 正文\n致全县渠工的信_东河水利网", "致全县渠工的信"),
    ],
)
def test_a_title_below_furniture_keeps_its_lines(front: str, title: str):
    assert mined(front)[0]["title"] == title


@pytest.mark.parametrize("headline", ["全县清渠大会隆重召开", "江小帆", "新闻中心"])
def test_what_is_no_slogan_is_none_of_the_title(headline: str):
    assert mined(f"首页 > 正文\n{headline}\n在清渠动员会上的讲话")[0]["title"] == "在清渠动员会上的讲话"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("周大河，东河县水利局局长", "周大河，东河县水利局局长"),
        ("—周大河—", "—周大河—"),
        ("周大河、石大山", "周大河、石大山"),
        ("周大河\n渠首水务集团总裁", "周大河渠首水务集团总裁"),
    ],
)
def test_who_speaks_is_read_below_the_lines_of_a_page(line: str, speaker: str):
    speech, noise = mined(f"在清渠动员会上的讲话\n来源：东河网　浏览次数：28\n{line}")
    assert speech["speaker"] == speaker
    assert noise == ["来源：东河网　浏览次数：28"]


@pytest.mark.parametrize(
    "end",
    [
        "关联稿件\n• 县里召开清渠会\n• 渠首换了新闸\n",
        "点击排行\n1 县里召开清渠会\n2 渠首换了新闸\n",
        "江小帆 摄\n",
        "©2026 东河发布\n",
        "本网站由东河县水利局主办\n",
        "附件下载：\n1.清渠名册.docx\n",
        "本期编辑：江小帆\n本期审核：石大山\n",
    ],
)
def test_what_a_page_has_below_a_speech_goes(end: str):
    speech, noise = mined("在清渠动员会上的讲话", end)
    assert noise == end.splitlines()
    assert "谢谢大家！" in [*(speech["closing"] or ()), *(speech["opening"] or ())]


def test_a_day_in_figures_is_that_of_the_page_where_a_page_shows_itself():
    speech, noise = mined("首页 > 清渠动态\n在清渠动员会上的讲话\n2026-03-12")
    assert (speech["date"], noise) == (None, ["首页 > 清渠动态", "2026-03-12"])
    assert mined("首页 > 清渠动态\n在清渠动员会上的讲话\n2026年3月12日")[0]["date"] == "2026年3月12日"
    assert mined("首页 > 清渠动态\n在清渠动员会上的讲话\n2026-03-12\n周大河")[0]["date"] == "2026-03-12"


def test_a_running_head_with_the_title_goes_though_it_stands_once():
    front = "在清渠动员会上的讲话\n同志们：\n今年的雨水来得早，渠里的泥要赶在清明以前清完，先清渠首，再清渠尾。\n在清渠动员会上的讲话   2"
    found = to_json(mine_text(read_bytes(f"{front}\n{TEXT[5:]}".encode(), "a.txt")))
    assert found["noise"] == ["在清渠动员会上的讲话   2"]
