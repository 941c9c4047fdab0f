"""The parts of the brochure by their ids, in its groups: one name for each on every door."""

from __future__ import annotations

from diary.model import EXERCISE_NUMBERS

GROUPS: dict[str, tuple[str, ...]] = {
    "facts": (
        "capacity", "signal_full", "signal_early", "frequency", "frequency_condition", "intake", "time", "stool_urge",
    ),
    "exercises": tuple(f"exercise_{number}" for number in EXERCISE_NUMBERS),
    "practical": ("little_and_often", "bend_and_lift", "make_it_automatic"),
    "voiding": (*(f"void_step_{number}" for number in range(1, 9)), "void_standing_1", "void_standing_2"),
    "defecating": tuple(f"stool_step_{number}" for number in range(1, 9)),
    "complaints": tuple(
        f"complaint_{name}"
        for name in (
            "leakage", "pain", "retention", "infections", "prolapse", "erection", "intercourse", "spastic_bowel",
            "constipation", "incomplete_bowel", "haemorrhoids", "pregnancy",
        )
    ),
}  # fmt: skip
"""Every topic of the brochure, in its order; those of `complaints` are named by us, because it only lists them."""

FOR_A_CHILD = (
    "stool_urge", "time", "intake",
    *(f"stool_step_{number}" for number in range(1, 4)), *(f"void_step_{number}" for number in range(1, 5)),
)  # fmt: skip
"""What a child may be told without a therapist: to sit well, to take time, not to hold back a stool, when to drink."""

_GROUP_OF = {topic: group for group, topics in GROUPS.items() for topic in topics}
TOPICS = tuple(_GROUP_OF)


def group_of(topic: str) -> str:
    """Return the group of a topic; an unknown topic raises KeyError.

    >>> group_of("exercise_5"), group_of("complaint_pain")
    ('exercises', 'complaints')
    """
    return _GROUP_OF[topic]
