"""What must hold of a sitting after every action: its form, its source and its page show the same speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from drafter import api
from drafter.desk.comments import comments_in
from drafter.desk.page import Block
from drafter.desk.paths import documents_of
from drafter.desk.sitting import Sitting
from drafter.outline.typed import ordinal_of
from drafter.speech.figures import LOWERED, RAISED, moved

Json = dict[str, Any]

_BLANK = re.compile("【待补(?:：[^】]*)?】")
_NEW = re.compile("【待补：[^】]+】")
_NUMBERED = re.compile("/(?:heading(?:/[0-9]+)?|item|name)$")
"""The paths of what the template numbers, the blanks of a frame among them: an ordinal that is typed there is taken off, and told."""


def assert_agreed(sitting: Sitting, source: str) -> None:
    """Form, source and page show the same. source: the name of the outline, beside which its files lie."""
    assert sitting.readable
    page, rendered = _page(sitting), _rendered(sitting.text, source)
    assert page == rendered, [pair for pair in zip(page, rendered, strict=False) if pair[0] != pair[1]][:3]
    shown = sitting.shown
    assert shown is not None
    fields = list(fields_of(sitting.form))
    for field in fields:
        assert_stands(field, sitting.text)
    written = Counter("" if _BLANK.fullmatch(value.typed) else value.typed for value in shown.traced.content.values)
    placed = Counter(line for field in fields if is_value(field) for line in text_of(field).split("\n"))
    del written[""], placed[""]
    assert placed == written, (placed - written, written - placed)


def _rendered(text: str, source: str) -> list[str]:
    """The lines of the page that `drafter render` makes."""
    page = api.render(text, source=source, to="txt").data.decode()
    return [line for line in page.split("\n") if line.strip()]


def _page(sitting: Sitting) -> list[str]:
    assert sitting.shown is not None
    blocks = [block for block in sitting.shown.blocks if "data-words" not in block.html]  # the contents of a bundle are no text
    return [words_of(block, sitting.text) for block in blocks]


def words_of(block: Block, text: str) -> str:
    """The words of a paragraph of the page, written as the format txt writes them. A picture is written by the name of its file in the outline."""
    html = block.html
    if block.line is None:
        name = re.match(r"[^'\"\n,}#]*[^'\"\s,}#]", text[block.runs[0].start :])
        return f"【图片：{name[0] if name else ''}】"
    html = re.sub(r'<sup class="footnote-[a-z]*" data-number="([^"]*)"></sup>', r"\1", html)
    for tag, table, sign in (("sup", RAISED, "^"), ("sub", LOWERED, "~")):
        html = re.sub(f"<{tag}>(.*?)</{tag}>", lambda found: moved(found[1], table) or f"{sign}{found[1]}{sign}", html)  # noqa: B023
    return unescape(re.sub("<[^>]*>", "", html)).rstrip("\n")


def fields_of(form: Any) -> Iterator[Json]:
    """All texts of a form that have a place: of fields, headings, paragraphs, cells."""
    if isinstance(form, list):
        for one in form:
            yield from fields_of(one)
    elif isinstance(form, dict):
        if "start" in form and ("text" in form or "value" in form):
            yield form
        for inner in form.values():
            yield from fields_of(inner)


def is_value(field: Json) -> bool:
    """Whether a field shows a value of the outline, which the page may show; the name of a file, and a limit, are none."""
    return field["start"] is not None and field.get("name") != "file"


def text_of(field: Json) -> str:
    """The text of a field; "" for one that is open."""
    text: str = field["text"] if "text" in field else field["value"]
    return "" if _BLANK.fullmatch(text) else text


def assert_stands(field: Json, text: str) -> None:
    """The characters of a field stand in the source where it says."""
    words = text_of(field)
    if not words or field["start"] is None:
        return
    for at, start, length in field.get("runs", ()):
        here = text[start : start + length]
        assert all(one == other or one in "\\'" for one, other in zip(here, words[at : at + length], strict=True)), (
            field
        )  # an escape
    if "runs" not in field and "value" not in field:
        assert text.startswith(words, field["start"]), field


def characters_of(texts: Counter[str]) -> Counter[str]:
    """The characters of texts without the marks that joining and cutting writes, and without blanks: an open line that becomes a paragraph is empty."""
    return Counter("".join(re.sub(r"[\s，。：]", "", _NEW.sub("", text)) for text in texts.elements()))


class Before(NamedTuple):
    """What a sitting had before an action. texts: its values, as they are typed. keys: those of each document, in their order."""

    texts: Counter[str]
    comments: Counter[str]
    keys: list[list[str]]


def before(sitting: Sitting) -> Before:
    """What a sitting has now."""
    assert sitting.shown is not None
    content = sitting.shown.traced.content
    keys = [[str(key.value) for key, _ in root.value] for root in documents_of(content)]
    return Before(Counter(value.typed for value in content.values), Counter(comments_in(content)), keys)


def assert_keys_stay(old: list[list[str]], new: list[list[str]]) -> None:
    """No key of a document changed its place among the others, and none is gone."""
    for before, after in zip(old, new, strict=True):
        assert [key for key in after if key in before] == before


def assert_typed(sitting: Sitting, action: Json) -> None:
    """The form reads as it was typed, but for spaces around it. An emptied part may be gone, or a blank that is needed."""
    assert sitting.shown is not None
    field = next((field for field in fields_of(sitting.form) if field["path"] == action["path"]), None)
    words = _BLANK.sub("", action["text"]).strip()
    if words:
        assert field is not None, action
        counted = len(ordinal_of(words)) if _NUMBERED.search(field["path"]) else 0
        assert text_of(field) in (words, words[counted:]), action
