"""Fronts and ends put round a text whose structure is known: what the front and the end say, and what must stay as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    *sorted((ROOT / "samples" / "sources").glob("*.txt")),
    *sorted((Path(__file__).parent / "sources").glob("p*.txt")),
    *sorted((Path(__file__).parent / "sources").glob("r*ds.txt")),
)

BODIES = {
    "一、 above paragraphs": """水库清淤停了六年，今年秋后一定要开工。下面，我讲三点意见。
一、先量后挖
库底的淤泥厚薄不匀，测量队划着小船打网格，图纸没有出来，挖泥船不许下水。
二、抢在汛前
明年四月以前主槽要腾空，岸边的浅滩留到下一个冬天，每旬公布一次进度。
三、泥有去处
清出来的泥先化验，干净的还田，不干净的填坑，一车也不准倒在河滩上。
水库清一寸，下游就多一分底气，这笔账乡亲们算得比我们明白。""",
    "points below sections": """这次会议开得及时，主要是部署秋修。
一、走过的路
（一）渠道通了。三条干渠全部过水，一滴没有跑掉。
（二）闸门灵了。二十座闸门换了新电机，一按就开。
二、要走的路
（一）先修险段。险段一处一处编号，修一处销一处。
（二）再练队伍。闸工每月比武一回，输了的补课。
让我们一起努力，把渠修好！""",
    "run-in sections": """很高兴和大家谈谈护林。我讲两点。
第一，认清形势。山上的草比去年高，风比去年大，一个火星就是一场火。
第二，担起责任。路口有人，山头有眼，谁的片出了事谁来说清楚。
我的话完了，谢谢大家！""",
    "prose": """今天我们聚在老船闸前，送走一位守了四十年闸的老人。他话不多，水位到了几米几，他比表还准。
