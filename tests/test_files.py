"""Writing whole or not at all, on real folders."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from diary.files import CannotWrite, write_whole
from diary.texts import LANGUAGES, texts


def refusal(path: Path, *, force: bool = False) -> CannotWrite:
    """Return why the file is not written, after checking that both languages can say it."""
    with pytest.raises(CannotWrite) as caught:
        write_whole(path, b"new", force=force)
    for language in LANGUAGES:
        assert str(path.parent) in texts(language)(f"files.{caught.value.code}", **caught.value.values)
    return caught.value


def fails_with(monkeypatch: pytest.MonkeyPatch, call: str, code: int) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, fail)


def test_a_new_file_is_whole_and_its_owners_alone(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    write_whole(target, b"all of it", force=False)
    assert target.read_bytes() == b"all of it"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_an_existing_file_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"old")
    target.chmod(0o644)
    assert refusal(target).code == "exists"
    assert target.read_bytes() == b"old"
    write_whole(target, b"new", force=True)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("points_somewhere", [False, True])
def test_a_link_is_not_followed(tmp_path: Path, *, force: bool, points_somewhere: bool) -> None:
    elsewhere = tmp_path / "elsewhere.html"
    if points_somewhere:
        elsewhere.write_bytes(b"old")
    link = tmp_path / "report.html"
    link.symlink_to(elsewhere)
    assert refusal(link, force=force).code == "is_link"
    assert link.is_symlink()
    assert elsewhere.exists() == points_somewhere


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path, force=True).code == "is_folder"


@pytest.mark.parametrize("in_place_of_the_folder", ["nothing", "a file"])
def test_a_missing_folder_is_named(tmp_path: Path, in_place_of_the_folder: str) -> None:
    folder = tmp_path / "reports"
    if in_place_of_the_folder == "a file":
        folder.write_bytes(b"")
    refused = refusal(folder / "report.html")
    assert refused.code == "no_folder"
    assert refused.values["folder"] == folder


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("n" * 300)).code == "name_too_long"


@pytest.mark.parametrize(
    ("call", "number", "code"),
    [
        ("open", errno.EACCES, "not_allowed"),
        ("fsync", errno.ENOSPC, "disk_full"),
        ("fsync", errno.EIO, "failed"),
        ("replace", errno.EACCES, "not_allowed"),
        ("replace", errno.EROFS, "not_allowed"),
    ],
)
@pytest.mark.parametrize("exists", [False, True])
def test_a_fault_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str, *, exists: bool
) -> None:
    target = tmp_path / "report.html"
    if exists:
        target.write_bytes(b"old")
    fails_with(monkeypatch, call, number)
    assert refusal(target, force=True).code == code
    assert [file.read_bytes() for file in tmp_path.iterdir()] == ([b"old"] if exists else [])


def test_an_interruption_as_soon_as_the_file_is_there_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def interrupt(*given: Any) -> int:
        opened(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "open", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "report.html", b"new", force=False)
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "report.html", b"new", force=False)
    assert list(tmp_path.iterdir()) == []
