"""What is made beside a report is, byte for byte, what the commands write: comparisons, leaflets, empty diaries."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import SAMPLES, Ran
from tests.desk.conftest import Asked

Diary = Callable[..., Ran]
THREE = ("frequent-small-voids", "frequent-small-voids-week-6", "frequent-small-voids-week-12")


def dropped(asked: Asked, *samples: str) -> list[str]:
    return [asked.drop(SAMPLES / f"{sample}.xlsx") for sample in samples]


@pytest.mark.parametrize(("samples", "format_"), [(THREE, "html"), (THREE[:2], "json"), (THREE[::-1], "pdf")])
def test_a_comparison_is_that_of_the_command(
    asked: Asked, diary: Diary, tmp_path: Path, samples: tuple[str, ...], format_: str
) -> None:
    files = [SAMPLES / f"{sample}.xlsx" for sample in samples]
    written = tmp_path / f"out.{format_}"
    assert diary("compare", *files, "-q", "-o", written).code == 0
    query = {"of": dropped(asked, *samples)}
    assert not re.search('role="alert"', asked.client.get("/compare", params=query).text)
    saved = asked.client.get(f"/compare/save/{format_}", params=query)
    assert saved.content == written.read_bytes()
    assert unquote(saved.headers["content-disposition"]).endswith(f"''{samples[-1]}-changes.{format_}")
    if format_ == "html":
        shown = asked.client.get("/compare/report", params=query)
        assert shown.content == written.read_bytes()
        assert "frame-ancestors 'self'" in shown.headers["content-security-policy"]


def test_whether_diaries_are_of_one_person_is_asked(asked: Asked) -> None:
    query = {"of": dropped(asked, "frequent-small-voids", "stress-leakage"), "language": "nl"}
    page = asked.client.get("/compare", params=query).text
    assert 'role="alert"' in page and "<iframe" not in page
    page = asked.client.get("/compare", params=query | {"sure": "yes"}).text
    assert 'role="alert"' not in page and "<iframe" in page
    assert 'lang="nl"' in asked.client.get("/compare/report", params=query).text


def test_one_diary_or_none_is_not_compared(asked: Asked) -> None:
    (one,) = dropped(asked, "healthy")
    dropped(asked, "english")
    assert "Tick one more" in asked.client.get("/compare", params={"of": [one, "gone"]}).text
    assert asked.client.get("/compare/report", params={"of": [one]}).status_code == 404
    assert asked.client.get("/compare/save/csv", params={"of": [one]}).status_code == 404


def ticked(page: str) -> list[str]:
    return re.findall(r'name="topic" value="(\w+)" checked', page)


@pytest.mark.parametrize("sample", ["frequent-small-voids", "child-soiling", "english"])
def test_the_leaflet_of_a_diary_is_that_of_the_command(asked: Asked, diary: Diary, tmp_path: Path, sample: str) -> None:
    (id_,) = dropped(asked, sample)
    page = asked.client.get("/leaflet", params={"for": id_}).text
    child = "child" in sample
    assert ('name="child" value="yes" checked' in page) == child
    written = tmp_path / "leaflet.html"
    assert diary("leaflet", "--for", SAMPLES / f"{sample}.xlsx", "-o", written).code == 0
    query = {"for": id_, "topic": ticked(page)} | ({"child": "yes"} if child else {})
    saved = asked.client.get("/leaflet/save/html", params=query)
    assert saved.content == written.read_bytes()
    assert unquote(saved.headers["content-disposition"]).endswith("''leaflet.html")


def test_topics_are_added_and_taken_away(asked: Asked, diary: Diary, tmp_path: Path) -> None:
    (id_,) = dropped(asked, "frequent-small-voids")
    raised = ticked(asked.client.get("/leaflet", params={"for": id_}).text)
    written = tmp_path / "leaflet.html"
    assert diary("leaflet", "exercise_7", "--for", SAMPLES / "frequent-small-voids.xlsx", "-o", written).code == 0
    query = {"for": id_, "topic": [*raised, "exercise_7"], "language": ""}
    assert asked.client.get("/leaflet/save/html", params=query).content == written.read_bytes()
    fewer = asked.client.get("/leaflet/save/html", params=query | {"topic": ["exercise_7"]})
    assert fewer.status_code == 200 and len(fewer.content) < len(written.read_bytes())


@pytest.mark.parametrize("options", [{}, {"child": "yes"}, {"language": "nl"}])
def test_a_leaflet_without_a_diary_is_the_usual_one(
    asked: Asked, diary: Diary, tmp_path: Path, options: dict[str, str]
) -> None:
    page = asked.client.get("/leaflet", params=options | {"for": "gone"}).text
    written = tmp_path / "leaflet.html"
    command = ["--child"] if "child" in options else []
    assert diary("leaflet", *command, "--language", options.get("language", "en"), "-o", written).code == 0
    saved = asked.client.get("/leaflet/save/html", params=options | {"topic": ticked(page)})
    assert saved.content == written.read_bytes()


def test_a_leaflet_of_nothing_is_refused(asked: Asked) -> None:
    answer = asked.client.get("/leaflet/save/pdf")
    assert (answer.status_code, "Tick at least one" in answer.text) == (422, True)
    assert asked.client.get("/leaflet/save/docx", params={"topic": "time"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ({"language": "nl", "days": "", "bowel_days": "", "start": ""}, ["--language", "nl"]),
        (
            {"language": "en", "days": "5", "start": "2026-03-02"},
            ["--language", "en", "--days", 5, "--start", "2026-03-02"],
        ),
        ({"for": "child", "language": "en", "catheter": "yes"}, ["--for", "child", "--language", "en"]),
        ({"for": "easy", "days": "2"}, ["--easy", "--days", 2]),
        (
            {"for": "adult", "catheter": "yes", "pads": "yes", "bowel_days": "7"},
            ["--catheter", "--pads", "--bowel-days", 7],
        ),
    ],
)
def test_an_empty_diary_is_that_of_the_command(
    asked: Asked, diary: Diary, tmp_path: Path, query: dict[str, str], options: list[object]
) -> None:
    assert "2 for a child" in asked.client.get("/template").text
    assert diary("template", tmp_path / "empty.xlsx", *options).code == 0
    saved = asked.client.get("/template/save", params=query)
    assert saved.content == (tmp_path / "empty.xlsx").read_bytes()
    assert saved.headers["content-disposition"].endswith("''diary.xlsx")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"days": "0"}, 422),
        ({"days": "32"}, 422),
        ({"bowel_days": "many"}, 422),
        ({"start": "2026-13-40"}, 422),
        ({"for": "dog"}, 400),
        ({"language": "de"}, 400),
    ],
)
def test_an_empty_diary_that_cannot_be_is_refused(asked: Asked, query: dict[str, str], status: int) -> None:
    assert asked.client.get("/template/save", params=query).status_code == status
