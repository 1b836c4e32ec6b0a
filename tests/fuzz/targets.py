"""The kinds of inputs that are spoilt, and the commands that are run on each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafter import api
from drafter.outline.keys import ALL_KEYS
from tests.fuzz import packages
from tests.fuzz.elements import spoilt_elements
from tests.fuzz.lots import Lots
from tests.fuzz.room import ARGUMENT, Command
from tests.fuzz.text import encoded, spoilt_bytes, spoilt_text
from tests.fuzz.trees import spoilt_tree

SEEDS = Path(__file__).parent / "seeds"
OUTLINE = "标题: 讲话\n开头: 我们布署学习。\n部分: [{学习: 我们要好好工作。}, {小标题: 工作, 正文: [一段。, {甲: 乙}]}]\n"
"""What stands beside an input that is no outline."""


class Target(NamedTuple):
    """One kind of input. file: what it is called in the folder. seeds: sound ones. beside: the other files there."""

    name: str
    file: str
    seeds: tuple[bytes, ...]
    spoilt: Callable[[Lots, bytes, Sequence[bytes]], bytes]
    commands: tuple[Command, ...]
    beside: Mapping[str, bytes] = {}

    def files(self, data: bytes) -> dict[str, bytes]:
        """The files of a folder, of which one is the input."""
        return {**self.beside, self.file: data}


def _text(words: Sequence[str]) -> Callable[[Lots, bytes, Sequence[bytes]], bytes]:
    """Spoils a text. words: of its language."""

    def spoilt(lots: Lots, data: bytes, others: Sequence[bytes]) -> bytes:
        return encoded(lots, spoilt_text(lots, data.decode(), words, [other.decode() for other in others]))

    return spoilt


def _yaml(words: Sequence[str]) -> Callable[[Lots, bytes, Sequence[bytes]], bytes]:
    """Spoils YAML, half of the time so that it can still be read."""

    def spoilt(lots: Lots, data: bytes, others: Sequence[bytes]) -> bytes:
        if lots.chance(2):
            return _text(words)(lots, data, others)
        return spoilt_tree(lots, data.decode(), words).encode("utf-8", "replace")

    return spoilt


def _template(lots: Lots, data: bytes, others: Sequence[bytes]) -> bytes:
    if lots.chance(2):
        return _text(JINJA)(lots, data, others)
    return spoilt_text(lots, data.decode(), JINJA, (), _TAG).encode("utf-8", "replace")


_TAG = re.compile(r"\{[{%#].*?[}%#]\}|\n+|[^\n{]+|\{", re.DOTALL)
"""A statement of a template, or a text between two."""


def _html(lots: Lots, data: bytes, others: Sequence[bytes]) -> bytes:
    if lots.chance(3):
        return _text(HTML)(lots, data, others)
    return encoded(lots, spoilt_elements(lots, data.decode(), HTML))


def _pdf(lots: Lots, data: bytes, others: Sequence[bytes]) -> bytes:
    if lots.chance(4):
        return spoilt_bytes(lots, data)
    return spoilt_text(lots, data.decode("latin-1"), PDF, [other.decode("latin-1") for other in others]).encode(
        "latin-1", "replace"
    )


def _argument(lots: Lots, data: bytes, _: Sequence[bytes]) -> bytes:
    """An argument: no path out of the folder, and no NUL, which no system lets through."""
    text = spoilt_text(lots, data.decode(), ARGUMENTS)[: lots.choice((20, 200, 3000))]
    made = spoilt_bytes(lots, text.encode("utf-8", "replace")) if lots.chance(6) else text.encode("utf-8", "replace")
    return made.translate(None, b"\x00/~") if made.strip(b". ") else b"x"


def _package(lots: Lots, data: bytes, _: Sequence[bytes]) -> bytes:
    return packages.spoilt_package(lots, data)


# ---------------------------------------------------------------- words of the languages

YAML = (
    "- ", ": ", "：", ":", ",", "，", "[", "]", "{", "}", "[]", "{}", "|\n", ">\n", "|2-\n", ">+\n", "---\n", "...\n", "--- ", "? ", "&a ", "*a", "<<: ", "!!str ", "!x ", "!!binary ", "%YAML 1.1\n", "# ", " #",
    "  # drafter: ignore=all", '"', "'", "“", "”", "\\", '"\\x00"', '"\\ud800"', '"\\u2028"', "\n", "\n  ", "\n- ", "\n  - ", "\t", "null", "~", "yes", "=", "@", "`", "【待补：甲】", "{{ title }}", "{% raw %}", "a: b", "[x]: y",
)  # fmt: skip
OUTLINES = (
    *YAML, *(f"{key}: " for key in sorted(ALL_KEYS)), "none", "无", "own", "另起", "run-on", "接排", "一、", "（一）", "1.", "①", "第一，", "一是", "首先，", "其一，", "(1)", "九十九、", "8分钟", "1600字", "2026-12-30", "二〇二六年三月一日",
    "symposium", "bundle", "party-lecture", "own", "gbt9704", "reading-copy", "# 标题", "## ", "[甲]{.point}", "* * *", "&#19968;", "<b>", "\\[", "\\", "\n  - 小标题: 甲\n    正文: 乙\n", "\n- 甲: 乙\n", "天", "“", "”", "《", "》", "——", "……",
)  # fmt: skip
JINJA = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{%- ", " -%}", "｛｛", "---\n", "{{ title }}", "{{ opening | paragraphs }}", "{{ closing | paragraphs('一是', points='own') }}", "{{ section.body | paragraphs }}", "{{ section.sections | subsections }}",
    "{% for section in sections %}", "{% for i in range(99) %}", "{% for i in range(9999999) %}", "{% endfor %}", "{% if x %}", "{% if sections %}", "{% elif 0 %}", "{% else %}", "{% endif %}", "{% block opening %}", "{% block x scoped %}", "{% endblock %}",
    "{% extends 'speech.md.j2' %}", "{% extends 'own.md.j2' %}", "{% include 'own.md.j2' %}", "{% include 'speech.md.j2' %}", "{% import 'own.md.j2' as x %}", "{% from 'speech.md.j2' import x %}", "{% macro m(x) %}", "{% endmacro %}", "{{ m(1) }}", "{% call m(1) %}",
    "{% endcall %}", "{% set x = 1 %}", "{% set x %}", "{% endset %}", "{% filter trim %}", "{% endfilter %}", "{% raw %}", "{% endraw %}", "{% with x = 1 %}", "{% endwith %}", "{% autoescape false %}", "{% do x %}", "{{ super() }}", "{{ self.opening() }}", "{{ caller() }}",
    "{{ loop.index }}", "{{ x.__class__ }}", "{{ ''|attr('format') }}", "{{ title ~ title }}", "{{ [1, 2] }}", "{{ {'a': 1} }}", "{{ 1/0 }}", "{{ 9 ** 99 }}", "{{ 'x' * 99999 }}", "| mark('一、')", "| heading('（一）', end='。')", "| lines", "| frame('{}，{}')", "| frame('{')",
    "| cn", "| cn_count", "| cn_date", "| sentence", "| bare", "| paragraphs('一是', frame='{}')", "| join('，')", "| default('x')", "| length", "| first", "| int", "| float", "| round(3)", "| replace('', 'ab')", "| nothing", "| mark", "| paragraphs(points='x')", "## ", "# ", "[",
    "]{.section}", "{.point}", "[]{.closing}", "* * *", "\\", "slots:", "required: [title]", "parts:", "hint: ", "example: ", "type: number", "default: ", "layout: none", "sections", "opening", "title", "date", "speeches", "none", "[0]", ".body", ".heading", "(", ")", "'", '"', "\n\n", "\n",
)  # fmt: skip
LAYOUTS = (
    *YAML, "extends: ", "继承: ", "own", "mine", "mine.yaml", "gbt9704", "strict", "page: ", "页面: ", "body: ", "正文: ", "title: ", "heading-1: ", "point-4: ", "page-number: ", "页码: ", "substitutes: ", "contents-title: ", "contents-line: ", "paper: ", "top: ", "left: ", "grid: ",
    "gap: ", "font: ", "latin: ", "size: ", "bold: ", "align: ", "line: ", "tracking: ", "indent: ", "before: ", "after: ", "keep-next: ", "snap: ", "form: ", "place: ", "inset: ", "A4", "16K", "0mm", "1 x 1mm", "9999mm", "210 x 297mm", "-5pt", "0pt", "1638pt", "三号", "初号", "小五", "0.5pt",
    "2字", "-1字", "1行", "99行", "1e9pt", "mm", "磅", "厘米", "yes", "是", "center", "居中", "两端对齐", "outside", "第1页", "— 1 —", "11", "<x>", "&", '"', "仿宋_GB2312", "黑体", "Arial", "仿宋体",
)  # fmt: skip
CONFIGURATIONS = (
    *YAML, "layout: ", "版式: ", "templates: ", "模板文件夹: ", "rate: ", "语速: ", "limit: ", "限时: ", "checks: ", "检查: ", "severity: ", "级别: ", "words: ", "词表: ", "off", "关", "error", "warning", "info", "错误", "words.yaml", "drafter.yaml", "..", "/", ".", "own.yaml", "none", "a.yaml", "8分钟", "1600字", "0",
    *(f"{check}: " for check in ("confusable", "names", "numbers", "figures", "repeat", "length", "privacy", "long-sentence", "quotes", "count", "ordinals", "fixed-phrase", "parallel", "placeholder", "weekday", "frame", "none-such")),
    "most: ", "least: ", "wrong: ", "right: ", "unless: ", "followed: ", "not_after: ", "误写: ", "正写: ", "\n  ", "\n    - ", "^(a+)+$", "[", "(", "*",
)  # fmt: skip
MARKDOWN = (
    "# ", "## ", "###### ", "- ", "* ", "1. ", "1) ", "> ", "```", "~~~", "    ", "\t", "***", "---", "===", "|", "|---|", "[", "]", "(", ")", "![", "](", "[^1]", "[^1]: ", "[a]: b", "`", "``", "**", "*", "_", "~~", "\\", "<", ">", "<b>", "</b>", "<div>", "<!--", "-->", "<?", "<![CDATA[", "&amp;", "&#0;",
    "&#x110000;", "&nbsp;", "http://example.org", "<a@b.c>", "{.point}", "{#x .y z=1}", ":::", "$$", "- [ ] ", "\\\n", "  \n", "\n\n", "\n", "一、", "（一）", "同志们：", "谢谢大家！", "。", "，",
)  # fmt: skip
TEXTS = (
    "\n", "\n\n", "　　", "  ", "\t", "一、", "二、", "（一）", "1.", "1、", "①", "一是", "二是", "第一，", "首先，", "最后，", "其一，", "壹、", "A.", "关键词一：", "同志们：", "各位领导：", "谢谢大家！", "附件：", "目　录", "……1", "— 1 —", "第1页", "男：", "女：", "（2026年3月12日）", "2026年3月", "×××", "http://example.org", "<p>", "</p>", "<b>",
    "&nbsp;", "&lt;", "【", "】", "“", "”", "‘", "《", "》", "（", "）", "(", ")", "。", "！", "；", "：", "，", "、", ",", ".", "。。。", "......", "——", "--", "-", "在座谈会上的讲话", "要", "布署", "百分之五", "3.2万亩", "比上年增加", "讲三点意见", "{{x}}", "{%", "#", "---", "- ", "责任编辑：", "来源：", "【待补：甲】", "a" * 40, "ab-\ncd", "“一二三”",
)  # fmt: skip
HTML = (
    "<p>", "</p>", "<div>", "</div>", "<br>", "<br/>", "<h1>讲话</h1>", "<h2>", "<ol start=3><li>甲</li></ol>", "<ul>", "<li>", "<table><tr><td>甲</td></tr></table>", "<td>", "<tr>", "<pre>", "<textarea>", "<script>", "</script>", "<style>", "<template>", "<svg>", "<math>", "<plaintext>", "<xmp>", "<noscript>", "<iframe>",
    "<frameset>", "<select><option>甲</option></select>", "<button>", "<form>", "<input value='甲'>", "<img alt='甲'>", "<b>", "<i>", "<a href='x'>", "</a>", "<nobr>", "<font>", "<center>", "<span hidden>", "<p style='display:none'>", "<details>", "<ruby>漢<rt>hàn</rt></ruby>", "<sup>1</sup>", "<del>", "<q>", "<blockquote>", "<body>", "<html>", "<head>",
    "<base href='x'>", "<meta charset='gbk'>", "<meta charset='x'>", "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>", "<!--", "-->", "<!DOCTYPE x>", "<![CDATA[", "<?xml ?>", "&amp;", "&lt;p&gt;", "&#0;", "&#xD800;", "&#x110000;", "&hellip;", "&nbsp", "&", "<", ">", "一、", "谢谢大家！",
)  # fmt: skip
PDF = (
    " 0 R", "2 0 R", "6 0 R", "obj", "endobj", "stream\n", "endstream", "<<", ">>", "<", ">", "[", "]", "(", ")", "/", "/Type", "/Kids [2 0 R]", "/Parent 6 0 R", "/Prev 0", "/Length 99999999", "/Length -1", "/Filter /FlateDecode", "/Filter /LZWDecode", "/Filter [/ASCII85Decode /FlateDecode]", "/Filter /ASCIIHexDecode", "/Filter /RunLengthDecode",
    "/Filter /CCITTFaxDecode", "/Filter /JBIG2Decode", "/Filter /DCTDecode", "/DecodeParms << /Predictor 12 /Columns 99999999 >>", "/DecodeParms << /Predictor 2 /Colors 0 >>", "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -1 >>", "/Type /ObjStm /N 9 /First 9", "/Type /XRef /W [1 2 1] /Index [0 99999]",
    "/W [0 65535 1]", "/W [0 [1 2", "/DW x", "/MediaBox [0 0 0 0]", "/MediaBox [9 9]", "/Rotate 90", "/UserUnit 0", "/Encoding /Identity-H", "/Encoding /GBK-EUC-V", "/Encoding /x", "/Encoding 7 0 R", "/ToUnicode 7 0 R", "/Ordering (Japan1)", "/Font", "/Resources 6 0 R", "/Count 99999999", "/Root 6 0 R", "xref\n", "trailer", "startxref\n0", "%%EOF", "%PDF-9.9",
    "BT", "ET", "Tj", "TJ", "Tf", "Td", "Tm", "T*", "'", '"', "Tz", "Ts", "TL", "Tc", "q", "Q", "cm", "0 0 0 0 0 0 cm", "Do", "BI", "ID", "EI", "BDC", "EMC", "0 Tf", "-1", "1e9", "0.0", "9" * 400, "<b5a5>", "<zz>", "(\\777)", "null", "true", "R", " ", "\n",
)  # fmt: skip

ARGUMENTS = (
    "-", "--", "-o", "--to", "--help", "-h", "--version", "--force", "-q", "--set", "--install", "——to", "－o", "=", "==", "标题=", "部分=", "slots=", "x=y", "=y", "日期=2026-02-30", "序号=一、", "模板=own", "版式=strict", "docx", "pdf", "html", "txt", "json", "sarif", "zh", "en",
    "utf-8", "utf-16", "idna", "rot13", "base64", "zlib", "undefined", "unicode_escape", "punycode", "mbcs", "error", "never", "info", "count,quotes", ",", " ", "", "'", '"', "*", "?", "[a]", "{x}", "{{x}}", "%s", "$HOME", "`", ";", "|", "\\", "..", ".", "a", "A", "con", "好", "名 字", "\udce4", "0", "-1",
    "a.yaml", "a.txt", "seed.docx", "a.docx", ".md.j2", ".yaml", "own", "own.md.j2", "bundle", "gbt9704", "confusable", "none-such",
)  # fmt: skip

# ---------------------------------------------------------------- commands

_READING = (
    Command("mine {} --to text"),
    Command("mine {} --to json --keep-noise --no-repair"),
    Command("mine {} --to outline --keys zh"),
    Command("mine {} -o out", ("out/",)),
    Command("mine - --to text", stdin="{}"),
    Command("check {}"),
    Command("check {} --format json"),
    Command("stats {}"),
)
"""What reads the text of a file."""


_DRAFTING = (Command("new --from {} -o new.yaml", ("new.yaml",)), Command("new symposium --from {} -o -"))
"""It renders several templates, each several times, and takes as long as ten others: not for every kind."""


_ARGUMENTS = (
    Command("{value}"),
    Command("{value} a.yaml"),
    *(Command(f"{command} {{value}}") for command in ("render", "check", "stats", "mine --to text", "pull", "templates", "templates show", "templates check", "layouts show")),
    *(Command(f"render a.yaml -o a.docx {option} {{value}}", ("a.docx",)) for option in ("--set", "--set", "--layout", "--templates", "--to")),
    Command("render a.yaml -o a.docx {value}", ("a.docx",)),
    *(Command(f"check a.yaml {option} {{value}}") for option in ("--select", "--ignore", "--severity", "--fail-on", "--format", "--set", "--explain", "--encoding", "--layout")),
    *(Command(f"mine a.txt -o out {option} {{value}}", ("out/",)) for option in ("--name", "--name", "--encoding", "--to", "--keys")),
    *(Command(f"new speech -o - {option} {{value}}") for option in ("--keys", "--templates")),
    *(Command(f"new -o - --from a.txt {option} {{value}}") for option in ("--speech", "--encoding")),
    Command("new -o - {value}"),
    *(Command(f"pull seed.docx --outline a.yaml {option} {{value}}") for option in ("--set", "--templates")),
    Command("pull seed.docx --outline {value}"),
    Command("stats a.txt --encoding {value}"),
)  # fmt: skip


def _of(file: str, *commands: Command) -> tuple[Command, ...]:
    return tuple(
        Command(
            command.line.replace("{}", file),
            tuple(name.replace("{}", file) for name in command.makes),
            command.stdin.replace("{}", file),
        )
        for command in commands
    )


_DOCUMENT = {
    "seed.docx": api.render(OUTLINE).data,
    "own.md.j2": b"# {{ title }}\n\n{{ opening | paragraphs }}\n\n{% for section in sections %}\n## {{ section.heading }}\n\n{{ section.body | paragraphs }}\n{% endfor %}\n",
}
_RENDERED = (
    Command("render a.yaml -o a.docx", ("a.docx",)),
    Command("render a.yaml -o a.html", ("a.html",)),
    Command("render a.yaml -o a.txt --force", ("a.txt",)),
    Command("check a.yaml"),
)


def _seeds(folder: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((SEEDS / folder).iterdir()))


@cache
def targets() -> tuple[Target, ...]:
    """Every kind."""
    beside = {"a.yaml": OUTLINE.encode()}
    own = {"a.yaml": f"模板: own\n{OUTLINE}".encode(), "empty.md.j2": b""}
    documents = tuple(api.render(seed.decode()).data for seed in _seeds("outlines"))
    return (
        Target(
            "outlines", "a.yaml", _seeds("outlines"), _yaml(OUTLINES),
            (
                *_RENDERED,
                Command("render a.yaml -o a.docx", ("a.docx",)),
                Command("render a.yaml -o a.md --force --layout strict", ("a.md",)),
                Command("render a.yaml --check -o a.docx --set 标题=讲话", ("a.docx",)),
                Command("render - -o a.docx", ("a.docx",), "a.yaml"),
                Command("check a.yaml --format sarif"),
                Command("check a.yaml --format github --fail-on never"),
                Command("check a.yaml --fix", ("a.yaml",)),
                Command("check a.yaml --diff"),
                Command("stats a.yaml"),
                Command("pull seed.docx --outline a.yaml"),
            ),
            _DOCUMENT,
        ),
        Target(
            "templates", "own.md.j2", _seeds("templates"), _template,
            (
                *_RENDERED,
                Command("templates check own"),
                Command("templates check own"),
                Command("templates list"),
                Command("templates show own"),
                Command("new own -o new.yaml", ("new.yaml",)),
                Command("new own --from a.yaml -o new.yaml", ("new.yaml",)),
                Command("stats a.yaml"),
                Command("pull seed.docx --outline a.yaml"),
            ),
            {**own, "seed.docx": _DOCUMENT["seed.docx"]},
        ),
        Target(
            "layouts", "own.yaml", _seeds("layouts"), _yaml(LAYOUTS),
            (
                Command("render a.yaml -o a.docx --layout own.yaml", ("a.docx",)),
                Command("render a.yaml -o a.docx --layout own.yaml", ("a.docx",)),
                Command("render a.yaml -o a.html --layout own.yaml", ("a.html",)),
                Command("render a.yaml -o a.txt --force --layout own.yaml", ("a.txt",)),
                Command("check a.yaml --layout own.yaml"),
                Command("layouts list"),
                Command("render b.yaml -o b.docx --layout own.yaml", ("b.docx",)),
            ),
            {**beside, "b.yaml": _seeds("outlines")[0]},
        ),
        Target(
            "configurations", "drafter.yaml", _seeds("configurations"), _yaml(CONFIGURATIONS),
            (
                *_RENDERED,
                Command("render a.yaml --check -o a.docx", ("a.docx",)),
                Command("check a.yaml --fix", ("a.yaml",)),
                Command("check a.yaml seed.docx"),
                Command("check a.txt"),
                Command("stats a.yaml"),
                Command("templates list"),
                Command("mine a.txt --to text"),
                Command("pull seed.docx --outline a.yaml"),
            ),
            {
                **beside, "a.txt": "讲话\n\n我们布署学习。\n".encode(), "words.yaml": "- {wrong: 布署, right: 部署}\n".encode(), "own.yaml": _seeds("layouts")[0],
                "seed.docx": _DOCUMENT["seed.docx"],
            },
        ),
        Target(
            "packages", "a.docx", documents, _package,
            (
                *_of("a.docx", *_READING, _DRAFTING[1]),
                Command("check --fix a.docx -o b.docx", ("b.docx",)),
                Command("check --fix a.docx -o b.docx", ("b.docx",)),
                Command("check --diff a.docx"),
                Command("pull a.docx --outline a.yaml"),
                Command("pull a.docx -o a.yaml --force", ("a.yaml",)),
                Command("render a.yaml -o a.docx", ("a.docx",)),
            ),
            beside,
        ),
        Target(
            "words", "words.yaml", (b"- {wrong: \xe5\xb8\x83\xe7\xbd\xb2, right: \xe9\x83\xa8\xe7\xbd\xb2}\n- wrong: \xe7\x94\xb2\xe4\xb9\x99\n  right: \xe4\xb8\x99\n  unless: \xe7\x94\xb2\xe4\xb9\x99\xe4\xb8\x99\n",), _yaml(CONFIGURATIONS),
            (
                Command("check a.yaml"), Command("check a.yaml --fix", ("a.yaml",)), Command("check a.txt --format json"), Command("check seed.docx"),
                Command("stats a.yaml"), Command("render a.yaml -o a.docx", ("a.docx",)),
            ),
            {
                **beside, "a.txt": "讲话\n\n我们布署学习。\n".encode(), "own.yaml": _seeds("layouts")[0], "drafter.yaml": _seeds("configurations")[1],
                "seed.docx": _DOCUMENT["seed.docx"],
            },
        ),
        Target("arguments", ARGUMENT, (b"speech", "标题=讲话".encode(), b"confusable", b"gbk", b"a.yaml", b"--to"), _argument, _ARGUMENTS, {**beside, **_DOCUMENT, "a.txt": _seeds("texts")[0]}),
        Target("html", "a.html", _seeds("html"), _html, _of("a.html", *_READING)),
        Target("pdf", "a.pdf", _printed(), _pdf, _of("a.pdf", *_READING)),
        Target("markdown", "a.md", _seeds("markdown"), _text(MARKDOWN), _of("a.md", *_READING, Command("check {} --fix", ("{}",)))),
        Target("texts", "a.txt", _seeds("texts"), _text(TEXTS), _of("a.txt", *_READING, Command("check {} --fix", ("{}",)), Command("check {} --against .", ("home/",)), *_DRAFTING)),
    )  # fmt: skip


def _printed() -> tuple[bytes, ...]:
    """PDF files: of a Chinese font with its own encoding, and of one that a stream explains."""
    from tests.read.printed import At, chinese, page, pdf, to_unicode

    lines = page(
        "在造林动员会上的讲话", "同志们：", "一、抓任务", "今年要完成4万亩，成活率在90%以上，谁种谁管，一管到底。", "谢谢大家！"
    )
    codes = {"好": "0001", "。": "0002"}
    explained = chinese(
        "Identity-H",
        lambda text: b"".join(bytes.fromhex(codes.get(one, "0001")) for one in text),
        to_unicode=to_unicode({code: one for one, code in codes.items()}),
    )
    return (pdf(lines, page("— 2 —", "第二页。")), pdf([At(72, 700, "好。")], face=explained))
