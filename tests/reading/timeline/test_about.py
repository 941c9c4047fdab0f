"""What a diary says of the patient: what bothers most; and how large a cup is, by the country of the file, unless the
patient or the clinic says so."""

import pytest

from diary import model
from diary.reading.files.workbook import Workbook
from diary.reading.reader import understand
from diary.record import Reading
from diary.texts import LANGUAGES, texts
from tests.reading.grids import codes, day, reading, sheet


def of(head: str, rows: str, measures: dict[str, float] | None = None, about: str = "") -> Reading:
    sheets = [sheet("Log", f"{head}\n{rows}"), *([sheet("About", about)] if about else [])]
    return understand(Workbook(sheets, "csv", "0" * 64), "log.csv", measures)


HEAD, OUNCES = "Date | Time | Drink | Urine (ml)", "Date | Time | Drink (oz) | Urine (oz)"
CUPS = {
    "nothing tells": (HEAD, "2026-03-09 | 07:00 | 1 cup tea |\n2026-03-09 | 08:00 | | 300", 125, False),
    "ounces in the heading": (OUNCES, "2026-03-09 | 07:00 | 1 cup tea |\n2026-03-09 | 08:00 | | 10", 240, True),
    "ounces in a cell": (HEAD, "2026-03-09 | 07:00 | 1 cup tea |\n2026-03-09 | 08:00 | 8 oz water |", 240, True),
    "the month first": (HEAD, "03/09/2026 | 07:00 | 1 cup tea |\n03/13/2026 | 08:00 | | 300", 240, True),
}  # fmt: skip


@pytest.mark.parametrize(("head", "rows", "ml", "guessed"), CUPS.values(), ids=CUPS)
def test_a_cup_is_that_of_the_country(head: str, rows: str, ml: float, guessed: bool):
    found = of(head, rows)
    assert found.diary.drinks["volume_ml"][0] == ml
    assert (("cup_with_ounces", "C2") in codes(found)) == guessed


def test_a_pint_is_that_of_the_country():
    rows = "2026-03-09 | 07:00 | 1 pint of water |\n2026-03-09 | 08:00 | | 300"
    assert of(HEAD, rows).diary.drinks["volume_ml"][0] == 568
    american = of(OUNCES, rows.replace("300", "10"))
    assert american.diary.drinks["volume_ml"][0] == 473
    assert ("pint_with_ounces", "C2") in codes(american)


def test_the_cup_of_the_clinic_or_of_the_patient_comes_before_that():
    rows = "2026-03-09 | 07:00 | 1 cup tea |\n2026-03-09 | 08:00 | | 10"
    clinic = of(OUNCES, rows, {"cup": 150})
    patient = of(OUNCES, rows, about="Code | 12\nAge | 50\nYour cup | 180 ml")
    assert clinic.diary.drinks["volume_ml"][0] == 150
    assert patient.diary.drinks["volume_ml"][0] == 180
    assert not [code for code, _ in codes(clinic) + codes(patient) if code == "cup_with_ounces"]


CHOICES = [
    (language, choice, complaint)
    for language in LANGUAGES
    for choice, complaint in zip(texts(language).lines("template.choices.complaint"), model.COMPLAINTS, strict=True)
]


@pytest.mark.parametrize(("language", "choice", "complaint"), CHOICES)
def test_each_choice_of_what_bothers_most_comes_back(language: str, choice: str, complaint: str):
    label = texts(language)("template.about.complaint.label")
    found = reading(sheet("Gegevens", f"Code | P07\n{label} | {choice}"), day("07:05 | | | 300 | 2"))
    assert found.diary.patients["complaint"].item() == complaint
    assert codes(found) == []


@pytest.mark.parametrize(
    ("written", "complaint", "problems"),
    [
        ("", "", []),
        ("geen", "", []),
        ("verlies van ontlasting", "loss_of_stool", []),
        ("’s nachts plassen", "nights", []),
        ("mijn knie", "", [("complaint_unreadable", "B2")]),
        ("niet vaak", "", [("complaint_unreadable", "B2")]),
    ],
)
def test_what_bothers_most_in_other_words(written: str, complaint: str, problems: list[tuple[str, str]]):
    found = reading(sheet("Gegevens", f"Code | P07\nKlacht | {written}\nLeeftijd | 54"), day("07:05 | | | 300 | 2"))
    assert found.diary.patients["complaint"].item() == complaint
    assert codes(found) == problems


@pytest.mark.parametrize(("urges", "scale"), [(("ja", "nee"), "yes_no"), (("nee", "nee"), ""), (("1", "0"), "")])
def test_urge_in_yes_and_no_is_a_scale_by_its_words(urges: tuple[str, str], scale: str):
    rows = "\n".join(f"2-3-2026 | 0{hour}:05 | 300 | {urge}" for hour, urge in zip((7, 9), urges, strict=True))
    found = reading(sheet("Blad1", "Datum | Tijd | Geplast (ml) | Aandrang", rows))
    assert found.diary.patients["urge_scale"].item() == scale
