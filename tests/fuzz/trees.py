"""Spoils YAML node by node: what comes out can be read, and what it says is strange."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

import yaml

from tests.fuzz.lots import Lots
from tests.fuzz.text import CHARACTERS, NUMBERS

_MAP, _SEQ, _STR = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:str"
Places = list[tuple[yaml.CollectionNode, int]]


def spoilt_tree(lots: Lots, text: str, words: Sequence[str]) -> str:
    """A YAML text after a few changes of its nodes. words: what keys and values may be."""
    documents = [*yaml.compose_all(text, Loader=yaml.SafeLoader)]
    for _ in range(lots.choice((1, 1, 2, 3, 6))):
        places = [place for document in documents for place in _places(document)]
        if not places:
            break
        _change(lots, places, words)
    return yaml.serialize_all([copy.deepcopy(document) for document in documents], allow_unicode=True, width=10**6, Dumper=_Dumper)


class _Dumper(yaml.SafeDumper):
    """Writes no anchors: Drafter refuses them, and nothing behind them would be tried."""

    def anchor_node(self, node: yaml.Node) -> None:
        self.anchors[node] = None
        children = node.value if isinstance(node.value, list) else ()
        for child in children:
            for one in child if isinstance(child, tuple) else (child,):
                self.anchor_node(one)


def _places(node: yaml.Node) -> Iterator[tuple[yaml.CollectionNode, int]]:
    """Each item of a list and each pair of a mapping, as its owner and its number."""
    if not isinstance(node, yaml.CollectionNode):
        return
    for number, item in enumerate(node.value):
        yield node, number
        yield from _places(item[1] if isinstance(item, tuple) else item)


def _change(lots: Lots, places: Places, words: Sequence[str]) -> None:
    owner, number = lots.choice(places)
    item = owner.value[number]
    match lots.number(0, 8):
        case 0:
            del owner.value[number]
        case 1:
            owner.value[number:number] = [copy.deepcopy(item) for _ in range(lots.choice((1, 2, 10, 100)))]
        case 2:
            other, place = lots.choice(places)
            _put(owner, number, copy.deepcopy(_value(other, place)))
        case 3:
            _put(owner, number, lots.choice((_scalar(""), yaml.SequenceNode(_SEQ, []), yaml.MappingNode(_MAP, []))))
        case 4:
            _put(owner, number, yaml.SequenceNode(_SEQ, [copy.deepcopy(_value(owner, number)) for _ in range(lots.number(1, 3))]))
        case 5:
            made = copy.deepcopy(_value(owner, number))
            key = lots.choice(words).strip(": \n")
            for _ in range(lots.choice((1, 2, 5, 30))):
                made = yaml.SequenceNode(_SEQ, [yaml.MappingNode(_MAP, [(_scalar(key), made)])])
            _put(owner, number, made)
        case 6 if isinstance(item, tuple):
            owner.value[number] = (_scalar(_word(lots, words)), item[1])
        case _:
            _put(owner, number, _scalar(_strange(lots, _value(owner, number), words)))


def _value(owner: yaml.CollectionNode, number: int) -> yaml.Node:
    item = owner.value[number]
    value: yaml.Node = item[1] if isinstance(item, tuple) else item
    return value


def _put(owner: yaml.CollectionNode, number: int, value: yaml.Node) -> None:
    item = owner.value[number]
    owner.value[number] = (item[0], value) if isinstance(item, tuple) else value


def _scalar(text: str, style: str | None = None) -> yaml.ScalarNode:
    return yaml.ScalarNode(_STR, text, style=style)


def _word(lots: Lots, words: Sequence[str]) -> str:
    return lots.choice(words).strip(": \n")


def _strange(lots: Lots, node: yaml.Node, words: Sequence[str]) -> str:
    """A text in the place of a value: of its words, with something in them, often enough to be long."""
    old = node.value if isinstance(node.value, str) else ""
    cut = lots.place(old)
    middle = lots.choice(
        (_word(lots, words), lots.choice(CHARACTERS), lots.choice(NUMBERS), "\n", "。", "，", "：", "“", "（", "[", "*", "#")
    )
    return (old[:cut] + middle * (lots.times(1000) if lots.chance(12) else 1) + old[cut:])[:20_000]
