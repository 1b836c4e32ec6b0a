r"""Emphasis inside a text, in the marks that pandoc writes: ``**重点**``, ``10^8^``, ``CO~2~``; and the marks of footnotes, ``[^名]``.

What is not closed is text, and ``\`` makes a mark text. Some characters that look like marks are none: a single star, a tilde between two
figures (3~5天), two stars behind a surname, which hide a name (张**), four that hide figures (138****5678). Text above or below the line has no blank and no mark of a sentence in it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.speech.lines import Note, Styled
from drafter.speech.surnames import common

STRONG, SUPERSCRIPT, SUBSCRIPT = "strong", "superscript", "subscript"
LOOKS: dict[str, str] = {STRONG: "**", SUPERSCRIPT: "^", SUBSCRIPT: "~"}
"""From each look to its mark, the outermost first where several meet."""
_BY_MARK = {mark: (look,) for look, mark in LOOKS.items()}
NOTE_MARK = r"\[\^([^\s\[\]^\\*~&<>{}`]{1,40})\]"
"""The mark of a footnote with its name, which has no space and none of the signs that mean something in Markdown."""
_TYPED_PIECE = rf"{NOTE_MARK}|\\+(?=\*\*|[\^~]|\[\^)|\*+|\^|~"
_MARKDOWN_PIECE = NOTE_MARK + r"|\\[!-/:-@\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|\*+|\^|~"
"""These and the patterns below are compiled when the first text with a mark is read: most speeches have none."""
_HOLDS = frozenset("）)】》”’%％℃°")
"""Signs, beside letters and figures, on which text above or below the line may hang."""
LONGEST = 30
"""The most characters above or below the line."""
_NOT_RAISED = r"[\s，。；：！？、]"


class Span(NamedTuple):
    """The characters of a text from `start` to before `stop` that have some looks, in the order of `LOOKS`; or the mark of a footnote.

    The mark stands behind the character before `start`, which is `stop` too; its `Note` is the last of `looks`.
    """

    start: int
    stop: int
    looks: tuple[str, ...]

    @property
    def note(self) -> Note | None:
        """The footnote whose mark it is; None for characters."""
        return last if self.looks and isinstance(last := self.looks[-1], Note) else None

    def with_note(self, note: Note) -> Span:
        """The mark of another footnote in its place."""
        return self._replace(looks=(*self.looks[:-1], note))


class _Token(NamedTuple):
    """A piece of a text. mark: whether it may be a mark. note: the name of the footnote of which it is the mark; "" for other pieces."""

    text: str
    mark: bool = False
    note: str = ""


_MARKS = {mark: _Token(mark, mark=True) for mark in _BY_MARK}
"""The pieces that texts have most of, made once: a text of nothing but marks has as many as characters."""


def has_marks(raw: str) -> bool:
    """Whether a text may have marks of emphasis in it. Three searches for a sign take a tenth of the time of one for a pattern."""
    return "**" in raw or "^" in raw or "~" in raw


def marked(raw: str) -> str:
    r"""A text as typed in an outline: its characters, with the spans that its marks make.

    >>> marked("**重点**是CO~2~"), marked(r"3~5天，\**注意\**")
    (Styled('重点是CO2', spans=((0, 2, 'strong'), (5, 6, 'subscript'))), '3~5天，**注意**')
    """
    if not has_marks(raw):
        return raw
    kind = getattr(raw, "kind", "")
    text, spans = _read(list(_typed_tokens(raw)))
    return Styled(text, kind, spans) if spans or kind else text


def plain(raw: str) -> str:
    """The characters of a text as typed in an outline, without its marks."""
    return str(marked(raw)) if has_marks(raw) else raw


def read_markdown(raw: str, unescape: Callable[[str], str]) -> str:
    """A text of Markdown with its escapes, entities and marks. unescape: reads one escape or entity."""
    tokens: list[_Token] = []
    at = 0
    for found in re.finditer(_MARKDOWN_PIECE, raw):
        tokens.append(_Token(raw[at : found.start()]))
        escaped = found[0][0] in "\\&"
        tokens.append(_Token(unescape(found[0]) if escaped else found[0], not escaped, found[1] or ""))
        at = found.end()
    text, spans = _read([*tokens, _Token(raw[at:])])
    return Styled(text, "", spans) if spans else text


def without_marks(raw: str) -> str:
    """A text of Markdown without the marks that open and close a span, and without those of footnotes."""
    tokens: list[_Token] = []
    at = 0
    for found in re.finditer(_MARKDOWN_PIECE, raw):
        tokens += (_Token(raw[at : found.start()]), _Token(found[0], found[0][0] not in "\\&", found[1] or ""))
        at = found.end()
    tokens = [token for token in (*tokens, _Token(raw[at:])) if token.text]
    used = {end for pair in _pairs(tokens) for end in pair}
    return "".join(token.text for number, token in enumerate(tokens) if number not in used and not token.note)


def _typed_tokens(raw: str) -> Iterator[_Token]:
    at = 0
    for found in re.finditer(_TYPED_PIECE, raw):
        if found.start() < at:  # a mark behind a backslash
            continue
        if found.start() > at:
            yield _Token(raw[at : found.start()])
        at = found.end()
        if found[0][0] != "\\":
            yield _MARKS.get(found[0]) or _Token(found[0], mark=True, note=found[1] or "")
            continue
        yield _Token("\\" * (len(found[0]) // 2))
        if len(found[0]) % 2:
            run = re.compile(r"\[\^|\*+|.").match(raw, at)
            assert run is not None
            yield _Token(run[0])
            at = run.end()
    yield _Token(raw[at:])


def _read(tokens: Sequence[_Token]) -> tuple[str, tuple[Span, ...]]:
    """The characters of some pieces, and the spans that their marks make."""
    tokens = [token for token in tokens if token.text]
    pairs = _pairs(tokens)
    used = {end for pair in pairs for end in pair}
    starts: list[int] = []
    length = 0
    for number, token in enumerate(tokens):
        starts.append(length)
        length += 0 if number in used or token.note else len(token.text)
    looks: list[tuple[int, int, tuple[str, ...]]] = [
        (starts[first], starts[last], _BY_MARK[tokens[first].text]) for first, last in pairs
    ]
    notes = [(start, Note(token.note)) for start, token in zip(starts, tokens, strict=True) if token.note]
    text = "".join(token.text for number, token in enumerate(tokens) if number not in used and not token.note)
    return text, with_notes(spans_of(looks), notes)


def _pairs(tokens: Sequence[_Token]) -> list[tuple[int, int]]:
    """The pairs of marks that open and close, by the numbers of their pieces."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    tail = ""  # the last characters before a mark
    for number, token in enumerate(tokens):
        if token.note:
            continue
        before, tail = tail, (tail + token.text)[-2:]
        if not token.mark or token.text not in _BY_MARK:
            continue
        behind = next((one.text for one in tokens[number + 1 : number + 1 + _MOST_NOTES] if not one.note), "")
        if _is_none(token.text, before, behind):
            continue
        first = next((place for place in reversed(opened) if tokens[place].text == token.text), None)
        if first is not None and before and not before[-1].isspace() and _may_hold(tokens, first, number):
            pairs.append((first, number))
            del opened[opened.index(first) :]
            continue
        if first is not None and token.text in "^~":
            opened.remove(first)
        hangs = token.text == "**" or before[-1:].isalnum() or before[-1:] in _HOLDS
        if behind and not behind[0].isspace() and hangs and not (token.text == "**" and _hides_name(before)):
            opened.append(number)
            del opened[:-_MOST_OPEN]
    return pairs


