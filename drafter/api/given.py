"""The arguments of the public functions, in the forms in which programs have them: one folder or several, a `dict` or pairs, `str` or `Path`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path

Folders = str | Path | Sequence[str | Path]
"""A folder, or folders in the order in which they are searched."""

Replaced = Mapping[str, object] | Iterable[tuple[str, object]]
"""Values that replace those of an outline, by key or slot: texts, numbers and days. None stands for an empty value."""


def folders_of(folders: Folders) -> tuple[Path, ...]:
    """The folders as paths."""
    if isinstance(folders, tuple) and all(
        isinstance(folder, Path) for folder in folders
    ):  # most often; it is asked for at every rendering
        return folders
    return tuple(map(Path, paths_of(folders)))


def paths_of(paths: str | Path | Iterable[str | Path]) -> Iterable[str | Path]:
    """Several paths; one that stands by itself as the only one."""
    return [paths] if isinstance(paths, (str, PathLike)) else paths


def settings_of(settings: Replaced) -> tuple[tuple[str, str], ...]:
    """Pairs of a key or slot and its text. Raises OutlineError for a value that no outline can hold."""
    pairs = settings.items() if isinstance(settings, Mapping) else settings
    return tuple((key, value if isinstance(value, str) else _text(key, value)) for key, value in pairs)


def _text(key: str, value: object) -> str:
    from drafter.outline.data import text_of

    return text_of(value, f"--set {key}")
