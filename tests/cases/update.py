"""Write into the case files what the commands say and make now: ``python -m tests.cases.update [FILE...]``; read the difference, then keep it."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.cases.runner import LANGUAGES, Case, Outcome, case_files, lay_out, lists, read_cases, run

_PLACE = re.compile(r"(?P<place>\S*?(?::\d+){0,2}): (?P<said>.*)")


def updated(text: str, cases: list[Case]) -> str:
    """A case file's text with the exit codes and messages of now."""
    head, *blocks = re.split(r"(?m)^(?=- title:)", text)
    assert len(blocks) == len(cases)
    return head + "".join(_updated(block, case) for block, case in zip(blocks, cases, strict=True))


def _updated(block: str, case: Case) -> str:
    outcomes, made = {}, {}
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            lay_out(case, Path(folder))
            outcomes[language] = run(case, language, Path(folder))
            made = {
                name: (Path(folder) / name).read_text(encoding="utf-8") for name in case.makes if (Path(folder) / name).is_file()
            }
    heading = re.search(r"(?:^(?:#.*)?\n)*\Z", block, re.MULTILINE)
    assert heading is not None
    given = re.split(r"(?m)^  (?:exit|messages|makes):", block[: heading.start()])[0].rstrip("\n")
    parts = [given, f"  exit: {outcomes['en'].exit}"]
    if outcomes["en"].lines:
        parts += ["  messages:", _messages(case, outcomes)]
    if made:
        parts += ["  makes:", *(f"    {name}: {_block(text)}" for name, text in made.items())]
    return "\n".join(parts) + "\n" + (heading[0].strip("\n") and f"\n{heading[0].strip(chr(10))}\n") + "\n"


def _messages(case: Case, outcomes: dict[str, Outcome]) -> str:
    entries = []
    for english, chinese in zip(outcomes["en"].lines, outcomes["zh"].lines, strict=True):
        match = _PLACE.match(english)
        place = match["place"] if match and chinese.startswith(f"{match['place']}: ") else ""
        lines = [f"place: {_quoted(place)}"] if place else []
        cut = len(place) + 2 if place else 0
        said = {"en": english[cut:], "zh": chinese[cut:]}
        lines += [f"{language}: {_quoted(_with_names(said[language], lists(case, language)))}" for language in LANGUAGES]
        entries.append("    - " + "\n      ".join(lines))
    return "\n".join(entries)


def _with_names(message: str, named: dict[str, str]) -> str:
    """A message with the name of each list in the place of the list."""
    for name, shown in named.items():
        message = message.replace(shown, name)
    return message


def _block(text: str) -> str:
    """A text as a block of YAML."""
    if not text.endswith("\n") or text.endswith("\n\n"):
        return _quoted(text)
    return "|" + ("2" if text.startswith(" ") else "") + "".join(f"\n      {line}".rstrip(" ") for line in text[:-1].split("\n"))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def main(names: list[str]) -> None:
    """Update the files named, or all."""
    for path in [Path(name) for name in names] or case_files():
        path.write_text(updated(path.read_text(encoding="utf-8"), read_cases(path)).rstrip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
