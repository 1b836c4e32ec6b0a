"""Takes notes in front of a speech away, and parts lines that hold a title, a name and a date together."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from drafter.mine.address import is_address, starts_address
from drafter.mine.clean.attached import attached_label, is_attached
from drafter.mine.clean.front.evidence import shape
from drafter.mine.clean.front.glued import DASHES
from drafter.mine.clean.front.names import is_person, is_person_with_post, is_signing_office
from drafter.mine.clean.front.notes import Notes
from drafter.mine.clean.front.page_lines import site_before, tag_before, web_before
from drafter.mine.clean.front.parse import WINDOW, FrontPiece, FrontReading, read_front
from drafter.mine.clean.front.repeated import without_marks
from drafter.mine.clean.lines import PROSE, Report, SourceLine, finished
from drafter.mine.clean.noise_table import noise_in
from drafter.mine.clean.surroundings import is_page_day
from drafter.mine.documents import HEADS, label_number, starts_of
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_date, is_speaker, is_spoken, is_title, is_titled, is_whole_title


def joined_front_lines(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, those of the front joined where together they are an address: ``尊敬的部长，各位`` and ``来宾、同志们：``; so is a title whose last character did not fit, ``……上的讲`` and ``话``."""
    for at, (line, below) in enumerate(pairwise(lines[:WINDOW])):
        if _ends_title(line, below):
            report.repaired("wrapped-line", below, line.text[-12:], below.text)
            return [*lines[:at], line.with_text(line.text + below.text), *lines[at + 2 :]]
        if not _may_go_on(line) or is_spoken(below.text) or not is_address(line.text + below.text):
            continue
        if is_address(below.text) and line.text[-1] in "，、,":  # two lines of an address with several
            continue
        report.repaired("wrapped-line", below, line.text[-12:], below.text[:12])
        return [*lines[:at], line.with_text(line.text + below.text), *lines[at + 2 :]]
    return lines


def _ends_title(line: SourceLine, below: SourceLine) -> bool:
    """Whether a line ends the title above it in the middle of its last word."""
    cut = len(below.text) <= LAST_WORD and below.text.isalpha() and not is_titled(below.text) and not is_titled(line.text)
    return cut and not line.is_address and len(line.text) >= WHOSE and is_titled(line.text + below.text) and line.mark is None


LAST_WORD = 2
"""The most characters of the end of a title that did not fit in its line."""


def _may_go_on(line: SourceLine) -> bool:
    """Whether a line begins as an address does and has no end. One in which somebody speaks is none: ``亲爱的老师，我想对您说``."""
    return (
        not line.is_address
        and line.text[-1] not in "。！？：:!?；"
        and not set(line.text) & set("我你您咱")
        and starts_address(line.text)
    )


