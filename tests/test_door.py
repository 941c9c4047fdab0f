"""Every output of every command, and whatever may stand under its name: spared, or replaced by right."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diary import door
from diary.locks import lock
from diary.texts import texts
from tests.conftest import PATIENCE_S, SAMPLES, Ran

Diary = Callable[..., Ran]
SOURCE = SAMPLES / "healthy.xlsx"
ONE, TWO = SAMPLES / "frequent-small-voids-week-6.xlsx", SAMPLES / "frequent-small-voids-week-12.xlsx"
OUTPUTS: dict[str, tuple[str, list[object]]] = {
    "report": ("out.html", ["report", SOURCE, "-q", "-o", "out.html"]),
    "report beside": ("p-report.html", ["report", "p.xlsx", "-q"]),
    "report in a folder": ("p.json", ["report", "p.xlsx", SOURCE, "-q", "--to", "json", "-o", "."]),
    "export": ("out.csv", ["export", SOURCE, "-q", "-o", "out.csv"]),
    "export beside": ("p-export.json", ["export", "p.xlsx", "-q", "--to", "json"]),
    "fhir": ("out.fhir.json", ["export", SOURCE, "-q", "-o", "out.fhir.json"]),
    "workbook": ("out.xlsx", ["export", SOURCE, "-q", "-o", "out.xlsx"]),
    "compare": ("out.json", ["compare", ONE, TWO, "-q", "-o", "out.json"]),
    "leaflet": ("out.html", ["leaflet", "time", "-o", "out.html"]),
    "schema": ("out.json", ["schema", "-o", "out.json"]),
    "cohort": ("table.csv", ["cohort", SOURCE, "-o", "table.csv", "--workers", 1]),
    "summary": ("page.html", ["cohort", SOURCE, "-o", "t.csv", "--summary", "page.html", "--workers", 1]),
    "template": ("out.xlsx", ["template", "out.xlsx"]),
    "events": ("out", ["events", SOURCE, "-o", "out", "--workers", 1]),
    "settings": ("out.toml", ["settings", "--init", "--settings", "out.toml"]),
    "forms": ("forms/clinic.toml", ["forms", "add", "clinic", "form.toml", "--settings", "s.toml"]),
}
FORM = '[[sheet]]\nkind = "list"\n[sheet.columns]\ntime = "A"\nurine = "B"\n[sheet.headings]\nA1 = "T"\nB1 = "U"\n'
FORCED = {name: [] if name == "settings" else ["--force"] for name in OUTPUTS}


def link(path: Path) -> None:
    (path.parent / "elsewhere").write_bytes(b"elsewhere")
    path.symlink_to("elsewhere" if path.parent.name != "forms" else "../elsewhere")


def folder(path: Path) -> None:
    path.mkdir()
    (path / "thesis.docx").write_bytes(b"years of work")


STANDS: dict[str, Callable[[Path], object]] = {
    "a file of another program": lambda path: path.write_bytes(b"precious"),
    "a filled diary": lambda path: shutil.copy(ONE, path),
    "a link": link,
    "a pipe": os.mkfifo,
    "a folder": folder,
}
ALWAYS = {"a filled diary", "a link", "a pipe", "a folder"}
"""What is spared whatever is asked."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SOURCE, "p.xlsx")
    Path("s.toml").touch()
    Path("form.toml").write_text(FORM, "utf-8")
    Path("forms").mkdir()
    return tmp_path


def content(path: Path) -> dict[str, tuple[int, bytes]]:
    """Return everything below a folder: what it is, and what it holds where that can be read."""
    return {
        str(one.relative_to(path)): (
            one.lstat().st_mode,
            one.read_bytes() if one.is_file() and not one.is_symlink() else b"",
        )
        for one in path.rglob("*")
    }


@pytest.mark.parametrize("forced", [False, True], ids=["", "--force"])
@pytest.mark.parametrize("stands", STANDS)
@pytest.mark.parametrize("output", OUTPUTS)
def test_what_stands_there_is_spared(diary: Diary, here: Path, output: str, stands: str, *, forced: bool) -> None:
    name, line = OUTPUTS[output]
    if forced and (not FORCED[output] or (stands not in ALWAYS and output != "events")):
        return  # the next test
    STANDS[stands](here / name)
    before = content(here)
    ran = diary(*line, *(FORCED[output] if forced else []))
    assert ran.code in (1, 2)
    assert Path(name).name in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert content(here) == before


