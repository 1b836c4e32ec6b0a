"""A file of any format, proofread and repaired."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from drafter import files
from drafter.check.model import Settings
from drafter.check.registry import BY_ID, CHECKS, Check, quick_checks
from drafter.errors import DrafterError, Fault, InputError, Place
from drafter.layout.model import Layout
from drafter.outline.keys import ALIASES, ALL_KEYS
from drafter.outline.model import Limit
from drafter.proofread.fix import edits_of, repaired
from drafter.proofread.model import Proofs
from drafter.template.render import Renderer

OUTLINES = (".yaml", ".yml")
TEXTS = ("txt", "markdown")
"""The names of the readers for files that are edited as text."""
_KEY = re.compile(r"""(?:^|\n)[{"']*([^\s:#\-"'{][^\n:"']{0,20})["']?[ \t]*:(?:[ \t\r\n]|$)""")
_INDENTED = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]+)(?=[^\s#])")
"""The indentation of the first line that is no remark."""
_FIRST = re.compile(r"(?m)^(?!#|---|\s)([^\n:]+)")
"""The beginning of the first line that is no remark and parts no documents."""
_MISTYPED_KEY = re.compile(r"(?:^|\n)(?:([^\s:：#\-][^\n:：]{0,20})：|[ \t]*[\u3000\xa0]+([^\s:：#\-][^\n:：]{0,20})[:：])")
"""A key with the full-width colon of an input method, or behind the spaces that a word processor indents with."""
_NARROW_KEY = re.compile(r"(?:^|\n)([^\s:：#\-][^\n:：]{0,20}):(?![\s:/])")
"""A key without a space behind its colon."""
_LISTED_KEY = re.compile(r"(?:^|\n)[-－—–·•][ \t\u3000\xa0]*([^\s:：#\-][^\n:：]{0,20})[:：]")
_TELLING = ("title", "speaker", "salutation", "opening", "sections", "closing")
_GENERAL = frozenset(
    ("日期", "场合", "附件", "开始", "限长", "限时", "语速", "版式", "备注", "序号", "要点", "段落", "事项", "人员", "分钟", "小结")
)
"""Keys of outlines that stand in other files too: a list of who is on duty has 备注."""
_LIKE_KEYS = 2
"""So many keys of an outline in a list, or Chinese keys that hold the name of one (讲话标题), show that a file was meant as an outline."""
_SLIP = 0.75
"""How alike a word and a key are, from 0 to 1, if the word is the key with a slip: sectoins."""
_HEAD = 8192
"""Characters of a file in which a key of an outline is looked for."""
_MOST_ROUNDS = 5
"""How often a file is proofread and repaired again, because a repair may uncover another mistake. More rounds were never needed."""

if TYPE_CHECKING:
    from drafter.proofread.overlap import Index
    from drafter.proofread.stats import Stats


class Repaired(NamedTuple):
    """A file after its repairs.

    data: its bytes.
    repairs: the number of repairs.
    before, after: its text before and after the repairs.
    left: the findings that remain.
    source: its bytes before the repairs.
    """

    data: bytes
    repairs: int
    before: str
    after: str
    left: Proofs
    source: bytes = b""


class Proofreader:
    """Proofreads files with the same settings.

    renderer: renders outlines.
    layout: the name of a layout, used instead of the outlines' own.
    usual_layout: the layout of outlines that name none.
    limit: the length limit of speeches whose outlines have none.
    encoding: the encoding of texts; without it, it is guessed.
    against: an index of sources that a speech must not repeat.
    checks: the checks in the order in which they run, with the user's own.
    find_layout: called with the layout that an outline names; raises LayoutError where there is none.
    """

    def __init__(
        self,
        renderer: Renderer,
        settings: Settings,
        *,
        layout: str = "",
        usual_layout: str = "",
        limit: Limit | None = None,
        encoding: str | None = None,
        against: Index | None = None,
        checks: Sequence[Check] = CHECKS,
        find_layout: Callable[[str], Layout] | None = None,
    ) -> None:
        self.renderer = renderer
        self.settings = settings
        self.layout = layout
        self.usual_layout = usual_layout
        self.limit = limit
        self.encoding = encoding
        self.against = against
        self.checks = checks
        self.find_layout = find_layout
        self.own_checks = tuple(check for check in checks if check.id not in BY_ID)

    def proofs(self, data: bytes, name: str) -> Proofs:
        """The findings in a file. Raises InputError, OutlineError or TemplateError where it cannot be read."""
        if is_outline(data, name):
            proofs = self._outline(files.decode(data, name, self.encoding), name)
        else:
            proofs = self._source(data, name)
        return proofs._replace(own_checks=self.own_checks)

    def _outline(self, text: str, name: str, checks: Sequence[Check] | None = None) -> Proofs:
        from drafter.proofread.outlines import proofread_outline

        return proofread_outline(
            text,
            self.renderer,
            self._settings(name),
            source=name,
            layout=self.layout,
            usual_layout=self.usual_layout,
            limit=self.limit,
            checks=self.checks if checks is None else checks,
            find_layout=self.find_layout if checks is None else None,  # a rendered outline has its layout
        )

    def _settings(self, name: str) -> Settings:
        return self.settings if self.against is None else self.settings._replace(overlaps=self.against.without(name))

    def _source(self, data: bytes, name: str) -> Proofs:
        from drafter.proofread.sources import proofread_source
        from drafter.read import read_bytes, reader_of

        reader = reader_of(data, name).name
        content = files.decode(data, name, self.encoding) if reader in TEXTS else None
        source = read_bytes(data, name, encoding=self.encoding)
        proofs = proofread_source(source, self._settings(name), checks=self.checks, content=content, limit=self.limit)
        if reader in (*TEXTS, "docx"):
            return proofs._replace(is_text=content is not None)
        return proofs._replace(proofs=tuple(proof._replace(edit=None) for proof in proofs.proofs), is_text=False)

    def stats(self, data: bytes, name: str) -> list[Stats]:
        """The statistics of each speech of a file. Raises as `proofs`."""
        from drafter.proofread.stats import stats_of

        text = self.proofs(data, name).text
        return [stats_of(text, speech, self.settings.rate) for speech in text.speeches]

    def quick(self, outline: str, name: str, *, blanks: bool = False) -> Proofs | None:
        """The errors that the quick checks find in an outline; None without errors. blanks: whether unfilled blanks are errors."""
        proofs = self._outline(outline, name, quick_checks(blanks=blanks))
        errors = tuple(proof for proof in proofs.proofs if proof.finding.severity == "error")
        return proofs._replace(proofs=errors) if errors else None

    def repaired(self, data: bytes, name: str) -> Repaired:
        """A repaired file. In a Word document repairs are tracked changes, and all other findings are comments.

        Raises InputError for a file that cannot be edited (a PDF), and as `proofs`.
        """
        from drafter.read import reader_of

        reader = "outline" if is_outline(data, name) else reader_of(data, name).name
        proofs = self.proofs(data, name)
        if reader == "docx":
            from drafter.proofread.revise import revised

            saved, done = revised(data, proofs)
            after = repaired(proofs._replace(proofs=done))
            made = {proof.edit for proof in done}
            left = proofs._replace(proofs=tuple(proof for proof in proofs.proofs if proof.edit not in made))
            return Repaired(saved, len(done), proofs.content, after, left, data)
        if reader not in ("outline", *TEXTS):
            raise InputError(Fault("check.no-repairs", Place(name)))
        source, before, count = data, proofs.content, 0
        for _ in range(_MOST_ROUNDS):  # a repair may uncover another mistake
            edits = edits_of(proofs)
            if not edits:
                break
            count += len(edits)
            data = files.changed(data, name, edits, self.encoding)
            proofs = self.proofs(data, name)
        return Repaired(data, count, before, proofs.content, proofs, source)


def is_outline(data: bytes, name: str) -> bool:
    """Whether a file is an outline: by the suffix of its name; without a known suffix, by a key that only outlines have."""
    suffix = PurePath(name).suffix.lower()
    if suffix:
        return suffix in OUTLINES
    try:
        text = files.decode(data, name)
    except InputError:
        return False
    return _has_key(text[:_HEAD])


def may_be_outline(text: str) -> bool:
    """Whether a YAML text in a folder may be an outline, right or mistyped, and no file of another program. All its lines may be indented."""
    head = _at_margin(text[:_HEAD])
    return (_has_key(head) and not is_of_another_program(head)) or is_mistyped_outline(head)


def _has_key(head: str) -> bool:
    return any(match[1].strip() in ALL_KEYS for match in _KEY.finditer(head))


def _at_margin(text: str) -> str:
    """A text without the indentation of its first line, where that is one."""
    first = _INDENTED.match(text)
    return re.sub(f"(?m)^{first[1]}", "", text) if first else text


def is_of_another_program(text: str) -> bool:
    r"""Whether a YAML text with a key of outlines is the file of another program: most of its keys are ones that no outline has.

    They are English; in Chinese, no key is one that only outlines have either.

    >>> is_of_another_program("title: 我的站点\nauthor: 王海\ntheme: plain\n"), is_of_another_program("title: 讲话\nsectoins: []\n")
    (True, False)
    >>> is_of_another_program("早班: 张山\n晚班: 李水\n备注: 轮流\n"), is_of_another_program("标题: 讲话\n早班: 张山\n晚班: 李水\n")
    (True, False)
    """
    from difflib import get_close_matches

    keys = {match[1].strip() for match in _KEY.finditer(text[:_HEAD])}
    known = {key for key in keys if key in ALL_KEYS}
    chinese = {key for key in known if not key.isascii()}
    others = {key for key in keys - known if (chinese or key.isascii()) and not get_close_matches(key, ALL_KEYS, 1, _SLIP)}
    return chinese <= _GENERAL and len(others) > (0 if chinese else len(known))


def is_whole_outline(data: bytes) -> bool:
    """Whether a text under any name is an outline from its first line to its last: it begins with a key, and reads without a fault."""
    from drafter.outline.load import load

    try:
        text = files.decode(data, "")
        first = next((match for match in _FIRST.finditer(text[:_HEAD])), None)
        if first is None or first[1] not in ALL_KEYS:
            return False
        load(text)
    except DrafterError:
        return False
    return True


def is_mistyped_outline(text: str) -> bool:
    """Whether a YAML text was meant as an outline, though no key of it can be read.

    Its keys have the full-width colons of an input method (``标题：…``), or no space behind their colons (``标题:…``; not ``日期:…``
    alone, a key of other files too), stand behind full-width blanks, are the items of a list, or say more than the names of keys (``讲话标题: …``).
    """
    head = text[:_HEAD]
    if any((match[1] or match[2]).strip() in ALL_KEYS for match in _MISTYPED_KEY.finditer(head)):
        return True
    narrow = {match[1].strip() for match in _NARROW_KEY.finditer(head)}.intersection(ALL_KEYS)
    chinese = {key for key in narrow if not key.isascii()}
    if chinese - _GENERAL or len(narrow - chinese) >= _LIKE_KEYS:
        return True
    if len({match[1].strip() for match in _LISTED_KEY.finditer(head)}.intersection(ALL_KEYS)) >= _LIKE_KEYS:
        return True
    names = tuple(map(ALIASES.__getitem__, _TELLING))
    return len({key for key in (match[1].strip() for match in _KEY.finditer(head)) if key.endswith(names)}) >= _LIKE_KEYS
