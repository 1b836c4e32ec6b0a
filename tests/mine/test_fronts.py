"""Fronts as pages and writers have them: facts around the title, days of Taiwan, who speaks and as what."""

from __future__ import annotations

import pytest

from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.mine.titles import is_date
from drafter.read import read_bytes
from drafter.read.source import SourceText

BODY = "渠水来了，今年的春灌今天开始。\n守渠人起早贪黑，大家都看在眼里，这里说一声辛苦。\n水是大家的，请一起爱护。谢谢大家！\n"


def _mined(front: str):
    found = to_json(mine_text(SourceText("a.txt", f"{front}\n{BODY}")))
    (speech,) = found["speeches"]
    assert speech["opening"][0].startswith("渠水来了")
    return speech, found["noise"]


@pytest.mark.parametrize(
    ("above", "title", "below", "day"),
    [
        (["點閱數：88", "公布日期：112年03月05日 編號：第31號"], "石處長出席「東河」通水典禮", [], "中華民國一百一十二年三月四日"),
        (["跳到主要內容區塊"], "石處長出席通水典禮致詞", ["• 發布單位：水利科", "• 資料來源：秘書室"], "112年3月4日"),
        (["机关新闻稿", "发布日期：113年4月2日"], "石处长主持「清渠」启用典礼致词", [], "中华民国113年4月1日"),
    ],
)
def test_facts_of_a_page_and_days_of_taiwan(above: list[str], title: str, below: list[str], day: str):
    speech, noise = _mined("\n".join((*above, title, *below, day)))
    assert (speech["title"], speech["date"], noise) == (title, day, [*above, *below])


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("112年3月4日", True),
        ("112 年 3 月 4 日", True),
        ("112年三月四日", True),
        ("113年　月　日", True),
        ("中华民国112年", True),
        ("2026年", True),
        ("110 年", False),
        ("112年", False),
        ("（112年）", False),
        ("112年3月", False),
        ("115年校庆", False),
    ],
)
def test_a_year_of_three_figures_is_a_date_with_its_day_only(line: str, dated: bool):
    assert is_date(line) == dated


@pytest.mark.parametrize(
    "line",
    [
        "证婚人：石大山",
        "毕业生代表：石小花",
        "分享嘉宾：石大山教授",
        "石大山（东河管水站守渠人）",
        "石小花（水利学院2021级学生）",
        "石大山（县人大代表、退休职工）",
    ],
)
def test_who_speaks_and_as_what(line: str):
    speech, noise = _mined(f"渠水长流\n{line}\n各位来宾：")
    assert (speech["title"], speech["speaker"], speech["salutation"], noise) == ("渠水长流", line, "各位来宾", [])


@pytest.mark.parametrize("line", ["记录人：石小花", "审核人员：石小花", "联系人：石小花"])
def test_who_worked_on_the_paper_does_not_speak(line: str):
    speech, noise = _mined(f"通水典礼致辞\n{line}\n各位来宾：")
    assert (speech["title"], speech["speaker"], noise) == ("通水典礼致辞", None, [line])


@pytest.mark.parametrize("line", ["渠水（守渠人之歌）", "大渠（节选）", "各位代表：大家好"])
def test_other_words_in_brackets_name_nobody(line: str):
    found = to_json(mine_text(SourceText("a.txt", f"渠水长流\n{line}\n各位来宾：\n{BODY}")))
    assert found["speeches"][0]["speaker"] is None


@pytest.mark.parametrize("label", ["主题：", "分享主题：", "演讲课题："])
def test_a_label_of_the_subject_among_facts_stands_before_the_title(label: str):
    speech, _ = _mined(f"主讲：石大山\n{label}渠水长流\n时间：2026年3月4日\n各位同事：")
    assert (speech["title"], speech["speaker"]) == ("渠水长流", "主讲：石大山")


SIGNED = [
    ("申请人：\n申请期：2026年3月4日", "2026年3月4日", None),
    ("申请人：石大山\n申请日期：2026年3月4日", "2026年3月4日", "申请人：石大山"),
    ("签名：________\n时间：2026年3月4日", "2026年3月4日", None),
    ("述职人：石大山\n二〇二六年三月四日", "二〇二六年三月四日", "述职人：石大山"),
]


