"""Pictures in a body of an outline: a file beside it, with a caption and a width. What a picture is, is imported for the first one."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault
from drafter.files import lies_in
from drafter.files.bounded import NotRegularError, TooLargeError, bounded
from drafter.nodes.fields import WRONG, Field, Kind, Record
from drafter.nodes.kinds import one_line
from drafter.nodes.source import Source
from drafter.outline.emphasis import caption
from drafter.outline.other_words import keys_for
from drafter.speech.lines import PICTURE_CAPTION, Styled

if TYPE_CHECKING:
    from drafter.speech.pictures import Measures, Picture

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif")
UNITS = {"厘米": "cm", "毫米": "mm", "英寸": "in", "磅": "pt", "字符": "字", "％": "%"}
"""Other words for the units of a width."""
WIDTH = r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(cm|mm|in|pt|%|字)"
"""A width in lengths, in parts of the line, or in characters of the text."""


def lines_of_picture(source: Source, node: MappingNode) -> list[Styled]:
    """The lines of a picture: itself, and its caption. What is wrong is added to the source."""
    from drafter.speech.pictures import Picture, PictureLine

    faults = len(source.faults)
    key, value = node.value[0]
    for other, _ in node.value[1:]:
        source.add("outline.beside-line", other, found=getattr(other, "value", ""), key=key.value)
    found: dict[str, Any] = {"file": _file(source, value)} if isinstance(value, ScalarNode) else PICTURE.read(source, value)
    if len(source.faults) > faults or not isinstance(found.get("file"), Picture):
        return []
    picture: Picture = found["file"]._replace(width=found.get("width", ""))
    kept = source.pictures.setdefault(picture.file, picture)
    caption = [Styled(found["caption"], PICTURE_CAPTION)] if found.get("caption") else []
    shown = PictureLine(kept._replace(width=picture.width))
    source.file_read(file_node(value), [shown])
    return [shown, *caption]


def file_node(value: Node) -> ScalarNode:
    """The name of the file in the value of a picture that was read."""
    if isinstance(value, ScalarNode):
        return value
    found: ScalarNode = next(node for key, node in value.value if PICTURE.by_key[key.value].name == "file")
    return found


def _width(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG or not found:
        return found
    text = re.sub("|".join(UNITS), lambda word: UNITS[word[0]], str(found))
    said = re.fullmatch(WIDTH, text)
    if said is None or not float(said[1]):
        source.add("outline.picture-width", node, found=found)
        return WRONG
    return f"{said[1]}{said[2]}"


def _file(source: Source, node: Node) -> object:
    name = one_line(source, node)
    if name is WRONG:
        return WRONG
    text = str(name).replace("\\", "/")
    found = beside(Path(source.name).parent, text)
    if isinstance(found, Fault):
        source.add(found.code, node, **found.facts)
        return WRONG
    return found


def beside(folder: Path, name: str) -> Picture | Fault:
    """The picture of a file in a folder or a folder below, or the fault, without a place."""
    from drafter.speech.pictures import MOST_BYTES, MOST_POINTS, DamagedError, Picture, is_too_large

    path = PurePosixPath(name)
    if path.suffix.lower() not in SUFFIXES:
        return Fault("outline.picture-kind", facts={"found": name, "known": SUFFIXES})
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return Fault("outline.file-outside", facts={"found": name})
    file = folder / path
    try:
        if not lies_in(folder, file):  # a link
            return Fault("outline.file-outside", facts={"found": name})
        found = file.stat()
        data, measures = _read(str(file), found.st_mtime_ns, found.st_size)
    except TooLargeError:
        return Fault("outline.picture-size", facts={"found": name, "most": MOST_BYTES // 1_000_000})
    except (DamagedError, NotRegularError, IsADirectoryError):
        return Fault("outline.picture-damaged", facts={"found": name})
    except (OSError, ValueError, RuntimeError) as error:  # ValueError: a name with a null; RuntimeError: links in a circle
        missing = isinstance(error, FileNotFoundError)
        near = near_files(file, SUFFIXES) if missing else ()
        return Fault("outline.picture-missing" if missing else "outline.picture-unread", facts={"found": name, "near": near})
    if is_too_large(measures):
        facts = {"found": name, "width": measures.width, "height": measures.height, "most": f"{MOST_POINTS:,}"}
        return Fault("outline.picture-points", facts=facts)
    return Picture(name, "", data, measures)


@lru_cache(maxsize=16)
def _read(file: str, _changed: int, _size: int) -> tuple[bytes, Measures]:
    """The content of a file, and what its header says. Pulling renders an outline many times."""
    from drafter.speech.pictures import MOST_BYTES, measured

    data = bounded(file, MOST_BYTES)
    return data, measured(data)


def near_files(file: Path, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """The names of files with one of the suffixes in the same folder that may be meant."""
    from drafter.messages.near import nearest

    try:
        found = [one for one in file.parent.iterdir() if one.suffix.lower() in suffixes]
    except OSError:
        return ()
    same = [one.name for one in found if one.stem == file.stem]
    stems = nearest(file.stem, {one.stem for one in found})  # that the suffixes are alike says nothing
    return tuple(same[:1]) or tuple(one.name for stem in stems for one in found if one.stem == stem)


PICTURE = Record(
    "picture",
    (
        Field("file", "文件", Kind(_file, {"type": "string"}), "A .png, .jpg or .gif file beside the outline.", required=True),
        Field("caption", "图题", Kind(caption, {"type": "string"}), "The caption below the picture."),
        Field(
            "width",
            "宽",
            Kind(_width, {"type": ["string"]}),
            "Its width: 8cm, 20字, or a share of the line (50%); without it its own, at most a line.",
        ),
    ),
    skips_empty=True,
    meant=partial(keys_for, "picture"),
)


def picture_schema(*, chinese: bool) -> dict[str, Any]:
    """The JSON Schema of a picture in a body. chinese: the language of the descriptions."""
    from drafter.outline.lines import PICTURE_KEYS

    value = {"anyOf": [{"type": "string"}, PICTURE.schema(chinese=chinese)]}
    return {
        "type": "object",
        "properties": dict.fromkeys(PICTURE_KEYS, value),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
