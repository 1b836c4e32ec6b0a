"""The steps of mining in order, for one source."""

from __future__ import annotations

from drafter.mine.clean import clean
from drafter.mine.footnotes import with_footnotes
from drafter.mine.model import Cleaned, Mined
from drafter.mine.pages import with_page_breaks
from drafter.mine.segment import explained
from drafter.mine.skeleton import enrich
from drafter.read.source import SourceText


def mine_text(source: SourceText, *, keep_noise: bool = False, repair: bool = True) -> Mined:
    """Mine a source: its tree, frames, formulas and roles, with the removed noise and the repairs.

    keep_noise: whether noise stays in the text.
    repair: whether damage is repaired. Any text can be mined; an empty text gives an empty speech.
    """
    cleaned = clean(source, keep_noise=keep_noise, repair=repair)
    found, why = explained(cleaned)
    pages = tuple(number + 1 for number in source.pages)
    noted, kept_out = with_footnotes(found, source)
    document, lines, lost = with_page_breaks(noted, cleaned.lines, pages)
    left_out = tuple(entry for entry in (*kept_out, *lost) if entry != _page_title_kept(source, cleaned))
    return Mined(source.name, document, enrich(document), cleaned.noise, cleaned.repairs, left_out, lines, why, pages)


def _page_title_kept(source: SourceText, cleaned: Cleaned) -> str:
    """The entry of a page's title that became the title of the speech; "" where it did not."""
    entry, title = source.page_title
    return entry if cleaned.texts[:1] == (title,) and title not in source.text else ""
