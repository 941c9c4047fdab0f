"""The parents' page one of a child and the clinician's numbers: by the limits of the age, without a word of adults."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from diary.analysis.assess import assess
from diary.model import Diary
from diary.reading.reader import read, read_content
from diary.reports.compose import compose
from diary.reports.compose.childs_numbers import SHOWN
from diary.reports.document import Block, KeyNumber, KeyNumbers, Lead, Report, Table, Text, Tips
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.reports.compose.test_childs import report
from tests.tables import filled

both = pytest.mark.parametrize("language", ["nl", "en"])


def rows(made: Report) -> dict[str, KeyNumber]:
    (numbers,) = (block for block in made.sections[0].blocks if isinstance(block, KeyNumbers))
    return {row.id: row for row in numbers.rows}


def lead(made: Report) -> Lead:
    (block,) = (block for block in made.sections[0].blocks if isinstance(block, Lead))
    return block


def blocks_of(made: Report) -> list[Block]:
    return [block for section in made.sections for block in section.blocks]


def clinicians(made: Report) -> tuple[dict[str, list[str]], str]:
    """Return the rows of the table by the name of the number, and what is said below it."""
    blocks = blocks_of(made)
    (place,) = (at for at, block in enumerate(blocks) if isinstance(block, Table) and block.id == "child-numbers")
    table = blocks[place]
    below = next(block for block in blocks[place:] if isinstance(block, Text))
    assert isinstance(table, Table)
    return {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}, " ".join(below.paragraphs)


def test_the_limits_of_a_child_stand_in_the_unit_of_the_number() -> None:
    of_seven = rows(report("child-wet-nights"))
    assert of_seven["maximum_daytime_voided_volume_ml"].reference == "156–360", "65 and 150 % of 240"
    assert of_seven["night_urine_ml"].reference.endswith("312"), "130 % of 240"
    assert (of_seven["night_urine_ml"].level, of_seven["night_urine_ml"].sign) == ("above", "▲")
    assert "240" in of_seven["maximum_daytime_voided_volume_ml"].note
    assert (of_seven["wet_nights"].value, of_seven["wet_nights"].basis) == ("5", "7 nachten")
    assert not {"voids_per_24h", "maximum_voided_volume_ml", "nocturnal_polyuria_index"} & of_seven.keys()


@pytest.mark.parametrize(
    ("largest", "limits", "level"),
    [
        (160, "137–315", "within"),
        (137, "137–315", "within"),
        (136.75, "136,5–315", "within"),
        (136, "137–315", "below"),
    ],
)
def test_a_limit_in_ml_is_whole_and_judges_as_the_share_does(largest: float, limits: str, level: str) -> None:
    """At six years a bladder holds about 210 ml: 65 % is 136.5."""
    volume_ml = np.minimum(read(SAMPLES / "child-well.xlsx").diary.voids["volume_ml"], largest)
    row = rows(without("voids", "child-well", volume_ml=volume_ml))["maximum_daytime_voided_volume_ml"]
    assert (row.reference, row.level) == (limits, level)


def test_a_rate_is_named_once() -> None:
    row = rows(report("child-wet-nights"))["stools_in_toilet_per_week"]
    assert (row.label, row.unit) == ("Gepoept op de wc", "per week")


def test_two_days_are_enough_for_a_child_and_one_is_a_first_impression() -> None:
    one_day = """Leeftijd,7
