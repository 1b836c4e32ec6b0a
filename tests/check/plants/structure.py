"""Errors in how a speech is built: slots, headings, parts, lengths."""

from __future__ import annotations

import re
from random import Random

from drafter.check.checks.parts import VALUES as OF_PARTS
from drafter.check.model import Unit
from drafter.files.tables import read_table
from drafter.outline.model import Limit
from tests.check.pages import RENDERER, Change, Page, Passage, Plant
from tests.check.plants.making import WORDS, at, inserted, one


def emptied(chance: Random, page: Page) -> Plant | None:
    """A slot of an outline that its page shows, without its value."""
    if not page.is_outline:
        return None
    shown = {segment.value for segments in page.traced.paragraphs for segment in segments}
    values = page.traced.content.values
    infos = [RENDERER.info(outline.template) for outline in page.traced.file.outlines]
    required = {name for info in infos for name, slot in info.slots.items() if slot.required}
    named = {value: name for outline in page.traced.file.outlines for name, value in outline.slots.items()}
    asked = (v for number, v in enumerate(values) if v.role == "slot" and number in shown and named.get(v.text) in required)
    value = one(chance, asked)
    if value is None:
        return None
    start, stop = value.node.start_mark.index, value.node.end_mark.index
    line = page.content.rfind("\n", 0, start) + 1
    return Plant((Change(start, stop, page.content[start:stop], '""'),), (line, stop), structural=True)


def _words(page: Page, unit: Unit) -> tuple[Passage, int, int]:
    line, start = unit.words
    return page.passage(line), start, start + len(unit.heading)


def _is_written(page: Page, unit: Unit) -> bool:
    """Whether a heading is one text of the file and not put together of blanks."""
    passage, start, stop = _words(page, unit)
    return bool(unit.heading) and passage.own(start, stop)


def leaves_frame(chance: Random, page: Page) -> Plant | None:
    """A heading that shares nothing with its three or more siblings, which begin or end alike and have the same number of clauses."""
    groups = []
    for _, units in page.units:
        headed = [unit for unit in units if unit.heading and unit.kind == units[0].kind]
        headings = [unit.heading for unit in headed]
        alike = len({heading[:2] for heading in headings}) == 1 or len({heading[-2:] for heading in headings}) == 1
        least = 3 if all(unit.mark for unit in headed) else 4  # without marks, two that are left are no list
        if (
            len(headed) >= least
            and alike
            and max(map(len, headings)) <= 40
            and len({heading.count("，") for heading in headings}) == 1
        ):
            groups += [unit for unit in headed if _is_written(page, unit)]
    return _odd(chance, page, groups)


def _odd(chance: Random, page: Page, units: list[Unit]) -> Plant | None:
    unit = one(chance, units)
    if unit is None:
        return None
    passage, start, stop = _words(page, unit)
    return at(passage, start, stop, chance.choice(WORDS["odd_headings"]))


def leaves_template(chance: Random, page: Page) -> Plant | None:
    """A section's heading that leaves the frame which its template has for it."""
    if not page.is_outline:
        return None
    framed = {heading for heading, _ in page.traced.unframed_headings}
    units = [unit for _, units in page.units for unit in units if unit.kind == "section"]
    return _odd(
        chance, page, [unit for unit in units if {unit.heading, unit.heading + unit.end} & framed and _is_written(page, unit)]
    )


def _asked(title: str, names: tuple[str, str]) -> bool:
    table = read_table("check", "parts")
    return any(word in title for word in table[names[0]]) and not any(word in title for word in table[names[1]])


def without_salutation(chance: Random, page: Page) -> Plant | None:
    """No greeting where the genre has one; to be found between the title and the end of the opening. In an outline the template asks for it."""
    speech = chance.choice(page.text.speeches)
    lines = [passage for passage in page.passages if speech.first <= passage.number < speech.stop]
    greeted = [passage for passage in lines if passage.kind == "salutation"]
    title = "".join(passage.text for passage in lines if passage.kind in ("title", "subtitle"))
    if (
        page.is_outline
        or len(greeted) != 1
        or not speech.opening
        or not _asked(title, ("greeted", "ungreeted"))
        or len(speech.sections) < 2
    ):
        return None
    start, stop = greeted[0].whole
    first = page.passage(speech.opening.first)
    if any(word in first.text[:20] for word in read_table("check", "parts")["address"]):
        return None  # the opening greets too
    return Plant(
        (Change(start, stop + 1, page.content[start : stop + 1], ""),), (lines[0].whole[1] + 1, first.whole[1]), structural=True
    )


