"""``drafter.yaml``: what a folder of outlines has in common.

It is looked for in the folder of a file and in the folders above. Paths in it are relative to its own folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.check.added import check_named
from drafter.check.model import SEVERITIES, Settings
from drafter.check.registry import BY_ID, Check
from drafter.errors import ConfigError, InputError
from drafter.files import CONFIG_NAME, is_file, is_folder, read_text
from drafter.messages.near import nearest
from drafter.nodes.compose import read_documents
from drafter.nodes.fields import WRONG, Field, Kind, Record, key_text, odd_key, shape_of, wrong_shape
from drafter.nodes.kinds import choice, free_mapping, items_of, number, text
from drafter.nodes.source import Source
from drafter.outline.model import Limit
from drafter.outline.values import limit, rate
from drafter.speech.text import SPEAKING_RATE


class Config(NamedTuple):
    """The values of a configuration.

    layout: a name or file.
    templates: folders.
    limit: the length limit of speeches whose outlines have none.
    word_files: the files of word tables that it names.
    readings: how an office's names are read: of each character its pinyin, "" for the usual reading.
    title_words: names and set terms that a title keeps on one line.
    """

    layout: str = ""
    templates: tuple[Path, ...] = ()
    limit: Limit | None = None
    checks: Settings = Settings()
    word_files: tuple[Path, ...] = ()
    readings: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    title_words: tuple[str, ...] = ()


def load_config(path: Path, checks: Sequence[Check] = ()) -> Config:
    """A configuration from its file.

    checks: the user's own checks, whose ids it may use. Raises InputError where the file cannot be read, ConfigError with every
    fault found.
    """
    return config_of(_text_of(path), str(path), path.parent, checks)


def _text_of(path: Path) -> str:
    """The text of a file. Raises InputError, and ConfigError for one that is no text."""
    try:
        return read_text(path)
    except InputError as error:
        if error.faults[0].code == "input.binary":
            raise ConfigError(replace(error.faults[0], code="config.binary")) from None
        raise


def config_of(text_: str, name: str = CONFIG_NAME, folder: Path = Path(), checks: Sequence[Check] = ()) -> Config:
    """A configuration from its text.

    folder: its paths are relative to it.
    checks: the user's own checks, whose ids it may use. Raises ConfigError with every fault found.
    """
    keys = _keys(checks)
    source = Source(name, text_, known=frozenset(CONFIG.by_key))
    documents = read_documents(source)
    if len(documents) > 1:
        source.add("config.documents", documents[1])
    values: dict[str, Any] = keys.read(source, documents[0]) if documents else {}
    found = values.get("checks", {})
    word_files = tuple(folder / node.value for _, node in found.get("lexicons", ()) if isinstance(node, ScalarNode))
    lexicons = {check.id: _lexicon(source, check, nodes, folder) for check, nodes in found.get("lexicons", ())}
    folders = _folders(source, values.get("templates", ()), folder)
    source.raise_faults(ConfigError)
    settings = Settings(
        severities=found.get("severities", {}),
        ignored=frozenset(found.get("ignored", ())),
        lexicons=lexicons,
        values=found.get("values", {}),
        rate=float(values.get("rate", SPEAKING_RATE)),
    )
    layout = values.get("layout", "")
    if layout and is_file(folder / layout):
        layout = str(folder / layout)
    return Config(
        layout,
        folders,
        values.get("limit"),
        settings,
        word_files,
        values.get("readings", {}),
        tuple(filter(None, map(str.strip, values.get("title-words", ())))),
    )


def _folders(source: Source, named: Sequence[tuple[str, Node]], folder: Path) -> tuple[Path, ...]:
    """The folders of templates, by their names with their nodes. One that is not there is a fault: shipped templates would be used instead of its own."""
    for name, node in named:
        if not is_folder(folder / name):
            source.add("config.no-folder", node, found=str(folder / name))
    return tuple(folder / name for name, _ in named)


def _with_node(source: Source, node: Node) -> object:
    value = text.read(source, node)
    return WRONG if value is WRONG else (value, node)


# ---------------------------------------------------------------- checks


def _checks(own: Sequence[Check], source: Source, node: Node) -> object:
    """The settings of checks by their ids: severity, off, numbers, and the nodes of word tables, which are read later.

    own: the user's own checks.
    """
    found: dict[str, Any] = {"severities": {}, "ignored": set(), "values": {}, "lexicons": []}
    if shape_of(node) == "nothing":
        return found
    if not isinstance(node, MappingNode):
        return wrong_shape(source, node, "checks")
    for key_node, value in node.value:
        if odd_key(source, key_node):
            continue
        name = key_text(source, key_node)
        check = check_named(name, own)
        if check is None:
            source.add("check.unknown", key_node, found=name, near=nearest(name, BY_ID))
        elif shape_of(value) == "nothing":
            continue
        elif isinstance(value, ScalarNode):
            _set_severity(source, check, value, _SEVERITY.read(source, value), found)
        else:
            _check(source, check, value, found)
    return found


def _check(source: Source, check: Check, node: Node, found: dict[str, Any]) -> None:
    fields = [Field("severity", "级别", _SEVERITY, "error, warning, info or off.")]
    fields += [Field(name, name, number(0, 1_000_000), "A number of this check.") for name in check.values()]
    if check.row() is not None:
        fields.append(Field("words", "词表", Kind(lambda _, value: value, {}), "Rows of a table, or its file."))
    settings: dict[str, Any] = Record("check", tuple(fields), skips_empty=True).read(source, node)
    _set_severity(source, check, node, settings.pop("severity", WRONG), found)
    if "words" in settings:
        found["lexicons"].append((check, settings.pop("words")))
    found["values"] |= {f"{check.id}.{name}": float(value) for name, value in settings.items()}


def _set_severity(source: Source, check: Check, node: Node, severity: object, found: dict[str, Any]) -> None:
    if severity is WRONG:
        return
    if check.grade == "标准" and (severity == "off" or SEVERITIES.index(severity) > SEVERITIES.index(check.severity)):
        source.add("check.standard", node, found=check.id, source=check.source)
    elif severity == "off":
        found["ignored"].add(check.id)
    else:
        found["severities"][check.id] = severity


def _lexicon(source: Source, check: Check, node: Node, folder: Path) -> tuple[Mapping[str, object], ...]:
    """The rows of a user's word table, written in the configuration or in a separate file."""
    table = check.row()
    assert table is not None
    if isinstance(node, ScalarNode):
        path = folder / node.value
        if not is_file(path):
            source.add("config.no-words", node, found=str(path))
            return ()
        other = Source(str(path), _text_of(path), known=frozenset(table.by_key))
        documents = read_documents(other)
        rows = _rows(other, table, documents[0]) if documents else ()
        other.raise_faults(ConfigError)
        return rows
    return _rows(source, table, node)


