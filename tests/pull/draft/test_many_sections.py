"""A template is chosen by the first sections of a text, so that one with thousands of headings is drafted at once."""

from __future__ import annotations

import pytest
import yaml

from drafter.pull.draft import best
from drafter.pull.draft.habits import Habits, habits_of
from drafter.template.frontmatter import TemplateInfo
from drafter.template.render import Renderer
from tests.pull.draft.laws import holds


def text_of(count: int) -> bytes:
    """A speech of so many sections."""
    return (
        "在修渠动员会上的讲话\n同志们：\n" + "".join(f"{number}、第{number}段渠\n修好它。\n" for number in range(1, count + 1))
    ).encode()


@pytest.mark.parametrize("count", [3, 90])
def test_no_template_is_rendered_with_all_of_many_sections(count: int, monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[str, int]] = []

    def counted(info: TemplateInfo, renderer: Renderer, sections: int) -> Habits:
        asked.append((info.name, sections))
        return habits_of(info, renderer, sections)

    monkeypatch.setattr(best, "habits_of", counted)
    found = holds(text_of(count), "draft.txt", None)
    outline = yaml.safe_load(found.text)
    assert len(outline.get("sections") or outline["部分"]) == count
    assert found.template == "mobilization"
    assert {name for name, sections in asked if sections > 60} == ({found.template} if count > 60 else set())
