"""The text for a patient's record: what stands out, the key numbers, the unknown and the method, in few lines."""

from __future__ import annotations

from diary.analysis.lead import DOCTOR
from diary.reports.compose import doctor, heading
from diary.reports.compose.figures import OneDiary
from diary.reports.compose.rows import BOWEL, BOWEL_OF_CHILD, LEAKS
from diary.reports.document import KeyNumber, KeyNumbers, Lead

GROUPS = {
    "voiding": (
        "voids_per_24h",
        "daytime_frequency",
        "catheterisations_per_24h",
        "nocturia",
        "nocturnal_polyuria_index",
    ),
    "loss": (LEAKS, "pad_gain_g_24h", "wet_nights", "day_wetness_episodes", "urgency_episodes_per_24h"),
    "bowel": tuple(row.metric for row in (*BOWEL, *BOWEL_OF_CHILD)),
}
"""Which numbers share a line; all others are volumes."""
ORDER = ("voiding", "volumes", "loss", "bowel")


def for_record(diary: OneDiary, numbers: KeyNumbers, shown: Lead, complete: str) -> tuple[str, ...]:
    """Return at most twelve lines, in the words of a clinician: every number with unit, limits, verdict and n."""
    w = diary.words
    danger, findings = _danger(diary), " ".join(_findings(diary))
    unknown = " ".join(numbers.withheld)
    lines = [
        " · ".join((w("report.title"), heading.who(diary), heading.period(diary))),
        complete,
        danger,
        w("report.record.findings", findings=findings) if findings or danger else w("report.record.no_findings"),
        " ".join(shown.written),
    ]
    group_of = {key: group for group, keys in GROUPS.items() for key in keys}
    for group in ORDER:
        rows = [_number(diary, row) for row in numbers.rows if group_of.get(row.id, "volumes") == group]
        if rows:
            lines.append(w(f"report.record.{group}", numbers="; ".join(rows)))
    return tuple(line for line in (*lines, unknown, w("report.record.method"), heading.footer(diary)) if line)


def stands_out(diary: OneDiary) -> tuple[str, ...]:
    """Return what leads, in the words of a clinician, a sentence each; none where nothing does."""
    return tuple(filter(None, (_danger(diary), *_findings(diary))))


def _danger(diary: OneDiary) -> str:
    return doctor.sentence(diary) if DOCTOR in diary.leading else ""


def _findings(diary: OneDiary) -> list[str]:
    led = (diary.verdicts[code] for code in diary.leading if code != DOCTOR)
    return [diary.sentence(verdict, "clinician_") for verdict in led]


def _number(diary: OneDiary, row: KeyNumber) -> str:
    """Write one number as `diurese 2020 ml (500–2960: binnen; n = 3 dagen)`."""
    w = diary.words
    word = row.word or (_word(diary, row) if row.reference else "")
    judged = w("report.record.judged", reference=row.reference, word=word) if row.reference else word
    rests = w("report.record.n", n=row.basis) if row.basis else ""
    inside = "; ".join(part for part in (judged, rests) if part)
    value = f"{w(f'metrics.{row.id}.clinical')} {row.value} {row.unit}".strip()
    return f"{value} ({inside})" if inside else value


def _word(diary: OneDiary, row: KeyNumber) -> str:
    """Return the result that page one leaves out: of a nought, of what is common, and of what cannot be judged."""
    words = {"within": "result.not_noted", "not_assessed": "record.not_judged"}
    return diary.words(f"report.{words.get(row.level, f'result.{row.level}')}")
