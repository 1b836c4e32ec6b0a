"""Faults of a template that a test rendering cannot show: unknown names in branches not taken, text that no page shows, unused slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError

from drafter.errors import Fault, Place
from drafter.messages.near import nearest
from drafter.nodes.source import MAX_FAULTS
from drafter.speech.markdown import CLASSES
from drafter.speech.numbering import NO_MARK, OFFERED, style_named
from drafter.template import frontmatter
from drafter.template.faults import OF_LOOPS, PARTS, full_width, undefined_fault
from drafter.template.filters import FILTERS, TESTS
from drafter.template.frontmatter import NAMEABLE, TemplateInfo
from drafter.template.scopes import own_values, wrong_calls
from drafter.template.store import TemplateStore

_GIVEN = frozenset({*NAMEABLE, "speeches", "section", "loop", "self", "super", "range", "namespace", "caller", "varargs", "kwargs"})

T = TypeVar("T", bound=nodes.Node)


class _File(NamedTuple):
    """A template that was read: its file, its text, its syntax tree, and whether it is reported on.

    all: every node of the tree. It is kept because a tree may have a hundred thousand nodes and is walked only once.
    """

    path: Path
    text: str
    tree: nodes.Template
    all: tuple[nodes.Node, ...]
    asked: bool

    def every(self, kind: type[T]) -> Iterator[T]:
        """The nodes of a type."""
        return (node for node in self.all if isinstance(node, kind))

    def fault(self, code: str, line: int, **facts: object) -> Fault:
        return Fault(code, Place(str(self.path), line), facts, self.text.split("\n")[line - 1])


def lint(store: TemplateStore, environment: Any, info: TemplateInfo, is_own: Callable[[str], bool] | None = None) -> list[Fault]:
    """The faults of a template and of its own parts; faults of the shipped templates that it extends are not its own.

    is_own: whether a class is a user's own kind of lines, which some layout knows; without it none is.
    """
    files = list(_files(store, environment, info.name))
    if not files:  # Jinja cannot read it, which rendering tells
        return []
    known = _GIVEN | info.slots.keys() | {name for file in files for name in _stored(file)}
    shown = frozenset(_shown_names(files, info.slots.keys())) & info.slots.keys()
    faults: list[Fault] = []
    for number, file in enumerate(files):
        if not file.asked:
            continue
        parents = {block.name for parent in files[number + 1 :] for block in parent.every(nodes.Block)}
        faults += islice(_full_width(file), MAX_FAULTS)
        faults += islice(_single_braces(file, known), MAX_FAULTS)
        faults += islice(_unknown_names(file, known, shown), MAX_FAULTS)
        faults += islice(_unknown_filters(file, environment), MAX_FAULTS)
        faults += islice(_unknown_classes(file, is_own), MAX_FAULTS)
        faults += islice(_wrong_arguments(file, environment), MAX_FAULTS)
        faults += islice(_wrong_calls(file), MAX_FAULTS)
        faults += islice(_missing_files(store, file), MAX_FAULTS)
        faults += _never_shown(file, parents)
    meant = {name for fault in faults for name in cast("tuple[str, ...]", fault.facts.get("near", ()))}
    used = shown | meant  # a misspelt slot is told once
    faults += [_unused(files, slot) for slot in islice((slot for slot in info.slots if slot not in used), MAX_FAULTS)]
    return sorted(faults, key=lambda fault: fault.place or Place(""))[:MAX_FAULTS]


def _shown_names(files: list[_File], slots: Set[str]) -> Iterator[str]:
    """The names that a page may show: those outside macros that nobody calls, and outside blocks that are replaced by others.

    The name of a slot does not count where the template gives it a value of its own: ``{% set 人数 = 5 %}``.
    """
    kept: dict[str, bool] = {}
    called = {name.name for file in files for name in file.every(nodes.Name) if name.ctx == "load"}
    called |= {attribute.attr for file in files for attribute in file.every(nodes.Getattr)}
    extends = any(True for file in files for _ in file.every(nodes.Extends))
    for file in files:
        hidden: list[nodes.Node] = [macro for macro in file.every(nodes.Macro) if macro.name not in called]
        blocks = list(file.every(nodes.Block))
        hidden += [block for block in blocks if extends and not kept.get(block.name, True)]
        inside = {id(node) for part in hidden for node in part.find_all(nodes.Node)}
        if own := slots & set(_stored(file)):
            inside |= own_values(file.tree, own)
        yield from (name.name for name in file.every(nodes.Name) if name.ctx == "load" and id(name) not in inside)
        for block in blocks:
            has_super = any(name.name == "super" for name in block.find_all(nodes.Name))
            kept[block.name] = kept.get(block.name, True) and has_super


def _files(store: TemplateStore, environment: Any, name: str) -> Iterator[_File]:
    """A template, what it includes or imports, and what it extends, each once."""
    pending, seen = [name], set()
    own = store.file(name).parent
    while pending:
        path = store.find(pending.pop(0))
        if path is None or path in seen:
            continue
        seen.add(path)
        text = store.text(path)
        try:
            tree = environment.parse(frontmatter.split(text)[1])
            file = _File(path, text, tree, tuple(tree.find_all(nodes.Node)), path.is_relative_to(own))
        except (TemplateSyntaxError, RecursionError, SecurityError, ValueError):  # rendering reports it
            continue
        yield file
        named = (
            node.template for node in file.all if isinstance(node, (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
        )
        pending += [str(template.value) for template in named if isinstance(template, nodes.Const)]


_SINGLE = re.compile(r"(?<![{\\\]])\{ *([^\W\d]\w*) *(?:\|[^{}]*)?\}(?!\})")


def _single_braces(file: _File, known: Set[str]) -> Iterator[Fault]:
    """Names between single braces, which Jinja takes for text: ``{ 单位 }``."""
    for data in file.every(nodes.TemplateData):
        for found in _SINGLE.finditer(data.data):
            if found[1] in known:
                line = data.lineno + data.data.count("\n", 0, found.start())
                yield file.fault("template.single-braces", line, found=found[0], name=found[0].strip("{} "))


_CLASS = re.compile(r"(?<!\\)\]\{\.([^\W\d_][\w-]*)[^{}]*\}")
_LEVEL = re.compile(r"[2-9]$")


def _unknown_classes(file: _File, is_own: Callable[[str], bool] | None) -> Iterator[Fault]:
    """The classes of Markdown that are none of Drafter's and none of a layout, also in branches that no outline takes."""
    for data in file.every(nodes.TemplateData):
        for found in _CLASS.finditer(data.data):
            name = found[1]
            if name in CLASSES or _LEVEL.sub("", name) in CLASSES or (is_own is not None and is_own(name)):
                continue
            near = nearest(name, CLASSES)
            line = data.lineno + data.data.count("\n", 0, found.start())
            yield file.fault("template.no-class", line, found=f".{name}", name=name, near=tuple(f".{one}" for one in near))


