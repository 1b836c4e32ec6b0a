"""``python -m drafter.mine SOURCE… -o DIR``: the JSON of each source, for comparing with gold structures."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from drafter.mine.clean import clean
from drafter.mine.json_form import to_json
from drafter.mine.model import Mined, SourceText
from drafter.mine.segment import segment


def main(arguments: list[str]) -> None:
    """Write NAME.json for each text file."""
    parser = argparse.ArgumentParser(prog="python -m drafter.mine")
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    for path in options.sources:
        cleaned = clean(SourceText(str(path), path.read_text(encoding="utf-8-sig")))
        mined = Mined(str(path), segment(cleaned), (), cleaned.noise, cleaned.repairs, lines=cleaned.lines)
        text = json.dumps(to_json(mined), ensure_ascii=False, indent=1)
        (options.output / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
