"""The journeys take bytes and give bytes: whoever calls them gets what the commands write, and no disk is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from diary.journeys.check import entry, in_words
from diary.journeys.compare import compare
from diary.journeys.export import export
from diary.journeys.in_force import InForce
from diary.journeys.leaflet import leaflet, raised_by
from diary.journeys.opening import Opened, open_diary
from diary.journeys.report import report
from diary.journeys.source import Source
from diary.record import CannotRead
from diary.texts import texts
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
SAMPLE = SAMPLES / "frequent-small-voids.xlsx"
LATER = SAMPLES / "healthy.xlsx"
IN_FORCE = InForce(texts("en"))


def opened(path: Path) -> Opened:
    return open_diary(Source(path.name, path.read_bytes()), IN_FORCE)


def names(folder: Path, *endings: str) -> list[str]:
    return [part for ending in endings for part in ("-o", str(folder / f"made.{ending}"))]


@pytest.mark.parametrize("endings", [("html", "pdf", "png", "json"), ("json",)])
def test_a_report_is_that_of_the_command(diary: Diary, tmp_path: Path, endings: tuple[str, ...]) -> None:
    made = report(opened(SAMPLE), endings, IN_FORCE)
    assert diary("report", SAMPLE, *names(tmp_path, *endings), "-q").code == 0
    assert [product.format for product in made.products] == list(endings)
    for product in made.products:
        assert product.data == (tmp_path / f"made.{product.format}").read_bytes()


def test_a_comparison_is_that_of_the_command(diary: Diary, tmp_path: Path) -> None:
    made = compare([opened(SAMPLE), opened(LATER)], ["html", "json"], IN_FORCE)
    assert diary("compare", SAMPLE, LATER, *names(tmp_path, "html", "json"), "-q", "--force").code == 0
    for product in made.products:
        assert product.data == (tmp_path / f"made.{product.format}").read_bytes()


def test_an_export_is_that_of_the_command(diary: Diary, tmp_path: Path) -> None:
    made = export(opened(SAMPLE), ["xlsx", "csv", "json", "fhir"], IN_FORCE)
    assert diary("export", SAMPLE, *names(tmp_path, "xlsx", "csv", "json", "fhir.json"), "-q").code == 0
    for product in made.products:
        assert product.data == (tmp_path / f"made.{product.format.replace('fhir', 'fhir.json')}").read_bytes()


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_a_leaflet_is_that_of_the_command(diary: Diary, tmp_path: Path, form: str) -> None:
    made = leaflet(["capacity"], [form], IN_FORCE, raised_by(opened(SAMPLE), IN_FORCE))
    assert diary("leaflet", "capacity", "--for", SAMPLE, *names(tmp_path, form)).code == 0
    assert made.products[0].data == (tmp_path / f"made.{form}").read_bytes()


def test_a_check_is_that_of_the_command(diary: Diary) -> None:
    sample = opened(SAMPLE)
    assert in_words(sample, IN_FORCE, explained=True) == diary("check", SAMPLE, "--explain").out[:-1]
    assert entry(sample, IN_FORCE, explained=False)["report_possible"]


def test_the_language_asked_for_holds_for_all_that_is_made() -> None:
    assert report(opened(SAMPLE), ["json"], IN_FORCE).words.language == "nl"
    assert report(opened(SAMPLE), ["json"], InForce(texts("nl"), "en")).words.language == "en"


def test_bytes_that_are_no_diary_are_refused_by_their_name() -> None:
    with pytest.raises(CannotRead) as refused:
        open_diary(Source("letter.txt", b"Dear all"), IN_FORCE)
    assert "letter.txt" in texts("en").refusal(refused.value)