_MOST_NOTES = 8
"""The most marks of footnotes behind one another that are looked over for the character behind them."""
_MOST_OPEN = 8
"""How many marks wait for their end at a time; one of each kind is enough for any nesting that is meant."""


def _hides_name(before: str) -> bool:
    """Whether two stars behind a text hide a name: they stand behind a surname at the start of a word."""
    return bool(before) and before[-1] in common() and re.fullmatch(r"[、，；。：！？（“\s和与及]?", before[:-1]) is not None


def _is_none(mark: str, before: str, behind: str) -> bool:
    """Whether a mark is none, because it stands between figures: a range."""
    return mark == "~" and before[-1:].isdecimal() and behind[:1].isdecimal()


def _may_hold(tokens: Sequence[_Token], first: int, last: int) -> bool:
    """Whether what stands between two marks can have their look: some text, and for text above or below the line no sentence."""
    if last - first < 2:
        return False
    if tokens[first].text not in "^~":
        return True
    if last - first > LONGEST:
        return False
    inside = "".join(token.text for token in tokens[first + 1 : last] if not token.note)
    return len(inside) <= LONGEST and not re.search(_NOT_RAISED, inside)


def spans_of(looks: Iterable[tuple[int, int, Sequence[str]]]) -> tuple[Span, ...]:
    """Spans that do not overlap, of looks that may: each as its start, its stop and its names."""
    found = [entry for entry in looks if entry[0] < entry[1]]
    edges = sorted({edge for start, stop, _ in found for edge in (start, stop)})
    spans: list[Span] = []
    events = sorted(found)
    open_: list[tuple[int, int, Sequence[str]]] = []
    at = 0
    for start, stop in pairwise(edges):
        while at < len(events) and events[at][0] <= start:
            open_.append(events[at])
            at += 1
        open_ = [entry for entry in open_ if entry[1] > start]
        names = {name for entry in open_ for name in entry[2]}
        here = tuple(look for look in LOOKS if look in names)
        if here and spans and spans[-1].stop == start and spans[-1].looks == here:
            spans[-1] = spans[-1]._replace(stop=stop)
        elif here:
            spans.append(Span(start, stop, here))
    return tuple(spans)


