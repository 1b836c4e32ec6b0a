"""What names mean in a template: which stand for a value that the template gives them itself, and which arguments its macros take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from jinja2 import nodes

_BODIES = ("body", "elif_", "else_")


def own_values(tree: nodes.Template, names: Set[str]) -> set[int]:
    """The ids of the nodes of names that are a template's own values: behind ``set``, or inside a ``for``, ``with`` or macro of that name.

    names: those to look for. An outline's slot of such a name is not shown there.
    """
    return set(_own(tree, names, frozenset()))


def _own(node: nodes.Node, names: Set[str], bound: frozenset[str]) -> Iterator[int]:
    if isinstance(node, nodes.Name):
        if node.ctx == "load" and node.name in bound:
            yield id(node)
    elif isinstance(node, nodes.For):
        yield from _own(node.iter, names, bound)
        yield from _in_order((*filter(None, (node.test,)), *node.body), names, bound | _targets(node.target, names))
        yield from _in_order(node.else_, names, bound)
    elif isinstance(node, nodes.With):
        for value in node.values:
            yield from _own(value, names, bound)
        inside = bound.union(*(_targets(target, names) for target in node.targets))
        yield from _in_order(node.body, names, inside)
    elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
        for child in (*node.defaults, *((node.call,) if isinstance(node, nodes.CallBlock) else ())):
            yield from _own(child, names, bound)
        yield from _in_order(node.body, names, bound | {name.name for name in node.args if name.name in names})
    elif isinstance(node, nodes.Template):
        yield from _in_order(node.body, names, bound)
    elif isinstance(node, (nodes.Block, nodes.If, nodes.Scope, nodes.FilterBlock, nodes.AssignBlock)):
        for field, value in node.iter_fields():
            if field not in _BODIES and isinstance(value, nodes.Node):
                yield from _own(value, names, bound)
            elif isinstance(value, list):
                yield from _in_order(value, names, bound)
    else:
        for child in node.iter_child_nodes():
            yield from _own(child, names, bound)


def _in_order(parts: Iterable[nodes.Node], names: Set[str], bound: frozenset[str]) -> Iterator[int]:
    """The nodes in some parts that follow one another: what one of them sets is set for the next."""
    for part in parts:
        yield from _own(part, names, bound)
        if isinstance(part, (nodes.Assign, nodes.AssignBlock)):
            bound |= _targets(part.target, names)


def _targets(target: nodes.Node, names: Set[str]) -> frozenset[str]:
    every = (target, *target.find_all(nodes.Name))
    return frozenset(name.name for name in every if isinstance(name, nodes.Name) and name.name in names)


class WrongCall(NamedTuple):
    """A call of a macro with arguments that it has not. found: the unknown name; "" where there are too many values, `values` of them."""

    line: int
    macro: str
    known: tuple[str, ...]
    found: str = ""
    values: int = 0


def wrong_calls(every: Iterable[nodes.Node]) -> Iterator[WrongCall]:
    """The calls of a template's own macros with arguments that these have not. Jinja says so only where a call is reached.

    every: the nodes of the template. A macro that is defined twice, or whose name stands for something else too, is left alone.
    """
    every = tuple(every)
    macros: dict[str, list[nodes.Macro]] = {}
    for node in every:
        if isinstance(node, nodes.Macro):
            macros.setdefault(node.name, []).append(node)
    other = {node.name for node in every if isinstance(node, nodes.Name) and node.ctx != "load"}
    for node in every:
        name = node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else ""
        if not name or name in other or len(macros.get(name, ())) != 1 or not isinstance(node, nodes.Call):
            continue
        macro = macros[name][0]
        known = tuple(argument.name for argument in macro.args)
        inside = {
            inner.name for part in macro.body for inner in (part, *part.find_all(nodes.Name)) if isinstance(inner, nodes.Name)
        }
        if "kwargs" not in inside and node.dyn_kwargs is None:
            for argument in node.kwargs:
                if argument.key not in known and argument.key != "caller":
                    yield WrongCall(node.lineno, name, known, argument.key)
        if "varargs" not in inside and node.dyn_args is None and len(node.args) > len(known):
            yield WrongCall(node.lineno, name, known, "", len(node.args))
