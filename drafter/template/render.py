"""An outline and a template as a speech."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import Fault, Place
from drafter.files.watch import Watch
from drafter.outline.load import load
from drafter.outline.model import OutlineFile
from drafter.outline.settings import with_settings
from drafter.speech.tree import Document
from drafter.template.compiled import MOST_WATCHED, Filter, Filters, Rendering, Templates
from drafter.template.english import notices_of_english
from drafter.template.filters import FILTERS
from drafter.template.frontmatter import TemplateInfo
from drafter.template.sandbox import Environment
from drafter.template.shown import notices_of_doubled, notices_of_headings
from drafter.template.store import TemplateStore
from drafter.template.views import outline_context

if TYPE_CHECKING:
    from drafter.outline.edit.content import Content


class Draft(NamedTuple):
    """A rendered document, with its outlines and its layout.

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
    settings: keys or slots, each with the value that replaces the outlines' own.
    The attribute `kinds` has the user's own kinds of lines that templates may write whatever the layout; `own_kinds` gives, for the names of layouts, the user's own kinds of lines (`drafter.speech.lines`) that these layouts and those of
    the user's folders know: a template may write them.
    The attribute `spare_slots` gives, for the name of a layout, the slots that stand in its letterhead: an outline may fill them though its
    template has none of these names.
    """

    def __init__(
        self, store: TemplateStore, filters: Mapping[str, Filter] | None = None, settings: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.store = store
        self.filters = Filters({**FILTERS, **(filters or {})})
        self.settings = tuple(settings)
        self._templates = Templates(store.folders, self.filters, self.is_own_kind)
        self.spare_slots: Callable[[str], Collection[str]] | None = None
        self.own_kinds: Callable[[Collection[str]], Collection[str]] | None = None
        self.kinds: set[str] = set()
        self._asked: dict[str, None] = {}

    def with_settings(self, file: OutlineFile, notices: list[Fault] | None = None) -> OutlineFile:
        """The outlines with the settings in place of their own values. Raises OutlineError for a value that its key cannot have."""
        return with_settings(file, self.settings, notices) if self.settings else file

    def templates(self) -> Templates:
        """The compiled templates, made anew if a file has changed."""
        templates = self._templates
        if not templates.hold():
            templates = self._templates = Templates(self.store.folders, self.filters, self.is_own_kind)
        return templates

    def knows_kinds_of(self, layout: str) -> None:
        """Let templates write the own kinds of lines of a layout, by its name or path, that no outline names."""
        if len(self._asked) > MOST_WATCHED:
            self._asked.clear()
        self._asked[layout] = None

    def _know_kinds_for(self, file: OutlineFile, usual_layout: str = "") -> None:
        """Let templates write the own kinds of the layouts that outlines name."""
        for named in {usual_layout, *(outline.layout for outline in file.outlines)}:
            if named:
                self.knows_kinds_of(named)

    def is_own_kind(self, kind: str) -> bool:
        """Whether a kind of lines is a user's own, which a layout knows."""
        return kind in self.kinds or (self.own_kinds is not None and kind in self.own_kinds(tuple(self._asked)))

    @property
    def watch(self) -> Watch:
        """The files that its templates were compiled of, and those that were looked for.

        After a change in one of them, templates are compiled anew at the next rendering, and have another watch.
        """
        return self._templates.store.watch

    @property
    def environment(self) -> Environment:
        """The environment in which templates run."""
        return self.templates().environment

    def draft(
        self,
        text: str,
        source: str,
        *,
        settings: Sequence[tuple[str, str]] = (),
        usual_layout: str = "",
        spare: Collection[str] = (),
    ) -> Draft:
        """An outline's text, rendered.

        source: the outline's name in messages.
        settings: keys or slots that replace those of the outline.
        usual_layout: the layout of outlines that name none. It wins over the layout that a template names.
        spare: slots that the letterhead of the layout has.
        Raises the errors of `document`, and UsageError for a setting whose key is unknown.
        """
        file, notices = load(text, source)
        settings = (*self.settings, *settings)
        if settings:
            said: list[Fault] = []
            file = with_settings(file, settings, said)
            notices += tuple(said)
        self._know_kinds_for(file, usual_layout)
        templates = self.templates()
        rendering = templates.rendering(self._without_spare(file, templates, usual_layout, spare))
        notices += rendering.notices
        if rendering.unshown or rendering.doubled or rendering.headings:
            from drafter.outline.edit.content import content_of

            content = content_of(text, source)
            notices += templates.not_shown(content, rendering, settings) if rendering.unshown else ()
            notices += tuple(notices_of_doubled(content, rendering.doubled))
            notices += tuple(notices_of_headings(content, rendering.headings))
        notices += tuple(notices_of_english(file, rendering.document))
        notices = tuple(sorted(notices, key=lambda notice: notice.place or Place(source)))
        return Draft(rendering.document, file, templates.layout_of(file, usual_layout), notices)

    def document(self, file: OutlineFile) -> Document:
        """The speech of a file, or its bundle.

        Raises OutlineError where an outline does not fit its template, TemplateError where a template is wrong.
        """
        return self.rendering(file).document

    def rendering(self, file: OutlineFile) -> Rendering:
        """The document as `document` makes it, with the notices about its outlines."""
        self._know_kinds_for(file)
        templates = self.templates()
        return templates.rendering(self._without_spare(self.with_settings(file), templates))

    def _without_spare(
        self, file: OutlineFile, templates: Templates, usual_layout: str = "", spare: Collection[str] = ()
    ) -> OutlineFile:
        """The outlines without the slots that only the letterhead of their layout has."""
        if not any(outline.slots for outline in file.outlines):
            return file
        unknown = {
            name for outline in file.outlines for name in outline.slots if name not in templates.info(outline.template).slots
        }
        if not unknown:
            return file
        layout = templates.layout_of(file, usual_layout)
        spare = {*spare, *(self.spare_slots(layout) if self.spare_slots and layout else ())} & unknown
        if not spare:
            return file
        outlines = (
            outline._replace(slots={name: value for name, value in outline.slots.items() if name not in spare})
            for outline in file.outlines
        )
        return file._replace(outlines=tuple(outlines))

    def not_shown(self, content: Content, rendering: Rendering) -> tuple[Fault, ...]:
        """A notice for each value of an outline that its page does not show, at its place."""
        return self.templates().not_shown(content, rendering, self.settings)

    def layout_of(self, file: OutlineFile, usual: str = "") -> str:
        """The layout that the outlines name, else `usual`, else the layout of their template; "" where none is named."""
        return self.templates().layout_of(file, usual)

    def info(self, name: str, place: Place | None = None) -> TemplateInfo:
        """A template's front matter, with the keys that it inherits. Raises TemplateError."""
        return self.templates().info(name, place)


__all__ = ["Draft", "Filter", "Renderer", "outline_context"]
