"""The desk: what the page calls, and the outlines that are open on it."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

from drafter import __version__
from drafter.api.folders import configured_folders, search_folders
from drafter.api.layouts import list_layouts, picture_of_layout
from drafter.api.properties import rate_of
from drafter.api.templates import new_outline
from drafter.desk import downloads
from drafter.desk.calls import Json, MalformedCallError, checked
from drafter.desk.complete import completions, hover
from drafter.desk.dropped import changes, dropped, outline_of
from drafter.desk.faults import error_of, shown
from drafter.desk.findings import findings, ignore, nothing_found, proofs_of, repair, unignore
from drafter.desk.folder import OUTLINES, Folder
from drafter.desk.gallery import gallery, suggested
from drafter.desk.merge import all_together
from drafter.desk.opened import Opened
from drafter.desk.own import make_own, save_template, template_of
from drafter.desk.picture import picture
from drafter.desk.pictures import keep_picture
from drafter.desk.recent import Memory
from drafter.desk.sitting import Sitting, StaleError
from drafter.errors import DrafterError, Fault, InputError, OutputError, Place
from drafter.files.drafts import sweep
from drafter.files.libreoffice import find_libreoffice
from drafter.messages.language import LANGUAGES, is_told, later
from drafter.messages.language import language as messages_language
from drafter.speech.text import SPEAKING_RATE

PULLED = later("edits of a Word file taken")
WENT_BACK = later("went back")
OWNED = later("template made one's own")
REPAIRED = later("repaired")
IGNORED = later("finding ignored")
UNIGNORED = later("finding no longer ignored")

MOST_OUTLINE = 1_000_000
"""Bytes of an outline that can be opened: some hundred speeches. With a longer one no page would follow the typing."""


class Desk:
    """The outlines that are open, and the folder that they lie in.

    folder: the one that was opened. first: the name of the outline that is shown first, "" for the gallery.
    memory: what is remembered of the user. templates: folders that are searched first. layout: of the page, in place of the outlines' own.
    words: of the front end, by language and key. pictures: where the pictures of templates are, "" where nobody serves them. clock: seconds, which never go back.

    Several threads may call it. `poll` belongs to one of them.
    """

    def __init__(
        self,
        folder: Folder,
        first: str = "",
        *,
        memory: Memory | None = None,
        templates: Sequence[Path] = (),
        layout: str = "",
        words: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = folder
        self.first = first
        self.memory = memory or Memory(None)
        self.templates = tuple(templates)
        self.layout = layout
        self.words = words
        self.pictures = ""
        self._language: dict[str, str] | None = None
        """The environment's language before one was chosen."""
        self.open: dict[str, Opened] = {}
        self._clock = clock
        self._numbers = count(1)
        self._lock = threading.RLock()
        self._proofreading = threading.Lock()
        self._events: list[Json] = []

    # ---------------------------------------------------------------- calls

    def call(self, name: str, arguments: object) -> Any:
        """The answer of a call: a JSON value, which has the key ``error`` where something is wrong that the user can mend.

        Raises MalformedCallError for a call that no page of ours makes.
        """
        values = checked(name, arguments)
        try:
            if name in ("download", "close", "rename"):  # LibreOffice and disks take seconds, in which one may go on typing
                return getattr(self, f"_{name}")(**values)
            if name == "findings":  # nor does typing wait for a tenth of a second of checks
                self._proofread(values["sitting"], values["version"])
            with self._lock:
                answer = getattr(self, f"_{name}")(**values)
            self._save_late(values.get("sitting", ""))
        except DrafterError as error:
            return error_of(error)
        return answer

    def _save_late(self, sitting: str) -> None:
        """Save an outline whose last change should have been saved long ago."""
        if one := self.open.get(sitting):
            self._told(one.save_late())

    def poll(self) -> list[Json]:
        """Save what is due, look for changes on disk. Returns what the pages are told. To be called a few times in a second."""
        with self._lock:
            events, self._events = self._events, []
            opened = list(self.open.values())
        for one in opened:
            events += one.look()
            events += one.look_behind()
            events += one.save()
        return events

    def _told(self, events: list[Json]) -> None:
        """Keep what the pages are told next."""
        if events:
            with self._lock:
                self._events += events

    def prepare(self) -> None:
        """Open the outline that is shown first. It is ready then when the page, which the browser is still loading, asks for it."""
        if self.first:
            self.call("open", {"path": self.first})  # what is wrong with it is told to the page, which asks again

    def finish(self) -> list[Json]:
        """Save everything at the end. Returns the troubles."""
        return [
            event for one in list(self.open.values()) for event in (*one.look(), *one.save(now=True)) if event["kind"] == "trouble"
        ]

    def _start(self, language: str | None, browser: str | None) -> Json:
        """What the page needs at first. language: the one that was chosen. browser: the browser's, where the system names none."""
        before = messages_language()
        if language is None and self._language is not None:  # as it was before one was chosen
            os.environ.pop("DRAFTER_LANG", None)
            os.environ.update(self._language)
            self._language = None
        if language is None and browser and not is_told():
            language = "zh" if browser.lower().startswith("zh") else "en"
        if language in LANGUAGES:
            if self._language is None:
                self._language = {name: value for name, value in os.environ.items() if name == "DRAFTER_LANG"}
            os.environ["DRAFTER_LANG"] = language
        spoken = messages_language()
        if spoken != before:
            for one in self.open.values():
                one.sitting.reword()
        return {
            "version": __version__,
            "language": spoken,
            "words": dict(self.words.get(spoken, {})),
            "folder": str(self.folder.root),
            "opened": self.first or None,
            "tour": not self.memory.toured,
            "platform": {"office": find_libreoffice() is not None},
        }

    def _gallery(self) -> Json:
        return {
            "templates": gallery(self._folders(), self.pictures),
            "files": self.folder.outlines(),
            "titles": self.folder.titles(),
            "recent": [recent._asdict() for recent in self.memory.recent()],
        }

    def _picture(self, template: str) -> Json:
        return {"svg": picture(template, self._folders())}

    def _suggest(self, occasion: str) -> list[Json]:
        return suggested(occasion, self._folders())

    def _toured(self) -> Json:
        self.memory.tour_seen()
        return {}

    def _folders(self) -> tuple[Path, ...]:
        try:
            return configured_folders(self.folder.root, self.templates)
        except DrafterError:  # told as a fault of each page
            return search_folders(self.folder.root, self.templates)

    # ---------------------------------------------------------------- outlines

    def _open(self, path: str) -> Json:
        if path not in {recent.path for recent in self.memory.recent()}:
            return self._opened(self.folder, path)
        folder = Folder(Path(path).parent)
        return self._opened(folder, folder.name_of(Path(path)))

    def _create(self, template: str, path: str | None) -> Json:
        name = path or f"{Path(template).name}{OUTLINES[0]}"
        text = new_outline(template, self._folders())
        return self._opened(self.folder, self.folder.name_of(self.folder.create(name, text).path))

    def _from(self, name: str, data: str, template: str | None) -> Json:
        begun, text, notices = outline_of(_bytes(data), name, template, self._folders())
        file = self.folder.create(begun, text)
        return {**self._opened(self.folder, self.folder.name_of(file.path)), "said": [shown(notice) for notice in notices]}

    def _review(self, name: str, data: str, corrections: Json | None) -> Json:
        from drafter.desk.review import corrections_of, review

        return review(_bytes(data), name, corrections_of(corrections))

    def _mined(self, name: str, data: str, corrections: Json | None) -> Json:
        from drafter.desk.review import corrections_of, write_mined

        return self._opened(self.folder, write_mined(_bytes(data), name, corrections_of(corrections), self.folder))

    def _opened(self, folder: Folder, name: str) -> Json:
        """The view of an outline; of one that is open already, as it is."""
        path = folder.path_of(name)
        for one in self.open.values():
            if one.file.path == path:
                return one.view()
        sweep(path.parent)
        file = folder.file(name)
        if len(file.text.encode()) > MOST_OUTLINE:
            raise InputError(Fault("desk.too-large", Place(name), {"most": MOST_OUTLINE // 1_000_000}))
        self.memory.make_folder()
        sitting = Sitting(file.text, str(path), path.parent, self.templates)
        if self.layout:
            sitting.look(self.layout)
        one = Opened(str(next(self._numbers)), sitting, file, folder, self._clock, self._lock)
        self.open[one.number] = one
        view = one.view()
        self.memory.opened(str(path), _title_of(view))
        return view

    def _rename(self, sitting: str, name: str) -> Json:
        """Give the file another name, in the folder that it lies in."""
        one = self._of(sitting)
        old = one.file.path
        path = one.folder.renamed(old, name)
        if any(other.file.path == path for other in list(self.open.values()) if other is not one):  # its file may be gone
            raise OutputError(Fault("desk.name-taken", Place(path.name)))
        one.rename(path)
        with self._lock:
            self.memory.opened(str(path), _title_of(one.view()))
            if self.first and old == self.folder.path_of(self.first):
                self.first = self.folder.name_of(path)
            self._events.append({"sitting": sitting, "kind": "renamed"})
        return {"path": str(path)}

    def _close(self, sitting: str) -> Json:
        one = self._of(sitting)
        self._told(one.save(now=True))
        if one.saved:
            self.open.pop(sitting, None)
        return {"saved": one.saved}

    def _of(self, sitting: str) -> Opened:
        found = self.open.get(sitting)
        if found is None:
            raise InputError(Fault("desk.no-sitting", facts={"found": sitting}))
        return found

    # ---------------------------------------------------------------- changes

    def _view(self, sitting: str, since: int | None) -> Json:
        return self._of(sitting).view(since)

    def _type(self, sitting: str, version: int, edits: list[list[Any]], caret: int | None, last: bool | None) -> Json:  # noqa: ARG002 - the page's own business
        one = self._of(sitting)
        return self._changed(one, version, lambda: one.sitting.type(version, edits, last=bool(last)))

    def _act(self, sitting: str, version: int, action: Json, once: str | None) -> Json:
        one = self._of(sitting)
        return self._changed(one, version, lambda: one.sitting.act(version, action), once=once)

    def _last(self, sitting: str, calls: list[Json]) -> Json:
        """What a page that goes away had still to tell, in its order. Nobody hears of what was refused, so the others are made all the same.

        The page knew of no answer: an action of the form that stands behind another change is one on the text as it is after that.
        """
        one = self._of(sitting)
        for at, (name, values) in enumerate([(call["name"], checked(call["name"], call["arguments"])) for call in calls]):
            values["sitting"] = sitting
            if at and name == "act":
                values["version"] = one.sitting.version
            with contextlib.suppress(DrafterError):
                getattr(self, f"_{name}")(**values)
        return {}

    def _undo(self, sitting: str, since: int | None, once: str | None) -> Json:
        one = self._of(sitting)
        return self._changed(one, since, one.sitting.undo, once=once)

    def _redo(self, sitting: str, since: int | None, once: str | None) -> Json:
        one = self._of(sitting)
        return self._changed(one, since, one.sitting.redo, once=once)

    def _changed(
        self, one: Opened, since: int | None, change: Callable[[], object], label: str = "", once: str | None = None
    ) -> Json:
        """The view after a change, with what the change said. ``stale``: the change was made against a text that is no more, and is not made.

        once: the change's own name. One that was made already, and is told again because its answer was lost, is not made twice.
        """
        if one.was_made(once):
            return one.view(since)
        before = one.sitting.version
        try:
            said = change()
        except StaleError:
            return {**one.view(since), "stale": True}
        one.made(once)
        if one.sitting.version != before:
            one.noted(label)
            self._events.append({"sitting": one.number, "kind": "changed", "version": one.sitting.version})
        view = one.view(since)
        return {**view, "said": said} if isinstance(said, list) and said else view

    # ---------------------------------------------------------------- findings and looks

    def _proofread(self, sitting: str, version: int) -> None:
        """Find what the checks find, unless it is known, or the text has changed."""
        with self._proofreading:
            with self._lock:
                found = self._of(sitting).sitting
                text, known = found.text, found.proofs[0]
            if version == found.version != known:
                proofs = proofs_of(found, text)
                with self._lock:
                    if found.version == version:
                        found.proofs = version, proofs

    def _findings(self, sitting: str, version: int) -> Json:
        one = self._of(sitting)
        if version != one.sitting.version:  # changed while the checks ran: the page asks again after a rest
            return {**nothing_found(one.sitting), "stale": True}
        return findings(one.sitting, self._rate_of(one))

    def _rate_of(self, one: Opened) -> float:
        """The characters spoken in a minute: those that were chosen, else the outline's, else those of the configuration."""
        if one.rate is not None:
            return one.rate
        if one.sitting.shown and (own := rate_of(one.sitting.shown.traced.file)):
            return own
        try:
            config = one.sitting.workspace.config
        except DrafterError:  # told as a fault of the page
            config = None
        return config.checks.rate if config else SPEAKING_RATE

    def _repair(self, sitting: str, version: int, finding: int, once: str | None) -> Json:
        one = self._of(sitting)
        return self._changed(one, version, lambda: repair(one.sitting, version, finding), REPAIRED, once)

    def _ignore(self, sitting: str, version: int, finding: int, reason: str | None, once: str | None) -> Json:
        one = self._of(sitting)
        return self._changed(one, version, lambda: ignore(one.sitting, version, finding, reason or ""), IGNORED, once)

    def _unignore(self, sitting: str, version: int, finding: int, once: str | None) -> Json:
        one = self._of(sitting)
        return self._changed(one, version, lambda: unignore(one.sitting, version, finding), UNIGNORED, once)

    def _layout(self, sitting: str, name: str | None) -> Json:
        one = self._of(sitting)
        one.sitting.look(name or "")
        return one.view()

    def _layouts(self, sitting: str) -> list[Json]:
        """The layouts of a speech's folder that can be used, each with a picture of a page."""
        folders = self._of(sitting).sitting.workspace.renderer.store.folders
        return [
            {"name": entry.name, "summary": entry.summary, "svg": picture_of_layout(entry.name, folders)}
            for entry in list_layouts(folders)
            if entry.error is None
        ]

    def _rate(self, sitting: str, rate: int | None) -> Json:
        one = self._of(sitting)
        one.rate = rate
        return {"rate": self._rate_of(one)}

    # ---------------------------------------------------------------- the code editor, and where words come from

    def _complete(self, sitting: str, version: int, at: int) -> Json:
        found = self._of(sitting).sitting
        if version != found.version or at > len(found.text):
            return {"from": at, "to": at, "items": []}
        layouts = [entry.name for entry in list_layouts(found.workspace.renderer.store.folders)]
        return completions(found.text, at, found.workspace.renderer, layouts)

    def _hover(self, sitting: str, version: int, at: int) -> Json | None:
        found = self._of(sitting).sitting
        return hover(found.text, at, found.workspace.renderer) if version == found.version and at <= len(found.text) else None

    def _origin(self, sitting: str, version: int, block: int, at: int) -> Json | None:
        found = self._of(sitting).sitting
        return found.origin(block, at) if version == found.version else None

    def _own(self, sitting: str, block: int, at: int) -> Json:
        one = self._of(sitting)
        made: list[Path] = []
        self._changed(one, None, lambda: made.append(make_own(one.sitting, block, at, one.folder)), OWNED)
        return {"path": str(made[0])}

    def _template(self, sitting: str, name: str | None) -> Json:
        one = self._of(sitting)
        return template_of(one.sitting, name, one.folder)

    def _save_template(self, sitting: str, name: str, text: str, mark: str) -> Json:
        one = self._of(sitting)
        answer = save_template(one.sitting, name, text, mark, one.folder)
        self._events += one.look_behind()
        return answer

    # ---------------------------------------------------------------- the history

    def _history(self, sitting: str) -> list[Json]:
        return self._of(sitting).moments()

    def _moment(self, sitting: str, number: int) -> Json:
        return {"number": number, "text": self._text_of(self._of(sitting), number)}

    def _back(self, sitting: str, number: int, since: int | None) -> Json:
        one = self._of(sitting)
        text = self._text_of(one, number)
        return self._changed(one, since, lambda: one.sitting.replace(text, "back"), WENT_BACK)

    def _text_of(self, one: Opened, number: int) -> str:
        text = one.history.text(number)
        if text is None:
            raise InputError(Fault("desk.no-moment", facts={"found": number}))
        return text

    # ---------------------------------------------------------------- in and out

    def _download(self, sitting: str, format: str) -> Json:  # noqa: A002 - the name of the argument
        with self._lock:
            order = downloads.order_of(self._of(sitting).sitting)
        name, rendered = downloads.made(order, format)
        return {
            "name": name,
            "data": base64.b64encode(rendered.data).decode(),
            "notices": [shown(notice) for notice in rendered.notices],
            "blanks": rendered.blanks,
        }

    def _drop(self, sitting: str | None, name: str, data: str) -> Json:
        one = self._of(sitting) if sitting is not None else None
        found = dropped(_bytes(data), name, one.sitting if one else None, self._folders())
        old = one.sitting.text if one else ""
        return {
            "kind": found.kind,
            "text": found.text,
            "template": found.template,
            "changes": changes(old, found.text) if found.kind == "pull" else [],
            "notices": [shown(notice) for notice in found.notices],
        }

    def _attach(self, sitting: str, name: str, data: str) -> Json:
        """Keep a picture beside the outline, which may name it then."""
        return {"name": keep_picture(self._of(sitting).file.path.parent, name, _bytes(data))}

    def _take(self, sitting: str, text: str, base: str | None, since: int | None) -> Json:
        """Take another text. base: the one that it was compared with; what was written since then stays, where the other text has not changed it too."""
        one = self._of(sitting)
        if base is not None:
            text = all_together(base, text, one.sitting.text) or text
        return self._changed(one, since, lambda: one.sitting.replace(text, "take"), PULLED)


def _bytes(data: str) -> bytes:
    """The bytes of a Base64 text."""
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise MalformedCallError("the data is no Base64") from None


def _title_of(view: Json) -> str:
    """The title of the first outline of a view; "" where there is none."""
    for document in (view.get("form") or {}).get("documents", ()):
        for field in document.get("fields", ()):
            if field.get("name") == "title" and field.get("value"):
                return str(field["value"]).replace("\n", "")
    return ""


__all__ = ["Desk", "MalformedCallError"]
