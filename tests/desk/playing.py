"""Random actions of the form, and what must hold after each."""

from __future__ import annotations

import random
import re
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
    "#号",
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
    """The comments of an outline, those behind a value too."""
    return Counter(re.findall(r"(?m)(?:^|[ \t])(# .*)$", text))


def lists_of(form: Json) -> Iterator[tuple[str, str, int]]:
    """The lists of a form: path, kind, length."""
    for document in form["documents"]:
        number = document["path"]
        for name in ("opening", "closing", "notes"):
            yield from _bodies(document[name])
        yield f"{number}/sections", "sections", len(document["sections"])
        for section in document["sections"]:
            yield from _sections(section)
        for name in ("agenda", "attachments"):
            yield document[name]["path"], name, len(document[name]["items"])
        for item in document["attachments"]["items"]:
            yield from _bodies(item["body"])


def _bodies(body: Json) -> Iterator[tuple[str, str, int]]:
    yield body["path"], "body", len(body["items"])
    for item in body["items"]:
        if item["kind"] == "point":
            yield from _bodies({"path": f"{item['path']}/body", "items": item["items"]})
        elif item["kind"] == "table" and item["rows"]:
            yield f"{item['path']}/rows", "rows", len(item["rows"])


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
        for field in (*document["fields"], *document["slots"], *document["agenda"]["fields"], *document["ending"]):
            yield field["path"], "field"
        for name in ("opening", "closing", "notes"):
            yield from _items(document[name]["items"])
        for section in document["sections"]:
            yield from _parts_of_section(section)
        for item in (*document["agenda"]["items"], *document["attachments"]["items"]):
            yield item["path"], item["kind"]
            yield from ((field["path"], "key") for field in item["fields"])
            yield from _items(item["body"]["items"] if "body" in item else [])


def _items(items: list[Json]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield item["path"], item["kind"]
        if item["kind"] == "point":
            yield from _heading(item["heading"])
            yield from _items(item["items"])
        yield from ((field["path"], "key") for field in item.get("fields", ()))
        for number, row in enumerate(item.get("rows", ())):
            yield f"{item['path']}/rows/{number}", "row"
            yield from ((cell["path"], "cell") for cell in row)
        yield from ((f"{item['path']}/columns/{number}", "column") for number, _ in enumerate([*item.get("rows", ()), []][0]))


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


NEW = ("text", "text", "point", "point", "cue", "quote", "verse", "source", "turn", "speaker-note", "page-break", "table")
"""What can be put into a body."""
WHOLE = ("point", "section", "line", "table", "row", "column", "item", "attachment")
"""Parts that have no text of their own."""


def _new_in(kind: str, chance: random.Random) -> str:
    """The kind of something new in a list of a kind."""
    match kind:
        case "sections":
            return "section"
        case "body":
            return chance.choice(NEW)
        case "rows":
            return chance.choice(["row", "column"])
        case _:
            return "item" if kind == "agenda" else "attachment"


def any_action(form: Json, chance: random.Random) -> Json:
    """A random action at a random place of a form."""
    parts, lists = list(parts_of(form)), list(lists_of(form))
    path, kind = chance.choice(parts)
    do = chance.choice(["set", "set", "add", "split", "join", "remove", "move", "up", "down", "in", "out", "kind"])
    match do:
        case "set":
            path, _ = chance.choice([part for part in parts if part[1] not in WHOLE])
            return {"do": do, "path": path, "text": chance.choice([*WORDS, ""])}
        case "add":
            path, kind, length = chance.choice(lists)
            new, text = _new_in(kind, chance), chance.choice([*WORDS, ""])
            return {"do": do, "path": path, "at": chance.randint(0, length), "kind": new, "text": text}
        case "split":
            return {"do": do, "path": path, "at": chance.randint(0, 30)}
        case "move":
            to, _, length = chance.choice(lists)
            return {"do": do, "path": path, "to": to, "at": chance.randint(0, length)}
        case "kind":
            return {"do": do, "path": path, "kind": chance.choice(["text", "point", "section", "cue", "quote", "source"])}
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
