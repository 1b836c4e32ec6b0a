"""Texts for emitted templates: forms of blocks (``data/blocks.yaml``), sentences for comments (``data/remarks.yaml``)."""

from __future__ import annotations

from string import Template

from drafter.mine.patterns import table


def block(form: str, /, **values: str) -> str:
    """A Jinja block. form: its name in the table. values: for the blanks of the form."""
    return _filled("blocks", form, values)


def remark(form: str, /, **values: object) -> str:
    """A sentence of a comment, or a part of one. form: its name in the table. values: for the blanks of the form."""
    return _filled("remarks", form, values)


def _filled(name: str, form: str, values: dict[str, object] | dict[str, str]) -> str:
    return Template(table(name)[form]).substitute(values)
