"""The server answers its own page, and nobody else; what it is sent cannot harm it."""

from __future__ import annotations

import base64
import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.client import Browser, served

OUTLINE = "title: 短讲话\nsections:\n- 第一件事: 把它做好。\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("desk") / "here"
    here.mkdir()
    (here / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
    (here / "up.yaml").symlink_to(here.parent / "secret.txt")
    return here


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as (_, address):
        yield address


@pytest.fixture(scope="module")
def browser(address: str) -> Browser:
    return Browser(address)


def test_the_first_address_gives_the_page_and_a_cookie_that_no_script_reads(address: str, browser: Browser):
    answer = browser.get("/")
    assert answer.status == 200
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert address.partition("key=")[2] not in answer.body.decode()


def test_the_key_works_once(address: str, browser: Browser):
    second = Browser(address, cookie="none=1")
    assert second.get(second.address).status == 403
    assert browser.get(second.address).status == 200, "whoever has the cookie may load it again"


@pytest.mark.parametrize("path", ["/", "/static/desk.js", "/events", "/call/start", "/nothing"])
def test_every_answer_has_the_headers_that_keep_other_pages_out(browser: Browser, path: str):
    answer = browser.get(path, cookie="") if path == "/events" else browser.get(path)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "DENY"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "access-control-allow-origin" not in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 403),
        ({"host": None}, 400),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": None}, 403),
        ({"cookie": ""}, 403),
        ({"cookie": "drafter=guess"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": None}, 415),
    ],
)
def test_a_request_that_is_not_of_the_page_is_refused_and_changes_nothing(browser: Browser, folder: Path, headers, status: int):
    before = sorted(folder.iterdir())
    answer = browser.post("/call/create", {"template": "symposium"}, **headers)
    assert answer.status == status
    assert b"here" not in answer.body
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])
def test_other_methods_are_refused(browser: Browser, method: str):
    answer = browser.request(method, "/call/start", b"{}", {"Cookie": browser.cookie, "Origin": f"http://{browser.host}"})
    assert answer.status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static/..%2fserver.py",
        "/static/..%5cserver.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/",
        "/static/none.js",
        "/../etc/passwd",
        "/speech.yaml",
        "//evil.example/",
    ],
)
def test_no_path_leads_to_another_file(browser: Browser, path: str):
    assert browser.get(path).status in (404, 307, 405)
    assert b"secret" not in browser.get(path).body


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "up.yaml", "..", "", "here/../../secret.txt"])
def test_no_call_reads_a_file_outside_the_folder(browser: Browser, name: str):
    answer = browser.post("/call/open", {"path": name})
    assert answer.json["error"]["code"] == "desk.outside"
    assert "secret" not in answer.json["error"]["faults"][0]["message"]


def test_no_call_writes_a_file_outside_the_folder(browser: Browser, folder: Path):
    before = sorted(folder.parent.iterdir())
    for name in ("../new.yaml", "up/../../new.yaml", "/tmp/new.yaml"):
        assert browser.call("create", template="symposium", path=name)["error"]["code"] == "desk.outside"
    assert sorted(folder.parent.iterdir()) == before
    view = browser.call("from", name="../../通知.txt", data=base64.b64encode("第一件事。\n".encode()).decode())
    assert Path(view["path"]).parent == folder.resolve()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("nothing", b"{}"),
        ("__init__", b"{}"),
        ("start", b""),
        ("start", b"{"),
        ("start", b"[]"),
        ("start", b"[" * 100_000),
        ("start", b'{"more": 1}'),
        ("open", b"{}"),
        ("open", b'{"path": 1}'),
        ("view", b'{"sitting": "1", "since": -1}'),
        ("view", b'{"sitting": "1", "since": true}'),
        ("type", b'{"sitting": "1", "version": 1, "edits": [[3, 1, ""]]}'),
        ("type", b'{"sitting": "1", "version": 1, "edits": [[0, 0, "\\ud800"]]}'),
        ("act", b'{"sitting": "1", "version": 1, "action": {"path": "0"}}'),
        ("act", b'{"sitting": "1", "version": 1, "action": {"do": "set", "x": ' + b"[" * 600 + b"]" * 600 + b"}}"),
        ("act", b'{"sitting": "1", "version": 1, "action": {"do": "set", "x": ' + b'{"a": ' * 600 + b"1" + b"}" * 602),
        ("drop", b'{"name": "a.docx", "data": "?"}'),
        ("start", b"\xff\xfe"),
    ],
)
def test_a_call_that_no_page_makes_is_refused_with_a_reason(browser: Browser, name: str, body: bytes):
    answer = browser.post(f"/call/{name}", body)
    assert answer.status == 422
    assert answer.json["error"]["message"]


