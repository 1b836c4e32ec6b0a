"""Bytes of a text in any usual encoding: by the byte order mark, else UTF-8, UTF-16 or GB18030. No byte is dropped.

A text may have a few damaged bytes. Each becomes U+FFFD in the text, and the report gives its value.
"""

from __future__ import annotations

import re
import sys
from array import array

from drafter.errors import Fault, InputError, Place
from drafter.files import decode as decode_strictly
from drafter.files import is_other_encoding
from drafter.read.left_out import left_out

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 1 << 16
_ESCAPED = re.compile("[\ud800-\udfff]+")
_WIDE = re.compile("[\u2010-\u9fff\uff00-\uffef]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FEWEST_PRIVATE, _MOST_PRIVATE = 3, 20
"""Fewer private-use characters are typed ones. In Big5 and EUC-KR read as GB18030 one of two to twelve characters is one, in GB18030 hardly any."""
_LINE_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
_OTHER_BREAK = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and a report of damaged ones. Every kind of line break becomes a line feed.

    encoding: used instead of a guess; then no byte may be damaged. Raises InputError for bytes that are no text.
    """
    if encoding is not None:
        return with_line_feeds(decode_strictly(data, name, encoding).removeprefix("\ufeff")), ()
    for bom, by_bom in _BOMS:
        if data.startswith(bom):
            return _reported(_escaped(data[len(bom) :], by_bom) or _refuse(name))
    return _reported(_guessed(data, name))


def with_line_feeds(text: str) -> str:
    """A text with a line feed for each line break (CR, CR LF, vertical tab, form feed, U+0085, U+2028, U+2029)."""
    if not _OTHER_BREAK.search(text):
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_BREAKS)


def _guessed(data: bytes, name: str) -> str:
    """The text, in the encoding that fits. Damaged bytes are surrogates, as ``surrogateescape`` makes them."""
    body = data.rstrip(b"\x00")  # padding of file systems
    if b"\x00" not in body:
        try:
            return body.decode("utf-8") + _padding(len(data) - len(body))
        except UnicodeDecodeError:
            pass
    wide = _wide_encoding(data)
    if wide:
        return _escaped(data, wide) or _refuse(name)
    if b"\x00" in body:
        raise InputError(Fault("input.no-text", Place(name)))
    for encoding in ("utf-8", "gb18030"):  # this order: nearly all bytes are valid GB18030, few are valid UTF-8
        text = _escaped(body, encoding)
        if text is not None and _readable(text) and not (encoding == "gb18030" and _is_other(text)):
            return text + _padding(len(data) - len(body))
    return _refuse(name)


def _refuse(name: str) -> str:
    raise InputError(Fault("input.no-encoding", Place(name)))


def _padding(count: int) -> str:
    return "\udc00" * count


def _escaped(data: bytes, encoding: str) -> str | None:
    """The text with damaged bytes as surrogates; None where the codec cannot continue behind one."""
    try:
        if not encoding.startswith("utf-16"):
            return data.decode(encoding, errors="surrogateescape")
        even = len(data) & ~1
        return data[:even].decode(encoding, errors="surrogatepass") + (chr(0xDC00 + data[-1]) if even < len(data) else "")
    except UnicodeDecodeError:
        return None


def _readable(text: str) -> bool:
    """Whether the text has more Chinese characters and marks than damaged bytes. GB18030 read as UTF-8 has hardly any of them."""
    if is_other_encoding(text):
        return False
    damage = sum(len(found) for found in _ESCAPED.findall(text))
    return not damage or len(_WIDE.findall(text)) > damage


def _is_other(text: str) -> bool:
    """Whether a text read as GB18030 is in another encoding of two bytes, such as Big5: then many of its characters are private-use ones."""
    private = len(_PRIVATE.findall(text))
    return private >= _FEWEST_PRIVATE and private * _MOST_PRIVATE > len(_WIDE.findall(text))


def _wide_encoding(data: bytes) -> str | None:
    """The name of the encoding if the bytes are UTF-16 without a byte order mark, either end first; else None.

    In Chinese text as UTF-16, nearly every unit of two bytes is a Chinese character, a mark or ASCII. The same holds for ASCII text
    taken two bytes at a time. The two differ: UTF-16 has a NUL byte in each ASCII character, or half of its bytes are not ASCII.
    """
    units = array("H")
    sample = data[: min(len(data), _SAMPLE) & ~1]
    units.frombytes(sample)
    if not units or (b"\x00" not in sample and len(sample.decode("ascii", errors="ignore")) > 0.75 * len(sample)):
        return None
    little = sys.byteorder == "little"
    swapped = array("H", units)
    swapped.byteswap()
    for encoding, found in (("utf-16-le", units if little else swapped), ("utf-16-be", swapped if little else units)):
        if sum(map(_likely, found)) >= 0.9 * len(found):
            return encoding
    return None


def _likely(unit: int) -> bool:
    return (
        0x20 <= unit < 0x7F
        or unit in (0x09, 0x0A, 0x0D, 0xA0, 0xB7, 0xD7)
        or 0x4E00 <= unit < 0x9FB0
        or 0x3000 <= unit < 0x3020
        or 0x2010 <= unit < 0x2030
        or 0x2460 <= unit < 0x24A0
        or 0xFF00 <= unit < 0xFF60
        or 0xD840 <= unit < 0xD8C0  # surrogates of characters beyond the first plane
        or 0xDC00 <= unit < 0xE000
    )


def _reported(text: str) -> tuple[str, tuple[str, ...]]:
    text = with_line_feeds(text)
    if not _ESCAPED.search(text):
        return text, ()
    report, line, place = [], 1, 0
    for found in _ESCAPED.finditer(text):
        line += text.count("\n", place, found.start())
        place = found.start()
        report.append(left_out("damaged bytes", " ".join(_shown(character) for character in found[0][:16]), line))
    return _ESCAPED.sub(lambda found: "\ufffd" * len(found[0]), text), tuple(report)


def _shown(character: str) -> str:
    """A damaged byte as two hexadecimal digits; a lone surrogate of UTF-16 as four."""
    code = ord(character) - 0xDC00
    return f"{code:02X}" if 0 <= code < 0x100 else f"{ord(character):04X}"
