"""The law, through whole documents: rendering what was pulled gives the edited page and its structure, or pulling says where not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pytest

from drafter.errors import Fault
from drafter.pull import pull
from drafter.pull.edited import PageLine
from drafter.pull.structure import headings
from drafter.pull.units import line_of
from drafter.template.trace import trace
from tests.pull.documents import Saved, saved
from tests.pull.test_law import OUTLINES, RENDERER

IN_PARAGRAPHS = [(name, text) for name, text in OUTLINES if "表格:" not in text]
"""The outlines whose pages are paragraphs alone; edits of tables and of lines of their own kinds: `test_lines.py`."""
ABOUT_LINES = ("pull.unplaced", "pull.kept", "pull.kept-front", "pull.no-heading", "pull.counted")


class Judged(NamedTuple):
    """equal, told or silent; wrong: what was not said."""

    verdict: str
    wrong: str
    document: Saved
    notices: tuple[Fault, ...]


def judged(seed: int) -> Judged:
    """What comes of an edit, and what pulling did not say."""
    name, outline = IN_PARAGRAPHS[seed % len(IN_PARAGRAPHS)]
    document = saved(outline, trace(outline, RENDERER).document, seed)
    back = pull(document.data, outline, RENDERER)
    made = [line_of(one) for one in trace(back.outline, RENDERER).shown]
    about = [fault.facts for fault in back.notices if fault.code in ABOUT_LINES]
    told = Counter(str(facts[name]) for facts in about for name in ("text", "written") if name in facts)
    wrong = [*_unsaid_kinds(document, back.notices, back.complete), *_unsaid_lines(made, document, told)]
    verdict = "silent" if wrong else "told" if told - Counter(document.strays) else "equal"
    return Judged(verdict, f"{name} {seed} {document.what}: {wrong}", document, back.notices)


def _unsaid_kinds(document: Saved, notices: Sequence[Fault], complete: bool) -> list[str]:
    """What the document holds besides lines of text, and pulling did not tell; and what it told though it is not there."""
    kinds = {
        str(fault.facts.get("found", fault.code))
        for fault in notices
        if fault.code in ("pull.left-out", "pull.left-out-words", "pull.tracked")
    }
    texts = [str(fault.facts["text"]) for fault in notices if fault.code in ("pull.hidden", "pull.footer")]
    unsaid = [kind for kind in document.told if kind not in kinds and not any(kind in text for text in texts)]
    found = [f"{kind} is not there" for kind in kinds - document.told]
    exit_code = ["told, and complete"] if complete and (kinds or texts or document.strays) else []
    return unsaid + found + exit_code


def _unsaid_lines(made: list[PageLine], document: Saved, told: Counter[str]) -> list[str]:
    """The lines that differ and are not told, each as often as it differs. What is told must be whole; the others must stand in the same order."""
    meant = document.meant
    texts, wanted = Counter(line.text for line in made), Counter(line.text for line in meant)
    left = told - Counter(document.strays)
    unsaid = [f"not told: {text}" for text in ((wanted - texts) + (texts - wanted)) - left]
    here, there = (
        [(line.text, heads) for line, heads in zip(lines, headings(lines), strict=True) if line.text not in left]
        for lines in (made, meant)
    )
    if not unsaid and [text for text, _ in here] != [text for text, _ in there]:
        unsaid.append("another order")
    elif not unsaid:
        pairs = zip(here, there, strict=True)
        unsaid = [
            f"another structure: {text}"
            for (text, one), (_, other) in pairs
            if one != other and not any(map(text.__contains__, left))
        ]
    if left and document.meant == made:
        unsaid.append("told, and nothing differs")
    return unsaid


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_every_edit_comes_back_or_is_told(start: int):
    assert not [found.wrong for found in map(judged, range(start, start + 20)) if found.verdict == "silent"]


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 3000, 100))
def test_three_thousand_edits_come_back_or_are_told(start: int):
    assert not [found.wrong for found in map(judged, range(start, start + 100)) if found.verdict == "silent"]
