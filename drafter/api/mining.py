"""Mining: turns a finished speech into a template and an outline, which render to the same speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.api.given import paths_of
from drafter.api.many import SourceFile, in_order, sources_of
from drafter.errors import DrafterError, Fault, InputError, Place, UsageError
from drafter.messages.language import language
from drafter.mine.batch import FORMS, SUFFIX, MinedFile, Task, files_of, free_name, template_name
from drafter.mine.confidence import confidences, doubts
from drafter.mine.corrections import Corrections, corrected
from drafter.mine.emit import Emitted, emit
from drafter.mine.json_form import to_json
from drafter.mine.line_parts import Row, rows
from drafter.mine.model import Mined
from drafter.mine.pipeline import mine_text
from drafter.mine.report import in_doubt, tree
from drafter.outline.keys import TEMPLATE_NAME
from drafter.read import FoundSources, find, read_bytes
from drafter.read.source import SourceText
from drafter.speech.tree import Document, speeches_of

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Corrections", "MinedFile", "MinedSource", "Row", "check_mining_form", "find_sources", "mine", "mine_many"]


def find_sources(paths: str | Path | Iterable[str | Path]) -> FoundSources:
    """The files that some paths name: a folder stands for the speeches in it."""
    return find(paths_of(paths))


PLAIN = "speech"
"""The template that mined ones extend: one of this name would extend itself."""


@dataclass(frozen=True)
class MinedSource:
    """A source that was mined.

    mined: the speech or bundle, its frames and formulas, and a report of removed noise and repairs.
    name: the name of the template.
    chinese: whether the keys of the outline are Chinese.
    text: the source as it was read.
    """

    mined: Mined
    name: str
    chinese: bool
    text: SourceText = field(default_factory=partial(SourceText, "", ""))

    @property
    def document(self) -> Document:
        """The speech, or the bundle."""
        return self.mined.document

    @cached_property
    def _emitted(self) -> Emitted:
        return emit(self.mined, self.name, chinese=self.chinese)

    @property
    def outline(self) -> str:
        """The outline's text. Rendered with `templates` it gives the same document."""
        return self._emitted.outline

    @property
    def templates(self) -> dict[str, str]:
        """The texts of the templates by the names that the outline uses. The file of a template is ``NAME.md.j2``."""
        return {template.name: template.text for template in self._emitted.templates}

    @property
    def report(self) -> str:
        """The skeleton of the speech as a tree, for people, in the language of messages."""
        return tree(self.mined)

    @property
    def data(self) -> dict[str, Any]:
        """Everything as plain values, the form of ``drafter mine --to json``."""
        return to_json(self.mined)

    @property
    def doubts(self) -> list[str]:
        """The parts of which mining is in doubt, with the reason, in the language of messages."""
        speeches = zip(speeches_of(self.mined.document), self.mined.speeches, strict=True)
        return [in_doubt(doubt) for speech, more in speeches for doubt in doubts(confidences(speech, more))]

    @property
    def rows(self) -> list[Row]:
        """The lines of the source, each with what it was taken for."""
        return rows(self.mined, self.text)

    def corrected(self, corrections: Corrections) -> MinedSource:
        """The source with what a person corrected; the outline and the templates follow."""
        return replace(self, mined=corrected(self.mined, corrections))

    def files(self, form: str = "templates") -> MinedFile:
        """The files that `drafter mine` writes in a form."""
        task = Task(form, self.name, chinese=self.chinese)
        return MinedFile(self.mined.source, files_of(self.mined, task), tree(self.mined))


def mine(
    content: str | bytes,
    *,
    source: str = "speech",
    name: str = "",
    encoding: str | None = None,
    keep_noise: bool = False,
    repair: bool = True,
    chinese: bool | None = None,
) -> MinedSource:
    """Mine a speech.

    content: its text, or the bytes of a text, a Word document, a web page or a PDF.
    source: its name in messages. Its suffix counts where the first bytes do not show the format.
    name: the name of the template; without it, made from the name of the source.
    encoding: the encoding of a text; without it, it is guessed.
    keep_noise: whether noise (page numbers, web menus) stays in the text.
    repair: whether damage is repaired, such as broken lines and lost marks.
    chinese: whether the outline's keys are Chinese; without it, the language of messages decides.
    Raises UsageError for a name that no template can have, InputError for content that cannot be read or is an outline, ToolError where reading it needs a program that is missing.
    """
    _check_name(name)
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    refuse_outline(data, source, by_key=False)
    text = read_bytes(data, source, encoding=encoding)
    mined = mine_text(text, keep_noise=keep_noise, repair=repair)
    return MinedSource(mined, name or free_name(template_name(source)), language() == "zh" if chinese is None else chinese, text)


def mine_many(
    paths: str | Path | Iterable[str | Path],
    *,
    form: str = "templates",
    name: str = "",
    encoding: str | None = None,
    keep_noise: bool = False,
    repair: bool = True,
    chinese: bool | None = None,
    executor: Executor | None = None,
) -> Iterator[MinedFile]:
    """The result for each source, in order: the files that `drafter mine` writes.

    A source that cannot be mined does not stop the others.
    paths: files, or ``-`` for standard input.
    form: ``templates`` (with the outline), ``json``, ``text`` or ``outline``.
    executor: runs the work in its threads or processes. The other arguments are those of `mine`. Raises UsageError for an unknown
    form.
    """
    check_mining_form(form)
    _check_name(name, form)
    task = Task(form, name, encoding, keep_noise, repair, language() == "zh" if chinese is None else chinese)
    return in_order(partial(_Mining, task), sources_of(paths), executor)


def check_mining_form(form: str) -> None:
    """Raise UsageError for an unknown form."""
    if form not in FORMS:
        raise UsageError(Fault("usage.form", facts={"found": form, "known": FORMS}))


def _check_name(name: str, form: str = "templates") -> None:
    """Raise UsageError for a name by which no outline could name its template, and for the name of the template that it extends.

    "" asks for a name made of the source's name.
    """
    if name.casefold() == PLAIN and form == "templates":
        raise UsageError(Fault("usage.name-taken", facts={"found": name, "near": (free_name(name),)}))
    if name and (not re.fullmatch(TEMPLATE_NAME, name) or name.lower().endswith(SUFFIX)):
        near = template_name(name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name)
        raise UsageError(Fault("usage.name", facts={"found": name, "near": (free_name(near),)}))


def refuse_outline(data: bytes, name: str, *, by_key: bool = True) -> None:
    """Raise InputError for an outline and for a template, which are no speeches to be mined.

    by_key: whether one line that begins as an outline's does is enough, where the name has no suffix.
    """
    from drafter.proofread.file import OUTLINES, is_outline, is_whole_outline

    lower = name.lower()
    if lower.endswith(SUFFIX):
        raise InputError(Fault("input.template", Place(name)))
    if lower.endswith(OUTLINES) or (b"\n" in data and ((by_key and is_outline(data, name)) or is_whole_outline(data))):
        raise InputError(Fault("input.outline", Place(name)))


class _Mining:
    """Mines sources with the same options."""

    def __init__(self, task: Task) -> None:
        self.task = task

    def __call__(self, source: SourceFile) -> MinedFile:
        try:
            data = source.read()
            refuse_outline(data, source.name)
            text = read_bytes(data, source.name, encoding=self.task.encoding)
            if not text.text.strip():
                raise InputError(Fault("input.empty", Place(source.name)))
            mined = mine_text(text, keep_noise=self.task.keep_noise, repair=self.task.repair)
        except DrafterError as error:
            return MinedFile(source.path, error=error)
        return MinedFile(source.path, files_of(mined, self.task), tree(mined))
