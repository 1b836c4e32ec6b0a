"""Emit: writes a mined document as a template and an outline that render to the same document.

The skeleton (order, marks, frames, formulas) goes to the template, the content to the outline. Defaults are written in neither:
those of the filters are in `drafter.speech.style`, those of the shipped template are read by `plain`.
Law: the outline, rendered with the templates, is the mined document: equal trees, and the same text character for character. The
modules: `styles` and `frames` find what siblings have in common. `units` makes sections and points for the outline, `front` the
front, `parts` opening and closing. `template` writes the file, with `header` (front matter), `remarks` (comments), `genres`
(hints), `jinja` (syntax) and `texts` (block forms). `model` has the value from which a template is written.
"""

from __future__ import annotations

from typing import NamedTuple

from drafter.mine.emit import jinja
from drafter.mine.emit.ending import split_ending
from drafter.mine.emit.frames import chosen_frames, closing_frame
from drafter.mine.emit.front import front_of, key_value
from drafter.mine.emit.header import parts_shown
from drafter.mine.emit.model import Skeleton
from drafter.mine.emit.parts import EmittedPart, part_of
from drafter.mine.emit.plain import plain_bundle
from drafter.mine.emit.styles import section_style
from drafter.mine.emit.template import template_blocks, template_text
from drafter.mine.emit.texts import block
from drafter.mine.emit.units import Language, footnotes_of, section_values, typed_outline
from drafter.mine.model import Mined, MinedSpeech
from drafter.mine.titles import is_date
from drafter.nodes.writing import Value, mapping_lines
from drafter.outline.keys import BUNDLE_KEYS
from drafter.speech.numbering import count_in_han
from drafter.speech.tree import FRONT_KINDS, Bundle, Document, Speech, canonical, speeches_of


class EmittedTemplate(NamedTuple):
    """A template. name: without the suffix of its file."""

    name: str
    text: str


class Emitted(NamedTuple):
    """Templates and an outline.

    templates: in the order of the speeches, without repetition; last the template of a bundle's front, if it needs one.
    outline: the text of the outline's file, with a YAML document for each speech.
    """

    templates: tuple[EmittedTemplate, ...]
    outline: str

    @property
    def template(self) -> str:
        """The text of the first template."""
        return self.templates[0].text


def emit(mined: Mined, name: str, *, chinese: bool = False) -> Emitted:
    """The templates and the outline of a mined document.

    name: the name of the first template; further ones are numbered.
    chinese: whether the outline's keys are Chinese. Speeches with the same template share it. The document must have a speech, no
    line of a front may be empty, and no mark may be the word ``none`` or ``无``.
    """
    say = Language(chinese)
    alike: dict[tuple[str, frozenset[str]], tuple[str, list[Skeleton]]] = {}  # blocks and front → template's name, its speeches
    documents = []
    for place, speech in enumerate(speeches_of(mined.document)):
        found = mined.speeches[place] if place < len(mined.speeches) else MinedSpeech()
        skeleton = _skeleton(canonical(speech), found, say)._replace(collection=_collection(mined.document))
        makes = (template_blocks(skeleton), frozenset(slot.name for slot in skeleton.slots))
        template, skeletons = alike.setdefault(makes, (_numbered(name, len(alike) + 1), []))
        skeletons.append(skeleton)
        documents.append("\n".join(mapping_lines(typed_outline(_outline(skeleton, template, say)))) + "\n")
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
    ending = split_ending(speech.closing, say)
    closing = part_of("closing", ending.closing, behind, count, opening.slots, say, closing_frame(mined, ending.closing))
    style = section_style(speech.sections, *chosen_frames(mined, speech.sections, speech.title))
    return Skeleton(speech, mined, front_of(speech.front), opening, style, closing, ending=ending.keys)


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
        **{say.key(name): value for name, value in skeleton.ending.items()},
        say.key("footnotes"): footnotes_of(skeleton.speech) or None,
    }


def _content(part: EmittedPart) -> Value:
    return list(part.content) or None


class _BundleFront(NamedTuple):
    outline: str
    template: str


def _bundle(bundle: Bundle, name: str, say: Language) -> _BundleFront:
    """The first YAML document of a bundle's outline, and the template of the bundle's front; "" for one that is not needed."""
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
    """A count line for a template.

    If it has the number of the speeches, an expression replaces it: ``共{{ speeches | length }}篇``. The figures of a month count nothing.
    """
    if is_date(line):
        return jinja.words(line, start=True)
    for number, expression in ((str(count), "speeches | length"), (count_in_han(count), "speeches | length | cn")):
        before, found, behind = line.partition(number)
        if found:
            start = jinja.words(before, start=True) if before else ""
            return start + jinja.shown(expression) + (jinja.words(behind, start=False) if behind else "")
    return jinja.words(line, start=True)
