"""What the header of a picture says, and what is no picture."""

from __future__ import annotations

import pytest

from drafter.speech.pictures import MOST_POINTS, DamagedError, Measures, is_too_large, measured
from tests.pictures import gif, jpeg, png


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (png(30, 20), Measures("png", 30, 20)),
        (jpeg(31, 21), Measures("jpeg", 31, 21, 72.0)),
        (gif(32, 22), Measures("gif", 32, 22)),
        (jpeg(dpi=1), Measures("jpeg", 30, 20)),
    ],
)
def test_the_header_says_kind_size_and_density(data: bytes, found: Measures):
    assert measured(data) == found


def test_the_density_of_a_png_is_in_metres():
    assert round(measured(png(dpi=300)).dpi) == 300


@pytest.mark.parametrize(
    "data",
    [
        b"",
        "这是文本".encode(),
        b"BM" + b"\0" * 60,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        png()[:-14],
        png()[:20],
        jpeg()[:-2],
        jpeg()[:15],
        gif()[:9],
        png(says=(0, 20)),
        b"\xff\xd8\xff" + b"\0" * 40,
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 40,
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes):
    with pytest.raises(DamagedError):
        measured(data)


def test_a_small_file_with_a_huge_picture_is_too_large_and_only_its_header_was_read():
    assert is_too_large(measured(png(says=(60_000, 60_000))))
    assert is_too_large(measured(png(says=(70_000, 1))))
    assert not is_too_large(measured(png(says=(10_000, MOST_POINTS // 10_000))))
