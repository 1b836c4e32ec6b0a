"""Emit: what was mined as a template and an outline that render the same document again.

`emit` makes both as texts: the skeleton (order, marks, frames, formulas) goes to the template, the content to the outline. What a template
writes anyway is said by neither: `drafter.speech.style` (defaults of the filters) and `plain` (the shipped template) know it. Law: the outline
rendered through the templates is the mined document, the trees equal, the text the same character for character.

The subjects: `styles` and `frames` (what siblings have in common), `units` (sections and points for the outline), `front` and `parts` (above and
around the sections), `template` (the file) with `header` (its front matter), `remarks` (its comments) and `genres` (hints), `jinja` and
`texts` (how it is written). `model` is the whole before it is written.
"""

from __future__ import annotations

from typing import NamedTuple

from drafter.mine.emit import jinja
from drafter.mine.emit.frames import chosen_frames, closing_frame
from drafter.mine.emit.front import front_of, key_value
from drafter.mine.emit.header import parts_shown
from drafter.mine.emit.model import Skeleton
from drafter.mine.emit.parts import Part, part_of
from drafter.mine.emit.plain import plain_bundle
from drafter.mine.emit.styles import section_style
from drafter.mine.emit.template import template_blocks, template_text
from drafter.mine.emit.texts import block
from drafter.mine.emit.units import Language, section_values
from drafter.mine.model import Mined, MinedSpeech
from drafter.nodes.writing import Value, mapping_lines
from drafter.outline.keys import BUNDLE_KEYS
from drafter.speech.numbering import to_han
from drafter.speech.tree import FRONT_KINDS, Bundle, Document, Speech, canonical, speeches_of


class EmittedTemplate(NamedTuple):
    """A template: its name, without the suffix, and its text."""

    name: str
    text: str


class Emitted(NamedTuple):
    """Templates and an outline. templates: one for each speech that needs its own, in the order of the speeches; last that of a bundle's front.

    outline: the text of the file, with a document for each speech.
    """

    templates: tuple[EmittedTemplate, ...]
    outline: str

    @property
    def template(self) -> str:
        """The text of the first template."""
        return self.templates[0].text


def emit(mined: Mined, name: str, *, chinese: bool = False) -> Emitted:
    """The templates, named after `name`, and the outline of a mined document. chinese: the outline's keys in Chinese.

    Speeches for which the same template would be written share it. The document must have a speech, no line of a front may be empty, and no
    mark may be the word ``none`` or ``无``.
    """
    say = Language(chinese)
    alike: dict[tuple[str, frozenset[str]], tuple[str, list[Skeleton]]] = {}  # by what a template makes: its name, its speeches
    documents = []
    for place, speech in enumerate(speeches_of(mined.document)):
        found = mined.speeches[place] if place < len(mined.speeches) else MinedSpeech()
        skeleton = _skeleton(canonical(speech), found, say)._replace(collection=_collection(mined.document))
        makes = (template_blocks(skeleton), frozenset(slot.name for slot in skeleton.slots))
        template, skeletons = alike.setdefault(makes, (_numbered(name, len(alike) + 1), []))
        skeletons.append(skeleton)
        documents.append("\n".join(mapping_lines(_outline(skeleton, template, say))) + "\n")
    templates = [
        EmittedTemplate(template, template_text(skeletons[0], frozenset.intersection(*map(parts_shown, skeletons))))
        for template, skeletons in alike.values()
    ]
    if isinstance(mined.document, Bundle):
        front = _bundle(mined.document, f"{name}-bundle", say)
        if front.outline:
            documents.insert(0, front.outline)
        if front.template:
            templates.append(EmittedTemplate(f"{name}-bundle", front.template))
    return Emitted(tuple(templates), "---\n".join(documents))


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _collection(document: Document) -> str:
    return document.title if isinstance(document, Bundle) else ""


def _skeleton(speech: Speech, mined: MinedSpeech, say: Language) -> Skeleton:
    count = len(speech.sections)
    before = [formula for formula in mined.formulas if formula.part != "closing"]
    behind = [formula for formula in mined.formulas if formula.part == "closing"]
    opening = part_of("opening", speech.opening, before, count, (), say)
    closing = part_of("closing", speech.closing, behind, count, opening.slots, say, closing_frame(mined, speech.closing))
    style = section_style(speech.sections, *chosen_frames(mined, speech.sections))
    return Skeleton(speech, mined, front_of(speech.front), opening, style, closing)


def _outline(skeleton: Skeleton, template: str, say: Language) -> dict[str, Value]:
    front = {say.key(kind): key_value(kind, skeleton.front.keys[kind]) for kind in FRONT_KINDS}
    slots = {slot.name: slot.value for slot in skeleton.slots}
    return {
        say.key("template"): template,
        **front,
        say.key("slots"): slots or None,
        say.key("opening"): _content(skeleton.opening),
        say.key("sections"): section_values(skeleton.speech.sections, skeleton.sections, say) or None,
        say.key("closing"): _content(skeleton.closing),
    }


def _content(part: Part) -> Value:
    return list(part.content) or None


class _BundleFront(NamedTuple):
    outline: str
    template: str


def _bundle(bundle: Bundle, name: str, say: Language) -> _BundleFront:
    """The first document of a bundle's outline, and the template of its front; "" for each that is not needed."""
    count = len(bundle.speeches)
    if not bundle.title and not bundle.count_line and count > 1:
        return _BundleFront("", "")
    title, count_line = plain_bundle()
    usual = bundle.count_line == count_line.replace("{}", str(count))
    key = BUNDLE_KEYS[1] if say.chinese else BUNDLE_KEYS[0]
    fields = {say.key("title"): bundle.title, say.key("template"): None if usual else name}
    outline = "\n".join(mapping_lines({key: fields})) + "\n"
    if usual:
        return _BundleFront(outline, "")
    lines = [title, block("count", line=_counted(bundle.count_line, count))] if bundle.count_line else [title]
    return _BundleFront(outline, block("bundle", text="\n\n".join(lines)))


def _counted(line: str, count: int) -> str:
    """A count line as a template has it. A number in it that is that of the speeches is counted: ``共{{ speeches | length }}篇``."""
    for number, expression in ((str(count), "speeches | length"), (to_han(count), "speeches | length | cn")):
        before, found, behind = line.partition(number)
        if found:
            start = jinja.words(before, start=True) if before else ""
            return start + jinja.shown(expression) + (jinja.words(behind, start=False) if behind else "")
    return jinja.words(line, start=True)
