"""Errors of the YAML parser as faults that a writer understands, and the text with the typo mended.

Where the parser stops is seldom where the slip is. A quote that is not closed, for one, is noticed at the next quote, many lines below.
"""

from __future__ import annotations

import re

import yaml

from drafter.nodes.slips import mended, slip_in, wide_mark
from drafter.nodes.source import Source
from drafter.speech.numbering import recognise


def explain(source: Source, error: yaml.MarkedYAMLError, text: str) -> str | None:
    """Add the fault behind an error of the YAML parser. Returns the text with the typo mended, or None where reading cannot go on."""
    problem = error.problem_mark
    assert problem is not None
    lines = text.split("\n")
    context = error.context_mark.line if error.context_mark else problem.line
    repaired = (
        _between_speeches(source, lines)
        or _open_quote(source, lines, problem.line)
        or _pasted(source, lines, context, problem.line)
        or _between_brackets(source, lines, context, problem.line)
        or _list_under_text(source, lines, problem.line)
    )
    if repaired is not None:
        return repaired
    suspects = [problem.line, context, problem.line - 1]
    for line in dict.fromkeys(line for line in suspects if 0 <= line < len(lines)):
        if lines[line] != source.lines[line]:  # this line was mended before
            continue
        slip = slip_in(source, line)
        if slip is not None:
            lines[line] = mended(slip, lines[line])
            return "\n".join(lines)
    known = _code(error)
    if known in ("yaml.stray-colon", "yaml.no-colon"):  # the names of slots are keys that this package does not know
        for line in (problem.line - 1, context):
            if 0 <= line < len(lines) and lines[line] == source.lines[line] and _may_be_wide_key(source, lines[line]):
                slip = slip_in(source, line, any_key=True)
                if slip is not None:
                    lines[line] = mended(slip, lines[line])
                    return "\n".join(lines)
    if known == "yaml.bracket-open" and (quote := _open_quote_in_brackets(source.line_at(context))) is not None:
        source.add("yaml.quote-open", (context, quote))
        return _set_aside(source, lines, context)
    if known == "yaml.bracket-open" and (wide := wide_mark(source, context)):
        source.add("yaml.wide-mark", wide, found=source.line_at(wide[0])[wide[1]])
        return _with_brackets_closed(source, lines, context)
    at = problem if known in _AT_PROBLEM or error.context_mark is None else error.context_mark
    line = min(at.line, len(source.lines) - 1)
    if lines[line].lstrip() == source.lines[line].lstrip("\t \u3000") and lines[line] != source.lines[line]:
        return _set_aside(source, lines, line, whole=True)  # the mended indentation is wrong too
    source.add(known, (line, at.column), found=lines[line][at.column : at.column + 1], said=error.problem or "")
    closed = _with_brackets_closed(source, lines, line) if known == "yaml.bracket-open" else None
    return closed or _set_aside(source, lines, line, whole=known in _OF_WHOLE_LINES)


def _may_be_wide_key(source: Source, line: str) -> bool:
    """Whether a line may be a key with a full-width colon. A sentence (今天讲三点：一是路。) is none, unless it begins like a key that is known."""
    key = re.match(_WIDE_KEY, line)
    if key is None or not re.search("[。！？：…]$", line.rstrip()):
        return key is not None
    from drafter.messages.near import misspelt

    return misspelt(key[0].strip(" ：:"), source.known)


def _code(error: yaml.MarkedYAMLError) -> str:
    """The code of our message for an error of the YAML parser."""
    if error.problem in _SYNTAX:
        return _SYNTAX[error.problem]
    text = f"{error.context}: {error.problem}"
    return next((code for pattern, code in _SYNTAX_OF_PYTHON if re.search(pattern, text)), "yaml.syntax")


def _between_speeches(source: Source, lines: list[str]) -> str | None:
    """Report the lines at the margin with which somebody divided speeches: ``——``, ``***``. Returns the text with --- there; None without such lines."""
    found = [
        number
        for number, line in enumerate(lines)
        if re.fullmatch(_DIVIDER, line)
        and line == source.lines[number]
        and re.match(_PLAIN_KEY, "".join(lines[number + 1 : number + 2]))
    ]
    for number in found:
        source.add("yaml.between-speeches", (number, 0), found=lines[number].strip())
        lines[number] = "---"
    return "\n".join(lines) if found else None


