"""Common beginnings and endings of texts."""

from __future__ import annotations

import re
from collections.abc import Sequence


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


COUPLET = 2
MEASURE = range(4, 10)
"""The clauses of a couplet, and their possible lengths in characters. Three and more in a row have the same by chance hardly ever."""
