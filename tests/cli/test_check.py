"""`drafter check`, and the quick checks of `drafter render`."""

from __future__ import annotations

import json
from difflib import unified_diff
from pathlib import Path

import docx
import pytest

from drafter.check.registry import CHECKS

WRONG = (
    'title: 在推进会上的讲话\nsalutation: 同志们\nopening: 落实"一岗双责",层层压实。  # 草稿\nsections:\n  - 抓好落实: 走访XX户。\n'
)
FIXED = WRONG.replace('"一岗双责",', "“一岗双责”，")
SOUND = (
    "title: 在推进会上的讲话\nsalutation: 同志们\nopening: 今天说一件事。\nsections:\n  - 抓好落实: 走访到户。\nclosing: 说完了。\n"
)


@pytest.fixture
def wrong(folder: Path) -> Path:
    path = folder / "wrong.yaml"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_it_says_what_is_wrong_and_ends_with_1(drafter, wrong: Path):
    run = drafter("check", "wrong.yaml", "--severity", "warning")
    assert run.exit == 1
    assert [line.split(": ")[0] for line in run.out.split("\n") if not line.startswith(" ")][:-1] == [
        "wrong.yaml:3:12",
        "wrong.yaml:3:17",
        "wrong.yaml:3:18",
        "wrong.yaml:5:13",
    ]
    assert run.err == "errors 3, warnings 1, suggestions 0; --fix repairs 3\n"
    assert wrong.read_text(encoding="utf-8") == WRONG


def test_nothing_found_is_said_and_ends_with_0(drafter, folder: Path):
    (folder / "sound.yaml").write_text(SOUND, encoding="utf-8")
    assert drafter("check", "sound.yaml") == (0, "", "nothing found\n")


