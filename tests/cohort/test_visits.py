"""A list of visits: joined to the tables; what is missing or double is a row; a bad list is told by its cells."""

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from diary.cohort.visits import Visit, WrongList, load
from diary.exchange.deidentify import pseudonym
from diary.settings import Limits
from tests.cohort.conftest import Folder, of_another
from tests.cohort.test_table import rows
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
ONE = ("--workers", 1, "--language", "en")
HEAD = "path,id,visit,arm,site,expected visits\n"
TOLD = ("problems", "id", "visit", "arm", "site", "expected_visits")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A folder of four diaries, and a list of three of them: one is listed twice, two are missing."""
    (tmp_path / "patients").mkdir()
    names = ("frequent-small-voids", "frequent-small-voids-week-6", "stress-leakage", "healthy")
    for number, name in enumerate(names):
        data = of_another((SAMPLES / f"{name}.xlsx").read_bytes(), number)
        (tmp_path / "patients" / f"d{number:03}.xlsx").write_bytes(data)
    (tmp_path / "visits.csv").write_text(
        HEAD
        + "patients/d000.xlsx,P1,1,blue,Gent,3\n"
        + "patients/d001.xlsx,P1,3,blue,Gent,3\n"
        + "patients/d002.xlsx,P2,1,scarlet,Utrecht,\n"
        + "patients/d002.xlsx,P2,1,scarlet,Utrecht,\n"
        + "patients/gone.xlsx,P3,week 6,scarlet,Utrecht,week 6; week 12\n",
        "utf-8",
    )
    return tmp_path / "visits.csv"


def told(path: Path) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in TOLD) for row in rows(path)]


EXPECTED = [
    ("", "P1", "1", "blue", "Gent", "3"),
    ("", "P1", "3", "blue", "Gent", "3"),
    ("missing_diary", "P1", "2", "blue", "Gent", "3"),
    ("duplicate_diary; double_visit", "P2", "1", "scarlet", "Utrecht", ""),
    ("duplicate_diary; double_visit", "P2", "1", "scarlet", "Utrecht", ""),
    ("file_not_found; missing_diary", "P3", "week 6", "scarlet", "Utrecht", "week 6; week 12"),
    ("missing_diary", "P3", "week 12", "scarlet", "Utrecht", "week 6; week 12"),
]


def test_the_list_alone_gives_a_row_for_each_visit_that_is_listed_or_expected(
    diary: Diary, listed: Path, tmp_path: Path
) -> None:
    ran = diary("cohort", "--list", listed, "-o", tmp_path / "t.csv", "--tidy", *ONE)
    assert ran.code == 0
    assert told(tmp_path / "t.csv") == told(tmp_path / "t-diaries.csv") == EXPECTED
    keys = [row["file"] for row in rows(tmp_path / "t.csv")]
    assert keys[4] == keys[3] + "-2"
    assert (keys[2], keys[5], keys[6]) == ("", "", "")
    assert "4 of 4 files are diaries" in ran.err
    assert "The list has 7 visits" in ran.err
    assert "3 diaries are missing" in ran.err
    assert "2 rows are visits that the list has twice" in ran.err
    assert "not on the list" not in ran.err


def test_what_is_named_beside_the_list_stands_first_and_says_when_it_is_not_listed(
    diary: Diary, listed: Path, tmp_path: Path
) -> None:
    here = tmp_path / "patients"
    listed = listed.rename(here / "visits.csv")
    listed.write_text(listed.read_text("utf-8").replace("patients/", ""), "utf-8")
    assert diary("cohort", here, "--list", listed, "-o", here / "t.csv", *ONE).code == 0
    first, second, third, unlisted, *missing = told(here / "t.csv")
    assert [first, second, third] == [EXPECTED[0], EXPECTED[1], EXPECTED[3]]
    assert unlisted == ("not_listed", "", "1", "", "", "")  # its visit is that of its own code
    assert missing == [EXPECTED[2], EXPECTED[4], EXPECTED[5], EXPECTED[6]]


@pytest.mark.usefixtures("in_threes")
def test_a_data_set_is_held_against_the_list_without_reading_a_diary_again(
    diary: Diary, listed: Path, tmp_path: Path, reads: list[str]
) -> None:
    listed.write_text(listed.read_text("utf-8").replace("patients/d002.xlsx,P2,1,scarlet,Utrecht,\n", "", 1), "utf-8")
    here = tmp_path / "patients"
    assert diary("events", here, "-o", tmp_path / "events", *ONE).code == 0
    reads.clear()
    for name, source in (("events", tmp_path / "events"), ("files", here)):
        assert diary("cohort", source, "--list", listed, "-o", tmp_path / f"{name}.csv", "--tidy", *ONE).code == 0
        assert (len(reads) == 0) == (name == "events")
    for table in ("", "-diaries", "-metrics", "-days"):
        assert (tmp_path / f"events{table}.csv").read_bytes() == (tmp_path / f"files{table}.csv").read_bytes()


def test_the_arm_stands_in_no_report(diary: Diary, listed: Path, tmp_path: Path) -> None:
    line = ("-o", tmp_path / "t.csv", "--tidy", "--summary", tmp_path / "s.html")
    assert diary("cohort", "--list", listed, *line, *ONE).code == 0
    page = (tmp_path / "s.html").read_text("utf-8")
    assert not any(word in page for word in ("blue", "scarlet", "Gent", "Utrecht", "week 12"))
    assert "missing_diary" not in page
    for table in ("metrics", "days"):
        assert "scarlet" not in (tmp_path / f"t-{table}.csv").read_text("utf-8")


def test_the_id_is_hidden_as_a_code_is(diary: Diary, listed: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"0123456789abcdef")
    line = ("--deidentify", "--key", tmp_path / "key", "-o", tmp_path / "t.csv")
    assert diary("cohort", "--list", listed, *line, *ONE).code == 0
    assert [row["id"] for row in rows(tmp_path / "t.csv")] == [
        pseudonym(b"0123456789abcdef", "code", whose)[:16] for whose in ("P1",) * 3 + ("P2",) * 2 + ("P3",) * 2
    ]
    options = ("--deidentify", "--key", tmp_path / "key", *ONE)
    assert diary("events", tmp_path / "patients", "-o", tmp_path / "events", *options).code == 0
    ran = diary("cohort", tmp_path / "events", "--list", listed, "-o", tmp_path / "u.csv", *ONE)
    assert (ran.code, "a list of visits names people" in ran.err, (tmp_path / "u.csv").exists()) == (1, True, False)


def test_a_diary_with_the_code_of_another_of_the_list_says_so(diary: Diary, patients: Folder, tmp_path: Path) -> None:
    here = patients(3)  # with the codes
    (tmp_path / "visits.csv").write_text(
        f"path;id\n{here}/d000.xlsx;Q-001\n{here}/d001.xlsx;Q-000\n{here}/d002.xlsx;X\n"
    )
    assert diary("cohort", "--list", tmp_path / "visits.csv", "-o", tmp_path / "t.csv", *ONE).code == 0
    assert [row["problems"] for row in rows(tmp_path / "t.csv")] == ["code_of_another", "code_of_another", ""]


def test_diaries_of_a_listed_person_are_numbered_and_held_against_each_other(
    diary: Diary, tmp_path: Path, patients: Folder
) -> None:
    here = patients(2)
    written = [here / "d000.xlsx", here / "d001.xlsx"]
    for number, path in enumerate(written):
        diary("export", path, "-o", tmp_path / f"{number}.csv")
        with (tmp_path / f"{number}.csv").open(encoding="utf-8-sig", newline="") as file:
            table = [{**row, "code": ""} for row in csv.DictReader(file)]
        with (tmp_path / f"{number}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table[0])
            writer.writeheader()
            writer.writerows(table)
    (tmp_path / "visits.csv").write_text("path,id\n0.csv,P\n1.csv,P\n", "utf-8")
    assert diary("cohort", "--list", tmp_path / "visits.csv", "-o", tmp_path / "t.csv", *ONE).code == 0
    both = rows(tmp_path / "t.csv")
    assert {row["code"] for row in both} == {""}
    assert all(row["visit"] for row in both)
    overlap = both[0]["first_day"] <= both[1]["last_day"] and both[1]["first_day"] <= both[0]["last_day"]
    assert [row["problems"] for row in both] == ["duplicate_diary" if overlap else ""] * 2


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("visit,arm\n1,a\n", [("no_path", "A1", "visit, arm"), ("no_id", "A1", "visit, arm")]),
        ("path,id,Arm,GROEP\na,b,c,d\n", [("column_twice", "D1", "GROEP")]),
        ("path,id\na.csv,\n\n,P2\n", [("id", "B2", "")]),
        ("path,id\n.,P1\n", [("path", "A2", ".")]),
        (HEAD + "a,P1,1,,,3\na,P1,2,,,4\n", [("expected_before", "F3", "4")]),
        (HEAD + "a,P1,1,,,0\na,P2,1,,,1001\n", [("expected_visits", "F2", "0"), ("expected_visits", "F3", "1001")]),
        ("path,id\na.csv,P1,oops\n", [("without_heading", "C2", "oops")]),
        ("path,id,,arm\na.csv,P1,x,b\n", [("without_heading", "C2", "x")]),
        ("path,id\n", [("no_rows", "A2", "")]),
    ],
)
def test_everything_that_is_wrong_with_a_list_is_told_with_its_cell(
    diary: Diary, tmp_path: Path, written: str, problems: list[tuple[str, str, str]]
) -> None:
    path = tmp_path / "visits.csv"
    path.write_text(written, "utf-8")
    with pytest.raises(WrongList) as wrong:
        load(path, Limits())
    assert [(one.code, one.cell, one.found) for one in wrong.value.problems] == problems
    ran = diary("cohort", "--list", path, "-o", tmp_path / "t.csv", *ONE)
    assert (ran.code, (tmp_path / "t.csv").exists()) == (2, False)
    for (_, cell, found), line in zip(problems, ran.err.splitlines(), strict=True):
        assert line.startswith(f"visits.csv, {cell}: {f'“{found}”' if found else 'nothing'} stands there, expected is ")


def test_many_problems_are_counted(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("path,id\n" + "a.csv,\n" * 30, "utf-8")
    ran = diary("cohort", "--list", tmp_path / "visits.csv", "-o", tmp_path / "t.csv", *ONE)
    assert (ran.code, len(ran.err.splitlines())) == (2, 21)
    assert ran.err.splitlines()[-1] == "10 more problems like these."


def test_a_workbook_in_dutch_with_numbers_is_a_list_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Bestand", "Deelnemer", "Bezoek", "Opmerking"), ("a.xlsx", 17, 2.0, "belt"), (None, 17, 3, None)):
        book.active.append(row)
    book.save(tmp_path / "lijst.xlsx")
    visits = load(tmp_path / "lijst.xlsx", Limits())
    assert visits.rows == (Visit(str(tmp_path / "a.xlsx"), "17", "2"), Visit("", "17", "3"))
    assert visits.unused == ("Opmerking",)
    book.create_sheet("meer").append(["x"])
    book.active["B4"] = "=1/0"
    book.save(tmp_path / "lijst.xlsx")
    with pytest.raises(WrongList) as wrong:
        load(tmp_path / "lijst.xlsx", Limits())
    assert [(one.code, one.cell) for one in wrong.value.problems] == [("other_sheet", "meer!A1"), ("fault", "B4")]


def test_columns_of_the_registry_itself_are_named_and_left(diary: Diary, patients: Folder, tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text(f"path,id,seen by\n{patients(1)}/d000.xlsx,P1,me\n", "utf-8")
    ran = diary("cohort", "--list", tmp_path / "visits.csv", "-o", tmp_path / "t.csv", *ONE)
    assert (ran.code, "were not used: seen by." in ran.err) == (0, True)


def test_a_list_is_no_diary_and_is_never_written_over(diary: Diary, listed: Path, tmp_path: Path) -> None:
    assert diary("cohort", "--list", listed, "-o", listed, "--force", *ONE).code == 2
    assert listed.read_text("utf-8").startswith("path,id")
    assert diary("cohort", "--list", tmp_path / "none.csv", "-o", tmp_path / "t.csv", *ONE).code == 2
    assert "--list" in diary("cohort", "-o", tmp_path / "t.csv", *ONE).err
