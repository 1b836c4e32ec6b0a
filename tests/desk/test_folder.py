"""Files of the opened folder only, written whole, byte for byte but for what was edited."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter.desk.folder import EditedFile, Folder
from drafter.errors import InputError, OutputError

TEXT = "title: 短讲话  # 题目\nsections:\n- 第一件事: 把它做好。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    here = tmp_path / "here"
    here.mkdir()
    (here / "speech.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("secret", encoding="utf-8")
    return Folder(here)


@pytest.mark.parametrize(
    "name",
    [
        "../secret.yaml",
        "a/../../secret.yaml",
        "..",
        ".",
        "",
        "/etc/passwd",
        "C:\\secret.yaml",
        "..\\secret.yaml",
        "a//b.yaml",
        "./speech.yaml",
        "a\0.yaml",
        "a\n.yaml",
        "speech.yaml/",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(folder: Folder, name: str):
    with pytest.raises(InputError) as refused:
        folder.file(name)
    assert refused.value.faults[0].code == "desk.outside"
    with pytest.raises(InputError):
        folder.create(name, "")


def test_a_link_out_of_the_folder_is_refused(folder: Folder, tmp_path: Path):
    (folder.root / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder.root / "up").symlink_to(tmp_path)
    for name in ("link.yaml", "up/secret.yaml"):
        with pytest.raises(InputError) as refused:
            folder.file(name)
        assert refused.value.faults[0].code == "desk.outside"
    with pytest.raises(InputError):
        folder.create("up/new.yaml", "")
    assert not (tmp_path / "new.yaml").exists()


def test_a_link_inside_the_folder_is_followed_and_stays(folder: Folder):
    (folder.root / "link.yaml").symlink_to(folder.root / "speech.yaml")
    file = folder.file("link.yaml")
    assert file.write("title: 新\n")
    assert (folder.root / "link.yaml").is_symlink()
    assert (folder.root / "speech.yaml").read_text(encoding="utf-8") == "title: 新\n"


def test_the_folder_itself_may_be_a_link(folder: Folder, tmp_path: Path):
    (tmp_path / "there").symlink_to(folder.root)
    assert Folder(tmp_path / "there").file("speech.yaml").text == TEXT


@pytest.mark.parametrize("name", ["a.txt", "speech", ".hidden.yaml", ".git/config.yaml", "drafter.docx"])
def test_only_files_that_the_desk_needs_are_made(folder: Folder, name: str):
    with pytest.raises(InputError) as refused:
        folder.create(name, "")
    assert refused.value.faults[0].code == "desk.name"


def test_a_new_file_replaces_none(folder: Folder):
    made = [folder.create("speech.yaml", text).path.name for text in ("甲", "乙")]
    assert made == ["speech-2.yaml", "speech-3.yaml"]
    assert (folder.root / "speech.yaml").read_text(encoding="utf-8") == TEXT
    assert folder.outlines() == ["speech-2.yaml", "speech-3.yaml", "speech.yaml"]


def test_a_configuration_is_no_outline(folder: Folder):
    (folder.root / "drafter.yaml").write_text("rate: 200\n", encoding="utf-8")
    assert folder.outlines() == ["speech.yaml"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, end: str):
    path = tmp_path / "speech.yaml"
    first = TEXT.replace("\n", end).encode(encoding)
    path.write_bytes(first)
    file = EditedFile(path)
    assert file.text == TEXT
    changed = TEXT.replace("做好", "做好，\n  再做好") + "- 第二件事: 也做好。\n"
    assert file.write(changed)
    assert path.read_bytes() == changed.replace("\n", end).encode(encoding)
    assert file.write(TEXT)
    assert path.read_bytes() == first


def test_undone_to_the_first_text_it_has_the_first_bytes_whatever_its_line_ends(tmp_path: Path):
    path = tmp_path / "speech.yaml"
    first = TEXT.replace("\n", "\r\n", 1).encode()
    path.write_bytes(first)
    file = EditedFile(path)
    assert file.write("title: 别的\n")
    assert file.write(TEXT)
    assert path.read_bytes() == first


def test_what_another_program_wrote_is_not_replaced_unseen(tmp_path: Path):
    path = tmp_path / "speech.yaml"
    path.write_text(TEXT, encoding="utf-8")
    file = EditedFile(path)
    assert not file.changed
    path.write_text("title: 别人的\n", encoding="utf-8")
    assert file.changed
    assert not file.write("title: 我的\n")
    assert path.read_text(encoding="utf-8") == "title: 别人的\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["speech.yaml"]


def test_a_file_that_is_replaced_by_renaming_is_seen_even_with_the_same_time_and_size(tmp_path: Path):
    path = tmp_path / "speech.yaml"
    path.write_text("title: 甲\n", encoding="utf-8")
    file = EditedFile(path)
    other = tmp_path / "other"
    other.write_text("title: 乙\n", encoding="utf-8")
    times = path.stat()
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(path)
    assert file.changed


def test_a_file_that_was_removed_is_written_again(tmp_path: Path):
    path = tmp_path / "speech.yaml"
    path.write_text(TEXT, encoding="utf-8")
    file = EditedFile(path)
    path.unlink()
    assert file.changed
    assert file.write("title: 新\n")
    assert path.read_text(encoding="utf-8") == "title: 新\n"


def test_a_folder_that_is_gone_is_an_error_and_is_not_made(tmp_path: Path):
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "speech.yaml"
    path.write_text(TEXT, encoding="utf-8")
    file = EditedFile(path)
    path.unlink()
    folder.rmdir()
    with pytest.raises(OutputError):
        file.write("title: 新\n")
    assert not folder.exists()


def test_the_other_version_is_kept_beside_under_a_name_of_its_own(tmp_path: Path):
    path = tmp_path / "speech.yaml"
    path.write_text(TEXT, encoding="utf-8")
    file = EditedFile(path)
    names = [file.keep_beside(file.known, "093015").name for _ in range(2)]
    assert names == ["speech-disk-093015.yaml", "speech-disk-093015-2.yaml"]
    assert (tmp_path / names[1]).read_text(encoding="utf-8") == TEXT


def test_no_folder_is_an_error(tmp_path: Path):
    with pytest.raises(InputError) as refused:
        Folder(tmp_path / "none")
    assert refused.value.faults[0].code == "desk.no-folder"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, "短讲话"),
        ("# 注\n标题: 在会上的讲话\n", "在会上的讲话"),
        ('template: speech\ntitle: "引号：标题"\n', "引号：标题"),
        ("合集:\n  标题: 两篇讲话\n", "两篇讲话"),
        ("title: |\n  两行\n  标题\n", None),
        ("title:\n", None),
        ("opening: 没有标题\n", None),
        ("title: 【待补：在……会议上的讲话】\n", None),
    ],
)
def test_the_titles_of_outlines_are_known_without_reading_them_whole(folder: Folder, text: str, title: str | None):
    (folder.root / "speech.yaml").write_text(text, encoding="utf-8")
    assert folder.titles().get("speech.yaml") == title


def test_an_outline_never_becomes_the_configuration(tmp_path: Path):
    assert Folder(tmp_path).create("drafter.yaml", "title: 甲\n").path.name == "drafter-2.yaml"
