"""What the lines of a page are worth as evidence of a speech.

Every line has a weight: above 0 where it is spoken text (an address, a paragraph, an item of a list), below 0 where it is furniture of a page (a
menu, a bar of links, a line with source and time), 0 where it may be either (a title, a date, a name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from drafter.mine.address import starts_with_address
from drafter.mine.clean.attached import above_attached
from drafter.mine.clean.cells import is_house, is_row_of_page, is_signed_row
from drafter.mine.clean.front.evidence import is_genre_label, is_label, shape
from drafter.mine.clean.front.glued import DASHES
from drafter.mine.clean.front.names import is_person, is_person_with_post
from drafter.mine.clean.front.page_lines import completes, is_section
from drafter.mine.clean.furniture import SURE, furniture_points, is_notice
from drafter.mine.clean.lines import SourceLine, finished, is_prose
from drafter.mine.clean.noise_table import NoisePattern, noise_in
from drafter.mine.clean.surroundings import is_menu
from drafter.mine.clean.verses import verses
from drafter.mine.dialogue import is_dialogue, is_turn
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_date, is_end_date, is_signing_line, is_speaker, is_title, is_titled, is_unsigned

SHORT = 8
"""The most characters of an entry of a menu that stands on a line of its own."""
ENTRY = 12
"""The most characters of an entry of a bar."""
SHORTEST = 5
"""The most characters of a title that an entry of a menu may look like (新年致辞)."""

ADDRESS, SPOKEN, ITEM, SENTENCE = 8.0, 3.0, 1.0, 1.0
FURNITURE, LABEL, LINK = -2.0, -1.0, -0.5
"""The weights of lines. An address is worth as much as a menu of eight entries; furniture is what words or signs prove to be it."""
PROSE, MOST = 40, 6.0
"""A paragraph is worth 1, and 1 for so many characters, but no more than `MOST`. The shortest one outweighs a line of furniture."""


class Weighed(NamedTuple):
    """The lines of a page, and what each is worth. sure: whether words or signs prove that a line is furniture."""

    lines: Sequence[SourceLine]
    weights: Sequence[float]
    sure: Sequence[bool]

    def part(self, span: range) -> Weighed:
        """Some of its lines."""
        part = slice(span.start, span.stop)
        return Weighed(self.lines[part], self.weights[part], self.sure[part])


def weighed(lines: Sequence[SourceLine]) -> Weighed:
    """The lines with their weights."""
    found = [_weigh(line) for line in lines]
    sure = [furniture for furniture, _ in found]
    weights = [weight for _, weight in found]
    for index in (at for at, line in enumerate(lines) if is_turn(line)) if is_dialogue(lines) else ():
        sure[index], weights[index] = False, max(weights[index], SENTENCE)
    for index, line in enumerate(lines[:-1]):
        if sure[index] and line.text[-1] in "：:" and _is_label(line) and _may_be_value(lines[index + 1]):
            sure[index + 1], weights[index + 1] = True, FURNITURE
        if sure[index + 1] and not sure[index] and line.text[-1] in "：:" and "，" in line.text:  # 有什么难处，打这个电话：
            sure[index + 1], weights[index + 1] = False, 0.0
        if sure[index + 1] and _is_signed_below(line.text, lines[index + 1].text):
            sure[index + 1], weights[index + 1] = False, 0.0
    for index in (
        *_menu_rows(lines, sure, weights),
        *_dated_rows(lines),
        *_form_rows(lines),
        *_above_text(lines),
        *_above_title(lines, weights),
        *_label_below_title(lines, sure),
    ):
        sure[index], weights[index] = True, FURNITURE
    for index in _authors(lines):
        sure[index], weights[index] = True, FURNITURE
    if len(lines) > 1 and is_signed_row(lines[-1].text) and not sure[-2]:
        sure[-1], weights[-1] = False, 0.0
    for index in _repeated_rows(lines):
        sure[index], weights[index] = False, 0.0
    for index in verses(lines, sure):
        weights[index] = max(weights[index], SENTENCE)
    return Weighed(lines, weights, sure)


CELLS = 40
"""The most characters of the head of a printed page that is a row of cells."""
_AUTHOR = re.compile(r"作者\s+\S{2,8}")
"""Who put a text on a page, without a colon: the speaker where no row of a page stands beside it."""


def _authors(lines: Sequence[SourceLine]) -> Iterator[int]:
    """The indexes of lines that name who put a text on a page, beside a row of cells."""
    for at, line in enumerate(lines):
        if line.text.startswith("作者") and _AUTHOR.fullmatch(line.text):
            beside = (lines[other].text for other in (at - 1, at + 1) if 0 <= other < len(lines))
            if any(map(is_row_of_page, beside)):
                yield at


def _repeated_rows(lines: Sequence[SourceLine]) -> list[int]:
    """The indexes of rows of cells that stand in several places below the first paragraph: the head of each printed page, which ends no speech."""
    first = next((at for at, line in enumerate(lines) if line.is_address or is_prose(line.text)), len(lines))
    places: dict[str, list[int]] = {}
    for at in range(first, len(lines)):
        if len(lines[at].text) <= CELLS:
            places.setdefault(lines[at].text, []).append(at)
    rows = (found for text, found in places.items() if len(found) > 1 and found[-1] - found[0] > 1 and is_row_of_page(text))
    return [at for found in rows for at in found]


def _is_signed_below(text: str, below: str) -> bool:
    """Whether a line with a label for a day stands below one for who signs: ``汇报人：周大河`` above ``日期：……``, or both still without a word, or the first alone."""
    return is_unsigned(text) and is_unsigned(below) if not is_end_date(below) else is_signing_line(text) or is_unsigned(text)


def _above_text(lines: Sequence[SourceLine]) -> Iterator[int]:
    """The indexes of what stands in front of a label that says where the text begins, such as 【范文】 above an address: how one is written.

    What may be the title of the text, or belong to its front, stays.
    """
    address = next((index for index, line in enumerate(lines) if line.is_address), 0)
    label = next((index for index in range(address - 1, max(address - 1 - HEAD, -1), -1) if _begins_text(lines[index].text)), 0)
    label = 0 if label and completes(lines[label - 1].text, lines[label].text) else label
    between = lines[label + 1 : address]
    answer = next((index for index in range(label, min(HEAD, len(lines))) if shape("answer").fullmatch(lines[index].text)), 0)
    led = next((index for index in range(1, min(LEAD, len(lines) - 1)) if _leads_on(lines, index)), 0)
    if answer:
        yield from range(answer + 1)
    elif attached := above_attached(lines):
        yield from attached
    elif led and led >= label and any(finished(line.text) and not line.is_address for line in lines[led + 1 :]):
        title = next((index for index in range(led - 1, -1, -1) if _may_head(lines[index])), led)
        title = led if title < led and shape("press_label").fullmatch(simplified(lines[title].text)) else title
        yield from (
            index
            for index in range(led)
            if _is_told(lines[index]) or (index > title and not lines[index].is_address and not _is_below_title(lines[index].text))
        )
        yield led
    elif label and not any(is_prose(line.text) or line.mark is not None for line in between):
        yield from (index for index in range(label) if _tells_how(lines[index]))
        yield label


def _is_below_title(text: str) -> bool:
    """Whether a line between a title and such a label may be of the front: a subtitle, a speaker, a date."""
    return text.startswith(DASHES) or is_date(text) or is_speaker(text) or is_person_with_post(text)


def _leads_on(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether a line says that the words of a speaker follow, as reporters do: ``以下为嘉宾发言实录：``. Directly above an address, it may say so in fewer words: ``我在欢送会上的发言：``."""
    text = lines[index].text
    if len(text) > FACTS or text[-1] not in "：:":
        return False
    plain = simplified(text)
    called = lines[index + 1].is_address and bool(shape("leads_to_words").fullmatch(plain))
    return called or bool(shape("word_for_word").fullmatch(plain))


