"""A column a day and in each cell the time of a visit, with a letter or a word where someone was wet."""

from __future__ import annotations

import pytest

from diary.record import CannotRead
from tests.reading.grids import at, codes, reading, sheet

DUTCH = """
    Blaastraining
    Noteer elke keer dat u plast de tijd. Zet een n achter de tijd als u nat was.

    Keer | ma 1-9-2025 | di 2-9-2025 | wo 3-9-2025
    1 | 06:50 | 07:00 | 06:40
    2 | 08:30 n | 08:50 | 08:40
    3 | 10:00 | 10:30 nat | 10:40
    4 | 11:40 | 12:15 | 12:40 n
    Aantal keer | 4 | 4 | 4
    Doel | 1,5 uur | 1,5 uur | 2 uur
"""


def test_visits_with_a_letter_for_wet_are_voids_and_leaks():
    found = reading(sheet("Week 1", DUTCH))
    assert at(found, "voids") == [
        "01 06:50", "01 08:30", "01 10:00", "01 11:40", "02 07:00", "02 08:50", "02 10:30", "02 12:15",
        "03 06:40", "03 08:40", "03 10:40", "03 12:40",
    ]  # fmt: skip
    leaks = found.diary.voids.rows(found.diary.voids["leak"] == "some")
    assert [f"{moment:%d %H:%M}" for moment in leaks["at"].tolist()] == ["01 08:30", "02 10:30", "03 12:40"]
    assert {"event_by_context", "total_row", "below_not_read"} <= {code for code, _ in codes(found)}


def test_the_language_of_the_sentences_is_that_of_the_file():
    english = sheet(
        "Week 1",
        """
        Write the time each time you pass urine. Put w after the time if you were wet.

        Visit | Mon 1 Sept 2025 | Tue 2 Sept 2025
        1 | 06:50 | 07:00
        2 | 08:30 w | 08:50
        3 | 10:00 | out all day
        """,
    )
    found = reading(english)
    assert found.language == "en"
    assert list(found.diary.voids["leak"]) == ["", "some", "", "", ""]
    assert ("event_unknown", "C6") in codes(found)


def test_where_no_sentence_says_what_the_times_are_of_nothing_is_read():
    silent = [line for line in DUTCH.splitlines() if "Noteer" not in line]
    with pytest.raises(CannotRead):
        reading(sheet("Week 1", "\n".join(silent)))
    drunk = DUTCH.replace("dat u plast de tijd", "dat u plast de tijd, en ook als u drinkt")
    with pytest.raises(CannotRead):
        reading(sheet("Week 1", drunk))
