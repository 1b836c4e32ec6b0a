"""A sentence that has lost its subject.

通过这次学习，使我们明白了道理: what makes us understand stands behind 通过, and nothing is left that could be the subject. Either 通过 goes, or 使.

Looked at are sentences that begin with 通过, 经过, 随着, 在…下, 当看到… or 当…时 and go on, behind one comma or further clauses of that kind, with 使, 使得, 让 or 令; an address (同志们，) or a time (一年来，) may stand in front. Left alone is what has a subject of
its own, and what stands inside another sentence (通过督查使问题得到解决的做法). It is advice: such sentences are heard every day.

Passes: 这次学习使我们明白了道理。
Passes: 通过这次学习，我们明白了道理。
Fails: 通过这次学习，使我们明白了道理。
Fails: 在大家的努力下，使面貌焕然一新。
Fails: 当听到水声时，使我想起了老家。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN

MESSAGES = {"": Message("a sentence without a subject: “{lead}……，{found}……”", "take out “{lead}” or “{found}”")}


_ORDINAL = f"[{HAN}]{{1,2}}[是要、]|第[{HAN}]{{1,2}}[，、]|（[{HAN}]{{1,2}}）"


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The words that leave a sentence without a subject."""
    for number, line in enumerate(text.lines):
        if line.kind == "body":
            for match in _pattern().finditer(line.text):
                yield Found(
                    number, *match.span("makes"), "", {"lead": match["lead"] or match["in"] or match["within"] or match["when"]}
                )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    table = read_table("check", "no-subject")
    makes = f"(?P<makes>{any_of(table['makes'])})(?!{any_of(table['makes_not'])})"
    lead = f"(?P<lead>{any_of(table['leads'])})(?!{any_of(table['leads_not'])})[^，。！？；：]{{2,40}}"
    under = f"(?P<in>在)[^，。！？；：]{{2,30}}(?:{any_of(table['under'])})"
    within = table["within"]  # 在……中 tells an instruction too (在操作中，使刀具……), but not where somebody is made to do something
    whom = f"，(?:{any_of(table['so'])})?(?:{any_of(within['makes'])})(?:{any_of(within['whom'])})"
    inside = f"(?P<within>在)[^，。！？；：]{{2,30}}(?:{any_of(within['ends'])})(?={whom})"
    when = table["when"]  # 当……时 tells an instruction too, and calls on us (让我们): only where somebody is made to do something
    moved = f"，(?:{any_of(table['so'])})?(?:{any_of(when['makes'])})(?:{any_of(within['whom'])})(?!{any_of(when['whom_not'])})"
    seen = f"(?:{any_of(when['seen'])})[^，。！？；：]{{1,40}}|[^，。！？；：]{{2,40}}(?:{any_of(when['ends'])})"
    at = f"(?P<when>{any_of(when['leads'])})(?:{seen})(?={moved})"
    more = f"(?:，(?:以及|并|也|和)?(?:(?:{any_of(table['leads'])})[^，。！？；：]{{2,40}}|在?[^，。！？；：]{{2,30}}(?:{any_of(table['under'])}))){{0,2}}"
    addressed = f"(?:(?:{any_of(table['addressed'])})[，！：]|[^，。！？；：]{{0,8}}(?:{any_of(table['told_of'])})，)?"
    begins = rf"(?:^|(?<=[。！？；]))(?:{_ORDINAL})?{addressed}(?:{any_of(table['adverbs'])})?，?"
    return re.compile(f"{begins}(?:{lead}|{under}|{inside}|{at}){more}，(?:{any_of(table['so'])})?{makes}")
