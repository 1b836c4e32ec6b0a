"""What holds for any text and any speech, through the whole of Drafter."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from drafter import api
from drafter.errors import DrafterError, InputError, SpeechError
from drafter.files import decode
from drafter.layout import load_layout
from drafter.messages.wording import picture, word
from drafter.outline.keys import ALIASES, BUNDLE_KEYS
from drafter.outline.lines import LINE_KEYS
from drafter.outline.schema import bundle_front_schema
from drafter.outline.typed import ordinal_of
from drafter.speech.emphasis import typed
from drafter.speech.flow import document_paragraphs
from drafter.speech.text import END_MARKS, UNPRINTABLE
from drafter.speech.tree import Bundle, Document, FrontLine, Item, Point, Section, Speech
from drafter.template.render import Renderer
from drafter.template.starter import bundle_starter, starter
from drafter.template.store import TemplateStore
from drafter.write import write
from tests.conftest import ROOT

FORMATS = ("docx", "html", "md", "txt")
LAYOUT = load_layout("gbt9704")
STORE = TemplateStore((ROOT / "samples" / "templates",))
RENDERER = Renderer(STORE)
CHINESE = {**ALIASES, BUNDLE_KEYS[0]: BUNDLE_KEYS[1]}
ENGLISH = {chinese: english for english, chinese in CHINESE.items()}
SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))

# ---------------------------------------------------------------- any text as an outline

PIECES = [
    "标题", "title", "部分", "sections", "小标题", "正文", "body", "开头", "合集", "填空", "模板", "symposium", "日期", "2026-02-30", "讲",
    ": ", ":", "：", "- ", "-", "－ ", "—", "\n", "\n  ", "\n    ", "\n　", "\t", "　", "[", "]", "{", "}", ", ", "#", " # ", "'", '"', "\\", "“", "”",
    "|", ">", "&a ", "*a", "!", "!!x ", "%", "@", "`", "---\n", "\n---\n", "...", "? ", "~", "<<", "一、", "{{ x }}", "{% if %}", "\x07", "\x85", "\u2028",
    "\ufeff", "\ud800", "\U0001f600", "\r\n", "\r", "标题: 讲\n", "部分:\n- 小标题: 甲\n", "  正文:\n  - 乙\n  - 丙: 丁\n", "限长: 8分钟\n", "版式: strict\n",
]  # fmt: skip
OUTLINES = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=25).map("".join))


@settings(max_examples=700, suppress_health_check=[HealthCheck.too_slow])
@given(OUTLINES, st.sampled_from(FORMATS))
@example('标题: "讲\\x07', "txt")
@example("a: b\n标题：\x07讲\n  >\n", "txt")
def test_any_text_is_an_outline_or_is_refused_with_its_place(text: str, to: str):
    first, again = (_rendered(text, to) for _ in range(2))
    if not isinstance(first, DrafterError):
        assert first == again
        return
    for fault in first.faults:
        shown = word(fault, "en") + word(fault, "zh") + picture(fault).replace("\n", "")
        assert not UNPRINTABLE.search(shown)
    if first.exit_code == 3:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert [fault for fault in first.faults if not (fault.place and 1 <= fault.place.line <= lines)] == []


def _rendered(text: str, to: str) -> bytes | DrafterError:
    try:
        return api.render(text, to=to, renderer=RENDERER).data
    except DrafterError as error:
        return error


@settings(max_examples=200)
@given(st.binary(max_size=60) | st.text(max_size=30).map(lambda text: text.encode("gb18030", "replace")))
def test_any_bytes_are_a_text_or_are_refused(data: bytes):
    try:
        text = decode(data, "a")
    except InputError:
        return
    bare = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    assert data.startswith((b"\xff\xfe", b"\xfe\xff")) or bare in (text.encode(), text.encode("gb18030"))


# ---------------------------------------------------------------- any speech in every format

ODD = [
    "",
    " ",
    "　",
    "\t",
    "一、",
    "# 一、*x* <b>&amp;",
    "{{ x }}",
    "[a]{.point}",
    "{% if %}",
    "]]>",
    "</w:t>",
    "<!--",
    "&#65;",
    "\\",
    "**",
    "1.",
    "- ",
]
BROKEN = ["\n", "\x07", "\x85", "\u2028", "\ud800", "\ufffe", "\x00"]
WORDS = st.one_of(
    st.sampled_from(ODD), st.text(max_size=8), st.text(st.sampled_from("讲话一二、。，（）*_[]{}<>&\\ 　#-1."), max_size=8)
)
ANY = st.one_of(WORDS, WORDS, WORDS, WORDS, st.sampled_from(BROKEN))


def _items(text: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[tuple[Item, ...]]:
    inner = _items(text, depth - 1) if depth > 1 else st.lists(text, max_size=2).map(tuple)
    point = st.builds(Point, text, st.none() | text, st.sampled_from(["", "。", "："]), inner, st.booleans())
    return st.lists(text | point, max_size=3).map(tuple)


def _sections(text: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[tuple[Section, ...]]:
    inner = _sections(text, depth - 1) if depth > 1 else st.just(())
    return st.lists(
        st.builds(Section, text, text, st.sampled_from(["", "。"]), st.booleans(), _items(text, 2), inner), max_size=2
    ).map(tuple)


def _documents(text: st.SearchStrategy[str], depth: int = 2) -> st.SearchStrategy[Document]:
    kinds = st.sampled_from(["title", "subtitle", "speaker", "date", "salutation"])
    front = st.lists(st.builds(FrontLine, kinds, text), max_size=4).map(tuple)
    speech = st.builds(Speech, front, _items(text, depth), _sections(text, depth), _items(text, 1))
    return speech | st.builds(Bundle, text, text, st.lists(speech, max_size=3).map(tuple))


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_documents(ANY, depth=5))
def test_any_speech_is_written_or_refused_alike_in_every_format(document: Document):
    results = set()
    for to in FORMATS:
        try:
            write(document, to, LAYOUT)
            results.add("written")
        except SpeechError as error:
            results.add(str(error))
    assert len(results) == 1


def _of_txt(data: bytes) -> str:
    return data.decode()


def _of_docx(data: bytes) -> str:
    """The paragraphs as another program reads them, a title's lines joined and the contents, which only a page has, left out."""
    document = docx.Document(io.BytesIO(data))
    shown = [
        paragraph for paragraph in document.paragraphs if not (paragraph.style.name or "").startswith(("Contents", "TOC", "目录"))
    ]
    return "".join(f"{paragraph.text.replace(chr(10), '')}\n" for paragraph in shown)


