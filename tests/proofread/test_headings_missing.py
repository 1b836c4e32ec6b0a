"""A section without a heading is found at its own line."""

from __future__ import annotations

import pytest

from drafter.check.model import Settings
from drafter.check.registry import BY_ID
from drafter.proofread.outlines import proofread_outline
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore

HEAD = "title: 在护灶会上的讲话\nsalutation: 同志们\nsections:\n"


def places(outline: str) -> list[tuple[int, int]]:
    found = proofread_outline(HEAD + outline, Renderer(TemplateStore()), Settings(), checks=[BY_ID["slot-empty"]])
    return [(proof.place.line - 3, proof.place.column) for proof in found.proofs]


@pytest.mark.parametrize(
    ("sections", "found"),
    [
        ("- {heading: 修灶台, body: 抹平。}\n- heading:\n  body: 通畅。\n", [(2, 3)]),
        ("- body: 抹平。\n- heading: 换烟道\n- body: 通畅。\n", [(1, 3), (3, 3)]),
        ("- heading: 修灶台\n  sections:\n  - 先拆: 旧砖都拆。\n  - body: 错缝。\n", [(4, 5)]),
        ("- heading: 修灶台\n  body:\n  - body: 没有小标题的要点。\n", []),
    ],
    ids=["the second", "two of three", "a subsection", "a point needs none"],
)
def test_each_missing_heading_is_found_at_its_section(sections: str, found: list[tuple[int, int]]):
    assert places(sections) == found
