"""How a number spreads over one's peers, beside the person's and the limit: with who they are, never in a verdict."""

from __future__ import annotations

from diary.analysis.peers import Peers, peers
from diary.reports.compose.figures import OneDiary, written_limit
from diary.reports.compose.keynumbers import written_reference
from diary.reports.document import Cell, Table


def peers_of(diary: OneDiary) -> list[Peers]:
    """Return the figures that describe people as this person, of the numbers that are known."""
    fitting = [each for each in peers() if each.holds_for(diary.patient["sex"], diary.patient["age"])]
    return [each for each in fitting if diary.figure(each.metric).known]


def beside_peers(diary: OneDiary) -> Table | None:
    """Return these figures as a table, or nothing where there is none."""
    rows, w = tuple(_row(diary, each) for each in peers_of(diary)), diary.words
    return Table("peers-table", w("report.peers.caption"), w.lines("report.peers.header"), rows) if rows else None


def _row(diary: OneDiary, each: Peers) -> tuple[Cell, ...]:
    w = diary.words
    judged = [
        verdict for verdict in diary.verdicts.values() if verdict.shown and verdict.reference.metric == each.metric
    ]
    low, high = (written_limit(w, each.metric, end) for end in (each.low, each.high))
    return (
        Cell(w(f"metrics.{each.metric}.clinical")),
        Cell(diary.with_unit(each.metric, diary.figure(each.metric).value)),
        Cell(written_reference(diary, judged[0].shown) if judged else ""),
        Cell(w(f"report.peers.kind.{each.kind}", low=low, high=high, unit=diary.unit(each.metric))),
        Cell(w(f"report.peers.group.{each.group}")),
        Cell(w.number(each.n) if each.n else w("report.peers.n_not_given"), number=True),
        Cell(diary.cited(each.source)),
    )
