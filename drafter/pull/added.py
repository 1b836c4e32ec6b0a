"""Edits for new paragraphs, sections and lines of the front."""

from __future__ import annotations

from collections.abc import Collection

from yaml.nodes import MappingNode, SequenceNode

from drafter.outline.edit.content import FRONT, WrittenBody, WrittenUnit, WrittenValue
from drafter.outline.edit.edit import Edit
from drafter.pull.agenda import hands_over
from drafter.pull.attachments import LISTED, name_of
from drafter.pull.comparison import BodyPlace, Comparison, spots_of
from drafter.pull.edited import PageLine
from drafter.pull.front import strip_decoration
from drafter.pull.kinds import as_item
from drafter.pull.tables import with_tables
from drafter.speech.lines import HEADS, ROWS
from drafter.speech.numbering import recognise

_LONGEST_HEADING = 50
_SIGNED = ("signature", "signed")
"""The kinds of lines that are keys of an outline."""


def insertions(page: Comparison, *, exact: bool = False) -> list[Edit]:
    """The edits that insert new paragraphs. Consecutive new paragraphs are inserted together.

    exact: whether only those are inserted that stand directly behind or before a text of the outline. One that stands between two
    sentences of the template has no place there; were it tried together with the others, it could undo what they gain.
    """
    edits = []
    previous: int | None = None
    run: list[PageLine] = []
    for old, new in [*page.pairs, (-1, None)]:
        if old is None and new is not None:
            line = page.wanted_lines[new]
            is_new_table = line.kind in HEADS or (
                bool(run) and run[-1].kind in ROWS
            )  # other rows are those of a table that is there
            run += [line] if line.kind not in ROWS or is_new_table else []
        elif (old is not None and new is not None) or old == -1:
            if run:
                edits += _insert(page, run, previous, None if old == -1 else old, exact=exact)
                run = []
            previous = old
    return edits


def _insert(
    page: Comparison, run: list[PageLine], previous: int | None, following: int | None, *, exact: bool = False
) -> list[Edit]:
    """The edits for new paragraphs between two paragraphs of the page.

    previous, following: their numbers, None at an end of the page.
    """
    attached = [line for line in run if line.kind in LISTED]
    if attached and (edits := _attachments(page, attached, previous)):
        return edits
    front = [line for line in run if line.kind in FRONT or line.kind in _SIGNED]
    if front:
        return _front(page, front[0], previous, following)
    section = page.sections_at[previous] if previous is not None else None
    level_one = next((at for at, line in enumerate(run) if line.kind == "heading" and line.level == 1), None)
    if level_one is not None and section is not None:
        first = _insert(page, run[:level_one], previous, None) if level_one else []
        return [*first, _new_sections(page, run[level_one:], section)]
    spot = spot_between(page, previous, following, exact=exact)
    if spot is None:
        return []
    items = [_item(page, one, spot) if isinstance(one, PageLine) else one for one in with_tables(page, run)]
    return [page.editor.with_paragraphs(spot.body, spot.at, items)] if items else []


def _front(page: Comparison, line: PageLine, previous: int | None, following: int | None) -> list[Edit]:
    """The edits for a new line of the front: added to a neighbour of the same kind, else as a new key."""
    kind = line.kind
    text = strip_decoration(line)
    for at, behind in ((previous, True), (following, False)):
        value = _first_value(page, at) if at is not None and page.trace.kinds[at][0] == kind else None
        if value is not None and isinstance(value.parent, SequenceNode):
            return [page.editor.with_items(value.parent, value.index + behind, [text])]
        if value is not None and isinstance(value.parent, MappingNode):
            return [page.editor.with_paragraphs(WrittenBody(value.parent, kind, value.node), int(behind), [text])]
    beside = [value for at in (previous, following) if at is not None and (value := _first_value(page, at))]
    root = page.content.root_of(beside[0].node) if beside else None
    return [page.editor.with_front(root, kind, text)] if isinstance(root, MappingNode) else []


def _attachments(page: Comparison, lines: list[PageLine], previous: int | None) -> list[Edit]:
    """The edits for new names in the list of attachments: ``3. 楼层图`` behind ``2. 时间表``."""
    value = _first_value(page, previous) if previous is not None and page.trace.kinds[previous][0] in LISTED else None
    names = [name for line in lines if (name := name_of(line.text))]
    if value is not None and isinstance(value.parent, SequenceNode):
        return [page.editor.with_items(value.parent, value.index + 1, names)]
    if value is not None and isinstance(value.parent, MappingNode):
        return [page.editor.with_paragraphs(WrittenBody(value.parent, "attachments", value.node), 1, names)]
    above = _first_value(page, previous) if previous is not None and names else None
    root = page.content.root_of(above.node) if above else None
    has_some = isinstance(root, MappingNode) and any(
        key.value in ("attachments", "附件") and value.value for key, value in root.value
    )
    if not isinstance(root, MappingNode) or has_some:
        return []
    return [page.editor.with_front(root, "attachments", names[0])]  # the others follow it when it is there


