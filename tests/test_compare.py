"""`diary compare`: real files in, what changed out; the same for any order of the files."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer

from diary.exchange.deidentify import pseudonym
from diary.exchange.schema import schemas
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES, Ran
from tests.filled import fill
from tests.kept import kept
from tests.wording import written

SCHEMA = json.loads(schemas()["changes"](texts("en")))
COURSE = [SAMPLES / f"frequent-small-voids{when}.xlsx" for when in ("", "-week-6", "-week-12")]
SECRET = b"0123456789abcdef0123456789abcdef"
BEGINS = {"2026-03-02": 6, "2026-05-04": 2, "2026-07-06": 0}
OF_JANSEN = [kept(leaks=leaks, start=start, code="Jansen") for start, leaks in BEGINS.items()]
Compare = Callable[..., dict[str, Any]]


@pytest.fixture
def compare(diary: Callable[..., Ran], tmp_path: Path) -> Compare:
    """Compare files, or diaries as `kept` gives them, and return the JSON, held against its schema."""

    def run(*given: Any) -> dict[str, Any]:
        paths = [
            one if isinstance(one, Path) else fill(tmp_path / f"{number}.xlsx", one, "nl")
            for number, one in enumerate(given)
        ]
        ran = diary("compare", *paths, "-q", "--force", "-o", tmp_path / "changes.json")
        assert ran.code == 0, ran.err
        changes = json.loads((tmp_path / "changes.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(SCHEMA).validate(changes)
        return changes

    return run


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (6, 0, "too_small_to_tell"),
        (7, 0, "real_and_large"),
        (0, 7, "real_change"),  # more is never called large
        (0, 0, "same"),
    ],
)
def test_leaks_are_counted_against_the_days(compare: Compare, before: int, after: int, state: str) -> None:
    changes = compare(kept(leaks=before), kept(leaks=after, start="2026-05-04"))
    change = changes["changes"]["urine_leaks_per_24h"]
    assert change["state"] == state
    assert (change["before"], change["after"]) == pytest.approx((before / 3, after / 3))
    assert (change["n_before"], change["n_after"], change["count_before"], change["count_after"]) == (
        3,
        3,
        before,
        after,
    )
    assert (change["rule"], change["source"]) == ("leaks", "page2268; pmid25524209")
    assert change["large_source"] == ("convention" if state == "real_and_large" else None)
    assert (abs(change["change"]) > change["must_exceed"]) == state.startswith("real")


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
    assert states["daytime_frequency"] == "real_change"
    assert states["maximum_voided_volume_ml"] == "no_figure"
    assert states["urine_leaks_per_24h"] == "too_small_to_tell"
    assert changes["findings"] == {
        "gone": ["frequency", "capacity", "early_voiding"],
        "new": [],
        "stayed": ["urgency"],
        "too_small_to_tell": ["urgency_leakage"],
        "not_comparable": ["exercise_adherence"],
    }


def test_what_is_not_primary_is_described_and_says_so(compare: Compare) -> None:
    changes = compare(*COURSE)
    assert changes["primaries"] == ["daytime_frequency", "urine_leaks_per_24h", "nocturia"]
    change = changes["changes"]["voids_per_litre"]
    assert (change["state"], change["must_exceed"], change["source"]) == ("no_figure", None, None)
    assert (change["reason"], change["p"], change["rule"]) == ("not_primary", None, None)
    assert changes["changes"]["voids_per_24h"]["spread_before"] == [13, 14]


def test_every_pair_of_three_is_judged_and_any_may_be_compared(compare: Compare, diary, tmp_path: Path) -> None:
    changes = compare(*COURSE)
    assert (changes["before"], changes["after"]) == (0, 2)
    assert [(pair["before"], pair["after"]) for pair in changes["pairs"]] == [(0, 1), (0, 2), (1, 2)]
    assert changes["pairs"][1]["changes"] == {key: changes["changes"][key] for key in changes["primaries"]}
    out = tmp_path / "from-week-6.json"
    assert diary("compare", *COURSE, "-q", "-o", out, "--baseline", COURSE[1]).code == 0
    found = json.loads(out.read_text("utf-8"))
    assert (found["before"], found["after"]) == (1, 2)
    assert changes["pairs"][2]["changes"] == {key: found["changes"][key] for key in found["primaries"]}


def test_a_baseline_is_one_of_the_files_and_not_the_latest(diary: Callable[..., Ran], tmp_path: Path) -> None:
    for name in (COURSE[2], tmp_path / "other.xlsx"):
        ran = diary("compare", *COURSE, "-q", "-o", tmp_path / "x.json", "--baseline", name)
        assert (ran.code, len(ran.err.splitlines()), (tmp_path / "x.json").exists()) == (2, 1, False)
        assert name.name in ran.err


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
        ({"start": "2026-03-05"}, []),  # on the morning that closes the other
    ],
)
def test_other_persons_and_other_lengths_are_noticed(compare: Compare, other: dict[str, Any], notices: list[str]):
    assert compare(kept(), kept(**{"start": "2026-05-04", **other}))["notices"] == notices


def test_the_years_between_diaries_may_pass(compare: Compare) -> None:
    assert compare(kept(), kept(start="2031-03-03", age=56))["notices"] == []
    assert compare(kept(), kept(start="2031-03-03", age=58))["notices"] == ["ages_differ"]


def test_a_warning_about_persons_stands_first_and_on_standard_error(diary, tmp_path: Path) -> None:
    others = SAMPLES / "healthy.xlsx", SAMPLES / "four-litres.xlsx"
    ran = diary("compare", *others, "-o", tmp_path / "x.json", "--force")
    warning = texts("nl")("compare.notice.codes_differ")
    assert warning in " ".join(ran.out.split()).split("U hield")[0]
    assert warning in ran.err


@pytest.mark.parametrize(("answer", "code"), [("ja", 0), ("J", 0), ("", 1), ("nee", 1)])
def test_a_person_is_asked_whether_others_are_to_be_compared(
    diary: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("diary.commands.compare.on_terminal", lambda stream: True)
    monkeypatch.setattr("typer.prompt", lambda question, **_: asked.append(question) or answer)
    others = SAMPLES / "healthy.xlsx", SAMPLES / "four-litres.xlsx"
    ran = diary("compare", *others, "-q", "-o", tmp_path / "x.json", "--language", "nl")
    assert asked == [texts("nl")("compare.ask.all_the_same")]
    assert (ran.code, (tmp_path / "x.json").exists()) == (code, code == 0)
    assert ran.err.count(texts("nl")("compare.notice.codes_differ")) == 1


@pytest.fixture
def hidden(tmp_path: Path) -> tuple[object, ...]:
    """Return the options that deidentify."""
    (tmp_path / "key").write_bytes(SECRET)
    return ("--deidentify", "--key", tmp_path / "key")


def test_deidentified_it_says_the_same_without_a_date_a_code_or_a_name(
    diary: Callable[..., Ran], tmp_path: Path, hidden: tuple[object, ...]
) -> None:
    paths = [fill(tmp_path / f"Jansen-{n}.xlsx", one, "nl") for n, one in enumerate(OF_JANSEN)]
    outputs = [tmp_path / f"x.{ending}" for ending in ("json", "html")]
    line = ("compare", *paths, "--language", "en", *(word for path in outputs for word in ("-o", path)))
    assert diary(*line, "-q").code == 0
    known = json.loads(outputs[0].read_text("utf-8"))
    ran = diary(*line, *hidden)
    assert ran.code == 0
    told = json.loads(outputs[0].read_text("utf-8"))
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    assert [told[name] for name in ("changes", "pairs", "findings", "notices")] == [
        known[name] for name in ("changes", "pairs", "findings", "notices")
    ]
    assert [one["first_day"] for one in told["diaries"]] == ["D1", "D64", "D127"]
    assert {one["code"] for one in told["diaries"]} == {pseudonym(SECRET, "code", "Jansen")[:16]}
    assert {one["file"] for one in told["diaries"]} == {""}
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    assert [one["sha256"] for one in told["diaries"]] == [pseudonym(SECRET, "file", one) for one in hashes]
    for written_out in (*(path.read_text("utf-8") for path in outputs), ran.out):
        assert not re.search(r"Jansen|2026|\b\d+ (?:March|May|July)\b", written_out)
    assert "days 1–3 → days 127–129" in outputs[1].read_text("utf-8")


def test_deidentified_the_days_in_common_and_the_person_are_those_of_the_diaries(
    diary: Callable[..., Ran], tmp_path: Path, hidden: tuple[object, ...]
) -> None:
    twice = [fill(tmp_path / f"{n}.xlsx", kept(leaks=n), "nl") for n in range(2)]
    assert diary("compare", *twice, "-q", "-o", tmp_path / "x.json", *hidden).code == 0
    told = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert told["notices"] == ["overlap"]
    assert {change["state"] for change in told["changes"].values()} == {"overlap", "not_comparable"}
    others = SAMPLES / "healthy.xlsx", SAMPLES / "four-litres.xlsx"
    assert diary("compare", *others, "-q", "-o", tmp_path / "y.json", *hidden).code == 1
    assert diary("compare", *twice, "-o", tmp_path / "x.json", "--deidentify").code == 2
    assert diary("compare", *twice, *hidden, "-q").code == 0
    assert (tmp_path / "diary-changes.html").exists()


def test_deidentified_one_day_and_none_have_words_too(
    diary: Callable[..., Ran], tmp_path: Path, hidden: tuple[object, ...]
) -> None:
    single = kept(days=1)
    paths = [fill(tmp_path / "a.xlsx", single, "nl"), SAMPLES / "messy" / "no-dates-at-all.csv", *COURSE[1:]]
    assert diary("compare", *paths, "-q", "--force", "--language", "en", "-o", tmp_path / "x.html", *hidden).code == 0
    page = (tmp_path / "x.html").read_text("utf-8")
    assert re.search(r"\bday 1\b", page)
    assert "days 1–" not in page


def test_to_leave_the_question_is_to_be_interrupted(diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def left(*_: Any, **__: Any) -> str:
        raise typer.Abort

    monkeypatch.setattr("diary.commands.compare.on_terminal", lambda stream: True)
    monkeypatch.setattr("typer.prompt", left)
    ran = diary("compare", SAMPLES / "healthy.xlsx", SAMPLES / "four-litres.xlsx", "-o", tmp_path / "x.json")
    assert (ran.code, (tmp_path / "x.json").exists()) == (130, False)


def test_a_batch_is_not_asked_and_compares_no_others(diary: Callable[..., Ran], tmp_path: Path) -> None:
    ran = diary("compare", SAMPLES / "healthy.xlsx", SAMPLES / "four-litres.xlsx", "-o", tmp_path / "x.json")
    assert (ran.code, ran.out, (tmp_path / "x.json").exists()) == (1, "", False)
    assert "--force" in ran.err


def test_the_same_file_twice_is_said(compare: Compare, diary: Callable[..., Ran]) -> None:
    changes = compare(COURSE[0], COURSE[0])
    assert changes["notices"] == ["same_file"]
    assert {change["change"] for change in changes["changes"].values()} == {None}
    assert {change["state"] for change in changes["changes"].values()} == {"overlap", "not_comparable"}
    assert not changes["findings"]["gone"] + changes["findings"]["new"]


def test_one_without_dates_stays_where_it_was_named_and_that_is_said(compare: Compare) -> None:
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
    both = COURSE[0], SAMPLES / "half-filled.xlsx"
    ran = diary("compare", *both, "-q", "--force", "-o", tmp_path / "x.html", "--no-letterhead")
    assert "half-filled.xlsx: " in ran.err
    assert "frequent-small-voids.xlsx: " not in ran.err


def test_it_may_be_opened(diary: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    diary("compare", *COURSE, "-q", "-o", tmp_path / "x.html", "--open")
    assert opened == [str(tmp_path / "x.html")]
