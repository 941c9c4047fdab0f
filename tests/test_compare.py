"""`diary compare`: real files in, what changed out; the same for any order of the files."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES, Ran
from tests.filled import fill
from tests.kept import kept
from tests.wording import written

SCHEMA = json.loads(files("diary.exchange").joinpath("changes.schema.json").read_text("utf-8"))
COURSE = [SAMPLES / f"frequent-small-voids{when}.xlsx" for when in ("", "-week-6", "-week-12")]
Compare = Callable[..., dict[str, Any]]


@pytest.fixture
def compare(diary: Callable[..., Ran], tmp_path: Path) -> Compare:
    """Compare files, or diaries as `kept` gives them, and return the JSON, held against its schema."""

    def run(*given: Any) -> dict[str, Any]:
        paths = [
            one if isinstance(one, Path) else fill(tmp_path / f"{number}.xlsx", one, "nl")
            for number, one in enumerate(given)
        ]
        ran = diary("compare", *paths, "-q", "-o", tmp_path / "changes.json")
        assert ran.code == 0, ran.err
        changes = json.loads((tmp_path / "changes.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(SCHEMA).validate(changes)
        return changes

    return run


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (6, 0, "real_and_large"),  # p = 2 / 2⁶ = 0.031
        (6, 1, "too_small_to_tell"),  # p = 16 / 2⁷ = 0.125
        (0, 6, "real_change"),  # more is never called large
        (5, 0, "too_small_to_tell"),  # p = 2 / 2⁵ = 0.063
        (0, 0, "too_small_to_tell"),
    ],
)
def test_leaks_are_counted_against_the_days(compare: Compare, before: int, after: int, state: str) -> None:
    changes = compare(kept(leaks=before), kept(leaks=after, start="2026-05-04"))
    change = changes["changes"]["urine_leaks_per_24h"]
    assert change["state"] == state
    assert (change["before"], change["after"]) == pytest.approx((before / 3, after / 3))
    assert change["source"] == "homma2002; yalcin2010"
    assert (abs(change["change"]) > change["must_exceed"]) == (state != "too_small_to_tell")


@pytest.mark.parametrize(
    ("days", "before", "after", "state"),
    [
        (3, 10, 7, "real_change"),  # 2.65·√(2/3) = 2.16
        (3, 9, 7, "too_small_to_tell"),
        (1, 10, 7, "too_small_to_tell"),  # 2.65·√2 = 3.75
        (1, 11, 7, "real_change"),
    ],
)
def test_daytime_frequency_must_exceed_what_its_days_allow(compare, days, before, after, state) -> None:
    changes = compare(kept(days, voids=before), kept(days, voids=after, start="2026-05-04"))
    change = changes["changes"]["daytime_frequency"]
    assert (change["state"], change["source"]) == (state, "homma2002")
    assert change["must_exceed"] == pytest.approx(2.65 * (2 / days) ** 0.5)


def test_any_order_of_the_files_gives_the_same_bytes(diary: Callable[..., Ran], tmp_path: Path) -> None:
    made = set()
    for number, order in enumerate(itertools.permutations(COURSE)):
        out = tmp_path / f"{number}.json", tmp_path / f"{number}.html"
        assert diary("compare", *order, "-q", "-o", out[0], "-o", out[1]).code == 0
        made.add((out[0].read_bytes(), out[1].read_bytes()))
    assert len(made) == 1
    changes = json.loads(made.pop()[0])
    assert [one["first_day"] for one in changes["diaries"]] == ["2026-03-09", "2026-04-20", "2026-06-01"]
    assert changes["changes"]["daytime_frequency"]["before"] == pytest.approx(37 / 3)


def test_the_samples_show_what_their_stories_say(compare: Compare) -> None:
    changes = compare(*COURSE)
    states = {key: change["state"] for key, change in changes["changes"].items()}
    assert states["daytime_frequency"] == states["maximum_voided_volume_ml"] == "real_change"
    assert states["urine_leaks_per_24h"] == "too_small_to_tell"
    assert changes["findings"] == {
        "gone": ["frequency", "capacity", "early_voiding", "urgency_leakage"],
        "new": [],
        "stayed": ["urgency"],
        "not_comparable": ["exercise_adherence"],
    }


def test_what_no_published_figure_judges_has_no_figure_and_says_so(compare: Compare) -> None:
    change = compare(*COURSE)["changes"]["voids_per_litre"]
    assert (change["state"], change["must_exceed"], change["source"]) == ("too_small_to_tell", None, None)
    assert change["reason"] == "no_published_figure"


def test_another_urge_scale_is_noticed_and_what_rests_on_it_is_not_compared(compare: Compare) -> None:
    changes = compare(kept(leaks=3), kept(start="2026-05-04", scale="ICIQ 0-4"))
    assert changes["notices"] == ["scales_differ"]
    for key in ("urgency_episodes_per_24h", "convenience_void_share", "urgency_leaks_per_24h", "stress_leaks_per_24h"):
        assert changes["changes"][key]["state"] == "not_comparable"
        assert changes["changes"][key]["reason"] == "other_urge_scale"
    assert changes["changes"]["urine_leaks_per_24h"]["state"] == "too_small_to_tell"
    assert not {"urgency", "urgency_leakage"} & {*changes["findings"]["gone"], *changes["findings"]["new"]}


def test_incomplete_days_are_not_compared_and_say_why(compare: Compare) -> None:
    open_ended = kept(days=1, start="2026-05-04")
    open_ended["events"].pop()
    open_ended["nights"][-1]["rise"] = None
    change = compare(kept(), open_ended)["changes"]["daytime_frequency"]
    assert (change["before"], change["after"], change["change"]) == (6.0, None, None)
    assert (change["state"], change["reason"]) == ("not_comparable", "no_closing_first_morning_void")


@pytest.mark.parametrize(
    ("other", "notices"),
    [
        ({"code": "P-78"}, ["codes_differ"]),
        ({"code": "p-77 "}, []),
        ({"sex": "M"}, ["sexes_differ"]),
        ({"age": 50}, ["ages_differ"]),
        ({"age": 52}, []),
        ({"age": 53}, ["ages_differ"]),
        ({"days": 2}, ["days_differ"]),
        ({"start": "2026-03-04"}, ["overlap"]),
    ],
)
def test_other_persons_and_other_lengths_are_noticed(compare: Compare, other: dict[str, Any], notices: list[str]):
    assert compare(kept(), kept(**{"start": "2026-05-04", **other}))["notices"] == notices


def test_the_years_between_diaries_may_pass(compare: Compare) -> None:
    assert compare(kept(), kept(start="2031-03-03", age=56))["notices"] == []
    assert compare(kept(), kept(start="2031-03-03", age=58))["notices"] == ["ages_differ"]


def test_a_warning_about_persons_stands_first_and_on_standard_error(diary, tmp_path: Path) -> None:
    ran = diary("compare", SAMPLES / "healthy.xlsx", SAMPLES / "four-litres.xlsx", "-o", tmp_path / "x.json")
    warning = texts("nl")("compare.notice.codes_differ")
    assert warning in " ".join(ran.out.split()).split("U hield")[0]
    assert warning in ran.err


def test_the_same_file_twice_is_said(compare: Compare, diary: Callable[..., Ran]) -> None:
    changes = compare(COURSE[0], COURSE[0])
    assert changes["notices"] == ["same_file"]
    assert {change["change"] for change in changes["changes"].values()} <= {0.0, None}
    assert not changes["findings"]["gone"] + changes["findings"]["new"]


def test_without_dates_the_order_of_the_arguments_stands_and_is_said(compare: Compare) -> None:
    undated = SAMPLES / "messy" / "no-dates-at-all.csv"
    for order in ((undated, COURSE[0]), (COURSE[0], undated)):
        changes = compare(*order)
        assert "undated" in changes["notices"]
        assert [one["file"] for one in changes["diaries"]] == [path.name for path in order]
        assert None in [one["first_day"] for one in changes["diaries"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_says_why_something_changed(diary: Callable[..., Ran], tmp_path: Path, language: str) -> None:
    page = tmp_path / "x.html"
    ran = diary("compare", *COURSE, "-o", page, "--language", language)
    shown = re.sub("<style>.*?</style>", "", page.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search("effe[ck]t", (ran.out + ran.err + shown).casefold())
    said = [line for key, lines in written(language).items() if key.startswith("compare.") for line in lines]
    assert not re.search("effe[ck]t", " ".join(said).casefold())


def test_without_a_name_the_overview_stands_beside_the_last_file(diary: Callable[..., Ran], tmp_path: Path) -> None:
    one, two = fill(tmp_path / "one.xlsx", kept(), "nl"), fill(tmp_path / "two.xlsx", kept(start="2026-05-04"), "nl")
    assert diary("compare", one, two, "-q").code == 0
    assert (tmp_path / "two-changes.html").exists()
    again = diary("compare", one, two, "-q")
    assert (again.code, "two-changes.html" in again.err) == (1, True)
    assert diary("compare", one, two, "-q", "--force", "--to", "html,json").code == 0
    assert diary("compare", one, two, "-q", "--to", "pdf,png", "-o", tmp_path / "out").code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"two-changes.pdf", "two-changes.png"}


def test_wrong_use_ends_with_two_and_an_unreadable_file_with_one(diary: Callable[..., Ran], tmp_path: Path) -> None:
    alone = diary("compare", COURSE[0])
    assert (alone.code, len(alone.err.splitlines())) == (2, 1)
    over = diary("compare", COURSE[0], COURSE[1], "-o", COURSE[0])
    assert (over.code, COURSE[0].stat().st_size > 0) == (2, True)
    assert diary("compare", *COURSE, "--language", "de").code == 2
    (tmp_path / "notes.txt").write_text("milk, bread")
    unread = diary("compare", COURSE[0], tmp_path / "notes.txt", "-o", tmp_path / "x.html")
    assert (unread.code, len(unread.err.splitlines())) == (1, 1)
    assert "notes.txt" in unread.err
    assert not (tmp_path / "x.html").exists()


def test_what_came_up_in_the_reading_is_counted_by_file(diary: Callable[..., Ran], tmp_path: Path) -> None:
    ran = diary("compare", COURSE[0], SAMPLES / "half-filled.xlsx", "-q", "-o", tmp_path / "x.html", "--no-letterhead")
    assert "half-filled.xlsx: " in ran.err
    assert "frequent-small-voids.xlsx: " not in ran.err


def test_it_may_be_opened(diary: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    diary("compare", *COURSE, "-q", "-o", tmp_path / "x.html", "--open")
    assert opened == [str(tmp_path / "x.html")]
