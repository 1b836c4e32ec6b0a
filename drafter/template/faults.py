"""Jinja's exceptions as faults, each with the line of the template that caused it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Macro

from drafter.errors import DrafterError, Fault, OutlineError, Place, TemplateError
from drafter.files import is_file
from drafter.files.tables import read_table
from drafter.messages.near import nearest
from drafter.outline.model import Attachment, Blanks, OutlinePoint, OutlineSection
from drafter.speech.markdown import MarkdownError
from drafter.template.budget import BUDGET, Budget
from drafter.template.filters import FILTERS, TESTS
from drafter.template.frontmatter import NAMEABLE
from drafter.template.markup import FilterFault, Unwritable
from drafter.template.sandbox import Traced
from drafter.template.store import SUFFIX, Loader, TemplateStore
from drafter.template.views import SectionView

TAGS = ("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw", "set", "with")
# fmt: off
OF_LOOPS = (
    "index", "index0", "first", "last", "length", "cycle", "previtem", "nextitem",
    "revindex", "revindex0", "depth", "depth0", "changed",
)
# fmt: on
"""What Jinja's `loop` has."""
PARTS = (*(name for name in SectionView._fields if name not in ("typed", "outline")), "marks", "points")
"""The attributes of sections and points that a template may read."""

_SYNTAX = (
    ("template.no-filter", r"No filter named '(.+?)'(?: found)?\."),
    ("template.no-test", r"No test named '(.+?)'(?: found)?\."),
    ("template.else-if", r"Encountered unknown tag '(else ?if|elsif)'\."),
    ("template.not-open", r"Encountered unknown tag '((?:end|el).+?)'\."),
    ("template.no-tag", r"Encountered unknown tag '(.+?)'\."),
    ("template.not-closed", r"Missing end of (raw) directive"),
    ("template.remark-open", r"Missing end of (comment) tag"),
    ("template.block-twice", r"block '(.+)' defined twice"),
    ("template.block-name", r"(Block names) in Jinja"),
    ("template.bracket-open", r"unexpected '.', expected '(.)'"),
    ("template.odd-end", r"(?:unexpected|unexpected char|expected token .+, got) '([}%])'"),
    ("template.quote-open", r"unexpected char [\"'](['\"])['\"] at \d+"),
    ("template.one-equals", r"(?:unexpected|expected token .+, got) '(=)'"),
    ("template.else-if", r"expected token 'end of statement block', got '(if)'"),
    ("template.not-closed", r"Unexpected end of template\..*to be closed is '(.+)'\."),
    ("template.incomplete", r"(?:unexpected|expected token .+, got|Expected an expression, got) '(end of .+)'"),
    ("template.odd-sign", r"unexpected char ['\"](.+)['\"] at \d+"),
    ("template.odd-sign", r"(?:unexpected|expected token .+, got) '(.+)'"),
    ("template.incomplete", r"(tag name|expected (?:name or|call|subscript))"),
)
"""The codes of our messages, each with a pattern of Jinja's message. The group of the pattern is the text that was found."""

_KNOWN = {"template.no-filter": tuple(FILTERS), "template.no-test": TESTS, "template.no-tag": TAGS}
_BUDGETS = {
    "steps": "template.endless",
    "characters": "template.gigantic",
    "code": "template.too-much-code",
    "comparison": "template.comparison",
}
_WRITABLE_NAMES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "truth"),
    (OutlinePoint, "point"),
    (Macro, "macro"),
    (dict, "mapping"),
    ((list, tuple), "list"),
)


def _unwritable_fault(value: object, place: Place, excerpt: str | None, context: dict[str, Any]) -> Fault:
    """The fault of a value that was written as text and is none. Of a part of the outline it says how that one is written."""
    if isinstance(value, (OutlineSection, SectionView)):
        return Fault("template.unwritable", place, {"found": "section"}, excerpt)
    found = next((name for name in _LINES if context.get(name) is value), "")
    if not found and isinstance(value, tuple) and (match := _NAMED_LINES.search(excerpt or "")):
        found = match[0]
    if found:
        return Fault("template.unwritable-lines", place, {"found": found}, excerpt)
    if isinstance(value, (list, tuple)) and value:
        for type_, code in ((SectionView, "template.unwritable-sections"), (Attachment, "template.unwritable-attachments")):
            if all(isinstance(one, type_) for one in value):
                return Fault(code, place, {}, excerpt)
    names = [name for types, name in _WRITABLE_NAMES if isinstance(value, types)]
    return Fault("template.unwritable", place, {"found": (names or ["value"])[0]}, excerpt)


