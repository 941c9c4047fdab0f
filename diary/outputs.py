"""Which file each input's report is written to: names, formats, and names that would collide."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from diary.refusal import Refusal

FORMATS = ("html", "pdf", "png", "json")


class WrongUse(Refusal):
    """The command line asks for something impossible; `code` and `values` make one sentence (`cli.<code>`)."""


@dataclass(frozen=True)
class Target:
    """One file to write; `force` allows it to replace an existing one."""

    path: Path
    format: str
    force: bool


@dataclass(frozen=True)
class Job:
    """One diary to read and the files to write for it."""

    source: Path
    targets: tuple[Target, ...]
    renamed: bool = False
    folder: Path | None = None  # to be made when it is not there yet


def plan_together(files: list[Path], outputs: list[Path], to: str, *, force: bool) -> Job:
    """Return what to write for several files as one, or raise WrongUse: as `plan` does for the file named last.

    Without -o: `<name>-changes.html` beside it; with --to and a folder the same name in that folder.
    """
    job = plan(files[-1:], outputs, to, force=force, tail="-changes")[0]
    _spare_the_inputs(files, [job])
    return job


def plan(files: list[Path], outputs: list[Path], to: str, *, force: bool, tail: str = "") -> list[Job]:
    """Return what to write for each file, or raise WrongUse.

    One file without -o: `<name>-report.<format>` beside it, never over an existing file unless forced. One
    file with -o: the format follows from each name. Several files: --to and one folder, made when it is not there;
    equal names get a number. `tail` ends each name that is not given, in a folder too.
    """
    formats = _formats(to)
    folder = _folder(files, outputs, formats)
    if folder is not None:
        jobs = _in_folder(files, folder, formats or ["html"], tail)
    elif outputs:
        jobs = [Job(files[0], tuple(Target(path, _by_extension(path), True) for path in outputs))]
    else:
        folder_of, stem = files[0].parent, files[0].stem
        beside = tuple(
            Target(folder_of / f"{stem}{tail or '-report'}.{name}", name, force) for name in formats or ["html"]
        )
        jobs = [Job(files[0], beside)]
    _spare_the_inputs(files, jobs)
    return jobs


def _formats(to: str) -> list[str]:
    names = [name.strip().lower() for name in to.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            raise WrongUse("unknown_format", format=name, formats=", ".join(FORMATS))
    return list(dict.fromkeys(names))


def _folder(files: list[Path], outputs: list[Path], formats: list[str]) -> Path | None:
    """Return the folder that -o names, when it names one."""
    if len(files) == 1 and not (formats and outputs):
        if any(path.is_dir() for path in outputs):
            raise WrongUse("folder_needs_format", folder=outputs[0])
        return None
    if len(outputs) != 1:
        raise WrongUse("several_need_folder")
    named_as_file = outputs[0].suffix.lstrip(".").lower() in FORMATS
    if not outputs[0].is_dir() and (named_as_file or outputs[0].exists()):
        raise WrongUse("several_need_folder")
    return outputs[0]


def _in_folder(files: list[Path], folder: Path, formats: list[str], tail: str) -> list[Job]:
    jobs, taken = [], set[str]()
    for file in files:
        name, number = file.stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{file.stem}-{number}"
        taken.add(name.casefold())
        targets = tuple(Target(folder / f"{name}{tail}.{one}", one, True) for one in formats)
        jobs.append(Job(file, targets, renamed=number > 1, folder=folder))
    return jobs


def _by_extension(path: Path) -> str:
    name = path.suffix.lstrip(".").lower()
    if name not in FORMATS:
        raise WrongUse("unknown_extension", path=path, formats=", ".join(f".{name}" for name in FORMATS))
    return name


def _spare_the_inputs(files: list[Path], jobs: list[Job]) -> None:
    inputs = {file.resolve() for file in files if file.exists()}
    for job in jobs:
        for target in job.targets:
            if target.path.resolve() in inputs:
                raise WrongUse("output_is_input", path=target.path)
