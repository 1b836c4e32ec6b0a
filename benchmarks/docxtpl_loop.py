"""What a user of docxtpl writes to fill a template with many files of data: ``python docxtpl_loop.py TEMPLATE DATA... FOLDER``."""

import io
import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main(template: str, *paths: str) -> None:
    """Fill the template with the data of each path but the last, which is the folder to write to."""
    *sources, folder = map(Path, paths)
    packed = Path(template).read_bytes()
    for source in sources:
        document = DocxTemplate(io.BytesIO(packed))
        document.render(json.loads(source.read_text(encoding="utf-8")), autoescape=True)
        document.save(folder / f"{source.stem}.docx")


if __name__ == "__main__":
    main(*sys.argv[1:])
