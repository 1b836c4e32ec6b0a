"""Pull: takes the edits of a Word document back into the outline that it was rendered from.

``word`` reads the page of the document. `template.trace` renders the outline and knows the value that each part of its page shows.
``headings`` finds the headings of the page that no style shows. ``comparison`` pairs the paragraphs of both pages (with ``align``), and
reads both as sections and points (``units``), which ``matched`` pairs wherever they stand. A step is a function that returns edits of the outline's text,
for units that are moved, copied or new (``moved``), paragraphs that are gone (``removed``), split or joined (``joined``), reworded (``reworded``, ``recut``) or new (``added``). The
steps are tried in order. If the edits of a step bring the outline's page nearer to the document's, they are kept, and the pages are
compared again. So a step need not consider the others. The outline comes from its own file and is not stored in the document,
because people who get a speech should not read the notes and comments of its outline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from drafter.errors import DrafterError, Fault, InputError, Place
from drafter.files.tables import read_table
from drafter.outline.edit.content import Content, content_of
from drafter.outline.edit.edit import Edit, applied
from drafter.pull.added import insertions, nearest
from drafter.pull.agenda import breaks_of, items_in_order, new_items, with_clocks, without_clock, without_handing_over
from drafter.pull.align import in_common
from drafter.pull.blanks import blanks_filled
from drafter.pull.bundles import speeches_in_order
from drafter.pull.comments import lost
from drafter.pull.comparison import Comparison
from drafter.pull.edited import EditedPage, LeftOut, PageLine
from drafter.pull.front import with_decoration, with_kinds
from drafter.pull.headings import with_headings
from drafter.pull.hosts import words_of_host
from drafter.pull.joined import rebuilt, splits_and_joins, texts_taken_out
from drafter.pull.kinds import turned, with_signature, with_turns
from drafter.pull.moved import rearranged, refilled
from drafter.pull.pages import changes, edits_of, notices
from drafter.pull.removed import deletions, points_taken_out, units_gone
from drafter.pull.reworded import whole_headings, words
from drafter.pull.run_in import stood_or_joined
from drafter.pull.strays import page_of
from drafter.pull.tables import cells_and_rows, of_files
from drafter.pull.units import line_of
from drafter.pull.unshown import with_unshown
from drafter.pull.versions import Clash, united
from drafter.pull.word import read_page
from drafter.speech.flow import own_kinds
from drafter.speech.numbering import HAN, NO_MARK
from drafter.speech.tree import FRONT_KINDS
from drafter.template.render import Renderer
from drafter.template.trace import Trace, trace

_MOST_ROUNDS = 40
"""The most rounds of edits and comparison. A few are usual."""


_FLAT = 40
"""A heading that the outline has as text counts as much as so many characters of a paragraph that differs."""


_BESIDE = {"header": "pull.header", "footer": "pull.footer", "letterhead": "pull.letterhead"}


class Pulled(NamedTuple):
    """An outline after a pull.

    outline: its text.
    notices: what the outline cannot express: parts of the document that are no text (a table), formats, paragraphs, headings; what outline
        and document both changed; ordinals that the template writes otherwise than they were typed, and those that do not count on; comments that
        are gone.
    complete: whether the outline now renders to the document's text and headings, those ordinals aside, and nothing was left out.
    """

    outline: str
    notices: tuple[Fault, ...]
    complete: bool


def pull(document: bytes, outline: str, renderer: Renderer, name: str = "speech.docx", source: str = "outline") -> Pulled:
    """The outline with the changes of a document.

    name, source: the names of the document and of the outline in messages.
    Raises InputError where the bytes are no Word document or a document of another outline, OutlineError or TemplateError where the
    outline cannot be rendered.
    """
    traced = trace(outline, renderer, source, marks=True)
    wanted = read_page(document, name, own_kinds(traced.document))
    noted = wanted.notes or any(one.footnotes for one in traced.file.outlines)
    pulled = (_pull_notes if noted else pull_page)(wanted, traced, renderer, name)
    unchanged = pulled.outline == traced.outline  # but for control characters, which were left out when it was read
    return pulled._replace(outline=outline) if unchanged else pulled


def _pull_notes(wanted: EditedPage, traced: Trace, renderer: Renderer, name: str) -> Pulled:
    """`pull_page` for a page or an outline with footnotes."""
    from drafter.pull.footnotes import noted, without_unused

    page, outline, clashes = noted(wanted, traced)
    before = [name for value in traced.content.values for name in value.notes]
    source = traced.content.source.name
    if outline != traced.outline:
        traced = trace(outline, renderer, source, marks=True)
    pulled = pull_page(page, traced, renderer, name)
    outline = without_unused(content_of(pulled.outline, source), before)
    return Pulled(outline, (*clashes, *pulled.notices), pulled.complete and not clashes)


def pull_page(wanted: EditedPage, traced: Trace, renderer: Renderer, name: str = "speech.docx") -> Pulled:
    """The outline of a trace with the changes of a page; see `pull`."""
    made = list(map(line_of, traced.shown))
    lines, strays = page_of(wanted._replace(lines=wanted.typed or wanted.lines), made)
    lines, decorated = with_decoration(with_kinds(with_signature(with_turns(lines, made), made), made), made)
    rendered: Sequence[bytes] = wanted.rendered
    if any("[^" in line.text for line in made):
        from drafter.pull.footnotes import with_unshown_marks

        lines, rendered = with_unshown_marks(lines, made, rendered)
    lines, rendered = with_unshown(lines, made, rendered)
    headings = with_headings(lines, made)
    first = Comparison(traced, headings.lines)
    if not _is_related(first):
        raise InputError(Fault("pull.other-outline", Place(name)))
    versions = united(rendered, made, headings.lines)
    if versions.clashes or versions.lines != headings.lines:
        first = Comparison(traced, versions.lines)
    last, unbroken = _with_pages(_followed(first, renderer), wanted, renderer)
    last = _as_typed(last, first)
    signing = {line.text for line in last.wanted_lines if line.kind in ("signature", "signed")}  # the template sets them right
    left_out = [_left_out(one) for one in wanted.left_out if one.kind != "side" or not signing.issuperset(wanted.aside)]
    if wanted.pictures or any(outline.pictures for outline in traced.file.outlines):
        from drafter.pull.pictures import told

        left_out += told(wanted.pictures, wanted.rendered_widths, last.trace)
    left_out += [Fault(_BESIDE[kind], None, {"text": text}) for kind, text in wanted.beside]
    left_out += [Fault("pull.hidden", None, {"text": one.text}) for one in wanted.hidden]
    left_out += [Fault("pull.tracked")] if wanted.tracked else []
    left_out += [_clash(traced, clash) for clash in versions.clashes]
    reverted = [_reverted(traced, at) for at in versions.reverted]
    filed, made_rows, wanted_rows = of_files(last)
    recounted, unplaced, unwanted = _counted(last.unplaced(wanted_rows), last.unwanted(made_rows))
    missing = [Fault("pull.unplaced", None, {"text": line}) for line in (*strays, *unplaced)]
    extra = [*filed, *(_kept(last.trace, line) for line in unwanted)]
    flat = [Fault("pull.no-heading", None, {"text": line}) for line in last.flattened()]
    kinds = [Fault("pull.kind", None, {"text": line}) for line in last.unturned()]
    counted = [Fault("pull.ordinal", None, {"typed": one.typed, "written": one.written}) for one in headings.respelled]
    counted += [Fault("pull.decoration", None, {"text": text, "written": written}) for text, written in decorated]
    counted += [Fault("pull.counted", None, {"text": typed, "written": written}) for typed, written in recounted]
    own = _own_ordinals(last.trace.content) - _own_ordinals(traced.content)
    counted += [Fault("pull.own-ordinals", None, {"found": list(own)})] if own else []
    gone = [Fault("pull.comment", None, {"text": comment}) for comment in lost(traced.content, last.trace.content)]
    complete = last.done and not (left_out or strays or flat or kinds or unbroken)
    return Pulled(last.trace.outline, (*left_out, *reverted, *missing, *extra, *flat, *kinds, *unbroken, *counted, *gone), complete)


def _left_out(one: LeftOut) -> Fault:
    if not one.words:
        return Fault("pull.left-out", None, {"found": one.kind})
    return Fault("pull.left-out-words", None, {"found": one.kind, "words": "".join(f"“{text}”" for text in one.words)})


@cache
def _number_of_parts() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}两百0-9]+(?={read_table('pull', 'edits')['counted']})")


def _counted(unplaced: Iterable[str], unwanted: Sequence[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """The lines of the document that differ from lines of the page in numbers alone, with these, and the others of both.

    No value says such a number, or it would have come back: 我讲三点意见 above two sections.
    """
    left: dict[str, list[str]] = {}
    for line in unwanted:
        left.setdefault(_uncounted(line), []).append(line)
    pairs, others = [], []
    for line in unplaced:
        if alike := left.get(_uncounted(line)):
            pairs.append((line, alike.pop(0)))
        else:
            others.append(line)
    rest = Counter(unwanted) - Counter(written for _, written in pairs)
    return pairs, others, list(rest.elements())


def _uncounted(line: str) -> str:
    """A line with one number for all, without the end of a break and the place of an item."""
    return _number_of_parts().sub("1", without_handing_over(without_clock(line)))


def _own_ordinals(content: Content) -> Counter[str]:
    """The ordinals that sections and points of an outline write themselves."""
    values = [unit.keys["mark"][1].value for unit in content.units.values() if "mark" in unit.keys]
    return Counter(value for value in values if isinstance(value, str) and value not in NO_MARK)


def _with_pages(last: Comparison, wanted: EditedPage, renderer: Renderer) -> tuple[Comparison, list[Fault]]:
    """The comparison with the page breaks of the document, and notices of those that have no place."""
    found = changes(last.trace, wanted)
    edits = edits_of(last, found)
    following = _tried(last, edits, renderer) if edits else None
    if following is not None and following.distance <= last.distance:
        last = following
        found = changes(last.trace, wanted)
    return last, notices(last.trace, found)


def _clash(traced: Trace, clash: Clash) -> Fault:
    """The fault for a paragraph that outline and document changed differently."""
    place = traced.place_of(clash.line)
    if not clash.made:
        return Fault("pull.deleted-here", place, {"text": clash.wanted})
    if not clash.wanted:
        return Fault("pull.deleted-there", place, {"text": clash.made})
    return Fault("pull.both", place, {"text": clash.wanted, "made": clash.made})


def _kept(traced: Trace, line: str) -> Fault:
    """The fault for a line that the document lacks: one of the front that the outline has because its template asks for it, or a formula."""
    for text, (kind, _), segments in zip(traced.lines, traced.kinds, traced.paragraphs, strict=True):
        value = next((one.value for one in segments if one.value is not None), None)
        if text == line and kind in FRONT_KINDS and value is not None:
            return Fault("pull.kept-front", traced.content.source.place_of(traced.content.values[value].node), {"text": line})
    return Fault("pull.kept", None, {"text": line})


def _reverted(traced: Trace, line: int) -> Fault:
    """The fault for a paragraph that was edited in the outline alone, and is as it was rendered again."""
    return Fault("pull.reverted", traced.place_of(line), {"text": traced.lines[line]})


_Step = Callable[[Comparison], list[Edit]]
_STEPS: tuple[_Step, ...] = (
    speeches_in_order,
    new_items,
    items_in_order,
    turned,
    words_of_host,
    blanks_filled,
    stood_or_joined,
    splits_and_joins,
    rearranged,
    refilled,
    cells_and_rows,
    deletions,
    lambda page: [*words(page, marks=False), *insertions(page)],
    lambda page: [*words(page, marks=False), *insertions(page, exact=True)],
    partial(words, marks=True),
    whole_headings,
    points_taken_out,
    texts_taken_out,
    units_gone,
    rebuilt,
)
"""The steps in the order in which they are tried."""


def _is_related(first: Comparison) -> bool:
    """Whether a document can come from an outline: at least a quarter of the shorter page's text is also in the other page."""
    pairs = [(first.made[old], first.wanted[new]) for old, new in first.pairs if old is not None and new is not None]
    same = sum(len(old) if old == new else in_common(old, new, 3) for old, new in pairs)  # 话。 is too short for a run of three
    return same * 4 >= min(sum(map(len, first.made)), sum(map(len, first.wanted)))


