"""Urge scales: what each code of a declared scale means, as levels 0–4 that can be compared.

Levels: 0 no urge or just in case · 1 normal · 2 strong, can wait · 3 urgency · 4 urgency with leak.
Where urgency begins on a scale follows the wording of its codes [dancona2019], of PPIUS as validated [notte2012].
"""

from __future__ import annotations

from typing import NamedTuple

URGENCY_LEVEL = 3
URGENCY_LEAK_LEVEL = 4
NO_URGE_LEVEL = 0


class Scale(NamedTuple):
    """One urge scale: `levels[code]` is the level of a code; codes run from 0 to `len(levels) - 1`."""

    id: str
    levels: tuple[int, ...]

    def level(self, code: float) -> int | None:
        """Return the level of a code, or None when the scale has no such code.

        >>> SCALES["iciq"].level(2), SCALES["ppius"].level(2), SCALES["iuga"].level(4)
        (3, 2, None)
        """
        whole = int(code)
        return self.levels[whole] if whole == code and 0 <= whole < len(self.levels) else None


SCALES = {
    scale.id: scale
    for scale in (
        Scale("iciq", (0, 1, 3, 3, 4)),
        Scale("ppius", (0, 1, 2, 3, 4)),
        Scale("ups", (0, 1, 2, 3, 3)),
        Scale("iuga", (0, 1, 3, 3)),
        Scale("yes_no", (0, 3)),
        Scale("words", (0, 1, 2, 3, 4)),
    )
}
DEFAULT_SCALE = "ppius"
