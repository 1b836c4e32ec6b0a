"""Common beginnings and endings of texts."""

from __future__ import annotations

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