def _label_below_title(lines: Sequence[SourceLine], sure: Sequence[bool]) -> Iterator[int]:
    """The index of a line that only says of what kind a text is, below its title and lines of the page: 清水长流——护渠倡议书, 发布时间：……, 倡议书."""
    for index in range(2, min(HEAD + 1, len(lines))):
        above = next((at for at in range(index - 1, -1, -1) if not sure[at]), index - 1)
        title = lines[above].text
        if above < index - 1 and is_genre_label(lines[index].text) and title.endswith(lines[index].text) and is_titled(title):
            yield index


def _is_told(line: SourceLine) -> bool:
    """Whether a line above such words is one of the reporter: a paragraph, or a sentence below a picture."""
    plain = line.mark is None and not line.hint and not is_titled(line.text)
    return not line.is_address and (is_prose(line.text) or (plain and finished(line.text)))


LEAD = 16
"""How many first lines may hold such a line."""


def _tells_how(line: SourceLine) -> bool:
    """Whether a line above such a label tells how a text of its kind is written: a paragraph, an item of a list, a title that says so."""
    return (
        is_prose(line.text)
        or line.mark is not None
        or (is_title(line.text) and bool(shape("how_to").search(simplified(line.text))))
    )


HEAD = 5
"""The most lines of a front between such a label and the address."""


