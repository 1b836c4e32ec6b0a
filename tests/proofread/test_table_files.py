"""What the checks find in a table that a file beside the outline holds is shown at the name of that file."""

from __future__ import annotations

from tests.proofread.proofreading import proofreader


def _found(folder, outline: str) -> list[str]:
    file = folder / "a.yaml"
    file.write_text(outline, encoding="utf-8")
    return [
        f"{proof.place.line}:{proof.place.column} {proof.finding.check}"
        for proof in proofreader("half-width").proofs(file.read_bytes(), str(file)).proofs
    ]


def test_a_mark_in_a_file_stands_at_the_file(tmp_path):
    (tmp_path / "数.csv").write_text('项目;数量\n"水库, 山塘";36\n', encoding="utf-8")
    (tmp_path / "稿.csv").write_text("项目;数量\n山塘;36\n", encoding="utf-8")
    assert _found(
        tmp_path,
        """title: 讲话
opening:
  - table: {rows: [[甲, 乙], [丙, 丁]]}
  - table: {file: 稿.csv}
  - 情况如下。
  - 表格:
      文件: 数.csv
sections: none
""",
    ) == ["7:11 half-width"]


def test_one_in_a_row_stands_at_the_row(tmp_path):
    (tmp_path / "数.csv").write_text("项目;数量\n山塘;36\n", encoding="utf-8")
    assert _found(
        tmp_path,
        """title: 讲话
opening:
  - table: {file: 数.csv}
  - table: {rows: [[甲, 乙], ['水库, 山塘', 丁]]}
sections: none
""",
    ) == ["4:32 half-width"]