_LINES = ("title", "subtitle", "speaker", "date", "salutation", "signature", "signed")
"""The parts of an outline that may have several lines."""
_NAMED_LINES = re.compile(rf"\b(?:{'|'.join(_LINES)})\b")


class Explainer:
    """Turns exceptions of a store's templates into faults. environment: the one in which the templates run."""

    def __init__(self, store: TemplateStore, environment: Any) -> None:
        self.store = store
        self.environment = environment

    def explain(self, error: Exception, name: str, context: dict[str, Any]) -> NoReturn:
        """Raise a TemplateError for an exception, or an OutlineError where a value of the outline is wrong.

        A bug of Drafter is raised as it is.
        """
        if isinstance(error, DrafterError):
            raise error
        if isinstance(error, TemplateSyntaxError):
            place = Place(error.filename or str(self.store.find(name) or name), error.lineno)
            raise TemplateError(
                self._wide_fault(error, place) or _syntax_fault(error.message or "", place, self.line(place))
            ) from None
        place = _place(error) or Place(str(self.store.find(name) or name))
        excerpt = self.line(place)
        if isinstance(error, TemplateNotFound):
            raise TemplateError(self.store.not_found(str(error.name), place, excerpt)) from None
        if isinstance(error, FilterFault):
            raise TemplateError(error.fault(place, excerpt)) from None
        if isinstance(error, Unwritable) and isinstance(error.value, Blanks):
            raise OutlineError(Fault("outline.no-frame", error.value.place)) from None
        raise TemplateError(self._runtime_fault(error, place, excerpt, context)) from None

    def _wide_fault(self, error: TemplateSyntaxError, place: Place) -> Fault | None:
        """The fault of a full-width brace that stands before a syntax error and causes it; None without such a brace."""
        text = Path(place.source)
        if not is_file(text) or "unexpected char" in (error.message or ""):
            return None
        for line, found in full_width(self.store.text(text)):
            if line <= (place.line or line):
                at = Place(place.source, line)
                return Fault("template.full-width", at, {"found": found}, self.line(at))
        return None

    def _runtime_fault(self, error: Exception, place: Place, excerpt: str | None, context: dict[str, Any]) -> Fault:
        text = str(error)
        if isinstance(error, UndefinedError):
            return _undefined_fault(text, place, excerpt, [*context, *self.environment.globals])
        if isinstance(error, SecurityError):
            operator = text.removeprefix("operator ")
            if operator != text:
                return Fault("template.operator", place, {"found": operator}, excerpt)
            found = re.search(r"'(.*?)'", text)
            return Fault(_BUDGETS.get(text, "template.forbidden"), place, {"found": found[1] if found else text}, excerpt)
        if isinstance(error, Unwritable):
            return _unwritable_fault(error.value, place, excerpt, context)
        if isinstance(error, (RecursionError, MemoryError, OverflowError)):
            return Fault("template.endless", place, {}, excerpt)
        if isinstance(
            error, (TemplateRuntimeError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, SyntaxError)
        ):
            if _is_foreign(error):
                return Fault("template.failed", place, {"said": text.partition(". Did you mean ")[0][:200]}, excerpt)
            if isinstance(error, TemplateRuntimeError) and text.startswith(
                _UNKNOWN
            ):  # in a branch Jinja asks for it when it is taken
                return _syntax_fault(text, place, excerpt)
            return self._argument_fault(text, place, excerpt) or _value_fault(text, place, excerpt)
        raise error

    def _argument_fault(self, text: str, place: Place, excerpt: str | None) -> Fault | None:
        """The fault of a filter's arguments, made from Python's message; None for a message about something else."""
        match = re.match(r"(?:do_)?(\w+?)_?\(\) (?:got an unexpected keyword argument '(\w+)'|.*\bargument)", text)
        if match is None:
            return None
        from inspect import signature

        name = match[1]
        known = tuple(signature(self.environment.filters[name]).parameters)[1:] if name in self.environment.filters else ()
        if match[2]:
            facts: dict[str, object] = {"found": match[2], "filter": name, "near": nearest(match[2], known), "known": known}
            return Fault("template.no-argument", place, facts, excerpt)
        code = "template.arguments" if known else "template.no-arguments"
        return Fault(code, place, {"filter": name, "known": known}, excerpt)

    def markdown_fault(self, error: MarkdownError, name: str, context: dict[str, Any]) -> TemplateError:
        """The error for rendered text outside Drafter's Markdown, at the line of the template that wrote the text."""
        fault = error.faults[0]
        place = self._writer_of(name, context, fault.place.line if fault.place else 0)
        facts = {name: fact.strip() if isinstance(fact, str) else fact for name, fact in fault.facts.items()}
        return TemplateError(Fault(fault.code, place, facts, self.line(place)))

    def line(self, place: Place) -> str | None:
        """The text of the line that a place names; None where the place has no line."""
        path = Path(place.source) if place.source.endswith(SUFFIX) else self.store.find(place.source)
        if path is None or not place.line or not is_file(path):
            return None
        lines = self.store.text(path).split("\n")
        return lines[place.line - 1] if place.line <= len(lines) else None

    def _writer_of(self, name: str, context: dict[str, Any], line: int) -> Place:
        """The place in a template that wrote a line of the rendered text.

        The template runs again, piece by piece, until the line appears.
        """
        environment = Traced(Loader(self.store), self.environment.filters, TESTS, {})
        written = 1
        token = BUDGET.set(Budget())
        try:
            template = environment.get_template(name)
            place = Place(template.filename or name)
            for piece, at in _pieces(template, context):
                lines = piece.split("\n")
                if 0 <= line - written < len(lines):
                    place = at
                    if lines[line - written].strip():
                        break
                written += len(lines) - 1
        finally:
            BUDGET.reset(token)
        return place


