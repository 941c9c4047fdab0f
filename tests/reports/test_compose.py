"""Numbers meet words: what page one says, in which order, and what it leaves out and why."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from diary.analysis.assess import assess
from diary.analysis.brochure import TOPICS
from diary.analysis.lead import rules
from diary.reading.reader import read
from diary.reading.timeline.ledger import RowCount
from diary.record import Problem, Reading
from diary.reports.compose import compose
from diary.reports.compose.figures import written_number
from diary.reports.document import Audience, Box, Chart, KeyNumber, KeyNumbers, Lead, Report, Table, Text, Tips
from diary.reports.layout import rows
from diary.template.writer import TemplateChoice, build, workbook_bytes
from diary.texts import texts
from tests.analysis import lines
from tests.analysis.recorded import vector
from tests.conftest import SAMPLES
from tests.filled import fill


@pytest.fixture
def composed(tmp_path: Path) -> Any:
    def one(name: str, language: str = "nl", audience: Audience = "both", **patient: Any) -> Report:
        recorded = vector(name)
        recorded["patient"] |= patient
        reading = read(fill(tmp_path / f"{name}.xlsx", recorded, language))
        return compose(reading, assess(reading.diary), texts(language), audience)

    return one


def from_lines(text: str, language: str = "nl", problems: tuple[Problem, ...] = ()) -> Report:
    """Compose the report of a diary told in lines."""
    facts = lines.read(text)
    reading = Reading({}, problems, (), RowCount(0, 0, 0, 0), language, "template", "xlsx", "", "diary.xlsx")
    return compose(reading, assess(facts), texts(language))


def _block(report: Report, kind: type) -> Any:
    return next(block for block in report.sections[0].blocks if isinstance(block, kind))


def _row(report: Report, key: str) -> KeyNumber:
    return next(row for row in _block(report, KeyNumbers).rows if row.id == key)


def test_a_key_number_stands_beside_its_reference(composed: Any) -> None:
    row = _row(composed("r1005"), "voids_per_24h")
    assert (row.value, row.unit, row.reference, row.word, row.level, row.basis) == (
        "8,7", "per 24 uur", "6–8", "boven de grens", "above", "3 dagen",
    )  # fmt: skip
    assert row.scale is not None
    assert row.scale.low is not None
    assert row.scale.high is not None
    assert row.scale.value is not None
    assert row.scale.low < row.scale.high < row.scale.value < 1


def test_english_writes_a_point(composed: Any) -> None:
    assert _row(composed("r1005", "en"), "voids_per_24h").value == "8.7"


def test_what_is_not_known_is_folded_below_the_numbers_once_for_each_reason(composed: Any) -> None:
    numbers = _block(composed("c03"), KeyNumbers)
    assert "fluid_intake_24h_ml" not in {row.id for row in numbers.rows}
    assert f"Niet bekend: gedronken in 24 uur. {texts('nl')('reasons.no_drinks_recorded.patient')}" in numbers.withheld
    reasons = [line.partition(". ")[2] for line in numbers.withheld]
    assert len(reasons) == len(set(reasons))


def test_a_bound_is_shown_as_one(composed: Any) -> None:
    assert _row(composed("c08"), "voided_volume_24h_ml").value == "ten minste 1450"
    assert _row(composed("c08"), "nocturnal_polyuria_index").value == "hoogstens 41%"


def test_what_is_lost_comes_before_how_often_and_cups_are_never_exact(composed: Any) -> None:
    report = composed("r1002")  # nine voids at 1417 ml of drink, which may be 1500
    lead = _block(report, Lead).findings
    assert lead[0].startswith("U verloor")
    assert lead[2].startswith("U plaste ongeveer 9 keer")
    row = _row(report, "fluid_intake_24h_ml")
    assert row.level == "borderline"
    assert row.note.endswith(texts("nl")("reasons.within_rounding.patient"))


def test_at_most_three_findings_are_said_at_the_top(composed: Any) -> None:
    report = composed("r1002")
    assert len(_block(report, Lead).findings) == rules()["at_most"]


def test_a_short_diary_says_so_at_the_top(composed: Any) -> None:
    assert _block(composed("c01"), Lead).remarks[-1] == texts("nl")("report.lead.one_day")


@pytest.mark.parametrize(("name", "charts"), [("c01", ["typical-day"]), ("r1005", ["typical-day", "each-day"])])
def test_a_day_alone_is_shown_once_on_page_one(composed: Any, name: str, charts: list[str]) -> None:
    assert [block.id for block in composed(name).sections[0].blocks if isinstance(block, Chart)] == charts


"""What a child notes is said: it rests on no limit of adults."""


def test_a_child_is_judged_by_its_age_and_by_no_limit_of_adults(composed: Any) -> None:
    report = composed("r1005", age=9)
    assert texts("nl")("reasons.adult_reference_only.patient") not in _block(report, Lead).remarks
    rows = {row.id: row for row in _block(report, KeyNumbers).rows}
    assert rows["daytime_frequency"].reference == "4–7"
    assert rows["maximum_daytime_voided_volume_ml"].reference == "195–450", "65 and 150 % of 300"
    assert not {"voids_per_24h", "early_void_share", "maximum_voided_volume_ml"} & rows.keys()


def test_a_child_sees_no_limit_of_adults_in_any_chart(composed: Any) -> None:
    drawings = {b.id: b.drawing for s in composed("r1005", age=9).sections for b in s.blocks if isinstance(b, Chart)}
    assert drawings["balance"].band is None
    assert {drawings[name].zones for name in ("typical-day", "each-day", "days-1", "each-volume")} == {None}


def test_a_stated_restriction_stands_beside_the_intake_and_in_its_chart() -> None:
    report = from_lines("""
        person: age 68, restricted 1200
        2026-03-04 07:00  rise
                   07:00  void 300
                   08:00  drink 800 water
                   12:00  void 300
                   23:00  bed
        2026-03-05 07:00  rise
                   07:00  void 300
    """)
    row = _row(report, "fluid_intake_24h_ml")
    assert (row.reference, row.scale, row.level) == ("", None, "not_assessed")
    assert row.note == "Afgesproken: hoogstens 1200 ml per dag."
    (chart,) = (b for s in report.sections for b in s.blocks if isinstance(b, Chart) and b.id == "balance")
    assert (chart.drawing.band, chart.drawing.band_label) == ((0, 1200), "hoogstens 1200 ml, zoals afgesproken")
    assert not any("1500" in text for text in _block(report, Lead).findings)


def test_polyuria_is_held_against_the_weight_in_ml(composed: Any) -> None:
    assert _row(composed("c01"), "voided_volume_24h_ml").reference == "500–2800"
    assert _row(composed("c02"), "voided_volume_24h_ml").reference == "500–3200"


def _voiding(*volumes: object, days: str = "", person: str = "age 45, weight 70") -> str:
    """Tell a day that opens and closes with the first and last of these voids."""
    first, *others, last = volumes
    told = "".join(f"\n2026-03-04 {8 + n:02}:00  void {volume}" for n, volume in enumerate(others))
    return f"""person: {person}
        2026-03-04 07:00  rise
                   07:00  void {first}{told}
        2026-03-04 23:00  bed
        2026-03-05 07:00  rise
                   07:00  void {last}{days}"""


@pytest.mark.parametrize(("closing", "level", "word"), [(199, "below", "onder de grens"), (200, "within", "binnen")])
def test_very_little_urine_is_called_less_beside_its_number(closing: int, level: str, word: str) -> None:
    row = _row(from_lines(_voiding(200, 150, 150, closing)), "voided_volume_24h_ml")
    assert (row.level, row.word) == (level, word)


def test_an_unknown_weight_is_named_as_the_one_that_was_taken() -> None:
    row = _row(from_lines(_voiding(200, 1500, 1500, person="age 45")), "voided_volume_24h_ml")
    assert (row.level, row.note) == ("above", texts("nl")("reasons.at_70_kg.patient"))


def test_leaks_are_said_in_one_sentence_with_their_total_and_kinds_the_largest_first() -> None:
    leaks = "".join(
        f"\n2026-03-04 {hour}:30  leak drops {how}"
        for hour, how in enumerate(["cough", "on_the_way", "lift", "on_the_way", "on_the_way", "other"], 11)
    )
    report = from_lines(_voiding(300, 300, 300) + "\n2026-03-04 10:00  drink 300 tea" + leaks)
    said = [text for text in _block(report, Lead).findings if "verloor" in text]
    assert said == [
        "U verloor plas, 6 keer in 24 uur: als u ineens heel nodig moest, bij hoesten of tillen en zonder bekend "
        "moment. "
        "Bespreek dit met uw fysiotherapeut."
    ]
    row = _row(report, "urine_leaks_per_24h")
    assert row.note == (
        "als u ineens heel nodig moest 3 · bij hoesten of tillen 2 · zonder bekend moment 1. "
        "Om verlies goed te tellen zijn 5 tot 7 dagen nodig."
    )


def test_leaks_of_one_kind_keep_the_sentence_of_that_kind() -> None:
    report = from_lines(_voiding(300, 300, 300) + "\n2026-03-04 11:30  leak drops cough")
    assert any(
        text.startswith("U verloor plas als u hoestte, tilde of sportte,") for text in _block(report, Lead).findings
    )


def test_what_was_not_judged_is_not_called_within_the_limits() -> None:
    unmeasured = _voiding("?", *["?"] * 5, "?") + "\n2026-03-04 07:30  drink 1600 water"
    lead = _block(from_lines(unmeasured), Lead).findings
    assert lead[:2] == (
        "Binnen de grenzen: plassen in 24 uur, gedronken in 24 uur, plassen ’s nachts.",
        "Niet bekend: grootste plas, hoeveel u plaste in 24 uur. Er staat niet bij hoeveel u plaste. "
        "Bij te veel plassen staat geen hoeveelheid.",
    )
    measured = _voiding(450, *[200] * 5, 450) + "\n2026-03-04 07:30  drink 1600 water"
    assert _block(from_lines(measured), Lead).findings[0] == texts("nl")("report.lead.all_within")


def test_a_share_of_few_stools_is_shown_with_a_caution() -> None:
    def row(times: int) -> KeyNumber:
        days = "".join(f"\n2026-03-{4 + n:02} 09:00  stool type 1 strain hard" for n in range(times))
        return _row(from_lines(_voiding(300, 300, 300) + days), "stool_hard_share")

    assert (row(2).value, row(2).level) == ("100%", "above")
    assert row(2).note.endswith(texts("nl")("reasons.too_few_movements.patient"))
    assert (row(3).value, row(3).level) == ("100%", "above")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_has_a_hole_where_a_number_is_unknown(language: str) -> None:
    for text in (_voiding("?", *["?"] * 5, "?"), _voiding(300, 300, 300)):
        for section in from_lines(text, language).sections:
            for table in (block for block in section.blocks if isinstance(block, Table)):
                assert not [cell.text for row in table.rows for cell in row if "  " in cell.text]


def test_every_tip_names_its_finding_and_page_one_holds_at_most_five_and_what_to_tell(composed: Any) -> None:
    report = composed("r1002")
    short = _block(report, Tips)
    named = [tip.id for tip in short.tips]
    assert 0 < sum(tip in TOPICS for tip in named) <= 5
    assert [tip for tip in named if tip not in TOPICS] == ["tell_nocturnal_polyuria"]
    assert all(tip.because.startswith("Vanwege: ") and not tip.steps for tip in short.tips)
    (full,) = (b for s in report.sections for b in s.blocks if isinstance(b, Tips) and not b.short)
    assert {tip.id for tip in short.tips} <= {tip.id for tip in full.tips}


def test_the_chapter_of_tips_names_the_brochure_and_no_id_of_it(composed: Any) -> None:
    chapter = next(section for section in composed("r1002").sections if section.id == "advice")
    assert chapter.blocks[-1].paragraphs == ("Bron: brochure Oefentherapie bij bekkenbodemproblemen.",)


def test_what_leads_comes_first_among_the_tips(composed: Any) -> None:
    assert [tip.id for tip in _block(composed("r1002"), Tips).tips][:3] == ["exercise_2", "exercise_3", "time"]


def test_the_box_stands_in_every_report(composed: Any) -> None:
    for audience in ("patient", "clinician", "both"):
        box = _block(composed("c01", audience=audience), Box)
        assert [one.when for one in box.lists] == ["Bel meteen", "Bel vandaag", "Maak een afspraak"]
        assert box.noted == ()


def test_each_audience_gets_its_own_pages(composed: Any) -> None:
    """The patient's are page one, what to do and what to hear; the clinician's begin with what stands out."""
    ids = {a: [s.id for s in composed("r1001", audience=a).sections] for a in ("patient", "clinician", "both")}
    of_the_clinician = ["findings", "volumes", "bowel", "days", "numbers", "reading", "method"]
    assert ids["patient"] == ["page-one", "advice", "spoken"]
    assert ids["clinician"] == ["page-one", *of_the_clinician]
    assert ids["both"] == ["page-one", "advice", "spoken", *of_the_clinician]


@pytest.mark.parametrize("audience", ["patient", "clinician", "both"])
def test_page_one_is_the_same_for_every_reader(composed: Any, audience: Audience) -> None:
    page_one = composed("r1005", audience=audience).sections[0]
    assert page_one == composed("r1005").sections[0]
    assert any(isinstance(block, Tips) for block in page_one.blocks)


@pytest.mark.parametrize("name", ["r1002", "r1005", "r1010", "c09"])
def test_all_days_share_one_axis_and_hold_every_void(composed: Any, name: str) -> None:
    report = composed(name)
    strips = _block(report, Chart).drawing.strips
    assert len({(strip.start_clock, strip.hours) for strip in strips}) == 1
    assert all(0 <= mark.hour <= strip.hours for strip in strips for mark in strip.marks)
    voids = [e for e in vector(name)["events"] if e["type"] == "void"]
    drawn = [mark for strip in strips for mark in strip.marks if mark.kind in ("void", "catheter")]
    assert len(drawn) == len(voids)
    assert all(strip.night and strip.night[0] < strip.night[1] for strip in strips)


def test_second_passes_urgency_leaks_and_catheters_are_told_apart(composed: Any) -> None:
    marks = _block(composed("c09"), Chart).drawing.strips[0].marks
    assert [m.value for m in marks if m.upon and m.kind == "void"] == [80]
    assert [(m.value, m.upon) for m in marks if m.kind == "catheter"] == [(150, True)]
    leaking = [m for s in _block(composed("r1001"), Chart).drawing.strips for m in s.marks if m.leak]
    assert len(leaking) == sum(bool(event.get("leak")) for event in vector("r1001")["events"])
    assert all(mark.urgency for mark in leaking)


def test_the_clinician_sees_every_metric_or_why_not(composed: Any) -> None:
    from diary.analysis.metrics import CATALOGUE

    (numbers,) = (s for s in composed("r1001").sections if s.id == "numbers")
    (table,) = (b for b in numbers.blocks if isinstance(b, Table) and b.id == "metrics-table")
    (left,) = (b for b in numbers.blocks if isinstance(b, Text))
    shown = {row[0].text for row in table.rows}
    for metric in CATALOGUE:
        name = texts("nl")(f"metrics.{metric.key}.clinical")
        if metric.of_children:  # this person is none
            assert name not in shown
            continue
        assert name in shown or (name[0].lower() + name[1:]) in " ".join(left.paragraphs)


def test_each_metric_has_its_definition_beside_it(composed: Any) -> None:
    (numbers,) = (s for s in composed("c08", "en").sections if s.id == "numbers")
    (table,) = (b for b in numbers.blocks if isinstance(b, Table) and b.id == "metrics-table")
    row = next(row for row in table.rows if row[0].text == texts("en")("metrics.voided_volume_24h_ml.clinical"))
    assert row[-1].gloss == texts("en")("metrics.voided_volume_24h_ml.definition")
    assert row[-1].text.endswith("Day 1 D10. At least 1450 ml.")
    assert all(row[-1].gloss for row in table.rows)


def test_the_cells_behind_a_withheld_value_are_named(composed: Any) -> None:
    (numbers,) = (s for s in composed("c08").sections if s.id == "numbers")
    (table,) = (b for b in numbers.blocks if isinstance(b, Table) and b.id == "metrics-table")
    name = texts("nl")("metrics.voided_volume_24h_ml.clinical")
    (row,) = (row for row in table.rows if row[0].text == name)
    assert "Dag 1 D" in row[-1].text


@pytest.mark.parametrize(
    ("value", "written"), [(8.0, "8,0"), (8.04, "8,04"), (8.004, "8,004"), (8.06, "8,1"), (5.96, "5,96")]
)
def test_a_number_never_reads_as_the_limit_it_is_beyond(value: float, written: str) -> None:
    assert written_number(texts("nl"), "voids_per_24h", value, (6.0, 8.0)) == written


def test_an_incomplete_day_has_no_sums(composed: Any, tmp_path: Path) -> None:
    recorded = vector("c10")
    recorded["nights"][1]["rise"] = "2026-03-05T07:00"  # the second morning is not recorded
    recorded["nights"] = recorded["nights"][:2]
    recorded["events"] = [e for e in recorded["events"] if not "2026-03-04T06" < e["t"] < "2026-03-05T05"]
    reading = read(fill(tmp_path / "gap.xlsx", recorded, "nl"))
    report = compose(reading, assess(reading.diary), texts("nl"))
    subtitle = _block(report, Chart).drawing.strips[1].subtitle
    assert subtitle == texts("nl")("reasons.no_closing_first_morning_void.patient")


def test_one_reason_for_a_doctor_is_said_once() -> None:
    reading = read(SAMPLES / "four-litres.xlsx")
    report = compose(reading, assess(reading.diary), texts("nl"))
    polyuria, intake, frequency = _block(report, Lead).findings
    assert "huisarts" in polyuria
    assert intake.startswith("U dronk ongeveer 4050 ml")
    assert frequency == "U plaste ongeveer 12 keer in 24 uur."  # the drinks come after the doctor
    assert polyuria.startswith("U plaste ongeveer 4050 ml in 24 uur.")
    assert _block(report, Box).noted == ("Erg veel plas.",)


def _bowel_only(path: Path) -> Path:
    book = build(TemplateChoice())
    sheet = book["Ontlasting"]
    header = next(cell.row for cell in sheet["A"] if cell.value == "Datum")
    for row in range(1, 6):
        for column, value in enumerate((dt.date(2026, 3, 28) + dt.timedelta(row), dt.time(8, 10), "ja", 4), 1):
            sheet.cell(header + row, column).value = value
    path.write_bytes(workbook_bytes(book))
    return path


def test_a_bowel_diary_alone_is_a_whole_report(tmp_path: Path) -> None:
    reading = read(_bowel_only(tmp_path / "bowel.xlsx"))
    report = compose(reading, assess(reading.diary), texts("nl"))
    assert {row.id for row in _block(report, KeyNumbers).rows} == {
        "bowel_movements_per_week", "stool_hard_share", "stool_loose_share",
    }  # fmt: skip
    assert report.completeness.startswith(texts("nl")("report.complete.no_days"))
    assert report.period == "29 maart–2 april 2026"
    assert [section.id for section in report.sections][:4] == ["page-one", "spoken", "findings", "bowel"]


def test_a_bowel_diary_alone_has_its_fortnight_on_page_one_and_its_list_in_its_chapter(tmp_path: Path) -> None:
    reading = read(_bowel_only(tmp_path / "bowel.xlsx"))
    report = compose(reading, assess(reading.diary), texts("nl"))
    (chart,) = (b for s in report.sections for b in s.blocks if isinstance(b, Chart))
    assert chart in report.sections[0].blocks
    assert rows(report.sections[0])[2] == (chart,)  # as wide as the page, not beside the key numbers
    assert chart.data is not None
    assert [cell.text for cell in chart.data.rows[0]] == ["29 maart", "08:10", "poep, type 4"]
    (listed,) = next(section.blocks for section in report.sections if section.id == "bowel")
    assert isinstance(listed, Table)
    assert [row[-1].text for row in listed.rows] == reading.diary.bowel["cell"].tolist()


def test_days_without_dates_are_numbered(tmp_path: Path) -> None:
    book = build(TemplateChoice(language="en", days=1))
    sheet = book["Day 1"]
    header = next(cell.row for cell in sheet["A"] if cell.value == "Time")
    for row, value in enumerate((dt.time(7, 5), dt.time(10, 0)), 1):
        sheet.cell(header + row, 1).value, sheet.cell(header + row, 4).value = value, 250
    path = tmp_path / "undated.xlsx"
    path.write_bytes(workbook_bytes(book))
    reading = read(path)
    report = compose(reading, assess(reading.diary), texts("en"))
    assert report.period == texts("en")("report.no_dates")
    assert _block(report, Chart).drawing.strips[0].title == "Day 1"


def test_a_pattern_has_a_row_only_where_it_counts(composed: Any) -> None:
    """Many small voids do not count at seven voids a day; a share that is withheld is told with its reason."""
    ids = [row.id for row in _block(composed("r1001"), KeyNumbers).rows]
    assert "early_void_share" not in ids
    withheld = _block(composed("c08"), KeyNumbers)
    assert any("kleine plassen" in line for line in withheld.withheld)
    ids = [row.id for row in _block(composed("r1002"), KeyNumbers).rows]
    assert "early_void_share" not in ids  # seven of its nine are by day


@pytest.mark.parametrize(
    ("name", "key", "sign", "word"),
    [
        ("r1005", "voids_per_24h", "▲", "boven de grens"),
        ("r1005", "nocturia", "", "binnen"),
        ("r1001", "urine_leaks_per_24h", "●", "opgeschreven"),
        ("c01", "urine_leaks_per_24h", "", ""),
    ],
)
def test_what_stands_out_has_a_mark_and_what_lies_within_has_none(
    composed: Any, name: str, key: str, sign: str, word: str
) -> None:
    row = _row(composed(name), key)
    assert (row.sign, row.word) == (sign, word)


def test_a_count_of_one_day_is_whole(composed: Any) -> None:
    row = _row(composed("c01"), "voids_per_24h")
    assert row.basis == "1 dag"
    assert "," not in row.value + row.note.replace("uur slaap", "")[:20]


def test_days_with_marks_alone_have_no_empty_typical_day() -> None:
    report = from_lines("""
        2026-03-04 07:00  rise
                   10:00  leak some cough
                   23:00  bed
        2026-03-05 07:00  rise
    """)
    (chart,) = (block for block in report.sections[0].blocks if isinstance(block, Chart))
    assert chart.id == "each-day"
    assert chart.data is not None
    assert [row[1].text for row in chart.data.rows] == ["10:00"]


@pytest.mark.parametrize(("at", "drawn_on", "nocturia"), [("06:10", 0, "1"), ("06:29", 0, "1"), ("06:30", 1, "0")])
def test_a_void_before_rising_is_drawn_and_listed_where_it_is_counted(at: str, drawn_on: int, nocturia: str) -> None:
    report = from_lines(f"""
        2026-03-04 07:00  rise
                   07:05  void 300
                   12:00  void 300
                   23:00  bed
        2026-03-05 {at}  void 210
        2026-03-05 07:00  rise
                   07:05  void 350
                   12:00  void 300
                   23:00  bed
        2026-03-06 07:00  rise
                   07:05  void 350
    """)
    drawn = [[m.label for m in strip.marks] for strip in _block(report, Chart).drawing.strips]
    assert [any(label.startswith(at) for label in day) for day in drawn] == [drawn_on == 0, drawn_on == 1]
    charts = {b.id: b for s in report.sections for b in s.blocks if isinstance(b, Chart)}
    tables = [[row[0].text for row in strip.events.rows] for strip in charts["days-1"].drawing.days]
    assert [at in times for times in tables] == [drawn_on == 0, drawn_on == 1]
    first, second = charts["each-volume"].drawing.rows
    assert (first[2], 210 in second[1]) == (((210.0,), False) if drawn_on == 0 else ((), True))
    assert _row(report, "nocturia").value == ("0,5" if drawn_on == 0 else nocturia)


def test_a_void_before_the_first_rising_is_not_lost() -> None:
    report = from_lines("""
        2026-03-04 06:10  void 200
        2026-03-04 07:00  rise
                   07:05  void 300
                   23:00  bed
    """)
    assert [m.value for m in _block(report, Chart).drawing.strips[0].marks] == [200, 300]


def test_a_night_void_is_one_on_a_day_that_is_not_complete_too() -> None:
    report = from_lines("""
        2026-03-04 07:00  rise
                   07:05  void 350
                   12:00  void 300
                   23:00  bed
        2026-03-05 03:00  void 210
    """)
    (day,) = {b.id: b for s in report.sections for b in s.blocks if isinstance(b, Chart)}["each-volume"].drawing.rows
    assert day[1:] == ((350.0, 300.0), (210.0,))


def test_a_volume_that_could_not_be_read_is_not_called_unmeasured() -> None:
    text = "2026-03-04 07:00 rise\n2026-03-04 07:00 void ?\n2026-03-04 09:00 void ?\n2026-03-04 10:00 drink ? tea"
    unread = Problem("volume_unreadable", "warning", "kept_without_value", "lines", "L3", "veel")
    report = from_lines(text, problems=(unread,))
    assert [m.label for m in _block(report, Chart).drawing.strips[0].marks] == [
        "07:00, niet gemeten", "09:00, niet gelezen", "10:00, niet gemeten",
    ]  # fmt: skip
    (chart,) = (b for s in report.sections for b in s.blocks if isinstance(b, Chart) and b.id == "days-1")
    assert [row[2].text for row in chart.drawing.strip.events.rows] == ["niet gemeten", "niet gelezen", ""]


def test_codes_of_an_undeclared_urge_scale_are_counted_for_the_clinician() -> None:
    text = _voiding("300 urge 2", "200 urge 3", "200 urge 2", "300", person="age 45, scale none")
    tables = [block for section in from_lines(text).sections for block in section.blocks if isinstance(block, Table)]
    rows = next(table.rows for table in tables if table.id == "metrics-table")
    (remark,) = (row[-1].text for row in rows if "schaal" in row[-1].text and "urge" not in row[0].text)
    assert "2: 2× · 3: 1×" in remark
