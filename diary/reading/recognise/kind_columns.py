"""The columns of kinds of a list → what each is: events, what narrows them, the names of drinks, or nothing."""

from __future__ import annotations

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.recognise.candidate import ColumnCandidate
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.event_words import details, events_in
from diary.reading.recognise.evidence import evidence, threshold
from diary.reading.recognise.profile import classes_of
from diary.reading.recognise.weigh_columns import Assigned, Body


def names_of_drinks(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of drinks that says no amount for their names, where amounts stand in another column."""
    drink = assigned.of("drink")
    elsewhere = assigned.of("amount") or any(each.key == "drink" for each in assigned.repeated)
    if drink is None or not elsewhere or assigned.of("what"):
        return assigned
    bare = body.mostly(drink, "drink") and body.profiles[drink.index].share("with amount") < 1 - threshold("fits")
    return assigned.renamed(drink, "what") if bare and assigned.of("amount") else assigned


def kinds(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of kinds for the events, or for what was drunk, by what stands in it."""
    assigned = _with_named(assigned, body)
    event = assigned.of("event")
    if event and body.mostly(event, "with unit", "number") and "catheter" in words_in(event.heading):
        assigned, event = assigned.renamed(event, "catheter"), None
    drained = assigned.of("catheter")
    if drained and event is None and _named(body, drained):
        assigned = assigned.renamed(drained, "event")
        event = assigned.of("event")
    kinds = [each for each in assigned.columns if each.key in ("kind", "trigger")]
    if event and not body.profiles[event.index].filled and any(_named(body, each) for each in kinds):
        assigned = assigned.put_aside(event)
    for each in kinds:
        found = body.profiles[each.index]
        if each.key == "trigger" and (assigned.of("event") or not happens(body, each)):
            continue
        if not found.filled:
            assigned = assigned.put_aside(each)
        elif assigned.of("event") is None and (_named(body, each) or _is_long(assigned, body, each)):
            first = next((as_text(cell) for cell in body.cells(each.index) if "ours" in classes_of(cell)), "")
            why = evidence("events_named", first, found.share("event named"))
            assigned = assigned.renamed(each, "event", why)
        elif each.key == "kind" and assigned.of("event") and _named(body, each):
            assigned = assigned.renamed(each, "detail")
        elif assigned.of("what") is None and _names_drinks(assigned, body, each):
            assigned = assigned.renamed(each, "what")
        else:
            assigned = assigned.without(each)
    detail = next((each for each in assigned.repeated if each.key == "kind" and _named(body, each)), None)
    if detail and assigned.of("event") and assigned.of("detail") is None:
        assigned = assigned.again(detail, "detail")
    drinks = next((each for each in assigned.repeated if each.key == "kind" and body.mostly(each, "drink")), None)
    return assigned.again(drinks, "what") if drinks and assigned.of("what") is None else assigned


def described(assigned: Assigned, body: Body) -> Assigned:
    """Take a column without a known heading for the details of the events, where it tells what their rows leave open.

    `thee` beside a drink, `paar druppels` beside a leak, `Bristol 4` beside a stool; none of it names another event.
    """
    event = assigned.of("event")
    if event is None or assigned.of("detail"):
        return assigned
    for each in assigned.strangers:
        cells = zip(body.cells(event.index), body.cells(each.index), strict=True)
        pairs = [(as_text(what), as_text(cell)) for what, cell in cells if not is_blank(what) and not is_blank(cell)]
        telling = [pair for pair in pairs if details(*pair)]
        others = [cell for what, cell in pairs if (what, cell) not in telling]
        if len(telling) >= threshold("events") * len(pairs) > 0 and not any(map(events_in, others)):
            return assigned.known_by_cells(each, "detail")
    return assigned


def _with_named(assigned: Assigned, body: Body) -> Assigned:
    """Of several columns of kinds take the first that names events, as `What happened?` does beside `Response type`."""
    kind = assigned.of("kind")
    if kind is None or _named(body, kind):
        return assigned
    named = next((each for each in assigned.repeated if each.key == "kind" and _named(body, each)), None)
    return assigned.exchanged(kind, named) if named else assigned


def _names_drinks(assigned: Assigned, body: Body, kind: ColumnCandidate) -> bool:
    """Tell whether a column of kinds names what was drunk: by its words, or as it is filled only beside a drink."""
    drink = assigned.of("drink")
    beside = drink is not None and all(
        is_blank(cell) or not is_blank(amount)
        for cell, amount in zip(body.cells(kind.index), body.cells(drink.index), strict=True)
    )
    return beside or body.profiles[kind.index].share("drink") >= threshold("events")


def happens(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether most cells of a column name what was drunk or passed, as what one did at a leak does not."""
    found = body.profiles[column.index]
    return found.share("passed or drunk") >= threshold("events")


def _named(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether enough cells of a column name an event or a drink, and not drinks alone."""
    found = body.profiles[column.index]
    return found.share("event named") >= threshold("events") and found.share("ours") > 0


def _is_long(assigned: Assigned, body: Body, kind: ColumnCandidate) -> bool:
    """Tell whether a table is one of kinds with a value and a unit each, some of them drunk or passed."""
    found = body.profiles[kind.index]
    return bool(assigned.of("unit") and assigned.of("amount")) and found.share("passed or drunk", "drink") > 0
