"""A YAML text as the nodes of PyYAML, or as faults that say what its writer meant.

Bounds come first: PyYAML's C composer recurses on the C stack and dies of deep nesting, and every node costs some 500 bytes.
"""

from __future__ import annotations

import re
from contextlib import suppress

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.plain import composed
from drafter.nodes.slips import ADDRESSES, BLANKS
from drafter.nodes.source import Source
from drafter.speech.text import join_separator


class _Untagged:
    """Replaces PyYAML's resolver, which spends time on finding the type of each scalar. Here every scalar is a text."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None: ...

    def ascend_resolver(self) -> None: ...


if yaml.__with_libyaml__:

    class Loader(_Untagged, yaml.cyaml.CParser):  # type: ignore[misc, name-defined]
        """Composes nodes with libyaml."""

        def dispose(self) -> None: ...

else:

    class Loader(_Untagged, yaml.BaseLoader):  # type: ignore[no-redef]
        """Composes nodes where PyYAML was built without libyaml."""


MAX_CHARACTERS = 2_500_000
"""The most characters of a text, some forty books. A template may write each character of an outline three times and stay within its
own bound (`drafter.template.sandbox`).
"""
MAX_NODES = 200_000
MAX_DEPTH = 60
"""Levels of nesting. A speech has about ten; the stacks of Python and C hold far more than sixty."""
MAX_DOCUMENTS = 2_000
"""The most speeches of a bundle. Checking takes half a millisecond for each that is empty, and the largest collections have some hundred."""

_MAKES_NODES = ("\n", ",", "[", "{", "- ", ": ", "? ")
_BRACKETS = r"[\[\]{}]"
_DEEP_LINE = rf"(?m)^[ \t?\-]{{{4 * MAX_DEPTH}}}"


def read_documents(source: Source) -> list[Node]:
    """The documents of a text, in order; an empty text has none.

    Where the text is no YAML, the faults are added to `source.faults`. A typo is mended (``标题：甲`` is read as ``标题: 甲``) and reading
    goes on, so that later faults are found too. The documents that could be read are returned.
    """
    if source.printable and (plain := composed(source.text)) is not None:
        source.composed = source.text
        return [plain]
    if not _within_bounds(source):
        return []
    _unite_lines(source)
    _ordinary_blanks(source)
    text = _with_wide_colons(source)
    for _ in range(100):
        try:
            documents = list(yaml.compose_all(text, Loader=Loader))
        except yaml.MarkedYAMLError as error:
            from drafter.nodes.syntax import explain

            repaired = explain(source, error, text)
            if repaired is None:
                return []
            text = repaired
        except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
            character = text[error.start] if isinstance(error, UnicodeEncodeError) else chr(_ordinal(error))
            at = text.find(character)
            if at < 0:
                return []
            source.add("yaml.control", source.position(at), found=f"U+{ord(character):04X}")
            text = text.replace(character, "\ufffd")
        else:
            source.composed = text
            for document in documents:
                _refuse_references(source, document)
            return documents
    return []


def _with_wide_colons(source: Source) -> str:
    """The text with the colon that ends ``称呼: 同志们:`` as a full-width one, at the same place: YAML takes the half-width one for that of a key."""
    if not re.search(f"(?:{'|'.join(ADDRESSES)}):.*:", source.text):
        return source.text
    return re.sub(rf"(?m)^( *(?:{'|'.join(ADDRESSES)}): +(?![\"'\[{{|>&*!%@`#])[^\n:#]*[^\s:#]):( *)$", r"\1：\2", source.text)


def _ordinal(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


_LINE_ENDS = "[\x85\u2028\u2029]"


def _unite_lines(source: Source) -> None:
    """End every line with a line feed. Remove characters that only YAML and web pages take for a line break (U+2028)."""
    if "\r" in source.text:
        source.text = source.text.replace("\r\n", "\n").replace("\r", "\n")
        _forget(source)
    text = source.text
    found = re.search(_LINE_ENDS, text) if any(end in text for end in "\x85\u2028\u2029") else None
    if found:
        source.notice("yaml.control-left-out", source.position(found.start()), found=f"U+{ord(found[0]):04X}")
        source.text = re.sub(
            _LINE_ENDS,
            lambda match: join_separator(text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]),
            text,
        )
        _forget(source)


def _forget(source: Source) -> None:
    """Let a source find out anew what it knows of its text, which has changed."""
    for name in ("lines", "printable", "unusual", "_starts"):
        vars(source).pop(name, None)


_STRUCTURE = (
    rf"(?m)^[ {BLANKS}]*(?:-(?:[ {BLANKS}]|[\u3000\t]+)+)*(?:(?P<key>[^\s:：#\"'\[{{-][^:：\n]{{0,30}}):[{BLANKS}\u3000]+)?"
)
_IN_BRACES = rf"[{{,] *[^\s:：,，{{}}\[\]\"'][^\s:：,，{{}}\[\]\"']{{0,30}}:[{BLANKS}\u3000]+"
"""A key between braces, and the odd spaces behind its colon."""
_FLOW_LINE = rf"(?m)^[ {BLANKS}]*(?:-[ {BLANKS}\u3000]+)*(?:[^\s:：#\"'\[{{-][^:：\n]{{0,30}}:[ {BLANKS}\u3000]+)?[\[{{].*$"
"""A line whose value begins with a bracket or a brace. In any other line braces are text, and a blank in them is the author's."""
_ODD_GAPS = ("-\u3000", ":\u3000", "-\t")


