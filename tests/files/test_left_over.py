"""Temporary files of processes that were killed go with the next saving in their folder; those of others stay."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafter.files import drafts, write_output
from drafter.files.drafts import draft_in, folder_prefix, sweep, sweep_folders

DAY = 24 * 3600
posix = pytest.mark.skipif(sys.platform == "win32", reason="on Windows the age of a file decides")


@pytest.fixture(autouse=True)
def nothing_looked_through():
    drafts._looked.clear()


def of_another_process(folder: Path, body: str = "") -> Path:
    """A temporary file of a process that has ended."""
    code = f"import sys\nfrom pathlib import Path\nfrom drafter.files.drafts import draft_in\npath = draft_in(Path(sys.argv[1]))\npath.touch()\nprint(path)\n{body}"
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, encoding="utf-8", check=True)
    return Path(done.stdout.strip())


def made_old(path: Path, seconds: float) -> Path:
    path.touch()
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@posix
def test_what_a_dead_process_left_goes_with_the_next_saving(tmp_path: Path):
    left = of_another_process(tmp_path)
    assert left.exists()
    write_output(tmp_path / "a.txt", b"a", None)
    assert names_in(tmp_path) == {"a.txt"}


@posix
@pytest.mark.parametrize("content", [b"a", b"b"], ids=["the same content", "a refusal"])
def test_it_goes_where_nothing_is_written_too(tmp_path: Path, content: bytes):
    (tmp_path / "a.txt").write_bytes(content)
    of_another_process(tmp_path)
    try:
        write_output(tmp_path / "a.txt", b"a", None)
    except Exception:  # noqa: BLE001 - the refusal is tested elsewhere
        assert content == b"b"
    assert names_in(tmp_path) == {"a.txt"}


@posix
def test_what_a_living_process_writes_stays(tmp_path: Path):
    code = "import sys\nfrom pathlib import Path\nfrom drafter.files.drafts import draft_in\ndraft_in(Path(sys.argv[1])).touch()\nprint(flush=True)\nsys.stdin.read()"
    process = subprocess.Popen([sys.executable, "-c", code, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()
    sweep(tmp_path)
    assert len(names_in(tmp_path)) == 1
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    time.sleep(2 * drafts._AGAIN)
    sweep(tmp_path)
    assert names_in(tmp_path) == set()


def test_a_folder_is_not_looked_through_for_each_of_many_files(tmp_path: Path, monkeypatch):
    looked: list[Path] = []

    def look(folder: Path) -> list[str]:
        looked.append(folder)
        return []

    monkeypatch.setattr(os, "listdir", look)
    for _ in range(1000):
        sweep(tmp_path)
    assert 1 <= len(looked) < 100


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not show the state of processes")
def test_a_dead_process_that_nobody_asked_for_its_end_is_dead(tmp_path: Path):
    code = "import sys\nfrom pathlib import Path\nfrom drafter.files.drafts import draft_in\ndraft_in(Path(sys.argv[1])).touch()"
    with subprocess.Popen([sys.executable, "-c", code, tmp_path]) as process:
        while Path(f"/proc/{process.pid}/stat").read_bytes().rpartition(b")")[2].split()[0] != b"Z":
            time.sleep(0.01)
        sweep(tmp_path)
        assert names_in(tmp_path) == set()


def test_what_this_process_writes_stays(tmp_path: Path):
    mine = draft_in(tmp_path)
    mine.touch()
    sweep(tmp_path)
    assert names_in(tmp_path) == {mine.name}


@posix
def test_an_earlier_process_with_the_number_of_this_one_is_dead(tmp_path: Path):
    name = draft_in(tmp_path).name.replace(drafts._token(), "0" * 8)
    (tmp_path / name).touch()
    sweep(tmp_path)
    assert names_in(tmp_path) == set()


def test_another_machine_is_given_a_day(tmp_path: Path):
    name = draft_in(tmp_path).name.replace(drafts._machine(), "another1")
    of_today, of_yesterday = made_old(tmp_path / name, 3600), made_old(tmp_path / name.replace(".tmp", "0.tmp"), DAY + 60)
    sweep(tmp_path)
    assert (of_today.exists(), of_yesterday.exists()) == (True, False)


@pytest.mark.parametrize("middle", ["3f2a9c01d7e4", "", "-", "--", "a-b-c", "another1-99999999999999999999-00000000"])
def test_names_that_say_nothing_are_given_a_day_too(tmp_path: Path, middle: str):
    path = made_old(tmp_path / f".drafter-{middle}.tmp", 3600)
    sweep(tmp_path)
    assert path.exists()
    drafts._looked.clear()
    made_old(path, DAY + 60)
    sweep(tmp_path)
    assert not path.exists()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not show when processes began")
def test_a_file_that_is_older_than_the_process_with_its_number_is_left_over(tmp_path: Path):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        name = f".drafter-{drafts._machine()}-{other.pid}-0000000"
        of_itself, of_another = made_old(tmp_path / f"{name}1.tmp", 0), made_old(tmp_path / f"{name}2.tmp", 3600)
        sweep(tmp_path)
        assert (of_itself.exists(), of_another.exists()) == (True, False)
        other.communicate(b"\n")


@posix
def test_a_number_that_no_process_can_have(tmp_path: Path):
    path = made_old(tmp_path / f".drafter-{drafts._machine()}-{10**20}-0.tmp", 0)
    sweep(tmp_path)
    assert not path.exists()


def test_nothing_else_is_removed(tmp_path: Path):
    for name in (".drafter-x", "drafter-x.tmp", ".drafter.tmp", "a.tmp", ".drafter-a.yaml"):
        made_old(tmp_path / name, 10 * DAY)
    (tmp_path / ".drafter-folder.tmp").mkdir()
    os.utime(tmp_path / ".drafter-folder.tmp", (1, 1))
    before = names_in(tmp_path)
    sweep(tmp_path)
    assert names_in(tmp_path) == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_a_link_of_such_a_name_goes_and_what_it_leads_to_stays(tmp_path: Path):
    kept = tmp_path / "kept"
    kept.write_bytes(b"x")
    link = tmp_path / f".drafter-{drafts._machine()}-{10**20}-0.tmp"
    link.symlink_to(kept)
    sweep(tmp_path)
    assert names_in(tmp_path) == {"kept"}


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path):
    sweep(tmp_path / "none")
    sweep_folders(tmp_path / "none")


@posix
def test_temporary_folders_go_as_well(tmp_path: Path):
    dead = tmp_path / f"drafter-{drafts._machine()}-{10**20}-12345678abc"
    (dead / "profile").mkdir(parents=True)
    (dead / "profile" / "x").touch()
    mine, other = tmp_path / f"{folder_prefix()}abc", tmp_path / "drafter-notes"
    mine.mkdir()
    other.mkdir()
    os.utime(other, (1, 1))
    sweep_folders(tmp_path)
    assert names_in(tmp_path) == {mine.name, other.name}
