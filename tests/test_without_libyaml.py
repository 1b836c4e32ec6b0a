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


def test_slips_of_the_keyboard_are_explained_by_pyyaml_s_own_parser_too():
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.returncode == 0
