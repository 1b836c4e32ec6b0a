"""Mining's tables of words: YAML files in the folder ``data``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_DATA = Path(__file__).with_name("data")  # importlib.resources would cost 8 ms
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def read_table(name: str) -> Any:
    """A table by its name, as plain values. It is ours: what is wrong with it is a bug, and raises."""
    return yaml.load((_DATA / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - one of the safe loaders