def _first_value(page: Comparison, paragraph: int) -> WrittenValue | None:
    """The first value that a paragraph shows; None for a paragraph of the template."""
    return next(filter(None, map(page.value_of, page.trace.paragraphs[paragraph])), None)


def _new_sections(page: Comparison, lines: list[PageLine], behind: WrittenUnit) -> Edit:
    """The edit that inserts sections behind a section. The first line is a heading."""
    units: list[dict[str, object]] = []
    for line in lines:
        if line.kind == "heading" and line.level == 1:
            found = recognise(line.text)
            units.append({page.editor.key("heading"): line.text[len(found.text) if found else 0 :]})
        else:
            body = units[-1].setdefault(page.editor.key("body"), [])
            assert isinstance(body, list)
            body.append(line.text)
    return page.editor.with_items(behind.siblings, behind.index + 1, units)


def spot_between(page: Comparison, previous: int | None, following: int | None, *, exact: bool = False) -> BodyPlace | None:
    """The place in a body between two paragraphs; without `exact` also the nearest such place."""
    after, before = _spot_after(page, previous), _spot_before(page, following)
    if after is not None and after[1]:
        return after[0]
    if before is not None and before[1]:
        return before[0]
    if exact:
        return None
    if after is None and before is not None and (opening := _opening(page, before[0])):
        return opening
    return after[0] if after else before[0] if before else None


def _opening(page: Comparison, following: BodyPlace) -> BodyPlace | None:
    """The beginning of the opening of the speech in which a place is; None where the place is there already."""
    root = page.content.root_of(following.body.owner)
    found = page.content.bodies.get((root, "opening"))
    if not isinstance(root, MappingNode) or following.body is found:
        return None
    return BodyPlace(found or WrittenBody(root, page.editor.key("opening"), None), 0)


def _spot_after(page: Comparison, paragraph: int | None) -> tuple[BodyPlace, bool] | None:
    """The place in a body behind a paragraph, and whether it follows the paragraph directly."""
    start = paragraph if paragraph is not None else -1
    for at in reversed(range(start + 1)):
        for segment in reversed(page.trace.paragraphs[at]):
            value = page.value_of(segment)
            if value is None:
                continue
            spots = list(spots_of(value))
            if spots:
                return BodyPlace(spots[-1].body, spots[-1].at + 1), at == start
            if value.body is not None and value.role == "text":
                return BodyPlace(value.body, value.part + 1), at == start
            if value.unit is not None and value.unit.kind == "section":
                return BodyPlace(page.editor.body_of(value.unit), 0), at == start
    return None


def _spot_before(page: Comparison, paragraph: int | None) -> tuple[BodyPlace, bool] | None:
    """The place in a body before a paragraph, and whether the paragraph begins there: one with the heading of a section does not."""
    start = len(page.trace.paragraphs) if paragraph is None else paragraph
    for at in range(start, len(page.trace.paragraphs)):
        begins = at == start
        for segment in page.trace.paragraphs[at]:
            value = page.value_of(segment)
            spots = list(spots_of(value)) if value else []
            if spots:
                return spots[-1], begins
            if value is not None and value.body is not None and value.role == "text":
                return BodyPlace(value.body, value.part), begins
            begins = begins and value is None
    return None


def _item(page: Comparison, line: PageLine, spot: BodyPlace) -> object:
    """A new paragraph as an item of a body: a point if it has a mark as its neighbours have, a line under the key of its kind, else a text."""
    if line.kind != "body" and not isinstance(item := as_item(page, line), str):
        return item
    neighbours = spot.body.node.value if isinstance(spot.body.node, SequenceNode) else []
    beside = neighbours[max(0, spot.at - 1) : spot.at + 1]
    found = recognise(line.text)
    is_point = bool(line.heads) and line.heads[0].start == 0 and line.heads[0].kind == "point"
    if found is None or not (is_point or any(isinstance(item, MappingNode) for item in beside)):
        return line.text
    heading, stop, rest = line.text[len(found.text) :].partition("。")
    if not stop or not rest or not 0 < len(heading) <= _LONGEST_HEADING:
        return line.text
    return {page.editor.key("heading"): heading, page.editor.key("body"): rest}


def nearest(page: Comparison, before: Collection[str]) -> list[Edit]:
    """The edits that insert paragraphs which fit no value into the nearest bodies.

    before: the paragraphs of the page before all edits. They are not inserted: a formula of the template that counts
    (``做了三方面工作``) gets its new number without an edit.
    """
    edits = []
    for old, new in page.pairs:
        if (
            old is not None
            and new is not None
            and page.made[old] != page.wanted[new]
            and page.wanted[new] not in before
            and page.wanted_lines[new].kind not in ROWS
            and not hands_over(page, page.wanted[new])
        ):
            spot = spot_between(page, old, old)
            if spot is not None:
                edits.append(page.editor.with_paragraphs(spot.body, spot.at, [page.wanted[new]]))
    return edits
