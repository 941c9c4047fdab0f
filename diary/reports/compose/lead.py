"""What stands out, in two or three sentences: the findings that lead, worded, and how much they rest on."""

from __future__ import annotations

from collections.abc import Mapping

from diary.analysis.coverage import DAYS_FOR_A_CHILD, coverage
from diary.analysis.lead import KIND_OF, POLYURIA, rules
from diary.reports.compose import childs_lead, doctor
from diary.reports.compose.figures import OneDiary, Verdict
from diary.reports.compose.keynumbers import leak_kinds
from diary.reports.compose.pictured import about, often
from diary.reports.compose.rows import COMMON, LEAKS, judged_numbers
from diary.reports.document import Lead

BESIDE = {
    "stool_leakage": "unaware_stool_leaks_per_week",
    "nocturnal_polyuria": "nocturia",
    "loose_stool": "bowel_movements_per_week",
    "post_void_residual": "emptying_share",
    "catheter_volume": "catheterisations_per_24h",
    POLYURIA: "voided_volume_24h_ml",
}
"""Findings whose sentence says another number too."""
REASONS_SAID = 2
MOST_NAMED = 3
"""So many numbers within their limits are named; more are called most of them."""
PARTS_OF_DAY = "part_of_day"
"""The guess that tells of a diary without clock times."""


def _sentence(diary: OneDiary, code: str, verdict: Verdict) -> str:
    """Return the sentence of a finding that leads, with its numbers."""
    if code == "see_a_doctor":
        return doctor.sentence(diary)
    if code in KIND_OF:
        return childs_lead.of_nights(diary, code) or _of_leaks(diary, verdict)
    if code == "frequency" and diary.verdicts[POLYURIA].speaks:  # the doctor comes first, not the drinks
        return diary.words("report.lead.frequency", often=often(diary, verdict.reference.metric))
    more = BESIDE.get(code, "")
    figure = diary.figure(more) if more else None
    if figure is None or not figure.known or figure.value == 0:
        return diary.sentence(verdict)
    beside = diary.words(f"report.lead.{more}", often=often(diary, more), value=about(diary, more))
    both = (beside, diary.sentence(verdict))
    return " ".join(reversed(both) if code == "stool_leakage" else both)


def _of_leaks(diary: OneDiary, verdict: Verdict) -> str:
    """Return the sentence of the loss of urine: its total, and its kinds by name when there are several."""
    total, kinds = diary.figure(LEAKS), leak_kinds(diary)
    if len(kinds) < 2 or not total.known:
        return diary.sentence(verdict)
    named = [diary.words(f"report.detail.{kind.key}", value="").strip() for kind in kinds]
    kinds_named = diary.words("report.lead.and", first=", ".join(named[:-1]), last=named[-1])
    return diary.words("report.lead.leaks", often=often(diary, LEAKS), kinds=kinds_named)


def _nothing_speaks(diary: OneDiary, verdicts: Mapping[str, Verdict]) -> tuple[list[str], list[str]]:
    """Return what was judged and what is missing; and quieter what lies on a limit, or is common beyond it."""
    w, numbers = diary.words, judged_numbers(diary)
    total = diary.figure(LEAKS)
    if total.known and total.value > 0 and not diary.is_child:
        return [w("report.lead.leaks_of_no_kind", often=often(diary, LEAKS))], []
    own = [verdicts[code] for code in numbers]
    quiet = [verdict for verdict in own if verdict.level == "borderline" or verdict.reason == COMMON]
    beyond = [verdict for verdict in own if verdict.level in ("below", "above") and verdict not in quiet]
    lines = [diary.sentence(verdict) for verdict in beyond]
    missing = [verdict for verdict in own if verdict.level == "not_assessed"]
    if missing:
        because = " ".join(list(dict.fromkeys(diary.why(verdict.reason) for verdict in missing))[:REASONS_SAID])
        if not (lines or quiet or len(missing) < len(own)):
            return [w("report.lead.nothing_to_say"), because], []
        lines.append(w("report.lead.missing", missing=_named(diary, numbers, missing), because=because))
    within = [verdict for verdict in own if verdict.level == "within"]
    head = _within(diary, numbers, within, all_of_them=not (lines or quiet), alone=not lines)
    return [*head, *lines], [diary.sentence(verdict) for verdict in quiet]


def _within(
    diary: OneDiary, numbers: dict[str, str], within: list[Verdict], *, all_of_them: bool, alone: bool
) -> list[str]:
    """Return that all is within its limits, that nothing stands out, or what is within: by name where it is little."""
    w = diary.words
    if alone:
        return [w("report.lead.all_within" if all_of_them else "report.lead.nothing_stands_out")]
    if len(within) > MOST_NAMED:
        return [w("report.lead.most_within")]
    return [w("report.lead.some_within", within=_named(diary, numbers, within))] if within else []


def _named(diary: OneDiary, numbers: dict[str, str], verdicts: list[Verdict]) -> str:
    """Return the names of the numbers that these verdicts are of."""
    labels = [diary.words(f"metrics.{numbers[verdict.code]}.label") for verdict in verdicts]
    return ", ".join(label[0].lower() + label[1:] for label in labels)


def lead(diary: OneDiary) -> Lead:
    """Return a sentence for each finding at the top of page one, and what they rest on."""
    covered = coverage(diary.assessment.numbers.line)
    verdicts = diary.verdicts
    findings = [_sentence(diary, code, verdicts[code]) for code in diary.leading]
    remarks = childs_lead.beside(diary, diary.leading) if diary.is_child else []
    calm = not findings
    if calm and not remarks:
        findings, remarks = _nothing_speaks(diary, verdicts)
    if any(guess.code == PARTS_OF_DAY for guess in diary.reading.guesses):
        remarks.append(diary.words("report.lead.about_when"))
    complete = int(covered.days_complete[diary.index])
    too_few = complete < DAYS_FOR_A_CHILD if diary.is_child else covered.indicative[diary.index]
    if too_few and covered.days_recorded[diary.index] > 0:
        key = "no_complete_day" if complete == 0 else "one_day" if complete == 1 else "few_days"
        remarks.append(diary.words(f"report.lead.{key}", n=complete))
    if covered.bowel_indicative[diary.index]:
        bowel_days = int(covered.bowel_days_covered[diary.index])
        remarks.append(diary.words(f"report.lead.few_bowel_days{'_one' if bowel_days == 1 else ''}", n=bowel_days))
    return Lead(tuple(findings), tuple(remarks), calm, doctor.circumstances(diary))


def complaint(diary: OneDiary) -> tuple[str, ...]:
    """Return a sentence where what bothers most and what was written down do not agree; for the physiotherapist."""
    main: str = diary.patient["complaint"]
    if not main:
        return ()
    verdicts, w = diary.verdicts, diary.words
    codes = [code for code in rules()["complaint"][main] if code in verdicts]
    named = w(f"report.complaint.{main}")
    if not codes:
        return (w("report.complaint.named", complaint=named),)
    if any(verdicts[code].level in ("above", "below", "borderline") for code in codes):
        return ()
    unknown = all(verdicts[code].level == "not_assessed" for code in codes)
    return (w("report.complaint.unknown" if unknown else "report.complaint.differs", complaint=named),)
