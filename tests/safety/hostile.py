"""Templates of somebody who means harm, by what they try; `TITLE` is a heading that makes a speech of the rest."""

from __future__ import annotations

TITLE = "# {{ title }}\n\n"
LONG = "x" * 1000

ATTRIBUTES = (
    "''.__class__.__mro__[1].__subclasses__()",
    "title.__init__.__globals__",
    "title['__class__']",
    "title | attr('__class__')",
    "self.__class__",
    "self._TemplateReference__context",
    "loop.__class__",
    "range.__self__",
    "namespace.__init__.__globals__",
    "cycler.__init__.__globals__",
    "lipsum.__globals__",
    "config",
    "environment",
    "context.environment",
    "'{0.__class__}'.format(title)",
    "'{0.__class__}'.format_map({'a': 1})",
    "'%s' | format(title)",
    "title.encode().__class__",
    "title.translate({})",
    "title.zfill(999999999)",
    "title.ljust(999999999)",
    "title.center(999999999)",
    "title.expandtabs(999999999)",
    "sections.__class__",
    "sections[0]._replace(heading='x')",
    "sections[0].__getnewargs__()",
    "opening.__reduce__()",
    "(title ~ title).__class__",
    "{}.update({'a': 1})",
    "[].append(1)",
    "dict(a=1)",
    "self",
    "loop",
    "range",
    "sections.index",
)
"""Expressions that reach for Python, all refused."""

PATHS = (
    "../secret",
    "../secret.md.j2",
    "/etc/passwd",
    "link",
    "linked/secret",
    "..\\\\secret",
    "shipped/../../secret",
    "./secret",
    "shipped//etc/passwd",
)
"""Names that lead out of the folders of templates."""


def looped(inside: str, times: int = 60, **names: str) -> str:
    """A loop over statements, with a namespace that holds names."""
    given = ", ".join(f"{name}={value}" for name, value in names.items())
    return f"{{% set ns = namespace({given}) %}}{{% for i in range({times}) %}}{inside}{{% endfor %}}"


def _nested(after: str) -> str:
    """Two lists that hold each other's halves a hundred levels deep: 2 to the power of 100 elements to whoever looks through them."""
    return looped("{% set ns.l = [ns.l, ns.l] %}{% set ns.m = [ns.m, ns.m] %}", 100, l="[1]", m="[1]") + after


def _grown(inside: str, text: str = LONG, doublings: int = 11) -> str:
    """Something done again and again with a text of two million characters."""
    return looped("{% set ns.s = ns.s ~ ns.s %}", doublings, s=f"'{text}'") + f"{{% for i in range(99999) %}}{inside}{{% endfor %}}"


def _listed(inside: str) -> str:
    """Something done again and again with a list of 65,536 elements."""
    return looped("{% set ns.l = ns.l + ns.l %}", 16, l="[0]") + f"{{% for i in range(99999) %}}{inside}{{% endfor %}}"


def _sets(count: int) -> str:
    """Statements that set names."""
    return "".join(f"{{% set a{i} = 1 %}}" for i in range(count))


