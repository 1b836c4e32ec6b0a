"""Tables in a speech that is mined."""

from __future__ import annotations

import pytest

from drafter.mine.pipeline import mine_text
from drafter.read import read

BEGUN = "# 在清淤会上的讲话\n\n[同志们：]{.salutation}\n\n今天定人定河。\n\n## 一、清哪里\n\n先清东沟。\n\n## 二、谁来清\n\n名单如下：\n\n"
TABLE = "[清淤名单]{.caption}\n\n[姓名\t河段]{.table-head}\n\n" + "\n\n".join(
    f"[{name}\t{place}]{{.table-row}}" for name, place in (("程远", "东沟"), ("白桥", "西沟"), ("钟岭", "南沟"))
)


@pytest.mark.parametrize("behind", ["", "同志们，水清了，人心就齐了。"])
def test_a_table_that_ends_the_last_section_stays_whole(tmp_path, behind):
    file = tmp_path / "a.md"
    file.write_text(f"{BEGUN}{TABLE}\n\n{behind}\n", encoding="utf-8")
    (speech,) = [mine_text(read(file)).document]
    assert len(speech.sections[-1].body) == 6
    assert [str(item) for item in speech.closing] == ([behind] if behind else [])
