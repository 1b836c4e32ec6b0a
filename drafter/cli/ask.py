"""The three questions of `drafter new` without a template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from drafter.cli.templates import listing
from drafter.messages.language import tr

_MOST = 3
"""How many templates are suggested."""


def suggested(folders: Sequence[Path]) -> str:
    """Ask for the occasion, for who speaks to whom, and for the length.

    Returns the lines to print: each template that suits, with the command that begins an outline and the reasons.
    """
    from drafter import api

    occasion = _asked(tr("What is the occasion? A few words, such as 毕业典礼"))
    audiences = api.audiences()
    choices = "  ".join(f"{number} {words}" for number, words in enumerate(audiences.values(), 1))
    to = _audience(_asked(tr("Who speaks to whom? {choices}").format(choices=choices)), audiences)
    length = re.search(r"\d+(?:\.\d+)?", _asked(tr("How many minutes?")))
    found = api.suggest_templates(occasion, to, float(length[0]) if length else None, folders)[:_MOST]
    if not found:
        return f"{tr('nothing speaks for one of them:')}\n{listing(folders)}"
    return "\n".join(
        f"{number}. drafter new {one.info.name}  {one.info.title}{tr(': ')}{tr('; ').join(one.reasons)}"
        for number, one in enumerate(found, 1)
    )


def _audience(answer: str, audiences: Mapping[str, str]) -> str:
    """The audience that an answer means, by its number or by some of its words; "" for any other answer."""
    number = re.search("[1-9]", answer)
    if number and int(number[0]) <= len(audiences):
        return list(audiences)[int(number[0]) - 1]
    return next((name for name, words in audiences.items() if answer and answer in words), "")


def _asked(question: str) -> str:
    answer: str = typer.prompt(question, default="", show_default=False, prompt_suffix=tr(": "))
    return answer.strip()
