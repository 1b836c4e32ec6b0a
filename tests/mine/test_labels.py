"""Points below a section that no number marks: labels of one length, labels above lists, two sides of a thing, rows of dashes."""

from __future__ import annotations

import pytest

from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.tree import Section, Speech, speeches_of

FRONT = "在春灌会上的讲话\n同志们：\n今年的春灌今天开始，下面我讲两点意见。\n一、修渠\n"
BEHIND = "二、用水\n水价的事大家关心，账在墙上贴着，一方水几分钱都写得清楚。\n同志们，水是大家的。让我们一起爱护！谢谢大家！\n"
FIRST = "每天把渠走一遍，发现漏水立刻报告，不能等，更不能瞒。"
SECOND = "闸口要二十四小时有人，换班的时候把情况交接清楚。"
THIRD = "逢集必讲，逢会必讲，把道理讲到每一户人家的炕头上。"


def _first(text: str) -> Section:
    (speech,) = speeches_of(mine_text(SourceText("a.txt", f"{FRONT}{text}\n{BEHIND}")).document)
    assert [section.heading for section in speech.sections] == ["修渠", "用水"]
    return speech.sections[0]


def _words(section: Section) -> list[str]:
    """How the points of a section begin."""
    points = [item for item in section.body if not isinstance(item, str)]
    heads = [point.heading or str(point.body[0]) for point in points]
    return heads + [f"{below.mark}{below.heading}" for below in section.sections]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (f"巡渠：{FIRST}\n守闸：{SECOND}\n宣传：{THIRD}", ["巡渠", "守闸", "宣传"]),
        (f"【巡渠】{FIRST}\n【守闸】{SECOND}\n【宣传】{THIRD}", ["【巡渠】", "【守闸】", "【宣传】"]),
        (f"（春季）\n{FIRST}\n（夏季）\n{SECOND}\n（秋冬）\n{THIRD}", ["（春季）", "（夏季）", "（秋冬）"]),
        (f"对巡渠员：\n{FIRST}\n对守闸人：\n{SECOND}", ["对巡渠员", "对守闸人"]),
        ("巡渠队：\n1、补齐界桩。\n2、清理淤泥。\n抢险队：\n1、月月练兵。\n2、检修水泵。", ["巡渠队", "抢险队"]),
        ("支渠：\n工单一、换闸门\n工单二、补渠底\n斗渠：\n工单一、清淤泥", ["支渠", "斗渠"]),
        (f"巡渠上，{FIRST}\n守闸上，{SECOND}\n宣传上，{THIRD}", ["巡渠上", "守闸上", "宣传上"]),
        (f"抓巡渠。{FIRST}\n抓守闸。{SECOND}\n抓宣传。{THIRD}", ["抓巡渠", "抓守闸", "抓宣传"]),
        (f"一方面，要管住人。{FIRST}\n另一方面，要管住水。{SECOND}", ["要管住人", "要管住水"]),
        (f"一头要抓人。{FIRST}\n一头要抓水。{SECOND}", ["要抓人", "要抓水"]),
        (f"一头连着水库，{FIRST}\n另一头连着田，{SECOND}", ["连着水库", "连着田"]),
        (f"了解水情。{FIRST}\n了解田情。{SECOND}\n了解民情。{THIRD}", ["了解水情", "了解田情", "了解民情"]),
        (f"父亲河：{FIRST}\n小渠道：{SECOND}\n老闸门：{THIRD}", ["父亲河", "小渠道", "老闸门"]),
    ],
)
def test_labels_and_sides_are_points(text: str, points: list[str]):
    found = _words(_first(text))
    assert len(found) == len(points)
    assert all(one.startswith(point) for one, point in zip(found, points, strict=True)), found


@pytest.mark.parametrize(
    "text",
    [
        f"老张说：{FIRST}\n老李说：{SECOND}\n老王说：{THIRD}",
        f"主要做法如下：\n{FIRST}\n具体要求如下：\n{SECOND}",
        f"（掌声）\n{FIRST}\n（掌声）\n{SECOND}\n（笑声）\n{THIRD}",
        f"管水一方面靠人，另一方面靠渠。{FIRST}\n{SECOND}",
        f"一方面，这是大家守出来的。{FIRST}\n{SECOND}",
        f"【指向屏幕左栏】\n{FIRST}\n【指向屏幕右栏】\n{SECOND}\n【切换到下一页】\n{THIRD}",
        f"他对我说：\n“{FIRST}”\n我对他说：\n“{SECOND}”",
        f"一头水牛陷在渠里，{FIRST}\n另一头水牛站在渠边，{SECOND}",
        f"一头管不住的驴跑上渠堤，{FIRST}\n另一头也跟着跑上去，{SECOND}",
        f"一方面军在这里打过仗，{FIRST}\n另一方面军也来过，{SECOND}",
        f"【老师傅】{FIRST}\n【徒弟】{SECOND}\n【孙子】{THIRD}",
        f"爷爷：{FIRST}\n奶奶：{SECOND}\n孙子：{THIRD}",
        f"老周：{FIRST}\n李大娘：{SECOND}\n渠工甲：{THIRD}",
        f"爷爷：\n{FIRST}\n孙女：\n{SECOND}",
        f"她挖过渠。{FIRST}\n她守过闸。{SECOND}\n她种过树。{THIRD}",
        f"水来了。{FIRST}\n水满了。{SECOND}\n水退了。{THIRD}",
        f"老周挖渠。{FIRST}\n老周守闸。{SECOND}\n老周种树。{THIRD}",
    ],
)
def test_what_only_looks_like_labels_is_text(text: str):
    assert _words(_first(text)) == []