def _begins_text(text: str) -> bool:
    """Whether a line is a label of the text below it (【范文】), or ends with one (市长讲话全文：)."""
    plain = simplified(text)
    return is_label(plain) or bool(shape("leads_to_text").search(plain))


def _above_title(lines: Sequence[SourceLine], weights: Sequence[float]) -> Iterator[int]:
    """The indexes of lines above the title of a Chinese text that have no Chinese word, and of rows of labels with their values: 索引号：……, 发布机构：……."""
    begin = next((index for index, weight in enumerate(weights) if weight > 0), 0)
    first = next(
        (index for index in range(begin) if _HAN.search(lines[index].text) and not _LABELLED.fullmatch(lines[index].text)), 0
    )
    title = next((index for index in range(begin - 1, -1, -1) if _may_head(lines[index])), first)
    if not any(_HAN.search(lines[index].text) for index in range(title, min(begin + 1, len(lines)))):
        return
    yield from (index for index in range(title) if _LATIN.search(lines[index].text) and not _HAN.search(lines[index].text))
    if len(lines[title].text) > SHORT:  # 新闻详情, NEWS DETAIL
        yield from (index for index in range(title) if is_section(lines[index].text) and _is_beside_latin(lines, index))
    labels = [index for index in range(title) if _is_fact(lines[index])]
    yield from labels if len(labels) >= LABELS else ()


