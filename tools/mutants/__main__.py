"""Draw, run, report.

SEED, COUNT: of the sample. WORKERS: how many at a time. FOLDER: of the package, whose mutants are drawn. TESTS: folders or files of tests
that are run, all if not given: FOLDER=drafter/pull TESTS=tests/pull for a quick look at one room.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import yaml

from tools.mutants.covered import Covered, collect, copy
from tools.mutants.drawn import Mutant, draw
from tools.mutants.run import survives

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "mutants"
MOST = 0.1
"""The share of mutants that may survive."""


def main() -> int:
    """0 where few enough survive."""
    seed, count, workers = (int(os.environ.get(name) or usual) for name, usual in (("SEED", 1), ("COUNT", 60), ("WORKERS", 2)))
    covered = collect(ROOT, BUILD, workers, os.environ.get("TESTS", "").split())
    mutants = draw(ROOT, os.environ.get("FOLDER") or "drafter", seed, count)
    rows = yaml.safe_load(Path(__file__).with_name("equivalent.yaml").read_text(encoding="utf-8")) or []
    equivalent = {(row["module"], row["change"]) for row in rows}
    survivors = []
    for mutant, lives in _results([m for m in mutants if (m.path, m.change) not in equivalent], covered, workers):
        if lives:
            survivors.append(mutant)
            print(f"\n{mutant.diff}", flush=True)
    same = sum((mutant.path, mutant.change) in equivalent for mutant in mutants)
    killed = len(mutants) - same - len(survivors)
    print(f"\nseed {seed}, {len(mutants)} mutants: {killed} killed, {len(survivors)} survived, {same} equivalent")
    return int(len(survivors) > MOST * len(mutants))


def _results(mutants: list[Mutant], covered: Covered, workers: int) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it survives; as many at a time as there are copies of the checkout."""
    trees = SimpleQueue[Path]()
    for number in range(workers):
        copy(ROOT, BUILD / str(number))
        trees.put(BUILD / str(number))

    def tried(mutant: Mutant) -> bool:
        tree = trees.get()
        began = time.monotonic()
        try:
            lives = survives(mutant, tree, covered)
        finally:
            trees.put(tree)
        print(f"{'survived' if lives else 'killed'}  {mutant.path}:{mutant.line}  {time.monotonic() - began:.0f} s", flush=True)
        return lives

    with ThreadPoolExecutor(workers) as executor:
        yield from zip(mutants, executor.map(tried, mutants), strict=True)


raise SystemExit(main())
