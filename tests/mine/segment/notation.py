"""The short notation of the case files, and a mined document in it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from drafter.mine.clean import clean
from drafter.mine.json_form import to_json
from drafter.mine.model import Mined
from drafter.mine.segment import segment
from drafter.read.source import SourceText
from tests.data import read_data

ROOT = Path(__file__).resolve().parents[3]
CASES = Path(__file__).with_name("cases")


class Case(NamedTuple):
    """A source and what a careful reader finds in it. speeches: the expectation of each."""

    title: str
    source: str
    speeches: list[dict[str, Any]]
    bundle: list[str] | None
    noise: list[str]


def cases() -> list[Case]:
    """Synthetic sources, each for a point of its own."""
    return [case for path in sorted(CASES.glob("*.yaml")) for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; a text of the checkout is named by `file`."""
    found = []
    for raw in read_data(path):
        speeches = raw.get("speeches") or [raw["expect"]]
        noise = raw.get("noise") or speeches[0].get("noise") or []
        source = raw["source"] if "source" in raw else (ROOT / raw["file"]).read_text(encoding="utf-8")
        found.append(Case(f"{path.stem}: {raw['title']}", source, speeches, raw.get("bundle"), noise))
    return found


def mined(text: str) -> dict[str, Any]:
    """The JSON of a text."""
    cleaned = clean(SourceText("case", text))
    return to_json(Mined("case", segment(cleaned), (), cleaned.noise, cleaned.repairs))


def plain(text: object) -> str:
    """A text in one width and without blanks: how the cases are compared."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text or ""))).rstrip(":。.?!")


def shown(unit: dict[str, Any], expected: str = "") -> str:
    """A section in the notation of the cases: ``一、 heading › point / point``; a point no longer than it is expected to begin."""
    points = [plain(item["heading"] or words_of(item)) for item in unit["body"] if isinstance(item, dict)]
    points += [plain(child["heading"]) for child in unit["sections"]]
    wanted = [plain(point) for point in expected.partition(" › ")[2].split(" / ")]
    if len(points) == len(wanted):
        points = [want if point.startswith(want) else point for want, point in zip(wanted, points, strict=True)]
    return plain(f"{unit['mark']}{unit['heading']}" + (" › " + " / ".join(points) if points else ""))


def words_of(item: Any) -> str:
    """How a paragraph or point begins."""
    if isinstance(item, str):
        return item
    return f"{item['heading'] or ''}{words_of(item['body'][0]) if item['body'] else ''}"


def assert_structure(found: dict[str, Any], case: Case) -> None:
    """The JSON of a source has the structure that its case expects."""
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
        assert list(map(plain, speech["signature"])) == list(map(plain, expected.get("signature", ()))), "signature"
        if "closing_points" in expected:
            points = [item["heading"] for item in speech["closing"] if isinstance(item, dict)]
            assert points == expected["closing_points"]
        if not expected.get("opening"):
            assert not speech["opening"]
