"""Where templates, layouts and configurations are looked for, and what is kept for each search path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.files import find_config
from drafter.template.render import Filter, Renderer
from drafter.template.store import TemplateStore

if TYPE_CHECKING:
    from drafter.check.registry import Check
    from drafter.config import Config

NAMELESS = "outline"
"""The name, in messages, of an outline that lies in no file."""

OutlineData = Mapping[str, object]
"""An outline as plain values: its keys with texts, lists and mappings; None for what is not there."""

MOST_RENDERERS = 32
"""Search paths whose renderers are kept, those used last."""


def beside(source: str) -> Path | None:
    """The folder of a file; None for a name that is no file's."""
    return Path(source).parent if source != NAMELESS and os.path.isfile(source) else None  # noqa: PTH113 - asked at every rendering


def search_folders(beside: Path | None = None, first: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Where templates and layouts are looked for before the shipped ones: `first`, beside the outline, ./templates, the user's folder."""
    return _search_folders(beside, tuple(first), user_folder())


@lru_cache(maxsize=MOST_RENDERERS)
def _search_folders(beside: Path | None, first: tuple[Path, ...], user: Path) -> tuple[Path, ...]:
    folders = [*first, *([beside, beside / "templates"] if beside else []), Path("templates"), user / "templates"]
    return tuple(dict.fromkeys(folders))


def user_folder() -> Path:
    """Where the system keeps a user's own templates and layouts; DRAFTER_HOME names another place."""
    named = os.environ.get("DRAFTER_HOME")
    return Path(named) if named else _configuration_folder(os.environ.get("HOME"), os.environ.get("XDG_CONFIG_HOME"))


@lru_cache(maxsize=1)
def _configuration_folder(home: str | None, configuration: str | None) -> Path:  # noqa: ARG001 - what the answer rests on
    from platformdirs import user_config_path

    return user_config_path("drafter", appauthor=False)


def cache_folder() -> Path:
    """Where indexes of sources are kept between runs: what is lost there is built again. DRAFTER_HOME names another place."""
    named = os.environ.get("DRAFTER_HOME")
    if named:
        return Path(named) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("drafter", appauthor=False)


def layout_folders(store: TemplateStore) -> tuple[Path, ...]:
    """Layouts lie in ``layouts`` beside each folder of templates, and in the folders themselves."""
    return _layout_folders(store.folders)


@lru_cache(maxsize=MOST_RENDERERS)
def _layout_folders(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(folder for base in folders for folder in (base, base.parent / "layouts"))


def config_for(folder: Path | None, checks: Sequence[Check] = ()) -> Config | None:
    """The configuration of a folder, None where none is written.

    checks: of one's own, which it may name too. Raises InputError, ConfigError.
    """
    path = find_config(folder or Path())
    if path is None:
        return None
    from drafter.config import load_config

    return load_config(path, checks)


def renderer_for(folders: Sequence[Path], filters: Mapping[str, Filter] | None = None) -> Renderer:
    """The renderer of a search path: the same at every call, so that a plain loop compiles its templates once.

    filters: of one's own, by name.
    """
    return _kept_renderer(tuple(folders), tuple((filters or {}).items()))


@lru_cache(maxsize=MOST_RENDERERS)
def _kept_renderer(folders: tuple[Path, ...], filters: tuple[tuple[str, Filter], ...]) -> Renderer:
    return Renderer(TemplateStore(folders), dict(filters))


class Workspace:
    """What the files of one folder share: its configuration, and the renderer of its search path.

    folder: None for a text that lies in no file. templates: folders that are searched first.
    """

    def __init__(
        self,
        folder: Path | None,
        templates: Sequence[Path] = (),
        filters: Mapping[str, Filter] | None = None,
        checks: Sequence[Check] = (),
    ) -> None:
        self.folder = folder
        self._templates = templates
        self._filters = filters
        self._checks = checks

    @cached_property
    def config(self) -> Config | None:
        """The configuration, None where none is written. Raises InputError, ConfigError."""
        return config_for(self.folder, self._checks)

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer."""
        configured = self.config.templates if self.config else ()
        return renderer_for(search_folders(self.folder, (*self._templates, *configured)), self._filters)
