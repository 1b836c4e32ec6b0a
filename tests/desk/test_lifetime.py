"""The server ends some time after the last page is closed, and stays for a page that is only asleep."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from drafter.desk import server as module
from drafter.desk.desk import Desk
from drafter.desk.folder import Folder
from drafter.desk.guard import Guard
from drafter.desk.listen import listening
from drafter.desk.server import Server

OUTLINE = "title: 短讲话\nsections:\n- 第一件事: 把它做好。\n"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Running:
    """A server in this process."""

    def __init__(self, folder: Path) -> None:
        (folder / "speech.yaml").write_text(OUTLINE, encoding="utf-8")
        (folder / "index.html").write_text("page", encoding="utf-8")
        self.clock = Clock()
        self.desk = Desk(Folder(folder), "speech.yaml")
        listener = listening()
        guard = Guard(listener.getsockname()[1])
        self.server = Server(self.desk, listener, guard, folder, clock=self.clock)
        self.host = guard.address.split("/")[2]
        self.cookie = f"{guard.cookie}={guard.token}"
        self.writers: list[asyncio.StreamWriter] = []
        self.task = asyncio.create_task(self.server.serve())

    async def request(self, method: str, path: str, body: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        host, port = self.host.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        self.writers.append(writer)
        head = [
            f"{method} {path} HTTP/1.1",
            f"Host: {self.host}",
            f"Cookie: {self.cookie}",
            f"Origin: http://{self.host}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
        ]
        writer.write("\r\n".join([*head, "", ""]).encode() + body)
        await writer.drain()
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        return reader, writer

    async def page(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A page that listens."""
        reader, writer = await self.request("GET", "/events")
        while b"retry" not in await reader.readline():
            pass
        return reader, writer

    async def leave(self, page: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
        _, writer = await self.request("POST", "/leave", b"{}")
        writer.close()
        await self.lose(page)

    async def lose(self, page: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
        page[1].close()
        await asyncio.sleep(0.3)

    async def ends_after(self, seconds: float) -> bool:
        self.clock.now += seconds
        await asyncio.sleep(0.5)
        return self.task.done()


@pytest.fixture
def in_loop(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(module, "HEARTBEAT", 0.1)

    def run(play: Any) -> None:
        async def whole() -> None:
            running = Running(tmp_path)
            try:
                await play(running)
            finally:
                running.server.stop()
                await running.task
                for writer in running.writers:
                    writer.close()
                    with contextlib.suppress(OSError):
                        await writer.wait_closed()

        asyncio.run(asyncio.wait_for(whole(), 30))

    return run


def test_it_waits_for_the_first_page_as_long_as_it_takes(in_loop):
    async def play(running: Running) -> None:
        assert not await running.ends_after(100_000)

    in_loop(play)


def test_it_ends_some_time_after_the_last_page_has_left(in_loop):
    async def play(running: Running) -> None:
        one, two = await running.page(), await running.page()
        await running.leave(one)
        assert not await running.ends_after(module.AFTER_LEAVING + 1)
        await running.leave(two)
        assert not await running.ends_after(module.AFTER_LEAVING - 1)
        assert await running.ends_after(2)

    in_loop(play)


def test_what_a_page_tells_while_it_leaves_does_not_keep_it(in_loop):
    async def play(running: Running) -> None:
        await running.leave(await running.page())
        await running.request("POST", "/call/start", b"{}")
        assert not await running.ends_after(module.AFTER_LEAVING - 1)
        assert await running.ends_after(2)

    in_loop(play)


def test_a_page_that_is_loaded_anew_keeps_it(in_loop):
    async def play(running: Running) -> None:
        await running.leave(await running.page())
        await running.page()
        assert not await running.ends_after(module.AFTER_LEAVING + 1)

    in_loop(play)


def test_a_page_that_is_gone_without_a_word_may_be_asleep(in_loop):
    async def play(running: Running) -> None:
        await running.lose(await running.page())
        assert not await running.ends_after(module.AFTER_LEAVING + 1)
        assert await running.ends_after(module.AFTER_SILENCE)

    in_loop(play)


def test_what_happens_is_said_to_every_page(in_loop):
    async def next_event(page: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> Any:
        while True:
            line = await asyncio.wait_for(page[0].readline(), 5)
            if line.startswith(b"data: "):
                return json.loads(line[6:])

    async def play(running: Running) -> None:
        pages = [await running.page(), await running.page()]
        view = running.desk.call("open", {"path": "speech.yaml"})
        running.desk.call("type", {"sitting": view["sitting"], "version": view["version"], "edits": [[0, 0, "# 新\n"]]})
        for page in pages:
            assert [(await next_event(page))["kind"] for _ in range(2)] == ["changed", "saved"]

    in_loop(play)


def test_a_bug_of_one_look_does_not_end_the_saving(in_loop, capsys, monkeypatch):
    async def play(running: Running) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(running.desk, "poll", lambda: 1 / 0)
            said = ""
            for _ in range(100):  # the first look comes after the first speech was opened
                await asyncio.sleep(0.1)
                if "ZeroDivisionError" in (said := said + capsys.readouterr().err):
                    break
        assert "ZeroDivisionError" in said
        view = running.desk.call("open", {"path": "speech.yaml"})
        running.desk.call("type", {"sitting": view["sitting"], "version": view["version"], "edits": [[0, 0, "# 新\n"]]})
        await asyncio.sleep(1)
        assert running.desk.call("view", {"sitting": view["sitting"]})["saved"]

    in_loop(play)


def test_a_folder_has_its_usual_port_so_that_a_page_finds_the_next_desk(tmp_path: Path):
    with contextlib.closing(listening(folder=tmp_path)) as first:
        port = first.getsockname()[1]
        with contextlib.closing(listening(folder=tmp_path)) as second:  # a second desk on the folder
            assert second.getsockname()[1] != port
    with contextlib.closing(listening(folder=tmp_path)) as again:
        assert again.getsockname()[1] == port
