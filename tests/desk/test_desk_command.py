"""`diary desk` as a program: how it begins, what it listens to, who is let in, and how it ends, leaving nothing."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from diary.desk import handing, runtime
from diary.desk.access import TOKEN, Access
from diary.files import CannotWrite
from tests.conftest import PATIENCE_S, SAMPLES
from tests.desk.conftest import Running, Started

SAMPLE = SAMPLES / "frequent-small-voids.xlsx"


def access_of(desk: Running) -> Access:
    matched = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?key=([\w-]{43,})", desk.address)  # 256 bits in 43 signs
    assert matched
    return Access(int(matched[1]), matched[2])


def ask(access: Access, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    known = {"cookie": f"{access.cookie}={access.key}", "origin": access.address, TOKEN: access.token}
    connection = http.client.HTTPConnection("127.0.0.1", access.port, timeout=PATIENCE_S)
    connection.request(method, path, body, known | {"content-type": "application/octet-stream"} | headers)
    answer = connection.getresponse()
    read = answer.read().decode()
    connection.close()
    return answer.status, read


def family(desk: Running) -> list[psutil.Process]:
    root = psutil.Process(desk.process.pid)
    return [root, *root.children(recursive=True)]


def test_it_says_its_address_listens_to_this_machine_alone_and_leaves_nothing(
    start: Started, runtime: Path, tmp_path: Path
) -> None:
    sample = tmp_path / "patient.xlsx"
    sample.write_bytes(SAMPLE.read_bytes())
    before = set(tmp_path.rglob("*"))
    desk = start(sample)
    access = access_of(desk)
    status, page = ask(access, "GET", "/named")
    assert (status, page) == (303, "")
    note = runtime / "diary-desk.json"
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert "patient.xlsx" in ask(access, "GET", "/")[1]

    members = family(desk)
    listening = [at.laddr for member in members for at in member.net_connections("inet") if at.status == "LISTEN"]
    assert {(at.ip, at.port) for at in listening} == {("127.0.0.1", access.port)}

    assert desk.ended() == (0, "")
    _, alive = psutil.wait_procs(members, timeout=PATIENCE_S)
    assert not alive
    assert set(tmp_path.rglob("*")) == before
    assert sample.read_bytes() == SAMPLE.read_bytes()


def test_nothing_is_loaded_from_the_folder_in_which_it_is_started(start: Started, tmp_path: Path) -> None:
    for name in ("diary", "numpy", "pandas", "multiprocessing"):
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit({name!r})")
    desk = start(SAMPLE)
    access = access_of(desk)
    assert ask(access, "GET", "/named")[0] == 303
    assert "3 of 3 days" in ask(access, "GET", "/list")[1]
    assert desk.ended() == (0, "")


def test_a_page_stops_it(start: Started) -> None:
    desk = start()
    status, page = ask(access_of(desk), "POST", "/stop", b"{}")
    assert (status, "The desk has stopped." in page) == (200, True)
    assert desk.process.wait(PATIENCE_S) == 0


def test_it_is_terminated_in_order(start: Started, runtime: Path) -> None:
    desk = start()
    ask(access_of(desk), "GET", "/")
    desk.process.send_signal(signal.SIGTERM)
    assert desk.process.wait(PATIENCE_S) == 0
    assert list(runtime.iterdir()) == []


def test_a_second_call_hands_its_files_to_the_desk_that_runs(start: Started, tmp_path: Path) -> None:
    first = start()
    access = access_of(first)
    second = start(SAMPLE, SAMPLES / "healthy.xlsx", tmp_path / "none.xlsx")
    _, said = second.process.communicate(timeout=PATIENCE_S)
    assert (second.address, second.process.returncode) == (first.address, 1)
    assert "none.xlsx" in said
    assert "Traceback" not in said
    page = ask(access, "GET", "/")[1]
    assert "frequent-small-voids.xlsx" in page
    assert "healthy.xlsx" in page
    assert first.ended()[0] == 0


def test_two_desks_at_once_know_their_own_keys_alone(start: Started, runtime: Path) -> None:
    first = start()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    second = start("--port", port)
    one, two = access_of(first), access_of(second)
    assert two.port == port
    assert one.key != two.key
    assert ask(one, "GET", "/")[0] == ask(two, "GET", "/")[0] == 200
    assert ask(two, "GET", "/", cookie=f"{two.cookie}={one.key}")[0] == 403
    assert ask(two, "GET", "/", cookie=f"{one.cookie}={one.key}")[0] == 403
    assert ask(two, "POST", "/stop", b"{}", origin=one.address)[0] == 403
    assert second.ended()[0] == 0
    assert json.loads((runtime / "diary-desk.json").read_text())["port"] == one.port
    assert ask(one, "GET", "/")[0] == 200


def test_a_port_that_is_taken_is_said_in_a_sentence(start: Started) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        desk = start("--port", taken.getsockname()[1])
        _, said = desk.process.communicate(timeout=PATIENCE_S)
    assert desk.process.returncode == 1
    assert "is in use by another program" in said


def test_the_note_of_a_desk_that_is_gone_is_renewed(start: Started, runtime: Path) -> None:
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        gone = Access(once.getsockname()[1], "old-key")
    note = runtime / "diary-desk.json"
    note.write_text(json.dumps({"port": gone.port, "key": gone.key}))
    note.chmod(0o600)
    desk = start()
    assert ask(access_of(desk), "GET", "/")[0] == 200
    assert json.loads(note.read_text())["key"] == access_of(desk).key


def test_a_large_upload_is_refused_without_being_held(start: Started) -> None:
    """It is answered while it comes, and the connection is closed: not one that comes in pieces either."""
    access = access_of(start())
    for header in ("content-length: 200000000", "transfer-encoding: chunked"):
        with socket.create_connection(("127.0.0.1", access.port), timeout=PATIENCE_S) as connection:
            connection.sendall(
                f"POST /diaries?name=a.xlsx HTTP/1.1\r\nhost: 127.0.0.1:{access.port}\r\norigin: {access.address}\r\n"
                f"cookie: {access.cookie}={access.key}\r\n{TOKEN}: {access.token}\r\n"
                f"content-type: application/octet-stream\r\n{header}\r\n\r\n".encode()
            )
            held = psutil.Process(_process_listening(access)).memory_info().rss
            if "chunked" in header:
                _send_until_closed(connection)
            answer = _answer_of(connection)
            assert answer.startswith(b"HTTP/1.1 413")
            assert b"larger than 25 MB" in answer
            assert psutil.Process(_process_listening(access)).memory_info().rss - held < 100_000_000


def _process_listening(access: Access) -> int:
    (pid,) = {at.pid for at in psutil.net_connections("tcp") if at.laddr.port == access.port and at.status == "LISTEN"}
    assert pid is not None
    return pid


def _send_until_closed(connection: socket.socket) -> None:
    piece = bytes(1_000_000)
    with suppress(BrokenPipeError, ConnectionResetError):
        for _ in range(200):
            connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))


def _answer_of(connection: socket.socket) -> bytes:
    """Return all that is answered before the connection is closed: it comes in pieces, and a reset may follow it."""
    answer = b""
    with suppress(ConnectionResetError):
        while piece := connection.recv(10_000):
            answer += piece
    return answer


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET http://evil.example/ HTTP/1.1", 400),
        ("GET /static/%2e%2e/app.py HTTP/1.1", 400),
        ("GET /static/..%2fapp.py HTTP/1.1", 400),
        ("GET /static/app.py HTTP/1.1", 404),
        ("GET //evil.example/ HTTP/1.1", 404),
    ],
)
def test_a_path_leads_nowhere_else(desk: Access, line: str, status: int) -> None:
    with socket.create_connection(("127.0.0.1", desk.port), timeout=PATIENCE_S) as connection:
        connection.sendall(
            f"{line}\r\nhost: 127.0.0.1:{desk.port}\r\ncookie: {desk.cookie}={desk.key}\r\n"
            "connection: close\r\n\r\n".encode()
        )
        assert _answer_of(connection).startswith(f"HTTP/1.1 {status}".encode())


@pytest.fixture
def desk(start: Started) -> Iterator[Access]:
    yield access_of(start())


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_wrong_use(start: Started, port: str) -> None:
    process = start("--port", port).process
    assert process.wait(PATIENCE_S) == 2


class TestNote:
    """The note by which a second call finds the first."""

    ACCESS = Access(1234, "key")

    def test_it_is_for_its_user_alone_and_goes_with_its_desk(self, tmp_path: Path) -> None:
        place = tmp_path / "new"
        runtime.leave(place, self.ACCESS)
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert runtime.find(place) == self.ACCESS
        runtime.take_away(place, Access(1234, "of another"))
        assert runtime.find(place) == self.ACCESS
        runtime.take_away(place, self.ACCESS)
        assert list(place.iterdir()) == []

    @pytest.mark.parametrize("text", ["", "[]", "{}", '{"port": "x", "key": "y"}', '{"port": 1}', "\x00"])
    def test_what_is_no_note_is_none(self, tmp_path: Path, text: str) -> None:
        (tmp_path / runtime.NAME).write_text(text)
        (tmp_path / runtime.NAME).chmod(0o600)
        assert runtime.find(tmp_path) is None

    def test_a_note_that_others_can_read_a_link_or_a_folder_is_none(self, tmp_path: Path) -> None:
        runtime.leave(tmp_path, self.ACCESS)
        note = tmp_path / runtime.NAME
        note.chmod(0o644)
        assert runtime.find(tmp_path) is None
        note.rename(tmp_path / "elsewhere")
        (tmp_path / "elsewhere").chmod(0o600)
        note.symlink_to(tmp_path / "elsewhere")
        assert runtime.find(tmp_path) is None
        with pytest.raises(CannotWrite):
            runtime.leave(tmp_path, self.ACCESS)
        note.unlink()
        note.mkdir()
        assert runtime.find(tmp_path) is None

    def test_it_lies_in_the_runtime_folder_else_beside_the_settings(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        usual = tmp_path / "usual"
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        assert runtime.folder(usual) == tmp_path
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "none"))
        assert runtime.folder(usual) == usual
        monkeypatch.delenv("XDG_RUNTIME_DIR")
        assert runtime.folder(usual) == usual

    def test_without_a_desk_behind_it_no_desk_runs(self) -> None:
        assert handing.running(None) is None
        with socket.socket() as once:
            once.bind(("127.0.0.1", 0))
            assert handing.running(Access(once.getsockname()[1], "key")) is None
