"""A name written in two ways.

A full name that comes back after its short form was introduced (以下简称“市局”); an organisation or a person whose name stands with another
character that sounds alike (鼎峰机械厂 and 鼎锋机械厂, 李明同志 and 李铭同志). The writing that stands more often, or first, is taken for the right one.

A person is known by 同志 or a post behind the name, by a post in front (局长石大山作了汇报), or by what the person is (护林员石大山); another writing of that
name is then found wherever it stands: 石大杉的做法很好. A family name of two characters shows a name that stands twice, whatever is beside it: 欧阳振华. Two names with two posts in front are two persons: 书记陈志远, 县长陈志元.

An office makes this sharp by listing its own names under the check’s words in drafter.yaml, full and short: then every writing that is
neither is reported, 江城市科技局 as well as 江城市科学技数局.

Numbers and directions tell names apart and are no slips (第一中学, 第二中学); a department’s name is not that of its organisation. Names inside
《》 and the template’s own words are left alone. Nothing is repaired.

Passes: 鼎峰机械厂（以下简称机械厂）完成产值四亿元，机械厂党委作了总结。
Fails: 鼎峰机械厂（以下简称机械厂）完成产值四亿元。鼎峰机械厂还新招了工人。
Fails: 会上，李明同志作了发言。李铭同志的做法很好。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from drafter.check.model import Found, Settings, Text
from drafter.check.naming import Name, alike, defined, is_longer, table, variants
from drafter.check.quoted import titles, within
from drafter.check.slips import places
from drafter.errors import Message
from drafter.files.tables import any_of
from drafter.nodes.fields import Field, Record
from drafter.nodes.kinds import items_of, text, words
from drafter.speech.surnames import compound, family_name

MESSAGES = {
    "": Message("“{found}” is another writing of “{expected}”", "write the name in one way"),
    "full": Message("the full name “{found}” stands behind its short form", "write “{expected}”"),
}

ROW = Record(
    "row",
    (
        Field("full", "全称", words, "The full name.", required=True),
        Field("short", "简称", text, "The short name."),
        Field("others", "误写", items_of(words, single=True), "Other writings, which are wrong."),
    ),
)


class _Written(NamedTuple):
    """An occurrence of a name."""

    words: str
    line: int
    start: int


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Full names that are used after their short forms were introduced, and names with a wrong character."""
    declared = [_name(row) for row in settings.lexicons.get("names", ())]
    inside = [titles(line.text) for line in text.lines]
    seen: set[tuple[int, int]] = set()
    ranked = _ranked(text)
    posts: dict[str, set[str]] = {}
    for found in (*_known(text, declared), *_organisations(text), *_persons(ranked), *_office_holders(text, ranked)):
        place = found.line, found.start
        spans = inside[found.line]
        if (
            place in seen
            or within(spans, found.start, found.stop)
            or text.lines[found.line].is_from_template(found.start, found.stop)
            or _has_another_post(text, found, posts)
        ):
            continue
        seen.add(place)
        yield found


def _has_another_post(text: Text, found: Found, posts: dict[str, set[str]]) -> bool:
    """Whether the post in front of a name shows that it is another person: 书记陈志远 and 县长陈志元. posts: those of names that were asked for before."""
    own = _post(text.lines[found.line].text, found.start)
    name = str(found.facts.get("expected", "")) if own else ""
    if not name:
        return False
    if name not in posts:
        posts[name] = {_post(line.text, at) for line in text.lines for at in places(line.text, name)} - {""}
    return bool(posts[name]) and own not in posts[name]


def _post(line: str, at: int) -> str:
    """The post directly in front of an index; "" without one."""
    return max((post for post in table()["persons"] if line.endswith(post, 0, at)), key=len, default="")


def _name(row: Mapping[str, object]) -> Name:
    others = tuple(map(str, cast("Iterable[object]", row.get("others", ()))))
    return Name(str(row.get("full", "")), str(row.get("short", "")), others, declared=True)


# ---------------------------------------------------------------- names that are known


def _known(text: Text, declared: list[Name]) -> Iterator[Found]:
    """For names that the user declared or the text defines: full forms behind the short form, and other writings."""
    names: list[Name] = []
    short: set[Name] = set()
    speech = None
    for number, line in enumerate(text.lines):
        if line.speech != speech:
            names, short, speech = [name for name in declared if name.full], set(), line.speech
        new = list(defined(line.text))
        names += [name for name, _ in new if name not in names]
        for name in names:
            behind = next((stop for other, stop in new if other == name), 0)
            yield from _full(number, line.text, name, short, behind)
            for variant in variants(name, line.text):
                yield Found(number, variant.start, variant.stop, "", {"expected": variant.right})


