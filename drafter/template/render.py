"""An outline and a template as a speech."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.errors import Fault, OutlineError, Place, TemplateError
from drafter.messages.near import nearest
from drafter.nodes.source import MAX_FAULTS
from drafter.outline.keys import ALIASES
from drafter.outline.load import load
from drafter.outline.model import BundleFront, Outline, OutlineFile
from drafter.outline.settings import with_settings
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
from drafter.template.store import Loader, TemplateStore, WatchedStore
from drafter.template.views import Body, SectionView, section_views

MOST_WATCHED = 1_000
"""How many files a renderer watches before it drops all compiled templates. Outlines name the templates, and may name any number.
"""

Filter = Callable[..., object]
"""A user's filter: a function of a value and the arguments in the template. If it returns a text, the text is escaped like any value.
"""


class Draft(NamedTuple):
    """A document, and what its outlines and templates say beyond it.

    file: the outlines as they were read.
    layout: the name of the layout that they ask for, "" for none.
    notices: what is worth a report though nothing is wrong.
    """

    document: Document
    file: OutlineFile
    layout: str
    notices: tuple[Fault, ...]


class Renderer:
    """Renders outlines through the templates of a store.

    Keep one for many outlines: a template is compiled once, and again when its file or a file that it extends has changed. Several
    threads may use it at a time.
    filters: the user's filters, by their names in templates. A filter with the name of a shipped one replaces it.
    """

    def __init__(self, store: TemplateStore, filters: Mapping[str, Filter] | None = None) -> None:
        self.store = store
        self.filters = Filters({**FILTERS, **(filters or {})})
        self._templates = Templates(store.folders, self.filters)

    def _current(self) -> Templates:
        """The compiled templates, made anew if a file has changed."""
        templates = self._templates
        if not templates.hold():
            templates = self._templates = Templates(self.store.folders, self.filters)
        return templates

    @property
    def environment(self) -> Environment:
        """The environment in which templates run."""
        return self._current().environment

    def draft(self, text: str, source: str, *, settings: Sequence[tuple[str, str]] = (), usual_layout: str = "") -> Draft:
        """An outline's text, rendered.

        source: the outline's name in messages.
        settings: keys or slots that replace those of the outline.
        usual_layout: the layout of outlines that name none. It wins over the layout that a template names.
        Raises the errors of `document`, and UsageError for a setting whose key is unknown.
        """
        file, notices = load(text, source)
        if settings:
            file = with_settings(file, settings)
        templates = self._current()
        return Draft(templates.document(file), file, templates.layout_of(file, usual_layout), notices)

    def document(self, file: OutlineFile) -> Document:
        """The speech of a file, or its bundle.

        Raises OutlineError where an outline does not fit its template, TemplateError where a template is wrong.
        """
        return self._current().document(file)

    def layout_of(self, file: OutlineFile, usual: str = "") -> str:
        """The layout that the outlines name, else `usual`, else the layout of their template; "" where none is named."""
        return self._current().layout_of(file, usual)

    def info(self, name: str, place: Place | None = None) -> TemplateInfo:
        """A template's front matter, with the keys that it inherits. Raises TemplateError."""
        return self._current().info(name, place)


class Filters(dict[str, Filter]):
    """The filters by name. An unknown name is looked up among the filters of installed packages."""

    def __missing__(self, name: str) -> Filter:
        from drafter.files.plugins import plugin

        found = plugin("drafter.filters", name, _filter)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """The same look-up. Jinja calls `get` while it compiles a template."""
        try:
            return self[name]
        except KeyError:
            return default


def _filter(value: Any) -> Filter | None:
    return value if callable(value) else None


class Templates:
    """Compiled templates and their front matter, as the files were at one time."""

    def __init__(self, folders: tuple[Path, ...], filters: Filters) -> None:
        self.store = WatchedStore(folders)
        self.environment = Environment(Loader(self.store), filters, TESTS, {})
        self.environment.plain += (SectionView,)
        self.explainer = Explainer(self.store, self.environment)
        self.infos: dict[str, TemplateInfo] = {}

    def hold(self) -> bool:
        """Whether no file has changed since."""
        return len(self.store.watch) < MOST_WATCHED and self.store.watch.holds()

    def info(self, name: str, place: Place | None = None) -> TemplateInfo:
        """See `Renderer.info`. place: where an outline names the template; the error shows it."""
        found = self.infos.get(name)
        if found is None:
            found = self.infos[name] = self.store.info(name, place)
        return found

    def document(self, file: OutlineFile) -> Document:
        """See `Renderer.document`."""
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
        """See `Renderer.layout_of`."""
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
        refuse_ignored_keys(outline, document)
        return document

    def bundle(self, front: BundleFront | None, speeches: tuple[Speech, ...]) -> Bundle:
        """The bundle of some speeches. front: its front, None without one."""
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
        """The Markdown that a template makes of a context.

        Raises TemplateError, or OutlineError for a heading that does not fit its frame.
        """
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
    """The undefined name that caused an error; None for an error with another cause."""
    fault = error.faults[0]
    return fault.facts["found"] if fault.code == "template.undefined" else None


# ---------------------------------------------------------------- the context


def outline_context(outline: Outline, info: TemplateInfo) -> dict[str, Any]:
    """The variables of a template: the outline's parts, and the slots by their names."""
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


def refuse_ignored_keys(outline: Outline, speech: Speech) -> None:
    """Raise OutlineError where a section has ``paragraph`` or ``mark`` and its template ignored that key."""
    if len(outline.sections) != len(speech.sections):
        return
    for wanted, section in zip(outline.sections, speech.sections, strict=True):
        ignored = {
            "mark": wanted.mark is not None and not heading_text(section).startswith(wanted.mark),
            "paragraph": wanted.paragraph is not None and section.run_in != (wanted.paragraph == "run-on"),
        }
        for key, is_ignored in ignored.items():
            if is_ignored:
                raise OutlineError(
                    Fault("outline.unheard", outline.place_of("sections"), {"key": key, "template": outline.template})
                )


def slot_faults(outline: Outline, info: TemplateInfo) -> list[Fault]:
    """Faults for unknown slots, and for values of the wrong type; no more than are reported."""
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


__all__ = ["Draft", "Filter", "Renderer", "Undefined", "outline_context", "slot_faults"]