def _speech(text: str) -> Speech:
    (speech,) = speeches_of(mine_text(SourceText("a.txt", text)).document)
    return speech


@pytest.mark.parametrize(
    ("labels", "heads"),
    [(("水源", "粮食", "用电"), ["水源", "粮食", "用电"]), (("父亲", "母亲", "女儿"), []), (("老周", "张大爷", "徒弟"), [])],
)
def test_who_speaks_heads_no_section(labels: tuple[str, ...], heads: list[str]):
    texts = "\n".join(f"{label}：{text}" for label, text in zip(labels, (FIRST, SECOND, THIRD), strict=True))
    assert [section.heading for section in _speech(f"在节水会上的讲话\n同志们：\n说说家里的事。\n{texts}\n").sections] == heads


def test_a_list_below_the_second_item_of_a_named_one_may_lack_its_first_mark():
    text = (
        "各位同学，大家好。\n我想分享两条经验。\n第一条经验，把功夫下在平时。\n渠要天天看，书要天天翻。\n"
        "第二条经验，把问题问到底。\n课上的问题先问老师，老师讲的比书上清楚。\n第二点，渠上的问题问老人。\n第三点，自己的问题问自己。\n谢谢大家！\n"
    )
    marks = [(section.mark, section.heading) for section in _speech(text).sections]
    assert marks == [("第一条经验，", "把功夫下在平时"), ("第二条经验，", "把问题问到底")]


@pytest.mark.parametrize(
    ("marks", "inner", "more"),
    [
        (("第一条经验，", "第二条经验，"), ("第二点，", "第三点，"), ""),
        (("第一条经验，", "第二条经验，"), ("第二点，", "第三点，"), "第三条经验，"),
        (("一要", "二要"), ("二是", "三是"), "三要"),
    ],
)
def test_so_it_may_where_texts_stand_behind_the_headings(marks: tuple[str, str], inner: tuple[str, str], more: str):
    texts = [f"{mark}把功夫下在平时。{FIRST}" for mark in marks]
    points = [f"{mark}渠上的问题问老人。" for mark in inner]
    last = [f"{more}把账记清楚。{THIRD}"] if more else []
    text = "\n".join(("各位同学，大家好。", "我想说说守渠的经验。", *texts, SECOND, *points, *last, "谢谢大家！"))
    assert [section.mark for section in _speech(text).sections] == [*marks, *([more] if more else [])]


LONG = "——我们修好了支渠。全长六十公里，三个乡镇都用上了水。"
ROW = [LONG, LONG.replace("支渠", "斗渠"), "——我们换好了闸门，三十座闸门一键启闭。", LONG.replace("支渠", "泵站")]


def test_a_row_of_long_dashes_is_sections():
    text = "\n".join(
        (
            "在春灌总结会上的讲话",
            "各位同事：",
            "我们用了一天时间讨论，收获很多。",
            *ROW,
            "各位同事！",
            "会议就要结束了，感谢大家。再见！",
        )
    )
    speech = _speech(text)
    assert [section.mark for section in speech.sections] == ["——"] * 4
    assert speech.closing[0] == "各位同事！"


def test_dashes_of_one_sentence_are_rhetoric():
    row = ["——他们修渠。", "——他们守闸。", "——他们护林。", "——他们种树。"]
    text = "\n".join(("在春灌总结会上的讲话", "各位同事：", "这一年的人和事，我都记得。", *row, FIRST, SECOND, THIRD, "谢谢大家！"))
    assert not _speech(text).sections


@pytest.mark.parametrize(
    ("lead", "own"),
    [
        ("渠边的老人常说这样几句话。", False),
        ("师傅教过我这样几句话：", False),
        ("石匠们一边凿石一边唱：", False),
        ("碑上刻着以下诗句。", False),
        ("我想送给大家以下几句话。", True),
        ("我给大家提两句话：", True),
        ("守渠要做到以下两点。", True),
        ("主要做法如下。", True),
    ],
)
def test_what_others_said_heads_nothing(lead: str, own: bool):
    rows = [f"——闸要有人守，渠要有人看。{FIRST}", f"——水要省着用，话要讲明白。{SECOND}"]
    text = "\n".join(("在春灌会上的讲话", "各位同事：", "今天和大家说说守渠。", lead, *rows, "谢谢大家！"))
    assert [section.heading for section in _speech(text).sections] == ["闸要有人守，渠要有人看", "水要省着用，话要讲明白"] * own


@pytest.mark.parametrize(("lead", "count"), [("渠边的老人常说这样几句话。", 0), ("这一年，渠上变了样。", 4)])
def test_many_sayings_head_nothing_either(lead: str, count: int):
    rows = [f"——{head}。{FIRST}" for head in ("闸要有人守", "渠要有人看", "水要省着用", "话要讲明白")]
    text = "\n".join(("在春灌会上的讲话", "各位同事：", "今天和大家说说守渠。", lead, *rows, "谢谢大家！"))
    assert len(_speech(text).sections) == count
