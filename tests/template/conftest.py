"""Templates of a test in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from drafter import api
from drafter.errors import DrafterError

Render = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """A folder with templates by name."""

    def make(templates: Mapping[str, str], name: str = "templates") -> Path:
        made = tmp_path / name
        for template, text in templates.items():
            path = made / f"{template}.md.j2"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return made

    return make


@pytest.fixture
def render(folder) -> Render:
    """An outline's text through templates given by name, as plain text with ``↵`` between lines; Markdown with ``to="md"``."""

    def run(outline: str, templates: Mapping[str, str] | None = None, to: str = "txt") -> str:
        folders = (folder(templates),) if templates else ()
        return api.render(outline, to=to, folders=folders).data.decode().strip("\n").replace("\n", "↵")

    return run


@pytest.fixture
def fault(render, tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """The code and the place of the first fault of a rendering, the folder's path left out."""

    def run(outline: str, templates: Mapping[str, str] | None = None) -> tuple[str, str]:
        with pytest.raises(DrafterError) as caught:
            render(outline, templates)
        first = caught.value.faults[0]
        return first.code, str(first.place).replace(f"{tmp_path}/templates/", "")

    return run
