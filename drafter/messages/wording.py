"""A fault as text: what is wrong, what to do about it, and a picture of its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from drafter.errors import Fault, Message, Place
from drafter.messages.columns import columns
from drafter.messages.language import language, tr
from drafter.messages.table import MESSAGES, SHAPES, TERM_FACTS, TERMS

LONGEST_FACT = 200
"""The most characters of a fact in a message; a longer fact is shortened."""

NEAR = "did you mean {near}?"


def word(fault: Fault, to: str | None = None) -> str:
    """A fault in one line: place, what is wrong, what to do. `to`: ``zh`` or ``en``, else the language of the environment."""
    message, remedy = parts(fault, to)
    place = f"{fault.place}: " if fault.place else ""
    separator = "；" if (to or language()) == "zh" else "; "
    return f"{place}{message}{separator if remedy else ''}{remedy}"


def parts(fault: Fault, to: str | None = None) -> tuple[str, str]:
    """What is wrong, and what to do about it ("" where there is no advice)."""
    message = MESSAGES[fault.code]
    if fault.facts.get("near"):
        message = message._replace(remedy=NEAR)
    elif fault.code == "yaml.shape" and not message.remedy:
        message = message._replace(remedy=SHAPES.get(str(fault.facts["expected"]), ""))
    return filled(message, fault.facts, to, TERM_FACTS.get(fault.code, ()))


def filled(message: Message, facts: Mapping[str, object], to: str | None = None, terms: Sequence[str] = ()) -> tuple[str, str]:
    """A message and its remedy, each ``{name}`` replaced by the fact of that name. terms: the facts that are keys of `TERMS`."""
    to = to or language()
    shown = {name: _shown(value, to, term=name in terms) for name, value in facts.items()}
    return tr(message.text, to).format_map(shown), tr(message.remedy, to).format_map(shown) if message.remedy else ""


def _shown(value: object, to: str, *, term: bool) -> str:
    if term:
        return tr(TERMS.get(str(value), str(value)), to)
    if isinstance(value, (tuple, list)):
        return _list(tuple(map(str, value)), to)
    if isinstance(value, float):
        return f"{value:g}"
    text = printable(str(value))
    return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT]}…"


def _list(values: tuple[str, ...], to: str) -> str:
    """Values with commas between them; with blanks, where one of them ends in a mark of its own (``一、``)."""
    if any(unicodedata.category(value[-1]) == "Po" for value in values if value):
        return "  ".join(values)
    return ("、" if to == "zh" else ", ").join(values)


def printable(text: str) -> str:
    """A text for a terminal: each character that it cannot show (a control character, a line break, half of a surrogate pair) becomes �.

    A tab, as between the cells of a table, becomes a blank.
    """
    if text.isprintable():
        return text
    text = text.replace("\t", " ")
    return "".join(sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else "�" for sign in text)


def picture(fault: Fault) -> str:
    """The line of a fault with a caret under the place; "" for a fault without a line."""
    return drawn(fault.place, fault.excerpt) if fault.excerpt and fault.place is not None else ""


def drawn(place: Place, excerpt: str, width: int = 1) -> str:
    """The line of a place with its number, and a caret under each of `width` characters from the place on; "" where the place has no line."""
    if not excerpt or not place.line:
        return ""
    column = max(place.column, 1)
    start = max(0, column - 30)
    line = printable(excerpt[start : start + 60].replace("\t", " "))
    number = str(place.line)
    lead = "…" if start else ""
    shown = f"  {number} | {lead}{line}{'…' if len(excerpt) > start + 60 else ''}"
    if not place.column:
        return shown
    at = column - 1 - start
    carets = "^" * max(columns(line[at : at + width]) if width > 1 else 1, 1)
    return f"{shown}\n  {' ' * len(number)} | {' ' * (columns(line[:at]) + len(lead))}{carets}"
