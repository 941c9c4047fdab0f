"""A desk while it is served: what Ctrl-C asks, when it ends by itself, and what is put down when it begins."""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from diary.desk.access import Access
from diary.desk.lines import Line
from diary.desk.serving import CannotServe, Patient, Sitting, access_to, listening, sit
from diary.desk.shelf import MOST, NoRoom, Shelf
from diary.journeys.in_force import InForce
from diary.journeys.source import Source
from diary.texts import LANGUAGES, texts
from tests.conftest import PATIENCE_S, SAMPLES
from tests.desk.conftest import ACCESS, a_desk

words = texts("en")


def sitting(said: list[str], idle_s: float = 60.0) -> Sitting:
    return Sitting(a_desk(), said.append, idle_s)


def unsaved(of: Sitting) -> None:
    of.desk.shelf.add(Source("typed.xlsx", b""), dict.fromkeys(LANGUAGES, Line())).unsaved = True


def serve_for(served: Sitting, door: socket.socket, visit: Callable[[], None]) -> None:
    """Serve a desk to a visitor in a thread of its own, and end it when the visit ends, however that does."""

    def visited() -> None:
        try:
            visit()
        finally:
            served.desk.stopped = True

    visitor = threading.Thread(target=visited)
    visitor.start()
    asyncio.run(served.serve(door, []))
    visitor.join()
    door.close()


def test_ctrl_c_ends_a_desk_on_which_nothing_is_unsaved() -> None:
    said: list[str] = []
    served = sitting(said)
    served.interrupted(signal.SIGINT, None)
    assert (served.desk.stopped, served.lost, said) == (True, False, [])


def test_ctrl_c_is_asked_about_once_while_something_is_unsaved() -> None:
    said: list[str] = []
    served = sitting(said)
    unsaved(served)
    served.interrupted(signal.SIGINT, None)
    assert (served.desk.stopped, said) == (False, [words("desk.unsaved.interrupted")])
    served.interrupted(signal.SIGINT, None)
    assert (served.desk.stopped, served.lost, len(said)) == (True, True, 1)


def test_to_be_terminated_asks_nothing() -> None:
    served = sitting([])
    unsaved(served)
    served.interrupted(signal.SIGTERM, None)
    assert (served.desk.stopped, served.lost) == (True, True)


def test_a_desk_that_nobody_asks_ends_and_says_what_it_could_not_open(tmp_path: Path) -> None:
    """Served in this process as by the command; its note is there meanwhile, and then no more."""
    said: list[str] = []
    door = listening(0)
    served = Sitting(a_desk(), said.append, idle_s=0.5)
    sit(served, door, [tmp_path / "none.xlsx", SAMPLES / "healthy.xlsx"], tmp_path)
    assert len(said) == 1
    assert "none.xlsx" in said[0]
    assert [kept.source.name for kept in served.desk.shelf.diaries.values()] == ["healthy.xlsx"]
    assert list(tmp_path.iterdir()) == []


def test_a_desk_with_something_unsaved_stays_until_it_is_stopped() -> None:
    door = listening(0)
    served = Sitting(a_desk(access=access_to(door)), lambda sentence: None, idle_s=0)
    unsaved(served)
    access = served.desk.access
    pages: list[int] = []

    def visit() -> None:
        cookies = {access.cookie: access.key}
        pages.append(httpx.get(f"{access.address}/list", cookies=cookies, timeout=PATIENCE_S).status_code)

    serve_for(served, door, visit)
    assert pages == [200]


@pytest.mark.parametrize("whole_first", [False, True])
def test_a_request_whose_head_comes_too_slowly_is_given_up(monkeypatch: pytest.MonkeyPatch, whole_first: bool) -> None:
    """Also where a whole request came before it on the same connection; one that is being answered is not."""
    monkeypatch.setattr(Patient, "slow_s", 0.2)
    door = listening(0)
    served = Sitting(a_desk(access=access_to(door)), lambda sentence: None)
    access, heard = served.desk.access, list[bytes]()

    def visit() -> None:
        with socket.create_connection(("127.0.0.1", access.port), timeout=PATIENCE_S) as connection:
            head = f"GET /list HTTP/1.1\r\nhost: 127.0.0.1:{access.port}\r\ncookie: {access.cookie}={access.key}\r\n"
            connection.sendall((f"{head}\r\n" * whole_first + head).encode())
            while heard[-1:] != [b""]:
                heard.append(connection.recv(10_000))

    serve_for(served, door, visit)
    assert b"".join(heard).startswith(b"HTTP/1.1 200" if whole_first else b"")
    assert heard[-1] == b""
    assert whole_first or heard == [b""]


def test_a_port_is_taken_once() -> None:
    door = listening(0)
    port = door.getsockname()[1]
    with pytest.raises(CannotServe):
        listening(port)
    door.close()
    again = listening(port)
    assert access_to(again).port == port
    again.close()


def test_each_desk_has_a_key_of_its_own() -> None:
    doors = [listening(0) for _ in range(5)]
    keys = {access_to(door).key for door in doors}
    assert len(keys) == 5
    assert min(map(len, keys)) * 6 >= 128  # bits
    for door in doors:
        door.close()


def test_the_shelf_holds_so_many_and_so_much() -> None:
    shelf = Shelf()
    for number in range(MOST):
        shelf.add(Source(f"{number}.csv", b"x"), {})
    with pytest.raises(NoRoom) as refused:
        shelf.add(Source("more.csv", b""), {})
    assert "50 diaries open already" in words.refusal(refused.value)
    shelf.close(next(iter(shelf.diaries)))
    shelf.add(Source("more.csv", b""), {})
    shelf.close("none")

    large = Shelf()
    large.require_room(600_000_000)
    with pytest.raises(NoRoom) as refused:
        large.require_room(600_000_001)
    assert "600 MB" in words.refusal(refused.value)


def test_a_ticket_lets_in_once_and_nothing_else_does() -> None:
    desk = a_desk()
    word = desk.ticket()
    assert [desk.takes("wrong"), desk.takes(word), desk.takes(word)] == [False, True, False]


def test_what_is_in_force_is_taken_anew_when_it_is_asked() -> None:
    given = iter([InForce(words, "nl"), InForce(words, "en")])
    desk = a_desk(load=lambda: next(given))
    assert desk.as_set.asked == "nl"
    desk.renew()
    assert desk.as_set.asked == "en"
    assert desk.access == Access(ACCESS.port, ACCESS.key)
