"""A line a figure: what was measured, its goal, what it was the last time, and between what its rounds lay.

What is measured with `--keep` on the command line is the last time from then on, in last.json.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

LAST = Path(__file__).with_name("last.json")
KEEP = "--keep"


def arguments() -> list[str]:
    """Return what the command line asks of a benchmark, which is all but to keep its figures."""
    return [word for word in sys.argv[1:] if word != KEEP]


class Figures:
    """The figures of one benchmark, printed as they are measured."""

    def __init__(self, benchmark: str, keep: bool | None = None, last: Path = LAST) -> None:
        self._benchmark, self._path = benchmark, last
        self._keep = KEEP in sys.argv if keep is None else keep
        print(f"{benchmark:36} {'figure':>9} {'goal':>9} {'last':>9}   spread", flush=True)

    def show(
        self,
        name: str,
        figure: float,
        rounds: Sequence[float] = (),
        *,
        most: float | None = None,
        least: float | None = None,
        places: int = 2,
    ) -> None:
        """Print a figure beside its goal, at `most` or at `least` so much, and keep it when that is asked.

        The name says the unit, and is the figure's own in its benchmark; `rounds` are what the figure was taken of.
        """
        all_kept = json.loads(self._path.read_text("utf-8")) if self._path.exists() else {}
        kept = all_kept.setdefault(self._benchmark, {})
        goal = f"≤ {most:g}" if most is not None else f"≥ {least:g}" if least is not None else ""
        last = f"{kept[name]:.{places}f}" if name in kept else ""
        spread = f"{min(rounds):.{places}f} to {max(rounds):.{places}f}" if rounds else ""
        print(f"{name:36} {figure:9.{places}f} {goal:>9} {last:>9}   {spread}".rstrip(), flush=True)
        if self._keep:
            kept[name] = round(figure, places)
            self._path.write_text(f"{json.dumps(all_kept, indent=2, sort_keys=True, ensure_ascii=False)}\n", "utf-8")
