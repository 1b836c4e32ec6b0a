"""Searches one kind of input: hypothesis draws, makes a failing input small, and what was found is kept and counted."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.lots import Lots
from tests.fuzz.room import Command, Wrong, faults_of
from tests.fuzz.targets import Target

BATCH = 25
"""Inputs that are drawn together, from one seed."""
COMMANDS = 1
"""That are run on each input."""
FOUND = Path("build/fuzz")
"""Where failing inputs are kept, each in a folder of its own, with the command."""


class FuzzError(AssertionError):
    """A command did what it must not do."""


@dataclass
class Search:
    """A search with its counts. known: keys of faults that were found already: they are counted and fail no more."""

    target: Target
    inputs: int = 0
    exits: Counter[Any] = field(default_factory=Counter)
    known: dict[str, str] = field(default_factory=dict)
    again: Counter[str] = field(default_factory=Counter)

    def batch(self, seed: int, size: int = BATCH) -> bool:
        """Try some inputs. Returns whether all was well."""
        self._last: tuple[str, str] | None = None
        counting = [True]

        @hypothesis.seed(seed)
        @settings(
            max_examples=size,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            print_blob=False,
            verbosity=hypothesis.Verbosity.quiet,
        )
        @given(_inputs(self.target))
        def tried(drawn: tuple[bytes, list[Command], str]) -> None:
            data, commands, language = drawn
            self.inputs += counting[0]
            for command in commands:
                code, wrong = faults_of(command, self.target.files(data), language)
                self.exits[code] += counting[0]
                for fault in wrong:
                    if fault.key in self.known:
                        self.again[fault.key] += 1
                        continue
                    if self._last is not None and self._last[0] != fault.key:
                        continue  # while one fault is made small, others wait
                    counting[0] = False
                    self._last = (fault.key, self._kept(fault, command, data))
                    raise FuzzError(fault.key)

        try:
            tried()
        except FuzzError:
            pass
        except hypothesis.errors.Flaky:
            pass  # slow only sometimes: what was kept shows it
        if self._last is None:
            return True
        self.known[self._last[0]] = self._last[1]
        return False

    def _kept(self, fault: Wrong, command: Command, data: bytes) -> str:
        """Write a failing input to a folder, over what was written for the same fault. Returns what is said of it."""
        name = f"{self.target.name}-{hashlib.sha256(fault.key.encode()).hexdigest()[:8]}"
        folder = FOUND / name
        shutil.rmtree(folder, ignore_errors=True)
        for file, content in self.target.files(data).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content)
        said = f"{self.target.name}: {fault.key}\n  cd {folder}; drafter {command.line}\n{fault.shown}"
        (folder / "FOUND.txt").write_text(said, encoding="utf-8", errors="backslashreplace")
        return said


@st.composite
def _inputs(draw: Any, target: Target) -> tuple[bytes, list[Command], str]:
    """A spoilt input, the commands to run on it, and the language of their messages."""
    lots = Lots(draw)
    seed = lots.choice(target.seeds)
    commands = [lots.choice(target.commands) for _ in range(COMMANDS)]
    return target.spoilt(lots, seed, target.seeds), commands, lots.choice(("en", "zh"))