def followed(outline: str, wanted: Sequence[PageLine], renderer: Renderer) -> Comparison:
    """The comparison of the last round, with the outline whose page is nearest to the wanted page."""
    traced = trace(outline, renderer, marks=True)
    return _followed(Comparison(traced, with_headings(wanted, list(map(line_of, traced.shown))).lines), renderer)


def _followed(first: Comparison, renderer: Renderer) -> Comparison:
    """The comparison with the outline whose page is nearest to the wanted page. The template counts when breaks end: that is no edit."""
    typed, first = first, _recounted_breaks(first)
    last = _climbed(first, renderer)
    if last.distance or last.hollow > first.hollow:
        last = min([last, *_detours(first, renderer)], key=lambda one: _missed(one) + _FLAT * max(0, one.hollow - first.hollow))
    if last.distance and not last.text_distance:  # the text is right, a heading is not
        last = min([last, *_detours(last, renderer)], key=lambda one: _missed(one) + _FLAT * max(0, one.hollow - first.hollow))
    if not last.done and (edits := nearest(last, frozenset(first.made))):
        last = _tried(last, edits, renderer) or last
    return _as_typed(last, typed)


def _recounted_breaks(page: Comparison) -> Comparison:
    return Comparison(page.trace, with_clocks(page.wanted_lines, page.made_lines)) if breaks_of(page.made_lines) else page


