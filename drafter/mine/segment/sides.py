"""Finds points below a section by how their paragraphs begin, whatever the words are: a label of one length and a colon each, labels in brackets above texts, two sides of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from drafter.files.tables import any_of
from drafter.mine.clean.front.names import is_person_with_post
from drafter.mine.clean.lines import finished
from drafter.mine.dialogue import is_turn
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.headings import introduces
from drafter.mine.segment.sentences import sentence_end
from drafter.mine.segment.shared import shared_start
from drafter.mine.simplified import simplified
from drafter.speech.surnames import common

LEAST = 3
"""The fewest paragraphs in a row that begin alike; two may do so by chance."""
SHORTEST_TEXT = 12
"""The fewest characters of the text behind a label."""
_LABEL = re.compile(
    r"(?:(?P<label>[\u4e00-\u9fff“”]{1,6})[：:]|【(?P<boxed>[^【】。！？：:，]{1,12})】[：:]?|在?(?P<about>[\u4e00-\u9fff]{2,4})(?:方面)?上[，,])(?=\S)"
)
_BRACKETED = re.compile(r"[（(][\u4e00-\u9fff]{2,8}[）)]")


def labelled_row(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Paragraphs one below the other that each begin with a label of its own, all of much the same length: ``巡护：……``, ``值守：……``, ``宣传：……``; empty with fewer than `LEAST`.

    Who speaks, by name or as ``父亲``, and what introduces speech is no label, nor is one that comes again.
    """
    best: list[SourceParagraph] = []
    row: list[SourceParagraph] = []
    known: list[tuple[str, str]] = []
    for paragraph in paragraphs:
        label = _label_of(paragraph)
        if row and (label is None or not _goes_on(known, label)):
            row, known = [], []
        if label is not None:
            row.append(paragraph)
            known.append(label)
            fits = len(row) >= max(LEAST, len(best)) and not _name_persons([words for _, words in known])
            best = row if fits else best
    return list(best)


def _label_of(paragraph: SourceParagraph) -> tuple[str, str] | None:
    """The kind of a label and its words; None without one."""
    found = _LABEL.match(paragraph.text) if paragraph.mark is None and not paragraph.is_address else None
    if found is None or len(paragraph.text) - found.end() < SHORTEST_TEXT or not finished(paragraph.text):
        return None
    kind, words = next((kind, words) for kind, words in found.groupdict().items() if words)
    plain = kind == "boxed" or not (introduces(words) or is_turn(paragraph) or _pattern("fact").search(words))
    return (kind, words) if plain and paragraph.text[found.end()] not in "“「" else None


def _goes_on(known: Sequence[tuple[str, str]], label: tuple[str, str]) -> bool:
    """Whether a label stands in a row with those above: of the same kind, of much the same length, and none of them."""
    return label not in known and label[0] == known[0][0] and abs(len(label[1]) - len(known[0][1])) <= EVEN


EVEN = 2
"""By how many characters the labels of a row differ in length at the most."""


