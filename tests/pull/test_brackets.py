"""Outlines in brackets, as programs write them: every edit comes back, and nothing else changes."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.pull.editing import changed_lines, document, edited, lines, pulled, text_of
from tests.pull.test_edits import EDITS, OUTLINE

DATA = yaml.load(OUTLINE, yaml.BaseLoader)  # noqa: S506 - makes texts only
WRITTEN = {
    "JSON": json.dumps(DATA, ensure_ascii=False),
    "JSON, a value a line": json.dumps(DATA, ensure_ascii=False, indent=2),
    "brackets without quotes": yaml.safe_dump(DATA, allow_unicode=True, default_flow_style=True, sort_keys=False, width=80),
    "values in brackets": yaml.safe_dump(DATA, allow_unicode=True, default_flow_style=None, sort_keys=False, width=1000),
}


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("edit", EDITS)
def test_the_edited_text_comes_back(edit, form):
    outline = WRITTEN[form]
    data = edited(document(outline), EDITS[edit])
    back = pulled(data, outline)
    assert text_of(back.outline) == lines(data), back.outline
    assert (back.complete, back.notices) == (True, ())
