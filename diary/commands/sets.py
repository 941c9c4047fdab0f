"""The folder of a data set as an output: what it may be called, and what stands there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from diary.commands.speaking import stop, wrong

if TYPE_CHECKING:
    from diary.texts import Texts


def named_as_folder(output: Path, example: str, words: Texts) -> None:
    """End where a name is none of a folder of its own."""
    if output.name in ("", ".."):
        wrong("cohort.folder_unnamed", words, path=output, example=example)


def set_stands(output: Path, inputs: Iterable[str], schema: str, words: Texts) -> bool:
    """Tell whether a data set of this schema stands there.

    Any other folder ends the command, and one in which something lies that is read.
    """
    from diary.cohort.dataset import NoDataSet, require_own
    from diary.cohort.parts import settle
    from diary.files import CannotWrite

    try:
        settle(output)
        if (held := _inside(output, inputs)) is not None:
            wrong("cli.output_holds_input", words, path=output, input=held)
        return require_own(output, schema)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    except NoDataSet as refusal:
        stop(words.refusal(refusal), 2)


def _inside(folder: Path, paths: Iterable[str]) -> str | None:
    """Return the first path that lies in a folder, links followed; the folders of the paths are followed once each."""
    real, followed = Path(os.path.realpath(folder)), dict[str, str]()
    for path in paths:
        above, name = os.path.split(path)
        if above not in followed:
            followed[above] = os.path.realpath(above)
        own = (
            os.path.realpath(path)
            if Path(path).is_symlink() or name in ("", ".", "..")
            else f"{followed[above]}{os.sep}{name}"
        )
        if own.startswith(str(real)) and Path(own).is_relative_to(real):
            return path
    return None
