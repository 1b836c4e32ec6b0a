"""Changes the footnotes of an outline: their texts, and their marks ``[^注1]`` in what they explain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from yaml.nodes import MappingNode

from drafter.desk.lists import behind_marks
from drafter.desk.paths import Part, typed_at, value_of
from drafter.desk.values import set_pair, set_value
from drafter.desk.work import Acted, Work, refuse
from drafter.messages.language import language
from drafter.speech.text import BLANK, BLANK_START


def set_footnote(work: Work, part: Part, text: str) -> None:
    """Give a footnote another text, of one line. Without a text it is a blank while its mark stands somewhere, and goes without one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines:
        set_pair(work, part, "".join(lines))
    elif f"[^{part.name}]" in work.text:
        set_pair(work, part, _blank())
    elif part.node is not None:
        _remove(work, part)


def _blank() -> str:
    return f"{BLANK_START}：{'注文' if language() == 'zh' else 'footnote'}】"


def _remove(work: Work, part: Part) -> None:
    notes = value_of(part.root, "footnotes")
    assert isinstance(notes, MappingNode)
    mapping, gone = (notes, part.node) if len(notes.value) > 1 else (part.root, notes)
    work.change(work.editor.without_pair(mapping, next(at for at, (_, value) in enumerate(mapping.value) if value is gone)))


def add_footnote(work: Work, action: Mapping[str, Any]) -> Acted:
    """Put the mark of a new footnote at a character of a paragraph or heading (path, at). The caret goes to its own text, a blank."""
    path, number = str(action["path"]), str(action["path"]).split("/", maxsplit=1)[0]
    part, text = work.part(path), typed_at(work.content, path) or ""
    at = behind_marks(text, int(action["at"]))
    at = next((blank.end() for blank in re.finditer(BLANK, text) if blank.start() < at < blank.end()), at)
    if part.kind not in ("text", "heading") or not re.sub(BLANK, "", text[:at]).strip():
        raise refuse("desk.no-word-here")
    notes = value_of(part.root, "footnotes")
    known = {key.value.strip() for key, _ in notes.value} if isinstance(notes, MappingNode) else set()
    name = next(name for place in count(1) if (name := f"注{place}") not in known)
    set_pair(work, work.part(f"{number}/footnotes/{name}"), _blank())
    set_value(work, {"path": path, "text": f"{text[:at]}[^{name}]{text[at:]}"})
    return Acted(work.text, f"{number}/footnotes/{name}", 0)
