"""The gallery: the templates to choose from, each with a picture of its page."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from drafter.api.templates import grouped_templates, list_templates, suggest_templates
from drafter.desk.calls import Json
from drafter.desk.picture import picture
from drafter.errors import DrafterError
from drafter.messages.language import tr

SUGGESTED = 3
"""How many templates are suggested for an occasion."""


def gallery(folders: Sequence[Path], pictures: str) -> list[Json]:
    """The templates that can be read, by their groups. pictures: where a server has their pictures; "" where the pictures are sent instead."""
    groups = grouped_templates([entry for entry in list_templates(folders) if entry.info is not None])
    return [
        {
            "name": info.name,
            "title": info.title,
            "genre": info.genre,
            "group": group,
            "summary": info.summary,
            "picture": f"{pictures}{info.name}" if pictures else _sent(info.name, folders),
        }
        for group, entries in groups.items()
        for info in (entry.info for entry in entries)
        if info is not None
    ]


def _sent(template: str, folders: Sequence[Path]) -> str | None:
    """A template's picture as an address that holds it."""
    try:
        svg = picture(template, folders)
    except DrafterError:  # the template is told when it is chosen
        return None
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def suggested(occasion: str, folders: Sequence[Path]) -> list[Json]:
    """The templates that suit an occasion best, with the reason."""
    found = suggest_templates(occasion, folders=folders)
    return [{"name": one.info.name, "why": tr("; ").join(one.reasons)} for one in found][:SUGGESTED]