_DIVIDER = r"(?!---[ \t]*$)(?:[-—–―─－][ \t]*){2,}|(?:[*＊=＝_＿~～#＃][ \t]*){3,}"
"""What somebody takes for a line of ---."""


def _open_quote(source: Source, lines: list[str], last: int) -> str | None:
    """Report a straight quote that opens a value and is not closed before the next key. Returns the text with the quote closed; None without one."""
    for line in range(min(last + 1, len(lines) - 1)):
        opened = re.match(rf"{_HEAD}(?:(?P<quote>\")[^\"]*|(?P<single>')(?:[^']|'')*)$", lines[line])
        following = re.match(rf" *(?:- +)*{_PLAIN_KEY}", lines[line + 1]) if opened else None
        is_next = following is not None and following["key"] in source.known
        if opened and (is_next or _are_items(lines[line], lines[line + 1])) and lines[line] == source.lines[line]:
            quote = opened["quote"] or opened["single"]
            source.add("yaml.quote-open", (line, lines[line].index(quote, 0)))
            lines[line] += quote
            return "\n".join(lines)
    return None


def _are_items(line: str, following: str) -> bool:
    """Whether two lines begin items of one list."""
    return "- " in line and following.startswith(line[: _indent(line)] + "- ") and line[_indent(line)] == "-"


def _open_quote_in_brackets(line: str) -> int | None:
    """The column of a straight quote that opens a value between brackets and is not closed before the next one; None where there is none."""
    for quote in "\"'":
        opening = [match.end() - 1 for match in re.finditer(rf"[\[{{,:] *{quote}", line)]
        for at in opening:
            closing = line.find(quote, at + 1)
            if closing < 0 or closing in opening:
                return at
    return None


def _between_brackets(source: Source, lines: list[str], *at: int) -> str | None:
    """Report full-width marks between mappings or lists in brackets. Returns the text with half-width commas; None without such marks."""
    for line in dict.fromkeys(at):
        found = re.search(r"[}\]] *([，；、]) *[\[{]", lines[line]) if line < len(lines) else None
        if found and lines[line] == source.lines[line]:
            source.add("yaml.wide-mark", (line, found.start(1)), found=found[1])
            lines[line] = re.sub(r"([}\]] *)[，；、]( *[\[{])", r"\1,\2", lines[line])
            return "\n".join(lines)
    return None


def _with_brackets_closed(source: Source, lines: list[str], line: int) -> str | None:
    """The text with the brackets closed that a line opens, so that what is wrong below is found too; None where the line below goes on with them."""
    opened = re.match(rf"{_HEAD}(?P<value>[\[{{].*)$", lines[line])
    below = lines[line + 1 : line + 2]
    if opened is None or lines[line] != source.lines[line] or not all(re.match(rf" *(?:- +|{_PLAIN_KEY})|$", one) for one in below):
        return None
    closing: list[str] = []
    for sign in re.sub(r"\"[^\"]*\"|'[^']*'", "", opened["value"]):
        if sign in _PARTNERS:
            closing.append(_PARTNERS[sign])
        elif sign in _PARTNERS.values() and (not closing or closing.pop() != sign):
            return None
    if not closing:
        return None
    lines[line] += "".join(reversed(closing))
    source.set_aside.add(line)
    return "\n".join(lines)


def _set_aside(source: Source, lines: list[str], line: int, *, whole: bool = False) -> str | None:
    """The text without the value of a line whose fault is reported, so that what is wrong below is found too; None where the value goes on below.

    whole: whether the line goes with its key.
    """
    key = re.match(rf" *(?:- +)*{_PLAIN_KEY}", lines[line].replace("\t", " "))
    below = _past_empty(lines, line + 1, 1)
    goes_on = key is None or (below < len(lines) and _indent(lines[below].replace("\t", " ")) > key.start("key"))
    if key is None or goes_on or line in source.set_aside or (whole and key.start("key") and "- " in key[0]):
        return None
    lines[line] = "" if whole else lines[line][: key.end("key") + 1]
    source.set_aside.add(line)
    return "\n".join(lines)


_OF_WHOLE_LINES = frozenset({"yaml.indentation", "yaml.stray-colon", "yaml.tab"})
"""Faults of a line that stands at the wrong place."""


