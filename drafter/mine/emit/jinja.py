"""Jinja syntax for emitted templates: escaped words, strings, comments, calls of filters."""

from __future__ import annotations

from drafter.speech.markdown import escape_block, escape_inline
from drafter.speech.style import HeadingStyle, PointStyle, SubsectionStyle


class Expression(str):
    """An argument that is Jinja code. In a call it is written unchanged, while other texts are written in quotes."""

    __slots__ = ()


def words(text: str, *, start: bool) -> str:
    """Words escaped so that a template shows them unchanged. start: whether they are at the start of a paragraph."""
    return (escape_block if start else escape_inline)(text).replace("\\{", "&#123;")


def string(text: str) -> str:
    """A text as a string of a Jinja expression."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def comment(text: str) -> str:
    """A Jinja comment on its own line."""
    return f"{{# {text.replace('#}', '# }')} #}}"


def shown(expression: str) -> str:
    """An expression in ``{{ }}``, which shows its value."""
    return f"{{{{ {expression} }}}}"


def call(name: str, style: PointStyle | HeadingStyle | SubsectionStyle) -> str:
    """The call of a filter, with an argument for each value in which the style differs from the filter's defaults.

    The first argument, the marks, has no name: ``paragraphs("一是", end="。")``.
    """
    written = []
    for argument, value in zip(style._fields, style, strict=True):
        if value != style._field_defaults[argument]:
            text = value if isinstance(value, Expression) else string(str(value))
            written.append(text if argument == "marks" else f"{argument}={text}")
    return f"{name}({', '.join(written)})" if written else name
