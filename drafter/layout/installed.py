"""The fonts that are installed on this computer, as far as it can tell."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

from drafter.errors import Fault
from drafter.layout.model import Layout

_SECONDS = 20


def missing_fonts(layout: Layout) -> Iterator[Fault]:
    """A notice for each font of a layout that is not installed, nor any of its stand-ins. None where the computer cannot tell."""
    known = installed_fonts()
    if known is None:
        return
    stand_ins = {font: names.split(",") for font, names in layout.substitutes}
    for font in dict.fromkeys(name for type_ in layout.types() for name in (type_.font, type_.latin)):
        if font.lower() in known:
            continue
        others = [name for name in stand_ins.get(font, []) if name.lower() in known]
        code = "layout.font-replaced" if others else "layout.font-missing"
        yield Fault(code, facts={"found": font, "other": others[0] if others else ""})


def installed_fonts() -> frozenset[str] | None:
    """The names of the installed fonts in small letters; None where neither fontconfig nor Windows' registry tells them."""
    if os.name == "nt":
        return _of_windows()
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - fontconfig's own program
            [program, "--format", "%{family}\\n"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return frozenset(name.strip().lower() for line in done.stdout.split("\n") for name in line.split(",") if name.strip())


def _of_windows() -> frozenset[str] | None:
    """The fonts of the registry: ``仿宋 & 新仿宋 (TrueType)``."""
    import winreg  # type: ignore[import-not-found, unused-ignore]

    names: set[str] = set()
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):  # type: ignore[attr-defined, unused-ignore]
        try:
            key = winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts")  # type: ignore[attr-defined, unused-ignore]
            for number in range(winreg.QueryInfoKey(key)[1]):  # type: ignore[attr-defined, unused-ignore]
                shown = winreg.EnumValue(key, number)[0].partition(" (")[0]  # type: ignore[attr-defined, unused-ignore]
                names.update(name.strip().lower() for name in shown.split("&"))
        except OSError:
            continue
    return frozenset(names) or None
