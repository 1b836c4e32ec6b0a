"""The texts whose structure is known, and what of a structure is compared."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from tests.data import read_data
from tests.mine.segment.notation import ROOT, cases, words_of

FIELDS = ("title", "date", "speaker", "salutation", "opening", "sections", "points", "closing", "signature")
FOLDERS = ("tests/mine/sources", "samples/sources", "tests/samples/golden")
MORE = "DRAFTER_SPEECHES"
"""The variable that names folders of other texts, joined with `os.pathsep`: ``NAME.yaml`` has the structure of ``NAME.txt``.

``STRUCTURES=TEXTS`` names two folders."""
SHORTEST = 120
DIRTY = ("noise", "pages")
"""Files of cases whose texts are wrapped already."""

Structure = Mapping[str, Any]
"""What was found in a speech, field by field, as `plain` writes it; None in what is wanted: not compared."""


def plain(text: object) -> str:
    """A text in one width, without blanks and without the mark at its end."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text or ""))).rstrip(":。.,;!?").strip("()")


@dataclass(frozen=True)
class Known:
    """A text and the structure of each speech in it."""

    name: str
    text: str
    speeches: tuple[Structure, ...]

    @cached_property
    def lines(self) -> list[str]:
        """The lines that have a text."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]

    @cached_property
    def ends_in_noise(self) -> bool:
        """Whether the last line is no part of a speech."""
        noise = to_json(mine_text(read_bytes(self.text.encode(), "text.txt")))["noise"]
        return self.lines[-1] in {str(line).strip() for line in noise}

    @property
    def first(self) -> Structure:
        """The first speech."""
        return self.speeches[0]

    def title_lines(self) -> slice | None:
        """Where the title stands among `lines`, its subtitle included; None without one."""
        title = self.first["title"]
        starts = range(min(len(self.lines), 12)) if title else ()
        places = (slice(start, end) for start in starts for end in range(start + 1, start + 5))
        return next((place for place in places if plain("".join(self.lines[place])) == title), None)

    def address(self) -> int | None:
        """Which of `lines` is the address; None without one."""
        salutation = self.first["salutation"]
        found = (number for number, line in enumerate(self.lines[:20]) if salutation and plain(line) == salutation)
        return next(found, None)

    def with_lines(self, lines: list[str], **fields: Any) -> Known:
        """The text with other lines; fields: what is found in the first speech then."""
        found = {name: plain(value) if isinstance(value, str) else value for name, value in fields.items()}
        first = {**self.first, **found}
        return replace(self, text="\n".join(lines) + "\n", speeches=(first, *self.speeches[1:]))


def structures(data: bytes, file: str) -> tuple[Structure, ...]:
    """What mining finds in a file."""
    return tuple(map(_structure, to_json(mine_text(read_bytes(data, file)))["speeches"]))


def _structure(speech: Mapping[str, Any]) -> Structure:
    title, subtitle = plain(speech["title"]), plain(speech["subtitle"])
    return {
        **{name: plain(speech[name]) for name in ("date", "speaker", "salutation")},
        "title": title if title.endswith(subtitle) else title + subtitle,
        "opening": _begins(speech["opening"]),
        "sections": tuple(plain(f"{section['mark']}{section['heading']}") for section in speech["sections"]),
        "points": tuple(tuple(_points(section)) for section in speech["sections"]),
        "closing": _begins(speech["closing"]),
        "signature": plain("".join(speech["signature"])),
    }


def _begins(items: list[Any]) -> str:
    return plain(words_of(items[0]))[:20] if items else ""


def _points(section: Mapping[str, Any]) -> Iterator[str]:
    yield from (plain(words_of(item))[:12] for item in section["body"] if isinstance(item, dict))
    yield from (plain(child["heading"])[:12] for child in section["sections"])


def known_texts() -> list[Known]:
    """The texts of the project, and those in the folders of `MORE`, where mining finds on the plain text what a reader found."""
    found = [*_sources(), *_cases()]
    return [*found, *(text for folder in os.environ.get(MORE, "").split(os.pathsep) if folder for text in _annotated(folder))]


def _sources() -> Iterator[Known]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("*.txt")):
            known = _read(path.stem, path.read_text(encoding="utf-8"))
            title = known.title_lines()
            if len(known.speeches) > 1 or (title is not None and title.start == 0):
                yield known


def _cases() -> Iterator[Known]:
    """The cases of the segmenting tests that are whole speeches: with title, address and sections, and nothing round them."""
    for case in cases():
        whole = len(case.speeches) == 1 and all(case.speeches[0].get(name) for name in ("title", "salutation", "sections"))
        if whole and len(case.source) >= SHORTEST and not case.title.startswith(DIRTY):
            known = _read(case.title, case.source)
            title = known.title_lines()
            if title is not None and title.start == 0 and known.address() is not None:
                yield known


def _annotated(folder: str) -> Iterator[Known]:
    structures_in, _, texts_in = folder.partition("=")
    for path in sorted(Path(structures_in).glob("*.yaml")):
        text = Path(texts_in or structures_in) / f"{path.stem}.txt"
        if text.exists():
            known = _read(path.stem, text.read_text(encoding="utf-8"))
            if _agrees(known, read_data(path)["speeches"]):
                yield known


def _agrees(known: Known, speeches: list[Mapping[str, Any]]) -> bool:
    """Whether mining finds on the plain text what a reader found."""
    return len(known.speeches) == len(speeches) and all(
        found["title"] == plain(gold["title"])
        and found["salutation"] == plain(gold["salutation"])
        and found["sections"] == tuple(plain(f"{unit['level1_mark']}{unit['heading']}") for unit in gold["sections"])
        and bool(found["closing"]) == bool(gold["closing_starts"])
        for found, gold in zip(known.speeches, speeches, strict=True)
    )


def _read(name: str, text: str) -> Known:
    return Known(name, text, structures(text.encode(), "text.txt"))
