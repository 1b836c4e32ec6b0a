"""The texts that emitted templates are made of: forms of blocks (``data/blocks.yaml``), sentences about them (``data/remarks.yaml``)."""

from __future__ import annotations

from string import Template

from drafter.mine.patterns import table


def block(form: str, /, **values: str) -> str:
    """A block in Jinja, its blanks filled."""
    return _filled("blocks", form, values)


def remark(form: str, /, **values: object) -> str:
    """A sentence, or a part of one, for those who read the template, its blanks filled."""
    return _filled("remarks", form, values)


def _filled(name: str, form: str, values: dict[str, object] | dict[str, str]) -> str:
    return Template(table(name)[form]).substitute(values)
