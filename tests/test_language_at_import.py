"""The language is asked for when something is said, never when a module is imported: one process may speak both."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ASKS = {"language", "tr", "word"}
"""Functions whose answer is in the language of the moment. (`later` gives a text that asks when it is read.)"""


def _run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is imported: all of it but the bodies of functions and what annotates them."""
    yield node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        parts: list[ast.AST] = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
    elif isinstance(node, ast.Lambda):
        parts = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    elif isinstance(node, ast.AnnAssign):
        parts = [node.value] if node.value else []
    else:
        parts = list(ast.iter_child_nodes(node))
    for part in parts:
        yield from _run_at_import(part)


def asked_at_import(source: str) -> list[str]:
    """The calls that ask for the language while a module is imported, each with its line."""
    calls = (node for node in _run_at_import(ast.parse(source)) if isinstance(node, ast.Call))
    names = ((call.lineno, getattr(call.func, "id", getattr(call.func, "attr", ""))) for call in calls)
    return [f"{line}: {name}" for line, name in names if name in ASKS]


def test_no_module_asks_for_the_language_while_it_is_imported():
    asked = {path: asked_at_import(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "drafter").rglob("*.py"))}
    assert {path.relative_to(ROOT).as_posix(): calls for path, calls in asked.items() if calls} == {}


@pytest.mark.parametrize(
    "source",
    [
        "def f(keys=language()): ...",
        "def f(*, keys=language()): ...",
        "TITLE = tr('title')",
        "class A:\n    title = messages.tr('title')",
        "@command(help=tr('help'))\ndef f(): ...",
        "f = lambda keys=language(): keys",
    ],
)
def test_where_it_may_be_asked_at_import_it_is_seen(source: str):
    assert asked_at_import(source)


@pytest.mark.parametrize("source", ["def f():\n    return tr('a')", "f = lambda: language()", "def f(a: A[tr('a')]): ..."])
def test_what_runs_later_may_ask(source: str):
    assert asked_at_import(source) == []
