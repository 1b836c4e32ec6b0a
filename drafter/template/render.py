"""An outline and a template as a speech, and what went wrong in a template with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError

from drafter.errors import DrafterError, Fault, OutlineError, Place, TemplateError
from drafter.nodes.near import nearest
from drafter.outline.keys import ALIASES
from drafter.outline.model import BundleFront, Outline, OutlineFile, OutlineSection
from drafter.speech.markdown import MarkdownError, parse
from drafter.speech.tree import Bundle, Document, Speech
from drafter.template.filters import FILTERS, TESTS, Body, FilterFault
from drafter.template.frontmatter import NAMEABLE, Slot, TemplateInfo
from drafter.template.markup import Blank, Unwritable
from drafter.template.sandbox import BUDGET, Budget, Environment, Undefined
from drafter.template.store import Loader, TemplateStore


class SectionView(NamedTuple):
    """A section as a template sees it."""

    heading: Any
    body: Body
    sections: tuple[OutlineSection, ...]


class Renderer:
    """Renders outlines through the templates of a store; keep one for many outlines, its templates are compiled once."""

    def __init__(self, store: TemplateStore) -> None:
        self.store = store
        self.environment = Environment(Loader(store), dict(FILTERS), TESTS, {})
        self.info = lru_cache(maxsize=64)(store.info)

    def document(self, file: OutlineFile) -> Document:
        """The speech of a file, or its bundle.

        Raises OutlineError where an outline does not fit its template, TemplateError where a template is wrong.
        """
        faults: list[Fault] = []
        speeches: list[Speech] = []
        for outline in file.outlines:
            try:
                speeches.append(self.speech(outline))
            except OutlineError as error:
                faults += error.faults
        if faults:
            raise OutlineError(*faults)
        if file.bundle is None and len(speeches) == 1:
            return speeches[0]
        return self.bundle(file.bundle, tuple(speeches))

    def speech(self, outline: Outline) -> Speech:
        """The speech of one outline."""
        info = self.info(outline.template, outline.place_of("template"))
        check_slots(outline, info)
        document = self._parsed(outline.template, outline_context(outline, info))
        if not isinstance(document, Speech):
            raise TemplateError(Fault("template.not-one-speech", Place(str(self.store.file(outline.template)))))
        return document

    def bundle(self, front: BundleFront | None, speeches: tuple[Speech, ...]) -> Bundle:
        """Speeches under the front of their bundle."""
        if front is None:
            return Bundle("", "", speeches)
        document = self._parsed(front.template, {"title": front.title, "speeches": speeches})
        if not isinstance(document, Bundle):
            raise TemplateError(Fault("template.not-a-bundle", Place(str(self.store.file(front.template, front.place)))))
        return Bundle(document.title, document.count_line, speeches)

    def markdown(self, name: str, context: dict[str, Any]) -> str:
        """What a template makes of a context. Raises TemplateError, or OutlineError for a heading that does not fit its frame."""
        token = BUDGET.set(Budget())
        try:
            template = self.environment.get_template(name)
            return str(self.environment.concat(template.root_render_func(template.new_context(context))))
        except Exception as error:
            self._explain(error, name, context)
        finally:
            BUDGET.reset(token)

    def _parsed(self, name: str, context: dict[str, Any]) -> Document:
        text = self.markdown(name, context)
        try:
            return parse(text, name)
        except MarkdownError as error:
            fault = error.faults[0]
            place = self._literal(self._line_of(name, context, fault.place.line if fault.place else 0), fault.excerpt or "")
            raise TemplateError(Fault(fault.code, place, fault.facts, fault.excerpt)) from None

    # -- places of errors

    def _explain(self, error: Exception, name: str, context: dict[str, Any]) -> NoReturn:
        if isinstance(error, DrafterError):
            raise error
        if isinstance(error, TemplateSyntaxError):
            place = Place(error.filename or name, error.lineno)
            raise TemplateError(Fault("template.syntax", place, {"said": error.message or ""}, self._excerpt(place))) from None
        if isinstance(error, TemplateNotFound):
            place = self._place(error) or Place(str(self.store.find(name) or name))
            near = nearest(str(error.name), self.store.names())
            raise TemplateError(
                Fault("template.not-found", place, {"found": error.name, "near": near, "known": self.store.names()}, self._excerpt(place))
            ) from None
        place = self._place(error) or Place(str(self.store.find(name) or name))
        excerpt = self._excerpt(place)
        if isinstance(error, FilterFault):
            fault = error.fault(place, excerpt)
            raise (OutlineError if fault.code.startswith("outline.") else TemplateError)(fault) from None
        raise TemplateError(self._runtime_fault(error, place, excerpt, context)) from None

    def _runtime_fault(self, error: Exception, place: Place, excerpt: str | None, context: dict[str, Any]) -> Fault:
        if isinstance(error, UndefinedError):
            said = str(error)
            found = said.split("'")[1] if said.count("'") >= 2 else ""
            names = [*context, *self.environment.globals]
            return Fault("template.undefined", place, {"found": found, "near": nearest(found, names), "said": said}, excerpt)
        if isinstance(error, SecurityError) or "immutable sandbox" in str(error):
            said = str(error)
            code = {"steps": "template.endless", "characters": "template.gigantic"}.get(said, "template.forbidden")
            return Fault(code, place, {"said": said}, excerpt)
        if isinstance(error, Unwritable):
            return Fault("template.unwritable", place, {"found": str(error)}, excerpt)
        if isinstance(error, (RecursionError, MemoryError, OverflowError)):
            return Fault("template.endless", place, {"said": type(error).__name__}, excerpt)
        if isinstance(error, (TemplateRuntimeError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, SyntaxError)):
            return Fault("template.failed", place, {"said": str(error)}, excerpt)
        raise error

    def _place(self, error: BaseException) -> Place | None:
        """The template line that an error came from: the innermost frame of template code."""
        place = None
        trace = error.__traceback__
        while trace is not None:
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            if template is not None:
                place = Place(template.filename or template.name, template.get_corresponding_lineno(trace.tb_lineno))
            trace = trace.tb_next
        return place

    def _literal(self, place: Place, written: str) -> Place:
        """The line of the template that reads as it was written, from the place on: several lines of plain text are one piece."""
        for line, text in enumerate(self._lines(place)[place.line - 1 :], place.line):
            if text.strip() == written.strip():
                return Place(place.source, line)
        return place

    def _excerpt(self, place: Place) -> str | None:
        lines = self._lines(place)
        return lines[place.line - 1] if lines and place.line <= len(lines) else None

    def _lines(self, place: Place) -> list[str]:
        """The lines of the file of a place; none where it names no template or no line."""
        path = self.store.find(place.source)
        candidates = [p for folder in self.store.all_folders for p in folder.rglob("*") if str(p) == place.source] if path is None else [path]
        return self.store.text(candidates[0]).split("\n") if candidates and place.line else []

    def _line_of(self, name: str, context: dict[str, Any], line: int) -> Place:
        """The place in a template of what it wrote on a line: it is run again, each piece of text with the line that makes it."""
        template = self.environment.get_template(name)
        place = Place(template.filename or name)
        token = BUDGET.set(Budget())
        try:
            written = 1
            for piece, at in _pieces(template, context):
                if written <= line:
                    place = at
                written += piece.count("\n")
                if written > line:
                    break
        finally:
            BUDGET.reset(token)
        return place


def _pieces(template: Template, context: dict[str, Any]) -> Iterator[tuple[str, Place]]:
    stream = template.root_render_func(template.new_context(context))
    for piece in stream:
        inner: Any = stream
        while getattr(inner, "gi_yieldfrom", None) is not None:
            inner = inner.gi_yieldfrom
        frame = inner.gi_frame
        of = frame.f_globals.get("__jinja_template__", template)
        yield piece, Place(of.filename or of.name, of.get_corresponding_lineno(frame.f_lineno))


# ---------------------------------------------------------------- the context


def outline_context(outline: Outline, info: TemplateInfo) -> dict[str, Any]:
    """What a template can name: the outline's parts, and the template's slots by their names."""
    context: dict[str, Any] = {name: getattr(outline, name) for name in NAMEABLE}
    context["sections"] = _views(outline.sections)
    for name in info.required:
        if not context[name]:
            blank = Blank(info.parts[name].hint if name in info.parts else ALIASES[name])
            context[name] = (SectionView(blank, Body(), ()),) if name == "sections" else (blank,) if name == "salutation" else blank
    for slot in info.slots.values():
        context[slot.name] = outline.slots.get(slot.name) or slot.default or (Blank(slot.name) if slot.required else "")
    return context


def _views(sections: tuple[OutlineSection, ...]) -> tuple[SectionView, ...]:
    views = []
    for section in sections:
        body = Body(section.body)
        body.marks, body.points = section.marks, section.points
        views.append(SectionView(section.heading or Blank("小标题"), body, section.sections))
    return tuple(views)


def check_slots(outline: Outline, info: TemplateInfo) -> None:
    """Raise OutlineError for slots that the template does not have, and for values that are not of their slot's type."""
    faults = []
    for name, value in outline.slots.items():
        place = outline.place_of(f"slots.{name}")
        slot = info.slots.get(name)
        if slot is None:
            near = nearest(name, info.slots)
            faults.append(Fault("outline.unknown-slot", place, {"found": name, "template": info.name, "near": near, "known": tuple(info.slots)}))
        elif value and not _fits(slot, value):
            faults.append(Fault(f"outline.slot-{slot.type}", place, {"slot": name, "found": value, "example": slot.example}))
    if faults:
        raise OutlineError(*faults)


def _fits(slot: Slot, value: str) -> bool:
    if value.startswith("【待补"):
        return True
    if slot.type == "number":
        return any(character.isdecimal() or character in "一二三四五六七八九十百千万亿两零〇半" for character in value)
    if slot.type == "date":
        return any(character.isdecimal() for character in value)
    return True


__all__ = ["Renderer", "Undefined", "check_slots", "outline_context"]
