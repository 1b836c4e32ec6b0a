"""An outline and a template as a speech."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from drafter.errors import Fault, OutlineError, TemplateError
from drafter.messages.near import nearest
from drafter.nodes.source import MAX_FAULTS
from drafter.outline.keys import ALIASES
from drafter.outline.model import BundleFront, Outline, OutlineFile
from drafter.speech.flow import heading_text
from drafter.speech.markdown import MarkdownError, parse
from drafter.speech.numbering import HAN
from drafter.speech.text import BLANK_START
from drafter.speech.tree import Bundle, Document, Speech
from drafter.template.faults import Explainer
from drafter.template.filters import FILTERS, TESTS
from drafter.template.frontmatter import NAMEABLE, Slot, TemplateInfo
from drafter.template.markup import Blank
from drafter.template.sandbox import BUDGET, Budget, Environment, Undefined
from drafter.template.store import Loader, TemplateStore
from drafter.template.views import Body, SectionView, section_views


class Renderer:
    """Renders outlines through the templates of a store; keep one for many outlines, its templates are compiled once."""

    def __init__(self, store: TemplateStore) -> None:
        self.store = store
        self.environment = Environment(Loader(store), dict(FILTERS), TESTS, {})
        self.environment.plain += (SectionView,)
        self.explainer = Explainer(store, self.environment)
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

    def layout_of(self, file: OutlineFile, usual: str = "") -> str:
        """The layout that a file names, or the usual one, or that of its template; "" where none of them names one."""
        named = (file.bundle.layout if file.bundle else "") or next((one.layout for one in file.outlines if one.layout), "")
        return named or usual or next((layout for one in file.outlines if (layout := self.info(one.template).layout)), "")

    def speech(self, outline: Outline) -> Speech:
        """The speech of one outline."""
        info = self.info(outline.template, outline.place_of("template"))
        faults = slot_faults(outline, info)
        try:
            document = self._parsed(outline.template, outline_context(outline, info))
        except OutlineError as error:
            raise OutlineError(*faults, *error.faults) from None
        except TemplateError as error:
            if faults:
                raise OutlineError(*faults) from None
            if _undefined_in(error) != "speeches":
                raise
            document = None
        if faults:
            raise OutlineError(*faults)
        if not isinstance(document, Speech):
            raise TemplateError(Fault("template.not-one-speech", outline.place_of("template"), {"found": outline.template}))
        check_heard(outline, document)
        return document

    def bundle(self, front: BundleFront | None, speeches: tuple[Speech, ...]) -> Bundle:
        """Speeches under the front of their bundle."""
        if front is None:
            return Bundle("", "", speeches)
        self.store.file(front.template, front.place)
        try:
            document = self._parsed(front.template, {"title": front.title, "speeches": speeches})
        except TemplateError as error:
            if _undefined_in(error) not in NAMEABLE:
                raise
            document = None
        if not isinstance(document, Bundle):
            raise TemplateError(Fault("template.not-a-bundle", front.place, {"found": front.template}))
        return Bundle(document.title, document.count_line, speeches)

    def markdown(self, name: str, context: dict[str, Any]) -> str:
        """What a template makes of a context. Raises TemplateError, or OutlineError for a heading that does not fit its frame."""
        budget = Budget()
        token = BUDGET.set(budget)
        try:
            template = self.environment.get_template(name)
            text = str(self.environment.concat(template.root_render_func(template.new_context(context))))
        except Exception as error:  # noqa: BLE001  what a template can do is open; what is none of its doing is raised again
            self.explainer.explain(error, name, context)
        finally:
            BUDGET.reset(token)
        if budget.faults:
            raise OutlineError(*budget.faults)
        return text

    def _parsed(self, name: str, context: dict[str, Any]) -> Document:
        text = self.markdown(name, context)
        try:
            return parse(text, name)
        except MarkdownError as error:
            raise self.explainer.markdown_fault(error, name, context) from None


def _undefined_in(error: TemplateError) -> object:
    """The name that a template asked for and nothing defines; None where that is not what is wrong."""
    fault = error.faults[0]
    return fault.facts["found"] if fault.code == "template.undefined" else None


# ---------------------------------------------------------------- the context


def outline_context(outline: Outline, info: TemplateInfo) -> dict[str, Any]:
    """What a template can name: the outline's parts, and the template's slots by their names."""
    context: dict[str, Any] = {name: getattr(outline, name) for name in NAMEABLE}
    context["sections"] = section_views(outline.sections)
    for name in info.required:
        if not context[name]:
            part = info.parts.get(name)
            blank = Blank((part.hint if part else "") or ALIASES[name])
            context[name] = (
                (SectionView(blank, Body(), last=True),) if name == "sections" else (blank,) if name == "salutation" else blank
            )
    for slot in info.slots.values():
        context[slot.name] = outline.slots.get(slot.name) or slot.default or (Blank(slot.name) if slot.required else "")
    return context


def check_heard(outline: Outline, speech: Speech) -> None:
    """Raise OutlineError where a section says how its heading stands or is marked, and its template did otherwise."""
    if len(outline.sections) != len(speech.sections):
        return
    for wanted, section in zip(outline.sections, speech.sections, strict=True):
        asked = {
            "mark": wanted.mark is not None and not heading_text(section).startswith(wanted.mark),
            "paragraph": wanted.paragraph is not None and section.run_in != (wanted.paragraph == "run-on"),
        }
        for key, unheard in asked.items():
            if unheard:
                raise OutlineError(
                    Fault("outline.unheard", outline.place_of("sections"), {"key": key, "template": outline.template})
                )


def slot_faults(outline: Outline, info: TemplateInfo) -> list[Fault]:
    """Slots that the template does not have, and values that are not of their slot's type: as many as are shown."""
    faults: list[Fault] = []
    for name, value in outline.slots.items():
        if len(faults) == MAX_FAULTS:
            break
        place = outline.place_of(f"slots.{name}")
        slot = info.slots.get(name)
        if slot is None:
            code = "outline.unknown-slot" if info.slots else "outline.no-slots"
            facts: dict[str, object] = {
                "found": name,
                "template": info.name,
                "near": nearest(name, info.slots),
                "known": tuple(info.slots),
            }
            faults.append(Fault(code, place, facts))
        elif value and not _fits(slot, value):
            faults.append(Fault(f"outline.slot-{slot.type}", place, {"slot": name, "found": value, "example": slot.example}))
    return faults


def _fits(slot: Slot, value: str) -> bool:
    if value.startswith(BLANK_START):
        return True
    if slot.type == "number":
        return any(character.isdecimal() or character in f"{HAN}百千万亿两零〇半" for character in value)
    if slot.type == "date":
        return any(character.isdecimal() for character in value)
    return True


__all__ = ["Renderer", "Undefined", "outline_context", "slot_faults"]
