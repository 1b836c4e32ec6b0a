"""Compiled templates, and the speeches that they make of outlines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from drafter.errors import DrafterError, Fault, OutlineError, Place, TemplateError
from drafter.outline.model import Body as OutlineBody
from drafter.outline.model import BundleFront, Outline, OutlineFile, OutlineSection
from drafter.outline.settings import with_settings
from drafter.speech.emphasis import marked
from drafter.speech.flow import heading_text, texts
from drafter.speech.lines import kind_of
from drafter.speech.markdown import MarkdownError, footnote_block, parse
from drafter.speech.style import FULL_STOP, RUN_ON
from drafter.speech.tree import Bundle, Document, Item, Section, Speech
from drafter.template.budget import BUDGET, MAX_CHARACTERS, Budget, bounded_page
from drafter.template.filters import TESTS
from drafter.template.frontmatter import NAMEABLE, TemplateInfo
from drafter.template.sandbox import Environment
from drafter.template.shown import (
    PROBE_END,
    PROBE_START,
    Unshown,
    all_shown,
    not_shown,
    sentences_doubled,
    stands,
    texts_of,
    with_probes,
)
from drafter.template.slot_values import slot_faults, slot_notices
from drafter.template.store import Loader, WatchedStore
from drafter.template.typed_twice import (
    as_typed,
    clash_notice,
    headings_twice,
    twice_notice,
    values_twice,
    with_framed,
    with_headings,
    without_twice,
)
from drafter.template.views import SectionView, outline_context

if TYPE_CHECKING:
    from drafter.outline.edit.content import Content
    from drafter.template.faults import Explainer

MOST_WATCHED = 1_000
"""How many files a renderer watches before it drops all compiled templates. Outlines name the templates, and may name any number.
"""

Filter = Callable[..., object]
"""A user's filter: a function of a value and the arguments in the template. If it returns a text, the text is escaped like any value.
"""


class Rendering(NamedTuple):
    """The outlines of a file, rendered.

    notices: repairs of their values. unshown: the outlines with values that were not found on the page. shown: values of which a part is
    left out because the template writes that part too, each with the part that is shown. doubled: sentences of the outlines that the
    template writes too. headings: the same as `shown` for headings of sections.
    """

    document: Document
    notices: tuple[Fault, ...] = ()
    unshown: tuple[Unshown, ...] = ()
    shown: Mapping[str, str] = MappingProxyType({})
    doubled: tuple[str, ...] = ()
    headings: Mapping[str, str] = MappingProxyType({})


class _Page(NamedTuple):
    """A page as its template wrote it. bodies: see `drafter.template.sandbox.Budget`."""

    markdown: str
    bodies: Mapping[int, str]


class Filters(dict[str, Filter]):
    """The filters by name. An unknown name is looked up among the filters of installed packages."""

    def __missing__(self, name: str) -> Filter:
        from drafter.files.plugins import plugin

        found = plugin("drafter.filters", name, _filter)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """As ``[]``, but a missing name gives the default. Jinja calls `get` while it compiles a template."""
        try:
            return self[name]
        except KeyError:
            return default


def _filter(value: Any) -> Filter | None:
    return value if callable(value) else None


class Templates:
    """Compiled templates and their front matter, as the files were at one time."""

    def __init__(self, folders: tuple[Path, ...], filters: Filters, is_own: Callable[[str], bool]) -> None:
        self.store = WatchedStore(folders)
        self.is_own = is_own
        self.environment = Environment(Loader(self.store), filters, TESTS, {})
        self.environment.plain += (SectionView,)
        self.infos: dict[str, TemplateInfo] = {}

    @cached_property
    def explainer(self) -> Explainer:
        """Turns exceptions of the templates into faults."""
        from drafter.template.faults import Explainer

        return Explainer(self.store, self.environment)

    def hold(self) -> bool:
        """Whether no file has changed since."""
        return len(self.store.watch) < MOST_WATCHED and self.store.watch.holds()

    def info(self, name: str, place: Place | None = None) -> TemplateInfo:
        """See `Renderer.info`. place: where an outline names the template; the error shows it."""
        found = self.infos.get(name)
        if found is None:
            found = self.infos[name] = self.store.info(name, place)
        return found

    def rendering(self, file: OutlineFile) -> Rendering:
        """See `Renderer.rendering`."""
        faults: list[Fault] = []
        found: list[Rendering] = []
        for outline in file.outlines:
            try:
                found.append(self.speech(outline))
            except OutlineError as error:
                faults += error.faults
        if faults:
            raise OutlineError(*faults)
        if file.bundle is None and len(found) == 1:
            return found[0]
        return Rendering(
            self.bundle(file.bundle, tuple(one.document for one in found if isinstance(one.document, Speech))),
            tuple(notice for one in found for notice in one.notices),
            tuple(unshown._replace(number=number) for number, one in enumerate(found) for unshown in one.unshown),
            {value: left for one in found for value, left in one.shown.items()},
            tuple(sentence for one in found for sentence in one.doubled),
            {value: left for one in found for value, left in one.headings.items()},
        )

    def layout_of(self, file: OutlineFile, usual: str = "") -> str:
        """See `Renderer.layout_of`."""
        named = (file.bundle.layout if file.bundle else "") or next((one.layout for one in file.outlines if one.layout), "")
        return named or usual or next((layout for one in file.outlines if (layout := self.info(one.template).layout)), "")

    def speech(self, outline: Outline) -> Rendering:
        """The speech of one outline. If the author typed words that the template also writes, it is rendered again without these words."""
        rendering, tidied, page = self._tidied(outline)
        tidied = with_framed(tidied, rendering.notices)
        if all_shown(tidied, page.markdown, page.bodies) or all_shown(tidied, page.markdown):
            return rendering
        return rendering._replace(unshown=self._unshown(tidied, _words(rendering.document)))

    def _tidied(self, outline: Outline) -> tuple[Rendering, Outline, _Page]:
        """The speech, the outline without what was typed twice, and its page."""
        info = self.info(outline.template, outline.place_of("template"))
        speech, page, notices = self._speech(outline, info)
        uncounted, taken_off = as_typed(outline, speech, notices)
        tidied, shown, clashes = without_twice(uncounted, speech, page.markdown)
        headings = headings_twice(uncounted, speech)
        if headings:
            tidied = with_headings(tidied, headings)
        if tidied is not outline:
            speech, page, notices = self._speech(tidied, info)
            notices += [twice_notice(outline, key, value, shown[value]) for key, value in values_twice(outline, shown)]
        notices += taken_off
        notices += [clash_notice(outline, key, clashes[value]) for key, value in values_twice(outline, clashes)]
        said = as_said(tidied, speech)
        return (
            Rendering(
                said, tuple(notices), (), shown, tuple(sentences_doubled(tidied, page.markdown, lambda: _words(said))), headings
            ),
            tidied,
            page,
        )

    def _speech(self, outline: Outline, info: TemplateInfo) -> tuple[Speech, _Page, list[Fault]]:
        """The speech of an outline, its page, and the notices."""
        faults = slot_faults(outline, info)
        notices: list[Fault] = list(slot_notices(outline, info))
        page, document = "", None
        budget = Budget({})
        try:
            context = outline_context(outline, info)
            page = self.markdown(outline.template, context, notices, budget)
            if outline.footnotes and "[^" in page:
                page = _with_footnotes(page, outline)
            document = self._parsed(outline.template, page, context, budget.blocks or {}, outline)
        except OutlineError as error:
            raise OutlineError(*faults, *error.faults) from None
        except TemplateError as error:
            if error.faults[0].code == "template.gigantic" and _is_gigantic(outline):
                faults.append(Fault("outline.too-long", outline.place_of("title"), {"most": MAX_CHARACTERS // _COPIES}))
            if faults:
                raise OutlineError(*faults) from None
            if _undefined_in(error) != "speeches":
                raise
        if faults:
            raise OutlineError(*faults)
        if not isinstance(document, Speech):
            raise TemplateError(Fault("template.not-one-speech", outline.place_of("template"), {"found": outline.template}))
        return document, _Page(page, budget.bodies), _placed_notices(outline, notices)

    def _unshown(self, outline: Outline, page: str) -> tuple[Unshown, ...]:
        """The outline, with the slots that its page does not show, if a value seems to be missing from the page; else empty."""
        if all_shown(outline, page):
            return ()
        filled = {name: value for name, value in outline.slots.items() if value}
        probes = {name: f"{PROBE_START}{number}{PROBE_END}" for number, name in enumerate(filled)}
        probed = self._page_with(outline, probes) if filled else ""
        doubtful = [name for name in filled if probes[name] not in probed or not stands(filled[name], page)]
        lost = tuple(name for name in doubtful if not self._shows_slot(outline, name, page))
        return (Unshown(0, outline, page, lost),)

    def _shows_slot(self, outline: Outline, name: str, page: str) -> bool:
        """Whether a page depends on a slot: it shows the value in some form, or would be different with another value."""
        if self._page_with(outline, {name: ""}) == page:
            return False
        probed = self._page_with(outline, {name: f"{PROBE_START}1{PROBE_END}"})
        return PROBE_START not in probed or (PROBE_END in probed and stands(outline.slots[name], page))

    def _page_with(self, outline: Outline, slots: Mapping[str, str]) -> str:
        """The page with other values in some slots; "" where it cannot be rendered."""
        try:
            return _words(self._tidied(outline._replace(slots={**outline.slots, **slots}))[0].document)
        except DrafterError:
            return ""

    def not_shown(self, content: Content, rendering: Rendering, settings: Sequence[tuple[str, str]] = ()) -> tuple[Fault, ...]:
        """See `Renderer.not_shown`. settings: those that the outlines were rendered with."""
        notices: list[Fault] = []
        for unshown in rendering.unshown:
            outline, page, beside = self._probed(content, unshown, settings)
            notices += not_shown(content, unshown, outline, page, beside=beside)
        return tuple(notices)

    def _probed(self, content: Content, unshown: Unshown, settings: Sequence[tuple[str, str]]) -> tuple[Outline, str, bool]:
        """An outline with its probes, the words of the page that it makes, and whether the probes stand beside the words.

        A template that decides by the words may fail without them. One that fails in both ways makes no page ("").
        """
        outline = unshown.outline
        for beside in (False, True):
            file = with_settings(with_probes(content, beside=beside), settings)
            outline = file.outlines[unshown.number]._replace(slots=unshown.outline.slots)
            try:
                return outline, _words(self._tidied(outline)[0].document), beside
            except DrafterError:
                continue
        return outline, "", False

    def bundle(self, front: BundleFront | None, speeches: tuple[Speech, ...]) -> Bundle:
        """The bundle of some speeches. front: its front, None without one."""
        if front is None:
            return Bundle("", "", speeches)
        self.store.file(front.template, front.place)
        try:
            context = {"title": front.title, "speeches": speeches}
            document = self._parsed(front.template, self.markdown(front.template, context), context)
        except TemplateError as error:
            if _undefined_in(error) not in NAMEABLE:
                raise
            document = None
        if not isinstance(document, Bundle):
            raise TemplateError(Fault("template.not-a-bundle", front.place, {"found": front.template}))
        return Bundle(document.title, document.count_line, speeches)

    def markdown(
        self,
        name: str,
        context: dict[str, Any],
        notices: list[Fault] | None = None,
        budget: Budget | None = None,
    ) -> str:
        """The Markdown that a template makes of a context.

        Notices about the outline are added to `notices`. budget: gets the blocks whose items are known.
        Raises TemplateError, or OutlineError for a heading that does not fit its frame.
        """
        budget = budget or Budget()
        token = BUDGET.set(budget)
        try:
            template = self.environment.get_template(name)
            text = bounded_page(str(self.environment.concat(template.root_render_func(template.new_context(context)))))
        except Exception as error:  # noqa: BLE001  what a template can do is open; what is none of its doing is raised again
            self.explainer.explain(error, name, context)
        finally:
            BUDGET.reset(token)
        if budget.faults:
            raise OutlineError(*budget.faults)
        if notices is not None:
            notices += budget.notices
        return text

    def _parsed(
        self,
        name: str,
        text: str,
        context: dict[str, Any],
        blocks: Mapping[str, Item] = MappingProxyType({}),
        outline: Outline | None = None,
    ) -> Document:
        try:
            return parse(text, name, blocks, partial(self._is_own, outline), outline.pictures if outline else {})
        except MarkdownError as error:
            raise self.explainer.markdown_fault(error, name, context) from None

    def _is_own(self, outline: Outline | None, kind: str) -> bool:
        """Whether a kind of lines is a user's own: an outline has it, or a layout knows it."""
        return (outline is not None and kind in _kinds_of(outline)) or self.is_own(kind)


