"""The table of filters, and the filters of plain texts and lists. Their names are words that people who write speeches use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import filters as jinja

from drafter.outline.model import Lines
from drafter.speech.emphasis import plain as bare_of
from drafter.speech.style import FULL_STOP, brings_end
from drafter.speech.text import split_end
from drafter.template.bodies import attached, attachment_list, paragraphs, subsections
from drafter.template.budget import BUDGET, charge, joined, words
from drafter.template.headings import frame, heading, mark
from drafter.template.markup import Blank, Markdown, markdown
from drafter.template.numerals import cn, cn_count, cn_date, float_, int_, round_
from drafter.template.views import EnglishAddress, Unended


def sentence(text: Any, end: str = FULL_STOP) -> Any:
    """A text with a mark at its end, which is added where the text has none."""
    plain = words(text)
    if len(plain) == 0 or brings_end(bare_of(plain)) or isinstance(text, Unended):  # an unfilled blank is false but not empty
        return text
    if isinstance(text, EnglishAddress):
        end = _HALF_WIDTH.get(end, end)
    return joined((text, end)) if isinstance(text, Markdown) else f"{plain}{words(end)}"


_HALF_WIDTH = {"：": ":", "，": ","}


def bare(text: Any) -> str:
    """A heading without the mark that ends it."""
    return type(text)(split_end(words(text))[0]) if type(text) is Markdown else split_end(words(text))[0]


def lines(value: Lines) -> tuple[Any, ...]:
    """The lines of a key of the front, which is a text or a list of texts."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) if value or isinstance(value, Blank) else ()


def join(values: Iterable[Any], between: str = "") -> Markdown:
    """Texts joined."""
    parts: list[Any] = []
    for number, value in enumerate(values):
        parts += (between, value) if number else (value,)
    charge(len(parts))
    return joined(parts)


def replace(text: str, old: str, new: str) -> str:
    """A text with every `old` made `new`."""
    text, old, new = words(text), words(old), words(new)
    if isinstance(text, Markdown):
        new = markdown(new)
    BUDGET.get().text(len(text) + (len(text) + 1 if not old else text.count(old)) * len(new))
    result = text.replace(old, new)
    return Markdown(result) if isinstance(text, Markdown) else result


def default(value: Any, instead: Any = "", empty: bool = False) -> Any:
    """`instead` where a value is undefined; with `empty` also where it is empty."""
    return jinja.do_default(value, instead, empty)


def trim(text: str) -> str:
    """A text without blanks at its ends."""
    return Markdown(words(text).strip()) if isinstance(text, Markdown) else words(text).strip()


def first(values: Any) -> Any:
    """The first of a list; empty where there is none."""
    return next(iter(values), "")


def last(values: Any) -> Any:
    """The last of a list; empty where there is none."""
    return values[-1] if values else ""


FILTERS: Mapping[str, Callable[..., Any]] = {
    "mark": mark,
    "heading": heading,
    "lines": lines,
    "frame": frame,
    "cn": cn,
    "cn_count": cn_count,
    "cn_date": cn_date,
    "sentence": sentence,
    "bare": bare,
    "paragraphs": paragraphs,
    "attachment_list": attachment_list,
    "attached": attached,
    "subsections": subsections,
    "join": join,
    "replace": replace,
    "default": default,
    "trim": trim,
    "first": first,
    "last": last,
    "length": jinja.FILTERS["length"],
    "round": round_,
    "int": int_,
    "float": float_,
}
"""Every filter of a template."""

# fmt: off
TESTS = (
    "defined", "undefined", "none", "string", "number", "mapping", "sequence", "odd", "even", "divisibleby",
    "in", "eq", "ne", "gt", "ge", "lt", "le",
)
# fmt: on
"""Every test of a template (``is defined``)."""
