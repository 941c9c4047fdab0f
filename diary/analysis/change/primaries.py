"""The few numbers of which a change may be called real, named before the result: the others are described.

The more numbers are judged the more of them change by chance alone; so three are judged, and that of the complaint. Of
the others we have found no figure that says how much they must change: there are intervals for one-day charts of men
[pmid17552958], and a diary that was kept again [bright2014].
"""

from __future__ import annotations

from diary.analysis.metrics import Numbers

PRIMARIES = ("daytime_frequency", "urine_leaks_per_24h", "nocturia")
OF_COMPLAINT = {"urgency": "urgency_episodes_per_24h", "loss_of_stool": "stool_leaks_per_week"}
"""The complaint's own number where it is none of the three and can be counted."""


def primaries(numbers: Numbers, before: int, after: int) -> tuple[str, ...]:
    """Return the keys of the numbers to judge: by the complaint of the first diary, else of the other."""
    complaints = numbers.line.facts.patients["complaint"].iloc[[before, after]]
    named = next((str(complaint) for complaint in complaints if complaint), "")
    return (*PRIMARIES, *(key for complaint, key in OF_COMPLAINT.items() if complaint == named))
