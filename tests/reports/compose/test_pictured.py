"""Numbers that one can picture: so many of so many, in so many days, about a whole number."""

import pytest

from diary.reports.document import Lead
from diary.texts import LANGUAGES
from tests.reports.compose.test_one_day import CLOSING, DAY
from tests.reports.test_compose import from_lines


def _said(text: str, language: str) -> str:
    """Return what leads page one."""
    lead = next(block for block in from_lines(text, language).sections[0].blocks if isinstance(block, Lead))
    return " ".join(lead.findings)


def _stools(hard: int, other: int) -> str:
    types = [1] * hard + [4] * other
    return "\n".join(f"2026-03-{2 + n // 3:02} {8 + n % 3:02}:00  stool type {kind}" for n, kind in enumerate(types))


@pytest.mark.parametrize(
    ("hard", "other", "dutch", "english"),
    [
        (5, 1, "5 van de 6 keer was uw poep hard.", "Your poo was hard 5 out of 6 times."),
        (15, 5, "15 van de 20 keer was uw poep hard.", "Your poo was hard 15 out of 20 times."),
        (15, 6, "71% van de keren was uw poep hard.", "Your poo was hard 71% of the time."),
        (21, 0, "Elke keer was uw poep hard.", "Your poo was hard every time."),
    ],
)
def test_a_share_of_up_to_twenty_times_is_a_count(hard: int, other: int, dutch: str, english: str) -> None:
    for language, expected in zip(LANGUAGES, (dutch, english), strict=True):
        assert expected in _said(_stools(hard, other), language)


def _leaking(leaks: int, days: int = 3) -> str:
    """Return so many days, the first of them with so many leaks by a cough."""
    first = DAY.format(n=2).replace(" leak drops urge 3", "").replace("urge 3", "urge 1")
    coughs = "".join(f"\n               12:4{n}  leak drops cough" for n in range(leaks))
    later = "".join(first.replace("2026-03-02", f"2026-03-0{n}") for n in range(3, 2 + days))
    return (
        first.replace("\n               13:00", f"{coughs}\n               13:00") + later + CLOSING.format(n=2 + days)
    )


@pytest.mark.parametrize(
    ("leaks", "days", "dutch", "english"),
    [
        (1, 3, "één keer in 3 dagen", "once in 3 days"),
        (2, 3, "2 keer in 3 dagen", "2 times in 3 days"),
        (3, 3, "ongeveer één keer in 24 uur", "about once in 24 hours"),
        (3, 1, "3 keer in 24 uur", "3 times in 24 hours"),
    ],
)
def test_what_is_rare_is_counted_over_all_days(leaks: int, days: int, dutch: str, english: str) -> None:
    for language, expected in zip(LANGUAGES, (dutch, english), strict=True):
        assert f", {expected}." in _said(_leaking(leaks, days), language)
