"""The folders that are searched for templates, layouts and configurations, and the renderers that are kept for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.api.given import Folders, Replaced, folders_of, settings_of
from drafter.errors import DrafterError
from drafter.files import find_config
from drafter.template.render import Filter, Renderer
from drafter.template.store import TemplateStore

if TYPE_CHECKING:
    from drafter.api.config import Config
    from drafter.check.registry import Check
    from drafter.layout import Layout

NAMELESS = "outline"
"""The name in messages of an outline that is in no file."""

OutlineData = Mapping[str, object]
"""An outline as plain values: from its keys to texts, lists and mappings. None stands for a missing value."""

MOST_RENDERERS = 32
"""How many renderers are kept, one for each search path. The least recently used one is dropped first."""


def beside(source: str) -> Path | None:
    """The folder of a file; None for a name that is not the path of a file."""
    return Path(source).parent if source != NAMELESS and os.path.isfile(source) else None  # noqa: PTH113 - asked at every rendering


def search_folders(beside: Path | None = None, first: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The folders that are searched before the shipped ones: `first`, the outline's folder `beside`, ./templates, the user's."""
    return _search_folders(beside, tuple(first), user_folder())


@lru_cache(maxsize=MOST_RENDERERS)
def _search_folders(beside: Path | None, first: tuple[Path, ...], user: Path) -> tuple[Path, ...]:
    folders = [*first, *([beside, beside / "templates"] if beside else []), Path("templates"), user / "templates"]
    return tuple(dict.fromkeys(folders))


def user_folder() -> Path:
    """The folder for a user's own templates and layouts. The environment variable DRAFTER_HOME names another one."""
    named = os.environ.get("DRAFTER_HOME")
    return Path(named) if named else _configuration_folder(os.environ.get("HOME"), os.environ.get("XDG_CONFIG_HOME"))


@lru_cache(maxsize=1)
def _configuration_folder(home: str | None, configuration: str | None) -> Path:
    if sys.platform == "linux" and home and home[0] == "/" and not configuration and "ANDROID_ROOT" not in os.environ:
        return Path(home, ".config", "drafter")  # what platformdirs says too; loading it takes 2 ms of every run
    from platformdirs import user_config_path

    return user_config_path("drafter", appauthor=False)


def cache_folder() -> Path:
    """The folder for indexes of sources. Lost files are built again. The environment variable DRAFTER_HOME names another one."""
    named = os.environ.get("DRAFTER_HOME")
    if named:
        return Path(named) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("drafter", appauthor=False)


def layout_folders(store: TemplateStore) -> tuple[Path, ...]:
    """The folders that are searched for layouts: each folder of templates, and the folder ``layouts`` beside it."""
    return _layout_folders(store.folders)


@lru_cache(maxsize=MOST_RENDERERS)
def _layout_folders(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(folder for base in folders for folder in (base, base.parent / "layouts"))


def config_for(folder: Path | None, checks: Sequence[Check] = ()) -> Config | None:
    """The configuration of a folder, None without one.

    checks: your own checks, whose ids it may use. Raises InputError, ConfigError.
    """
    path = find_config(folder or Path())
    if path is None:
        return None
    from drafter.api.config import load_config

    return load_config(path, checks)


def configured_folders(folder: Path | None = None, first: Iterable[Path] = ()) -> tuple[Path, ...]:
    """`search_folders`, and behind `first` the folders that the configuration of the folder names. Raises InputError, ConfigError.

    folder: None for the working folder, whose own templates are then not searched.
    """
    config = config_for(folder)
    return search_folders(folder, (*first, *(config.templates if config else ())))


def renderer_for(folders: Folders, filters: Mapping[str, Filter] | None = None, settings: Replaced = ()) -> Renderer:
    """The renderer of a search path. Every call returns the same one, so that a plain loop compiles its templates once.

    filters: your own filters for templates, by name.
    settings: from keys and slots to the values that replace the outlines' own; a `dict`, or pairs.
    """
    return _kept_renderer(folders_of(folders), tuple((filters or {}).items()), settings_of(settings))


@lru_cache(maxsize=MOST_RENDERERS)
def _kept_renderer(
    folders: tuple[Path, ...], filters: tuple[tuple[str, Filter], ...], settings: tuple[tuple[str, str], ...]
) -> Renderer:
    renderer = Renderer(TemplateStore(folders), dict(filters), settings)
    renderer.spare_slots = partial(_spare_slots, folders)
    renderer.own_kinds = partial(own_kinds_of, folders)
    return renderer


def _spare_slots(folders: tuple[Path, ...], layout: str) -> tuple[str, ...]:
    """The slots in the letterhead of a layout; none where the layout has no base file, or is faulty, which is reported elsewhere."""
    from drafter.layout import load_layout

    try:
        return letterhead_slots(load_layout(layout, _layout_folders(folders)))
    except DrafterError:
        return ()


def own_kinds_of(folders: tuple[Path, ...], layouts: Collection[str] = ()) -> frozenset[str]:
    """The user's own kinds of lines that layouts know: some by name or path, and all in the folders beside those of templates."""
    from drafter.layout import load_layout, own_names

    where = _layout_folders(folders)
    found: set[str] = set()
    for layout in (*layouts, *own_names(where)):
        with suppress(DrafterError):  # reported where the layout is used
            found.update(name for name, _ in load_layout(layout, where).own)
    return frozenset(found)


def letterhead_slots(layout: Layout) -> tuple[str, ...]:
    """The slots in the base file of a layout. Raises LayoutError for a file that cannot be a base."""
    if layout.base is None:
        return ()
    from drafter.write.docx.letterhead import letterhead_of

    return letterhead_of(layout).slots


class Workspace:
    """The configuration and the renderer that all files of a folder share.

    folder: None for a text that is in no file.
    templates: folders that are searched first.
    settings: keys or slots that replace those of the outlines.
    """

    def __init__(
        self,
        folder: Path | None,
        templates: Folders = (),
        filters: Mapping[str, Filter] | None = None,
        checks: Sequence[Check] = (),
        settings: Replaced = (),
    ) -> None:
        self.folder = folder
        self._settings = settings_of(settings)
        self._templates = folders_of(templates)
        self._filters = filters
        self._checks = checks

    @cached_property
    def config(self) -> Config | None:
        """The configuration, None without one. Raises InputError, ConfigError."""
        return config_for(self.folder, self._checks)

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer of the folder's search path."""
        configured = self.config.templates if self.config else ()
        return renderer_for(search_folders(self.folder, (*self._templates, *configured)), self._filters, self._settings)
