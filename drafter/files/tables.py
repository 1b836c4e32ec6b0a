"""Drafter's word tables: YAML files in the folder ``data`` of a package."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

_PACKAGES = Path(__file__).parent.parent  # importlib.resources would cost 8 ms
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


_KEPT = 8
"""How many tables are kept in memory: enough for those that are read again for every sentence. A large table is read once, and what is
made of it is kept elsewhere; it is soon dropped here."""


@lru_cache(maxsize=_KEPT)
def read_table(package: str, name: str, **parts: str) -> Any:
    """A table as plain Python values. Callers share them, and must not change them.

    package, name: ``read_table("mine", "hints")`` reads ``mine/data/hints.yaml``.
    parts: texts that replace their names in braces anywhere in the file: ``{han}`` by the characters of Chinese numerals. A faulty
    table is a bug and raises PyYAML's errors.
    """
    text = _text(package, name)
    for part, signs in parts.items():
        text = text.replace(f"{{{part}}}", signs)
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the safe loaders


def read_document(package: str, name: str, number: int) -> Any:
    """One YAML document of a table with several, counted from 0. Later documents are not parsed."""
    return next(islice(yaml.load_all(_text(package, name), Loader=_LOADER), number, None))


def _text(package: str, name: str) -> str:
    return (_PACKAGES / package / "data" / f"{name}.yaml").read_text(encoding="utf-8")


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of some words literally.

    Longer words come first, so that the longer of two with the same beginning counts.
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
