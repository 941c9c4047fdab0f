"""The numbers of a child for the clinician, each with its limit for the age, on what it rests, and the source."""

from __future__ import annotations

from math import isnan

from diary.analysis.findings.children import severity_of_wet_nights
from diary.analysis.reference import Reference
from diary.reports.compose.day_events import Row, known
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.keynumbers import written_limits
from diary.reports.document import Block, Cell, Table, Text

JUDGED = {
    "daytime_capacity_share": ("capacity_for_age",),
    "daytime_frequency": ("frequency_for_age", "frequency_of_healthy_children"),
    "night_urine_share": ("night_urine_for_age",),
    "fluid_intake_24h_ml": ("intake_for_age",),
    "stools_in_toilet_per_week": ("few_stools_in_toilet",),
    "stool_leaks_per_week": ("stool_loss_of_child",),
    "holding_back_times": ("holding_back",),
    "painful_or_hard_stools": ("painful_or_hard",),
    "toilet_blocked_times": ("toilet_blocked",),
    "daytime_urine_ml_per_kg": (
        "diuresis_at_low_frequency", "diuresis_at_usual_frequency", "diuresis_at_high_frequency",
    ),
}  # fmt: skip
"""The numbers that have limits, or what is found in others beside them, by their references."""
SHOWN = (
    "maximum_daytime_voided_volume_ml", "expected_bladder_capacity_ml", "maximum_voided_volume_ml",
    "daytime_capacity_share", "daytime_frequency", "night_urine_ml", "night_urine_share", "night_urine_limit_by_age_ml",
    "wet_nights", "dry_nights", "wet_nights_per_week", "day_wetness_episodes", "day_wetness", "fluid_intake_24h_ml",
    "daytime_urine_ml_per_kg", "stools_in_toilet_per_week", "stool_leaks_per_week", "holding_back_times",
    "painful_or_hard_stools", "toilet_blocked_times",
)  # fmt: skip
_WORDS = "report.child"


def childs_numbers(diary: OneDiary) -> tuple[Block, ...]:
    """Return the table of a child, and how severe its wet nights are; empty of an adult."""
    if not diary.is_child:
        return ()
    w = diary.words
    rows = tuple(_row(diary, key) for key in SHOWN)
    table = Table("child-numbers", w(f"{_WORDS}.caption"), w.lines(f"{_WORDS}.header"), rows)
    nights = _nights(diary)
    return (table, *((nights,) if nights.rows else ()), Text((*_severity(diary), w(f"{_WORDS}.mass"))))


def _row(diary: OneDiary, key: str) -> tuple[Cell, ...]:
    figure = diary.figure(key)
    known = [bound for bound in (("", figure.value), ("at_least", figure.lower), ("at_most", figure.upper))
             if not isnan(bound[1])]  # fmt: skip
    value = ""
    if known:
        bound, number = known[0]
        written = diary.with_unit(key, number)
        value = diary.words(f"report.{bound}", value=written) if bound else written
    held = (_reference(diary, code) for code in JUDGED.get(key, ()))
    references = [reference for reference in held if reference]
    why = diary.why(figure.reason, "clinician") if figure.reason and not figure.known else ""
    return (
        Cell(diary.words(f"metrics.{key}.clinical")),
        Cell(value or diary.words("report.unknown"), number=True),
        Cell(str(figure.based_on) if known else "", number=True),
        Cell(" · ".join(written_limits(diary.words, reference) for reference in references)),
        Cell(
            diary.cited("; ".join(dict.fromkeys(reference.source for reference in references))) if references else why
        ),
    )


def _reference(diary: OneDiary, code: str) -> Reference | None:
    """Return a reference, of a finding that which holds for the age and sex of this child."""
    verdict = diary.verdicts.get(code)
    return verdict.shown if verdict else diary.references[code]


def _severity(diary: OneDiary) -> tuple[str, ...]:
    """Return how the wet nights are graded, by their rate a week rounded up."""
    grade = str(severity_of_wet_nights(diary.assessment.numbers)[diary.index])
    if not grade:
        return ()
    source = diary.cited(diary.references["wet_nights_severity"].source)
    return (diary.words(f"report.wet_nights_severity.{grade}", source=source),)


def _nights(diary: OneDiary) -> Table:
    """Return every night of the list with all that was filled in, and its cell."""
    table = diary.assessment.numbers.line.facts.nights
    rows = tuple(_night(diary, row) for row in table.rows(table["diary"] == diary.index).records())
    return Table("night-data", diary.words(f"{_WORDS}.nights"), diary.words.lines(f"{_WORDS}.night_header"), rows)


def _night(diary: OneDiary, row: Row) -> tuple[Cell, ...]:
    w = diary.words

    def answer(name: str, yes: str, no: str) -> Cell:
        flag = known(row[name])
        return Cell("" if flag is None else w(yes if flag else no))

    def number(name: str) -> Cell:
        amount = known(row[name])
        return Cell("" if amount is None else w.number(amount), number=True)

    def time(name: str) -> Cell:
        return Cell("" if row[name] is None else w.clock(row[name]), number=True)

    return (
        Cell(w.date(row["date"], year=False)),
        time("bed"),
        answer("woken", "report.yes", "report.no"),
        answer("wet", f"{_WORDS}.wet", f"{_WORDS}.dry"),
        number("dry_g"),
        number("wet_g"),
        answer("stool_in_nappy", "report.yes", "report.no"),
        number("night_voids_ml"),
        time("rise"),
        number("first_morning_ml"),
        Cell(row["note"]),
        Cell(row["cell"]),
    )
