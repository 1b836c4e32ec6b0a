"""The explanation of every check: its passages do as they say, in both languages it is told, and a page holds it."""

from __future__ import annotations

import re

import pytest

from drafter.api.config import config_of
from drafter.check.model import Settings
from drafter.check.registry import CHECKS
from drafter.check.wording import english_paragraphs, paragraphs_of, passages, source_passages, summary
from drafter.proofread.outlines import proofread_outline
from drafter.proofread.overlap import Index
from drafter.proofread.sources import proofread_source
from drafter.read.source import SourceText
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore
from tests.proofread.proofreading import proofread_paragraphs
from tools.check_pages import pages

PASSAGES = [(check, passage) for check in CHECKS for passage in passages(check)]


@pytest.mark.parametrize(("check", "passage"), PASSAGES, ids=lambda value: getattr(value, "id", "") or value.text)
def test_a_passage_passes_or_fails_as_it_says(check, passage):
    sources = {str(number): source for number, source in enumerate(source_passages(check), 1)}
    settings = Settings(overlaps=Index.of(sources) if sources else None)
    if passage.kind == "outline":
        proofs = proofread_outline(passage.text, Renderer(TemplateStore()), settings, checks=[check])
    else:
        read = proofread_source if passage.kind == "speech" else proofread_paragraphs
        proofs = read(SourceText("passage", passage.text), settings, checks=[check])
    assert bool(proofs.proofs) is not passage.passes


def test_every_module_of_a_check_has_its_row(root):
    modules = {path.stem.replace("_", "-") for path in (root / "drafter" / "check" / "checks").glob("[!_]*.py")}
    lacking = modules - {check.id for check in CHECKS}
    assert not lacking, f"put the rows of these checks into drafter/check/registry.py: {lacking}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_an_explanation_shows_both_sides_and_is_told_in_both_languages(check):
    sides = {passage.passes for passage in passages(check)}
    assert sides == {True, False}, "the check's docstring needs a passage of both kinds, `Passes:` and `Fails:`"
    assert len(english_paragraphs(check)) >= 2, "the check's docstring needs a first line and a paragraph"
    untranslated = set(paragraphs_of(check, "zh")) & set(paragraphs_of(check, "en"))
    assert not untranslated, f"the catalogue lacks the Chinese of these paragraphs: {untranslated}"
    assert len(summary(check, "zh")) <= 40


def test_the_pages_are_the_generated_ones(root):
    folder = root / "docs" / "checks"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")} == pages(), "run `make docs`"


def test_what_a_page_says_of_drafter_yaml_can_be_read():
    for name, text in pages().items():
        for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
            assert config_of(re.sub(r": …  #.*", ": 某某", block), name)
