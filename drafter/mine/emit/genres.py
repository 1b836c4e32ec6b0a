"""What a new outline asks for: genres by the words of a title, hints for keys, for blanks and for the roles of sections."""

from __future__ import annotations

from functools import lru_cache

from drafter.mine.emit.parts import bare_name
from drafter.tables import read_table

GENRES: tuple[tuple[str, str], ...] = (
    ("党课", "党课讲稿"),
    ("座谈会", "座谈会讲话"),
    ("例会", "例会讲话"),
    ("交流会", "交流会发言材料"),
    ("中心组", "中心组研讨发言"),
    ("研讨", "研讨发言"),
    ("交流", "工作交流发言"),
    ("述职", "述职报告"),
    ("表态", "表态发言"),
    ("动员", "动员讲话"),
    ("部署", "部署讲话"),
    ("推进会", "推进会讲话"),
    ("表彰", "表彰会讲话"),
    ("总结", "总结讲话"),
    ("启动", "启动仪式讲话"),
    ("仪式", "仪式讲话"),
    ("典礼", "典礼讲话"),
    ("谈话", "谈话提纲"),
    ("致辞", "致辞"),
    ("演讲", "演讲稿"),
    ("汇报", "工作汇报"),
    ("政府工作报告", "政府工作报告"),
    ("报告", "工作报告"),
    ("培训", "培训讲话"),
    ("会议", "会议讲话"),
    ("发言", "发言稿"),
    ("讲话", "讲话稿"),
)
"""A word of the title, and the genre that it tells; the first that is there decides."""

OTHER = "讲话稿"

PARTS: dict[str, str] = {
    "title": "标题",
    "subtitle": "副标题，不写破折号",
    "speaker": "讲话人职务、姓名",
    "date": "日期，写成 2026-11-21",
    "salutation": "对听众的称呼",
    "opening": "开头",
    "closing": "结尾",
}

ROLES: dict[str, str] = {
    "意义": "为什么重要",
    "形势": "面对什么形势",
    "情况": "基本情况怎样",
    "做法": "做了什么、怎么做的",
    "成效": "取得了什么成效",
    "问题": "存在什么问题",
    "原因": "问题的原因在哪里",
    "经验": "有什么经验、启示",
    "措施": "用什么办法、怎么做",
    "打算": "下一步做什么、怎么做",
    "要求": "提什么要求",
    "体会": "有什么体会",
}


def genre_of(*texts: str) -> str:
    """The genre that the first text with a word of one tells: a title, that of the collection, the words of the formulas."""
    return next((genre for text in texts for word, genre in GENRES if word in text), OTHER)


@lru_cache(maxsize=1)
def _hints() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    table = read_table("mine", "hints")
    return table["names"], tuple((entry["end"], entry["hint"]) for entry in table["ends"])


def slot_hint(name: str) -> str:
    """What belongs into a blank of that name; the name itself where the table says nothing."""
    base = bare_name(name)
    names, ends = _hints()
    if base in names:
        return names[base]
    return next((hint.format(base.removesuffix(end)) for end, hint in ends if base.endswith(end) and base != end), name)
