"""Lines in front of a speech that are no part of it: a covering note, a biography, a label, the title of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.address import greets, opening_address, starts_address
from drafter.mine.clean.cells import is_house
from drafter.mine.clean.front.evidence import (
    NEVER,
    Weighed,
    Window,
    begins_paper,
    date,
    is_genre_label,
    is_heading_label,
    is_label,
    is_letter_address,
    is_official,
    is_title_alone,
    shape,
    signs_paper,
    speaker,
)
from drafter.mine.clean.front.glued import DASHES, parts_of
from drafter.mine.clean.front.names import is_person_with_post, is_signing_office, post
from drafter.mine.clean.front.page_lines import completes, is_caption, is_covering, is_label_of_text, is_of_page
from drafter.mine.clean.front.repeated import FAR, repeated_titles, without_marks
from drafter.mine.clean.furniture import LIKELY, SURE, furniture_points
from drafter.mine.clean.lines import finished, is_prose
from drafter.mine.clean.surroundings import is_page_day
from drafter.mine.documents import names_with_post
from drafter.mine.model import Line
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import (
    is_date,
    is_end_date,
    is_name_line,
    is_paper_title,
    is_speaker,
    is_spoken,
    is_title,
    is_titled,
    is_whole_title,
)

NEAR = 4
"""How many lines below a title are searched for what shows that it is one."""


class Notes:
    """The notes among the first lines of a text.

    quoted: the indexes of lines that are quoted like an editor's note removed above them. days: those of days below a removed line.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        quoted: frozenset[int] = frozenset(),
        days: frozenset[int] = frozenset(),
        mailed: frozenset[int] = frozenset(),
        paged: frozenset[int] = frozenset(),
    ) -> None:
        self.quoted, self.days, self.mailed, self.paged = quoted, days, mailed, paged
        window = Window(lines)
        self.starts = [at for at in range(len(lines)) if _starts(lines, at) or is_letter_address(window, at)]
        self.titles = [
            at
            for at in self.starts
            if lines[at].text[-1] not in "：:" and not lines[at].is_address and not is_spoken(lines[at].text)
        ]
        self.repeated = repeated_titles(lines)
        self.told = _told(lines)
        self.sent = _sent(lines, self.titles)
        self.posted = _posted(lines)
        self.over = {
            at: found
            for at in range(max([*self.titles, *_papers(window)], default=min(1, len(lines))))
            if (found := _over_title(window, at, self.titles))
        }

    def weighed(self, window: Window, at: int, state: str, above: Sequence[str]) -> Weighed:
        """What speaks for a line being a note. above: the lines of the title above it."""
        text = window.texts[at]
        titled = state in {"titled", "behind"}
        if at in self.mailed or any(shape(lead).fullmatch(simplified(text)) for lead in ("press_lead", "press_start")):
            return Weighed(9.0, "covering-note")
        if at in self.paged and not titled:
            return Weighed(7.0, "repeated-title")
        if at in self.quoted:
            return Weighed(6.0, "editor-note")
        if at in self.days or (not titled and at - 1 in self.repeated and is_page_day(text)):
            return Weighed(6.0, "dateline-of-page")
        if titled and above and is_titled(above[-1]) and is_house(text):
            return Weighed(7.0, "site")
        if at + 1 in self.days and titled and shape("site").fullmatch(text):
            return Weighed(7.0, "site")
        if state == "called" and above and without_marks(text) == without_marks("".join(above)):
            return Weighed(7.0, "repeated-title")
        if at in self.repeated and not titled:
            return Weighed(12.0 if window.lines[at].hint == "title" else 7.0, "repeated-title")
        if at in self.posted:
            return Weighed(9.0, "covering-note")
        if state == "called":
            return Weighed(NEVER, "called")
        if (
            titled
            and above
            and above[-1].endswith(text)
            and above[-1] != text
            and (is_genre_label(text) or text.startswith(DASHES))
        ):
            return Weighed(6.5, "label")  # 护渠倡议书 / 倡议书, 清水进村——护渠倡议 / ——护渠倡议
        if at in self.sent:
            return Weighed(9.0, "covering-note")
        if at in self.told:
            return Weighed(5.0, "covering-note")
        if not titled and at in self.over:
            return self.over[at]
        if self._is_of_page(window, at, titled=titled):
            return Weighed(6.5, "page-head")
        if self._is_furniture(window, at, titled=titled, whole=bool(above) and is_titled(above[-1])):
            return Weighed(5.5, "page-head")
        if _says_whose(text) or (not titled and shape("made_draft").fullmatch(text)):
            above_text = _is_above_text(window, at) or (titled and _is_above_item(window, at))
            return Weighed(6.0 if self._begins_within(at, FAR) or above_text else NEVER, "covering-note")
        if not titled and _heads_paper(window, at):
            return Weighed(6.5, "label")
        if (
            is_label(text)
            and not (titled and above and completes(above[-1], text))
            and (
                self._begins_within(at, 2 if titled else NEAR)
                or (titled and _is_above_text(window, at) and not window.lines[at].hint)
            )
        ):
            return Weighed(3.5, "label")
        if (
            is_genre_label(text)
            and not titled
            and (any(at < start <= at + NEAR for start in self.titles) or _is_over_title(window, at))
        ):
            return Weighed(6.5, "label")
        if (
            shape("site").fullmatch(text)
            and not titled
            and not is_titled(text)
            and any(at < start <= at + NEAR for start in self.titles)
        ):
            return Weighed(4.0, "site")
        if is_heading_label(text) and not titled and any(_calls(line) for line in window.below(at, 1)):
            return Weighed(3.5, "heading-label")
        if titled and shape("biography_label").search(text):
            return Weighed(7.0, "biography")
        if window.lines[at].is_address or is_letter_address(window, at) or not self._begins_within(at, FAR):
            return Weighed(NEVER, "no-speech-below")
        if shape("biography").search(text) and not _WE.search(text):  # 自2026年3月任职以来，我……
            return Weighed(7.0, "biography")
        if titled:
            below = range(at + 1, min(at + 1 + NEAR, len(window.lines)))
            called = any(window.lines[line].is_address or is_letter_address(window, line) for line in below)
            next_called = called and window.lines[at + 1].is_address
            told = next_called and (bool(shape("reported").fullmatch(text)) or _tells_of_words(text, window.texts[at + 1]))
            return Weighed(5.0 if told or (called and is_covering(text)) else NEVER, "covering-note")
        if is_covering(text):
            return Weighed(6.0, "covering-note")
        return self._inside(window, at, state)

    def _inside(self, window: Window, at: int, state: str) -> Weighed:
        """A line of a note whose other lines show what it is: its address, further paragraphs, who signs it, its date."""
        text = window.texts[at]
        if state == "noted":
            behind_date = at > 0 and is_date(window.texts[at - 1])  # the date ends a signature
            if is_date(text) or (is_name_line(text) and not behind_date):
                return Weighed(5.5, "signature-of-note")
            over = at > 0 and _says_whose(window.texts[at - 1])  # what it tells of begins here
            return Weighed(3.0 if is_prose(text) and not over else NEVER, "note-goes-on")
        below = window.below(at, 1)
        opens = bool(below) and text[-1] in "：:" and is_covering(below[0].text)
        return Weighed(5.0 if opens else NEVER, "address-of-note")

    def _is_of_page(self, window: Window, at: int, *, titled: bool) -> bool:
        """Whether a line beside a title is one of the page by all its words."""
        line, text = window.lines[at], window.texts[at]
        if line.is_address or not (titled or self._begins_within(at, NEAR)):
            return False
        if is_titled(text) or line.mark is not None:
            return is_caption(text)
        return is_of_page(text) or (not titled and is_label_of_text(text))

    def _is_furniture(self, window: Window, at: int, *, titled: bool, whole: bool) -> bool:
        """Whether a line beside the title has the signs of furniture, and is no other line of a front. whole: whether the title above it is."""
        line, text = window.lines[at], window.texts[at]
        points = furniture_points(text)
        if points < (1 if titled and whole else LIKELY) or line.is_address or is_titled(text) or is_end_date(text):
            return False
        if points < SURE and (line.mark is not None or _is_front(window, at, titled=titled)):
            return False
        return not is_person_with_post(text) and not any(parts_of(text)) and (titled or self._begins_within(at, FAR))

    def _begins_within(self, at: int, count: int) -> bool:
        return any(at < start <= at + count for start in self.starts)


