"""The server of the desk: HTTP on this machine alone, for the browser of the user who started it.

``GET /`` is the page, ``GET /static/…`` what it loads, ``GET /picture/NAME`` a template's picture, ``POST /call/NAME`` a call of the desk (JSON in, JSON out), ``GET /events`` what the desk
says unasked (server-sent events), ``POST /leave`` that a page is closed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
import socket
import time
import traceback
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from drafter.desk.calls import CALLS, MalformedCallError
from drafter.desk.desk import Desk
from drafter.desk.guard import HEADERS, Guard
from drafter.desk.listen import PAGE, STATIC
from drafter.errors import DrafterError, Fault, InputError
from drafter.files import is_file

POLL = 0.15
"""Seconds between two looks at the files."""

HEARTBEAT = 15.0
"""Seconds after which an event stream says something, so that a page that is gone is noticed."""

AFTER_LEAVING = 20.0
"""Seconds from the last page's leaving to the end. A page that is loaded anew leaves and comes back."""

LEAVING = 5.0
"""Seconds within which a page that leaves says so and closes its event stream, in either order."""

AFTER_SILENCE = 3600.0
"""Seconds to the end where the last page is gone without having said so: its browser was killed, or put it to sleep and may wake it.
The clock stands still while the machine sleeps."""

MOST_BYTES = 8_000_000
"""The largest body of a call: the longest text that Drafter reads, twice."""

MOST_FILE_BYTES = 90_000_000
"""The largest body of a call that brings a file: 64 million bytes in Base64."""

FILES = frozenset(name for name, arguments in CALLS.items() if "data" in arguments)
"""The calls that bring a file."""

_HEADERS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
_TYPES = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".txt": "text/plain"}


