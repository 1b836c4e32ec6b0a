"""Finds the front: title, subtitle, date, speaker and salutation, in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.titles import has_year, is_paper_title, is_plain_date, is_speaker, is_spoken, is_title, is_titled
from drafter.speech.tree import FrontKind, FrontLine

_BRACKETED = re.compile(r"[（(].{2,60}[）)]")
DASHES = ("——", "—", "--", "―")
_ENDS = "。，：；"
AHEAD = 6
"""The most lines between the title and the salutation."""
LONGEST_AHEAD = 60
"""The most characters of such a line."""
LONGEST_SUBTITLE = 80
LONGEST_SECOND_LINE = 40
"""The most characters of the second line of a title."""
NEAR = 3
"""How many lines below a line are searched for a title that has a title style."""
NAME = 4
"""The most characters of a speaker's line that is only a name."""


class Front(NamedTuple):
    """The front of a speech. rest: the paragraphs behind it, from the opening on."""

    lines: list[FrontLine]
    rest: Sequence[SourceParagraph]


class Candidate(NamedTuple):
    """A paragraph that may belong to the front. above: the front lines found before it. below: the paragraphs behind it."""

    paragraph: SourceParagraph
    above: Sequence[FrontLine]
    below: Sequence[SourceParagraph]

    @property
    def text(self) -> str:
        """The text of the paragraph."""
        return self.paragraph.text

    @property
    def titled(self) -> bool:
        """Whether there is a title above it."""
        return any(line.kind == "title" for line in self.above)


def front_of(paragraphs: Sequence[SourceParagraph]) -> Front:
    """The front of a speech."""
    lines: list[FrontLine] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.is_address and not paragraph.hint.startswith("title"):
            addressed = _salutation(paragraphs[index:])
            lines += (FrontLine("salutation", line.text) for line in addressed)
            return Front(_with_one_date(lines), paragraphs[index + len(addressed) :])
        kind = kind_of(Candidate(paragraph, lines, paragraphs[index + 1 :]))
        if kind is None:
            return Front(_with_one_date(lines), paragraphs[index:])
        lines.append(FrontLine(kind, paragraph.text))
    return Front(_with_one_date(lines), ())


def _with_one_date(lines: list[FrontLine]) -> list[FrontLine]:
    """The lines. If several have a date, the first that is a plain day stays the date; the others, with an hour or a place, become subtitles."""
    dates = [line for line in lines if line.kind == "date"]
    plain = [line for line in dates if is_plain_date(line.text)]
    if len(dates) < 2 or not plain:
        return lines
    return [line._replace(kind="subtitle") if line.kind == "date" and line is not plain[0] else line for line in lines]


def _salutation(paragraphs: Sequence[SourceParagraph]) -> Sequence[SourceParagraph]:
    """The first paragraphs that make one salutation. The line with a colon is the last."""
    for index, paragraph in enumerate(paragraphs):
        if not paragraph.is_address:
            return paragraphs[:index]
        if paragraph.text[-1] in "：:":
            return paragraphs[: index + 1]
    return paragraphs


def kind_of(candidate: Candidate) -> FrontKind | None:
    """The kind of front line that a paragraph is, None where the opening begins."""
    return next((kind for kind, fits in KINDS if fits(candidate)), None)


# ---------------------------------------------------------------- what a candidate may be


def _is_section_heading(line: Candidate) -> bool:
    return line.paragraph.hint.startswith("heading") and (line.titled or not line.below)


def _is_dashed_subtitle(line: Candidate) -> bool:
    """Whether a line is a subtitle such as ``——在……会上的讲话`` below a title.

    If the next line begins with a dash too, they are a list.
    """
    return (
        line.text.startswith(DASHES)
        and len(line.text) <= LONGEST_SUBTITLE
        and line.titled
        and is_title(line.text.rstrip("。"))
        and not (line.below and line.below[0].text.startswith(DASHES))
    )


def _is_date(line: Candidate) -> bool:
    return line.paragraph.is_date or (line.titled and bool(_BRACKETED.fullmatch(line.text)) and has_year(line.text))


