"""The value from which the template of a speech is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from drafter.mine.emit.front import EmittedFront
from drafter.mine.emit.parts import EmittedPart, FilledSlot
from drafter.mine.emit.styles import SectionStyle
from drafter.mine.model import MinedSpeech
from drafter.nodes.writing import Value
from drafter.speech.tree import Speech


class Skeleton(NamedTuple):
    """Everything that the template of a speech needs.

    collection: the title of the bundle that contains the speech, "" without one.
    ending: the outline's keys of what stands below the closing, with their values.
    """

    speech: Speech
    mined: MinedSpeech
    front: EmittedFront
    opening: EmittedPart
    sections: SectionStyle
    closing: EmittedPart
    collection: str = ""
    ending: Mapping[str, Value] = MappingProxyType({})

    @property
    def slots(self) -> tuple[FilledSlot, ...]:
        """The blanks of its formulas, in order."""
        return tuple(dict.fromkeys((*self.opening.slots, *self.closing.slots)))

    def role(self, place: int) -> str:
        """The role of a section, "" where it is unknown. place: the index of the section."""
        return self.mined.roles[place] if place < len(self.mined.roles) else ""
