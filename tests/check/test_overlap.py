"""The index of sources: nothing of thirty letters escapes, and what is kept is never trusted blindly."""

from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile
from pathlib import Path

import pytest

from drafter.check.model import Line, Span
from drafter.proofread.overlap import Index
from drafter.proofread.overlap.grams import GRAM, RUN, SIDE, gram, source_grams
from drafter.proofread.overlap.letters import LEAST_PIECE
from drafter.proofread.overlap.places import MOST
from drafter.proofread.overlap.runs import equal_letters
from drafter.proofread.overlap.store import IndexedSource, State

CHANCE = random.Random(0)
LETTERS = "".join(map(chr, range(0x4E00, 0x5400)))


def letters(count: int) -> str:
    return "".join(CHANCE.choices(LETTERS, k=count))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(letters(400), encoding="utf-8")
    return folder


def found(index: Index, text: str) -> list[str]:
    return [text[overlap.start : overlap.stop] for overlap in index([Line(text)])]


def test_a_run_of_thirty_letters_is_found_wherever_it_begins():
    source = letters(300)
    index = Index.of({"source": source})
    for start in range(len(source) - RUN):
        run = source[start : start + RUN]
        assert found(index, f"甴甴甴，{run}。甴甴甴") == [run]


def test_twenty_nine_letters_are_not_enough():
    source = letters(300)
    index = Index.of({"source": source})
    assert [found(index, f"甴{source[start : start + RUN - 1]}甴") for start in range(100)] == [[]] * 100


def test_an_outline_is_not_compared_with_what_was_rendered_from_it(tmp_path: Path):
    text = letters(80)
    for name in ("speech.yaml", "speech.txt", "old.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    index = Index.build([tmp_path], tmp_path / "cache").without(tmp_path / "speech.yaml")
    assert {Path(overlap.source).name for overlap in index([Line(text)])} == {"old.txt"}
    (tmp_path / "old.txt").unlink()
    assert found(Index.build([tmp_path], tmp_path / "cache").without(tmp_path / "speech.yaml"), text) == []


def test_the_longest_of_several_sources_is_named():
    source = letters(100)
    index = Index.of({"short": source[:40], "long": source})
    assert [overlap.source for overlap in index([Line(source[:60])])] == ["long"]


@pytest.mark.parametrize("size", [20, 26])
def test_a_stock_phrase_of_thousands_of_sources_hides_no_run_and_reads_each_once_at_most(size: int):
    phrase = letters(size)
    texts = {f"{number:04}": letters(number % 15 + 15) + phrase + letters(30) for number in range(3000)}
    own = letters(RUN - size)
    texts["2000"] = letters(17) + phrase + own + letters(30)
    read: list[str] = []

    def letters_at(name: str) -> str:
        read.append(name)
        return texts[name]

    entries = [IndexedSource(name, State(0, 0), source_grams(text)) for name, text in texts.items()]
    index = Index(entries, {name: name for name in texts}, letters=letters_at)
    lines = [Line(f"{phrase}，{letters(20)}。") for _ in range(5)]
    assert list(index(lines)) == []
    assert len(set(read)) == len(read) < (30 if size < GRAM + SIDE else len(texts))
    (overlap,) = index([*lines, Line(phrase + own)])
    assert (overlap.line, overlap.start, overlap.stop, overlap.source) == (5, 0, RUN, "2000")


def test_a_text_that_thousands_of_sources_hold_whole_is_compared_with_a_few():
    text = letters(900)
    read: list[str] = []

    def letters_at(name: str) -> str:
        read.append(name)
        return text

    entries = [IndexedSource(f"{number:04}", State(0, 0), source_grams(text)) for number in range(2000)]
    index = Index(entries, {entry.path: entry.path for entry in entries}, letters=letters_at)
    assert [overlap.source for overlap in index([Line(text)])] == ["0000"]
    assert len(read) < 40


def test_what_several_sources_share_in_part_is_found_to_its_end():
    text = letters(300)
    index = Index.of({"one": letters(4) + text[:60], "other": letters(11) + text[20:200], "third": text[150:]})
    overlaps = list(index([Line(text)]))
    assert overlaps[0].start == 0
    assert [before.stop for before in overlaps[:-1]] == [behind.start for behind in overlaps[1:]]
    assert overlaps[-1].stop == 300


def test_runs_are_those_that_a_comparison_of_all_with_all_finds():
    for _ in range(60):
        source = "".join(CHANCE.choices("甲乙丙", weights=(8, 1, 1), k=150))
        text = "".join(CHANCE.choices("甲乙丙", weights=(8, 1, 1), k=80))
        covered: set[int] = set()
        for at in range(len(text) - RUN + 1):
            if text[at : at + RUN] in source:
                covered.update(range(at, at + RUN))
        seen = {at for overlap in Index.of({"source": source})([Line(text)]) for at in range(overlap.start, overlap.stop)}
        assert seen <= covered
        assert bool(seen) == bool(covered)


def test_the_templates_words_do_not_count():
    source = letters(60)
    index = Index.of({"source": source})
    assert list(index([Line(source, template_spans=(Span(0, 60),))])) == []
    assert list(index([Line(source, template_spans=(Span(20, 40),))])) == []


def test_a_kept_index_finds_what_a_new_one_finds(sources, tmp_path):
    text = (sources / "3.txt").read_text(encoding="utf-8")[100:150]
    first = Index.build([sources], tmp_path / "cache")
    again = Index.build([sources], tmp_path / "cache")
    assert found(first, text) == found(again, text) == [text]
    assert [overlap.source for overlap in again([Line(text)])] == [str(sources / "3.txt")]


def test_a_changed_source_is_read_again_and_a_deleted_one_forgotten(sources, tmp_path):
    Index.build([sources], tmp_path / "cache")
    old = (sources / "3.txt").read_text(encoding="utf-8")
    new = letters(401)
    (sources / "3.txt").write_text(new, encoding="utf-8")
    gone = (sources / "4.txt").read_text(encoding="utf-8")
    (sources / "4.txt").unlink()
    index = Index.build([sources], tmp_path / "cache")
    assert found(index, new) == [new]
    assert found(index, old) == found(index, gone) == []


def test_an_index_that_grew_is_the_same_as_one_built_at_once(sources, tmp_path):
    Index.build([sources], tmp_path / "one")
    (sources / "25.txt").write_text(letters(400), encoding="utf-8")
    grown, again, new = (Index.build([sources], tmp_path / cache) for cache in ("one", "one", "two"))
    assert grown.paths == again.paths == new.paths
    assert grown.places.order == again.places.order == new.places.order
    (one,), (two,) = ((tmp_path / cache).iterdir() for cache in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"x", b"drafter overlap 1\n[]\n", None])
