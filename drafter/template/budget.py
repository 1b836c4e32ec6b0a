"""What one rendering may cost, in steps and characters, and the operations on values that are paid from it.

The environment (`drafter.template.sandbox`) and the filters charge the budget of the rendering that is under way, `BUDGET`. An operation
that takes longer for a longer value costs its length, before it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sized
from contextvars import ContextVar
from typing import Any

from jinja2.exceptions import SecurityError

from drafter.errors import Fault
from drafter.speech.tree import Item
from drafter.template.markup import Markdown, markdown

MAX_STEPS = 2_000_000
MAX_CHARACTERS = 5_000_000
MAX_TEMPLATE = 100_000
"""The most characters of a template's file. The shipped templates have about two thousand."""
MAX_BLOCKS = 150_000
"""The most blocks of a page, where a heading and a point count three. An outline can have some sixty thousand."""
MAX_DEPTH = 100
"""The most templates that include or extend one another. Python ends a generator that waits for another by ending that one first; for a
thousand of them it has no room and prints "Exception ignored" on standard error."""
MOST_NUMBER = 1e15
"""Numbers below this are calculated with."""


class Budget:
    """What one rendering may still do, in steps and characters.

    faults: where the outline does not fit its template, raised together at the end. notices: what was put right in its values, each once.
    blocks: the blocks that the filter `paragraphs` wrote, each with its item (`drafter.speech.markdown.body_blocks`).
    bodies: the Markdown that it made of each `PlainBody`, by the body's id.
    """

    __slots__ = ("_noticed", "blocks", "bodies", "characters", "depth", "faults", "notices", "steps")

    def __init__(self, blocks: dict[str, Item] | None = None) -> None:
        self.steps = MAX_STEPS
        self.characters = MAX_CHARACTERS
        self.depth = 0
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self.blocks = blocks
        self.bodies: dict[int, str] = {}
        self._noticed: set[tuple[object, ...]] = set()

    def notice(self, fault: Fault) -> None:
        """Add a notice, unless it is there already."""
        known = (fault.code, fault.place, str(fault.facts))
        if known not in self._noticed:
            self._noticed.add(known)
            self.notices.append(fault)

    def work(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise SecurityError("steps")

    def text(self, characters: int) -> None:
        self.characters -= characters
        if self.characters < 0:
            raise SecurityError("characters")


def bounded_page(page: str) -> str:
    """A page with at most `MAX_BLOCKS` blocks. Raises SecurityError for more."""
    if len(page) > MAX_BLOCKS:  # a block has at least one character
        blocks = page.count("\n\n") + 2 * (page.count("\n#") + page.count("]{"))
        if blocks > MAX_BLOCKS:
            raise SecurityError("characters")
    return page


BUDGET: ContextVar[Budget] = ContextVar("BUDGET")


def charge(steps: int) -> None:
    """Take steps from the budget of the current rendering. Raises SecurityError where the budget is spent."""
    budget = BUDGET.get()
    budget.steps -= steps
    if budget.steps < 0:
        raise SecurityError("steps")


def enter() -> int:
    """Count a template that another one includes or extends. Returns the depth before. Raises SecurityError beyond `MAX_DEPTH`."""
    budget = BUDGET.get()
    before = budget.depth
    if before >= MAX_DEPTH:
        raise SecurityError("steps")
    budget.depth += 1
    return before


def leave(depth: int) -> None:
    """Return to the depth before an included template, and before those that it extends."""
    BUDGET.get().depth = depth


def bounded_concat(parts: Iterable[str]) -> Markdown:
    """Replaces Jinja's `concat`: joins the pieces of a macro, a block or a template, which are Markdown already."""
    budget = BUDGET.get()
    pieces = []
    length = 0
    for part in parts:
        length += len(part)
        if length > budget.characters:
            break
        pieces.append(part)
    budget.text(length)
    return Markdown("".join(pieces))


def joined(parts: Iterable[object]) -> Markdown:
    """Replaces Jinja's ``~``: joins values, and escapes those that are not Markdown."""
    return bounded_concat(map(markdown, parts))


def written(value: object) -> str:
    """A value as Markdown. Text that has to be escaped costs its length."""
    if isinstance(value, Markdown):
        return value
    text = markdown(value)
    BUDGET.get().text(len(text))
    return text


def words(value: Any) -> str:
    """The text of a filter's value, charged for its length. Raises Unwritable for a value that is neither text nor a number."""
    text = markdown(value) if not isinstance(value, str) else value
    charge(len(text) >> 4)
    return text


def charged(text: str) -> Markdown:
    """Markdown that a filter wrote, charged for its length."""
    BUDGET.get().text(len(text))
    charge(len(text) >> 4)
    return Markdown(text)


def comparable(value: object) -> object:
    """An operand of a comparison.

    It costs its length. Raises SecurityError for a list of lists, whose comparison can take any time.
    """
    if isinstance(value, str):
        charge(len(value) >> 6)
    elif isinstance(value, (list, tuple, dict)):
        charge(len(value))
        items = value.values() if isinstance(value, dict) else value
        if any(isinstance(item, (list, tuple, dict)) for item in items):
            raise SecurityError("comparison")
    elif isinstance(value, Sized):
        charge(len(value))
    return value


def number(value: object) -> object:
    """An operand that must be a number below `MOST_NUMBER`.

    Raises SecurityError for anything else; with a text ``%`` would format it.
    """
    if not (isinstance(value, (int, float)) and abs(value) < MOST_NUMBER):
        raise SecurityError("operator %")
    return value


def sliced(value: Any, start: Any, stop: Any, step: Any) -> Any:
    """A slice of a text or list. It costs the length of the text or list."""
    if isinstance(value, str):
        BUDGET.get().text(len(value))
    else:
        charge(len(value))
    return value[slice(start, stop, step)]


def bounded_sum(left: str, right: str) -> str:
    """Two texts as one."""
    BUDGET.get().text(len(left) + len(right))
    return left + right
