"""A table with what stands above it → its layouts: the steps that every table takes, recognised or told by a form."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.recognise.above import Above
from diary.reading.recognise.body import labels_below
from diary.reading.recognise.ditto import with_repeated
from diary.reading.recognise.hour_amounts import with_amounts_of_hours
from diary.reading.recognise.layout import Assumption, Layout, Notice
from diary.reading.recognise.numbered import with_times_alone
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.region import Region
from diary.reading.recognise.relative import with_days
from diary.reading.recognise.row_times import under_titles, with_halves, with_hours, with_moments
from diary.reading.recognise.table_layouts import layouts_of
from diary.reading.recognise.weigh import Context, subject_of


def lay_out(
    table: Table,
    above: Above,
    region: Region,
    context: Context,
    *,
    shared: bool,
    told: bool = False,
    day: bool = False,
) -> tuple[Layout, ...]:
    """Return the layouts of a table; none where nobody can tell what its rows are of.

    `shared`: other sheets hold events of the same dates. `told`: a form tells the labels, so that none is looked for,
    `day`: and that its table is that of a day.
    """
    table = with_repeated(table.saying(above.values))
    if table.kind != "list":
        table = with_halves(with_moments(table))
        table = with_days(table, above.date) if above.date else table
        return layouts_of(table, replace(above, date=None), "", shared=shared)
    dated = not table.columns.keys().isdisjoint(("date", "moment", "stamp"))
    if (dated or "time" in table.columns) and not (above.date and not dated):
        table = with_moments(table)
    if "time" not in table.columns:
        return ()
    table = under_titles(with_halves(table), region.first)
    if not told:
        table, below, words = labels_below(table, frozenset(above.labels))
        above = replace(above, labels=above.labels | below, words=(*above.words, *words))
    table = with_amounts_of_hours(with_hours(table))
    table = with_times_alone(table, region.sequence) if region.sequence else table
    subject = subject_of(set(table.columns), context, printed=table.printed, headings=[table.columns["time"].heading])
    if subject is None:
        return ()
    table = _without_stray_amounts(table) if not subject.target else table
    table = table.saying({}, *_by_context(table, subject.shown, bool(subject.target)))
    return layouts_of(table, above, subject.target, shared=shared, together=region.together, day=day)


def _without_stray_amounts(table: Table) -> Table:
    """Return the table without amounts that no event and no heading says to be of anything: they are told, not read."""
    if "event" in table.columns or "amount" not in table.columns:
        return table
    stray = (table.columns["amount"], *table.more.get("amount", ()))
    columns = {key: column for key, column in table.columns.items() if key != "amount"}
    more = {key: others for key, others in table.more.items() if key != "amount"}
    told = [Notice("column_unknown", (table.heading_row, at.index), at.heading, severity="warning") for at in stray]
    return replace(table, columns=columns, more=more, unread=(*table.unread, *stray)).noting(told)


def _by_context(table: Table, shown: str, known: bool) -> list[Assumption]:
    if not known:
        return []
    code, key = ("amount_by_context", "amount") if "amount" in table.columns else ("event_by_context", "time")
    return [Assumption(code, (table.heading_row, table.columns[key].index), shown)]
