"""Common beginnings and endings of texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.patterns import table


def shared_start(texts: Sequence[str]) -> str:
    """The characters that all texts begin with."""
    if not texts:
        return ""
    low, high = min(texts), max(texts)
    length = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return low[:length]


def shared_end(texts: Sequence[str]) -> str:
    """The characters that all texts end with."""
    return shared_start([text[::-1] for text in texts])[::-1]


def share_measure(heads: Sequence[str]) -> bool:
    """Whether first sentences are couplets of one measure, with no word in common: ``守好一道闸口，不误一季农时`` / ``管好一条水渠，不荒一亩良田``."""
    clauses = [re.split("[，,]", head) for head in heads]
    fits = all(len(parts) == COUPLET and all(len(part) in MEASURE for part in parts) for parts in clauses)
    return fits and len({tuple(map(len, parts)) for parts in clauses}) == 1 and len(set(heads)) == len(heads)


def shared_places(texts: Sequence[str]) -> list[int]:
    """The places at which texts of one length have the same character: 0 and 2 for ``要耐得住寂寞`` and ``要经得起风浪``."""
    if len({len(text) for text in texts}) != 1:
        return []
    return [at for at, characters in enumerate(zip(*texts, strict=True)) if len(set(characters)) == 1]


def share_places(heads: Sequence[str]) -> bool:
    """Whether first sentences are single clauses of one measure that begin with the same character: ``要耐得住寂寞`` / ``要经得起风浪``.

    Or they share two others, in their places: ``淬炼守渠之志`` / ``锤炼用水之能``.
    """
    ends = table("words")["no_heading_ends"]
    fits = all(len(head) in MEASURE and head[-1] not in ends and not set(head) & set("，,、：:") for head in heads)
    places = shared_places(heads)
    return fits and len(set(heads)) == len(heads) and (len(heads) == 1 or places[:1] == [0] or len(places) > 1)


def share_length(heads: Sequence[str]) -> bool:
    """Whether first sentences are single clauses of one length, as headings are that were made to match: ``粮食产量稳中有增`` / ``农村道路越修越宽``.

    None has a word of tales, such as a pronoun: ``他来那年才十八岁``.
    """
    told = set(table("words")["no_heading_words"])
    fits = all(len(head) in LENGTHS and not set(head) & (told | set("，,、：:")) for head in heads)
    return fits and len(set(map(len, heads))) == 1 and len(set(heads)) == len(heads)


COUPLET = 2
MEASURE = range(4, 10)
"""The clauses of a couplet, and their possible lengths in characters. Three and more in a row have the same by chance hardly ever."""
LENGTHS = range(6, 11)
"""The possible lengths of such a clause."""
