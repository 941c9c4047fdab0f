"""A file that is refused: which texts look like headings, what is missing, and a form to start from."""

from __future__ import annotations

import tomllib

import pytest

from diary.reading.cells.words import read_toml
from diary.reading.files.workbook import Sheet, Workbook
from diary.reading.reader import understand
from diary.reading.recognise import evidence
from diary.reading.recognise.form_file import parse
from diary.reading.recognise.form_writing import NOT_TOLD, written
from diary.reading.recognise.nearest import nearest_of
from diary.reading.recognise.weighed_readings import weighed
from diary.record import CannotRead, NotRecognised
from diary.texts import LANGUAGES, texts
from tests.reading.grids import at, reading, sheet

STRANGE = sheet(
    "Blad1", "Klachtenlijst\n\nDatum | Tijd | Zus | Zo\n2-3-2026 | 07:05 | 30 | p\n2-3-2026 | 09:10 | 20 | q"
)


def refused(*sheets) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        reading(*sheets)
    return caught.value


def test_a_refusal_names_the_headings_that_are_known_and_those_that_are_not():
    refusal = refused(sheet("Rest", "melk | 2"), STRANGE)
    assert isinstance(refusal, NotRecognised)
    assert (refusal.values["sheet"], refusal.values["at"]) == ("Blad1", "A3")
    assert (refusal.values["known"], refusal.values["strangers"]) == ("‘Datum’, ‘Tijd’", "‘Zus’, ‘Zo’")
    sentence = texts("en").refusal(refusal)
    assert refusal.language == "nl" and "wat er gedronken of geplast is" in sentence
    assert "--explain" in sentence and "--explain" not in texts("en").refusal(refusal, with_advice=False)


def test_the_form_to_start_from_holds_what_is_known_and_marks_what_is_not():
    form = refused(STRANGE).nearest.form
    (table,) = form.sheets
    assert {key: column.index for key, (column,) in table.columns.items()} == {"date": 0, "time": 1}
    toml = written(form)
    assert f'{NOT_TOLD}"C"  # Zus' in toml
    mended = toml.replace(f'{NOT_TOLD}"C"', 'urine = "C"')
    found = reading_by(mended)
    assert found.diary.voids["volume_ml"].tolist() == [30, 20]


def reading_by(toml: str, of: Sheet = STRANGE):
    return understand(Workbook([of], "xlsx", "0" * 64), "patient.xlsx", form=parse(tomllib.loads(toml)))


@pytest.mark.parametrize("head", ["Datum | Tijd", "Datum | Moment", "Date | When", "Datum | Tijdstip", "Dag | Uur"])
def test_the_form_to_start_from_reads_the_file_once_its_open_lines_are_filled_in(head: str):
    strange = sheet("Blad1", f"{head} | Zus | Zo\n2-3-2026 | 07:05 | 30 |\n2-3-2026 | 09:10 | | 20")
    toml = written(refused(strange).nearest.form)
    for letter, key in (("C", "urine"), ("D", "drink")):
        toml = toml.replace(f'{NOT_TOLD}"{letter}"', f'{key} = "{letter}"')
    found = reading_by(toml, strange)
    assert (at(found, "voids"), at(found, "drinks")) == (["02 07:05"], ["02 09:10"])
    assert not found.problems and found.rows.refused == 0


def test_where_no_heading_is_known_the_cells_tell_what_they_can():
    refusal = refused(sheet("F", "Formulier\n? | ?? | A | B\n2-3-2026 | 07:05 | 30 | 4\n3-3-2026 | 08:10 | 20 | 5"))
    (table,) = refusal.nearest.form.sheets
    assert {key: column.index for key, (column,) in table.columns.items()} == {"date": 0, "time": 1}
    assert refusal.language == ""


def test_a_table_on_its_side_is_told_by_its_own_cells():
    refusal = refused(sheet("F", "Datum | 2-3-2026 | 2-3-2026\nTijd | 07:05 | 08:10\nZus | 3 | 4\nZo | a | b"))
    assert refusal.values["at"] == "A1"
    assert written(refusal.nearest.form).count('times = "across"') == 1


