"""``# drafter: ignore=…``: for the value that it stands beside or above, and for no other."""

from __future__ import annotations

import pytest

from drafter.outline.edit.edit import applied
from tests.proofread.proofreading import proofreader


def places(outline: str) -> list[str]:
    proofs = proofreader("confusable", "quotes").proofs(outline.encode(), "a.yaml")
    return [str(proof.place) for proof in proofs.proofs]


@pytest.mark.parametrize(
    ("outline", "left"),
    [
        ("opening: 其它事情。\n", ["a.yaml:1:10"]),
        ("opening: 其它事情。  # drafter: ignore=confusable\n", []),
        ("# drafter: ignore=confusable\nopening: 其它事情。\n", []),
        ("# drafter: ignore=confusable\n\nopening: 其它事情。\n", ["a.yaml:3:10"]),
        ("# drafter: ignore=confusable\n# drafter: ignore=quotes 原文\nopening: 其它“事情。\n", []),
        ("# drafter: ignore=confusable\n# 记着\nopening: 其它事情。\n", []),
        ("opening: 其它事情。  # drafter: ignore=quotes 原文\n", ["a.yaml:1:10"]),
        ("opening: 其它“事情。  # drafter: ignore=confusable, quotes 原文\n", []),
        ("opening:\n  - 其它事情。  # drafter: ignore=confusable\n  - 其它事情。\n", ["a.yaml:3:5"]),
        ("opening: '各位，\n  其它事情，\n  其它日子。'  # drafter: ignore=confusable\n", []),
        ("opening: |\n  其它事情。\nclosing: 其它日子。  # drafter: ignore=confusable\n", ["a.yaml:2:3"]),
        ("opening: |\n  其它事情。\n\nclosing: 其它日子。  # drafter: ignore=confusable\n", ["a.yaml:2:3"]),
        ("# drafter: ignore=confusable\nopening: |\n  各位。\n  其它事情。\n", []),
        ("opening: |\n  其它事情。  # drafter: ignore=confusable\n", ["a.yaml:2:3"]),
        ('opening: "其它事情。  # drafter: ignore=confusable"\n', ["a.yaml:1:11"]),
    ],
)
def test_what_is_passed_over(outline: str, left: list[str]):
    assert places(outline) == left


@pytest.mark.parametrize(
    ("outline", "again"),
    [
        ("opening: 其它事情。  # drafter: ignore=confusable\n", "opening: 其它事情。\n"),
        (
            "# drafter: ignore=confusable\n# drafter: ignore=quotes 原文\nopening: 其它事情。\n",
            "# drafter: ignore=quotes 原文\nopening: 其它事情。\n",
        ),
        (
            "opening: 其它事情。  # drafter: ignore=confusable，quotes, confusable\n",
            "opening: 其它事情。  # drafter: ignore=quotes\n",
        ),
        ("# 记着\n# drafter: ignore=confusable 原文\nopening: 其它事情。\n", "# 记着\nopening: 其它事情。\n"),
        ("opening: 其它事情。  # drafter: ignore=quotes, confusable 原文", "opening: 其它事情。  # drafter: ignore=quotes 原文"),
        (
            "# drafter: ignore=confusable\nopening: 其它事情。  # drafter: ignore=confusable，quotes\n",
            "opening: 其它事情。  # drafter: ignore=quotes\n",
        ),
    ],
)
def test_what_is_passed_over_is_known_and_can_be_found_again(outline: str, again: str):
    reader = proofreader("confusable", "quotes")
    proofs = reader.proofs(outline.encode(), "a.yaml")
    [(proof, edits)] = proofs.ignored
    assert proof.finding.check == "confusable"
    assert applied(outline, edits) == again
    assert [found.finding.check for found in reader.proofs(again.encode(), "a.yaml").proofs] == ["confusable"]
