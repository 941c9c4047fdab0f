"""A heading and the rows below it → the candidates, one a kind of table, each with its evidence; the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diary.reading.recognise.candidate import Candidate, ColumnCandidate
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.evidence import Evidence, evidence, threshold
from diary.reading.recognise.head import Head
from diary.reading.recognise.heads import KINDS
from diary.reading.recognise.meaning import TABLES, meanings, with_moment
from diary.reading.recognise.neighbours import settle
from diary.reading.recognise.night_columns import of_nights
from diary.reading.recognise.other_books import is_of_other_book
from diary.reading.recognise.row_record import TARGETS
from diary.reading.recognise.weigh_columns import Assigned, Body, assign, by_cells, with_margin

MEASURED = frozenset(("drink", "urine", "catheter"))
SAYS_BOWEL = frozenset(
    ("passed", "no_stool", "incomplete", "blockage", "manual_help", "laxative", "straining", "blood")
)
"""Columns beside which a type of 1 to 7 is that of a stool."""
OF_BLADDER = frozenset(("urine", "drink", "catheter", "leak", "void", "first_void"))
OF_BOWEL = frozenset(("stool", "stool_leak", "bristol"))
AMOUNTS_OF = frozenset(("urine", "drink", "catheter", "leak", "pad"))
"""What an amount can be of, a stool has none."""
OF_EVENTS = ("list", "bowel")
"""The kinds of table beside which someone may write what happened."""
BESIDE_STOOLS = 0.5
"""Urgency and loss, without anything measured, belong to stools as well: they weigh half for a list of voids."""


@dataclass(frozen=True)
class Context:
    """What stands around a table: the tab and the titles above it."""

    texts: tuple[str, ...]

    def says(self, keys: frozenset[str]) -> str:
        """Return the first text around the table that is about one of these only; empty when none is."""
        for text in self.texts:
            about = {word.key for word in meanings("events", text)} | set(words_in(text))
            about &= OF_BLADDER | OF_BOWEL
            if about and about <= keys:
                return text
        return ""


@dataclass(frozen=True)
class Subject:
    """What the bare amounts of a table are of, or without any what its times are of; empty without a need to know."""

    target: str
    shown: str = ""


def subject_of(keys: set[str], context: Context, *, printed: bool, headings: Sequence[str] = ()) -> Subject | None:
    """Return what a table is about where no column tells: its tab, its title or its other columns do.

    None where there is a need to know, and nothing tells. Hours that were `printed` beforehand tell of nothing.
    """
    timed = not (keys & TABLES["list"].one_of or printed or "output" in keys)
    if not timed and ("amount" not in keys or "event" in keys):
        return Subject("")
    if "what" in keys and "event" not in keys and not keys & MEASURED:
        named = (text for text in (*headings, *context.texts) if "drink" in words_in(text))
        return Subject("drink", next(named, "what"))
    for text in (*headings, *context.texts):
        about = {TARGETS[word.key] for word in meanings("events", text) if word.key in TARGETS}
        about = about or set(words_in(text) & set(TARGETS.values()))
        about &= set(TARGETS.values()) if timed else AMOUNTS_OF
        if len(about) == 1:
            (target,) = about
            return Subject("" if target in keys else target, text)
    for key, target in (("what", "drink"), ("lasted", "urine"), ("urge", "urine")):
        if key in keys:
            return Subject("" if target in keys else target, key)
    return Subject("") if keys & (MEASURED | {"leak", "stool", "pad_wet"}) else None


def candidates(head: Head, body: Body, unheaded: Sequence[int], context: Context) -> list[Candidate]:
    """Return the readings of a table, the best first, each with the distance to the best of another kind."""
    made = _held_against_amounts([_candidate(head, kind, body, unheaded, context) for kind in KINDS], body)
    made.sort(key=lambda each: (bool(each.missing), -each.score))
    best, rest = made[0], [each for each in made[1:] if not each.missing]
    if rest:
        best = replace(best, runner_up=rest[0].kind, margin=best.score - rest[0].score)
    return [best, *made[1:]]


def _held_against_amounts(made: Sequence[Candidate], body: Body) -> list[Candidate]:
    """Return the candidates with what speaks against those that have no place for what was drunk or passed."""
    measured = [
        each for one in made for each in one.columns if one.kind == "list" and each.key in MEASURED
        if _holds_amounts(body, each)
    ]  # fmt: skip
    found = []
    for candidate in made:
        own = {each.index for each in candidate.columns}
        left_out = [evidence("measured_left_out", each.heading) for each in measured if each.index not in own]
        found.append(replace(candidate, evidence=(*candidate.evidence, *left_out)) if left_out else candidate)
    return found


def _candidate(head: Head, kind: str, body: Body, unheaded: Sequence[int], context: Context) -> Candidate:
    assigned = by_cells(assign(head, kind, body), body, unheaded)
    assigned = with_margin(assigned, body, unheaded) if kind in OF_EVENTS else assigned
    why: list[Evidence] = []
    if kind == "list":
        assigned = settle(assigned, body)
        if text := context.says(OF_BLADDER):
            why.append(evidence("named_by_sheet", text))
        assigned = _types_of_stool(assigned, body, context)
        keys = {each.key for each in assigned.columns if _holds_amounts(body, each)}
        if keys & MEASURED or ("amount" in keys and assigned.of("event")):
            why.append(evidence("subject_measured"))
        elif not any(each.key in (*MEASURED, "amount") for each in assigned.columns):
            assigned = _halved(_without_urge(assigned))
    elif kind == "bowel":
        assigned = _whether_passed(_kinds_of_stool(assigned, body), body)
        assigned = _remarks(_bristol(assigned, body, context), body)
        if text := context.says(OF_BOWEL):
            why.append(evidence("named_by_sheet", text))
        if (types := assigned.of("bristol")) and _is_type(body, types):
            why.append(evidence("subject_stool"))
    elif kind == "nights":
        assigned = of_nights(assigned, body)
    keys = with_moment({each.key for each in assigned.columns})
    lacking = TABLES[kind].missing(keys)
    if kind == "list":
        lacking = _lacking_in_list(assigned, body, keys, context)
    return Candidate(
        kind,
        head.row,
        head.bottom + 1,
        assigned.columns,
        assigned.others,
        (*assigned.strangers, *assigned.repeated),
        lacking,
        tuple(why),
    )


def _lacking_in_list(assigned: Assigned, body: Body, keys: set[str], context: Context) -> tuple[str, ...]:
    """Return what a list cannot do without: when, be it in a stamp, and what, be it told by the tab or the title."""
    subject = subject_of(keys, context, printed=False, headings=_of_times(assigned))
    only_when = not assigned.others and not any(body.profiles[each.index].filled for each in assigned.strangers)
    told = bool(subject and subject.target) and (only_when or "amount" in keys)
    lacking = () if told else TABLES["list"].missing(keys)
    aside = (*assigned.others, *assigned.strangers, *assigned.repeated)
    if is_of_other_book(assigned.columns, aside, body, context.texts):
        return (*lacking, "urine")
    date = assigned.of("date")
    if "time" not in keys and not (date and body.profiles[date.index].share("stamp") > 0):
        lacking = ("time", *lacking)
    return lacking if subject else (*lacking, "urine")


def _of_times(assigned: Assigned) -> list[str]:
    """Return the heading of the times, which may say what happened then: `Geplast om`."""
    return [each.heading for each in assigned.columns if each.key == "time"]


def _holds_amounts(body: Body, column: ColumnCandidate) -> bool:
    found = body.profiles.get(column.index)
    return bool(column.unit) or bool(found and found.share("amount") >= threshold("events"))


def _without_urge(assigned: Assigned) -> Assigned:
    """Leave out urgency beside stools where nothing is measured: there it is urgency for stool."""
    urge = assigned.of("urge")
    return assigned.without(urge) if urge and assigned.of("stool") else assigned


def _halved(assigned: Assigned) -> Assigned:
    columns = tuple(
        replace(each, evidence=tuple(replace(one, weight=one.weight * BESIDE_STOOLS) for one in each.evidence))
        if each.key in ("urge", "leak", "stool", "pad")
        else each
        for each in assigned.columns
    )
    return replace(assigned, columns=columns)


def _types_of_stool(assigned: Assigned, body: Body, context: Context) -> Assigned:
    """Take a column of types with nothing but 1 to 7 for those of stools, where the sheet or its title says bowel."""
    kind = next((each for each in (*assigned.columns, *assigned.strangers) if "kind" in words_in(each.heading)), None)
    typed = kind and kind.key in ("kind", "") and body.mostly(kind, "bristol") and context.says(OF_BOWEL)
    if kind is None or not typed or assigned.of("stool"):
        return assigned
    why = evidence("named_by_sheet", context.says(OF_BOWEL))
    known = kind in assigned.columns
    return assigned.renamed(kind, "stool", why) if known else assigned.known_by_cells(kind, "stool", why.shown)


def _kinds_of_stool(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of kinds in which every cell says stool for the naming of the visit, and no other."""
    kind = assigned.of("kind")
    if kind is None:
        return assigned
    found = body.profiles.get(kind.index)
    if found and found.share("stool") >= threshold("fits"):
        return assigned.renamed(kind, "passed", evidence("events_named"))
    return assigned.without(kind)


