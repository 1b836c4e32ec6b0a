"""The template that fits a draft best, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from drafter.errors import TemplateError
from drafter.files.tables import any_of, read_table
from drafter.messages.language import tr
from drafter.mine.emit.frames import blanks
from drafter.mine.emit.styles import paragraph_of, points_of
from drafter.mine.emit.units import NONE
from drafter.pull.draft.framed import with_framed_sections
from drafter.pull.draft.habits import Habits, habits_of
from drafter.pull.draft.turns import with_turns
from drafter.pull.draft.values import fitted
from drafter.speech.numbering import recognise
from drafter.speech.style import OPEN_FRAME
from drafter.speech.tree import Speech
from drafter.template.frontmatter import TemplateInfo
from drafter.template.render import Renderer

PLAIN = "speech"
"""The template that fits any speech."""
_PLAIN_SCORE = 1.5
_FORMULA, _NO_FORMULA = 4.0, -0.5
"""A fixed sentence that a text has, as long as it is no matter of a few signs, and one that it has not."""
_OPTIONAL = 0.6
"""What a fixed sentence counts that a template writes only where its slots are filled: it is less its own."""
_FRAME, _POINT_FRAME = 4.0, 2.0
_FEW = 3
"""How many headings must fit a frame. Fewer may fit by chance."""
_FORM = 0.5
_NO_SECTIONS, _SECTIONS_NOT_MEANT = -2.0, -2.0
"""A speech without sections in a template that asks for some, and the other way round."""
_NAMED = 2.0
"""What it counts that a title says a genre in its last words: 开学典礼 in 开学典礼上的讲话, and not 开学 in 开学工作会议上的讲话."""
_SHORTEST_WORD, _LONGEST_WORD = 2, 4
"""The fewest characters of a word of a genre, and the most that one counts for: a long name is no better sign."""


class Choice(NamedTuple):
    """A template with its points for a draft. speech: the draft, with the sections that this template shows. reasons: the reasons for it, in words."""

    speech: Speech
    habits: Habits
    points: float
    reasons: tuple[str, ...]

    @property
    def name(self) -> str:
        """The template's name."""
        return self.habits.info.name

    @property
    def reason(self) -> str:
        """The reasons for it, in one sentence."""
        return tr("; ").join(self.reasons) or tr("no words of a genre were found, and it fits any speech")


def choices(speech: Speech, renderer: Renderer, names: Sequence[str]) -> list[Choice]:
    """All templates for a draft, the best one first."""
    found = []
    for name in names:
        try:
            seen, habits = seen_by(speech, renderer.info(name), renderer)
        except TemplateError:
            continue
        parts = list(_judged(seen, habits))
        points = sum(points for points, _ in parts) + (_PLAIN_SCORE if name == PLAIN else 0)
        found.append(Choice(seen, habits, points, tuple(reason for _, reason in parts if reason)))
    return sorted(found, key=lambda choice: (-choice.points, choice.name != PLAIN, choice.name))


def seen_by(speech: Speech, info: TemplateInfo, renderer: Renderer) -> tuple[Speech, Habits]:
    """A draft with the sections that a template's frame shows, and the template's habits in it. Raises TemplateError."""
    habits = habits_of(info, renderer, len(speech.sections) or 1)
    seen = with_turns(with_framed_sections(speech, habits), habits)
    return seen, habits if len(seen.sections) == habits.expected else habits_of(info, renderer, len(seen.sections))