def _kinds_of(outline: Outline) -> set[str]:
    """The kinds of the lines of an outline."""
    found: set[str] = set()

    def add(items: OutlineBody) -> None:
        for item in items:
            found.add(kind_of(item) if isinstance(item, str) else "")
            if not isinstance(item, str):
                add(item.body)

    def add_sections(sections: Sequence[OutlineSection]) -> None:
        for section in sections:
            add(section.body)
            add_sections(section.sections)

    for body in (outline.opening, outline.closing, *(attachment.body for attachment in outline.attachments)):
        add(body)
    add_sections(outline.sections)
    return found


_COPIES = 8
"""How many characters a template may write for each character of the outline. Beyond that, the template is at fault for a page too long."""


def _with_footnotes(page: str, outline: Outline) -> str:
    """The Markdown of a page with the footnotes of the outline that it refers to."""
    used = [name for name in outline.footnotes if f"[^{name}]" in page]
    return "\n\n".join([page, *(footnote_block(name, marked(outline.footnotes[name])) for name in used)])


def _is_gigantic(outline: Outline) -> bool:
    """Whether an outline is so long that even a usual template makes a page longer than allowed."""
    return sum(map(len, (*texts_of(outline), *outline.slots.values()))) > MAX_CHARACTERS // _COPIES


