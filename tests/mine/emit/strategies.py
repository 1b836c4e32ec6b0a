"""Documents as hypothesis searches for them: shapes that sources have, marks in every style, texts that look like YAML, Jinja or Markdown."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from drafter.mine.model import Formula, MinedSpeech
from drafter.speech.frames import Frame
from drafter.speech.numbering import NO_MARK, STYLES
from drafter.speech.text import UNPRINTABLE
from drafter.speech.tree import FRONT_KINDS, MAX_LEVEL, Bundle, FrontLine, Item, Point, Section, Speech, canonical

_TEMPTING = [
    *"甲乙学做，。：；、！？“”（）《》—…- #&*!|>'\"%@`{}[]<>\\=~?:,.　\t\xa0\u200b\ufeff1一😀",
    "{{", "}}", "{%", "%}", "{#", "#}", "{{ title }}", "{% raw %}", ": ", " #", "- ", "---", "null", "no", "2026-11-21", "一、", "二是", "1.", "（一）", "第三，",
    "&amp;", "[x]{.point}", "无", "own", "标题", "heading: ", "正文", "\\n", "\\x20", "''", "【待补】", "同志们：",
]  # fmt: skip
texts = st.one_of(
    st.sampled_from(["学习", "把学习抓好", "我们坚持学用结合。", "抓班子，带队伍"]),
    st.lists(st.sampled_from(_TEMPTING), min_size=1, max_size=5).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]).filter(lambda one: not UNPRINTABLE.match(one)), min_size=1, max_size=5),
)
"""What a paragraph or a heading can hold; never empty."""

headings = st.one_of(texts, st.just(""))
ends = st.sampled_from(["", "。", "。", "，", "："])
_odd_marks = st.sampled_from(["", "甲、", "其一，", "一", "1. ", "[1]", "{{ 1 }}", "最后，"])


@st.composite
def marks(draw: st.DrawFn, count: int) -> list[str]:
    """The marks of siblings: mostly one style that counts, here and there one that skips, repeats, restarts or is of another style."""
    style = draw(st.sampled_from([None, *STYLES]))
    number, found = 0, []
    for place in range(1, count + 1):
        turn = draw(st.sampled_from(["on"] * 8 + ["skip", "again", "restart", "other", "odd"]))
        number = {"on": number + 1, "skip": number + 2, "again": max(1, number), "restart": 1}.get(turn, number + 1)
        one = draw(st.sampled_from(STYLES)) if turn == "other" else style
        known = one is not None and (number <= one.numeral.most or one.numeral.beyond)
        counted = one.mark(number, number if place == count else None) if known else ""
        found.append(draw(_odd_marks) if turn == "odd" else counted)
    return [mark for mark in found if mark not in NO_MARK]


@st.composite
def bodies(draw: st.DrawFn, depth: int = 1) -> tuple[Item, ...]:
    count = draw(st.integers(0, 3 if depth < 3 else 1)) if depth <= MAX_LEVEL else 0
    own = draw(st.booleans())
    points = [
        Point(
            mark,
            draw(st.one_of(st.none(), texts, texts)),
            draw(ends),
            draw(bodies(depth + 1)) if draw(st.integers(0, 3)) == 0 else draw(st.lists(texts, max_size=2).map(tuple)),
            own if draw(st.integers(0, 4)) else not own,
        )
        for mark in draw(marks(count))
    ]
    items: list[Item] = draw(st.lists(texts, max_size=2))
    for point in points:
        items.append(point)
        if draw(st.integers(0, 5)) == 0:
            items.append(draw(texts))
    return tuple(items)


@st.composite
def sections(draw: st.DrawFn, level: int = 1) -> tuple[Section, ...]:
    count = draw(st.integers(0, 4 if level == 1 else 2)) if level <= MAX_LEVEL else 0
    run_in, end = draw(st.booleans()), draw(ends)
    return tuple(
        Section(
            mark,
            draw(headings),
            end if draw(st.integers(0, 4)) else draw(ends),
            run_in if draw(st.integers(0, 4)) else not run_in,
            draw(bodies()),
            draw(sections(level + 1)) if draw(st.integers(0, 3)) == 0 else (),
        )
        for mark in draw(marks(count))
    )


_fronts: st.SearchStrategy[tuple[FrontLine, ...]] = st.one_of(
    st.just((FrontLine("title", "讲话"), FrontLine("date", "（2026年11月21日）"), FrontLine("speaker", "李明"), FrontLine("salutation", "同志们："))),
    st.lists(
        st.builds(
            FrontLine,
            st.sampled_from(FRONT_KINDS),
            st.one_of(texts, st.sampled_from(["——谈学习", "（2026年1月2日）", "2026年2月30日", "2026/1/2", "2026-01-02", "2026-1-2", "（2026-01-02）", "各位，", "同志们："])),
        ),
        max_size=5,
    ).map(tuple),
)  # fmt: skip

speeches = st.builds(Speech, _fronts, bodies(), sections(), bodies()).map(canonical)
bundles = st.builds(
    Bundle,
    st.one_of(st.just(""), texts),
    st.sampled_from(["", "（2篇）", "（1篇）", "共两篇", "{{ 1 }}", "（二篇）"]),
    st.lists(speeches, min_size=1, max_size=3).map(tuple),
)


@st.composite
def framed(draw: st.DrawFn) -> tuple[Speech, MinedSpeech]:
    """A speech whose headings share frames and whose paragraphs say formulas, and what mining says of it."""
    speech = draw(speeches)
    pattern, point_pattern = (
        draw(st.sampled_from(["{}，务求{}", "坚持{}", "{}“{}”{}"])),
        draw(st.sampled_from(["{}标", "有利于{}，让{}起来"])),
    )
    shaped = []
    for section in speech.sections:
        body = tuple(
            item._replace(heading=_fill(draw, point_pattern)) if isinstance(item, Point) and draw(st.integers(0, 3)) else item
            for item in section.body
        )
        shaped.append(
            section._replace(heading=_fill(draw, pattern), body=body) if draw(st.integers(0, 3)) else section._replace(body=body)
        )
    points = tuple(
        item._replace(heading=_fill(draw, point_pattern)) if isinstance(item, Point) and draw(st.integers(0, 3)) else item
        for item in speech.closing
    )
    opening, before = draw(_formulas(speech.opening, "opening", len(shaped)))
    closing, behind = draw(_formulas(points, "closing", len(shaped)))
    speech = canonical(speech._replace(opening=opening, sections=tuple(shaped), closing=closing))
    count = len(shaped)
    mined = MinedSpeech(
        Frame(pattern, max(1, count - 1), count),
        tuple((number, Frame(point_pattern, 1, 2)) for number in range(count + 1)),
        (*before, *behind),
        tuple(draw(st.sampled_from(["", "意义", "做法", "问题"])) for _ in range(count)),
    )
    return speech, mined


def _fill(draw: st.DrawFn, pattern: str) -> str:
    pieces = pattern.split("{}")
    return "".join(f"{piece}{draw(texts) if place < len(pieces) - 1 else ''}" for place, piece in enumerate(pieces))


def _is_said_twice(before: str, value: str, after: str) -> bool:
    """Whether a value begins or ends with the words beside it. The template writes those, and rendering takes them off the value."""
    return value.startswith(before) or value.endswith(after)


@st.composite
def _formulas(draw: st.DrawFn, items: tuple[Item, ...], part: str, count: int) -> tuple[tuple[Item, ...], list[Formula]]:
    """Items with formulas said in some of their paragraphs, or in paragraphs of their own."""
    found = list(items)
    formulas = []
    for place in range(draw(st.integers(0, 2))):
        words = draw(st.lists(texts.filter(lambda text: "{" not in text and "}" not in text), min_size=2, max_size=3))
        names = draw(st.lists(st.sampled_from(["单位", "人数", "主题", "title"]), min_size=len(words) - 1, max_size=len(words) - 1))
        values = [draw(st.one_of(texts, st.sampled_from(["三", str(count)]))) for _ in names]
        assume(not any(map(_is_said_twice, words, values, words[1:])))
        said = words[0] + "".join(value + word for value, word in zip(values, words[1:], strict=True))
        text = words[0] + "".join(f"{{{name}}}{word}" for name, word in zip(names, words[1:], strict=True))
        at = draw(st.integers(0, len(found)))
        if at < len(found) and isinstance(found[at], str) and draw(st.booleans()):
            said = draw(texts) + said + draw(st.sampled_from(["", "后文。"]))
            found[at] = said
        else:
            found.insert(at, said)
        formulas.append(
            Formula(
                part if place else "transition" if part == "opening" else part, text, tuple(zip(names, values, strict=True)), at
            )
        )
    return tuple(found), formulas
