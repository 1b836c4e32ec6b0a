"""Errors in sentences: too long, copied, taken from elsewhere."""

from __future__ import annotations

import re
from random import Random

from tests.check.pages import Change, Page, Plant
from tests.check.plants.making import GAP, HAN, at, one, outside_quotes


def run_together(chance: Random, page: Page) -> Plant | None:
    """Full stops made commas, so that a sentence has over a hundred characters, where none was long."""
    spots = []
    for passage in page.passages:
        stops = [match.end() for match in re.finditer("[。；？！]", passage.text)] if passage.kind == "body" else []
        lengths = [stop - start for start, stop in zip([0, *stops], stops, strict=False)]
        for first in range(len(stops)):
            begin = stops[first] - lengths[first]
            last = next((index for index in range(first, len(stops)) if stops[index] - begin > 110), first)
            plain = not re.search("[“”]", passage.text[begin : stops[last]])
            if last > first and plain and max(lengths[first : last + 1]) <= 70 and passage.own(begin, stops[last]):
                spots.append((passage, begin, stops[first : last + 1]))
    spot = one(chance, spots)
    if spot is None:
        return None
    passage, begin, stops = spot
    changes = tuple(Change(*passage.span(stop - 1, stop), passage.text[stop - 1], "，") for stop in stops[:-1])
    return Plant(changes, passage.span(begin, stops[-1]))


_SENTENCE = rf"(?<=。){HAN}[^。；？！“”《》（）：]{{11,}}，[^。；？！“”《》（）：]{{8,}}。"


def repeated(chance: Random, page: Page) -> Plant | None:
    """A sentence copied to another paragraph; one without names and quotations, that no template wrote. The later place is to be found."""
    spot = one(chance, page.matches(_SENTENCE))
    gaps = (
        []
        if spot is None
        else [(passage, match) for passage, match in outside_quotes(page, GAP) if passage.number != spot[0].number]
    )
    gap = one(chance, gaps)
    if spot is None or gap is None:
        return None
    plant = at(gap[0], *gap[1].span(), spot[1][0])
    return plant if gap[0].number > spot[0].number else plant._replace(near=spot[0].span(*spot[1].span()))


def taken(chance: Random, page: Page) -> Plant | None:
    """Sentences of another text, forty characters of its own and more."""
    sources = sorted(page.others)
    if not sources:
        return None
    source = page.others[chance.choice(sources)]
    match = one(chance, re.finditer(rf"(?<=。){HAN}[^“”《》（）\n#:]{{42,80}}。", source))
    gap = one(chance, outside_quotes(page, GAP))
    return at(gap[0], *gap[1].span(), match[0], "") if match and gap else None
