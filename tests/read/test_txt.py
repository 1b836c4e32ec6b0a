"""Texts in any encoding: every character back, every damaged byte reported."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.read import read_bytes
from drafter.read.encodings import decode, with_line_feeds

SPEECH = "在座谈会上的讲话\n\n同志们：\n　　一是主动学标。把“手册”列入学习计划——共86人，占35.5%。\n"
chinese = st.text(st.sampled_from("同志们一是主动学标把列入计划，。：“”（）、！？—…0123456789aX \n\u3000①〇㐀𠮷é"), min_size=1)


def code(data: bytes, encoding: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.txt", encoding=encoding)
    return caught.value.faults[0].code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"])
def test_every_encoding_is_found(encoding):
    found = read_bytes(SPEECH.encode(encoding), "a.txt")
    assert (found.text, found.left_out, found.hints) == (SPEECH, (), ())


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE, b"\x84\x31\x95\x33"])
def test_byte_order_marks(mark):
    encoding = {2: "utf-16-be", 4: "utf-32-be" if mark[0] == 0 else "gb18030"}[len(mark)]
    assert read_bytes(mark + SPEECH.encode(encoding), "a.txt").text == SPEECH


@given(chinese, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_what_is_marked_or_utf8_comes_back(text, encoding):
    assert decode(text.encode(encoding), "a") == (text, ())


@example("𠮷𠮷𠮷", "utf-16-le")
@given(chinese, st.sampled_from(["utf-16-le", "utf-16-be", "gb18030"]))
def test_a_speech_comes_back_from_any_encoding(text, encoding):
    assert decode((SPEECH + text).encode(encoding), "a") == (SPEECH + text, ())


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        text, report = decode(data, "a")
    except InputError:
        return
    text.encode("utf-8")  # no halves of characters are left
    assert text.count("\ufffd") >= len(report)


@given(st.integers(min_value=12, max_value=len(SPEECH.encode()) - 1))
def test_a_text_cut_anywhere_is_read_and_the_rest_of_a_character_reported(end):
    data = SPEECH.encode()[:end]
    text, report = decode(data, "a")
    kept = text.replace("\ufffd", "")
    assert SPEECH.startswith(kept)
    damaged = bytes.fromhex("".join(entry.partition(": ")[2] for entry in report))
    assert kept.encode() + damaged == data


def test_damaged_bytes_are_named_with_their_line():
    found = read_bytes("同志们：\n加强".encode() + b"\xff\xfe" + "学习\n".encode() + b"\xe4", "a.txt")
    assert found.text == "同志们：\n加强\ufffd\ufffd学习\n\ufffd"
    assert found.left_out == ("damaged bytes, line 2: FF FE", "damaged bytes, line 3: E4")
    found = read_bytes(SPEECH.encode("gb18030") + b"\xff", "a.txt")
    assert found.left_out == ("damaged bytes, line 5: FF",)
    found = read_bytes(SPEECH.encode("utf-16") + b"\x4e", "a.txt")
    assert found.left_out == ("damaged bytes, line 5: 4E",)


@pytest.mark.parametrize(("kept", "damaged"), [("‐鿿", 1), ("！￯", 1), ("—…", 1), ("学习", 1), ("学习。", 2)])
def test_more_chinese_than_damage_is_a_text(kept, damaged):
    assert decode(kept.encode() + b"\xff" * damaged, "a")[0] == kept + "\ufffd" * damaged


@pytest.mark.parametrize("text", ["学", "ꀀ\ufeff", "abcdefg"])
def test_no_more_chinese_than_damage_is_no_text(text):
    assert code(text.encode() + b"\xff" * 2) == "input.no-encoding"


def test_what_a_file_system_pads_with_is_reported():
    found = read_bytes(SPEECH.encode() + bytes(3), "a.txt")
    assert found.text.rstrip("\ufffd") == SPEECH
    assert found.left_out == ("damaged bytes, line 5: 00 00 00",)


def test_the_encoding_that_is_given_counts():
    traditional = "同志們：主動學標"
    assert read_bytes(traditional.encode("big5"), "a.txt", encoding="big5").text == traditional
    assert read_bytes(SPEECH.encode("utf-8-sig"), "a.txt", encoding="utf-8").text == SPEECH
    assert code(b"\xff", "utf-8") == "input.encoding"
    assert code(b"a", "klingon") == "input.unknown-encoding"
    assert code(b"xn--\xff", "idna") == "input.encoding"


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x7fELF" + bytes(500) + b"x" * 99, b"text\x00more \x01\x02 text"])
def test_what_is_no_text(data):
    assert code(data) == "input.no-text"


def test_what_is_text_in_an_encoding_nobody_named():
    assert code(bytes([0xFF, 0x80, 0x20]) * 50) == "input.no-encoding"


def test_every_kind_of_line_break():
    assert with_line_feeds("1\r\n2\r3\n4\x0b5\x0c6\x857\u20288\u20299") == "1\n2\n3\n4\n5\n6\n7\n8\n9"


def test_nothing_at_all():
    assert read_bytes(b"", "a.txt").text == ""


@pytest.mark.parametrize("encoding", ["big5", "cp950"])
def test_a_text_in_another_encoding_of_two_bytes_is_no_gb18030(encoding):
    with pytest.raises(InputError, match="name its encoding"):
        read_bytes("同志們：今天召開會議，學習貫徹精神，總結工作。".encode(encoding, errors="ignore"), "a.txt")


def test_a_few_characters_of_a_private_font_are_gb18030():
    assert read_bytes("王\ue000\ue001同志".encode("gb18030"), "a.txt").text == "王\ue000\ue001同志"


def test_footnotes_at_the_end():
    found = read_bytes("讲话\n水①少了。\n泥②多了。\n①见县志。\n② 见年报。\n".encode(), "a.txt")
    assert found.text == "讲话\n水少了。\n泥多了。"
    assert found.notes == (("footnote: 见县志。", "见县志。"), ("footnote: 见年报。", "见年报。"))
    assert [look[:2] for look in found.looks] == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "讲话\n做三件事：\n①清渠。\n②看闸。\n",  # a list
        "讲话\n分两步：①清渠②看闸。\n①清渠要早。\n②看闸要勤。\n",  # a list that is announced
        "讲话\n水①少了①。\n①见县志。\n",  # a mark that stands twice
        "讲话\n泥②多了，水①少了。\n①见县志。\n②见年报。\n",  # in another order
        "讲话\n水①少了。\n①见县志。\n完。\n",  # not at the end
    ],
)
def test_figures_in_circles_that_are_no_footnotes(text):
    found = read_bytes(text.encode(), "a.txt")
    assert (found.text, found.notes) == (text, ())
