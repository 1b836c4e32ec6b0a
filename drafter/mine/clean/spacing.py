"""Closes up letter-spaced lines, as titles may be set: 开 业 典 礼; 讲　话 as the last line of one; and texts with blanks between all words, as recognised scans have them. Joins a title whose characters stand one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from drafter.mine.address import is_address
from drafter.mine.clean.front.names import is_person_with_post
from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.clean.viewer import LONG, lines_in, one_paragraph, page_of, paragraphs
from drafter.mine.marks import mark_of
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_end_date, is_titled
from drafter.speech.numbering import HAN

_LETTER = r"[\u4e00-\u9fff○〇“”《》·0-9（）()：:，、]"
_SPACED = re.compile(rf"{_LETTER}(?:[ \u3000]{_LETTER}){{3,}}")

LONGEST = 120
"""The most characters of a letter-spaced line."""
SHOWN = 20
"""How many characters of the line the report shows."""


def closed_up(line: SourceLine, report: Report) -> SourceLine:
    """The line without blanks between its characters, if there is one between every two of them, or the line is a word that ends titles."""
    text = line.text
    if len(text) > LONGEST or (" " not in text and "\u3000" not in text):
        return line
    plain = text.replace(" ", "").replace("\u3000", "")
    if not _SPACED.fullmatch(text) and simplified(plain) not in table("words")["genres"]:
        return line
    report.repaired("letter-spaced", line, text[:SHOWN], plain[:SHOWN])
    return line.with_text(plain)


_BETWEEN = re.compile(
    "(?<=[\u4e00-\u9fff“”《》（），、。；：！？])[ \u3000](?=[\u4e00-\u9fff“”《》（），、。；：！？0-9])|(?<=[0-9])[ \u3000](?=[\u4e00-\u9fff，。；！？）])"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_BEFORE_MARK = re.compile("[\u4e00-\u9fff][ \u3000][，。；]")
SPACED = 5
"""In a text with blanks between words, one stands behind every so many Chinese characters at the most."""
LEAST = 60
"""The fewest Chinese characters of such a text."""
FEWEST = 3
"""The fewest marks with a blank in front of them: nobody types one there."""


def without_word_spaces(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, without the spaces between the words if the whole text has them: ``锤子 敲 出来 的 家业 ， 来之不易 。``."""
    if not any(_BEFORE_MARK.search(line.text) for line in lines):
        return lines
    blanks = sum(len(_BETWEEN.findall(line.text)) for line in lines)
    letters = sum(len(_HAN.findall(line.text)) for line in lines)
    marks = sum(len(_BEFORE_MARK.findall(line.text)) for line in lines)
    if letters < LEAST or marks < FEWEST or blanks * SPACED < letters:
        return lines
    return [_without_blanks(line, report) for line in lines]


def _without_blanks(line: SourceLine, report: Report) -> SourceLine:
    plain = _BETWEEN.sub("", line.text)
    if plain != line.text:
        report.repaired("letter-spaced", line, line.text[:SHOWN], plain[:SHOWN])
    return line._replace(text=plain, lead="") if plain != line.text else line


HEAD = 24
"""How many first lines are searched for a title in a column."""
COLUMN = (3, 30)
"""The fewest and the most characters of one."""


