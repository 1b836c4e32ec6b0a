"""What was emitted, rendered again."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from drafter import api
from drafter.mine.emit import Emitted, emit
from drafter.mine.model import Mined, MinedSpeech
from drafter.speech.tree import Document

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
"""The folder beside whose files outlines are rendered."""


def mined(document: Document, speeches: Sequence[MinedSpeech] = ()) -> Mined:
    """A document as mining hands it on."""
    return Mined("source.txt", document, tuple(speeches))


def rendered(emitted: Emitted) -> api.Rendered:
    """The emitted outline through the emitted templates, as text."""
    with tempfile.TemporaryDirectory() as folder:
        for template in emitted.templates:
            (Path(folder) / f"{template.name}.md.j2").write_text(template.text, encoding="utf-8")
        return api.render(emitted.outline, source=str(SAMPLES / "outline.yaml"), to="txt", folders=(Path(folder),))


def again(document: Document, *speeches: MinedSpeech, chinese: bool = False) -> Document:
    """A document emitted and rendered again."""
    return rendered(emit(mined(document, speeches), "学来", chinese=chinese)).document
