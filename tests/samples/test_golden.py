"""The text of every sample, as it was read and found good.

After a change that is meant: ``pytest tests/samples --update-golden``, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.rendering import SAMPLES, rendered

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_as_it_was_found_good(name, request):
    text = rendered(name).data.decode()
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")
    assert golden.exists(), f"read the page, then write its text: pytest tests/samples -k {name} --update-golden"
    assert text == golden.read_text(encoding="utf-8")


def test_there_is_no_golden_text_without_a_sample():
    assert sorted(path.stem for path in GOLDEN.iterdir()) == SAMPLES
