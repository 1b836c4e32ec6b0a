"""Pull: a Word document that someone edited comes back as the outline that it was rendered from.

``word`` reads the page, ``trace`` renders the outline and says which stretch of its page shows which value, ``align`` pairs the paragraphs
of both pages, ``edits`` change the outline's text in one place and nowhere else.

A round compares (`comparison`) the page that the outline makes with the page that is wanted and makes the changes that one step
understands; the next round sees what came of them. Simple ones come first: paragraphs taken away (`taken`), words of values (`words`,
``placing``) and paragraphs added (`added`); then marks that counting does not give; then paragraphs split, joined or rebuilt (`joined`).

The outline is taken from its file and is not carried in the document: a speech is sent to people who are not meant to read the notes
and comments of its outline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import NamedTuple

from drafter.errors import DrafterError, Fault, InputError, Place
from drafter.outline.edit.edit import Edit, applied
from drafter.pull.added import insertions, nearest
from drafter.pull.comparison import Round
from drafter.pull.joined import joints, rebuilt
from drafter.pull.taken import deletions, points_taken_out
from drafter.pull.word import Line, read_page
from drafter.pull.words import whole_headings, words
from drafter.template.render import Renderer
from drafter.template.trace import trace

_MOST_ROUNDS = 40


class Pulled(NamedTuple):
    """An outline after a pull.

    outline: its text. notices: what is no text in the document, and what could not be placed. complete: whether rendering the outline
    gives the document's text.
    """

    outline: str
    notices: tuple[Fault, ...]
    complete: bool


def pull(document: bytes, outline: str, renderer: Renderer, name: str = "speech.docx") -> Pulled:
    """The outline with the changes of a document.

    Raises InputError where the document is none of Word's or does not come from the outline, OutlineError or TemplateError where the outline cannot be rendered.
    """
    page = read_page(document, name)
    if not _is_related(Round(trace(outline, renderer), page.lines)):
        raise InputError(Fault("pull.other-outline", Place(name)))
    last = followed(outline, page.lines, renderer)
    left_out = [Fault("pull.left-out", None, {"found": what}) for what in page.left_out]
    missing = [Fault("pull.unplaced", None, {"text": line}) for line in last.unplaced()]
    extra = [Fault("pull.kept", None, {"text": line}) for line in last.unwanted()]
    return Pulled(last.trace.outline, (*left_out, *missing, *extra), last.done)


_Step = Callable[[Round], list[Edit]]
_STEPS: tuple[_Step, ...] = (
    deletions,
    joints,
    lambda round_: [*words(round_, marks=False), *insertions(round_)],
    partial(words, marks=True),
    whole_headings,
    points_taken_out,
    rebuilt,
)
"""What a round tries, in order; the first that brings the pages nearer is taken."""


def _is_related(first: Round) -> bool:
    """Whether a page can come from an outline: a quarter of the words of the shorter page stand in the other."""
    made, wanted = first.trace.lines, [line.text for line in first.wanted]
    same = 0
    for old, new in first.pairs:
        if old is not None and new is not None:
            blocks = SequenceMatcher(None, made[old], wanted[new], autojunk=False).get_matching_blocks()
            same += sum(block.size for block in blocks if block.size > 2)
    return same * 4 >= min(sum(map(len, made)), sum(map(len, wanted)))


def followed(outline: str, wanted: Sequence[Line], renderer: Renderer) -> Round:
    """The last comparison of the outline that comes nearest to a page."""
    current = Round(trace(outline, renderer), wanted)
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


def _better(current: Round, renderer: Renderer) -> Round | None:
    """The round behind the first step that helps; None where none does."""
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


def _tried(current: Round, edits: list[Edit], renderer: Renderer) -> Round | None:
    """The round behind some edits; None where they change nothing, or where the outline could no longer be rendered."""
    text = applied(current.trace.outline, edits)
    if text == current.trace.outline:
        return None
    try:
        return Round(trace(text, renderer), current.wanted)
    except DrafterError:
        return None


def _distance(round_: Round) -> int:
    """How many characters of both pages have no counterpart on the other."""
    wanted = [line.text for line in round_.wanted]
    total = 0
    for old, new in round_.pairs:
        one, other = "" if old is None else round_.trace.lines[old], "" if new is None else wanted[new]
        if one != other:
            same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
            total += len(one) + len(other) - 2 * same
    return total
