"""Form, source and page are the same speech after any action, on every sample."""

from __future__ import annotations

import random
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from drafter.desk.sitting import Sitting
from tests.desk.agreeing import Before, assert_agreed, assert_keys_stay, assert_typed, before, characters_of
from tests.desk.playing import KEEPS, Json, play
from tests.desk.test_sitting import ODD, OWN, SAMPLES, SOURCE

TEXTS = [("odd", ODD), ("own", OWN), *((path.stem, path.read_text(encoding="utf-8")) for path in SAMPLES)]


def plays(text: str, steps: int, chance: random.Random) -> None:
    """Random actions on an outline: all must agree after each, and all of them undone must give the first text."""
    sitting = Sitting(text, SOURCE)
    first = sitting.text
    assert_agreed(sitting, SOURCE)
    for action, old in readable(sitting, steps, chance):
        after_action(sitting, action, old)
    with patch.object(sitting, "_read"):  # the bytes alone count
        while sitting.undo():
            pass
    assert sitting.text == first


def readable(sitting: Sitting, steps: int, chance: random.Random) -> Iterator[tuple[Json, Before]]:
    """The actions that leave an outline that can be read, each with what was before it. Others are undone."""
    old = before(sitting)
    for action, _ in play(sitting, steps, chance):
        if not sitting.readable:  # a slot that wants a number got words
            sitting.undo()  # perhaps with the typing before it in the same place
        else:
            yield action, old
        old = before(sitting)


def after_action(sitting: Sitting, action: Json, old: Before) -> None:
    """What must hold after an action."""
    do = action["do"]
    new = before(sitting)
    if do in KEEPS:
        assert new.texts == old.texts, action
    elif do in ("split", "join", "kind", "paste", "add"):
        assert not characters_of(old.texts) - characters_of(new.texts), action
    elif do == "set":
        assert_typed(sitting, action)
    if do not in ("remove", "undo", "redo"):
        assert not old.comments - new.comments, action
        assert_keys_stay(old.keys, new.keys)
    assert_agreed(sitting, SOURCE)


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[name for name, _ in TEXTS])
def test_text_form_and_page_agree_after_random_actions(name, text):
    plays(text, 25, random.Random(f"{name} 0"))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[name for name, _ in TEXTS])
def test_text_form_and_page_agree_after_five_hundred_random_actions(name, text):
    plays(text, 500, random.Random(f"{name} 500"))
