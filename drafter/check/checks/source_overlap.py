"""Words taken from the sources.

A template is mined from speeches of others; its user fills it with facts of their own. Runs of thirty characters and more that a text shares
with one of those sources, when drafter check is told where they lie, are reported with the source. Marks, blanks and line ends do not count,
so that another comma does not hide a copy.

The words that the template itself wrote are left alone, and so is a run of which most is a fixed wording, a title or the name of an idea.
Without sources there is nothing to find.

Source: 各级干部平时要多到田间地头、车间班组走一走，听听群众的真心话，看看任务的真进度。
Passes: 各村要在十月底前把危房逐户查清，登记造册，不漏一户一人。
Fails: 大家要多到田间地头、车间班组走一走，听听群众的真心话，看看任务的真进度，再定办法。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.model import Found, Settings, Text
from drafter.check.stock import own, stock_in
from drafter.errors import Message

MESSAGES = {
    "": Message(
        "“{start}” ({count} characters) stands in {source} too", "say it in words and facts of your own, or name who said it"
    ),
}

VALUES = {"least": 30, "own": 16}
"""least: the least characters of a shared passage. own: how many of them must be neither fixed wordings nor names."""

_SHOWN = 12
_PIECE = 8


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Passages that a source has too."""
    if settings.overlaps is None:
        return
    least = settings.value("source-overlap.least", VALUES["least"])
    fewest = settings.value("source-overlap.own", VALUES["own"])
    for overlap in settings.overlaps(text.lines):
        line = text.lines[overlap.line]
        words = line.text[overlap.start : overlap.stop]
        whole = overlap.start == 0 or overlap.stop == len(line.text)
        if len(words) < (_PIECE if whole else least) or own(stock_in(line), overlap.start, overlap.stop) < min(
            fewest, len(words) // 2
        ):
            continue
        start = words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]}……"
        facts = {"start": start, "count": sum(map(str.isalnum, words)), "source": overlap.source}
        yield Found(overlap.line, overlap.start, overlap.stop, "", facts)
