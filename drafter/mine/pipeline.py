"""The way through: from a source's text to what was mined of it."""

from __future__ import annotations

from drafter.mine.clean import clean
from drafter.mine.model import Mined
from drafter.mine.segment import segment
from drafter.mine.skeleton import enrich
from drafter.read.source import SourceText


def mine_text(source: SourceText, *, keep_noise: bool = False, repair: bool = True) -> Mined:
    """What a source holds: its tree, what its siblings and its genre share, what was taken out and what was restored.

    keep_noise: nothing is taken out. repair: whether losses are restored. Any text is mined; an empty one gives an empty speech.
    """
    cleaned = clean(source, keep_noise=keep_noise, repair=repair)
    document = segment(cleaned)
    return Mined(source.name, document, enrich(document), cleaned.noise, cleaned.repairs, source.left_out, cleaned.lines)
