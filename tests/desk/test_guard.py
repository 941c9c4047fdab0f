"""The guard: what is let through, and that nothing else is, whatever it asks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from diary.desk.access import TOKEN, Access
from diary.desk.guard import Guard
from diary.texts import texts
from tests.desk.conftest import ACCESS, HOST, OURS

COOKIE = {"cookie": f"{ACCESS.cookie}={ACCESS.key}"}
words = texts("en")


async def _behind(scope: Any, receive: Any, send: Any) -> None:
    """Stand behind the guard: answer with the length of what came, and no header but one of a report."""
    message = await receive()
    headers = [(b"content-security-policy", b"own")] if scope["path"] == "/own" else []
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": str(len(message.get("body", b""))).encode()})


Answer = tuple[int, dict[str, str], str]


def ask(
    method: str = "GET",
    path: str = "/",
    query: str = "",
    chunks: Iterable[bytes | float] = (),
    tickets: set[str] | None = None,
    headers: Iterable[tuple[str, str]] = (),
    **bounds: Any,
) -> Answer:
    """Ask the guard; among the chunks of a body a number is a pause in seconds."""
    sent: list[Any] = []
    waiting = list(chunks)
    known = tickets or set()

    async def receive() -> Any:
        while waiting and isinstance(waiting[0], float):
            await asyncio.sleep(waiting.pop(0))  # type: ignore[arg-type]
        if waiting:
            return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    def takes(word: str) -> bool:
        fits = word in known
        known.discard(word)
        return fits

    guard = Guard(_behind, ACCESS, words.refusal, lambda: None, takes, **bounds)
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": raw}
    asyncio.run(guard(scope, receive, send))
    start, body = sent
    given = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], given, body["body"].decode().strip()


def with_key(**more: str) -> list[tuple[str, str]]:
    return [*({"host": HOST} | COOKIE | more).items()]


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_this_machine_is_asked_by_its_own_names(host: str) -> None:
    assert ask(headers=with_key(host=host))[0] == 200


@pytest.mark.parametrize(
    "hosts",
    [[], ["evil.example:8000"], ["127.0.0.1"], ["127.0.0.1:80"], ["localhost:8000.evil"], [HOST, "evil.example"]],
)
def test_another_host_is_refused(hosts: list[str]) -> None:
    status, _, sentence = ask(headers=[*COOKIE.items(), *(("host", host) for host in hosts)])
    assert (status, sentence) == (403, words("desk.denied.host"))


@pytest.mark.parametrize(
    "cookie",
    ["", "x=y", f"{ACCESS.cookie}=", f"{ACCESS.cookie}=wrong", f"{ACCESS.cookie}=é", f"diary-desk-8001={ACCESS.key}"],
)
def test_without_the_key_there_is_one_plain_sentence(cookie: str) -> None:
    status, headers, sentence = ask(headers=with_key(cookie=cookie))
    assert (status, sentence) == (403, words("desk.denied.key"))
    assert headers["content-type"].startswith("text/plain")
    assert "access-control-allow-origin" not in headers


def test_cookies_of_other_programs_stand_in_no_ones_way() -> None:
    cookie = f"odd[1]=3; a b; {ACCESS.cookie}={ACCESS.key}; theme=dark"
    assert ask(headers=with_key(cookie=cookie))[0] == 200


def test_the_key_becomes_a_cookie_and_leaves_the_address() -> None:
    status, headers, _ = ask(path="//diaries/3", query=f"key={ACCESS.key}", headers=[("host", HOST)])
    assert (status, headers["location"]) == (303, "/diaries/3")
    cookie = headers["set-cookie"].lower()
    assert f"{ACCESS.cookie}={ACCESS.key}".lower() in cookie
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_wrong_key_is_refused_and_a_ticket_lets_in_once() -> None:
    assert ask(query="key=wrong", headers=[("host", HOST)])[0] == 403
    tickets = {"once"}
    assert ask(query="key=once", headers=[("host", HOST)], tickets=tickets)[0] == 303
    assert ask(query="key=once", headers=[("host", HOST)], tickets=tickets)[0] == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "OPTIONS", "TRACE", "CONNECT", "GETX"])
def test_no_other_method_is_known(method: str) -> None:
    status, headers, _ = ask(method, headers=with_key(origin="http://evil.example"))
    assert status == 405
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["http://evil.example/", "/../etc/passwd", "/static/..", "/static/\\..\\a", "*"])
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    assert ask(path=path, headers=with_key())[0] == 400


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"origin": "http://evil.example"}, 403, "origin"),
        ({"origin": "null"}, 403, "origin"),
        ({"origin": ""}, 403, "origin"),
        ({"origin": "http://localhost:8000"}, 403, "origin"),  # asked by another name than its page
        ({"origin": "https://127.0.0.1:8000"}, 403, "origin"),
        ({TOKEN: "wrong"}, 403, "token"),
        ({TOKEN: ""}, 403, "token"),
        ({"content-type": "multipart/form-data; boundary=x"}, 415, "content_type"),
        ({"content-type": "text/plain"}, 415, "content_type"),
        ({"content-type": ""}, 415, "content_type"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_change_comes_from_a_page_of_ours(wrong: dict[str, str], status: int, code: str, method: str) -> None:
    assert ask(method, chunks=[b"12"], headers=with_key(**OURS))[::2] == (200, "2")
    assert ask(method, chunks=[b"12"], headers=with_key(**(OURS | wrong)))[::2] == (
        status,
        words(f"desk.denied.{code}"),
    )


def test_what_is_too_large_is_refused_before_it_is_held() -> None:
    sentence = words("desk.denied.too_large", most=25)
    read: list[int] = []

    def chunks() -> Iterable[bytes]:
        for number in range(200):
            read.append(number)
            yield bytes(1_000_000)

    told = ask("POST", headers=with_key(**OURS, **{"content-length": "200000000"}))
    assert told[::2] == (413, sentence)
    assert told[1]["connection"] == "close"
    assert ask("POST", chunks=list(chunks())[:27], headers=with_key(**OURS))[::2] == (413, sentence)
    assert ask("POST", chunks=[bytes(1_000_000)] * 25, headers=with_key(**OURS))[::2] == (200, "25000000")


@pytest.mark.parametrize("length", ["-1", "x", "٣", "1e9", "25000001"])
def test_a_length_that_is_no_length_is_refused(length: str) -> None:
    assert ask("POST", headers=with_key(**OURS, **{"content-length": length}))[0] == 413


def test_what_comes_too_slowly_is_ended() -> None:
    status, _, sentence = ask("POST", chunks=[b"1", 5.0, b"2"], headers=with_key(**OURS), slow_s=0.05)
    assert (status, sentence) == (408, words("desk.denied.slow"))


def test_every_answer_says_what_it_may_do() -> None:
    for headers in (ask(headers=with_key())[1], ask(headers=[("host", "evil")])[1]):
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
    assert ask(path="/own", headers=with_key())[1]["content-security-policy"] == "own"


def test_a_desk_on_another_port_has_another_cookie_and_token() -> None:
    other = Access(8001, "another-key")
    assert (other.cookie, other.token) != (ACCESS.cookie, ACCESS.token)
    assert not other.hosts & ACCESS.hosts
