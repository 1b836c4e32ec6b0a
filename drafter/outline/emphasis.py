"""Emphasis in the texts of an outline (``**务必**``).

The first in a file is told: its signs are not printed, and somebody may have meant them as text. The marks of footnotes are noted, for
`drafter.outline.footnotes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from yaml.nodes import Node, ScalarNode

from drafter.nodes.fields import WRONG
from drafter.nodes.kinds import one_line
from drafter.nodes.source import Source
from drafter.speech.emphasis import LOOKS, has_marks, marked
from drafter.speech.lines import notes_in


def shown_texts(source: Source, node: ScalarNode, lines: Sequence[str], role: str) -> Sequence[str]:
    """The texts of a scalar, as `Source.text_read` gives them back, after what is told of their emphasis and footnotes."""
    if source.emphatic:
        for line in lines:
            if "[^" in line:
                _note_marks(source, node, line)
    for line in lines:
        if "^[" in line and "]" in line and not getattr(line, "kind", ""):
            _note_inline(source, node, line)
    if not source.emphasis_told:
        for line in lines:
            spans = [span for span in getattr(marked(line), "spans", ()) if span.note is None] if has_marks(line) else ()
            if spans:
                source.emphasis_told = True
                start, stop, looks = spans[0]
                words = str(marked(line))[start:stop]
                signs = "".join(LOOKS[look] for look in looks)
                source.notice("outline.emphasis", node, found=f"{signs}{words}{signs[::-1]}", look=looks[-1])
                break
    return source.text_read(node, lines, role)


def caption(source: Source, node: Node) -> object:
    """The caption of a table or a picture: one line, which may have emphasis."""
    found = one_line(source, node)
    if found is WRONG or not found or not isinstance(node, ScalarNode):
        return found
    return shown_texts(source, node, (str(found),), "text")[0]


def _note_marks(source: Source, node: ScalarNode, line: str) -> None:
    """Note the footnotes that a text refers to. What only looks like the mark of a footnote is told."""
    text = marked(line)
    notes = notes_in(text)
    if notes and not text.strip():
        source.add("outline.footnote-alone", node, found=f"[^{notes[0].name}]")
        return
    times = Counter(note.name for note in notes)
    for note in notes:
        if source.note_marks.setdefault(note.name, node) is not node or times[note.name] > 1:
            source.notice("outline.footnote-again", node, found=note.name)
    if (at := text.find("[^")) >= 0 and "[^" in line and "\\[^" not in line:
        source.notice("outline.footnote-form", node, found=str(text)[at : at + _SHOWN])


def _note_inline(source: Source, node: ScalarNode, line: str) -> None:
    """Tell a footnote inside a text as pandoc writes it, ``各县^[含各区。]``."""
    at = line.find("^[")
    if line[at - 1 : at] != "\\" and "]" in line[at:]:
        source.notice("outline.footnote-inline", node, found=line[at : line.index("]", at) + 1][:_SHOWN])


_SHOWN = 12
"""The most characters that a message shows of what only looks like a footnote or its mark."""
