"""``python -m tools.limits_page DIR``: the pages ``limits.md`` and ``limits.zh-CN.md``, made from the constants of the program and its messages."""

from __future__ import annotations

import string
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from drafter.messages.table import MESSAGES
from drafter.messages.wording import filled

TABLE = Path(__file__).with_name("limits.yaml")
SUFFIXES = {"en": ".md", "zh": ".zh-CN.md"}
_WORDS = {
    "en": {
        "title": "# Limits\n\n[中文](limits.zh-CN.md)",
        "head": (
            "Made from the program's own constants and messages by `make docs`; do not edit it.\n\n"
            "Drafter opens files that strangers wrote, so every input is bounded: what is larger ends in a message and an exit code, before it takes the machine's\n"
            "memory or its time. The largest speeches known have some hundred thousand characters. [SECURITY.md](../SECURITY.md) says why the bounds hold."
        ),
        "refused": ("what is bounded", "at most", "what is said beyond it", "exit"),
        "accepted": ("what is bounded", "at most", "what happens beyond it"),
    },
    "zh": {
        "title": "# 限度\n\n[English](limits.md)",
        "head": (
            "本页由 `make docs` 按程序里的常数和提示生成，不要直接改。\n\n"
            "Drafter 会打开陌生人写的文件，所以每种输入都有上限：超过的，不等占满内存、耗尽时间，就给出提示和退出码。\n"
            "已知最长的讲话稿也只有十来万字。为什么守得住，见 [SECURITY.md](../SECURITY.md)（英文）。"
        ),
        "refused": ("限什么", "最多", "超过时的提示", "退出码"),
        "accepted": ("限什么", "最多", "超过时怎么办"),
    },
}


def rows() -> list[Mapping[str, Any]]:
    """Every row of the table."""
    return [row for group in _groups() for row in group["rows"]]


def number_of(row: Mapping[str, Any]) -> float:
    """The number of a row, as the program has it."""
    module, _, name = row["number"].partition(":")
    return float(getattr(import_module(module), name))


def pages() -> dict[str, str]:
    """Both pages by the names of their files."""
    return {f"limits{suffix}": _page(to) for to, suffix in SUFFIXES.items()}


def _groups() -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["groups"]
    return found


def _page(to: str) -> str:
    words = _WORDS[to]
    parts = [words["title"], "", words["head"]]
    for group in _groups():
        refused = "code" in group["rows"][0]
        head = words["refused" if refused else "accepted"]
        lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
        lines += [f"| {' | '.join(_cells(row, to))} |" for row in group["rows"]]
        parts += ["", f"## {group[to]}", "", *lines]
    return "\n".join([*map(str, parts), ""])


def _cells(row: Mapping[str, Any], to: str) -> list[str]:
    number = number_of(row)
    match row.get("unit"):
        case "MB":
            shown = f"{number / 1_000_000:,.0f} MB"
        case "s":
            shown = f"{number:,.0f} {'s' if to == 'en' else '秒'}"
        case _:
            shown = f"{number:,.0f}"
    if "code" not in row:
        return [row[to], shown, row["then"][to]]
    return [row[to], shown, f"{_message(row, to)} (`{row['code']}`)", str(row["exit"])]


def _message(row: Mapping[str, Any], to: str) -> str:
    """What is said beyond the limit; … for what only the input knows."""
    message = MESSAGES[row["code"]]
    number = number_of(row)
    most = int(number / 1_000_000 if "MB" in message.text else number)
    blanks = {name for text in message for _, name, _, _ in string.Formatter().parse(text) if name}
    facts: dict[str, object] = dict.fromkeys(blanks, "…")
    facts |= {name: most for name in ("most", "deepest") if name in blanks}
    facts |= _others(row)
    said, remedy = filled(message, {name: facts[name] for name in blanks}, to)
    return f"{said}{'; ' if to == 'en' else '；'}{remedy}" if remedy else said


def _others(row: Mapping[str, Any]) -> dict[str, object]:
    """The numbers of a message that names two limits, and the one of a document that is bounded by another number than it is told."""
    from drafter.nodes.compose import MAX_CHARACTERS, MAX_NODES
    from drafter.read.package import MAX_PART, MAX_TOTAL

    match row["code"]:
        case "yaml.too-large":
            return {"longest": MAX_CHARACTERS, "most": MAX_NODES}
        case "input.unpacks":
            return {"most": "…" if row["number"].endswith("MAX_RATIO") else MAX_TOTAL // 1_000_000}
        case "input.too-large" if row["number"].endswith("MAX_TAGS"):
            return {"most": MAX_PART // 1_000_000}
        case _:
            return {}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