def _full(number: int, line: str, name: Name, short: set[Name], behind: int) -> Iterator[Found]:
    """A full name that is used after its short form. behind: the end of the bracket that introduces the short form in this line."""
    if name.short and name not in short:
        at = behind or _alone(line, name)
        if at is None:
            return
        short.add(name)
        behind = at
    if name not in short:
        return
    at = line.find(name.full, behind)
    while at >= 0:
        if not is_longer(line, at + len(name.full)):
            yield Found(number, at, at + len(name.full), "full", {"expected": name.short})
        at = line.find(name.full, at + len(name.full))


def _alone(line: str, name: Name) -> int | None:
    """The index of the short name outside the full name in a line; None without one."""
    if name.short not in line:
        return None
    hidden = line.replace(name.full, "\0" * len(name.full))
    at = hidden.find(name.short)
    return at + len(name.short) if at >= 0 else None


# ---------------------------------------------------------------- names that look like names


def _organisations(text: Text) -> Iterator[Found]:
    """Organisations with the same ending whose names differ in one character of the same sound."""
    ends, groups = _ends(), dict[tuple[str, str], list[_Written]]()
    for number, line in enumerate(text.lines):
        for match in ends.finditer(line.text):
            for length in _lengths(line.text, match.start(), max(2, 5 - len(match[0]))):
                words = line.text[match.start() - length : match.start()]
                # 局王小明局长: the name of the head stands before 局
                of_a_head = line.text.startswith("长", match.end()) and ends.search(words)
                if words.isalpha() and not of_a_head:
                    _sort(groups, _Written(words + match[0], number, match.start() - length), length)
    yield from _others(groups)


def _lengths(line: str, end: int, longest: int) -> Iterator[int]:
    """How many characters before the end of an organisation’s name are looked at: the most, and fewer where the name begins there: 向张家湾村学习."""
    if end >= longest:
        yield longest
    for length in range(2, longest):
        before = line[end - length - 1 : end - length] if end > length else ""
        if end >= length and (not before.isalpha() or before in _BEFORE_PLACES):
            yield length


_BEFORE_PLACES = "在向到和与及从对由以是为请让"
_Ranked = tuple[_Written, str]
"""A name and the rank behind it."""


def _ranked(text: Text) -> list[_Ranked]:
    """The names before a rank: 李明同志."""
    return [
        (_Written(match["name"], number, match.start("name")), match["rank"])
        for number, line in enumerate(text.lines)
        for match in _named().finditer(line.text)
    ]


def _persons(ranked: Iterable[_Ranked]) -> Iterator[Found]:
    """Persons with the same rank whose names differ in one character of the same sound."""
    groups: dict[tuple[str, str], list[_Written]] = {}
    for written, rank in ranked:
        _sort(groups, written, len(written.words), rank)
    yield from _others(groups)


def _office_holders(text: Text, ranked: Iterable[_Ranked]) -> Iterator[Found]:
    """Names behind the same post that differ in one character that sounds alike, and further writings of the name of any person."""
    pattern, groups = _posted(), dict[tuple[str, str], list[_Written]]()
    holders: dict[str, None] = {}
    for number, line in enumerate(text.lines):
        for match in pattern.finditer(line.text):
            name = match["long"] or match["short"]
            if name:
                _sort(groups, _Written(name, number, match.start("name")), len(name), match["rank"])
                holders[name] = None
    yield from _others(groups)
    for line in text.lines:
        holders |= dict.fromkeys(_called(line.text))
    holders |= dict.fromkeys(_of_two_characters(text))
    yield from _elsewhere(text, holders | dict.fromkeys(written.words for written, _ in ranked))


def _elsewhere(text: Text, holders: Iterable[str]) -> Iterator[Found]:
    """Other writings of persons’ names, wherever they stand. The one that stands more often, or first, is right."""
    variants = {variant: name for name in holders for variant in _variants(name)}
    if not variants:
        return
    wanted = {*variants, *variants.values()}
    places: dict[str, list[_Written]] = {}
    for number, line in enumerate(text.lines):
        for match in _surname().finditer(line.text):
            for length in (len(match[0]) + _GIVEN, len(match[0]) + _GIVEN - 1):
                words = line.text[match.start() : match.start() + length]
                if words in wanted and (length >= _FULL_NAME or words in holders or _stands_alone(line.text, match.start(), words)):
                    places.setdefault(words, []).append(_Written(words, number, match.start()))
    for variant, name in variants.items():
        found, right = places.get(variant, []), places.get(name, [])
        if any(one.line == other.line and abs(one.start - other.start) < _SIDE_BY_SIDE for one in found for other in right):
            continue
        if found and (len(found) < len(right) or (len(found) == len(right) and right[0][1:] < found[0][1:])):
            yield from (Found(one.line, one.start, one.start + len(variant), "", {"expected": name}) for one in found)


