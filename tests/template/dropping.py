"""Templates that leave out what they are given, by a grammar: whole parts, single lines, all but the first, what a condition turns away."""

from __future__ import annotations

from hypothesis import strategies as st

OWN_SLOTS = ("单位", "人数", "要求")
"""The slots that such a template declares, and may not use."""

_CONDITIONS = [
    "title",
    "subtitle",
    "人数",
    "人数 == '7'",
    "单位 is defined and 要求",
    "opening | length > 1",
    "sections | length > 2",
    "not closing",
    "'水' in (title | lines | first)",
]
_FRONT = {
    "title": [
        "# {{ title | lines | first }}",
        "# {{ title | lines | join }}",
        "# 关于{{ 单位 }}的讲话",
        "# {{ (title | lines | first)[:3] }}",
    ],
    "subtitle": [
        "",
        "[{{ subtitle | lines | last }}]{.subtitle}",
        "{% if loop is defined %}[——{{ subtitle }}]{.subtitle}{% endif %}",
    ],
    "speaker": [
        "",
        "[{{ speaker }}]{.speaker}",
        "[{{ speaker | replace('学', '习') }}]{.speaker}",
        "[局长：{{ speaker | lines | first }}]{.speaker}",
    ],
    "date": [
        "",
        "[{{ date | lines | first | cn_date }}]{.date}",
        "[（{{ date | cn_date }}）]{.date}",
        "[{{ date | replace('-', '.') }}]{.date}",
    ],
    "salutation": ["", "[{{ salutation | first | sentence('：') }}]{.salutation}", "[同志们：]{.salutation}"],
}
_BODY = [
    "{{ %s | paragraphs }}",
    "{{ %s | paragraphs('一要', points='own') }}",
    "{{ %s[:1] | paragraphs }}",
    "{{ %s[1:] | paragraphs('1.') }}",
    "{%% for item in %s[:2] %%}\n{%% if item is string %%}\n{{ item }}\n\n{%% endif %%}\n{%% endfor %%}",
    "{%% set shown = %s | first %%}\n{%% if shown is string %%}\n{{ shown | sentence }}\n{%% endif %%}",
    "{%% if %s | length > 1 %%}\n{{ %s | paragraphs }}\n{%% endif %%}",
    "{{ say(%s) }}",
    "今天开会。",
    "",
]
_HEADINGS = [
    "## {{ section | mark('一、') }}{{ section.heading }}",
    "## {{ section.heading }}",
    "## {{ section.heading | bare }}",
    "## 部分{{ section.number | cn }}",
    "## {{ loop.index | cn }}、{{ section.heading }}",
    "{{ section | heading('一、') }}",
    "## {{ section | mark('第一，') }}{{ section.heading | replace('风', '云') }}",
    "{% if loop.index < 3 %}\n## {{ section.heading }}\n{% else %}\n## 其他\n{% endif %}",
    "## {{ section.heading if '山' in section.heading else '做好工作' }}",
]
_SUBSECTIONS = [
    "{{ section.sections | subsections }}",
    "{{ section.sections[:1] | subsections('1.') }}",
    "{% for below in section.sections %}\n{{ below.body | paragraphs }}\n\n{% endfor %}",
    "{% include 'below.md.j2' %}",
    "",
]
_SLOTS = [
    "",
    "{{ 单位 }}的同志们，你们好。",
    "现有{{ 人数 }}人。",
    "{% if 要求 %}\n{{ 要求 | sentence }}\n{% endif %}",
    "{{ 单位[:2] }}很好。",
    "有{{ 人数 | cn }}名同志。",
]


@st.composite
def _bodies(draw: st.DrawFn, name: str) -> str:
    """A body, or a part of it, with the words of a slot before it."""
    text = draw(st.sampled_from(_BODY))
    return "\n\n".join(filter(None, (draw(st.sampled_from(_SLOTS)), text.replace("%%", "%").replace("%s", name))))


@st.composite
def _conditional(draw: st.DrawFn, text: str) -> str:
    """A text, or the same under a condition."""
    if draw(st.integers(0, 3)) or not text:
        return text
    otherwise = draw(st.sampled_from(["", "{% else %}\n另有安排。\n"]))
    return f"{{% if {draw(st.sampled_from(_CONDITIONS))} %}}\n{text}\n{otherwise}{{% endif %}}"


@st.composite
def _sections(draw: st.DrawFn) -> str:
    parts = [
        draw(st.sampled_from(_HEADINGS)),
        draw(_conditional(draw(_bodies("section.body")))),
        draw(st.sampled_from(_SUBSECTIONS)),
    ]
    return "\n\n".join(filter(None, parts))


_MACRO = "{% macro say(body) %}\n{{ body | paragraphs }}\n{% endmacro %}"
_LIMITS = ["sections", "sections[:2]", "sections[1:]"]


@st.composite
def templates(draw: st.DrawFn) -> dict[str, str]:
    """The files of a template: one that extends the plain one or another, or stands alone, and one that it may include."""
    slots = "\n".join(f"  {name}: {{hint: 写{name}, required: false}}" for name in OWN_SLOTS)
    head = f"---\ntitle: 本局讲话\nslots:\n{slots}\n---\n"
    files = {
        "below.md.j2": draw(
            st.sampled_from(["{{ section.sections | subsections }}", "有关安排另行通知。", "{{ title | lines | first }}。"])
        )
    }
    front = {name: draw(_conditional(draw(st.sampled_from(texts)))) for name, texts in _FRONT.items()}
    opening, closing, section = draw(_bodies("opening")), draw(_bodies("closing")), draw(_sections())
    if draw(st.booleans()):
        kept = {**front, "opening": draw(_conditional(opening)), "section": section, "closing": f"[]{{.closing}}{closing}"}
        chosen = {name: text for name, text in kept.items() if draw(st.booleans())}
        base = "speech.md.j2"
        if draw(st.booleans()):
            files["middle.md.j2"] = (
                '---\ntitle: 中间\n---\n{% extends "speech.md.j2" %}\n{% block closing %}\n[]{.closing}散会。\n{% endblock %}\n'
            )
            base = "middle.md.j2"
        blocks = [f"{{% block {name} %}}\n{_macro(text)}{text}\n{{% endblock %}}" for name, text in chosen.items()]
        files["own.md.j2"] = "\n".join([f'{head}{{% extends "{base}" %}}', *blocks, ""])
        return files
    loop = f"{{% for section in {draw(st.sampled_from(_LIMITS))} %}}\n{section}\n\n{{% endfor %}}"
    files["own.md.j2"] = head + "\n\n".join([_MACRO, *filter(None, front.values()), opening, loop, f"[]{{.closing}}{closing}", ""])
    return files


def _macro(text: str) -> str:
    return f"{_MACRO}\n" if "say(" in text else ""
