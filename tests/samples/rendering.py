"""The samples, rendered as a user would beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from drafter import api

FOLDER = Path(__file__).resolve().parents[2] / "samples"
SAMPLES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def rendered(name: str, to: str = "txt") -> api.Rendered:
    """A sample in a format."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return api.render(text, source=str(FOLDER / f"{name}.yaml"), to=to, folders=(FOLDER / "templates",))