def without_notes(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without those in front of the speech that are no part of it. The title over several speeches stays."""
    if lines and lines[0].hint == HEADS:
        return [lines[0], *without_notes(lines[1:], report)]
    first = lines[:WINDOW]
    quoted = _quoted(first, report) or _quoted_source(first) or _quoted_alone(lines)
    notes = Notes(
        first, quoted, _days_of_page(first, report), _of_mail(first, report) | _over_address(first, report), _of_page(first, report)
    )
    reading = read_front(first, notes=notes, parted=True)
    gone = {piece.line: piece for piece in reading.pieces if piece.kind == "note"}
    for at, piece in gone.items():
        if piece.code == "heading-label":
            report.cut(lines[at].text, lines[at], piece.code)
        else:
            report.removed(lines[at], piece.code)
    kept = [line for at, line in enumerate(lines) if at not in gone] if gone else lines
    return _with_title_joined(kept, [removed.text for removed in report.noise if removed.reason in _TITLES], report)


_TITLES = frozenset({"repeated-title", "page-head"})
"""Why the title of a page was removed."""


def _with_title_joined(lines: list[SourceLine], titles: list[str], report: Report) -> list[SourceLine]:
    """The lines, two of a title joined where the title of the page has their words, and the second alone would be read as a name: ``……人人争当发`` and ``水先锋手``."""
    whole = set(map(without_marks, titles))
    for at, (line, below) in enumerate(pairwise(lines[: WINDOW if whole else 0])):
        if is_speaker(below.text) and without_marks(line.text + below.text) in whole:
            report.repaired("wrapped-line", below, line.text[-12:], below.text)
            return [*lines[:at], line.with_text(line.text + below.text), *lines[at + 2 :]]
    return lines


def with_name_over_title(lines: list[SourceLine]) -> list[SourceLine]:
    """The lines. A name alone in the highest heading is the speaker, and the one heading of its level directly below it the title, as readers keep speeches: ``# 石大山``, ``## 渠水长流``."""
    if len(lines) < 3 or lines[0].hint != "title" or not is_person(lines[0].text):
        return lines
    title = lines[1]
    alone = title.hint.startswith("heading") and sum(line.hint == title.hint for line in lines) == 1
    if not alone or is_person(title.text) or title.mark is not None:
        return lines
    return [lines[0]._replace(hint="speaker"), title._replace(hint="title"), *lines[2:]]


def with_bare_title(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, the title without its label (``标题：在开渠会上的讲话``), without the name of the site or a tag in front of it, and without the minute behind it at which the site published it."""
    if lines and (web := web_before(lines[0].text)):
        report.cut(lines[0].text[:web].strip(), lines[0], "site")
        lines = [lines[0].with_text(lines[0].text[web:]), *lines[1:]]
    told = False  # whether a sentence stands above
    for at, line in enumerate(lines[:WINDOW]):
        if line.is_address or (len(line.text) >= PROSE and line.hint != "title"):
            break
        told = told or (at > 0 and finished(lines[at - 1].text))
        if (label := shape("title_label").match(line.text)) and is_title(line.text[label.end() :]):
            if any(below.text == line.text[label.end() :] for below in lines[at + 1 : WINDOW]):
                break  # a table of facts above the text, which has its title
            report.cut(label[0], line, "converter-label")
            return [*lines[:at], line.with_text(line.text[label.end() :]), *lines[at + 1 :]]
        if (label := shape("subject_label").match(line.text)) and _is_among_facts(lines, at, line.text[label.end() :]):
            report.cut(label[0], line, "converter-label")
            return [*lines[:at], line.with_text(line.text[label.end() :]), *lines[at + 1 :]]
        if at == 0 and (label := _PAGE.match(line.text)) and _is_title_alone(line.text[label.end() :], lines[1:2]):
            report.cut(label[0], line, "converter-label")
            return [line.with_text(line.text[label.end() :]), *lines[1:]]
        if (twice := _TWICE.match(line.text)) and is_titled(twice[1]) and is_title(line.text[twice.end() :]):
            report.cut(twice[0], line, "converter-label")
            return [*lines[:at], line.with_text(line.text[twice.end() :]), *lines[at + 1 :]]
        called = any(below.is_address for below in lines[at + 1 : at + 2])
        if called and (praised := shape("praised_title").fullmatch(line.text)) and is_titled(praised[1]):
            report.cut(line.text[praised.end(1) :], line, "site")
            return [*lines[:at], line.with_text(praised[1]), *lines[at + 1 :]]
        if (first := _FIRST_PIECE.match(line.text)) and _is_lone_piece(lines, at, line.text[first.end() :]):
            report.cut(first[0], line, "label")
            return [*lines[:at], line.with_text(line.text[first.end() :]), *lines[at + 1 :]]
        if (attached := attached_label(line.text)) < len(line.text) and is_attached(lines, at) and not told:
            report.cut(line.text[:attached], line, "label")
            return [*lines[:at], line.with_text(line.text[attached:]), *lines[at + 1 :]]
        if label_number(line.text) is not None:  # 【篇一】当选村主任表态发言
            continue
        if site := site_before(line.text, titled=line.hint == "title") or tag_before(line.text):
            site += tag_before(line.text[site:])
            report.cut(line.text[:site], line, "site")
            return [*lines[:at], line.with_text(line.text[site:]), *lines[at + 1 :]]
        if (stamp := shape("stamp").search(line.text)) and is_title(line.text[: stamp.start()]):
            report.cut(stamp[0], line, "dateline-of-page")
            return [*lines[:at], line.with_text(line.text[: stamp.start()]), *lines[at + 1 :]]
    return lines


def _is_among_facts(lines: list[SourceLine], at: int, title: str) -> bool:
    """Whether what stands behind a label is the title: nothing but labels with their values stands above, and another one above or below (``主讲：周大河``)."""
    labelled = [any(colon in line.text for colon in "：:") and not line.is_address for line in lines[: at + 2]]
    if not is_title(title) or set(title) & set("：:") or not all(labelled[:at]) or (not at and labelled[1:] != [True]):
        return False
    patterns = (noise_in(line.text, "head") for line in lines[: at + 2])
    return not any(pattern is not None and pattern.name == "mail-head" for pattern in patterns)


_FIRST_PIECE = re.compile(r"(?:第[一1]篇|篇[一1])\s*[：:]\s*|[【\[（(](?:第[一1]篇|篇[一1])[】\]）)]\s*[：:]?\s*")
"""What a site writes in front of the title of its first text: ``第一篇：在开渠会上的讲话``."""


def _is_lone_piece(lines: list[SourceLine], at: int, title: str) -> bool:
    """Whether a title behind the number of a first piece is that of the only speech: its address stands directly below, and no second piece follows."""
    called = any(line.is_address for line in lines[at + 1 : at + 2])
    return called and is_titled(title) and not any(label_number(line.text) == SECOND for line in lines[at + 1 :])


SECOND = 2
"""The number of a piece that shows that there are several."""
_PAGE = re.compile(r"1[、.．]\s?")
"""What a converter writes in front of the first page: ``1、在开渠会上的讲话``."""


_TWICE = re.compile(r"(\S{2,12})[ \u3000]+(?=\1)")
"""The kind of a text that a site writes in front of a title which says it itself: ``党课讲稿 党课讲稿：守住一道闸``."""


def _is_title_alone(text: str, below: list[SourceLine]) -> bool:
    return is_titled(text) and is_title(text) and bool(below) and below[0].is_address


def with_date_apart(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, one of the front parted where a page says its source behind the day of the speech: ``（2026年3月12日上午） 来源：水利网``."""
    for at, line in enumerate(lines[:WINDOW]):
        if line.is_address or len(line.text) >= PROSE:
            break
        dated = _DATED.match(line.text)
        if dated and is_date(dated[1]) and noise_in(line.text[dated.end() :], "head"):
            report.repaired("lost-break-in-front", line, line.text, f"{dated[1]}¶{line.text[dated.end() :]}")
            parts = (dated[1], line.text[dated.end() :])
            return [*lines[:at], *(line._replace(text=part, source=part) for part in parts), *lines[at + 1 :]]
    return lines


def with_speaker_apart(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, one parted that names the speaker behind a label at the right of the address: ``老师们、同学们：　　　　主讲人：李小花``. The name stands above the address then, as in any front."""
    for at, line in enumerate(lines[:WINDOW]):
        beside = _BESIDE.fullmatch(line.text) if len(line.text) <= LONGEST_CALL else None
        if beside and is_address(beside["address"]) and _is_speaker_called(beside["label"], beside["name"]):
            address, name = beside["address"], line.text[beside.start("label") :]
            report.repaired("lost-break-in-front", line, line.text, f"{name}¶{address}")
            parts = [line._replace(text=part, source=part, hint="") for part in (name, address)]
            return [*lines[:at], *parts, *lines[at + 1 :]]
        if line.is_address or len(line.text) >= PROSE:
            break
    return lines


_BESIDE = re.compile(r"(?P<address>\S.*?[：:！!。])[ \u3000]+(?P<label>[\u4e00-\u9fff]{2,5})\s*[：:]\s*(?P<name>\S{2,16})")
LONGEST_CALL = 120
"""The most characters of an address with a name beside it."""


def _is_speaker_called(label: str, name: str) -> bool:
    return label in table("words")["speaker_labels"] and (is_person_with_post(name) or is_signing_office(name))


_DATED = re.compile("([（(][^（）()]{6,24}[）)])[ \u3000]+")
"""Brackets with a space behind them: the day of a speech is in such, the day of a page is not."""


def with_title_apart(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, the first paragraph parted where the title stands above it and once more at its start, with no break behind it."""
    for at, line in enumerate(lines[:WINDOW]):
        if len(line.text) < PROSE:
            continue
        if at == 0 and (title := _title_in_front(line.text)):
            text = line.text[len(title) :].lstrip()
            report.repaired("lost-break-behind-title", line, line.text, f"{title[-8:]}¶{text[:12]}")
            return [line.with_text(title), line._replace(text=text, hint=""), *lines[1:]]
        for above in lines[:at]:
            title = _repeated_in_front(line.text, above.text)
            text = line.text[len(title) :].lstrip()
            if title and text[:1] not in ("", *GOES_ON):
                report.repaired("lost-break-behind-title", line, line.text, f"{title[-8:]}¶{text[:12]}")
                return [*lines[:at], line.with_text(title), line._replace(text=text, hint=""), *lines[at + 1 :]]
        return lines
    return lines


def _repeated_in_front(text: str, title: str) -> str:
    """The title above with which a paragraph begins; whose it is may stand in front of it: ``在开渠会上的讲话``, ``县长在开渠会上的讲话这次会议……``."""
    if not is_titled(title):
        return ""
    at = text.find(title, 0, len(title) + WHOSE)
    return text[: at + len(title)] if at == 0 or (at > 0 and is_titled(text[: at + len(title)]) and len(title) >= WHOSE) else ""


WHOSE = 10
"""The most characters in front of a repeated title that say whose it is, and the fewest of the title."""


def _title_in_front(text: str) -> str:
    """The title with which the first paragraph begins, with a space behind it: ``老兵代表发言稿 时光匆匆，……``; "" without one."""
    title, blank, rest = text.replace("\u3000", " ").partition(" ")
    rest = rest.lstrip()
    is_apart = bool(blank) and rest[:1] not in _MARKS and finished(rest)
    return title if is_apart and len(title) <= TITLE and is_titled(title) and not set(title) & _MARKS else ""


TITLE = 40
"""The most characters of a title in front of a paragraph."""
_MARKS = frozenset("，。；：！？,;:!?")
GOES_ON = frozenset("，,、。：:中里上内的是为将在时后前》”）)")
"""What stands behind a title where it is a word of a sentence: ……上的讲话中，……."""


def _days_of_page(lines: list[SourceLine], report: Report) -> frozenset[int]:
    """The indexes of days in figures among the first lines, each directly below the name of a site or a line that was removed."""
    gone = {removed.line for removed in report.noise}
    shown = any(removed.reason not in _PRINTED for removed in report.noise)
    return frozenset(
        at
        for at, (above, line) in enumerate(pairwise(lines), 1)
        if is_page_day(line.text)
        and (
            _is_site(above.text)
            or (shown and is_titled(above.text) and not _names_below(lines, at))
            or any(number in gone for number in range(max(above.number + 1, line.number - BLANKS), line.number))
        )
    )


_PRINTED = frozenset({"page-number", "running-head", "template-marker", "paper-banner", "label"})
"""Why lines are removed that printed papers have as well as pages."""


def _names_below(lines: list[SourceLine], at: int) -> bool:
    """Whether the line below a day names who speaks: then the day is that of the speech."""
    return at + 1 < len(lines) and is_person_with_post(lines[at + 1].text)


def _is_site(text: str) -> bool:
    pattern = noise_in(text, "title")
    return pattern is not None and pattern.name == "site-name"


BLANKS = 2
"""How many lines above a day the removed one may stand: a blank line may be between."""


def _quoted(lines: list[SourceLine], report: Report) -> frozenset[int]:
    """The indexes of the first lines that are quoted in Markdown (``> ……``), where an editor's note removed above them was quoted too, or where the text comes from: ``> （摘自……）``."""
    notes = [removed.line for removed in report.noise if removed.reason in _OF_EDITOR and removed.text.lstrip().startswith(">")]
    if not notes:
        return frozenset()
    first = min(notes)
    found = set()
    for at, line in enumerate(lines):
        if line.number > first:
            if not line.source.lstrip().startswith(">"):
                break
            found.add(at)
    return frozenset(found)


_OF_EDITOR = frozenset(
    {"editor-note", "page-head", "source-line", "reprint", "source-note", "reviewed-note", "journal", "time-line"}
)
"""Why a quoted line was removed that the editor of a text wrote."""


def _quoted_source(lines: list[SourceLine]) -> frozenset[int]:
    """The indexes of the first lines that are quoted in Markdown, between title and text, where one says from where the text was taken (``> 摘自《水利文集》``, ``> 一九二六年，……``), or the first how it is used (``> 使用说明``)."""
    begin = next((at for at, line in enumerate(lines) if _is_quoted(line)), 0)
    stop = next((at for at, line in enumerate(lines[begin:], begin) if not _is_quoted(line)), len(lines))
    above = lines[:begin]
    is_front = any(line.hint == "title" for line in above) and all(line.hint or is_date(line.text) for line in above)
    texts = [simplified(line.text) for line in lines[begin:stop]]
    found = is_front and (any(map(_TAKEN.match, texts)) or any(map(_USED.match, texts[:1])))
    return frozenset(range(begin, stop)) if found else frozenset()


_TAKEN = re.compile(
    "[（(]?(?:本文)?(?:(?:摘自|选自|节选自|原载|原刊|载于|收入|收录于|转载自?|转自)(?=[^，。]{0,4}《|[^，。]{1,12}(?:网|报|刊|杂志|公众号|微信|[）)]?$))|来源[：:][^，。；]{1,30}$|编者[按注：:])"
)


_USED = re.compile("(?:使用|阅读|演讲|讲稿|播放|翻页|操作|排练)?(?:说明|提示|须知|备注|注意事项)(?:[：:]|$)")


def _quoted_alone(lines: list[SourceLine]) -> frozenset[int]:
    """The indexes of the only lines of a text that are quoted in Markdown, if they stand between its front and its first paragraph: whoever put the text there tells of it."""
    quoted = [at for at, line in enumerate(lines) if _is_quoted(line)]
    if not quoted or quoted[-1] - quoted[0] >= len(quoted) or quoted[0] == 0 or not finished(lines[quoted[-1]].text):
        return frozenset()
    above, note, below = lines[: quoted[0]], lines[quoted[0] : quoted[-1] + 1], lines[quoted[-1] + 1 :]
    is_front = not any(line.is_address or line.mark or finished(line.text) or len(line.text) >= PROSE for line in above)
    titled = above[0].hint == "title" or is_titled(above[0].text)
    told = not any(line.is_address or line.mark for line in note) and _tells_of_text("".join(line.text for line in note))
    fits = is_front and titled and told and sum(len(line.text) for line in below) > sum(len(line.text) for line in note)
    return frozenset(quoted) if fits else frozenset()


_OF_TEXT = re.compile("讲话|发言|谈话|演讲|致辞|本文|原文|整理|作者|根据.{2,}(?:录音|记录|稿)")
_TELLS = re.compile("^(?:这是|本文|本篇|这篇|以下)|删节|收入.{0,6}时")
_EPIGRAPH = 40


def _tells_of_text(note: str) -> bool:
    """Whether a quoted note speaks of the text or its making: ``这是……讲话的一部分。``. An epigraph does not, and stays."""
    words = simplified(note)
    several = len(re.findall("[。！？!?]", words)) > 1 or len(words) >= _EPIGRAPH or _TELLS.search(words)
    return bool(_OF_TEXT.search(words) and several)


def _is_quoted(line: SourceLine) -> bool:
    return line.source.lstrip().startswith(">") and not line.text.startswith(">")


def _of_mail(lines: list[SourceLine], report: Report) -> frozenset[int]:
    """The indexes of the first lines above a line of a mail's head that was removed: who sent the speech on wrote them.

    No title and no address stands above the head of a mail.
    """
    begins = next((line.number for line in lines if line.is_address or is_titled(line.text)), 0)
    heads = [removed.line for removed in report.noise if removed.reason == "mail-head" and removed.line < begins]
    return frozenset(at for at, line in enumerate(lines) if heads and line.number < max(heads))


def _over_address(lines: list[SourceLine], report: Report) -> frozenset[int]:
    """The indexes of paragraphs with which a page begins, directly below its time and above the address of a speech without a title: ``水库建成于……``, ``同志们：``."""
    begins = next((at for at, line in enumerate(lines[: NOTE + 1]) if line.is_address), 0)
    times = [removed.line for removed in report.noise if removed.reason in _HEADS]
    told = all(len(line.text) >= PROSE and finished(line.text) and line.mark is None for line in lines[:begins])
    timed = begins > 0 and any(number < lines[0].number <= number + BLANKS for number in times)
    return frozenset(range(begins)) if told and timed else frozenset()


NOTE = 2
"""The most such paragraphs."""


def _of_page(lines: list[SourceLine], report: Report) -> frozenset[int]:
    """The indexes of titles of pages: the time at which a page shows a speech stood below, and below that another title, which is the speech's own."""
    times = [removed.line for removed in report.noise if removed.reason in _TIMES]
    return frozenset(
        at
        for at, (line, own) in enumerate(pairwise(lines))
        if is_titled(line.text)
        and is_whole_title(own.text)
        and not own.text.startswith(DASHES)
        and any(line.number < number < own.number for number in times)
        and any(below.is_address for below in lines[at + 2 : at + 2 + BELOW])
    )


_TIMES = frozenset({"time-line", "dateline-of-page"})
_HEADS = _TIMES | {"source-line", "author-line"}
BELOW = 3
"""How many lines below its title a speech may have its address."""


def parted(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, those of each front parted where one holds several: ``……上的致辞周某`` becomes two lines."""
    starts = [0, *(start.at for start in starts_of(lines)), len(lines)]
    return [line for begin, end in pairwise(starts) for line in _parted_front(lines[begin:end], report)]


def _parted_front(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines of one speech, those of its front parted."""
    reading = read_front(lines[:WINDOW], parted=True)
    result: list[SourceLine] = []
    pieces = _by_line(reading)
    for at, line in enumerate(lines[: reading.stop]):
        found = pieces.get(at, [])
        result += _parts(line, found, report) if len(found) > 1 else [line]
    return result + lines[reading.stop :]


COMMAS = ("，", ",")
BRACKETS = "（()），, \u3000"
"""What stands round a date and a name in one bracket: （2026年3月1日，周大河）."""


def _by_line(reading: FrontReading) -> dict[int, list[FrontPiece]]:
    return {line: list(pieces) for line, pieces in groupby(reading.pieces, key=_line_of)}


def _line_of(piece: FrontPiece) -> int:
    return piece.line


def _parts(line: SourceLine, pieces: list[FrontPiece], report: Report) -> list[SourceLine]:
    result = []
    stops = [*(piece.at for piece in pieces[1:]), len(line.text)]
    listed = any(line.text[:stop].rstrip()[-1:] in COMMAS for stop in stops[:-1]) or (line.text[0] in "（(" and len(pieces) > 1)
    for number, (piece, stop) in enumerate(zip(pieces, stops, strict=True)):
        text = line.text[piece.at : stop].strip()
        if stop < len(line.text):
            text = text.rstrip("·• \u3000" if piece.kind != "title" else "·• \u3000|｜")
        if piece.kind == "speaker" and stop < len(line.text):
            text = text.rstrip("：:")
        if listed and piece.kind != "title":
            text = text.strip(BRACKETS)
        if number:
            report.repaired("lost-break-in-front", line, line.text, f"{pieces[number - 1].text[-8:]}¶{text[:12]}")
        result.append(line.with_text(text)._replace(hint=line.hint if number == 0 else ""))
    return result
