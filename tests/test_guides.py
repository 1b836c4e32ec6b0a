"""The guides are complete and true: every key, filter and style is named in both languages, and every example says what it is shown to say.

- In ``docs/outline*.md`` a block ``yaml`` followed by a block ``text`` is an outline and its speech.
- In ``docs/templates*.md`` a block ``jinja`` before them is the template ``example``; the table of filters holds what each example gives.
- In ``docs/layouts*.md`` a block ``yaml`` is a layout.
- The table of slips holds what is wrong and what is meant; ``⇥`` is a tab, ``□`` a full-width space.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from drafter import api
from drafter.errors import OutlineError
from drafter.layout import layout_names, load_layout
from drafter.layout.fields import LAYOUT, PAGE, PAGE_NUMBER, TYPE
from drafter.layout.units import PAPER_NAMES, POINTS, POINTS_ALIASES, SIZES
from drafter.mine.json_form import to_json
from drafter.mine.model import Formula, Mined, MinedSpeech
from drafter.nodes.fields import Record
from drafter.outline.keys import BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE
from drafter.outline.kinds import POINT, SECTION
from drafter.outline.load import load
from drafter.read import SUFFIXES
from drafter.speech.frames import Frame
from drafter.speech.numbering import NO_MARK, OFFERED
from drafter.speech.tree import Bundle, Point, Section, Speech
from drafter.template import frontmatter
from drafter.template.budget import BUDGET, MAX_CHARACTERS, MAX_STEPS, MAX_TEMPLATE, Budget
from drafter.template.filters import FILTERS
from drafter.template.render import Renderer, outline_context
from drafter.template.store import TemplateStore
from tests.write.letterheads import red_line

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ("outline", "templates", "layouts", "mining")
LANGUAGES = ("", ".zh-CN")


def page(name: str, language: str) -> str:
    folder = ROOT if name == "README" else ROOT / "docs"
    return (folder / f"{name}{language}.md").read_text(encoding="utf-8")


def keys_of(*records: Record) -> set[str]:
    return {key for record in records for key in record.by_key}


def keys_of_json(value: object) -> set[str]:
    """Every key of an object of ``mine --to json``, but the numbers of sections."""
    if isinstance(value, list):
        return set().union(*map(keys_of_json, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    return {key for key in value if not key.isdecimal()} | set().union(*map(keys_of_json, value.values()))


_RARE = {".text", ".markdown", ".xhtml", ".wpt", ".dot"}
_POINTS = (Point("一是", "甲", "。", ("子",)), Point("二是", "乙", "。", ("丑",)))
_SECTIONS = (Section("一、", "抓甲", "", False, _POINTS, (Section("（一）", "丙"),)), Section("二、", "抓乙"))
MINED = Mined(
    "a.txt",
    Bundle("合集", "（1篇）", (Speech(opening=("我讲",), sections=_SECTIONS),)),
    (MinedSpeech(Frame("抓{}", 2, 2), ((1, Frame("{}", 2, 2)),), (Formula("opening", "我讲"),)),),
)
"""A source with everything that the JSON can hold."""
STYLES = {style.name for style in OFFERED} | set(NO_MARK)
NAMED: dict[str, set[str]] = {
    "outline": keys_of(OUTLINE, SECTION, POINT, BUNDLE_FRONT) | set(BUNDLE_KEYS) | STYLES | {"own", "run-on", "另起", "接排"},
    "templates": keys_of(frontmatter.FRONT_MATTER, frontmatter.SLOT)
    | set(frontmatter.NAMEABLE)
    | set(frontmatter.SLOT_TYPES)
    | set(FILTERS)
    | (STYLES - {"无"}),
    "layouts": keys_of(LAYOUT, PAGE, PAGE_NUMBER, TYPE)
    | set(layout_names())
    | {*SIZES, *POINTS, *POINTS_ALIASES, "字", "字符", "行"}
    | set(PAPER_NAMES),
    "mining": keys_of_json(to_json(MINED)) | {suffix for suffix in SUFFIXES if suffix not in _RARE},
    "README": set(layout_names()) | set(TemplateStore().names()),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMED)
def test_every_name_stands_in_the_page(name: str, language: str) -> None:
    shown = set(re.findall(r"`([^`\n]+)`", page(name, language)))

    missing = sorted(NAMED[name] - shown)
    assert not missing, (
        f"{name}{language}.md does not name {', '.join(missing)}: `make docs` writes numbering styles, the others are yours to write, in backquotes"
    )


def test_the_limits_of_a_template_are_those_of_the_program() -> None:
    limits = (MAX_TEMPLATE, MAX_CHARACTERS, MAX_STEPS)

    assert all(f"{limit:,}" in page("templates", "") for limit in limits)
    assert all(f"{limit // 10_000} 万" in page("templates", ".zh-CN") for limit in limits)


@pytest.mark.parametrize("name", [*GUIDES, "README"])
def test_both_languages_have_the_same_parts(name: str) -> None:
    def parts(language: str) -> list[tuple[str, str]]:
        tokens = MarkdownIt().parse(page(name, language))
        return [(token.tag, token.info) for token in tokens if token.type in ("heading_open", "fence")]

    assert parts("") == parts(".zh-CN")


def examples(name: str, language: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: their kind and content."""
    return [(token.info, token.content) for token in MarkdownIt().parse(page(name, language)) if token.type == "fence"]


