"""The styles of a paragraph that Drafter divides between two pages of a copy to read aloud. Its writer and the readers know them by name."""

from __future__ import annotations

CONTINUED_STYLES = {"BodyRunOn": "正文未完", "Continued": "续段", "ContinuedRunOn": "续段未完"}
"""From the id of each style to its name: the beginning of a paragraph, its end on the next page, and what lies between."""

MARGIN_STYLE = ("MarginTime", "页边时间")
"""The id and the name of the style of the minutes that stand in the margin of such a copy."""

_RUNS_ON = frozenset({"正文未完", "续段未完"})


def runs_on_by_style(name: str) -> bool:
    """Whether a paragraph of a style with this name goes on in the next one."""
    return name in _RUNS_ON


LINED = frozenset(("body", "heading", "quote", "cue", "speaker-note"))
"""The kinds of paragraphs whose lines a copy to read aloud sets. The text of other kinds is short, or stands in the middle."""