def without_part(name: str, chance: Random, page: Page) -> Plant | None:
    """An opening or a closing taken out, of a speech with sections; not one to which a template adds words of its own."""
    speech = chance.choice(page.text.speeches)
    part = speech.opening if name == "opening" else speech.closing
    title = "".join(line.text for line in page.text.lines[speech.first : speech.stop] if line.kind in ("title", "subtitle"))
    unmarked = not page.is_outline and not all(
        section.mark for section in speech.sections
    )  # the last paragraph passes for a closing
    if not part or len(speech.sections) < 2 or unmarked or (name == "closing" and not _asked(title, ("closed", "unclosed"))):
        return None
    first, last = page.passage(part.first), page.passage(part.stop - 1)
    if any(None in page.passage(number).places for number in range(part.first, part.stop)):
        return None
    left = [
        line.text
        for number, line in enumerate(page.text.lines)
        if number in range(speech.first, speech.stop) and number not in range(part.first, part.stop)
    ]
    if sum(map(len, left)) < OF_PARTS["least"]:  # a note of a few lines needs no opening
        return None
    if name == "opening":
        passage, start, stop = _words(page, speech.sections[0])
        near = passage.whole
    else:
        near = page.passage(part.first - 1).whole
    if page.is_outline:
        return _without_key(page, first, near)
    start, stop = first.whole[0], last.whole[1]
    return Plant((Change(start, stop + 1, page.content[start : stop + 1], ""),), near, structural=True)


def _without_key(page: Page, first: Passage, near: tuple[int, int]) -> Plant | None:
    """A key of an outline whose value a paragraph shows, with all that it holds."""
    start = max(match.start() for match in re.finditer(r"(?m)^\S", page.content[: first.whole[0]]))
    behind = re.compile(r"(?m)^(?=[^\s-]|---)").search(page.content, first.whole[0])
    stop = behind.start() if behind else len(page.content)
    return Plant((Change(start, stop, page.content[start:stop], ""),), near, structural=True)


def _section_passages(page: Page, unit: Unit) -> list[Passage]:
    return [passage for passage in page.passages if unit.start.line <= passage.number <= unit.stop.line]


