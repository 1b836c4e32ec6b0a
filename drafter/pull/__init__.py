"""Pull: takes the edits of a Word document back into the outline that it was rendered from.

``word`` reads the page of the document. `template.trace` renders the outline and knows the value that each part of its page shows.
``comparison`` pairs the paragraphs of both pages (with ``align``). A step is a function that returns edits of the outline's text,
for paragraphs that are gone (``removed``), split or joined (``joined``), reworded (``reworded``, ``recut``) or new (``added``). The
steps are tried in order. If the edits of a step bring the outline's page nearer to the document's, they are kept, and the pages are
compared again. So a step need not consider the others. The outline comes from its own file and is not stored in the document,
because people who get a speech should not read the notes and comments of its outline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import NamedTuple

from drafter.errors import DrafterError, Fault, InputError, Place
from drafter.outline.edit.edit import Edit, applied
from drafter.pull.added import insertions, nearest
from drafter.pull.comparison import Comparison
from drafter.pull.joined import rebuilt, splits_and_joins
from drafter.pull.removed import deletions, points_taken_out
from drafter.pull.reworded import whole_headings, words
from drafter.pull.word import PageLine, read_page
from drafter.template.render import Renderer
from drafter.template.trace import trace

_MOST_ROUNDS = 40
"""The most rounds of edits and comparison. A few are usual."""


class Pulled(NamedTuple):
    """An outline after a pull.

    outline: its text.
    notices: parts of the document that are no text (a table), and paragraphs that the outline cannot express.
    complete: whether the outline now renders to the document's text.
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
    wanted = read_page(document, name)
    first = Comparison(trace(outline, renderer, source), wanted.lines)
    if not _is_related(first):
        raise InputError(Fault("pull.other-outline", Place(name)))
    last = _followed(first, renderer)
    left_out = [Fault("pull.left-out", None, {"found": kind}) for kind in wanted.left_out]
    missing = [Fault("pull.unplaced", None, {"text": line}) for line in last.unplaced()]
    extra = [Fault("pull.kept", None, {"text": line}) for line in last.unwanted()]
    return Pulled(last.trace.outline, (*left_out, *missing, *extra), last.done)


_Step = Callable[[Comparison], list[Edit]]
_STEPS: tuple[_Step, ...] = (
    deletions,
    splits_and_joins,
    lambda page: [*words(page, marks=False), *insertions(page)],
    partial(words, marks=True),
    whole_headings,
    points_taken_out,
    rebuilt,
)
"""The steps in the order in which they are tried."""


def _is_related(first: Comparison) -> bool:
    """Whether a document can come from an outline: at least a quarter of the shorter page's text is also in the other page."""
    same = sum(_in_common(first.made[old], first.wanted[new], 3) for old, new in first.pairs if old is not None and new is not None)
    return same * 4 >= min(sum(map(len, first.made)), sum(map(len, first.wanted)))


def _in_common(old: str, new: str, least: int = 1) -> int:
    """How many characters two paragraphs have in common, counted in runs of at least `least` characters."""
    if old == new:
        return len(old) if len(old) >= least else 0
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= least)


def followed(outline: str, wanted: Sequence[PageLine], renderer: Renderer) -> Comparison:
    """The comparison of the last round, with the outline whose page is nearest to the wanted page."""
    return _followed(Comparison(trace(outline, renderer), wanted), renderer)


def _followed(current: Comparison, renderer: Renderer) -> Comparison:
    for _ in range(_MOST_ROUNDS):
        if current.done:
            break
        following = _better(current, renderer)
        if following is None:
            break
        current = following
    if not current.done and (edits := nearest(current)):
        current = _tried(current, edits, renderer) or current
    return current


def _better(current: Comparison, renderer: Renderer) -> Comparison | None:
    """The comparison after the first step that brings the pages nearer; None where no step does."""
    for step in _STEPS:
        edits = step(current)
        following = _tried(current, edits, renderer) if edits else None
        if following is None:
            continue
        if _distance(following) < _distance(current):
            return following
        counted = _tried(following, words(following, marks=True), renderer)  # later marks may be counted differently now
        if counted is not None and _distance(counted) < _distance(current):
            return counted
    return None


def _tried(current: Comparison, edits: list[Edit], renderer: Renderer) -> Comparison | None:
    """The comparison after some edits; None where they change nothing, or make the outline impossible to render."""
    text = applied(current.trace.outline, edits)
    if text == current.trace.outline:
        return None
    try:
        return Comparison(trace(text, renderer), current.wanted_lines)
    except DrafterError:
        return None


def _distance(page: Comparison) -> int:
    """How many characters of both pages have no counterpart on the other page."""
    texts = (("" if old is None else page.made[old], "" if new is None else page.wanted[new]) for old, new in page.pairs)
    return sum(len(old) + len(new) - 2 * _in_common(old, new) for old, new in texts)
