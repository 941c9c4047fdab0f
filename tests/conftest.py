"""What every test may ask for: the command line run as a user would, and the programs that serve tests only."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from diary.cli import app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # speed is measured in benchmarks, never in a test

SAMPLES = Path(__file__).parents[1] / "samples"
PATIENCE_S = 120
"""How long a test waits for what must come, however slow the machine: speed is measured in benchmarks."""
HEAVY = frozenset({"browser", "office", "cluster", "fhir_server"})
"""The fixtures that start a program of some weight: a test that asks for one bears its name as a mark."""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for name in HEAVY.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(name)


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def diary() -> Callable[..., Ran]:
    """Run `diary` with arguments; the result of a crash is its exception, raised."""

    def run(*arguments: object) -> Ran:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


def tool(name: str) -> str:
    """Return where a system tool is; without it skip clearly, or fail where all tools are required."""
    path = shutil.which(name)
    if path is None:
        missing(name)
    return path


def missing(name: str) -> NoReturn:
    """Skip clearly because this is not installed, or fail where all tools are required."""
    sentence = f"{name} is not installed; `.ci/run` installs it and runs this test"
    if os.environ.get("DIARY_TEST_TOOLS") == "required":
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Open a file in LibreOffice and save it in another format: the one file that this gives."""
    program = tool("soffice")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def saved(source: Path, wanted: str, *options: str) -> Path:
        folder = tmp_path_factory.mktemp("saved")
        command = [program, profile, "--headless", *options, "--convert-to", wanted, "--outdir", folder, source]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_S)
        (made,) = folder.iterdir()
        return made

    return saved


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_S * 1000)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=tool("chromium"), args=QUIET, timeout=PATIENCE_S * 1000)
        opened.on("context", lambda context: context.set_default_timeout(PATIENCE_S * 1000))
        yield opened
        opened.close()


@pytest.fixture
def cluster() -> str:
    """Name the cluster that is started on this machine."""
    return "local"
