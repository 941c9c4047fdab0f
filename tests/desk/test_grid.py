"""The desk's table in process: cells written over, taken back and saved; what cannot be is refused in a sentence."""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

from tests.conftest import SAMPLES
from tests.desk.conftest import OURS, Asked

SAMPLE = SAMPLES / "frequent-small-voids.xlsx"
JSON = OURS | {"content-type": "application/json"}


def post(asked: Asked, path: str, body: Any) -> Any:
    return asked.client.post(path, content=json.dumps(body), headers=JSON)


def write(asked: Asked, id_: str, **cells: str) -> Any:
    body = {"cells": [{"sheet": "Dag 2", "cell": cell, "is": text} for cell, text in cells.items()]}
    return post(asked, f"/diaries/{id_}/cells", body)


def drunk_and_voided(asked: Asked, id_: str) -> str:
    return asked.client.get(f"/diaries/{id_}/report").text


def grid_of(asked: Asked, id_: str) -> str:
    return asked.client.get(f"/diaries/{id_}/grid").text


def test_the_tables_of_a_diary_are_shown(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    page = asked.client.get(f"/diaries/{id_}/grid").text
    assert page.count('role="grid"') > 6
    assert 'data-cell="3!D8" data-at="D8" data-text="260"' in page or 'data-text="260"' in page
    part = asked.client.get(f"/diaries/{id_}/grid?part=tables").text
    assert part.lstrip().startswith("<section") and part.rstrip() in page


def test_a_cell_is_written_over_undone_and_listed(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    before = drunk_and_voided(asked, id_)
    answer = write(asked, id_, D8="3000").json()
    cell = next(cell for cell in answer["cells"].values() if cell["text"] == "3000")
    assert cell["kind"] == "question" and "3000" in cell["said"]
    assert "260 → 3000" in answer["noted"] and answer["readable"]
    assert cell["corrected"] and cell["said"].endswith("Corrected here; it was: 260.")
    assert 'data-at="D8" data-text="3000" data-kind="question" data-corrected="yes"' in grid_of(asked, id_)
    assert "Op de werkplek gecorrigeerd" in drunk_and_voided(asked, id_)
    assert asked.desk.shelf.diaries[id_].unsaved
    assert write(asked, id_, D8="3000").json()["shape"] == answer["shape"]  # a lost reply, sent again: no new step
    assert "→" not in post(asked, f"/diaries/{id_}/undo", {}).json()["noted"]
    assert drunk_and_voided(asked, id_) == before
    assert post(asked, f"/diaries/{id_}/undo", {}).status_code == 200


def test_one_correction_of_several_is_taken_back(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    write(asked, id_, D8="300", D10="310")
    noted = post(asked, f"/diaries/{id_}/undo", {"sheet": "Dag 2", "cell": "D8"}).json()["noted"]
    assert "310" in noted and "→ 300" not in noted
    assert "→ 300" in post(asked, f"/diaries/{id_}/undo", {}).json()["noted"]


def test_a_row_is_added_below_the_last(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    shape = write(asked, id_, A9="717").json()["shape"]
    below = openpyxl.load_workbook(SAMPLE)["Dag 2"]
    last = max(row[0].row for row in below.iter_rows(min_row=8) if row[0].value is not None)
    answer = write(asked, id_, **{f"A{last + 1}": "2330", f"D{last + 1}": "200"}).json()
    assert answer["shape"] != shape


@pytest.mark.parametrize(("cell", "sheet"), [("ZZ1", "Dag 2"), ("A1", "Dag 9"), ("nonsense", "Dag 2")])
def test_a_cell_that_the_file_has_not_is_refused_and_nothing_kept(asked: Asked, cell: str, sheet: str) -> None:
    id_ = asked.drop(SAMPLE)
    answer = post(asked, f"/diaries/{id_}/cells", {"cells": [{"sheet": sheet, "cell": cell, "is": "1"}]})
    assert answer.status_code == 409 and cell in answer.json()["sentence"] + cell
    assert asked.desk.shelf.diaries[id_].source.corrections == ()


@pytest.mark.parametrize("body", ["", "[]", '{"cells": [1]}', '{"cells": [{"sheet": 1, "cell": "A1", "is": ""}]}'])
def test_what_is_no_cell_is_refused(asked: Asked, body: str) -> None:
    id_ = asked.drop(SAMPLE)
    assert asked.client.post(f"/diaries/{id_}/cells", content=body, headers=JSON).status_code == 400


def test_what_is_saved_reads_back_with_its_corrections(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    write(asked, id_, D8="300")
    answer = post(asked, f"/diaries/{id_}/keep", {})
    assert unquote(answer.headers["x-name"]) == "frequent-small-voids-corrected.xlsx"
    assert "Correcties" in openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True).sheetnames
    assert not asked.desk.shelf.diaries[id_].unsaved
    again = asked.put("again.xlsx", answer.content)
    assert "260 → 300" in " ".join(asked.desk.shelf.diaries[again].lines["en"].messages)


def test_the_list_says_what_is_corrected(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    write(asked, id_, D8="3000")
    assert "260 → 3000" in asked.client.get("/").text
    assert not asked.desk.shelf.diaries[id_].stale


def test_a_killed_worker_loses_nothing(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    write(asked, id_, D8="300")
    asked.desk.workers.end()
    asked.desk.workers = type(asked.desk.workers)(("diary.journeys.report",))
    assert "→ 310" in write(asked, id_, D10="310").json()["noted"]
    assert {one.cell for one in asked.desk.shelf.diaries[id_].source.corrections} == {"D8", "D10"}


def test_a_diary_is_typed_from_nothing(asked: Asked) -> None:
    assert 'name="start"' in asked.client.get("/typed").text
    answer = post(asked, "/typed", {"language": "nl", "for": "adult", "days": "1", "start": "2026-03-02"})
    id_ = answer.json()["id"]
    assert answer.headers["location"] == f"/diaries/{id_}/grid"
    assert 'data-typed="yes"' in asked.client.get(f"/diaries/{id_}/grid").text
    cells = {"B3": "7", "A9": "730", "C9": "k", "B9": "150", "D9": "300"}
    body = {"cells": [{"sheet": "Dag 1", "cell": cell, "is": text} for cell, text in cells.items()]}
    answer = post(asked, f"/diaries/{id_}/cells", body).json()
    assert answer["readable"] and {"07:30", "koffie"} <= {
        cell["means"] or cell["text"] for cell in answer["cells"].values()
    }
    kept = post(asked, f"/diaries/{id_}/keep", {})
    assert kept.headers["x-name"] == "dagboek-2026-03-02.xlsx"
    assert openpyxl.load_workbook(io.BytesIO(kept.content))["Dag 1"]["C9"].value == "koffie"


def test_a_place_is_found_by_its_letters_and_a_day_is_written_as_a_person_does(asked: Asked) -> None:
    page = grid_of(asked, asked.drop(SAMPLE))
    assert 'Geplast (ml) <span class="at">D</span>' in page and 'Datum <span class="at">B2</span>' in page
    assert 'data-text="9 March 2026"' in page and "2026-03-09" not in page.partition('class="aside"')[0]
    cells = asked.put("days.csv", b"Datum;Tijd;Geplast (ml)\n2026-13-45;7:30;250\n2-3-2026;9:30;200\n")
    assert 'data-text="2026-13-45"' in grid_of(asked, cells)  # it only looks like a date


def test_a_typed_diary_has_a_name_of_its_own_and_is_told_of_nothing_before_it_is_begun(asked: Asked) -> None:
    body = {"language": "nl", "for": "adult", "days": "1", "start": "2027-05-01"}
    first, second = (post(asked, "/typed", body).json()["id"] for _ in range(2))
    names = [asked.desk.shelf.diaries[id_].source.name for id_ in (first, second)]
    assert names == ["dagboek-2027-05-01.xlsx", "dagboek-2027-05-01-2.xlsx"]
    page = grid_of(asked, first)
    assert '<p class="quiet">Nothing is typed in yet.</p>' in page and 'id="report-beside">' in page
    assert asked.desk.shelf.diaries[first].lines["nl"].refused == "Er is nog niets ingetypt."


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"days": "0"}, 409),
        ({"days": "x"}, 409),
        ({"start": "soon"}, 409),
        ({"for": "cat"}, 400),
        ({"language": "fr"}, 400),
    ],
)
def test_what_cannot_be_typed_is_refused(asked: Asked, wrong: dict[str, str], status: int) -> None:
    body = {"language": "nl", "for": "child", "days": "2", "start": "2026-03-02"} | wrong
    assert post(asked, "/typed", body).status_code == status


def test_a_file_that_cannot_be_opened_has_no_tables(asked: Asked) -> None:
    id_ = asked.put("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)))
    answer = asked.client.get(f"/diaries/{id_}/grid")
    assert answer.status_code == 422 and "photo.jpg" in answer.text


def test_texts_of_a_file_are_escaped(asked: Asked) -> None:
    id_ = asked.drop(SAMPLE)
    answer = write(asked, id_, I9="<script>alert(1)</script>").json()
    page = asked.client.get(f"/diaries/{id_}/grid").text
    assert "<script>alert" not in answer["noted"] + page and "&lt;script&gt;" in page
