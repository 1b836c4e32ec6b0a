"""An installed wheel in an empty folder does what the checkout does."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# One worker builds it once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


def _run(*command: str | Path, cwd: Path) -> str:
    # The checkout must not help: nothing of the environment points to it.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "DRAFTER"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Without isolation: hatchling is among the test dependencies, and a build needs no network then.
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel and what it depends on, nothing else."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    _run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=home)
    return programs


def test_the_wheel_holds_what_a_user_needs_and_nothing_else(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    for template in root.glob("templates/**/*.j2"):
        assert f"drafter/_data/{template.relative_to(root).as_posix()}" in names
    for data in [
        *root.glob("drafter/layout/data/*.yaml"),
        *root.glob("drafter/messages/locale/**/*.mo"),
        *root.glob("drafter/desk/static/*"),  # where the page is built
        root / "drafter/py.typed",
    ]:
        assert data.relative_to(root).as_posix() in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"drafter"}


def test_a_speech_is_started_and_rendered_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    drafter = installed / "drafter"

    _run(drafter, "new", "symposium", "-o", "speech.yaml", cwd=tmp_path)
    _run(drafter, "render", "speech.yaml", cwd=tmp_path)

    with zipfile.ZipFile(tmp_path / "speech.docx") as document:
        assert "word/document.xml" in document.namelist()


@pytest.mark.parametrize("kind", ["templates", "layouts"])
def test_the_shipped_ones_are_listed(kind: str, installed: Path, root: Path, tmp_path: Path) -> None:
    folder, suffix = {"templates": ("templates", ".md.j2"), "layouts": ("drafter/layout/data", ".yaml")}[kind]
    shipped = {path.name.removesuffix(suffix) for path in (root / folder).glob(f"*{suffix}")}

    listed = _run(installed / "drafter", kind, "list", cwd=tmp_path)

    assert shipped
    assert not {name for name in shipped if name not in listed}
