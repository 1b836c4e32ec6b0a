"""Lines of a page beside a title: who wrote and photographed, a caption, a label of the text below, the title in English.

Each is known by what all its words are, whatever their order and the signs between them, and not by one form that one site has.
"""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.clean.front.evidence import is_genre_label, is_label, shape
from drafter.mine.clean.front.glued import begins_with_title
from drafter.mine.clean.front.names import is_person, is_person_with_post, office
from drafter.mine.patterns import table
from drafter.mine.titles import is_titled, is_whole_title

LONGEST = 60
"""The most characters of such a line."""
LABEL = 16
"""The most characters of a label of the text below."""


@cache
def _words(name: str) -> str:
    return any_of(table("beside_title")[name])


@cache
def _shape(name: str) -> re.Pattern[str]:
    shapes = {
        "credit": f"(?:{_words('makers')})+",
        "byline": f"(?:{_words('writers')})+",
        "news": rf"[\u4e00-\u9fffA-Z]{{0,6}}(?:{_words('news')})",
        "section": rf"[\u4e00-\u9fffA-Z]{{0,6}}(?:{_words('sections')})",
        "reporter": rf"[\u4e00-\u9fff]{{1,14}}(?:{_words('desks')})(?:[\u4e00-\u9fff]{{0,2}}记者|通讯员)",
        "place": rf"[\u4e00-\u9fff]{{2,14}}(?:{_words('desks')})",
        "label": f"[【\\[（(《]?(?:{_words('labels')}){{2,}}[】\\]）)》]?[：:]?",
        "caption": f"(?:{_words('pictures')})",
    }
    return re.compile(shapes[name])


_GAP = re.compile(r"[\s\u3000/／|｜:：、，,;；&＆·•()（）【】\[\]]+")


def is_credit(text: str) -> bool:
    """Whether a line says who made a page, and nothing else: ``摄影 江小帆``, ``文/江小帆 图/李大有``, ``（通讯员 江小帆 摄影报道）``.

    Who only wrote may be the speaker: ``文/江小帆``.
    """
    if len(text) > LONGEST:
        return False
    words = [word for word in _GAP.split(text) if word]
    makers = sum(bool(_shape("credit").fullmatch(word) or _shape("reporter").fullmatch(word)) for word in words)
    return makers > 0 and len(words) > 1 and all(map(_is_word_of_credit, words))


def _is_word_of_credit(word: str) -> bool:
    known = (
        _shape("credit").fullmatch(word)
        or _shape("reporter").fullmatch(word)
        or _shape("byline").fullmatch(word)
        or _shape("place").fullmatch(word)
    )
    return bool(known) or is_person(word) or word == "等"


_POINTERS = "▲△▼▽↑↓◤◢"


def is_caption(text: str) -> bool:
    """Whether a line is what a page says of a picture, which a sign points at: ``▲周大河在会上讲话（江小帆 摄）``."""
    return len(text) <= LONGEST and (text[0] in _POINTERS or text[-1] in _POINTERS) and bool(_shape("caption").search(text))


def is_label_of_text(text: str) -> bool:
    """Whether a line has only words by which a page calls the text below: ``正文内容``, ``文档部分内容阅读``."""
    return len(text) <= LABEL and bool(_shape("label").fullmatch(text))


def completes(above: str, text: str) -> bool:
    """Whether a line says what kind of text a title heads that only names a meeting: 东河县2026年清渠工作会议, below it 领导讲话."""
    return is_titled(text) and not is_titled(above) and above.endswith(tuple(table("beside_title")["meetings"]))


_LATIN = re.compile("[A-Za-z]+")
_HAN = re.compile("[\u3400-\u9fff]")
LETTERS, WORDS = 12, 3
"""The fewest letters and words of a line in English. A name has fewer."""


def is_latin(text: str) -> bool:
    """Whether a line has words in Latin letters and not one Chinese character: the title in English."""
    words = _LATIN.findall(text)
    return len(words) >= WORDS and sum(map(len, words)) >= LETTERS and not _HAN.search(text)


def is_of_page(text: str) -> bool:
    """Whether a line beside a title is one of the page."""
    return is_credit(text) or is_caption(text) or is_latin(text)