_BODY = re.compile(r"<nav>.*?</nav>|<head>.*?</head>|<!DOCTYPE.*?>", re.DOTALL)
_BLOCK = re.compile(r"<(p|h[1-6])(?: [^>]*)?>(.*?)</\1>", re.DOTALL)


def _of_html(data: bytes) -> str:
    blocks = _BLOCK.findall(_BODY.sub("", data.decode()))
    return "".join(f"{html.unescape(re.sub(r'<[^>]*>', '', inner))}\n" for _, inner in blocks)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_documents(WORDS.filter(lambda text: not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", text))))
def test_every_format_says_the_same(document: Document):
    text = _lines(_of_txt(write(document, "txt", LAYOUT)))
    assert text == [paragraph.text for _, paragraph in document_paragraphs(document) if paragraph.text]
    assert _lines(_of_html(write(document, "html", LAYOUT))) == text
    assert [line for line in _lines(_of_docx(write(document, "docx", LAYOUT))) if line in text] == text


# ---------------------------------------------------------------- values come out as typed

TYPED = [
    "# 一、*x* <b>&amp;", "{{ x }}", "{{ 7 * 7 }}", "[a]{.point}", "{% if %}", "{# x #}", "[]{.closing}甲", "**粗", "`码`", "<script>alert(1)</script>",
    "&lt;", "&#65;", "\\*", "\\n", "1. 甲", "一、甲", "（一）甲", "- 甲", "> 甲", "| a | b |", "* * *", "---", "![图](x)", "http://x.cn/?a=1&b=2", "]]>", "a\\",
    "〔2026〕1号", "①", "“引”", "'单'", '"双"', "%s %d {0}", "$x", "~~", "==", "^2", "H~2 O", "甲  乙", "甲　乙", "0", "-1", "3.10", "no", "🀄", "𠮷", "e\u0301",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "shown"), [("**粗**", "粗"), ("H~2~O", "H₂O"), ("10^6^", "10⁶"), (r"\**粗\**", "**粗**")])
def test_a_value_makes_nothing_but_emphasis(typed: str, shown: str):
    assert api.render(f"开头: '{typed}'\n", to="txt", renderer=RENDERER).data.decode().splitlines()[1] == shown


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _outline_of(value: str) -> str:
    quoted = _quoted(value)
    return f"标题: {quoted}\n讲话人: {quoted}\n称呼: 甲\n开头:\n- {quoted}\n部分:\n- 小标题: {quoted}\n  正文:\n  - {quoted}\n  - {quoted}: {quoted}\n结尾: {quoted}\n"


KEYS = {*CHINESE, *ENGLISH, *LINE_KEYS}


def _is_plain(value: str) -> bool:
    """Whether a value can stand anywhere.

    It has no blank or mark at its end, no emphasis, escape or footnote in it (`\\^`, `[^1]`), and no ordinal at its start. It is no
    key, which a heading cannot be in the short form.
    """
    bare = value.strip() == value and value.isprintable() and value[-1] not in END_MARKS and value not in KEYS
    return bare and typed(value) == value and not ordinal_of(f"{value}甲")


def _comes_out(value: str) -> None:
    text = _lines(api.render(_outline_of(value), to="txt", renderer=RENDERER).data.decode())
    assert text[0] == text[1] == value
    assert text[3] == value
    assert text[4] == f"一、{value}"
    assert text[5].startswith(f"{value}一是{value}")
    assert text[5].endswith((value, f"{value}。"))
    assert text[6] == value
    assert len(text) == 7
    document = api.render(_outline_of(value), renderer=RENDERER).data
    assert _lines(_of_docx(document)) == text
    assert _lines(_of_html(api.render(_outline_of(value), to="html", renderer=RENDERER).data)) == text


ORDINALS = ("1. 甲", "一、甲", "（一）甲")
"""A template counts headings: an ordinal that is typed before one is taken off, and reported (tests/cases)."""


@pytest.mark.parametrize("value", [value for value in TYPED if value not in ORDINALS])
def test_a_value_comes_out_as_it_was_typed(value: str):
    _comes_out(value)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=12).filter(_is_plain))
