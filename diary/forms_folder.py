"""The folder of the forms that a clinic uses, each remembered in a file of its own under its name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from diary.files import make_folder, remove, write_whole
from diary.reading.recognise.form import Form, Remembered
from diary.reading.recognise.form_file import load
from diary.reading.recognise.form_writing import written
from diary.refusal import Refusal

ENDING = ".toml"
_NAME = re.compile(r"\w[\w-]{0,59}")


class NoForm(Refusal):
    """There is no form of this name, or there can be none."""

    keys = ("forms.*",)


def all_in(folder: Path) -> Remembered:
    """Return every form that is remembered, in the order of their names; CannotRead when one of the files is faulty."""
    paths = sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []
    return Remembered(tuple(replace(load(path), name=path.stem) for path in paths))


def one_in(folder: Path, name: str) -> Form:
    """Return the form of this name; NoForm when there is none, CannotRead when its file is faulty."""
    return replace(load(_there(folder, name)), name=name)


def place(folder: Path, name: str) -> Path:
    """Return the file of the form of this name; NoForm when the name cannot be one."""
    if not _NAME.fullmatch(name):
        raise NoForm("wrong_name", name=name)
    return folder / f"{name}{ENDING}"


def remember(folder: Path, name: str, form: Form, *, force: bool) -> Path:
    """Write a form under its name and return its file.

    NoForm when the name cannot be one, or when the form has no headings by which it could be known; CannotWrite when
    the file cannot be written, or when the name is taken and not to be replaced.
    """
    path = place(folder, name)
    if not any(sheet.headings for sheet in form.sheets):
        raise NoForm("without_headings")
    make_folder(folder)
    write_whole(path, written(form).encode(), force=force)
    return path


def forget(folder: Path, name: str) -> None:
    """Take the form of this name away; NoForm when there is none."""
    remove(_there(folder, name))


def _there(folder: Path, name: str) -> Path:
    path = folder / f"{name}{ENDING}"
    if not (_NAME.fullmatch(name) and path.is_file()):
        raise NoForm("not_there", name=name)
    return path
