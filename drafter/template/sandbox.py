"""The environment in which templates run, even those of a stranger: no files, no foreign code, limited work and output.

Jinja's immutable sandbox forbids private attributes and changes of values. It sets no limit on work. This module counts steps and
characters, not seconds, so that a template does the same on every machine:

- each run of a block of statements costs steps for its size (`Budget.steps`), also inside loops, macros and includes;
- each text that is built costs its length (`Budget.characters`);
- an operation that reads a whole text or list (comparison, slice, method, test, filter) costs its length, before it runs;
- operators that make large values of small ones (``*`` ``**``, ``%`` on texts) are forbidden or limited;
- tuples become lists, because the hash of nested tuples can take any time. Nested lists are never compared, shown or used as keys,
  because a list may hold another one many times;
- only the filters, tests, functions and methods named here exist;
- the code that Jinja makes of a template is bounded, because Jinja writes all local names again at each include and branch;
- the page is bounded in blocks, because each costs whoever reads the page more than its characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from math import isinf
from typing import Any, cast

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.exceptions import SecurityError
from jinja2.lexer import TokenStream
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from drafter.template.budget import (
    BUDGET,
    MOST_NUMBER,
    bounded_concat,
    bounded_sum,
    charge,
    comparable,
    enter,
    joined,
    leave,
    number,
    sliced,
    written,
)
from drafter.template.markup import Markdown

MAX_CODE = 1_500_000
"""The most characters of the Python code of a template. Those of the shipped templates have less than thirty thousand."""
MAX_SCOPES = 200_000
"""The most names of a template times its branches, loops and includes: Jinja looks at each name for each of them."""
MAX_NODES = 60_000
"""The most tokens of a template, and the most nodes of its syntax tree; the shipped ones have a few hundred."""
FEW_TAGS = 200
"""A template with fewer tags and fewer than `100 * FEW_TAGS` characters is not looked through for these two bounds."""

SAFE_METHODS = frozenset(
    {"items", "keys", "values", "get", "startswith", "endswith", "strip", "split", "index", "cycle", "changed"}
)


class _Charged(CodeGenerator):
    """A code generator. The code that it makes pays for every block, and joins texts as Markdown. It writes at most `MAX_CODE`."""

    _written = 0

    def write(self, x: str) -> None:
        self._written += len(x)
        if self._written > MAX_CODE:
            raise SecurityError("code")
        super().write(x)

    def blockvisit(self, nodes_: Iterable[nodes.Node], frame: Frame) -> None:
        body = list(nodes_)
        self.writeline(f"environment.charge({sum(_size(node) for node in body) + 1})")
        super().blockvisit(body, frame)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        self.writeline("depth = environment.enter()", node)
        super().visit_Include(node, frame)
        self.writeline("environment.leave(depth)")

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:
        self.writeline("environment.enter()", node)
        super().visit_Extends(node, frame)

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:
        if isinstance(node.value, float) and isinf(node.value):  # 1e999, whose own form, inf, is a name in Python
            self.write("float('inf')")
        else:
            super().visit_Const(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        self.write("(environment.comparable(")
        self.visit(node.expr, frame)
        self.write(")")
        for operand in node.ops:
            self.visit(operand, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:
        self.write(f" {operators[node.op]} environment.comparable(")
        self.visit(node.expr, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.sliced(")
        self.visit(node.node, frame)
        for bound in (node.arg.start, node.arg.stop, node.arg.step):
            self.write(", ")
            self.visit(bound or nodes.Const(None), frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        if node.ctx == "load":
            self.visit_List(nodes.List(node.items, lineno=node.lineno), frame)
        else:
            super().visit_Tuple(node, frame)


_SCOPED = (
    nodes.For,
    nodes.If,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Macro,
    nodes.CallBlock,
    nodes.With,
    nodes.Block,
)


def _bounded_tree(tree: nodes.Template) -> None:
    """Raise SecurityError where a template has too many nodes, or too many names for its branches, loops and includes."""
    found = list(islice(tree.find_all(nodes.Node), MAX_NODES + 1))
    names = {node.name for node in found if isinstance(node, nodes.Name)}
    if len(found) > MAX_NODES or len(names) * sum(isinstance(node, _SCOPED) for node in found) > MAX_SCOPES:
        raise SecurityError("code")


def _size(node: nodes.Node) -> int:
    """How many nodes a statement has."""
    return 1 + sum(_size(child) for child in node.iter_child_nodes())


class Undefined(StrictUndefined):
    """An undefined name. The renderer reads `name` to propose similar names."""

    @property
    def name(self) -> str | None:
        return self._undefined_name


class _Context(Context):
    """The variables of a template."""

    def derived(self, locals: dict[str, Any] | None = None) -> Context:  # noqa: A002 - Jinja's name
        """The context of a scoped block: these variables, and those of the loop around the block.

        Jinja makes it from nothing, with a copy of each list of blocks, for every section of a speech. The lists change only before the first
        block is run.
        """
        made = object.__new__(type(self))
        vars(made).update(vars(self))
        inner = {name: value for name, value in (locals or {}).items() if value is not missing}
        made.parent = {**self.parent, **self.vars, **inner}
        made.vars, made.exported_vars, made.globals_keys = {}, set(), set()
        return made


class Environment(ImmutableSandboxedEnvironment):
    """The environment that the module describes."""

    context_class = _Context
    code_generator_class = _Charged
    concat = staticmethod(bounded_concat)
    charge = staticmethod(charge)
    enter = staticmethod(enter)
    leave = staticmethod(leave)
    joined = staticmethod(joined)
    comparable = staticmethod(comparable)
    sliced = staticmethod(sliced)
    plain: tuple[type, ...] = (LoopContext,)
    """Types whose public attributes templates may read. The renderer adds types to it."""
    intercepted_binops = frozenset({"*", "**", "%", "+", "-", "//", "/"})

    def __init__(
        self, loader: Any, filters: dict[str, Callable[..., Any]], tests: Iterable[str], functions: dict[str, Any]
    ) -> None:
        super().__init__(
            loader=loader,
            undefined=Undefined,
            finalize=written,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,
        )
        self.filters = filters
        self.tests = {name: _bounded_test(name, cast("Callable[..., Any]", self.tests[name])) for name in tests}
        self.globals = {"range": self.globals["range"], "namespace": Namespace, **functions}
        self.functions = frozenset(functions.values()) | {self.globals["range"], Namespace}

    def _tokenize(self, source: str, name: str | None, filename: str | None = None, state: str | None = None) -> TokenStream:
        """All tokens at once. Jinja's generator, closed where Python has run out of frames, prints a traceback past every handler."""
        try:
            tokens = list(islice(super()._tokenize(source, name, filename, state), MAX_NODES + 1))
        except ValueError:  # a number of more digits than Python reads
            raise SecurityError("code") from None
        if len(tokens) > MAX_NODES:  # before they are parsed: that, and the compiler, take three times as long
            raise SecurityError("code")
        return TokenStream(tokens, name, filename)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if len(source) > 100 * FEW_TAGS or source.count("{%") > FEW_TAGS:
            _bounded_tree(tree)
        return tree

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, (Macro, BlockReference, LoopContext)):
            return True
        try:
            if obj in self.functions:
                return True
        except TypeError:
            return False
        owner = getattr(obj, "__self__", None)
        return isinstance(owner, (str, dict, list, tuple, LoopContext)) and obj.__name__ in SAFE_METHODS

    def getattr(self, obj: Any, attribute: str) -> Any:
        # a fast path: templates ask for little else, and these types hide only names with _
        if isinstance(obj, self.plain) and not attribute.startswith("_"):
            found = getattr(obj, attribute, None)
            if found is not None and not callable(found):
                return found
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        charge(1)
        if isinstance(obj, (str, int, float, list, tuple, dict)):
            raise TypeError("'value' object is not callable")
        if not self.is_safe_callable(obj):  # Jinja's own message would show the object, of any size
            raise SecurityError(f"'{getattr(obj, '__name__', type(obj).__name__)}'")
        charge(len(args))
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, str):
            BUDGET.get().text(len(owner))
        elif obj.__class__ in _METHODS and getattr(obj, "__name__", "") in _COMPARING:
            for value in (owner, *args):
                comparable(value)
        return super().call(context, obj, *args, **kwargs)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, (list, tuple, dict)):
            raise TypeError("a list is no index")  # Jinja's own message would show the list
        return super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        charge(1)
        texts = isinstance(left, str) or isinstance(right, str)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return joined((left, right)) if isinstance(left, Markdown) or isinstance(right, Markdown) else bounded_sum(left, right)
        if operator == "+" and isinstance(left, (list, tuple)):
            charge(len(left) + len(right))
            return [*left, *right]
        numbers = all(isinstance(value, (int, float)) and abs(value) < MOST_NUMBER for value in (left, right))
        if not numbers or operator == "**":
            if not texts and (not numbers and any(_undefined(value) for value in (left, right))):
                return super().call_binop(context, operator, left, right)
            raise SecurityError(f"operator {operator}")
        return super().call_binop(context, operator, left, right)