def test_any_value_comes_out_as_it_was_typed(value: str):
    _comes_out(value)


def test_a_slot_comes_out_as_it_was_typed():
    for value in TYPED:
        outline = f"模板: symposium\n标题: 讲\n填空: {{单位: {_quoted(value)}}}\n"
        assert f"\n{value}现有" in api.render(outline, to="txt", renderer=RENDERER).data.decode()


def test_a_setting_comes_out_as_it_was_typed():
    for value in TYPED:
        assert (
            api.render("部分: [{甲: 乙}]\n", to="txt", renderer=RENDERER, settings=[("title", value)])
            .data.decode()
            .startswith(f"{value}\n")
        )


# ---------------------------------------------------------------- keys of either language, new outlines, schemas


def _translated(value: Any, names: dict[str, str], slots: bool = False) -> Any:
    """The same outline with its keys in the other language; the names of slots are the template's."""
    if isinstance(value, list):
        return [_translated(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key if slots else names.get(key, key): _translated(item, names, key in ("slots", "填空")) for key, item in value.items()
    }


def _dumped(documents: list[Any]) -> str:
    return "---\n".join(yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=10**6) for document in documents)


@pytest.mark.parametrize("to", ["docx", "txt"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_keys_of_either_language_render_to_the_same_bytes(path: Path, to: str):
    text = path.read_text(encoding="utf-8")
    documents = list(yaml.load_all(text, Loader=yaml.BaseLoader))
    expected = api.render(text, source=str(path), to=to, renderer=RENDERER).data
    for names in (CHINESE, ENGLISH):
        translated = _dumped([_translated(document, names) for document in documents])
        assert api.render(translated, source=str(path), to=to, renderer=RENDERER).data == expected


def _errors(document: Any, schema: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(document)]


def _as_editors_read(text: str) -> list[Any]:
    """Documents as YAML 1.2 has them: numbers and truth have types, dates are texts."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {  # type: ignore[attr-defined]
        key: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(("timestamp", "merge"))]
        for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return list(yaml.load_all(text, Loader=loader))


def _schema_of(document: dict[str, Any], *, chinese: bool = False) -> dict[str, Any]:
    if any(key in BUNDLE_KEYS for key in document):
        return bundle_front_schema(chinese=chinese)
    return api.schema(document.get("template") or document.get("模板") or "speech", STORE)


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("name", STORE.names())
def test_a_new_outline_passes_its_own_schema_renders_and_has_open_blanks(name: str, keys: str):
    if name == "bundle":
        text = bundle_starter([STORE.info("study-seminar"), STORE.info("integration-exchange")], chinese=keys == "zh")
    else:
        text = starter(STORE.info(name), chinese=keys == "zh")
    documents = _as_editors_read(text)
    assert [_errors(document, _schema_of(document)) for document in documents] == [[]] * len(documents)
    rendered = api.render(text, renderer=RENDERER)
    assert rendered.blanks > 0
    assert rendered.notices == ()
    assert zipfile.ZipFile(io.BytesIO(rendered.data)).testzip() is None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_passes_the_schema_of_its_template_and_has_no_open_blank(path: Path):
    text = path.read_text(encoding="utf-8")
    assert [_errors(document, _schema_of(document)) for document in _as_editors_read(text)] == [[]] * len(_as_editors_read(text))
    assert api.render(text, source=str(path), to="txt", renderer=RENDERER).blanks == 0
