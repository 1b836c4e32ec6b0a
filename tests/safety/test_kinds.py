"""Each input that once did harm, and others of its kind: the exit code, the place in both languages, two seconds of processor and 300 MiB."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from tests.cases.runner import LANGUAGES, Case, run
from tests.pace import too_long, within
from tests.safety.kinds import KINDS, Kind
from tests.safety.process import MOST_MEMORY, MOST_SECONDS, drafter

ALL = [pytest.param(kind, id=f"{name}: {kind.title}") for name, kinds in KINDS.items() for kind in kinds]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="some of them are devices")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ALL)
def test_it_ends_as_the_documentation_says(tmp_path: Path, kind: Kind, language: str):
    kind.lay_out(tmp_path)
    with within(MOST_SECONDS):
        outcome = run(Case("", {}, kind.command, stdin=kind.stdin), language, tmp_path)
    said = (outcome.stdout if "check" in kind.command else "") + outcome.stderr
    assert outcome.exit == kind.exit, said[:1000]
    assert not kind.says or any(line.startswith(kind.says) for line in said.split("\n")), said[:1000]


@pytest.mark.slow
@pytest.mark.parametrize("kind", [param for param in ALL if not param.values[0].stdin])
def test_it_takes_little(tmp_path: Path, kind: Kind):
    kind.lay_out(tmp_path)
    done = drafter(*shlex.split(kind.command), folder=tmp_path)
    assert done.exit == kind.exit, done.stderr[:1000]
    assert not too_long(done.seconds, MOST_SECONDS)
    assert done.memory < MOST_MEMORY
