"""Which line of which template wrote a word of a page.

The template is rendered a second time with a probe, two private-use characters round a number, in front of each of its own words and of
each expression inside a line. A probe names the line. Words that a filter writes at the start of a line (the mark of a point) have no
probe in front of them on the page; they come from the line of the block that shows their paragraph.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from drafter.errors import DrafterError
from drafter.outline.model import Outline
from drafter.speech.flow import document_paragraphs
from drafter.template.compiled import Templates
from drafter.template.frontmatter import split
from drafter.template.render import Renderer

START, END = "\ue300", "\ue301"
_PROBE = re.compile(f"{START}(\\d+){END}")
_WORDS = re.compile(r"\\.|\]\{[^{}\n]*\}|^[ \t]*#+|[\[\s]+|\]|(?P<words>[^\s\[\]\\]+)", re.MULTILINE)
"""Markdown's marks, between which a template's words stand."""


_INSIDE = re.compile(r"(?:[^\s\[\]{}#.]|\[|#[ \t]+)$")
"""The end of a line's text in front of an expression that does not begin the block: words, an open span, the signs of a heading."""


class Line(NamedTuple):
    """A line of a template. file: the template's file."""

    file: str
    number: int


class _Probes(Extension):
    """Puts the probes into a template while it is read. lines: the line of each probe, by the probe's number."""

    lines: list[Line]

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        file = stream.filename or stream.name or ""
        before = "\n"
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", self._marked(token.value, file, token.lineno))
                before = token.value
            elif token.type == "variable_begin" and _INSIDE.search(before.rpartition("\n")[2]):
                yield Token(token.lineno, "data", self._probe(Line(file, token.lineno)))
                yield token
            else:
                yield token
                if token.type == "variable_end":
                    before = "x"

    def _marked(self, text: str, file: str, first: int) -> str:
        def with_probe(match: re.Match[str]) -> str:
            if match["words"] is None:
                return match[0]
            return self._probe(Line(file, first + text.count("\n", 0, match.start()))) + match[0]

        return _WORDS.sub(with_probe, text)

    def _probe(self, line: Line) -> str:
        self.lines.append(line)
        return f"{START}{len(self.lines) - 1}{END}"


class Origins:
    """The lines of templates that wrote the pages of one renderer's outlines."""

    def __init__(self, renderer: Renderer) -> None:
        self.templates: Templates = copy.copy(renderer.templates())
        self.templates.environment = self.templates.environment.overlay(extensions=[_Probes])
        self.lines: list[Line] = []
        extension = self.templates.environment.extensions[_Probes.identifier]
        assert isinstance(extension, _Probes)
        extension.lines = self.lines

    def line(self, outline: Outline, paragraph: str, at: int, number: int) -> Line:
        """The line that wrote a character of a paragraph. at: its index there. number: that of the paragraph in its speech, from 0.

        Without a probe it is the line of the expression, or of the block, that shows the paragraph.
        """
        found = self._by_probe(outline, paragraph, at, number)
        return found or self._by_search(outline, paragraph, at)

    def _by_probe(self, outline: Outline, paragraph: str, at: int, number: int) -> Line | None:
        try:
            document = self.templates.speech(outline).document
        except DrafterError:
            return None
        shown = [line.text for _, line in document_paragraphs(document) if line.text.strip()]
        if number >= len(shown) or _PROBE.sub("", shown[number]) != paragraph:
            return None
        index = 0
        line: Line | None = None
        for piece, probe in _pieces(shown[number]):
            if index + len(piece) > at:
                return line
            index += len(piece)
            line = self.lines[probe] if probe is not None else line
        return line

    def _by_search(self, outline: Outline, paragraph: str, at: int) -> Line:
        """The line of the template, or of one that it extends, that holds the longest part of the paragraph round an index."""
        best: tuple[int, Line] | None = None
        for file, text in self._files(outline.template):
            for number, line in enumerate(_COMMENT.sub(_blanked, text).split("\n"), 1):
                length = _longest_round(line, paragraph, at)
                if length and (best is None or length > best[0]):
                    best = length, Line(file, number)
        if best is not None and best[0] > 1:
            return best[1]
        for file, text in self._files(outline.template):
            for number, line in enumerate(text.split("\n"), 1):
                if re.search(r"\|\s*(?:paragraphs|subsections|mark)\b", line):
                    return Line(file, number)
        file, _ = next(self._files(outline.template))
        return Line(file, 1)

    def _files(self, name: str) -> Iterator[tuple[str, str]]:
        """A template and those that it extends, each with its text without the front matter, lines as they are."""
        store = self.templates.store
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            path = store.find(name)
            if path is None:
                return
            _, jinja = split(store.text(path))
            yield str(path), jinja
            parent = re.search(r"\{%-?\s*extends\s+[\"']([^\"']+)[\"']", jinja)
            name = parent[1] if parent else ""


_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def _blanked(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _pieces(text: str) -> Iterator[tuple[str, int | None]]:
    """The texts of a paragraph, each with the probe behind it."""
    pieces = _PROBE.split(text)
    probes: list[int | None] = [*map(int, pieces[1::2]), None]
    yield from zip(pieces[::2], probes, strict=True)


def _longest_round(line: str, paragraph: str, at: int) -> int:
    """The length of the longest part of a paragraph round an index that a line holds."""
    if paragraph[at : at + 1] not in line:
        return 0
    start, stop = at, at + 1
    while start > 0 and paragraph[start - 1 : stop] in line:
        start -= 1
    while stop < len(paragraph) and paragraph[start : stop + 1] in line:
        stop += 1
    return stop - start