def _stored(file: _File) -> Iterator[str]:
    """The names that a template defines: by ``set``, ``for``, macros and their arguments, imports."""
    for name in file.every(nodes.Name):
        if name.ctx != "load":
            yield name.name
    for macro in file.every(nodes.Macro):
        yield macro.name
    for node in file.every(nodes.Import):
        yield node.target
    for found in file.every(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in found.names)


def _full_width(file: _File) -> Iterator[Fault]:
    for number, found in full_width(frontmatter.split(file.text)[1]):
        yield file.fault("template.full-width", number, found=found)


def _unknown_names(file: _File, known: frozenset[str], shown: Set[str]) -> Iterator[Fault]:
    excused = {id(node.node) for node in file.every(nodes.Filter) if node.name == "default"}
    excused |= {id(node.node) for node in file.every(nodes.Test) if node.name in ("defined", "undefined")}
    for name in file.every(nodes.Name):
        if name.ctx == "load" and name.name not in known and id(name) not in excused:
            place = Place(str(file.path), name.lineno)
            yield undefined_fault(name.name, place, file.text.split("\n")[name.lineno - 1], known, shown)
    sections = {"section"} | {
        loop.target.name for loop in file.every(nodes.For) if isinstance(loop.target, nodes.Name) and _are_sections(loop.iter)
    }
    for node in file.every(nodes.Getattr):
        if not isinstance(node.node, nodes.Name) or id(node) in excused:
            continue
        if node.node.name == "loop" and node.attr not in OF_LOOPS:
            yield file.fault("template.no-attribute", node.lineno, found=node.attr, near=nearest(node.attr, OF_LOOPS))
        elif node.node.name in sections and node.attr not in PARTS:
            yield file.fault("template.no-attribute", node.lineno, found=node.attr, near=nearest(node.attr, PARTS))


def _are_sections(value: nodes.Node) -> bool:
    """Whether an expression is a list of sections: ``sections``, ``section.sections``, ``sections[1:]``."""
    if isinstance(value, nodes.Getitem):
        return _are_sections(value.node)
    return (isinstance(value, nodes.Name) and value.name == "sections") or (
        isinstance(value, nodes.Getattr) and value.attr == "sections"
    )


def _unknown_filters(file: _File, environment: Any) -> Iterator[Fault]:
    """The filters and tests that there are not. Jinja says so only where they are used."""
    for node in (*file.every(nodes.Filter), *file.every(nodes.Test)):
        kind, known = ("filter", environment.filters) if isinstance(node, nodes.Filter) else ("test", environment.tests)
        if known.get(node.name) is None:
            names = tuple(FILTERS) if kind == "filter" else TESTS
            yield file.fault(f"template.no-{kind}", node.lineno, found=node.name, known=names, near=nearest(node.name, names))


