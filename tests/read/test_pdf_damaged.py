"""PDF files whose streams are broken, and such that unpack to far too much."""

from __future__ import annotations

import random
import re
import time
import zlib

import pytest

from drafter.errors import InputError
from drafter.read import read_bytes
from drafter.read.pdf import streams
from tests.read.printed import chinese, page, pdf, to_unicode

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


def numbered(*objects: bytes) -> bytes:
    """A file of some objects, the first of which is the root; their places are left for the reader to find."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, content) for number, content in enumerate(objects, 1))
    return b"%PDF-1.5\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


def drawing(operations: bytes, form: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(operations), form, operations)


WORDS = b"BT /F 10 Tf 14 TL 50 700 Td " + b"(Water the upper fields first.) Tj T* " * 20 + b"ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SHEET = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >> >>"


def shared(pages: int) -> bytes:
    """Pages that all have one stream of drawing operations."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + pages))
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids)
    return numbered(b"<< /Type /Catalog /Pages 2 0 R >>", tree, FONT, drawing(WORDS), *[SHEET] * pages)


def forms(levels: int) -> bytes:
    """A page with a form that draws another one ten times, which draws another one ten times …."""
    made = []
    for level in range(levels):
        inner = b"/XObject << /X %d 0 R >>" % (7 + level)
        resources = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> %s >>"
        made.append(drawing(b"/X Do " * 10, resources % inner) if level < levels - 1 else drawing(WORDS, resources % b""))
    tree = b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>"
    return numbered(b"<< /Type /Catalog /Pages 2 0 R >>", tree, FONT, drawing(WORDS + b" /X Do"), SHEET, *made)


@pytest.mark.parametrize("data", [shared(300), forms(30)], ids=["pages that share a stream", "forms in forms"])
def test_operations_that_are_run_again_and_again_are_bounded(monkeypatch: pytest.MonkeyPatch, data: bytes):
    monkeypatch.setattr(streams, "MOST_AGAIN", 100_000)
    with pytest.raises(InputError) as refused:
        read_bytes(data, "a.pdf")
    assert [fault.code for fault in refused.value.faults] == ["input.unpacks"]


@pytest.mark.parametrize("data", [shared(3), forms(2)], ids=["pages that share a stream", "a form"])
def test_what_pages_share_stands_on_each(data: bytes):
    assert "Water the upper fields first." in read_bytes(data, "a.pdf").text


def test_an_object_that_is_a_reference_to_itself_ends():
    told = pdf(page(*LINES)).replace(b"2 0 obj\n", b"2 0 obj\n2 0 R", 1)
    assert LINES[0] in "".join(read_bytes(told, "a.pdf").text.split("\n"))
    with pytest.raises(InputError):
        read_bytes(b"%PDF-1.4\n1 0 obj\n2 0 R\nendobj\n2 0 obj\n1 0 R\nendobj\ntrailer << /Root 1 0 R >>\n", "a.pdf")


HUGE = "9" * 90


def _with_codes(table: str) -> bytes:
    """A page whose font has a table of codes."""
    codes = dict(zip((f"{number:04x}" for number in range(1, 200)), dict.fromkeys("".join(LINES)), strict=False))
    numbers = {text: int(code, 16) for code, text in codes.items()}
    stream = to_unicode(codes).replace("endcmap", f"{table}\nendcmap")
    face = chinese("Identity-H", lambda text: b"".join(numbers[one].to_bytes(2) for one in text), to_unicode=stream)
    return pdf(page(*LINES), face=face)


def _with_widths(widths: str) -> bytes:
    return pdf(page(*LINES), face=chinese("GBK-EUC-H", "gbk", widths=widths))


RANGES = {
    "widths": _with_widths(f"/DW 1000 /W [60000 {HUGE} 500]"),
    "widths of vertical lines": _with_widths(f"/DW 1000 /W2 [1 {HUGE} -1000 500 880]"),
    "characters of codes": _with_codes("1 beginbfrange\n<00010000> <ffffffff> <4e00>\nendbfrange"),
    "a code of many bytes": _with_codes(f"1 beginbfrange\n<{'01' * 40}> <{'ff' * 40}> <4e00>\nendbfrange"),
    "identifiers of codes": _with_codes("1 begincidrange\n<00010000> <ffffffff> 70000\nendcidrange"),
}


@pytest.mark.parametrize("data", RANGES.values(), ids=RANGES)
def test_a_range_that_no_font_can_have_is_cut_off(data: bytes):
    began = time.process_time()
    found = read_bytes(data, "a.pdf")
    assert time.process_time() - began < 2
    assert LINES[1] in found.text


def test_ranges_of_fonts_are_bounded_together():
    ranges = " ".join("0 65535 500" for _ in range(60))
    with pytest.raises(InputError) as refused:
        read_bytes(_with_widths(f"/DW 1000 /W [{ranges}]"), "a.pdf")
    assert [fault.code for fault in refused.value.faults] == ["input.unpacks"]


def test_a_table_of_references_is_no_longer_than_its_objects():
    """What points to no page is looked for in all objects; the table says how many there are."""
    stream = (
        b"<< /Type /XRef /Size 1 /Index [0 %d] /W [1 2 1] /Root 1 0 R /Length 8 >>\nstream\n\x01\0\x09\0\x01\0\x09\0\nendstream"
    )
    body = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    data = body + b"2 0 obj\n" + stream % int(HUGE) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)
    began = time.process_time()
    with pytest.raises(InputError):
        read_bytes(data, "a.pdf")
    assert time.process_time() - began < 2
