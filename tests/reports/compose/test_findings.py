"""The clinician's findings: first what stands out, what is quiet in short, what is unknown by its reason."""

from typing import Any

import pytest

from diary.analysis.findings import FINDINGS
from diary.reports.document import Report, Table
from diary.texts import texts
from tests.reports.test_compose import from_lines

NL = texts("nl")
CALM = """person: age 45, weight 70
    2026-03-04 07:00  rise
               07:05  void 350 urge 1
               09:00  drink 500 water
               10:30  void 300 urge 1
               12:00  drink 500 coffee
               14:00  void 300 urge 1
               15:00  drink 600 water
               17:00  void 300 urge 1
               20:00  void 300 urge 1
               22:50  void 300 urge 1
               23:00  bed
    2026-03-05 07:00  rise
               07:05  void 420 urge 1
"""


def _chapter(report: Report) -> tuple[Any, ...]:
    return next(section.blocks for section in report.sections if section.id == "findings")


def _rows(report: Report, name: str) -> dict[str, tuple[str, ...]]:
    tables = [block for block in _chapter(report) if isinstance(block, Table) and block.id == f"{name}-table"]
    return {row[0].text: tuple(cell.text for cell in row[1:]) for table in tables for row in table.rows}


def _name(code: str) -> str:
    return NL(f"findings.{code}.name")


def test_a_calm_diary_has_its_numbers_in_short_and_what_is_absent_by_its_source() -> None:
    report = from_lines(CALM)
    assert {name: row[0] for name, row in _rows(report, "findings").items()} == {
        _name("nocturnal_polyuria"): NL("report.result.not_counted")
    }
    quiet = _rows(report, "quiet-findings")
    assert quiet[_name("intake")] == ("1600 ml", "1500–2000", "brochure")
    assert quiet[_name("nocturia")] == ("0 per nacht", "<\N{NO-BREAK SPACE}2", "Hashim 2019; Lukacz 2009")
    absent = {source: named for named, (source,) in _rows(report, "absent-findings").items()}
    assert {_name("urgency"), _name("stress_leakage")} <= set(absent["D’Ancona 2019"].split(" · "))
    assert _name("holding") in absent["brochure"].split(" · ")


def test_what_stands_out_comes_first_and_in_the_order_of_page_one() -> None:
    told = CALM.replace("14:00  void 300 urge 1", "14:00  void 300 urge 3\n  15:10  leak drops cough")
    codes = list(_rows(from_lines(told.replace("600 water", "50 water")), "findings"))
    assert codes == [_name(code) for code in ("stress_leakage", "urgency", "intake", "frequency")]


def test_a_condition_keeps_its_sentence_though_it_is_quiet() -> None:
    """With much to drink a frequency within its limits holds under a condition."""
    row = _rows(from_lines(CALM.replace("600 water", "1400 water")), "findings")[_name("frequency")]
    assert row[0] == NL("report.result.within")
    assert "voorwaardelijk" in row[1]


def test_each_finding_is_said_once() -> None:
    report = from_lines(CALM)
    of_adults = [row for row in FINDINGS if row.code != "ibs_subtype" and not row.of_children]
    gathered = [*_rows(report, "absent-findings"), *_rows(report, "unknown-findings")]
    said = [*_rows(report, "findings"), *_rows(report, "quiet-findings"), *" · ".join(gathered).split(" · ")]
    assert sorted(said) == sorted(_name(row.code) for row in of_adults)


def test_a_reason_is_said_once_with_all_that_is_unknown_for_it() -> None:
    """Without a bedtime nothing of the night is judged."""
    unknown = _rows(from_lines(CALM.replace("23:00  bed", "22:55  drink 10 water")), "unknown-findings")
    (names,) = (names for names, (why,) in unknown.items() if why == NL("reasons.no_sleep_times.clinician"))
    of_the_night = {_name(code) for code in ("nocturia", "nocturnal_polyuria", "reduced_nocturnal_capacity")}
    assert of_the_night <= set(names.split(" · "))


def test_a_bound_that_decides_stands_in_the_place_of_the_number() -> None:
    told = CALM.replace("14:00  void 300", "14:00  void ?").replace("07:05  void 420", "07:05  void 320")
    row = _rows(from_lines(told), "quiet-findings")
    assert row[_name("intake")][0] == "1600 ml"
    report = from_lines(told.replace("void 350", "void 3000", 1).replace("10:30  void 300", "10:30  void 3000"))
    assert "ten minste" in " ".join(_rows(report, "findings")[_name("polyuria")])


def test_the_subtype_of_a_stated_diagnosis_keeps_its_sentence() -> None:
    days = "".join(f"\n    2026-03-{4 + n:02} 09:00  stool type 4" for n in range(7))
    told = CALM.replace("person: age 45", "person: ibs 1, age 45") + days
    assert "PDS-U" in _rows(from_lines(told), "findings")[_name("ibs_subtype")][1]


def test_the_pattern_of_constipation_names_what_was_not_filled_in() -> None:
    days = "".join(f"\n    2026-03-{4 + n:02} 09:00  stool type 3 strain hard" for n in range(7))
    (said,) = _rows(from_lines(CALM + days), "unknown-findings")[_name("constipation_pattern")]
    assert "gevoel van incomplete defecatie" in said
    assert "hard persen" not in said


@pytest.mark.parametrize(
    ("grams", "said"), [(8, None), (9, "Licht"), (20, "Licht"), (21, "Matig"), (74, "Matig"), (75, "Ernstig")]
)
def test_the_clinician_reads_how_severe_the_loss_into_pads_is(grams: int, said: str | None) -> None:
    report = from_lines(f"""
        person: pads
        2026-03-04 07:00  rise
                   07:00  void 350
                   12:00  leak none pad {grams}
                   23:00  bed
        2026-03-05 07:00  rise
                   07:00  void 300
        """)
    row = _rows(report, "findings").get(_name("pad_leakage"), ("", ""))
    words = [word for word in ("Licht", "Matig", "Ernstig") if word in row[1]]
    assert words == ([said] if said else [])
