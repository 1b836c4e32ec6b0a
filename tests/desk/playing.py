"""Random actions of the form, of the source and of undo."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from drafter.desk.sitting import Sitting
from drafter.errors import DrafterError
from tests.desk.agreeing import fields_of, text_of

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
    "**二十**亩，CO~2~",
    "'单'与\"双\"",
    "2026",
    "是",
    "【待补：数】",
    "（三）抓考核",
    "{甲}，[乙]",
]
PICTURE = "waste-sorting/kitchen.png"
"""A picture beside the samples."""
PASTED = [
    "会前各单位报了进度。",
    "先看一个数。\n再看一件事。",
    "一是抓学习。带头读原著。\n二是抓落实。每周一调度。",
    "一、看进度\n超过一半。\n二、看质量\n抽查合格。",
]
KEEPS = {"up", "down", "in", "out", "move"}
"""Actions that move words and change none."""


def played(sitting: Sitting, *actions: Json) -> str:
    """The text of a sitting after some actions. Undone, they give the first bytes."""
    text = sitting.text
    for action in actions:
        sitting.act(sitting.version, action)
        assert sitting.readable
    made = sitting.text
    while sitting.undo():
        pass
    assert sitting.text == text
    return made


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
        for field in (
            *document["fields"],
            *document["slots"],
            *document["agenda"]["fields"],
            *document["ending"],
            *document["footnotes"],
        ):
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


NEW = (
    "text",
    "text",
    "point",
    "point",
    "cue",
    "quote",
    "verse",
    "source",
    "turn",
    "speaker-note",
    "page-break",
    "table",
    "picture",
)
"""What can be put into a body."""
WHOLE = ("point", "section", "line", "picture", "table", "row", "column", "item", "attachment")
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


DOES = (
    "set",
    "set",
    "footnote",
    "add",
    "split",
    "join",
    "remove",
    "move",
    "up",
    "down",
    "in",
    "out",
    "kind",
    "paste",
    "type",
    "undo",
    "redo",
)
"""The kinds of actions; ``type`` is typing in the source."""


def any_action(form: Json, chance: random.Random, does: Sequence[str] = DOES) -> Json:
    """A random action at a random place of a form. does: the kinds of actions that it may be."""
    parts, lists = list(parts_of(form)), list(lists_of(form))
    path, _ = chance.choice(parts)
    do = chance.choice(does)
    match do:
        case "set":
            path, _ = chance.choice([part for part in parts if part[1] not in WHOLE])
            return {"do": do, "path": path, "text": chance.choice([*WORDS, ""])}
        case "add":
            path, kind, length = chance.choice(lists)
            new, text = _new_in(kind, chance), chance.choice([*WORDS, ""])
            return {
                "do": do,
                "path": path,
                "at": chance.randint(0, length),
                "kind": new,
                "text": PICTURE if new == "picture" else text,
            }
        case "split":
            return {"do": do, "path": path, "at": chance.randint(0, 30)}
        case "footnote":
            return {
                "do": do,
                "path": chance.choice([part for part in parts if part[1] in ("text", "heading")])[0],
                "at": chance.randint(0, 20),
            }
        case "move":
            to, _, length = chance.choice(lists)
            return {"do": do, "path": path, "to": to, "at": chance.randint(0, length)}
        case "kind":
            return {"do": do, "path": path, "kind": chance.choice(["text", "point", "section", "cue", "quote", "source"])}
        case "paste":
            texts = [part for part in parts if part[1] == "text"]
            if texts and chance.random() < 0.5:
                return {"do": do, "path": chance.choice(texts)[0], "at": chance.randint(0, 20), "text": chance.choice(PASTED)}
            path, _, length = chance.choice([found for found in lists if found[1] == "body"])
            return {"do": do, "path": path, "at": chance.randint(0, length), "text": chance.choice(PASTED)}
        case "type":
            return {"do": do, **_typing(form, chance)}
        case _:
            return {"do": do, "path": path}


def _typing(form: Json, chance: random.Random) -> Json:
    """A character typed into a random text, where the source has it."""
    fields = [field for field in fields_of(form) if text_of(field) and field["start"] is not None and "value" not in field]
    field = chance.choice(fields)
    runs = field.get("runs") or [[0, field["start"], len(text_of(field))]]
    _, start, length = chance.choice(runs)
    at = start + chance.randint(0, length)
    return {"path": field["path"], "edits": [[at, at, chance.choice("字又，")]]}


def made(sitting: Sitting, action: Json) -> bool:
    """Make an action. Returns whether it was possible; if not, the text stays."""
    before = sitting.text
    match action["do"]:
        case "undo":
            sitting.undo()
        case "redo":
            sitting.redo()
        case "type":
            sitting.type(sitting.version, action["edits"])
        case _:
            try:
                sitting.act(sitting.version, action)
            except DrafterError:
                assert sitting.text == before
                return False
    return sitting.text != before


def play(sitting: Sitting, steps: int, chance: random.Random) -> Iterator[tuple[Json, str]]:
    """So many random actions on a sitting. Yields each with the text before it. Actions that are not possible do not count.

    A text that has grown to twice its length becomes shorter again, so that the last actions take no longer than the first.
    """
    count = 0
    most = 2 * len(sitting.text) + 500
    while count < steps:
        assert sitting.shown is not None
        action = any_action(sitting.form, chance, DOES if len(sitting.text) < most else ("remove", "remove", "join", "undo"))
        before = sitting.text
        if made(sitting, action):
            count += 1
            yield action, before