@pytest.mark.parametrize(("end", "day", "who"), SIGNED)
def test_a_label_of_a_signature_with_nothing_behind_it_names_nobody(end: str, day: str, who: str | None):
    found = to_json(mine_text(SourceText("a.txt", f"春灌工作汇报\n各位领导：\n{BODY}{end}\n")))
    speech = found["speeches"][0]
    assert (speech["date"], speech["speaker"]) == (day, who)
    assert "".join(speech["signature"]) == end.replace("\n", "")


@pytest.mark.parametrize(
    "note",
    [
        "今年三月，老站长离开了我们。我把三年前在他寿宴上的致词找出来，同大家分享，以纪念这位守渠的老人。",
        "整理旧物，翻出这份二十年前的讲稿，字迹已经淡了，特抄录如下，留作纪念。",
        "这是我在女儿婚礼上说的话，好多朋友要看，就放在这里。",
    ],
)
def test_who_kept_the_words_speaks_above_the_address(note: str):
    speech, noise = _mined(f"在寿宴上的致词\n{note}\n尊敬的各位长辈、各位亲友：中午好！")
    assert (speech["title"], noise) == ("在寿宴上的致词", [note])


@pytest.mark.parametrize(
    ("line", "gone"), [("2026-03-04 小赵 东河水利", True), ("2026年3月4日 石大山", False), ("2026-03-04", False)]
)
def test_the_day_of_a_page_has_who_wrote_there(line: str, gone: bool):
    speech, noise = _mined(f"渠边的心里话\n{line}")
    assert (speech["title"], noise) == ("渠边的心里话", [line] if gone else [])


@pytest.mark.parametrize("end", ["(东河网)", "（东河日报）", "【东河晚报】"])
def test_the_name_of_a_paper_in_brackets_is_no_end(end: str):
    found = to_json(mine_text(SourceText("a.txt", f"在春灌会上的讲话\n各位乡亲：\n{BODY}{end}\n")))
    assert (found["speeches"][0]["title"], found["noise"]) == ("在春灌会上的讲话", [end])


@pytest.mark.parametrize("first", ["春灌在即 众志成城", "渠水长流 共护家园"])
def test_the_beginning_of_a_title_above_it_is_that_of_the_page(first: str):
    speech, noise = _mined(f"{first}\n{first} 2026年三月号\n各位亲爱的家长：")
    assert (speech["title"], noise) == (f"{first} 2026年三月号", [first])


MARKDOWN = [
    (
        "# 渠水长流\n\n> 摘自《东河文集》\n>\n> 二〇一五年五月，石大山退休。\n\n",
        ["> 摘自《东河文集》", "> 二〇一五年五月，石大山退休。"],
    ),
    ("# 渠水长流\n\n> 演讲提示：\n> 翻页用空格键。\n\n", ["> 演讲提示：", "> 翻页用空格键。"]),
    ("---\n\nlayout: post\n\ntitle: 渠水长流\n\n---\n\n", []),
]


@pytest.mark.parametrize(("head", "noise"), MARKDOWN)
def test_what_stands_above_a_text_in_markdown(head: str, noise: list[str]):
    found = to_json(mine_text(read_bytes(f"{head}{BODY}".encode(), "a.md")))
    speech = found["speeches"][0]
    assert (speech["title"], found["noise"]) == ("渠水长流", noise)
    assert speech["opening"][0].startswith("渠水来了")


def test_an_epigraph_stays():
    found = to_json(mine_text(read_bytes(f"# 渠水长流\n\n> 水是命，渠是根。\n\n{BODY}".encode(), "a.md")))
    assert found["speeches"][0]["opening"][0] == "水是命，渠是根。"


def test_a_heading_in_latin_letters_below_the_title_is_the_title_again():
    page = f"<h3>站长致辞</h3><h4>MESSAGE FROM THE HEAD</h4>{''.join(f'<p>{line}</p>' for line in BODY.splitlines())}"
    found = to_json(mine_text(read_bytes(page.encode(), "a.html")))
    speech = found["speeches"][0]
    assert (speech["title"], speech["sections"], found["noise"]) == ("站长致辞", [], ["MESSAGE FROM THE HEAD"])
