"""A desk to ask: in this process, behind its guard, and as a program of its own, for a browser."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from diary.desk.access import TOKEN, Access
from diary.desk.app import application
from diary.desk.desk import Desk
from diary.journeys.in_force import InForce
from diary.texts import texts
from tests.conftest import PATIENCE_S

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PROGRAM = str(Path(sys.executable).with_name("diary"))
ACCESS = Access(8000, "a-key-for-tests")
HOST = "127.0.0.1:8000"
OURS = {"origin": ACCESS.address, TOKEN: ACCESS.token, "content-type": "application/octet-stream"}


class Client:
    """Asks a desk in this process as a browser does: with its cookie."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(application(self._desk), raise_app_exceptions=False)
            cookies = {ACCESS.cookie: ACCESS.key}
            async with httpx.AsyncClient(transport=transport, base_url=ACCESS.address, cookies=cookies) as client:
                return await client.request(method, path, **more)

        return asyncio.run(answer())

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.request("POST", path, **{"headers": OURS} | more)

    def delete(self, path: str) -> httpx.Response:
        return self.request("DELETE", path, headers=OURS)


@dataclass
class Asked:
    """A desk in this process, and who asks it."""

    desk: Desk
    client: Client

    def drop(self, path: Path) -> str:
        """Put a file down and return its id."""
        return self.put(path.name, path.read_bytes())

    def put(self, name: str, data: bytes) -> str:
        answer = self.client.post("/diaries", params={"name": name}, content=data)
        assert answer.status_code == 201, answer.text
        id_: str = answer.json()["id"]
        return id_


def a_desk(**more: Any) -> Desk:
    kept = {"settings_file": Path("nowhere/settings.toml"), "forms": Path("nowhere/forms")}
    usual = {"access": ACCESS, "load": lambda: InForce(texts("en")), "words": texts("en")}
    return Desk(**usual | kept | more)


@pytest.fixture(scope="module")
def asked() -> Iterator[Asked]:
    desk = a_desk()
    yield Asked(desk, Client(desk))
    desk.workers.end()


@dataclass
class Running:
    """`diary desk` as a program: its process and the address that it printed."""

    process: subprocess.Popen[str]
    address: str

    @property
    def base(self) -> str:
        return self.address.partition("/?")[0]

    def ended(self) -> tuple[int, str]:
        """Interrupt it; return its exit code, and all that it said beside its address."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, said


Started = Callable[..., Running]


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression is true in a page, as a function: the page's policy lets no text be evaluated later."""
    page.wait_for_function(f"() => {condition}")


def follow(link: Locator) -> None:
    """Click what leads to another page, or to this one anew, and wait until the scripts there listen."""
    with link.page.expect_navigation():
        link.click()


@contextmanager
def programs(folder: Path, runtime: Path) -> Iterator[Started]:
    """Start `diary desk` in a folder, as often as asked; whatever still runs at the end is ended."""
    running: list[Running] = []

    def started(*arguments: object) -> Running:
        line = [PROGRAM, "desk", "--no-open", *map(str, arguments)]
        kept = {"XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(folder), "LC_ALL": "C"}
        process = subprocess.Popen(
            line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | kept, cwd=folder
        )
        assert process.stdout is not None
        running.append(Running(process, process.stdout.readline().strip()))
        return running[-1]

    yield started
    for desk in running:
        desk.process.kill()
        desk.process.communicate()


@pytest.fixture
def runtime(tmp_path: Path) -> Path:
    """Give the folder in which a desk leaves its note."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def start(runtime: Path, tmp_path: Path) -> Iterator[Started]:
    with programs(tmp_path, runtime) as started:
        yield started


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start one desk for the tests of a module."""
    with programs(tmp_path_factory.mktemp("desk"), tmp_path_factory.mktemp("runtime")) as started:
        yield started()
