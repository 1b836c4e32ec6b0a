"""What can go wrong for a user, as facts.

::

    DrafterError               carries faults and an exit code
    ├── UsageError          2  the command line
    ├── OutlineError        3  an outline (YAML) is wrong
    ├── TemplateError       4  a template is wrong, missing or hostile
    ├── LayoutError         5  a layout is wrong or missing
    ├── InputError          6  a file cannot be read
    ├── OutputError         7  a file cannot be written, or must not be replaced
    ├── ToolError           8  a program or a package beside Drafter is missing or failed
    ├── SpeechError         9  a speech tree that no format can carry (only through the Python API)
    └── ConfigError        10  a configuration (drafter.yaml, or a table of words) is wrong

An error has facts, and `drafter.messages` makes sentences of them. Only `drafter.cli` prints and exits. A bug of the program is no
DrafterError; it is shown with its traceback.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple


class Place(NamedTuple):
    """A place in a file: the file's name as the user gave it, line and column counted from 1, 0 where unknown."""

    source: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.source, *numbers])


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    code: the key of the message in `drafter.messages`.
    place: where it is, None for a fault that is in no file.
    facts: the values for the blanks of the message.
    excerpt: the text of the line at the place.
    """

    code: str
    place: Place | None = None
    facts: dict[str, object] = field(default_factory=dict)
    excerpt: str | None = None

    def text(self, to: str | None = None) -> str:
        """The fault in one line: place, what is wrong, what to do. to: ``zh`` or ``en``; None for the language of the environment."""
        from drafter.messages.wording import word

        return word(self, to)

    def __str__(self) -> str:
        return self.text()


class Message(NamedTuple):
    """The texts of a message: what is wrong, and what to do about it. Both have blanks for facts, ``{found}``."""

    text: str
    remedy: str = ""


class DrafterError(Exception):
    """The root of all errors. `faults` is never empty; the first fault is the most important one."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def text(self, to: str | None = None) -> str:
        """Every fault, a line each. to: ``zh`` or ``en``; None for the language of the environment."""
        return "\n".join(fault.text(to) for fault in self.faults)

    def __str__(self) -> str:
        return self.text()


class UsageError(DrafterError):
    """The command line is wrong."""

    exit_code = 2


class OutlineError(DrafterError):
    """An outline is wrong; all its faults at once."""

    exit_code = 3


class TemplateError(DrafterError):
    """A template is wrong, missing or hostile."""

    exit_code = 4


class LayoutError(DrafterError):
    """A layout is wrong or missing."""

    exit_code = 5


class InputError(DrafterError):
    """A file cannot be read."""

    exit_code = 6


class OutputError(DrafterError):
    """A file cannot be written, or must not be replaced."""

    exit_code = 7


class ToolError(DrafterError):
    """A program (LibreOffice) or a package beside Drafter is missing or failed."""

    exit_code = 8


class SpeechError(DrafterError):
    """A speech that no format can carry: line breaks or control characters inside a paragraph, levels too deep."""

    exit_code = 9


class ConfigError(DrafterError):
    """A configuration is wrong; all its faults at once."""

    exit_code = 10