ENDLESS = {
    "a huge range": "{% for a in range(100000000) %}x{% endfor %}",
    "a range of ranges": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "five loops in each other": "".join(f"{{% for a{i} in range(999) %}}" for i in range(5)) + "x" + "{% endfor %}" * 5,
    "a macro that calls itself": "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
    "a macro that calls itself twice": "{% macro m(x) %}{% if x %}{{ m(x - 1) }}{{ m(x - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "a macro that sets what it calls": "{% macro m(x) %}{% if x %}{% set a = m(x - 1) %}{% set b = m(x - 1) %}{% endif %}{% endmacro %}{{ m(60) }}",
    "a macro that doubles a text": "{% macro m(x) %}{% if x %}{{ m(x-1) }}{{ m(x-1) }}{% else %}0123456789{% endif %}{% endmacro %}{{ m(60) }}",
    "a call block in its own macro": "{% macro m() %}{% call m() %}{% endcall %}{% endmacro %}{{ m() }}",
    "a recursive loop": "{% for x in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "an include of itself": '{% include "own.md.j2" %}',
    "two includes of itself": '{% include "own.md.j2" %}{% include "own.md.j2" %}',
    "an include of itself behind a long text": "甲" * 7000 + '\n\n{% include "own.md.j2" %}\n',
    "extending itself behind a long text": "甲" * 7000 + '\n\n{% extends "own.md.j2" %}\n',
    "extending itself by a variable behind a long text": '{% set p = "own.md.j2" %}'
    + "甲" * 7000
    + "\n\n{% if p %}{% extends p %}{% endif %}\n",
    "an import of itself": '{% import "own.md.j2" as x %}',
    "extending itself": '{% extends "own.md.j2" %}',
    "extending itself by a variable": '{% set p = "own.md.j2" %}{% extends p %}',
    "extending what extends it": '{% extends "two.md.j2" %}',
    "a block that writes itself": "{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}",
    "a block of the base that writes itself": '{% extends "speech.md.j2" %}{% block opening %}{{ super() }}{{ self.opening() }}{% endblock %}',
    "a negative range": "{% for i in range(0, -99999999999, -1) %}{% endfor %}",
    "a huge list in a loop": "{% for i in range(99999) %}{% set x = [" + "1," * 40_000 + "] %}{% endfor %}",
    "many templates to compile": "".join(f'{{% include "big{i}.md.j2" %}}' for i in range(20)),
    "dates of a thousand characters": looped("{% set ns.s = ns.s ~ ns.s %}", 16, s="'2026年1月1日'")
    + "{% for i in range(900) %}{% set y = ns.s | cn_date %}{% endfor %}",
    "includes of names that no template has": '{% for i in range(99999) %}{% include "x" ~ i ignore missing %}{% endfor %}',
    "includes of one of many names": '{% for i in range(9999) %}{% include ["x" ~ i, "y" ~ i, "z" ~ i] ignore missing %}{% endfor %}',
    "a million arguments": "{% for i in range(9999) %}{{ loop.cycle(*range(9999)) }}{% endfor %}",
}

GIGANTIC = {
    "doubling by ~": looped("{% set ns.s = ns.s ~ ns.s %}", s=f"'{LONG}'"),
    "doubling by +": looped("{% set ns.s = ns.s + ns.s %}", s=f"'{LONG}'"),
    "doubling by a set block": looped("{% set t %}{{ ns.s }}{{ ns.s }}{% endset %}{% set ns.s = t %}", s=f"'{LONG}'"),
    "doubling by join": looped("{% set ns.s = [ns.s, ns.s] | join %}", s=f"'{LONG}'"),
    "doubling between by join": looped("{% set ns.s = ['a', 'b', 'c'] | join(ns.s) %}", s=f"'{LONG}'"),
    "doubling by replace": looped("{% set ns.s = ns.s | replace('x', 'xx') %}", s=f"'{LONG}'"),
    "replacing nothing": looped("{% set ns.s = ns.s | replace('', ns.s) %}", s=f"'{LONG}'"),
    "doubling a list": looped("{% set ns.l = ns.l + ns.l %}", l="[1]"),
    "joining thousands at once": looped("{% set ns.s = ns.s ~ ns.s %}", 11, s=f"'{LONG}'") + "{{ ns.s" + " ~ ns.s" * 9000 + " }}",
    "includes of very long names": looped("{% set ns.s = ns.s ~ ns.s %}", 11, s=f"'{LONG}'")
    + "{% for i in range(999) %}{% include [ns.s, ns.s] ignore missing %}{% endfor %}",
    "copies in a macro": f"{{% set s = '{LONG * 60}' %}}{{% macro m() %}}{'{{ s }}' * 3000}{{% endmacro %}}{{{{ m() }}}}",
    "copies in a macro's loop": f"{{% set s = '{LONG * 60}' %}}{{% macro m() %}}{{% for i in range(99999) %}}{{{{ s }}}}{{% endfor %}}{{% endmacro %}}{{{{ m() }}}}",
    "set blocks that are kept": looped(f"{{% set x %}}{LONG}{{% endset %}}{{% set ns.l = ns.l + [x] %}}", 99999, l="[]"),
    "slices that are kept": looped("{% set ns.s = ns.s ~ ns.s %}", 10, s=f"'{LONG}'")
    + looped("{% set ns.l = ns.l + [ns.s[1:]] %}", 9999, l="[]", s="ns.s"),
    "paragraphs over and over": f"{{% set s = '{LONG * 60}' %}}{{% for i in range(99999) %}}{{% set x = s | paragraphs %}}{{% endfor %}}",
    "a text multiplied": "{{ 'x' * 999999999 }}",
    "a list multiplied": "{{ ([1] * 999999999) | length }}",
    "a text formatted": "{{ '%999999999d' % 3 }}",
    "a text asked whether it is odd": "{% if '%999999999d' is odd %}x{% endif %}",
    "a text asked for a divisor": "{% if '%999999999d' is divisibleby(3) %}x{% endif %}",
    "a format with a width": "{{ '{:999999999}'.format(1) }}",
    "a power": "{{ 9 ** 9 ** 9 }}",
    "squares": looped("{% set ns.n = ns.n * ns.n %}", 100, n="10"),
    "decimals without end": "{{ 1 | round(999999999, 'ceil') }}",
}

