"""Ten times the input takes at most eleven times the processor, whatever is done with it and whatever shape it has."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest

from drafter import api
from tests.safety.growth import COMMANDS, FUNCTIONS, SHAPES, TWELVE, UNENDING, WITHOUT_CONTENT, WORKS, growth

MOST = 11
SPARE = 0.05
"""Seconds beyond that which ten times the input may take: what does not fit into the processor's own memory is slower to reach."""
TRIES = 4
"""A machine that does other work measures too much, never too little: the best try counts. The last is made with a text that takes ten times
as long: of a short one the miner makes fewer of its passes, of which there are seven at most.
"""

BY_LENGTH = ("find_files", "find_sources", "list_layouts", "list_templates")
"""Works for which only the length of the text counts, not its shape."""


def _assert_linear(name: str, shape: str, folder: Path, *, long: float, most: int) -> None:
    tried = []
    for number in range(TRIES):
        place = folder / str(number)
        place.mkdir()
        last = number == TRIES - 1
        found = growth(WORKS[name], SHAPES[shape], place, long=10 * long if last else long, most=10 * most if last else most)
        if found.large <= MOST * found.small + SPARE:
            return
        tried.append(found)
    pytest.fail(
        f"{name}, {shape}: " + "; ".join(f"{one.size} characters {one.small:.3f} s, ten times {one.large:.3f} s" for one in tried)
    )


def _some() -> list[tuple[str, str]]:
    """A shape for each work, another one for the next."""
    shapes = list(TWELVE)
    return [(name, shapes[(5 * number) % len(shapes)]) for number, name in enumerate(WORKS)]


FOUND = [
    ("check: against", "paragraphs"),
    ("check: text", "underscores"),
    ("drafter mine", "honours"),
    ("drafter mine", "minutes of a site"),
    ("drafter new --from", "paragraphs that begin alike"),
    ("fix: Word", "closing brackets"),
    ("load_layout: a name", "addresses of pages"),
    ("mine: PDF", "underlined headings"),
    ("mine: web page", "rows of a table"),
    ("pull", "many headings"),
    ("render: one paragraph", "footnotes"),
    ("render: sections", "tildes"),
]
"""Works whose time grew with the square of such a text."""


@pytest.mark.parametrize(("name", "shape"), FOUND)
def test_the_time_grows_with_the_input_where_it_once_grew_with_the_square(tmp_path: Path, name: str, shape: str):
    _assert_linear(name, shape, tmp_path, long=0.03, most=20_000)


DRAWN = 20
"""How many works and shapes are drawn for a run of the suite, a few seconds each. All six thousand are looked at for half a second first."""
SUSPICIOUS = 9
"""How much longer ten times a short input may take: what takes longer is measured again with a long one."""


def _drawn() -> list[tuple[str, str]]:
    """Works, each with a shape: all of them where the environment says ``GROWTH=all``, else some, by the seed ``GROWTH`` (1 without it)."""
    every = [(name, shape) for name in WORKS for shape in (["no marks"] if name in BY_LENGTH else SHAPES)]
    seed = os.environ.get("GROWTH", "1")
    return every if seed == "all" else random.Random(seed).sample(every, DRAWN)


@pytest.mark.parametrize(("name", "shape"), _some())
def test_the_time_grows_with_the_input(tmp_path: Path, name: str, shape: str):
    _assert_linear(name, shape, tmp_path, long=0.006, most=10_000)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "shape"), _drawn())
def test_the_time_grows_with_the_input_in_every_shape(tmp_path: Path, name: str, shape: str):
    if os.environ.get("GROWTH") == "all":
        (short := tmp_path / "short").mkdir()
        found = growth(WORKS[name], SHAPES[shape], short, long=0.004, most=8_000, times=1)
        if found.large <= SUSPICIOUS * found.small:
            return
    _assert_linear(name, shape, tmp_path, long=0.03, most=60_000)


def test_every_public_function_is_measured():
    functions = {name for name in api.__all__ if callable(found := getattr(api, name)) and not isinstance(found, type)}
    measured = {name.partition(":")[0] for name in FUNCTIONS}
    assert functions - measured == WITHOUT_CONTENT | {"Filter", "Find"} & functions
    assert measured <= functions


def test_every_command_is_measured(root: Path):
    listed = re.findall(r"^## (drafter .+)$", (root / "docs" / "cli.md").read_text(encoding="utf-8"), re.MULTILINE)
    groups = {command.rpartition(" ")[0] for command in listed}
    measured = (*COMMANDS, *UNENDING)
    assert not [command for command in listed if command not in groups and not any(name.startswith(command) for name in measured)]
