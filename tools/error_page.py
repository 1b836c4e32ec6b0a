"""``python -m tools.error_page``: the page ``docs/errors.md``, made from the errors and the table of messages."""

from __future__ import annotations

import sys
from itertools import groupby

from drafter import errors
from drafter.messages.language import tr
from drafter.messages.table import MESSAGES

INTRODUCTION = """\
# Errors

Made from the table of messages by `make docs`; do not edit it.

A mistake of a user is a `DrafterError` of one of these kinds. It carries all its faults, each with a code, a place and words in both languages
([api.md](api.md#errors)). A mistake of Drafter itself is none of them and stays a traceback.

| error | exit code | when |
|---|---:|---|
"""

KINDS = {
    "yaml": "The text of an outline, a template's front matter, a layout or a configuration",
    "outline": "Outlines",
    "template": "Templates",
    "markdown": "What a template writes",
    "layout": "Layouts",
    "write": "Formats",
    "reading": "Readings above characters",
    "speech": "Speeches that no format can carry",
    "config": "Configurations",
    "check": "Proofreading",
    "pull": "Pulling",
    "draft": "Texts that become outlines",
    "learn": "Layouts learnt from documents",
    "input": "Files that are read",
    "output": "Files that are written",
    "desk": "The desk (`drafter open`)",
    "tool": "Programs and packages beside Drafter",
    "usage": "The command line",
}


def page() -> str:
    """The page, in English with the Chinese words beside."""
    classes = sorted(errors.DrafterError.__subclasses__(), key=lambda error: error.exit_code)
    rows = [f"| `{error.__name__}` | {error.exit_code} | {(error.__doc__ or '').split('.')[0]} |" for error in classes]
    parts = [INTRODUCTION + "\n".join(rows) + "\n"]
    order = list(KINDS)
    for kind, codes in groupby(sorted(MESSAGES, key=lambda code: (order.index(_kind(code)), code)), key=_kind):
        table = "\n".join(f"| `{code}` | {_cell(code, 'en')} | {_cell(code, 'zh')} |" for code in codes)
        parts.append(f"## {KINDS[kind]}\n\n| code | what is said | 中文 |\n|---|---|---|\n{table}\n")
    return "\n".join(parts)


def _kind(code: str) -> str:
    """The family of a code; a new one wants its heading in `KINDS`."""
    return code.split(".", maxsplit=1)[0]


def _cell(code: str, to: str) -> str:
    """A message and what to do about it, its blanks as they stand in the table."""
    said = "<br>".join(tr(text, to).replace("{{", "{").replace("}}", "}") for text in MESSAGES[code] if text)
    return said.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
