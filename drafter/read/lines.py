"""The lines that a reader has found, with hints, and the report of what it left out."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from operator import itemgetter

from drafter.read.left_out import Kind, left_out
from drafter.read.source import SourceText
from drafter.speech.emphasis import pieces
from drafter.speech.lines import Note
from drafter.speech.look_signs import NOTE_LOOK, SIGNS, has_signs, note_number, note_sign, parted_signs


@dataclass(slots=True)
class Lines:
    """The lines so far.

    hints: for some, by their number from 0. report: what is left out. aside, pages, leads, signs: as in `SourceText`.
    notes: the footnotes by their numbers: the entry in the report, and the text.
    """

    texts: list[str] = field(default_factory=list)
    hints: list[tuple[int, str]] = field(default_factory=list)
    report: list[str] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    notes: dict[int, tuple[str, str]] = field(default_factory=dict)
    leads: list[tuple[int, str]] = field(default_factory=list)
    signs: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, hint: str = "", lead: str = "") -> None:
        """Add a line. An empty line gets no hint. lead: the bold words with which it begins, if plain ones follow."""
        if (lead := lead.strip()) and len(lead) < len(text.strip()):
            self.leads.append((len(self.texts), lead))
        if hint and text.strip():
            self.hints.append((len(self.texts), hint))
        self.texts.append(text)

    def extend(self, others: Lines) -> None:
        """Add all lines of another list, with what is known of them."""
        self.hints += [(len(self.texts) + index, hint) for index, hint in others.hints]
        self.leads += [(len(self.texts) + index, lead) for index, lead in others.leads]
        self.texts += others.texts
        self.notes |= others.notes

    def leave_out(self, kind: Kind, text: str, ahead: int = 1) -> None:
        """Report something beside the next line.

        ahead: 2 where an empty line will be added before that line (unless it is the first).
        """
        self.report.append(left_out(kind, without_signs(text), len(self.texts) + (ahead if self.texts else 1)))

    def source(self, name: str, report: tuple[str, ...] = (), *, markup: bool = True) -> SourceText:
        """The source text. report: entries from before the lines were made; they come first. markup: see `SourceText`."""
        looks: list[tuple[int, int, int, str]] = []
        texts = self.texts
        if any(map(has_signs, texts)):
            parted = [parted_signs(text) for text in texts]
            texts = [text for text, _ in parted]
            looks = _with_words(texts, [(number, *look) for number, (_, said) in enumerate(parted) for look in said])
        said = (*report, *self.report)
        looks, notes = _numbered(looks, self.notes)
        return SourceText(
            name,
            "\n".join(texts),
            said,
            tuple(self.hints),
            False,
            markup,
            tuple(self.aside),
            tuple(looks),
            tuple(self.pages),
            notes,
            tuple(self.leads),
            tuple(self.signs),
        )


def _with_words(texts: list[str], looks: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int, str]]:
    """Looks of lines that have words. The mark of a footnote in a line of its own goes to the end of the line above, or else of the first."""
    if all(texts[number].strip() for number, *_ in looks):
        return looks
    worded = [number for number, text in enumerate(texts) if text.strip()]
    found: list[tuple[int, int, int, str]] = []
    for number, start, stop, look in looks:
        if texts[number].strip():
            found.append((number, start, stop, look))
        elif look.startswith(NOTE_LOOK) and worded:
            to = worded[max(0, bisect(worded, number) - 1)]
            end = len(texts[to].rstrip())
            found.append((to, end, end, look))
    return sorted(found, key=itemgetter(0))


def _numbered(
    looks: list[tuple[int, int, int, str]], notes: dict[int, tuple[str, str]]
) -> tuple[list[tuple[int, int, int, str]], tuple[tuple[str, str], ...]]:
    """Looks whose footnotes are counted from 0, and the footnotes in this order. Marks of unknown footnotes are left out."""
    if not any(look.startswith(NOTE_LOOK) for *_, look in looks):
        return looks, ()
    found: list[tuple[int, int, int, str]] = []
    counted: list[tuple[str, str]] = []
    for *place, look in looks:
        if not look.startswith(NOTE_LOOK):
            found.append((*place, look))  # type: ignore[arg-type]  # three numbers
        elif known := notes.get(note_number(look)):
            found.append((*place, f"{NOTE_LOOK}{len(counted)}"))  # type: ignore[arg-type]
            counted.append(known)
    return found, tuple(counted)


def with_look(text: str, look: str) -> str:
    """A text of a line with signs around it that say its look; blanks at its ends stay outside."""
    begin, end = SIGNS[look]
    inside = text.strip()
    if not inside:
        return text
    at = text.index(inside)
    return f"{text[:at]}{begin}{inside}{end}{text[at + len(inside) :]}"


def signed(text: str, notes: dict[int, tuple[str, str]]) -> str:
    """A text with signs in the place of its spans. notes: gets its footnotes, without an entry of the report."""
    parts: list[str] = []
    for piece, looks in pieces(text):
        shown: str = piece
        if isinstance(piece, Note):
            notes[len(notes)] = ("", piece.text or "")
            shown = note_sign(len(notes) - 1)
        for look in looks:
            shown = f"{SIGNS[look][0]}{shown}{SIGNS[look][1]}"
        parts.append(shown)
    return "".join(parts)


def without_signs(text: str) -> str:
    """A text without the signs of looks."""
    return parted_signs(text)[0] if has_signs(text) else text
