"""The formulas that the notes beside the checkout name, on the seeds."""

from __future__ import annotations

from drafter.mine.formulas import find_formulas
from drafter.speech.tree import Section, Speech
from tests.data import read_data

WANTED = {
    "000": ["根据{工作安排}，我围绕“{主题}”进行交流发言。不当之处，敬请大家批评指正。"],
    "001": [
        "{单位}现有干部职工{干部职工人数}人，其中党员{党员人数}人，占全体人数的{党员占比}%。",
        "近年来，{工作}在{关心者}的关心支持和精心指导下，坚持以{目标}为目标，以{抓手}为抓手，{做法}。",
        "主要做了{方面数}方面工作:",
        "{工作}虽然取得了一些成效，但与{上级}要求相比，还存在{问题}等问题。",
        "今后，我们将{打算}。",
    ],
    "002": [
        "下面围绕{主题}，结合{实际}，我做简要交流发言。",
        "新思想引领新时代，新征程呼唤新担当。",
        "{领导人}指出:“{论述}”这一重要论述，为{工作}指明了方向，提供了{遵循}。",
        "下面，围绕{主题}，我谈几点体会，以供同志们参考。",
        "发言完毕，谢谢大家！",
    ],
    "003": [
        "刚才，{部门}通报了{通报内容}，总结了{总结内容}，提出了{提出内容}；{部门2}分别总结了{总结内容2}，安排了{安排内容}。从{依据}来看，{现状}，说明{结论}。",
        "下面，围绕{主题}，我讲几点要求。",
    ],
    "004": ["根据此次{安排},今天我以“{题目}”为题大家上一次党课"],
}


def test_every_formula_that_the_notes_name_is_found(shared):
    missed = []
    for path in sorted(shared.glob("gold/seeds/*.yaml")):
        gold = read_data(path)
        text = (shared / "seeds" / f"{path.stem}.txt").read_text(encoding="utf-8")
        found = [formula.text for entry in gold["speeches"] for formula in find_formulas(_speech(text, entry))]
        missed += [(path.stem[:3], formula) for formula in WANTED[path.stem[:3]] if formula not in found]
    assert missed == []


def _speech(text, gold):
    """The speech by its gold places: what stands before the first heading, and what stands from the closing on."""
    start = text.index(gold["opening_starts"])
    first = text.index(gold["sections"][0]["heading"], start) - len(gold["sections"][0]["level1_mark"])
    closing = text[text.index(gold["closing_starts"], first) :] if gold["closing_starts"] else ""
    opening, closing = (tuple(line.strip() for line in part.split("\n") if line.strip()) for part in (text[start:first], closing))
    return Speech(opening=opening, sections=(Section("一、", "标题"),), closing=closing)
