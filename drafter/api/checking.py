"""Proofreading: findings and repairs, of one file or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

from drafter.api.checks import checks_of
from drafter.api.config import Config
from drafter.api.folders import NAMELESS, OutlineData, Workspace, beside, cache_folder, layout_folders
from drafter.api.given import Folders, Replaced, folders_of, paths_of, settings_of
from drafter.api.many import SourceFile, in_order, sources_of
from drafter.check.added import all_checks
from drafter.check.registry import Check
from drafter.errors import DrafterError, Fault, InputError
from drafter.files import CONFIG_NAME, decode, read_bytes
from drafter.layout import load_layout
from drafter.outline.data import outline_text
from drafter.proofread.file import OUTLINES, Proofreader, Repaired, may_be_outline
from drafter.proofread.model import Proofs, unread
from drafter.proofread.overlap import Index
from drafter.proofread.report import check_form
from drafter.proofread.report import report as report_of
from drafter.proofread.stats import Stats
from drafter.read import FoundSources, find

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from drafter.template.render import Filter

__all__ = [
    "CheckedFile",
    "check",
    "check_form",
    "check_many",
    "find_files",
    "fix",
    "fix_many",
    "proofreader",
    "report",
    "sources_index",
    "stats",
]


class Proofreading(TypedDict, total=False):
    """The options of `proofreader`, which explains them."""

    checks: Sequence[Check | str] | None
    against: Index | None
    layout: str
    templates: Folders
    filters: Mapping[str, Filter] | None
    encoding: str | None
    settings: Replaced


def proofreader(
    folder: Path | None = None,
    *,
    checks: Sequence[Check | str] | None = None,
    against: Index | None = None,
    layout: str = "",
    templates: Folders = (),
    filters: Mapping[str, Filter] | None = None,
    encoding: str | None = None,
    settings: Replaced = (),
) -> Proofreader:
    """A proofreader for the files of a folder. ``proofs(data, name)`` returns findings, ``repaired(data, name)`` a repaired file.

    folder: the folder of the files; its ``drafter.yaml`` and its templates are used. None for texts that are in no file.
    checks: the checks to run, or their ids; without it, all checks, with those of installed packages. Add your own: ``[*api.CHECKS, mine]``.
    against: an index of sources that a speech must not repeat, see `sources_index`.
    layout: the name of a layout, used instead of the outlines' own.
    templates: folders that are searched first.
    filters: your own filters for templates, by name.
    encoding: the encoding of texts; without it, it is guessed.
    settings: from keys and slots to values that are used instead of the outlines' own; a `dict`, or pairs.

    Raises InputError, ConfigError, LayoutError, ToolError (a broken package that adds checks).
    """
    chosen = all_checks() if checks is None else checks_of(checks)
    workspace = Workspace(folder, templates, filters, chosen, settings)
    config = workspace.config or Config()
    find_layout = partial(load_layout, folders=layout_folders(workspace.renderer.store))
    if layout:
        find_layout(layout)
    return Proofreader(
        workspace.renderer,
        config.checks,
        layout=layout,
        usual_layout=config.layout,
        limit=config.limit,
        encoding=encoding,
        against=against,
        checks=chosen,
        find_layout=find_layout,
    )


def check(
    content: str | bytes | OutlineData | Sequence[OutlineData],
    *,
    source: str = NAMELESS,
    **options: Unpack[Proofreading],
) -> Proofs:
    """The findings in an outline, a text or a Word document.

    content: its text or bytes, or an outline as plain data.
    source: its name in messages. The suffix of the name tells the format; without a suffix, the content does. If `source` is the
    path of a file, the ``drafter.yaml`` and templates of its folder are used.
    options: those of `proofreader`.

    Raises as `proofreader`, and InputError, OutlineError or TemplateError where the content cannot be read.
    """
    return proofreader(beside(source), **options).proofs(*_named_bytes(content, source))


def fix(
    content: str | bytes | OutlineData | Sequence[OutlineData],
    *,
    source: str = NAMELESS,
    **options: Unpack[Proofreading],
) -> Repaired:
    """The content with every certain repair made, and the remaining findings. Repairs of a Word document are tracked changes.

    The arguments and errors are those of `check`.
    """
    return proofreader(beside(source), **options).repaired(*_named_bytes(content, source))


def stats(
    content: str | bytes | OutlineData | Sequence[OutlineData],
    *,
    source: str = NAMELESS,
    templates: Folders = (),
    settings: Replaced = (),
) -> list[Stats]:
    """Statistics of each speech: its length and that of its parts, its longest sentences, its frequent phrases.

    Raises as `check`.
    """
    return proofreader(beside(source), checks=(), templates=templates, settings=settings).stats(*_named_bytes(content, source))


def _named_bytes(content: str | bytes | OutlineData | Sequence[OutlineData], source: str) -> tuple[bytes, str]:
    """Content as bytes, and a name whose suffix tells its format."""
    if isinstance(content, bytes):
        return content, source
    if isinstance(content, str):
        return content.encode("utf-8", "surrogatepass"), source
    name = source if Path(source).suffix.lower() in OUTLINES else f"{source}.yaml"
    return outline_text(content, name).encode(), name


# ---------------------------------------------------------------- many


class CheckedFile(NamedTuple):
    """The result for one file.

    source: the file's name.
    proofs: its findings; after repairs, the remaining ones. None where `error` is set.
    repaired: the repaired file, None unless repairs were asked for.
    """

    source: str
    proofs: Proofs | None = None
    repaired: Repaired | None = None
    error: DrafterError | None = None

    def result(self) -> Proofs:
        """The findings. Raises `error` if it is set."""
        if self.proofs is None:
            raise self.error or AssertionError
        return self.proofs

    def reported(self) -> Proofs:
        """The input of `report` for this file: its findings, or the faults for which it could not be read."""
        return unread(self.source, self.error) if self.error else self.result()


def check_many(
    paths: str | Path | Iterable[str | Path],
    *,
    executor: Executor | None = None,
    **options: Unpack[Proofreading],
) -> Iterator[CheckedFile]:
    """The findings of each file, in order, as `drafter check` shows them. A file that cannot be read does not stop the others.

    paths: files, or ``-`` for standard input.
    executor: runs the work in its threads or processes; for processes, checks and filters must be picklable.
    options: those of `proofreader`. Each file uses the ``drafter.yaml`` and templates of its own folder.

    Raises ToolError for a broken package that adds checks.
    """
    return in_order(partial(_Checking, _fixed(options), repair=False), sources_of(paths), executor)


def fix_many(
    paths: str | Path | Iterable[str | Path],
    *,
    executor: Executor | None = None,
    **options: Unpack[Proofreading],
) -> Iterator[CheckedFile]:
    """Each file with every certain repair made, in order. No file is changed: the repaired content is in each `CheckedFile`.

    The arguments and errors are those of `check_many`.
    """
    return in_order(partial(_Checking, _fixed(options), repair=True), sources_of(paths), executor)


def _fixed(options: Proofreading) -> Proofreading:
    """Options that other processes can take: checks, folders and settings as tuples, filters as a `dict`."""
    checks = options.get("checks")
    return {
        **options,
        "checks": all_checks() if checks is None else checks_of(checks),
        "templates": folders_of(options.get("templates", ())),
        "filters": dict(options.get("filters") or {}),
        "settings": settings_of(options.get("settings", ())),
    }


class _Checking:
    """Proofreads files. The files of one folder share a proofreader."""

    def __init__(self, options: Proofreading, *, repair: bool) -> None:
        self.options = options
        self.repair = repair
        self.proofreaders: dict[Path | None, Proofreader] = {}

    def __call__(self, source: SourceFile) -> CheckedFile:
        try:
            data = source.read()
            reader = self._proofreader(source.folder)
            if not self.repair:
                return CheckedFile(source.path, reader.proofs(data, source.name))
            repaired = reader.repaired(data, source.name)
            return CheckedFile(source.path, repaired.left, repaired)
        except DrafterError as error:
            return CheckedFile(source.path, error=error)

    def _proofreader(self, folder: Path | None) -> Proofreader:
        found = self.proofreaders.get(folder)
        if found is None:
            found = self.proofreaders[folder] = proofreader(folder, **self.options)
        return found


def report(files: Proofs | Iterable[Proofs | CheckedFile], form: str = "text") -> str:
    """The report on some files, without a line break at its end. For no findings, `text` and `github` give "".

    files: what `check` and `check_many` return. form: ``text``, ``json``, ``sarif`` or ``github``. Raises UsageError for another one.
    """
    check_form(form)
    several = [files] if isinstance(files, Proofs) else files
    return report_of([one.reported() if isinstance(one, CheckedFile) else one for one in several], form)


def find_files(paths: str | Path | Iterable[str | Path]) -> FoundSources:
    """The files that some paths name.

    A folder stands for its files that can be proofread; of its YAML files, only outlines count.
    """
    named = [str(path) for path in paths_of(paths)]
    given = frozenset(named)
    found = find(named, also=OUTLINES)
    kept = [
        path
        for path in found.paths
        if str(path) in given or path.suffix.lower() not in OUTLINES or (path.name != CONFIG_NAME and _may_be_outline(path))
    ]
    return FoundSources(kept, [fault for fault in found.faults if fault.code != "input.unknown-format"])


def _may_be_outline(path: Path) -> bool:
    """Whether a YAML file in a folder may be an outline. True for a file that cannot be read; its fault is reported later."""
    try:
        return may_be_outline(decode(read_bytes(path), str(path)))
    except DrafterError:
        return True


def sources_index(paths: str | Path | Iterable[str | Path]) -> Index:
    """The index of sources in files and folders. It is kept between runs. Its ``faults`` name the files that could not be read.

    Raises InputError where no source could be read, or where a path does not exist.
    """
    index = Index.build([Path(path) for path in paths_of(paths)], cache_folder())
    lost: list[Fault] = [fault for fault in index.faults if not index.paths or fault.code == "input.missing"]
    if lost:
        raise InputError(*lost)
    return index
