"""The page of a practice: what many diaries have in common, nothing of one person, and a page like the report's."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from diary.texts import texts
from tests.cohort.conftest import Folder
from tests.conftest import Ran

Diary = Callable[..., Ran]
CASES = Path(__file__).parents[1] / "cases" / "registry"


def row(page: str, label: str, table: str) -> list[str]:
    """Return the cells of the row of this label in the table of this caption, or in the last before it."""
    own = page[page.index(f"<caption>{table}</caption>") :]
    found = re.search(rf"<th scope=\"row\">{re.escape(label)}</th>(.*?)</tr>", own, re.DOTALL)
    assert found, label
    return re.findall(r"<td[^>]*>(.*?)</td>", found[1])


@pytest.fixture
def page(diary: Diary, patients: Folder, tmp_path: Path) -> Callable[..., str]:
    def write(count: int, *more: object) -> str:
        ran = diary("cohort", patients(count), "-o", tmp_path / "t.csv", "--summary", tmp_path / "s.html", *more)
        assert ran.code == 0
        return (tmp_path / "s.html").read_text("utf-8")

    return write


def test_it_counts_the_diaries_their_findings_and_how_their_numbers_spread(
    page: Callable[..., str], tmp_path: Path
) -> None:
    words = texts("en")
    written = page(80, "--workers", 1, "--language", "en")
    assert "80 diaries out of 80 files" in written
    with (tmp_path / "t.csv").open(encoding="utf-8-sig") as file:
        levels = [line["nocturia_level"] for line in csv.DictReader(file)]
    above, judged = levels.count("above"), len(levels) - levels.count("not_assessed")  # of the children it is not
    assert above >= 5
    label = f"{words('metrics.nocturia.clinical').capitalize()} ≥ 2"
    assert row(written, label, words("together.findings")) == [
        f"{above} of {judged} ({words.number(100 * above / judged)}%)"
    ]
    assert written.count("<svg") == 1
    assert words("together.sex.title") in written
    assert words("together.age.title") in written


def test_fewer_than_five_are_never_told(page: Callable[..., str]) -> None:
    written = page(15, "--workers", 1, "--language", "en")
    told = [int(n) for n in re.findall(r"(\d+) of \d+ \(", written)]
    left = [int(of) - int(n) for n, of in re.findall(r"(\d+) of (\d+) \(", written)]
    assert told
    assert not any(n < 5 for n in (*told, *left))


def test_it_names_no_patient_no_file_and_no_code(page: Callable[..., str], tmp_path: Path) -> None:
    written = page(18, "--workers", 1, "--language", "nl")
    codes = {line.split(",")[1] for line in (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()[1:]} - {""}
    assert codes
    assert not [code for code in codes if code in written]
    assert "d000" not in written


def test_it_is_the_same_from_a_data_set_and_on_two_workers(diary: Diary, folder: Folder, tmp_path: Path) -> None:
    files = folder(12)
    assert diary("events", files, "-o", tmp_path / "events", "--workers", 1).code == 0
    pages = []
    for name, source, workers in (("a", files, 1), ("b", files, 2), ("c", tmp_path / "events", 1)):
        out = tmp_path / f"{name}.html"
        assert diary("cohort", source, "-o", tmp_path / f"{name}.csv", "--summary", out, "--workers", workers).code == 0
        pages.append(out.read_bytes())
    assert pages[0] == pages[1] == pages[2]


def test_what_could_not_be_read_is_counted_with_what_to_do(diary: Diary, folder: Folder, tmp_path: Path) -> None:
    files = folder(6)
    (files / "empty.xlsx").write_bytes(b"")
    (files / "copy.xlsx").write_bytes((files / "d000.xlsx").read_bytes())
    out = tmp_path / "s.html"
    ran = diary("cohort", files, "-o", tmp_path / "t.csv", "--summary", out, "--language", "en", "--workers", 1)
    assert str(out) in ran.err
    words, written = texts("en"), out.read_text("utf-8")
    assert row(written, "empty_file", words("together.files.unreadable")) == ["1", words("problems.empty_file.remedy")]
    assert words("together.files.twice", n=1) in written
    assert "6 diaries out of 8 files" in written


def test_without_a_diary_there_is_no_page(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "empty.xlsx").write_bytes(b"")
    ran = diary("cohort", tmp_path / "d", "-o", tmp_path / "t.csv", "--summary", tmp_path / "s.html", "--workers", 1)
    assert ran.code == 1
    assert not (tmp_path / "s.html").exists()


@pytest.mark.parametrize("name", ["s.pdf", "t.html"])
def test_the_summary_is_a_page_of_its_own(diary: Diary, folder: Folder, tmp_path: Path, name: str) -> None:
    output = tmp_path / "t.html" if name == "t.html" else tmp_path / "t.csv"
    ran = diary("cohort", folder(1), "-o", output, "--summary", tmp_path / name)
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_it_opens_without_violations_or_sideways_scroll(
    browser: Browser, page: Callable[..., str], tmp_path: Path, scheme: str, width: int
) -> None:
    page(25, "--workers", 1, "--language", "nl")
    shown = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    shown.goto((tmp_path / "s.html").as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert [one["id"] for one in Axe().run(shown).response["violations"]] == []
    shown.close()


def test_a_share_rests_on_diaries_that_could_have_had_it_and_could_have_had_it_not(
    diary: Diary, tmp_path: Path
) -> None:
    """Twelve diaries without a place for leaks in which a leak was noted all the same, and thirty without one."""
    (tmp_path / "in").mkdir()
    for name, code, count in (("no-place-leak-noted-0", "L0", 12), ("no-place-none-noted-0", "N0", 30)):
        written = (CASES / f"{name}.csv").read_text("utf-8")
        for number in range(count):
            own = written.replace(f",{code},", f",{code}{number},")
            assert own.count(f",{code}{number},") == 1
            (tmp_path / "in" / f"{code}-{number}.csv").write_text(own, "utf-8")
    line = ("--summary", tmp_path / "s.html", "--language", "en", "--workers", 1)
    assert diary("cohort", tmp_path / "in", "-o", tmp_path / "t.csv", *line).code == 0
    with (tmp_path / "t.csv").open(encoding="utf-8-sig") as file:
        levels = [line["stress_leakage_level"] for line in csv.DictReader(file)]
    assert (levels.count("above"), levels.count("not_assessed")) == (12, 30)
    page = (tmp_path / "s.html").read_text("utf-8")
    assert "42 diaries out of 42 files" in page
    assert "12 of 12" not in page
    assert "(100%)" not in page


def test_of_each_code_the_first_diary_alone_counts_where_that_is_asked(
    diary: Diary, patients: Folder, tmp_path: Path
) -> None:
    here = patients(12)
    for number in range(6):  # those of five codes come again, one without days in common
        again = (here / f"d{number:03}.xlsx").read_bytes().replace(b"2026-", b"2027-")
        (here / f"later{number}.xlsx").write_bytes(again)
    line = ("cohort", here, "-o", tmp_path / "t.csv", "--workers", 1, "--language", "en")
    assert diary(*line, "--first-of-code").code == 2
    words, page = texts("en"), tmp_path / "s.html"
    assert diary(*line, "--summary", page).code == 0
    assert words("together.counted.all") in page.read_text("utf-8")
    assert words("together.first_of_code") not in page.read_text("utf-8")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig") as file:
        visits = [(row["code"], row["visit"], row["problems"]) for row in csv.DictReader(file)]
    second = [one for one in visits if one[1] == "2" and not one[2]]
    assert diary(*line, "--summary", page, "--first-of-code", "--force").code == 0
    written = page.read_text("utf-8")
    assert words("together.counted.first", later=len(second), nameless=0) in written
    assert f"12 diaries out of {len(visits)} files · {words('together.first_of_code')}" in written