def _as_typed(last: Comparison, typed: Comparison) -> Comparison:
    """The comparison with the breaks of the document as they were typed."""
    breaks = breaks_of(typed.wanted_lines)
    return Comparison(last.trace, with_clocks(last.wanted_lines, breaks)) if breaks else last


def _missed(last: Comparison) -> int:
    """How much of the pages is not equal: the characters of whole paragraphs, and the headings that are text."""
    return sum(map(len, (*last.unplaced(), *last.unwanted()))) + _FLAT * len(last.flattened())


def _climbed(current: Comparison, renderer: Renderer) -> Comparison:
    """The comparison after the rounds of steps of which each brings the pages nearer."""
    seen = {current.trace.outline}
    for _ in range(_MOST_ROUNDS):
        following = _better(current, renderer) if current.distance else None
        if following is None or following.trace.outline in seen:
            break
        current = following
        seen.add(current.trace.outline)
    return current


def _detours(first: Comparison, renderer: Renderer) -> Iterator[Comparison]:
    """The comparisons after the rounds behind each step by itself, though it leads away at first; up to one with equal pages.

    A section that was moved and reworded is far from its old words until both are done.
    """
    for step in _STEPS:
        edits = step(first)
        start = _tried(first, edits, renderer) if edits else None
        if start is not None:
            last = _climbed(start, renderer)
            yield last
            if not last.distance and last.hollow <= first.hollow:
                return


