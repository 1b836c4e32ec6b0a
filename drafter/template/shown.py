"""Makes sure that no text of an outline is lost: a value that its page does not show is reported.

`all_shown` is a quick test, run at every rendering. Only if it fails is the outline rendered a second time, with a probe in the place of
each text. The probes tell which value is missing, also where several values have the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import Fault, Place
from drafter.outline.model import AgendaItem, Blanks, Body, Heading, Outline, OutlineSection, lines_of
from drafter.speech.dates import shown_date
from drafter.speech.emphasis import has_marks, plain
from drafter.speech.markdown import escape_inline
from drafter.speech.numbering import to_han
from drafter.speech.text import END_MARKS, chinese_date

if TYPE_CHECKING:
    from yaml.nodes import Node

    from drafter.outline.edit.content import Content, WrittenValue
    from drafter.outline.model import OutlineFile

FRONT = ("title", "subtitle", "speaker", "date", "salutation")
"""The keys of the front that a page shows. The key ``occasion`` is only for the author and the templates."""
LONGEST_NUMBER = 12
"""The most figures of a number that a template may write in words."""


def texts_of(outline: Outline) -> list[str]:
    """The texts that a page must show, in the order of the page, without the values of slots."""
    return [*front_texts(outline), *map(plain, _texts_behind_front(outline))]


def front_texts(outline: Outline) -> Iterator[str]:
    """The lines of the front."""
    for key in FRONT:
        yield from map(plain, lines_of(getattr(outline, key)))


def _texts_behind_front(outline: Outline, bodies: Mapping[int, str] = MappingProxyType({})) -> list[str]:
    texts: list[str] = []
    _add_body(texts, outline.opening, bodies)
    _add_sections(texts, outline.sections, bodies)
    if not outline.sections:
        _add_agenda(texts, outline.agenda)
    _add_body(texts, outline.closing, bodies)
    texts += [attachment.name for attachment in outline.attachments]
    texts += (*lines_of(outline.signature), *map(chinese_date, lines_of(outline.signed)))
    for attachment in outline.attachments:
        _add_body(texts, attachment.body, {})
    return texts


def _add_body(texts: list[str], body: Body, bodies: Mapping[int, str]) -> None:
    if id(body) in bodies:
        texts.append(bodies[id(body)])
        return
    for item in body:
        if isinstance(item, str):
            texts.append(item)
        else:
            _add_heading(texts, item.heading)
            inner = item.body
            if len(inner) == 1 and isinstance(inner[0], str):  # most often
                texts.append(inner[0])
            else:
                _add_body(texts, inner, bodies)


def _add_heading(texts: list[str], heading: Heading | None) -> None:
    if isinstance(heading, Blanks):
        texts += heading.words
    elif heading:
        texts.append(heading)


def _add_sections(texts: list[str], sections: Iterable[OutlineSection], bodies: Mapping[int, str]) -> None:
    for section in sections:
        _add_heading(texts, section.heading)
        _add_body(texts, section.body, bodies)
        _add_sections(texts, section.sections, bodies)


def _add_agenda(texts: list[str], agenda: Iterable[AgendaItem]) -> None:
    for item in agenda:
        if not item.says_who:
            texts += lines_of(item.who)
        texts += (item.item, *lines_of(item.introduction), *lines_of(item.remark))


# ---------------------------------------------------------------- the quick question


def all_shown(outline: Outline, page: str, bodies: Mapping[int, str] = MappingProxyType({})) -> bool:
    """Whether every text stands on a page, each at a place of its own, and the values of slots beside them.

    It may be False though nothing is lost, for example where a template changes the order. It is never True if a text is lost.
    bodies: what was written of some bodies of the outline, by their ids (`Budget.bodies`): all texts of such a body stand in it.
    """
    places: list[tuple[int, int]] = []
    at = 0
    front = sorted([_as_shown(text, page) for text in front_texts(outline)], key=page.find)
    texts = _texts_behind_front(outline, bodies)
    if has_marks("\n".join(texts)):
        texts = list(map(plain, texts))
    for text in (*front, *texts):
        found = page.find(text, at)
        if found < 0:
            return False
        places.append((at, found))
        at = found + len(text)
    if not outline.slots:
        return True
    words = "\n".join((*(page[start:stop] for start, stop in places), page[at:]))
    for value, times in sorted(Counter(map(plain, filter(None, outline.slots.values()))).items(), key=lambda pair: -len(pair[0])):
        if words.count(value) < times:
            return False
        words = words.replace(value, HIDDEN)
    return True


def stands(value: str, page: str) -> bool:
    """Whether a page shows a value: as it is, as a date, or as a number in words."""
    if value in page or shown_date(value) in page:
        return True
    if has_marks(value) and plain(value) in page:
        return True
    number = value
    if value.isdecimal() and len(value) < LONGEST_NUMBER:
        with suppress(ValueError):  # a number too great for words
            number = to_han(int(value))
    return number in page or number.replace("二", "两") in page


def _as_shown(text: str, page: str) -> str:
    return text if text in page else chinese_date(text)


SHORTEST_SENTENCE = 5
"""Characters of a sentence that counts as one that the template writes too."""
_SENTENCE_ENDS = "。！？"


def sentences_doubled(outline: Outline, markdown: str, words: Callable[[], str]) -> Iterator[str]:
    """The paragraphs of the opening and the closing, and their first and last sentences, that a page has more often than the outline.

    markdown: the page as the template wrote it. words: makes the text of the page. It takes longer, and is called where it is needed.
    """
    page: str | None = None
    whole = ""
    for text in (*_ends(outline.opening), *_ends(outline.closing)):
        if not isinstance(text, str):
            continue
        for sentence in _outer_sentences(text):
            inner = escape_inline(sentence[1:-1])
            first = markdown.find(inner)
            if first < 0 or markdown.find(inner, first + 1) < 0:
                continue
            if page is None:
                page, whole = words(), "\n".join((*texts_of(outline), *outline.slots.values()))
            ended = _ended(sentence)
            if len(ended.findall(page)) > len(ended.findall(whole)):
                yield sentence
                break


def _ended(sentence: str) -> re.Pattern[str]:
    """A sentence with any mark at its end, or none at the end of a paragraph: 谢谢大家 and 谢谢大家。 are the template's 谢谢大家！."""
    return re.compile(rf"(?m){re.escape(sentence.rstrip(_SENTENCE_ENDS))}(?=[{_SENTENCE_ENDS}]|$)")