def _is_ended_title(line: Candidate) -> bool:
    """Whether a first line is a title that ends with a mark. The lines below show that it is no sentence."""
    title, end = line.text[:-1], line.text[-1]
    if line.above or end not in _ENDS or not is_title(title) or set(title) & set(_ENDS) or not line.below:
        return False
    below = line.below[0]
    return _address_ahead(line.below) or (is_titled(title) and (below.is_date or is_speaker(below.text)))


def _is_text(line: Candidate) -> bool:
    return not is_title(line.text) or not line.below


def _is_sure_title(line: Candidate) -> bool:
    return is_titled(line.text) or _address_ahead(line.below)


def _begins_list(line: Candidate) -> bool:
    """Whether a line without a title above is the first item of a list: it has a mark, and so have lines below it."""
    mark = line.paragraph.mark
    if line.titled or mark is None or _is_sure_title(line):
        return False
    return any(other.mark is not None and other.mark.family == mark.family for other in line.below)


def _is_name_above_title(line: Candidate) -> bool:
    if line.titled or len(line.text) > NAME or not is_speaker(line.text):
        return False
    return (is_titled if _is_sure_title(line) else is_title)(line.below[0].text)


def _is_hinted_title(line: Candidate) -> bool:
    """Whether a style, or its type, says that a line is a title. A subtitle, a date and a speaker may be set like the title above them."""
    if line.paragraph.hint != "title" or _is_dashed_subtitle(line):
        return False
    return not (line.titled and (line.paragraph.is_date or (is_speaker(line.text) and " " in line.text.replace("\u3000", " "))))


def _is_above_hinted_title(line: Candidate) -> bool:
    """Whether a line stands above a title that has a title style: the office that sends the paper, a remark."""
    return not line.titled and any(below.hint == "title" for below in line.below[:NEAR])


def _is_spoken(line: Candidate) -> bool:
    """Whether a line without a title above it is a sentence to the hearers, though no mark ends it."""
    return not line.titled and is_spoken(line.text) and not is_titled(line.text)


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("words")[name])


def _continues_title(line: Candidate) -> bool:
    """Whether a line continues the title above: by its first word (及…), by the last word above (…和), or as only this line ends like a title."""
    last = line.above[-1]
    if last.kind != "title" or len(line.text) > LONGEST_SECOND_LINE:
        return False
    if is_titled(last.text) or is_paper_title(last.text):
        return bool(_shape("title_open").search(last.text))
    goes_on = _shape("title_goes_on").match(line.text) or _shape("title_open").search(last.text)
    return bool(goes_on) or is_titled(line.text) or is_paper_title(line.text) or is_paper_title(last.text + line.text)


def _is_speaker(line: Candidate) -> bool:
    return (
        is_speaker(line.text)
        and line.paragraph.mark is None
        and (len(line.text) <= NAME or _address_ahead(line.below) or bool(set(line.text) & set(" \u3000：")))
    )


def _is_above_address(line: Candidate) -> bool:
    return _address_ahead(line.below) and line.paragraph.mark is None


def _address_ahead(below: Sequence[SourceParagraph]) -> bool:
    """Whether a salutation follows within the next lines, with only possible front lines before it."""
    for paragraph in below[:AHEAD]:
        if paragraph.is_address:
            return True
        if not is_title(paragraph.text) or len(paragraph.text) > LONGEST_AHEAD:
            return False
    return False


KINDS: tuple[tuple[FrontKind | None, Callable[[Candidate], bool]], ...] = (
    ("title", _is_hinted_title),
    ("subtitle", lambda line: line.paragraph.hint == "subtitle"),
    (None, _is_section_heading),
    ("subtitle", _is_dashed_subtitle),
    ("date", _is_date),
    ("title", _is_ended_title),
    (None, _is_text),
    (None, _begins_list),
    ("speaker", _is_name_above_title),
    ("subtitle", _is_above_hinted_title),
    (None, _is_spoken),
    ("title", lambda line: not line.titled),
    ("title", _continues_title),
    ("subtitle", lambda line: bool(_BRACKETED.fullmatch(line.text))),
    ("speaker", _is_speaker),
    ("subtitle", _is_above_address),
)
"""Kinds and their tests; the first test that fits decides. They go from the surest sign, a style, to the weakest, the position. None:
the opening begins.
"""
