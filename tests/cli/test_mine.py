"""``drafter mine``: from speeches to templates, outlines, JSON and text."""

import json
from pathlib import Path

import pytest

SPEECH = """在全厂安全生产会议上的讲话
（2026年10月9日）
同志们：
今天开会，总结前三季度的工作。下面，我讲两点意见。
一、认清形势，绷紧这根弦
事故往往出在松懈的时候。
二、压实责任，守住这道关
各车间主任是第一责任人。
谢谢大家！
"""


@pytest.fixture
def source(folder: Path) -> Path:
    path = folder / "旧稿.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def test_it_writes_a_template_and_an_outline_that_make_the_speech_again(drafter, folder: Path, source: Path):
    run = drafter("mine", "旧稿.txt", "-o", "out")
    assert run.exit == 0
    assert run.out.split("\n")[0] == f"旧稿.txt → {Path('out/旧稿.md.j2')}, {Path('out/旧稿.yaml')}"
    text = drafter("mine", "旧稿.txt", "--to", "text").out
    assert text == SPEECH
    assert drafter("render", "out/旧稿.yaml", "--to", "txt", "-o", "-").out == text


def test_it_says_what_it_found(drafter, source: Path):
    lines = drafter("mine", "旧稿.txt", "-o", "out").out.split("\n")
    assert "  在全厂安全生产会议上的讲话" in lines
    assert any(line.startswith("  ├ sections 2") for line in lines)


def test_json_is_one_object_for_each_source(drafter, source: Path):
    (speech,) = json.loads(drafter("mine", "旧稿.txt", "--to", "json").out)["speeches"]
    assert speech["title"] == "在全厂安全生产会议上的讲话"
    assert [section["mark"] for section in speech["sections"]] == ["一、", "二、"]


def test_the_outline_comes_alone_and_with_chinese_keys(drafter, folder: Path, source: Path):
    run = drafter("mine", "旧稿.txt", "--to", "outline", "--keys", "zh", "-o", "out", "--name", "安全会")
    assert (run.exit, [path.name for path in (folder / "out").iterdir()]) == (0, ["安全会.yaml"])
    assert (folder / "out/安全会.yaml").read_text(encoding="utf-8").startswith("模板: 安全会\n")


def test_a_folder_is_walked_and_a_bad_source_does_not_stop_the_others(drafter, folder: Path, source: Path):
    (folder / "稿子").mkdir()
    (folder / "稿子/一.txt").write_text(SPEECH, encoding="gb18030")
    (folder / "稿子/二.docx").write_bytes(b"no document")
    run = drafter("mine", "稿子", "旧稿.txt", "-o", "out")
    assert run.exit == 1
    assert "二.docx" in run.err
    assert sorted(path.name for path in (folder / "out").glob("*.yaml")) == ["一.yaml", "旧稿.yaml"]


def test_two_sources_of_one_name_do_not_overwrite_each_other(drafter, folder: Path, source: Path):
    (folder / "另").mkdir()
    (folder / "另/旧稿.md").write_text(SPEECH.replace("\n", "\n\n"), encoding="utf-8")
    run = drafter("mine", "旧稿.txt", "另/旧稿.md", "-o", "out")
    assert (run.exit, "already" in run.err) == (1, True)


def test_standard_input_is_a_source(drafter, folder: Path):
    assert drafter("mine", "-", "--to", "text", stdin=SPEECH).out == SPEECH


def test_noise_is_kept_where_it_is_asked_for(drafter, folder: Path):
    (folder / "a.txt").write_text(f"还剩6页未读,继续阅读\n{SPEECH}", encoding="utf-8")
    assert drafter("mine", "a.txt", "--to", "text").out == SPEECH
    assert "还剩6页未读" in drafter("mine", "a.txt", "--to", "text", "--keep-noise").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("旧稿.txt", "--to", "docx"), 2),
        (("旧稿.txt", "旧稿.txt", "nothing.txt", "--name", "一"), 2),
        (("旧稿.txt", "--keys", "fr"), 2),
        (("nothing.txt",), 6),
        (("旧稿.txt", "--encoding", "none-such", "--to", "text"), 6),
    ],
)
def test_a_wrong_command_line_has_its_exit_code(drafter, source: Path, arguments: tuple[str, ...], code: int):
    run = drafter("mine", *arguments)
    assert run.exit == code
    assert "Traceback" not in run.err


