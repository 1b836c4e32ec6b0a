"""Every command ends with the code of what went wrong: one file with its own, one of several with 1."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "sound.yaml": "title: 讲话\nsections:\n  - 第一件事: 把它做好。\n",
    "wrong.yaml": 'title: 讲话\nopening: 落实"一岗双责"。\nsections:\n  - 第一件事: 把它做好。\n',
    "broken.yaml": "title: [\n",
    "no-template.yaml": "template: none-such\ntitle: 讲话\n",
    "no-layout.yaml": "layout: none-such\ntitle: 讲话\n",
    "bad.yaml": "template: bad\ntitle: 讲话\n",
    "templates/bad.md.j2": "---\ntitle: 讲话\n---\n{% if %}\n",
    "bad/drafter.yaml": "chekcs: {}\n",
    "bad/sound.yaml": "title: 讲话\n",
    "damaged.docx": "no document",
    "damaged.yaml": "title: 讲话\n",
    "speech.txt": "在植树大会上的讲话\n同志们：\n今天说一件事。\n",
    "taken.txt": "mine",
}

ROWS = """\
render sound.yaml = 0
render none.yaml = 6
render broken.yaml = 3
render no-template.yaml = 4
render bad.yaml = 4
render no-layout.yaml = 5
render sound.yaml --layout none-such = 5
render sound.yaml --to none = 2
render sound.yaml -o taken.txt = 7
render sound.yaml -o taken.txt --force = 0
render sound.yaml broken.yaml = 1
render sound.yaml --check = 0
render wrong.yaml --check = 1
render bad/sound.yaml --check = 10
check sound.yaml = 0
check wrong.yaml = 1
check wrong.yaml --fail-on never = 0
check none.yaml = 6
check broken.yaml = 3
check no-template.yaml = 4
check damaged.docx = 6
check bad/sound.yaml = 10
check sound.yaml --select none-such = 2
check sound.yaml --format none = 2
check sound.yaml none.yaml = 1
check wrong.yaml --fix = 0
check wrong.yaml --fix -o taken.txt = 7
check wrong.yaml --fix -o taken.txt --force = 0
stats sound.yaml = 0
stats none.yaml = 6
stats broken.yaml = 3
stats no-template.yaml = 4
stats damaged.docx = 6
stats bad/sound.yaml = 10
stats sound.yaml none.yaml = 1
mine speech.txt -o out = 0
mine none.txt = 6
mine damaged.docx = 6
mine speech.txt --to none = 2
mine speech.txt --to text -o taken.txt = 7
mine speech.txt none.txt --to text = 1
pull sound.docx = 0
pull none.docx --outline sound.yaml = 6
pull sound.docx --outline none.yaml = 6
pull sound.docx --outline broken.yaml = 3
pull sound.docx --outline no-template.yaml = 4
pull damaged.docx = 6
pull sound.docx --outline sound.yaml -o taken.txt = 7
pull sound.docx --outline sound.yaml -o taken.txt --force = 0
new = 0
new symposium = 0
new none-such = 4
new symposium --keys fr = 2
new symposium -o taken.txt = 7
templates list = 0
templates show symposium = 0
templates show none-such = 4
templates copy symposium = 0
templates copy none-such = 4
templates copy symposium -o taken.txt = 7
templates check symposium = 0
templates check bad = 4
templates check none-such = 4
layouts list = 0
layouts show gbt9704 = 0
layouts show none-such = 5
layouts copy gbt9704 = 0
layouts copy none-such = 5
layouts copy gbt9704 -o taken.txt = 7
none-such = 2
"""


@pytest.mark.parametrize("row", ROWS.splitlines())
def test_a_command_ends_with_the_code_of_what_went_wrong(drafter, folder: Path, row: str):
    command, _, code = row.partition(" = ")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    if command.startswith("pull"):
        drafter("render", "sound.yaml")
    assert drafter(*command.split()).exit == int(code)
    if "--force" not in command:
        assert (folder / "taken.txt").read_text(encoding="utf-8") == "mine"
