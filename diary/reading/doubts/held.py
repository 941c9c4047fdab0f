"""All that was read of a file, held against its sheets once more: what does not fit is told, and opens its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from diary.reading.doubts import amounts, dates, kinds, left, stated, times, unmade, whole_file
from diary.reading.doubts.look import Doubt, Look, Tables, looks_of
from diary.reading.timeline.ledger import Ledger
from diary.reading.timeline.page import Page

CHECKS = (stated.doubts, dates.doubts, times.doubts, amounts.doubts, kinds.doubts)
GAPS = {"void": "void", "catheter": "void", "drink": "drink", "leak": "leak"}
"""What a gap is called that an event in doubt leaves in its day."""


def hold(pages: Sequence[Page], tables: Tables, ledger: Ledger) -> None:
    """Tell what a sheet and the events that were read of it contradict each other in, and open the days of these."""
    told = {(each.sheet, each.cell) for each in ledger.problems if each.severity != "note"}
    told |= {(each.sheet, each.cell) for each in ledger.guesses}
    for look in looks_of(pages, tables):
        for doubt in _doubts(look, told):
            _tell(doubt, look, ledger)
            tables["gaps"].extend(_gaps(doubt, look))
    _hold_whole(tables, ledger)


def _hold_whole(tables: Tables, ledger: Ledger) -> None:
    """Tell the amounts that are too small for the file as a whole, but for those already told to be so."""
    told = {(each.sheet, each.cell) for each in ledger.problems if each.code == amounts.SMALL}
    doubtful = [(what, row) for what, row in whole_file.small(tables) if (row["sheet"], row["cell"]) not in told]
    measured = [row["volume_ml"] for _, row in doubtful]
    for what, row in doubtful:
        quoted = f"{min(measured):g}–{max(measured):g}"
        ledger.problem(amounts.SMALL, "none", row["sheet"], row["cell"], quoted, "warning")
        tables["gaps"].append({"at": row["at"], "what": what, "sheet": row["sheet"], "cell": row["cell"]})


def _doubts(look: Look, told: Set[tuple[str, str]]) -> Iterator[Doubt]:
    for check in CHECKS:
        yield from check(look)
    yield from left.doubts(look, told)
    yield from unmade.doubts(look, told)


def _tell(doubt: Doubt, look: Look, ledger: Ledger) -> None:
    """Report a doubt at each of its cells: it becomes one message, with its places."""
    for place in (*(event.place for event in doubt.events), *doubt.cells):
        ledger.problem(doubt.code, "none", look.name, look.address(place), doubt.quoted, "warning")


def _gaps(doubt: Doubt, look: Look) -> Iterator[dict[str, object]]:
    """Yield a gap at the moment of each event in doubt: its day does not count as complete."""
    for event in doubt.events:
        if event.kind in GAPS:
            yield {"at": event.at, "what": GAPS[event.kind], "sheet": look.name, "cell": look.address(event.place)}
