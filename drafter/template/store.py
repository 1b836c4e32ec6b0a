"""Where templates are found: a list of folders. The first folder that has a template of the name wins; nothing else is read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, TemplateNotFound

from drafter.errors import Fault, Place, TemplateError
from drafter.files import is_file, is_folder, lies_in
from drafter.files.bounded import TooLargeError, bounded
from drafter.files.shipped import shipped_folder
from drafter.files.watch import Watch
from drafter.messages.near import nearest
from drafter.outline.keys import TEMPLATE_NAME
from drafter.template import frontmatter
from drafter.template.budget import BUDGET, MAX_TEMPLATE
from drafter.template.frontmatter import TemplateInfo

SUFFIX = ".md.j2"
COMPILING = 10
"""Steps that compiling one character costs. It limits templates that include many others."""
LOOKING = 300
"""Steps that looking for one file costs: as long as a third of a millisecond. It limits includes of names that no template has."""
MOST_FOLDERS = 200
"""How many folders in the working folder are looked into for a template that is in no folder of the search."""

SHIPPED = "shipped/"
"""A prefix of a template's name that asks for the shipped template, even where a user's folder has one of the same name."""

_NAME = rf"{TEMPLATE_NAME}(?:/{TEMPLATE_NAME})*"


@dataclass(frozen=True)
class TemplateStore:
    """Templates by name. folders: searched in this order, before the shipped templates. Folders that do not exist are skipped."""

    folders: tuple[Path, ...] = ()

    @cached_property
    def all_folders(self) -> tuple[Path, ...]:
        return (*dict.fromkeys(self.folders), shipped_folder())

    def names(self) -> list[str]:
        """The names of all templates, sorted, without those that are only parts of others."""
        folders = (*self.all_folders, *added_folders())
        found = {path.name.removesuffix(SUFFIX) for folder in folders for path in _listed(folder) if lies_in(folder, path)}
        return sorted(name for name in found if re.fullmatch(TEMPLATE_NAME, name) and not name.endswith(SUFFIX))

    def find(self, name: str) -> Path | None:
        """The file of a template, None where no folder and no installed package has it."""
        for folder, path in self.candidates(name):
            if is_file(path) and lies_in(folder, path):
                return path
        return self._titled(name)

    def _titled(self, title: str) -> Path | None:
        """The template with a title, if exactly one has it. An outline may name a template by its title: 讲话稿 for ``speech``."""
        if title.isascii():
            return None
        files = [_listed(folder) for folder in (*self.all_folders, *added_folders())]
        found = {path.name: path for paths in files for path in paths if self._has_title(path, title)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _has_title(self, path: Path, title: str) -> bool:
        try:
            return bool(frontmatter.read(self.text(path), path.name).get("title") == title)
        except TemplateError:
            return False

    def candidates(self, name: str) -> Iterator[tuple[Path, Path]]:
        """Each folder of the search, in order, and the path that the template would have in it."""
        wanted = name.removesuffix(SUFFIX)
        shipped_alone = wanted.startswith(SHIPPED)
        wanted = wanted.removeprefix(SHIPPED)
        letters = wanted[:1].isalnum() and wanted.replace("-", "").isalnum()  # nearly always
        if not letters and not re.fullmatch(_NAME, wanted):
            return
        for folder in (shipped_folder(),) if shipped_alone else self.all_folders:
            yield folder, folder / f"{wanted}{SUFFIX}"
        if not shipped_alone:
            for folder in added_folders():
                yield folder, folder / f"{wanted}{SUFFIX}"

    def file(self, name: str, place: Place | None = None, excerpt: str | None = None) -> Path:
        """The file of a template. Raises TemplateError, with similar names, where there is none."""
        path = self.find(name)
        if path is None:
            raise TemplateError(self.not_found(name, place, excerpt))
        return path

    def not_found(self, name: str, place: Place | None, excerpt: str | None) -> Fault:
        """The fault of an unknown template, with the folder that has it though it is not searched, else with the names of those that exist."""
        name = name.removesuffix(SUFFIX)
        if (folder := _elsewhere(name)) is not None:
            return Fault("template.elsewhere", place, {"found": Path(name).name, "folder": str(folder)}, excerpt)
        names = self.names()
        near = nearest(name, names) or self._near_by_title(name, names)
        return Fault("template.not-found", place, {"found": name, "near": near, "known": names}, excerpt)

    def _near_by_title(self, name: str, names: list[str]) -> tuple[str, ...]:
        """The templates with a name in their title or genre, else those whose title or genre begins nearly like it: 坐谈会 and 座谈会讲话."""
        said = {known: self._said_of(known) for known in names} if name and not name.isascii() else {}
        if near := tuple(known for known, words in said.items() if name in words):
            return near
        beginnings = {word[: len(name)]: known for known, words in said.items() for word in words.split()}
        return tuple(dict.fromkeys(beginnings[word] for word in nearest(name, beginnings)))

    def _said_of(self, name: str) -> str:
        """A template's title and genre, for proposals; "" for a faulty template, or a name that is no file's."""
        path = self.find(name)
        try:
            values = frontmatter.read(self.text(path), name) if path else {}
        except TemplateError:
            return ""
        return f"{values.get('title', '')} {values.get('genre', '')}"

    def text(self, path: Path) -> str:
        """A template's text. Raises TemplateError where the file cannot be read, is too long, or is not UTF-8."""
        try:
            text = bounded(path, 4 * MAX_TEMPLATE).decode("utf-8-sig")
        except TooLargeError:
            raise TemplateError(Fault("template.too-long", Place(str(path)), {"most": MAX_TEMPLATE})) from None
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateError(Fault("template.encoding", Place(str(path), line))) from None
        except OSError as error:
            raise TemplateError(Fault("template.unreadable", Place(str(path)), {"said": error.strerror or str(error)})) from None
        if len(text) > MAX_TEMPLATE:
            raise TemplateError(Fault("template.too-long", Place(str(path)), {"most": MAX_TEMPLATE}))
        return text.replace("\r\n", "\n").replace("\r", "\n")  # as Jinja counts lines

    def info(self, name: str, place: Place | None = None, excerpt: str | None = None) -> TemplateInfo:
        """A template's front matter, with the keys that it inherits from the templates it extends.

        Raises TemplateError where one of them is missing, is wrong, or extends itself.
        """
        chain: list[Path] = []
        wanted: str | None = name  # "" is the name of no template, and is looked for too
        layers: list[dict[str, Any]] = []
        while wanted is not None:
            path = self.file(wanted, place, excerpt)
            if path in chain:
                names = tuple(each.name.removesuffix(SUFFIX) for each in (*chain, path))
                hides = len(chain) == 1 and (shipped_folder() / path.name).is_file()
                code = "template.hides-shipped" if hides else "template.circular"
                raise TemplateError(Fault(code, place, {"found": names[0], "chain": names}, excerpt))
            chain.append(path)
            text = self.text(path)
            layers.append(frontmatter.read(text, str(path)))
            extended = frontmatter.EXTENDS.search(text)
            wanted = extended[1] if extended else None
            if extended:
                line = text.count("\n", 0, extended.start())
                place, excerpt = Place(str(path), line + 1), text.split("\n")[line]
        called = name.removesuffix(SUFFIX)
        info = TemplateInfo(called if called.isascii() else chain[0].name.removesuffix(SUFFIX))
        for layer in reversed(layers):
            info = info.extended(layer)
        return info


