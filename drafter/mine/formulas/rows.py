"""The language of the table of formulas, and its compiled rows. `Row.match` finds a formula at the start of a sentence.

A row is parsed into nodes. Options that contain blanks become separate rows, so that each row is a sequence of fixed words and
blanks. A blank and the words behind it are one atomic group of the pattern: the blank ends where these words first occur. So
matching takes linear time for any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Literal, NamedTuple

from drafter.files.tables import read_table

Kind = Literal["slot", "number", "free", "chain"]


class RowBlank(NamedTuple):
    """A blank of a row.

    name: "" for ``…`` and ``{*}``.
    bound: whether it must not contain punctuation.
    endings: words, of which its text must end with one; empty for any text.
    """

    kind: Kind
    name: str = ""
    bound: bool = False
    endings: tuple[str, ...] = ()


class Choice(NamedTuple):
    """A choice of sequences. needed: False if the choice may also be empty."""

    options: tuple[Sequence, ...]
    needed: bool


Node = str | RowBlank | Choice
Sequence = tuple[Node, ...]

Part = Literal["opening", "transition", "closing", "any"]


class Piece(NamedTuple):
    """The text of a blank in a sentence."""

    blank: RowBlank
    start: int
    end: int


class Row(NamedTuple):
    """A compiled formula.

    cues: words, of which every matching sentence has at least one.
    firsts: the possible first characters, None for any.
    """

    name: str
    part: Part
    cues: tuple[str, ...]
    firsts: frozenset[str] | None
    pattern: str
    blanks: tuple[RowBlank, ...]

    def match(self, sentence: str) -> tuple[int, tuple[Piece, ...]] | None:
        """The length of the formula and its blanks in order, None without a match.

        sentence: without its end mark, with full-width marks.
        """
        for cue in self.cues:  # without a generator: every sentence is asked for by a dozen rows
            if cue in sentence:
                break
        else:
            return None
        found = _regex(self.pattern).match(sentence)
        if found is None or (found.end() < len(sentence) and found.end() < SHORTEST_LOST):
            return None
        pieces = (Piece(blank, *found.span(i)) for i, blank in enumerate(self.blanks, 1) if found.start(i) >= 0)
        return found.end(), tuple(piece for piece in pieces if piece.start < piece.end)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    """The compiled pattern.

    It is compiled when a sentence first has one of the cues: compiling all rows would take a tenth of a second.
    """
    return re.compile(pattern)


_MOST = {"slot": 160, "free": 600, "chain": 600}
"""The most characters of a blank, by its kind."""
_MOST_BOUND = 40
"""The most characters of a blank without punctuation."""
_NUMBER = "[0-9０-９]{1,9}(?:\\.[0-9]{1,4})?|[XxＸ×]{1,4}|[一二两三四五六七八九十百千]{1,5}"
_NO_MARK = "[^。！？；，：、…]"
_LOST = "(?=[\\u3400-\\u9fff“《].{59})"
"""Matches behind a formula in a text that has lost its full stops: sixty characters or more without a line break."""
_CLAUSE_END = "[，；]"
"""Matches where a row may end before its sentence does, if its last blank holds no mark: the words behind are no part of the formula."""
SHORTEST_LOST = 10
"""The fewest characters of a formula that no full stop ends. A shorter one, such as 谢谢, may begin any sentence."""


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The rows of the table, parsed once."""
    table = read_table("mine", "formulas")
    words: dict[str, Choice] = {}
    for name, text in table["words"].items():
        words[name] = Choice(_options(_Cursor(text, words)), needed=True)
    return tuple(
        row
        for entry in table["rows"]
        for variant in _variants(_sequence(_Cursor(entry["text"], words), ""))
        for row in [_compiled(entry["name"], entry["part"], variant)]
    )


@cache
def rows_beginning(character: str) -> tuple[Row, ...]:
    """The rows that can match a sentence with this first character, in order. They are few, so that ordinary prose costs little."""
    return tuple(row for row in rows() if row.firsts is None or character in row.firsts)


class _Cursor:
    """A row's text, and the index up to which it is parsed."""

    def __init__(self, text: str, words: dict[str, Choice]) -> None:
        self.text, self.words, self.at = text, words, 0

    def take(self) -> str:
        self.at += 1
        return self.text[self.at - 1]

    def until(self, mark: str) -> str:
        start, self.at = self.at, self.text.index(mark, self.at) + 1
        return self.text[start : self.at - 1]


def _options(reader: _Cursor, close: str = "") -> tuple[Sequence, ...]:
    options = [_sequence(reader, "|" + close)]
    while reader.at < len(reader.text) and reader.text[reader.at] == "|":
        reader.at += 1
        options.append(_sequence(reader, "|" + close))
    return tuple(options)


def _sequence(reader: _Cursor, stops: str) -> Sequence:
    nodes: list[Node] = []
    while reader.at < len(reader.text) and reader.text[reader.at] not in stops:
        character = reader.take()
        if character in "[(":
            options = _options(reader, "]" if character == "[" else ")")
            reader.at += 1
            nodes.append(Choice(options, needed=character == "("))
        elif character == "<":
            nodes.append(reader.words[reader.until(">")])
        elif character == "{":
            nodes.append(_blank(reader.until("}")))
        elif character == "…":
            nodes.append(RowBlank("free"))
        elif nodes and isinstance(nodes[-1], str):
            nodes[-1] += character
        else:
            nodes.append(character)
    return tuple(nodes)


