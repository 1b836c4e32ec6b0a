"""Fronts as pages and writers have them: facts around the title, days of Taiwan, who speaks and as what."""

from __future__ import annotations

import pytest

from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
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
