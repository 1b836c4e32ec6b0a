"""Synthetic texts mutated: lines dropped, doubled, joined, cut, and noise put between and into them."""

from __future__ import annotations

import random

NOISE = [
    "下载",
    "打印",
    "【字号：大",
    "中",
    "小】",
    "来源：新华社",
    "责任编辑：某某",
    "还剩3页未读，继续阅读",
    "第3页",
    "同志们：",
    "各位代表！",
    "一、",
    "二、工作",
    "（2篇）",
    "附件：",
    "相关阅读",
    "<b>",
    "[SEP]",
    "“",
    "，",
    "。",
    "\u200b",
    "三是",
    "上一篇：某某",
    "（下转第四版）",
    "##paid##",
    "一",
    "—",
    "3",
    "—",
    "&nbsp;",
    "**",
    "（一）",
    "1.",
    "‘",
    '"',
    "会员",
    "微信号",
    "Public",
    "domain",
    "《",
    "！",
    "2024年",
    "①",
    "首先，",
    "最后，",
    "谢谢大家",
    "第一，",
]


def mutated(text: str, random_: random.Random) -> str:
    """The text, changed in one to eight places."""
    lines = text.split("\n")
    for _ in range(random_.randint(1, 8)):
        if not lines:
            break
        at = random_.randrange(len(lines))
        match random_.randrange(7):
            case 0:
                lines.pop(at)
            case 1:
                lines.insert(at, lines[at])
            case 2 if at + 1 < len(lines):
                lines[at] += lines.pop(at + 1)
            case 3:
                lines.insert(at, random_.choice(NOISE))
            case 4:
                lines[at] = lines[at][: random_.randint(0, 40)]
            case 5:
                lines[at] = lines[at].replace("。", "")
            case _:
                place = random_.randint(0, len(lines[at]))
                lines[at] = lines[at][:place] + random_.choice(NOISE) + lines[at][place:]
    return "\n".join(lines)
