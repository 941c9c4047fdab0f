"""The overview of changes, composed and drawn: what page one says, and that page and paper hold to the same rules."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import page
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from diary.analysis.compared import compare
from diary.reading.reader import read
from diary.reports import charts
from diary.reports import document as doc
from diary.reports.compare import compose
from diary.reports.course import Course
from diary.texts import texts
from tests.conftest import SAMPLES, Ran, tool
from tests.filled import fill
from tests.kept import kept
from tests.reports.test_html import Tags
from tests.reports.test_pdf import CHECKED_HERE

COURSE = [SAMPLES / f"frequent-small-voids{when}.xlsx" for when in ("", "-week-6", "-week-12")]
CRUEL = "<script>alert('x')</script>{{ 7*7 }}"


def composed(*paths: Path, language: str = "nl") -> doc.Report:
    readings = [read(path) for path in paths]
    compared = compare([one.diary for one in readings], [one.sha256 for one in readings])
    return compose([readings[at] for at in compared.order], compared, texts(language))


def of(tmp_path: Path, *diaries: dict[str, Any]) -> doc.Report:
    return composed(*(fill(tmp_path / f"{n}.xlsx", one, "nl") for n, one in enumerate(diaries)))


def block(report: doc.Report, kind: type) -> Any:
    return next(one for section in report.sections for one in section.blocks if isinstance(one, kind))


def facts(report: doc.Report) -> dict[str, str]:
    return dict(block(report, doc.Facts).items)


def row(report: doc.Report, key: str) -> doc.KeyNumber:
    return next(one for one in block(report, doc.KeyNumbers).rows if one.id == key)


def test_page_one_says_what_changed_what_cannot_be_told_and_what_was_found() -> None:
    report = composed(*COURSE)
    said = block(report, doc.Lead)
    assert said.findings == ("Dit getal veranderde meer dan het vanzelf doet: plassen overdag (12,3 → 7,7 per dag).",)
    assert said.remarks[0] == texts("nl")("compare.lead.by_itself")
    assert "Vooraf gekozen: plassen overdag, plassen ’s nachts, plas verliezen." in said.remarks[-1]
    assert facts(report)["Te klein om te zeggen"].startswith("Plassen ’s nachts (1,0 → 0,3 per nacht)")
    assert facts(report)["Nog steeds gevonden"] == "Ineens heel nodig moeten."
    assert "Nieuw gevonden" not in facts(report)
    assert facts(report)["Niet meer gevonden"] == "Hoe vaak u plast, uw grootste plas, kleine plassen overdag."
    once = "In één dagboek gevonden, misschien toeval"
    assert facts(report)[once] == "Plas verliezen als u ineens heel nodig moet."
    assert isinstance(report.sections[0].blocks[-1], doc.Box)
    assert report.period == "9–11 maart 2026 → 1–3 juni 2026"


def test_a_key_number_shows_both_values_on_one_scale_with_what_it_needs_and_the_source() -> None:
    frequency = row(composed(*COURSE), "daytime_frequency")
    assert (frequency.value, frequency.word, frequency.basis) == ("12,3 → 7,7", "echte verandering", "−4,7")
    assert frequency.note == "Nodig: meer dan 2,4. Vanzelf is het verschil tot 2,2 (Homma 2002)."
    assert (frequency.sign, frequency.described) == ("●", False)
    assert frequency.scale
    assert (frequency.scale.before, frequency.scale.value) == pytest.approx((37 / 3 / 14, 23 / 3 / 14))


def test_what_is_needed_is_never_rounded_to_the_change_itself(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("diary.analysis.change.judging.FREQUENCY_SD", 1.652)  # 2.193 · 1.652 · √(2/3) = 2.958
    shown = row(of(tmp_path, kept(voids=9), kept(start="2026-05-04")), "daytime_frequency")
    assert (shown.word, shown.basis) == ("echte verandering", "−3,0")
    assert shown.note.startswith("Nodig: meer dan 2,96.")


def test_what_is_described_is_grey_and_has_no_verdict() -> None:
    rows = block(composed(*COURSE), doc.KeyNumbers).rows
    assert [one.described for one in rows] == sorted(one.described for one in rows)
    assert [one.id for one in rows if not one.described] == ["daytime_frequency", "nocturia", "urine_leaks_per_24h"]
    assert {one.word for one in rows if one.described} == {""}
    assert not any(one.sign for one in rows if one.described)


def test_a_rise_is_not_told_to_come_by_itself(tmp_path: Path) -> None:
    said = block(of(tmp_path, kept(), kept(start="2026-05-04", voids=10)), doc.Lead)
    assert "plassen overdag" in said.findings[-1]
    assert texts("nl")("compare.lead.by_itself") not in said.remarks


def test_one_day_each_is_a_first_impression_in_the_sentence_itself(tmp_path: Path) -> None:
    report = of(tmp_path, kept(1, voids=14), kept(1, start="2026-05-04"))
    assert block(report, doc.Lead).findings == (
        "Van elk dagboek telt hier één dag. Zie het verschil als een eerste indruk: plassen overdag (14 → 6 per dag).",
    )
    shown = row(report, "daytime_frequency")
    assert (shown.word, shown.note) == ("eerste indruk", texts("nl")("compare.reason.one_day_each"))


def test_the_same_days_twice_are_shown_and_not_compared(tmp_path: Path) -> None:
    report = of(tmp_path, kept(leaks=9), kept(start="2026-03-03"))
    assert block(report, doc.Lead).findings[-1] == texts("nl")("compare.lead.overlap")
    assert "Vooraf gekozen" not in " ".join(block(report, doc.Lead).remarks)
    shown = row(report, "urine_leaks_per_24h")
    assert (shown.value, shown.word, shown.basis, shown.note) == ("3,0 → 0,0", "dezelfde dagen", "", "")


def test_the_table_names_the_source_of_the_test_and_of_large_apart(tmp_path: Path) -> None:
    report = of(tmp_path, kept(7, leaks=28, night_voids=7), kept(7, start="2026-05-04", leaks=1, night_voids=7))
    table = next(one for one in report.sections[1].blocks if isinstance(one, doc.Table) and one.id == "changes-table")
    cells = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    leaks = cells["episoden van urine-incontinentie (per 24 uur)"]
    assert leaks[1:3] == ["4,0", "0,1 (0–1)"]
    assert leaks[-1] == ("echte, grote verandering. Toets: Dykstra, PAGE 2268; PMID 25524209. Groot: eigen regel.")


def test_every_pair_of_three_stands_in_a_table() -> None:
    tables = [one for one in composed(*COURSE).sections[1].blocks if isinstance(one, doc.Table)]
    pairs = next(one for one in tables if one.id == "pairs-table")
    assert [row[0].text for row in pairs.rows] == ["Dagboek 1 → 2", "Dagboek 1 → 3", "Dagboek 2 → 3"]
    assert pairs.rows[1][1].text == "12,3 → 7,7 · echte verandering"
    two = composed(*COURSE[:2]).sections[1].blocks
    assert "pairs-table" not in [one.id for one in two if isinstance(one, doc.Table)]


def test_voids_per_litre_stand_beside_the_frequency() -> None:
    keys = [one.id for one in block(composed(*COURSE), doc.KeyNumbers).rows]
    assert keys[keys.index("voids_per_24h") + 1] == "voids_per_litre"


def test_what_nothing_judges_has_no_verdict_and_what_stayed_says_so(tmp_path: Path) -> None:
    report = of(tmp_path, kept(), kept(start="2026-05-04", drink=2000))
    assert (row(report, "fluid_intake_24h_ml").word, row(report, "fluid_intake_24h_ml").basis) == (
        "", "+400",
    )  # fmt: skip
    assert row(report, "daytime_frequency").basis == "gelijk gebleven"
    assert texts("nl")("compare.lead.none") in block(report, doc.Lead).findings[-1]


def test_one_number_that_changed_is_said_as_one(tmp_path: Path) -> None:
    report = of(tmp_path, kept(voids=10), kept(start="2026-05-04"))
    assert "Dit getal veranderde meer dan het vanzelf doet: plassen overdag" in block(report, doc.Lead).findings[-1]


def test_few_leaks_in_few_days_are_said_to_be_out_of_reach(tmp_path: Path) -> None:
    report = of(tmp_path, kept(leaks=5), kept(start="2026-05-04"))
    assert row(report, "urine_leaks_per_24h").note.startswith("Zo weinig keer in zo weinig dagen")
    enough = of(tmp_path, kept(days=7, leaks=6), kept(days=7, start="2026-05-04", leaks=5))
    assert row(enough, "urine_leaks_per_24h").note == "Nodig: meer dan 0,7."


def test_a_finding_that_turned_names_both_sides(tmp_path: Path) -> None:
    report = of(tmp_path, kept(drink=1000), kept(start="2026-05-04", drink=3000))
    assert (
        facts(report)["Nog steeds gevonden"]
        == "Uw grootste plas, hoeveel u drinkt (eerst onder de grens, nu boven de grens)."
    )


def test_a_value_that_is_withheld_is_a_dash_with_its_reason(tmp_path: Path) -> None:
    open_ended = kept(days=1, start="2026-05-04")
    open_ended["events"].pop()
    open_ended["nights"][-1]["rise"] = None
    shown = row(of(tmp_path, kept(), open_ended), "daytime_frequency")
    assert (shown.value, shown.word) == ("6,0 → –", "vergelijken lukt niet")
    assert shown.note == texts("nl")("reasons.no_closing_first_morning_void.patient")
    assert shown.scale
    assert (shown.scale.value, shown.scale.before) == (None, pytest.approx(6 / 14))


def test_the_doctor_box_holds_what_any_of_the_diaries_notes(tmp_path: Path) -> None:
    bled = kept()
    bled["events"][1]["note"] = "bloed in de urine"
    noted = block(of(tmp_path, bled, kept(start="2026-05-04")), doc.Box).noted
    assert noted == (texts("nl")("doctor.noted.blood_in_urine"),)


def test_two_diaries_have_no_course_and_three_have(tmp_path: Path) -> None:
    assert not any(one.id == "course" for one in composed(*COURSE[:2]).sections[0].blocks if isinstance(one, doc.Chart))
    drawing = next(
        one.drawing for one in composed(*COURSE).sections[0].blocks if isinstance(one, doc.Chart) and one.id == "course"
    )
    assert isinstance(drawing, Course)
    assert [x for x, _ in drawing.ticks] == pytest.approx([0, 42 / 84, 1])
    assert [label for _, label in drawing.ticks] == ["9 maart", "20 april", "1 juni"]
    assert [point.label for point in drawing.lines[0].points] == ["13,3", "10,7", "8,0"]


def test_the_course_leaves_a_gap_where_a_value_is_withheld_and_spreads_what_has_no_date(tmp_path: Path) -> None:
    undated = SAMPLES / "messy" / "no-dates-at-all.csv"
    report = composed(COURSE[0], undated, COURSE[2])
    chart = next(one for one in report.sections[0].blocks if isinstance(one, doc.Chart) and one.id == "course")
    assert isinstance(chart.drawing, Course)
    assert [x for x, _ in chart.drawing.ticks] == [0, 0.5, 1]
    assert [point.y is None for point in chart.drawing.lines[0].points] == [False, True, False]
    svg = ElementTree.fromstring(charts.draw(report)["course"])
    said = ["".join(node.itertext()) for node in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert {"–", "Dagboek 2"} <= set(said)


def test_dates_close_together_are_not_written_over_each_other(tmp_path: Path) -> None:
    report = of(tmp_path, *(kept(start=start) for start in ("2026-03-02", "2026-03-06", "2026-09-07")))
    svg = charts.draw(report)["course"]
    assert ("2 maart" in svg, "6 maart" in svg, "7 september" in svg) == (True, False, True)


def test_typical_days_share_one_clock_and_one_scale() -> None:
    chart = next(one for one in composed(*COURSE).sections[0].blocks if isinstance(one, doc.Chart))
    assert isinstance(chart.drawing, doc.TypicalDays)
    assert [title for title, _ in chart.drawing.panels] == ["Eerst: 9–11 maart 2026", "Nu: 1–3 juni 2026"]
    svg = ElementTree.fromstring(charts.draw(composed(*COURSE))["typical-days"])
    places: dict[str, list[float]] = {}
    for node in svg.iter("{http://www.w3.org/2000/svg}text"):
        found = re.search(r"translate\(([\d.]+) ([\d.]+)\)|x=\"([\d.]+)\"", ElementTree.tostring(node, "unicode"))
        places.setdefault("".join(node.itertext()), []).append(float(found[1] or found[3]) if found else -1)
    for hour in ("08", "12", "16", "22"):
        assert len(places[hour]) == 2
        assert places[hour][0] == pytest.approx(places[hour][1])


def test_only_bowel_diaries_have_no_days_to_draw(tmp_path: Path) -> None:
    messy = SAMPLES / "messy"
    report = composed(messy / "bristol-of-five.xlsx", messy / "bristol-became-a-date.xlsx")
    assert not any(isinstance(one, doc.Chart) for one in report.sections[0].blocks)
    assert {one.id for one in block(report, doc.KeyNumbers).rows} >= {"bowel_movements_per_week", "stool_hard_share"}


def test_diaries_that_share_no_part_have_nothing_to_set_beside_each_other() -> None:
    bowel = SAMPLES / "messy" / "bristol-became-a-date.xlsx"
    report = composed(bowel, COURSE[1], COURSE[2])
    kinds = [type(one) for one in report.sections[0].blocks]
    assert doc.KeyNumbers not in kinds
    assert doc.Chart not in kinds
    assert "Plassen en drinken (staat in één dagboek), poepen" in facts(report)["Vergelijken lukt niet"]


def test_what_one_diary_knows_stands_in_the_table_beside_a_dash() -> None:
    table = next(
        one for one in composed(*COURSE).sections[1].blocks if isinstance(one, doc.Table) and one.id == "changes-table"
    )
    shown = {cells[0].text: [cell.text for cell in cells[1:]] for cells in table.rows}
    known = shown["defecatiefrequentie (per week)"]
    assert known[1:5] == ["6,0", "–", "", ""]
    assert known[5].startswith("vergelijken lukt niet. Geen defecatiedagboek")
    assert shown["aandeel micties onder driekwart van de capaciteit"][3] == "−10\N{NO-BREAK SPACE}%-punt"
    assert shown["mictiefrequentie overdag (per dag)"][3:5] == ["−4,7", ">\N{NO-BREAK SPACE}2,4"]


def test_a_part_that_one_diary_kept_is_named_as_such(tmp_path: Path) -> None:
    report = composed(SAMPLES / "healthy.xlsx", SAMPLES / "messy" / "bristol-became-a-date.xlsx")
    assert "plassen en drinken (staat in één dagboek)" in facts(report)["Vergelijken lukt niet"]


def test_settings_of_the_practice_are_named(diary: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('[practice]\nname = "De Linde"\n[limits.frequency]\nhigh = 9\n', "utf-8")
    options = ("-q", "-o", tmp_path / "x.html", "--settings", tmp_path / "settings.toml")
    assert diary("compare", *COURSE, *options).code == 0
    written = (tmp_path / "x.html").read_text("utf-8")
    assert "De Linde" in written
    assert texts("nl")("report.settings.caption") in written
    assert "6–9" in written
    diary("compare", *COURSE, *options, "--no-letterhead")
    assert "De Linde" not in (tmp_path / "x.html").read_text("utf-8")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three diaries whose code and file name are out to break the page."""
    folder = tmp_path_factory.mktemp("cruel")
    starts = ("2026-03-02", "2026-05-04", "2026-07-06")
    return [
        fill(folder / f"<img src=x onerror=alert({n})>.xlsx", kept(start=start, code=CRUEL, leaks=n), "nl")
        for n, start in enumerate(starts)
    ]