闸是铁的，人是热的。上下游的船家，没有一个不认得他那盏灯，灯亮着，大家就敢走夜路。
往后船闸换成电的，灯还要亮着，这是我们对他的交代。""",
}
"""Bodies of the forms in which speeches are written, each without a front."""


class Wrapped(NamedTuple):
    """A text, what its front and its end say, and how its closing begins where the end changes that."""

    text: str
    title: str | None = None
    date: str | None = None
    speaker: str | None = None
    salutation: str | None = None
    noise: tuple[str, ...] = ()
    closing: str | None = None
    opening: str | None = None


class Words(NamedTuple):
    """The words with which a front is made. They change from text to text."""

    title: str
    motto: str
    sub: str
    name: str
    spaced: str
    post: str
    day: str
    figures: str
    address: str
    office: str


TITLES = (
    "在全县秋修动员会上的讲话",
    "在河长制工作推进会上的讲话",
    "在青年护林员培训班开班式上的致辞",
    "水库管理处工作报告",
    "在新船闸通航仪式上的演讲稿",
)
MOTTOES = ("守住一渠清水", "让青山常在 让绿水长流", "把根扎在坝上", "向水而生", "同饮一江水，共护一座城")
NAMES = (("周明河", "周  河"), ("李秋", "李  秋"), ("欧阳海", "欧阳 海"), ("王某某", "王  某"), ("陈志远", "陈 志 远"))
POSTS = ("局长", "县委副书记、县长", "东河水库管理处主任", "校长", "党支部书记")
DAYS = (("2026年11月5日", "2026.11.5"), ("二〇二六年三月", "2026-3-12"), ("2025年12月30日", "2025/12/30"))
ADDRESSES = ("同志们：", "各位领导、同志们：", "尊敬的各位来宾，女士们、先生们：", "老师们、同学们：", "各位代表：")
OFFICES = ("东河县水利局", "青石水库管理处办公室", "西坡镇人民政府", "中共白鹭镇委员会")


def words(number: int) -> Words:
    """The words of a number; each kind goes round at a pace of its own."""
    name, spaced = NAMES[number % len(NAMES)]
    day, figures = DAYS[number % len(DAYS)]
    title = TITLES[(number * 2) % len(TITLES)]
    return Words(
        title,
        MOTTOES[(number * 3) % len(MOTTOES)],
        f"——{title}",
        name,
        spaced,
        POSTS[(number // 2) % len(POSTS)],
        day,
        figures,
        ADDRESSES[(number // 3) % len(ADDRESSES)],
        OFFICES[number % len(OFFICES)],
    )


def _spread(text: str) -> str:
    return " ".join(text)


def _halves(text: str) -> tuple[str, str]:
    at = text.index("上的") + 1 if "上的" in text else len(text) // 2
    return text[:at], text[at:]


NOTE = "各科室：上周召开了秋修动员会，现将局长的讲话印发给你们，请认真学习，结合实际抓好落实。"
LIFE = "周明河，男，汉族，1968年8月生，中共党员，现任东河水库管理处主任，高级工程师。"
LEAD = "11月5日，全县秋修动员会召开，县长周明河出席会议并发表讲话。讲话全文如下："
CALL = "大家好！"

Front = Callable[[Words, str], Wrapped]


def _front(*lines: str) -> str:
    return "\n".join(lines) + "\n"


FRONTS: dict[str, Front] = {
    # glued
    "name glued to the title": lambda w, b: Wrapped(
        _front(f"{w.title}{w.spaced}", w.address) + b, w.title, None, w.spaced, w.address
    ),
    "name behind the title and a blank": lambda w, b: Wrapped(
        _front(f"{w.title} {w.name}", w.address) + b, w.title, None, w.name, w.address
    ),
    "post and name behind the title": lambda w, b: Wrapped(
        _front(f"{w.title}　{w.post} {w.name}", w.address) + b, w.title, None, f"{w.post} {w.name}", w.address
    ),
    "name glued to the subtitle": lambda w, b: Wrapped(
        _front(w.motto, f"{w.sub}{w.spaced}", w.address) + b, w.motto + w.sub, None, w.spaced, w.address
    ),
    "date glued to the title": lambda w, b: Wrapped(
        _front(f"{w.title}（{w.day}）", w.address) + b, w.title, f"（{w.day}）", None, w.address
    ),
    "month glued to the title": lambda w, b: Wrapped(
        _front(f"{w.title}（2026年11月）", w.address) + b, w.title, "（2026年11月）", None, w.address
    ),
    "date behind the title and a blank": lambda w, b: Wrapped(
        _front(f"{w.title} {w.day}", w.address) + b, w.title, w.day, None, w.address
    ),
    "date glued to the name": lambda w, b: Wrapped(
        _front(w.title, f"{w.name}{w.figures}", w.address) + b, w.title, w.figures, w.name, w.address
    ),
    "name and date with a blank": lambda w, b: Wrapped(
        _front(w.title, f"{w.name} {w.day}", w.address) + b, w.title, w.day, w.name, w.address
    ),
    "date and name with a blank": lambda w, b: Wrapped(
        _front(w.title, f"{w.day} {w.name}", w.address) + b, w.title, w.day, w.name, w.address
    ),
    "name and date in brackets": lambda w, b: Wrapped(
        _front(w.title, f"{w.name}（{w.day}）", w.address) + b, w.title, f"（{w.day}）", w.name, w.address
    ),
    "post, name and date": lambda w, b: Wrapped(
        _front(w.title, f"{w.post} {w.name}（{w.day}）", w.address) + b, w.title, f"（{w.day}）", f"{w.post} {w.name}", w.address
    ),
    "name and date without an address": lambda w, b: Wrapped(
        _front(w.title, f"{w.name}{w.figures}") + b, w.title, w.figures, w.name
    ),
    "title, name and date": lambda w, b: Wrapped(
        _front(f"{w.title} {w.name}（{w.day}）", w.address) + b, w.title, f"（{w.day}）", w.name, w.address
    ),
    "labels of name and date": lambda w, b: Wrapped(
        _front(w.title, f"发言人：{w.name}", w.address) + b, w.title, None, f"发言人：{w.name}", w.address
    ),
    # one below the other, in every order
    "title, date, name": lambda w, b: Wrapped(
        _front(w.title, f"（{w.day}）", w.name, w.address) + b, w.title, f"（{w.day}）", w.name, w.address
    ),
    "title, name, date": lambda w, b: Wrapped(_front(w.title, w.name, w.day, w.address) + b, w.title, w.day, w.name, w.address),
    "title, post and name": lambda w, b: Wrapped(
        _front(w.title, f"{w.post}　{w.name}", w.address) + b, w.title, None, f"{w.post}　{w.name}", w.address
    ),
    "post and name in two lines": lambda w, b: Wrapped(
        _front(w.title, w.post, w.name, w.address) + b, w.title, None, w.post + w.name, w.address
    ),
    "name in brackets": lambda w, b: Wrapped(_front(w.title, f"（{w.name}）", w.address) + b, w.title, None, w.name, w.address),
    "date above the name, no address": lambda w, b: Wrapped(
        _front(w.title, f"（{w.day}）", w.name) + b, w.title, f"（{w.day}）", w.name
    ),
    "name above the title": lambda w, b: Wrapped(_front(w.name, w.title, w.address) + b, w.title, None, w.name, w.address),
    "post and name above the title": lambda w, b: Wrapped(
        _front(f"{w.post} {w.name}", w.title, w.address) + b, w.title, None, f"{w.post} {w.name}", w.address
    ),
    "office, title, date": lambda w, b: Wrapped(
        _front(w.title, f"{w.office}", f"（{w.day}）", w.address) + b, w.title, f"（{w.day}）", w.office, w.address
    ),
    "date and place": lambda w, b: Wrapped(
        _front(w.title, f"（{w.day}，北京）", w.address) + b, w.title, f"（{w.day}，北京）", None, w.address
    ),
    "title alone": lambda w, b: Wrapped(_front(w.title) + b, w.title),
    "address alone": lambda w, b: Wrapped(_front(w.address) + b, None, None, None, w.address),
    # titles
    "motto and subtitle": lambda w, b: Wrapped(_front(w.motto, w.sub, w.address) + b, w.motto + w.sub, None, None, w.address),
    "motto and subtitle in one line": lambda w, b: Wrapped(
        _front(w.motto + w.sub, w.address) + b, w.motto + w.sub, None, None, w.address
    ),
    "title over two lines": lambda w, b: Wrapped(_front(*_halves(w.title), w.address) + b, w.title, None, None, w.address),
    "two mottoes and a subtitle": lambda w, b: Wrapped(
        _front(w.motto, "奋力开创治水工作新局面", w.sub, w.address) + b,
        f"{w.motto}奋力开创治水工作新局面{w.sub}",
        None,
        None,
        w.address,
    ),
    "title over three lines": lambda w, b: Wrapped(
        _front("牢牢守住防洪底线", "在转变灌溉方式中加快推进", "节水型灌区和数字灌区", w.address) + b,
        "牢牢守住防洪底线在转变灌溉方式中加快推进节水型灌区和数字灌区",
        None,
        None,
        w.address,
    ),
    "three lines and a name": lambda w, b: Wrapped(
        _front("振奋精神 真抓实干", "为建设美丽河湖", "而努力奋斗", w.sub, f"{w.post} {w.name}", w.address) + b,
        f"振奋精神 真抓实干为建设美丽河湖而努力奋斗{w.sub}",
        None,
        f"{w.post} {w.name}",
        w.address,
    ),
    "letter-spaced title": lambda w, b: Wrapped(_front(_spread(w.title), w.address) + b, w.title, None, None, w.address),
    "subtitle in brackets": lambda w, b: Wrapped(
        _front(w.motto, f"（{w.title}）", w.address) + b, f"{w.motto}（{w.title}）", None, None, w.address
    ),
    "motto above the occasion": lambda w, b: Wrapped(
        _front(w.motto, w.title, w.address) + b, w.motto + w.title, None, None, w.address
    ),
    "name and a colon in front of the title": lambda w, b: Wrapped(
        _front(f"{w.name}：{w.title}", w.address) + b, w.title, None, w.name, w.address
    ),
    "title twice": lambda w, b: Wrapped(_front(w.title, w.title, w.address) + b, w.title, None, None, w.address, (w.title,)),
    "title of the page and title": lambda w, b: Wrapped(
        _front(f"{w.title}_东河水利网", "来源：东河水利网 时间：2026-11-05", w.title, w.address) + b,
        w.title,
        None,
        None,
        w.address,
        (f"{w.title}_东河水利网", "来源：东河水利网 时间：2026-11-05"),
    ),
    "title of the page in one line, title in two": lambda w, b: Wrapped(
        _front(w.motto + w.sub, "文章来源：本站原创 发布时间：2026年07月01日 点击数：12次", w.motto, w.sub, w.address) + b,
        w.motto + w.sub,
        None,
        None,
        w.address,
        (w.motto + w.sub, "文章来源：本站原创 发布时间：2026年07月01日 点击数：12次"),
    ),
    "title again, letter-spaced": lambda w, b: Wrapped(
        _front(w.title, "作者：周明河", _spread(w.title), w.address) + b, w.title, None, None, w.address, (w.title, "作者：周明河")
    ),
    "title again below the address": lambda w, b: Wrapped(
        _front(w.title, w.address, w.title) + b, w.title, None, None, w.address, (w.title,)
    ),
    # labels
    "领导讲话": lambda w, b: Wrapped(_front("领导讲话", w.title, w.address) + b, w.title, None, None, w.address, ("领导讲话",)),
    "【讲话稿】": lambda w, b: Wrapped(
        _front("【讲话稿】", w.title, w.address) + b, w.title, None, None, w.address, ("【讲话稿】",)
    ),
    "讲话全文 below the title": lambda w, b: Wrapped(
        _front(w.title, "讲话全文", w.address) + b, w.title, None, None, w.address, ("讲话全文",)
    ),
    "发言稿 above a motto": lambda w, b: Wrapped(
        _front("发言稿", w.title, w.address) + b, w.title, None, None, w.address, ("发言稿",)
    ),
    "发言稿 alone": lambda w, b: Wrapped(_front("发言稿", w.address) + b, "发言稿", None, None, w.address),
    "a label in heavy brackets": lambda w, b: Wrapped(_front("【自我介绍】", w.address) + b, None, None, None, w.address),
    # notes
    "covering note": lambda w, b: Wrapped(
        _front(NOTE, w.office, w.day, w.title, w.address) + b, w.title, None, None, w.address, (NOTE, w.office, w.day)
    ),
    "covering note with an address": lambda w, b: Wrapped(
        _front("各科室：", NOTE[4:], w.office, w.title, w.address) + b,
        w.title,
        None,
        None,
        w.address,
        ("各科室：", NOTE[4:], w.office),
    ),
    "covering note, title and name": lambda w, b: Wrapped(
        _front(NOTE, w.title, w.name, w.address) + b, w.title, None, w.name, w.address, (NOTE,)
    ),
    "biography above the title": lambda w, b: Wrapped(
        _front(LIFE, w.title, w.address) + b, w.title, None, None, w.address, (LIFE,)
    ),
    "biography above the address": lambda w, b: Wrapped(_front(LIFE, w.address) + b, None, None, None, w.address, (LIFE,)),
    "biography below the title": lambda w, b: Wrapped(
        _front(w.title, LIFE, w.address) + b, w.title, None, None, w.address, (LIFE,)
    ),
    "编者按": lambda w, b: Wrapped(
        _front("编者按：秋修在即，本刊特刊发周明河同志的讲话，供大家学习参考。", w.title, w.address) + b,
        w.title,
        None,
        None,
        w.address,
        ("编者按：秋修在即，本刊特刊发周明河同志的讲话，供大家学习参考。",),
    ),
    "编者按 of two paragraphs": lambda w, b: Wrapped(
        _front(
            "【编者按】秋修在即，全县上下正在备料备工，各项工作紧张有序。",
            "本刊特刊发周明河同志的讲话，供大家学习参考。",
            w.title,
            w.address,
        )
        + b,
        w.title,
        None,
        None,
        w.address,
        ("【编者按】秋修在即，全县上下正在备料备工，各项工作紧张有序。", "本刊特刊发周明河同志的讲话，供大家学习参考。"),
    ),
    "编者按 below the title": lambda w, b: Wrapped(
        _front(w.title, "编者按：秋修在即，本刊特刊发周明河同志的讲话，供大家学习参考。", w.address) + b,
        w.title,
        None,
        None,
        w.address,
        ("编者按：秋修在即，本刊特刊发周明河同志的讲话，供大家学习参考。",),
    ),
    "news above the address": lambda w, b: Wrapped(_front(w.title, LEAD, w.address) + b, w.title, None, None, w.address, (LEAD,)),
    "以下是…讲话全文": lambda w, b: Wrapped(
        _front(w.title, "以下是周明河同志在会上的讲话全文。", w.address) + b,
        w.title,
        None,
        None,
        w.address,
        ("以下是周明河同志在会上的讲话全文。",),
    ),
    "one sentence on the occasion": lambda w, b: Wrapped(
        _front(w.title, f"（{w.day}）", "这是周明河同志在全县秋修动员会上的讲话。", w.address) + b,
        w.title,
        f"（{w.day}）",
        None,
        w.address,
        ("这是周明河同志在全县秋修动员会上的讲话。",),
    ),
    # addresses
    "several addresses": lambda w, b: Wrapped(
        _front(w.title, "尊敬的李部长，", "各位代表，", "女士们、先生们：") + b,
        w.title,
        None,
        None,
        "尊敬的李部长，各位代表，女士们、先生们：",
    ),
    "address and greeting": lambda w, b: Wrapped(
        _front(w.title, "各位领导、同行，大家下午好！") + b, w.title, None, None, "各位领导、同行，大家下午好！"
    ),
    "address, greeting and text in one line": lambda w, b: Wrapped(
        _front(w.title) + "尊敬的各位领导、同事们，大家上午好！" + b, w.title, None, None, "尊敬的各位领导、同事们，大家上午好！"
    ),
    "address and text in one line": lambda w, b: Wrapped(_front(w.title) + w.address + b, w.title, None, None, w.address),
    "title, address and text in one line": lambda w, b: Wrapped(w.title + w.address + b, w.title, None, None, w.address),
    "greeting of its own": lambda w, b: Wrapped(
        _front(w.title, w.address, CALL) + b, w.title, None, None, w.address, (), None, CALL
    ),
    "greeting alone": lambda w, b: Wrapped(_front(w.title, CALL) + b, w.title, None, None, None, (), None, CALL),
    "address of a letter": lambda _w, b: Wrapped(
        _front("致全县用水户的一封信", "全县用水户：") + b, "致全县用水户的一封信", None, None, "全县用水户："
    ),
    "address broken over two lines": lambda w, b: Wrapped(
        _front(w.title, "尊敬的李部长，各位领导、各位", "来宾、各位师傅，同志们：") + b,
        w.title,
        None,
        None,
        "尊敬的李部长，各位领导、各位来宾、各位师傅，同志们：",
    ),
}
"""Fronts: each makes a text of a body, and says what is to be found in it."""

PLAIN = ("在渠首工地会上的讲话", "同志们：")


def ended(
    lines: Sequence[str],
    date: str | None = None,
    speaker: str | None = None,
    closing: str | None = None,
    noise: tuple[str, ...] = (),
) -> Callable[[str], Wrapped]:
    return lambda body: Wrapped("\n".join([*PLAIN, body, *lines]), PLAIN[0], date, speaker, PLAIN[1], noise, closing)


ENDS: dict[str, Callable[[Words], Callable[[str], Wrapped]]] = {
    "office and date": lambda w: ended([w.office, w.day], w.day, w.office),
    "office, name, date": lambda w: ended([w.office, w.name, w.day], w.day, w.office + w.name),
    "name and date": lambda w: ended([w.name, w.day], w.day, w.name),
    "date and name": lambda w: ended([w.day, w.office], w.day, w.office),
    "date alone": lambda w: ended([w.day], w.day),
    "office alone": lambda w: ended([w.office], None, w.office),
    "label and name": lambda w: ended([f"述职人：{w.name}"], None, f"述职人：{w.name}"),
    "post, colon and name, and date": lambda w: ended(
        [f"{w.office}", f"主任：{w.name}", w.day], w.day, f"{w.office}主任：{w.name}"
    ),
    "two offices and a date": lambda w: ended([w.office, "青河镇人民政府", w.day], w.day, f"{w.office}青河镇人民政府"),
    "two names and a date": lambda w: ended([w.name, "赵小川", w.day], w.day, f"{w.name}赵小川"),
    "set right": lambda w: ended(["　" * 20 + w.office, "　" * 20 + w.day], w.day, w.office),
    "glued office and date": lambda w: ended([f"{w.office}{w.day}"], w.day, w.office),
    "office and date with blanks": lambda w: ended([f"{w.office}　　{w.day}"], w.day, w.office),
    "label, name and date in one line": lambda w: ended([f"述职人：{w.name}　　{w.day}"], w.day, f"述职人：{w.name}"),
    "all members and a date of another form": lambda _: ended(["水文社全体成员", "9/5/2026"], "9/5/2026", "水文社全体成员"),
    "a date with a weekday": lambda w: ended([w.office, "2026年11月5日星期四"], "2026年11月5日星期四", w.office),
    "letter-spaced office": lambda w: ended([_spread(w.office), w.day], w.day, w.office),
    "source in brackets": lambda _: ended(
        ["（此文为周明河同志在秋修动员会上的讲话）"], noise=("（此文为周明河同志在秋修动员会上的讲话）",)
    ),
    "author in brackets": lambda _: ended(["（作者系东河水库管理处主任）"], noise=("（作者系东河水库管理处主任）",)),
}
"""Ends below a body, which change nothing of its closing."""

LAST: dict[str, tuple[str, ...]] = {
    "thanks": ("谢谢大家！",),
    "thanks and a wish": ("最后，祝大家工作顺利、身体健康！", "谢谢！"),
    "再次感谢": ("再次感谢大家，听我讲了这么久，不当之处请批评。",),
    "a last address": ("同志们，一条渠养着三个乡的人，担子不轻。让我们一件一件办好。",),
    "a last address as a line": ("同志们！", "一条渠养着三个乡的人。让我们一件一件办好，不负众望！"),
    "a last address over two paragraphs": (
        "同志们，一条渠养着三个乡的人，老百姓看着我们，子孙后代看着我们。",
        "冬天已经到了，土还没有冻，正是动手的好时候，大家回去就干起来。",
        "谢谢大家！",
    ),
    "a last address with a list": (
        "同志们，一条渠养着三个乡的人，担子不轻。为此，我再强调三点。",
        "一是要有“一条渠”的观念。上游给下游让水。",
        "二是要有“当天清”的习惯。缺口当天堵上。",
        "三是要有“不返工”的志气。修就修十年。",
    ),
    "a summing-up with a list in figures": (
        "最后，我再强调三件事：",
        "1.注意安全。放炮的时候人要撤净。",
        "2.注意防寒。工棚里要有火有热水。",
        "3.注意账目。民工的钱一分不许拖。",
        "我的讲话完了，谢谢大家！",
    ),
    "a list in one paragraph": ("同志们，渠已经修到门口，我再提三点要求：一要快，二要好，三要省。大家回去就办。",),
    "so much for today": ("我就讲这些，不对的地方请大家批评指正。谢谢大家！",),
    "a hope": ("希望大家回去以后，把今天的精神带到每个班组、每条船上去。",),
    "wishes": ("预祝秋修工作圆满成功！", "祝大家一切顺利！"),
    "this is my report": ("以上是我的汇报，请领导批评指正。",),
    "with these words": ("“千里之行，始于足下”。让我们从现在做起，从每一段渠做起，把蓝图变成清水！",),
}
"""Closings put behind the last section: the closing begins with the first line."""


def mined(text: str) -> dict[str, Any]:
    """The JSON of a text."""
    return to_json(mine_text(SourceText("case", text)))


def squeezed(text: object) -> str:
    """A text in one width, without blanks, colons and brackets at its ends."""
    whole = "".join(unicodedata.normalize("NFKC", str(text or "")).split())
    return re.sub("[—―]", "-", whole).strip("()").rstrip(":。.,;!?")


def title_of(speech: dict[str, Any]) -> str:
    """The title with its subtitle."""
    title, sub = speech["title"] or "", speech["subtitle"] or ""
    return squeezed(title if not sub or title.endswith(sub) else title + sub)


def begins(items: Sequence[Any]) -> str:
    """How a body begins."""
    if not items:
        return ""
    first = items[0]
    return (
        squeezed(first) if isinstance(first, str) else squeezed(first["mark"]) + squeezed(first["heading"]) + begins(first["body"])
    )


def sections_of(speech: dict[str, Any]) -> list[str]:
    """The sections with their points."""
    return [
        "|".join(
            [
                squeezed(section["mark"]) + squeezed(section["heading"]),
                *(squeezed(item["heading"]) for item in section["body"] if isinstance(item, dict)),
                *(squeezed(child["heading"]) for child in section["sections"]),
            ]
        )
        for section in speech["sections"]
    ]


def differences(wrapped: Wrapped, plain: dict[str, Any]) -> Iterator[str]:
    """In what the structure of a wrapped text differs from what it should be. plain: the JSON of its body with a plain front."""
    found = mined(wrapped.text)
    if len(found["speeches"]) != 1:
        yield "speeches"
        return
    speech, before = found["speeches"][0], plain["speeches"][0]
    wanted = (
        ("title", title_of(speech), squeezed(wrapped.title)),
        ("date", squeezed(speech["date"]), squeezed(wrapped.date)),
        ("speaker", squeezed(speech["speaker"]), squeezed(wrapped.speaker)),
        ("salutation", squeezed(speech["salutation"]), squeezed(wrapped.salutation)),
        ("opening", begins(speech["opening"])[:12], (squeezed(wrapped.opening) or begins(before["opening"]))[:12]),
        ("sections", sections_of(speech), sections_of(before)),
        ("noise", sorted(map(squeezed, found["noise"])), sorted(map(squeezed, wrapped.noise))),
    )
    for name, got, want in wanted:
        if got != want:
            yield f"{name}: {got!r}, not {want!r}"
    closing = squeezed(wrapped.closing) if wrapped.closing else begins(before["closing"])
    if not begins(speech["closing"]).startswith(closing[:12]) or (not closing and speech["closing"]):
        yield f"closing: {begins(speech['closing'])[:30]!r}, not {closing[:30]!r}"