def test_a_speech_that_is_not_open_is_an_error_in_words(browser: Browser):
    assert browser.call("undo", sitting="99")["error"]["code"] == "desk.no-sitting"


def test_a_body_without_end_is_not_read_to_its_end(browser: Browser):
    host, port = browser.host.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        head = (
            f"POST /call/start HTTP/1.1\r\nHost: {browser.host}\r\nCookie: {browser.cookie}\r\nOrigin: http://{browser.host}\r\n"
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        connection.sendall(head.encode())
        chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
        sent = 0
        try:
            while sent < 100:
                connection.sendall(chunk)
                sent += 1
        except OSError:
            pass
    assert sent < 100
    assert browser.call("start")["version"]


def test_a_file_that_no_system_can_name_is_not_there(browser: Browser):
    assert browser.get(f"/static/{'a' * 5000}.css").status == 404


@pytest.mark.parametrize("name", ["drop", "attach", "review", "mined"])
def test_a_body_that_says_it_is_too_large_is_refused_unread(browser: Browser, name: str):
    connection = http.client.HTTPConnection(browser.host, timeout=30)
    connection.putrequest("POST", f"/call/{name}")
    for header, value in (
        ("Cookie", browser.cookie),
        ("Origin", f"http://{browser.host}"),
        ("Content-Type", "application/json"),
        ("Content-Length", "1000000000"),
    ):
        connection.putheader(header, value)
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413
    assert "million bytes" in json.loads(answer.read())["error"]["message"]
    connection.close()


@pytest.mark.parametrize("name", ["attach", "review", "mined"])
def test_a_file_of_ten_million_bytes_is_looked_at(browser: Browser, name: str):
    data = base64.b64encode(b"\0" * 10_000_000).decode()
    answer = browser.post(f"/call/{name}", {"name": "a.docx", "data": data} | ({"sitting": "99"} if name == "attach" else {}))
    assert answer.status != 413
    assert "million" not in answer.json["error"]["message"]


def test_a_speech_is_opened_typed_downloaded_and_dropped_again(browser: Browser, folder: Path):
    view = browser.call("open", path="speech.yaml")
    assert view["text"] == OUTLINE
    assert view["saved"]
    assert view["sitting"] == browser.call("open", path="speech.yaml")["sitting"], "two windows show the same speech"
    at = OUTLINE.index("把它")
    view = browser.call("type", sitting=view["sitting"], version=view["version"], edits=[[at, at, "一定"]])
    assert not view["saved"]
    stale = browser.call("type", sitting=view["sitting"], version=view["version"] - 1, edits=[[0, 0, "x"]])
    assert stale["stale"]
    made = browser.call("download", sitting=view["sitting"], format="docx")
    assert made["name"] == "speech.docx"
    view = browser.call("undo", sitting=view["sitting"])
    dropped = browser.call("drop", sitting=view["sitting"], name="speech.docx", data=made["data"])
    assert (dropped["kind"], dropped["changes"]) == (
        "pull",
        [{"old": "- 第一件事: 把它做好。", "new": "- 第一件事: 一定把它做好。"}],
    )
    view = browser.call("take", sitting=view["sitting"], text=dropped["text"])
    assert view["text"] == dropped["text"]
    assert browser.call("download", sitting=view["sitting"], format="rtf")["error"]["message"]
    labels = [moment["label"] for moment in browser.call("history", sitting=view["sitting"])]
    assert labels[0] == "edits of a Word file taken"
    assert labels[-1] == "opened"
    back = browser.call("back", sitting=view["sitting"], number=1)
    assert back["text"] == OUTLINE


def test_the_start_says_what_there_is(browser: Browser):
    assert browser.call("start")["opened"] == "speech.yaml"
    choice = browser.call("gallery")
    assert "symposium" in [card["name"] for card in choice["templates"]]
    assert "speech.yaml" in choice["files"]
    assert choice["titles"]["speech.yaml"]


def test_an_occasion_is_answered_by_templates_with_their_reasons(browser: Browser):
    answers = browser.call("suggest", occasion="主持表彰大会")
    assert [one["name"] for one in answers[:2]] == ["host-script", "commendation"]
    assert all(one["why"] for one in answers)
    assert browser.call("suggest", occasion="") == []


def test_the_gallery_has_the_templates_by_their_groups(browser: Browser):
    groups = [card["group"] for card in browser.call("gallery")["templates"]]
    assert all(groups)
    assert groups == sorted(groups, key=groups.index)


def test_a_template_has_a_picture(browser: Browser):
    card = browser.call("gallery")["templates"][0]
    answer = browser.get(f"/{card['picture']}")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.body.startswith(b"<svg")
    assert browser.get("/picture/none").status == 404
    assert browser.get(f"/{card['picture']}", cookie="").status == 403
