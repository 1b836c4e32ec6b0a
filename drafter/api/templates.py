"""Templates: their list, their files, a test of one, new outlines for them, schemas for editors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.api.folders import layout_folders, renderer_for, search_folders
from drafter.api.given import Folders, folders_of
from drafter.api.rendering import render
from drafter.errors import TemplateError
from drafter.files.shipped import shipped_folder
from drafter.layout import layout_names, own_names
from drafter.messages.language import language
from drafter.outline.schema import SlotSchema, bundle_front_schema, outline_schema
from drafter.template.frontmatter import TemplateInfo
from drafter.template.render import Renderer
from drafter.template.starter import bundle_starter, quoted, starter
from drafter.template.store import SHIPPED, SUFFIX, TemplateStore
from drafter.template.suggest import Suggestion, groups, suggestions

IN_A_NEW_BUNDLE = ("study-seminar", "integration-exchange")
"""The templates of the outlines in a new bundle."""


class TemplateEntry(NamedTuple):
    """A template in the list. info: its front matter, None where `error` is set."""

    name: str
    info: TemplateInfo | None = None
    error: TemplateError | None = None


class TemplateCopy(NamedTuple):
    """A template to be customised. name: the template's name. file: its file. text: the text of the copy."""

    name: str
    file: Path
    text: str


def _store(folders: Folders | None) -> TemplateStore:
    return TemplateStore(search_folders() if folders is None else folders_of(folders))


def list_templates(folders: Folders | None = None) -> list[TemplateEntry]:
    """Every template, sorted by name, without those that are only parts of others. folders: as in `render`."""
    store = _store(folders)
    entries = []
    for name in store.names():
        try:
            entries.append(TemplateEntry(name, store.info(name)))
        except TemplateError as error:
            entries.append(TemplateEntry(name, error=error))
    return entries


def suggest_templates(
    occasion: str = "", to: str = "", minutes: float | None = None, folders: Folders | None = None
) -> list[Suggestion]:
    """The templates that suit an occasion, the best one first. folders: as in `render`.

    occasion: a few words about it. to: one of `audiences`: ``below``, ``above`` or ``guests``, "" where it is not said. minutes: the length, None where it is not said.
    """
    infos = (entry.info for entry in list_templates(folders) if entry.info is not None and entry.name != "bundle")
    return suggestions(infos, occasion, to, minutes)


def grouped_templates(entries: Sequence[TemplateEntry]) -> dict[str, list[TemplateEntry]]:
    """Entries by the group of each, in the order of the groups; "" for those that have none or are wrong, behind the others."""
    found: dict[str, list[TemplateEntry]] = {group: [] for group in groups()}
    for entry in entries:
        found.setdefault(entry.info.group if entry.info is not None else "", []).append(entry)
    without = found.pop("", [])
    return {group: those for group, those in (*found.items(), ("", without)) if those}


def find_template(name: str, folders: Folders | None = None) -> Path:
    """The file of a template. Raises TemplateError, with similar names, where there is none."""
    return _store(folders).file(name)


def show_template(name: str, folders: Folders | None = None) -> str:
    """The text of a template's file. Raises TemplateError."""
    store = _store(folders)
    return store.text(store.file(name))


def copy_template(name: str, folders: Folders | None = None, *, extend: bool = False) -> TemplateCopy:
    """A copy of a template.

    extend: instead of a copy, three lines that extend the template, to which you add blocks. Raises TemplateError.
    """
    store = _store(folders)
    file = store.file(name)
    own_name = name.removesuffix(SUFFIX).removeprefix(SHIPPED)
    if not extend:
        return TemplateCopy(own_name, file, store.text(file))
    parent = f"{SHIPPED}{own_name}" if file.is_relative_to(shipped_folder()) else own_name
    text = f'---\ntitle: {quoted(store.info(name).title)}\n---\n{{% extends "{parent}{SUFFIX}" %}}\n'
    return TemplateCopy(own_name, file, text)


def check_template(name: str, renderer: Renderer | None = None) -> tuple[TemplateInfo, int]:
    """Test a template by running every block. Returns its front matter, and how many blanks a new outline has.

    Raises TemplateError, or OutlineError where the template does not fit the outline that `drafter new` writes for it.
    """
    renderer = renderer or renderer_for(search_folders())
    info = renderer.info(name)
    if name == "bundle":
        return info, 0
    from drafter.template.lint import lint

    if faults := lint(renderer.store, renderer.environment, info, renderer.is_own_kind):
        raise TemplateError(*faults)
    rendered = render(starter(info), source=f"new {name}", to="txt", renderer=renderer)
    return info, rendered.blanks


def new_outline(template: str, folders: Folders | None = None, *, chinese: bool | None = None, schema: str = "") -> str:
    """The text of a new outline for a template, with hints in place of the content. The template ``bundle`` gives a bundle.

    chinese: whether its keys are Chinese; without it, the language of messages decides.
    schema: the path of the schema in the first line, by which editors find it; "" for no such line.
    Raises TemplateError.
    """
    store = _store(folders)
    info = store.info(template)
    in_chinese = language() == "zh" if chinese is None else chinese
    if info.name == "bundle":
        return bundle_starter([store.info(each) for each in IN_A_NEW_BUNDLE], chinese=in_chinese)
    return starter(info, chinese=in_chinese, schema=schema)


def schema(template: str | None = None, store: TemplateStore | None = None) -> dict[str, object]:
    """The JSON Schema of a template's outlines, or of any outline. Raises TemplateError."""
    chinese = language() == "zh"
    if template == "bundle":
        return bundle_front_schema(chinese=chinese)
    store = store or _store(None)
    templates = [name for name in store.names() if name != "bundle"]
    layouts = [*layout_names(), *own_names(layout_folders(store))]
    if template is None:
        return outline_schema(chinese=chinese, templates=templates, layouts=layouts)
    info = store.info(template)
    slots = [SlotSchema(slot.name, slot.hint, slot.example, slot.type) for slot in info.slots.values()]
    return outline_schema(info.name, slots, chinese=chinese, templates=templates, layouts=layouts)