def test_a_heading_with_nothing_below_is_an_empty_diary():
    assert refused(sheet("F", "Date | Time | Event | Amount (ml)")).code == "nothing_filled_in"


@pytest.mark.parametrize("rows", ["melk", "melk\nbrood\n\nkaas", "1 | 2 | 3\n4 | 5 | 6"])
def test_a_file_without_anything_like_a_heading_is_no_diary(rows: str):
    assert refused(sheet("Boodschappen", rows)).code == "not_a_diary"
    assert nearest_of([sheet("Boodschappen", rows)]) is None


def test_many_and_long_headings_are_quoted_in_part():
    many = " | ".join(["Datum", "Tijd", "z" * 70, *(f"kop {letter}" for letter in "abcdefghijklmnop")])
    values = refused(sheet("F", f"{many}\n2-3-2026 | 07:05" + " | 3" * 17)).values
    assert values["strangers"].endswith("…") and values["strangers"].count("‘") == 12
    assert "z" * 39 + "…" in values["strangers"]


def test_what_was_weighed_is_told_with_its_evidence_the_best_first():
    best, *others = weighed([sheet("Blad1", "Datum | Tijd | Geplast (ml) | Kleur\n2-3-2026 | 07:05 | 300 | geel")])
    assert (best.sheet, best.at, best.kind, best.missing) == ("Blad1", "A1", "list", ())
    assert [(each.at, each.key) for each in best.columns] == [
        ("A1", "date"),
        ("B1", "time"),
        ("C1", "urine"),
        ("D1", ""),
    ]
    weights = [one.weight for each in best.columns if each.key for one in each.evidence]
    assert best.score == pytest.approx(sum(weights) + sum(one.weight for one in best.evidence))
    assert all(each.score <= best.score or each.missing for each in others)


def test_every_kind_of_evidence_has_its_words_in_both_languages():
    names = read_toml("evidence.toml", evidence.__file__)["weights"]
    for language in LANGUAGES:
        worded = {key for key in texts(language).keys() if key.startswith("check.evidence.")}  # noqa: SIM118
        assert worded == {f"check.evidence.{name}" for name in names}


def test_a_refusal_speaks_the_language_that_is_asked_for():
    refusal = refused(STRANGE)
    refusal.language = "en"
    assert "what was drunk or passed" in texts("nl").refusal(refusal)


def test_a_column_that_names_event_after_event_is_none_of_headings():
    rows = (
        "9-3 | 07:10 | plas | 300",
        "9-3 | 08:00 | drinken | 200",
        "9-3 | 10:20 | plas | 250",
        "9-3 | 11:00 | drinken | 150",
    )
    refusal = refused(sheet("F", "Qolf | Zwem | Brax | Plon\n" + "\n".join(rows)))
    (table,) = refusal.nearest.form.sheets
    assert (table.turned, {key: column.index for key, (column,) in table.columns.items()}) == (
        False,
        {"date": 0, "time": 1, "event": 2},
    )


def test_the_form_to_start_from_can_be_read_back():
    rows = "\n".join(["9-3 | 24:10 | wetting | a bit | x"] * 2)
    form = refused(sheet("F", f"Qolf | Zwem | Leak | Wetting | Plon\n{rows}")).nearest.form
    assert parse(tomllib.loads(written(form))).sheets[0].columns == form.sheets[0].columns


def test_a_reading_of_a_row_without_a_heading_is_none_that_a_refusal_names():
    drawn = sheet("Blad1", "2-3-2026 | 3-3-2026\n | Datum | Datum | Gebeurtenis")
    turned = [list(line) for line in zip(*(row + [None] * (4 - len(row)) for row in drawn.rows), strict=True)]
    assert refused(Sheet("Blad1", turned, hidden=False, faults={})).code == "not_a_diary"
