"""How each kind of error is planted.

A planter gets a seeded source of chance and a text, and returns the change, or None where the text has no place for it. Its conditions are those of a
reader who knows the text without the error: what would be no error, or one that nobody could see, is not planted. They never ask the checks.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from tests.check.plants.lists import announced, badly_formed, marked, miscounted, renumbered
from tests.check.plants.making import HAN, WORDS, Planter, always, any_of, exchanged, inserted, written_in
from tests.check.plants.marks import HALF, bracket_narrowed, end_mark_lost, heading_ended, narrowed, straightened, unpaired
from tests.check.plants.sentences import repeated, run_together, taken
from tests.check.plants.structure import (
    agenda_nobody,
    agenda_over,
    emptied,
    leaves_frame,
    leaves_template,
    over_limit,
    promised,
    unbalanced,
    without_figures,
    without_part,
    without_salutation,
)
from tests.check.plants.wordings import (
    DATE,
    confused,
    full_again,
    half_range,
    id_card,
    miswritten,
    mobile,
    other_verb,
    other_writing,
    swapped,
    unquoted,
    wide,
)


class Kind(NamedTuple):
    """A kind of error. check: what finds it. plant: how it is made. restored: whether its repair gives the text back where one is offered."""

    name: str
    check: str
    plant: Planter
    restored: bool = False


_NUMBER = rf"(?<=[{HAN[1:-1]}，。；])[1-9][0-9]{{0,3}}(?=(?:{any_of(WORDS['counted'])}){HAN})"
_CLAUSE = rf"(?<={HAN}[，。])(?={HAN})"
_LIST = rf"、{HAN}{{2,8}}()等(?![{WORDS['deng']}])"

KINDS: tuple[Kind, ...] = (
    Kind("a name that the font has not", "rare-characters", exchanged(_CLAUSE, always("陶喆"))),
    *(
        Kind(f"number left as {blank}", "placeholder", exchanged(_NUMBER, always(blank)))
        for blank in ("XX", "×××", "【待补】", "X")
    ),
    *(
        Kind(f"{blank} in a sentence", "placeholder", exchanged(_CLAUSE, always(blank)))
        for blank in ("TODO", "{{单位}}", "某某", "XX", "【待补：数字】", "（待核实）", "____")
    ),
    Kind("slot emptied", "slot-empty", emptied),
    Kind("quote lost", "quotes", unpaired),
    Kind("quotes straight", "quotes", straightened, restored=True),
    *(Kind(f"half-width {HALF[mark]}", "half-width", narrowed(mark), restored=True) for mark in "，；：？！"),
    Kind("half-width brackets", "half-width", bracket_narrowed, restored=True),
    *(
        Kind(f"blank {ord(blank):04x} {side}", "pasted-blanks", exchanged(pattern, always(blank), 1), restored=True)
        for blank in " \u3000\u00a0"
        for side, pattern in (
            ("before a mark", f"(?<={HAN})()(?=[，；、]{HAN})"),
            ("behind a mark", f"(?<={HAN}[，。；！？])()(?={HAN})"),
        )
    ),
    Kind(
        "dash -- typed",
        "ellipsis-dash",
        inserted(lambda _: ("办法只有一个——依靠群众。", "办法只有一个--依靠群众。")),
        restored=True,
    ),
    Kind(
        "dash — typed",
        "ellipsis-dash",
        inserted(lambda _: ("办法只有一个——依靠群众。", "办法只有一个———依靠群众。")),
        restored=True,
    ),
    Kind(
        "ellipsis ...",
        "ellipsis-dash",
        inserted(lambda _: ("修路、修桥、修渠……件件要人。", "修路、修桥、修渠...件件要人。")),
        restored=True,
    ),
    Kind(
        "ellipsis 。。。",
        "ellipsis-dash",
        inserted(lambda _: ("修路、修桥、修渠……件件要人。", "修路、修桥、修渠。。。件件要人。")),
        restored=True,
    ),
    Kind("mark doubled", "ellipsis-dash", exchanged(f"(?<={HAN})[，。、；](?={HAN}|$)", always(r"\g<0>\g<0>")), restored=True),
    Kind("、等", "list-comma", exchanged(_LIST, always("、"), 1), restored=True),
    Kind("heading ended", "heading-end", heading_ended, restored=True),
    Kind("ordinal form", "ordinals", badly_formed, restored=True),
    Kind("ordinal skipped", "ordinals", partial(renumbered, 1)),
    Kind("ordinal repeated", "ordinals", partial(renumbered, -1)),
    Kind("count changed", "count", miscounted),
    Kind("count or list changed", "count", inserted(announced)),
    Kind("mark of an inner list", "ordinals", inserted(marked)),
    Kind("month padded", "numbers", exchanged(DATE, always(r"0\g<0>")), restored=True),
    Kind("day padded", "numbers", exchanged(r"(?<=月)[1-9](?=日)", always(r"0\g<0>")), restored=True),
    Kind("day as 号", "numbers", exchanged("(?<=月)[0-9]{1,2}(日)", always("号"), 1), restored=True),
    Kind("figures wide", "numbers", exchanged(_NUMBER, wide), restored=True),
    Kind("year short", "numbers", exchanged("(20)[0-9]{2}年(?=[0-9]+月|底|初|以来|[，。的])", always(""), 1)),
    Kind("year short in a sentence", "numbers", inserted(written_in("short_years"))),
    Kind("rough twice in a sentence", "numbers", inserted(written_in("rough_numbers"))),
    Kind("number of words and figures", "numbers", inserted(written_in("mixed_numbers"))),
    Kind("weekday of another day", "weekday", inserted(written_in("weekdays"))),
    Kind("number that does not fit", "figures", inserted(written_in("figures"))),
    Kind("的, 地, 得", "particles", inserted(written_in("particles")), restored=True),
    Kind("words that do not go together", "phrasing", inserted(written_in("phrasings"))),
    Kind("no subject", "no-subject", inserted(written_in("no_subjects"))),
    Kind("end mark lost", "end-mark", end_mark_lost),
    Kind("word typed twice", "repeat", inserted(written_in("doubled")), restored=True),
    Kind("range without %", "numbers", inserted(half_range), restored=True),
    Kind("wording swapped", "fixed-phrase", inserted(swapped)),
    Kind("wording's verb", "fixed-phrase", inserted(other_verb)),
    Kind("wording unquoted", "fixed-phrase", inserted(unquoted)),
    Kind("wording wrong", "fixed-phrase", inserted(miswritten)),
    Kind("confusable", "confusable", confused, restored=True),
    Kind("heading odd", "parallel", leaves_frame),
    Kind("frame left", "frame", leaves_template),
    Kind("no salutation", "parts", without_salutation),
    Kind("no opening", "parts", partial(without_part, "opening")),
    Kind("no closing", "parts", partial(without_part, "closing")),
    Kind("section long", "balance", partial(unbalanced, True)),
    Kind("section empty", "balance", partial(unbalanced, False)),
    Kind("over the limit", "length", over_limit),
    Kind("sentence long", "long-sentence", run_together),
    Kind("sentence twice", "repeat", repeated),
    Kind("short name in brackets", "spoken", exchanged(f"(?<={HAN}{{4}})()(?=[，。])", always("（以下简称“指挥部”）"), 1)),
    Kind("price with a slash", "spoken", inserted(lambda _: ("每吨三千元。", "价钱是3000元/吨。"))),
    Kind("address of a page", "spoken", inserted(lambda _: ("网页上查得到。", "可以查www.example.org/rice这个网页。"))),
    Kind("thanks twice", "thanks", inserted(lambda _: ("感谢各位邻居，感谢各位木匠。", "感谢各位邻居，感谢各位邻居。"))),
    Kind("promise without a date", "pledge-date", promised),
    Kind("duties without figures", "duty-figures", without_figures),
    Kind("item without a name", "host", exchanged("进行第.项，(请)(?=[^。]*同志(?!宣读)[^请]*$)", always(""), 1)),
    Kind("agenda over its time", "agenda", agenda_over),
    Kind("item for nobody", "agenda", agenda_nobody),
    Kind("full name again", "names", full_again),
    Kind("name with another sign", "names", other_writing),
    Kind("mobile", "privacy", inserted(mobile)),
    Kind("ID card", "privacy", inserted(id_card)),
    Kind("taken from a source", "source-overlap", taken),
)
"""Every check has one kind or more."""
