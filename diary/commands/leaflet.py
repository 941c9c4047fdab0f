"""`diary leaflet`: a handout with exercises and tips, of topics that are named or that a diary raises."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diary.analysis.brochure import FOR_A_CHILD
from diary.commands.common import (
    Force,
    FormFile,
    Language,
    Open,
    SettingsFile,
    in_force,
    may_write,
    say,
    speaking,
    stop,
    uncollected,
    wrong,
)
from diary.commands.tips import Topics, known
from diary.outputs import Job, Right, Target

ENDINGS = (".pdf", ".html")


@uncollected()
def leaflet(
    topics: Topics = None,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    for_: Annotated[Path | None, typer.Option("--for")] = None,
    child: Annotated[bool, typer.Option("--child")] = False,
    language: Language = "",
    open_: Open = False,
    force: Force = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write a handout of two sheets: exercises to tick, tips, drawings and a log to fill in."""
    words, path = speaking(language), output or Path("leaflet.pdf")
    chosen = known(topics or [], words)
    if child and (unsuited := [topic for topic in chosen if topic not in FOR_A_CHILD]):
        wrong("cli.not_for_a_child", words, topic=unsuited[0], topics=", ".join(FOR_A_CHILD))
    if path.suffix.lower() not in ENDINGS:
        wrong("cli.leaflet_extension", words, path=path)

    from diary.commands import disk
    from diary.files import CannotWrite
    from diary.journeys.leaflet import leaflet as made_of
    from diary.journeys.leaflet import raised_by
    from diary.record import CannotRead

    as_set = in_force(words, language, settings, form)
    right = Right.of(force=force, named=output is not None)
    job = Job(path, (Target(path, path.suffix[1:].lower(), right),))
    may_write([job], as_set, [for_] if for_ else [], (settings, form))
    try:
        raised = raised_by(disk.opened(for_, as_set), as_set) if for_ else None
        if raised and not (chosen or raised.topics or raised.child):
            stop(raised.words("cli.nothing_raised", file=for_), 1)
        made = made_of(chosen, job.targets[0].format, as_set, raised, child=child)
        written, messages = disk.write(job, made, written="cli.leaflet_written", replaced="cli.leaflet_unavailable")
    except (CannotRead, CannotWrite) as refusal:
        stop(words.refusal(refusal), 1)
    for message in messages:
        say(message)
    if open_:
        typer.launch(str(written))