@pytest.mark.parametrize(("level", "expected"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_what_fails_is_chosen(drafter, wrong: Path, level: str, expected: int):
    assert drafter("check", "wrong.yaml", "--select", "half-width", "--fail-on", level).exit == expected


def test_a_shown_severity_hides_the_rest_and_fails_the_same(drafter, wrong: Path):
    run = drafter("check", "wrong.yaml", "--severity", "error", "--select", "half-width", "--fail-on", "warning")
    assert (run.exit, run.out) == (1, "")


def test_checks_are_chosen_and_left_out(drafter, wrong: Path):
    run = drafter("check", "wrong.yaml", "--select", "quotes，placeholder", "--ignore", "placeholder")
    assert run.out.count("[quotes]") == 2
    assert "[placeholder]" not in run.out


def test_it_repairs_an_outline_in_place_and_shows_what_is_left(drafter, wrong: Path):
    run = drafter("check", "wrong.yaml", "--fix", "--severity", "warning")
    assert wrong.read_text(encoding="utf-8") == FIXED
    assert (run.exit, run.err) == (1, "errors 1, warnings 0, suggestions 0; repaired 3\n")
    assert (
        drafter("check", "wrong.yaml", "--fix", "--severity", "warning").err == "errors 1, warnings 0, suggestions 0; repaired 0\n"
    )


def test_it_shows_the_difference_and_writes_nothing(drafter, wrong: Path):
    for words in (["--diff"], ["--fix", "--diff"]):
        run = drafter("check", "wrong.yaml", *words)
        assert [line[:9] for line in run.out.split("\n") if line[:1] in "+-" and line] == [
            "--- wrong",
            "+++ wrong",
            "-opening:",
            "+opening:",
        ]
        assert wrong.read_text(encoding="utf-8") == WRONG


def test_the_differences_of_several_files_are_one_patch(drafter, wrong: Path, folder: Path):
    (folder / "other.yaml").write_text(WRONG, encoding="utf-8")

    def patch(name: str) -> str:
        lines = unified_diff(WRONG.split("\n"), FIXED.split("\n"), name, name, lineterm="")
        return "".join(f"{line}\n" for line in lines)

    assert drafter("check", "wrong.yaml", "other.yaml", "--diff").out == patch("wrong.yaml") + patch("other.yaml")


def test_a_repaired_file_goes_where_it_is_told(drafter, wrong: Path, folder: Path):
    drafter("check", "wrong.yaml", "--fix", "-o", "right.yaml")
    assert (folder / "right.yaml").read_text(encoding="utf-8") == FIXED
    run = drafter("check", "wrong.yaml", "--fix", "-o", "-")
    assert run.out == FIXED
    assert "[placeholder]" in run.err
    (folder / "right.yaml").write_text("notes: 别的\n", encoding="utf-8")
    assert drafter("check", "wrong.yaml", "--fix", "-o", "right.yaml").exit == 7
    assert drafter("check", "wrong.yaml", "--fix", "-o", "right.yaml", "--force", "--fail-on", "never").exit == 0
    assert wrong.read_text(encoding="utf-8") == WRONG


def test_several_files_go_into_a_folder(drafter, wrong: Path, folder: Path):
    (folder / "sound.yaml").write_text(SOUND, encoding="utf-8")
    (folder / "out").mkdir()
    drafter("check", "wrong.yaml", "sound.yaml", "--fix", "-o", "out")
    assert (folder / "out" / "wrong.yaml").read_text(encoding="utf-8") == FIXED
    assert (folder / "out" / "sound.yaml").read_text(encoding="utf-8") == SOUND


def test_standard_input_is_an_outline_or_a_text(drafter, folder: Path):
    assert "stdin:3:12: error" in drafter("check", "-", stdin=WRONG).out
    assert "stdin:3:3: error" in drafter("check", "-", stdin='讲话\n同志们：\n落实"一岗双责"制度，层层压实责任。\n').out


def test_a_word_document_is_repaired_in_a_copy(drafter, wrong: Path, folder: Path):
    drafter("render", "wrong.yaml")
    before = (folder / "wrong.docx").read_bytes()
    run = drafter("check", "wrong.docx", "--fix", "-o", "reviewed.docx", "--severity", "error")
    assert run.err == "errors 1, warnings 0, suggestions 0; repaired 3\n"
    assert (folder / "wrong.docx").read_bytes() == before
    assert "XX" in next(comment.text for comment in docx.Document(str(folder / "reviewed.docx")).comments)


def test_a_pdf_cannot_be_repaired(drafter, folder: Path):
    from tests.read.printed import page, pdf

    (folder / "a.pdf").write_bytes(pdf(page("在推进会上的讲话", "同志们：", "今天说一件事。")))
    run = drafter("check", "a.pdf", "--fix", "-o", "b.pdf")
    assert (run.exit, "cannot be changed" in run.err) == (6, True)


def test_a_folder_is_walked_for_outlines_and_texts(drafter, wrong: Path, folder: Path):
    (folder / "drafter.yaml").write_text("checks: {half-width: {severity: error}}\n", encoding="utf-8")
    (folder / "inner").mkdir()
    (folder / "inner" / "old.txt").write_text("在推进会上的讲话\n同志们：\n落实,压实。\n", encoding="utf-8")
    (folder / "inner" / "layout.yaml").write_text("extends: gbt9704\n", encoding="utf-8")
    run = drafter("check", ".", "--format", "json", "--select", "half-width")
    files = {Path(file["source"]).name: file["findings"] for file in json.loads(run.out)["files"]}
    assert set(files) == {"speech.yaml", "wrong.yaml", "old.txt"}
    assert files["wrong.yaml"][0]["severity"] == "error"


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(drafter, wrong: Path, folder: Path):
    run = drafter("check", "none.yaml", "wrong.yaml", "--fail-on", "never")
    assert run.exit == 1
    assert "none.yaml: there is no such file" in run.err
    assert "wrong.yaml:5:13" in run.out


def test_the_nearest_configuration_counts(drafter, folder: Path):
    text = "title: 在推进会上的讲话\nopening: 其它事情往后放，帐号要收好。\n"
    (folder / "drafter.yaml").write_text("checks: {confusable: off}\n", encoding="utf-8")
    for name, own in (("a", ""), ("b", "checks: {confusable: error}\n")):
        (folder / name).mkdir()
        (folder / name / "speech.yaml").write_text(text, encoding="utf-8")
        if own:
            (folder / name / "drafter.yaml").write_text(own, encoding="utf-8")
    assert drafter("check", "a/speech.yaml", "--select", "confusable").err == "nothing found\n"
    assert drafter("check", "b/speech.yaml", "--select", "confusable").exit == 1


def test_layout_templates_and_limit_come_from_the_configuration(drafter, folder: Path):
    (folder / "ours").mkdir()
    (folder / "ours" / "office.md.j2").write_text('---\ntitle: 讲话\n---\n{% extends "speech.md.j2" %}\n', encoding="utf-8")
    (folder / "drafter.yaml").write_text("layout: reading-copy\ntemplates: ours\nlimit: 10字\n", encoding="utf-8")
    (folder / "speech.yaml").write_text(f"template: office\n{SOUND}", encoding="utf-8")
    assert drafter("render", "speech.yaml").exit == 0
    sizes = docx.Document(str(folder / "speech.docx")).styles["Body Text"].font.size
    assert sizes.pt == 18
    assert "[length]" in drafter("check", "speech.yaml").out


def test_what_stands_in_sources_is_found_and_the_text_itself_is_no_source(drafter, folder: Path):
    copied = "我们把整改清单交到每一个支部手里，每周对账，每月销号，年底请群众代表打分。"
    (folder / "old").mkdir()
    (folder / "old" / "a.txt").write_text(f"在总结会上的讲话\n同志们：\n{copied}\n", encoding="utf-8")
    (folder / "new.txt").write_text(f"在推进会上的讲话\n同志们：\n今年，{copied}\n", encoding="utf-8")
    for _ in range(2):  # without an index and with it
        run = drafter("check", "new.txt", "--against", "old", "--select", "source-overlap")
        assert run.out.startswith("new.txt:3:4: warning")
        assert drafter("check", "old/a.txt", "--against", "old", "--select", "source-overlap").err == "nothing found\n"


def test_checks_are_listed_and_explained(drafter):
    run = drafter("check", "--list")
    assert (run.exit, run.out.count("\n")) == (0, len(CHECKS) + 1)
    assert drafter("check", "--explain", "count").out.startswith("count · error")
    assert drafter("check", "--explain", "cuont").exit == 2


def test_render_mentions_what_the_quick_checks_find(drafter, wrong: Path, folder: Path):
    run = drafter("render", "wrong.yaml")
    assert (run.exit, run.err) == (0, "wrong.yaml: 3 errors; `drafter check wrong.yaml` shows them\n")
    assert (folder / "wrong.docx").exists()


def test_render_check_writes_nothing_where_they_find_an_error(drafter, wrong: Path, folder: Path):
    run = drafter("render", "wrong.yaml", "--check")
    assert (run.exit, run.out) == (1, "")
    assert run.err.count("error: ") == 3
    assert not (folder / "wrong.docx").exists()


def test_what_is_set_on_the_command_line_is_checked_too(drafter, folder: Path):
    run = drafter("render", "speech.yaml", "--check", "--set", "title=在XX会上的讲话", "-o", "a.docx")
    assert (run.exit, run.err) == (
        1,
        "speech.yaml: error: XX is left over from the draft; write what belongs there, or take it out [placeholder]\n",
    )
    assert not (folder / "a.docx").exists()


def test_for_render_check_an_open_blank_is_an_error(drafter, folder: Path):
    (folder / "open.yaml").write_text("template: symposium\ntitle: 讲话\n", encoding="utf-8")
    assert drafter("render", "open.yaml").err == ""
    run = drafter("render", "open.yaml", "--check")
    assert (run.exit, "[slot-empty]" in run.err) == (1, True)


def test_stats_of_an_outline_and_of_a_text(drafter, folder: Path):
    (folder / "sound.yaml").write_text(SOUND, encoding="utf-8")
    run = drafter("stats", "sound.yaml")
    assert run.out.startswith("在推进会上的讲话\n")
    assert "Formula" in run.out
    (folder / "sound.txt").write_text("在推进会上的讲话\n同志们：\n今天说一件事。\n", encoding="utf-8")
    run = drafter("stats", "sound.txt", "none.txt")
    assert (run.exit, "Formula" in run.out, "none.txt: there is no such file" in run.err) == (1, False, True)


def test_outlines_of_a_folder_are_known_in_any_encoding(drafter, folder: Path):
    text = "标题: 在推进会上的讲话\n开头: 其它事情往后放。\n"
    for number, encoding in enumerate(("gb18030", "utf-16", "utf-8-sig")):
        (folder / f"{number}.yaml").write_bytes(text.encode(encoding))
    (folder / "broken.yaml").write_bytes(b"\x00\x01\x02")
    run = drafter("check", ".", "--select", "confusable", "--fail-on", "never")
    assert run.out.count("[confusable]") == 3
    assert run.exit == 1
    assert "broken.yaml" in run.err


def test_two_files_are_not_repaired_into_one(drafter, folder: Path):
    for name in ("a", "b", "out"):
        (folder / name).mkdir()
    for name in ("a", "b"):
        (folder / name / "x.yaml").write_text(WRONG, encoding="utf-8")
    run = drafter("check", "a/x.yaml", "b/x.yaml", "--fix", "-o", "out", "--force")
    assert (run.exit, list((folder / "out").iterdir())) == (2, [])


@pytest.mark.parametrize(
    "row", ["今天到会{{ 人数 }}人，一半是{{ 人数 | int // 2 }}人。", "{% if 人数 | int > 10 %}人来得多。{% endif %}"]
)
def test_a_template_reckons_with_a_slot(drafter, folder: Path, row: str):
    template = f'---\ntitle: 讲话\nslots:\n  人数: {{hint: 人数, example: 40, type: number}}\n  厂名: {{hint: 厂名, example: 甲厂}}\n---\n{{% extends "speech.md.j2" %}}\n{{% block opening %}}\n{{{{ 厂名 }}}}来的人不少。\n\n{row}\n{{% endblock %}}\n'
    (folder / "half.md.j2").write_text(template, encoding="utf-8")
    outline = "模板: half\n标题: 在会上的讲话\n填空: {人数: 40, 厂名: 甲水泥厂}\n部分:\n- 小标题: 抓安全\n  正文: 要做的第一件事，是查的的隐患。\n"
    (folder / "a.yaml").write_text(outline, encoding="utf-8")
    run = drafter("check", "a.yaml", "--templates", ".")
    assert run.out.startswith("a.yaml:6:17: ")
    assert run.exit == 0
    drafter("render", "a.yaml", "-o", "a.docx", "--templates", ".")
    run = drafter("pull", "a.docx", "--templates", ".")
    assert (run.exit, run.out) == (0, outline)


LONG = "我们要把整改清单交到每一个支部手里，每周对一次账，每月销一次号，到年底请群众代表来打分。"
"""Too long for one breath where it is read aloud, and short enough elsewhere."""


@pytest.mark.parametrize(
    ("outline", "options"),
    [
        (f"title: 讲话\nlayout: reading-copy\nopening: {LONG}\n", []),
        (f"title: 讲话\nopening: {LONG}\n", ["--layout", "reading-copy"]),
        (f"bundle:\n  title: 两篇\n  layout: reading-copy\n---\ntitle: 讲话\nopening: {LONG}\n", []),
        (f"template: aloud\ntitle: 讲话\nopening: {LONG}\n", []),
    ],
)
def test_a_copy_to_read_aloud_from_is_known_wherever_its_layout_is_named(drafter, folder: Path, outline: str, options: list[str]):
    template = '---\ntitle: 讲话\nlayout: reading-copy\n---\n{% extends "speech.md.j2" %}\n'
    (folder / "aloud.md.j2").write_text(template, encoding="utf-8")
    (folder / "a.yaml").write_text(outline, encoding="utf-8")
    assert "[long-sentence]" in drafter("check", "a.yaml", "--select", "long-sentence", *options).out
    if not options:
        assert drafter("check", "a.yaml", "--select", "long-sentence", "--layout", "gbt9704").out == ""


def test_a_layout_that_there_is_not_is_refused(drafter, wrong: Path):
    assert drafter("check", "wrong.yaml", "--layout", "nonsense").exit == 5


def test_the_rate_of_the_configuration_counts_everywhere(drafter, folder: Path):
    (folder / "drafter.yaml").write_text("rate: 60\n", encoding="utf-8")
    (folder / "long.yaml").write_text(f"title: 讲话\nlimit: 1分钟\nopening: {LONG * 6}\n", encoding="utf-8")
    assert "5 minutes at 60 a minute" in drafter("render", "long.yaml").out
    assert "5 min at 60, 2 min at 160" in drafter("stats", "long.yaml").out
    assert "[length]" in drafter("check", "long.yaml", "--select", "length").out


def test_stats_show_what_a_limit_leaves_for_each_part(drafter, folder: Path):
    (folder / "a.yaml").write_text(
        "template: work-briefing\ntitle: 汇报\nlimit: 8分钟\nopening: 开头。\nsections:\n"
        + "".join(f"  - {{heading: {heading}, body: 一句。}}\n" for heading in ("情况", "做法", "问题", "打算")),
        encoding="utf-8",
    )
    out = drafter("stats", "a.yaml").out
    assert [line.rpartition("of ")[2] for line in out.splitlines()[3:8]] == [
        "123 (0.6 min)",
        "246 (1.2 min)",
        "738 (3.7 min)",
        "246 (1.2 min)",
        "246 (1.2 min)",
    ]


def test_stats_of_one_endless_sentence_end(drafter, folder: Path):
    (folder / "endless.txt").write_text(f"在推进会上的讲话\n同志们：\n{'一句话说不完' * 20_000}。\n", encoding="utf-8")
    assert drafter("stats", "endless.txt").exit == 0


def test_a_repaired_file_keeps_its_form(drafter, wrong: Path, folder: Path):
    drafter("render", "wrong.yaml")
    assert drafter("check", "wrong.yaml", "--fix", "-o", "right.docx").exit == 2
    assert drafter("check", "wrong.docx", "--fix", "-o", "right.yaml").exit == 2
    assert not list(folder.glob("right.*"))


def test_sources_that_are_not_there_are_an_error(drafter, wrong: Path, folder: Path):
    (folder / "empty").mkdir()
    for name in ("none", "empty"):
        assert drafter("check", "wrong.yaml", "--against", name).exit == 6


def test_what_of_a_document_is_not_read_is_said(drafter, folder: Path):
    document = docx.Document()
    for text in ("在推进会上的讲话", "同志们：", "今天说一件事。"):
        document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = "表里的,字"
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.save(str(folder / "a.docx"))
    run = drafter("check", "a.docx", "--fail-on", "never", "--select", "half-width")
    assert run.err.split("\n")[:3] == ["a.docx: not proofread: a table", "a.docx: not proofread: a header", "nothing found"]


MISTYPED = "标题：在推进会上的讲话\n称呼：同志们\n部分：\n  - 抓落实：走访到户。\n"
NARROW = "标题:在推进会上的讲话\n称呼:同志们\n开头:走访到户。\n"
NARROW_ENGLISH = "title:在推进会上的讲话\nsalutation:同志们\n"
UNKNOWN_KEY = "标题: 在推进会上的讲话\n部份:\n  - 抓落实: 走访到户。\n"


@pytest.mark.parametrize("outline", [MISTYPED, NARROW, NARROW_ENGLISH, UNKNOWN_KEY, '"标题": "讲话"\n部份: [{甲: 乙。}]\n'])
def test_a_broken_outline_is_not_passed_over_in_its_folder(drafter, folder: Path, outline: str):
    (folder / "stack.yaml").write_text("services: {web: {image: nginx}}\n", encoding="utf-8")
    (folder / "draft.yaml").write_text(outline, encoding="utf-8")
    run = drafter("check", ".", "--ignore", "parts")
    assert run.exit == 1
    assert "draft.yaml:" in run.err
    assert "stack.yaml" not in run.out + run.err


@pytest.mark.parametrize("text", ["title://example.org\nname: x\n", "title:5\nport:80\n", "- title:甲\n- name:乙\n"])
def test_a_file_of_another_program_is_passed_over(drafter, folder: Path, text: str):
    (folder / "stack.yaml").write_text(text, encoding="utf-8")
    (folder / "speech.yaml").write_text("标题: 在推进会上的讲话\n部分: [{抓落实: 走访到户。}]\n", encoding="utf-8")
    assert "stack.yaml" not in (run := drafter("check", ".", "--fail-on", "never")).out + run.err


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_a_broken_outline_is_in_every_report(drafter, folder: Path, form: str):
    (folder / "draft.yaml").write_text(UNKNOWN_KEY, encoding="utf-8")
    run = drafter("check", "draft.yaml", "--format", form)
    assert run.exit == 3
    assert "yaml.unknown-key" in run.out
    if form == "github":
        assert run.out.startswith("::error file=draft.yaml,line=2,col=1,")
    else:
        assert '"draft.yaml"' in json.dumps(json.loads(run.out))


UNREAD = {
    "an unknown template": ("模板: 没有的\n标题: 讲话\n部分: [{修渠: 修好。}]\n", 1),
    "a day that there is not": ("标题: 讲话\n日期: 2026-2-30\n部分: [{修渠: 修好。}]\n", 2),
    "the second speech of a file": ("标题: 讲话\n部分: 无\n---\n标题: 讲话\n部份: [{修渠: 修好。}]\n", 5),
    "an open bracket": ("标题: 讲话\n部分: [{修渠: 修好。}\n", 2),
}


@pytest.mark.parametrize(("outline", "line"), UNREAD.values(), ids=UNREAD)
@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_what_keeps_an_outline_from_being_read_is_in_every_report_with_its_line(
    drafter, folder: Path, form: str, outline: str, line: int
):
    (folder / "wrong.yaml").write_text(outline, encoding="utf-8")
    exit_, out, _ = drafter("check", "wrong.yaml", "--format", form)
    assert exit_ in (3, 4)
    assert "wrong.yaml" in out
    place = {"json": f'"line":{line}', "sarif": f'"startLine":{line}', "github": f",line={line}"}[form]
    assert place in out.replace(" ", "")
