"""Run the application; word every mistake of a user, with its place, and give its exit code."""

from __future__ import annotations

import sys
from typing import Any

import typer

from drafter.cli import PROGRAM
from drafter.cli.app import application
from drafter.cli.report import show_error
from drafter.errors import DrafterError, Fault, UsageError

INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """The exit code of a command line."""
    app = application(arguments[0] if arguments else None)
    try:
        return int(app(arguments, prog_name=PROGRAM, standalone_mode=False) or 0)
    except DrafterError as error:
        show_error(error)
        return error.exit_code
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # `drafter … | head`
        sys.stderr.close()
        return 0
    except Exception as error:
        fault = _usage_fault(error)
        if fault is None:
            raise
        show_error(UsageError(fault))
        return UsageError.exit_code


def _usage_fault(error: Any) -> Fault | None:
    """What the command line's library says is wrong; None for what it did not say."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else PROGRAM
    match type(error).__name__:
        case "NoSuchOption":
            return Fault("usage.no-option", facts={"found": error.option_name, "near": tuple(error.possibilities or ())})
        case "MissingParameter":
            parameter = error.param
            name = parameter.make_metavar(context) if parameter is not None and context is not None else ""
            return Fault("usage.missing", facts={"found": name.strip("[]."), "command": command})
        case "BadParameter" | "BadOptionUsage" | "BadArgumentUsage" | "UsageError" | "NoArgsIsHelpError":
            return Fault("usage.value", facts={"said": error.format_message(), "command": command})
    return None
