"""A sitting: one outline that is being edited, as text, page and form. It knows nothing of files and networks."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from drafter.api.checking import proofreader
from drafter.api.folders import Workspace, layout_folders
from drafter.desk.actions import act
from drafter.desk.boxes import at_its_place, boxes
from drafter.desk.differences import difference, moved_place
from drafter.desk.form import form_of
from drafter.desk.merge import all_together, words_together
from drafter.desk.page import Block, blocks_of, paper_of
from drafter.desk.paths import part_of, typed_at
from drafter.desk.places import index_of, place_of
from drafter.errors import DrafterError, Fault, UsageError
from drafter.files import is_file
from drafter.layout import DEFAULT, layout_names, load_layout, own_names
from drafter.layout.model import Layout
from drafter.messages.wording import parts
from drafter.outline.edit.content import content_of
from drafter.outline.edit.edit import Edit, applied
from drafter.outline.model import OutlineFile
from drafter.proofread.file import Proofreader
from drafter.proofread.model import Proofs
from drafter.speech.flow import document_paragraphs
from drafter.speech.tree import Document
from drafter.template.frontmatter import TemplateInfo
from drafter.template.positions import positions
from drafter.template.trace import Trace, trace
from drafter.write import shown, title_and_date
from drafter.write.pronunciation import NO_READINGS

Json = dict[str, Any]

ONE_EDIT = 1.0
"""Seconds within which edits of the same kind at the same place are one step of undo."""

KEPT_TEXTS = 8
"""How many of the last texts a change may be made against: another window may not know the newest ones yet."""

TYPED = ("set", "split", "paste")
"""Actions after which a value may be wrong: what somebody types is kept, and told."""

MOST_STEPS = 2000
"""The most steps that can be undone. A step holds the one difference to the text before it."""


class Step(NamedTuple):
    """A step of undo. back: the edit that gives the text before it. forth: the edit that gives the text after it.

    before: the path of the part that had the caret, and the index in it, where the edit does not tell; None where it does.
    """

    back: Edit
    forth: Edit
    label: str
    at: float
    before: tuple[str, int] | None = None


class Shown(NamedTuple):
    """What the last readable text shows."""

    version: int
    traced: Trace
    blocks: list[Block]
    layout: Layout

    def line_of(self, block: int) -> int | None:
        """The index of a block among the paragraphs with words; None for a picture, and for a block that is not there."""
        return self.blocks[block].line if 0 <= block < len(self.blocks) else None


class StaleError(LookupError):
    """An edit against a version that the sitting has no more."""


class Sitting:
    """One outline on the desk.

    text: the outline. version: it grows by one with every change.
    name: of the outline in messages. folder: that of its file, whose templates, layouts and configuration count; None without one.
    """

    def __init__(self, text: str, name: str, folder: Path | None = None, templates: Sequence[Path] = ()) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.name = name
        self.version = 1
        self.workspace = Workspace(folder, templates)
        self.layout_asked = ""
        self.layout_name = ""
        self.faults: tuple[Fault, ...] = ()
        self.notices: tuple[Fault, ...] = ()
        self.shown: Shown | None = None
        self.form: Json | None = None
        self.editable = False
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._texts: dict[int, str] = {1: self.text}
        self._forms: dict[int, Json] = {}
        self._caret: int | None = None
        self._caret_part: tuple[str, int] | None = None
        self._written: dict[int, Any] = {}
        self.proofs: tuple[int, Proofs | None] = (0, None)
        self._templates = templates
        self._sent: dict[int, list[Block]] = {}
        self._sent_layout: object = None
        self._read()

    # ---------------------------------------------------------------- changes

    def type(self, version: int, edits: Sequence[Sequence[Any]], *, last: bool = False) -> None:
        """Edits of the text, each as start, stop and new words, against a version. Raises StaleError.

        last: the page goes away. Against an older version they are made all the same, and hold what the page had told before.
        """
        base = self._texts.get(version)
        if base is None or (version != self.version and not last):
            raise StaleError(version)
        typed = applied(base, [Edit(int(start), int(stop), str(new)) for start, stop, new in edits])
        self._change(typed if version == self.version else all_together(base, typed, self.text) or typed, "type")

    def act(self, version: int, action: Mapping[str, Any]) -> list[str]:
        """An action of the form. Returns lines that say what was changed beyond what was asked.

        An action against an older version is made on that version, and merged with what was changed since: its paths are those of that version.
        Raises StaleError where both changed the same; UsageError for an action that is not possible; OutlineError where the text cannot be read.
        """
        base = self._texts.get(version)
        if base is None:
            raise StaleError(version)
        said: list[str] = []
        if action.get("do") == "paste" and "text" in action:
            action, said = self._pasted(action)
        if version in self._forms:
            action = at_its_place(self._forms[version], action, lambda path: self._typed(base, path))
        done = act(base, action, self.name)
        together = done.text if version == self.version else all_together(base, done.text, self.text)
        if together is None:
            together = self._value_together(base, action, version)
        was_readable = self.readable
        self._change(together, str(action.get("do")), action.get("path"))
        if was_readable and not self.readable and action.get("do") not in TYPED:  # a frame that does not fit its new place
            faults = self.faults
            self.undo()
            self._undone.pop()
            raise UsageError(*faults)
        if done.path is not None and together == done.text:
            self._caret_part = self._behind(done.path) if action["do"] == "paste" else (done.path, done.at)
            self._caret = self._index_of_path(*self._caret_part)
            if action["do"] in ("split", "join") and self._done:
                self._done[-1] = self._done[-1]._replace(before=(str(action["path"]), int(action.get("at", 0))))
        return said

    def _value_together(self, base: str, action: Mapping[str, Any], version: int) -> str:
        """The text after a value was set, or cut in two, in which another window wrote too: with the words of both.

        Raises StaleError for any other action, and where the value is no longer known.
        """
        path, name = str(action.get("path")), action.get("do")
        old, now = (self._typed(text, path) for text in (base, self.text))
        if old is None or now is None:
            raise StaleError(version)
        if name == "set":
            return act(self.text, {**action, "text": words_together(old, str(action["text"]), now)}, self.name).text
        if name == "split" and (at := moved_place(old, now, int(action["at"]))) is not None:
            return act(self.text, {**action, "at": at}, self.name).text
        raise StaleError(version)

    def _typed(self, text: str, path: str) -> str | None:
        """A value of an outline as it is typed; None where there is no such value."""
        return typed_at(content_of(text, self.name, faulty=True), path)

    def _behind(self, path: str) -> tuple[str, int]:
        """The last box of a part of the form, and the length of its text."""
        inside = [(own, text) for own, text in boxes(self.form) if own == path or own.startswith(f"{path}/")]
        own, text = inside[-1] if inside else (path, "")
        return own, len(text)

    def replace(self, text: str, label: str) -> None:
        """Another text from outside, as one step."""
        self._change(text.replace("\r\n", "\n").replace("\r", "\n"), label, always=True)

    def undo(self) -> bool:
        """Take the last step back. Returns whether there was one."""
        return self._step(self._done, self._undone, back=True)

    def redo(self) -> bool:
        """Make the last step again that was taken back."""
        return self._step(self._undone, self._done, back=False)

    def _step(self, source: list[Step], target: list[Step], *, back: bool) -> bool:
        if not source:
            return False
        step = source.pop()
        edit = step.back if back else step.forth
        target.append(step)
        self._set(applied(self.text, [edit]))
        self._caret = edit.start + len(edit.new)
        if back and step.before:
            self._caret, self._caret_part = self._index_of_path(*step.before), step.before
        return True

    def _change(self, text: str, label: str, path: object = None, *, always: bool = False) -> None:
        if text == self.text:
            return
        forth = difference(self.text, text)
        back = Edit(forth.start, forth.start + len(forth.new), self.text[forth.start : forth.stop])
        now = time.monotonic()
        step = Step(back, forth, f"{label} {path}", now)
        last = self._done[-1] if self._done else None
        if last is not None and not always and label in ("type", "set") and last.label == step.label and now - last.at < ONE_EDIT:
            joined = _joined(last, step, self.text)
            if joined is not None:
                self._done[-1] = joined
                step = joined
            else:
                self._done.append(step)
        else:
            self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()
        self._set(text)

    def _set(self, text: str) -> None:
        self.text = text
        self.version += 1
        self._texts = {self.version: text, **dict(list(self._texts.items())[: KEPT_TEXTS - 1])}
        self._caret, self._caret_part = None, None
        self._read()

    # ---------------------------------------------------------------- reading

    def _read(self) -> None:
        try:
            traced = trace(self.text, self.workspace.renderer, self.name, arranged=self._arranged)
            layout = self._layout(traced.file)
        except DrafterError as error:
            self.faults, self.notices = error.faults, ()
            self._read_faulty()
            return
        self.faults, self.notices = (), (*traced.notices, *layout.notices)
        self._written = positions(self.text, traced.content.values)
        frames = dict(traced.unframed_headings)
        self._formed(form_of(traced.content, traced.paragraphs, self._written, self.workspace.renderer.info, frames))
        config = self.workspace.config
        blocks = blocks_of(traced, layout, self._written, config.readings if config else NO_READINGS)
        self.shown = Shown(self.version, traced, blocks, layout)

    def _read_faulty(self) -> None:
        """Make the form of a text of which no page can be made. It goes on as long as the text is an outline."""
        try:
            content = content_of(self.text, self.name, faulty=True)
        except DrafterError:
            self.editable = False
        else:
            self._formed(form_of(content, (), positions(self.text, content.values), self._info))

    def _info(self, template: str) -> TemplateInfo:
        """The front matter of a template. Raises DrafterError, also where the configuration is wrong, in which no renderer can be made."""
        return self.workspace.renderer.info(template)

    def _formed(self, form: Json) -> None:
        self.form, self.editable = form, True
        self._forms = {**{version: old for version, old in self._forms.items() if version in self._texts}, self.version: form}

    def _arranged(self, file: OutlineFile, document: Document) -> Document:
        """The document as its layout shows it: notes to the speaker stand in a reading copy alone."""
        return shown(document, self._layout(file))

    def _layout(self, file: OutlineFile) -> Layout:
        config = self.workspace.config
        renderer = self.workspace.renderer
        self.layout_name = self.layout_asked or renderer.layout_of(file, config.layout if config else "") or DEFAULT
        return load_layout(self.layout_name, layout_folders(renderer.store))

    def look(self, layout: str) -> None:
        """Show the page in another layout; "" for the outline's own."""
        self.layout_asked = layout
        self._read()

    def reword(self) -> None:
        """Say what is said of it in the language that messages have now."""
        self.proofs = (0, None)
        self._read()

    def rename(self, name: str) -> None:
        """Give the outline the name that its file has now."""
        self.name = name
        self.proofs = (0, None)
        self._read()

    def refresh(self) -> None:
        """Show the page anew, because a template, a layout or the configuration behind it changed."""
        self.workspace = Workspace(self.workspace.folder, self._templates)
        vars(self).pop("proofreader", None)
        self._set(self.text)

    @property
    def readable(self) -> bool:
        """Whether the page is that of the text."""
        return self.shown is not None and self.shown.version == self.version

    @cached_property
    def proofreader(self) -> Proofreader:
        """The proofreader of the sitting's folder."""
        return proofreader(self.workspace.folder, templates=self._templates)

    # ---------------------------------------------------------------- views

    def view(self, since: int | None = None) -> Json:
        """What a front end shows. since: the version that it has; then only what is different is sent."""
        base = self._texts.get(since) if since is not None else None
        view: Json = {
            "version": self.version,
            "undo": bool(self._done),
            "redo": bool(self._undone),
            "text": self.text if base is None else None,
            "change": None if base is None or base == self.text else list(difference(base, self.text)),
            "faults": [self._fault(fault) for fault in self.faults],
            "notices": [self._fault(fault) for fault in self.notices],
            "readable": self.readable,
            "editable": self.editable,
            "caret": self._caret_shown(),
            "looked": self.layout_asked,
        }
        if self.shown is not None:
            old = self._sent.get(since) if since is not None else None
            layout_is_known = old is not None and self._sent_layout == self.shown.layout
            view["layout"] = None if layout_is_known else paper_of(self.shown.layout.name, self.shown.layout)
            view["layouts"] = None if layout_is_known else self._layouts()
            view["blocks"] = (
                _block_difference(old, self.shown.blocks) if layout_is_known else [_block(block) for block in self.shown.blocks]
            )
            view["heads"] = dict(zip(("title", "date"), title_and_date(self.shown.traced.document), strict=True))
            view["pictures"] = _pictures(old if layout_is_known else None, self.shown.blocks)
            self._sent = {self.version: self.shown.blocks, **({since: old} if old is not None and since is not None else {})}
            self._sent_layout = self.shown.layout
        if self.editable or base is None:
            view["form"] = self.form
        return view

    def _caret_shown(self) -> Json | None:
        """Where the caret belongs after an action: in the text, and in which part of the form, which may have no place in the text yet."""
        part = {} if self._caret_part is None else {"path": self._caret_part[0], "at": self._caret_part[1]}
        return {"start": self._caret, **part} if part or self._caret is not None else None

    def _layouts(self) -> list[str]:
        try:
            return [*layout_names(), *own_names(layout_folders(self.workspace.renderer.store))]
        except DrafterError:  # of the configuration; it is told as a fault
            return list(layout_names())

    def _fault(self, fault: Fault) -> Json:
        place = fault.place
        lines = self.text.split("\n")
        inside = place is not None and place.source == self.name and 0 < place.line <= len(lines)
        start = sum(len(line) + 1 for line in lines[: place.line - 1]) + max(place.column - 1, 0) if inside and place else 0
        message, advice = parts(fault)
        return {
            "message": message,
            "advice": advice,
            "code": fault.code,
            "place": str(place) if place and not inside else "",
            "line": place.line if inside and place else 0,
            "column": place.column if inside and place else 0,
            "start": start if inside else None,
        }

    # ---------------------------------------------------------------- places

    def index_at(self, block: int, at: int) -> int | None:
        """Where the character of the page stands in the text; None for a character that the template or the layout wrote."""
        if self.shown is None or not 0 <= block < len(self.shown.blocks):
            return None
        shown = self.shown.blocks[block]
        if not shown.runs:
            return None
        if shown.line is None or not any(segment.value is not None for segment in self.shown.traced.paragraphs[shown.line]):
            return shown.runs[0].start  # of a file
        return index_of(self.shown.traced.paragraphs[shown.line], self._written, self.shown.traced.content.values, at)

    def place_at(self, index: int) -> tuple[int, int] | None:
        """The paragraph, and the index in it, that shows a character of the text."""
        return place_of((block.runs for block in self.shown.blocks), index) if self.shown else None

    def document_of(self, block: int) -> int:
        """The number of the document that a paragraph of the page belongs to; the front of a bundle is a document too."""
        if self.shown is None or self.shown.traced.file.bundle is None:
            return 0
        numbers = [number for number, paragraph in document_paragraphs(self.shown.traced.document) if paragraph.text.strip()]
        line = self.shown.line_of(block)
        return numbers[line] if line is not None else 0

    def origin(self, block: int, at: int) -> Json | None:
        """Where the character of the page comes from: a value at its place in the text, or a line of a template."""
        start = self.index_at(block, at)
        if start is not None:
            return {"kind": "value", "start": start}
        line = self.shown.line_of(block) if self.shown else None
        if self.shown is None or line is None:
            return None
        from drafter.template.origin import Origins

        traced = self.shown.traced
        numbers = [number for number, paragraph in document_paragraphs(traced.document) if paragraph.text.strip()]
        outline = traced.file.outlines[max(0, numbers[line] - 1)]
        if numbers[line] == 0 and traced.file.bundle is not None:
            outline = outline._replace(template=traced.file.bundle.template)
        origin = Origins(self.workspace.renderer).line(outline, traced.lines[line], at, line - numbers.index(numbers[line]))
        lines = Path(origin.file).read_text(encoding="utf-8").split("\n") if is_file(origin.file) else []
        return {
            "kind": "template",
            "name": outline.template,
            "line": origin.number,
            "file": origin.file,
            "excerpt": lines[origin.number - 1].strip() if origin.number <= len(lines) else "",
        }

    def _index_of_path(self, path: str, at: int) -> int | None:
        """Where the character at an index of a part stands in the text."""
        if self.shown is None or not self.readable:
            return None
        try:
            part = part_of(self.shown.traced.content, path)
        except LookupError:
            return None
        values = self.shown.traced.content.in_scalar.get(part.node, []) if part.node is not None else []
        value = part.value or (values[0] if values else None)
        if value is None:
            return part.node.start_mark.index if part.node is not None else None
        spellings = self._written.get(value.number, [])
        if at < len(spellings):
            return int(spellings[at].start)
        return int(spellings[-1].stop) if spellings else int(value.node.start_mark.index)

    # ---------------------------------------------------------------- pasting

    def _pasted(self, action: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[str]]:
        from drafter.desk.paste import items_of_text

        pasted = items_of_text(str(action["text"]), chinese=bool(self.form and self.form["chinese"]))
        return {**action, "items": pasted.items, "sections": pasted.sections}, pasted.said


def _joined(first: Step, second: Step, between: str) -> Step | None:
    """Two steps as one. between: the text between them. None where they are not at the same place."""
    if not first.forth.start <= second.forth.start <= first.forth.start + len(first.forth.new):
        return None
    before = applied(between, [first.back])
    after = applied(between, [second.forth])
    forth = difference(before, after)
    return Step(Edit(forth.start, forth.start + len(forth.new), before[forth.start : forth.stop]), forth, second.label, second.at)


def _block(block: Block) -> Json:
    return {"html": block.html, "runs": [list(run) for run in block.runs], "break": block.breaks}


def _pictures(old: Sequence[Block] | None, new: Sequence[Block]) -> Json:
    """The pictures of the page by their names, without those that it has."""
    known = {block.picture for block in old or ()}
    return dict(block.picture for block in new if block.picture is not None and block.picture not in known)


def _block_difference(old: Sequence[Block] | None, new: Sequence[Block]) -> Json:
    """The paragraphs that differ: the index of the first, how many are dropped, and those that take their place."""
    old = old or ()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    return {"from": start, "drop": len(old) - start, "put": [_block(block) for block in new[start:]]}
