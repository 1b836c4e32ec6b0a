"""Where PyYAML has no C part the same mistakes get the same messages, on the same lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = """
import re, sys, tempfile
from pathlib import Path
sys.modules["yaml._yaml"] = None
sys.path.insert(0, ".")
import yaml
from tests.cases.runner import FOLDER, expected_lines, lay_out, read_cases, run
assert not yaml.__with_libyaml__
for case in read_cases(FOLDER / "keyboard.yaml"):
    with tempfile.TemporaryDirectory() as folder:
        lay_out(case, Path(folder))
        lines = run(case, "en", Path(folder)).lines
    columns = re.compile(r"(?<=:\\d):\\d+(?=:)")
    if [columns.sub("", line) for line in lines] != [columns.sub("", line) for line in expected_lines(case, "en")]:
        print(case.title, lines, file=sys.stderr)
"""


COMMANDS = """
import sys
sys.modules["yaml._yaml"] = sys.modules["_yaml"] = None
import yaml
assert not yaml.__with_libyaml__
from drafter.cli import main
for line in sys.stdin.read().strip().split("\\n"):
    try:
        main(line.split())
    except SystemExit as left:
        assert left.code in (0, None), (line, left.code)
"""
SPEECH = "在通水仪式上的讲话\n乡亲们：\n水来了。\n一、用好水\n轮着浇。\n二、管好渠\n分段管。\n谢谢大家！\n"


def run(folder: Path, *lines: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS], cwd=folder, input="\n".join(lines), capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr


def test_what_reads_tables_works_with_pyyaml_s_own_parser_too(tmp_path: Path):
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    run(tmp_path, "check a.txt --fail-on never", "check a.txt --fail-on never --format json", "stats a.txt", "check --list")


def test_so_do_mining_drafting_and_pulling(tmp_path: Path):
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    run(tmp_path, "mine a.txt -o out", "new speech --from a.txt -o b.yaml", "render b.yaml", "pull b.docx -o b.yaml")


def test_so_do_templates_and_layouts(tmp_path: Path):
    run(
        tmp_path, "new symposium -o a.yaml", "render a.yaml", "templates check symposium", "templates schema", "layouts show strict"
    )


def test_slips_of_the_keyboard_are_explained_by_pyyaml_s_own_parser_too():
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.returncode == 0