def full_width(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a template that have a full-width brace, each as its number and the text found there. Comments are skipped."""
    for number, line in enumerate(_without_remarks(text).split("\n"), 1):
        if found := re.search(r"｛[｛{%％#]|\{｛|[%％#]｝|｝[｝}]|\}｝|\{％|％\}", line):
            yield number, found[0]


def _without_remarks(text: str) -> str:
    """A template's text without its remarks, the line breaks of which stay. A remark that is never closed is none."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("{#", at)) >= 0 and (stop := text.find("#}", start + 2)) >= 0:
        pieces += (text[at:start], "\n" * text.count("\n", start, stop))
        at = stop + 2
    return "".join((*pieces, text[at:]))


_VALUES = (
    ("template.comparing", r"'(.+)' not supported between instances"),
    ("template.by-zero", r".*\b(?:division|modulo)\b"),
    ("template.no-list", r".*(?:not iterable|has no len\(\)|not subscriptable|not reversible|unpack)"),
    ("template.wants-number", r".*(?:__round__|as an integer|must be an integer|bad operand type|must be real|could not convert)"),
    ("template.uncallable", r"'.+' object is not callable"),
)
"""The codes of our messages, each with a pattern of Python's message about a value of the wrong type."""


def _value_fault(text: str, place: Place, excerpt: str | None) -> Fault:
    """The fault of a value that an expression cannot use, made from Python's message, which nobody is shown."""
    for code, pattern in _VALUES:
        if match := re.match(pattern, text):
            return Fault(code, place, {"found": match[1]} if match.re.groups else {}, excerpt)
    return Fault("template.wrong-value", place, {}, excerpt)


def _is_foreign(error: BaseException) -> bool:
    """Whether an error comes from a filter that a program added. Its message is shown as it is."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    names = trace.tb_frame.f_globals if trace is not None else {}
    return "__jinja_template__" not in names and not str(names.get("__name__", "")).startswith(("drafter", "jinja2"))


_END_OF_BLOCK = r"\{%[-+]?\s*endblock\s+(\w+)"


def _syntax_fault(text: str, place: Place, excerpt: str | None) -> Fault:
    ended = re.search(_END_OF_BLOCK, excerpt or "")
    if ended and text.endswith(f"got '{ended[1]}'"):
        return Fault("template.other-block", place, {"found": ended[1]}, excerpt)
    for code, pattern in _SYNTAX:
        if match := re.match(pattern, text):
            known = _KNOWN.get(code, ())
            return Fault(code, place, {"found": match[1], "known": known, "near": nearest(match[1], known)}, excerpt)
    return Fault("template.syntax", place, {}, excerpt)


def _undefined_fault(text: str, place: Place, excerpt: str | None, names: Iterable[str]) -> Fault:
    match = re.search(r"has no (?:attribute|element) '?(.*?)'?$", text)
    if match:
        near = nearest(match[1], OF_LOOPS) if "LoopContext" in text else _meant(match[1]) or nearest(match[1], PARTS)
        return Fault("template.no-attribute", place, {"found": match[1], "near": near}, excerpt)
    match = re.search(r"'(.*)' is undefined$", text)
    return undefined_fault(match[1] if match else text, place, excerpt, names)


def undefined_fault(found: str, place: Place, excerpt: str | None, names: Iterable[str], shown: Set[str] = frozenset()) -> Fault:
    """The fault of an undefined name. It proposes similar names; for the Chinese name of a part, the English one.

    shown: slots that the template has under their own names elsewhere. One of these is meant only by a slip of one character.
    """
    from drafter.outline.keys import OUTLINE
    from drafter.outline.other_words import keys_for

    if re.search(rf"\{{%[-+]?\s*(?:extends|include|import|from)\s+{re.escape(found)}\b", excerpt or ""):
        return Fault("template.unquoted-name", place, {"found": found}, excerpt)
    meant = tuple(part if part in OUTLINE.by_key else f"section.{part}" for part in _meant(found))
    near = meant or tuple(name for name in nearest(found, names) if name not in shown or is_slip(found, name))
    part = () if near else tuple(part for part in keys_for("outline", found) if part in NAMEABLE)
    if part and found in read_table("template", "blanks")["usual"]:
        return Fault("template.undefined-part", place, {"found": found, "part": part}, excerpt)
    return Fault("template.undefined", place, {"found": found, "near": near or part}, excerpt)


def is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one slip: a character more or less, two the other way round, or one that sounds alike."""
    if len(word) != len(name):
        longer, shorter = sorted((word, name), key=len, reverse=True)
        return len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    unlike = [(one, other) for one, other in zip(word, name, strict=True) if one != other]
    if len(unlike) == 1:
        one, other = unlike[0]
        return word.isascii() or any(one in group and other in group for group in read_table("check", "sounds")["sounds"].split())
    return len(unlike) == 2 and unlike[0] == unlike[1][::-1]


def _meant(name: str) -> tuple[str, ...]:
    from drafter.outline.keys import ALIASES

    return tuple(part for part, alias in ALIASES.items() if alias == name)


_UNKNOWN = ("No filter named", "No test named")
_STAND_IN = re.compile("t_[0-9]+")
"""The name of the function that Jinja compiles for a filter or a test that there is not; it stands on the first line, and raises when it is called."""


def _place(error: BaseException) -> Place | None:
    """The line of a template that raised an error: the innermost frame of template code.

    For endless recursion, the line that recurs.
    """
    places = []
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None and not _STAND_IN.fullmatch(trace.tb_frame.f_code.co_name):
            places.append(Place(template.filename or template.name, template.get_corresponding_lineno(trace.tb_lineno)))
        trace = trace.tb_next
    if isinstance(error, RecursionError):  # the innermost line is random: Python ran out of frames there
        return max(places, key=places.count, default=None)
    return places[-1] if places else None


def _pieces(template: Template, context: dict[str, Any]) -> Iterator[tuple[str, Place]]:
    """The pieces of text that a template writes, each with its line, also in blocks and in parent templates."""
    stream = template.root_render_func(template.new_context(context))
    for piece in stream:
        inner: Any = stream
        while getattr(inner, "gi_yieldfrom", None) is not None:
            inner = inner.gi_yieldfrom
        frame = inner.gi_frame
        writer = frame.f_globals.get("__jinja_template__", template)
        yield piece, Place(writer.filename or writer.name, writer.get_corresponding_lineno(frame.f_lineno))
