"""Random actions of the form, and what must hold after each."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

from drafter.desk.sitting import Sitting
from drafter.errors import DrafterError

Json = dict[str, Any]

WORDS = [
    "把小事做实。",
    "各单位要认真抓好落实：一是一，二是二",
    "二、强化责任",
    "10个",
    "“先锋岗”怎么建",
    "- 短",
    "# 号",
    "a: b",
    "同志们",
    "  前后空格  ",
]
KEEPS = {"up", "down", "in", "out", "move"}
"""Actions that move words and change none."""


def texts_of(sitting: Sitting) -> Counter[str]:
    """The values of the outline that stands in the text now."""
    assert sitting.shown is not None
    return Counter(value.text for value in sitting.shown.traced.content.values)


def comments_of(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.split("\n") if line.strip().startswith("#"))


def lists_of(form: Json) -> Iterator[tuple[str, str, int]]:
    """The lists of a form: path, kind, length."""
    for document in form["documents"]:
        number = document["path"]
        for name in ("opening", "closing", "notes"):
            yield from _bodies(document[name])
        yield f"{number}/sections", "sections", len(document["sections"])
        for section in document["sections"]:
            yield from _sections(section)


def _bodies(body: Json) -> Iterator[tuple[str, str, int]]:
    yield body["path"], "body", len(body["items"])
    for item in body["items"]:
        if item["kind"] == "point":
            yield from _bodies({"path": f"{item['path']}/body", "items": item["items"]})


def _sections(section: Json) -> Iterator[tuple[str, str, int]]:
    yield from _bodies(section["body"])
    yield f"{section['path']}/sections", "sections", len(section["sections"])
    for inner in section["sections"]:
        yield from _sections(inner)


def parts_of(form: Json) -> Iterator[tuple[str, str]]:
    """The parts of a form that actions name: path and kind."""
    for field in form["bundle"]["fields"] if form["bundle"] else ():
        yield field["path"], "field"
    for document in form["documents"]:
        for field in (*document["fields"], *document["slots"]):
            yield field["path"], "field"
        for name in ("opening", "closing", "notes"):
            yield from _items(document[name]["items"])
        for section in document["sections"]:
            yield from _parts_of_section(section)


def _items(items: list[Json]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield item["path"], item["kind"]
        if item["kind"] == "point":
            yield from _heading(item["heading"])
            yield from _items(item["items"])


def _heading(heading: Json) -> Iterator[tuple[str, str]]:
    if "pieces" in heading:
        yield from ((piece["path"], "blank") for piece in heading["pieces"] if "path" in piece)
    else:
        yield heading["path"], "heading"


def _parts_of_section(section: Json) -> Iterator[tuple[str, str]]:
    yield section["path"], "section"
    yield from _heading(section["heading"])
    yield from _items(section["body"]["items"])
    for inner in section["sections"]:
        yield from _parts_of_section(inner)


def any_action(form: Json, chance: random.Random) -> Json:
    """A random action at a random place of a form."""
    parts, lists = list(parts_of(form)), list(lists_of(form))
    path, kind = chance.choice(parts)
    do = chance.choice(["set", "set", "add", "split", "join", "remove", "move", "up", "down", "in", "out", "kind"])
    match do:
        case "set":
            path, _ = chance.choice([part for part in parts if part[1] not in ("point", "section")])
            return {"do": do, "path": path, "text": chance.choice([*WORDS, ""])}
        case "add":
            path, kind, length = chance.choice(lists)
            kind = "section" if kind == "sections" else chance.choice(["text", "point"])
            return {"do": do, "path": path, "at": chance.randint(0, length), "kind": kind, "text": chance.choice(WORDS)}
        case "split":
            return {"do": do, "path": path, "at": chance.randint(0, 30)}
        case "move":
            to, _, length = chance.choice(lists)
            return {"do": do, "path": path, "to": to, "at": chance.randint(0, length)}
        case "kind":
            return {"do": do, "path": path, "kind": chance.choice(["text", "point", "section"])}
        case _:
            return {"do": do, "path": path}


def play(sitting: Sitting, steps: int, chance: random.Random) -> Iterator[tuple[Json, str]]:
    """Random actions on a sitting. Yields each action that was possible, with the text before it."""
    for _ in range(steps):
        assert sitting.shown is not None
        action = any_action(sitting.shown.form, chance)
        before = sitting.text
        try:
            sitting.act(sitting.version, action)
        except DrafterError:
            assert sitting.text == before
            continue
        yield action, before
