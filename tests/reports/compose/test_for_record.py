"""The text for a patient's record: few lines that hold every key number, what stands out and what is not known."""

from pathlib import Path

import pytest

from diary.analysis.assess import assess
from diary.journeys.products import record_text
from diary.reading.reader import read
from diary.reports.compose import compose
from diary.reports.document import KeyNumbers
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.reports.compose.test_doctor import BASE, of
from tests.reports.compose.test_rows import RESIDUAL

AT_MOST = 12
PATHS = sorted(SAMPLES.glob("*.xlsx"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_it_is_few_lines_with_every_number_its_limits_and_what_it_rests_on(path: Path, language: str) -> None:
    reading, words = read(path), texts(language)
    report = compose(reading, assess(reading.diary), words)
    (numbers,) = (block for block in report.sections[0].blocks if isinstance(block, KeyNumbers))
    text = "\n".join(report.record)
    assert len(report.record) <= AT_MOST
    assert report.who in text
    assert words("report.record.method") in text
    for row in numbers.rows:
        assert f"{words(f'metrics.{row.id}.clinical')} {row.value}" in text
        assert row.reference in text
        assert row.basis in text
    assert all(line in text for line in numbers.withheld)


def test_on_request_it_holds_ascii_alone() -> None:
    reading = read(SAMPLES / "nocturnal-polyuria-72.xlsx")
    report = compose(reading, assess(reading.diary), texts("nl"))
    plain = record_text(report, ascii_=True)
    assert plain.isascii()
    assert "?" not in plain
    assert plain != record_text(report, ascii_=False)


def test_what_page_one_leaves_out_is_said_to_who_keeps_the_record() -> None:
    """A nought of what was asked, a number that cannot be judged, and one that people without complaints have too."""
    diary = of(RESIDUAL.replace("void 180", "void 230"))
    record = "\n".join(compose(diary.reading, diary.assessment, diary.words).record)
    assert "episoden van urine-incontinentie 0 per 24 uur (geen: niet opgeschreven; n = 1 dag)" in record
    assert "mictiefrequentie per etmaal 2 per 24 uur (6–8: niet beoordeeld; n = 1 dag)" in record
    small = of(RESIDUAL.replace("catheter", "void"))
    record = "\n".join(compose(small.reading, small.assessment, small.words).record)
    assert "maximaal mictievolume (MVV) 240 ml (400–600: onder de grens; n = 6 plassen)" in record


def test_a_reason_for_a_doctor_is_said_with_its_day_and_what_was_written_with_it() -> None:
    diary = of(BASE.format(code="blood_in_urine") + "\n2026-03-04 10:00 remark oedema", "rood")
    record = compose(diary.reading, diary.assessment, diary.words).record
    assert "Op 4 maart schreef u op: “rood”. Bespreek dit met uw huisarts." in record
    assert "Op 4 maart om 10:00 schreef u op: “rood”." in record
    assert not any("Alarmsignalen" in line for line in record)
