"""The journey of several diaries: each read → put in order of time → compared → composed → rendered → written."""

from __future__ import annotations

from pathlib import Path

from diary.analysis.compared import compare
from diary.journey import Done, NoReport, Opened, deliver, open_diary
from diary.outputs import Job
from diary.reading.recognise.form import Form
from diary.reports.compare import compose
from diary.settings import DEFAULTS, Settings
from diary.texts import texts


def write_changes(
    files: list[Path], job: Job, language: str, spoken: str, settings: Settings = DEFAULTS, form: Form | None = None
) -> Done:
    """Write what changed between diaries, in every target of a job or in none, or raise NoReport.

    `language` empty is that of the latest diary; `spoken` is that of what is said before the files are understood.
    """
    opened = [_opened(path, spoken, settings, form) for path in files]
    compared = compare([one.reading.diary for one in opened], [one.reading.sha256 for one in opened], settings)
    readings = [opened[at].reading for at in compared.order]
    words = texts(language or readings[-1].language)

    def as_data() -> str:
        from diary.exchange.changes import to_json

        return to_json(readings, compared)

    told = [words(f"compare.notice.{code}") for code in compared.notices]
    for at in compared.order:
        unclear = len(opened[at].messages(words))
        if unclear:
            told.append(words("cli.unclear", file=opened[at].reading.file, n=unclear))
    return deliver(job, compose(readings, compared, words), as_data, told, words)


def _opened(path: Path, spoken: str, settings: Settings, form: Form | None) -> Opened:
    """Read one of several files; a refusal names the file, once."""
    try:
        return open_diary(path, spoken, settings, form)
    except NoReport as problem:
        named = path.name in problem.sentence
        raise NoReport(problem.sentence if named else f"{path.name}: {problem.sentence}") from problem
