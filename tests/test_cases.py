"""Every case of `tests/cases`, in both languages, through the real command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.runner import LANGUAGES, Case, Outcome, case_files, expected_lines, lay_out, read_cases, run

CASES = [case for path in case_files() for case in read_cases(path)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=[f"{case.file.removesuffix('.yaml')}: {case.title}" for case in CASES])
def test_a_case_says_and_makes_what_it_should(case: Case, language: str, tmp_path):
    lay_out(case, tmp_path)
    outcome = run(case, language, tmp_path)
    assert outcome.lines == expected_lines(case, language)
    assert outcome.exit == case.exit
    assert "Traceback" not in outcome.stderr + outcome.stdout
    assert [words for words in case.prints if words not in outcome.stdout] == []
    made = {name: (tmp_path / name).read_text(encoding="utf-8") for name in case.makes}
    assert made == case.makes
    if language == "en":
        assert_each_picture_is_the_line_that_its_message_names(outcome, tmp_path)


def assert_each_picture_is_the_line_that_its_message_names(outcome: Outcome, folder: Path) -> None:
    for message, picture in outcome.pictures:
        if not picture:
            continue
        name, line, *_ = message.split(": ")[0].split(":")
        number, shown = picture[0].split(" | ", 1)
        assert number.strip() == line
        if (folder / name).is_file():
            lines = (folder / name).read_bytes().decode("utf-8-sig").split("\n")
            assert _plain(shown.strip("…")) in _plain(lines[int(line) - 1])


def _plain(text: str) -> str:
    return "".join(
        " " if character == "\t" else character if character.isprintable() or character == "\u3000" else "�" for character in text
    )


def test_there_are_enough_cases_and_each_title_stands_once():
    assert len([case for case in CASES if case.exit]) >= 60
    titles = [(case.file, case.title) for case in CASES]
    assert len(set(titles)) == len(titles)


def test_a_failure_that_is_said_has_an_exit_code_and_a_silent_one_there_is_not():
    assert [case.title for case in CASES if case.exit and not case.messages] == []
