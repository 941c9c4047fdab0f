"""What was drunk, where it bears on a finding: caffeine on urgency, drinks in the evening on the nights."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from diary.reports.compose.figures import Figure, OneDiary
from diary.reports.document import Text

CAFFEINE, EVENING = "caffeinated_intake_24h_ml", "evening_intake_share"
BEARS_ON: Mapping[str, tuple[str, ...]] = {
    CAFFEINE: ("urgency", "urgency_leakage", "mixed_leakage"),
    EVENING: ("nocturnal_polyuria", "nocturia", "night_leakage"),
}
CAFFEINE_TRIAL_SOURCE = "nice_ng123"
"""Names a trial of less caffeine for women with an overactive bladder [nice_ng123]."""


def bearing(diary: OneDiary) -> tuple[Figure, ...]:
    """Return what was drunk that bears on a finding that is present: the sum, or the lower bound of one not known."""
    verdicts = diary.verdicts
    figures = [diary.figure(key) for key, codes in BEARS_ON.items() if any(verdicts[code].speaks for code in codes)]
    return tuple(figure for figure in figures if figure.value > 0 or figure.lower > 0)


def beside_findings(diary: OneDiary) -> tuple[Text, ...]:
    """Return a sentence for the clinician on each of these."""
    w, intake = diary.words, diary.figure("fluid_intake_24h_ml")
    sentences = []
    for figure in bearing(diary):
        value = diary.with_unit(figure.key, figure.value if figure.known else figure.lower)
        sentences.append(
            w(
                f"report.drinking.{figure.key}",
                value=value if figure.known else w("report.at_least", value=value),
                intake=diary.with_unit(intake.key, intake.value) if intake.known else w("report.unknown"),
                hour=diary.assessment.numbers.line.settings.evening_hour,
                late=_late(diary),
                source=diary.cited(CAFFEINE_TRIAL_SOURCE),
            )
        )
    return (Text(tuple(sentences)),) if sentences else ()


def _late(diary: OneDiary) -> str:
    figure = diary.figure("intake_last_2h_before_bed_ml")
    return diary.words("report.unknown") if np.isnan(figure.value) else diary.with_unit(figure.key, figure.value)