def _wrong_arguments(file: _File, environment: Any) -> Iterator[Fault]:
    """The arguments that a filter has not, and numbering styles that there are not. Jinja says so only where they are used."""
    from inspect import signature

    for node in file.every(nodes.Filter):
        filter_ = environment.filters.get(node.name) if node.name in FILTERS else None
        if filter_ is None:
            continue
        known = tuple(signature(filter_).parameters)[1:]
        named: dict[str, nodes.Expr] = {str(argument.key): argument.value for argument in node.kwargs}
        for key in named.keys() - set(known):
            near = nearest(key, known)
            yield file.fault("template.no-argument", node.lineno, found=key, filter=node.name, near=near, known=known)
        if node.name in _NUMBERING:
            style = node.args[0] if node.args else named.get(known[0])
            if isinstance(style, nodes.Const) and isinstance(style.value, str):
                yield from _unknown_style(file, node, style.value)


def _wrong_calls(file: _File) -> Iterator[Fault]:
    """The calls of macros with arguments that these have not."""
    for call in wrong_calls(file.all):
        facts: dict[str, object] = {"macro": call.macro, "known": call.known}
        if call.found:
            near = nearest(call.found, call.known)
            yield file.fault("template.macro-argument", call.line, found=call.found, near=near, **facts)
        else:
            yield file.fault("template.macro-arguments", call.line, found=call.values, **facts)


_NUMBERING = ("mark", "heading", "paragraphs", "subsections", "attached")
"""The filters whose first argument is a numbering style."""


def _unknown_style(file: _File, node: nodes.Node, style: str) -> Iterator[Fault]:
    try:
        style_named(style)
    except KeyError:
        known = [*(one.name for one in OFFERED), NO_MARK[0]]
        yield file.fault("template.unknown-marks", node.lineno, found=style, known=known)


def _missing_files(store: TemplateStore, file: _File) -> Iterator[Fault]:
    """The templates that are included, imported or extended by a name, and are not there."""
    for node in file.all:
        if not isinstance(node, (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            continue
        optional = isinstance(node, nodes.Include) and node.ignore_missing
        if isinstance(node.template, nodes.Const) and not optional and store.find(str(node.template.value)) is None:
            place = Place(str(file.path), node.lineno)
            yield store.not_found(str(node.template.value), place, file.text.split("\n")[node.lineno - 1])


def _never_shown(file: _File, parents: set[str]) -> Iterator[Fault]:
    """The faults of a template that extends another: blocks that its parents do not have, and text outside blocks. No page shows these."""
    body = file.tree.body
    start = next((number for number, node in enumerate(body) if isinstance(node, nodes.Extends)), None)
    if start is None:
        return
    for node in body[:start]:  # what stands before it is written, in front of the whole speech
        yield from _outside(file, node)
    for node in body[start + 1 :]:
        if isinstance(node, nodes.Block):
            yield from _unknown_block(file, node, parents)
        elif not isinstance(node, (nodes.Macro, nodes.CallBlock, nodes.Assign, nodes.AssignBlock)):
            yield from _outside(file, node)
            for block in _outermost(node, nodes.Block):
                yield from _unknown_block(file, block, parents)


def _unknown_block(file: _File, node: nodes.Block, parents: set[str]) -> Iterator[Fault]:
    if parents and node.name not in parents:  # without parents their name is wrong, which is told
        near = _near_block(node.name, parents)
        yield file.fault("template.unknown-block", node.lineno, found=node.name, near=near, known=sorted(parents))


_Node = TypeVar("_Node", bound=nodes.Node)


def _outermost(node: nodes.Node, kind: type[_Node]) -> Iterator[_Node]:
    """The nodes of a kind below a node that stand in no block."""
    for child in node.iter_child_nodes():
        if isinstance(child, kind):
            yield child
        elif not isinstance(child, nodes.Block):
            yield from _outermost(child, kind)


def _near_block(name: str, parents: set[str]) -> tuple[str, ...]:
    from drafter.outline.keys import ALIASES
    from drafter.outline.other_words import keys_for

    meant = next((part for part, alias in ALIASES.items() if alias == name and part in parents), None)
    others = tuple(part for part in keys_for("outline", name) if part in parents)
    return (meant,) if meant else others or nearest(name, parents)


def _outside(file: _File, node: nodes.Node) -> Iterator[Fault]:
    outputs = [node] if isinstance(node, nodes.Output) else list(_outermost(node, nodes.Output))
    for output in outputs:
        for piece in output.nodes:
            text = piece.data if isinstance(piece, nodes.TemplateData) else "x"
            if text.strip():
                first = text[: len(text) - len(text.lstrip())].count("\n")
                words = text.strip().split("\n")[0] if isinstance(piece, nodes.TemplateData) else "{{ }}"
                line = next(
                    (
                        number
                        for number, shown in enumerate(file.text.split("\n"), 1)
                        if number >= piece.lineno + first and words in shown
                    ),
                    piece.lineno + first,
                )
                yield file.fault("template.outside-blocks", line, found=words[:20])
                return


def _unused(files: list[_File], slot: str) -> Fault:
    """The fault of a slot that is declared and never used. Its place is the slot's line in the front matter."""
    for file in files:
        for number, line in enumerate(file.text.split("\n---", 1)[0].split("\n"), 1):
            if re.match(rf"\s+(?:\S.*[{{,] *)?{re.escape(slot)}:", line):
                return file.fault("template.unused-slot", number, found=slot)
    return Fault("template.unused-slot", Place(str(files[0].path)), {"found": slot})