def _ordinary_blanks(source: Source) -> None:
    """Replace no-break spaces, which come with text from web pages, by ordinary spaces in indentation and behind a dash, a key or a heading.

    Behind a dash, a key or the colon of a heading in a list full-width blanks are replaced too.
    """
    text = source.text
    may_have_gaps = "\u3000" in text or "\t" in text
    if not any(blank in text for blank in BLANKS) and not (may_have_gaps and any(gap in text for gap in _ODD_GAPS)):
        return
    table = str.maketrans(dict.fromkeys(f"{BLANKS}\u3000\t", " "))

    def ordinary(match: re.Match[str]) -> str:
        head = match[0][: match.start("key") - match.start()] if match["key"] else ""
        if match["key"] is None or match["key"] in source.known or "-" in head:
            return match[0].translate(table)
        return match[0][: match.start("key") - match.start()].translate(table) + match[0][match.start("key") - match.start() :]

    source.text = re.sub(_STRUCTURE, ordinary, source.text)
    if "{" in source.text:
        source.text = re.sub(_FLOW_LINE, lambda line: _with_ordinary_keys(line[0], table), source.text)
    _forget(source)


def _with_ordinary_keys(line: str, table: dict[int, str]) -> str:
    """A line of braces with ordinary spaces behind its keys. What stands in quotes stays."""
    parts: list[str] = []
    at = single = double = 0
    for match in re.finditer(_IN_BRACES, line):
        before = line[at : match.start()]
        single, double = single + before.count("'"), double + before.count('"')
        parts += (before, match[0] if single % 2 or double % 2 else match[0].translate(table))
        at = match.end()
    return "".join((*parts, line[at:]))


def _within_bounds(source: Source) -> bool:
    text = source.text
    if len(text) > MAX_CHARACTERS or (len(text) > MAX_NODES and sum(map(text.count, _MAKES_NODES)) > MAX_NODES):
        source.add("yaml.too-large", (0, 0), characters=len(text), longest=MAX_CHARACTERS, most=MAX_NODES)
        return False
    if text.count("\n---") > MAX_DOCUMENTS:
        source.add("yaml.too-many", (0, 0), most=MAX_DOCUMENTS)
        return False
    if _seems_deep(text):
        depth = 0
        with suppress(yaml.YAMLError):  # composing raises the same error, at the same depth
            for event in yaml.parse(text, Loader=Loader):
                depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
                if depth > MAX_DEPTH:
                    source.add("yaml.too-deep", source.position(event.start_mark.index if event.start_mark else 0), most=MAX_DEPTH)
                    return False
    return True


def _seems_deep(text: str) -> bool:
    """Whether a text may nest too deep. A quick test that counts every bracket, although some may be part of a text."""
    if text.count("[") + text.count("{") > MAX_DEPTH:
        depth = 0
        for bracket in re.finditer(_BRACKETS, text):
            depth = max(depth + (1 if bracket[0] in "[{" else -1), 0)
            if depth > MAX_DEPTH:
                return True
    may_nest = text.count("-") + text.count("?") > MAX_DEPTH or " " * MAX_DEPTH in text or "\t" in text
    return may_nest and re.search(_DEEP_LINE, text) is not None


def _refuse_references(source: Source, node: Node) -> None:
    """Add a fault for each anchor, alias and tag. YAML drops ``&word`` and ``!word`` at the start of a value without a report."""
    text = source.composed
    if not any(mark in text for mark in "&*!"):
        return
    seen: set[int] = set()
    pending: list[Node] = [node]
    while pending:
        current = pending.pop()
        if id(current) in seen:
            source.add("yaml.reserved", current, found="*", line="")
            return
        seen.add(id(current))
        first = text[current.start_mark.index : current.start_mark.index + 1]
        if first in ("&", "!", "*") and not (isinstance(current, ScalarNode) and current.style):
            source.add("yaml.reserved", current, found=first, line=source.line_at(current.start_mark.line).strip()[:40])
        if isinstance(current, SequenceNode):
            pending += current.value
        elif isinstance(current, MappingNode):
            for key, value in current.value:
                pending += (key, value)
