"""The bounds of processor time: a slow machine has more, and what is over its bound is told."""

import pytest

from tests import pace


def _spin() -> None:
    for _ in range(3):
        pace._work()


def test_what_is_within_its_bound_passes():
    with pace.within(60):
        _spin()


def test_what_is_over_its_bound_fails():
    with pytest.raises(AssertionError, match=r"the bound is 0\.00 s"), pace.within(0.0001):
        _spin()


def test_a_machine_twice_as_slow_has_twice_the_time(monkeypatch):
    monkeypatch.setattr(pace, "pace", lambda: 2.0)
    assert pace.too_long(3.9, 2) == ""
    assert pace.too_long(4.1, 2)
