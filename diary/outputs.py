"""Which file each input's report or export is written to: names, formats, and names that would collide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from diary.refusal import Refusal

FORMATS = ("html", "pdf", "png", "json")
RECORD, SPOKEN = "record", "spoken"
"""The text for a patient's record and the text to be heard, of one diary alone."""
TIDY = ("diaries", "metrics", "days")
"""The tidy tables beside that of a cohort."""
LOCALES = ("en", "nl")
"""How a CSV may be written: with commas and decimal points, or with semicolons and decimal commas."""


@dataclass(frozen=True)
class Offer:
    """What a command writes: `name` ends the name beside the input, `endings` of files by format, most usual first.

    `aliases` are further ends of a name that tell its format.
    """

    name: str
    endings: Mapping[str, str]
    example: str  # formats, as an example of --to
    tail: str = ""  # ends each name in a folder too
    aliases: Mapping[str, str] = field(default_factory=dict)


_ENDINGS = {name: f".{name}" for name in FORMATS}
REPORTS = Offer(
    "report",
    {**_ENDINGS, RECORD: ".txt", SPOKEN: ".spoken.txt"},
    "html,pdf",
    aliases=dict.fromkeys(("voorlezen.txt", "spoken.txt", "aloud.txt"), SPOKEN),
)
CHANGES = Offer("changes", _ENDINGS, REPORTS.example, tail="-changes")
EXPORTS = Offer(
    "export",
    {
        "xlsx": ".xlsx",
        "csv": ".csv",
        "json": ".json",
        "parquet": ".parquet",
        "fhir": ".fhir.json",
        "fhir-transaction": ".transaction.json",
    },
    "xlsx,json",
)

LEAFLETS = Offer("leaflet", {"pdf": ".pdf", "html": ".html"}, "pdf", tail="-leaflet")


class WrongUse(Refusal):
    """The command line asks for something impossible."""

    keys = ("cli.*",)


class Right(IntEnum):
    """What an output may replace: nothing, what this program wrote before, or any file that is not spared."""

    NOTHING = 0
    OWN = 1
    ANY = 2

    @classmethod
    def of(cls, *, force: bool, named: bool = False) -> Right:
        """Return the right of an output: `named` by -o it may replace its own kind, with --force any file."""
        return cls.ANY if force else cls.OWN if named else cls.NOTHING


class Target(NamedTuple):
    """One file to write, and what it may replace."""

    path: Path
    format: str
    right: Right


@dataclass(frozen=True)
class Job:
    """One diary to read and the files to write for it."""

    source: Path
    targets: tuple[Target, ...]
    renamed: bool = False
    folder: Path | None = None  # to be made when it is not there yet


def alone(path: Path, right: Right) -> Job:
    """Return the job of one file that is made of no diary."""
    return Job(path, (Target(path, path.suffix[1:].lower(), right),))


@dataclass(frozen=True)
class Folder:
    """The jobs of several diaries, each made when it is its turn: the names alone are kept."""

    files: Sequence[Path]
    stems: Sequence[str]  # as they would be called
    names: Sequence[str]  # as they are called, told apart
    folder: Path
    endings: Mapping[str, str]
    right: Right

    def __len__(self) -> int:
        """Return how many diaries there are."""
        return len(self.files)

    def __iter__(self) -> Iterator[Job]:
        """Yield the job of each diary, in the order in which they were named."""
        for file, stem, name in zip(self.files, self.stems, self.names, strict=True):
            targets = (
                Target(self.folder / (name + ending), format_, self.right) for format_, ending in self.endings.items()
            )
            yield Job(file, tuple(targets), renamed=name != stem, folder=self.folder)


def plan_together(files: list[Path], outputs: list[Path], to: str, *, force: bool, numbered: bool = False) -> Job:
    """Return what to write for several files as one, or raise WrongUse: as `plan` does for the file named last.

    Without -o: `<name>-changes.html` beside it; with --to and a folder the same name in that folder.
    """
    return next(iter(plan(files[-1:], outputs, to, force=force, offer=CHANGES, numbered=numbered)))


