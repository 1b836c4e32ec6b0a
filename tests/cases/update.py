"""Write into the case files what the commands say now: ``python -m tests.cases.update [FILE...]``. Read the difference before you keep it."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.cases.runner import LANGUAGES, Case, Outcome, case_files, lay_out, read_cases, run

_PLACE = re.compile(r"(?P<place>\S*?(?::\d+){0,2}): (?P<said>.*)")


def updated(text: str, cases: list[Case]) -> str:
    """A case file's text with the exit codes and messages of now."""
    head, *blocks = re.split(r"(?m)^(?=- title:)", text)
    assert len(blocks) == len(cases)
    return head + "".join(_updated(block, case) for block, case in zip(blocks, cases, strict=True))


def _updated(block: str, case: Case) -> str:
    outcomes = {}
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            lay_out(case, Path(folder))
            outcomes[language] = run(case, language, Path(folder))
    body, heading = re.fullmatch(r"(?s)(.*?)((?:\n|#[^\n]*\n)*)", block).groups()  # type: ignore[union-attr]
    body = re.sub(r"(?m)^  exit:.*\n?", "", body.partition("\n  messages:")[0] + "\n").rstrip("\n")
    said = f"\n  messages:\n{_messages(outcomes)}" if outcomes["en"].lines else ""
    return f"{body}\n  exit: {outcomes['en'].exit}{said}\n{heading or chr(10)}"


def _messages(outcomes: dict[str, Outcome]) -> str:
    entries = []
    for english, chinese in zip(outcomes["en"].lines, outcomes["zh"].lines, strict=True):
        match = _PLACE.match(english)
        place = match["place"] if match and chinese.startswith(f"{match['place']}: ") else ""
        lines = [f"place: {_quoted(place)}"] if place else []
        cut = len(place) + 2 if place else 0
        lines += [f"en: {_quoted(english[cut:])}", f"zh: {_quoted(chinese[cut:])}"]
        entries.append("    - " + "\n      ".join(lines))
    return "\n".join(entries)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def main(names: list[str]) -> None:
    """Update the files named, or all."""
    for path in [Path(name) for name in names] or case_files():
        path.write_text(updated(path.read_text(encoding="utf-8"), read_cases(path)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
