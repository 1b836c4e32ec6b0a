"""Drafter's own tables of words: YAML files in the folder ``data`` of a package."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

_PACKAGES = Path(__file__).parent.parent  # importlib.resources would cost 8 ms
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def read_table(package: str, name: str, **parts: str) -> Any:
    """A package's table by its name, as plain values. It is ours: what is wrong with it is a bug, and raises.

    parts: what stands for their names in braces, wherever these stand: ``{han}`` for Chinese numerals.
    """
    text = _text(package, name)
    for part, signs in parts.items():
        text = text.replace(f"{{{part}}}", signs)
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the safe loaders


def read_document(package: str, name: str, number: int) -> Any:
    """One document of a table that has several, from 0 on. What stands behind it in the file is not parsed."""
    return next(islice(yaml.load_all(_text(package, name), Loader=_LOADER), number, None))


def _text(package: str, name: str) -> str:
    return (_PACKAGES / package / "data" / f"{name}.yaml").read_text(encoding="utf-8")


def any_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, as they are written, the longest first: of two that begin alike the longer one counts."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
