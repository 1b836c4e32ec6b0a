"""Runs the application. Errors of the user are printed with their places and become exit codes."""

from __future__ import annotations

import errno
import os
import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import typer

from drafter.cli import INTERRUPTED, PROGRAM
from drafter.cli.app import HELP_NAMES, application
from drafter.cli.report import ReaderGoneError, flush, output_error, show_error, tell
from drafter.errors import DrafterError, Fault, InputError, OutputError, UsageError
from drafter.messages.language import language, tr
from drafter.messages.near import nearest


def run(arguments: list[str] | None) -> int:
    """Run a command line and return its exit code.

    arguments: None for those of the process. On Windows wildcards in them are expanded here.
    """
    try:
        return _exit_code(arguments)
    except BrokenPipeError:  # `drafter … | head`
        sys.stderr.close()
        return 0


def _exit_code(arguments: list[str] | None) -> int:
    asked = sys.argv[1:] if arguments is None else arguments
    command = typer.main.get_command(application(asked[0] if asked else None))
    _translate_help(command)
    try:
        _refuse_wide_dashes(asked)
        _refuse_empty(asked, _with_values(command, asked))
        if sys.stdout is None and not _ONLY_PRINTED.isdisjoint(asked):
            raise OutputError(Fault("output.closed"))
        return _done(command.main(arguments, prog_name=PROGRAM, standalone_mode=False))
    except DrafterError as error:
        return _told(error)
    except typer.Exit as stop:
        return stop.exit_code
    except ReaderGoneError:  # `drafter … | head`
        return 0
    except SystemExit as stop:  # the library's own way out, where nobody reads its help any more
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        return 0
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            tell(str(getattr(error, "message", "")))
            return UsageError.exit_code
        if isinstance(error, FileNotFoundError) and not _has_working_folder():
            return _told(InputError(Fault("input.no-working-folder")))
        if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:  # for a help or a version
            return _told(output_error(error))
        fault = _usage_fault(error)
        if fault is None:
            raise
        return _told(UsageError(fault))


def _told(error: DrafterError) -> int:
    """The exit code of an error, once it is shown."""
    show_error(error)
    return error.exit_code


def _has_working_folder() -> bool:
    """Whether the folder that the program was started in is still there."""
    try:
        return bool(Path.cwd())
    except FileNotFoundError:
        return False


def _done(code: object) -> int:
    """The exit code of a command, when all that it printed is written."""
    flush()
    return code if isinstance(code, int) else 0


def _translate_help(command: Any) -> None:
    """Translate the help of a command and of its options."""
    if language() != "zh":
        return
    own = command.get_help_option(typer.Context(command, help_option_names=HELP_NAMES))
    for option in [*command.params, own] if own else command.params:
        option.help = tr(option.help or "")
    command.help = tr(command.help or "")
    for child in getattr(command, "commands", {}).values():
        _translate_help(child)


_ONLY_PRINTED = frozenset((*HELP_NAMES, "--version"))
"""Options whose whole result is printed by the library, which says nothing where standard output is closed."""

_DASHES = "－–—"


def _refuse_wide_dashes(arguments: list[str]) -> None:
    """Raise UsageError for an option typed on a Chinese keyboard: ``——to``."""
    for argument in arguments:
        if argument[:1] and argument[0] in _DASHES and not os.path.exists(argument):  # noqa: PTH110 - Path's raises for a name too long
            name = argument.lstrip(_DASHES)
            raise UsageError(
                Fault("usage.wide-dash", facts={"found": argument, "meant": f"{'--' if len(name) > 1 else '-'}{name}"})
            )


def _with_values(command: Any, arguments: list[str]) -> frozenset[str]:
    """The options of a command line that take a value."""
    names: set[str] = set()
    asked = iter(arguments)
    while command is not None:
        for option in command.params:
            if option.param_type_name == "option" and not option.is_flag and not option.count:
                names.update(option.opts)
        commands = getattr(command, "commands", {})
        command = next((commands[argument] for argument in asked if argument in commands), None) if commands else None
    return frozenset(names)


def _refuse_empty(arguments: list[str], with_values: frozenset[str]) -> None:
    """Raise UsageError for an option with an empty value, as a script has it whose variable is not set: ``--layout "$LAYOUT"``.

    with_values: the options that take one. What follows another is an argument.
    """
    asked = arguments[: arguments.index("--")] if "--" in arguments else arguments
    behind = [option for option, value in pairwise(asked) if not value and _waits(option, with_values)]
    joined = [argument[:-1] for argument in asked if argument.startswith("--") and argument.find("=") == len(argument) - 1]
    for option in (*behind, *(option for option in joined if option in with_values)):
        raise UsageError(Fault("usage.empty-value", facts={"found": option}))


def _waits(option: str, with_values: frozenset[str]) -> bool:
    """Whether an option, or the last of some short ones in one word (``-qo``), takes what follows for its value."""
    if option.startswith("--") or len(option) < 3 or option[0] != "-":
        return option in with_values
    return f"-{option[-1]}" in with_values and not any(f"-{name}" in with_values for name in option[1:-1])


_NO_COMMAND = r"No such command '(.*?)'\."
_EXTRA = r"Got unexpected extra argument\(s\) \((.*)\)"


def _usage_fault(error: Any) -> Fault | None:
    """The fault behind an error of the library that parses the command line; None for any other error."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else PROGRAM
    match type(error).__name__:
        case "NoSuchOption":
            return Fault("usage.no-option", facts={"found": error.option_name, "near": tuple(error.possibilities or ())})
        case "MissingParameter":
            parameter = error.param
            name = parameter.make_metavar(context) if parameter is not None and context is not None else ""
            return Fault("usage.missing", facts={"found": name.strip("[]."), "command": command})
        case "BadOptionUsage":
            takes_none = "does not take" in error.message
            return Fault("usage.no-value" if takes_none else "usage.option-value", facts={"found": error.option_name})
        case "UsageError" if found := re.match(_NO_COMMAND, error.message):
            near = nearest(found[1], getattr(context.command, "commands", ())) if context is not None else ()
            return Fault("usage.no-command", facts={"found": found[1], "near": near, "command": command})
        case "UsageError" if found := re.fullmatch(_EXTRA, error.message):
            return Fault("usage.extra", facts={"found": found[1], "command": command})
        case "BadParameter" | "BadArgumentUsage" | "UsageError":
            return Fault("usage.value", facts={"said": error.format_message(), "command": command})
        case _:
            return None
