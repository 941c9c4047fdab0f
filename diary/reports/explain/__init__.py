"""A key → what it is, in words: a metric, a finding, a limit, a tip, or a code of a report or a message.

A key that is of several kinds (`nocturia` is a metric, a finding and a limit) is explained as each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from diary.analysis.brochure import TOPICS
from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from diary.analysis.reference import Reference, references
from diary.reports.explain import judged, messages, metric
from diary.reports.explain.entry import Explanation
from diary.texts import Texts

Limits = Mapping[str, Reference]
"""The limits in force, by id."""
_ALIKE = 0.6
"""From so alike on, of 1, a key may be what was meant."""
_MEANT = 4
"""So many keys are proposed at most."""


@dataclass(frozen=True)
class Kind:
    """One kind of key: which there are, what each is called, and what explains one."""

    keys: Callable[[Texts], tuple[str, ...]]
    title: Callable[[str, Texts, Limits], str]
    explain: Callable[[str, Texts, Limits], Explanation]


def _coded(subject: str, part: str, explain: Callable[[str, Texts, Limits], Explanation]) -> Kind:
    """Return a kind whose keys are the codes of a subject of the texts, each called by one of its sentences."""
    return Kind(lambda words: words.codes(subject), messages.title(subject, part), explain)


KINDS: Mapping[str, Kind] = {
    "metric": Kind(lambda _: KEYS, metric.title, metric.explained),
    "finding": Kind(lambda _: CODES, judged.title, judged.finding),
    "limit": Kind(
        lambda _: tuple(key for key in references() if key not in CODES), judged.title_of_limit, judged.limit
    ),
    "tip": Kind(lambda _: TOPICS, messages.title_of_tip, messages.tip),
    "reason": _coded("reasons", "clinician", messages.reason),
    "problem": _coded("problems", "what", messages.problem),
    "guess": _coded("guesses", "what", messages.guess),
    "question": _coded("questions", "what", messages.question),
    "layout": _coded("layouts", "", messages.layout),
}


def explained(key: str, words: Texts, limits: Limits) -> tuple[Explanation, ...]:
    """Return what a key is, as each kind that it is of; nothing of a key that is unknown."""
    return tuple(kind.explain(key, words, limits) for kind in KINDS.values() if key in kind.keys(words))


def titles(words: Texts, limits: Limits) -> Mapping[str, Mapping[str, str]]:
    """Return by kind every key that can be explained, with what it is called."""
    return {name: {key: kind.title(key, words, limits) for key in kind.keys(words)} for name, kind in KINDS.items()}


def meant(key: str, words: Texts, limits: Limits) -> tuple[str, ...]:
    """Return the keys that may have been meant, by their spelling or by what they are called.

    >>> from diary.texts import texts
    >>> meant("nocturnia", texts("en"), references())[0], meant("nycturie", texts("nl"), references())[0]
    ('nocturia', 'nocturia')
    """
    asked = _spelled(key)
    known: dict[str, str] = {}
    for named in titles(words, limits).values():
        known |= {_spelled(title): key for key, title in named.items()} | {key: key for key in named}
    alike = get_close_matches(asked, known, _MEANT, _ALIKE)
    within = [spelling for spelling in known if asked and asked in spelling]
    return tuple(dict.fromkeys(known[spelling] for spelling in (*alike, *within)))[:_MEANT]


def _spelled(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")