_PARTNERS = {"[": "]", "{": "}"}


def _list_under_text(source: Source, lines: list[str], line: int) -> str | None:
    """The outline's text with list items directly below ``key: text`` indented, so that they continue that text; None without such items.

    An item with a key of its own cannot continue a text: it is reported here and left out.
    """
    item = re.match(r"( *)- ", lines[line]) if line < len(lines) else None
    quoted = re.match(rf" *(?:- +)*(?:{_PLAIN_KEY} *)?(?:\"[^\"]*\"|'[^']*') *$", lines[line - 1]) if item and line else None
    if item and quoted and _indent(lines[line - 1]) <= _indent(lines[line]) and lines[line - 1] == source.lines[line - 1]:
        for number in range(line, len(lines)):  # a text in quotes cannot go on
            if not lines[number].startswith(f"{item[1]}- "):
                break
            source.add("yaml.list-under-text", (number, len(item[1])))
            lines[number] = ""
        return "\n".join(lines)
    owner = re.match(rf"( *)(?:- +)*{_PLAIN_KEY} *[^\s|>\[{{\"'#]", lines[line - 1]) if item and line else None
    if item is None or owner is None or owner.start("key") != item.end(1):
        return None
    while line < len(lines) and lines[line].startswith(f"{item[1]}- "):
        if re.search(r":(?: |$)", lines[line]):
            source.add("yaml.list-under-text", (line, len(item[1])))
            lines[line] = ""
        else:
            lines[line] = f"  {lines[line]}"
        line += 1
    return "\n".join(lines)


_HEAD = r"(?: *(?:- +)*(?:[^\s:：#\"'\[{][^:：]{0,30}: +)?)"
_PLAIN_KEY = r"(?P<key>[^\s:：#\"'\[{-][^:：]{0,30}):(?: |$)"


def _pasted(source: Source, lines: list[str], *at: int) -> str | None:
    """Report lines that were pasted at the margin below a key. Returns the text with these lines indented; None without such lines."""
    for line in dict.fromkeys(at):
        first = last = line
        while (before := _past_empty(lines, first - 1, -1)) >= 0 and _is_bare(source, lines, before):
            first = before
        while _is_bare(source, lines, behind := _past_empty(lines, last, 1)):
            last = behind + 1
        first = _past_empty(lines, first, 1) if first < last else first
        above = lines[before] if 0 <= before < first < last else ""
        owner = re.match(rf"(?P<indent> *)(?:- +)*{_PLAIN_KEY}(?P<value>.*)", above)
        if any(lines[number] != source.lines[number] for number in range(first, last)):
            continue
        item = re.match(r"(?P<indent> *)- +(?![-\[{\"'|>])\S", above) if owner is None else None
        if item is not None and all(_indent(lines[number]) <= len(item["indent"]) for number in range(first, last)):
            source.add("yaml.pasted-in-list", (first, 0), count=len(list(filter(None, lines[first:last]))))
            lines[first:last] = [f"{item['indent']}- {text.lstrip()}" if text else "" for text in lines[first:last]]
            return "\n".join(lines)
        if owner is None or any(_indent(lines[number]) > owner.start("key") for number in range(first, last)):
            continue
        under_bar = owner["value"].strip()[:1] in ("|", ">")
        if last - first < 2 and not under_bar:
            continue
        code = "yaml.bar-without-indentation" if under_bar else "yaml.pasted-lines"
        count = sum(bool(text.strip()) for text in lines[first:last])
        if not under_bar and (keys := _better_keys(source, owner["key"], lines[first:last])):
            source.add("yaml.pasted-sections" if "heading" in keys else code, (first, 0), count=count, **keys)
            lines[first:last] = [""] * (last - first)
            return "\n".join(lines)
        source.add(code, (first, 0), count=count, key=owner["key"], found=owner["value"].strip()[:1])
        lines[first:last] = [f"{' ' * (owner.end('indent') + 4)}{text.lstrip()}" for text in lines[first:last]]
        return "\n".join(lines)
    return None