def _ends(body: Body) -> Body:
    """The items at both ends of a body, where a template writes its sentences. To look at all of a long body would take quadratic time."""
    return body if len(body) <= 2 * _OUTER else (*body[:_OUTER], *body[-_OUTER:])


_OUTER = 3
"""The items at each end of a body that are looked at."""


def _outer_sentences(text: str) -> Iterator[str]:
    """A paragraph, its last sentence and its first, without those that are too short."""
    last = max([text.rfind(mark, 0, len(text) - 1) for mark in _SENTENCE_ENDS]) + 1
    if not last:
        return iter((text,) if _is_long(text) else ())
    first = min([at for mark in _SENTENCE_ENDS if (at := text.find(mark)) >= 0])
    return (sentence for sentence in (text, text[last:], text[: first + 1]) if _is_long(sentence))


def _is_long(sentence: str) -> bool:
    """Whether a sentence is long enough, with the mark at its end that somebody left out."""
    return len(sentence) + (sentence[-1:] not in _SENTENCE_ENDS) >= SHORTEST_SENTENCE


def notices_of_doubled(content: Content, sentences: Iterable[str]) -> Iterator[Fault]:
    """A notice for each sentence that the template writes too, at its place in the outline."""
    for sentence in sentences:
        for value in content.values:
            if value.role == "text" and sentence in value.text:
                yield content.source.fault("outline.sentence-twice", value.node, found=sentence)
                break


def facts_of_twice(value: str, left: str) -> dict[str, object]:
    """The facts of a notice that only a part of a value is shown, because the template writes the rest."""
    start = value.find(left)
    if start < 0:
        pair = next((pair for pair in ("（…）", "(…)") if value.count(pair[0]) > left.count(pair[0])), value)
        return {"found": pair, "text": value, "shown": left}
    parts = [part.strip() for part in (value[:start], value[start + len(left) :]) if part.strip()]
    return {"found": "…".join(parts), "text": value, "shown": left}


def notices_of_headings(content: Content, headings: Mapping[str, str]) -> Iterator[Fault]:
    """A notice for each heading of which a part is left out, at its place in the outline."""
    for value in content.values if headings else ():
        if value.role == "heading" and value.text in headings:
            yield content.source.fault("outline.typed-twice", value.node, **facts_of_twice(value.text, headings[value.text]))