_SITE = re.compile(
    r"(?P<site>[^\s，。；：:！？|｜丨_>＞·•・-]{2,14})(?P<sign>\s*(?:[|｜丨_]|[-=]+[>＞]|[>＞»]|\s[-–—]\s|[：:·•・])\s*)(?=[\u3400-\u9fff“《【]|(?:19|20)\d{2}[年级届学])"
)
"""The name of a site and the sign behind it, in front of a title: ``东河大学->致全校师生的倡议书``, ``东河水利网：在开渠会上的讲话``."""


@cache
def _site() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fffA-Za-z]{{1,12}}(?:{_words('sites')})")


def site_before(text: str, *, titled: bool = False) -> int:
    """Where the title begins behind the name of a site; 0 without one. titled: whether a style says that the line is a title."""
    match = _SITE.match(text)
    if match is None:
        return 0
    title, sign = text[match.end() :], match["sign"].strip()
    section = is_section(match["site"]) if sign in _BARS else sign in _POINTS and bool(_shape("news").fullmatch(match["site"]))
    if sign in _POINTS and not (section and (is_whole_title(title) or (is_titled(title) and len(title) >= SAID + 2))):
        return 0  # 清水·长流
    if is_titled(match["site"]) and not section:
        return 0
    named = bool(_site().fullmatch(match["site"]) or (sign not in ("：", ":") and _office().fullmatch(match["site"])))
    genre = (
        (section and _is_said_by(title)) or is_titled(title) or is_titled(_COLON.split(title, maxsplit=1)[0])
    )  # 护渠倡议书：守一渠清水
    return match.end() if genre and (named or section or (titled and sign[-1:] in ">＞»|｜_")) else 0


def _is_said_by(title: str) -> bool:
    """Whether a title is a name with a post, a colon and what the person says: ``校长石大山：守住一渠清水``."""
    name, colon, said = title.replace(":", "：", 1).partition("：")
    return bool(colon) and len(said.strip()) >= SAID and not set(said) & set("。；：") and is_person_with_post(name)


SAID = 4
"""The fewest characters of such words."""


def is_section(text: str) -> bool:
    """Whether a line is what a part of a site is called: ``校园新闻``, ``领导讲话``."""
    return len(text) <= SECTION and bool(_shape("section").fullmatch(text))


SECTION = 8
"""The most characters of the name of a part of a site."""


_COLON = re.compile("[：:]")
_BARS = frozenset("|｜丨")
_POINTS = frozenset("·•・")


_WEB = re.compile(r"(?:https?://|www\.)[A-Za-z0-9.:/_-]+\s*(?=[\u3400-\u9fff“《【（(])")
BEFORE_WEB = 30
"""The most characters of the name of a site and its motto in front of its address."""


def web_before(text: str) -> int:
    """Where the text begins behind the address of a site: ``东河文库 www.example.cn 在开渠会上的讲话``; 0 without one, or where no title begins there."""
    match = _WEB.search(text, 0, BEFORE_WEB + LONGEST)
    if match is None or match.start() > BEFORE_WEB or re.search("[。；：！？]", text[: match.start()]):
        return 0
    return match.end() if begins_with_title(text[match.end() :]) else 0


_TAG = re.compile(r"(?P<tag>[【\[〔［]\s*[^\s，。；：！？【】\[\]〔〕［］]{1,8}\s*[】\]〕］])\s*")
"""A tag of a page in heavy brackets in front of a title: ``【重要讲话】在开渠会上的讲话``."""


_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}[:：]\s*")


@cache
def _passed_on() -> re.Pattern[str]:
    words = _words("passed_on")
    return re.compile(rf"[（(](?:{words})[）)]\s*[:：]?\s*|(?:{words})(?:\s*[:：]\s*|\s+)")


def tag_before(text: str) -> int:
    """Where the title begins behind a tag of a page, or behind a word for a kind of text and a colon; 0 without one."""
    match = _TAG.match(text)
    if match is None and text[0] in "（(转":
        match = _passed_on().match(text)
    end = match.end() if match else 0
    if not end and (colon := _LABEL.match(text)) and (is_label(colon[0].rstrip(" ：:")) or is_genre_label(colon[0].rstrip(" ：:"))):
        end = colon.end()
    return end if end and len(text) > end and is_titled(text[end:]) else 0


@cache
def _office() -> re.Pattern[str]:
    return re.compile(office())


def is_covering(text: str) -> bool:
    """Whether a sentence says who sends a speech round, what is to be done with it, or where it comes from."""
    return not is_titled(text) and bool(shape("covering").search(text))
