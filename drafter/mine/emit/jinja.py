"""Texts as a template holds them: words that no reader takes for structure, strings, comments, calls of filters."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.speech.markdown import escape_block, escape_inline


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


def call(name: str, arguments: Mapping[str, str | None], defaults: Mapping[str, str]) -> str:
    """A filter with those of its arguments that are not its defaults; ``_`` is the first, which needs no name. None: not asked for."""
    said = []
    for argument, value in arguments.items():
        if value is not None and value != defaults[argument]:
            said.append(string(value) if argument == "_" else f"{argument}={string(value)}")
    return f"{name}({', '.join(said)})" if said else name