@pytest.mark.parametrize("output", [output for output in OUTPUTS if output not in ("events", "settings", "forms")])
def test_force_replaces_the_file_of_another_program(diary: Diary, here: Path, output: str) -> None:
    name, line = OUTPUTS[output]
    (here / name).write_bytes(b"precious")
    assert diary(*line, "--force").code == 0
    assert (here / name).read_bytes() not in (b"precious", b"")


@pytest.mark.parametrize("output", ["report", "export", "fhir", "workbook", "compare", "leaflet", "cohort"])
def test_what_this_program_wrote_is_known_and_replaced_where_it_is_named(diary: Diary, here: Path, output: str) -> None:
    name, line = OUTPUTS[output]
    for _ in range(2):
        assert diary(*line).code == 0
        assert door.is_ours(here / name)


@pytest.mark.parametrize("ending", ["pdf", "png", "parquet", "json"])
def test_every_format_bears_the_mark(diary: Diary, here: Path, ending: str) -> None:
    command = "export" if ending == "parquet" else "report"
    assert diary(command, SOURCE, "-q", "-o", f"out.{ending}").code == 0
    assert door.is_ours(here / f"out.{ending}")
    assert not door.is_ours(SOURCE)


@pytest.mark.parametrize("output", ["report beside", "export beside", "schema", "summary", "events", "settings"])
def test_without_force_nothing_of_our_own_is_replaced_where_no_name_asks_it(
    diary: Diary, here: Path, output: str
) -> None:
    name, line = OUTPUTS[output]
    assert diary(*line).code == 0
    before = content(here)
    ran = diary(*line)
    assert (ran.code in (1, 2), Path(name).name in ran.err) == (True, True)
    assert content(here) == before


def test_a_page_of_a_practice_never_takes_the_place_of_a_diary_that_is_read(diary: Diary, here: Path) -> None:
    shutil.copy(SOURCE, "d.html")
    line = ["cohort", "d.html", ONE, "-o", "t.csv", "--summary", "d.html", "--workers", 1, "--force"]
    assert diary(*line).code == 2
    assert Path("d.html").read_bytes() == SOURCE.read_bytes()
    os.link("d.html", "same.html")
    assert diary(*line[:-1], "--summary", "same.html").code == 2
    assert not Path("t.csv").exists()


def test_the_folder_of_finished_work_is_never_followed_elsewhere(diary: Diary, here: Path) -> None:
    (here / "mine").mkdir()
    (here / "mine" / ("0" * 32)).mkdir()
    (here / "mine" / ("0" * 32) / "thesis.docx").touch()
    Path(".table.csv.parts").symlink_to("mine")
    before = content(here)
    ran = diary("cohort", SOURCE, "-o", "table.csv", "--workers", 1)
    assert (ran.code, content(here) == before) == (1, True)
    Path(".table.csv.parts").unlink()
    (here / ".table.csv.parts").mkdir()
    (here / ".table.csv.parts" / "thesis.docx").touch()
    (here / ".table.csv.parts" / ("f" * 32)).symlink_to("../mine")
    assert diary("cohort", SOURCE, "-o", "table.csv", "--workers", 1).code == 0
    assert [path.name for path in (here / ".table.csv.parts").iterdir() if path.name != "lock"] == ["thesis.docx"]
    assert (here / "mine" / ("0" * 32) / "thesis.docx").exists()


def test_a_folder_of_events_that_holds_something_else_stays(diary: Diary, here: Path) -> None:
    assert diary("events", SOURCE, "-o", "set", "--workers", 1).code == 0
    assert {path.stat().st_mode & 0o077 for path in (here / "set").rglob("*")} == {0}
    (here / "set" / "originals").mkdir()
    shutil.copy(ONE, "set/originals")
    for line in (
        ["events", "set/originals", "-o", "set"],
        ["events", "set", ONE, "-o", "set"],
        ["events", ONE, "-o", "set"],
    ):
        before = content(here)
        ran = diary(*line, "--workers", 1, "--force")
        assert (ran.code, content(here) == before) == (2, True)
        assert "set" in ran.err
    shutil.rmtree("set/originals")
    Path("set/voids/notes.txt").touch()
    assert diary("events", ONE, "-o", "set", "--workers", 1, "--force").code == 2
    Path("set/voids/notes.txt").unlink()
    assert diary("events", ONE, "-o", "set", "--workers", 1, "--force").code == 0


