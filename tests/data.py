"""The data of tests: cases, tables of words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def read_data(path: Path) -> Any:
    """What a YAML file holds, read by libyaml where that is installed: every run of the tests reads all of them, several times as fast."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
