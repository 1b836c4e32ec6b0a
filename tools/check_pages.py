"""``python -m tools.check_pages DIR``: a page for each check in both languages, made from its docstring, and the list of all."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.check.registry import CHECKS, Check
from drafter.check.wording import paragraphs_of, passages, severity_name, source_of, source_passages, summary
from drafter.messages.language import tr

SUFFIXES = {"en": ".md", "zh": ".zh-CN.md"}
_OTHER = {"en": ("zh", "中文"), "zh": ("en", "English")}


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    found = {}
    for to, suffix in SUFFIXES.items():
        found[f"README{suffix}"] = _index(to)
        found |= {f"{check.id}{suffix}": _page(check, to) for check in CHECKS}
    return found


def _link(name: str, to: str) -> str:
    other, said = _OTHER[to]
    return f"[{said}]({name}{SUFFIXES[other]})"


def _index(to: str) -> str:
    rows = [
        f"| [{check.id}]({check.id}{SUFFIXES[to]}) | {summary(check, to)} | {severity_name(check.severity, to)} | {check.grade} | "
        f"{tr('yes', to) if check.fixes else ''} | {source_of(check, to)} |"
        for check in CHECKS
    ]
    names = (tr("check", to), tr("what it finds", to), tr("severity", to), tr("grade", to), tr("repairs", to), tr("source", to))
    head = [f"| {' | '.join(names)} |", "|---|---|---|---|---|---|"]
    introduction = tr("Made from the checks themselves by `make docs`; do not edit these pages.", to)
    return "\n".join([f"# {tr('Checks', to)}", "", _link("README", to), "", introduction, "", *head, *rows, ""])


def _page(check: Check, to: str) -> str:
    head, *paragraphs = paragraphs_of(check, to)
    facts = f"{severity_name(check.severity, to)} · {check.grade} · {source_of(check, to)}"
    lines = [f"# {check.id}", "", _link(check.id, to), "", f"**{head}**", "", facts]
    for paragraph in paragraphs:
        lines += ["", paragraph]
    colon = ":" if to == "en" else "："
    shown = (
        (tr("Passes", to), [passage.text for passage in passages(check) if passage.passes]),
        (tr("Does not pass", to), [passage.text for passage in passages(check) if not passage.passes]),
        (tr("Where these are the sources", to), source_passages(check)),
    )
    for said, texts in shown:
        if texts:
            lines += ["", f"{said}{colon}", "", "```text", *"\n\n".join(texts).split("\n"), "```"]
    return "\n".join([*lines, *_settings(check, to), ""])


def _settings(check: Check, to: str) -> list[str]:
    """What `drafter.yaml` may say of a check: a block that can be copied."""
    row = check.row()
    if not check.values() and row is None:
        return []
    said = ["checks:", f"  {check.id}:", *(f"    {name}: {value:g}" for name, value in check.values().items())]
    if row is not None:
        said.append("    words:")
        said += [
            f"      {'-' if number == 0 else ' '} {field.name}: …  # {tr(field.doc, to)}" for number, field in enumerate(row.fields)
        ]
    return [
        "",
        tr("In `drafter.yaml`, with the usual numbers:", to) if check.values() else tr("In `drafter.yaml`:", to),
        "",
        "```yaml",
        *said,
        "```",
    ]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
