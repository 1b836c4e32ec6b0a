"""What a page was made of, apart from its outline: files whose change makes another page."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from drafter.api.folders import Workspace, layout_folders
from drafter.errors import ConfigError, DrafterError, InputError
from drafter.files import CONFIG_NAME, absolute, read_text
from drafter.files.watch import Watch
from drafter.layout import DEFAULT, watch_layout

__all__ = ["Surroundings", "behind", "watched"]


class Surroundings:
    """The files behind a page: the templates and those that they extend, the layout, the configuration and its word tables.

    Files that were looked for and are missing count too: one that appears may be found first.
    """

    def __init__(self, *watches: Watch) -> None:
        self.watches = watches

    def hold(self) -> bool:
        """Whether none of them has changed."""
        return all(watch.holds() for watch in self.watches)


def behind(workspace: Workspace, layout: str = "") -> Surroundings:
    """The files behind the pages of a workspace, as they were when they were last read. layout: the page's, by name or path."""
    watch = Watch()
    folder = Path(absolute(workspace.folder or Path()))
    for place in (folder, *folder.parents):
        watch.look(place / CONFIG_NAME)
    try:
        config = workspace.config
        renderer = workspace.renderer
    except (ConfigError, InputError):
        return Surroundings(watch)
    for file in config.word_files if config else ():
        watch.look(file)
    watch_layout(layout or DEFAULT, layout_folders(renderer.store), watch)
    return Surroundings(watch, renderer.watch)


def watched(outline: Path, layout: str = "", templates: tuple[Path, ...] = ()) -> Surroundings:
    """The files behind the document of an outline, itself included. layout: in place of the outline's own. templates: as in `render_many`."""
    watch = Watch()
    watch.look(outline)
    workspace = Workspace(outline.parent, templates)
    used = layout
    with suppress(DrafterError):  # whoever renders it tells it; what was read until then counts
        config = workspace.config
        draft = workspace.renderer.draft(read_text(outline), str(outline), usual_layout=config.layout if config else "")
        used = layout or draft.layout
    return Surroundings(watch, *behind(workspace, used).watches)