def rows(text: str) -> list[list[str]]:
    """The rows of all tables of a page, cell by cell."""
    lines = [line for line in text.split("\n") if line.startswith("| ")]
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def code(cell: str) -> str | None:
    """What a cell shows as code; None where it shows anything beside."""
    match = re.fullmatch(r"`([^`]+)`", cell)
    return match[1] if match else None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["outline", "templates"])
def test_an_outline_says_what_is_shown_below_it(name: str, language: str, tmp_path: Path) -> None:
    folders = (tmp_path,)
    found = 0
    for (kind, content), (next_kind, said) in pairwise(examples(name, language)):
        if kind == "jinja":
            (tmp_path / "example.md.j2").write_text(content, encoding="utf-8")
        if (kind, next_kind) == ("yaml", "text"):
            found += 1
            assert api.render(content, to="txt", folders=folders).data.decode() == said
    assert found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_gives_what_the_table_says(language: str) -> None:
    renderer = Renderer(TemplateStore())
    outline = "sections:\n  - heading: [紧扣标准, 达标]\n    body: [导语。, {学: 天天学。}]\nattachments: [工作要点]\n"
    file, _ = load(outline)
    context = outline_context(file.outlines[0], renderer.info("speech")) | {"date": "2026-01-05"}
    context["section"] = context["sections"][0]
    shown = {}
    for name, example, gives, *_ in [row for row in rows(page("templates", language)) if len(row) == 4]:
        filter_name, template, result = code(name), code(example), code(gives)
        if filter_name not in FILTERS or template is None or result is None:
            continue
        assert re.search(rf"\| *{filter_name}\b", template), f"the example of {filter_name} does not show it"
        made = renderer.environment.from_string(template)
        token = BUDGET.set(Budget())
        try:
            shown[filter_name] = made.render(context)
        finally:
            BUDGET.reset(token)
        assert shown[filter_name] == result
    assert set(FILTERS) - set(shown) == {"attached", "heading", "lines", "subsections"}, "shown in words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_layout_of_the_guide_is_one(language: str, tmp_path: Path) -> None:
    shown = [content for kind, content in examples("layouts", language) if kind == "yaml"]
    assert shown
    for content in shown:
        file = tmp_path / "example.yaml"
        file.write_text(content, encoding="utf-8")
        if base := re.search(r"^(?:base|底稿): (\S+\.docx)$", content, re.MULTILINE):
            red_line().save(str(tmp_path / base[1]))
        assert load_layout(str(file)).summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_is_wrong_and_what_is_meant_is_right(language: str) -> None:
    _, _, table = page("outline", language).partition("`⇥`")
    slips = [(code(row[0]), code(row[1])) for row in rows(table) if code(row[0])]
    assert len(slips) > 10
    for wrong, right in slips:
        assert wrong
        assert right
        load(_outline(right))
        with pytest.raises(OutlineError):
            load(_outline(wrong))


def _outline(line: str) -> str:
    typed = line.replace("⇥", "\t").replace("□", "\u3000")
    return f"title: 甲\nopening:\n{typed}\n" if typed.lstrip()[0] in "-—" else f"title: 甲\n{typed}\n"
