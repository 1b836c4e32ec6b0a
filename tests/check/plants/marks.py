"""Errors in marks: pairs, widths, ends of headings."""

from __future__ import annotations

import re
from random import Random

from tests.check.pages import Change, Page, Passage, Plant
from tests.check.plants.making import HAN, always, at, exchanged, one

_PAIR = "“([^“”\n]{1,30})”|《([^《》\n]{1,30})》|（([^（）\n]{2,30})）"


def unpaired(chance: Random, page: Page) -> Plant | None:
    """A mark of a pair gone. Not the last of a quotation that goes on in the next paragraph, which is not closed by custom."""
    spots = [(passage, match) for passage in page.passages if passage.kind == "body" for match in re.finditer(_PAIR, passage.text)]
    spot = one(chance, spots)
    if spot is None:
        return None
    passage, match = spot
    place = chance.choice([match.start(), match.end() - 1])
    following = next((other.text for other in page.passages if other.number == passage.number + 1), "")
    if passage.places[place] is None or following.startswith("“"):
        return None
    return at(passage, place, place + 1, "", whole=True)


def straightened(chance: Random, page: Page) -> Plant | None:
    """Curly quotes as a typewriter has them; none stand inside them."""
    spot = one(chance, page.matches("“([^“”‘’\"'\n]{1,40})”"))
    if spot is None or '"' in spot[0].text:
        return None
    passage, match = spot
    first, last = passage.span(match.start(), match.start() + 1), passage.span(match.end() - 1, match.end())
    return Plant((Change(*first, "“", '"'), Change(*last, "”", '"')))


HALF = dict(zip("，；：？！（）", ",;:?!()", strict=True))
"""、 has no half-width twin."""


def narrowed(mark: str):
    """A mark between Chinese characters as the keyboard's other mode has it."""
    return exchanged(rf"(?<={HAN}){re.escape(mark)}(?=(?:{HAN}|$))", always(HALF[mark]))


def bracket_narrowed(chance: Random, page: Page) -> Plant | None:
    """One bracket of a pair, or both."""
    spot = one(chance, page.matches(rf"（([^（）]*{HAN}[^（）]*)）"))
    if spot is None:
        return None
    passage, match = spot
    first, last = passage.span(match.start(), match.start() + 1), passage.span(match.end() - 1, match.end())
    changes = (Change(*first, "（", "("), Change(*last, "）", ")"))
    return Plant(chance.choice([changes, changes[:1], changes[1:]]))


def _headings(page: Page) -> list[Passage]:
    return [passage for passage in page.passages if passage.kind == "heading" and len(passage.text) > 3 and passage.places[-1]]


def heading_ended(chance: Random, page: Page) -> Plant | None:
    """A mark behind the title or a heading on a line of its own. In a plain text none gets a comma, because a line that ends with one goes on below, nor a
    colon, which makes it an address. A heading with 我 is a sentence, and may end as one.
    """
    titles = [passage for passage in page.passages if passage.kind == "title" and passage.places[-1]][-1:]
    passage = one(chance, [*titles, *_headings(page)])
    if passage is None or not re.search(rf"{HAN}$", passage.text) or "我" in passage.text:
        return None
    signs = "。，：" if page.is_outline else "。"
    return at(passage, len(passage.text), len(passage.text), chance.choice(signs))


def end_mark_lost(chance: Random, page: Page) -> Plant | None:
    """The full stop at the end of a paragraph gone. In an outline only: in a plain text such a line goes on below."""
    spot = one(chance, page.matches(f"(?<=[，。；]{HAN}{{8}})。$")) if page.is_outline else None
    return at(spot[0], *spot[1].span(), "") if spot else None
