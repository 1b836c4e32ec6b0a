"""Repairs change the characters that are wrong and nothing else, once."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.files import changed, decode
from tests.proofread.proofreading import SAMPLES, proofreader

OUTLINE = """\
# 今年的稿子，去年的在 old/ 里
title:   在推进会上的讲话      # 暂定
slots: {}
salutation: 同志们


opening: >-
    落实"一岗双责"，
    层层压实。
sections:
    - heading:  '抓"实"字'
      body:
      - 先把路修好，再把"渠"修通。     # 听了三村的意见
      - 主动"领"任务: "把\\"责任\\"落到人。"
"""


def test_only_the_offending_characters_change():
    repaired = proofreader("quotes").repaired(OUTLINE.encode(), "a.yaml")
    expected = OUTLINE.replace('"一岗双责"', "“一岗双责”").replace('"实"', "“实”").replace('"渠"', "“渠”").replace('"领"', "“领”")
    assert repaired.data.decode() == expected.replace('\\"责任\\"', "“责任”")
    assert repaired.repairs == 10
    assert proofreader("quotes").repaired(repaired.data, "a.yaml").repairs == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.yaml", "a.txt", "a.md"])
def test_encoding_and_line_ends_stay(encoding: str, end: str, name: str):
    text = OUTLINE if name == "a.yaml" else '在推进会上的讲话\n\n同志们：\n\n落实"一岗双责"，层层压实。\n\n谢谢大家。\n'
    data = text.replace("\n", end).encode(encoding)
    repaired = proofreader("quotes").repaired(data, name).data
    assert repaired.decode(encoding) != data.decode(encoding)
    assert repaired.decode(encoding).replace("“", '"').replace("”", '"') == data.decode(encoding).replace('\\"', '"')


@given(st.text(alphabet="甲乙\r\n，a", max_size=40), st.data())
def test_changes_count_in_the_text_as_it_is_read(text: str, data: st.DataObject):
    raw = text.replace("\r", "\r\n") if "\r" in text else text
    raw = raw.replace("\r\n\n", "\r\n")
    assume("\r" not in raw.replace("\r\n", ""))
    read = decode(raw.encode(), "a")
    at = data.draw(st.integers(0, len(read)))
    done = changed(raw.encode(), "a", [(at, at, "丁")]).decode()
    assert done.replace("\r\n", "\n") == read[:at] + "丁" + read[at:]
    assert done.replace("丁", "") == raw


QUOTING = [path for path in SAMPLES if path.read_text(encoding="utf-8").count("“") > 3]


@pytest.mark.parametrize("sample", QUOTING, ids=lambda path: path.stem)
@settings(max_examples=5)
@given(data=st.data())
def test_a_planted_fault_is_repaired_to_the_letter(sample, data: st.DataObject):
    """Curly quotes of a sample made straight come back."""
    text = sample.read_text(encoding="utf-8")
    places = [at for at, character in enumerate(text) if character == "“"]
    start = data.draw(st.sampled_from(places))
    stop = text.index("”", start)
    line = text[text.rfind("\n", 0, start) + 1 : start]
    assume(not ('"' in text[start:stop] or "#" in line or line.startswith(("occasion:", "notes:"))))  # the last are on no page
    planted = f'{text[:start]}"{text[start + 1 : stop]}"{text[stop + 1 :]}'
    assume(not planted[:start].rstrip().endswith((":", "-", "[", ",")))  # there the YAML would mean something else
    assert proofreader("quotes").repaired(planted.encode(), "a.yaml").data.decode() == text
