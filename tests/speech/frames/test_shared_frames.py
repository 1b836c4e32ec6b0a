"""The frames of the gold structures beside the checkout."""

from __future__ import annotations

from drafter.speech.frames import align
from tests.data import read_data


def test_every_frame_of_the_gold_is_found(shared):
    missed = []
    for path in sorted(shared.glob("gold/*/*.yaml")):
        for speech in read_data(path)["speeches"]:
            frames = speech.get("frames") or {}
            wanted = [(frames.get("sections"), [section["heading"] for section in speech["sections"]])]
            wanted += [
                (pattern, speech["sections"][number - 1]["points"]) for number, pattern in (frames.get("points") or {}).items()
            ]
            for pattern, headings in wanted:
                found = align(headings)
                if pattern and (found is None or found.pattern.replace(",", "，") != pattern):
                    missed.append((path.stem, pattern, found))
    assert missed == []