# ---------------------------------------------------------------- each value by its own place


class Unshown(NamedTuple):
    """An outline for which `all_shown` is False.

    number: its index in the file. outline: the outline as it was rendered. page: the text of its page, one line for each paragraph.
    slots: the names of the slots that the page does not show.
    """

    number: int
    outline: Outline
    page: str
    slots: tuple[str, ...] = ()


PROBE_START, PROBE_END = "\ue200", "\ue201"
HIDDEN = "\ue202"
"""The character in the place of a text that was found on a page. No text has it."""
_LEAST_PART = 2
"""The fewest characters in a row that are taken for a part of a value."""
_MOST_COMPARED = 1 << 20
"""The greatest product of the lengths of a value and a line that are compared: the time grows with it."""
PROBE = re.compile(f"{PROBE_START}(\\d+){PROBE_END}")


def with_probes(content: Content, *, beside: bool = False) -> OutlineFile:
    """The outline with a probe in the place of each value, a private-use character with its number.

    beside: whether the words stay, with the probe behind them, for a template that decides by the words.
    """
    from drafter.nodes.source import Source
    from drafter.outline.load import outlines

    class Prober(Source):
        """The source for the second rendering: it puts a probe in the place of each text."""

        def text_read(self, node: Node, lines: Sequence[str], role: str) -> Sequence[str]:  # noqa: ARG002
            return [_probe_of(value, beside=beside) for value in content.in_scalar[node]]

    return outlines(Prober(content.source.name, content.source.text, composed=content.source.composed), content.documents)


def _probe_of(value: WrittenValue, *, beside: bool) -> str:
    end = end_of(value)
    words = value.text.removesuffix(end) if beside and value.role != "date" else ""
    return f"{words}{PROBE_START}{value.number}{PROBE_END}{marks_of(value)}{end}"


def end_of(value: WrittenValue) -> str:
    """The mark that ends a value. A probe keeps it, because templates add a mark to values without one."""
    text = plain(value.text) if value.notes else value.text
    return text[-1] if text and text[-1] in END_MARKS else ""


def marks_of(value: WrittenValue) -> str:
    """The marks of a value's footnotes. A probe keeps them, because a page has a line for each."""
    return "".join([f"[^{name}]" for name in value.notes])


def not_shown(content: Content, unshown: Unshown, probed: Outline, page: str, *, beside: bool = False) -> Iterator[Fault]:
    """A notice for each value that a page does not show, at its place.

    probed: the outline with its probes. page: the words of the page that it makes. beside: whether the probes stand beside the words.
    """
    facts = {"template": unshown.outline.template}
    numbers = [int(number) for text in texts_of(probed) for number in PROBE.findall(text)]
    values = {number: content.values[number] for number in numbers}
    given = dict(zip(numbers, _texts_with_probes(unshown.outline, probed), strict=False))
    shown = set(_in_order([page])) if beside else _shown(given, unshown.page.split("\n"), page.split("\n"))
    for number in numbers:
        if number not in shown:
            yield content.source.fault("outline.not-shown", values[number].node, found=values[number].text, **facts)
    for text in _set_texts(unshown.outline, probed):
        if not stands(text, unshown.page):
            yield Fault("outline.not-shown", Place(content.source.name), {"found": text, **facts})
    for name in unshown.slots:
        place = unshown.outline.place_of(f"slots.{name}")
        yield Fault("outline.slot-not-shown", place, {"slot": name, "found": unshown.outline.slots[name], **facts})


def _texts_with_probes(outline: Outline, probed: Outline) -> Iterator[str]:
    """The texts of an outline that probes replace, one for each probe: a row of a table has one in each cell."""
    for text, probe in zip(texts_of(outline), texts_of(probed), strict=True):
        cells = zip(text.split("\t"), probe.split("\t"), strict=False) if "\t" in probe else ((text, probe),)
        yield from (cell for cell, found in cells if PROBE.search(found))


def _set_texts(outline: Outline, probed: Outline) -> Iterator[str]:
    """The texts of an outline that do not come from its file: those of ``--set``."""
    for text, probe in zip(texts_of(outline), texts_of(probed), strict=True):
        if not PROBE.search(probe):
            yield text


