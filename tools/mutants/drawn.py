"""A sample of mutants, by a seed: where each stands, and the text of its module with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators


@dataclass(frozen=True)
class Mutant:
    """One fault. path: of the module, from the checkout; line: where the changed expression or statement begins."""

    path: str
    line: int
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The lines that differ, as a patch shows them, and one at each side."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, f"{self.path}:{self.line}", self.path, n=1))

    @property
    def change(self) -> str:
        """The line and what became of it, without its place: how ``equivalent.yaml`` names a mutant."""
        changed = [line[1:].strip() for line in self.diff.splitlines()[3:] if line[0] in "-+"]
        return " → ".join(changed)


def draw(root: Path, folder: str, seed: int, count: int) -> list[Mutant]:
    """Mutants of a folder's modules: places by lot, at each one of the faults that can stand there."""
    chance = Random(seed)
    modules = [_Module(root, path) for path in sorted((root / folder).rglob("*.py"))]
    places = [(module, number) for module in modules for number in range(len(module.places))]
    return [module.mutant(number, chance) for module, number in chance.sample(places, min(count, len(places)))]


class _Module:
    """A module and its places: nodes that some fault can be put into."""

    def __init__(self, root: Path, path: Path) -> None:
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8")
        wrapper = MetadataWrapper(cst.parse_module(self.text), unsafe_skip_copy=True)
        self.tree = wrapper.module
        self.lines = wrapper.resolve(PositionProvider)
        self.places = [node for node in _run(self.tree) if any(True for _ in _faults(node))]

    def mutant(self, number: int, chance: Random) -> Mutant:
        node = self.places[number]
        changed = self.tree.deep_replace(node, chance.choice(list(_faults(node))))
        assert isinstance(changed, cst.Module)
        return Mutant(self.path, self.lines[node].start.line, self.text, changed.code)


def _run(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes that run: no types, imports and docstrings, and no `strict` of a zip, which asserts what holds."""
    if isinstance(node, cst.Annotation | cst.Import | cst.ImportFrom | cst.TypeAlias) or _is_strict(node):
        return
    if isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString):
        return
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "cast":
        yield from _run(node.args[1])
        return
    yield node
    for child in node.children:
        yield from _run(child)


def _is_strict(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Arg) and node.keyword is not None and node.keyword.value == "strict"


def _faults(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    strict = [child for child in node.children if _is_strict(child)]
    for kind, faults in mutation_operators:
        if isinstance(node, kind):
            yield from (
                fault for fault in faults(node) if all(any(kept.deep_equals(child) for child in fault.children) for kept in strict)
            )
