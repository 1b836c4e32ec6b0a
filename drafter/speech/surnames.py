"""Family names: patterns of them for all who look for names of persons."""

from __future__ import annotations

from functools import cache

from drafter.files.tables import any_of, read_table


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = read_table("speech", "surnames")
    return table


def common() -> str:
    """The commonest family names of one character, without those that are words too."""
    return _table()["common"]


def compound() -> tuple[str, ...]:
    """The family names of two characters."""
    return tuple(_table()["compound"])


def family_name(*groups: str) -> str:
    """A pattern of any family name, of one or two characters. groups: of ``data/surnames.yaml``, beside `common` and `further`."""
    table = _table()
    return f"(?:{any_of(table['compound'])}|[{''.join(table[name] for name in ('common', 'further', *groups))}])"


def named_person() -> str:
    """A pattern of how a piece that names a person ends or, with a family name alone, what it is: ``程志远同志``, ``李站长``, ``镇长周涛``."""
    table = _table()
    behind_post = rf"(?:{any_of(table['before'])}){family_name()}[\u4e00-\u9fff]{{1,2}}$"
    return f"..(?:{any_of(table['titles'])})$|^{family_name()}(?:{any_of(table['posts'])})长?$|{behind_post}"
