"""Templates made at random of what costs: loops, doublings, nested calls, long literals, many names, much output."""

from __future__ import annotations

import random
from collections.abc import Callable

MOST = 100_000
"""The most characters of a template."""
_FILTERS = (
    "mark('一、')", "heading('一、')", "heading('（一）', end='。', paragraph='run-on')", "lines", "frame('{}，{}')", "cn", "cn_count", "cn_date",
    "sentence", "sentence('！')", "bare", "paragraphs", "paragraphs('第一，', points='run-on')", "subsections", "join", "join('，')",
    "replace('x', 'xx')", "replace('', 'ab')", "default('x')", "trim", "first", "last", "length", "round(3)", "int", "int(0, 16)", "float",
)  # fmt: skip
_OPERATORS = ("+", "-", "*", "/", "//", "%", "**", "~", "<", "==", "in", "and", "or")
_TESTS = ("defined", "none", "string", "odd", "divisibleby(3)", "in([1])", "eq(1)", "sequence")
_LETTERS = ("x", "9", "f", "好", "[", "(", "\\\\", "<")
_NAMES = ("title", "sections", "opening", "closing", "date", "ns.s", "ns.l", "ns.n", "loop.index", "a0", "section", "range(9999)")


class _Writer:
    """Writes a template of a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names = 0

    def some(self, *choices: Callable[[], str]) -> str:
        return self.random.choice(choices)()

    def times(self, most: int = 100_000) -> int:
        """A number whose digits are drawn before it is."""
        return min(most, self.random.randrange(1, 10) * self.random.choice((1, 10, 100, 1_000, 10_000, 100_000)))

    def value(self, depth: int = 0) -> str:
        """An expression."""
        if depth > 3:
            return self.random.choice(_NAMES)
        inner = depth + 1
        return self.some(
            lambda: self.random.choice(_NAMES),
            lambda: str(self.times()),
            lambda: f"'{self.random.choice(_LETTERS)}'" if self.random.random() < 0.7 else f"'{'ab' * self.times(9999)}'",
            lambda: f"{self.value(inner)} {self.random.choice(_OPERATORS)} {self.value(inner)}",
            lambda: f"({self.value(inner)}) | {self.random.choice(_FILTERS)}",
            lambda: f"({self.value(inner)}) is {self.random.choice(_TESTS)}",
            lambda: f"[{', '.join(self.value(inner) for _ in range(self.random.randrange(4)))}]",
            lambda: f"({self.value(inner)} if {self.value(inner)} else {self.value(inner)})",
            lambda: f"({self.value(inner)})[{self.random.choice(('0', '1:', ':-1', '::2', '99999999'))}]",
            lambda: f"range({self.times()})",
            lambda: (
                f"({self.value(inner)}).{self.random.choice(('split()', 'items()', 'index(1)', 'strip()', 'body', 'heading', 'x'))}"
            ),
        )

    def statement(self, depth: int = 0) -> str:
        """A statement, with what is in it."""
        if depth > 4:
            return f"{{{{ {self.value(2)} }}}}"
        inner = depth + 1
        return self.some(
            lambda: f"{{{{ {self.value()} }}}}",
            lambda: (
                f"{{% for i in {self.some(lambda: f'range({self.times()})', lambda: 'sections', self.value)} %}}{self.block(inner)}{{% endfor %}}"
            ),
            lambda: f"{{% if {self.value(2)} %}}{self.block(inner)}{{% elif {self.value(2)} %}}{self.block(inner)}{{% endif %}}",
            lambda: f"{{% set ns.s = ns.s ~ {self.random.choice(('ns.s', self.value(2)))} %}}",
            lambda: f"{{% set ns.l = ns.l + {self.random.choice(('ns.l', '[ns.l]', '[ns.s]', self.value(2)))} %}}",
            lambda: f"{{% set ns.n = {self.value(1)} %}}",
            lambda: f"{{% set a{self.number()} %}}{self.block(inner)}{{% endset %}}",
            lambda: f"{{% macro m{self.number()}(x) %}}{self.block(inner)}{{% endmacro %}}{{{{ m{self.names}(1) }}}}",
            lambda: (
                self.random.choice(
                    ("a\n\n", "## a\n\n", "[一是好。]{.point}好", "\\\\", "\\[", "好", "[x]{", "&#19968;", "# a\n", "* * *\n\n")
                )
                * self.times(9999)
            ),
            lambda: (
                self.random.choice(('{% include "empty.md.j2" %}', "{% set b = 1 %}", "{% if 1 %}{% endif %}")) * self.times(999)
            ),
            lambda: "".join(f"{{% set a{self.number()} = 1 %}}" for _ in range(self.times(999))),
            lambda: f"{{% filter {self.random.choice(_FILTERS)} %}}{self.block(inner)}{{% endfilter %}}",
        )

    def number(self) -> int:
        """The number of a new name."""
        self.names += 1
        return self.names

    def block(self, depth: int) -> str:
        return "".join(self.statement(depth) for _ in range(self.random.randrange(1, 4)))


def template(seed: int) -> str:
    """A template with at most `MOST` characters, the same for the same seed."""
    writer = _Writer(seed)
    begun = "# {{ title }}\n\n{% set ns = namespace(s='x', l=[1], n=1) %}"
    while True:
        body = "".join(writer.statement() for _ in range(writer.random.randrange(1, 6)))
        if len(begun) + len(body) <= MOST:
            return begun + body