class _LineByLine(_Charged):
    """A code generator whose code writes each line of a template's text separately, so that the line number is known."""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        for child in node.nodes:
            for piece in _lines(child):
                self.newline(piece)
                super().visit_Output(nodes.Output([piece], lineno=piece.lineno), frame)


def _lines(node: nodes.Expr) -> Iterable[nodes.Expr]:
    if not isinstance(node, nodes.TemplateData):
        return [node]
    lines = node.data.split("\n")
    ends = ["\n"] * (len(lines) - 1) + [""]
    pairs = enumerate(zip(lines, ends, strict=True), node.lineno)
    return [nodes.TemplateData(line + end, lineno=number) for number, (line, end) in pairs if line + end]


class Traced(Environment):
    """An environment that knows which line of a template wrote each piece of text. It is slower; only errors use it."""

    code_generator_class = _LineByLine


_METHODS: tuple[type, ...] = (type([].index), type(LoopContext.changed.__get__(object())))
_COMPARING = frozenset({"index", "changed"})
_OF_NUMBERS = frozenset({"odd", "even", "divisibleby"})
_OF_VALUES = frozenset({"eq", "ne", "gt", "ge", "lt", "le", "in"})


def _bounded_test(name: str, test: Callable[..., Any]) -> Callable[..., Any]:
    """One of Jinja's tests with limits: its operands cost their length or are refused, like those of operators."""
    check = number if name in _OF_NUMBERS else comparable
    if name in _OF_NUMBERS | _OF_VALUES:
        return lambda *values: test(*map(check, values))
    return test


def _undefined(value: object) -> bool:
    return isinstance(value, StrictUndefined)
