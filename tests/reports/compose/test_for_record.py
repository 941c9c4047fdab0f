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
