"""The template that fits a draft best, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from drafter.errors import TemplateError
from drafter.files.tables import any_of, read_table
from drafter.messages.language import tr
from drafter.mine.emit.frames import blanks
from drafter.mine.emit.styles import paragraph_of, points_of
from drafter.mine.emit.units import NONE
from drafter.pull.draft.framed import with_framed_sections
from drafter.pull.draft.habits import Habits, habits_of
from drafter.pull.draft.turns import handed_over, is_begun, is_for_host, with_turns
from drafter.pull.draft.values import fitted
from drafter.speech.numbering import recognise
from drafter.speech.style import OPEN_FRAME
from drafter.speech.tree import Speech
from drafter.template.frontmatter import TemplateInfo
from drafter.template.render import Renderer
from drafter.template.suggest import is_act

PLAIN = "speech"
"""The template that fits any speech."""
_PLAIN_SCORE = 1.5
_FORMULA, _NO_FORMULA = 4.0, -0.5
"""A fixed sentence that a text has, as long as it is no matter of a few signs, and one that it has not."""
_OPTIONAL = 0.6
"""What a fixed sentence counts that a template writes only where its slots are filled: it is less its own."""
_FRAME, _POINT_FRAME, _NO_FRAME = 4.0, 2.0, -2.0
"""Headings of a template's form, points of it, and headings of which none is of the form that a template's own words make."""
_FEW = 3
"""How many headings must fit a frame. Fewer may fit by chance."""
_FORM = 0.5
_NO_ORDINALS = -3.0
"""Sections that all have ordinals in a template that writes none: they would stand in its headings."""
_NO_SECTIONS, _SECTIONS_NOT_MEANT = -2.0, -2.0
"""A speech without sections in a template that asks for some, and the other way round."""
_NAMED = 2.0
"""What it counts that a title says a genre in its last words: 开学典礼 in 开学典礼上的讲话, and not 开学 in 开学工作会议上的讲话."""
_ACT = 1.0
"""What it counts that such a word says what the speaker does: the 主持词 of a 工作会议 is a host's."""
_SAID = 3.0
"""What it counts that a text without a title says it in its opening: 我来竞选社长."""
_OPENING = 600
"""Characters of an opening in which that is looked for."""
_TURNS, _FEWEST_TURNS = 6.0, 2
"""What it counts that a text hands over to so many speakers: nobody but a host does."""
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
    seen_as = []
    for name in names:
        try:
            seen_as.append(seen_by(speech, renderer.info(name), renderer))
        except TemplateError:
            continue
    title = _title_of(speech)
    named = any(_genre_word(habits, title)[0] for _, habits in seen_as)
    found = []
    for seen, habits in seen_as:
        name = habits.info.name
        parts = [*_judged(seen, habits, named=named), *_handed_over(seen, habits)]
        points = sum(points for points, _ in parts) + (_PLAIN_SCORE if name == PLAIN else 0)
        found.append(Choice(seen, habits, points, tuple(reason for _, reason in parts if reason)))
    return sorted(found, key=lambda choice: (-choice.points, choice.name != PLAIN, choice.name))


def seen_by(speech: Speech, info: TemplateInfo, renderer: Renderer) -> tuple[Speech, Habits]:
    """A draft with the sections that a template's frame shows, and the template's habits in it. Raises TemplateError."""
    habits = habits_of(info, renderer, len(speech.sections) or 1)
    seen = with_turns(with_framed_sections(speech, habits), habits)
    return seen, habits if len(seen.sections) == habits.expected else habits_of(info, renderer, len(seen.sections))


def _title_of(speech: Speech) -> str:
    return "".join(line.text for line in speech.front if line.kind in ("title", "subtitle"))


def _judged(speech: Speech, habits: Habits, *, named: bool) -> Iterator[tuple[float, str]]:
    """Points, each with its reason; "" for a reason that is not reported.

    named: whether the title says the genre of any template. A title that says none (``以青春之我赴山海之约``) leaves it to the opening.
    """
    title = _title_of(speech)
    word, ends_so = _genre_word(habits, title)
    said = "" if named else _said(habits, speech, ends_so=bool(title))
    if word:
        more = (_NAMED if ends_so else 0) + (_ACT if is_act(word, title) and word not in _drafts()["kinds"] else 0)
        yield min(len(word), _LONGEST_WORD) + more, tr("“{words}” stands in the title").format(words=word)
    elif said:
        yield _SAID, tr("“{words}” stands in the opening").format(words=said)
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
        if heading.marks == NONE and all(section.mark for section in speech.sections):
            yield _NO_ORDINALS, ""
    elif "sections" in habits.info.required:
        yield (0 if habits.info.name == PLAIN else _NO_SECTIONS / 2 if word or said else _NO_SECTIONS), ""
    if bool(speech.lines("salutation")) == ("salutation" in habits.info.required):
        yield _FORM, ""


