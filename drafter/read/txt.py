"""``txt``: the lines of a plain text, unchanged but for footnotes at its end."""

from __future__ import annotations

import re

from drafter.read.encodings import decode
from drafter.read.left_out import left_out
from drafter.read.lines import Lines
from drafter.read.source import SourceText
from drafter.speech.look_signs import has_signs, note_sign

_FIRST, _LAST = "①", "⑳"
_NOTE = re.compile(f"[ \t\u3000]*(?P<mark>[{_FIRST}-{_LAST}])[ \t\u3000]*(?P<text>.*)")
ALIKE = 2
"""So many characters behind a mark are the beginning of its line where the mark counts an item, and the line tells more of it: ……①播种②浇水."""


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """The text, without hints. Raises InputError for bytes that are no text."""
    text, report = decode(data, name, encoding)
    return _with_notes(text, name, report) or SourceText(name, text, report)


def _with_notes(text: str, name: str, report: tuple[str, ...]) -> SourceText | None:
    """The source with footnotes, as Drafter writes them: the last lines begin with ①, ② …, and each of these marks stands once above, inside a line.

    None without them.
    """
    if _FIRST not in text or has_signs(text):
        return None
    lines = text.replace("\r\n", "\n").rstrip().split("\n")
    begin = len(lines)
    notes: list[re.Match[str]] = []
    while begin and (note := _NOTE.fullmatch(lines[begin - 1])) and note["text"]:
        notes.insert(0, note)
        begin -= 1
    above = "\n".join(lines[:begin])
    marks = [note["mark"] for note in notes]
    found = re.findall(f"[{_FIRST}-{_LAST}]", above)
    if not notes or marks != found or marks != [chr(ord(_FIRST) + at) for at in range(len(marks))]:
        return None
    if any(_counts(above, note) for note in notes):
        return None
    made = Lines()
    for number, note in enumerate(notes):
        made.report.append(left_out("footnote", note["text"]))
        made.notes[number] = (made.report[-1], note["text"])
        above = above.replace(note["mark"], note_sign(number))
    for line in above.split("\n"):
        made.add(line)
    return made.source(name, report)


def _counts(above: str, note: re.Match[str]) -> bool:
    """Whether a mark counts an item of a list: it begins its line, or the words behind it begin the line below."""
    at = above.index(note["mark"])
    begins = not above[:at].rpartition("\n")[2].strip()
    return begins or above[at + 1 :].lstrip()[:ALIKE] == note["text"][:ALIKE]
