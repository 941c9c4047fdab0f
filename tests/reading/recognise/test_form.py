"""A clinic's form: what it may say, what is refused and where, and how it reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diary.reading.files.workbook import Sheet, Workbook
from diary.reading.reader import understand
from diary.reading.recognise import form_file as forms
from diary.reading.recognise.form import Remembered
from diary.reading.recognise.form_file import parse
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
    "event": ({"sheet": [DAY | {"events": {"tea": ["T"]}}]}, "form_key_unknown", "sheet 1, events, tea"),
    "event no list": ({"sheet": [DAY | {"events": {"void": "V"}}]}, "form_value_wrong", "sheet 1, events, void"),
    "event blank": ({"sheet": [DAY | {"events": {"void": ["."]}}]}, "form_value_wrong", "sheet 1, events, void"),
    "event twice": ({"sheet": [DAY | {"events": {"void": ["V"], "leak": ["v"]}}]}, "form_value_wrong",
                    "sheet 1, events, leak"),
    "heading": ({"sheet": [DAY | {"headings": {"A": "Tijd"}}]}, "form_value_wrong", "sheet 1, headings"),
    "heading blank": ({"sheet": [DAY | {"headings": {"A1": " "}}]}, "form_value_wrong", "sheet 1, headings, A1"),
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
    assert (found.layout, [f"{rise:%d %H:%M}" for rise in found.diary.days["rise"].tolist()]) == (
        "mapping",
        ["02 07:00", "03 07:00"],
    )
    assert ("sheet_unknown", "Rest") in [(one.code, one.sheet) for one in found.problems]


def test_times_across_have_columns_by_number_and_bounds_by_letter():
    form = {"sheet": [{"kind": "day", "times": "across", "heading": "A", "first": "B", "last": "C",
                       "columns": {"time": 2, "urine": {"at": 3, "unit": "dl"}}, "labels": {"date": "B1"}}],
            }  # fmt: skip
    found = declared(form, sheet("F", "p | 2-3-2026\nq | 07:05 | 08:00 | som\nr | 3 | 2 | 5"))
    assert found.diary.voids.frame()[["volume_ml", "cell"]].to_numpy().tolist() == [[300, "B3"], [200, "C3"]]
    assert codes(found) == [("first_morning_void_taken", "B3")]


def test_what_is_left_out_is_told_unless_it_is_to_be_ignored():
    form = {
        "urge_scale": "iciq",
        "sheet": [DAY | {"heading": 1, "ignore": ["C"], "columns": DAY["columns"] | {"urge": "E"}}],
    }
    found = declared(form, sheet("F", "a | b (cl) | c | d | e\n07:05 | 30 | x | y | 2 | z"))
    assert found.diary.voids.frame()[["volume_ml", "level"]].to_numpy().tolist() == [[300, 3]]
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


LIST_OF_CODES = (
    "Datum | Tijd | C/V | ml\n2-3-2026 | 07:05 | V | 300\n2-3-2026 | 08:00 | C | 150\n2-3-2026 | 09:00 | M | 5"
)


def test_words_of_the_form_say_what_happened_and_what_is_left_out():
    columns = {"date": "A", "time": "B", "event": "C", "amount": "D"}
    events = {"void": ["V", "plas"], "catheter": ["c"], "ignore": ["M"]}
    form = {"sheet": [{"kind": "list", "heading": 1, "columns": columns, "events": events}]}
    found = declared(form, sheet("F", LIST_OF_CODES))
    voids = found.diary.voids.frame()[["volume_ml", "catheter"]].to_numpy().tolist()
    assert (sorted(voids), found.rows.present) == ([[150, True], [300, False]], 2)


def test_a_sheet_with_headings_is_known_by_them_whatever_its_name():
    part = {
        "kind": "day",
        "heading": 1,
        "columns": {"time": "A", "urine": "B"},
        "headings": {"A1": "x", "B1": "Y (ml)"},
    }
    form = {"sheet": [part]}
    of_form, other = sheet("Jansen", "X | y  (ml)\n07:05 | 300"), sheet("Rest", "X | z\n07:05 | 300")
    assert len(declared(form, of_form, other).diary.voids) == 1
    with pytest.raises(CannotRead) as refused:
        declared(form, other)
    assert refused.value.values["wanted"] == "x | Y (ml)"


def test_two_tables_on_a_sheet_are_each_read_by_their_own_headings():
    above = {"kind": "day", "heading": 1, "last": 2, "columns": {"time": "A", "urine": "B"}, "headings": {"B1": "p"}}
    below = {"kind": "day", "heading": 4, "columns": {"time": "A", "drink": "B"}, "headings": {"B4": "q"}}
    found = declared({"sheet": [above, below]}, sheet("F", "t | p\n07:05 | 300\n\nt | q\n08:00 | 200"))
    assert found.diary.voids["volume_ml"].tolist() == [300]
    assert found.diary.drinks["volume_ml"].tolist() == [200]


def remembered(*forms: dict[str, Any]) -> Remembered:
    return Remembered(tuple(replace(parse({"sheet": [form]}), name=f"f{n}") for n, form in enumerate(forms, 1)))


HEADED = DAY | {"heading": 1, "headings": {"A1": "p", "B1": "q"}}
FILE = Workbook([sheet("Dag", "p | q | r\n07:05 | 300 | 2")], "xlsx", "0" * 64)


def test_a_file_of_a_remembered_form_is_read_by_it_and_says_so():
    other = DAY | {"heading": 1, "headings": {"A1": "p", "B1": "z"}}
    found = understand(FILE, "patient.xlsx", form=remembered(other, HEADED, DAY))
    assert found.diary.voids["volume_ml"].tolist() == [300]
    assert [(one.chosen, one.sheet) for one in found.guesses if one.code == "form_remembered"] == [("f2", "Dag")]


def test_a_file_of_two_remembered_forms_is_asked_about():
    with pytest.raises(CannotRead) as refused:
        understand(FILE, "patient.xlsx", form=remembered(HEADED, HEADED | {"headings": {"C1": "R"}}))
    assert (refused.value.code, refused.value.values["names"]) == ("forms_several", "f1, f2")
    for language in LANGUAGES:
        assert "f1" in texts(language).refusal(refused.value)


def test_a_file_of_no_remembered_form_is_recognised():
    plain = Workbook([sheet("Dag", "Datum | Tijd | Geplast (ml)\n2-3-2026 | 07:05 | 300")], "xlsx", "0" * 64)
    found = understand(plain, "patient.xlsx", form=remembered(HEADED))
    assert found.diary.voids["volume_ml"].tolist() == [300]
    assert "form_remembered" not in [one.code for one in found.guesses]


def test_rows_below_the_last_of_a_form_are_told_with_their_count():
    form = {"sheet": [DAY | {"heading": 1, "last": 2}]}
    found = declared(form, sheet("F", "p | q\n07:05 | 300\n08:00 | 200\n09:00 | 100"))
    told = [(one.cell, one.found, one.severity) for one in found.problems if one.code == "rows_beyond_form"]
    assert (told, len(found.diary.voids)) == ([("A3", "2", "warning")], 1)
    whole = declared({"sheet": [DAY | {"heading": 1, "last": 4}]}, sheet("F", "p | q\n07:05 | 300"))
    assert "rows_beyond_form" not in [one.code for one in whole.problems]
