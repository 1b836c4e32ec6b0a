"""的, 地 and 得 put for each other, where it is certain.

Before a verb that says what is done with something, the particle is 地: 认真地学习文件. Behind a verb whose manner is told it is 得: 发展得很快. Before
a noun it is 的: 重大的意义.

Only clear-cut forms are looked at: a word of manner and a verb from a table, behind 要 and its like with an object, or with 了, 下去, 这 and the like
behind the verb; a verb that takes no object before 很快; a noun that is never a verb. Left alone is what may be a noun: 认真的学习态度, 深刻的认识.
Each is repaired.

Passes: 认真的学习态度要保持，这是深刻的认识。
Passes: 他做的好事很多，路走得稳。
Fails: 大家要认真的学习文件。
Fails: 我们要坚定不移的走下去。
Fails: 路要一步一步的走，账要一笔一笔的算。
Fails: 产业发展的很快，取得了重大地成果。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import Found, Settings, Text
from drafter.check.quoted import titles, within
from drafter.errors import Message
from drafter.files.tables import any_of, read_table

MESSAGES = {"": Message("“{found}” is not the particle here: {around}", "write “{expected}”")}


_NO_SCHOOL = "(?<![大中小科教文哲医农工同数化]学)"
"""学 is the end of a noun there: 大学的全面了解."""
_BOTH = "又[\u4e00-\u9fff]又[\u4e00-\u9fff]|连[\u4e00-\u9fff]{1,4}[都也][\u4e00-\u9fff]{1,6}"
"""A manner told by two words, or a result: 又宽又平, 忙得连饭都顾不上吃."""

_ONE_BY_ONE = "一(?P<each>[\u4e00-\u9fff]{1,3})一(?P=each)"
"""A manner by repeating: 一步一步, 一个村一个村. Before one character nothing but a verb stands there, with no object too: 一步一步地走."""


class _Row(NamedTuple):
    """A pattern whose group ``wrong`` is a particle, and the right one."""

    pattern: re.Pattern[str]
    right: str


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Particles put for each other."""
    for number, line in enumerate(text.lines):
        if line.kind not in ("body", "heading"):
            continue
        inside = titles(line.text)
        for row in _rows():
            for match in row.pattern.finditer(line.text):
                if not within(inside, *match.span()):
                    facts = {"around": match["shown"], "expected": row.right}
                    yield Found(number, *match.span("wrong"), "", facts, row.right)


def _nouns(rows: Mapping[str, Sequence[str]]) -> list[str]:
    """The nouns of some characters that are no object."""
    return [word for word in rows["no_object"] if len(word) > 1]


def _acted(rows: Mapping[str, Sequence[str]], table: Mapping[str, str]) -> str:
    """A pattern of a verb before its object. What may be a noun with another behind it, 监督机制, 选拔标准, is none: only a certain object shows the verb."""
    noun = any_of((*_nouns(rows), *rows["things"]))
    second = any_of((*(word for word in rows["verbs"] if len(word) > 1), *rows["second"]))
    han, end = "[\u4e00-\u9fff]", "(?=[，。；！？、”]|$)"
    open_ = rf"(?!{han}{{0,8}}(?:{noun}){end})"  # 执行纪律条款, 联系群众制度
    certain = rf"(?:{table['certain']}|(?!(?:{second}){{1,4}}{end}){open_}(?:{table['troubles']}|{han}{{4}}))"
    return (
        rf"(?:(?>{table['firm']})(?=[\u4e00-\u9fff“《])(?!(?!{table['objects']}|{table['firm_objects']})(?:{table['no_object']}))"
        rf"|(?=(?:{table['paired']})(?!{noun}))(?>{table['verbs']})"
        rf"|(?:{table['with_persons']})(?={table['persons']}){open_}"
        rf"|(?!{table['firm']})(?>{table['verbs']})(?!(?!{table['objects']})(?:{table['no_object']}|{table['things']}|(?:{second}){{1,2}}(?:{noun})))(?={certain}))"
    )


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    rows = read_table("check", "particles")
    table = {name: any_of(words) for name, words in rows.items()}
    manner, verb, noun = table["manner"], f"(?>{table['verbs']})", table["never_verbs"]
    must = f"(?<![{table['not_before_must'].replace('|', '')}])(?:{table['must']})(?:{table['adverbs']})*"
    done = "".join(f"(?<!{word})" for word in rows["done_to"])
    degree = f"(?:{table['degree']})"
    short = any_of((*rows["short"], *(word for word in rows["verbs"] if len(word) == 1)))
    acted = _acted(rows, table)
    with_object = any_of(word for word in rows["whole"] if len(word) > 3)
    whole = f"(?!(?:{with_object})(?:{any_of(_nouns(rows))}))(?:{table['whole']})"  # 征求意见期限 is a noun
    return (
        _Row(re.compile(f"{must}(?P<shown>(?:{manner})(?:、?(?:{manner}))?(?P<wrong>的){acted})"), "地"),
        _Row(
            re.compile(
                f"{done}(?P<shown>(?:{manner})(?P<wrong>的)(?:{verb}(?:{table['behind']})(?!{table['not_behind']})(?<!了(?=[，。；！？]))|{whole}))"
            ),
            "地",
        ),
        _Row(re.compile(f"(?P<shown>{_ONE_BY_ONE}(?P<wrong>的)(?:{short}))(?=[，。；！？]|$)"), "地"),
        _Row(re.compile(f"(?P<shown>(?:{manner})(?P<wrong>的)把)(?![握关手控脉舵门柄戏式头])(?=[\u4e00-\u9fff“《])"), "地"),
        _Row(re.compile(f"(?P<shown>(?!{table['moods']})(?:{manner})(?P<wrong>得){verb})(?!得|地|不)"), "地"),
        _Row(
            re.compile(f"(?P<shown>(?:{table['complemented']})(?P<wrong>[的地]){degree}(?:{table['states']}))(?=[，。；！？、]|$)"),
            "得",
        ),
        _Row(
            re.compile(
                f"(?P<shown>(?:{table['become']}){_NO_SCHOOL}(?P<wrong>[的地])(?:{degree}?(?:{table['ways']})|{_BOTH}))(?=[，。；！？、]|了(?!解)|$)"
            ),
            "得",
        ),
        _Row(
            re.compile(
                f"(?P<shown>(?<!是)(?:{table['done']}){_NO_SCHOOL}(?P<wrong>[的地])(?:{table['done_ways']}))(?=[，。；！？]|(?<![{table['opposed'].replace('|', '')}])、|$)"
            ),
            "得",
        ),
        _Row(re.compile(f"(?P<shown>(?:{table['able']})(?P<wrong>[的地])(?:{table['able_to']}))(?=[，。；！？、]|$)"), "得"),
        _Row(re.compile(f"(?P<shown>越(?:{table['complemented']})(?P<wrong>[的地])越)"), "得"),
        _Row(re.compile(f"(?P<shown>(?:{table['qualities']})(?P<wrong>[地得])(?:{noun}))"), "的"),
        _Row(re.compile(f"(?P<shown>(?:{table['measured']})(?P<wrong>[地得])(?!{table['verbs_too']})(?:{noun}))"), "的"),
        _Row(re.compile(f"(?P<shown>(?:{table['owners']})(?P<wrong>[地得])(?:{table['owned']}))"), "的"),
    )
