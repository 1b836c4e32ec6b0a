"""Messages: their language, the table of all messages, and sentences made of faults.

`drafter.errors` has the facts; `word` makes a sentence of them. The table is loaded when the first message is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.errors import Fault


def word(fault: Fault, to: str | None = None) -> str:
    """A fault in one line: place, what is wrong, what to do. `to`: ``zh`` or ``en``, else the language of the environment."""
    from drafter.messages.wording import word as say

    return say(fault, to)
