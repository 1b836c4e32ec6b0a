"""What the page without an installation holds of Python, as one archive: Drafter, and the packages that its desk imports.

``python -m tools.page_archive FILE`` takes both from this environment, so that the page has the versions that the tests ran with. Packages are taken
without their compiled parts: each of them has a form in Python alone.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
DISTRIBUTIONS = ("jinja2", "markupsafe", "pyyaml", "markdown-it-py", "mdurl", "budoux", "openpyxl", "et_xmlfile")
LEFT_OUT = ("cli/", "desk/static/", "desk/server.py", "desk/guard.py", "__main__.py", "proofread/revise.py")
"""Of Drafter: the command line, the server, and comments in Word files, which need python-docx."""

UNUSED = ("_yaml/", "markdown_it/cli/", "budoux/main.py", "budoux/evaluate_model.py")
"""Of the packages: what is of use to compiled code or in a terminal alone."""

DATA = ("budoux/models/zh-hans.json", "budoux/skip_nodes.json")
"""Of the packages: data that they read."""

_COMMENTS = re.compile(rb"^#.*\n", re.MULTILINE)
"""Lines of a table that are comments, which nobody reads in a page. Those that are indented may be words of a text."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def files() -> Iterator[tuple[str, bytes]]:
    """The files of the archive, by their places in it, sorted."""
    found = {
        f"drafter/{name}": path
        for name, path in _tree(ROOT / "drafter")
        if not name.startswith(LEFT_OUT) and not name.endswith(".po")
    }
    found |= {f"drafter/_data/templates/{name}": path for name, path in _tree(ROOT / "templates")}
    for name in DISTRIBUTIONS:
        for file in distribution(name).files or ():
            path = Path(str(file.locate()))
            wanted = path.suffix in (".py", ".md") or file.as_posix() in DATA or path.name.upper().startswith(("LICEN", "COPYING"))
            if wanted and not file.as_posix().startswith(UNUSED):
                found[file.as_posix()] = path
    for name, path in sorted(found.items()):
        data = path.read_bytes()
        yield name, _COMMENTS.sub(b"", data) if _is_table(name) else data


def _is_table(name: str) -> bool:
    """Whether a file is a table that the program alone reads. The shipped layouts are shown with their comments."""
    return name.endswith(".yaml") and "/data/" in name and not name.startswith("drafter/layout/")


def _tree(root: Path) -> Iterator[tuple[str, Path]]:
    for path in root.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix(), path


def main(target: str) -> None:
    """Write the archive. It is not compressed: the page compresses all of it together."""
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)


if __name__ == "__main__":
    main(sys.argv[1])