@pytest.mark.parametrize("cruel", [False, True], ids=["samples", "hostile"])
def test_the_page_opens_without_requests_errors_or_violations(
    browser: Browser, diary: Callable[..., Ran], files: list[Path], tmp_path: Path, cruel: bool
) -> None:
    file = tmp_path / "x.html"
    assert diary("compare", *(files if cruel else COURSE), "-q", "-o", file).code == 0
    found = Tags(file.read_text("utf-8")).found
    assert not {tag for tag, _ in found} & {"script", "iframe", "object", "embed", "form", "base"}
    assert [a.get("src") for tag, a in found if tag == "img"] == []
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for scheme, width in (("light", 1280), ("dark", 390)):
        opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        said: list[str] = []
        opened.on("console", lambda message, seen=said: seen.append(message.text))
        opened.on("dialog", lambda dialog, seen=said: seen.append(dialog.message))
        opened.goto(file.as_uri())
        opened.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        violations = Axe().run(opened).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in violations] == []
        assert said == []
        opened.close()


@pytest.mark.parametrize("cruel", [False, True], ids=["samples", "hostile"])
def test_the_paper_conforms_and_page_one_is_one_page(
    diary: Callable[..., Ran], files: list[Path], tmp_path: Path, cruel: bool
) -> None:
    file = tmp_path / "x.pdf"
    assert diary("compare", *(files if cruel else COURSE), "-q", "-o", file, "-o", tmp_path / "x.png").code == 0
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        verdict = page.validate_pdf_bytes(file.read_bytes(), profile=profile)
        failures = [(failure.rule_id, failure.message) for failure in verdict.failures]
        assert [failure for failure in failures if failure[0] not in CHECKED_HERE] == []
    run = subprocess.run([tool("pdftotext"), "-layout", file, "-"], capture_output=True, check=True)
    sheets = run.stdout.decode().split("\f")
    assert texts("nl").lines("doctor.appointment.signs")[-1] in sheets[0]
    assert texts("nl")("compare.all.title") in sheets[1].splitlines()[0]
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


