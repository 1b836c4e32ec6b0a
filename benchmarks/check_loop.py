"""What a program writes to proofread many files: ``python check_loop.py PROCESSES FILE...``; one process needs no executor."""

import sys
from concurrent.futures import ProcessPoolExecutor

from drafter import api


def main(processes: int, paths: list[str]) -> int:
    """How many things were found."""
    if processes == 1:
        return sum(len(file.result().proofs) for file in api.check_many(paths))
    with ProcessPoolExecutor(processes) as executor:
        return sum(len(file.result().proofs) for file in api.check_many(paths, executor=executor))


if __name__ == "__main__":
    print(main(int(sys.argv[1]), sys.argv[2:]))
