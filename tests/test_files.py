"""What is read loses no character; what is written is written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import errno
import io
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import docx
import pytest

from drafter import api, files
from drafter.errors import DrafterError, InputError, OutputError
from drafter.files import decode, read_text, write_output
from drafter.write import stamp_of
from tests.cases.runner import Case, Outcome, run

OUTLINE = "标题: 讲话\n部分: [{甲: 乙。}]\n"
CHANGED = "标题: 讲话\n部分: [{甲: 丙。}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    return tmp_path


def drafter(command: str, folder: Path) -> Outcome:
    return run(Case("", {}, command), "en", folder)


def change(folder: Path) -> None:
    (folder / "a.yaml").write_text(CHANGED, encoding="utf-8")


def edit(path: Path) -> None:
    """What somebody does in Word."""
    document = docx.Document(str(path))
    document.paragraphs[-1].add_run("手工加的一句。")
    document.save(str(path))


def lies_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# ---------------------------------------------------------------- what is there already


def test_a_document_as_it_was_rendered_is_replaced(folder: Path):
    assert drafter("render a.yaml", folder).exit == 0
    before = (folder / "a.docx").read_bytes()
    change(folder)
    assert drafter("render a.yaml", folder).exit == 0
    assert (folder / "a.docx").read_bytes() != before
    assert lies_in(folder) == {"a.yaml", "a.docx"}


@pytest.mark.parametrize("to", ["docx", "html"])
def test_a_document_that_was_edited_is_left_as_it_is(folder: Path, to: str):
    drafter(f"render a.yaml --to {to}", folder)
    path = folder / f"a.{to}"
    if to == "docx":
        edit(path)
    else:
        path.write_text(path.read_text(encoding="utf-8").replace("乙。", "改。"), encoding="utf-8")
    edited = path.read_bytes()
    change(folder)
    outcome = drafter(f"render a.yaml --to {to}", folder)
    assert outcome.exit == 7
    remedy = "`drafter pull a.docx` brings the changes into the outline; " if to == "docx" else ""
    assert outcome.lines == [
        f"a.{to}: the document was changed since it was rendered; it is left as it is; {remedy}--force replaces it; -o FILE writes elsewhere"
    ]
    assert path.read_bytes() == edited
    assert drafter(f"render a.yaml --to {to} -o b.{to}", folder).exit == 0
    assert drafter(f"render a.yaml --to {to} --force", folder).exit == 0
    assert path.read_bytes() == (folder / f"b.{to}").read_bytes()
    assert lies_in(folder) == {"a.yaml", f"a.{to}", f"b.{to}"}


def test_a_document_that_was_saved_unchanged_by_another_program_counts_as_edited_or_is_replaced_but_never_lost(folder: Path):
    drafter("render a.yaml", folder)
    document = docx.Document(str(folder / "a.docx"))
    document.save(str(folder / "a.docx"))
    saved = (folder / "a.docx").read_bytes()
    change(folder)
    outcome = drafter("render a.yaml", folder)
    assert outcome.exit in (0, 7)
    assert (outcome.exit == 7) == ((folder / "a.docx").read_bytes() == saved)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, "一篇别的文章".encode(), b"\0" * 1000])
def test_a_file_of_somebody_elses_is_left_as_it_is(folder: Path, content: bytes):
    (folder / "a.docx").write_bytes(content)
    assert drafter("render a.yaml", folder).exit == 7
    assert (folder / "a.docx").read_bytes() == content
    assert drafter("render a.yaml --force", folder).exit == 0
    assert lies_in(folder) == {"a.yaml", "a.docx"}


@pytest.mark.parametrize("to", ["docx", "html", "md", "txt"])
def test_the_same_content_is_no_write(folder: Path, to: str):
    drafter(f"render a.yaml --to {to}", folder)
    path = folder / f"a.{to}"
    os.utime(path, ns=(1, 1))
    path.chmod(0o444)
    outcome = drafter(f"render a.yaml --to {to}", folder)
    assert outcome.exit == 0
    assert path.stat().st_mtime_ns == 1


@pytest.mark.parametrize("to", ["md", "txt"])
def test_a_text_that_says_something_else_is_left_as_it_is(folder: Path, to: str):
    drafter(f"render a.yaml --to {to}", folder)
    before = (folder / f"a.{to}").read_bytes()
    change(folder)
    assert drafter(f"render a.yaml --to {to}", folder).exit == 7
    assert (folder / f"a.{to}").read_bytes() == before


# ---------------------------------------------------------------- open elsewhere, locked, full


@pytest.mark.parametrize(
    ("document", "owner"),
    [
        ("a.docx", "~$a.docx"),
        ("讲话稿.docx", "~$讲话稿.docx"),
        ("seven07.docx", "~$even07.docx"),
        ("在全市座谈会上的讲话.docx", "~$市座谈会上的讲话.docx"),
        ("speech-2026.docx", "~$eech-2026.docx"),
        ("a.docx", ".~lock.a.docx#"),
    ],
)
def test_a_document_that_is_open_is_left_as_it_is(folder: Path, document: str, owner: str):
    drafter(f"render a.yaml -o {document}", folder)
    before = (folder / document).read_bytes()
    (folder / owner).write_bytes(b"owner")
    change(folder)
    outcome = drafter(f"render a.yaml -o {document}", folder)
    assert outcome.exit == 7
    assert "open in another program" in outcome.stderr
    assert (folder / document).read_bytes() == before
    assert lies_in(folder) == {"a.yaml", document, owner}
    assert drafter(f"render a.yaml -o {document} --force", folder).exit == 0


def test_the_file_of_an_owner_does_not_stop_the_first_rendering(folder: Path):
    (folder / "~$a.docx").write_bytes(b"owner")
    assert drafter("render a.yaml", folder).exit == 0


class Failing(io.BytesIO):
    """A file that breaks where it is written to, or when it is put on the disk."""

    def __init__(self, error: OSError, at: int) -> None:
        super().__init__()
        self.error, self.left = error, at

    def write(self, data: Any) -> int:
        if len(data) > self.left:
            raise self.error
        return len(data)


FAILURES = [
    (errno.ENOSPC, "the disk is full; the old file is as it was; make room, or write elsewhere with -o"),
    (errno.EDQUOT, "the disk is full; the old file is as it was; make room, or write elsewhere with -o"),
    (errno.EACCES, "the file is locked; close the program that has it open, or write elsewhere with -o"),
    (errno.EPERM, "the file is locked; close the program that has it open, or write elsewhere with -o"),
    (errno.EROFS, "nothing can be written in .; write elsewhere with -o"),
    (errno.EIO, "it cannot be written: the disk or the device reports an error"),
    (errno.EBUSY, "it cannot be written: another program uses it"),
]


@pytest.mark.parametrize("when", ["open", "write", "sync", "replace"])
@pytest.mark.parametrize(("number", "said"), FAILURES, ids=[errno.errorcode[number] for number, _ in FAILURES])
def test_whatever_fails_the_old_file_is_intact_and_nothing_is_left_behind(
    folder: Path, monkeypatch, number: int, said: str, when: str
):
    drafter("render a.yaml", folder)
    before = (folder / "a.docx").read_bytes()
    change(folder)
    error = OSError(number, os.strerror(number))

    def fail(*_: object, **__: object) -> None:
        raise error

    opened = Path.open

    def open_failing(path: Path, mode: str = "r", **options: Any) -> Any:
        if not mode.startswith("x"):
            return opened(path, mode, **options)
        if when == "open":
            raise error
        path.touch(exist_ok=False)
        return Failing(error, 10)

    if when in ("open", "write"):
        monkeypatch.setattr(Path, "open", open_failing)
    elif when == "sync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    outcome = drafter("render a.yaml", folder)
    monkeypatch.undo()
    assert outcome.lines == [f"a.docx: {said}"]
    assert outcome.exit == 7
    assert (folder / "a.docx").read_bytes() == before
    assert lies_in(folder) == {"a.yaml", "a.docx"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_device_that_is_full_says_so():
    with pytest.raises(OutputError) as caught:
        write_output(Path("/dev/full"), b"x", None)
    assert caught.value.faults[0].code == "output.full"
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_device_is_written_to_and_stays_one(folder: Path):
    assert drafter("render a.yaml -o /dev/null --to txt --force", folder).exit == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_file_that_may_not_be_written_is_locked(folder: Path, monkeypatch):
    drafter("render a.yaml", folder)
    before = (folder / "a.docx").read_bytes()
    change(folder)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    outcome = drafter("render a.yaml --force", folder)
    assert outcome.lines == ["a.docx: the file is locked; close the program that has it open, or write elsewhere with -o"]
    assert (folder / "a.docx").read_bytes() == before


def test_a_folder_that_may_not_be_written(folder: Path, monkeypatch):
    opened = Path.open

    def refuse(path: Path, mode: str = "r", **options: Any) -> Any:
        if mode.startswith("x"):
            raise PermissionError(errno.EACCES, "no")
        return opened(path, mode, **options)

    (folder / "closed").mkdir()
    monkeypatch.setattr(Path, "open", refuse)
    outcome = drafter("render a.yaml -o closed/a.docx", folder)
    assert outcome.lines == ["closed/a.docx: nothing can be written in closed; write elsewhere with -o"]
    assert lies_in(folder / "closed") == set()


# ---------------------------------------------------------------- where it is written


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(folder: Path):
    (folder / "real").mkdir()
    drafter("render a.yaml -o real/b.docx", folder)
    before = (folder / "real" / "b.docx").read_bytes()
    (folder / "a.docx").symlink_to(folder / "real" / "b.docx")
    change(folder)
    assert drafter("render a.yaml", folder).exit == 0
    assert (folder / "a.docx").is_symlink()
    assert (folder / "real" / "b.docx").read_bytes() != before
    assert lies_in(folder / "real") == {"b.docx"}


def test_a_link_to_nothing_makes_what_it_leads_to(folder: Path):
    (folder / "a.docx").symlink_to(folder / "b.docx")
    assert drafter("render a.yaml", folder).exit == 0
    assert (folder / "b.docx").is_file()
    assert (folder / "a.docx").is_symlink()


def test_a_link_into_a_folder_that_is_not_there_names_that_folder(folder: Path):
    (folder / "a.docx").symlink_to(folder / "gone" / "b.docx")
    outcome = drafter("render a.yaml", folder)
    assert outcome.exit == 7
    assert f"there is no folder {folder / 'gone'}" in outcome.stderr


def test_links_in_a_circle_end_in_a_message(folder: Path):
    (folder / "a.docx").symlink_to(folder / "b.docx")
    (folder / "b.docx").symlink_to(folder / "a.docx")
    outcome = drafter("render a.yaml", folder)
    assert outcome.exit in (0, 7)
    assert "Traceback" not in outcome.stderr


def test_the_mode_of_a_replaced_file_is_kept(folder: Path):
    drafter("render a.yaml", folder)
    (folder / "a.docx").chmod(0o640)
    change(folder)
    drafter("render a.yaml", folder)
    assert stat.S_IMODE((folder / "a.docx").stat().st_mode) == 0o640


def test_a_name_as_long_as_a_name_can_be(folder: Path):
    name = "讲" * 83 + ".docx"
    assert len(name.encode()) == 254
    assert drafter(f"render a.yaml -o {name}", folder).exit == 0
    assert lies_in(folder) == {"a.yaml", name}


def test_the_drafts_of_others_are_no_obstacle(folder: Path):
    for number in range(3):
        (folder / f".drafter-{number}.tmp").write_bytes(b"half a document")
    assert drafter("render a.yaml", folder).exit == 0


@pytest.mark.parametrize("name", [".", "..", "./", "a.docx/", "/"])
def test_a_folder_is_no_outline(folder: Path, name: str):
    assert drafter(f"render {name}", folder).exit == 6


# ---------------------------------------------------------------- interrupted


def test_a_write_that_is_interrupted_leaves_the_old_file(folder: Path, monkeypatch):
    drafter("render a.yaml", folder)
    before = (folder / "a.docx").read_bytes()
    change(folder)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    outcome = drafter("render a.yaml", folder)
    monkeypatch.undo()
    assert outcome.exit == 130
    assert "Traceback" not in outcome.stderr
    assert (folder / "a.docx").read_bytes() == before
    assert lies_in(folder) == {"a.yaml", "a.docx"}


def test_a_process_that_is_killed_at_any_moment_leaves_a_whole_document(folder: Path):
    drafter("render a.yaml", folder)
    whole = {(folder / "a.docx").read_bytes()}
    change(folder)
    drafter("render a.yaml -o b.docx", folder)
    whole.add((folder / "b.docx").read_bytes())
    command = [sys.executable, "-m", "drafter", "render", "a.yaml"]
    for moment in (0.02, 0.06, 0.09, 0.11, 0.13, 0.15):
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (folder / "a.docx").read_bytes() in whole


# ---------------------------------------------------------------- reading

TEXT = "标题: 讲话\n开头: 同志们，大家好。𠮷\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_whatever_its_encoding(encoding: str):
    assert decode(TEXT.encode(encoding), "a") == TEXT


def test_gbk_without_a_rare_character_is_read():
    assert decode("同志们".encode("gbk"), "a") == "同志们"


@pytest.mark.parametrize(
    "data",
    [TEXT.encode()[:-2] + b"\n", TEXT.encode().replace("好".encode(), b"\xe5\xa5"), b"\xff\xfe\x00", "讲话".encode() + b"\xff"],
)
def test_what_is_damaged_is_told_and_never_read_as_something_else(data: bytes):
    with pytest.raises(InputError) as caught:
        decode(data, "a")
    assert caught.value.faults[0].code == "input.encoding"


@pytest.mark.parametrize("data", [b"\x00" * 10, b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04\x14\x00"])
def test_what_is_no_text_is_told(data: bytes):
    with pytest.raises(InputError) as caught:
        decode(data, "a")
    assert caught.value.faults[0].code == "input.binary"


def test_an_encoding_that_is_asked_for_wins():
    assert decode("同志".encode("big5"), "a", "big5") == "同志"
    for encoding, code in (
        ("ascii", "input.encoding"),
        ("undefined", "input.encoding"),
        ("latin-9000", "input.unknown-encoding"),
        ("\udc80", "input.unknown-encoding"),
    ):
        with pytest.raises(InputError) as caught:
            decode("同志们".encode(), "a", encoding)
        assert caught.value.faults[0].code == code


def test_line_ends_of_other_systems_are_line_ends_and_other_separators_stay():
    assert decode("甲\r\n乙\r丙\u2028丁\x0b戊".encode(), "a") == "甲\n乙\n丙\u2028丁\x0b戊"


def test_a_file_that_may_not_be_read_or_is_too_large(folder: Path, monkeypatch):
    def refuse(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(files, "bounded", refuse)
    outcome = drafter("render a.yaml", folder)
    assert outcome.lines == ["a.yaml: no permission to read it; ask for the right to read the file"]
    monkeypatch.undo()
    monkeypatch.setattr(files, "MAX_INPUT", 10)
    with pytest.raises(InputError) as caught:
        read_text(folder / "a.yaml")
    assert caught.value.faults[0].code == "input.too-large"


def test_a_name_that_no_file_can_have():
    for name in ("\0", "x" * 5000, "a.yaml/b.yaml"):
        with pytest.raises(DrafterError):
            read_text(name)


def test_a_stamp_is_read_from_what_was_written():
    data = api.render(OUTLINE).data
    state = stamp_of("docx")
    assert state is not None
    assert state(data) == "untouched"
    assert state(data[:-100]) == "foreign"
