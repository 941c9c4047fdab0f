"""The catheter: volumes, what stays behind after a void, and days without a void; worked by hand."""

from diary.settings import Settings
from tests.analysis.outcome import Outcome, outcome_of

ONLY = """
    2026-03-04 07:00  rise
               07:00  catheter 400
               08:00  drink 1600 water
               13:00  catheter 450
               18:00  catheter 350
               18:30  leak small
               23:00  bed
    2026-03-05 07:00  rise
               07:10  catheter 500
    """


def test_a_residual_is_the_catheter_volume_soon_after_a_void(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               07:15  catheter 100
               12:00  void 200
               12:16  catheter 180
               18:00  void ?
               18:00  catheter 60
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 250
    """
    assert outcome.value("post_void_residual_ml") == (100 + 60) / 2
    assert outcome.value("maximum_post_void_residual_ml") == 100
    assert outcome.value("emptying_share") == 300 / (300 + 100)
    assert outcome.value("maximum_bladder_volume_ml") == 400
    assert outcome.value("mean_catheter_volume_ml") == (100 + 180 + 60) / 3
    assert outcome.value("catheterisations_per_24h") == 3


def test_the_minutes_after_a_void_are_a_setting() -> None:
    pair = "2026-03-04 07:00 rise\n2026-03-04 07:00 void 300\n2026-03-04 07:16 catheter 100"
    assert outcome_of(pair).reason("post_void_residual_ml") == "no_residual"
    wider = outcome_of(pair, Settings(limits={"residual_after_void": {"high": 16}}))
    assert wider.value("post_void_residual_ml") == 100


def test_without_a_catheter_nothing_is_said_of_one(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    """
    assert outcome.reason("catheterisations_per_24h") == outcome.reason("mean_catheter_volume_ml") == "no_catheter"
    assert outcome.reason("post_void_residual_ml") == outcome.reason("emptying_share") == "no_residual"
    assert outcome.value("maximum_bladder_volume_ml") == 300


def test_catheter_volumes_open_and_close_a_day_without_voids() -> None:
    outcome = outcome_of(ONLY)
    assert outcome.value("catheterisations_per_24h") == 3
    assert outcome.value("voided_volume_24h_ml") == 450 + 350 + 500
    assert outcome.value("nocturnal_urine_volume_ml") == 500
    assert outcome.value("urine_leaks_per_24h") == 1
    assert outcome.value("maximum_bladder_volume_ml") == 500
    for key in ("voids_per_24h", "nocturia", "maximum_voided_volume_ml", "mean_voided_volume_ml", "nocturia_index"):
        assert outcome.reason(key) == "catheter_only", key
    assert outcome.reason("median_functional_bladder_capacity_ml") == "catheter_only"
    assert outcome.reason("first_uninterrupted_sleep_h") == "catheter_only"


def test_a_day_of_catheter_volumes_has_no_first_void_to_miss() -> None:
    outcome = outcome_of(ONLY.partition("    2026-03-05 07:00")[0])
    assert outcome.day_reasons("voided_volume_24h_ml") == ["no_closing"]


def test_the_first_emptying_opens_the_day_where_the_catheter_is_used_more(outcome: Outcome) -> None:
    """
    2026-03-04 06:50  catheter 300
               07:00  rise
               08:00  void 50 first
               12:00  catheter 350
               18:00  catheter 350
               23:00  bed
    2026-03-05 07:00  rise
               07:00  catheter 400
    """
    assert outcome.value("voided_volume_24h_ml") == 50 + 350 + 350 + 400
    assert outcome.value("voids_per_24h") == 1


def test_one_void_more_than_catheter_volumes_and_the_first_morning_void_opens_it(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  catheter 300
               08:00  void 50
               18:00  void 350
               23:00  bed
    2026-03-05 07:00  rise
               07:00  catheter 400
               07:30  void 60
    """
    assert outcome.value("voided_volume_24h_ml") == 350 + 400 + 60


def test_pads_and_drinks_alone_run_from_rising_to_rising(outcome: Outcome) -> None:
    """
    person: pads
    2026-03-04 07:00  rise
               07:30  drink 1500 water
               11:00  leak none pad 45
               22:00  leak none pad 6
               23:00  bed
    2026-03-05 07:00  rise
    """
    assert outcome.value("pad_gain_g_24h") == 51
    assert outcome.value("fluid_intake_24h_ml") == 1500
    assert outcome.bounds("urine_leaks_per_24h") == (1, None)
    for key in ("voids_per_24h", "voided_volume_24h_ml", "maximum_voided_volume_ml", "nocturnal_polyuria_index"):
        assert outcome.reason(key) == "no_voids_recorded", key
        assert outcome.bounds(key) == (None, None), key


def test_who_wrote_down_only_drinks_is_not_said_to_be_dry(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:30  drink 1500 water
               23:00  bed
    2026-03-05 07:00  rise
    """
    assert outcome.reason("urine_leaks_per_24h") == outcome.reason("stress_leaks_per_24h") == "no_voids_recorded"


def test_a_void_without_a_time_is_a_void(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:30  drink 1500 water
               --:--  lost void
               23:00  bed
    2026-03-05 07:00  rise
    """
    assert outcome.reason("voids_per_24h") == "no_first_morning_void"
