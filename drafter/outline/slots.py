"""The slots of an outline: names and values."""

from __future__ import annotations

import re

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Place
from drafter.nodes.fields import WRONG, Kind
from drafter.nodes.kinds import free_mapping
from drafter.nodes.source import Source
from drafter.outline.texts import slot
from drafter.speech.numbering import NUMERAL_SIGNS

_VALUES = free_mapping(slot, "slots")

SIGNS = {"number": NUMERAL_SIGNS, "date": NUMERAL_SIGNS}
"""The types of slots whose values are checked. A value holds a figure, or one of these signs: 十二人, 二〇二六年十一月."""


def _read(source: Source, node: Node) -> object:
    if isinstance(node, ScalarNode) and not node.style and (":" in node.value or "：" in node.value):  # no name is followed by ": "
        for number in range(node.start_mark.line, node.end_mark.line + 1):
            if colon := re.search("[:：]", source.line_at(number)):
                code = "yaml.wide-colon" if colon[0] == "：" else "yaml.no-space-after-colon"
                source.add(code, (number, colon.start()), key=source.line_at(number)[: colon.start()].strip())
        return WRONG
    values = _VALUES.read(source, node)
    if values is WRONG or not isinstance(node, MappingNode):
        return values
    places = {key.value.strip(): source.place_of(value) for key, value in node.value if isinstance(key, ScalarNode)}
    return SlotValues(values, places)


class SlotValues(dict[str, str]):
    """The values of slots by name. places: where each value stands in the outline."""

    def __init__(self, values: object, places: dict[str, Place]) -> None:
        super().__init__(values)  # type: ignore[call-overload]
        self.places = places


SLOTS = Kind(_read, _VALUES.schema)
