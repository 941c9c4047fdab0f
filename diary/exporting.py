"""The journey of an export: read → analyse → without what identifies, when asked → tables or a document → written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import BinaryIO

from diary.analysis.assess import Assessment, assess
from diary.exchange import tabular, tidy
from diary.exchange.deidentify import deidentified
from diary.exchange.results import to_json
from diary.files import CannotWrite, make_folder, written_whole
from diary.journey import NoReport, open_diary
from diary.outputs import Job
from diary.reading.recognise.form import Form
from diary.record import Reading
from diary.settings import Settings
from diary.texts import Texts, texts


@dataclass(frozen=True)
class Choice:
    """How to export: `locale` of a CSV, `stamp` the moment to note, `key` to leave out what identifies."""

    language: str = ""  # empty: the file's own
    locale: str = "en"
    stamp: dt.datetime | None = None
    key: bytes | None = None


def write_export(
    job: Job, choice: Choice, spoken: str, settings: Settings, form: Form | None = None
) -> tuple[str, ...]:
    """Write every target of a job, each whole or not at all; return what to tell, or raise NoReport."""
    opened = open_diary(job.source, spoken, settings, form)
    reading, assessment = opened.reading, opened.assessment
    words = texts(choice.language or reading.language)
    unclear = len(opened.messages(words))
    if choice.key is not None:
        reading = deidentified(reading, choice.key)
        assessment = assess(reading.diary, settings)
    try:
        if job.folder is not None:
            make_folder(job.folder)
        for target in job.targets:
            with written_whole(target.path, force=target.force) as file:
                _write(file, target.format, reading, assessment, words, choice)
    except CannotWrite as problem:
        raise NoReport(words(f"files.{problem.code}", **problem.values)) from problem
    told = [words("cli.unclear", file=job.source.name, n=unclear)] if unclear else []
    if job.renamed:
        told.append(words("cli.renamed", source=job.source, path=job.targets[0].path.name))
    return (*told, *(words("cli.exported", path=target.path) for target in job.targets))


def _write(file: BinaryIO, name: str, reading: Reading, assessment: Assessment, words: Texts, choice: Choice) -> None:
    hidden = choice.key is not None
    if name == "json":
        file.write(to_json(reading, assessment, words, choice.stamp, day_numbers=hidden).encode())
        return
    if name == "fhir":
        from diary.exchange.fhir.bundle import to_fhir

        file.write(to_fhir(assessment, words, deidentified=hidden, stamp=choice.stamp).encode())
        return
    tables = tidy.sheets(reading, assessment, words, choice.stamp, day_numbers=hidden)
    sheets = tidy.workbook(tables, words) if name == "xlsx" else [tidy.long_table(tables)]
    tabular.write(file, name, sheets, locale=choice.locale, stamp=choice.stamp)
