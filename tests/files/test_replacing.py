"""A file that is replaced keeps what the system lets it keep, and is not replaced where somebody changed it meanwhile."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from drafter import api
from drafter.errors import Fault, OutputError
from drafter.files import write_output, writing
from tests.cases.runner import Case, Outcome, run

posix = pytest.mark.skipif(not hasattr(os, "chown"), reason="the system has no owners")
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
WRONG = "标题: 讲话\n开头: 我们要布署学习。\n"


def codes(notices: tuple[Fault, ...]) -> list[str]:
    return [notice.code for notice in notices]


def replaced(path: Path, data: bytes = b"new") -> tuple[Fault, ...]:
    notices = write_output(path, data, None, force=True)
    assert path.read_bytes() == data
    return notices


def drafter(command: str, folder: Path) -> Outcome:
    return run(Case("", {}, command), "en", folder)


# ---------------------------------------------------------------- what it keeps


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    return path


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_its_mode(target: Path, mode: int):
    target.chmod(mode)
    assert codes(replaced(target)) == []
    assert stat.S_IMODE(target.stat().st_mode) == mode


@root
@pytest.mark.parametrize("owner", [(65534, 65534), (0, 65534), (1234, 0)])
def test_owner_and_group(target: Path, owner: tuple[int, int]):
    os.chown(target, *owner)
    target.chmod(0o2640)
    assert codes(replaced(target)) == []
    found = target.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (*owner, 0o2640)


@root
def test_an_owner_that_the_system_refuses_is_told(target: Path, monkeypatch: pytest.MonkeyPatch):
    os.chown(target, 65534, 65534)
    target.chmod(0o640)

    def refuse(path: Path, uid: int, gid: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    (notice,) = replaced(target)
    assert notice.text("en") == (
        f"{target}: the new file could not get the owner and group of the old one; the system lets only an administrator do that; "
        f"an administrator restores them: chown 65534:65534 {target}"
    )
    assert "chown 65534:65534" in notice.text("zh")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600, "another group is not shown what the old one could read"


@root
def test_a_group_is_kept_where_the_owner_is_refused(target: Path, monkeypatch: pytest.MonkeyPatch):
    os.chown(target, 65534, 1234)
    target.chmod(0o640)
    give = os.chown

    def only_groups(path: Path, uid: int, gid: int) -> None:
        if uid != -1:
            raise PermissionError
        give(path, uid, gid)

    monkeypatch.setattr(os, "chown", only_groups)
    assert codes(replaced(target)) == ["output.owner"]
    found = target.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (0, 1234, 0o640)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has no such attributes")
def test_attributes(target: Path):
    try:
        os.setxattr(target, "user.author", b"li")
    except OSError:
        pytest.skip("the file system has no attributes of users")
    replaced(target)
    assert os.getxattr(target, "user.author") == b"li"


@posix
def test_nobody_reads_a_private_file_while_it_is_written(target: Path, monkeypatch: pytest.MonkeyPatch):
    target.chmod(0o600)
    seen = []
    sync = os.fsync

    def look(descriptor: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    replaced(target)
    assert seen == [0o600]


@posix
def test_a_link_and_what_it_leads_to(target: Path, tmp_path: Path):
    (tmp_path / "deep").mkdir()
    link = tmp_path / "deep" / "link.yaml"
    link.symlink_to("../a.yaml")
    replaced(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [path.name for path in link.parent.iterdir()] == ["link.yaml"]


@posix
def test_its_other_names_in_the_folder(target: Path, tmp_path: Path):
    for name in ("b.yaml", "文.yaml"):
        os.link(target, tmp_path / name)
    assert codes(replaced(target)) == []
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"new"}
    assert {path.stat().st_ino for path in tmp_path.iterdir()} == {target.stat().st_ino}
    assert len(list(tmp_path.iterdir())) == 3


@posix
def test_names_in_other_folders_keep_the_old_content_and_are_told(target: Path, tmp_path: Path):
    (tmp_path / "backup").mkdir()
    os.link(target, tmp_path / "backup" / "a.yaml")
    os.link(target, tmp_path / "b.yaml")
    (notice,) = replaced(target)
    assert (notice.code, notice.facts) == ("output.names", {"count": 1})
    assert (tmp_path / "backup" / "a.yaml").read_bytes() == b"old"
    assert (tmp_path / "b.yaml").read_bytes() == b"new"


@posix
def test_commands_say_what_was_not_kept(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "backup").mkdir()
    os.link(tmp_path / "a.yaml", tmp_path / "backup" / "a.yaml")
    outcome = drafter("check --fix a.yaml", tmp_path)
    assert "a.yaml: the file has further names in other folders (hard links: 1); these keep the old content" in outcome.stderr
    assert "部署" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "backup" / "a.yaml").read_text(encoding="utf-8") == WRONG


# ---------------------------------------------------------------- changed meanwhile


def someone_writes(monkeypatch: pytest.MonkeyPatch, path: Path, content: bytes | None) -> None:
    """Somebody writes a file, or removes it for None, at the last moment before the renaming."""
    look = writing._is_written

    def after(*arguments: object) -> bool:
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        return look(*arguments)

    monkeypatch.setattr(writing, "_is_written", after)


@pytest.mark.parametrize("old", [b"old", None], ids=["another file was there", "no file was there"])
def test_what_was_written_meanwhile_is_left(tmp_path: Path, monkeypatch, old: bytes | None):
    path = tmp_path / "a.html"
    if old is not None:
        path.write_bytes(old)
    someone_writes(monkeypatch, path, b"theirs")
    with pytest.raises(OutputError) as caught:
        write_output(path, b"mine", lambda data: "untouched" if data == b"old" else "edited")
    assert codes(caught.value.faults) == ["output.changed"]
    assert path.read_bytes() == b"theirs"
    assert [each.name for each in tmp_path.iterdir()] == ["a.html"]


def test_the_same_result_of_another_process_is_no_fault(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.html"
    someone_writes(monkeypatch, path, b"mine")
    assert write_output(path, b"mine", None) == ()
    assert [each.name for each in tmp_path.iterdir()] == ["a.html"]


def test_another_result_of_drafters_own_is_replaced(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.html"
    someone_writes(monkeypatch, path, b"of another run")
    write_output(path, b"mine", lambda _: "untouched")
    assert path.read_bytes() == b"mine"


def test_a_file_that_was_touched_and_has_its_content_is_replaced(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    os.utime(path, (1, 1))
    someone_writes(monkeypatch, path, b"old")
    write_output(path, b"mine", lambda _: "untouched")
    assert path.read_bytes() == b"mine"


def test_a_file_that_was_removed_meanwhile_is_written(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    someone_writes(monkeypatch, path, None)
    write_output(path, b"mine", lambda _: "untouched")
    assert path.read_bytes() == b"mine"


def test_force_does_not_replace_what_was_written_meanwhile(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"theirs"))
    with pytest.raises(OutputError) as caught:
        write_output(path, b"mine", None, force=True)
    assert codes(caught.value.faults) == ["output.changed"]
    assert path.read_bytes() == b"theirs"


@pytest.mark.parametrize("force", [False, True])
def test_a_result_of_an_older_content_is_never_written_over_a_newer_one(tmp_path: Path, force: bool):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"newer")
    for source in (b"older", "older"):
        with pytest.raises(OutputError) as caught:
            api.save(b"repaired", path, force=force, made_from=source)
        assert codes(caught.value.faults) == ["output.changed"]
    for source in (b"newer", "newer"):
        api.save(b"repaired", path, force=True, made_from=source)
        assert path.read_bytes() == b"repaired"
        path.write_bytes(b"newer")


def test_an_outline_that_was_edited_while_it_was_checked_is_left(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text(WRONG, encoding="utf-8")
    from drafter.cli import repairs, report

    put = report.save

    def edited(*arguments: object, **options: object) -> None:
        path.write_text(WRONG + "结尾: 谢谢。\n", encoding="utf-8")
        put(*arguments, **options)

    monkeypatch.setattr(repairs, "save", edited)
    outcome = drafter("check --fix a.yaml", tmp_path)
    assert (outcome.exit, path.read_text(encoding="utf-8")) == (7, WRONG + "结尾: 谢谢。\n")
    assert outcome.lines[0] == (
        "a.yaml: somebody changed the file while Drafter was working on it; it is left as it is; run the command again"
    )


def test_an_outline_that_was_edited_while_it_was_pulled_is_left(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text(WRONG, encoding="utf-8")
    assert drafter("render a.yaml", tmp_path).exit == 0
    import docx

    document = docx.Document(str(tmp_path / "a.docx"))
    document.paragraphs[-2].runs[-1].text += "要好好学。"
    document.save(str(tmp_path / "a.docx"))
    pull = api.pull

    def edited(*arguments: object, **options: object) -> object:
        path.write_text(WRONG + "结尾: 谢谢。\n", encoding="utf-8")
        return pull(*arguments, **options)

    monkeypatch.setattr(api, "pull", edited)
    outcome = drafter("pull a.docx -o a.yaml", tmp_path)
    assert (outcome.exit, path.read_text(encoding="utf-8")) == (7, WRONG + "结尾: 谢谢。\n")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_document_replaces_an_outline_whatever_the_way_to_it(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(WRONG, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.docx").symlink_to("../a.yaml")
    os.link(tmp_path / "a.yaml", tmp_path / "a.docx")
    for command in ("render a.yaml --force", "render a.yaml -o out/ --force", "render a.yaml -o a.yaml --to docx --force"):
        outcome = drafter(command, tmp_path)
        assert outcome.exit == 2, command
        assert "would replace the outline" in outcome.stderr
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == WRONG
