"""The date of a page beside a title is no date of the speech; who leads a title is named once."""

from __future__ import annotations

import pytest

from drafter.mine.emit import emit
from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from tests.mine.emit.emitting import rendered

TEXT = "\n\n同志们：\n\n今天开会，说一说清渠的事，渠里渠外都要管好。\n\n大家回去以后，要把各自的一段渠看好。\n"


def _mined(front: str) -> tuple[dict[str, str | None], list[str]]:
    found = to_json(mine_text(read_bytes(f"{front}{TEXT}".encode(), "a.txt")))
    return found["speeches"][0], found["noise"]


@pytest.mark.parametrize(
    ("front", "date"),
    [
        ("在清渠大会上的讲话\n\n东河新闻网\n\n2026-01-03", None),
        ("在清渠大会上的讲话\n\n三河范文网\n\n2026/1/3\n\n（2026年1月2日）", "（2026年1月2日）"),
        ("东河县清渠动员讲话\n\n2026-01-03\n\n东河县清渠动员讲话 篇1", None),
        ("在清渠大会上的讲话\n\n2026-01-03", "2026-01-03"),
        ("在清渠大会上的讲话\n\n周大河\n\n2026年1月3日", "2026年1月3日"),
    ],
)
def test_the_date_of_a_page_is_no_date_of_the_speech(front: str, date: str | None):
    speech, noise = _mined(front)
    assert speech["date"] == date
    assert sum("2026" in line for line in noise) == front.count("2026") - (date is not None)


@pytest.mark.parametrize("name", ["周大河", "栗大河", "谌大河"])
def test_who_leads_a_title_and_stands_below_it_is_named_once(name: str):
    speech, _ = _mined(f"{name}：在清渠大会上的讲话\n\n（2026年1月2日）\n\n{name}")
    assert (speech["title"], speech["speaker"]) == (f"{name}：在清渠大会上的讲话", name)
    speech, _ = _mined(f"{name}：在清渠大会上的讲话\n\n（2026年1月2日）")
    assert (speech["title"], speech["speaker"]) == ("在清渠大会上的讲话", name)


def test_a_piece_of_a_broken_line_is_no_date():
    front = "在清渠大会上的讲话\n\n（2026年1月2日在清渠大会上的讲话\n（2026年1月2日））\n\n水利局局长　周大河"
    found = mine_text(read_bytes(f"{front}{TEXT}".encode(), "a.txt"))
    assert rendered(emit(found, "学来")).document == found.document
