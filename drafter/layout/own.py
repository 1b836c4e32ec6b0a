"""The user's own kinds of lines: keys of a layout that are none of Drafter's.

``motto: {font: 楷体}`` in a layout sets the lines that a template writes with ``{.motto}``. A key that looks like
a misspelt one of Drafter's own (标提 for 标题) remains a fault; below the key ``styles`` any name is allowed.
"""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.messages.near import nearest
from drafter.nodes.fields import Field, Record, key_text
from drafter.nodes.source import Source
from drafter.speech.lines import is_own_name


class LayoutRecord(Record):
    """The keys of a layout, with the names of the user's own kinds. own: the keys inside such a kind (``font``, ``size``).

    Not a dataclass: it is defined at every start, and defining a dataclass takes a millisecond.
    """

    own: Record

    def __init__(self, fields: tuple[Field, ...], own: Record) -> None:
        super().__init__("layout", fields)
        vars(self)["own"] = own  # a `Record` is frozen

    def read(self, source: Source, node: Node) -> dict[str, object]:
        """The values by canonical names; own kinds stand under ``own``, by their names."""
        if not isinstance(node, MappingNode):
            return super().read(source, node)
        types: dict[str, object] = {}
        rest = []
        for key, value in node.value:
            if self._is_own(source, key, value) and key.value not in types:
                types[key.value] = self.own.read(source, value)
            else:
                rest.append((key, value))
        if not types:
            return super().read(source, node)
        others = MappingNode(node.tag, rest, node.start_mark, node.end_mark, node.flow_style)
        values = super().read(source, others)
        named = values.get("own")
        return {**values, "own": {**named, **types} if isinstance(named, dict) else types}

    def _is_own(self, source: Source, key: Node, value: Node) -> bool:
        if not isinstance(key, ScalarNode) or not isinstance(value, MappingNode):
            return False
        name = key_text(source, key)
        return name not in self.by_key and is_own_name(name) and not self._is_misspelt(name)

    def _is_misspelt(self, name: str) -> bool:
        """Whether a name is probably meant to be one of Drafter's: 标提 for 标题, and not 题词."""
        if name.isascii() or len(name) > _SHORT:
            return bool(nearest(name, self.by_key))
        same = (sum(a == b for a, b in zip(name, key, strict=True)) for key in self.by_key if len(key) == len(name))
        return any(count == len(name) - 1 for count in same)


_SHORT = 2
"""Characters: names as short as this may share half of theirs by chance, and are no misspelling for that."""