def _tells_of_words(text: str, below: str) -> bool:
    """Whether a paragraph above an address that greets tells of the words which follow, as who kept them does: ``我把三年前在寿宴上的致词找出来，同大家分享。``."""
    plain = simplified(text)
    return (
        finished(text)
        and greets(below)
        and bool(shape("tells_of_words").search(plain))
        and not shape("begins_to_speak").search(plain)
    )


def _calls(line: Line) -> bool:
    """Whether a line is an address, or a paragraph of Word that begins with one."""
    return line.is_address or (starts_address(line.text) and bool(opening_address(line.text)))


def _papers(window: Window) -> list[int]:
    """The lines at the head of a text that are the title of an official paper."""
    return [at for at, line in enumerate(window.lines[: 2 * NEAR]) if is_paper_title(line.text)]


def _over_title(window: Window, at: int, titles: Sequence[int]) -> Weighed | None:
    """What speaks for a line being one that a page, an office or a collection has above a title; None for other lines."""
    text = window.texts[at]
    below = window.below(at, 1)
    if _is_count(text) and below and is_title(below[0].text) and not is_prose(below[0].text):
        return Weighed(6.5, "label")
    if below and is_titled(below[0].text) and len(text) <= LABEL and shape("volume").fullmatch(text):
        return Weighed(6.5, "label")
    if is_heading_label(text) and is_titled(text[1:-1]) and below and _is_over_line_of_title(below[0]):
        return Weighed(6.5, "label")
    if _is_over_headed_title(window, at):
        return Weighed(7.0, "site")
    next_lines = window.below(at, 2 if below and (_is_count(below[0].text) or _is_masthead(below[0].text)) else 1)
    if any(is_title_alone(window, other, line.text) for other, line in enumerate(next_lines, at + 1)) and is_signing_office(text):
        return Weighed(4.0, "site")
    near = any(at < start <= at + NEAR for start in (*titles, *_papers(window)))
    beside = window.texts[at - 1 : at] + [line.text for line in below]
    if near and is_date(text) and any(map(_is_masthead, beside)):
        return Weighed(6.5, "masthead")
    if near and _is_masthead(text):
        return Weighed(6.0, "masthead")
    return None


