"""A new outline for a template: the keys that it needs, each with a hint in place of the content (``【待补：标题】``)."""

from __future__ import annotations

from drafter.outline.keys import ALIASES, BUNDLE_KEYS
from drafter.speech.text import BLANK_START
from drafter.template.frontmatter import PartHint, SectionHint, Slot, TemplateInfo

ORDER = ("title", "subtitle", "speaker", "date", "occasion", "salutation")
"""The keys of the front, in the order of the page."""


def starter(info: TemplateInfo, *, chinese: bool = False, schema: str = "") -> str:
    """The YAML of a new outline for a template.

    chinese: whether its keys are Chinese.
    schema: the path of the schema in the first line, by which editors find it; "" for no such line.
    """
    key = (lambda name: ALIASES[name]) if chinese else (lambda name: name)
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines.append(f"{key('template')}: {info.name}")
    lines += [f"{key(name)}: {_value(info.parts[name])}" for name in ORDER if name in info.parts]
    if info.slots:
        lines.append(f"{key('slots')}:")
        lines += [slot_line(slot) for slot in info.slots.values()]
    if "opening" in info.parts:
        lines += [f"{key('opening')}:", *_items(info.parts["opening"].hint, (), "  ")]
    if info.sections:
        lines.append(f"{key('sections')}:")
        for section in info.sections:
            lines += _section(section, (key("heading"), key("body"), key("sections")))
    if "closing" in info.parts:
        closing = info.parts["closing"]
        lines += [f"{key('closing')}:", *_items(closing.hint, closing.points, "  ")]
    return "\n".join(lines) + "\n"


def bundle_starter(infos: list[TemplateInfo], *, chinese: bool = False) -> str:
    """The YAML of a new bundle: one outline for each template."""
    bundle, title = (BUNDLE_KEYS[1], ALIASES["title"]) if chinese else (BUNDLE_KEYS[0], "title")
    front = f"{bundle}:\n  {title}: {blank('合集标题')}\n"
    return "---\n".join([front, *(starter(info, chinese=chinese) for info in infos)])


def blank(hint: str) -> str:
    """A blank to be filled: ``【待补：标题】`` for the hint 标题."""
    return f"{BLANK_START}：{hint}】" if hint else f"{BLANK_START}】"


def _value(part: PartHint) -> str:
    return part.text or quoted(blank(part.hint))


def slot_line(slot: Slot) -> str:
    """The line of a slot without a value, or with its default, with the hint behind it."""
    comment = "，".join(filter(None, (slot.hint, f"如：{slot.example}" if slot.example else "")))
    return f"  {slot.name}:{f' {slot.default}' if slot.default else ''}{f'  # {comment}' if comment else ''}"


def _section(section: SectionHint, keys: tuple[str, str, str], indent: str = "  ") -> list[str]:
    """The lines of a section, with the sections within it. keys: those of its heading, its body and its sections."""
    heading, body, sections = keys
    lines = [f"{indent}- {heading}: {quoted(blank(section.heading))}"]
    if section.body or section.points or not section.sections:
        lines += [f"{indent}  {body}:", *_items(section.body, section.points, f"{indent}    ")]
    if section.sections:
        lines.append(f"{indent}  {sections}:")
        for below in section.sections:
            lines += _section(below, keys, f"{indent}    ")
    return lines


def _items(hint: str, points: tuple[str, ...], indent: str) -> list[str]:
    lines = [f"{indent}- {quoted(blank(hint))}"] if hint or not points else []
    return lines + [f"{indent}- {quoted(blank(point))}: {blank('具体内容')}" for point in points]


def quoted(text: str) -> str:
    """A line of text as a YAML value: without quotes where that is safe, else in single quotes."""
    plain = text[:1] not in _OPENS and ": " not in text and " #" not in text and not text.endswith(":") and text == text.strip()
    return text if plain and text else "'" + text.replace("'", "''") + "'"


_OPENS = frozenset("-?:,[]{}#&*!|>'\"%@`")
