"""A number has one home: whatever limits a practice sets, no output anywhere still names one that they replaced."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from diary.analysis.assess import assess
from diary.analysis.brochure import TOPICS
from diary.analysis.compared import compare
from diary.analysis.findings import CODES
from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import Reference, in_force, references
from diary.exchange import reference_values
from diary.exchange import topics as topics_as_data
from diary.exchange.results import to_json
from diary.model import Diary
from diary.reading.timeline.ledger import RowCount
from diary.record import Reading
from diary.reports import charts, html, terminal, topics
from diary.reports.compare import compose as compose_comparison
from diary.reports.compose import compose
from diary.reports.compose.advice import fixed_box
from diary.reports.document import Balance, Report, Scale, Zones
from diary.reports.explain import explained
from diary.reports.leaflet.compose import compose as compose_leaflet
from diary.settings import Settings
from diary.settings_file import kinds
from diary.texts import LANGUAGES, Texts, texts
from tests.analysis import lines

SMALL = """
person: age 47, weight 71
2026-03-11 07:13  rise
           07:16  void 413
           07:43  drink 287 coffee
           09:27  void 187 urge 3
           11:14  void 233 urge 2 leak drops cough
           12:37  drink 291 tea
           13:19  void 171 urge 4 leak small
           14:41  void 196 urge 2
           15:52  void 217 urge 2
           16:47  drink 359 water
           17:31  void 178 urge 2
           19:26  void 203 urge 2
           20:09  void 161 urge 2
           20:44  drink 397 water
           21:07  void 373 urge 2
           22:53  void 227 urge 1
           23:17  bed
           01:31  void 246
           03:47  void 279
           05:11  leak large asleep
2026-03-12 07:19  rise
           07:21  void 389
           07:51  stool type 1 strain hard incomplete blocked postponed 23
           09:44  stool type 2 strain hard incomplete postponed 27
           13:52  stool type 1 strain no complete leak some
           15:01  exercise 3 times 7 minutes 11
"""
LATER = SMALL.replace("2026-03-1", "2026-05-1").replace("void 187", "void 391").replace("times 7", "times 9")
LARGE = """
person: age 71
2026-03-11 07:13  rise
           07:16  void 713
           12:31  drink 2377 water
           19:43  void 823
           23:17  bed
           03:47  void 877
2026-03-12 07:19  rise
           07:21  void 689
           09:44  stool type 7
           09:47  exercise 1 times 23 minutes 11
