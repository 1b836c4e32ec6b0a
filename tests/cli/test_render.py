"""`drafter render`: where documents go, what is said, what happens to the others when one fails."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import OUTLINE, SUMMARY

TEXT = "短讲话\n一、第一件事\n把它做好。\n"


def is_docx(data: bytes) -> bool:
    return "word/document.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_an_outline_becomes_a_document_beside_it(drafter, folder: Path):
    assert drafter("render", "speech.yaml") == (0, f"speech.docx: {SUMMARY}\n", "")
    assert is_docx((folder / "speech.docx").read_bytes())


def test_the_summary_is_chinese_where_the_messages_are(drafter):
    assert drafter("render", "speech.yaml", lang="zh").out == "speech.docx：14 字，按每分钟 200 字约 1 分钟\n"


def test_the_summary_counts_the_blanks_that_are_open(drafter, folder: Path):
    (folder / "open.yaml").write_text("title: 讲话\n", encoding="utf-8")
    assert drafter("render", "open.yaml").out.endswith(", 1 blank open\n")
    assert drafter("render", "open.yaml", lang="zh").out.endswith("，待补 1 处\n")


def test_minutes_are_counted_at_200_characters(drafter, folder: Path):
    (folder / "long.yaml").write_text("title: 讲\nsections:\n- 一: " + "字" * 594 + "\n", encoding="utf-8")
    assert drafter("render", "long.yaml").out == "long.docx: 598 characters, 3 minutes at 200 a minute\n"


def test_an_outline_is_a_file_in_any_folder(drafter, folder: Path):
    (folder / "speeches").mkdir()
    (folder / "speeches" / "a.b.yaml").write_text(OUTLINE, encoding="utf-8")
    assert drafter("render", "speeches/a.b.yaml").exit == 0
    assert (folder / "speeches" / "a.b.docx").exists()


def test_o_names_the_file(drafter, folder: Path):
    assert drafter("render", "speech.yaml", "-o", "讲话稿.docx").out.startswith("讲话稿.docx: ")
    assert is_docx((folder / "讲话稿.docx").read_bytes())


def test_o_names_a_folder(drafter, folder: Path):
    (folder / "out").mkdir()
    assert drafter("render", "speech.yaml", "-o", "out").out.startswith("out/speech.docx: ")
    assert (folder / "out" / "speech.docx").exists()


def test_several_outlines_become_several_documents(drafter, folder: Path):
    (folder / "second.yaml").write_text(OUTLINE, encoding="utf-8")
    (folder / "out").mkdir()
    assert drafter("render", "speech.yaml", "second.yaml").out.splitlines() == [
        f"speech.docx: {SUMMARY}",
        f"second.docx: {SUMMARY}",
    ]
    assert drafter("render", "speech.yaml", "second.yaml", "-o", "out", "--to", "txt").exit == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["second.txt", "speech.txt"]


# ---------------------------------------------------------------- formats


@pytest.mark.parametrize(
    ("to", "suffix", "begins"),
    [
        ("txt", "txt", TEXT),
        ("text", "txt", TEXT),
        ("md", "md", "# 短讲话\n"),
        ("markdown", "md", "# 短讲话\n"),
        ("html", "html", "<!"),
    ],
)
def test_a_format_is_named(drafter, folder: Path, to, suffix, begins):
    assert drafter("render", "speech.yaml", "--to", to).out.startswith(f"speech.{suffix}: 14 characters")
    assert (folder / f"speech.{suffix}").read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(("file", "begins"), [("a.txt", TEXT), ("a.TXT", TEXT), ("a.md", "# 短讲话\n"), ("a.html", "<!")])
def test_or_told_by_the_suffix_of_the_file(drafter, folder: Path, file, begins):
    assert drafter("render", "speech.yaml", "-o", file).exit == 0
    assert (folder / file).read_text(encoding="utf-8").startswith(begins)


def test_the_name_of_the_format_wins_over_the_suffix(drafter, folder: Path):
    assert drafter("render", "speech.yaml", "-o", "a.docx", "--to", "txt").exit == 0
    assert (folder / "a.docx").read_text(encoding="utf-8") == TEXT


def test_another_suffix_is_no_format(drafter):
    assert drafter("render", "speech.yaml", "-o", "a.wps").exit == 2


# ---------------------------------------------------------------- standard input and output


def test_standard_input_goes_to_standard_output(drafter):
    run = drafter("render", "-", "--to", "txt", stdin=OUTLINE)
    assert (run.exit, run.out) == (0, TEXT)
    assert run.err == f"-: {SUMMARY}\n"


def test_a_document_on_standard_output_is_nothing_but_the_document(drafter):
    run = drafter("render", "speech.yaml", "-o", "-")
    assert is_docx(run.out.encode(errors="surrogateescape"))
    assert "14 characters" in run.err


def test_standard_input_into_a_file(drafter, folder: Path):
    assert drafter("render", "-", "-o", "a.txt", stdin=OUTLINE).out.startswith("a.txt: ")
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_faults_of_standard_input_are_placed_in_it(drafter):
    run = drafter("render", "-", "--to", "txt", stdin="titel: 讲话\n")
    assert (run.exit, run.out) == (3, "")
    assert run.err.startswith("stdin:1:1: ")


# ---------------------------------------------------------------- layouts, templates, settings


def test_a_layout_is_named_or_a_file(drafter, folder: Path):
    pages = []
    (folder / "own.yaml").write_text("extends: gbt9704\nsummary: 自己的\npage: {top: 50mm}\n", encoding="utf-8")
    for name, more in {"default": [], "named": ["--layout", "strict"], "file": ["--layout", "own.yaml"]}.items():
        assert drafter("render", "speech.yaml", "-o", f"{name}.html", *more).exit == 0
        pages.append((folder / f"{name}.html").read_text(encoding="utf-8"))
    assert len(set(pages)) == 3


def test_the_layout_of_the_command_line_wins_over_the_outlines(drafter, folder: Path):
    (folder / "own.yaml").write_text(f"layout: reading-copy\n{OUTLINE}", encoding="utf-8")
    drafter("render", "own.yaml", "-o", "own.html")
    drafter("render", "own.yaml", "-o", "strict.html", "--layout", "strict")
    drafter("render", "speech.yaml", "-o", "same.html", "--layout", "strict")
    own, strict, same = ((folder / f"{name}.html").read_text(encoding="utf-8") for name in ("own", "strict", "same"))
    assert own != strict == same


@pytest.mark.parametrize("where", ["templates", ".", "given", "home"])
def test_templates_are_found_in_every_place_of_the_search_path(drafter, folder: Path, where):
    place = {"home": folder.parent / "home" / "templates"}.get(where, folder / where)
    place.mkdir(parents=True, exist_ok=True)
    (place / "own.md.j2").write_text("# {{ title }}\n\n自己的\n", encoding="utf-8")
    (folder / "own.yaml").write_text("template: own\ntitle: 讲话\n", encoding="utf-8")
    assert drafter("render", "own.yaml", "--to", "txt", *(["--templates", "given"] if where == "given" else [])).exit == 0
    assert (folder / "own.txt").read_text(encoding="utf-8") == "讲话\n自己的\n"


def test_templates_beside_an_outline_are_its_own(drafter, folder: Path):
    for name in ("a", "b"):
        (folder / name / "templates").mkdir(parents=True)
        (folder / name / "templates" / "own.md.j2").write_text(f"# {{{{ title }}}}{name}\n", encoding="utf-8")
        (folder / name / "own.yaml").write_text("template: own\ntitle: 讲话\n", encoding="utf-8")
    assert drafter("render", "a/own.yaml", "b/own.yaml", "--to", "txt").exit == 0
    assert [(folder / name / "own.txt").read_text(encoding="utf-8") for name in ("a", "b")] == ["讲话a\n", "讲话b\n"]


def test_settings_win_over_the_outline(drafter):
    settings = ["--set", "title=新讲话", "--set", "讲话人=李明", "--set", "date=2026-12-01"]
    assert drafter("render", "speech.yaml", "-o", "-", "--to", "txt", *settings).out.startswith("新讲话\n李明\n（2026年12月1日）\n")


def test_a_slot_is_set_by_its_name(drafter, folder: Path):
    (folder / "slots.yaml").write_text(
        "template: regular-meeting\ntitle: 讲话\nslots: {主题: 旧}\nsections: [{学: 早}]\n", encoding="utf-8"
    )
    assert "围绕a=b，我讲" in drafter("render", "slots.yaml", "-o", "-", "--to", "txt", "--set", "主题=a=b").out


# ---------------------------------------------------------------- what is there already


def test_a_document_that_nobody_touched_is_replaced(drafter, folder: Path):
    drafter("render", "speech.yaml")
    (folder / "speech.yaml").write_text(OUTLINE.replace("短讲话", "新讲话"), encoding="utf-8")
    before = (folder / "speech.docx").read_bytes()
    assert drafter("render", "speech.yaml").exit == 0
    assert (folder / "speech.docx").read_bytes() != before


def test_a_document_of_somebody_elses_is_not_but_for_force(drafter, folder: Path):
    (folder / "speech.docx").write_bytes(b"mine")
    run = drafter("render", "speech.yaml")
    assert (run.exit, run.out, (folder / "speech.docx").read_bytes()) == (7, "", b"mine")
    assert drafter("render", "speech.yaml", "--force").exit == 0
    assert is_docx((folder / "speech.docx").read_bytes())


def test_the_same_outline_makes_the_same_bytes(drafter, folder: Path):
    drafter("render", "speech.yaml", "-o", "a.docx")
    drafter("render", "speech.yaml", "-o", "b.docx", lang="zh")
    assert (folder / "a.docx").read_bytes() == (folder / "b.docx").read_bytes()


def test_its_time_is_the_day_of_the_speech_or_the_epoch_of_the_build(drafter, folder: Path, monkeypatch):
    def created(name: str, *more: str) -> str:
        drafter("render", "speech.yaml", "-o", name, *more)
        core = zipfile.ZipFile(folder / name).read("docProps/core.xml").decode()
        return core.partition("<dcterms:created")[2].partition(">")[2].partition("<")[0]

    assert created("a.docx") == ""
    assert created("b.docx", "--set", "date=2026-12-01") == "2026-12-01T00:00:00Z"
    assert created("c.docx", "--set", "date=下周一") == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert created("d.docx", "--set", "date=2026-12-01") == "1970-01-02T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 20)  # no time of any calendar
    assert created("e.docx", "--set", "date=2026-12-01") == "2026-12-01T00:00:00Z"


# ---------------------------------------------------------------- one of several is wrong


@pytest.mark.parametrize(
    "order", [("wrong.yaml", "speech.yaml"), ("speech.yaml", "wrong.yaml"), ("missing.yaml", "speech.yaml", "wrong.yaml")]
)
def test_the_others_are_written_and_the_exit_code_is_1(drafter, folder: Path, order):
    (folder / "wrong.yaml").write_text("titel: 讲话\n", encoding="utf-8")
    run = drafter("render", *order)
    assert (run.exit, run.out) == (1, f"speech.docx: {SUMMARY}\n")
    assert "wrong.yaml:1:1: " in run.err
    assert (folder / "speech.docx").exists()
    assert not (folder / "wrong.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["speech.yaml", "--to", "rtf"], 2),
        (["speech.yaml", "--set", "标题"], 2),
        (["speech.yaml", "speech.yaml"], 2),
        (["-", "-"], 2),
        (["speech.yaml", "wrong.yaml", "-o", "a.docx"], 2),
        ([], 2),
        (["wrong.yaml"], 3),
        (["speech.yaml", "--set", "date=2026-02-30"], 3),
        (["speech.yaml", "--set", "template=speach"], 4),
        (["speech.yaml", "--layout", "strikt"], 5),
        (["missing.yaml"], 6),
        (["speech.yaml", "-o", "missing/a.docx"], 7),
    ],
)
def test_one_mistake_alone_has_its_own_code(drafter, folder: Path, arguments, code):
    (folder / "wrong.yaml").write_text("titel: 讲话\n", encoding="utf-8")
    run = drafter("render", *arguments)
    assert (run.exit, run.out) == (code, "")
    assert run.err


def test_what_is_worth_telling_is_told_and_stops_nothing(drafter, folder: Path):
    (folder / "odd.yaml").write_text('title: "一\\x01二"\nsections: [{学: 早}]\n', encoding="utf-8")
    run = drafter("render", "odd.yaml")
    assert (run.exit, run.err.splitlines()[0]) == (0, "odd.yaml:1:8: the control character U+0001 is left out")


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_two_documents_that_are_one_file_do_not_replace_each_other(drafter, folder: Path, link):
    (folder / "second.yaml").write_text(OUTLINE.replace("第一件事", "第二件事"), encoding="utf-8")
    (folder / "out").mkdir()
    assert drafter("render", "speech.yaml", "-q", "-o", "out").exit == 0
    link(folder / "out" / "second.docx", (folder / "out" / "speech.docx").resolve())
    done = drafter("render", "speech.yaml", "second.yaml", "-q", "-o", "out")
    assert (done.exit, done.out) == (1, "")
    assert done.err.endswith("two outlines would be written to out/second.docx; render them one by one with -o\n")
    assert drafter("mine", "out/speech.docx", "--to", "text").out.count("第一件事") == 1


def test_settings_that_cannot_be_read_are_told(drafter, folder: Path):
    (folder / "drafter.yaml").symlink_to("nowhere.yaml")
    for command in ("render", "check", "stats"):
        done = drafter(command, "speech.yaml")
        assert (done.exit, "drafter.yaml: there is no such file" in done.err) == (6, True)