def _judged(speech: Speech, habits: Habits) -> Iterator[tuple[float, str]]:
    """Points, each with its reason; "" for a reason that is not reported."""
    title = "".join(line.text for line in speech.front if line.kind in ("title", "subtitle"))
    word, named = _genre_word(habits, title)
    if word:
        yield min(len(word), _LONGEST_WORD) + (_NAMED if named else 0), tr("“{words}” stands in the title").format(words=word)
    fit = fitted(speech, habits)
    usual = _drafts()["any_sentence"]
    told = [text for text in fit.found if "".join(text.words) not in usual]
    lacking = [text for text in fit.missing if "".join(text.words) not in usual]
    if told:
        yield (
            sum(min(_FORMULA, len("".join(text.words)) / 2) * (_OPTIONAL if text.optional else 1) for text in told),
            tr("{count} of its {all} fixed sentences stand in the text").format(count=len(told), all=len(told) + len(lacking)),
        )
    yield len(lacking) * _NO_FORMULA, ""
    yield from _framed(speech, habits)
    if speech.sections and not habits.info.sections:
        yield _SECTIONS_NOT_MEANT, ""
    if speech.sections:
        mark, heading = recognise(speech.sections[0].mark), habits.sections.heading
        alike = (mark.style.name if mark else NONE) == heading.marks
        yield (_FORM if alike else 0) + (_FORM if paragraph_of(speech.sections[0]) == heading.paragraph else 0), ""
    elif "sections" in habits.info.required:
        yield (0 if habits.info.name == PLAIN else _NO_SECTIONS / 2 if word else _NO_SECTIONS), ""
    if bool(speech.lines("salutation")) == ("salutation" in habits.info.required):
        yield _FORM, ""


def _framed(speech: Speech, habits: Habits) -> Iterator[tuple[float, str]]:
    frame = habits.sections.heading.frame
    headings = [section.heading for section in speech.sections]
    fit = sum(bool(blanks(heading, frame)) for heading in headings)
    if frame != OPEN_FRAME and fit:
        reason = tr("{count} of {all} headings are of its form {frame}").format(count=fit, all=len(headings), frame=frame)
        yield _FRAME * fit / len(headings) * min(1, len(headings) / _FEW), reason
    points = [
        (point.heading or "", habits.sections.points_at(place))
        for place, section in enumerate(speech.sections)
        for point in points_of(section.body)
    ]
    framed = sum(bool(blanks(heading, style.frame) or blanks(f"{heading}，", style.frame)) for heading, style in points)
    if framed:
        yield _POINT_FRAME * framed / len(points), ""


@cache
def _drafts() -> Mapping[str, Sequence[str]]:
    """Words and sentences that any template has, and that lead to none."""
    found: Mapping[str, Sequence[str]] = read_table("pull", "drafts")
    return found


def _ends(title: str) -> tuple[str, ...]:
    """A title, and it without the words behind its occasion: ``动员会上的讲话稿`` and ``动员``."""
    bare = _TAIL.sub("", title)
    kinds, meetings = (any_of(_drafts()[name]) for name in ("kinds", "meetings"))
    occasion = re.sub(rf"(?:时|上|中)?的?(?:{kinds})+$", "", bare)
    return bare, occasion, re.sub(rf"(?:{meetings})$", "", occasion)


_TAIL = re.compile("[（(][^（）()]*[）)]$|[—－–-]+.*$")


def _genre_word(habits: Habits, title: str) -> tuple[str, bool]:
    """The words that a title has in common with a template's genre, or those of an occasion that it is for; and whether the title ends with them.

    The longest of those at the end, else the longest of all; "" where any genre has them.
    """
    any_genre = _drafts()["any_genre"]
    found = ""
    for genre in (habits.info.genre, habits.info.title):
        for start in range(len(genre)):
            for stop in range(start + max(_SHORTEST_WORD, len(found) + 1), len(genre) + 1):
                word = genre[start:stop]
                if word in title and not any(word in usual for usual in any_genre):
                    found = word
    whole = [word for word in habits.info.occasions if word in title and not any(word in usual for usual in any_genre)]
    ends = _ends(title)
    words = {word: any(end.endswith(word) for end in ends) for word in (found, *whole) if word}
    best = max(words, key=lambda word: (words[word], len(word)), default="")
    return best, words.get(best, False)
