"""`drafter check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Force, Layout, Templates
from drafter.messages.language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.check.registry import Check
    from drafter.errors import Fault
    from drafter.proofread.file import Proofreader, Repaired
    from drafter.proofread.model import Proofs
    from drafter.proofread.overlap import Index

NEVER = "never"


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help=tr("Outlines, Word documents, texts; folders of them; - for standard input.")),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help=tr("text, json, sarif or github."))] = "text",
    select: Annotated[str, typer.Option("--select", metavar="IDS", help=tr("Only these checks, with commas between them."))] = "",
    ignore: Annotated[str, typer.Option("--ignore", metavar="IDS", help=tr("Not these checks."))] = "",
    severity: Annotated[
        str, typer.Option("--severity", metavar="LEVEL", help=tr("Show this and worse: error, warning or info."))
    ] = "info",
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LEVEL", help=tr("Exit with 1 for this and worse: error, warning, info or never."))
    ] = "error",
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help=tr("Repair what is certain: outlines and texts in place, Word documents as tracked changes in -o.")
        ),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=tr("Show what --fix would change, and write nothing."))] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help=tr("Where --fix writes; - for standard output."))
    ] = None,
    against: Annotated[
        list[Path] | None, typer.Option("--against", metavar="DIR", help=tr("Sources that must not be repeated; may be repeated."))
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help=tr("The encoding of the text, over the guess."))
    ] = None,
    layout: Layout = None,
    templates: Templates = None,
    force: Force = False,
    list_: Annotated[bool, typer.Option("--list", help=tr("List the checks."))] = False,
    explain: Annotated[str, typer.Option("--explain", metavar="ID", help=tr("Explain a check."))] = "",
) -> None:
    from drafter import api
    from drafter.cli import explain as explaining
    from drafter.cli.batch import watched
    from drafter.cli.repairs import Repairs
    from drafter.cli.report import say, show_error, show_fault, tell
    from drafter.errors import DrafterError, Fault, UsageError
    from drafter.files import STDIN
    from drafter.proofread.report import check_form, report

    if list_ or explain:
        say(explaining.page(_named(explain)[0]) if explain else explaining.listing())
        return
    if not files:
        raise UsageError(Fault("usage.missing", facts={"found": "FILE", "command": "drafter check"}))
    check_form(form)
    shown, failing = _levels(severity), _levels(fail_on, NEVER)
    paths, faults = _found(files)
    repairs = Repairs(paths, output, fix=fix, diff=diff, force=force)
    index = api.sources_index(against) if against else None
    session = _Session(_chosen(select, ignore), index, layout or "", tuple(templates or ()), encoding)
    unread = [fault for fault in index.faults if fault.code != "input.unknown-format"] if index else []
    for fault in (*faults, *unread):
        show_fault(fault)
    error: DrafterError | None = None
    found: list[Proofs] = []
    count = 0
    for path in watched(paths, tr("checking"), len(paths)):
        try:
            proofs, repaired = session.check(path, repair=fix or diff)
            for notice in proofs.notices:
                show_fault(notice)
            if repaired is not None:
                repairs.put(path, repaired)
                count += repaired.repairs
            found.append(proofs)
        except DrafterError as failure:
            show_error(failure)
            error = failure
    seen = [proofs._replace(proofs=tuple(p for p in proofs.proofs if p.finding.severity in shown)) for proofs in found]
    said = "" if diff else report(seen, form)
    if said:
        (tell if output == STDIN else say)(said)
    if found:
        tell(_summary(seen, count, fix=fix, diff=diff))
    if error:
        raise typer.Exit(error.exit_code if len(paths) == 1 else 1)
    if any(proof.finding.severity in failing for proofs in found for proof in proofs.proofs):
        raise typer.Exit(1)


# ---------------------------------------------------------------- what was asked for


def _levels(asked: str, *others: str) -> tuple[str, ...]:
    """A severity and the worse ones; none for a word of `others`. Raises UsageError."""
    from drafter.check.model import SEVERITIES
    from drafter.errors import Fault, UsageError

    if asked in others:
        return ()
    if asked not in SEVERITIES:
        raise UsageError(Fault("usage.severity", facts={"found": asked, "known": (*SEVERITIES, *others)}))
    return SEVERITIES[: SEVERITIES.index(asked) + 1]


def _named(names: str) -> list[Check]:
    """The checks of some ids. Raises UsageError."""
    from drafter.check.registry import BY_ID
    from drafter.errors import Fault, UsageError
    from drafter.messages.near import nearest

    found = []
    for name in filter(None, (one.strip() for one in names.replace("，", ",").split(","))):
        if name not in BY_ID:
            raise UsageError(Fault("usage.no-check", facts={"found": name, "near": nearest(name, BY_ID)}))
        found.append(BY_ID[name])
    return found


def _chosen(select: str, ignore: str) -> tuple[Check, ...]:
    """The checks to run. Raises UsageError, also where one that a national standard asks for is to be ignored."""
    from drafter.check.registry import CHECKS
    from drafter.errors import Fault, UsageError

    ignored = _named(ignore)
    for check_ in ignored:
        if check_.grade == "标准":
            raise UsageError(Fault("usage.standard", facts={"found": check_.id, "source": check_.source}))
    selected = _named(select) or CHECKS
    return tuple(check_ for check_ in CHECKS if check_ in selected and check_ not in ignored)


def _found(names: list[str]) -> tuple[list[Path], list[Fault]]:
    """The files that some paths name: of folders, what can be read and, of the YAML files, the outlines."""
    from drafter.files import CONFIG_NAME
    from drafter.proofread.file import OUTLINES
    from drafter.read import find

    found = find(names, also=OUTLINES)
    paths = []
    for path in found.paths:
        walked = str(path) not in names and path.suffix.lower() in OUTLINES
        if not walked or (path.name != CONFIG_NAME and _may_be_outline(path)):
            paths.append(path)
    return paths, [fault for fault in found.faults if fault.code != "input.unknown-format"]


def _may_be_outline(path: Path) -> bool:
    """Whether a YAML file that lies in a folder is an outline; one that cannot be read may be, and is told when it is its turn."""
    from drafter import files
    from drafter.errors import DrafterError
    from drafter.proofread.file import is_outline

    try:
        data = files.read_bytes(path)
        files.decode(data, str(path))
        return is_outline(data, "")
    except DrafterError:
        return True


class _Session:
    """What several files share: settings, and a proofreader for each folder that they lie in."""

    def __init__(
        self, checks: tuple[Check, ...], against: Index | None, layout: str, templates: tuple[Path, ...], encoding: str | None
    ) -> None:
        self.checks = checks
        self.against = against
        self.layout = layout
        self.templates = templates
        self.encoding = encoding
        self.proofreaders: dict[Path | None, Proofreader] = {}

    def check(self, path: Path, *, repair: bool) -> tuple[Proofs, Repaired | None]:
        """What is found in a file, and with `repair` the file repaired: then what is found is what the repairs left."""
        from drafter import files

        data = files.read_bytes(path)
        stdin = str(path) == files.STDIN
        name = "stdin" if stdin else str(path)
        proofreader = self._proofreader(None if stdin else path.parent)
        if not repair:
            return proofreader.proofs(data, name), None
        repaired = proofreader.repaired(data, name)
        return repaired.left, repaired

    def _proofreader(self, folder: Path | None) -> Proofreader:
        from drafter import api

        if folder not in self.proofreaders:
            self.proofreaders[folder] = api.proofreader(
                folder,
                checks=self.checks,
                against=self.against,
                layout=self.layout,
                templates=self.templates,
                encoding=self.encoding,
            )
        return self.proofreaders[folder]


def _summary(files: Sequence[Proofs], repaired: int, *, fix: bool, diff: bool) -> str:
    """The line that ends the report."""
    from drafter.check.model import SEVERITIES

    proofs = [proof for found in files for proof in found.proofs]
    if not proofs and not repaired:
        return tr("nothing found")
    counts = {severity: sum(proof.finding.severity == severity for proof in proofs) for severity in SEVERITIES}
    repairable = sum(proof.edit is not None for proof in proofs)
    said = tr("errors {error}, warnings {warning}, suggestions {info}")
    if diff:
        said += tr("; to be repaired {repaired}")
    elif fix:
        said += tr("; repaired {repaired}")
    elif repairable:
        said += tr("; --fix repairs {repairable}")
    return said.format(**counts, repairable=repairable, repaired=repaired)