def short_sentences(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Paragraphs one below the other whose first sentences are a few characters, as many each, and begin alike: ``抓巡护。……``, ``抓值守。……``, ``抓宣传。……``.

    What somebody did is told, and heads nothing: ``他来了。……``, ``老陈挖渠。……``.
    """
    best: list[SourceParagraph] = []
    row: list[SourceParagraph] = []
    above = ""
    for paragraph in paragraphs:
        end = sentence_end(paragraph.text[: LONGEST_SENTENCE + 2]) if paragraph.mark is None else -1
        head = paragraph.text[:end] if 2 < end <= LONGEST_SENTENCE and len(paragraph.text) > end + SHORTEST_TEXT else ""
        head = "" if _pattern("tells").search(simplified(head)) else head
        if head and "，" not in head and head[0] == above[:1] and len(head) == len(above) and head != above:
            row.append(paragraph)
        else:
            row = [paragraph] if head else []
        above = head
        fits = len(row) >= max(LEAST, len(best)) and not _is_one_person(row)
        best = row if fits else best
    return list(best)


def _is_one_person(row: Sequence[SourceParagraph]) -> bool:
    """Whether all sentences of a row begin with the same person, of whom they tell."""
    return _pattern("person").match(simplified(shared_start([paragraph.text[:LONGEST_SENTENCE] for paragraph in row]))) is not None


LONGEST_SENTENCE = 8
"""The most characters of such a sentence."""


def bracketed_lines(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Labels in round brackets of one length, each above a text: ``（春季）``, ``（夏季）``, ``（秋冬）``; empty with fewer than `LEAST`. A remark comes again, or differs in length."""
    found = [
        paragraph
        for paragraph, below in pairwise(paragraphs)
        if is_bracketed(paragraph) and len(below.text) > 2 * len(paragraph.text)
    ]
    texts = {paragraph.text for paragraph in found}
    return found if len(found) == len(texts) >= LEAST and len(set(map(len, texts))) == 1 else []


def is_bracketed(paragraph: SourceParagraph) -> bool:
    """Whether a line is a few words in round brackets."""
    return paragraph.text[0] in "（(" and bool(_BRACKETED.fullmatch(paragraph.text))


def two_sides(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs that begin with the sides of a thing, each with these words: ``一方面，……``, ``另一方面，……``; empty without them, or where the first has none behind it."""
    found = list(_sides(paragraphs))
    return found if len(found) > 1 else []


def _sides(paragraphs: Sequence[SourceParagraph]) -> Iterator[tuple[SourceParagraph, str]]:
    begun = False
    for paragraph in paragraphs:
        match = _pattern("other_side" if begun else "side").match(paragraph.text)
        if match and len(paragraph.text) - match.end() >= 2 and _pattern("second_side").search(paragraph.text, match.end()) is None:
            begun = True
            yield paragraph, match[0]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A pattern of the table of labels and sides."""
    rows = table("words")["sides"]
    return re.compile(rows[name].replace("{kin}", any_of(rows["kin"])).replace("{family}", common()))


def colon_lines(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Labels with a colon on lines of their own, two and more of them above lines of whatever kind: ``巡护队：``, ``扑火队：``. No label comes again, or stands directly above another."""
    found = [at for at, paragraph in enumerate(paragraphs) if is_label(paragraph)]
    labels = [paragraphs[at] for at in found]
    apart = all(below - above > 1 for above, below in pairwise([*found, len(paragraphs)]))
    distinct = len({paragraph.text for paragraph in labels}) == len(labels)
    said = any(map(is_turn, labels)) or _name_persons([label.text[:-1] for label in labels])
    return labels if len(labels) > 1 and apart and distinct and not said else []


def _name_persons(labels: Sequence[str]) -> bool:
    """Whether most labels are names of persons, or say who they are: ``母亲``, ``老李``. A single one may only look like a name: 苗圃."""
    return sum(map(_is_who, labels)) * 2 > len(labels)


def _is_who(label: str) -> bool:
    return _pattern("person").fullmatch(simplified(label)) is not None or is_person_with_post(label)


def labels_over(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """The labels that head the parts of a text without marks: three and more on lines of their own, each above a text that is longer, or in front of theirs, which are most of the text."""
    labels = colon_lines(paragraphs)
    places = {paragraph.at: paragraph for paragraph in paragraphs}
    texts = [places[label.at + 1].text for label in labels]
    alone = len(labels) >= LEAST and all(finished(text) and len(text) >= LONGEST_LABEL for text in texts)
    if alone:
        return labels
    row = labelled_row(paragraphs)
    size = sum(len(paragraph.text) for paragraph in row)
    named = all(paragraph.text[1] not in "：:" for paragraph in row)  # 德：, 能： are sections only where somebody says so
    return row if named and size * 2 > sum(len(paragraph.text) for paragraph in paragraphs) else []


def is_label(paragraph: SourceParagraph) -> bool:
    """Whether a line is a few words that name something, and a colon: ``巡护：``. What only leads to a list is none: ``主要做法如下：``, nor what introduces speech."""
    text = paragraph.text
    if text[-1] not in "：:" or not 1 < len(text) <= LONGEST_LABEL or paragraph.mark is not None or paragraph.is_address:
        return False
    words = text[:-1].strip()
    return bool(_NAMES.fullmatch(words)) and not introduces(words) and not _pattern("leads").search(words)


LONGEST_LABEL = 17
"""The most characters of such a line."""
_NAMES = re.compile("[^（(问答，,。；;：:！!？?、“”我你您他她…][^，,。；;：:！!？?、“”我你您他她…]+")