def test_a_damaged_index_is_built_again(sources, tmp_path, damage):
    Index.build([sources], tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] + b"\0" + whole[len(whole) // 2 + 1 :] if damage is None else damage)
    text = (sources / "0.txt").read_text(encoding="utf-8")
    assert found(Index.build([sources], tmp_path / "cache"), text) == [text]
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_no_fault(sources, tmp_path):
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    text = (sources / "0.txt").read_text(encoding="utf-8")
    assert found(Index.build([sources], tmp_path / "cache"), text) == [text]


def test_sources_that_cannot_be_read_are_told_each_time(sources, tmp_path):
    (sources / "bad.docx").write_bytes(b"PK\x03\x04 no document")
    for _ in range(2):
        index = Index.build([sources], tmp_path / "cache")
        assert [Path(fault.place.source).name for fault in index.faults] == ["bad.docx"]


def test_a_text_among_the_sources_does_not_count_as_its_own_source(sources, tmp_path):
    text = (sources / "0.txt").read_text(encoding="utf-8")
    index = Index.build([sources], tmp_path / "cache")
    assert found(index.without(sources / "0.txt"), text) == []
    assert found(index, text) == [text]


def test_an_executor_makes_the_same_index(sources, tmp_path):
    with ThreadPoolExecutor(2) as executor:
        shared = Index.build([sources], tmp_path / "one", executor)
    alone = Index.build([sources], tmp_path / "two")
    assert shared.places.grams == alone.places.grams


def test_relative_and_absolute_paths_share_what_is_kept(sources, tmp_path, monkeypatch):
    Index.build([sources], tmp_path / "cache")
    monkeypatch.chdir(tmp_path)
    Index.build([os.path.relpath(sources)], tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize(("letters", "lines"), [(LEAST_PIECE - 1, [1]), (LEAST_PIECE, [0, 1])])
def test_a_line_with_a_few_letters_of_a_run_is_not_named(letters, lines):
    run = "".join(chr(0x4E00 + number) for number in range(RUN + 10))
    index = Index.of({"a": run})
    assert [found.line for found in index([Line(run[:letters]), Line(run[letters:])])] == lines


def test_a_text_that_says_the_same_again_and_again_is_compared_with_few_places():
    sentence = letters(20)
    text = sentence * 300
    index = Index.of({"a": text})
    assert found(index, text) == [text]
    assert len(list(index.places.of(gram(text, 0)))) <= MOST + 1  # the last place has other letters beside it
    assert len(index.places.order) > 20 * MOST


@pytest.mark.parametrize("kinds", [1, 2, 3])
def test_letters_are_counted_up_to_the_first_that_differs(kinds: int):
    for _ in range(2000):
        text, source = ("".join(CHANCE.choices("abc"[:kinds], k=CHANCE.randrange(60))) for _ in range(2))
        at, start = CHANCE.randrange(len(text) + 1), CHANCE.randrange(len(source) + 1)
        assert equal_letters(text, at, source, start, 1) == _alike(text[at:], source[start:])
        assert equal_letters(text, at, source, start, -1) == _alike(text[:at][::-1], source[:start][::-1])


def _alike(first: str, second: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