def _whether_passed(assigned: Assigned, body: Body) -> Assigned:
    """Take a column of stools with nothing but yes and no for whether one was passed: the types stand elsewhere."""
    for each in (*assigned.columns, *assigned.repeated):
        found = body.profiles.get(each.index)
        if each.key != "bristol" or assigned.of("passed") or not found:
            continue
        if found.share("yes_no") >= threshold("fits") and not found.share("bristol"):
            return assigned.again(each, "passed") if each in assigned.repeated else assigned.renamed(each, "passed")
    return assigned


def _remarks(assigned: Assigned, body: Body) -> Assigned:
    """Take an unknown column that says that there was no stool for the remarks; amounts beside such words are none."""
    telling = (each for each in assigned.strangers if body.profiles[each.index].share("remark") > 0)
    known = next((each for each in telling if not _holds_amounts(body, each)), None)
    return assigned.known_by_cells(known, "remarks") if known and assigned.of("remarks") is None else assigned


def _is_type(body: Body, types: ColumnCandidate) -> bool:
    found = body.profiles.get(types.index)
    return found is None or not found.filled or found.share("bristol") >= threshold("events")


def _bristol(assigned: Assigned, body: Body, context: Context) -> Assigned:
    """A type of stool needs cells that are 1 to 7, and something else that says bowel: no score overrules this."""
    types = assigned.of("bristol")
    if types is None:
        return assigned
    says = bool(words_in(types.heading) & OF_BOWEL) or bool(context.says(OF_BOWEL))
    says |= any(each.key in SAYS_BOWEL for each in assigned.columns)
    return assigned if says and _is_type(body, types) else assigned.without(types)
