"""YAML that the project ships means the same to libyaml and to PyYAML's own parser: some systems have the one, some the other."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
FILES = [
    path
    for folder in ("drafter", "templates", "samples", "tests")
    for suffix in ("*.yaml", "*.md.j2")
    for path in sorted((ROOT / folder).rglob(suffix))
    if "node_modules" not in path.parts
]


def _yaml_of(path: Path) -> str:
    """A file's YAML; of a template, its front matter."""
    text = path.read_text(encoding="utf-8")
    return text.split("---\n")[1] if path.suffix == ".j2" else text


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_both_parsers_read_the_same(path: Path):
    text = _yaml_of(path)
    assert list(yaml.load_all(text, Loader=yaml.SafeLoader)) == list(yaml.load_all(text, Loader=yaml.CSafeLoader))
