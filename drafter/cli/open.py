"""`drafter open`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Layout, Quiet, Templates
from drafter.errors import Fault, InputError, Place
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from drafter.desk.folder import Folder


def open_(
    path: Annotated[
        str | None,
        typer.Argument(metavar="[OUTLINE|FOLDER]", help=later("An outline, or a folder with outlines; without it, this folder.")),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=later("Whether to open the browser; its address is printed in any case."))
    ] = True,
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help=later("The port of the server; 0 for a free one."))
    ] = 0,
    layout: Layout = None,
    templates: Templates = None,
    quiet: Quiet = False,
) -> None:
    from drafter.cli.report import flush, mention, tell
    from drafter.desk.guard import Guard
    from drafter.desk.listen import bundle, listening, words

    page = bundle()
    folder, name = _folder_and_name(path)
    listener = listening(port, folder.root)
    guard = Guard(listener.getsockname()[1])
    mention(guard.address)
    flush()
    if not quiet:
        tell(tr("The desk is open at this address, in this browser alone. Ctrl-C ends it; everything typed is saved."))
    if browser:
        _show(guard.address)

    # The browser is on its way, and waits at the address until it is answered.
    from drafter.api import user_folder
    from drafter.desk.desk import Desk
    from drafter.desk.recent import Memory
    from drafter.desk.server import Server

    desk = Desk(folder, name, memory=Memory(user_folder()), templates=templates or (), layout=layout or "", words=words(page))
    for trouble in Server(desk, listener, guard, page).run():
        tell(trouble)


def _folder_and_name(path: str | None) -> tuple[Folder, str]:
    """The folder to open, and the name of the outline in it, "" for none. Raises InputError where there is no such file."""
    from drafter.api import is_folder
    from drafter.desk.folder import Folder

    if path is None or is_folder(path):
        return Folder(Path(path or ".")), ""
    file = Path(path)
    if not os.path.isfile(path):  # noqa: PTH113 - the method raises for a name too long
        from drafter.api import read_bytes

        read_bytes(path)  # raises, with what is near
        raise InputError(Fault("input.not-regular", Place(path)))
    folder = Folder(file.parent)
    try:
        return folder, folder.name_of(file)
    except ValueError:  # a link that leads to another folder
        folder = Folder(file.resolve().parent)
        return folder, folder.name_of(file)


def _show(address: str) -> None:
    """Open the browser. In a thread of its own: some browsers hold the program that starts them."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
