"""What the template of a speech is made of, as one value."""

from __future__ import annotations

from typing import NamedTuple

from drafter.mine.emit.front import Front
from drafter.mine.emit.parts import Part, Slot
from drafter.mine.emit.styles import SectionStyle
from drafter.mine.model import MinedSpeech
from drafter.speech.tree import Speech


class Skeleton(NamedTuple):
    """What the template of a speech is made of. collection: the title of the bundle in which it stands."""

    speech: Speech
    mined: MinedSpeech
    front: Front
    opening: Part
    sections: SectionStyle
    closing: Part
    collection: str = ""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The blanks of its formulas, in order."""
        return tuple(dict.fromkeys((*self.opening.slots, *self.closing.slots)))

    def role(self, place: int) -> str:
        """What the section at a place does, from 0; "" where mining does not know."""
        return self.mined.roles[place] if place < len(self.mined.roles) else ""
