"""Spaces pasted into Chinese text.

No space stands between Chinese characters, or between them and Chinese marks; such spaces come with the clipboard, from a page or a table. Spaces of every width are found:
half-width, full-width, no-break, thin. So are characters without a width inside words (U+200B), which nobody sees and no search finds.

Between figures and a Chinese mark (增长12% ，) there is none either, nor beside a dash (水 —— 庄稼的命). Left alone are other spaces beside Latin letters and figures, names of two characters (王　海), headings that are spaced letter by letter (讲　话), the lines of the speaker and the
date, spaces behind an ordinal, before a label (来源：县报 作者：某人) and before the name of a writer in the bracket at a text’s end, and lines of names or of a table, which have gaps and no sentence.

An address may have one between two who are addressed (各位领导 各位来宾), and none inside a word (同志 们).

Each is repaired by leaving it out, two on both sides of one mark at once. It stays where it may part two of a list (请到王磊 马晓燕两位同志, 一村 二村的老人), for there 、 may be meant. A space that waits for a number (于 年 月 日开工, 总投资约 亿元) stays too: it is reported as a blank that is not filled in.

Passes: 按 GB/T 9704 的规矩办，网址是 http://www.example.cn ，大家都能上。
Passes: 出席会议的有王　海、李　明同志，会期半天。
Fails: 今年的收成不错 。 大家都很辛苦。
Fails: 要坚持“ 两手抓 ”，不能松劲。
Fails: 今天请到王磊 马晓燕两位同志。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from drafter.check.model import Found, Line, Settings, Text
from drafter.check.naming import table
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.lines import ROWS
from drafter.speech.numbering import HAN
from drafter.speech.surnames import compound

MESSAGES = {
    "": Message("a pasted space in “{text}”", "write “{better}”"),
    "list": Message("a space in “{text}”, which may stand between two of a list", "write 、 between them, or leave the space out"),
    "open": Message("the blank in “{text}” is not filled in", "write the number, or take the words out"),
    "unseen": Message("an unseen character ({code}) in “{better}”", "take it out: searching does not find the word with it"),
}

_BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
_JOINER = 0x200D
_LETTERS = "\U0001f000"
"""Signs behind this character are emojis, whose parts a joiner joins."""
_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff"
_CLOSING = "，。、；：？！”’）》〉】」』…"
_OPENING = "“‘（《〈【「『"
_CHINESE = f"{_HAN}{_CLOSING}{_OPENING}"
_GAP = re.compile(f"(?<=[{_CHINESE}])[{_BLANKS}]+(?=[{_CHINESE}])")
_DASHED = re.compile(
    f"(?<=[0-9%％{_CHINESE}])[{_BLANKS}]+(?=—[{_BLANKS}]*—)|(?<=——)[{_BLANKS}]+(?=[0-9{_CHINESE}])|(?<=—)[{_BLANKS}]+(?=—)"
)
"""A blank beside a dash, or between its halves. Behind a dash that begins a line there may be one."""
_FIGURES = re.compile(
    f"(?<![!-~])(?:[0-9][0-9.,]*[%％]?)([{_BLANKS}]+)(?=[{_CLOSING}])|(?<=[{_OPENING}])([{_BLANKS}]+)(?=[0-9])|(?<=[0-9])([{_BLANKS}]+)(?=[%％‰])"
    rf"|(?<=[{_HAN}])[0-9]+\.([{_BLANKS}]+)(?=[0-9]+(?:%|个百分点|公里|平方|立方|[万亿千]|吨|亩|元|倍))"
)
"""A blank between figures and a Chinese mark or the sign for per cent: 增长12% ，增长8 %. An address, whose figures stand behind letters, has one behind it."""
_PARTED = re.compile(f"[{_HAN}]+(?:[{_BLANKS}]+[{_HAN}]+)+")
"""Words parted by blanks alone."""
_BEFORE_NAMES = "和与及由请为是"
_ORDINAL = re.compile(rf"\s*[（(]?(?:第?[{HAN}百]+(?:[章节条编款项部分]+)?|附件|观点[{HAN}]+)[）)、，：．.]?")
_QUOTED = re.compile("《[^《》]+》|“[^“”]+”")
"""Titles and names in a text, which may have two halves as headings have."""
_LISTS = re.compile("[，。；！？]")
"""What a sentence has, and a row of a table or of names has not."""
_LABELLED = re.compile(f"(?<=[{_HAN}])[{_BLANKS}]+(?=[{_HAN}]{{2,4}}：)")
"""Before the next label of a row of them: 来源：县报 作者：石大山."""
_WRITER = re.compile(f"(?<=[{_HAN}])[{_BLANKS}]+(?=[{_HAN}]{{2,4}}[）)]$)")
"""Before the name of who wrote a text, in the bracket at its end: （县林业局 石大山）."""
_BRACKETED = re.compile("（[^（）]*）")
"""What stands behind a name in a list: （女，回族）."""
_SIGNED = ("speaker", "date")
_SPACED = frozenset(("signature", "signed", "verse", *ROWS))
"""Kinds of lines with blanks of their own between words: names that are spaced, halves of a verse, cells of a row."""
_CLAUSE = 4
"""The least characters of each half of a heading that a blank parts on purpose: 提高政治站位 扛起发展责任."""
_WORD, _HEADLINE = 2, 8
"""The same of a headline with a long half: 中办 国办印发指导意见, 上半年外贸韧劲强 成色足."""
_SPOKEN = re.compile("(?:讲话|致辞|致词|发言|报告|讲稿|提纲)(?:[（(]|$)")
"""What the title of a speech ends with; it is no headline."""
_PLACED = re.compile("在[^—，：]*(?:上|时|中)的(?:讲话|致辞|致词|发言|报告|主持词|主持讲话|总结讲话|表态发言|交流发言)$")
"""The title of a speech that names its meeting and nothing else."""
_OPEN_DATE = re.compile(f"年[{_BLANKS}]+月|月[{_BLANKS}]+日|日(?![子常程益前后])")
"""The rest of a date that waits for its numbers."""
_ABOUT = "约为达共长宽近超逾计资"
"""The last characters of words before a number."""
_OPEN_UNIT = re.compile("(?:万|亿)?(?:元|平方米|公里|米|亩|吨|户|人次|名|个月|个|家|项|公顷)(?![\u4e00-\u9fff]{0,1}素)")
_ONLY_UNIT = re.compile("公里|平方米|平方公里|公顷|个月|[万亿](?:元|亩|吨|斤|人|户)")
"""Units with which no word begins."""
_ITEM = 4
"""The most characters of a name, or of a thing, in a row of them inside a sentence."""
_SHOWN = 6
"""Characters that a message shows on each side."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The blanks between Chinese characters and marks."""
    for number, line in enumerate(text.lines):
        if not line.text.isprintable():
            yield from _unseen(number, line)
        if line.kind not in _SIGNED:
            pasted: set[tuple[int, int]] = set()
            yield from _between(number, line, pasted)
            for start, stop, fix in _around_marks(line, sorted(pasted)):
                before, after = line.text[max(0, start - _SHOWN) : start], line.text[stop : stop + _SHOWN]
                facts = {"text": f"{before}{line.text[start:stop]}{after}", "better": f"{before}{fix}{after}"}
                yield Found(number, start, stop, facts=facts, fix=fix)


