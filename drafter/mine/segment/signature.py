"""The signature at the end of a speech: who signs it, and the date."""

from __future__ import annotations

from typing import NamedTuple

from drafter.mine.titles import is_date, is_name_line, is_signing_line
from drafter.speech.tree import Item, Speech

MOST = 3
"""The most lines of a signature: an office, a person, a date."""


class SignedParts(NamedTuple):
    """The opening and the closing of a speech without its signature, and the lines of the signature."""

    opening: tuple[Item, ...]
    closing: tuple[Item, ...]
    signature: tuple[str, ...] = ()


def signed_parts(speech: Speech) -> SignedParts:
    """The parts of a speech. Where it has neither sections nor a closing, the signature stands at the end of its opening."""
    if speech.closing or speech.sections:
        closing, signature = without_signature(speech.closing)
        return SignedParts(speech.opening, closing, signature)
    opening, signature = without_signature(speech.opening)
    return SignedParts(opening, (), signature)


def without_signature(closing: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """A closing without the signature below it, and the lines of the signature: ``述职人：石大山`` and ``2026年12月20日``.

    The last line of a signature is a date or has a label (``述职人：``). A bare name at the end is not enough: it may be anything.
    """
    start = len(closing)
    for item in reversed(closing[-MOST:]):
        if not isinstance(item, str) or not (is_date(item) or is_name_line(item)):
            break
        start -= 1
    lines = tuple(item for item in closing[start:] if isinstance(item, str))
    shown = any(map(is_date, lines)) or any(map(is_signing_line, lines))
    return (closing[: len(closing) - len(lines)], lines) if shown else (closing, ())
