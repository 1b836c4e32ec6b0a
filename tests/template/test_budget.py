"""What each piece of a template costs of what a rendering may do, in steps and in characters."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError

from drafter.template.budget import BUDGET, MAX_CHARACTERS, MAX_STEPS, Budget
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore

ENVIRONMENT = Renderer(TemplateStore()).environment


def spent(template: str) -> tuple[int, int]:
    """Steps and characters that a template costs with a text of two hundred characters and a list of five values."""
    made = ENVIRONMENT.from_string(template)
    budget = Budget()
    token = BUDGET.set(budget)
    try:
        made.render(text="字" * 200, five=[1, 2, 3, 4, 5], table={"a": 1, "b": 2})
    finally:
        BUDGET.reset(token)
    return MAX_STEPS - budget.steps, MAX_CHARACTERS - budget.characters


@pytest.mark.parametrize(
    ("template", "steps", "characters"),
    [  # one step for a block and for each node in it
        ("", 1, 0),
        ("甲", 3, 1),
        ("{{ text }}", 3, 400),  # a value is charged where it is escaped and where the page is joined
        ("{{ 1 + 2 }}", 6, 2),
        ("{{ text ~ text }}", 5, 800),
        ("{{ 1e999 }}", 3, 6),
        ("{{ text + text }}", 6, 1200),
        ("{{ text[1:3] }}", 7, 204),
        ("{{ (five + five) | length }}", 17, 4),
        ("{{ five[1:3] | length }}", 13, 2),
        ("{% if text == '甲' %}{% endif %}", 9, 0),  # sixty-four characters are a step
        ("{% if five == 1 %}{% endif %}", 11, 0),
        ("{% if table == 1 %}{% endif %}", 8, 0),
        ("{% if text is eq('甲') %}{% endif %}", 8, 0),
        ("{% if five is in([1]) %}{% endif %}", 12, 0),
        ("{{ text.strip() }}", 6, 600),
        ("{{ five.index(2) }}", 13, 2),
        ("{{ table.get('a') }}", 8, 2),
        ("{{ text | replace('字', '甲乙') }}", 18, 1400),
        ("{{ '' | replace('', text) }}", 18, 600),
        ("{{ '甲' | replace('', text) }}", 18, 1203),
        ("{% for n in five %}甲{% endfor %}", 21, 5),
    ],
)
def test_a_piece_of_a_template_costs_so_much(template: str, steps: int, characters: int):
    assert spent(template) == (steps, characters)


@pytest.mark.parametrize("template", ["{{ 9" + "9" * 5_000 + " }}", "{{ 1e999 + 1 }}"])
def test_a_number_that_is_too_great_is_the_template_s_fault(template: str):
    with pytest.raises(SecurityError):
        spent(template)
