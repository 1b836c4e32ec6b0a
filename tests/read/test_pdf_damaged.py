"""PDF files whose streams are broken, and such that unpack to far too much."""

from __future__ import annotations

import random
import re
import zlib

import pytest

from drafter.errors import InputError
from drafter.read import read_bytes
from tests.read.printed import page, pdf

LINES = [
    "渠水今年早来了半个月，各村都要把闸门看好，把田埂修好，一滴水也不要白白流走，这是头一件大事情。",
    "老渠要修，新渠要挖，修渠的钱县里出一半，挖渠的工村里出一半，账目要贴在墙上，让大家都看得见才行。",
    "浇地要按次序，先远后近，先高后低，谁也不许抢水，谁抢了水就请谁在大会上讲一讲，大家来评一评理。",
]


FIRST = 1
"""The number of the stream of the first page; before it stands one that says what codes mean."""


def as_it_is(_number: int, stream: bytes) -> bytes:
    return stream


def packed(data: bytes, change=as_it_is, filters: str = "/FlateDecode", pack=zlib.compress) -> bytes:
    """A file, its streams packed; the places of its objects are left for the reader to find. change: what becomes of a packed stream."""
    count = iter(range(100))

    def replaced(found: re.Match[bytes]) -> bytes:
        stream = change(next(count), pack(found[1]))
        return b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters.encode(), stream)

    return re.sub(rb"<< /Length \d+ >>\nstream\n(.*?)endstream", replaced, data, flags=re.DOTALL)


WHOLE = pdf(page(*LINES), page(*reversed(LINES)))


def test_a_file_that_is_whole_is_read_without_a_remark():
    found = read_bytes(packed(WHOLE), "a.pdf")
    assert found == read_bytes(WHOLE, "a.pdf")
    assert not any("damaged" in entry for entry in found.left_out)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("damaged", [0, 1])
def test_a_stream_that_was_cut_off_is_read_as_far_as_it_goes(damaged: int, kept: float):
    def cut(number: int, stream: bytes) -> bytes:
        return stream[: int(len(stream) * kept)] if number == damaged + FIRST else stream

    found = read_bytes(packed(WHOLE, cut), "a.pdf")
    assert f"damaged part: page {damaged + 1}" in found.left_out
    assert f"damaged part: page {2 - damaged}" not in found.left_out
    assert 0 < len(found.text) < len(read_bytes(WHOLE, "a.pdf").text)


@pytest.mark.parametrize("seed", range(20))
def test_a_flipped_bit_is_told_or_nothing_is_lost(seed: int):
    chance = random.Random(seed)

    def flip(number: int, stream: bytes) -> bytes:
        if number != FIRST:
            return stream
        changed = bytearray(stream)
        changed[chance.randrange(2, len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)

    found = read_bytes(packed(WHOLE, flip), "a.pdf")
    assert "damaged part: page 1" in found.left_out or found.text == read_bytes(WHOLE, "a.pdf").text


def test_a_page_without_its_text_is_named_and_the_others_are_read():
    first = re.search(rb"/Contents (\d+) 0 R", WHOLE)
    assert first is not None
    found = read_bytes(WHOLE.replace(first[0], b"/Contents 99 0 R".ljust(len(first[0])), 1), "a.pdf")
    assert found.left_out == ("damaged part: page 1",)
    assert LINES[0] in found.text


@pytest.mark.parametrize(
    ("filters", "pack"),
    [
        ("/FlateDecode", zlib.compress),
        ("[/FlateDecode /FlateDecode]", lambda data: zlib.compress(zlib.compress(data))),
    ],
)
def test_a_file_that_unpacks_to_hundreds_of_megabytes_is_refused(filters: str, pack):
    bomb = pack(b" " * 300_000_000)
    assert len(bomb) < 1_000_000
    data = packed(WHOLE, lambda number, stream: bomb if number == FIRST else stream, filters, pack)
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.pdf")
    assert [fault.code for fault in caught.value.faults] == ["input.unpacks"]


def test_many_streams_that_are_small_are_refused_together():
    piece = zlib.compress(b" " * 9_000_000)
    many = pdf(*[page("水")] * 20)
    with pytest.raises(InputError) as caught:
        read_bytes(packed(many, lambda _number, _stream: piece), "a.pdf")
    assert caught.value.faults[0].code == "input.unpacks"