EXPENSIVE = {
    **{
        f"nested lists: {what}": _nested(what)
        for what in (
            "{{ ns.l }}",
            "{{ ns.l == ns.m }}",
            "{% if ns.l in [ns.m] %}x{% endif %}",
            "{% if ns.l is eq(ns.m) %}x{% endif %}",
            "{% if ns.l is in([ns.m]) %}x{% endif %}",
            "{{ [ns.l].index(ns.m) }}",
            "{{ {}[ns.l] }}",
            "{{ {ns.l: 1} }}",
            "{{ {}.get(ns.l) }}",
            "{{ title[ns.l] }}",
            "{{ ns.l() }}",
            "{{ ns.l.foo }}",
            "{{ ns.l - 1 }}",
            "{{ ns.l | cn }}",
            "{{ ns.l | cn_date }}",
            "{{ ns.l | sentence }}",
            "{{ ns.l | bare }}",
            "{{ ns.l | join }}",
            "{{ ns.l | paragraphs }}",
            "{{ ns.l | frame('{}') }}",
            "{{ 1 | mark(ns.l) }}",
            "{% for x in [ns.l, ns.m] %}{% if loop.changed(x) %}{% endif %}{% endfor %}",
            "{% for x in ns.l recursive %}{{ loop(x) }}{% endfor %}",
        )
    },
    "nested mappings": looped("{% set ns.l = {'a': ns.l, 'b': ns.l} %}", 100, l="{}") + "{{ ns.l | cn }}",
    "splitting a long text": _grown("{% set x = ns.s.split('x') %}", doublings=5),
    "stripping a long text": _grown("{% set x = ns.s.strip('x') %}", doublings=5),
    "slicing a long text": _grown("{% set x = ns.s[1:] %}"),
    "comparing long texts": _grown("{% if ns.s == ns.s ~ '' %}{% endif %}"),
    "looking through a long text": _grown("{% if 'xxxxxxxxxy' in ns.s %}{% endif %}"),
    "filtering a long text": _grown(
        "{% set x = ns.s | sentence %}{% set x = ns.s | bare %}{% set x = ns.s | trim %}{% set x = ns.s | cn %}"
    ),
    "slicing a long list": _listed("{% set x = ns.l[1:] %}"),
    "looking through a long list": _listed("{% if 1 in ns.l %}{% endif %}"),
    "asking a long list for a place": _listed("{{ ns.l.index(1) }}"),
    "looking through ranges": "{% for i in range(99999) %}{% if 'x' in range(99999) %}{% endif %}{% endfor %}",
}

COMPILED = {
    "names for many includes": "{% for i in [1] %}" + _sets(800) + '{% include "empty.md.j2" %}' * 1200 + "{% endfor %}",
    "names for many imports": _sets(800) + '{% import "empty.md.j2" as x with context %}' * 1200,
    "names for many blocks": _sets(800) + "".join(f"{{% block b{i} scoped %}}{{% endblock %}}" for i in range(1200)),
    "names in a macro that nobody calls": "{% macro m() %}" + _sets(800) + '{% include "empty.md.j2" %}' * 1200 + "{% endmacro %}",
    "names for many branches": _sets(3000) + "{% if 1 %}" + "{% elif 0 %}" * 3000 + "{% endif %}",
    "names for many conditions": _sets(2500) + "{% if 1 %}{% endif %}" * 2000,
    "comparisons": "{{ " + "1<" * 40_000 + "1 }}",
}
"""Templates whose compiling costs more than any run."""

NUMBERS = {
    "hexadecimal digits kept": _grown("{% set x = ns.s | int(0, 16) %}", "f" * 1000),
    "decimals of a long text": _grown("{% set x = ns.s | float %}", "9" * 1000),
    "differences": "{% set ns = namespace(x=1) %}" + looped("{% set ns.x = ns.x - 999999999999999 * ns.x %}", 9999, x="1"),
    "a difference of texts": "{{ title - 1 }}",
}

