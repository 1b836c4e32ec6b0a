"""``python -m tests.mine.wrappings [--pairs N] [--seed S] [--examples N] [--text WORD] [--wrapping WORD]``: the shares, on the screen."""

from __future__ import annotations

import argparse
import itertools
import sys

from tests.mine.wrappings.known import known_texts
from tests.mine.wrappings.results import pairs, report, singles


def main() -> None:
    """Wrap, mine, and print."""
    parser = argparse.ArgumentParser(description="How much of a speech's structure mining finds whatever is wrapped round it.")
    parser.add_argument("--pairs", type=int, default=0, metavar="N", help="pairs of wrappings for each text")
    parser.add_argument("--seed", type=int, default=1, help="of the draw of pairs")
    parser.add_argument("--examples", type=int, default=2, help="failures shown for each wrapping")
    parser.add_argument("--text", default="", help="only texts with this in their name")
    parser.add_argument("--wrapping", default="", help="only wrappings with this in their name")
    given = parser.parse_args()
    texts = [text for text in known_texts() if given.text in text.name]
    results = itertools.chain(singles(texts), pairs(texts, given.pairs, given.seed) if given.pairs else ())
    sys.stdout.write(
        "\n".join(report([result for result in results if given.wrapping in " ".join(result.names)], given.examples)) + "\n"
    )


if __name__ == "__main__":
    main()
