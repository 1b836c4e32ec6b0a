"""`drafter check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Encoding, Force, Layout, Quiet, Set, Templates, complete_checks, complete_words, pairs
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.api import CheckedFile, Proofs
    from drafter.cli.repairs import Repairs
    from drafter.errors import DrafterError, Fault

NEVER = "never"


Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help=later("Outlines, Word documents, texts; folders of them; - for standard input.")),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORM",
        help=later("text, json, sarif or github."),
        autocompletion=complete_words("text", "json", "sarif", "github"),
    ),
]
Select = Annotated[
    str,
    typer.Option(
        "--select", metavar="IDS", help=later("Only these checks, with commas between them."), autocompletion=complete_checks
    ),
]
Ignore = Annotated[str, typer.Option("--ignore", metavar="IDS", help=later("Not these checks."), autocompletion=complete_checks)]
Severity = Annotated[
    str,
    typer.Option(
        "--severity",
        metavar="LEVEL",
        help=later("Show this and worse: error, warning or info."),
        autocompletion=complete_words("error", "warning", "info"),
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        help=later("Exit with 1 for this and worse: error, warning, info or never."),
        autocompletion=complete_words("error", "warning", "info", NEVER),
    ),
]
Fix = Annotated[
    bool,
    typer.Option(
        "--fix", help=later("Repair what is certain: outlines and texts in place, Word documents as tracked changes in -o.")
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help=later("Show what --fix would change, and write nothing."))]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help=later("Where --fix writes; - for standard output."))
]
Against = Annotated[
    list[Path] | None,
    typer.Option("--against", metavar="DIR", help=later("A folder of sources whose passages must not return; may be repeated.")),
]
List = Annotated[bool, typer.Option("--list", help=later("List the checks."))]
Explain = Annotated[str, typer.Option("--explain", metavar="ID", help=later("Explain a check."), autocompletion=complete_checks)]


def check(
    files: Files = None,
    form: Form = "text",
    select: Select = "",
    ignore: Ignore = "",
    severity: Severity = "info",
    fail_on: FailOn = "error",
    fix: Fix = False,
    diff: Diff = False,
    output: Output = None,
    against: Against = None,
    encoding: Encoding = None,
    layout: Layout = None,
    templates: Templates = None,
    settings: Set = None,
    quiet: Quiet = False,
    force: Force = False,
    list_: List = False,
    explain: Explain = "",
) -> None:
    from drafter import api
    from drafter.cli.repairs import Repairs
    from drafter.cli.report import denied, say, show_fault, tell
    from drafter.errors import Fault, UsageError

    if list_ or explain:
        from drafter.cli import explain as explaining

        say(explaining.page(explain) if explain else explaining.listing())
        return
    if not files:
        raise UsageError(Fault("usage.missing", facts={"found": "FILE", "command": "drafter check"}))
    api.check_form(form)
    shown, failing = _levels(severity), _levels(fail_on, NEVER)
    paths, faults = api.find_files(files)
    repairs = Repairs(paths, output, fix=fix, diff=diff, force=force)
    index = api.sources_index(against) if against else None
    checks = api.choose_checks(select, ignore)
    unread = [fault for fault in index.faults if fault.code != "input.unknown-format"] if index else []
    for fault in (*faults, *unread):
        show_fault(fault)
    with api.processes(len(paths)) as executor:
        look = api.fix_many if fix or diff else api.check_many
        outcomes = look(
            paths,
            checks=checks,
            against=index,
            layout=layout or "",
            templates=templates or (),
            encoding=encoding,
            settings=pairs(settings),
            executor=executor,
        )
        found, error = _collected(paths, outcomes, repairs, errors_are_reported=form != "text")
    seen = [proofs._replace(proofs=tuple(p for p in proofs.proofs if p.finding.severity in shown)) for proofs in found]
    text = "" if diff else api.report(seen, form)
    if text:
        (tell if output == api.STDIN else say)(text)
    if any(not proofs.unread for proofs in seen) and not quiet:
        tell(_summary(seen, repairs.count, fix=fix, diff=diff, broken=error is not None))
    if error:
        raise typer.Exit(error.exit_code if len(paths) == 1 else 1)
    if denied(faults) or any(proof.finding.severity in failing for proofs in found for proof in proofs.proofs):
        raise typer.Exit(1)


def _collected(
    paths: Sequence[Path], outcomes: Iterable[CheckedFile], repairs: Repairs, *, errors_are_reported: bool
) -> tuple[list[Proofs], DrafterError | None]:
    """What was found in each file, and the last error. Notices and errors are shown, and repairs written, as the files come.

    errors_are_reported: whether the report has an entry for a file that could not be read.
    """
    from drafter.cli.progress import with_progress
    from drafter.cli.report import show_error, show_fault
    from drafter.errors import DrafterError

    error: DrafterError | None = None
    found: list[Proofs] = []
    said: set[str] = set()
    for path, outcome in with_progress(zip(paths, outcomes, strict=True), tr("checking"), len(paths)):
        try:
            proofs = outcome.result()
            for notice in sorted(proofs.notices, key=_line):
                show_fault(notice)
            if outcome.repaired is not None:
                repairs.put(path, outcome.repaired)
            found.append(proofs)
        except DrafterError as failure:
            show_error(failure, said)
            error = failure
            if errors_are_reported:
                found.append(outcome.reported())
    return found, error


# ---------------------------------------------------------------- what was asked for


def _levels(asked: str, *others: str) -> tuple[str, ...]:
    """A severity and all worse ones; empty for a word of `others`. Raises UsageError for any other word."""
    from drafter.api import SEVERITIES
    from drafter.errors import Fault, UsageError

    if asked in others:
        return ()
    if asked not in SEVERITIES:
        raise UsageError(Fault("usage.severity", facts={"found": asked, "known": (*SEVERITIES, *others)}))
    return SEVERITIES[: SEVERITIES.index(asked) + 1]


def _line(notice: Fault) -> tuple[int, int]:
    """The line and column by which notices are sorted; one without a place comes first."""
    place = notice.place
    return (place.line or 0, place.column or 0) if place is not None else (0, 0)


def _summary(files: Sequence[Proofs], repaired: int, *, fix: bool, diff: bool, broken: bool) -> str:
    """The line that ends the report. broken: whether a file could not be read; its error is shown already."""
    from drafter.api import SEVERITIES

    proofs = [proof for found in files for proof in found.proofs]
    if not proofs and not repaired:
        said = broken or any(notice.code.startswith("outline.") for found in files for notice in found.notices)
        return tr("nothing found but what is said above") if said else tr("nothing found")
    counts = {severity: sum(proof.finding.severity == severity for proof in proofs) for severity in SEVERITIES}
    repairable = sum(proof.edit is not None for proof in proofs)
    text = tr("errors {error}, warnings {warning}, suggestions {info}")
    if diff:
        text += tr("; to be repaired {repaired}")
    elif fix:
        text += tr("; repaired {repaired}")
    elif repairable:
        text += tr("; --fix repairs {repairable}")
    return text.format(**counts, repairable=repairable, repaired=repaired)