def unbalanced(longer: bool, chance: Random, page: Page) -> Plant | None:
    """A section several times as long, so that it has over twice the mean, or one with hardly a word; it was of a usual length."""
    speech = chance.choice(page.text.speeches)
    if len(speech.sections) < 3:
        return None
    unit = chance.choice(speech.sections)
    titles = [line.text for line in page.text.lines[speech.first : speech.stop] if line.kind == "title"]
    if not longer and (not unit.mark or "主持" in "".join(titles)):
        return None  # without a mark only the text below shows a heading; the items of a host are as long as they are
    near = page.passage(unit.start.line).whole
    sizes = {other: sum(len(passage.text) for passage in _section_passages(page, other)) for other in speech.sections}
    mean = sum(sizes.values()) / len(sizes)
    bodies = [passage for passage in _section_passages(page, unit) if passage.kind == "body" and len(passage.text) > 30]
    if not bodies or not 0.6 * mean < sizes[unit] < 1.8 * mean:
        return None
    if longer:
        last = bodies[-1]
        stop = len(last.text)
        if not last.own(stop - 1, stop) or not last.text.endswith("。"):
            return None
        piece = re.sub("[“”《》]", "", last.text[len(last.text) // 2 :])
        added = ""
        while sizes[unit] + len(added) < 2.2 * (mean + len(added) / len(sizes)):
            added += piece
            if len(added) > 20 * mean:
                return None
        return at(last, stop, stop, added)._replace(near=near)
    changes = []
    for passage in bodies:
        known = [index for index, place in enumerate(passage.places) if place]
        first, last_ = known[0], known[-1]
        run = next((index for index in range(first, last_) if not passage.own(index, index + 2)), last_ + 1)
        if run - first < 12:
            continue
        start, stop = passage.span(first + 6, run)
        changes.append(Change(start, stop, page.content[start:stop], "。"))
    left = sizes[unit] - sum(change.stop - change.start for change in changes)
    if left * len(sizes) > 0.45 * (sum(sizes.values()) - sizes[unit] + left):
        return None
    return Plant(tuple(changes), near, structural=True)


def over_limit(chance: Random, page: Page) -> Plant | None:
    """A limit under the length; in an outline it is written there, for a text it is asked for."""
    speech = chance.choice(page.text.speeches)
    spoken = sum(
        len(passage.text) for passage in page.passages if passage.speech == speech.number and passage.kind in ("body", "heading")
    )
    amount = int(spoken * chance.uniform(0.3, 0.8))
    if not page.is_outline:
        first = page.passage(speech.first).whole
        return Plant((Change(first[0], first[0], "", ""),), first, structural=True, limit=Limit(amount, "characters"))
    outlines = re.split(r"(?m)^(?=---)", page.content)
    number = speech.number if len(outlines) > 1 else 0
    if re.search("(?m)^(?:limit|限长):", outlines[number]):
        return None
    start = sum(map(len, outlines[:number])) + (4 if number else 0)
    unit = f"limit: {amount}字\n" if chance.random() < 0.5 else f"limit: {max(1, amount // 200 - 1)}分钟\n"
    return Plant((Change(start, start, "", unit),), structural=True)


def agenda_over(chance: Random, page: Page) -> Plant | None:
    """The limit of a meeting under the minutes of its agenda."""
    limit = re.search("(?m)^(?:limit|限长): ([0-9]+)分钟$", page.content)
    if not page.is_outline or limit is None or not re.search("(?m)^(?:agenda|议程):", page.content):
        return None
    change = Change(*limit.span(1), limit[1], str(chance.randint(10, 100)))
    return Plant((change,), limit.span(1), structural=True)


def agenda_nobody(chance: Random, page: Page) -> Plant | None:
    """An item of an agenda without its name."""
    if not page.is_outline or not re.search("(?m)^(?:agenda|议程):", page.content):
        return None
    items = [*re.finditer(r"(?m)^  - item: 就[^\n]*\n(    who: [^\n]*\n)", page.content)]
    item = one(chance, items)
    return Plant((Change(*item.span(1), item[1], ""),), item.span(), structural=True) if item else None


def _title(page: Page) -> str:
    return "".join(line.text for line in page.text.lines if line.kind in ("title", "subtitle"))


def promised(chance: Random, page: Page) -> Plant | None:
    """A promise in a pledge, with a date and without one."""
    if "表态" not in _title(page):
        return None
    planted: Plant | None = inserted(lambda _: ("我们保证在10月底前办好。", "我们保证把事情办好。"))(chance, page)
    return planted


def without_figures(chance: Random, page: Page) -> Plant | None:
    """A section of a report on duties without its figures."""
    if "述职" not in _title(page):
        return None
    sections = [
        unit for _, units in page.units for unit in units if unit.kind == "section" and unit.level == 1 and "情况" in unit.heading
    ]
    sections = [unit for unit in sections if "廉洁" not in unit.heading and _is_written(page, unit)]
    unit = one(chance, sections)
    if unit is None:
        return None
    changes = []
    for line in range(unit.words.line + 1, min(unit.stop.line + 1, len(page.text.lines))):
        passage = page.passage(line)
        for match in re.finditer(r"[0-9.]+%?|[一二三四五六七八九十两半]+(?=[个名人次项件户家条])", passage.text):
            if passage.own(*match.span()):
                first, last = passage.span(*match.span())
                changes.append(Change(first, last, match[0], "好些"))
    passage, start, stop = _words(page, unit)
    return Plant(tuple(changes), passage.span(start, stop)) if changes else None
