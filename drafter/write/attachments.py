"""Where the lines of the list of attachments stand: a name that is longer than a line goes on below its first character.

GB/T 9704-2012, 7.3.4.
"""

from __future__ import annotations

import re

from drafter.layout.model import Length, Type

LISTED = frozenset({"attachments", "attachments-more"})
"""The kinds of the lines of the list."""
_BEFORE_NAME = r"(?:附件\s*\d{0,3}\s*[：:]\s*)?(?:\d{1,3}\s*[.．、]\s*)?"
"""What stands in front of the name: ``附件：1. ``."""


def hanging(kind: str, text: str, type_: Type) -> Type:
    """The type of a line, its further lines indented as far as the name of the attachment in it; as it is for other kinds of lines.

    The first line stays where the layout has it. Lines in the middle or at the right are left as they are.
    """
    if kind not in LISTED or type_.align not in ("left", "justify"):
        return type_
    before = re.match(_BEFORE_NAME, text)
    if not before or not before[0]:
        return type_
    from drafter.write.docx.lines import text_width

    inset = text_width(before[0], type_)
    return type_._replace(left=Length(type_.left.points(type_) + type_.indent.points(type_) + inset), indent=Length(-inset))
