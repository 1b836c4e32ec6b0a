"""The styles of the desk: none of its own parts has the name of a kind of line, whose form on the page it would spoil."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.layout import layout_names, load_layout
from drafter.write.stylesheet import scoped_stylesheet

CSS = Path(__file__).parents[2] / "desk" / "src" / "desk.css"


def _classes(selectors: str) -> set[str]:
    return set(re.findall(r"\.([a-z][a-z0-9-]*)", selectors))


def _of_the_page() -> set[str]:
    sheets = (scoped_stylesheet(load_layout(name), ".paper") for name in layout_names())
    return {name for sheet in sheets for name in _classes(re.sub(r"\{[^}]*\}", "", sheet))} - {"paper"}


def test_no_rule_outside_the_page_is_for_a_kind_of_line():
    rules = re.sub(r"/\*.*?\*/", "", CSS.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = [one.strip() for group in re.findall(r"([^{}]+)\{", rules) for one in group.split(",")]
    bare = {one for one in selectors if one.startswith(".") and not re.search(r"[ >+~]", one) and not one.startswith(".paper")}
    assert {one for one in bare if _classes(one) & _of_the_page()} == set()


def test_the_page_has_classes_to_look_for():
    assert {"source", "quote", "signature", "table-row"} <= _of_the_page()
