"""A desk in a process of its own, for tests: ``python -m tests.desk.served FOLDER NAME PAGE`` prints its address and serves."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.desk.desk import Desk
from drafter.desk.folder import Folder
from drafter.desk.guard import Guard
from drafter.desk.listen import listening
from drafter.desk.server import Server


def main(folder: str, name: str, page: str) -> None:
    """Serve until killed."""
    listener = listening()
    guard = Guard(listener.getsockname()[1])
    server = Server(Desk(Folder(Path(folder)), name), listener, guard, Path(page))
    print(guard.address, flush=True)  # noqa: T201
    for trouble in server.run():
        print(trouble, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