def test_a_web_application_is_no_data_set(diary: Diary, here: Path) -> None:
    Path("app").mkdir()
    Path("app/manifest.json").write_text('{"name": "my web app"}', "utf-8")
    Path("app/thesis.docx").touch()
    before = content(here)
    assert diary("events", SOURCE, "-o", "app", "--workers", 1, "--force").code == 2
    assert content(here) == before


def test_a_template_names_the_filled_cells_and_gives_way_only_to_force_twice(diary: Diary, here: Path) -> None:
    ran = diary("template", "p.xlsx", "--force", "--language", "en")
    assert ran.code == 2
    assert "cells" in ran.err
    assert "--force" in ran.err
    assert Path("p.xlsx").read_bytes() == SOURCE.read_bytes()
    assert diary("template", "p.xlsx", "--force", "--force").code == 0
    empty = Path("p.xlsx").read_bytes()
    assert diary("template", "p.xlsx", "--force", "--days", 7, "--start", "2026-03-02", "--catheter").code == 0
    assert diary("template", "p.xlsx", "--force").code == 0
    assert Path("p.xlsx").read_bytes() == empty


@pytest.mark.parametrize("key", ["about", "next_morning"])
def test_one_filled_cell_is_enough(diary: Diary, here: Path, key: str) -> None:
    from openpyxl import load_workbook

    sheet = texts("nl")(f"template.sheets.{key}")
    assert diary("template", "own.xlsx").code == 0
    book = load_workbook("own.xlsx")
    book[sheet]["B40"] = "mine"
    book.save("own.xlsx")
    ran = diary("template", "own.xlsx", "--force")
    assert (ran.code, f"{sheet} B40" in ran.err) == (2, True)


@pytest.mark.parametrize(
    "line",
    [
        ["report", "/dev/zero"],
        ["report", "pipe"],
        ["report", SOURCE, "--settings", "pipe", "-o", "a.html"],
        ["report", SOURCE, "--settings", "/dev/zero", "-o", "a.html"],
        ["report", SOURCE, "--form", "pipe", "-o", "a.html"],
        ["report", SOURCE, "--form", "/dev/zero", "-o", "a.html"],
        ["export", SOURCE, "--deidentify", "--key", "pipe", "-o", "a.csv"],
        ["export", SOURCE, "--deidentify", "--key", "/dev/zero", "-o", "a.csv"],
        ["report", SOURCE, "--settings", "long.toml", "-o", "a.html"],
        ["report", SOURCE, "--form", "long.toml", "-o", "a.html"],
        ["export", SOURCE, "--deidentify", "--key", "long.toml", "-o", "a.csv"],
        ["report", SOURCE, "-o", "/dev/null", "--to", "html", "--force"],
    ],
    ids=str,
)
def test_pipes_devices_and_endless_files_are_refused_at_once(here: Path, line: list[object]) -> None:
    os.mkfifo("pipe")
    with Path("long.toml").open("wb") as file:
        file.truncate(10**9)
    program = [sys.executable, "-m", "diary", *map(str, line)]
    ran = subprocess.run(program, check=False, capture_output=True, text=True, timeout=PATIENCE_S)
    assert ran.returncode in (1, 2)
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "fault" not in ran.stderr


def test_what_a_killed_run_left_is_removed_and_what_a_live_one_writes_is_not(diary: Diary, here: Path) -> None:
    Path(".diary-dead.part").write_bytes(b"half")
    Path(".diary-alive.part").write_bytes(b"half")
    with Path(".diary-alive.part").open("rb") as alive:
        lock(alive)
        assert diary("leaflet", "time", "-o", "a.html").code == 0
    assert [path.name for path in here.glob(".diary-*")] == [".diary-alive.part"]
