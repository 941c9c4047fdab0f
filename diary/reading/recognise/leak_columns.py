"""The columns of leaks and pads of a list beside each other: wet before dry, the weights of a pad before its gain."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.cells.leaks import asks_dry
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.evidence import evidence
from diary.reading.recognise.weigh_columns import Assigned, Body

GAIN = "[total]"
GRAMS = ("g", "gr", "gram", "grams")
"""The units in which pads are weighed."""


def leaks_and_pads(assigned: Assigned, body: Body) -> Assigned:
    """Return the columns of a list with those of leaks and pads after they were seen beside each other."""
    return _without_gain(_weighed_pads(_wet_before_dry(assigned), body))


def _wet_before_dry(assigned: Assigned) -> Assigned:
    """Take a column of leaks before one beside it that asks whether it stayed dry: `Dry` and `Wet`, to be ticked."""
    dry = assigned.of("leak")
    if dry is None or not asks_dry(dry.heading):
        return assigned
    wet = next((each for each in assigned.repeated if each.key == "leak" and not asks_dry(each.heading)), None)
    return assigned.exchanged(dry, wet) if wet else assigned


def _weighed_pads(assigned: Assigned, body: Body) -> Assigned:
    """Take what is wet, in grams beside the weight of a dry pad, for that of the wet one; a loss repeats their gain."""
    pad = assigned.of("pad")
    if pad and "wet" in words_in(pad.heading) and assigned.of("pad_dry") and assigned.of("pad_wet") is None:
        return assigned.renamed(pad, "pad_wet", evidence("beside_its_words", pad.heading))
    loss = assigned.of("leak")
    leaks = [each for each in (loss, *assigned.repeated) if each and each.key == "leak"]
    grams = [each for each in leaks if each.unit in GRAMS or body.numeric(each.index)]
    wet = next((each for each in grams if "wet" in words_in(each.heading)), None)
    if wet is None or loss not in grams or assigned.of("pad_dry") is None or assigned.of("pad_wet"):
        return assigned
    columns = [each for each in assigned.columns if each != loss]
    weight = replace(wet, key="pad_wet", evidence=(*wet.evidence, evidence("beside_its_words", wet.heading)))
    return replace(
        assigned,
        columns=tuple(sorted((*columns, weight), key=lambda each: each.index)),
        repeated=tuple(each for each in assigned.repeated if each not in grams),
        others=(*assigned.others, *(each for each in grams if each != wet)),
    )


def _without_gain(assigned: Assigned) -> Assigned:
    """Leave out grams beside the weights of a dry and a wet pad: their difference repeats them."""
    if assigned.of("pad_dry") is None or assigned.of("pad_wet") is None:
        return assigned
    gain = [each for each in assigned.columns if each.key == "amount" and each.unit in GRAMS]
    kept = tuple(each for each in assigned.columns if each not in gain)
    return replace(assigned, columns=kept, others=(*assigned.others, *(replace(each, key=GAIN) for each in gain)))
