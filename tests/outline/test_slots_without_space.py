"""A slot whose colon was mistyped is named in its own line."""

import pytest

from drafter.errors import OutlineError
from drafter.outline.load import load


@pytest.mark.parametrize(
    ("first", "second", "line"), [("安排:公司", "题目: 二", 2), ("安排: 公司", "题目:二", 3), ("安排：公司", "题目: 二", 2)]
)
def test_a_slot_without_its_space_is_named_in_its_own_line(first: str, second: str, line: int):
    with pytest.raises(OutlineError) as caught:
        load(f"slots:\n  {first}\n  {second}\n")
    (fault,) = caught.value.faults
    assert (fault.code in ("yaml.no-space-after-colon", "yaml.wide-colon"), fault.place.line) == (True, line)
