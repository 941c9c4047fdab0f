"""Questions on their way to the user: on the screen, in the report, in the data; the numbers as written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.analysis.recorded import vector
from tests.conftest import Ran
from tests.filled import fill

ASKED = {"nl": "Een plas van 3000 ml is groot. Was het één plas?", "en": "3000 ml is a lot for one pee. Was it one?"}
LATE = {"nl": "lang na het opstaan", "en": "long after getting up"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_question_is_asked_with_its_cell_and_changes_no_number(
    diary: Callable[..., Ran], tmp_path: Path, language: str
) -> None:
    path = fill(tmp_path / "p.xlsx", vector("c01_normal_adult"), language)
    workbook = load_workbook(path)
    sheet = workbook["Dag 1" if language == "nl" else "Day 1"]
    cell = next(one for row in sheet.iter_rows(min_row=8, min_col=4, max_col=4) for one in row if one.value)
    cell.value = 3000
    rise = next(row[1] for row in sheet.iter_rows(max_row=6) if row[0].value in ("Opgestaan", "Got up"))
    rise.value = "05:00"
    workbook.save(path)
    ran = diary("report", path, "-o", tmp_path / "r.json", "-o", tmp_path / "r.html")
    results = json.loads((tmp_path / "r.json").read_text("utf-8"))
    question = next(one for one in results["reading"]["questions"] if one["code"] == "void_very_large")
    assert question == {"code": "void_very_large", "sheet": sheet.title, "cell": cell.coordinate, "value": 3000}
    assert results["metrics"]["maximum_voided_volume_ml"]["value"] == 3000
    late = [one for one in results["reading"]["guesses"] if one["code"] == "first_morning_void_late"]
    assert [(one["sheet"], one["chosen"]) for one in late] == [(sheet.title, "07:05")]
    page = (tmp_path / "r.html").read_text("utf-8")
    for said in (ASKED[language], LATE[language]):
        assert said in ran.err
        assert said in page
    assert f"{sheet.title}, {cell.coordinate}: {ASKED[language]}" in ran.err