def _listed(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if is_file(path)) if is_folder(folder) else []


def added_folders() -> tuple[Path, ...]:
    """The template folders of installed packages. Raises ToolError for an entry point that names no folder."""
    from drafter.files.plugins import plugins

    return tuple(plugins("drafter.templates", _folder).values())


def _folder(value: object) -> Path | None:
    """The folder that an entry point names. value: a path, or a package, which stands for its folder."""
    found = value if isinstance(value, (str, os.PathLike)) else next(iter(getattr(value, "__path__", ())), None)
    return Path(found) if found is not None and is_folder(found) else None


@dataclass(frozen=True)
class WatchedStore(TemplateStore):
    """A store that records every file it looks for. A cache of its results can ask whether one of these files has changed."""

    watch: Watch = field(default_factory=Watch, compare=False)

    def candidates(self, name: str) -> Iterator[tuple[Path, Path]]:
        for folder, path in super().candidates(name):
            self.watch.look(path)
            yield folder, path


class Loader(BaseLoader):
    """Loads templates from a store for Jinja."""

    def __init__(self, store: TemplateStore) -> None:
        self.store = store

    def get_source(self, environment: Any, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:  # noqa: ARG002
        budget = BUDGET.get()
        budget.work(LOOKING)
        budget.text(len(template))
        path = self.store.find(template)
        if path is None:
            raise TemplateNotFound(template)
        text = self.store.text(path)
        budget.work(COMPILING * len(text))
        _, jinja = frontmatter.split(text)
        return _with_line_ends(jinja), str(path), None


_TAG_AT_END = re.compile(r"^(?P<line>.*)(?P<end>[%#]\})$", re.MULTILINE)
_TAGS = re.compile(r"\{%.*?%\}|\{#.*?#\}")


def _with_line_ends(jinja: str) -> str:
    """A template whose tags swallow the end of a line only where they stand on it alone; ``+%}`` says so to Jinja."""
    if "{% raw" in jinja:
        return jinja
    return _TAG_AT_END.sub(lambda match: f"{match['line']}+{match['end']}" if _has_text(match) else match[0], jinja)


def _has_text(match: re.Match[str]) -> bool:
    """Whether a line that ends with a tag holds text outside its tags."""
    line = match["line"]
    return (
        bool(line.strip())
        and not line.endswith(("+", "-"))
        and bool(_TAGS.sub("", match[0]).strip())
        and _opens(line, match["end"][0])
    )


def _opens(line: str, sign: str) -> bool:
    """Whether the tag that ends a line begins on it."""
    return line.rfind("{" + sign) > line.rfind(sign + "}")


def _elsewhere(name: str) -> Path | None:
    """The folder inside the working folder in which a template lies: the one that its name names, or one beside the outlines."""
    folder, _, stem = name.rpartition("/")
    try:
        folders = [Path(folder)] if folder else sorted(islice(filter(is_folder, Path().iterdir()), MOST_FOLDERS))
    except OSError:
        return None
    return next((path for path in folders if stem and is_file(file := path / f"{stem}{SUFFIX}") and lies_in(Path(), file)), None)
