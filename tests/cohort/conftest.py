"""Folders of diaries: copies of the samples that differ in a byte, so that each is a file of its own."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.cohort import batch, sources
from tests.conftest import SAMPLES

Folder = Callable[..., Path]
ENDS_ARCHIVE = b"PK\x05\x06\x00\x00"


def own_copy(data: bytes, number: int) -> bytes:
    """Return a workbook with a number as the comment of its zip: another file with the same diary."""
    assert data[-22:].startswith(ENDS_ARCHIVE)
    comment = b"%06d" % number
    return data[:-2] + len(comment).to_bytes(2, "little") + comment


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def of_another(data: bytes, number: int) -> bytes:
    """Return a sample as the diary of a patient with a code of its own."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(changed, "w") as archive:
        for name in before.namelist():
            archive.writestr(name, re.sub(rb"\b[PK]-\d\d\b", b"Q-%03d" % number, before.read(name)))
    return changed.getvalue()


def in_turn() -> list[Path]:
    """Return the samples in their order, those of children last."""
    return sorted(SAMPLES.glob("*.xlsx"), key=lambda path: (path.name.startswith("child"), path.name))


@pytest.fixture
def patients(tmp_path: Path) -> Folder:
    """Make a folder of that many diaries, each of a patient of its own."""

    def make(count: int, name: str = "patients") -> Path:
        samples = [path.read_bytes() for path in in_turn()]
        (tmp_path / name).mkdir()
        for number in range(count):
            (tmp_path / name / f"d{number:03}.xlsx").write_bytes(of_another(samples[number % len(samples)], number))
        return tmp_path / name

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Make a folder of that many diaries, from the samples in turn."""

    def make(count: int, name: str = "diaries") -> Path:
        samples = [path.read_bytes() for path in in_turn()]
        made = tmp_path / name
        made.mkdir()
        for number in range(count):
            (made / f"d{number:03}.xlsx").write_bytes(own_copy(samples[number % len(samples)], number))
        return made

    return make


@pytest.fixture
def in_threes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a partition be of three files, so that few files make several."""
    monkeypatch.setattr(sources, "FEWEST", 3)
    monkeypatch.setattr(sources, "MOST", 3)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read from now on."""
    names: list[str] = []
    real = batch.read_content

    def counted(data: bytes, name: str, *more: object) -> object:
        names.append(name)
        return real(data, name, *more)

    monkeypatch.setattr(batch, "read_content", counted)
    return names
