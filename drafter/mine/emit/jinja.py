"""Texts as a template holds them: words that no reader takes for structure, strings, comments, calls of filters."""

from __future__ import annotations

from drafter.speech.markdown import escape_block, escape_inline
from drafter.speech.style import HeadingStyle, PointStyle, SubsectionStyle


class Expression(str):
    """An argument that stands in a call as it is, where other texts stand in quotes."""

    __slots__ = ()


def words(text: str, *, start: bool) -> str:
    """A text that stands in a template as it is; `start`: at the start of a paragraph."""
    return (escape_block if start else escape_inline)(text).replace("\\{", "&#123;")


def string(text: str) -> str:
    """A text inside an expression."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def comment(text: str) -> str:
    """A comment on a line of its own."""
    return f"{{# {text.replace('#}', '# }')} #}}"


def shown(expression: str) -> str:
    """The value of an expression."""
    return f"{{{{ {expression} }}}}"


def call(name: str, style: PointStyle | HeadingStyle | SubsectionStyle) -> str:
    """A filter with those arguments in which a style differs from the filter's defaults; the first, the marks, needs no name."""
    said = []
    for argument, value in zip(style._fields, style, strict=True):
        if value != style._field_defaults[argument]:
            text = value if isinstance(value, Expression) else string(str(value))
            said.append(text if argument == "marks" else f"{argument}={text}")
    return f"{name}({', '.join(said)})" if said else name
