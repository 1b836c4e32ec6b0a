"""Finds sections without marks: paragraphs with a sign or bold words in front, and those whose first sentences share a frame."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise

from drafter.files.tables import any_of
from drafter.mine.address import is_address, starts_with_address
from drafter.mine.clean.front.names import is_person_with_post
from drafter.mine.clean.lines import finished
from drafter.mine.dialogue import names_speaker
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.alike import (
    BEGINNINGS,
    LEAST_ROW,
    MOST_OF_TEXT,
    carries_text,
    differs_at_end,
    follows_one_clause,
    rows_of,
    tells_when,
)
from drafter.mine.segment.headings import introduces, is_quoted_label
from drafter.mine.segment.sentences import is_single, sentence_end
from drafter.mine.segment.shared import share_length, share_measure, share_places, shared_end, shared_places, shared_start
from drafter.speech.numbering import from_han

LEAST = 2
"""The fewest headings without marks. A single one is no pattern."""


# ---------------------------------------------------------------- signs in front


def signed_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """Paragraphs that begin with the same sign (``◆区位优势明显。``), each with the sign.

    Dashes do not count: they are used for rhetoric.
    """
    signs = _shape("signs")
    found: dict[str, list[tuple[SourceParagraph, str]]] = {}
    for paragraph in paragraphs:
        if (match := signs.match(paragraph.text)) and match.end() < len(paragraph.text):
            found.setdefault(match[0].strip(), []).append((paragraph, match[0]))
    best = max(found.values(), key=len, default=[])
    return best if len(best) >= LEAST else []


# ---------------------------------------------------------------- bold beginnings


def led_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Paragraphs without marks that begin with a bold heading: **早一点准备。**去年……. Empty with fewer than `LEAST`."""
    found = [paragraph for paragraph in paragraphs if paragraph.mark is None and lead_of(paragraph)]
    spoken = sum(
        _speaks(paragraph.lead.rstrip(_LEAD_ENDS)) for paragraph in found
    )  # 方法上： looks like a name among others that do not
    return found if len(found) >= LEAST and spoken * 2 <= len(found) else []


def lead_of(paragraph: SourceParagraph) -> str:
    """The bold heading with which a paragraph begins, with the mark that ends it; "" where the bold words are no heading."""
    lead, text = paragraph.lead, paragraph.text
    if not lead or len(lead) >= len(text) or not text.startswith(lead):
        return ""
    lead = text[: len(lead) + (text[len(lead)] in _LEAD_ENDS)]
    words = lead.rstrip(_LEAD_ENDS)
    whole = lead != words and len(lead) - len(words) == 1
    fits = SHORTEST_LEAD <= len(words) <= LONGEST and not is_address(lead)
    return lead if whole and fits and len(lead) < len(text) else ""


def _speaks(words: str) -> bool:
    """Whether words say who speaks in what follows: a name, or 主持人."""
    return is_person_with_post(words) or names_speaker(words)


SHORTEST_LEAD = 2
_LEAD_ENDS = "。：:！!？?"


# ---------------------------------------------------------------- shared frames

SHORTEST = 5
LONGEST = 64
"""The least and the greatest length of a first sentence that may be a heading."""
WINDOW = 12
"""With how many earlier paragraphs each one is compared. The limit keeps the time proportional to the text."""
LEAST_FRAMED = 3
"""The fewest paragraphs that share a frame, unless the text announces a smaller number. Two may be alike by chance."""
LEAST_OF_LENGTH = 4
"""The fewest paragraphs whose first sentences have nothing but their length in common."""
SHARED_WORD = 2
"""The fewest characters of a word that first sentences share in addition to their beginning."""
SHARED_ALONE = 3
"""A shared beginning, or a shared word, of this many characters is enough alone."""
LONGEST_CLAUSE = 14
"""The most characters of a parallel clause."""


_PHRASE = re.compile("[^，,、；;。：:！!？?“”‘’（）()—…\\s]+")
PHRASES = range(2, 17)
"""The possible lengths of a phrase that names a section in advance, in characters."""


def named_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """The paragraphs that begin with phrases which an earlier one lists: 要肯学、肯干、肯吃苦, then ``肯学，……`` ``肯干，……`` ``肯吃苦，……``.

    Empty with fewer than `LEAST_FRAMED`.
    """
    if found := _named_in(paragraphs, [_first_phrase(paragraph.text) for paragraph in paragraphs]):
        return found
    if (found := _named_in(paragraphs, [_lone_phrase(above.text, below.text) for above, below in pairwise(paragraphs)])) and all(
        below.at - above.at > 1 for above, below in pairwise(found)
    ):
        return found
    return _quoted_labels(paragraphs)