def _between(number: int, line: Line, pasted: set[tuple[int, int]]) -> Iterator[Found]:
    """The blanks of a line of which only the author knows what they are for. pasted: takes the spans of the others."""
    if line.kind not in _SPACED:
        pasted.update(_beside_figures(line))
        pasted.update(_beside_dashes(line))
    if not _GAP.search(line.text):
        return
    meant = _meant(line)
    among = [match.span() for match in _PARTED.finditer(line.text) if _is_row(match[0])]
    for match in _GAP.finditer(line.text):
        start, stop = match.span()
        if line.kind in ROWS and "\t" in match[0]:  # the end of a cell
            continue
        is_meant = line.text[stop] not in _CLOSING and any(first <= start < last for first, last in meant)
        if is_meant or line.is_from_template(start, stop):
            continue
        shown = f"{line.text[max(0, start - _SHOWN) : start]}{match[0]}{line.text[stop : stop + _SHOWN]}"
        if _waits(line.text, start, stop):
            yield Found(number, start, stop, "open", {"text": shown})
        elif _is_of_list(line.text, start, stop, among):
            yield Found(number, start, stop, "list", {"text": shown})
        else:
            pasted.add((start, stop))


def _around_marks(line: Line, pasted: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Pasted blanks and what to write for each; those on both sides of one mark are one: 58场 ， 平均."""
    runs: list[list[tuple[int, int]]] = []
    for start, stop in pasted:
        last = runs[-1][-1][1] if runs else 0
        if runs and line.text[last:start] in _MARKS and not line.is_from_template(last, start):
            runs[-1].append((start, stop))
        else:
            runs.append([(start, stop)])
    for run in runs:
        yield run[0][0], run[-1][1], "".join(line.text[stop:start] for (_, stop), (start, _) in pairwise(run))


_MARKS = frozenset((*_CLOSING, *_OPENING, "—", "——"))


def _is_of_list(text: str, start: int, stop: int, rows: Sequence[tuple[int, int]]) -> bool:
    """Whether a blank may stand between two of a list: two names, two things with one ending, or in a row of words. rows: their spans, in order."""
    if not _BETWEEN.match(text[start - 1] + text[stop]):
        return False
    if _name_ends().search(text, max(0, start - 4), start) and text[stop] in _surnames():
        return True
    behind = _WORDS.match(text, stop)
    if text[start - 1] in (behind[0][1:] if behind else ""):
        return True
    at = bisect_left(rows, (start, 0)) - 1
    return at >= 0 and start < rows[at][1]


def _is_row(words: str) -> bool:
    """Whether words parted by blanks are three and more, each longer than a character."""
    runs = _GAP.split(words)
    return len(runs) > 2 and all(len(run) > 1 for run in runs) and not _is_sentence(runs)


def _is_sentence(runs: Sequence[str]) -> bool:
    """Whether words that blanks part make a sentence: 全镇 的收割机 都要下田."""
    begins, ends = _of_sentences()
    return any(map(begins.match, runs[1:])) or any(map(ends.search, runs[:-1]))


@lru_cache(maxsize=1)
def _of_sentences() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("check", "pasted-blanks")
    return re.compile(f"{any_of(table['begins'])}|(?!{any_of(table['whole'])})的"), re.compile(f"(?:{any_of(table['ends'])})$")


_BETWEEN = re.compile(f"[{_HAN}]{{2}}")
_WORDS = re.compile(f"[{_HAN}]{{1,8}}")


@lru_cache(maxsize=1)
def _name_ends() -> re.Pattern[str]:
    """A name of two or three characters at the end."""
    return re.compile(f"[{''.join(_surnames())}][{_HAN}]{{1,2}}$")


def _beside_figures(line: Line) -> Iterator[tuple[int, int]]:
    """Blanks between figures and the Chinese marks around them."""
    for match in _FIGURES.finditer(line.text):
        start, stop = match.span(match.lastindex or 0)
        if not (match.start() == 0 and line.text[stop] == "、") and not line.is_from_template(start, stop):  # 1 、 is an ordinal
            yield start, stop


def _beside_dashes(line: Line) -> Iterator[tuple[int, int]]:
    """Blanks beside a dash and between its halves: 灯会 —— 我们的节日."""
    for match in _DASHED.finditer(line.text) if "—" in line.text else ():
        start, stop = match.span()
        if line.text[:start].strip("—") and not line.is_from_template(start, stop):
            yield start, stop


def _waits(text: str, start: int, stop: int) -> bool:
    """Whether a blank is left open for a number: before 年, 月 or 日 of one date, or before a unit behind a word like 约."""
    if _OPEN_DATE.match(text, stop) and (text[stop] != "日" or text[start - 1] == "月"):
        return True
    return (text[start - 1] in _ABOUT and _OPEN_UNIT.match(text, stop) is not None) or _ONLY_UNIT.match(text, stop) is not None


def _unseen(number: int, line: Line) -> Iterator[Found]:
    """Characters without a width. Between signs that are no letters they make one sign of two."""
    for match in _UNSEEN.finditer(line.text):
        start, stop = match.span()
        before, after = line.text[max(0, start - _SHOWN) : start], line.text[stop : stop + _SHOWN]
        if ord(match[0][0]) == _JOINER and before[-1:] > _LETTERS and after[:1] > _LETTERS:
            continue
        facts = {"code": f"U+{ord(match[0][0]):04X}", "better": _UNSEEN.sub("", before + after)}
        yield Found(number, start, stop, "unseen", facts, fix="")


def _meant(line: Line) -> list[tuple[int, int]]:
    """The spans of a line in which blanks are meant."""
    text = line.text
    if line.kind in _SPACED:
        return [] if line.kind == "signature" and _is_torn(text) else [(0, len(text))]
    if line.kind == "body" and not _LISTS.search(_BRACKETED.sub("", text)):
        return [(0, len(text))]
    spans: list[tuple[int, int]] = [] if line.kind in ("body", "salutation") else list(_halves(text))
    if "：" in text:
        spans += (match.span() for match in _LABELLED.finditer(text, text.index("：")))
    spans += (match.span() for match in _WRITER.finditer(text))
    for quoted in _QUOTED.finditer(text):
        spans += ((quoted.start() + start, quoted.start() + stop) for start, stop in _halves(quoted[0]))
    for match in _PARTED.finditer(text):
        if line.kind == "salutation":
            spans += _between_addressed(match)
        elif _is_meant(line, match[0]):
            spans.append(match.span())
        elif line.kind == "body":
            spans += _names(match)
    if ordinal := _ORDINAL.match(text):
        spans.append((ordinal.start(), ordinal.end() + 1))
    return spans


def _between_addressed(parted: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The blanks of an address that stand in no word: between two who are addressed, in names, and all where each character stands alone."""
    runs = _GAP.split(parted[0])
    if all(len(run) == 1 for run in runs):
        yield parted.span()
        return
    at = parted.start()
    for first, second in pairwise(runs):
        start = at + len(first)
        at = parted.string.index(second, start)
        if not _is_inside_a_word(first, second):
            yield start, at


def _is_inside_a_word(before: str, behind: str) -> bool:
    """Whether two halves of an address make a word of it that neither holds whole: 同志 们, 各 位来宾, 尊敬 的; not 石 书记, 老师 生产队长."""
    addressed, honours = _of_addresses()
    if behind.startswith("们"):
        return before.endswith(addressed)
    if behind.startswith("的"):
        return before.endswith(honours)
    if behind.startswith((*addressed, *honours)) or before.endswith((*addressed, "们")):
        return False
    return any(
        before.endswith(word[:cut]) and behind.startswith(word[cut:])
        for word in (*addressed, *honours)
        for cut in range(1, len(word))
    )


@lru_cache(maxsize=1)
def _of_addresses() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is addressed, and what stands before them."""
    own = read_table("check", "pasted-blanks")
    return (*own["addressed"], *table()["persons"]), tuple(own["honours"])


def _is_torn(words_of: str) -> bool:
    """Whether blanks part the words of a signature, 县 文旅 局, and not names or each character: 县文旅局 石　山."""
    words = words_of.split()
    if any(map(_ends_a_word().match, words[1:])) and max(map(len, words)) > 1:
        return True
    while len(words) > 1 and len(words[-1]) == len(words[-2]) == 1:  # a name of two characters
        words = words[:-2]
    return len(words) > 1 and any(len(word) == 1 for word in words) and any(len(word) > 1 for word in words)


def _halves(heading: str) -> Iterator[tuple[int, int]]:
    """The blanks between the halves of a heading, each of which is long enough to stand alone. A title that says where is of one piece: 在…会上的讲话."""
    if _PLACED.match(heading):
        return
    gaps = [match.span() for match in re.finditer(f"[{_BLANKS}]+", heading)]
    edges = [(0, 0), *gaps, (len(heading), len(heading))]
    for before, gap, behind in zip(edges, gaps, edges[2:], strict=False):
        left, right = heading[before[1] : gap[0]].replace("—", ""), heading[gap[1] : behind[0]].replace("—", "")
        shorter, longer = sorted((len(left), len(right)))
        apart = shorter >= _CLAUSE or (shorter >= _WORD and longer >= _HEADLINE and not _SPOKEN.search(heading))
        if apart and heading[gap[0] - 1] not in _OPENING:
            yield gap


def _is_meant(line: Line, words: str) -> bool:
    """Whether words are parted on purpose: a row of names, a heading that is spaced or of two halves."""
    runs = _GAP.split(words)
    if line.kind != "body" and all(len(run) == 1 for run in runs):
        return words == line.text.strip()
    if len(runs) == 2:
        return len(runs[0]) == len(runs[1]) > 2
    if line.kind == "body" and (_is_sentence(runs) or any(len(run) > _ITEM for run in runs[1:-1])):
        return False
    return all(len(run) > 1 for run in runs)


def _names(parted: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The blanks that stand in names of two characters, among words that blanks part."""
    runs, at = _GAP.split(parted[0]), parted.start()
    for first, second in pairwise(runs):
        stop = parted.string.index(second, at + len(first))
        gap = parted.string[at + len(first) : stop]
        family = next((name for name in compound() if first.endswith(name)), first[-1])
        if (len(family) > 1 or family in _surnames()) and family != second[0]:  # 谢 谢
            before = first[: -len(family)]
            alone = not before or before[-1] in _BEFORE_NAMES
            if (alone and ("\u3000" in gap or len(family) > 1)) or _behind_names().match(second, 1):
                yield at + len(first), stop
        at = stop


@lru_cache(maxsize=1)
def _ends_a_word() -> re.Pattern[str]:
    """What goes on from a word and begins none: 们."""
    return re.compile(any_of(read_table("check", "pasted-blanks")["behind"]))


@lru_cache(maxsize=1)
def _behind_names() -> re.Pattern[str]:
    """What stands behind a name, or the end."""
    return re.compile(f"{any_of((*table()['persons'], *table()['behind_spaced_names']))}|$")


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    """The surnames by which names are known."""
    return frozenset("".join(table()["surnames"]))