def _is_beside_latin(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether the line above or below has Latin letters and no Chinese character: what a part of the site is called in English."""
    beside = (lines[at].text for at in (index - 1, index + 1) if 0 <= at < len(lines))
    return not lines[index].hint and any(_LATIN.search(text) and not _HAN.search(text) for text in beside)


def _is_fact(line: SourceLine) -> bool:
    """Whether a line is a label with its value, but neither the speaker nor the day of the speech."""
    text = line.text
    if not _LABELLED.fullmatch(text) or line.hint or is_speaker(text) or is_signing_line(text):
        return False
    label, value = re.split("[：:]", text, maxsplit=1)
    named = len(label) == NAME and is_person(label)  # 石大山：一滴水也要算账
    return not named and not is_date(value.strip())


NAME = 3
"""The characters of a name that may stand in front of what the person says, in a title."""


def _may_head(line: SourceLine) -> bool:
    """Whether a line is the title of a speech for sure, with no label in front of it."""
    return (line.hint == "title" or is_titled_or_spaced(line.text) or site_behind(line.text) > 0) and not _LABELLED.fullmatch(
        line.text
    )


LABELS = 2
"""The fewest rows of labels above a title."""
_LATIN = re.compile("[A-Za-z]{2}")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[：:]\s*\S.{0,40}")


def _menu_rows(lines: Sequence[SourceLine], sure: Sequence[bool], weights: Sequence[float]) -> Iterator[int]:
    """The indexes of the entries of a menu: short lines in a row, of which words prove one to be such an entry."""
    row: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and len(lines[index].text) <= CELL and (sure[index] or weights[index] == LABEL):
            row.append(index)
            continue
        if len(row) >= ROW and any(is_menu(lines[entry].text) for entry in row):
            yield from row
        row = []


def _dated_rows(lines: Sequence[SourceLine]) -> Iterator[int]:
    """The indexes of the entries of a list of other pages: lines in a row with the day of each in brackets behind it, ``清渠考核[04-13]``, whatever they begin with."""
    row: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and len(lines[index].text) <= FACTS and _DATED.search(lines[index].text):
            row.append(index)
            continue
        if len(row) >= DATED:
            yield from row
        row = []


_DATED = re.compile(r"[\[【（(]\s*(?:\d{4}-\d{1,2}-\d{1,2}|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\s*[\]】）)]$")
"""A day as a page shows it: 3-1 is the result of a game."""
DATED = 3
"""The fewest entries of such a row."""


def _form_rows(lines: Sequence[SourceLine]) -> Iterator[int]:
    """The indexes of the rows of a form: cells between tabs, in neighbouring lines of which one asks for what offices note (审核人, 签收单位)."""
    row: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and "\t" in lines[index].source.strip() and not lines[index].hint:
            row.append(index)
            continue
        if row and any(_is_form(lines[entry].source) for entry in row):
            yield from row
        row = []


def _is_form(text: str) -> bool:
    """Whether at least two cells of a row ask for what offices note."""
    return sum(bool(_form_cell().fullmatch(cell.strip())) for cell in text.split("\t")) > 1


@cache
def _form_cell() -> re.Pattern[str]:
    return re.compile(table("noise")["form"]["pattern"])


CELL, ROW = 6, 4
"""The most characters of an entry of such a row, and the fewest entries."""


def _weigh(line: SourceLine) -> tuple[bool, float]:
    """Whether a line is furniture for sure, and its weight. Kept with the line: a later pass asks the same."""
    known = line.__dict__.get("weighed")
    if known is None:
        furniture = is_furniture(line)
        known = line.__dict__["weighed"] = (furniture, FURNITURE if furniture else weight_of(line))
    return known


def _is_label(line: SourceLine) -> bool:
    """Whether a line is a label for source, author or time, with what it asks for on the next line: ``来源：``."""
    pattern = noise_in(line.text, "head")
    return len(line.text) <= SHORT and pattern is not None and pattern.name in ("source-line", "author-line", "time-line")


def _may_be_value(line: SourceLine) -> bool:
    """Whether a line may be what a label asks for."""
    text = line.text
    others = line.mark is not None or line.is_address or finished(text) or is_titled(text) or is_date(text)
    return len(text) <= VALUE and not others


VALUE = 16
"""The most characters of what stands below a label."""


def weight_of(line: SourceLine) -> float:
    """What a line is worth that is not furniture for sure."""
    text = line.text
    if line.is_address:
        return ADDRESS
    if is_prose(text):
        return min(1 + len(text) / PROSE, MOST)
    if line.mark is not None:
        return 0.0 if is_titled(text) else ITEM  # a list of other pages has only titles
    if finished(text) or (text[-1] == "." and len(text) > SHORT and not text.isascii()):
        return SPOKEN if starts_with_address(text) else SENTENCE
    if is_titled(text) or is_date(text) or line.hint:
        return 0.0
    if len(text) >= CLAUSED and text.count("，") > 1 and text[-1] in "）)" and furniture_points(text) <= 0:
        return SENTENCE  # 请洗干净，装进袋子，周五放到传达室（登记表的样子如下）
    return LABEL if len(text) <= SHORT else LINK


CLAUSED = 24
"""The fewest characters of a sentence whose full stop was left out behind a remark in brackets."""
LONGEST = 160
"""The most characters of a line of furniture that is known by its words."""


def is_furniture(line: SourceLine) -> bool:
    """Whether words or signs prove a line to be furniture of a page, wherever it stands: a breadcrumb, a bar, a row of 来源 and 时间."""
    text = line.text
    if line.aside:
        return not (line.hint or line.is_address or is_titled_or_spaced(text))
    if len(text) > LONGEST or line.is_address:
        return False
    proof = _proof(text)
    if proof is not None:
        return proof
    return line.mark is None and not line.hint and not is_titled_or_spaced(text) and furniture_points(text) >= SURE


@lru_cache(maxsize=4096)
def _proof(text: str) -> bool | None:
    """Whether the words of a short line prove it to be furniture, None where they leave it open. Kept: furniture stands on every page."""
    if site_behind(text):
        return False
    return (
        is_menu(text)
        or is_notice(text)
        or is_bar(text)
        or is_facts(text)
        or is_row_of_page(text)
        or _ends_page(noise_in(text, "page"))
        or None
    )


def is_titled_or_spaced(text: str) -> bool:
    """Whether a line ends like a title, letter-spaced or not: ``新 年 致 辞``."""
    return is_titled(text) or (" " in text and is_titled("".join(text.split())))


@cache
def _passing() -> frozenset[str]:
    return frozenset(table("noise")["passing"])


def _ends_page(pattern: NoisePattern | None) -> bool:
    """Whether a line of a pattern stands at the edge of a page, and not between its paragraphs as a page number or a caption may."""
    return pattern is not None and pattern.name not in _passing()


_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|[-–—](?=[^-–—]{2,16}$)).{2,40}")


def site_behind(text: str) -> int:
    """Where the name of a site begins behind a title, in a line that is the title of a browser's window (``……上的讲话_某某网``); 0 without one."""
    if len(text) > LONGEST:
        return 0
    for match in _SITE.finditer(text):
        title = text[: match.start()].strip("《》 ")
        if is_titled_or_spaced(title) or (_is_headline(title) and is_house(match[0].strip(" _|｜-–—"))):
            return match.start()
    return 0


def _is_headline(text: str) -> bool:
    """Whether words in front of the name of a paper or a site may be a title that does not say what it is the title of."""
    names = is_person_with_post(text) or is_speaker(text) or is_date(text) or is_menu(text)
    return len(text) > SHORTEST and is_title(text) and not names and not set(text) & set("|｜_>＞、")


_BAR = re.compile(r"(?:[|｜¦>＞›»→❯▸▶〉·•/\\]|-+>|::)+")
_ARROWS = frozenset("|｜¦>＞›»→❯▸▶〉")
_DOTS = frozenset("·•/")
"""Signs that part the words of a slogan too (``诚信 · 务实``): a bar has a word of menus between them."""
_MARKS = frozenset("。，！？；,!?;")
_BARS = frozenset("|｜丨")
HEADLINE = 8
"""The fewest characters of a title behind the name of a part of the site and a bar."""
_HOMES = frozenset({"首页", "主页", "网站首页", "Home", "HOME", "home", "首頁"})
"""The first entry of a breadcrumb."""


def is_bar(text: str) -> bool:
    """Whether a line is a bar of links or a breadcrumb: short words between bars or arrows (``登录|注册``, ``首页 > 新闻 > 讲话``)."""
    signs = set(text)
    if signs & _MARKS or not signs & (_ARROWS | _DOTS):
        return False
    entries = [entry.strip(" \u3000[]【】") for entry in _BAR.split(text)]
    entries = [entry for entry in entries if entry]
    if len(entries) < 2 or any(len(entry) > ENTRY for entry in entries[:-1]):
        return False
    if len(entries) == 2 and len(entries[-1]) > SHORTEST and is_titled(entries[-1]) and "＞" not in text and ">" not in text:
        return False  # a title of two parts: 清水长流|2026年新年致辞
    if len(entries) == 2 and signs & _ARROWS <= _BARS and is_section(entries[0]) and len(entries[-1]) >= HEADLINE:
        return False  # a part of the site in front of a title: 校园新闻｜校长石大山：守住一渠清水
    home = entries[0] in _HOMES  # Home / 领导讲话 / 正文
    return bool(signs & _ARROWS) or home or (len(entries[-1]) <= ENTRY and any(map(is_menu, entries)))


@cache
def _facts() -> re.Pattern[str]:
    return re.compile(table("noise")["facts"]["pattern"])


def is_facts(text: str) -> bool:
    """Whether a line has facts of a page and hardly a word beside them: an address, a day with an hour, a label with its value, a count.

    A sentence has none: 男7人、女6人，共13人。
    """
    if finished(text) and ("，" in text or "、" in text) and "http" not in text and "www" not in text:
        return False
    found = _facts().findall(text) if len(text) <= FACTS and _MAYBE_FACTS.search(text) else []
    proofs = [fact for fact in found if not _DAY_OR_HOUR.match(fact)]
    if not proofs or (len(found) < 2 and not proofs[0].startswith(("http", "www"))):
        return False
    return len(_HAN.findall(_facts().sub("", text))) <= BESIDE


_DAY_OR_HOUR = re.compile(r"\d{4}[-/.年]|\d{1,2}[:：]")
"""A day and an hour alone are no proof: a speech may say when it was held."""
_MAYBE_FACTS = re.compile(r"[\d:：]|www")
_HAN = re.compile("[\u4e00-\u9fff]")
FACTS = 120
"""The most characters of a line of facts."""
BESIDE = 8
"""The most Chinese characters beside the facts: the name of a site."""
