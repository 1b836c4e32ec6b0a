"""Reports: findings for people, editors and other programs, in the forms of `FORMS`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from drafter.errors import Fault, UsageError
from drafter.messages.near import nearest
from drafter.proofread.model import Proofs

FORMS = ("text", "json", "sarif", "github")
"""text: for a terminal, the line shown and the place underlined. json: every fact. sarif: SARIF 2.1.0. github: workflow commands."""


def check_form(form: str) -> None:
    """Raise UsageError for an unknown form."""
    if form not in FORMS:
        raise UsageError(Fault("usage.report-form", facts={"found": form, "known": FORMS, "near": nearest(form, FORMS)}))


def report(files: Sequence[Proofs], form: str) -> str:
    """The report on some files, without a line break at its end. For no findings, `text` and `github` give ""."""
    write = cast("Callable[[Sequence[Proofs]], str]", import_module(f"drafter.proofread.report.{form}").write)
    return write(files)
