"""A link that leads nowhere is no file, and nobody is asked whether he meant what he typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")

COMMANDS = {
    "render LINK.yaml": 6,
    "check LINK.yaml": 6,
    "stats LINK.yaml": 6,
    "mine LINK.txt": 6,
    "pull LINK.docx --outline speech.yaml": 6,
    "render speech.yaml --layout LINK.yaml -o a.txt": 5,
    "templates show LINK": 4,
    "templates copy LINK": 4,
}


@pytest.mark.parametrize("leads", ["gone", "../away/gone", "LINK"])
@pytest.mark.parametrize(("command", "code"), COMMANDS.items())
def test_a_link_that_leads_nowhere_is_told_and_not_proposed(drafter, folder: Path, command: str, code: int, leads: str):
    for suffix in (".yaml", ".txt", ".docx", ".md.j2"):
        (folder / f"LINK{suffix}").symlink_to(f"{leads}{suffix}")
    exit_, _, err = drafter(*command.split())
    assert exit_ == code
    assert "LINK" in err
    assert "Traceback" not in err
    proposed = err.split("did you mean ")[1:]
    assert not [words for words in proposed if "LINK" in words.split(";")[0]]


def test_a_link_to_a_file_is_that_file(drafter, folder: Path):
    (folder / "today.yaml").symlink_to("speech.yaml")
    assert drafter("render", "today.yaml", "-o", "a.txt").exit == 0


def test_a_folder_that_is_a_dead_link_is_no_folder_in_order(drafter, folder: Path):
    (folder / "drafts").symlink_to("gone")
    exit_, _, err = drafter("check", "drafts")
    assert exit_ == 6
    assert "did you mean drafts" not in err
