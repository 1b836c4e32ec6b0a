"""Every door that a Word document comes in by takes the hostile ones alike: a message, and no more memory than a large speech takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.pull.word import read_page
from drafter.read import read_bytes
from drafter.write.docx import stamp_state
from tests.pace import too_long
from tests.proofread.proofreading import proofreader
from tests.safety.documents import CUSTOM, DOCUMENTS, GOOD, OUTLINE, UNWRITABLE, bombs, lying, with_body
from tests.safety.process import drafter

DOORS: dict[str, Callable[[bytes, str], object]] = {
    "mine": read_bytes,
    "pull": read_page,
    "check": lambda data, name: proofreader().proofs(data, name),
    "fix": lambda data, name: proofreader().repaired(data, name),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("title", DOCUMENTS)
def test_it_is_refused_by_one_word_at_every_door(title: str, door: str):
    data, code = DOCUMENTS[title]
    with pytest.raises(InputError) as caught:
        DOORS[door](data, "a.docx")
    (fault,) = caught.value.faults
    assert (fault.code, str(fault.place)) == (code, "a.docx")


@pytest.mark.parametrize("door", DOORS)
def test_the_document_that_they_are_made_of_is_taken(door: str):
    DOORS[door](GOOD, "a.docx")
    DOORS[door](with_body("<w:sdt>" * 200 + "<w:p/>" + "</w:sdt>" * 200), "a.docx")


def test_what_cannot_be_written_again_is_read_all_the_same():
    assert read_bytes(UNWRITABLE, "a.docx").text
    assert read_page(UNWRITABLE, "a.docx").lines
    with pytest.raises(InputError) as caught:
        proofreader().repaired(UNWRITABLE, "a.docx")
    assert caught.value.faults[0].code == "input.damaged"


@pytest.mark.parametrize("title", DOCUMENTS)
def test_none_of_them_is_taken_for_drafters_own(title: str):
    state = stamp_state(DOCUMENTS[title][0])
    assert state != "untouched" or title in (
        "deflated, and spoilt",
        "stored, and spoilt",
    )  # what a disk did is nobody's work to keep


COMMANDS = ("mine a.docx --to text", "pull a.docx --outline a.yaml", "check a.docx", "check --fix -o b.docx a.docx", "stats a.docx")
MOST_MEMORY = 450_000_000
"""Of the three million tags that a part may have."""


@pytest.mark.slow
def test_bombs(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    for title, (data, words) in bombs().items():
        (tmp_path / "a.docx").write_bytes(data)
        for command in COMMANDS:
            done = drafter(*command.split(), folder=tmp_path)
            assert (done.exit, words in done.stderr, "Traceback" in done.stderr) == (6, True, False), (title, command, done)
            assert done.memory < MOST_MEMORY, (title, command, done)
            assert not too_long(done.seconds, 10), (title, command, done)


def test_a_bomb_that_stands_where_a_document_is_to_be_written(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(lying(CUSTOM, b"a" * 200_000_000))
    done = drafter("render", "a.yaml", "-o", "a.docx", folder=tmp_path)
    assert (done.exit, "was not made by Drafter" in done.stderr) == (7, True), done
    assert done.memory < 100_000_000, done
