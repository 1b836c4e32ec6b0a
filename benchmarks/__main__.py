"""``python -m benchmarks [--quick] [--check]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import checking, many, measure, mining, report

PAGE = Path(__file__).resolve().parent.parent / "docs/performance.md"


def main() -> int:
    """Measure, print, write the page; with ``--check``, end with 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Drafter beside its peers, in one run.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: for a look, not for the page (which stays as it is)")
    parser.add_argument("--check", action="store_true", help="end with 1 where a promise is not kept")
    options = parser.parse_args()
    effort = measure.QUICK if options.quick else measure.FULL

    results = report.Results(
        measure.rates(effort),
        measure.whole_processes(effort),
        measure.growth(effort),
        many.many(effort),
        mining.mining(effort),
        checking.checking(effort),
        "make bench",
    )
    measured = report.markdown(results)
    print(measured)
    if not options.quick:
        PAGE.write_text(report.into(PAGE.read_text(encoding="utf-8"), measured), encoding="utf-8")
        print(f"Written to {PAGE.relative_to(Path.cwd()) if PAGE.is_relative_to(Path.cwd()) else PAGE}")
    return int(options.check and not all(promise.kept for promise in report.promises(results)))


if __name__ == "__main__":
    sys.exit(main())