def _rows(source: Source, table: Record, node: Node) -> tuple[Mapping[str, object], ...]:
    if not isinstance(node, SequenceNode):
        wrong_shape(source, node, "rows")
        return ()
    return tuple(table.read(source, row) for row in node.value)


_SEVERITY = choice(
    *SEVERITIES,
    "off",
    aliases={"错误": "error", "警告": "warning", "建议": "info", "提示": "info", "关": "off", "no": "off", "false": "off"},
)


_READINGS = free_mapping(text, "config-readings")


def _readings(source: Source, node: Node) -> object:
    """Words with a reading for each character, ``-`` for the usual one: ``甪直: lù -``."""
    found = _READINGS.read(source, node)
    if not isinstance(found, dict):
        return found
    rows: dict[str, tuple[str, ...]] = {}
    for word, sounds in found.items():
        row = tuple("" if sound == "-" else sound for sound in str(sounds).split())
        if len(row) != len(word) or not any(row):
            source.add("config.reading", node, found=word, count=len(word))
        rows[word] = row
    return rows


def _keys(own: Sequence[Check]) -> Record:
    """The keys of the file. own: the user's own checks."""
    return Record(
        "config",
        (
            *_FIELDS,
            Field(
                "checks",
                "检查",
                Kind(partial(_checks, own), {}),
                "Severities, numbers and words of checks.",
            ),
        ),
        skips_empty=True,
    )


_FIELDS = (
    Field("layout", "版式", text, "The layout of outlines that name none."),
    Field(
        "templates",
        "模板文件夹",
        items_of(Kind(_with_node, text.schema), single=True),
        "Folders with templates, from here.",
    ),
    Field("rate", "语速", rate, "Characters spoken in a minute."),
    Field("limit", "限长", limit, "How long a speech may be.", also="限时"),
    Field("readings", "读音", Kind(_readings, _READINGS.schema), "How names are read: 甪直: lù -"),
    Field("title-words", "标题词语", items_of(text, single=True), "Names and set terms that a title keeps on one line."),
)
CONFIG = _keys(())
"""The keys of the file for Drafter's checks alone."""
