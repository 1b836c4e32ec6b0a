"""Each threshold of cleaning on both its sides: what just fits, and what no longer does."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import pytest

from drafter.mine.clean.appendix import without_appendix
from drafter.mine.clean.breaks import broken
from drafter.mine.clean.contents import without_contents
from drafter.mine.clean.joints import joined
from drafter.mine.clean.lines import CONTEXT, Report, SourceLine, is_prose, width_of
from drafter.mine.clean.spacing import closed_up
from drafter.mine.clean.surroundings import is_menu, quiet_from, running_heads
from drafter.mine.clean.wrap import Wrap, is_brim, is_full, wrapped
from drafter.mine.titles import is_speaker, is_title


def made(*texts: str) -> list[SourceLine]:
    return [SourceLine(text, number, text) for number, text in enumerate(texts, 1)]


def words(count: int, of: str = "山川草木风云雨雪江河湖海") -> str:
    """So many characters without a mark."""
    return (of * count)[:count]


def report() -> Report:
    return Report([], [])


def full(*counts: tuple[int, int], ended: tuple[tuple[int, int], ...] = ()) -> float:
    """From which width on the lines of a text are full. counts: how many lines of each width; ended: of those that end a sentence."""
    return wrap(*counts, ended=ended).full


def wrap(*counts: tuple[int, int], ended: tuple[tuple[int, int], ...] = ()) -> Wrap:
    texts = [words(width) for width, count in counts for _ in range(count)]
    return wrapped(made(*texts, *(words(width - 1) + "。" for width, count in ended for _ in range(count))))


def pieces(*texts: str) -> int:
    """How many lines are more once lost breaks are restored."""
    return len(broken(made(*texts), report())) - len(texts)


def parts(*texts: str) -> int:
    return len(joined(made(*texts), report()))


def appendix(*texts: str) -> bool:
    return len(without_appendix(made(*texts), report())) < len(texts)


TEXT = "树一棵一棵栽下去，路一里一里修出去，水一渠一渠引过来。"
ROWS: list[tuple[str, int, int, Callable[[int], bool]]] = [
    # lines
    ("characters of prose", 45, -1, lambda n: is_prose(words(n - 1) + "。")),
    ("characters whose width is exact", 260, 1, lambda n: width_of("a" * n) == n / 2),
    ("Chinese characters of three that make a Chinese line", 2, -1, lambda n: width_of(words(n) + "a" * (3 - n)) == 3),
    (
        "characters of a letter-spaced line",
        119,
        2,
        lambda n: closed_up(made(" ".join(words(n // 2 + 1)))[0], report()).text == words(n // 2 + 1),
    ),
    ("characters of a letter-spaced word", 4, -1, lambda n: closed_up(made(" ".join(words(n)))[0], report()).text == words(n)),
    # titles
    ("characters of a title", 80, 1, lambda n: is_title(words(n))),
    ("characters of a speaker's line", 50, 1, lambda n: is_speaker(f"{words(30)}书记{' ' * (n - 34)}李明")),
    # wrapped lines
    ("width of a wrapped line", 120, 1, lambda n: full((n, 4)) < inf),
    ("… and at least", 16, -1, lambda n: full((n, 4)) < inf),
    ("width of a full line", 18, -1, lambda n: full((20, 1), (n, 3)) == 18),
    ("full lines of a wrapped text", 3, -1, lambda n: full((20, n)) == 18),
    ("full lines where one is wider", 8, -1, lambda n: full((40, 1), (20, n)) == 18),
    ("full lines of nine that end a sentence", 4, 1, lambda n: full((20, 9 - n), ended=((20, n),)) == 18),
    ("wider lines of a short text", 4, 1, lambda n: full((60, n), (20, 30)) == 18),
    ("wider lines of two hundred", 6, 1, lambda n: full((60, n), (20, 200 - n)) == 18),
    ("wider lines of a long text", 8, 1, lambda n: full((60, n), (20, 400)) == 18),
    ("short lines of ten that end a sentence", 3, -1, lambda n: wrap((20, 12), ended=((10, n), (20, 10 - n))).sure),
    ("full lines of a text that surely goes on", 8, -1, lambda n: wrap((20, n), ended=((10, 3),)).sure),
    ("width of a line at the brim", 18, -1, lambda n: is_brim(n, 18)),
    ("… and at most", 22, 1, lambda n: is_brim(n, 18)),
    ("width of a line that is full enough", 17, -1, lambda n: is_full(made(words(n))[0], 18)),
    ("… and no wider than the text", 22, 1, lambda n: is_full(made(words(n))[0], 18)),
    ("characters of a line that ends in a comma and goes on", 15, -1, lambda n: parts(words(n - 1) + "，", TEXT) == 1),
    # breaks that were lost
    ("characters of a text with two full stops that lost the others", 321, -1, lambda n: stops(n, 2)),
    ("characters of a text that lost its full stops", 300, -1, lambda n: stops(n, 0)),
    ("characters of a title that an address of three follows", 57, 1, lambda n: pieces(f"在{words(n - 3)}讲话同志们：{TEXT}") == 2),
    ("… and at least", 4, -1, lambda n: pieces(f"{words(n - 2)}讲话同志们：{TEXT}") == 2),
    ("characters of a line that holds sections", 60, -1, lambda n: pieces(f"总则。一、{words(n - 12)}。二、修好路。") == 2),
    # around the speech
    ("characters of a running head", 40, 1, lambda n: bool(running_heads(made(TEXT, *[words(n)] * 3)))),
    ("… and at least", 4, -1, lambda n: bool(running_heads(made(TEXT, *[words(n)] * 3)))),
    ("how often it comes", 3, -1, lambda n: bool(running_heads(made(TEXT, *["山川草木"] * n)))),
    ("characters of a menu", 120, 1, lambda n: is_menu("首页" + "|" * (n - 2))),
    ("lines of eight that are the quiet end", 4, 1, lambda n: quiet_from(made(*[words(90)] * 4, *["山"] * 4)) <= 8 - n),
    ("characters of a hundred that are the quiet end", 25, 1, lambda n: quiet_from(made(words(100 - n), words(n))) == 1),
    # contents and annexes
    (
        "characters of a line of a table of contents",
        80,
        1,
        lambda n: not without_contents(made(f"{words(40)}{'…' * (n - 41)}1"), report()),
    ),
    ("lines of a table of contents", 79, 1, lambda n: len(without_contents(made("目录", *heads(n), *heads(n)), report())) == n),
    ("… and at least", 2, -1, lambda n: len(without_contents(made("目录", *heads(n), *heads(n)), report())) == n),
    ("characters of a line that shows a speech", 81, -1, lambda n: appendix(words(n), *[TEXT] * 9, "附件：", "一、总则")),
    (
        "lines of a hundred above an annex",
        16,
        -1,
        lambda n: appendix("一、先栽树", *[TEXT] * (n - 1), "附件：", "一、总则", *[TEXT] * (98 - n)),
    ),
    (
        "lines in which an annex shows itself",
        39,
        1,
        lambda n: appendix("一、先栽树", *[TEXT] * 20, "《植树办法》", *[TEXT] * (n - 1), "一、总则"),
    ),
]


def stops(length: int, count: int) -> bool:
    """Whether a text of such a length with so many full stops lost the others: they are put before marks of a list."""
    text = "一是修路二是架桥"
    lines = made("在会上的讲话。" if count else "在会上的讲话", words(length - len(text) - 6 - count) + text + "。" * (count - 1))
    return any("修路。" in line.text for line in broken(lines, report()))


def heads(count: int) -> list[str]:
    return [f"{words(4)}{number}" for number in range(count)]


@pytest.mark.parametrize(("what", "last", "step", "fits"), ROWS, ids=[f"{number} {row[0]}" for number, row in enumerate(ROWS)])
def test_a_threshold_lies_where_it_is_said_to(what: str, last: int, step: int, fits: Callable[[int], bool]):
    assert fits(last), f"{what}: {last}"
    assert not fits(last + step), f"{what}: {last + step}"


def test_a_repair_shows_the_beginning_of_what_it_changed():
    told = report()
    told.repaired("", made("")[0], words(CONTEXT + 1), words(CONTEXT + 1))
    assert (told.repairs[0].before, told.repairs[0].after) == (words(24), words(24))
