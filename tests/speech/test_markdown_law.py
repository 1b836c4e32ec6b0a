"""Markdown ⇄ Speech."""
from hypothesis import given, settings, strategies as st
from drafter.speech.markdown import parse, write
from drafter.speech.tree import *
from drafter.speech.numbering import OFFERED
text=st.text(st.sampled_from(list("一二是、。，第（）1.#*_[]{}<>&\\ 　x-+!`~|=首先")) ,max_size=8)
para=text.filter(bool)
mark=st.one_of(st.just(""), st.sampled_from([s.mark(n) for s in OFFERED for n in (1,2,11)]), st.text(max_size=3,alphabet="一、.1x[]"))
end=st.sampled_from(["","。","，","："])
def items(depth):
    pt=st.builds(Point,mark,st.one_of(st.none(),text),end,items(depth-1) if depth>1 else st.lists(para,max_size=2).map(tuple),st.booleans())
    return st.lists(st.one_of(para,pt),max_size=3).map(tuple)
def sections(depth):
    return st.lists(st.builds(Section,mark,text,end,st.booleans(),items(2),sections(depth-1) if depth>1 else st.just(())),max_size=3).map(tuple)
speech=st.builds(Speech,st.lists(st.builds(FrontLine,st.sampled_from(FRONT_KINDS),text),max_size=3).map(tuple),items(3),sections(2),items(2))
@settings(max_examples=1500)
@given(speech)
def test_parse_write(s):
    c=canonical(s)
    assert parse(write(s))==c, write(s)