def test_an_outline_that_was_changed_is_not_replaced(drafter, folder: Path, source: Path):
    drafter("mine", "旧稿.txt", "-o", "out")
    outline = folder / "out/旧稿.yaml"
    outline.write_text(outline.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert drafter("mine", "旧稿.txt", "-o", "out").exit == 7
    assert outline.read_text(encoding="utf-8").endswith("# mine\n")
    assert drafter("mine", "旧稿.txt", "-o", "out", "--force").exit == 0


def test_many_sources_are_shared_among_processes(drafter, folder: Path):
    (folder / "many").mkdir()
    for number in range(45):
        (folder / f"many/{number:02}.txt").write_text(SPEECH, encoding="utf-8")
    assert drafter("mine", "many", "--to", "json", "-o", "out").exit == 0
    assert len(list((folder / "out").glob("*.json"))) == 45


def test_what_no_reader_takes_is_said_and_counts_only_where_nothing_else_is_there(drafter, folder: Path, source: Path):
    (folder / "some").mkdir()
    (folder / "some/表.xlsx").write_bytes(b"PK")
    run = drafter("mine", "some", "--to", "text")
    assert (run.exit, "表.xlsx" in run.err) == (1, True)
    (folder / "some/稿.txt").write_text(SPEECH, encoding="utf-8")
    run = drafter("mine", "some", "--to", "text")
    assert (run.exit, run.out, "表.xlsx" in run.err) == (0, SPEECH, True)


def test_a_folder_that_cannot_be_made_is_named_with_the_reason(drafter, source: Path):
    run = drafter("mine", "旧稿.txt", "-o", "旧稿.txt/out")
    assert run.exit == 7
    assert "a part of the path is a file and no folder" in run.err
    assert "Errno" not in run.err


def test_standard_input_is_a_source_among_many(drafter, folder: Path):
    (folder / "many").mkdir()
    for number in range(45):
        (folder / f"many/{number:02}.txt").write_text(SPEECH, encoding="utf-8")
    run = drafter("mine", "many", "-", "--to", "text", stdin=SPEECH.replace("全厂", "全局"))
    assert (run.exit, run.out) == (0, SPEECH * 45 + SPEECH.replace("全厂", "全局"))


def test_an_outline_among_the_sources_leaves_no_empty_folder(drafter, folder: Path, source: Path):
    (folder / "a.yaml").write_text("标题: 讲话\n部分: [{修路: 路要平。}]\n", encoding="utf-8")
    assert drafter("mine", "a.yaml", "-o", "neu")[0] == 6
    assert not (folder / "neu").exists()
    assert drafter("mine", "a.yaml", str(source), "-o", "neu")[0] == 1
    assert (folder / "neu").is_dir()
    (folder / "there").mkdir()
    assert drafter("mine", "a.yaml", "-o", "there")[0] == 6
    assert (folder / "there").is_dir()


def test_a_source_without_text_makes_no_template(drafter, folder: Path):
    (folder / "empty.txt").write_text(" \n\n", encoding="utf-8")
    for words in (["empty.txt"], ["empty.txt", "--to", "text"], ["-", "-o", "neu"]):
        run = drafter("mine", *words, stdin="")
        assert (run.exit, run.out) == (6, "")
        assert "no text" in run.err
    assert not list(folder.glob("*.j2"))


@pytest.mark.parametrize("form", ["json", "text", "outline"])
def test_a_dash_is_standard_output(drafter, folder: Path, source: Path, form: str):
    run = drafter("mine", "旧稿.txt", "--to", form, "-o", "-")
    assert run.exit == 0
    assert run.out == drafter("mine", "旧稿.txt", "--to", form).out
    assert not (folder / "-").exists()
