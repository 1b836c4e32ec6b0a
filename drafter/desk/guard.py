"""Who may speak to the server: the page that it gave out itself, in the browser that was shown the key, and nobody else.

A page of another server that the user visits can send requests to this machine too. It is refused by the ``Origin`` that its browser names,
and, if its name was made to lead to this machine (DNS rebinding), by the ``Host``. Another user of the machine knows neither key nor cookie.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""The headers of every answer. What the page loads comes from this server alone; no code and no style stands inside the page."""

NAMES = ("127.0.0.1", "localhost")


class Guard:
    """The checks of every request.

    port: that of the server; names of other ports are other servers. address: the one that opens the page, once.
    """

    def __init__(self, port: int) -> None:
        self.cookie = f"drafter-{port}"  # cookies do not know ports: two desks would take each other's
        self.key = secrets.token_urlsafe(24)
        self.token = secrets.token_urlsafe(24)
        self.address = f"http://{NAMES[0]}:{port}/?key={self.key}"
        self._used = False
        self._hosts = frozenset(f"{name}:{port}" for name in NAMES)

    def reason_against(self, method: str, headers: Mapping[str, str], cookies: Mapping[str, str], key: str | None) -> str:
        """Why a request is refused; "" where it is not.

        headers: by names in lower case. key: that of the address, if the request is for the page itself.
        """
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in self._hosts:
            return "host"
        if origin is not None and origin != f"http://{host}":
            return "origin"
        if method == "POST":
            if origin is None:
                return "origin"
            if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
                return "content type"
        elif method != "GET":
            return "method"
        elif key is None and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "site"
        if hmac.compare_digest(cookies.get(self.cookie, "").encode(), self.token.encode()) or self._unlocks(key):
            return ""
        return "token"

    def _unlocks(self, key: str | None) -> bool:
        """Whether the key of an address is the right one. It is so once."""
        if key is None or self._used or not hmac.compare_digest(key.encode(), self.key.encode()):
            return False
        self._used = True
        return True