def _is_over_line_of_title(line: Line) -> bool:
    """Whether a line below a label can only be the title: no address, date or name."""
    text = line.text
    return is_title(text) and not (line.is_address or line.mark or is_date(text) or is_speaker(text) or is_name_line(text))


def _is_count(text: str) -> bool:
    """Whether a line counts the speech below it in a collection: ``篇一``, ``第二篇``."""
    alone = table("words")["bundle"]["alone"]
    return len(text) <= LABEL and bool(re.fullmatch(alone, simplified(text)) or shape("numbered_label").fullmatch(text))


def _is_over_headed_title(window: Window, at: int) -> bool:
    """Whether a short line has a style of titles, but says nothing of a speech, and a heading below it says that it is its title: the name of an account."""
    text = window.texts[at]
    if not window.lines[at].hint or len(text) > ACCOUNT or is_titled(text) or re.fullmatch(post(), text):
        return False
    below = next((line for line in window.below(at, NEAR) if line.hint), None)
    return below is not None and is_whole_title(below.text) and below.mark is None


ACCOUNT = 14
"""The most characters of the name of an account or a site."""


def _is_front(window: Window, at: int, *, titled: bool) -> bool:
    """Whether a line can be the date or the speaker of a front."""
    text = window.texts[at]
    return date(text, titled=titled).weight > 0 or speaker(window, at, text, titled=titled).weight > 0


def _is_masthead(text: str) -> bool:
    """Whether a line says who edits or prints a series, or which number of it: ``县委办公室编　第3期``."""
    return len(text) <= LABEL and bool(shape("masthead").fullmatch(text))


LABEL = 30
"""The most characters of such a line."""


def _is_above_text(window: Window, at: int) -> bool:
    """Whether a paragraph stands directly below a line."""
    return any((is_prose(line.text) or finished(line.text)) and line.mark is None for line in window.below(at, 1))


def _is_above_item(window: Window, at: int) -> bool:
    """Whether the first section of the text stands directly below a line that only says what the text is: ``这是周大河在大会上所作的总结的一部分。``, then ``一、……``."""
    first = _is_provenance(window.texts[at])
    return first and any(line.mark is not None and line.mark.number == 1 for line in window.below(at, 1))


def _is_provenance(text: str) -> bool:
    first = _FIRST.match(text)
    return first is not None and bool(shape("provenance").fullmatch(first[0]))


def _says_whose(text: str) -> bool:
    """Whether a line says whose words follow, perhaps with more about them: ``这是周大河为水利局起草的指示。指示所定的办法……``. Nobody says 我 in it."""
    if _WE.search(text):
        return False
    return _is_provenance(text) or bool(_OTHERS.search(text) and shape("report_leads").fullmatch(simplified(text)))


_FIRST = re.compile("[^。！？]+。?")
_WE = re.compile("[我你您咱]")
_OTHERS = re.compile(r"\d月|日前|近日|[昨今]日|[在出][^，。]{2,40}[上席]")
"""What a reporter says of the occasion."""