"""
"""Diaries of which no number is a limit: what is named as one, is one."""
ONLY_DECIDE = frozenset(
    {
        "residual_pairs", "residual_after_void", "stool_deferral_short", "stool_deferral_minutes",
        "stool_deferral_movements", "stool_postponing", "stool_leakage_often", "stool_smears_often",
        "voids_left_to_the_night",
        "age_of_leaks", "age_of_stool_leaks", "age_of_bladder_limits", "age_of_bowel_limits", "ages_of_intake",
        "frequency_for_age", "frequency_for_age_from", "frequency_for_age_to", "frequency_of_healthy_children",
        "wet_nights_severity", "bowel_pattern_for_age", "few_stools_in_toilet", "stool_loss_of_child",
    }
)  # fmt: skip
"""Small counts, minutes and ages that decide and that no report says: as numbers they stand everywhere."""
EVERY_END = [tuple(key.split(".")[1:]) for key in kinds() if key.startswith("limits.")]
ENDS = [(limit, end) for limit, end in EVERY_END if limit not in ONLY_DECIDE]
WIDE = 2000
"""So many columns that no sentence on a terminal is broken."""
FACTORS = (0.983, 1.017, 1.29)
"""So much of the published limits: the verdicts stay, and they change."""

FIXED = re.compile(
    r"Types? 1–2 .* 6–7|(?:oefening|exercise) \d|(?:drang|urge) 0–4"  # scales and ids
    r"|(?:U hield|kept a diary) \d (?:keer|times)|Minder dan twee gebeurtenissen|Fewer than two events"  # counts
    r"| · \d (?:keer|times)$|^\d (?:keer|times)$|twee uur voor|two hours before"
    r"|over drie dagen|over three days|three quarters"
    r"|(?:ongeveer|about) \d+ (?:keer|times|ml) (?:in 24|per|a|op een|on a)\b"  # means, rounded
    r"|(?<!to )(?<!tot )(?<![\d.,])\d+ (?:keer|times) in \d+ (?:uur|dagen|nachten|hours|days|nights)"
    r"|\d+ (?:van de|out of) \d+ (?:keer|times)"
    r"|−\d+\s%-punt"
    r"|[Mm]inder dan drie volledige dagen|[Ff]ewer than three complete days"  # how many days make a result
    r"|\b100\s?(?:%|procent|percent)|(?:5|vijf) tot (?:7|zeven) dagen|(?:5|five) to (?:7|seven) days"
    r"|(?:plas,|plaste|poepte|moest|had|poo|pee|peed) \d+ (?:keer|times)|^> \d$|^>\s\d$|n = \d+ \w+"  # values
    r"|\d+ times a week|vanaf 65 jaar"
    r"|(?:Nycturie|Urgency|Mictiefrequentie|Defecatiefrequentie|Nocturia|Frequency|Bowel movements) \d+ per"
    r"|(?<![<>≤≥–\u00a0\d,.])\d+ (?:→ \d+ )?per (?:nacht|night|24 uur|24 hours|week)"
    r"|(?:na|vanaf)\s18\suur"  # the evening
    r"|(?:één|twee|drie|one|two|three) (?:of meer micties|or more voids|(?:mictie|void)[- ]episode)"  # names of metrics
    r"|(?:Pijn|Pain) \(0–10\)|veelvoud van 50 ml|multiple of 50 ml"  # a scale, and how round volumes are told
    r"|(?:ten minste|at least|meer dan|more than) \d+ (?:procent|per cent|ml)"  # of a published change
)
"""What stands in a sentence and is no limit of a practice."""


@cache
def facts(text: str) -> Diary:
    return lines.read(text)


def reading(text: str) -> Reading:
    return Reading(facts(text), (), (), RowCount(0, 0, 0, 0), "nl", "template", "xlsx", "", "diary.xlsx")


def changed(factor: float) -> dict[str, dict[str, float]]:
    limits: dict[str, dict[str, float]] = {}
    for limit, end in EVERY_END:
        limits.setdefault(limit, {})[end] = round(factor * getattr(references()[limit], end), 4)
    return limits


@cache
def reports(language: str, factor: float) -> tuple[Report, ...]:
    """Return the reports of two diaries, and what changed from one to a later one."""
    words, settings = texts(language), Settings(limits=changed(factor) if factor != 1 else {})
    alone = (compose(reading(text), assess(facts(text), settings), words) for text in (SMALL, LARGE))
    both = compare([facts(SMALL), facts(LATER)], ["1", "2"], settings)
    return (*alone, compose_comparison([reading(SMALL), reading(LATER)], both, words))


class Visible(HTMLParser):
    """The texts of a page, those of its style left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tag = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = tag

    def handle_data(self, data: str) -> None:
        if self.tag != "style" and data.strip():
            self.texts.append(data)


def leaves(node: Any) -> Iterator[Any]:
    """Give every text and number of a report, a leaflet or JSON."""
    if is_dataclass(node):
        node = [getattr(node, field.name) for field in fields(node)]
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list | tuple):
        for value in node:
            yield from leaves(value)
    else:
        yield node


def explanations(words: Texts, limits: Mapping[str, Reference]) -> list[Any]:
    """Return what is explained of each finding and topic, but for what is to name the published limit or a value."""
    entries = [entry for key in dict.fromkeys((*CODES, *TOPICS)) for entry in explained(key, words, limits)]
    return [fact for entry in entries for name, fact in entry.facts.items() if name not in ("limits", "example")]


