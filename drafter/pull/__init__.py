"""Pull: a Word document that someone edited comes back as the outline that it was rendered from.

``word`` reads the page of the document. `template.trace` renders the outline and knows which value each part of its page shows.
``comparison`` pairs the paragraphs of both pages (``align``) and asks what differs. Each step is a function that answers with edits of the
outline's text: paragraphs that are gone (``removed``), split or joined (``joined``), reworded (``reworded``, ``recut``), new (``added``).

The steps are tried in order. The first whose edits bring the page of the outline nearer to the wanted one is kept, and everything is
compared anew; so no step has to foresee what another does.

The outline is taken from its file and is not carried in the document: a speech is sent to people who are not meant to read the notes
and comments of its outline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import NamedTuple

from drafter.errors import DrafterError, Fault, InputError, Place
from drafter.outline.edit.edit import Edit, applied
from drafter.pull.added import insertions, nearest
from drafter.pull.comparison import Comparison
from drafter.pull.joined import rebuilt, splits_and_joins
from drafter.pull.moved import rearranged
from drafter.pull.removed import deletions, points_taken_out
from drafter.pull.reworded import whole_headings, words
from drafter.pull.strays import page_of
from drafter.pull.units import line_of
from drafter.pull.word import Line, read_page
from drafter.template.render import Renderer
from drafter.template.trace import trace

_MOST_ROUNDS = 40
"""So many times at most edits are made and the pages compared anew; a handful is usual."""


class Pulled(NamedTuple):
    """An outline after a pull.

    outline: its text. notices: what is no text in the document (a table), and the paragraphs that have no place in the outline.
    complete: whether rendering the outline gives the document's text, and nothing of the document had to be left out.
    """

    outline: str
    notices: tuple[Fault, ...]
    complete: bool


def pull(document: bytes, outline: str, renderer: Renderer, name: str = "speech.docx", source: str = "outline") -> Pulled:
    """The outline with the changes of a document; `name` and `source` name the document and the outline in messages.

    Raises InputError where the document is none of Word's or does not come from the outline, OutlineError or TemplateError where the outline cannot be rendered.
    """
    wanted = read_page(document, name)
    traced = trace(outline, renderer, source)
    lines, strays = page_of(wanted, list(map(line_of, traced.shown)))
    first = Comparison(traced, lines)
    if not _is_related(first):
        raise InputError(Fault("pull.other-outline", Place(name)))
    last = _followed(first, renderer)
    left_out = [Fault("pull.left-out", None, {"found": kind}) for kind in wanted.left_out]
    missing = [Fault("pull.unplaced", None, {"text": line}) for line in (*strays, *last.unplaced())]
    extra = [Fault("pull.kept", None, {"text": line}) for line in last.unwanted()]
    return Pulled(last.trace.outline, (*left_out, *missing, *extra), last.done and not left_out and not strays)


_Step = Callable[[Comparison], list[Edit]]
_STEPS: tuple[_Step, ...] = (
    rearranged,
    deletions,
    splits_and_joins,
    lambda page: [*words(page, marks=False), *insertions(page)],
    partial(words, marks=True),
    whole_headings,
    points_taken_out,
    rebuilt,
)
"""The steps, in the order in which they are tried."""


def _is_related(first: Comparison) -> bool:
    """Whether a page can come from an outline: a quarter of the words of the shorter page stand in the other."""
    same = sum(_in_common(first.made[old], first.wanted[new], 3) for old, new in first.pairs if old is not None and new is not None)
    return same * 4 >= min(sum(map(len, first.made)), sum(map(len, first.wanted)))


def _in_common(old: str, new: str, least: int = 1) -> int:
    """How many characters two paragraphs have in common, in runs of `least` and more."""
    if old == new:
        return len(old) if len(old) >= least else 0
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= least)


def followed(outline: str, wanted: Sequence[Line], renderer: Renderer) -> Comparison:
    """The last comparison: of the outline whose page comes nearest to the wanted one."""
    return _followed(Comparison(trace(outline, renderer), wanted), renderer)


def _followed(current: Comparison, renderer: Renderer) -> Comparison:
    for _ in range(_MOST_ROUNDS):
        if current.done and not _misplaced(current):
            break
        following = _better(current, renderer)
        if following is None:
            break
        current = following
    if not current.done and (edits := nearest(current)):
        current = _tried(current, edits, renderer) or current
    return current


def _better(current: Comparison, renderer: Renderer) -> Comparison | None:
    """The comparison after the first step that helps; None where none does."""
    for step in _STEPS:
        edits = step(current)
        following = _tried(current, edits, renderer) if edits else None
        if following is None:
            continue
        if _distance(following) < _distance(current):
            return following
        counted = _tried(following, words(following, marks=True), renderer)  # others may be counted anew behind it
        if counted is not None and _distance(counted) < _distance(current):
            return counted
    return None


def _tried(current: Comparison, edits: list[Edit], renderer: Renderer) -> Comparison | None:
    """The comparison after some edits; None where they change nothing, or where the outline could no longer be rendered."""
    text = applied(current.trace.outline, edits)
    if text == current.trace.outline:
        return None
    try:
        return Comparison(trace(text, renderer), current.wanted_lines)
    except DrafterError:
        return None


def _distance(page: Comparison) -> int:
    """How many characters of both pages have no counterpart on the other."""
    texts = (("" if old is None else page.made[old], "" if new is None else page.wanted[new]) for old, new in page.pairs)
    return sum(len(old) + len(new) - 2 * _in_common(old, new) for old, new in texts) + _HEADING * _misplaced(page)


_HEADING = 6
"""A heading that is none on the other page, or of another level, counts as much as so many characters."""


def _misplaced(page: Comparison) -> int:
    """How many headings of both pages have no counterpart, of the same kind and level, in the paragraphs that are the same."""
    total = 0
    for old, new in page.pairs:
        made = page.made_lines[old].all_heads if old is not None else ()
        wanted = page.wanted_lines[new].all_heads if new is not None else ()
        if made or wanted:
            kinds, wanted_kinds = (Counter((head.kind, head.level) for head in heads) for heads in (made, wanted))
            total += ((kinds - wanted_kinds) + (wanted_kinds - kinds)).total()
    return total
