"""Every case of `tests/check/cases`: what is found, exactly there, and what the repairs make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.api.config import config_of
from drafter.check.registry import BY_ID, CHECKS
from drafter.check.wording import say
from drafter.proofread.fix import repaired
from drafter.proofread.model import Proofs
from drafter.proofread.outlines import proofread_outline
from drafter.proofread.overlap import Index
from drafter.proofread.sources import proofread_source
from drafter.read.source import SourceText
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore
from tests.data import read_data
from tests.proofread.proofreading import proofread_paragraphs

FOLDER = Path(__file__).with_name("cases")
OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True)
class Case:
    """A case; `cases/README.md` explains the keys."""

    check: str
    case: str
    text: str = ""
    speech: str = ""
    outline: str = ""
    template: str = ""
    fixed: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    says: list[str] | None = None

    @property
    def marked(self) -> str:
        return (self.text or self.speech or self.outline).rstrip("\n")


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        entries = read_data(path)
        found += [Case(path.stem, **entry) for entry in entries]
    return found


CASES = cases()


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the stretches that stood between them."""
    text, stretches = "", []
    for piece in marked.split(OPEN):
        inside, close, behind = piece.partition(CLOSE)
        if close:
            stretches.append((len(text), len(text) + len(inside)))
        text += inside + behind
    return text, stretches


def proofread(case: Case, text: str, folder: Path) -> Proofs:
    settings = config_of(
        yaml.safe_dump({"checks": {case.check: case.settings}}, allow_unicode=True) if case.settings else ""
    ).checks
    if case.sources:
        settings = settings._replace(overlaps=Index.of(case.sources))
    checks = [BY_ID[case.check]]
    if case.outline:
        if case.template:
            (folder / "case.md.j2").write_text(case.template, encoding="utf-8")
        return proofread_outline(text, Renderer(TemplateStore((folder,))), settings, source="case", checks=checks)
    read = proofread_source if case.speech else proofread_paragraphs
    return read(SourceText("case", text), settings, checks=checks)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.check}: {case.case}" for case in CASES])
def test_a_case_finds_what_is_marked_and_nothing_else(case: Case, tmp_path: Path):
    text, expected = unmarked(case.marked)
    proofs = proofread(case, text, tmp_path)
    found = [
        (start, start + proof.width) for proof in proofs.proofs for start in [_index(text, proof.place.line, proof.place.column)]
    ]
    assert _shown(text, found) == _shown(text, expected)
    if case.says is not None:
        assert [say(proof.finding, "zh") for proof in proofs.proofs] == case.says
    assert repaired(proofs) == (text if case.fixed is None else case.fixed.rstrip("\n"))


@pytest.mark.parametrize("case", [case for case in CASES if case.fixed], ids=lambda case: f"{case.check}: {case.case}")
def test_what_was_repaired_is_not_found_again(case: Case, tmp_path: Path):
    assert case.fixed is not None
    once = case.fixed.rstrip("\n")
    assert repaired(proofread(case, once, tmp_path)) == once


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_has_cases_of_both_kinds(check):
    own = [case for case in CASES if case.check == check.id]
    place = f"tests/check/cases/{check.id}.yaml"
    assert len(own) >= 12, f"{place} needs twelve cases, and has {len(own)}"
    assert [case for case in own if OPEN in case.marked], f"{place} needs a case in which something is found"
    assert [case for case in own if OPEN not in case.marked], f"{place} needs a case in which nothing is found"


def test_each_title_stands_once():
    titles = [(case.check, case.case) for case in CASES]
    assert len(set(titles)) == len(titles)


def _index(text: str, line: int, column: int) -> int:
    return sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1


def _shown(text: str, stretches: list[tuple[int, int]]) -> str:
    """The text with marks around the stretches."""
    for start, stop in sorted(stretches, reverse=True):
        text = f"{text[:start]}{OPEN}{text[start:stop]}{CLOSE}{text[stop:]}"
    return text