class Server:
    """The server of a desk.

    page: the folder of the built page. clock: seconds, which never go back and stand still while the machine sleeps.
    """

    def __init__(
        self,
        desk: Desk,
        listener: socket.socket,
        guard: Guard,
        page: Path = STATIC,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.desk = desk
        self.guard = guard
        desk.pictures = "picture/"
        self._listener = listener
        self._page = page
        self._clock = clock
        self._pages: set[asyncio.Queue[Any]] = set()
        self._end_at: float | None = None
        self._left_at = -math.inf
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                self.application(),
                loop="asyncio",
                http="h11",
                ws="none",
                interface="asgi3",
                lifespan="off",
                log_level="error",
                access_log=False,
                server_header=False,
                date_header=False,
                timeout_graceful_shutdown=2,
            )
        )

    def application(self) -> ASGIApp:
        """The application, behind its guard."""
        routes = [
            Route("/", self._index),
            Route("/static/{name:path}", self._static),
            Route("/picture/{name}", self._picture),
            Route("/events", self._events),
            Route("/call/{name}", self._call, methods=["POST"]),
            Route("/leave", self._leave, methods=["POST"]),
        ]
        return partial(self._guarded, Starlette(routes=routes))

    def run(self) -> list[str]:
        """Serve until the last page is gone, or until Ctrl-C. Returns the troubles of the last saving."""
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(self.serve())
        return [event["message"] for event in self.desk.finish() if event["message"]]

    def stop(self) -> None:
        """End at the next look at the clock."""
        self._uvicorn.should_exit = True

    async def serve(self) -> None:
        """Serve until the last page is gone, or until `stop`."""
        ticking = asyncio.create_task(self._tick())
        try:
            await self._uvicorn.serve(sockets=[self._listener])
        finally:
            ticking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await ticking

    async def _tick(self) -> None:
        """Save, look at the disk, tell the pages, and end when it is time."""
        await run_in_threadpool(self._tried, self.desk.prepare)
        while not self._uvicorn.should_exit:
            for event in await run_in_threadpool(self._tried, self.desk.poll) or ():
                self._tell(event)
            if self._end_at is not None and self._clock() >= self._end_at:
                self._uvicorn.should_exit = True
            await asyncio.sleep(POLL)
        self._tell(None)

    def _tried(self, work: Callable[[], list[Any] | None]) -> list[Any] | None:
        try:
            return work()
        except Exception:  # noqa: BLE001 - a bug is shown, and must not end the saving of the other outlines
            traceback.print_exc()
            return None

    def _tell(self, event: object) -> None:
        for queue in self._pages:
            queue.put_nowait(event)

    # ---------------------------------------------------------------- requests

    async def _guarded(self, inner: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is not ours, and give every answer its headers."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        key = request.query_params.get("key") if scope["path"] == "/" else None
        against = self.guard.reason_against(request.method, request.headers, request.cookies, key)

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        if against:
            await _refusal(against)(scope, receive, with_headers)
        else:
            await inner(scope, receive, with_headers)

    async def _index(self, request: Request) -> Response:  # noqa: ARG002
        response = Response((self._page / PAGE).read_bytes(), media_type="text/html")
        response.set_cookie(self.guard.cookie, self.guard.token, httponly=True, samesite="strict", path="/")
        return response

    async def _static(self, request: Request) -> Response:
        path = self._page / request.path_params["name"]
        kind = _TYPES.get(path.suffix)
        if path.parent != self._page or kind is None or not is_file(path):
            return JSONResponse({"error": {"message": "no such file"}}, 404)
        return Response(path.read_bytes(), media_type=kind)

    async def _picture(self, request: Request) -> Response:
        answer = await run_in_threadpool(self.desk.call, "picture", {"template": request.path_params["name"]})
        return Response(answer["svg"], media_type="image/svg+xml") if "svg" in answer else JSONResponse(answer, 404)

    async def _call(self, request: Request) -> Response:
        name = request.path_params["name"]
        try:
            body = await _body(request, MOST_FILE_BYTES if name in FILES else MOST_BYTES)
            if self._end_at is not None:  # of a page that does not listen yet, or does not listen any more
                self._end_at = max(self._end_at, self._clock() + AFTER_LEAVING)
            return Response(await run_in_threadpool(self._answer, name, body), media_type="application/json")
        except MalformedCallError as error:
            return JSONResponse({"error": {"message": str(error)}}, 422)
        except _TooLargeError:
            fault = InputError(Fault("desk.too-large", facts={"most": MOST_FILE_BYTES // 4 * 3 // 1_000_000}))
            return JSONResponse({"error": {"message": str(fault)}}, 413, {"Connection": "close"})
        except ClientDisconnect:
            return Response(status_code=400)

    def _answer(self, name: str, body: bytes) -> bytes:
        try:
            arguments = json.loads(body)
        except (ValueError, RecursionError):
            raise MalformedCallError("the body is no JSON") from None
        return json.dumps(self.desk.call(name, arguments), ensure_ascii=False, separators=(",", ":")).encode()

    async def _events(self, request: Request) -> Response:  # noqa: ARG002
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[bytes]:
        queue: asyncio.Queue[Any] = asyncio.Queue()
        self._pages.add(queue)
        self._end_at = None
        try:
            yield b"retry: 1000\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield b":\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()
        finally:
            self._pages.discard(queue)
            if not self._pages:
                self._end_at = self._clock() + (AFTER_LEAVING if self._clock() - self._left_at < LEAVING else AFTER_SILENCE)

    async def _leave(self, request: Request) -> Response:
        """A page is being closed. Its event stream may end before or after this."""
        await _body(request, 1000)
        self._left_at = self._clock()
        if not self._pages:
            self._end_at = self._clock() + AFTER_LEAVING
        return JSONResponse({})


class _TooLargeError(ValueError):
    """A body that is larger than it may be."""


async def _body(request: Request, most: int) -> bytes:
    """The body of a request, of which no more is held than may be. Raises _TooLargeError."""
    length = request.headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > most:
        raise _TooLargeError
    pieces, total = [], 0
    async for piece in request.stream():
        total += len(piece)
        if total > most:
            raise _TooLargeError
        pieces.append(piece)
    return b"".join(pieces)


def _refusal(reason: str) -> Response:
    status = {"content type": 415, "method": 405}.get(reason, 403)
    if reason == "token":
        return Response(DrafterError(Fault("desk.locked")).text(), status, media_type="text/plain")
    return Response(f"refused: {reason}\n", status, media_type="text/plain")