def _shown(texts: dict[int, str], lines: list[str], probed: list[str]) -> set[int]:
    """The numbers of the values that a page shows. texts: each value as the template got it."""
    shown: set[int] = set()
    unclear: list[str] = []
    if len(lines) != len(probed):
        page = "\n".join(lines)
        shown = {number for number in _in_order(probed) if number in texts and stands(texts[number], page)}
        unclear = [_without((texts[number] for number in _in_order(probed) if number in shown), page)]
        lines = []
    for line, probe in zip(lines, probed, strict=False):
        here = [int(number) for number in PROBE.findall(probe)]
        if _filled(probe, texts) == line:
            shown.update(here)
        else:
            found = [number for number in here if number in texts and stands(texts[number], line)]
            shown.update(found)
            rest = _without((texts[number] for number in found), line)
            unclear.append(_unexplained(rest, probe, [texts[number] for number in here if number in texts and number not in found]))
    rest = "\n".join(unclear)
    # a template that makes decisions by the text makes a different page with probes
    return shown | _standing({number: text for number, text in texts.items() if number not in shown}, rest) if rest else shown


def _unexplained(line: str, probe: str, cut: Iterable[str]) -> str:
    """The words of a line that nothing explains yet: neither its template and slots nor the values that its probes name.

    What stands beside a probe comes from the template or from a slot. It must not be taken for another value with the same words, and no
    more must the part of a value that a line shows.
    cut: the values of which the line shows a part only, as where a template takes off a typed ordinal. A template that cuts a text by its
    length cuts through the probe, and may have lost its number.
    """
    if PROBE_START in PROBE.sub("", probe) or PROBE_END in PROBE.sub("", probe):
        return ""
    from difflib import SequenceMatcher

    line = _without((words for words in PROBE.split(probe)[::2] if len(words) >= _LEAST_PART), line)
    for text in cut:
        if len(text) * len(line) > _MOST_COMPARED:
            continue
        part = SequenceMatcher(None, text, line, autojunk=False).find_longest_match()
        if part.size >= _LEAST_PART:
            line = f"{line[: part.b]}{HIDDEN}{line[part.b + part.size :]}"
    return line


def _standing(texts: dict[int, str], page: str) -> set[int]:
    """The numbers of the texts that a page shows, each at a place of its own."""
    if len(texts) > _MANY:
        grams = _grams_of(page)
        texts = {number: text for number, text in texts.items() if _may_stand(text, grams)}
    shown: set[int] = set()
    at = 0
    for number, text in texts.items():  # most stand in their order
        found = page.find(text, at)
        if found >= 0:
            shown.add(number)
            at = found + len(text)
    rest = _without((text for number, text in texts.items() if number in shown), page)
    for number, text in texts.items():
        if number not in shown and stands(text, rest):
            shown.add(number)
            rest = _without((text,), rest)
    return shown


_MANY = 50
"""From so many texts on, a table first tells which of them the page may have (`_may_stand`). To search the page for each would take long."""
_GRAM = 4
_TABLE = 1 << 22


def _grams_of(page: str) -> bytearray:
    """A table that says of the hash of each run of `_GRAM` characters whether the page may have it. Never wrong where it says no."""
    grams = bytearray(_TABLE)
    for at in range(len(page) - _GRAM + 1):
        grams[hash(page[at : at + _GRAM]) % _TABLE] = 1
    return grams


def _may_stand(text: str, grams: bytearray) -> bool:
    if text.isdecimal() or chinese_date(text) != text:  # may be shown in other words
        return True
    return all(grams[hash(text[at : at + _GRAM]) % _TABLE] for at in range(len(text) - _GRAM + 1))


def _in_order(probed: Iterable[str]) -> list[int]:
    return [int(number) for line in probed for number in PROBE.findall(line)]


def _filled(probe: str, texts: dict[int, str]) -> str:
    """A line with each probe replaced by its text."""
    pieces = PROBE.split(probe)
    filled = [pieces[0]]
    for number, behind in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
        text = chinese_date(texts.get(number, ""))
        ended = text[-1:] in END_MARKS and text[-1:] == behind[:1]
        filled += (text, behind[1:] if ended else behind)
    return "".join(filled)


def _without(texts: Iterable[str], page: str) -> str:
    """A page in which each of some texts, found in order, is replaced by a character that no text has."""
    rest: list[str] = []
    at = 0
    for text in texts:
        found = page.find(text, at)
        if found < 0:
            text = shown_date(text)  # noqa: PLW2901
            found = page.find(text, at)
        if found >= 0:
            rest.append(page[at:found])
            at = found + len(text)
    return HIDDEN.join((*rest, page[at:]))
