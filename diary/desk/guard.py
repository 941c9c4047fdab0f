"""The guard before every page: who may ask, from where, how, and how much; and what every answer says of itself.

Nothing behind it is reached without the right Host and the key; nothing is changed but by a request of our own page.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse

from diary.desk.access import TOKEN, Access
from diary.refusal import Refusal
from diary.settings import DEFAULTS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

SLOW_S = 30.0
"""How long the body of a request may take: it comes from this machine."""
MOST_BYTES = DEFAULTS.reading.file_bytes
READING = frozenset({"GET", "HEAD"})
CHANGING = frozenset({"POST", "DELETE"})
BODIES = frozenset({"application/json", "application/octet-stream"})
PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "frame-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of the desk may load: what this desk serves, and what lies in the page itself."""
REPORT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""What a report in its frame may load: nothing but what is in it."""
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Denied(Refusal):
    """The guard lets a request through to nothing."""

    keys = ("desk.denied.*",)

    def __init__(self, code: str, status: int, **values: object) -> None:
        super().__init__(code, **values)
        self.status = status


@dataclass
class Guard:
    """The ASGI application that stands before another.

    `say` words a refusal, `asked` hears of every request let in, `ticket` tells whether a word lets in this once.
    """

    app: ASGIApp
    access: Access
    say: Callable[[Refusal], str]
    asked: Callable[[], None]
    ticket: Callable[[str], bool]
    most_bytes: int = MOST_BYTES
    slow_s: float = SLOW_S
    _pages: str = field(default=PAGES, repr=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            return
        send = self._with_headers(send)
        headers = Headers(scope=scope)
        try:
            self._look_at_place(scope, headers)
            key = parse_qs(scope["query_string"].decode("latin-1")).get("key", [])
            if key and scope["method"] in READING:
                await self._let_in(scope, key[0])(scope, receive, send)
                return
            self._look_at_key(headers)
            if scope["method"] in CHANGING:
                self._look_at_change(headers)
                receive = _again(await self._body(headers, receive), receive)
        except Denied as refusal:
            close = {"connection": "close"}  # what may still come is not read
            await PlainTextResponse(f"{self.say(refusal)}\n", refusal.status, close)(scope, receive, send)
            return
        self.asked()
        await self.app(scope, receive, send)

    def _look_at_place(self, scope: Scope, headers: Headers) -> None:
        if headers.getlist("host") not in [[host] for host in self.access.hosts]:
            raise Denied("host", 403)
        if not scope["path"].startswith("/") or "\\" in scope["path"] or ".." in scope["path"].split("/"):
            raise Denied("path", 400)
        if scope["method"] not in READING | CHANGING:
            raise Denied("method", 405)

    def _let_in(self, scope: Scope, key: str) -> RedirectResponse:
        """Make a cookie of the key, and an address without it."""
        if not (self.access.is_key(key) or self.ticket(key)):
            raise Denied("key", 403)
        self.asked()
        answer = RedirectResponse("/" + scope["path"].lstrip("/"), 303)
        answer.set_cookie(self.access.cookie, self.access.key, httponly=True, samesite="strict", path="/")
        return answer

    def _look_at_key(self, headers: Headers) -> None:
        given = cookie_parser(headers.get("cookie", "")).get(self.access.cookie, "")
        if not self.access.is_key(given):
            raise Denied("key", 403)

    def _look_at_change(self, headers: Headers) -> None:
        if headers.get("origin") != f"http://{headers['host']}":
            raise Denied("origin", 403)
        if not self.access.is_token(headers.get(TOKEN, "")):
            raise Denied("token", 403)
        if headers.get("content-type", "").partition(";")[0].strip().lower() not in BODIES:
            raise Denied("content_type", 415)

    async def _body(self, headers: Headers, receive: Receive) -> bytes:
        """Return what comes with a request, up to the bound in size and time."""
        too_large = Denied("too_large", 413, most=self.most_bytes // 1_000_000)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > self.most_bytes:
            raise too_large
        body = bytearray()
        try:
            async with asyncio.timeout(self.slow_s):
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise Denied("cut_off", 400)
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
                    if len(body) > self.most_bytes:
                        raise too_large
        except TimeoutError:
            raise Denied("slow", 408) from None
        return bytes(body)

    def _with_headers(self, send: Send) -> Send:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers.setdefault("content-security-policy", self._pages)
            await send(message)

        return sent


def _again(body: bytes, receive: Receive) -> Receive:
    """Give a body that was received to whoever asks for it next, and then what comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
