"""What every test may ask for: the command line run as a user would, and the tools that serve tests only."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from diary.cli import app

SAMPLES = Path(__file__).parents[1] / "samples"


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
        sentence = f"{name} is not installed; `.ci/run` installs it and runs this test"
        if os.environ.get("DIARY_TEST_TOOLS") == "required":
            pytest.fail(sentence)
        pytest.skip(sentence)
    return path


@pytest.fixture(scope="session")
def soffice() -> str:
    return tool("soffice")


@pytest.fixture(scope="session")
def chromium() -> str:
    return tool("chromium")
