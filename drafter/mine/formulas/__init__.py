"""Formulas: sentences that recur in a genre, with named blanks, such as ``下面，围绕{主题}，我讲几点要求。``.

`find_formulas` finds the formulas of a speech with the table ``data/formulas.yaml``, whose language `rows` explains. `name_slots`
finds and names the blanks of any sentence.
"""

from __future__ import annotations

from drafter.mine.formulas.find import find_formulas
from drafter.mine.formulas.slots import name_slots

__all__ = ["find_formulas", "name_slots"]
