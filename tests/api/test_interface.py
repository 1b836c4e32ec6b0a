"""What `drafter.api` offers: every name, and nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from drafter import api, cli

ROOT = Path(api.__file__).parents[2]


def test_every_public_name_is_there_and_no_other():
    for name in api.__all__:
        assert getattr(api, name) is not None
    assert {"os", "re", "annotations", "Iterable", "Path"} & set(api.__all__) == set()
    assert dir(api) == api.__all__
    with pytest.raises(AttributeError):
        api.no_such_name  # noqa: B018


def test_the_table_of_names_is_that_of_the_types():
    tree = ast.parse(Path(api.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.asname: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname == alias.name
    }
    assert imported == api._HOMES
    assert {name for name in imported if not hasattr(import_module(imported[name]), name)} == set()


def test_a_program_that_renders_loads_nothing_else():
    program = (
        "import sys\nfrom drafter import api\napi.render('title: a\\nopening: b。\\n', to='txt')\n"
        "print(*(name for name in sys.modules if name.startswith(('drafter.mine', 'drafter.proofread', 'drafter.check', 'drafter.pull',"
        " 'drafter.read', 'importlib.metadata', 'concurrent', 'docx'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == []


def test_the_contract_of_the_command_line_names_every_room():
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    forbidden = next(contract for contract in contracts if contract["id"] == "interface")["forbidden_modules"]
    rooms = {
        path.name.removesuffix(".py")
        for path in (ROOT / "drafter").iterdir()
        if path.name[0] not in "_." and path.name != "py.typed"
    }
    assert {name.removeprefix("drafter.") for name in forbidden} == rooms - {"api", "cli", "desk", "errors", "messages"}


CLIENT = """
from collections.abc import Iterator
from pathlib import Path

from drafter.api import (
    Check, DrafterError, Found, Layout, Message, Proofs, Rendered, Renderer, Settings, TemplateStore, Writer,
    check, fix, list_templates, load_layout, mine, new_outline, render, render_many, schema,
)

def make(text: str, layout: str | Layout = "strict") -> bytes:
    renderer = Renderer(TemplateStore(()))
    try:
        return render(text, renderer=renderer, layout=layout).data
    except DrafterError as error:
        raise SystemExit(error.text(to="zh")) from None

def from_data() -> Rendered:
    return render({"title": "讲话", "subtitle": None, "sections": [{"heading": "一", "body": ["二。"]}]}, to="txt")

def words(text: str) -> list[str]:
    found: Proofs = check(text)
    return [proof.finding.text(to="en") for proof in found.proofs] + [str(proof) for proof in found.proofs]

def files(folder: Path) -> Iterator[bytes]:
    for file in render_many(folder.glob("*.yaml")):
        yield file.result().data

def others() -> tuple[str, str, dict[str, object], str]:
    return fix("标题: 甲").after, new_outline("speech"), schema(), mine("甲\\n乙。\\n").outline

names: list[str] = [entry.name for entry in list_templates()]
page: float = load_layout("gbt9704").page.width
"""


def test_a_client_passes_mypy_strict(tmp_path: Path):
    (tmp_path / "client.py").write_text(CLIENT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path / "cache"), "client.py"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_command_line_is_no_part_of_it():
    assert "main" not in api.__all__
    assert cli.PROGRAM == "drafter"


def test_every_name_of_a_module_of_the_interface_is_there():
    for path in Path(api.__file__).parent.glob("*.py"):
        module = import_module(f"drafter.api.{path.stem}" if path.stem != "__init__" else "drafter.api")
        for name in getattr(module, "__all__", ()):
            assert getattr(module, name) is getattr(api, name, getattr(module, name))
