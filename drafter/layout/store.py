"""Layouts found and read: a path, a file in the user's folders, or a shipped layout.

`extends` is followed; all faults are reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple, NoReturn

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault, InputError, LayoutError, Place
from drafter.files import is_file, is_folder, read_bytes, read_text
from drafter.files.watch import Watch
from drafter.layout.build import Values, build
from drafter.layout.fields import LAYOUT, PAGE, PAGE_NUMBER, TYPE
from drafter.layout.model import Layout
from drafter.messages.near import nearest
from drafter.nodes.compose import read_documents
from drafter.nodes.source import Source

DEFAULT = "gbt9704"
_DATA = Path(__file__).with_name("data")  # importlib.resources would cost 8 ms
SUFFIXES = (".yaml", ".yml")
FOLDER = "layouts"
_KEYS = frozenset(key for table in (LAYOUT, PAGE, PAGE_NUMBER, TYPE) for key in table.by_key)


class _File(NamedTuple):
    """A layout's text and its origin. path: the resolved path of its file, None for a shipped layout."""

    name: str
    shown: str
    text: str
    path: Path | None


@cache
def layout_names() -> tuple[str, ...]:
    """The names of the shipped layouts, the default first."""
    names = sorted(entry.name.removesuffix(".yaml") for entry in _DATA.iterdir() if entry.name.endswith(".yaml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


def layout_source(name_or_path: str, folders: Sequence[Path] = ()) -> str:
    """The YAML of a layout, which is found as in `load_layout`. Raises LayoutError where there is no such layout."""
    found = _find(name_or_path, folders, Watch())
    if found is None:
        _refuse(name_or_path, folders)
    return found.text


class _Kept(NamedTuple):
    """A layout, and the files that were read or looked for; it is out of date when one of them changes."""

    layout: Layout
    watch: Watch


_KEPT: dict[tuple[str, tuple[Path, ...]], _Kept] = {}
_MOST_KEPT = 64


def load_layout(name_or_path: str, folders: Sequence[Path] = ()) -> Layout:
    """A layout by name or path. It is read once, and again when one of its files has changed.

    A path to a file wins, then NAME.yaml in the folders in their order, then the shipped layouts. Raises LayoutError with all
    faults found, InputError for a file that cannot be read.
    """
    key = name_or_path, tuple(folders)
    kept = _KEPT.get(key)
    if kept is None or not kept.watch.holds():
        watch = Watch()
        found = _find(name_or_path, folders, watch)
        if found is None:
            _refuse(name_or_path, folders)
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        kept = _KEPT[key] = _Kept(_load_shipped(found.name) if found.path is None else _resolve(found, folders, watch), watch)
    return kept.layout


def watch_layout(name_or_path: str, folders: Sequence[Path], watch: Watch) -> None:
    """Record the files that a layout is read from, and those that are looked for before. A faulty layout is recorded too."""
    with suppress(LayoutError, InputError):
        found = _find(name_or_path, folders, watch)
        if found is not None and found.path is not None:
            _resolve(found, folders, watch)


@cache
def _load_shipped(name: str) -> Layout:
    return _resolve(_shipped(name), (), Watch())


@cache
def shipped_values(name: str) -> tuple[Values, ...]:
    """The values of a shipped layout's file and of those that it extends; each extends the next."""
    file = _shipped(name)
    source = Source(file.shown, file.text, _KEYS)
    values: Values = LAYOUT.read(source, read_documents(source)[0])
    return (values,) if name == DEFAULT else (values, *shipped_values(str(values.get("extends", DEFAULT))))


def _resolve(first: _File, folders: Sequence[Path], watch: Watch) -> Layout:
    """Read a file and those that it extends. watch: records these files."""
    chain = [first]
    values: list[Values] = []
    faults: list[Fault] = []
    notices: list[Fault] = []
    own: list[tuple[Source, list[Node]]] = []
    while True:
        file = chain[-1]
        source = Source(file.shown, file.text, _KEYS)
        documents = read_documents(source)
        read: Values = LAYOUT.read(source, documents[0]) if documents else {}
        for extra in documents[1:]:
            source.add("layout.one-document", extra)
        faults += source.faults
        if file.path:
            notices += _remarks(source, documents)
            own.append((source, documents))
        faults += _add_base(read, file, source, documents, watch)
        values.append(read)
        extends = read.get("extends") or (None if file.path is None and file.name == DEFAULT else DEFAULT)
        if extends is None:
            break
        at = _place_of_extends(source, documents)
        beside = [file.path.parent, *folders] if file.path else []
        parent = _find(str(extends), beside, watch, apart_from=file.path)
        if parent is None:
            known = _known(beside)
            faults.append(_fault("layout.unknown", at, source, found=str(extends), known=known, near=nearest(str(extends), known)))
            break
        if any((parent.name, parent.path) == (seen.name, seen.path) for seen in chain):
            faults.append(_fault("layout.circular", at, source, chain=tuple(seen.shown for seen in [*chain, parent])))
            break
        chain.append(parent)
    if faults:
        raise LayoutError(*sorted(faults, key=lambda fault: fault.place or Place("")))
    layout = build(first.name, values, partial(_place_in, first, own))
    if own:
        from drafter.layout.contradictions import contradictions

        notices += contradictions(layout, own)
    return layout._replace(notices=tuple(notices))


def _add_base(values: Values, file: _File, source: Source, documents: list[Node], watch: Watch) -> list[Fault]:
    """Add the bytes of the Word file that a layout names as its base. Returns the fault where there is no such file."""
    named = values.get("base")
    if not named:
        return []
    path = Path(str(named)).expanduser()
    if file.path and not path.is_absolute():
        path = Path(file.shown).parent / path
    watch.look(path)
    if not is_file(path):
        return [_fault("layout.no-base", _place_of(source, documents, ("base", "底稿")), source, found=str(named))]
    values |= {"base-name": str(path), "base-data": read_bytes(path)}
    return []


def _remarks(source: Source, documents: list[Node]) -> list[Fault]:
    """What is worth a report in a user's file."""
    from drafter.layout.fonts import remarks

    return [*source.notices, *(remark for document in documents for remark in remarks(source, document))]


def _place_in(first: _File, own: list[tuple[Source, list[Node]]], key: str) -> Place:
    """The place of a key's value in the first of a user's files that has it; the name of the layout where none has."""
    names = key, LAYOUT.by_key[key].alias
    return next((_place_of(source, documents, names) for source, documents in own if _value(documents, names)), Place(first.shown))


def _place_of_extends(source: Source, documents: list[Node]) -> Place:
    return _place_of(source, documents, ("extends", "继承"))


def _place_of(source: Source, documents: list[Node], names: tuple[str, str]) -> Place:
    """The place of the value of a key; the beginning of the file where it has no such key."""
    value = _value(documents, names)
    return source.place_of(value) if value else source.place(0, 0)


def _value(documents: list[Node], names: tuple[str, str]) -> Node | None:
    """The value of a key, None where there is no such key."""
    pairs = documents[0].value if documents and isinstance(documents[0], MappingNode) else []
    return next((value for key, value in pairs if isinstance(key, ScalarNode) and key.value in names), None)


def _fault(code: str, place: Place, source: Source, **facts: object) -> Fault:
    return Fault(code, place, facts, source.line_at(place.line - 1))


def _find(name_or_path: str, folders: Sequence[Path], watch: Watch, apart_from: Path | None = None) -> _File | None:
    """The file of a name or path, None where there is none.

    apart_from: the file that extends this one; it may extend a layout of its own name, so it is skipped.
    """
    if name_or_path.endswith(SUFFIXES):
        candidates = [Path(name_or_path), *(folder / name_or_path for folder in folders)]
    else:
        candidates = [folder / f"{name_or_path}{suffix}" for folder in folders for suffix in SUFFIXES]
    for path in candidates:
        watch.look(path)
        if is_file(path) and path.resolve() != apart_from:
            return _File(path.name.rpartition(".")[0], str(path), read_text(path), path.resolve())
    if name_or_path in layout_names():
        return _shipped(name_or_path)
    return None if name_or_path.isascii() else _titled(name_or_path, folders)


def _titled(title: str, folders: Sequence[Path]) -> _File | None:
    """The one layout whose summary begins with a title, 朗读稿 for ``reading-copy``."""
    files = [_shipped(name) for name in layout_names()]
    files += [
        _File(path.stem, str(path), read_text(path), path.resolve())
        for folder in folders
        if folder.name == FOLDER and is_folder(folder)
        for path in sorted(folder.iterdir())
        if path.suffix in SUFFIXES
    ]
    found = [
        file for file in files if re.search(rf"^(?:summary|说明): *['\"]?{re.escape(title)}(?:[：（，]|$)", file.text, re.MULTILINE)
    ]
    return found[0] if len(found) == 1 else None


@cache
def _shipped(name: str) -> _File:
    path = _DATA / f"{name}.yaml"
    return _File(name, path.name, path.read_text(encoding="utf-8"), None)


def _known(folders: Sequence[Path]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*layout_names(), *own_names(folders)]))


def own_names(folders: Sequence[Path]) -> tuple[str, ...]:
    """The names of the user's layouts: the YAML files in folders called ``layouts``.

    In other folders a YAML file is more likely an outline.
    """
    named = [folder for folder in folders if folder.name == FOLDER and is_folder(folder)]
    return tuple(sorted({path.stem for folder in named for path in folder.iterdir() if path.suffix in SUFFIXES}))


def _refuse(name: str, folders: Sequence[Path]) -> NoReturn:
    known = _known(folders)
    raise LayoutError(Fault("layout.unknown", facts={"found": name, "known": known, "near": nearest(name, known)}))
