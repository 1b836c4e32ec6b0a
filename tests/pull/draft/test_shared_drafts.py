"""The law of a text that becomes an outline, for real speeches."""

from __future__ import annotations

import pytest

from tests.conftest import SHARED
from tests.pull.draft.laws import holds

SOURCES = [path for folder in ("seeds", "dev") for path in sorted((SHARED / folder).glob("*.txt"))]


@pytest.mark.parametrize("template", [None, "speech", "symposium", "integration-exchange"])
def test_no_word_of_a_real_speech_is_lost(template: str | None):
    for path in SOURCES:
        holds(path.read_bytes(), path.name, template)
