"""The columns of a list after they were seen beside each other: what one says of another, and what only cells say."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.recognise.candidate import ColumnCandidate
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.counted_drinks import by_drinks
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.evidence import evidence, threshold
from diary.reading.recognise.kind_columns import described, happens, kinds, names_of_drinks
from diary.reading.recognise.leak_columns import leaks_and_pads
from diary.reading.recognise.night_columns import with_wet_nights
from diary.reading.recognise.numbered import number_in
from diary.reading.recognise.weigh_columns import Assigned, Body
from diary.reading.recognise.when_columns import best_when

MEASURED = ("drink", "urine", "catheter", "leak")
"""What may be measured in a column beside the words that name it."""
VOLUMES = ("drink", "urine", "catheter")
BESIDE_ANSWERS = ("drink", "date", "time", "moment", "stamp", "half", "remarks")
"""Columns beside which answers below a word of drinking are of anything: `Vochtbeperking gehaald?`, ja."""
FEWEST_COUNTS = 3
"""So many small numbers, and no other, are no amounts in ml."""


def settle(assigned: Assigned, body: Body) -> Assigned:
    """Return the columns of a list after they were seen beside each other."""
    found = with_wet_nights(best_when(_without_answers(_without_counts(assigned, body), body), body), body)
    found = leaks_and_pads(found, body)
    found = _in_units(by_drinks(found, body), body)
    found = _looks_of_urine(_words_and_numbers(found, body), body)
    found = kinds(names_of_drinks(found, body), body)
    found = _by_what_stands_there(_beside_words(found, body), body)
    return described(_in_several(_several_amounts(_second_passes(found, body), body), body), body)


def _second_passes(assigned: Assigned, body: Body) -> Assigned:
    """Take a second numbered column of urine for what was passed directly after the first: `1e plas`, `2e plas`."""
    first = assigned.of("urine")
    second = next((each for each in assigned.repeated if each.key == "urine" and _order(each) == 2), None)
    if first is None or second is None or _order(first) != 1 or not body.numeric(second.index):
        return assigned
    return assigned.again(second, "second_pass") if assigned.of("second_pass") is None else assigned


def _order(column: ColumnCandidate) -> int | None:
    """Return which of several a column says it is; the number of a day is none."""
    return None if "day" in words_in(column.heading) else number_in(column.heading)


def _without_counts(assigned: Assigned, body: Body) -> Assigned:
    """Leave out columns of a handful each without a unit: that is how often, or how many, and no ml."""
    few = [each for each in assigned.columns if each.key in VOLUMES and not each.unit and _is_handful(body, each.index)]
    return assigned.without(*few) if few else assigned


def _without_answers(assigned: Assigned, body: Body) -> Assigned:
    """Leave out drinks of which every cell is a yes or a no, where nothing else says what was drunk or passed."""
    drink = assigned.of("drink")
    if drink is None or any(each.key not in BESIDE_ANSWERS for each in assigned.columns):
        return assigned
    found = body.profiles.get(drink.index)
    answers = found and found.filled and found.share("yes_no") == 1.0 and not found.share("number", "letter")
    return assigned.without(drink) if answers else assigned


def _is_handful(body: Body, index: int) -> bool:
    found = body.profiles.get(index)
    return bool(found and found.filled >= FEWEST_COUNTS and found.share("handful") == 1.0)


def _in_units(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of numbers that says `Aantal` for the amounts, where their units stand in a column of their own."""
    if assigned.of("unit") is None or any(each.key in (*MEASURED, "amount") for each in assigned.columns):
        return assigned
    counts = [each for each in assigned.strangers if words_in(each.heading) == {"count"} and body.numeric(each.index)]
    return assigned.known_by_cells(counts[0], "amount") if len(counts) == 1 else assigned


def _words_and_numbers(assigned: Assigned, body: Body) -> Assigned:
    """Of two columns of one key, one with words and one with numbers, take the numbers for it: `Drank` and `ml`."""
    for words in [each for each in assigned.columns if each.key in MEASURED and not body.numeric(each.index)]:
        numbers = next(
            (each for each in assigned.repeated if each.key == words.key and _amounts(body, each, words)), None
        )
        if numbers is None or not body.profiles[words.index].filled:
            continue
        key = "what" if words.key == "drink" and assigned.of("what") is None else f"{words.key}_words"
        renamed = assigned.renamed(words, key)
        columns = sorted((*renamed.columns, numbers), key=lambda each: each.index)
        repeated = tuple(each for each in assigned.repeated if each != numbers)
        assigned = replace(renamed, columns=tuple(columns), repeated=repeated)
    return assigned


