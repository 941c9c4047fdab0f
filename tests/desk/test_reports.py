"""What the desk shows and saves is, byte for byte, what the commands write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from diary.desk.reports import FORMATS
from tests.conftest import SAMPLES, Ran
from tests.desk.conftest import Asked

Diary = Callable[..., Ran]
SPREAD = ("frequent-small-voids", "child-wet-nights", "half-filled", "english")


@pytest.mark.parametrize("sample", sorted(path.stem for path in SAMPLES.glob("*.xlsx")))
def test_the_report_is_that_of_the_command(asked: Asked, diary: Diary, tmp_path: Path, sample: str) -> None:
    id_ = asked.drop(SAMPLES / f"{sample}.xlsx")
    written = tmp_path / "report.html"
    assert diary("report", SAMPLES / f"{sample}.xlsx", "-q", "-o", written).code == 0
    shown = asked.client.get(f"/diaries/{id_}/report")
    assert shown.content == written.read_bytes()
    assert "frame-ancestors 'self'" in shown.headers["content-security-policy"]
    assert "script-src" not in shown.headers["content-security-policy"]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("sample", SPREAD)
def test_what_is_saved_is_that_of_the_command(
    asked: Asked, diary: Diary, tmp_path: Path, sample: str, format_: str
) -> None:
    source = tmp_path / f"{sample}.xlsx"
    source.write_bytes((SAMPLES / source.name).read_bytes())
    command = "export" if format_ in ("xlsx", "fhir") else "report"
    assert diary(command, source, "-q", "--to", format_).code == 0
    (written,) = set(tmp_path.iterdir()) - {source}
    saved = asked.client.get(f"/diaries/{asked.drop(source)}/save/{format_}")
    assert saved.content == written.read_bytes()
    assert unquote(saved.headers["content-disposition"]).endswith(f"''{written.name}")


def test_the_text_for_the_record_is_that_of_the_command(asked: Asked, diary: Diary, tmp_path: Path) -> None:
    sample = SAMPLES / "frequent-small-voids.xlsx"
    written = tmp_path / "summary.txt"
    assert diary("report", sample, "-q", "-o", written).code == 0
    assert asked.client.get(f"/diaries/{asked.drop(sample)}/record").content == written.read_bytes()


@pytest.mark.parametrize(("language", "audience"), [("en", "patient"), ("nl", "clinician")])
def test_language_and_audience_are_those_of_the_command(
    asked: Asked, diary: Diary, tmp_path: Path, language: str, audience: str
) -> None:
    sample = SAMPLES / "frequent-small-voids.xlsx"
    written = tmp_path / "report.html"
    options = ["--language", language, "--audience", audience]
    assert diary("report", sample, "-q", *options, "-o", written).code == 0
    query = {"language": language, "audience": audience}
    assert asked.client.get(f"/diaries/{asked.drop(sample)}/report", params=query).content == written.read_bytes()


@pytest.mark.parametrize("path", ["/diaries/none", "/diaries/none/report", "/nothing", "/static/desk.py"])
def test_what_is_not_there_is_said_so(asked: Asked, path: str) -> None:
    answer = asked.client.get(path)
    assert answer.status_code == 404
    assert "This is not here" in answer.text


def test_a_file_that_is_no_diary_has_no_report_and_nothing_to_save(asked: Asked) -> None:
    id_ = asked.drop(SAMPLES / "README.md")
    assert "spreadsheet" in asked.client.get(f"/diaries/{id_}").text
    assert [asked.client.get(f"/diaries/{id_}/{what}").status_code for what in ("report", "save/pdf", "record")] == [
        404,
        404,
        404,
    ]
    assert asked.client.get(f"/diaries/{id_}/save/exe").status_code == 404
