"""Names that no file system allows, and folders that may not be looked into, end in a message."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.desk import listen
from tests.cases.runner import Case, run

LONG = "长" * 400
with_page = pytest.mark.skipif(not (listen.STATIC / listen.PAGE).is_file(), reason="make bundle has not been run")
COMMANDS = [
    "render {name}",
    "render a.yaml -o {name}",
    "render a.yaml -o {name}/a.docx",
    "render a.yaml -o a.txt --templates {name}",
    "render a.yaml -o a.txt --templates {name}/layouts",
    "render a.yaml -o a.txt --layout {name}",
    "check {name}",
    "check --fix {name}",
    "stats {name}",
    "mine {name}",
    "pull {name}",
    "new speech --from {name}",
    "new speech -o {name}",
    "templates check {name}",
    "templates copy speech -o {name}/",
    "layouts learn {name}",
    "layouts check {name}",
    pytest.param("open {name}/a.yaml", marks=with_page),
    "watch {name}",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_name_that_is_too_long(tmp_path: Path, command: str):
    (tmp_path / "a.yaml").write_text("标题: 讲话\n开头: 开个会。\n", encoding="utf-8")
    for language in ("en", "zh"):
        outcome = run(Case("", {}, command.format(name=LONG)), language, tmp_path)
        assert outcome.exit in {2, 4, 5, 6, 7}, outcome
        assert outcome.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"a.yaml", ".drafter"}, "the schemas of outlines may stand there already"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder with an outline, a template and layouts, that may not be looked into."""
    folder = tmp_path / "locked"
    (folder / "layouts").mkdir(parents=True)
    (folder / "a.yaml").write_text("标题: 讲话\n开头: 开个会。\n", encoding="utf-8")
    (folder / "own.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    shutil.copy(folder / "a.yaml", tmp_path / "a.yaml")
    folder.chmod(0)
    yield folder
    folder.chmod(0o700)


def without_privileges() -> list[str]:
    """What is put before a command so that rights count for it. Root may look into every folder."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights")
@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("render locked/a.yaml", 6, "locked/a.yaml: no permission to read it"),
        ("render a.yaml -o locked/a.docx", 7, "locked/a.docx: nothing can be written in locked"),
        ("render a.yaml -o a.txt --templates locked/layouts", 2, "there is no folder “locked/layouts”"),
        ("new speech -o locked/new.yaml", 7, "locked/new.yaml: nothing can be written in locked"),
        ("mine locked", 1, "locked: no permission to read it"),
        pytest.param("open locked/a.yaml --no-browser", 6, "locked/a.yaml: no permission to read it", marks=with_page),
    ],
)
def test_a_folder_that_may_not_be_looked_into(locked: Path, command: str, code: int, says: str):
    prefix = without_privileges()
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "drafter", *command.split()],
        cwd=locked.parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr.partition(says)[0]) == (code, ""), done.stderr
    assert not (locked.parent / "a.txt").exists()
