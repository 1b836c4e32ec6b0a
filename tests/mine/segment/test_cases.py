"""Synthetic sources, each with the structure that a careful reader finds."""

from __future__ import annotations

import pytest

from tests.mine.segment.notation import Case, cases, mined, plain, shown, words_of

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_structure_of_a_source_is_found(case: Case):
    found = mined(case.source)
    bundle = found["bundle"] and [found["bundle"]["title"], found["bundle"]["count_line"]]
    assert bundle == case.bundle
    assert sorted(map(plain, found["noise"])) == sorted(map(plain, case.noise))
    assert len(found["speeches"]) == len(case.speeches)
    for speech, expected in zip(found["speeches"], case.speeches, strict=True):
        for field in ("title", "salutation", "date", "speaker"):
            assert plain(speech[field]) == plain(expected.get(field)), field
        assert len(speech["sections"]) == len(expected["sections"]), speech["sections"]
        for section, text in zip(speech["sections"], expected["sections"], strict=True):
            assert shown(section, text) == plain(text)
        for field in ("opening", "closing"):
            want = plain(expected.get(field))
            got = speech[field]
            assert (bool(got) and plain(words_of(got[0])).startswith(want)) if want else (field == "opening" or not got), (
                field,
                got,
            )
        if "closing_points" in expected:
            points = [item["heading"] for item in speech["closing"] if isinstance(item, dict)]
            assert points == expected["closing_points"]
        if not expected.get("opening"):
            assert not speech["opening"]


def test_the_cases_are_many_enough():
    assert len(CASES) >= 40
    assert len({case.title for case in CASES}) == len(CASES)
