"""The language of messages: Chinese where the environment says so, English otherwise.

The English texts are the keys of the gettext catalogue ``locale/zh_CN/LC_MESSAGES/drafter.mo``, made from the ``.po`` beside it.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "zh")
_VARIABLES = ("DRAFTER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
DOMAIN = "drafter"
LOCALE_FOLDER = Path(__file__).parent / "locale"


def language(environment: Mapping[str, str] | None = None) -> str:
    """``zh`` or ``en``: from DRAFTER_LANG, else from the first locale variable that is set, else from the settings of Windows."""
    values = os.environ if environment is None else environment
    for name in _VARIABLES:
        value = values.get(name, "").strip().lower()
        if value:
            return "zh" if value.startswith(("zh", "chinese")) else "en"
    if os.name == "nt" and environment is None:
        import locale

        return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
    return "en"


def is_told(environment: Mapping[str, str] | None = None) -> bool:
    """Whether the environment names a language. The locales C and POSIX name none."""
    if os.name == "nt":
        return True
    values = os.environ if environment is None else environment
    found = next((value for name in _VARIABLES if (value := values.get(name, "").strip())), "")
    return found.partition(".")[0].upper() not in ("", "C", "POSIX")


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    if name == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE_FOLDER, languages=["zh_CN"], fallback=True)


def later(text: str) -> str:
    """The text itself. It marks a text for the catalogue where a module is imported; `tr` translates it when it is shown."""
    return text


def tr(text: str, to: str | None = None) -> str:
    """The translation of a text. to: ``zh`` or ``en``; without it, the language of messages."""
    return _catalogue(to or language()).gettext(text)
