"""The composed report of each sample is what was last looked at and kept (`make golden` keeps it anew)."""

import difflib
import io

import pytest
from PIL import Image, ImageChops

from diary.analysis.assess import assess
from diary.reading.reader import read
from diary.reports import charts, pdf
from diary.reports.compose import compose
from diary.texts import LANGUAGES, texts
from tests import golden
from tests.conftest import SAMPLES


@pytest.mark.parametrize("sample", golden.SHOWN)
def test_the_report_is_what_was_kept(sample: str) -> None:
    path = golden.path_of(sample)
    kept = path.read_text("utf-8") if path.exists() else ""
    made = golden.made(sample)
    changes = difflib.unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", n=1, lineterm="")
    assert made == kept, "\n".join([f"{path.name} (`make golden` keeps what is made):", *changes])


def test_nothing_is_kept_of_what_is_gone() -> None:
    assert sorted(golden.FOLDER.glob("*.json")) == sorted(map(golden.path_of, golden.SHOWN))


@pytest.mark.parametrize("sample", golden.SHOWN)
def test_both_languages_draw_the_same_numbers(sample: str) -> None:
    """Words differ, and with them what there is room for in the text to be heard; the lines of each other chapter, and
    what the marks stand at, do not.
    """
    dutch, english = (golden.in_full(sample, language) for language in LANGUAGES)
    lines_of = [{name: len(lines) for name, lines in report.items() if name != "spoken"} for report in (dutch, english)]
    assert lines_of[0] == lines_of[1]
    marks = [
        [line.split(" | ")[:2] for line in report["page-one"] if " | void | " in line or " | drink | " in line]
        for report in (dutch, english)
    ]
    assert marks[0] == marks[1]
    assert marks[0]


def test_the_picture_of_page_one_in_the_readme_is_of_today() -> None:
    """`make picture` makes it anew; a machine may draw an edge a little differently."""
    reading = read(SAMPLES / "frequent-small-voids.xlsx")
    report = compose(reading, assess(reading.diary), texts("nl"))
    made = io.BytesIO(pdf.picture(report, charts.draw(report)))
    with Image.open(made) as today, Image.open(SAMPLES.parent / "docs" / "page-one.png") as kept:
        assert kept.size == today.size
        small = (today.width // 4, today.height // 4)
        pages = [picture.convert("L").resize(small, Image.Resampling.BOX) for picture in (today, kept)]
    assert max(ImageChops.difference(*pages).tobytes()) < 32
