"""The picture of the house is the house."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = re.search(r"```text\ndrafter/\n(.*?)```", (ROOT / "docs/architecture.md").read_text(encoding="utf-8"), re.DOTALL)
ROOMS = re.findall(r"^[├└]── (\w+)", PICTURE[1], re.MULTILINE) if PICTURE else []


def test_the_picture_shows_what_lies_in_the_folder():
    there = {path.stem for path in (ROOT / "drafter").iterdir() if not path.name.startswith(("_", ".")) and path.suffix != ".typed"}

    assert sorted(ROOMS) == sorted(there), "draw the room into the picture of docs/architecture.md"
    assert len(ROOMS) <= 17


def test_the_picture_has_the_rooms_in_the_order_that_imports_keep():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in config["tool"]["importlinter"]["contracts"]}
    layers = [set(re.findall(r"\w+", layer)) - {"__main__"} for layer in contracts["direction"]["layers"]]
    floors = [next(number for number, layer in enumerate(layers) if room in layer) for room in ROOMS]

    assert floors == sorted(floors)


def test_the_table_has_a_row_for_every_room_but_the_lowest():
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page[page.index("## The rooms") :].split("\n## ")[0], re.MULTILINE)

    assert set(rows) == set(ROOMS) - {"errors"}