def plan(
    files: list[Path],
    outputs: list[Path],
    to: str,
    *,
    force: bool,
    offer: Offer = REPORTS,
    numbered: bool = False,
) -> list[Job] | Folder:
    """Return what to write for each file, or raise WrongUse.

    One file without -o: `<name>-report.<format>` beside it. One file with -o: the format follows from each name,
    or from --to when that names one. Several files: --to and one folder, made when it is not there; equal names get
    a number. `numbered`: no output has the name of its input.
    """
    formats = formats_of(to, offer)
    folder = _folder(files, outputs, formats, offer)
    names = [f"diary-{number}" for number in range(1, len(files) + 1)] if numbered else [file.stem for file in files]
    jobs: list[Job] | Folder
    if folder is not None:
        wanted = formats or [next(iter(offer.endings))]
        jobs = Folder(
            files,
            names,
            _told_apart(names),
            folder,
            {name: offer.tail + offer.endings[name] for name in wanted},
            Right.of(force=force, named=True),
        )
    elif outputs:
        right = Right.of(force=force, named=True)
        targets = (Target(path, formats[0] if formats else _by_extension(path, offer), right) for path in outputs)
        jobs = [Job(files[0], tuple(targets))]
    else:
        stem = f"{'diary' if numbered else files[0].stem}-{offer.name}"
        wanted = formats or [next(iter(offer.endings))]
        right = Right.of(force=force)
        beside = (Target(files[0].parent / (stem + offer.endings[name]), name, right) for name in wanted)
        jobs = [Job(files[0], tuple(beside))]
    return jobs


def formats_of(to: str, offer: Offer) -> list[str]:
    """Return the formats that --to names, each once, or raise WrongUse."""
    names = [name.strip().lower() for name in to.split(",") if name.strip()]
    for name in names:
        if name not in offer.endings:
            formats = ", ".join(offer.endings)
            raise WrongUse("unknown_format", format=name, formats=formats, example=offer.example)
    return list(dict.fromkeys(names))


def _folder(files: list[Path], outputs: list[Path], formats: list[str], offer: Offer) -> Path | None:
    """Return the folder that -o names, when it names one."""
    if len(files) == 1 and (not (formats and outputs) or _names_a_file(outputs, formats, offer)):
        if any(path.is_dir() for path in outputs):
            raise WrongUse("folder_needs_format", folder=outputs[0], example=offer.example)
        return None
    if len(outputs) != 1:
        raise WrongUse("several_need_folder", example=offer.example)
    named_as_file = outputs[0].name.lower().endswith(tuple(offer.endings.values()))
    if not outputs[0].is_dir() and (named_as_file or outputs[0].exists()):
        raise WrongUse("several_need_folder", example=offer.example)
    return outputs[0]


def _names_a_file(outputs: list[Path], formats: list[str], offer: Offer) -> bool:
    """Tell whether -o names the one file of the one format asked for."""
    ending = Path(offer.endings[formats[0]]).suffix or offer.endings[formats[0]]
    alone = len(outputs) == len(formats) == 1
    return alone and outputs[0].suffix.lower() == ending and not outputs[0].is_dir()


def _told_apart(stems: Sequence[str]) -> list[str]:
    """Return the names, with a number after each that was there already.

    >>> _told_apart(["a", "A", "b"])
    ['a', 'A-2', 'b']
    """
    names, used = [], set[str]()
    for stem in stems:
        name, number = stem, 1
        while name.casefold() in used:
            number += 1
            name = f"{stem}-{number}"
        used.add(name.casefold())
        names.append(name)
    return names


def _by_extension(path: Path, offer: Offer) -> str:
    """Return the format of the longest ending that the name has."""
    endings = {**{ending: name for name, ending in offer.endings.items()}, **offer.aliases}
    for ending, name in sorted(endings.items(), key=lambda offered: -len(offered[0])):
        if path.name.lower().endswith(ending):
            return name
    raise WrongUse(
        "unknown_extension",
        path=path,
        formats=", ".join(offer.endings.values()),
        example=f"{offer.name}{next(iter(offer.endings.values()))}",
    )