def _better_keys(source: Source, key: str, pasted: list[str]) -> dict[str, str]:
    """The keys for lines pasted below a key that holds no paragraphs (称呼): of sections where lines begin with ordinals, else of a text. Empty below one that does."""
    known = source.pasting
    if known is None or key in known.bodies or key not in source.known:
        return {}
    chinese = not key.isascii()
    counted = [text for text in pasted if (mark := recognise(text.strip())) and mark.number]
    if key in known.sections or len(counted) > 1:
        return {"key": known.sections[chinese], "heading": known.heading[chinese]}
    return {"key": known.text[chinese]}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _past_empty(lines: list[str], line: int, step: int) -> int:
    """The first line from one on, upwards or downwards, that is not empty."""
    while 0 <= line < len(lines) and not lines[line].strip():
        line += step
    return line


def _is_bare(source: Source, lines: list[str], line: int) -> bool:
    """Whether a line is neither a key nor an item of a list, and not empty. A known key without a space behind its colon is a key."""
    if line >= len(lines) or not re.match(r" {0,20}(?![\s#\-\[{}\]\"'%]|[*] |\.\.\.)(?:(?!: ).)*[^:\s]\s*$", lines[line]):
        return False
    spaceless = re.match(r" *([^\s:：]{1,30}) *[:：]", lines[line])
    return spaceless is None or spaceless[1] not in source.known


_WIDE_KEY = r" *[^\s:：#\"'“\[{，。；-][^:：，。；]{0,11}(?:：|:(?=[^ \t\n/]))"
"""A line that would be a key and its value, had it no full-width colon (``标题：甲``), or a space behind the colon (``标题:甲``)."""


_SYNTAX = {
    "found unexpected end of stream": "yaml.quote-open",
    "did not find expected key": "yaml.indentation",
    "did not find expected '-' indicator": "yaml.indentation",
    "mapping values are not allowed in this context": "yaml.stray-colon",
    "could not find expected ':'": "yaml.no-colon",
    "found unexpected ':'": "yaml.stray-colon",
    "did not find expected ',' or '}'": "yaml.bracket-open",
    "did not find expected ',' or ']'": "yaml.bracket-open",
    "did not find expected <document start>": "yaml.indentation",
    "block sequence entries are not allowed in this context": "yaml.list-here",
    "found unexpected document indicator": "yaml.separator",
    "found a tab character where an indentation space is expected": "yaml.tab",
    "found a tab character that violates indentation": "yaml.tab",
    "did not find expected hexdecimal number": "yaml.escape",
    "found unknown escape character": "yaml.escape",
    "could not find expected directive name": "yaml.percent",
    "found unexpected non-alphabetical character": "yaml.percent",
    "found unknown directive name": "yaml.percent",
    "found duplicate %YAML directive": "yaml.percent",
    "found duplicate %TAG directive": "yaml.percent",
    "did not find expected comment or line break": "yaml.block-mark",
    "found character that cannot start any token": "yaml.reserved",
    "did not find expected node content": "yaml.reserved",
    "mapping keys are not allowed in this context": "yaml.reserved",
    "did not find expected whitespace or line break": "yaml.reserved",
    "did not find expected alphabetic or numeric character": "yaml.reserved",
    "did not find expected tag URI": "yaml.reserved",
    "did not find URI escaped octet": "yaml.reserved",
    "did not find the expected '>'": "yaml.reserved",
    "found undefined tag handle": "yaml.reserved",
    "found undefined alias": "yaml.reserved",
    "second occurrence": "yaml.reserved",
}
"""From the text of libyaml's error to the code of our message."""

_SYNTAX_OF_PYTHON = (
    ("scanning a directive", "yaml.percent"),
    ("duplicate YAML directive", "yaml.percent"),
    ("block scalar", "yaml.block-mark"),
    ("values are not allowed here", "yaml.stray-colon"),
    ("sequence entries are not allowed here", "yaml.list-here"),
    ("unexpected document separator", "yaml.separator"),
    ("character '\\\\t'", "yaml.tab"),
    ("escape", "yaml.escape"),
    ("expected <block end>", "yaml.indentation"),
    ("expected '<document start>'", "yaml.indentation"),
    ("expected ',' or", "yaml.bracket-open"),
    ("expected|not allowed|cannot start any token|undefined", "yaml.reserved"),
)
"""The same for errors of PyYAML's own parser, as patterns, because its texts contain what it found. The first that matches counts."""

_AT_PROBLEM = frozenset({"yaml.indentation", "yaml.stray-colon", "yaml.list-here", "yaml.separator", "yaml.tab", "yaml.escape"})