def _looks_of_urine(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of urine with nothing but words beside what was drained, or measured, for how that looked."""
    drained = assigned.of("catheter")
    if drained is None or not body.numeric(drained.index) or assigned.of("urine_words"):
        return assigned
    looks = [
        each for each in (*assigned.columns, *assigned.repeated) if each.key == "urine" and _is_of_words(body, each)
    ]
    if len(looks) != 1:
        return assigned
    again = looks[0] in assigned.repeated
    return assigned.again(looks[0], "urine_words") if again else assigned.renamed(looks[0], "urine_words")


def _is_of_words(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether most cells of a column are words that say neither how much nor whether."""
    found = body.profiles.get(column.index)
    return body.mostly(column, "text") and not (found and found.share("amount", "mark", "yes_no", "leak"))


def _beside_words(assigned: Assigned, body: Body) -> Assigned:
    """Take a bare amount for that of the column to its left whose cells are words: `mok thee` beside 175."""
    amounts = [each for each in assigned.columns if each.key == "amount"]
    for amount in amounts:
        words = next(
            (each for each in assigned.columns if each.index == amount.index - 1 and each.key in (*MEASURED, "what")),
            None,
        )
        if words is None or assigned.of("event") or not body.numeric(amount.index) or body.numeric(words.index):
            continue
        why = evidence("beside_its_words", words.heading)
        if words.key == "what":
            others = [each for each in assigned.columns if each.key in MEASURED]
            apart = all(body.never_beside(amount.index, each.index) for each in others)
            paired = body.only_beside(amount.index, words.index)
            own = (len(amounts) > 1 or (others and (apart or paired))) and assigned.of("drink") is None
            assigned = assigned.renamed(amount, "drink", why) if own else assigned
            continue
        if words.key == "drink" and assigned.of("what") is None:
            assigned = assigned.renamed(words, "what")
        else:
            assigned = assigned.renamed(words, f"{words.key}_words")
        assigned = assigned.renamed(amount, words.key, why)
    return assigned


def _by_what_stands_there(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of places for where it was, and one of amounts of leaks for those, by their cells alone."""
    remarks = assigned.of("remarks")
    if remarks and assigned.of("place") is None and body.mostly(remarks, "place"):
        assigned = assigned.renamed(remarks, "place", evidence("cells_named"))
    leak = assigned.of("leak")
    events = [each for each in assigned.strangers if _is_of_events(body, each)]
    measured = any(each.key in MEASURED for each in assigned.columns)
    if events and assigned.of("event") is None and (assigned.of("amount") or not measured):
        first = next(as_text(cell) for cell in body.cells(events[0].index) if not is_blank(cell))
        assigned = assigned.known_by_cells(events[0], "event", first)
    if not any(each.key in (*MEASURED, "amount") for each in assigned.columns):
        amounts = next((each for each in assigned.strangers if body.mostly(each, "with unit")), None)
        assigned = assigned.known_by_cells(amounts, "amount") if amounts else assigned
    for key, name in (("half", "half"), ("remarks", "remark")):
        known = next((each for each in assigned.strangers if body.mostly(each, name)), None)
        if known and assigned.of(key) is None:
            assigned = assigned.known_by_cells(known, key)
    amount = assigned.of("amount")
    if leak and amount and _how_much(body, leak, amount):
        return assigned.renamed(leak, "leak_words").renamed(amount, "leak", evidence("beside_its_words", leak.heading))
    for each in assigned.strangers:
        if leak and _how_much(body, leak, each):
            return assigned.renamed(leak, "leak_words").known_by_cells(each, "leak")
        if leak is None and _beside_leaks(assigned, body, each):
            return assigned.known_by_cells(each, "leak")
        alone = leak is None or body.never_beside(leak.index, each.index)
        if alone and body.mostly(each, "leak") and not body.mostly(each, "yes_no", "number"):
            return assigned.known_by_cells(each, "leak")
    return assigned


def _beside_leaks(assigned: Assigned, body: Body, column: ColumnCandidate) -> bool:
    """Tell whether a column with words of leaks is filled beside leaks alone: `Severity` beside `Leak`."""
    event = assigned.of("event")
    if event is None or not body.profiles[column.index].share("leak") >= threshold("events"):
        return False
    pairs = zip(body.cells(event.index), body.cells(column.index), strict=True)
    return all("leak" in events_in(as_text(what)) for what, cell in pairs if not is_blank(cell))


def _how_much(body: Body, leak: ColumnCandidate, column: ColumnCandidate) -> bool:
    """Tell whether a column says how much was lost, beside one that says whether: `Leaked? Y/N`, `How much`."""
    words, whether = body.profiles.get(column.index), body.profiles.get(leak.index)
    if not (words and whether and words.filled and body.mostly(column, "leak") and not words.share("yes_no", "number")):
        return False
    return whether.share("yes_no") == 1.0 and body.only_beside(column.index, leak.index)


def _is_of_events(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether the cells of a column name events, or are letters that stand for them."""
    found = body.profiles.get(column.index)
    named = (
        body.mostly(column, "event named")
        and not body.mostly(column, "sentence")
        and happens(body, column)
        and bool(found and found.share("ours"))
    )
    return named or body.mostly(column, "event letter")


def _amounts(body: Body, column: ColumnCandidate, words: ColumnCandidate) -> bool:
    """Tell whether a column holds amounts, be it in measures of the house where the one beside it only names."""
    return body.numeric(column.index) or (
        body.mostly(column, "with amount") and body.profiles[words.index].share("with amount") < 1 - threshold("fits")
    )


def _several_amounts(assigned: Assigned, body: Body) -> Assigned:
    """Keep of several amounts those that are never filled on one row; without any filled, none beside others."""
    amounts = sorted(
        (each for each in assigned.columns if each.key == "amount"),
        key=lambda each: (-body.profiles[each.index].filled if each.index in body.profiles else 0, each.index),
    )
    kept: list[ColumnCandidate] = []
    for each in amounts:
        filled = bool(body.profiles.get(each.index) and body.profiles[each.index].filled)
        if kept and (not filled or not all(body.never_beside(each.index, other.index) for other in kept)):
            assigned = assigned.without(each)
        else:
            kept.append(each)
    return assigned


def _in_several(assigned: Assigned, body: Body) -> Assigned:
    """Read a second column of one thing beside the first where no row has both: by day and by night."""
    for each in assigned.repeated:
        same = [one for one in assigned.columns if one.key == each.key]
        apart = all(body.never_beside(each.index, one.index) for one in same)
        if each.key in MEASURED and same and apart and all(body.numeric(one.index) for one in (each, *same)):
            columns = tuple(sorted((*assigned.columns, each), key=lambda one: one.index))
            assigned = replace(assigned, columns=columns, repeated=tuple(o for o in assigned.repeated if o is not each))
    return assigned
