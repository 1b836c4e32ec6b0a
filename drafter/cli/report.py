"""Printing: results go to standard output, messages to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, Fault
from drafter.messages.language import tr

if TYPE_CHECKING:
    from drafter.api import Rendered


def say(text: str) -> None:
    """Print a result on standard output."""
    print(text)


def tell(text: str) -> None:
    """Print a message on standard error, behind the results so far: where both go into one file, they keep their order."""
    sys.stdout.flush()
    print(text, file=sys.stderr)


def show_error(error: DrafterError) -> None:
    """Print every fault of an error, each with its line."""
    for fault in error.faults:
        show_fault(fault)


def show_fault(fault: Fault) -> None:
    from drafter.messages.wording import picture, word

    tell(word(fault))
    drawn = picture(fault)
    if drawn:
        tell(drawn)


def show_notices(rendered: Rendered) -> None:
    for fault in rendered.notices:
        show_fault(fault)


def summary(where: str, rendered: Rendered, rate: float) -> str:
    """The last line of `drafter render`: where it wrote, and how long the speech is. rate: characters spoken in a minute."""
    minutes, blanks = max(1, round(rendered.characters / rate)), rendered.blanks
    text = tr("{where}: {characters} characters, {minutes} minutes at {rate} a minute")
    if minutes == 1:
        text = tr("{where}: {characters} characters, 1 minute at {rate} a minute")
    line = text.format(where=where, characters=rendered.characters, minutes=minutes, rate=f"{rate:g}")
    if blanks == 1:
        line += tr(", 1 blank open")
    elif blanks:
        line += tr(", {blanks} blanks open").format(blanks=blanks)
    return line