def _better(current: Comparison, renderer: Renderer) -> Comparison | None:
    """The comparison after the first step that brings the pages nearer, else after one that brings their texts nearer; None without one."""
    nearer = None
    for step in _STEPS:
        edits = step(current)
        following = _tried(current, edits, renderer) if edits else None
        if following is None:
            continue
        counted = _tried(following, words(following, marks=True), renderer)  # later marks may be counted differently now
        for better in filter(None, (following, counted)):
            if better.distance < current.distance and (better.done or not current.done):
                return better
        nearer = nearer or next((one for one in (following, counted) if one and one.text_distance < current.text_distance), None)
    return nearer


def _tried(current: Comparison, edits: list[Edit], renderer: Renderer) -> Comparison | None:
    """The comparison after some edits; None where they change nothing, or make the outline impossible to render."""
    text = applied(current.trace.outline, edits)
    if text == current.trace.outline:
        return None
    try:
        traced = trace(text, renderer, current.content.source.name, marks=True)
    except DrafterError:
        return None
    return Comparison(traced, _recounted(current, traced))


def _recounted(current: Comparison, traced: Trace) -> Sequence[PageLine]:
    """The wanted lines with what the template counts as it is after some edits.

    That is the number of speeches below the title of a bundle, where nobody edited it, and the ends of breaks.
    """
    has_breaks = bool(breaks_of(current.made_lines))
    wanted = with_clocks(current.wanted_lines, list(map(line_of, traced.shown))) if has_breaks else current.wanted_lines
    before = next((line for line in current.made_lines if line.kind == "bundle-count"), None)
    after = next((line_of(one) for one in traced.shown if one.kind == "bundle-count"), None) if before else None
    if before is None or after is None or before.text == after.text:
        return wanted
    return [after if line == before else line for line in wanted]
