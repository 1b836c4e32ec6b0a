"""The default style of each level: marks, frames, and whether headings stand alone. Rendering and mining both read it.

The filters of templates take their defaults from here, and call `below` to get the style of the next level. Mining asks for the
same styles, and writes into a template or outline only what differs from them. So mining is the inverse of rendering.
"""

from collections.abc import Sequence
from typing import NamedTuple

from drafter.speech.numbering import NO_MARK
from drafter.speech.text import END_MARKS
from drafter.speech.tree import Item

LEVEL_MARKS = ("一、", "（一）", "1.", "（1）", "①")
"""The numbering styles of the four levels (GB/T 9704-2012, 7.3.3), and, last, of points below the fourth level."""

SUBSECTION_POINTS = "一是"
"""The numbering style of points under a sub-section: never that of the headings of a level below."""

OWN, RUN_ON = "own", "run-on"
"""Where a heading stands. A section's: alone, or at the start of a paragraph. A point's: at the start of a new paragraph, or behind
other text.
"""

IN_CHINESE = {OWN: "另起", RUN_ON: "接排", **dict([NO_MARK])}
"""The Chinese names of ``own``, ``run-on`` and ``none``, as an outline with Chinese keys writes them."""

OPEN_FRAME = "{}"
"""The frame that every heading fits: one blank and no words."""

FULL_STOP = "。"
"""The mark that the filter `sentence` adds."""


def marks_below(level: int) -> str:
    """The numbering style of the units under a unit of this level, 1 for a section."""
    return LEVEL_MARKS[min(level, len(LEVEL_MARKS) - 1)]


class PointStyle(NamedTuple):
    """How the points of a body are written. The defaults are those of the filter `paragraphs`.

    marks: the numbering style.
    points: ``own`` or ``run-on``.
    end: the mark between heading and text, where the heading has none.
    frame: the frame of the headings.
    depth: 1 for the points of a section, 2 for the points of those, and so on.
    """

    marks: str = NO_MARK[0]
    points: str = RUN_ON
    end: str = FULL_STOP
    frame: str = OPEN_FRAME
    depth: int = 1

    def with_keys(self, marks: str | None, points: str | None) -> "PointStyle":
        """The style of a body whose section has the keys ``marks`` or ``points``. None or "": the key is missing."""
        if not marks and not points:
            return self
        return PointStyle(marks or self.marks, points or self.points, self.end, self.frame, self.depth)

    def below(self, marks: str | None = None, points: str | None = None) -> "PointStyle":
        """The style of a point's own points. marks, points: the keys of the point, None where they are missing.

        A frame is not inherited. Without the key, points below ``一是`` are marked ``1.``, and below those ``（1）``, as the standard
        orders them.
        """
        depth = self.depth + 1
        return PointStyle(marks or marks_below(depth), points or self.points, self.end, OPEN_FRAME, depth)


class HeadingStyle(NamedTuple):
    """How the heading of a section is written; the defaults are those of the filter `heading`.

    marks: the numbering style.
    frame: its frame.
    end: the mark that ends it, where the heading has none.
    paragraph: ``own`` or ``run-on``.
    """

    marks: str = NO_MARK[0]
    frame: str = OPEN_FRAME
    end: str = ""
    paragraph: str = OWN


class SubsectionStyle(NamedTuple):
    """How the sub-sections of a section are written; the defaults are those of the filter `subsections`.

    marks: their numbering style. points: ``own`` or ``run-on``, of their points. level: 2 for the sub-sections of a section.
    point_marks: the numbering style of their points, "" for `SUBSECTION_POINTS`. end: the mark that ends a heading that runs in, a
    point's too. paragraph: ``own`` or ``run-on``, of their headings.
    """

    marks: str = LEVEL_MARKS[1]
    points: str = RUN_ON
    level: int = 2
    point_marks: str = ""
    end: str = FULL_STOP
    paragraph: str = OWN

    def of_points(self) -> PointStyle:
        """The style of the points of these sub-sections."""
        usual = marks_below(self.level) if self.marks == SUBSECTION_POINTS else SUBSECTION_POINTS
        return PointStyle(self.point_marks or usual, self.points, self.end, depth=self.level)

    def below(self, marks: str | None = None) -> "SubsectionStyle":
        """The style of the sub-sections of a sub-section. marks: the key of that sub-section, None where it is missing."""
        return self._replace(marks=marks or marks_below(self.level), level=self.level + 1)


def brings_end(heading: str) -> bool:
    """Whether a heading already ends with a mark, so that a template adds none."""
    return heading[-1:] in END_MARKS if heading else False


def takes_end(heading: str, body: Sequence[Item]) -> bool:
    """Whether a template adds a mark behind a point's heading: the heading has words, ends with no mark, and a text or a point runs on."""
    if not heading or heading[-1] in END_MARKS or not body:
        return False
    return isinstance(body[0], str) or not body[0].own_paragraph


def runs_out(text: str) -> bool:
    """Whether no mark ends a text: it ends with a letter, a figure, a per cent sign or a title, or with a closing quote or bracket behind one of these.

    >>> runs_out("做到“两个维护”"), runs_out("老话讲“有备无患。”"), runs_out("一共三项：")
    (True, False, False)

    A bracket behind the mark of its sentence, or alone, is a remark about it and takes none: 大家辛苦了！（掌声）.
    """
    text = text.rstrip()
    if len(text) < _SHORTEST:
        return False
    last, before = text[-1], text[-2]
    if last in "）)" and _before_bracket(text)[-1:] in _SENTENCE_ENDS:
        return False
    return last.isalnum() or last in _WORDS or (last in _CLOSERS and (before.isalnum() or before in _WORDS))


_SHORTEST = 2
"""Characters: a shorter text needs no mark at its end, because a single character is a sign."""
_WORDS = frozenset("%％℃‰》〉")
_CLOSERS = frozenset("”’）)」』")
_SENTENCE_ENDS = ("", "。", "！", "？", "…", "!", "?")


def _before_bracket(text: str) -> str:
    """What stands before the bracket that closes a text, without blanks and the quotation marks of a sentence that somebody says."""
    return text[: max(text.rfind("（"), text.rfind("("), 0)].rstrip().rstrip("”’」』")
