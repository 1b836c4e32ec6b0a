"""Emphasis in the texts of an outline: its first use in a file is told, because a sign that was meant as text would be gone."""

from __future__ import annotations

from collections.abc import Sequence

from yaml.nodes import ScalarNode

from drafter.nodes.source import Source
from drafter.speech.emphasis import LOOKS, has_marks, marked


def shown_texts(source: Source, node: ScalarNode, lines: Sequence[str], role: str) -> Sequence[str]:
    """What `Source.text_read` returns for the texts of a scalar. The first of them with emphasis is told."""
    if not source.emphasis_told:
        for line in lines:
            if has_marks(line) and (spans := getattr(marked(line), "spans", ())):
                source.emphasis_told = True
                start, stop, looks = spans[0]
                words = str(marked(line))[start:stop]
                signs = "".join(LOOKS[look] for look in looks)
                source.notice("outline.emphasis", node, found=f"{signs}{words}{signs[::-1]}", look=looks[-1])
                break
    return source.text_read(node, lines, role)
