"""One can go back to any minute of a sitting, and its memory is bounded."""

from __future__ import annotations

from itertools import pairwise

from drafter.desk import history
from drafter.desk.history import History


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _typed(seconds: int, step: float = 1.0, size: int = 10) -> History:
    clock = Clock()
    found = History(clock)
    found.add("0".zfill(size), "opened")
    for number in range(1, int(seconds / step)):
        clock.now = number * step
        found.add(str(number).zfill(size))
    return found


def test_typing_is_kept_in_steps_each_with_its_last_text():
    moments = _typed(61).moments()
    assert [int(moment.text) for moment in moments] == [0, 10, 20, 30, 40, 50, 60]
    assert [moment.number for moment in moments] == sorted({moment.number for moment in moments})


def test_what_has_a_name_is_a_moment_of_its_own():
    found = History(Clock())
    for text, label in (("a", "opened"), ("b", ""), ("c", "changed on disk"), ("d", ""), ("e", "")):
        found.add(text, label)
    assert [(moment.text, moment.label) for moment in found.moments()] == [
        ("a", "opened"),
        ("b", ""),
        ("c", "changed on disk"),
        ("e", ""),
    ]


def test_the_same_text_is_no_moment():
    found = History(Clock())
    found.add("a", "opened")
    found.add("a", "changed on disk")
    assert len(found.moments()) == 1


def test_an_hour_has_every_minute_and_no_more_memory_than_it_may():
    found = _typed(3600, size=25_000)
    moments = found.moments()
    assert sum(len(moment.text) for moment in moments) <= history.MOST_CHARACTERS
    seconds = [int(moment.text[-6:]) for moment in moments]
    assert seconds[0] == 0
    assert seconds[-1] == 3599
    assert all(later - earlier <= 60 for earlier, later in pairwise(seconds))


def test_a_moment_is_found_by_its_number_as_long_as_it_is_kept(monkeypatch):
    monkeypatch.setattr(history, "MOST_CHARACTERS", 100)
    found = _typed(300)
    numbers = [moment.number for moment in found.moments()]
    assert [found.text(number) for number in numbers] == [moment.text for moment in found.moments()]
    assert found.text(2) is None
    assert len(numbers) <= 10
