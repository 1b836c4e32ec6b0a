"""Text that is Markdown already, and the escape of every other value. A value makes nothing but emphasis."""

from __future__ import annotations

from jinja2 import Undefined

from drafter.errors import Fault, Place
from drafter.speech.dates import shown_date
from drafter.speech.emphasis import marked
from drafter.speech.markdown import escape, escape_inline
from drafter.speech.text import BLANK_START


class Markdown(str):
    """Text that goes into the output unchanged. Every other text is escaped first."""

    __slots__ = ()


class Blank(Markdown):
    """A blank without a value: shown as ``【待补：名称】``, false in conditions."""

    __slots__ = ()

    def __new__(cls, name: str) -> Blank:
        return super().__new__(cls, f"{BLANK_START}：{escape_inline(name)}】" if name else f"{BLANK_START}】")

    def __bool__(self) -> bool:
        return False


class Day(str):
    """A date in a slot: written as pages show dates, 2026年9月30日; compared as it was typed, 2026-09-30."""

    __slots__ = ()

    def __str__(self) -> str:
        return shown_date(super().__str__())


class FilterFault(Exception):
    """A filter got a value that it cannot use. The renderer adds the place in the template."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def fault(self, place: Place, excerpt: str | None) -> Fault:
        return Fault(self.code, place, self.facts, excerpt)


class Unwritable(TypeError):
    """A value that has no text form, such as a list. Raised by `markdown`; the renderer turns it into a fault."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.value = value


def markdown(value: object) -> str:
    """A value as Markdown; the `finalize` of the environment.

    Raises Unwritable for a value that is neither text nor a number.
    """
    if isinstance(value, str):
        return value if isinstance(value, Markdown) else escape(marked(str(value)))
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, Undefined):
        str(value)  # raises UndefinedError
    raise Unwritable(value)