def _named_in(paragraphs: Sequence[SourceParagraph], firsts: Sequence[str]) -> list[SourceParagraph]:
    """The paragraphs that begin with phrases which an earlier one lists; empty with fewer than `LEAST_FRAMED`. firsts: the phrase with which each begins."""
    begins: dict[str, list[int]] = {}
    for at, first in enumerate(firsts):
        if first:
            begins.setdefault(first, []).append(at)
    best: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        if any(first and first in paragraph.text for first in firsts[at + 1 : at + 1 + AHEAD]):
            best = max(best, _named(paragraph.text, at, begins), key=len)
    return [paragraphs[at] for at in best] if len(best) >= LEAST_FRAMED else []


def _quoted_labels(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Neighbouring paragraphs that begin with words in quotes and a colon, all of which the paragraph above them names in their order.

    Example: 实现了“三个增长”“两个突破”, then ``“三个增长”：……`` and ``“两个突破”：……``.
    """
    labelled = [is_quoted_label(paragraph.text) for paragraph in paragraphs]
    for label, run in groupby(range(len(paragraphs)), key=labelled.__getitem__):
        places = list(run)
        above = paragraphs[places[0] - 1].text if label and places[0] else ""
        if len(places) >= LEAST and above and _names_in_order(above, [_quotation(paragraphs[at].text) for at in places]):
            return [paragraphs[at] for at in places]
    return []


def _names_in_order(text: str, words: Sequence[str]) -> bool:
    """Whether a text holds words one behind another."""
    end = 0
    for word in words:
        at = text.find(word, end)
        if at < 0:
            return False
        end = at + len(word)
    return True


def _quotation(text: str) -> str:
    """The words in quotes with which a text begins."""
    return text[: text.index("”") + 1]


def tallied_word(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """The paragraphs below one that counts the word with which all of them begin: ``做到“三个坚决”：``, then ``坚决扛起责任。……``, ``坚决抓好落实。……``, ``坚决守住底线。……``.

    As many begin with it as it says, or end their first sentence with it (``责任到位。……``), and most have a text behind their first sentence. Empty without them.
    """
    for at, paragraph in enumerate(paragraphs[:-1]):
        for found in _TALLIED.finditer(paragraph.text[-LOOKED_AT[1] :]):
            count, word = from_han(found["count"].replace("两", "二")) or 0, found["word"]
            below = paragraphs[at + 1 : at + 2 + count]
            begun = [other.mark is None and _has_at_edge(other.text, word) for other in below]
            told = sum(not is_single(other.text) for other in below[:count])
            if len(below) >= count >= LEAST and all(begun[:count]) and not any(begun[count:]) and told * 2 > count:
                return list(below[:count])
    return []


def _has_at_edge(text: str, word: str) -> bool:
    """Whether a text begins with a word, or its first sentence ends with it."""
    return text.startswith(word) or text[: max(sentence_end(text), 0)].endswith(word)


_TALLIED = re.compile("(?P<count>[二两三四五六七八九十])个[“‘]?(?P<word>[\u4e00-\u9fff]{2,4}?)[”’，：:。；;的]")
"""A number of words that are all the same: ``“三个坚决”``, ``四个聚焦：``."""


AHEAD = 2
"""How many paragraphs below a list of phrases the first of them may begin one."""


def _first_phrase(text: str) -> str:
    """The phrase with which a paragraph of several sentences begins; "" without one."""
    first = _PHRASE.search(text[: PHRASES.stop + 2])
    phrase = first[0] if first and len(first[0]) in PHRASES and not is_single(text) else ""
    return "" if phrase and starts_with_address(text) else phrase


def _lone_phrase(text: str, below: str) -> str:
    """The phrase with which a sentence begins that is a paragraph of its own above its text: ``守初心，就是要……。``; "" without one."""
    if not is_single(text) or len(text) > LONGEST or text[-1] != "。" or (is_single(below) and len(below) < len(text)):
        return ""
    first = _PHRASE.match(text)
    phrase = first[0] if first and len(first[0]) in PHRASES and len(first[0]) < len(text) - 1 else ""
    return "" if phrase and starts_with_address(text) else phrase


def _named(text: str, at: int, begins: Mapping[str, Sequence[int]]) -> list[int]:
    """The indexes of the paragraphs behind `at` that begin with neighbouring phrases of a text, in their order.

    begins: from a phrase to the paragraphs that begin with it.
    """
    run: list[int] = []
    for phrase in _PHRASE.findall(text):
        places = begins.get(_known(phrase, begins), ())
        place = bisect_right(places, run[-1] if run else at)
        if place < len(places):
            run.append(places[place])
        elif len(run) >= LEAST_FRAMED:
            break
        else:
            run = []
    return run


def _known(phrase: str, begins: Collection[str]) -> str:
    """The phrase, or its end where words stand in front of it (要肯学 for 肯学); "" for a phrase with which no paragraph begins."""
    return next((phrase[at:] for at in range(min(len(phrase) - 1, LEAD + 1)) if phrase[at:] in begins), "")


LEAD = 6
"""The most characters in front of the first phrase of a list of phrases."""


def framed_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """The paragraphs whose first sentences share a frame; empty without one.

    They are the longest run of consecutive paragraphs. Where paragraphs with a stronger frame stand around that run, with other
    paragraphs between them, they are the outer units, and the run belongs to one of them.
    """
    if named := named_paragraphs(paragraphs) or tallied_word(paragraphs):
        return named
    heads = ["" if starts_with_address(paragraph.text) else _head(paragraph.text) for paragraph in paragraphs]
    best, firsts = next((reading for reading in _readings(paragraphs, heads) if reading[0]), ([], heads))
    return [] if _is_common(firsts, best) else [paragraphs[at] for at in _with_topics(paragraphs, best)]


def _readings(paragraphs: Sequence[SourceParagraph], heads: Sequence[str]) -> Iterator[tuple[list[int], Sequence[str]]]:
    """The runs of paragraphs that may be sections, empty where there is none of a kind, with their first sentences; the surest kind first.

    heads: the first sentences that end with a full stop.
    """

    def run(words: Sequence[str], share: Callable[[Sequence[str]], bool], least: int) -> list[int]:
        found = _longest_run(words, share)
        return found if len(found) >= least else []

    yield _framed(paragraphs, heads), heads
    yield run([_quoted(paragraph.text) for paragraph in paragraphs], _share_quotes, LEAST_FRAMED), heads
    yield run([_by_means(head) for head in heads], _share_means, LEAST_FRAMED), heads
    yield run([topic_of(paragraph.text) for paragraph in paragraphs], _share_ends, LEAST_FRAMED), heads
    areas = run([topic_of(paragraph.text) for paragraph in paragraphs], _are_areas, LEAST_FRAMED)
    yield areas if sum(_tells(paragraphs[at].text) for at in areas) >= LEAST else [], heads
    yield _row(paragraphs, heads), heads
    yield run(heads, follows_one_clause, LEAST_ROW), heads
    couplets = _longest_run(heads, share_measure)
    yield couplets if _is_introduced(paragraphs, couplets) else [], heads
    places = run(heads, share_places, LEAST_FRAMED)
    known = [heads[at] for at in places]
    yield places if places and (_calls(known) or _share_words(known)) else [], heads
    yield _of_length(paragraphs, heads), heads
    for mark in _OTHER_ENDS:
        heads = [_head_to(paragraph.text, mark) for paragraph in paragraphs]
        row = _row(paragraphs, heads) or _of_length(paragraphs, heads)
        yield row if mark != "：" or _leads_to_rows(paragraphs, row, heads) else [], heads


def _framed(paragraphs: Sequence[SourceParagraph], heads: Sequence[str]) -> list[int]:
    """The longest run of neighbours that share a frame, or a group around it with other paragraphs in between."""
    best = _longest_run(heads, _share)
    above = paragraphs[: best[0]] if best else ()
    led = bool(above) and above[-1].text[-1] in "：:"
    if len(best) < LEAST or not _shares_enough([heads[at] for at in best], announced(above), led=led):
        best = []
    for group in _groups(heads):
        if not best or (group[0] <= best[0] and best[-1] <= group[-1] and len(group) > 2):
            best = group
    return best


def _with_topics(paragraphs: Sequence[SourceParagraph], group: Sequence[int]) -> list[int]:
    """A group whose paragraphs name what they are about (``在学习方面，……``, ``生活中，……``), with those beside it that do so in a single sentence."""
    found = list(group)
    topics = [topic_of(paragraphs[at].text) for at in group]
    if len(topics) < LEAST or not all(topics):
        return found
    share = next((share for share in (_share_ends, _are_areas) if share(topics)), None)
    if share is None:
        return found
    edges = ((0, -1), (len(found) - 1, 1))
    for edge, step in edges:
        at = group[edge] + step
        while 0 <= at < len(paragraphs) and (topic := topic_of(paragraphs[at].text)) and share([*topics, topic]):
            topics.append(topic)
            found.append(at)
            at += step
    if all(_is_labelled(paragraphs[at].text) for at in found):
        at = max(found) + 1
        while at < len(paragraphs) and _is_labelled(paragraphs[at].text):
            found.append(at)
            at += 1
    return sorted(found)


def _is_labelled(text: str) -> bool:
    """Whether a paragraph begins with a label, as those of a row do: ``思想方面：……``, and below it ``不足之处：……``.

    What somebody says begins with none (``老话说得好：……``), nor does an address, nor the end: ``汇报完毕：……``.
    """
    words = table("words")
    label = re.match(words["row_label"]["label"], text)
    if label is None or introduces(label[1]) or starts_with_address(text):
        return False
    return not set(label[1]) & {*words["no_heading_words"], *words["row_label"]["says"]} and not re.match(
        words["closing"]["settled"], text
    )


_OTHER_ENDS = "！："
"""What may end a heading in the place of a full stop: ``做节约粮食的宣传员！……``, ``思想建设常抓不懈：……``."""


def _head_to(text: str, mark: str) -> str:
    """What stands in front of the first such mark in a paragraph; "" where it is no heading.

    A heading is short, and what stands behind it is longer and has several clauses.
    """
    head, found, behind = text[: LONGEST + 1].replace(":", "：").replace("!", "！").partition(mark)
    fits = len(head) >= SHORTEST and found and "，" in behind and not _NO_HEAD.search(head)
    return head if fits and len(text) > 2 * len(head) and finished(text) and not starts_with_address(text) else ""


def _leads_to_rows(paragraphs: Sequence[SourceParagraph], group: Sequence[int], heads: Sequence[str]) -> bool:
    """Whether what stands in front of colons are headings: they call for something, or the line above announces as many and ends with a colon itself.

    Otherwise colons lead to facts, or to what somebody says: ``城东居民反映：……``.
    """
    known = [heads[at] for at in group]
    leading = sum(_speaks(head) or introduces(head) for head in known)
    if not group or leading * 2 > len(group) or any(head.endswith(tuple(table("words")["reporting"])) for head in known):
        return False
    above = paragraphs[: group[0]]
    led = bool(above) and above[-1].text[-1] in "：:" and announced(above[-1:]) == len(group)
    return led or _calls(known)


_NO_HEAD = re.compile("[。；：！？;?“”]")


def _of_length(paragraphs: Sequence[SourceParagraph], heads: Sequence[str]) -> list[int]:
    """The indexes of the longest run of heads with little in common but their length; empty where they are few.

    They share a character in its place as well, or are most of the text. What opens or ends the text is none of them.
    """
    edges = re.compile(f"(?:{any_of(table('words')['no_row_begins'])})|{table('words')['closing']['begins']}")
    best = _longest_run(["" if edges.match(head) else head for head in heads], share_length)
    size = sum(len(paragraphs[at].text) for at in best)
    most = size >= sum(len(paragraph.text) for paragraph in paragraphs) * MOST_OF_TEXT
    return best if len(best) >= LEAST_OF_LENGTH and (most or shared_places([heads[at] for at in best])) else []


def _row(paragraphs: Sequence[SourceParagraph], heads: Sequence[str]) -> list[int]:
    """The longest row of paragraphs that begin alike, if words lead to it and only its ends differ, or if it is most of the text."""
    texts = [paragraph.text for paragraph in paragraphs]
    for beginning in BEGINNINGS:
        row = max(rows_of(heads, beginning), key=len, default=[])
        alike = len(row) >= LEAST_FRAMED and differs_at_end([heads[at] for at in row])
        if (alike and _is_led_to(paragraphs, row)) or carries_text(texts, row, heads) or _lists_deeds(paragraphs, row, heads):
            return row
    return []


def _lists_deeds(paragraphs: Sequence[SourceParagraph], row: Sequence[int], heads: Sequence[str]) -> bool:
    """Whether a row is what the paragraph above it says that follows: ``主要做了以下工作。``, then ``我们抓住水源，……。……``, ``我们修好支渠，……。……``.

    Their beginning may be as short as 我们. Each has a text of more than its first sentence behind it, and none of these is a tale.
    """
    if len(row) < LEAST_ROW or not row[0]:
        return False
    known = [heads[at] for at in row]
    start = len(shared_start(known))
    told = set(table("words")["no_heading_words"])
    deeds = all(
        not set(head[start:]) & told and len(paragraphs[at].text) > 2 * len(head) for at, head in zip(row, known, strict=True)
    )
    above = paragraphs[row[0] - 1].text
    return deeds and len(set(known)) == len(known) and len(above) <= LEADS and bool(re.search(table("words")["follows"], above))


LEADS = 40
"""The most characters of a paragraph that says nothing but that something follows."""


def _is_led_to(paragraphs: Sequence[SourceParagraph], group: Sequence[int]) -> bool:
    """Whether the paragraph above a group ends with a colon, or announces as many."""
    above = paragraphs[: group[0]] if group else ()
    return bool(above) and (above[-1].text[-1] in "：:" or announced(above) == len(group))


def _calls(heads: Sequence[str]) -> bool:
    """Whether first sentences say what must be done: ``要守住清水之源`` / ``要记住挖渠之苦``. With that word and one measure, they need nothing else in common."""
    calls = re.compile("|".join(table("words")["calls"]))
    return all(map(calls.match, heads))


def _share_words(heads: Sequence[str]) -> bool:
    """Whether first sentences of one length share a character behind their common beginning, and are no tales.

    The shared character may be no particle. A tale says 我们 or 他 in words that the others do not share: ``我们一起挖过渠``.
    A shared 你们 tells nothing: ``家乡在看着你们``.
    """
    words = table("words")
    places = set(shared_places(heads))
    behind = {heads[0][at] for at in places if at >= len(shared_start(heads))} - set(words["no_heading_ends"])
    own = {character for head in heads for at, character in enumerate(head) if at not in places}
    return bool(behind) and not own & set(words["no_heading_words"])


def _is_introduced(paragraphs: Sequence[SourceParagraph], group: Sequence[int]) -> bool:
    """Whether couplets are sections: there are four and more, or three that the paragraph above them introduces."""
    return len(group) > LEAST_FRAMED or (len(group) == LEAST_FRAMED and _is_led_to(paragraphs, group))


def _is_common(heads: Sequence[str], group: Sequence[int]) -> bool:
    """Whether the words that a group shares begin as many other paragraphs: the name of the hero of a tale is no frame."""
    shared = max(_frame([heads[at] for at in group]), key=len) if group and all(heads[at] for at in group) else ""
    inside = set(group)
    others = sum(shared in head for at, head in enumerate(heads) if head and at not in inside) if len(shared) > 1 else 0
    return others * 2 >= len(group) > 0


def _longest_run(heads: Sequence[str], share: Callable[[Sequence[str]], bool]) -> list[int]:
    """The indexes of the longest run of consecutive heads that share a frame; "" is no head."""
    best: list[int] = []
    run: list[int] = []
    for at, head in enumerate(heads):
        if head and share([*(heads[other] for other in run[-WINDOW:]), head]):
            run.append(at)
        else:
            best = max(best, run, key=len)
            run = _going_on(heads, run[1 - WINDOW :], at, share) if head else []
    return max(best, run, key=len)


def _going_on(heads: Sequence[str], run: Sequence[int], at: int, share: Callable[[Sequence[str]], bool]) -> list[int]:
    """The run that ends with the head at an index: as many of the last heads of a run as share a frame with it, or none but the head itself."""
    starts = (first for first in range(1, len(run)) if share([heads[other] for other in [*run[first:], at]]))
    first = next(starts, len(run))
    return [*run[first:], at]


def _groups(heads: Sequence[str]) -> Iterator[list[int]]:
    """The indexes of heads that need not be neighbours, for each frame of `LEAST_FRAMED` and more: ``在思想上融合，……`` ``在机制上融合，……``."""
    found: dict[tuple[str, str], list[int]] = {}
    for at, head in enumerate(heads):
        for key in _keys(head):
            found.setdefault(key, []).append(at)
    for group in found.values():
        known = [heads[at] for at in group]
        if (
            len(group) >= LEAST_FRAMED
            and len(set(known)) == len(known)
            and (_is_frame(*_frame(known[:WINDOW])) or _parallel(known[:WINDOW]))
        ):
            yield group


def _keys(head: str) -> Iterator[tuple[str, str]]:
    """What may be shared by heads that are no neighbours: the edges of the first clause, or how the last clause begins."""
    clauses = _CLAUSES.split(head)
    if SHORTEST <= len(clauses[0]) <= LONGEST_CLAUSE and len(clauses) > 1:
        yield clauses[0][0], clauses[0][-SHARED_WORD:]
    if len(clauses) > 1 and all(len(clause) <= LONGEST_CLAUSE for clause in clauses):
        yield str(len(clauses)), clauses[-1][:SHARED_ALONE]


_CLAUSES = re.compile("[，,：:]")


def _quoted(text: str) -> str:
    """A first clause that ends with a quotation: 突出“学”，."""
    clause = _BY_QUOTE.match(text)
    return clause[0] if clause else ""


_BY_QUOTE = re.compile("[^，,。]{2,14}(?<=[”’])(?=[，,])")


def _share_quotes(heads: Sequence[str]) -> bool:
    """Whether clauses begin alike up to their quotation, and end alike behind it."""
    return len(set(heads)) == len(heads) and (len(heads) == 1 or (len(prefix := shared_start(heads)) > 1 and prefix[-1] in "“‘"))


def _by_means(head: str) -> str:
    """What a first sentence names in quotes at its beginning as the means of what it says, with the word in front: 以“五个一” of ``以“五个一”管好渠水，保证农时``; "" without that."""
    means = _MEANS.match(head)
    return means[0] if means else ""


_MEANS = re.compile("[以用靠凭]“[^“”]{1,12}”(?=[^，,。的]{2,})")


def _share_means(means: Sequence[str]) -> bool:
    return len(set(means)) == len(means) and len({word[0] for word in means}) == 1


def topic_of(text: str) -> str:
    """The clause with which a paragraph names what it is about (``思想方面，……``, ``生活中，……``), without the mark behind it; "" without one."""
    topic = _shape("topic").match(text) or _shape("areas").match(text)
    return topic[0] if topic else ""


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("words")[name])


def _tells(text: str) -> bool:
    """Whether a paragraph tells of what it names: in several sentences, or in one of several clauses."""
    return not is_single(text) or len(text) >= LEAST_TOLD


LEAST_TOLD = 24
"""The fewest characters of a single sentence that tells of something."""


def _are_areas(topics: Sequence[str]) -> bool:
    """Whether words name different sides of somebody's life: ``思想上``, ``在工作上``, ``生活中``."""
    areas = re.compile(table("words")["areas"])
    return len(set(topics)) == len(topics) and all(map(areas.match, (f"{topic}，" for topic in topics)))


def _share_ends(topics: Sequence[str]) -> bool:
    """Whether topics end alike, or are the same side of several things: ``从历史看``, ``从现实看``."""
    ends = {topic[-2:] for topic in topics}
    sides = {(topic[0], topic[-1]) for topic in topics}
    return len(set(topics)) == len(topics) and (len(ends) == 1 or (len(sides) == 1 and topics[0][0] in _SIDES))


_SIDES = "从对"


def _head(text: str) -> str:
    end = sentence_end(text)
    return text[:end] if SHORTEST <= end <= LONGEST and not is_single(text) and text[end] == "。" else ""


def _frame(heads: Sequence[str]) -> tuple[str, str]:
    """The common beginning of the first clauses, and the longest text that all share behind it."""
    clauses = [_CLAUSES.split(head, maxsplit=1)[0] for head in heads]
    prefix = shared_start(clauses)
    endings = [clause[len(prefix) :] for clause in clauses]
    shortest = min(endings, key=len)
    pieces = (shortest[i:j] for i in range(len(shortest)) for j in range(i + 1, len(shortest) + 1))
    return prefix, max((piece for piece in pieces if all(piece in ending for ending in endings)), key=len, default="")


def _share(heads: Sequence[str]) -> bool:
    if len(heads) == 1:
        return True
    prefix, piece = _frame(heads)
    alone = max(len(prefix), len(piece)) >= SHARED_ALONE
    return len(set(heads)) == len(heads) and (alone or _is_frame(prefix, piece) or _parallel(heads))


def _is_frame(prefix: str, piece: str) -> bool:
    return bool(prefix) and len(piece) >= SHARED_WORD


_SPOKEN = frozenset("：:“「『")
"""What the common beginning of paragraphs holds that somebody says."""


def _shares_enough(heads: Sequence[str], count: int | None, *, led: bool) -> bool:
    """Whether paragraphs with these first sentences are sections.

    count: the announced number of sections, None without one. led: whether a colon leads to them; then it is enough that they begin with the same three characters.
    """
    if count == len(heads):
        return True
    begun = shared_start(heads) if led and len(heads) >= LEAST_FRAMED else ""
    if len(begun) >= SHARED_ALONE and not set(begun) & _SPOKEN:
        return True
    return len(heads) >= LEAST_FRAMED and (_is_frame(*_frame(heads)) or _parallel(heads) or _begins_twice(heads))


def _begins_twice(heads: Sequence[str]) -> bool:
    """Whether the heads are rows, and those of a row share their first clause and the beginning of the second.

    One row: ``这一年，我们守住了渠堤，……``, ``这一年，我们改善了住房，……``. A second row may follow: ``新的一年，我们要……``.
    The second clauses may begin differently where all heads of a row have one length: ``感谢你，在清晨翻开报纸``, ``感谢你，在深夜写来书信``.
    A tale is no row: ``那一年，我们住在工棚里，……``.
    """
    rows = [list(row) for _, row in groupby(heads, lambda head: head.partition("，")[0])]
    return all(len(row) >= LEAST and not tells_when(row[0]) and _goes_on_alike(row) for row in rows)


def _goes_on_alike(row: Sequence[str]) -> bool:
    """Whether first sentences with the same first clause go on alike, or three and more of them end alike: ``渠的故事，是水的故事``, ``渠的故事，也是人的故事``."""
    first, mark, second = shared_start(row).partition("，")
    least = 0 if len(row) >= LEAST_FRAMED and len(set(map(len, row))) == 1 else SHARED_WORD
    ends = len(row) >= LEAST_FRAMED and len(shared_end(row)) > SHARED_WORD
    return bool(mark) and len(first) >= SHARED_WORD and (ends or len(second) >= least)


def _parallel(heads: Sequence[str]) -> bool:
    """Whether all heads have the same number of short clauses, and their last clauses begin and end alike: ``扎根一线，做群众的贴心人``.

    It is enough that the last ones begin with the same three characters (``挺直腰杆，就是要有骨气``), or, if the first clauses have the
    same length, that the last ones begin alike and share a word.
    """
    clauses = [re.split("[，,]", head) for head in heads]
    if len({len(parts) for parts in clauses}) != 1 or len(clauses[0]) < 2:
        return False
    last = [parts[-1] for parts in clauses]
    if len(set(last)) == 1:  # 能吃苦者，方为渠长 and 能担责者，方为渠长
        first = [parts[0] for parts in clauses]
        return len(set(first)) == len(first) and bool(shared_start(first)) and bool(shared_end(first))
    if max(len(part) for parts in clauses for part in parts) > LONGEST_CLAUSE:
        return False
    begin, end = shared_start(last), shared_end(last)
    if not begin or min(map(len, last)) <= len(begin) + len(end):
        return False
    measured = len({len(parts[0]) for parts in clauses}) == 1
    return (
        bool(end)
        or len(begin) >= SHARED_ALONE
        or (measured and bool(set.intersection(*(set(part[len(begin) :]) for part in last))))
    )


# ---------------------------------------------------------------- the announced count

LOOKED_AT = (3, 80)
"""Where the count is looked for: in this many paragraphs before the sections, in this many characters at the end of each."""


def announced(paragraphs: Sequence[SourceParagraph]) -> int | None:
    """The number of sections that the sentence before them announces: 讲四点意见 → 4; None without one."""
    counts = (announced_in(paragraph.text) for paragraph in reversed(paragraphs[-LOOKED_AT[0] :]))
    return next((count for count in counts if count is not None), 0) or None


def announced_in(text: str) -> int | None:
    """The last count that the end of a paragraph announces: 讲四点意见 → 4, 讲三五点意见 → 0; None without one."""
    matches = list(re.finditer(table("words")["announced"], text[-LOOKED_AT[1] :]))
    if not matches:
        return None
    written = matches[-1]["count"]
    return int(written) if written.isdecimal() else from_han(written) or 0