Datum,Tijd,Geplast (ml),Bijzonderheden
12-5-2025,07:10,230,opgestaan
12-5-2025,09:30,120,
12-5-2025,20:30,100,naar bed
13-5-2025,07:00,210,opgestaan
"""
    reading = read_content(one_day.encode(), "kind.csv")
    made = compose(reading, assess(reading.diary), texts("nl"))
    assert texts("nl")("report.lead.one_day") in lead(made).remarks
    assert "eerste indruk" not in " ".join(lead(report("child-wet-nights")).remarks)


@both
def test_what_only_adults_have_a_limit_for_is_one_line(language: str) -> None:
    w = texts(language)
    made = report("child-wet-nights", language)
    (table,) = (block for block in blocks_of(made) if isinstance(block, Table) and block.id == "unknown-findings-table")
    unknown = {row[0].text: row[1].text for row in table.rows}
    assert unknown[w("report.unknown_findings.of_adults")] == w("reasons.adult_reference_only.clinician")
    assert list(unknown.values()).count(w("reasons.adult_reference_only.clinician")) == 1
    names = " · ".join(unknown)
    of_adults = ("reduced_nocturnal_capacity", "catheter_volume", "ibs_subtype", "nocturnal_polyuria")
    assert [code for code in of_adults if w(f"findings.{code}.name") in names] == []


def test_of_a_child_only_what_it_wore_by_day_is_not_recorded() -> None:
    said = " ".join(
        line for block in blocks_of(report("child-wet-nights")) if isinstance(block, Text) for line in block.paragraphs
    )
    assert "Opvangmateriaal overdag niet geregistreerd" in said


def test_nights_lead_as_so_many_of_those_known_and_the_night_nobody_wrote_down_is_none_of_them() -> None:
    assert lead(report("child-wet-nights")).findings[0].startswith("Uw kind was 5 van de 7 nachten nat.")
    assert rows(report("child-small-voids"))["wet_nights"].basis == "6 nachten"


def test_wet_by_day_is_said_beside_the_findings_in_its_grade() -> None:
    remarks = " ".join(lead(report("child-small-voids")).remarks)
    assert "overdag 3 keer nat. Soms zat er een plek in de onderbroek." in remarks
    assert "nat" not in " ".join(lead(report("child-well")).remarks)


@both
def test_a_child_who_is_well_is_told_so_by_the_limits_of_its_age(language: str) -> None:
    said = lead(report("child-well", language))
    assert said.calm
    assert said.findings == (texts(language, "family")("report.lead.all_within"),)


def without(table: str, name: str = "child-wet-nights", **values: Any) -> Report:
    """Return the report of a sample in which something was not filled in."""
    reading = read(SAMPLES / f"{name}.xlsx")
    changed = {each: getattr(reading.diary, each) for each in vars(reading.diary)} | {
        table: filled(getattr(reading.diary, table), **values)
    }
    facts = Diary(**changed)
    return compose(reading, assess(facts), texts("nl"))


def test_without_an_age_there_are_numbers_and_no_limits() -> None:
    made = without("patients", age=np.nan, may_be_child=True)
    assert "volwassenen" in " ".join(lead(made).remarks)
    assert {row.reference for row in rows(made).values()} <= {"", "geen"}
    assert rows(made)["daytime_frequency"].value == "6"
    table, said = clinicians(made)
    assert table["verwachte blaascapaciteit (EBC)"][0] == "onbekend"
    assert "Ernstig" not in said


def test_a_wet_night_without_weights_is_at_least() -> None:
    made = without("nights", dry_g=np.nan, wet_g=np.nan)
    row = rows(made)["night_urine_ml"]
    assert row.value.startswith(texts("nl")("report.at_least", value="").strip())
    assert (row.level, row.sign, row.word) == ("not_assessed", "", "")


def test_each_number_of_the_clinician_has_its_limit_its_n_and_its_source() -> None:
    table, said = clinicians(report("child-wet-nights"))
    assert len(table) == len(SHOWN)
    assert table["urine per nacht, deel van de EBC"][:3] == ["143%", "7", "≤\N{NO-BREAK SPACE}130%"]
    assert "ICCS" in table["grootste mictievolume overdag, deel van de EBC"][3]
    assert table["mictiefrequentie overdag"][2] == "4–7 · 3–8", "and what is found in healthy children"
    assert table["natte nachten"][:2] == ["5", "7"]
    assert "Matig" in said
    assert "Een fecale massa is in een dagboek niet te zien." in said


@pytest.mark.parametrize("wet", [6, 7])
def test_every_night_wet_is_severe_and_one_dry_moderate(wet: int) -> None:
    made = without("nights", wet=[1.0] * wet + [0.0] * (7 - wet))
    assert ("Ernstig" if wet == 7 else "Matig") in clinicians(made)[1]


@both
@pytest.mark.parametrize("name", ["child-small-voids", "child-soiling"])
def test_its_tips_are_those_for_a_child_in_words_for_a_parent(name: str, language: str) -> None:
    made = report(name, language)
    tips = [tip for block in made.sections[0].blocks if isinstance(block, Tips) for tip in block.tips]
    assert tips
    own = texts(language, "family")
    assert [tip.title for tip in tips] == [own(f"advice.{tip.id}.title") for tip in tips]


@both
@pytest.mark.parametrize("name", ["child-wet-nights", "child-small-voids", "child-soiling", "child-well"])
def test_the_texts_to_be_heard_and_for_the_record_are_of_the_child(name: str, language: str) -> None:
    made = report(name, language)
    assert len(made.record) <= 12
    heard = " ".join(made.spoken)
    assert len(heard.split()) <= 120
    assert {"nl": "uw kind", "en": "child"}[language] in heard.lower()


def test_each_night_of_the_list_is_there_with_all_that_was_filled_in_and_its_cell() -> None:
    (nights,) = (block for block in blocks_of(report("child-wet-nights")) if getattr(block, "id", "") == "night-data")
    assert isinstance(nights, Table)
    assert len(nights.rows) == 7
    assert [cell.text for cell in nights.rows[-1]] == [
        "13 maart", "20:30", "nee", "nat", "34", "254", "nee", "", "07:30", "180", "logeren", nights.rows[-1][-1].text,
    ]  # fmt: skip
    assert nights.rows[-1][-1].text.endswith("15")


def test_a_stool_says_where_it_came_and_what_was_seen() -> None:
    (stools,) = (block for block in blocks_of(report("child-soiling")) if getattr(block, "id", "") == "bowel-data")
    assert isinstance(stools, Table)
    beside = {row[0].text: row[7].text for row in stools.rows}
    assert beside["13 maart"] == "op de wc · wc verstopt · nee: ophouden gezien"
    assert beside["7 maart"] == "ophouden gezien"


def test_of_stools_of_which_nobody_says_where_they_came_there_is_no_row() -> None:
    assert "stools_in_toilet_per_week" not in rows(without("bowel", in_toilet=np.nan))
