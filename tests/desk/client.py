"""A browser's part in the tests: it takes the cookie of the first address, and sends what a page sends."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!DOCTYPE html><title>Drafter</title>"


class Answer(NamedTuple):
    """What the server answered. headers: by names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Browser:
    """A browser that has opened the address of a desk."""

    def __init__(self, address: str, *, cookie: str | None = None) -> None:
        parts = urlsplit(address)
        self.host = parts.netloc
        self.address = f"{parts.path}?{parts.query}"
        self.cookie = cookie or self._unlocked()

    def _unlocked(self) -> str:
        answer = self.get(self.address, cookie="")
        return answer.headers.get("set-cookie", "").partition(";")[0]

    def request(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        """A request as it stands; a header that is None is left out."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            sent = {"Host": self.host, "Content-Length": str(len(body)) if body is not None else None, **(headers or {})}
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            found = connection.getresponse()
            return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
        finally:
            connection.close()

    def get(self, path: str, cookie: str | None = None, **headers: Any) -> Answer:
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        return self.request("GET", path, None, {"Cookie": self.cookie if cookie is None else cookie, **named})

    def post(self, path: str, value: object, **headers: Any) -> Answer:
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        usual = {"Cookie": self.cookie, "Origin": f"http://{self.host}", "Content-Type": "application/json"}
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        return self.request("POST", path, body, {**usual, **named})

    def call(self, name: str, /, **arguments: Any) -> Any:
        """A call of the desk that works."""
        answer = self.post(f"/call/{name}", arguments)
        assert answer.status == 200, (answer.status, answer.body[:500])
        return answer.json


@contextmanager
def served(folder: Path, name: str = "speech.yaml") -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk in a process of its own, and its address. It is killed at the end."""
    page = folder.parent / "page"
    page.mkdir(exist_ok=True)
    (page / "index.html").write_text(PAGE, encoding="utf-8")
    (page / "desk.js").write_text("'use strict';", encoding="utf-8")
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    command = [sys.executable, "-m", "tests.desk.served", str(folder), name, str(page)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), process.stderr.read() if process.stderr else ""
        yield process, address
    finally:
        process.kill()
        process.communicate()
