"""Notes that name the lines of their front: ``标题：在春耕会上的讲话``, ``讲话人：李明``."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import any_of, read_table
from drafter.read.source import SourceText

_MOST = 8
"""Lines at the start of a text that may have such words."""


@cache
def _labels() -> tuple[dict[str, str], re.Pattern[str]]:
    labels: dict[str, str] = read_table("pull", "drafts")["labels"]
    return labels, re.compile(rf"[\s　]*(?P<label>{any_of(labels)})[ 　]*[：:][ 　]*(?P<words>\S.*)")


def unlabelled(source: SourceText) -> SourceText:
    """A source without the labels of its front lines. The label of a line becomes its hint. Labels are looked for only in texts that label their title."""
    labels, pattern = _labels()
    lines = source.text.split("\n")
    found = {at: match for at, line in enumerate(lines[: 2 * _MOST]) if (match := pattern.fullmatch(line.rstrip()))}
    if not any(labels[match["label"]] == "title" for match in found.values()):
        return source
    for at, match in found.items():
        lines[at] = match["words"]
    hints = dict(source.hints) | {at: labels[match["label"]] for at, match in found.items()}
    return source._replace(text="\n".join(lines), hints=tuple(sorted(hints.items())))