SHORT_NAME = 4
"""A title that does not say what it is the title of has more characters."""


def _is_over_title(window: Window, at: int) -> bool:
    """Whether the line below is a title that does not say what it is the title of: ``讲话稿`` / ``毕业前的最后一课`` / ``同学们：``.

    An address stands below it, or whose paper it is with a paragraph: ``交流材料`` / ``守好一道闸　护好一方田`` / ``东河县水利局``.
    """
    below = window.below(at, 1)
    if (
        not below
        or below[0].mark is not None
        or below[0].is_address
        or not (window.address_ahead(at + 1) or _is_signed(window, at))
    ):
        return False
    text = below[0].text
    names = is_name_line(text) or is_speaker(text) or is_date(text) or is_person_with_post(text) or is_official(text)
    return len(text) > SHORT_NAME and is_title(text) and not names and text[0] not in "（(—-《"


def _is_signed(window: Window, at: int) -> bool:
    """Whether the second line below is an office or a person with a post whose paper begins below it."""
    below = window.below(at, 3)
    if len(below) < 3 or is_signing_office(below[0].text):
        return False
    return signs_paper(window, at + 2) or (is_person_with_post(below[1].text) and begins_paper(below[2]))


def _starts(lines: Sequence[Line], at: int) -> bool:
    """Whether a speech may begin with a line: a title with a front below it, an address, a greeting."""
    line = lines[at]
    if line.is_address:
        return True
    if is_spoken(line.text) and not is_titled(line.text):
        return True
    if not is_title(line.text) or line.mark is not None or is_label(line.text):
        return False
    below = lines[at + 1 : at + 1 + NEAR]
    if line.hint == "title" or is_titled(line.text):
        return any(other.is_address or is_date(other.text) or is_prose(other.text) for other in below)
    return False


def _told(lines: Sequence[Line]) -> range:
    """The lines between a title and an address in which the speaker tells how the speech came about: the last says that it follows (略加整理于此)."""
    at = next((at for at, line in enumerate(lines) if line.is_address), 0)
    if not at or not shape("put_down").search(lines[at - 1].text):
        return range(0)
    first = at
    while first and finished(lines[first - 1].text) and lines[first - 1].mark is None:
        first -= 1
    return range(first, at) if first and at - first <= FAR and is_title(lines[first - 1].text) else range(0)


def _sent(lines: Sequence[Line], titles: Sequence[int]) -> range:
    """The lines of a letter of few lines that sends the speech below it: its own address, 现将……发给大家, who sends it. Title and address of the speech stand below."""
    if len(lines) < 2 or not lines[0].is_address or not is_covering(lines[1].text) or not finished(lines[1].text):
        return range(0)
    title = next((at for at in titles if 1 < at <= FAR and is_titled(lines[at].text)), 0)
    called = any(line.is_address for line in lines[title + 1 : title + 1 + NEAR])
    return range(title) if title and called else range(0)


def _posted(lines: Sequence[Line]) -> range:
    """The lines of a notice that makes a paper known, which stands below it with the title that the notice quotes: 关于公示《水管站总结报告》, 各位职工：, 现公示如下：."""
    quoted = _QUOTED.search(lines[0].text) if lines and len(lines[0].text) <= LONGEST_NOTICE else None
    if quoted is None or not _MADE_KNOWN.match(lines[0].text):
        return range(0)
    for at, line in enumerate(lines[1 : 1 + NEAR + 1], 1):
        if line.text == quoted[1]:
            return range(at) if at > 1 else range(0)
        if not (line.is_address or is_covering(line.text) or is_date(line.text) or line.text[-1] in "：:"):
            break
    return range(0)


_MADE_KNOWN = re.compile("关于(?:公示|公布|公开|发布|印发|下发|转发|刊发|刊登|展示|推荐)")
_QUOTED = re.compile("《([^《》]{4,50})》")
LONGEST_NOTICE = 70
"""The most characters of the title of such a notice."""


def _heads_paper(window: Window, at: int) -> bool:
    """Whether a line says at which meeting the paper below was read, which has a title and a speaker: 在全县水利大会上的发言材料, 把闸门当家门, 县水利局　石大山."""
    below = window.below(at, 2)
    return (
        len(below) > 1
        and is_titled(window.texts[at])
        and window.texts[at].endswith("材料")
        and is_title(below[0].text)
        and not is_titled(below[0].text)
        and names_with_post(below[1].text)
    )
