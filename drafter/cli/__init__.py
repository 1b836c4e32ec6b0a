"""The command line: parses, calls `drafter.api`, prints and exits. No other package prints.

=====  =========================================================================
exit   when
=====  =========================================================================
0      done
1      some of several files failed, the others are written; or checks found something
2      the command line is wrong
3      an outline is wrong
4      a template is wrong, missing or hostile
5      a layout is wrong or missing
6      a file cannot be read
7      a file cannot be written, or must not be replaced
8      a program (LibreOffice) or a package beside Drafter is missing or failed
9      a speech that no format can carry
10     a configuration (drafter.yaml) is wrong
130    interrupted
=====  =========================================================================
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress

PROGRAM = "drafter"
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    _speak_utf8()
    if (sys.argv[1:] if arguments is None else arguments) == ["--version"] and sys.stdout is not None:  # a fast path for scripts
        from drafter import __version__

        with suppress(OSError):  # full: told below
            print(f"{PROGRAM} {__version__}", flush=True)
            raise SystemExit(0)
    gc.set_threshold(100_000)  # a run is short and leaves little garbage: collecting takes 5 % of the time
    if arguments is None:  # the process ends with the run
        atexit.register(gc.freeze)  # Python then collects nothing at the end, which takes 15 % of a run
    try:
        _localise()
        from drafter.cli.run import run

        raise SystemExit(run(arguments))
    except KeyboardInterrupt:  # while the commands are being loaded
        raise SystemExit(INTERRUPTED) from None


def _speak_utf8() -> None:
    """Print in UTF-8. A character that cannot be encoded is shown as an escape and never raises an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _localise() -> None:
    """Translate the messages of the library that parses the command line."""
    import gettext

    from drafter.messages.language import DOMAIN, LOCALE_FOLDER, language

    if language() == "zh":
        os.environ["LANGUAGE"] = "zh_CN"
        gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
        gettext.textdomain(DOMAIN)
