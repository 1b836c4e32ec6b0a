"""The comparison is honest: everyone makes the same speech, of the size that is claimed."""

from __future__ import annotations

import io
import zlib

import docx
import pytest

from benchmarks import lean, peers, report
from benchmarks.checking import Checking
from benchmarks.many import Many
from benchmarks.measure import BARE, DOCXTPL, DRAFTER, VERSION, Process, Rate
from benchmarks.mining import Mining
from benchmarks.speech import CHARACTERS, PARAGRAPHS, make, plain_outline
from drafter.api import render


def test_the_speech_has_the_size_of_the_table():
    speech = make()

    lines = speech.lines()

    assert (sum(map(len, lines)), len(lines)) == (CHARACTERS, PARAGRAPHS)
    assert 8_500 < len(speech.outline().encode()) < 9_500


def test_the_speech_packs_like_a_real_one():
    outline = make().outline().encode()

    assert 0.45 < len(zlib.compress(outline, 6)) / len(outline) < 0.6


@pytest.mark.parametrize("name", peers.VARIANTS)
def test_every_variant_makes_the_whole_speech(name: str):
    speech = make()

    document = docx.Document(io.BytesIO(peers.VARIANTS[name](speech)()))

    assert [paragraph.text for paragraph in document.paragraphs] == speech.lines()


def test_the_lean_base_is_lean_and_sound():
    assert len(lean.base()) < 4_200
    assert docx.Document(io.BytesIO(lean.base())).styles["Heading 1"].type is not None


def test_a_long_outline_has_the_paragraphs_it_claims():
    assert len(render(plain_outline(100), to="txt").text.split("\n")) == 100


MANY = Many(200, 2_000, docxtpl=2, render=0.4, render_large=3.6, check=3, check_large=30, one=5, two=3)


def results(*, mine: float, seconds: float) -> report.Results:
    rates = {name: Rate(100, 8_000) for name in peers.VARIANTS} | {report.MINE: Rate(mine, 12_000)}
    processes = {name: Process(0.2, 40) for name in (DRAFTER, DOCXTPL, VERSION, BARE)} | {DRAFTER: Process(seconds, 40)}
    return report.Results(
        rates, processes, (0.03, 0.3), MANY, Mining(700_000, 10, 3, 90), Checking(20, 25, 10, 40, 1, 90), "make bench"
    )


def test_a_promise_that_is_not_kept_is_seen():
    kept = [promise.kept for promise in report.promises(results(mine=600, seconds=0.22))]
    broken = [promise.kept for promise in report.promises(results(mine=400, seconds=0.3))]

    assert all(kept)
    assert broken == [False, False, *[True] * 14]


def test_an_aim_that_is_reached_is_told_from_one_that_is_not():
    near, far = (report.promises(results(mine=mine, seconds=0.22))[0] for mine in (900, 600))

    assert (near.verdict, far.verdict) == ("kept, the aim of 8 too", "kept, the aim of 8 not reached")


def test_the_page_keeps_its_words_when_its_numbers_change():
    page = f"# Title\n\nWords.\n\n{report.BEGIN}\nold\n{report.END}\n\nMore.\n"

    new = report.into(page, report.markdown(results(mine=600, seconds=0.22)))

    assert "old" not in new
    assert "| Drafter, from the text of the outline | 600 |" in new
    assert new.startswith("# Title\n\nWords.\n")
    assert new.endswith(f"{report.END}\n\nMore.\n")
