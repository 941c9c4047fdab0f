"""What was drunk: from rising to rising, by kind and by hour, and what is not known of it."""

import pytest

from tests.analysis.outcome import Outcome


def test_drinks_of_the_night_belong_to_the_day_before(outcome: Outcome) -> None:
    """
    2026-03-04 06:00  drink 100 water
    2026-03-04 07:00  rise
               07:00  void 300
               07:00  drink 250 tea
               18:00  drink 300 soup
               23:00  bed
               03:00  drink 150 water
    2026-03-05 07:00  rise
               07:00  drink 500 tea
               07:00  void 400
    """
    assert outcome.days("fluid_intake_24h_ml")[0] == 700
    assert outcome.days("fluid_balance_24h_ml")[0] == 300


@pytest.mark.parametrize(
    ("ending", "intake", "reason"),
    [
        ("2026-03-04 23:00  bed", 900, ""),
        ("2026-03-05 07:00  rise", 900, ""),
        ("2026-03-04 23:00  drink 0", None, "intake_day_open"),
    ],
)
def test_a_last_day_counts_when_its_end_is_known(outcome: Outcome, ending: str, intake, reason: str) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               08:00  drink 400 water
               19:00  drink 500 water
    {ending}
    """
    assert (outcome.value("fluid_intake_24h_ml"), outcome.reason("fluid_intake_24h_ml")) == (intake, reason)
    assert outcome.cells("fluid_intake_24h_ml") == (["bed L1"] if reason else [])


@pytest.mark.parametrize(("at", "intake"), [("08:59", 500), ("09:00", 400)])
def test_a_day_without_a_next_morning_ends_26_hours_after_rising(outcome: Outcome, at: str, intake: int) -> None:
    """
    2026-03-04 07:00  rise
               08:00  drink 400 water
               23:00  bed
    2026-03-05 {at}   drink 100 water
    """
    assert outcome.value("fluid_intake_24h_ml") == intake


def test_a_day_without_a_drink_written_down_is_unknown_and_weighs_nothing(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
               09:00  drink 800 water
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 300
    """
    assert outcome.day_reasons("fluid_intake_24h_ml") == ["no_drinks_recorded", ""]
    assert outcome.value("fluid_intake_24h_ml") == 800
    assert outcome.based_on("fluid_intake_24h_ml") == 1


def test_no_drinks_at_all_is_an_unknown_intake_for_every_metric_of_drinking(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    for key in ("fluid_intake_24h_ml", "evening_intake_share", "intake_last_2h_before_bed_ml", "voids_per_litre",
                "caffeinated_intake_24h_ml", "alcoholic_intake_24h_ml", "fluid_balance_24h_ml"):  # fmt: skip
        assert (outcome.value(key), outcome.reason(key)) == (None, "no_drinks_recorded")


def test_a_drink_that_was_not_measured_leaves_a_lower_bound_and_names_its_cell(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               08:00  drink 400 water
               09:00  drink ? tea
               10:00  void ?
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.reason("fluid_intake_24h_ml") == "drink_volumes_missing"
    assert outcome.bounds("fluid_intake_24h_ml") == (400, None)
    assert outcome.bounds("caffeinated_intake_24h_ml") == (None, None)
    assert outcome.cells("fluid_intake_24h_ml") == ["L4"]


@pytest.mark.parametrize(("drunk", "bound"), [("drink 400 water", 400), ("void 100", None)])
def test_a_drink_without_a_time_leaves_its_day_unknown(outcome: Outcome, drunk: str, bound) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               08:00  {drunk}
               12:00  lost drink
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.reason("fluid_intake_24h_ml") == "time_unknown"
    assert outcome.bounds("fluid_intake_24h_ml") == (bound, None)
    assert outcome.value("voids_per_24h") is not None


def test_kinds_of_drink_are_summed_and_soup_counts_as_drink(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               08:00  drink 200 coffee
               09:00  drink 150 tea
               10:00  drink 250 energy_drink
               11:00  drink 180 decaf
               19:00  drink 120 alcohol
               20:00  drink 300 soup
               23:00  bed
    2026-03-05 07:00  rise
    """
    assert outcome.value("fluid_intake_24h_ml") == 1200
    assert outcome.value("caffeinated_intake_24h_ml") == 600
    assert outcome.value("alcoholic_intake_24h_ml") == 120


def test_a_drink_of_unknown_kind_bounds_the_kinds_from_below(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               08:00  drink 200 coffee
               09:00  drink 150
               23:00  bed
    2026-03-05 07:00  rise
    """
    assert outcome.value("fluid_intake_24h_ml") == 350
    assert outcome.reason("caffeinated_intake_24h_ml") == outcome.reason("alcoholic_intake_24h_ml") == "item_not_filled"
    assert outcome.bounds("caffeinated_intake_24h_ml") == (200, None)
    assert outcome.bounds("alcoholic_intake_24h_ml") == (None, None)


@pytest.mark.parametrize(("at", "share"), [("17:59", 0.2), ("18:00", 0.6), ("23:30", 0.6)])
def test_the_evening_begins_at_six_and_lasts_until_rising(outcome: Outcome, at: str, share: float) -> None:
    """
    2026-03-04 07:00  rise
               08:00  drink 400 water
    2026-03-04 {at}  drink 400 water
    2026-03-04 23:00  bed
               02:00  drink 200 water
    2026-03-05 07:00  rise
    """
    assert outcome.value("evening_intake_share") == share


def test_drinks_of_nothing_have_no_evening_share(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               08:00  drink 0 water
               23:00  bed
    """
    assert outcome.value("fluid_intake_24h_ml") == 0
    assert outcome.reason("evening_intake_share") == "no_drinks_recorded"


@pytest.mark.parametrize(("at", "late"), [("20:59", 0), ("21:00", 200), ("23:00", 200), ("23:01", 0)])
def test_the_last_two_hours_before_bed(outcome: Outcome, at: str, late: int) -> None:
    """
    2026-03-04 07:00  rise
               08:00  drink 400 water
    2026-03-04 {at}  drink 200 water
    2026-03-04 23:00  bed
    2026-03-05 07:00  rise
    """
    assert outcome.value("intake_last_2h_before_bed_ml") == late


def test_without_a_bedtime_nothing_is_before_bed(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               08:00  drink 400 water
    2026-03-05 07:00  rise
    """
    assert outcome.reason("intake_last_2h_before_bed_ml") == "no_sleep_times"


def test_the_balance_is_of_complete_days_and_voids_are_told_per_litre(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               08:00  drink 1000 water estimated
               12:00  void 500
               15:00  void 100
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 400
               08:00  drink 2000 water
               23:00  bed
    """
    assert outcome.days("fluid_balance_24h_ml") == [0, None]
    assert outcome.value("fluid_intake_24h_ml") == 1500
    assert outcome.value("voids_per_litre") == 2
    measures = outcome.assessment.numbers.measures
    for key in ("fluid_intake_24h_ml", "fluid_balance_24h_ml", "voids_per_litre"):
        assert measures[key].estimated[0]
    assert not measures["intake_last_2h_before_bed_ml"].estimated[0]
