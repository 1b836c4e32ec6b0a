"""Documents that every format can carry, as hypothesis draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from drafter.speech.tree import FRONT_KINDS, Bundle, FrontLine, Point, Section, Speech

if TYPE_CHECKING:
    from drafter.speech.tree import Document

_any = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
_text = st.text(st.one_of(st.sampled_from("一二、。（）“”—…&<>#*[]\"'\t　 aA1"), _any), max_size=8)
_end = st.sampled_from(["", "。", "："])


def _items(depth: int) -> st.SearchStrategy[tuple[str | Point, ...]]:
    body = _items(depth - 1) if depth else st.just(())
    return st.lists(st.one_of(_text, st.builds(Point, _text, st.none() | _text, _end, body, st.booleans())), max_size=2).map(tuple)


def _sections(depth: int) -> st.SearchStrategy[tuple[Section, ...]]:
    children = _sections(depth - 1) if depth else st.just(())
    return st.lists(st.builds(Section, _text, _text, _end, st.booleans(), _items(1), children), max_size=2).map(tuple)


_front = st.lists(st.builds(FrontLine, st.sampled_from(FRONT_KINDS), _text), max_size=3).map(tuple)
_speeches = st.builds(Speech, _front, _items(1), _sections(1), _items(1))
DOCUMENTS: st.SearchStrategy[Document] = st.one_of(
    _speeches, st.builds(Bundle, _text, _text, st.lists(_speeches, max_size=2).map(tuple))
)
