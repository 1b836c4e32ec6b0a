"""Footnotes of an edited document: their texts go into the outline before its page is compared, their marks come with the page's lines.

Word counts footnotes and knows no names. So each footnote of the document gets the name of the outline's footnote with the same text, or of
the one that it was made of; a new one gets a number as its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import count
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault
from drafter.nodes.writing import mapping_lines
from drafter.outline.edit.content import Content, children_of
from drafter.outline.edit.edit import Edit, applied
from drafter.outline.edit.editor import Editor
from drafter.outline.footnotes import KEYS
from drafter.pull.align import ALIKE, likeness
from drafter.pull.edited import EditedPage, PageLine
from drafter.speech.digests import digest
from drafter.speech.emphasis import NOTE_MARK, marked, typed
from drafter.speech.flow import worded_paragraphs
from drafter.template.trace import Trace

_MARK = re.compile(NOTE_MARK)


class _Mark(NamedTuple):
    """A mark of a footnote on the outline's page: its outline, its name and the footnote as one types it."""

    outline: int
    name: str
    text: str


class Noted(NamedTuple):
    """A page whose footnotes have the names of an outline, and the outline with their texts.

    clashes: what outline and document both changed.
    """

    page: EditedPage
    outline: str
    clashes: tuple[Fault, ...] = ()


def noted(page: EditedPage, traced: Trace) -> Noted:
    """The page of a document with the names of its footnotes, and the outline with their texts."""
    made = list(_marks(traced))
    if not page.notes:
        return Noted(page, traced.outline)
    names: list[tuple[int, str]] = []
    changed: dict[tuple[int, str], str] = {}
    added: dict[tuple[int, str], str] = {}
    clashes = []
    rendered = frozenset(page.rendered_notes)
    taken = {name for outline in traced.file.outlines for name in outline.footnotes}
    for text, partner in zip(page.notes, _partners(page.notes, made), strict=True):
        if partner is None or (partner.text != text and changed.get(partner[:2], text) != text):
            outline = names[-1][0] if names else 0
            known = traced.file.outlines[outline].footnotes.items()
            name = next((one for one, said in (*known, *((key[1], said) for key, said in added.items())) if said == text), "")
            if not name:
                name = _free_name(taken)
                added[outline, name] = text
                taken.add(name)
            names.append((outline, name))
            continue
        names.append(partner[:2])
        if partner.text == text or (rendered and digest(text) in rendered):
            continue
        if rendered and digest(partner.text) not in rendered:
            place = traced.content.source.place_of(_entry(traced.content, *partner[:2])[1])
            clashes.append(Fault("pull.both", place, {"text": text, "made": partner.text}))
            continue
        changed[partner[:2]] = text
    edits = [*_changes(traced.content, changed), *_additions(traced.content, added)]
    named = [name for _, name in names]
    page = page._replace(typed=tuple(_renamed(line, named) for line in page.typed))
    return Noted(page, applied(traced.outline, edits), tuple(clashes))


def _marks(traced: Trace) -> Iterator[_Mark]:
    """The marks on the outline's page, in order."""
    numbers = {speech: at for at, speech in enumerate(_speech_starts(traced))}
    outline = 0
    for at, line in enumerate(traced.lines):
        outline = numbers.get(at, outline)
        for found in _MARK.finditer(line):
            texts = traced.file.outlines[outline].footnotes if outline < len(traced.file.outlines) else {}
            if found[1] in texts:
                yield _Mark(outline, found[1], typed(marked(texts[found[1]])))


def _speech_starts(traced: Trace) -> list[int]:
    """The number of the line with which each outline's speech begins, where there are several."""
    starts: dict[int, int] = {}
    for at, (number, _) in enumerate(worded_paragraphs(traced.document)):
        if number:
            starts.setdefault(number, at)
    return list(starts.values())


