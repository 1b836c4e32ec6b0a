"""Fixed sentences of templates in texts: found as a whole, at the start of a sentence, with words in their blanks."""

from __future__ import annotations

import pytest

from drafter.pull.draft.fixed import without_fixed
from drafter.pull.draft.habits import FixedText
from drafter.template.frontmatter import Slot

TOPIC = FixedText(("下面，围绕", "，我讲几点要求。"), ("主题",))
COUNTED = FixedText(("主要做了两方面工作：",))
SLOTS = {"主题": Slot("主题"), "人数": Slot("人数", type="number")}


@pytest.mark.parametrize(
    ("paragraph", "topic", "left"),
    [
        ("下面，围绕安全，我讲几点要求。", "安全", []),
        ("下面围绕安全，我讲几点要求。", "安全", []),
        ("刚才听了通报。下面，围绕安全、质量，我讲几点要求。", "安全、质量", ["刚才听了通报。"]),
        ("下面，围绕安全，我讲几点要求。请记好。", "安全", ["请记好。"]),
        ("他说下面，围绕安全，我讲几点要求。", "", ["他说下面，围绕安全，我讲几点要求。"]),
        ("下面，围绕安全，我讲几点要求和打算。", "", ["下面，围绕安全，我讲几点要求和打算。"]),
        ("下面，围绕安全。我讲几点要求。", "", ["下面，围绕安全。我讲几点要求。"]),
        ("下面，围绕，我讲几点要求。", "", ["下面，围绕，我讲几点要求。"]),
    ],
)
def test_a_fixed_sentence(paragraph: str, topic: str, left: list[str]):
    found = without_fixed((paragraph,), (TOPIC,), SLOTS, {}, 2)
    assert (found.slots.get("主题", ""), list(found.items)) == (topic, left)
    assert bool(found.found) != bool(found.missing)


def test_a_number_of_sections_may_be_another():
    assert without_fixed(("主要做了五方面工作：",), (COUNTED,), SLOTS, {}, 2).items == ()
    assert without_fixed(("主要做了许多方面工作：",), (COUNTED,), SLOTS, {}, 2).missing == (COUNTED,)


def test_the_ordinal_of_a_paragraph_is_no_part_of_a_slot():
    people = FixedText(("", "现有干部职工很多。"), ("主题",))
    assert without_fixed(("一、县局现有干部职工很多。",), (people,), SLOTS, {}, 2).missing == (people,)


def test_a_slot_has_one_value():
    assert without_fixed(("下面，围绕安全，我讲几点要求。",), (TOPIC,), SLOTS, {"主题": "质量"}, 2).missing == (TOPIC,)


def test_a_slot_for_a_number_takes_a_number():
    people = FixedText(("现有干部职工", "人。"), ("人数",))
    assert without_fixed(("现有干部职工120人。",), (people,), SLOTS, {}, 2).slots == {"人数": "120"}
    assert without_fixed(("现有干部职工许多人。",), (people,), SLOTS, {}, 2).missing == (people,)


def test_a_sentence_that_may_be_left_out_is_not_missing():
    assert without_fixed(("完了。",), (TOPIC._replace(optional=True),), SLOTS, {}, 2).missing == ()