CROWDED = {
    "paragraphs": "{% for i in range(7900) %}" + "a\n\n" * 333 + "{% endfor %}",
    "headings": "{% for i in range(1300) %}" + "## a\n\n" * 1000 + "{% endfor %}",
    "headings without blank lines": "{% for i in range(1300) %}" + "## a\n" * 1000 + "{% endfor %}",
    "points": "{% for i in range(700) %}" + "[a]{.point}" * 1000 + "{% endfor %}",
    "the end of a heading": "{% for i in range(99999) %}{% set y = sections[0] | heading('一、', end='"
    + "x" * 50_000
    + "') %}{% endfor %}",
    "the end of sub-sections": "{% for i in range(99999) %}{% set y = sections | subsections(end='"
    + "x" * 50_000
    + "') %}{% endfor %}",
}
"""Pages that cost whoever reads them more than their characters."""

DEEP = {
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "lists": "{{ " + "[" * 5000 + "1" + "]" * 5000 + " }}",
    "not": "{{ " + "not " * 20_000 + "1 }}",
    "minus": "{{ " + "-" * 50_000 + "1 }}",
    "sums": "{{ 1" + "+1" * 20_000 + " }}",
    "filters": "{{ 1" + "|cn" * 20_000 + " }}",
    "attributes": "{{ title" + ".b" * 20_000 + " }}",
    "choices": "{{ " + "1 if 1 else " * 8000 + "1 }}",
    "conditions": "{% if 1 %}" * 3000 + "x" + "{% endif %}" * 3000,
    "blocks": "".join(f"{{% block b{i} %}}" for i in range(500)) + "{% endblock %}" * 500,
    "other conditions": "{% if 0 %}" + "{% elif 0 %}" * 7000 + "{% endif %}",
    "an endless name": "{{ " + "x" * 90_000 + " }}",
    "an endless class": "[x]{." + "x" * 90_000 + "}",
    "stars": "*" * 90_000,
    "brackets of Markdown": "[" * 90_000,
    "spans": "[a]{" * 20_000,
    "escapes": "[" + "\\\\" * 40_000,
    "open comments": "{#" * 40_000,
    "open tags": "{%" * 40_000,
    "a megabyte": "x" * 1_000_000,
    "a megabyte of expressions": "{{1}}" * 200_000,
    "a huge number": "{{ " + "9" * 90_000 + " }}",
    "front matter that refers to itself": "---\nslots:\n  a: &a [x,x,x,x]\n  b: &b [*a,*a,*a,*a]\n---\nx",
    "front matter a thousand deep": "---\n" + "[" * 50_000 + "\n---\nx",
    "front matter without end": "---\n" + "- a\n" * 20_000,
    "control characters": TITLE + "\x1b[31m\x07",
    "a line break in a value": TITLE + '{{ title ~ "\\n\\n# x" }}',
}

HARMLESS = {
    "as much as a template may have": "{{1}}" * 19_000,
    "many macros": "".join(f"{{% macro m{i}() %}}x{{% endmacro %}}" for i in range(2500)),
    "many slots": "---\nslots:\n" + "".join(f"  s{i}: x\n" for i in range(8000)) + "---\n" + TITLE,
    "digits": "1" * 90_000,
    "entities": "&#" * 40_000,
    "as many paragraphs as a page may have": "{% for i in range(149) %}" + "a\n\n" * 1000 + "{% endfor %}",
    "as many headings as a page may have": "{% for i in range(49) %}" + "## a\n\n" * 1000 + "{% endfor %}",
    "as many points as a page may have": "{% for i in range(74) %}" + "[a]{.point}" * 1000 + "{% endfor %}",
    "a paragraph as long as a page": "{% for i in range(4900) %}" + "好" * 1000 + "{% endfor %}",
    "backslashes as long as a page": "{% for i in range(4900) %}" + "\\" * 1000 + "{% endfor %}",
    "escaped brackets": "{% for i in range(200) %}" + "\\[" * 1000 + "{% endfor %}",
    "brackets doubled": looped("{% set ns.s = ns.s ~ ns.s %}", 18, s="'['") + "{{ ns.s }}",
}
"""What is odd and large and yet does no harm: it may be rendered, within the same bounds."""