def _partners(texts: Sequence[str], made: Sequence[_Mark]) -> list[_Mark | None]:
    """For each footnote of the document the outline's that it is, or was."""
    partners: list[_Mark | None] = [None] * len(texts)
    matcher = SequenceMatcher(None, [mark.text for mark in made], texts, autojunk=False)
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        if tag == "equal" or stop - start == new_stop - new_start:
            partners[new_start:new_stop] = made[start:stop]
    used = {id(mark) for mark in partners if mark is not None}
    left = [mark for mark in made if id(mark) not in used]
    same = {mark.text: mark for mark in reversed(made)}
    for at, text in enumerate(texts):  # moved or copied
        if partners[at] is None and text in same:
            partners[at] = same[text]
            left = [mark for mark in left if mark.text != text]
    for at, text in enumerate(texts):
        if partners[at] is None and left:
            best = max(left[:_MOST], key=lambda mark: likeness(mark.text, text))
            if likeness(best.text, text) >= ALIKE:
                partners[at] = best
                left.remove(best)
    return partners


_MOST = 40
"""The most footnotes that one is compared with."""


def _free_name(taken: set[str]) -> str:
    return next(str(number) for number in count(1) if str(number) not in taken)


def _renamed(line: PageLine, names: Sequence[str]) -> PageLine:
    """A line whose marks have numbers, with names in their places."""
    if not _MARK.search(line.text):
        return line

    def name(found: re.Match[str]) -> str:
        return f"[^{names[int(found[1]) - 1]}]"

    def moved(at: int) -> int:
        return len(_MARK.sub(name, line.text[:at]))

    heads = tuple(head._replace(start=moved(head.start), stop=moved(head.stop)) for head in line.heads)
    return line._replace(text=_MARK.sub(name, line.text), heads=heads)


# ---------------------------------------------------------------- documents that show no footnotes


def with_unshown_marks(
    wanted: Sequence[PageLine], made: Sequence[PageLine], rendered: Sequence[bytes]
) -> tuple[list[PageLine], list[bytes]]:
    """The lines of a document with the marks of footnotes that its layout left out, and the digests of the page with these.

    rendered: the digests of the page as it was rendered; without them nothing is known.
    """
    shown = set(rendered)
    marked_lines = {_MARK.sub("", line.text): line for line in made if _MARK.search(line.text)}
    absent = {bare: line for bare, line in marked_lines.items() if digest(bare) in shown and digest(line.text) not in shown}
    if not absent:
        return list(wanted), list(rendered)
    exact = {line.text for line in wanted}
    edited = {bare: line for bare, line in absent.items() if bare not in exact}
    made_texts = {line.text for line in made}
    lines = [
        absent[line.text] if line.text in absent else line if line.text in made_texts else _with_marks(line, edited)
        for line in wanted
    ]
    digests = {digest(bare): digest(line.text) for bare, line in absent.items()}
    return lines, [digests.get(one, one) for one in rendered]


def _with_marks(line: PageLine, edited: dict[str, PageLine]) -> PageLine:
    """A line that somebody reworded, with the marks of the line that it was. edited: such lines by their texts without marks."""
    near = list(edited)[:_MOST]
    bare = max(near, key=lambda text: likeness(text, line.text), default="")
    if not bare or likeness(bare, line.text) < ALIKE:
        return line
    old = edited.pop(bare).text
    moves = SequenceMatcher(None, bare, line.text, autojunk=False).get_opcodes()
    marks: list[tuple[int, str]] = []
    gone = 0
    for found in _MARK.finditer(old):
        marks.append((_moved(found.start() - gone, moves), found[0]))
        gone += len(found[0])

    def shifted(at: int) -> int:
        return at + sum(len(mark) for place, mark in marks if place < at)

    text, last = "", 0
    for at, mark in marks:
        text += line.text[last:at] + mark
        last = at
    heads = tuple(head._replace(start=shifted(head.start), stop=shifted(head.stop)) for head in line.heads)
    return line._replace(text=text + line.text[last:], heads=heads)


def _moved(at: int, moves: Sequence[tuple[str, int, int, int, int]]) -> int:
    """Where a place of a text is after an edit."""
    for tag, start, stop, new_start, new_stop in moves:
        if start < at <= stop:
            return new_start + at - start if tag == "equal" else new_stop
    return 0


