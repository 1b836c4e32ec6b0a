"""`drafter open`: the address stands, and what cannot be opened is said before."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from drafter.desk import listen


@pytest.fixture
def page(tmp_path: Path, monkeypatch) -> Path:
    """A page, as if it were built."""
    folder = tmp_path / "static"
    folder.mkdir()
    (folder / "index.html").write_text("<!DOCTYPE html><title>Drafter</title>", encoding="utf-8")
    (folder / "words.json").write_text('{"undo": {"en": "Undo", "zh": "撤销"}}', encoding="utf-8")
    monkeypatch.setattr(listen.bundle, "__defaults__", (folder,))
    return folder


def test_without_the_page_it_says_the_one_command(drafter, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(listen.bundle, "__defaults__", (tmp_path / "none",))
    done = drafter("open", "speech.yaml", "--no-browser")
    assert done.exit == 8
    assert "make desk" in done.err
    assert "make desk" in drafter("open", lang="zh").err


def test_what_is_not_there_is_said_with_what_is_near(drafter, page):
    done = drafter("open", "spech.yaml", "--no-browser")
    assert done.exit == 6
    assert "speech.yaml" in done.err


def test_a_port_that_is_taken_is_said(drafter, page):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = drafter("open", "--no-browser", "--port", str(port))
    assert done.exit == 2
    assert str(port) in done.err
    assert drafter("open", "--port", "99999").exit == 2


def test_the_words_of_the_page_are_there_by_language(page):
    assert listen.words(page) == {"en": {"undo": "Undo"}, "zh": {"undo": "撤销"}}


PROGRAM = """
import sys
from pathlib import Path
from drafter.desk import listen
from drafter.cli import main
listen.bundle.__defaults__ = listen.words.__defaults__ = (Path(sys.argv[1]),)
main(["open", *sys.argv[2:]])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("arguments", [("speech.yaml",), (".",), ()])
def test_the_address_answers_and_ctrl_c_ends_it(folder: Path, page: Path, arguments: tuple[str, ...]):
    command = [sys.executable, "-c", PROGRAM, str(page), *arguments, "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        assert process.stdout is not None
        parts = urlsplit(process.stdout.readline().strip())
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        connection.request("GET", f"/?{parts.query}")
        assert b"<title>Drafter" in connection.getresponse().read()
        connection.close()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "Traceback" not in said
    finally:
        process.kill()
        process.communicate()


def test_a_start_of_another_command_loads_no_server():
    program = "import sys\nfrom drafter.cli.app import application\napplication()\nprint(*[n for n in sys.modules if n.partition('.')[0] in ('starlette', 'uvicorn', 'asyncio')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == []


def test_the_desk_loads_what_reads_documents_when_one_is_dropped():
    program = "import sys\nimport drafter.desk.server\nprint(*[name for name in sys.modules if name.startswith(('drafter.pull', 'drafter.mine.', 'docx'))])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == []
