"""Where the line of a speaker ends that is longer than the page: behind a post, before another body, rather than inside a body's name.

省农业科学院党委委员、副院长、 / 国家水稻产业技术体系首席科学家、研究员　夏侯明.
"""

from __future__ import annotations

import re
from functools import cache

from drafter.write.docx.titles_words import listed

_BODY_BEGINS, _POSTS_END, _POST_BEGINS = 0.0, -1.0, 2.5
"""What a break costs before another body, more so behind a comma; and before a further post in the same body."""
_FURTHER = 5
"""A post of so many characters has no body of its own in front of it."""
LEAST_SHARE = 0.45
"""How long the shortest line is at least, compared with the longest. Where it would be shorter, the line ends between bodies, as a title does."""


def post_breaks(text: str) -> dict[int, float]:
    """The places at which a line of posts with a name behind them may end, each with its cost; none for any other text."""
    if not any(blank in text for blank in " \u3000"):  # most titles; the pattern takes 2 ms to compile
        return {}
    match = _speaker().search(text)
    before = text[: match.start("name")] if match else ""
    breaks: dict[int, float] = {}
    for found in re.finditer("([、，；])([^、，；]*)", before):
        further = len(found[2].rstrip(" \u3000")) <= _FURTHER
        breaks[found.end(1)] = _POSTS_END if found[1] != "、" else _POST_BEGINS if further else _BODY_BEGINS
    return breaks


@cache
def _speaker() -> re.Pattern[str]:
    """A post, a blank and a name at the end: 主任　马　骏."""
    name = "[\u4e00-\u9fff](?:[ \u3000]{1,2}[\u4e00-\u9fff]|[\u4e00-\u9fff·]{1,14})"
    return re.compile(rf"(?:{'|'.join(listed('职务'))})[ \u3000]+(?P<name>{name})$")
