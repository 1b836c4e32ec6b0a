"""Ordinals in lists that are numbered wherever they are shown: the agenda, the attachments. They are shown, and never kept as they are typed.

An ordinal is taken off where it says the place of its item. So ``二、颁奖`` would read otherwise at each place of the agenda.
"""

from __future__ import annotations

from collections import Counter

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from drafter.desk.differences import difference
from drafter.desk.paths import documents_of, value_of
from drafter.desk.work import Work
from drafter.outline.edit.content import Content
from drafter.outline.edit.editor import Editor
from drafter.outline.typed import ordinal_of
from drafter.speech.numbering import HAN

COUNTED = ("agenda", "attachments")
"""The lists that are numbered wherever they are shown."""


def without_ordinal(text: str) -> str:
    """What is typed for an item of such a list, without its ordinal."""
    return text[len(ordinal_of(text)) :]


def take_off_ordinals(work: Work, path: str) -> None:
    """Take off the ordinals that the items of such a list have in the file, before items of it change their places. path: of a part in it."""
    number, name = [*path.split("/"), ""][:2]
    typed = work.content.source.typed
    if not typed or name not in COUNTED or not number.isdecimal() or int(number) >= len(documents := documents_of(work.content)):
        return
    items = value_of(documents[int(number)], name)
    nodes = [node for item in items.value for node in _named(item)] if isinstance(items, SequenceNode) else []
    editor = Editor(work.content, as_shown=True)
    work.change(*(editor.value(node, [node.value.strip()[len(typed[id(node)].text) :]]) for node in nodes if id(node) in typed))


def _named(item: object) -> list[ScalarNode]:
    """The scalars of an item that may be its name."""
    pairs = item.value if isinstance(item, MappingNode) else ()
    found = [item, *(node for pair in pairs for node in pair)]
    return [node for node in found if isinstance(node, ScalarNode)]


def typed_in(content: Content) -> Counter[str]:
    """The headings and names that begin with an ordinal of their author's, as they are typed."""
    typed = content.source.typed
    return Counter(node.value.strip() for node in content.in_scalar if id(node) in typed)


def keep_words(work: Work, before: Counter[str], old: str) -> None:
    """Write words as words that were no ordinal before parts were moved, and would be one at their new places.

    before: the headings that began with an ordinal then. old: the text then. Of headings that are alike the one nearest to the change is meant.
    """
    more = typed_in(work.content) - before
    if not more:
        return
    typed = work.content.source.typed
    change = difference(old, work.text).start
    nodes = [
        node for node in work.content.in_scalar if isinstance(node, ScalarNode) and id(node) in typed and node.value.strip() in more
    ]
    editor = Editor(work.content, as_shown=True)
    edits = []
    for node in sorted(nodes, key=lambda node: abs(node.start_mark.index - change)):
        text = node.value.strip()
        if more[text] > 0:
            more[text] -= 1
            edits.append(editor.value(node, [text]))
    work.change(*edits)


_OF_ORDINALS = frozenset(f"{HAN}第其首先次再最后是要0123456789")
"""Characters that ordinals consist of: these may become fewer, because a template counts."""


def letters_of(text: str) -> Counter[str]:
    """How often each letter and figure stands in a text, without those of ordinals."""
    return Counter(character for character in text if character.isalnum() and character not in _OF_ORDINALS)
