"""A code of a report or a message in words: a tip, a reason, a problem, a guess, a question, a layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diary.analysis import lacking, tips
from diary.analysis.reference import Reference
from diary.guidance import guidance
from diary.reports.explain.entry import Explanation, spoken
from diary.reports.messages import labels
from diary.texts import Texts

Limits = Mapping[str, Reference]


def title(subject: str, part: str) -> Callable[[str, Texts, Limits], str]:
    """Return what gives a code of a subject its title: one of its sentences."""
    return lambda code, words, _: _said(".".join(filter(None, (subject, code, part))), words)


def title_of_tip(topic: str, words: Texts, limits: Limits) -> str:
    """Return what a topic of the brochure is called."""
    return guidance(topic, words, limits).title


def tip(topic: str, words: Texts, limits: Limits) -> Explanation:
    """Return what is told of a topic of the brochure, and which findings and remarks raise it."""
    advice = guidance(topic, words, limits)
    raisers = {code: _name(code, words) for code in tips.raisers(topic)}
    return Explanation(topic, "tip", advice.title, {
        "why": advice.why,
        "steps": advice.steps,
        "raised_by": raisers,
        "sources": (f"{words('sources.brochure.full')} ({topic})",),
    })  # fmt: skip


def _name(code: str, words: Texts) -> str:
    """Return what a finding or a remark is called."""
    finding = f"findings.{code}.name"
    return words(finding if words.has(finding) else f"report.remark.{code}")


def reason(code: str, words: Texts, _: Limits) -> Explanation:
    """Return what is told of a reason, and which metrics it withholds."""
    withheld = (key for key, reasons in lacking.reasons_by_metric().items() if code in reasons)
    return Explanation(code, "reason", words(f"reasons.{code}.clinician"), {
        "patient": words("explain.quoted", text=spoken(words(f"reasons.{code}.patient"))),
        "metrics": {key: words(f"metrics.{key}.clinical") for key in withheld},
    })  # fmt: skip


def problem(code: str, words: Texts, _: Limits) -> Explanation:
    """Return what is told of a problem of reading: what is expected in its place, and what to do."""
    return _parts("problem", "problems", code, words, "became", "expected", "remedy")


def guess(code: str, words: Texts, _: Limits) -> Explanation:
    """Return what is told of a guess of reading, and how to check it."""
    return _parts("guess", "guesses", code, words, "check")


def question(code: str, words: Texts, _: Limits) -> Explanation:
    """Return what is told of a question about what was written down."""
    return _parts("question", "questions", code, words, "check")


def _parts(kind: str, subject: str, code: str, words: Texts, *parts: str) -> Explanation:
    present = {part: f"{subject}.{code}.{part}" for part in parts if words.has(f"{subject}.{code}.{part}")}
    facts = {part: _said(key, words) for part, key in present.items()}
    return Explanation(code, kind, _said(f"{subject}.{code}.what", words), facts)


def _said(key: str, words: Texts) -> str:
    """Return a sentence of a message with the labels of a workbook in its own language."""
    sentence = words(key)
    for name, label in labels(words.language).items():
        sentence = sentence.replace(f"{{{name}}}", label)
    return spoken(sentence)


def layout(code: str, words: Texts, _: Limits) -> Explanation:
    """Return what is told of a layout: how a file of it is written."""
    return Explanation(code, "layout", words(f"layouts.{code}"), {"what": words(f"explain.layout.{code}")})