def with_notes(spans: tuple[Span, ...], notes: Sequence[tuple[int, Note]]) -> tuple[Span, ...]:
    """Spans with the marks of footnotes among them. notes: each with the index of the character that it stands before, in order."""
    if not notes:
        return spans
    found: list[Span] = []
    waiting = deque(notes)
    for one in spans:
        span = one
        while waiting and waiting[0][0] <= span.start:
            at, note = waiting.popleft()
            found.append(Span(at, at, (note,)))
        while waiting and waiting[0][0] < span.stop:
            at, note = waiting.popleft()
            if at > span.start:
                found.append(span._replace(stop=at))
            found.append(Span(at, at, (*span.looks, note)))
            span = span._replace(start=at)
        found.append(span)
    return (*found, *(Span(at, at, (note,)) for at, note in waiting))


def pieces(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The pieces of a text, each with its looks; one piece for a plain text. The mark of a footnote is a piece, a `Note`."""
    at = 0
    for start, stop, looks in getattr(text, "spans", ()):
        if start > at:
            yield str(text)[at:start], ()
        yield (str(text)[start:stop], looks) if start < stop else (looks[-1], looks[:-1])
        at = stop
    if at < len(text):
        yield str(text)[at:], ()


def with_marks(text: str, escape: Callable[[str], str]) -> str:
    """A text with its marks. escape: writes a piece between them."""
    parts: list[str] = []
    open_: list[str] = []
    for piece, looks in pieces(text):
        while open_ and tuple(open_) != looks[: len(open_)]:
            parts.append(LOOKS[open_.pop()])
        for look in looks[len(open_) :]:
            open_.append(look)
            parts.append(LOOKS[look])
        parts.append(f"[^{piece.name}]" if isinstance(piece, Note) else escape(piece))
    return "".join([*parts, *(LOOKS[look] for look in reversed(open_))])


def closed(raw: str) -> str:
    """A text as typed in an outline, what only looks like a mark escaped, so that it makes no mark together with its neighbours."""
    return with_marks(marked(raw), _escaped) if has_marks(raw) or raw.endswith(("*", "\\")) or raw.startswith("*") else raw


def may_have_marks(text: str, parts: Iterable[str]) -> bool:
    """Whether a text may be typed otherwise than it is shown. parts: its parts, of which one may have emphasis."""
    return Styled in map(type, parts) or has_marks(text)


def typed(text: str) -> str:
    """A text as one types it in an outline, the inverse of `marked`; its looks are left out where no marks can say them."""
    if not getattr(text, "spans", ()):
        bare = str(text)
        return bare if not has_marks(bare) or (marked(bare) == bare and not getattr(marked(bare), "spans", ())) else _escaped(bare)
    written = with_marks(text, _escaped)
    if same(marked(written), text):
        return written
    return with_marks(_notes_alone(text), lambda piece: typed(str(piece)))


_TO_ESCAPE = r"(?<![0-9])~|~(?![0-9])|\^|(?<!\*)\*\*(?!\*)"


def _escaped(text: str) -> str:
    """A piece with a backslash before what may be a mark. Backslashes that stand before it are doubled; a single star is none, with or without one."""
    parts: list[str] = []
    at = 0
    for found in re.finditer(r"(?P<slashes>\\*)(?P<mark>\*{2,}|\^|~)", text):
        slashes, mark = found["slashes"], found["mark"]
        between = found.start("mark")
        needed = re.compile(_TO_ESCAPE).match(text, between) is not None or bool(slashes)
        parts += (text[at : found.start()], slashes * 2, "\\" if needed else "", mark)
        at = found.end()
    return "".join([*parts, text[at:]])


def settled(text: str) -> str:
    """A text without its spans where no marks can say them: one that is empty at an edge, or a sentence above the line."""
    if type(text) is str:
        return text
    if not getattr(text, "spans", ()):
        return text if getattr(text, "kind", "") else str(text)
    written = with_marks(text, lambda piece: re.sub(r"[\\*^~&]", r"\\\g<0>", piece))
    if same(read_markdown(written, lambda escaped: escaped[1:]), text):
        return text
    return _notes_alone(text)


def _notes_alone(text: str) -> str:
    """A text with its footnotes, and without looks."""
    kind = getattr(text, "kind", "")
    spans = tuple([span._replace(looks=span.looks[-1:]) for span in getattr(text, "spans", ()) if span.note is not None])
    return Styled(str(text), kind, spans) if kind or spans else str(text)


def same(one: str, other: str) -> bool:
    """Whether two texts have the same characters, the same looks and marks of the same footnotes in the same places."""
    return str(one) == str(other) and _shape(one) == _shape(other)


def _shape(text: str) -> list[tuple[object, ...]]:
    return [span if span.note is None else (span.start, span.note.name) for span in getattr(text, "spans", ())]
