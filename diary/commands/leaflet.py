"""`diary leaflet`: handouts with exercises and tips, of topics that are named or that diaries raise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.analysis.brochure import FOR_A_CHILD
from diary.commands.common import Force, FormFile, Open, SettingsFile, Workers, in_force, may_write
from diary.commands.jobs import each, how_many, papers_apart
from diary.commands.speaking import Language, speaking, stop, wrong
from diary.commands.tips import Topics, known
from diary.outputs import LEAFLETS, Folder, Job, Right, Target, WrongUse, formats_of, plan

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce
    from diary.journeys.products import Made

NAME = Path("leaflet")
"""What one leaflet is called unless it is named."""


def leaflet(
    topics: Topics = None,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    to: Annotated[str, typer.Option("--to", metavar=f"[{','.join(LEAFLETS.endings)}]")] = "",
    for_: Annotated[list[Path] | None, typer.Option("--for")] = None,
    child: Annotated[bool, typer.Option("--child")] = False,
    workers: Workers = None,
    language: Language = "",
    open_: Open = False,
    force: Force = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write a handout of two sheets: exercises to tick, tips, drawings and a log to fill in."""
    words = speaking(language)
    named, diaries = _parted(topics or [], for_ or [])
    chosen = known(named, words)
    if child and (unsuited := [topic for topic in chosen if topic not in FOR_A_CHILD]):
        wrong("cli.not_for_a_child", words, topic=unsuited[0], topics=", ".join(FOR_A_CHILD))
    try:
        jobs = _jobs(diaries, output, to, force=force)
    except WrongUse as misuse:
        stop(words.refusal(misuse), 2)
    count = how_many(workers, len(jobs), words)
    as_set = in_force(words, language, settings, form)
    may_write(jobs, as_set, diaries, (settings, form))
    make = partial(made_of, chosen=chosen, as_set=as_set, child=child, raising=bool(diaries))

    def write_leaflet(job: Job, made: Made) -> list[str]:
        from diary.commands import disk

        first, messages = disk.write(job, made, written="cli.leaflet_written", replaced="cli.leaflet_unavailable")
        if open_:
            typer.launch(str(first))
        return messages

    with papers_apart(jobs, count):
        each(jobs, make, write_leaflet, words, "cli.no_leaflet", count)


def made_of(job: Job, *, chosen: Sequence[str], as_set: InForce, child: bool, raising: bool) -> Made:
    """Return the leaflet of one diary, or without diaries (not `raising`) that of the topics alone."""
    from diary.commands import disk
    from diary.journeys.leaflet import NothingRaised, raised_by
    from diary.journeys.leaflet import leaflet as leaflet_of

    raised = raised_by(disk.opened(job.source, as_set), as_set) if raising else None
    if raised and not (chosen or raised.topics or raised.child):
        raise NothingRaised(str(job.source), raised.words.language)
    return leaflet_of(chosen, [target.format for target in job.targets], as_set, raised, child=child)


def _parted(named: Sequence[str], diaries: Sequence[Path]) -> tuple[list[str], list[Path]]:
    """Return the topics and the diaries: behind a diary a name with an ending is another, as a shell writes out `*`."""
    more = [name for name in named if Path(name).suffix] if diaries else []
    return [name for name in named if name not in more], [*diaries, *map(Path, more)]


def _jobs(diaries: list[Path], output: Path | None, to: str, *, force: bool) -> list[Job] | Folder:
    """Return what to write: as for reports, but one leaflet that nothing names has a name of its own, where one is."""
    if output is None and len(diaries) < 2:
        ends, right = LEAFLETS.endings, Right.of(force=force)
        wanted = formats_of(to, LEAFLETS) or [next(iter(ends))]
        targets = (Target(NAME.with_suffix(ends[name]), name, right) for name in wanted)
        return [Job(next(iter(diaries), NAME), tuple(targets))]
    return plan(diaries or [NAME], [output] if output else [], to, force=force, offer=LEAFLETS)
