"""Only the page that the server gave out, in the browser that was shown the key, is answered."""

from __future__ import annotations

import pytest

from drafter.desk.guard import Guard

PORT = 8123
HOST = "127.0.0.1:8123"
JSON = "application/json"


def _asked(guard: Guard, method: str = "GET", key: str | None = None, token: str | None = None, **headers: str) -> str:
    named = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
    cookies = {guard.cookie: guard.token if token is None else token}
    return guard.reason_against(method, named, cookies, key)


def test_the_page_of_the_server_itself_is_answered():
    guard = Guard(PORT)
    assert _asked(guard) == ""
    assert _asked(guard, "POST", origin=f"http://{HOST}", content_type=JSON) == ""
    assert _asked(guard, "POST", host="localhost:8123", origin="http://localhost:8123", content_type=f"{JSON}; charset=utf-8") == ""


@pytest.mark.parametrize(
    "host", ["evil.example:8123", "127.0.0.1", "127.0.0.1:9000", "evil.example", "", "127.0.0.1.evil.example:8123"]
)
def test_a_name_that_was_made_to_lead_here_is_refused(host: str):
    assert _asked(Guard(PORT), host=host) == "host"


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9000", "https://127.0.0.1:8123", "http://localhost:8123"]
)
def test_a_page_of_another_server_is_refused(origin: str):
    assert _asked(Guard(PORT), origin=origin) == "origin"
    assert _asked(Guard(PORT), "POST", origin=origin, content_type=JSON) == "origin"


def test_what_changes_something_must_say_where_it_comes_from():
    assert _asked(Guard(PORT), "POST", content_type=JSON) == "origin"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_another_page_can_send_is_refused(kind: str):
    assert _asked(Guard(PORT), "POST", origin=f"http://{HOST}", content_type=kind) == "content type"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])
def test_other_methods_are_refused(method: str):
    assert _asked(Guard(PORT), method) == "method"


def test_another_page_cannot_load_what_is_here():
    assert _asked(Guard(PORT), sec_fetch_site="cross-site") == "site"
    assert _asked(Guard(PORT), sec_fetch_site="same-site") == "site"
    assert _asked(Guard(PORT), sec_fetch_site="none") == ""


@pytest.mark.parametrize("token", ["", "wrong", "Ä"])
def test_without_the_cookie_nothing_is_answered(token: str):
    assert _asked(Guard(PORT), token=token) == "token"


def test_the_key_opens_once():
    guard = Guard(PORT)
    assert _asked(guard, key="wrong", token="") == "token"
    assert _asked(guard, key=guard.key, token="") == ""
    assert _asked(guard, key=guard.key, token="") == "token"
    assert _asked(guard, key=guard.key) == "", "loaded anew, with the cookie"


def test_a_request_that_is_refused_does_not_use_the_key_up():
    guard = Guard(PORT)
    assert _asked(guard, "HEAD", key=guard.key, token="") == "method"
    assert _asked(guard, key=guard.key, token="", host="evil.example:8123") == "host"
    assert _asked(guard, key=guard.key, token="") == ""


def test_two_desks_do_not_share_a_cookie():
    assert Guard(PORT).cookie != Guard(PORT + 1).cookie
    assert Guard(PORT).token != Guard(PORT).token
