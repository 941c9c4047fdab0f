"""The whole journey on real workbooks: filled template → `diary report` → results, page, paper."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.reading.files.guard import ole
from tests.analysis.recorded import fits_the_template, vector, vector_names
from tests.conftest import Ran
from tests.filled import fill

Diary = Callable[..., Ran]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [name for name in vector_names() if fits_the_template(vector(name))])
def test_a_filled_template_gives_the_expected_results(diary: Diary, tmp_path: Path, name: str, language: str) -> None:
    recorded = vector(name)
    fill(tmp_path / "patient.xlsx", recorded, language)
    ran = diary("report", tmp_path / "patient.xlsx", "-o", tmp_path / "results.json")
    assert ran.code == 0
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert results["language"] == language
    assert results["reading"]["problems"] == []
    assert [guess["code"] for guess in results["reading"]["guesses"]] == recorded["expected"].get("guesses", [])
    assert results["reading"]["rows"]["read"] == results["reading"]["rows"]["present"]
    for key, expected in recorded["expected"]["metrics"].items():
        assert results["metrics"][key]["value"] == pytest.approx(expected, abs=1e-9), key
    for day, expected_day in zip(results["days"], recorded["expected"]["days"], strict=True):
        assert day["complete"] is expected_day["complete"]
        shared = expected_day.keys() & day.keys()
        assert {key: day[key] for key in shared} == pytest.approx({key: expected_day[key] for key in shared})
    levels = {finding["code"]: finding["level"] for finding in results["findings"]}
    assert levels.items() >= recorded["expected"].get("findings", {}).items()


def _patient(tmp_path: Path, name: str = "patient.xlsx", language: str = "nl") -> Path:
    path = tmp_path / name
    fill(path, vector("r1001"), language)
    return path


def test_the_report_is_written_beside_the_diary_and_never_over_a_file(diary: Diary, tmp_path: Path) -> None:
    path = _patient(tmp_path)
    before = path.read_bytes()
    assert diary("report", path).code == 0
    written = tmp_path / "patient-report.html"
    first = written.read_bytes()
    again = diary("report", path)
    assert again.code == 1
    assert "patient-report.html" in again.err
    assert written.read_bytes() == first
    assert diary("report", path, "--force").code == 0
    assert path.read_bytes() == before
    assert written.stat().st_mode & 0o777 == 0o600


def test_a_hostile_remark_is_text_in_every_format(diary: Diary, tmp_path: Path) -> None:
    import openpyxl

    remark = "<script>alert(1)</script> <img src=x onerror=y> {{ 7*7 }} {% x %} #panic() $\\frac{ `code` ]]> \U0001f600"
    path = _patient(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Dag 1"]
    (heading,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "Bijzonderheden")
    sheet.cell(heading.row + 1, heading.column).value = remark
    book.save(path)
    names = [tmp_path / f"report.{ending}" for ending in ("html", "pdf", "png", "json")]
    ran = diary("report", path, *(part for name in names for part in ("-o", name)))
    assert ran.code == 0
    assert all(name.stat().st_size for name in names)
    page = names[0].read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=y&gt; {{ 7*7 }} {% x %}" in page
    notes = [void["note"] for void in json.loads(names[3].read_text("utf-8"))["events"]["voids"]]
    assert remark in notes


def test_the_summary_answers_the_question(diary: Diary, tmp_path: Path) -> None:
    out = diary("report", _patient(tmp_path)).out
    for said in ("Plassen in 24 uur", "7,0", "6–8", "binnen", "3 dagen", "1500–2000", "400–600"):
        assert said in out


def test_language_is_the_files_own_unless_asked(diary: Diary, tmp_path: Path) -> None:
    path = _patient(tmp_path, language="en")
    assert "Times you peed in 24 hours" in diary("report", path, "-o", tmp_path / "a.html").out
    diary("report", path, "-o", tmp_path / "b.html", "--language", "nl")
    assert 'lang="en"' in (tmp_path / "a.html").read_text("utf-8")
    assert 'lang="nl"' in (tmp_path / "b.html").read_text("utf-8")


def test_quiet_prints_no_summary(diary: Diary, tmp_path: Path) -> None:
    assert diary("report", _patient(tmp_path), "--quiet").out == ""


@pytest.mark.parametrize("ending", ["html", "pdf", "png", "json"])
def test_the_same_input_gives_the_same_bytes(diary: Diary, tmp_path: Path, ending: str) -> None:
    path = _patient(tmp_path)
    for name in ("one", "two"):
        assert diary("report", path, "-o", tmp_path / f"{name}.{ending}", "-q").code == 0
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_several_files_go_to_a_folder_and_equal_names_are_told_apart(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "out").mkdir()
    files = [_patient(tmp_path), _patient(tmp_path / "a")]
    ran = diary("report", *files, "--to", "html,json", "-o", tmp_path / "out")
    assert ran.code == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"patient.html", "patient.json", "patient-2.html", "patient-2.json"}
    assert "patient-2.html" in ran.err


def test_one_bad_file_does_not_stop_the_others(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    ran = diary("report", tmp_path / "none.xlsx", _patient(tmp_path), "--to", "json", "-o", tmp_path / "out")
    assert ran.code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["patient.json"]
    assert "none.xlsx" in ran.err
    assert "1 of 2" in ran.err


def test_audiences_leave_out_each_others_pages(diary: Diary, tmp_path: Path) -> None:
    path, pages = _patient(tmp_path), {}
    for audience in ("patient", "clinician", "both"):
        assert diary("report", path, "-o", tmp_path / "page.html", "--audience", audience).code == 0
        pages[audience] = (tmp_path / "page.html").read_text("utf-8")
    assert "nycturie" not in pages["patient"]
    assert "nycturie" in pages["clinician"]
    assert "nycturie" in pages["both"]


def _truncated(path: Path) -> None:
    fill(path, vector("c01"), "nl")
    path.write_bytes(path.read_bytes()[:3000])


def _no_diary(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Invoice", "Amount"])
    book.active.append(["Paper", 12])
    book.save(path)


BAD_INPUT: dict[str, Callable[[Path], object]] = {
    "nothing at all": lambda path: None,
    "an empty file": lambda path: path.write_bytes(b""),
    "a letter": lambda path: path.write_bytes(b"%PDF-1.7 not a spreadsheet"),
    "a truncated workbook": _truncated,
    "an encrypted workbook": lambda path: path.write_bytes(ole.pack("EncryptedPackage", b"x")),
    "a workbook that is no diary": _no_diary,
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("what", BAD_INPUT)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_bad_input_ends_in_one_sentence(diary: Diary, tmp_path: Path, what: str, language: str) -> None:
    path = tmp_path / "patient.xlsx"
    BAD_INPUT[what](path)
    before = sorted(tmp_path.iterdir())
    ran = diary("report", path, "--language", language)
    assert ran.code == 1
    assert "patient.xlsx" in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert ran.out == ""
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("language", "name"), [("nl", "voorlezen.txt"), ("en", "Anna aloud.txt"), ("en", "spoken.txt")]
)
def test_the_text_to_be_heard_is_a_file_and_ends_the_patients_report(
    diary: Diary, tmp_path: Path, language: str, name: str
) -> None:
    path, file = _patient(tmp_path, language=language), tmp_path / name
    ran = diary("report", path, "-o", file, "-o", tmp_path / "report.html", "--audience", "patient")
    assert ran.code == 0
    heard = file.read_text("utf-8").strip().split("\n\n")
    last = (tmp_path / "report.html").read_text("utf-8").rpartition("<section")[2].partition("</section>")[0]
    assert [part.partition("</p>")[0] for part in last.split("<p>")[1:]] == heard
    assert diary("report", path, "--to", "spoken").code == 0
    assert (tmp_path / "patient-report.spoken.txt").read_text("utf-8") == file.read_text("utf-8")


def test_the_texts_to_be_heard_of_many_diaries_are_files_in_a_folder(diary: Diary, tmp_path: Path) -> None:
    files = [_patient(tmp_path, "a.xlsx"), _patient(tmp_path, "b.xlsx")]
    assert diary("report", *files, "--to", "spoken,record", "-o", tmp_path / "texts").code == 0
    names = {path.name for path in (tmp_path / "texts").iterdir()}
    assert names == {"a.spoken.txt", "a.txt", "b.spoken.txt", "b.txt"}


def test_the_text_for_the_record_is_a_file_and_stands_on_the_screen(diary: Diary, tmp_path: Path) -> None:
    file = tmp_path / "summary.txt"
    shown = diary("report", _patient(tmp_path), "--plain", "-o", file)
    assert shown.code == 0
    assert file.read_text("utf-8").strip() in shown.out
    assert shown.out.strip() == file.read_text("utf-8").strip()
    typed = diary("report", _patient(tmp_path), "--plain", "--ascii", "--to", "record")
    assert typed.code == 0
    assert typed.out.isascii()
    assert (tmp_path / "patient-report.txt").read_text("ascii").strip() == typed.out.strip()
