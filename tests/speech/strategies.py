"""Speeches as hypothesis searches for them: every shape that the tree allows, with texts that look like structure."""

from __future__ import annotations

from hypothesis import strategies as st

from drafter.speech.emphasis import LOOKS, spans_of
from drafter.speech.lines import KINDS, PICTURE, PICTURE_CAPTION, Styled
from drafter.speech.numbering import OFFERED
from drafter.speech.pictures import Picture, PictureLine
from drafter.speech.text import UNPRINTABLE
from drafter.speech.tree import FRONT_KINDS, MAX_LEVEL, Bundle, FrontLine, Point, Section, Speech, canonical

_TEMPTING = [
    *"#*_`~[]{}<>()&\\!|=+-:.,1 　\t\xa0\u2003“”‘’一二是要第首先其次最后、。，：；（）①é字😀",
    "**", "1. ", "1) ", "- ", "* * *", "---", "## ", "&amp;", "&#35;", "](", "]{", "[x]{.point}", "{.closing}", "<b>", "<!--", "一、", "（一）", "一是", "第一，", "首先，", "\\\\", "```", "http://a.b", "    ",
]  # fmt: skip

paragraphs_with_structure = st.lists(st.sampled_from(_TEMPTING), max_size=6).map("".join)
any_text = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda character: not UNPRINTABLE.match(character)), max_size=6)
texts = st.one_of(paragraphs_with_structure, any_text)
"""What a paragraph or a heading can hold."""

styled_marks = [style.mark(number) for style in OFFERED for number in (1, 2, 3, 10, 11, 21) if number <= style.numeral.most]
paragraphs = texts.filter(bool)


@st.composite
def emphasised(draw: st.DrawFn) -> Styled:
    """A text with emphasis in it."""
    text = draw(texts.filter(bool))
    ends = st.integers(0, len(text))
    looks = st.lists(st.sampled_from([*LOOKS]), min_size=1, max_size=2, unique=True)
    spans = draw(st.lists(st.tuples(ends, ends, looks), min_size=1, max_size=3))
    return Styled(text, draw(st.sampled_from(["", "", "quote"])), spans_of(spans))


pictures = st.builds(
    Picture, st.from_regex(r"[a-z甲乙]{1,4}\.(png|jpg)", fullmatch=True), st.sampled_from(["", "8cm"])
)  # the oracle reads no % as pandoc does
lines = st.one_of(
    st.builds(Styled, texts, st.sampled_from([kind.name for kind in KINDS if kind.name not in {PICTURE, PICTURE_CAPTION}])),
    st.builds(Styled, paragraphs, st.just(PICTURE_CAPTION)),
    st.builds(PictureLine, pictures),
)
"""Lines of a kind of their own."""
marks = st.one_of(
    st.just(""),
    st.sampled_from(styled_marks),
    st.lists(st.sampled_from([*"一、.1x[](&\\ ", "甲、", "十"]), max_size=3).map("".join),
)
ends = st.sampled_from(["", "", "。", "，", "：", "；", "."])


def _items(depth: int, words: st.SearchStrategy[str] = texts) -> st.SearchStrategy[tuple[str | Point, ...]]:
    inner = _items(depth + 1, words) if depth < MAX_LEVEL else st.lists(paragraphs, max_size=2).map(tuple)
    point = st.builds(Point, marks, st.one_of(st.none(), words), ends, inner, st.booleans())
    return st.lists(st.one_of(words.filter(bool), point, lines), max_size=2).map(tuple)


def _sections(level: int, words: st.SearchStrategy[str] = texts) -> st.SearchStrategy[tuple[Section, ...]]:
    inner = _sections(level + 1, words) if level < MAX_LEVEL else st.just(())
    section = st.builds(Section, marks, words, ends, st.booleans(), _items(1, words), inner)
    return st.lists(section, max_size=2).map(tuple)


front_lines = st.lists(st.builds(FrontLine, st.sampled_from(FRONT_KINDS), texts), max_size=3).map(tuple)
speeches = st.builds(Speech, front_lines, _items(1), _sections(1), _items(1))
emphatic = st.one_of(texts, emphasised())
speeches_with_emphasis = st.builds(Speech, front_lines, _items(1, emphatic), _sections(1, emphatic), _items(1, emphatic))
"""They are speeches that only our own reader reads: in Chinese, CommonMark takes ``**`` beside a mark for text."""
bundles = st.builds(Bundle, texts, texts, st.lists(speeches.map(canonical), max_size=2).map(tuple))
