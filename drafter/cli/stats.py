"""`drafter stats`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Encoding, Quiet, Set, Templates, pairs
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from drafter.api import Stats, Stretch

BAR = 30
"""The width of the longest bar, in columns."""
NAME, SENTENCE = 34, 80
"""The widths of a name and of a sentence, in columns. Longer texts are shortened."""


def stats(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help=later("Outlines, Word documents, texts; - for standard input."))
    ],
    encoding: Encoding = None,
    templates: Templates = None,
    settings: Set = None,
    _quiet: Quiet = False,
) -> None:
    from pathlib import Path

    from drafter import api
    from drafter.cli.report import say, show_error
    from drafter.errors import DrafterError

    error: DrafterError | None = None
    set_to = pairs(settings)
    said: set[str] = set()
    for file in files:
        try:
            folder = None if file == api.STDIN else Path(file).parent
            proofreader = api.proofreader(folder, checks=(), templates=templates or (), encoding=encoding, settings=set_to)
            name = "stdin" if file == api.STDIN else file
            for numbers in proofreader.stats(api.read_bytes(file), name):
                if len(files) > 1:
                    say(name)
                say(_shown(numbers, numbers.rate or proofreader.settings.rate))
        except DrafterError as failure:
            show_error(failure, said)
            error = failure
    if error:
        raise typer.Exit(error.exit_code if len(files) == 1 else 1)


def _shown(numbers: Stats, rate: float) -> str:
    from drafter.api import RATES
    from drafter.messages.columns import fitted

    minutes = [
        tr("{minutes:.0f} min at {rate}").format(minutes=max(1, numbers.characters / one), rate=f"{one:g}")
        for one in sorted({*RATES, rate})
    ]
    lines = [numbers.title or tr("(no title)")]
    lines.append(
        tr("{characters:,} characters: {minutes} a minute").format(characters=numbers.characters, minutes=tr(", ").join(minutes))
    )
    if numbers.parts:
        lines += ["", *_bars(numbers.parts, rate)]
    if numbers.limit is not None:
        lines += ["", *_against_limit(numbers, rate)]
    if numbers.sentences:
        lines += [
            "",
            tr("Longest sentences:"),
            *(f"  {count:>4}  {fitted(sentence, SENTENCE).rstrip()}" for sentence, count in numbers.sentences),
        ]
    if numbers.phrases:
        lines += ["", tr("Frequent phrases:"), *(f"  {count:>4}  {phrase}" for phrase, count in numbers.phrases)]
    if numbers.formula is not None:
        shares = tr("Formula {formula:.0%}, content {content:.0%}")
        lines += ["", shares.format(formula=numbers.formula, content=1 - numbers.formula)]
    return "\n".join([*lines, ""])


def _against_limit(numbers: Stats, rate: float) -> list[str]:
    """How far the speech is from its limit, and which parts are over their shares of it, the farthest first."""
    limit, excess = numbers.limit or 0, numbers.excess
    facts = {"limit": limit, "limited": limit / rate, "count": abs(excess), "minutes": abs(excess) / rate}
    said = tr("Limit {limit:,} characters ({limited:.1f} min): {count:,} too many ({minutes:.1f} min)")
    if excess <= 0:
        return [tr("Limit {limit:,} characters ({limited:.1f} min): room for {count:,} ({minutes:.1f} min)").format(**facts)]
    over = sorted(
        (part for part in numbers.parts if part.characters > (part.due or 0)), key=lambda part: (part.due or 0) - part.characters
    )
    lines = [said.format(**facts), tr("Over their share:")]
    for part in over:
        share = tr("{count:>6,} too many, {due:,} due").format(count=part.characters - (part.due or 0), due=part.due)
        lines.append(f"{share}  {part.name if part.is_section else tr(part.name)}")
    return lines


def _bars(parts: tuple[Stretch, ...], rate: float) -> list[str]:
    """A line for each part: name, bar, characters, minutes, and what a limit leaves for it."""
    from drafter.messages.columns import fitted

    most = max(part.characters for part in parts) or 1
    lines = []
    for part in parts:
        name = part.name if part.is_section else tr(part.name)
        bar = "█" * max(1, round(part.characters / most * BAR))
        minutes = tr("{minutes:.1f} min").format(minutes=part.characters / rate)
        due = "" if part.due is None else tr("  of {due:,} ({minutes:.1f} min)").format(due=part.due, minutes=part.due / rate)
        lines.append(f"  {fitted(name, NAME)}  {bar:<{BAR}}  {part.characters:>6,}  {minutes}{due}")
    return lines
