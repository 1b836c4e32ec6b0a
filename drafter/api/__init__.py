r"""Everything that Drafter does, as functions and values: what the command line calls, and what a program imports.

>>> from drafter import api
>>> api.render("title: 短讲话\nsections:\n  - 第一件事: 把它做好。\n", to="txt").data.decode()
'短讲话\n一、第一件事\n把它做好。\n'

`__all__` lists the public names; ``docs/api.md`` has examples. A module is imported when one of its names is first used, so that a
program that only renders does not load mining.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.api.checking import CheckedFile as CheckedFile
    from drafter.api.checking import check as check
    from drafter.api.checking import check_form as check_form
    from drafter.api.checking import check_many as check_many
    from drafter.api.checking import find_files as find_files
    from drafter.api.checking import fix as fix
    from drafter.api.checking import fix_many as fix_many
    from drafter.api.checking import proofreader as proofreader
    from drafter.api.checking import report as report
    from drafter.api.checking import sources_index as sources_index
    from drafter.api.checking import stats as stats
    from drafter.api.checks import Explanation as Explanation
    from drafter.api.checks import all_checks as all_checks
    from drafter.api.checks import choose_checks as choose_checks
    from drafter.api.checks import explain as explain
    from drafter.api.drafting import outline_from as outline_from
    from drafter.api.files import STDIN as STDIN
    from drafter.api.files import is_folder as is_folder
    from drafter.api.files import read_bytes as read_bytes
    from drafter.api.files import read_text as read_text
    from drafter.api.files import save as save
    from drafter.api.folders import cache_folder as cache_folder
    from drafter.api.folders import config_for as config_for
    from drafter.api.folders import configured_folders as configured_folders
    from drafter.api.folders import layout_folders as layout_folders
    from drafter.api.folders import renderer_for as renderer_for
    from drafter.api.folders import search_folders as search_folders
    from drafter.api.folders import user_folder as user_folder
    from drafter.api.layouts import LayoutEntry as LayoutEntry
    from drafter.api.layouts import check_layout as check_layout
    from drafter.api.layouts import export_layout as export_layout
    from drafter.api.layouts import learn_layout as learn_layout
    from drafter.api.layouts import list_layouts as list_layouts
    from drafter.api.layouts import load_layout as load_layout
    from drafter.api.layouts import picture_of_layout as picture_of_layout
    from drafter.api.layouts import show_layout as show_layout
    from drafter.api.many import processes as processes
    from drafter.api.mining import Corrections as Corrections
    from drafter.api.mining import MinedFile as MinedFile
    from drafter.api.mining import MinedSource as MinedSource
    from drafter.api.mining import Row as Row
    from drafter.api.mining import check_mining_form as check_mining_form
    from drafter.api.mining import find_sources as find_sources
    from drafter.api.mining import mine as mine
    from drafter.api.mining import mine_many as mine_many
    from drafter.api.pulling import pull as pull
    from drafter.api.rendering import Rendered as Rendered
    from drafter.api.rendering import render as render
    from drafter.api.rendering import writer_named as writer_named
    from drafter.api.rendering_files import RenderedFile as RenderedFile
    from drafter.api.rendering_files import render_many as render_many
    from drafter.api.templates import TemplateCopy as TemplateCopy
    from drafter.api.templates import TemplateEntry as TemplateEntry
    from drafter.api.templates import check_template as check_template
    from drafter.api.templates import copy_template as copy_template
    from drafter.api.templates import find_template as find_template
    from drafter.api.templates import grouped_templates as grouped_templates
    from drafter.api.templates import list_templates as list_templates
    from drafter.api.templates import new_outline as new_outline
    from drafter.api.templates import schema as schema
    from drafter.api.templates import show_template as show_template
    from drafter.api.templates import suggest_templates as suggest_templates
    from drafter.api.watching import Surroundings as Surroundings
    from drafter.api.watching import watched as watched
    from drafter.check.added import own_check as own_check
    from drafter.check.model import SEVERITIES as SEVERITIES
    from drafter.check.model import Finding as Finding
    from drafter.check.model import Found as Found
    from drafter.check.model import Settings as Settings
    from drafter.check.model import Text as Text
    from drafter.check.registry import CHECKS as CHECKS
    from drafter.check.registry import Check as Check
    from drafter.errors import ConfigError as ConfigError
    from drafter.errors import DrafterError as DrafterError
    from drafter.errors import Fault as Fault
    from drafter.errors import InputError as InputError
    from drafter.errors import LayoutError as LayoutError
    from drafter.errors import Message as Message
    from drafter.errors import OutlineError as OutlineError
    from drafter.errors import OutputError as OutputError
    from drafter.errors import Place as Place
    from drafter.errors import SpeechError as SpeechError
    from drafter.errors import TemplateError as TemplateError
    from drafter.errors import ToolError as ToolError
    from drafter.errors import UsageError as UsageError
    from drafter.layout.model import Layout as Layout
    from drafter.proofread.file import Proofreader as Proofreader
    from drafter.proofread.file import Repaired as Repaired
    from drafter.proofread.model import Proof as Proof
    from drafter.proofread.model import Proofs as Proofs
    from drafter.proofread.overlap import Index as Index
    from drafter.proofread.stats import RATES as RATES
    from drafter.proofread.stats import Stats as Stats
    from drafter.proofread.stats import Stretch as Stretch
    from drafter.pull import Pulled as Pulled
    from drafter.pull.draft import Drafted as Drafted
    from drafter.pull.learn import LearnedLayout as LearnedLayout
    from drafter.speech.text import SPEAKING_RATE as SPEAKING_RATE
    from drafter.speech.tree import Bundle as Bundle
    from drafter.speech.tree import Document as Document
    from drafter.speech.tree import Speech as Speech
    from drafter.template.frontmatter import TemplateInfo as TemplateInfo
    from drafter.template.render import Filter as Filter
    from drafter.template.render import Renderer as Renderer
    from drafter.template.store import TemplateStore as TemplateStore
    from drafter.template.suggest import Suggestion as Suggestion
    from drafter.template.suggest import audiences as audiences
    from drafter.write import WRITERS as WRITERS
    from drafter.write import Properties as Properties
    from drafter.write import Writer as Writer

_MODULES = {
    "drafter.api.checking": "CheckedFile check check_form check_many find_files fix fix_many proofreader report sources_index stats",
    "drafter.api.checks": "Explanation all_checks choose_checks explain",
    "drafter.api.drafting": "outline_from",
    "drafter.api.files": "STDIN is_folder read_bytes read_text save",
    "drafter.api.folders": "cache_folder config_for configured_folders layout_folders renderer_for search_folders user_folder",
    "drafter.api.layouts": "LayoutEntry check_layout export_layout learn_layout list_layouts load_layout picture_of_layout show_layout",
    "drafter.api.many": "processes",
    "drafter.api.mining": "Corrections MinedFile MinedSource Row check_mining_form find_sources mine mine_many",
    "drafter.api.pulling": "pull",
    "drafter.api.rendering": "Rendered render writer_named",
    "drafter.api.rendering_files": "RenderedFile render_many",
    "drafter.api.templates": "TemplateCopy TemplateEntry check_template copy_template find_template grouped_templates list_templates new_outline schema show_template suggest_templates",
    "drafter.api.watching": "Surroundings watched",
    "drafter.check.added": "own_check",
    "drafter.check.model": "SEVERITIES Finding Found Settings Text",
    "drafter.check.registry": "CHECKS Check",
    "drafter.errors": "ConfigError DrafterError Fault InputError LayoutError Message OutlineError OutputError Place SpeechError TemplateError ToolError "
    "UsageError",
    "drafter.layout.model": "Layout",
    "drafter.proofread.file": "Proofreader Repaired",
    "drafter.proofread.model": "Proof Proofs",
    "drafter.proofread.overlap": "Index",
    "drafter.proofread.stats": "RATES Stats Stretch",
    "drafter.pull": "Pulled",
    "drafter.pull.draft": "Drafted",
    "drafter.pull.learn": "LearnedLayout",
    "drafter.speech.text": "SPEAKING_RATE",
    "drafter.speech.tree": "Bundle Document Speech",
    "drafter.template.frontmatter": "TemplateInfo",
    "drafter.template.render": "Filter Renderer",
    "drafter.template.store": "TemplateStore",
    "drafter.template.suggest": "Suggestion audiences",
    "drafter.write": "WRITERS Properties Writer",
}
"""From modules to the public names that they define. A test compares this table with the imports above."""

_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}
__all__ = sorted(_HOMES)  # noqa: PLE0605


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return __all__
