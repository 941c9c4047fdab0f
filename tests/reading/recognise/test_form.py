"""A clinic's form: what it may say, what is refused and where, and how it reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diary.reading.files.workbook import Sheet, Workbook
from diary.reading.reader import understand
from diary.reading.recognise import form as forms
from diary.reading.recognise.form import parse
from diary.record import CannotRead, Reading
from diary.texts import LANGUAGES, texts
from tests.reading.grids import at, codes, grid, sheet

DAY: dict[str, Any] = {"kind": "day", "columns": {"time": "A", "urine": "B"}}


def declared(form: dict[str, Any], *sheets: Sheet) -> Reading:
    return understand(Workbook(list(sheets), "xlsx", "0" * 64), "patient.xlsx", form=parse(form))


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "root": ({"sheets": []}, "form_key_unknown", "sheets"),
    "no sheet": ({"urge_scale": "ppius"}, "form_value_wrong", "sheet"),
    "sheet is no table": ({"sheet": ["Dag 1"]}, "form_value_wrong", "sheet"),
    "scale": ({"urge_scale": "0-10", "sheet": [DAY]}, "form_value_wrong", "urge_scale"),
    "key of a sheet": ({"sheet": [DAY | {"header": 3}]}, "form_key_unknown", "sheet 1, header"),
    "kind": ({"sheet": [DAY, {"kind": "week"}]}, "form_value_wrong", "sheet 2, kind"),
    "no kind": ({"sheet": [{}]}, "form_value_wrong", "sheet 1, kind"),
    "name": ({"sheet": [DAY | {"name": 3}]}, "form_value_wrong", "sheet 1, name"),
    "times": ({"sheet": [DAY | {"times": "sideways"}]}, "form_value_wrong", "sheet 1, times"),
    "no columns": ({"sheet": [{"kind": "list"}]}, "form_value_wrong", "sheet 1, columns"),
    "columns no table": ({"sheet": [DAY | {"columns": "A"}]}, "form_value_wrong", "sheet 1, columns"),
    "column of a day": ({"sheet": [DAY | {"columns": {"bristol": "A"}}]}, "form_key_unknown",
                        "sheet 1, columns, bristol"),
    "columns about": ({"sheet": [{"kind": "about", "columns": {"code": "A"}}]}, "form_key_unknown",
                      "sheet 1, columns, code"),
    "label": ({"sheet": [DAY | {"labels": {"name": "B1"}}]}, "form_key_unknown", "sheet 1, labels, name"),
    "cell": ({"sheet": [DAY | {"labels": {"date": "B"}}]}, "form_value_wrong", "sheet 1, labels, date"),
    "cell of row 0": ({"sheet": [DAY | {"labels": {"date": "B0"}}]}, "form_value_wrong", "sheet 1, labels, date"),
    "letter": ({"sheet": [DAY | {"columns": {"time": 1}}]}, "form_value_wrong", "sheet 1, columns, time"),
    "row": ({"sheet": [DAY | {"heading": "A"}]}, "form_value_wrong", "sheet 1, heading"),
    "row 0": ({"sheet": [DAY | {"first": 0}]}, "form_value_wrong", "sheet 1, first"),
    "row true": ({"sheet": [DAY | {"last": True}]}, "form_value_wrong", "sheet 1, last"),
    "row across": ({"sheet": [{"kind": "day", "times": "across", "columns": {"time": "A"}}]}, "form_value_wrong",
                   "sheet 1, columns, time"),
    "unit": ({"sheet": [DAY | {"columns": {"time": {"at": "A", "unit": "pint"}}}]}, "form_value_wrong",
             "sheet 1, columns, time, unit"),
    "key of a column": ({"sheet": [DAY | {"columns": {"time": {"in": "A"}}}]}, "form_key_unknown",
                        "sheet 1, columns, time, in"),
    "column nowhere": ({"sheet": [DAY | {"columns": {"time": {"unit": "ml"}}}]}, "form_value_wrong",
                       "sheet 1, columns, time, at"),
    "ignore": ({"sheet": [DAY | {"ignore": "A"}]}, "form_value_wrong", "sheet 1, ignore"),
}  # fmt: skip


@pytest.mark.parametrize(("form", "code", "place"), WRONG.values(), ids=WRONG)
def test_what_a_form_cannot_say_is_refused_with_its_place(form: dict[str, Any], code: str, place: str):
    with pytest.raises(CannotRead) as refused:
        parse(form)
    assert (refused.value.code, refused.value.values["place"]) == (code, place)
    for language in LANGUAGES:
        for part in ("what", "remedy"):
            assert texts(language)(f"problems.{code}.{part}", file="form.toml", **refused.value.values)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"[[sheet", "form_unreadable"), (b"\xff", "form_unreadable"), (b"a = 1", "form_key_unknown")],
)
def test_a_file_that_is_no_form_is_refused_with_its_name(tmp_path: Path, content: bytes, code: str):
    path = tmp_path / "form.toml"
    path.write_bytes(content)
    with pytest.raises(CannotRead) as refused:
        forms.load(path)
    assert (refused.value.code, refused.value.values["file"]) == (code, "form.toml")


def test_a_form_that_is_not_there_is_refused(tmp_path: Path):
    for path, code in ((tmp_path / "form.toml", "file_not_found"), (tmp_path, "not_a_file")):
        with pytest.raises(CannotRead, match=code):
            forms.load(path)


def test_a_form_of_other_sheets_is_refused():
    with pytest.raises(CannotRead) as refused:
        declared({"sheet": [DAY | {"name": "F12"}]}, sheet("Dag 1", "Tijd | Geplast\n07:05 | 300"))
    assert refused.value.values == {"file": "patient.xlsx", "wanted": "F12", "found": "Dag 1"}


def test_every_day_of_a_pattern_is_read_with_its_date_from_the_tab():
    form = {"sheet": [DAY | {"name": "dag *", "heading": 1, "labels": {"date": "sheet name", "rise": "C1"}}]}
    rows = "? | ?? | 07:00\n07:05 | 300"
    found = declared(form, sheet("dag 2-3-2026", rows), sheet("dag 3-3-2026", rows), sheet("Rest", "melk | 2"))
    assert at(found, "voids") == ["02 07:05", "03 07:05"]
    assert (found.layout, [f"{rise:%d %H:%M}" for rise in found.diary.days["rise"]]) == (
        "mapping",
        ["02 07:00", "03 07:00"],
    )
    assert ("sheet_unknown", "Rest") in [(one.code, one.sheet) for one in found.problems]


def test_times_across_have_columns_by_number_and_bounds_by_letter():
    form = {"sheet": [{"kind": "day", "times": "across", "heading": "A", "first": "B", "last": "C",
                       "columns": {"time": 2, "urine": {"at": 3, "unit": "dl"}}, "labels": {"date": "B1"}}],
            }  # fmt: skip
    found = declared(form, sheet("F", "p | 2-3-2026\nq | 07:05 | 08:00 | som\nr | 3 | 2 | 5"))
    assert found.diary.voids[["volume_ml", "cell"]].to_numpy().tolist() == [[300, "B3"], [200, "C3"]]
    assert codes(found) == [("first_morning_void_taken", "B3")]


def test_what_is_left_out_is_told_unless_it_is_to_be_ignored():
    form = {
        "urge_scale": "iciq",
        "sheet": [DAY | {"heading": 1, "ignore": ["C"], "columns": DAY["columns"] | {"urge": "E"}}],
    }
    found = declared(form, sheet("F", "a | b (cl) | c | d | e\n07:05 | 30 | x | y | 2 | z"))
    assert found.diary.voids[["volume_ml", "level"]].to_numpy().tolist() == [[300, 3]]
    assert found.diary.patients["urge_scale"].item() == "iciq"
    assert [one for one in codes(found) if one[0].startswith("column")] == [
        ("column_unknown", "D1"),
        ("column_without_heading", "F2"),
    ]


def test_the_scale_of_the_diary_comes_before_that_of_the_form():
    form = {"urge_scale": "iciq", "sheet": [DAY | {"heading": 2, "labels": {"urge_scale": "B1"}}]}
    found = declared(form, sheet("F", "schaal | PPIUS 0-4\na | b\n07:05 | 30"))
    assert found.diary.patients["urge_scale"].item() == "ppius"


def test_facts_a_morning_and_a_sheet_that_is_ignored():
    form = {
        "sheet": [
            DAY | {"name": "D", "heading": 2, "labels": {"date": "B1"}},
            {"name": "P", "kind": "about", "labels": {"age": "B1"}},
            {"name": "M", "kind": "morning", "labels": {"date": "A1", "rise": "A2", "first_urine": "A3"}},
            {"name": "X", "kind": "ignore"},
            {"name": "B", "kind": "bowel", "columns": {"date": "A", "time": "B", "bristol": "C"}},
        ]
    }
    found = declared(
        form, sheet("D", "d | 2-3-2026\na | b\n07:05 | 300"), sheet("P", "jr | 54"), sheet("M", "3-3-2026\n07:00\n310"),
        sheet("X", "Tijd | Geplast\n07:05 | 300"), sheet("B", "2-3-2026 | 08:00 | 4"),
    )  # fmt: skip
    assert at(found, "voids") == ["02 07:05", "03 07:00"]
    assert found.diary.patients["age"].item() == 54
    assert found.diary.bowel["bristol"].tolist() == [4]
    assert found.rows.present == 3


def test_a_row_that_holds_only_a_fault_counts_in_a_mapped_sheet_too():
    faulty = Sheet("F", grid("a | b\n07:05 | 300\n |"), faults={"B3": "#REF!"})
    found = declared({"sheet": [DAY | {"heading": 1}]}, faulty)
    assert (found.rows.present, found.rows.refused) == (2, 1)
