"""The few numbers of which a change may be called real, named before the result: the others are described.

The more numbers are judged the more of them change by chance alone; so three are judged, and that of the complaint. Of
the others we have found no figure that says how much they must change: there are intervals for one-day charts of men
[pmid17552958], and a diary that was kept again [bright2014].
"""

from __future__ import annotations

from diary.analysis.ages import too_young
from diary.analysis.metrics import Numbers

PRIMARIES = ("daytime_frequency", "urine_leaks_per_24h", "nocturia")
OF_A_CHILD = ("daytime_frequency", "urine_leaks_per_24h", "wet_nights_per_week")
OF_COMPLAINT = {
    "nights": "nocturia",
    "urgency": "urgency_episodes_per_24h",
    "stool": "bowel_movements_per_week",
    "loss_of_stool": "stool_leaks_per_week",
    "pain": "painful_share",
}
"""The complaint's own number where it can be counted: of a bladder that is hard to empty a residual is described, and
pain is known of stools alone."""


def primaries(numbers: Numbers, before: int, after: int) -> tuple[str, ...]:
    """Return the keys of the numbers to judge: by the complaint of the first diary, else of the other.

    Where either is that of a child, or may be, they are a child's.
    """
    child = bool(too_young(numbers.line)[[before, after]].any())
    complaints = numbers.line.facts.patients["complaint"][[before, after]]
    named = next((str(complaint) for complaint in complaints if complaint), "")
    own = (OF_COMPLAINT[named],) if named in OF_COMPLAINT else ()
    return tuple(dict.fromkeys((*(OF_A_CHILD if child else PRIMARIES), *own)))
