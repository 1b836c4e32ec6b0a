"""A template that Jinja cannot read is told at its line, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.runner import Case, run


@pytest.mark.parametrize("body", ["{% block opening %}\n好\n", "{% block opening ％}\n好\n", "{{ 甲 \n"])
def test_a_template_that_jinja_cannot_read_is_told_at_its_line(tmp_path: Path, body: str):
    (tmp_path / "own.md.j2").write_text(
        f'---\nslots:\n  甲: {{hint: x}}\n---\n{{% extends "speech.md.j2" %}}\n{body}', encoding="utf-8"
    )
    done = run(Case("", {}, "templates check own"), "en", tmp_path)
    assert done.exit == 4
    assert done.stderr.startswith("own.md.j2:")


def test_the_line_ends_of_old_macs_are_line_ends(tmp_path: Path):
    (tmp_path / "own.md.j2").write_bytes("---\rtitle: 题\r---\r# {{ title }}\r\r{{ 没有 }}\r".encode())
    done = run(Case("", {}, "templates check own"), "en", tmp_path)
    assert done.exit == 4
    assert done.stderr.startswith("own.md.j2:6: nothing is called “没有” here")
    assert "6 | {{ 没有 }}" in done.stderr