def test_another_scale_shows_both_numbers_and_neither_difference_nor_sameness(tmp_path: Path) -> None:
    for leaks, value in ((3, "1,0 → 6,0"), (18, "6,0 → 6,0")):
        voids = max(6, leaks // 3 + 1)
        report = of(tmp_path, kept(voids=voids, leaks=leaks), kept(start="2026-05-04", scale="ICIQ 0-4"))
        shown = row(report, "urgency_episodes_per_24h")
        assert (shown.value, shown.word, shown.basis) == (value, "vergelijken lukt niet", "")
    assert "Ineens heel nodig moeten" in facts(report)["Onbekend of het veranderde"]


def test_diaries_of_other_lengths_say_that_the_largest_void_is_not_corrected_for_it(tmp_path: Path) -> None:
    report = of(tmp_path, kept(1), kept(7, start="2026-05-04"))
    said = "Volledige dagen: eerst 1, nu 7. In meer dagen is de grootste plas vaak groter."
    assert block(report, doc.Lead).findings[0] == said


def test_what_rests_on_a_day_each_stands_beside_what_is_real(tmp_path: Path) -> None:
    diaries = [kept(7, voids=7, leaks=28), kept(7, start="2026-05-04")]
    for one, voids in zip(diaries, (3, 0), strict=True):
        for night in one["nights"][1:]:
            night["bed"] = night["sleep"] = None
        one["events"] += [
            {"t": f"{one['nights'][0]['rise'][:10]}T0{2 + at}:05:00", "type": "void", "ml": 200, "urgency": 2}
            for at in range(voids)
        ]
        one["events"].sort(key=lambda event: event["t"])
    findings = block(of(tmp_path, *diaries), doc.Lead).findings
    assert findings[0].startswith("Dit getal veranderde meer dan het vanzelf doet: plas verliezen (4,0 → 0,0")
    assert findings[1].startswith("Van elk dagboek telt hier één dag. Zie het verschil als een eerste indruk: ")
    assert "plassen ’s nachts (3 → 0 per nacht)" in findings[1]