# ---------------------------------------------------------------- the outline's text


def _notes_of(content: Content, outline: int) -> tuple[MappingNode, ScalarNode | None, Node | None]:
    """The mapping of an outline, and its key with the footnotes and their node, None where it has none."""
    bundles = len(content.documents) - len(content.file.outlines)
    root = content.documents[bundles + outline]
    assert isinstance(root, MappingNode)
    for key, value in root.value:
        if isinstance(key, ScalarNode) and key.value in KEYS:
            return root, key, value
    return root, None, None


def _entry(content: Content, outline: int, name: str) -> tuple[ScalarNode, Node]:
    """The nodes of a footnote's name and text."""
    _, _, notes = _notes_of(content, outline)
    assert isinstance(notes, MappingNode)
    return next((key, value) for key, value in notes.value if isinstance(key, ScalarNode) and key.value.strip() == name)


def _changes(content: Content, changed: Mapping[tuple[int, str], str]) -> Iterator[Edit]:
    editor = Editor(content)
    for (outline, name), text in changed.items():
        _, node = _entry(content, outline, name)
        if isinstance(node, ScalarNode):
            yield editor.value(node, [text])


def _additions(content: Content, added: Mapping[tuple[int, str], str]) -> Iterator[Edit]:
    editor = Editor(content)
    for outline in sorted({outline for outline, _ in added}):
        entries = {name: text for (of, name), text in added.items() if of == outline}
        root, key, notes = _notes_of(content, outline)
        if isinstance(notes, MappingNode) and notes.value:
            if editor.in_brackets(notes):
                at = editor.end_of(notes) - 1
                yield Edit(at, at, "".join(f", {line}" for line in mapping_lines(entries, "")))
                continue
            at = _line_end(content, editor.end_of(notes))
            yield Edit(at, at, "".join(f"\n{line}" for line in mapping_lines(entries, " " * notes.start_mark.column)))
            continue
        lines = "".join(f"\n{line}" for line in mapping_lines(entries, "  "))
        if key is not None:
            at = content.source.text.find(":", editor.end_of(key)) + 1
            yield Edit(at, max(at, editor.end_of(notes)) if notes is not None else at, lines)
            continue
        at = _line_end(content, editor.end_of(root))
        yield Edit(at, at, f"\n{KEYS[content.chinese]}:{lines}")


def _line_end(content: Content, at: int) -> int:
    found = content.source.text.find("\n", at)
    return len(content.source.text) if found < 0 else found


def without_unused(content: Content, before: Sequence[str]) -> str:
    """The text of an outline without the footnotes that no text refers to any more. before: the names that were referred to."""
    used = {name for value in content.values for name in value.notes}
    gone = [name for name in dict.fromkeys(before) if name not in used]
    edits = [edit for outline in range(len(content.file.outlines)) for edit in _removals(content, outline, gone)]
    return applied(content.source.text, edits)


def _removals(content: Content, outline: int, names: Sequence[str]) -> Iterator[Edit]:
    _, key, notes = _notes_of(content, outline)
    if not isinstance(notes, MappingNode) or key is None:
        return
    gone = [pair for pair in notes.value if isinstance(pair[0], ScalarNode) and pair[0].value.strip() in names]
    if not gone:
        return
    editor, text = Editor(content), content.source.text
    if len(gone) == len(notes.value):
        gone = [(key, notes)]
    elif editor.in_brackets(notes):
        kept = [pair for pair in notes.value if pair not in gone]
        words = ", ".join(text[one.start_mark.index : editor.end_of(other)] for one, other in kept)
        yield Edit(notes.start_mark.index, editor.end_of(notes), f"{{{words}}}")
        return
    for name, node in gone:
        start = text.rfind("\n", 0, name.start_mark.index) + 1
        stop = _line_end(content, max(map(editor.end_of, (name, node, *_ends(node)))))
        yield Edit(start - 1, stop, "") if start else Edit(start, min(len(text), stop + 1), "")


def _ends(node: Node) -> list[Node]:
    return children_of(node) if isinstance(node, MappingNode) else []