def _blank(text: str) -> RowBlank:
    if text == "*":
        return RowBlank("chain")
    name, _, endings = text.partition("~")
    name, _, kind = name.partition(":")
    if kind == "数":
        return RowBlank("number", name)
    return RowBlank("slot", name, bound=kind == "词", endings=tuple(endings.split("/")) if endings else ())


def _is_open(node: Node) -> bool:
    """Whether a node contains a blank."""
    if isinstance(node, Choice):
        return any(_is_open(inner) for option in node.options for inner in option)
    return isinstance(node, RowBlank) and node.kind != "number"


def _variants(sequence: Sequence) -> Iterator[Sequence]:
    """The sequence once for each choice among options with blanks. Options with words come first, and the empty option last."""
    choices: list[list[Sequence]] = []
    for node in sequence:
        if isinstance(node, Choice) and _is_open(node):
            plain = tuple(option for option in node.options if not any(map(_is_open, option)))
            ways = [way for option in node.options if option not in plain for way in _variants(option)]
            if plain:
                ways.insert(0, (Choice(plain, needed=True),))
            if not node.needed:
                ways.append(())
            choices.append(ways)
        else:
            choices.append([(node,)])
    for chosen in product(*choices):
        yield tuple(node for part in chosen for node in part)


def _compiled(name: str, part: Part, sequence: Sequence) -> Row:
    blanks: list[RowBlank] = []
    groups: list[list[str]] = [[]]
    before = ""
    for node in sequence:
        if isinstance(node, RowBlank) and node.kind != "number":
            blanks.append(node)
            groups.append([_open_blank(node, quoted=before.endswith("“"))])
        else:
            groups[-1].append(_fixed(node, blanks))
        before = node if isinstance(node, str) else ""
    last = sequence[-1]
    closed = not (isinstance(last, RowBlank) and _is_open(last))
    groups[-1].append(f"(?:\\Z|{_LOST})" if closed else f"(?:\\Z|{_CLAUSE_END})" if _is_bound(last) else "\\Z")
    pattern = "".join(groups[0]) + "".join(f"(?>{''.join(group)})" for group in groups[1:])
    return Row(name, part, _cues(sequence), _firsts(sequence), pattern, tuple(blanks))


def _is_bound(node: Node) -> bool:
    return isinstance(node, RowBlank) and node.bound


def _open_blank(blank: RowBlank, *, quoted: bool) -> str:
    character = "[^”]" if quoted else _NO_MARK if blank.bound else "[^。！？]"
    most = _MOST_BOUND if blank.bound else _MOST[blank.kind]
    if blank.endings:
        return f"({character}{{0,{most}}}?(?:{'|'.join(map(re.escape, blank.endings))}))"
    return f"({character}{{1,{most}}}?)"


def _fixed(node: Node, blanks: list[RowBlank]) -> str:
    if isinstance(node, str):
        return re.escape(node)
    if isinstance(node, RowBlank):
        blanks.append(node)
        return f"({_NUMBER})"
    ordered = sorted(node.options, key=_length, reverse=True)
    options = "|".join("".join(_fixed(inner, blanks) for inner in option) for option in ordered)
    return f"(?:{options})" + ("" if node.needed else "?")


def _length(option: Sequence) -> int:
    """The length of an option of fixed words, so that 能够 is tried before 能. Other options keep their order, behind these."""
    return len(option[0]) if len(option) == 1 and isinstance(option[0], str) else 0


def _firsts(sequence: Sequence) -> frozenset[str] | None:
    """The possible first characters of a sequence; None for any."""
    found, may_be_empty = _beginnings(sequence)
    return None if may_be_empty else found


def _beginnings(sequence: Sequence) -> tuple[frozenset[str] | None, bool]:
    """The result of `_firsts`, and whether the sequence may be empty."""
    found: frozenset[str] = frozenset()
    for node in sequence:
        if isinstance(node, str):
            return found | {node[0]}, False
        if isinstance(node, RowBlank):
            return None, False
        passes = not node.needed
        for option in node.options:
            inner, empty = _beginnings(option)
            if inner is None:
                return None, False
            found |= inner
            passes = passes or empty
        if not passes:
            return found, False
    return found, True


def _cues(sequence: Sequence) -> tuple[str, ...]:
    """Words, of which every matching sentence has at least one. They come from the node whose shortest word is longest."""
    found: list[tuple[str, ...]] = []
    for node in sequence:
        if isinstance(node, str):
            found.append((node,))
        elif isinstance(node, RowBlank) and node.endings:
            found.append(node.endings)
        elif isinstance(node, Choice) and node.needed:
            cues = [_cues(option) for option in node.options]
            if all(cues):
                found.append(tuple(cue for some in cues for cue in some))
    return max(found, key=lambda cues: min(map(len, cues)), default=())
