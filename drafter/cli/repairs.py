"""Writes the repairs of `drafter check --fix`, and shows them for `--diff`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from drafter.api import STDIN, Repaired, is_folder
from drafter.cli.report import put, save
from drafter.errors import Fault, UsageError

WORD = ".docx"


class Repairs:
    """The files that repairs are written to. The constructor raises UsageError for options that name no file for a repair.

    count: how many repairs were put so far.
    """

    def __init__(self, paths: Sequence[Path], output: str | None, *, fix: bool, diff: bool, force: bool) -> None:
        self.diff = diff
        self.output = output
        self.force = force
        self.count = 0
        self.folder = Path(output) if output is not None and output != STDIN and is_folder(output) else None
        if output is not None and not fix:
            raise UsageError(Fault("usage.output-alone"))
        if output is not None and len(paths) > 1 and self.folder is None:
            raise UsageError(Fault("usage.folder-wanted", facts={"count": len(paths), "found": output}))
        if fix and not diff and output is None:
            _refuse_in_place(paths)
        targets = [self._target(path) for path in paths]
        for path, target in zip(paths, targets, strict=True):
            if output not in (None, STDIN) and (path.suffix.lower() == WORD) != (target.suffix.lower() == WORD):
                facts: dict[str, object] = {"found": str(path), "wanted": target.suffix, "expected": path.suffix or ".txt"}
                raise UsageError(Fault("usage.fix-form", facts=facts))
        twice = next((target for target, count in Counter(targets).items() if count > 1), None)
        if self.folder is not None and twice is not None:
            raise UsageError(Fault("usage.same-output", facts={"found": str(twice)}))

    def _target(self, path: Path) -> Path:
        return self.folder / path.name if self.folder is not None else Path(self.output or path)

    def put(self, path: Path, repaired: Repaired) -> None:
        """Write a repaired file, or print the difference. Raises OutputError."""
        if self.diff:
            put(_difference(str(path), repaired), end="")
        elif self.output == STDIN:
            put(repaired.data)
        else:
            in_place = self.output is None
            save(repaired.data, self._target(path), force=self.force or in_place, made_from=repaired.source if in_place else None)
        self.count += repaired.repairs


def _refuse_in_place(paths: Sequence[Path]) -> None:
    for path in paths:
        if str(path) == STDIN:
            raise UsageError(Fault("usage.fix-stdin"))
        if path.suffix.lower() == WORD:
            raise UsageError(Fault("usage.fix-copy", facts={"found": str(path)}))


def _difference(name: str, repaired: Repaired) -> str:
    """The difference between a file and its repaired form, as a unified diff."""
    before, after = (text.split("\n") for text in (repaired.before, repaired.after))
    return "".join(f"{line}\n" for line in unified_diff(before, after, name, name, lineterm=""))
