"""Another reader sees the same: markdown-it-py, as CommonMark with pandoc's bracketed spans.

It knows nothing of speeches. What it takes for headings, paragraphs and spans must be the page that our reader's tree makes.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from drafter.speech.flow import Paragraph, document_paragraphs, is_emphatic
from drafter.speech.markdown import MarkdownError, escape, parse, write
from drafter.speech.tree import Document, speeches_of
from tests.speech.notation import speech
from tests.speech.strategies import bundles, speeches, texts

ORACLE = MarkdownIt("commonmark").use(attrs_plugin, spans=True)
Stretch = tuple[str, str]
"""A class, "" for plain text, and the text under it."""
Block = tuple[str, list[Stretch]]
"""A tag and what stands in it."""


def by_oracle(markdown: str) -> list[Block]:
    """What the oracle reads, empty blocks and the lines between speeches aside."""
    tokens = ORACLE.parse(markdown)
    assert {token.type for token in tokens} <= {
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
        "inline",
        "hr",
    }
    blocks = [(before.tag, _stretches(token.children or [])) for before, token in pairwise(tokens) if token.type == "inline"]
    return [(tag, stretches) for tag, stretches in blocks if any(text for _, text in stretches)]


def _stretches(children: list[Token]) -> list[Stretch]:
    stretches: list[Stretch] = []
    name = ""
    for child in children:
        if child.type == "span_open":
            name = str(child.attrs.get("class", "")).rstrip("234")
            stretches.append((name, ""))
        elif child.type == "span_close":
            name = ""
            stretches.append((name, ""))
        else:  # the text of an image is its caption
            assert child.type in {"text", "image"}, f"{child.type}: {child.content!r}"
            if not stretches or stretches[-1][0] != name:
                stretches.append((name, ""))
            content = "".join(one.content for one in child.children) if child.children else child.content
            stretches[-1] = (name, stretches[-1][1] + content)
    return _plain(stretches)


def _plain(stretches: list[Stretch]) -> list[Stretch]:
    """Only the run-in headings keep their class; texts side by side are one, empty ones gone."""
    result: list[Stretch] = []
    for name, text in stretches:
        kept = name if name in ("section", "point") else ""
        if not text:
            continue
        if result and not kept and not result[-1][0]:
            result[-1] = ("", result[-1][1] + text)
        else:
            result.append((kept, text))
    return result


def on_the_page(document: Document) -> list[Block]:
    """The same of our own tree."""
    pages = (paragraph for _, paragraph in document_paragraphs(document))
    return [
        (_tag(paragraph), _plain([("" if run.role == "text" else run.role, run.text) for run in paragraph.runs]))
        for paragraph in pages
        if paragraph.text
    ]


def _tag(paragraph: Paragraph) -> str:
    if paragraph.kind in ("title", "bundle-title"):
        return "h1"
    return f"h{paragraph.level + 1}" if paragraph.kind == "heading" else "p"


@settings(max_examples=300)
@given(speeches)
@example(
    speech(
        "title=讲话 | salutation=同志们： | 开头 | §一、/学习(导语 | •一是/主动学标。(把)◦二是/对标。(对)) | ¶二、/对标。(做 | §（一）/细(一)) | ‖结尾"
    )
)
def test_a_speech_looks_the_same_to_both_readers(tree):
    markdown = write(tree)
    assert by_oracle(markdown) == on_the_page(parse(markdown)), markdown


@settings(max_examples=100)
@given(bundles)
def test_a_bundle_looks_the_same_to_both_readers(tree):
    markdown = write(tree)
    assert by_oracle(markdown) == on_the_page(parse(markdown)), markdown


_PIECES = [
    *"[]{}<>*_`\\\\#-+=:|!.。学 \t\n", "\n\n", "# ", "## ", "### ", "1.", "1) ", "- ", "> ", "* * *", "---", "~~~", "    ", "一、", "一是", "{mark=1}", "{.point}", "{.point2}", "{.section}",
    "{.salutation}", "[]{.closing}", "[]{.in-point}", "&amp;", "&#19968;", "&copy;", "&nothing;", "<b>", "<http://a.b>", "[x]: y", "(y)", "http://a.b",
]  # fmt: skip


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join))
@example("---")
@example("-- -")
@example("- ")
@example("1)\t")
@example("# 学 #")
@example(" \t学")
@example("[学]: y")
@example(r"\[学]{.point}")
@example(r"\\[学]{.point}")
@example("**学**")
@example("学**>**")
def test_whatever_our_reader_accepts_the_other_reads_alike(markdown):
    try:
        tree = parse(markdown)
    except MarkdownError:
        return
    if any(map(is_emphatic, speeches_of(tree))):  # beside Chinese characters more is emphasis here than in CommonMark: 学**“好”**
        return
    assert by_oracle(markdown) == on_the_page(tree)


PLACES = {
    "alone": ("", "", "", ""),
    "inside": ("前", "后", "前", "后"),
    "at the end": ("前", "", "前", ""),
    "at the start": ("", "后", "", "后"),
    "a heading": ("## ", "", "", ""),
    "a heading behind its mark": ("## 一、", "", "一、", ""),
    "a span": ("[", "]{.point}", "", ""),
    "a span behind its mark": ("[一是", "。]{.point}把", "一是", "。把"),
    "a line of the front": ("[", "]{.salutation}", "", ""),
}
"""What stands around a value, and what of that is seen."""


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=100)
@given(texts)
def test_an_escaped_value_is_itself_wherever_it_stands(place, text):
    before, behind, seen_before, seen_behind = PLACES[place]
    blocks = by_oracle(before + escape(text) + behind)
    seen = ["".join(part for _, part in stretches) for _, stretches in blocks]
    shown = seen_before + text + seen_behind
    assert seen == ([shown] if shown else [])