def _undefined_in(error: TemplateError) -> object:
    """The undefined name that caused an error; None for an error with another cause."""
    fault = error.faults[0]
    return fault.facts["found"] if fault.code == "template.undefined" else None


def _placed_notices(outline: Outline, notices: list[Fault]) -> list[Fault]:
    """The notices of the filters. Those without a place are about the number of sections, and are dropped where there are some."""
    if all(notice.place for notice in notices):
        return notices
    place = outline.place_of("sections")
    return [notice if notice.place else replace(notice, place=place) for notice in notices if notice.place or not outline.sections]


def _words(speech: Document) -> str:
    """The text of a page, one line for each paragraph."""
    return "\n".join(texts(speech))


def as_said(outline: Outline, speech: Speech) -> Speech:
    """The speech with each section's heading placed as the section's key ``paragraph`` says: alone, or run in.

    Raises OutlineError where a section has the key ``mark``, but its template writes no marks.
    """
    if len(outline.sections) != len(speech.sections):
        return speech
    pairs = list(zip(outline.sections, speech.sections, strict=True))
    for wanted, section in pairs:
        if wanted.mark is not None and not heading_text(section).startswith(wanted.mark):
            unheard = (
                wanted.unheard.fault if wanted.unheard else Fault("outline.unheard", outline.place_of("sections"), {"key": "mark"})
            )
            raise OutlineError(replace(unheard, facts={**unheard.facts, "template": outline.template}))
    if all(wanted.paragraph is None or section.run_in == (wanted.paragraph == RUN_ON) for wanted, section in pairs):
        return speech
    return speech._replace(sections=tuple(_placed(*pair) for pair in pairs))


def _placed(wanted: OutlineSection, section: Section) -> Section:
    """A section with its heading placed as the outline says. A run-in heading gets a mark at its end."""
    run_in = wanted.paragraph == RUN_ON
    if wanted.paragraph is None or section.run_in == run_in:
        return section
    said = wanted.heading if isinstance(wanted.heading, str) else ""
    if not run_in:
        return section._replace(run_in=False, end=section.end if said.endswith(section.end) else "")
    ended = section.end or wanted.end is not None or not section.heading
    return section._replace(run_in=True, end=section.end if ended else FULL_STOP)