def _variants(name: str) -> Iterator[str]:
    """A name with another character that sounds alike in its given name."""
    for at in range(1, len(name)):
        yield from (name[:at] + other + name[at + 1 :] for other in alike().get(name[at], "") if other != name[at])


def _stands_alone(line: str, start: int, words: str) -> bool:
    """Whether two characters are a name there and no other word: behind a mark, and before a word that follows names."""
    return not line[start - 1 : start].isalpha() and _behind_name().match(line, start + len(words)) is not None


@lru_cache(maxsize=1)
def _behind_name() -> re.Pattern[str]:
    return re.compile(f"{any_of((*table()['behind_names'], *table()['persons']))}|[，、]")


@lru_cache(maxsize=1)
def _surname() -> re.Pattern[str]:
    return re.compile(family_name())


def _sort(groups: dict[tuple[str, str], list[_Written]], written: _Written, length: int, rank: str = "") -> None:
    """Add a name to the groups of names that differ from it in one similar character."""
    for index, character in enumerate(written.words[:length]):
        if character in alike():
            masked = f"{written.words[:index]}{alike()[character]}{index}{written.words[index + 1 :]}"
            groups.setdefault((masked, rank), []).append(written)


def _others(groups: Mapping[tuple[str, str], list[_Written]]) -> Iterator[Found]:
    for group in groups.values():
        forms = Counter(written.words for written in group)
        if len(forms) > 1:
            right = max(forms, key=forms.__getitem__)  # the first one in a tie
            for written in group:
                if written.words != right and not (_office(written.words) and _office(right)):
                    yield Found(written.line, written.start, written.start + len(right), "", {"expected": right})


def _office(words: str) -> bool:
    """Whether an organisation is one of two that sound alike: 水务局, 税务局."""
    return any(word in words for word in table()["offices"])


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(sorted(table()["organisations"], key=len, reverse=True)))


_SIDE_BY_SIDE = 12
"""Two names so near each other are of two persons: 李明同志和李铭教授."""
_FULL_NAME = 3
"""Characters of a name that hardly stands anywhere by chance."""
_GIVEN = 2
"""Characters of a given name, one more than the shortest."""
_TOLD = 2
"""So often a name stands that is known by its family name alone."""


@lru_cache(maxsize=1)
def _posted() -> re.Pattern[str]:
    posts = "|".join(sorted(set(table()["persons"]) - set(table()["no_posts"]), key=len, reverse=True))
    surname = family_name()  # a post in front and a word behind show that it is one
    behind = f"(?=[，。；：、！？”）]|{'|'.join(table()['behind_names'])}|$)"
    name = f"(?P<long>{surname}[\u4e00-\u9fff]{{2}}){behind}|(?P<short>{surname}[\u4e00-\u9fff]){behind}"
    return re.compile(rf"(?P<rank>{posts})(?P<name>{name})")


def _called(line: str) -> Iterator[str]:
    """Full names behind what a person is: 护林员石大山."""
    who, last = _who()
    for match in last.finditer(line):
        if line.endswith(who, 0, match.end()):
            length = _FULL_NAME + line.startswith(compound(), match.end())
            yield line[match.end() : match.end() + length]


def _of_two_characters(text: Text) -> Iterator[str]:
    """Full names that a family name of two characters shows to be names, and that stand more than once: 欧阳振华."""
    words_too = frozenset(table()["words_too"])
    names = Counter(
        words
        for line in text.lines
        for family in compound()
        if family in line.text and family not in words_too
        for at in places(line.text, family)
        if len(words := line.text[at : at + len(family) + _GIVEN]) == len(family) + _GIVEN and words.isalpha()
    )
    yield from (words for words, count in names.items() if count >= _TOLD)


@lru_cache(maxsize=1)
def _who() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What a person may be, and a pattern of the last character of these words before a name."""
    who = tuple(table()["who"])
    family = f"(?:{any_of(compound())}|[{''.join(table()['surnames'])}])"
    return who, re.compile(f"[{''.join({word[-1]: None for word in who})}](?={family}[\u4e00-\u9fff]{{2}})")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    ranks = "|".join(sorted(table()["persons"], key=len, reverse=True))
    return re.compile(rf"(?=(?P<name>{family_name()}[\u4e00-\u9fff]{{1,2}}?)(?P<rank>{ranks}))")