def with_title_of_column(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, a title whose characters stand each on a line of its own (``新`` ``年`` ``贺`` ``词``) joined to one."""
    start = next((at for at in range(min(HEAD, len(lines) - 1)) if _letter(lines[at]) and _letter(lines[at + 1])), None)
    if start is None:
        return lines
    stop = next((at for at in range(start, len(lines)) if not _letter(lines[at])), len(lines))
    if not COLUMN[0] <= stop - start <= COLUMN[1] or stop == len(lines):
        return lines
    text = "".join(line.text for line in lines[start:stop])
    report.repaired("letter-spaced", lines[start], " ".join(text)[:SHOWN], text[:SHOWN])
    return [*lines[:start], lines[start].with_text(text), *lines[stop:]]


def _letter(line: SourceLine) -> bool:
    return len(line.text) == 1 and _HAN.match(line.text) is not None


_RUN = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_ENDS = frozenset("。！？：:；!?;”")
SHORT_RUN = 2
"""The blanks of a run that may also part sentences; more of them part paragraphs."""
LEAST_RUNS = 3
"""The fewest runs of blanks in a line that show that its paragraphs were run together."""


def parted_at_blanks(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, one parted at its runs of blanks where a page put them between the paragraphs: ``同志们：   今天……。   一、修渠   渠要……。``.

    Most of the runs stand behind the end of a sentence: columns do not.
    """
    lines = [part for at, line in enumerate(lines) for part in (_front_at_blanks(line, report) if at < TOP else [line])]
    held = [lines_in(line) for line in lines]
    page = page_of(held)
    found: list[SourceLine] = []
    for at, (line, parts) in enumerate(zip(lines, held, strict=True)):
        if page is not None and (one := one_paragraph(line, parts, page)):
            report.repaired("wrapped-line", line, line.text[:SHOWN], one[:SHOWN])
            found.append(line.with_text(one))
        elif page is not None and parts:
            whole = paragraphs(parts, page)
            for above, below in pairwise(whole):
                report.repaired("lost-break-at-blanks", line, above[-SHOWN:] + below[:SHOWN], f"{above[-8:]}¶{below[:8]}")
            found += [line._replace(text=part, source=part) for part in whole]
        else:
            fronted = at > 0 and lines[at - 1].number == line.number
            found += _at_runs(line, report) or _at_single_blanks(line, report, fronted=fronted) or [line]
    return found


TOP = 4
"""How many first lines may hold a front with the text."""
FRONT = 12
"""The most parts of such a front."""
UNKNOWN = 3
"""The most parts in front of its title: the name of a site, a label."""
LONGEST_PART = 60
"""The most characters of a part."""


def _front_at_blanks(line: SourceLine, report: Report) -> list[SourceLine]:
    """The lines of a front that a page put in front of the text, with a blank for each break: ``在开渠会上的讲话 （2026年3月12日） 周大河 同志们： 今天……``.

    There is a title, and behind it a day, a name or an address; the text is long. Any other line stays as it is.
    """
    text = line.text
    if len(text) < LONG or line.hint or " " not in text[:LONGEST_PART]:
        return [line]
    parts: list[re.Match[str]] = []
    titled, behind, stop = False, False, len(text)
    for part in islice(re.finditer(r"\S+", text), FRONT):
        words, stop = part[0], part.start()
        fronts = titled and (is_end_date(words) or is_person_with_post(words) or is_address(words))
        heads = not behind and len(words) <= LONGEST_PART and is_titled(words)
        if not (fronts or heads or (not titled and len(parts) < UNKNOWN and _may_lead(words))):
            break
        titled, behind = titled or heads, behind or fronts
        parts.append(part)
    if not (titled and behind) or len(text) - stop < LONG // 2:
        return [line]
    bounds = [part.start() for part in parts] + [stop]
    texts = [text[start:end].strip() for start, end in pairwise([*bounds, len(text)])]
    for above, below in pairwise(texts):
        report.repaired("lost-break-at-blanks", line, above[-SHOWN:] + below[:SHOWN], f"{above[-8:]}¶{below[:8]}")
    return [line._replace(text=part, source=part) for part in texts]


def _may_lead(words: str) -> bool:
    """Whether a part may stand in front of a title: it is short and no sentence."""
    return len(words) <= LONGEST_PART // 2 and not set(words) & _ENDS and "，" not in words and "," not in words


_ITEM = rf"(?:[{HAN}]{{1,2}}[、是要]|[（(][{HAN}1-9]{{1,2}}[）)]|[1-9][.．、]|第[{HAN}][，,]|首先)"
_ONE = re.compile(
    rf"(?<=[。！？!?…])(?P<closed>[”’）)]?)(?P<gap>[ \u3000]{{1,2}})(?=(?P<item>{_ITEM})|[\u4e00-\u9fff“《（(0-9])"
    rf"|(?<=[：:；;])(?P<led>[ \u3000]{{1,2}})(?={_ITEM})"
)
"""A blank between sentences, or between words that lead to a list and its first item."""
_TIGHT = re.compile("[。！？](?=[\u4e00-\u9fff“《])")
_INSIDE = re.compile("(?<=[\u4e00-\u9fff，、])[ \u3000]+(?=[\u4e00-\u9fff“《])")
_HEADED = re.compile(
    rf"(?:[{HAN}]{{1,2}}、|[（(][{HAN}]{{1,2}}[）)])\s?[^。！？；;\s]{{4,40}}(?P<gap>[ \u3000]{{1,2}})(?=[\u4e00-\u9fff“《])"
)
"""A heading behind its mark, and the blank that stands for the break behind it."""
LEAST_ONES = 2
"""The fewest blanks between sentences that stand for breaks."""
FEW_INSIDE = 3
"""Blanks inside sentences are at most this fraction of them; headings aside. Otherwise they are those of a wrapped page."""


def _at_single_blanks(line: SourceLine, report: Report, *, fronted: bool) -> list[SourceLine]:
    """The paragraphs of a line in which one blank stands for each break: ``……取得了成效。 一是水源稳了。……。 二是……``. Empty where it is none.

    One of the paragraphs is an item of a list, an address stands in front, or there are several such blanks: two stray ones in a paragraph are slips. Inside
    the paragraphs no blank stands between sentences, which shows that it is not the habit of who typed the text; headings that a blank parts from their texts
    show it as well. Where the items of a list end without a mark, the blank in front of each is enough: ``我们倡议： 一、早出门 二、勤动笔 三、多请教``.
    fronted: whether the line had a front with such blanks; then it may be shorter.
    """
    text = line.text
    if len(text) < (LONG // 2 if fronted else LONG) or line.hint or (" " not in text and "\u3000" not in text):
        return []
    row = _row(text)
    if not row and not fronted and len(text) < LONGER:
        return []
    items = {stop for _, stop in row}
    found = [match for match in _ONE.finditer(text) if match.end("gap" if match["gap"] else "led") not in items]
    cuts = [match.span("gap" if match["gap"] else "led") for match in found]
    listed = bool(row) or any(match["item"] or match["led"] for match in found)
    begun = [0, *(stop for _, stop in cuts), *(stop for _, stop in row)]
    heads = [match.span("gap") for start in begun if (match := _HEADED.match(text, start))]
    tight = len(_TIGHT.findall(text)) * (2 if heads else 1)
    least = len(cuts) if len(heads) < LEAST_ONES else 1
    if not row and (len(cuts) < LEAST_ONES or tight < least or not (listed or _calls_first(text) or len(cuts) > MOST_SLIPS)):
        return []
    above, below = _above_text(text), _below_text(text)
    inside = _INSIDE.findall(text, above[-1][1] if above else 0, below[0][0] if below else len(text))
    unended = [cut for cut in row if text[cut[0] - 1] not in _ENDS]
    behind = _behind_row(text, row) if unended else []
    if (len(inside) - len({*heads, *unended, *behind})) * FEW_INSIDE > len(cuts) + len(row) or (not listed and inside):
        return []
    places = sorted({*above, *cuts, *heads, *row, *behind, *below})
    bounds = [0, *(place for cut in places for place in cut), len(text)]
    parts = [text[start:stop] for start, stop in zip(bounds[::2], bounds[1::2], strict=True)]
    for before, after in pairwise(parts):
        report.repaired("lost-break-at-blanks", line, before[-SHOWN:] + after[:SHOWN], f"{before[-8:]}¶{after[:8]}")
    return [line._replace(text=part, source=part) for part in parts]


MOST_SLIPS = 3
"""The most blanks between sentences that may be slips where nothing else shows that they stand for breaks."""


def _calls_first(text: str) -> bool:
    """Whether a line begins with an address and a blank behind it: ``同志们： 今天……``."""
    return any(is_address(text[: blank.start()]) for blank in islice(_BLANK.finditer(text[:LONGEST_PART]), 2))


def _row(text: str) -> list[tuple[int, int]]:
    """The blanks in front of the marks of a list of three items and more, which count 1, 2, 3 …, and of which two at least stand behind no end: ``一、早出门 二、勤动笔 三、多请教``."""
    rows: dict[str, list[re.Match[str]]] = {}
    best: list[re.Match[str]] = []
    for match in _MARKED.finditer(text):
        mark = mark_of(f"{match['mark']}……")
        if mark is None:
            continue
        row = rows.setdefault(mark.family, [])
        if mark.number != len(row) + 1:
            row.clear()
        if mark.number == len(row) + 1:
            row.append(match)
            best = max(best, row, key=len)[:]
    ended = [text[match.start() - 1] in _ENDS for match in best if match.start()]
    return [match.span("gap") for match in best if match.start()] if len(best) >= LEAST_ROW and ended.count(False) > 1 else []


LEAST_ROW = 3
"""The fewest items of such a list."""
_MARKED = re.compile(
    rf"(?P<gap>(?<=\S)[ \u3000]{{1,2}}|^)(?P<mark>[{HAN}]{{1,2}}、|[（(][{HAN}]{{1,2}}[）)]|[1-9][0-9]?[.．、](?![0-9]))(?=\S)"
)


def _behind_row(text: str, row: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The blank behind the last item of a list whose other items end at one, where it ends as they do: with no mark, and at much the same length."""
    items = [text[start:stop] for (_, start), (stop, _) in pairwise(row)]
    blank = _BLANK.search(text, row[-1][1])
    if blank is None or any(_BLANK.search(item) or item[-1] in _ENDS for item in items):
        return []
    item = text[row[-1][1] : blank.start()]
    fits = item[-1] not in _ENDS and not _SENTENCE.search(item) and len(item) <= 2 * max(map(len, items))
    return [blank.span()] if fits else []


def _below_text(text: str) -> list[tuple[int, int]]:
    """The blanks behind the last sentence of a line, where who signs and the day stand there: ``……。 东河县水利局 2026年3月5日``."""
    end = max(map(text.rfind, "。！？!?")) + 1
    blanks = [blank for blank in _ANY.finditer(text, end) if not {text[blank.start() - 1], text[blank.end()]} & set("|｜：:/")]
    bounds = [end, *(place for blank in blanks for place in blank.span()), len(text)]
    parts = [text[start:stop] for start, stop in zip(bounds[::2], bounds[1::2], strict=True)]
    dated = any(map(is_end_date, parts[:SIGNED]))
    return [blank.span() for blank in blanks] if end and dated else []


_ANY = re.compile("[ \u3000]+(?=\\S)")
SIGNED = 5
"""How many parts behind the last sentence may hold the day."""
LONGER = 200
"""The fewest characters of such a line."""


def _above_text(text: str) -> list[tuple[int, int]]:
    """The blanks between what stands above the first paragraph of such a line: a title, a date, an address, words of a page, none of them with a clause."""
    blanks: list[tuple[int, int]] = []
    begun, fronts = 0, False
    for blank in _BLANK.finditer(text):
        part = text[begun : blank.start()]
        if len(part) > LONGEST_PART or _SENTENCE.search(part) or (_COMMA.search(part) and not is_address(part)):
            break
        fronts = fronts or is_titled(part) or is_end_date(part) or is_address(part)
        blanks.append(blank.span())
        begun = blank.end()
    return blanks if fronts else []


_SENTENCE = re.compile("[。！？!?]")
_COMMA = re.compile("[，,；;]")
_BLANK = re.compile("(?<![A-Za-z]) +(?![A-Za-z]|[0-9]+[\u4e00-\u9fff])|\u3000+")


def _at_runs(line: SourceLine, report: Report) -> list[SourceLine]:
    """The paragraphs of a line between which it has runs of blanks. Empty where it has none, or they are no breaks: two blanks behind each sentence are a habit."""
    text = line.text
    if len(text) < LONG or line.hint or ("  " not in text and "\u3000\u3000" not in text):
        return []
    runs = list(_RUN.finditer(text))
    ended = sum(text[run.start() - 1] in _ENDS for run in runs)
    habit = max(map(len, (run[0] for run in runs)), default=0) == SHORT_RUN and len(_TIGHT.findall(text)) < len(runs)
    if len(runs) < LEAST_RUNS or ended * 2 <= len(runs) or habit:
        return []
    bounds = [0, *(place for run in runs for place in run.span()), len(text)]
    parts = [text[start:stop] for start, stop in zip(bounds[::2], bounds[1::2], strict=True)]
    for above, below in pairwise(parts):
        report.repaired("lost-break-at-blanks", line, above[-SHOWN:] + below[:SHOWN], f"{above[-8:]}¶{below[:8]}")
    return [line._replace(text=part, source=part) for part in parts]
