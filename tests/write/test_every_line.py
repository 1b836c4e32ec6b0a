"""Every kind of line in every layout: both validators find nothing wrong with a document that has it."""

from __future__ import annotations

from base64 import b64decode

import pytest

from drafter.files.tables import read_table
from drafter.layout import load_layout
from drafter.speech.emphasis import STRONG, SUBSCRIPT, Span
from drafter.speech.flow import paragraphs
from drafter.speech.lines import KINDS, Note, Styled
from drafter.speech.pictures import Picture, PictureLine, measured
from drafter.speech.tree import Bundle, FrontLine, Section, Speech
from drafter.write.specimen import specimen
from tests.write.examples import LAYOUTS, docx

BEFORE, BEHIND = "修渠的事，今天定下来。", "天天抓，一抓到底。"


def lines() -> dict[str, tuple[str, ...]]:
    """Lines of each kind, as they stand in a body or behind it. Kinds that stand together are together: a head with its rows."""
    data = b64decode(read_table("write", "specimen")["image"])
    picture = PictureLine(Picture("渠.png", "4cm", data, measured(data)))
    noted = Styled(BEFORE, "", (Span(2, 2, (Note("1", "引水的沟。"),)),))
    found: dict[str, tuple[str, ...]] = {
        kind.name: (Styled("" if not kind.words else f"{kind.name}\t2" if kind.row else kind.name, kind.name),) for kind in KINDS
    }
    found["picture"] = (picture, Styled("渠首", "picture-caption"))
    found["footnote"] = (noted, noted)
    for name in ("table", "boxed"):
        rows = tuple(Styled(f"渠\t{n}公里\t", f"{name}-row") for n in range(1, 4))
        found[f"{name}-head"] = (Styled("各渠里程", "caption"), Styled("渠名\t里程\t备注", f"{name}-head"), *rows)
        found[f"{name}-row"] = rows
    found["speech with emphasis"] = (Styled("修渠H2O的事", "", (Span(0, 2, (STRONG,)), Span(3, 4, (SUBSCRIPT,)))),)
    return found


LINES = lines()


def speech(name: str) -> Speech:
    """A speech with the lines of a kind in the midst of a section, and behind everything."""
    section = Section("一、", "修渠", body=(BEFORE, *LINES[name], BEHIND))
    return Speech(
        (FrontLine("title", "在修渠会上的讲话"), FrontLine("salutation", "同志们：")), (), (section,), (BEHIND, *LINES[name])
    )


def test_each_kind_is_tried():
    assert {kind.name for kind in KINDS} <= set(LINES)


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_openxml_audit_finds_nothing(layout, tmp_path):
    from openxml_audit import OpenXmlValidator

    validator = OpenXmlValidator()
    path = tmp_path / "speech.docx"
    faults = []
    for name in LINES:
        path.write_bytes(docx(speech(name), layout))
        faults += [f"{name}: {error}" for error in validator.validate(str(path)).errors]
    assert faults == []


def speech_of_all() -> Speech:
    """A speech with the lines of every kind, each in a section of its own and behind everything."""
    speeches = [speech(name) for name in LINES]
    sections = tuple(one.sections[0] for one in speeches)
    return speeches[0]._replace(sections=sections, closing=tuple(line for one in speeches for line in one.closing))


@pytest.mark.ooxml
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_open_xml_sdk_finds_nothing(layout, open_xml_sdk):
    """The validator takes most of a second to start, so it is shown one document for a layout; only what is wrong is looked for by kinds."""
    everything = Bundle("汇编", "（2篇）", (specimen(load_layout(layout)), speech_of_all()))
    if open_xml_sdk(docx(everything, layout)):
        faults = {name: open_xml_sdk(docx(speech(name), layout)) for name in LINES}
        assert {name: fault for name, fault in faults.items() if fault} == {}
        assert open_xml_sdk(docx(everything, layout)) == "", "only together"


def test_the_speech_of_all_has_each_line():
    kinds = {paragraph.kind for paragraph in paragraphs(speech_of_all())}
    assert {kind.name for kind in KINDS} <= kinds
