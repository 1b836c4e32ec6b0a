"""Edits for speeches of a bundle that were moved, copied, added or deleted as wholes.

Each speech is a document of the outline's file, between lines ``---``. The documents are brought into the order of the page, each as it is
written, with its comments; what changed inside a speech is the business of the other steps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, ScalarNode

from drafter.nodes.writing import Value, mapping_lines
from drafter.outline.edit.edit import Edit
from drafter.outline.keys import OUTLINE
from drafter.pull.align import likeness
from drafter.pull.comparison import Comparison
from drafter.pull.edited import PageLine
from drafter.pull.moved import new_values
from drafter.pull.speeches import starts_of
from drafter.pull.units import speech_of

_ALIKE = 0.4
"""The least likeness of a speech to the one that it was."""
_COPIED = 0.6
"""The least likeness of a speech to the one that it was copied from."""
_MOST = 400
"""The most pairs of speeches that are compared. If there are more, the first is compared with the first, and so on."""
_PARTING = re.compile(r"(?m)^---[ \t]*(#.*\n)?\n?")
_FOR_EDITORS = re.compile(r"(?:# *yaml-language-server:.*\n)?")


class _Speech(NamedTuple):
    """A speech of a page. title, text: its title, and its whole text. at: where it begins among the lines. lines: its lines."""

    title: str
    text: str
    at: int
    lines: Sequence[PageLine]


def speeches_in_order(page: Comparison) -> list[Edit]:
    """The edit that gives a bundle the speeches of the page, in its order; none where it has them already."""
    if len(page.old_speeches) < 2:
        return []
    olds, news = _speeches(page.made_lines), _speeches(page.wanted_lines)
    if len(olds) != len(page.old_speeches) or not news:
        return []
    sources = _sources(olds, news)
    written = _written(page, len(olds))
    if written is None or sources == list(range(len(olds))):
        return []
    head, start, documents = written
    last = 0
    pieces = []
    for old, speech in zip(sources, news, strict=True):
        last = last if old is None else old
        pieces.append(_new(page, speech, last) if old is None else documents[old])
    return [Edit(start, len(page.editor.text), head + "---\n".join(pieces))]


def _speeches(lines: Sequence[PageLine]) -> list[_Speech]:
    starts = starts_of(lines)
    found = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        title = "".join(line.text for line in lines[start:stop] if line.kind == "title")
        found.append(_Speech(title, "\n".join(line.text for line in lines[start:stop]), start, lines[start:stop]))
    return found


def _sources(olds: Sequence[_Speech], news: Sequence[_Speech]) -> list[int | None]:
    """For each speech of the page the number of the one that it is, None for a new one: with the same text, else with the same title, else one like it, else a copy of one."""
    found: dict[int, int] = {}
    left = dict.fromkeys(range(len(olds)))
    for field in ("text", "title"):
        places: dict[str, list[int]] = {}
        for at in reversed(left):
            places.setdefault(getattr(olds[at], field), []).append(at)
        for at, new in enumerate(news):
            if at not in found and places.get(getattr(new, field)):
                found[at] = places[getattr(new, field)].pop()
        left = dict.fromkeys(at for at in left if at not in set(found.values()))
    asked = [at for at in range(len(news)) if at not in found]
    every = [(at, to) for at in left for to in asked] if len(left) * len(asked) <= _MOST else list(zip(left, asked, strict=False))
    alike = sorted(((likeness(olds[at].text, news[to].text), -abs(at - to), at, to) for at, to in every), reverse=True)
    for degree, _, at, to in alike:
        in_place = len(olds) == len(news) and at == to
        if (degree >= _ALIKE or in_place) and at in left and to not in found:
            found[to] = at
            del left[at]
    return [found[at] if at in found else _copied(olds, new) for at, new in enumerate(news)]


def _copied(olds: Sequence[_Speech], new: _Speech) -> int | None:
    """The number of the speech that a new one is a copy of, with changes; None where it is no copy."""
    degree, at = max((likeness(old.text, new.text), -number) for number, old in enumerate(olds[:_MOST]))
    return -at if degree >= _COPIED else None


def _written(page: Comparison, count: int) -> tuple[str, int, list[str]] | None:
    """What stands above the first speech, where that begins, and the documents of the speeches as they are written; None where they are not parted plainly."""
    roots = [root for root in page.content.documents if isinstance(root, MappingNode)]
    speeches, others = roots[len(roots) - count :], roots[: len(roots) - count]
    text = page.editor.text
    if len(speeches) != count or len(roots) != len(page.content.documents):
        return None
    starts = []
    for before, root in zip([None, *roots], roots, strict=False):
        parting = list(_PARTING.finditer(text, page.editor.end_of(before) if before else 0, root.start_mark.index))
        if len(parting) > 1 or (before is not None and not parting):
            return None
        starts.append((parting[0].start(), parting[0].end(), parting[0][1] or "") if parting else (0, 0, ""))
    starts = starts[len(others) :]
    stops = [*(start for start, _, _ in starts[1:]), len(text)]
    documents = [remark + text[start:stop] for (_, start, remark), stop in zip(starts, stops, strict=True)]
    documents = [one if one.endswith("\n") else f"{one}\n" for one in documents]
    editors = _FOR_EDITORS.match(documents[0])
    head = editors[0] if editors and not others else ""
    documents[0] = documents[0][len(head) :]
    return head, starts[0][1], documents


def _new(page: Comparison, speech: _Speech, beside: int) -> str:
    """A speech that the outline does not have, as a document with the template of another one. beside: the number of that one."""
    key = page.editor.key
    root = [root for root in page.content.documents if isinstance(root, MappingNode)][beside - len(page.old_speeches)]
    said = {str(name.value): node.value for name, node in root.value if isinstance(node, ScalarNode)}
    outline: dict[str, Value] = {
        name: said[name] for name in said if (field := OUTLINE.by_key.get(name)) and field.name == "template"
    }
    for name in ("title", "subtitle", "speaker", "date", "salutation"):
        texts = [_FRONT[name].sub("", line.text) for line in speech.lines if line.kind == name]
        if texts:
            outline[key(name)] = texts[0] if len(texts) == 1 else texts
    unit = speech_of(page.wanted_lines, range(speech.at, speech.at + len(speech.lines)), speech.at + len(speech.lines))
    opening, sections = new_values(page, unit.points[0]), new_values(page, unit)
    outline |= {key("opening"): opening.get(key("body"), [])} if opening.get(key("body")) else {}
    outline[key("sections")] = sections.get(key("sections"), "无" if page.content.chinese else "none")
    return "\n".join([*mapping_lines(outline), ""])


_FRONT = {
    "title": re.compile(r"$^"),
    "subtitle": re.compile("^[—―-]+"),
    "speaker": re.compile(r"$^"),
    "date": re.compile(r"$^"),
    "salutation": re.compile("[：:]$"),
}
"""What the page shows in a line of the front, and an outline does not hold."""
