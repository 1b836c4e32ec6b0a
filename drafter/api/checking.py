"""Proofreading: one file or many, found or repaired, and reports of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.api.folders import Workspace, cache_folder, layout_folders
from drafter.api.many import Source, in_order, sources_of
from drafter.api.rendering import NAMELESS, OutlineData, beside, outline_text
from drafter.check.added import all_checks
from drafter.check.registry import Check
from drafter.config import Config
from drafter.errors import DrafterError, Fault, InputError
from drafter.files import CONFIG_NAME, decode, read_bytes
from drafter.layout import load_layout
from drafter.proofread.file import OUTLINES, Proofreader, Repaired, is_mistyped_outline, is_outline
from drafter.proofread.model import Proofs, unread
from drafter.proofread.overlap import Index
from drafter.proofread.report import check_form, report
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


def proofreader(
    folder: Path | None = None,
    *,
    checks: Sequence[Check] | None = None,
    against: Index | None = None,
    layout: str = "",
    templates: Sequence[Path] = (),
    filters: Mapping[str, Filter] | None = None,
    encoding: str | None = None,
) -> Proofreader:
    """What proofreads the files of a folder: its ``proofs(data, name)`` says what is found, its ``repaired(data, name)`` repairs.

    folder: where the files lie, for their ``drafter.yaml`` and their templates. checks: without them all, those of installed packages too; one's own
    stand beside the others: ``[*api.CHECKS, mine]``. against: sources that must not be repeated, see `sources_index`. layout: a name that wins over the
    outlines'. templates: folders that are searched first. filters: of one's own for templates. encoding: of texts, over the guess.

    Raises InputError, ConfigError, LayoutError, ToolError (a broken package that adds checks).
    """
    chosen = all_checks() if checks is None else checks
    workspace = Workspace(folder, templates, filters, chosen)
    config = workspace.config or Config()
    if layout:
        load_layout(layout, layout_folders(workspace.renderer.store))
    return Proofreader(
        workspace.renderer,
        config.checks,
        layout=layout,
        usual_layout=config.layout,
        limit=config.limit,
        encoding=encoding,
        against=against,
        checks=chosen,
    )


def check(
    content: str | bytes | OutlineData | Sequence[OutlineData],
    *,
    source: str = NAMELESS,
    checks: Sequence[Check] | None = None,
    against: Index | None = None,
    layout: str = "",
    templates: Sequence[Path] = (),
    filters: Mapping[str, Filter] | None = None,
    encoding: str | None = None,
) -> Proofs:
    """What is found in an outline, a text or a Word document.

    content: its text or bytes, or an outline as plain data. source: its name in messages. By its suffix the name says what the content is; without one,
    the content does. The rest is as in `proofreader`; where `source` is a file, its folder counts.

    Raises as `proofreader`, and InputError, OutlineError or TemplateError where the content cannot be read.
    """
    reader = proofreader(
        beside(source), checks=checks, against=against, layout=layout, templates=templates, filters=filters, encoding=encoding
    )
    return reader.proofs(*_named_bytes(content, source))


def fix(
    content: str | bytes | OutlineData | Sequence[OutlineData],
    *,
    source: str = NAMELESS,
    checks: Sequence[Check] | None = None,
    against: Index | None = None,
    layout: str = "",
    templates: Sequence[Path] = (),
    filters: Mapping[str, Filter] | None = None,
    encoding: str | None = None,
) -> Repaired:
    """The same with what is certain repaired; a Word document gets its repairs as tracked changes. Raises as `check`."""
    reader = proofreader(
        beside(source), checks=checks, against=against, layout=layout, templates=templates, filters=filters, encoding=encoding
    )
    return reader.repaired(*_named_bytes(content, source))


def stats(
    content: str | bytes | OutlineData | Sequence[OutlineData], *, source: str = NAMELESS, templates: Sequence[Path] = ()
) -> list[Stats]:
    """The numbers of each speech: how long it is and where, its longest sentences, its frequent phrases. Raises as `check`."""
    return proofreader(beside(source), checks=(), templates=templates).stats(*_named_bytes(content, source))


def _named_bytes(content: str | bytes | OutlineData | Sequence[OutlineData], source: str) -> tuple[bytes, str]:
    """Some content and a name that says what it is."""
    if isinstance(content, bytes):
        return content, source
    if isinstance(content, str):
        return content.encode("utf-8", "surrogatepass"), source
    name = source if Path(source).suffix.lower() in OUTLINES else f"{source}.yaml"
    return outline_text(content, name).encode(), name


# ---------------------------------------------------------------- many


class CheckedFile(NamedTuple):
    """What became of a file.

    source: its name. proofs: what is found in it, with repairs what they left; None where `error` says why there are none. repaired: the file with
    its repairs, None where none were asked for.
    """

    source: str
    proofs: Proofs | None = None
    repaired: Repaired | None = None
    error: DrafterError | None = None

    def result(self) -> Proofs:
        """What is found. Raises the error."""
        if self.proofs is None:
            raise self.error or AssertionError
        return self.proofs

    def reported(self) -> Proofs:
        """What `report` says of the file: what is found, or why it could not be read."""
        return unread(self.source, self.error) if self.error else self.result()


def check_many(
    paths: Iterable[str | Path],
    *,
    checks: Sequence[Check] | None = None,
    against: Index | None = None,
    layout: str = "",
    templates: Sequence[Path] = (),
    filters: Mapping[str, Filter] | None = None,
    encoding: str | None = None,
    executor: Executor | None = None,
) -> Iterator[CheckedFile]:
    """What is found in each file, in order, as `drafter check` finds it; one that cannot be read does not stop the others.

    paths: files, or ``-`` for standard input. executor: shares the work; what goes to other processes must be picklable.
    The rest is as in `proofreader`; the folder of each file counts. Raises ToolError for a broken package that adds checks.
    """
    options = _options(checks, against, layout, templates, filters, encoding)
    return in_order(partial(_Checking, options, repair=False), sources_of(paths), executor)


def fix_many(
    paths: Iterable[str | Path],
    *,
    checks: Sequence[Check] | None = None,
    against: Index | None = None,
    layout: str = "",
    templates: Sequence[Path] = (),
    filters: Mapping[str, Filter] | None = None,
    encoding: str | None = None,
    executor: Executor | None = None,
) -> Iterator[CheckedFile]:
    """The same with what is certain repaired. No file is changed: the repaired content is in each `CheckedFile`."""
    options = _options(checks, against, layout, templates, filters, encoding)
    return in_order(partial(_Checking, options, repair=True), sources_of(paths), executor)


class _Options(NamedTuple):
    """What `proofreader` takes."""

    checks: tuple[Check, ...]
    against: Index | None
    layout: str
    templates: tuple[Path, ...]
    filters: dict[str, Filter]
    encoding: str | None


def _options(
    checks: Sequence[Check] | None,
    against: Index | None,
    layout: str,
    templates: Sequence[Path],
    filters: Mapping[str, Filter] | None,
    encoding: str | None,
) -> _Options:
    return _Options(
        all_checks() if checks is None else tuple(checks), against, layout, tuple(templates), dict(filters or {}), encoding
    )


class _Checking:
    """Proofreads files; those of one folder share a proofreader."""

    def __init__(self, options: _Options, *, repair: bool) -> None:
        self.options = options
        self.repair = repair
        self.proofreaders: dict[Path | None, Proofreader] = {}

    def __call__(self, source: Source) -> CheckedFile:
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
            found = self.proofreaders[folder] = proofreader(folder, **self.options._asdict())
        return found


def find_files(paths: Iterable[str | Path]) -> FoundSources:
    """The files that some paths name: of folders, what can be proofread; of the YAML files in them, the outlines."""
    named = [str(path) for path in paths]
    given = frozenset(named)
    found = find(named, also=OUTLINES)
    kept = [
        path
        for path in found.paths
        if str(path) in given or path.suffix.lower() not in OUTLINES or (path.name != CONFIG_NAME and _may_be_outline(path))
    ]
    return FoundSources(kept, [fault for fault in found.faults if fault.code != "input.unknown-format"])


def _may_be_outline(path: Path) -> bool:
    """Whether a YAML file that lies in a folder is an outline. One that cannot be read may be; that is said when it is its turn."""
    try:
        data = read_bytes(path)
        return is_outline(data, "") or is_mistyped_outline(decode(data, str(path)))
    except DrafterError:
        return True


def sources_index(paths: Sequence[Path]) -> Index:
    """The index of files and folders with sources, kept between runs. What could not be read is in its ``faults``.

    Raises InputError where nothing of it could be read, or where a path is not there.
    """
    index = Index.build(paths, cache_folder())
    lost: list[Fault] = [fault for fault in index.faults if not index.paths or fault.code == "input.missing"]
    if lost:
        raise InputError(*lost)
    return index
