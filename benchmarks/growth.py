"""What the inputs cost that once made time explode, each with its bound: `make benchmark`.

Whole processes, as a user meets them; of a long remark what it adds to the same diary with a short one.
"""

import tempfile
from pathlib import Path

from benchmarks.figures import Figures
from benchmarks.processes import DIARY, cost

HEADINGS = "Datum;Tijd;Geplast (ml);Gedronken (ml);Wat;Bijzonderheden"
EVENTS, DIGITS, UNREADABLE = 1_500, 32_000, 24_000
EVENTS_S, REMARK_S, UNREADABLE_S, UNREADABLE_MB = 5, 0.1, 10, 300
ROUNDS = 3


def written(path: Path, *rows: str) -> str:
    """Write a diary of these rows, and return its path."""
    path.write_text("\n".join([HEADINGS, *rows]), "utf-8")
    return str(path)


def with_remark(path: Path, remark: str) -> str:
    """Write a short diary of which the first row has this remark."""
    return written(path, f"02-03-2026;07:00;300;;;{remark}", "02-03-2026;09:00;200;;;", "02-03-2026;10:00;200;;;")


def main() -> None:
    """Print the seconds of each input, and the memory of the largest."""
    figures = Figures("growth")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        busy = written(folder / "events.csv", *["02-03-2026;07:00;300;;;"] * EVENTS)
        long, short = (with_remark(folder / f"remark{digits}.csv", "1" * digits) for digits in (DIGITS, 1))
        wrong = [f"02-03-2026;raar{row};veel{row};tja{row};wat{row};hm" for row in range(UNREADABLE)]
        unreadable = written(folder / "unreadable.csv", *wrong)
        mixed = written(folder / "mixed.csv", "02-03-2026;07:00;300;;;", *wrong)
        report = [DIARY, "report", "-q", "--force", "-o", f"{folder}/report.html"]
        paper = [*report[:-1], f"{folder}/report.pdf"]
        rounds = [
            (
                cost([*report, busy]).processor,
                cost([*report, long]).processor - cost([*report, short]).processor,
                cost([DIARY, "check", unreadable], status=1),
                cost([*report, mixed]),
                cost([*paper, mixed]),
            )
            for _ in range(ROUNDS)
        ]
    events, remarks, *unread = zip(*rounds, strict=True)
    figures.show(f"{EVENTS} events on a date: report, s", min(events), events, most=EVENTS_S)
    figures.show(f"a remark of {DIGITS} digits adds, s", sorted(remarks)[ROUNDS // 2], remarks, most=REMARK_S)
    for name, runs in zip(("check", "HTML", "PDF"), unread, strict=True):
        seconds, memory = [run.processor for run in runs], [run.highest for run in runs]
        figures.show(f"{UNREADABLE} unreadable rows: {name}, s", min(seconds), seconds, most=UNREADABLE_S)
        figures.show(f"{UNREADABLE} unreadable rows: {name}, MB", max(memory), memory, most=UNREADABLE_MB, places=0)


if __name__ == "__main__":
    main()