def _said(habits: Habits, speech: Speech, *, ends_so: bool) -> str:
    """A word of a template's occasions by which a text says what its speaker does, or what is held: 竞选, ``举行毕业典礼``, a heading ``几点体会``.

    ends_so: whether what is held must end with the word, as it must where a title says something else.
    """
    opening = "".join(item for item in speech.opening if isinstance(item, str))[:_OPENING]
    said, held = _drafts()["said"], re.compile(_drafts()["held"])
    names = [match[1] for match in held.finditer(opening)]
    meetings = {end for name in names for end in _ends(re.split("[，,]", name)[0])}
    headings = [section.heading for section in speech.sections]
    words = (
        word
        for word in habits.info.occasions
        if (word in said and word in opening)
        or f"我的{word}" in opening
        or (any(end.endswith(word) for end in meetings) if ends_so else any(word in name for name in names))
        or any(heading.endswith(word) and is_act(word, heading) for heading in headings)
    )
    return max(words, key=len, default="")


def _handed_over(seen: Speech, habits: Habits) -> Iterator[tuple[float, str]]:
    """Points for a host's template where the text hands over to several speakers. seen: the text with the sections that begin there."""
    count = handed_over(seen.sections, begun=is_begun(seen))
    if is_for_host(habits) and count >= _FEWEST_TURNS:
        yield _TURNS, tr("{count} paragraphs hand over to the next speaker").format(count=count)


def _framed(speech: Speech, habits: Habits) -> Iterator[tuple[float, str]]:
    frame = habits.sections.heading.frame
    headings = [section.heading for section in speech.sections]
    fit = sum(bool(blanks(heading, frame)) for heading in headings)
    if frame != OPEN_FRAME and fit:
        reason = tr("{count} of {all} headings are of its form {frame}").format(count=fit, all=len(headings), frame=frame)
        yield _FRAME * fit / len(headings) * min(1, len(headings) / _FEW), reason
    elif frame != OPEN_FRAME and headings:
        yield _NO_FRAME, ""
    points = [
        (point.heading or "", habits.sections.points_at(place))
        for place, section in enumerate(speech.sections)
        for point in points_of(section.body)
    ]
    framed = sum(bool(blanks(heading, style.frame) or blanks(f"{heading}，", style.frame)) for heading, style in points)
    if framed:
        yield _POINT_FRAME * framed / len(points), ""


@cache
def _drafts() -> Mapping[str, Any]:
    """Words and sentences that any template has, and that lead to none."""
    found: Mapping[str, Any] = read_table("pull", "drafts")
    return found


@cache
def _usual_words() -> re.Pattern[str]:
    """Pieces of words that titles of any genre have, and such words, or their beginnings, behind the name of a meeting: 会讲话 and 大会讲, which say no more than 讲话."""
    words, meetings = _drafts()["any_genre"], any_of(_drafts()["meetings"])
    pieces = {word[start:stop] for word in words for start in range(len(word)) for stop in range(start + 1, len(word) + 1)}
    return re.compile(f"(?:{any_of(pieces)}|(?:{meetings})(?:{any_of(pieces)})?)")


def _ends(title: str) -> tuple[str, ...]:
    """A title, and it without the words behind its occasion: ``动员会上的讲话稿`` and ``动员``."""
    bare = _TAIL.sub("", title)
    kinds, meetings = (any_of(_drafts()[name]) for name in ("kinds", "meetings"))
    occasion = re.sub(rf"(?:时|上|中)?的?(?:{kinds})+$", "", bare)
    return bare, occasion, re.sub(rf"(?:{meetings})$", "", occasion)


_TAIL = re.compile("[（(][^（）()]*[）)]$|[—－–-]+.*$")


def _genre_word(habits: Habits, title: str) -> tuple[str, bool]:
    """The words that a title has in common with a template's genre, or those of an occasion that it is for; and whether the title ends with them.

    The longest of those at the end, else the longest of all; "" where any genre has them. A piece of such words (作报告 of 工作报告) is none.
    """
    usual = _usual_words()
    found = ""
    for genre in (habits.info.genre, habits.info.title):
        within = 0  # where the words end that begin further left and that any genre has
        for start in range(len(genre)):
            begun = within
            for stop in range(start + _SHORTEST_WORD, len(genre) + 1):
                word = genre[start:stop]
                if word not in title:
                    break
                if usual.fullmatch(word):
                    within = max(within, stop)
                elif stop > begun and len(word) > len(found):
                    found = word
    whole = [word for word in habits.info.occasions if word in title and not usual.fullmatch(word)]
    ends = _ends(title)
    words = {word: any(end.endswith(word) for end in ends) for word in (found, *whole) if word}
    best = max(words, key=lambda word: (words[word], len(word)), default="")
    return best, words.get(best, False)
