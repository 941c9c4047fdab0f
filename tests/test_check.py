"""`diary check`: whether a report is possible, every problem, and how a file was understood; nothing is written."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from diary.reports.alike import MOST_OF_A_KIND
from diary.texts import LANGUAGES, texts

SAMPLES = Path(__file__).parents[1] / "samples"
MESSY = SAMPLES / "messy"
OWN_FORM = MESSY / "clinics-own-form.xlsx"
RECOGNISED = sorted({*SAMPLES.glob("*.xlsx"), *MESSY.glob("*.xlsx"), *MESSY.glob("*.csv")} - {OWN_FORM})
"""All but the form that only its file can read."""
HALF, HOURS = SAMPLES / "half-filled.xlsx", MESSY / "hours-as-on-paper.xlsx"


def test_a_clean_diary_is_said_to_be_clean(diary) -> None:
    ran = diary("check", SAMPLES / "healthy.xlsx")
    assert (ran.code, ran.err) == (0, "")
    assert "een rapport is mogelijk. Gelezen als: ons eigen sjabloon" in ran.out
    assert "57 aanwezig = 57 gelezen + 0 overgeslagen + 0 geweigerd" in ran.out
    assert texts("nl")("report.reading.clean") in ran.out


def test_every_problem_is_named_with_its_cell_and_what_became_of_the_row(diary) -> None:
    out = diary("check", HALF, "--language", "en").out
    assert (
        "half-filled.xlsx, Dag 1, D12: ‘beetje’ is not an amount. The rest does count. "
        "Write the number of ml. Not measured? Write an x.\n"
    ) in out
    assert (
        "half-filled.xlsx, Dag 2, A11: ‘25:00’ is not a time. The row does not count. Write 07:30, for example.\n"
        in out
    )


def test_as_data_it_holds_what_the_report_would(diary, tmp_path: Path) -> None:
    data = json.loads(diary("check", HALF, "--json").out)
    diary("report", HALF, "-o", tmp_path / "r.json")
    results = json.loads((tmp_path / "r.json").read_text("utf-8"))
    (entry,) = data["files"]
    assert data["schema"] == "diary-check/1"
    assert {key: entry[key] for key in ("rows", "problems", "guesses", "questions")} == results["reading"]
    assert entry["coverage"] == results["coverage"]
    assert entry["sha256"] == results["source"]["sha256"]
    assert entry["report_possible"] is True
    assert "explained" not in entry


def test_a_file_that_gives_no_report_makes_exit_1_and_stops_no_other(diary, tmp_path: Path) -> None:
    ran = diary("check", tmp_path / "none.xlsx", HALF)
    assert ran.code == 1
    assert ran.out.startswith("There is no file none.xlsx.")
    assert "half-filled.xlsx: een rapport is mogelijk" in ran.out
    data = json.loads(diary("check", tmp_path / "none.xlsx", HALF, "--json").out)
    assert [one["report_possible"] for one in data["files"]] == [False, True]
    assert data["files"][0]["why_not"].startswith("There is no file")


@pytest.mark.parametrize("path", RECOGNISED, ids=lambda path: path.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_can_be_explained(diary, path: Path, language: str) -> None:
    said = diary("check", path, "--explain", "--language", language)
    assert said.code == 0
    assert "[[sheet]]" in said.out


@pytest.mark.parametrize("path", RECOGNISED, ids=lambda path: path.name)
def test_the_form_of_every_sample_reads_it_the_same(diary, tmp_path: Path, path: Path) -> None:
    plain, told = (json.loads(diary("check", path, "--json", *more).out)["files"][0] for more in ((), ("--explain",)))
    assert told["explained"]["tables"]
    form = tmp_path / "form.toml"
    form.write_text(told["explained"]["form"], "utf-8")
    again = json.loads(diary("check", path, "--json", "--form", form).out)["files"][0]
    assert again["rows"] == plain["rows"]
    assert again["coverage"] == plain["coverage"]


def test_nothing_is_written(diary, tmp_path: Path) -> None:
    shutil.copy(HOURS, tmp_path)
    before = (tmp_path / HOURS.name).read_bytes()
    diary("check", tmp_path / HOURS.name, "--explain")
    assert [path.name for path in tmp_path.iterdir()] == [HOURS.name]
    assert (tmp_path / HOURS.name).read_bytes() == before


def test_how_a_sheet_was_understood_is_shown_column_by_column(diary) -> None:
    out = diary("check", HOURS, "--explain").out
    for line in ("Blad Dag 1: een lijst van regels met een datum, kop in 5.", "B: ‘Drinken’ is drink", "B2 is rise",
                 "Dag 2026-03-02: opgestaan 07:10, naar bed 23:00"):  # fmt: skip
        assert line in out


def test_a_clinics_own_form_is_read_as_its_file_tells(diary, tmp_path: Path) -> None:
    form = OWN_FORM.with_suffix(".toml")
    assert diary("check", OWN_FORM).code == 1
    assert diary("check", OWN_FORM, "--form", form).code == 0
    out = tmp_path / "r.json"
    assert diary("report", OWN_FORM, "--form", form, "-o", out, "-q").code == 0
    results = json.loads(out.read_text("utf-8"))
    assert results["source"]["layout"] == "mapping"
    assert results["events"]["voids"]


def test_the_former_name_of_the_option_works_and_is_not_shown(diary) -> None:
    assert diary("check", OWN_FORM, "--layout", OWN_FORM.with_suffix(".toml")).code == 0
    shown = diary("check", "--help").out
    assert "--form" in shown and "--layout" not in shown


@pytest.mark.parametrize("command", ["check", "report"])
@pytest.mark.parametrize("text", ["[[sheet]]\nname = 3\n", "nonsense", "wrong_key = 1\n"])
def test_a_faulty_form_is_one_sentence_and_exit_2(diary, tmp_path: Path, command: str, text: str) -> None:
    form = tmp_path / "clinic.toml"
    form.write_text(text, "utf-8")
    ran = diary(command, HALF, "--form", form)
    assert (ran.code, ran.out) == (2, "")
    assert "clinic.toml" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_form_of_other_sheets_is_refused(diary) -> None:
    ran = diary("check", SAMPLES / "healthy.xlsx", "--form", MESSY / "clinics-own-form.toml", "--language", "nl")
    assert ran.code == 1
    assert ran.out.strip()


def test_a_form_that_is_not_recognised_is_explained_with_a_form_to_start_from(diary, tmp_path: Path) -> None:
    ran = diary("check", OWN_FORM, "--explain", "--language", "en")
    assert ran.code == 1
    assert "Start with `diary check" not in ran.out and "looks most like a diary" in ran.out
    (table,) = tomllib.loads(ran.out)["sheet"]
    assert table["heading"] == 3 and table["headings"]["B3"] == "A"
    explained = json.loads(diary("check", OWN_FORM, "--explain", "--json").out)["files"][0]["explained"]
    assert explained["candidates"][0]["kind"] == "list"
    assert tomllib.loads(explained["form"])["sheet"] == [table]


def test_what_is_explained_is_a_forms_file_as_a_whole(diary, tmp_path: Path) -> None:
    form = tmp_path / "form.toml"
    form.write_text(diary("check", HOURS, "--explain").out, "utf-8")
    assert diary("check", HOURS, "--form", form).out.splitlines()[1:] == diary("check", HOURS).out.splitlines()[1:]


def test_a_refusal_speaks_the_language_of_the_file_unless_asked(diary, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    path = tmp_path / "dagboek.csv"
    path.write_text("Datum;Tijd;Zus\n2-3-2026;07:05;30\n", "utf-8")
    assert "niet herkend" in diary("check", path).out
    assert "niet herkend" in diary("report", path).err
    assert "not recognised" in diary("report", path, "--language", "en").err


def test_a_file_of_which_every_row_is_refused_gives_no_report_and_says_why(diary, tmp_path: Path) -> None:
    path = tmp_path / "dagboek.csv"
    path.write_text("Datum;Tijd;Geplast (ml)\n2-3-2026;aa;300\n2-3-2026;bb;200\n", "utf-8")
    ran = diary("check", path)
    assert (ran.code, ran.out.count("is geen tijd. De rij telt niet mee.")) == (1, 2)
    assert "alle 2 rijen zijn geweigerd" in ran.out and "een rapport is mogelijk" not in ran.out
    (entry,) = json.loads(diary("check", path, "--json").out)["files"]
    assert (entry["report_possible"], entry["rows"]["refused"], len(entry["problems"])) == (False, 2, 2)
    ran = diary("report", path, "-o", tmp_path / "x.html")
    assert ran.code == 1 and "diary check dagboek.csv" in ran.err and not (tmp_path / "x.html").exists()
    diary("cohort", path, "-o", tmp_path / "table.csv", "--workers", "1")
    assert "nothing_read" in (tmp_path / "table.csv").read_text("utf-8-sig")


def test_a_report_of_a_column_that_cannot_be_read_is_short_and_the_check_and_the_data_have_every_cell(
    diary, tmp_path: Path
) -> None:
    rows = [f"02-03-2026;raar{row};veel{row}" for row in range(300)]
    path, page = tmp_path / "much.csv", tmp_path / "r.html"
    path.write_text("\n".join(["Datum;Tijd;Geplast (ml)", "02-03-2026;07:00;300", *rows]), "utf-8")
    told = diary("report", path, "-q", "-o", page, "-o", tmp_path / "r.json").err
    every = diary("check", path).out
    data = json.loads((tmp_path / "r.json").read_text("utf-8"))
    html = page.read_text("utf-8")
    assert "much, B27–B302: ‘raar24’" in told
    assert "B27–B302" in html
    assert [text.count("is geen tijd") for text in (told, every)] == [MOST_OF_A_KIND, 300]
    assert html.count("is geen hoeveelheid") < 2 * MOST_OF_A_KIND
    assert "C302: ‘veel299’" in every
    assert {(one["cell"], one["found"]) for one in data["reading"]["problems"]} == {
        (f"{column}{row + 3}", f"{word}{row}") for row in range(300) for column, word in (("B", "raar"), ("C", "veel"))
    }