@cache
def told(language: str, factor: float) -> tuple[str, ...]:
    """Return every text of every output under such limits."""
    words, settings = texts(language), Settings(limits=changed(factor) if factor != 1 else {})
    limits, composed = in_force(settings.limits), reports(language, factor)
    outputs = [
        composed,
        *(terminal.render(report, WIDE, colour=False) for report in composed),
        Visible(html.render(composed[0], charts.draw(composed[0]))).texts,
        *(json.loads(to_json(reading(text), assess(facts(text), settings), words)) for text in (SMALL, LARGE)),
        compose_leaflet(TOPICS, words, limits, (), fixed_box(words)),
        topics.in_full(TOPICS, words, limits, WIDE),
        json.loads(topics_as_data.to_json(TOPICS, words, limits)),
        json.loads(reference_values.to_json(limits.values())),
        explanations(words, limits),
    ]
    texts_told = (line for text in leaves(outputs) if isinstance(text, str) for line in text.splitlines())
    return tuple(dict.fromkeys(FIXED.sub("", line) for line in texts_told))


def written(limit: str, end: str, words: Texts) -> set[str]:
    """Return every way in which a published limit may be written."""
    value, metric = getattr(references()[limit], end), references()[limit].metric
    percent = 100 if metric.endswith("_share") or (metric in BY_KEY and BY_KEY[metric].percent) else 1
    amounts = {value * percent} | ({value / 1000} if value >= 1000 else set())
    return {form for amount in amounts for form in (words.plain(amount), *words.spelled(amount))}


BEFORE = (
    "tot|to|hoogstens|minstens|ten minste|minder dan|meer dan|vaker dan|at most|at least|less than|more than|"
    "fewer than|under|over|onder|boven|above|below|binnen|within|ongeveer|about|liever|practise|pee|vanaf"
)
AFTER = "keer|times|per|ml|milliliter|millilitres|liter|litres|procent|percent|tot|to|of meer|or more|uur|hours"

ONE = ("1", "één", "one")
"""What follows one tells of no limit: once, one exercise."""


def named(form: str, text: str) -> bool:
    """Tell whether a text names a number as a limit: by the words or the signs that stand beside it."""
    number = rf"(?<![\w.,:×-]){re.escape(form)}(?![\w:×]|[.,]\d)"
    after = "" if form in ONE else rf"|{number}\s*(?:[–%]|(?:{AFTER})\b)"
    return bool(re.search(rf"(?:\b(?:{BEFORE})\s+|[–≥≤<>]\s*){number}{after}", text, re.IGNORECASE))


def naming(limit: str, end: str, language: str, factor: float) -> list[str]:
    forms = written(limit, end, texts(language))
    return [text for text in told(language, factor) if any(named(form, text) for form in forms)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("limit", "end"), ENDS, ids=[f"{limit}.{end}" for limit, end in ENDS])
def test_no_output_names_a_limit_that_the_practice_has_replaced(limit: str, end: str, language: str) -> None:
    for factor in FACTORS:
        assert naming(limit, end, language, factor) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_limits_are_named_where_they_are_in_force(language: str) -> None:
    """So that the test above looks for what is there."""
    unnamed = {f"{limit}.{end}" for limit, end in ENDS if not naming(limit, end, language, 1)}
    assert unnamed == {"adult.low", "plausible_night.high"}


@pytest.mark.parametrize("factor", FACTORS)
def test_no_band_of_a_picture_stays_where_the_published_limit_was(factor: float) -> None:
    def edges(by: float) -> set[float]:
        return {edge for report in reports("en", by) for edge in drawn(report)}

    assert len(edges(1)) > 15
    assert not edges(1) & edges(factor)


def drawn(node: Any) -> Iterator[float]:
    """Give every edge of a band: of a scale, of the capacity, of what is drunk."""
    if isinstance(node, Zones):
        yield from (node.low, node.high)
    elif isinstance(node, Scale):
        yield from (edge for edge in (node.low, node.high) if edge)
    elif isinstance(node, Balance):
        yield from node.band or ()
    elif is_dataclass(node):
        yield from (edge for field in fields(node) for edge in drawn(getattr(node, field.name)))
    elif isinstance(node, tuple):
        yield from (edge for part in node for edge in drawn(part))
