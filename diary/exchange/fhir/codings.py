"""The codes and units of the export, from one table, and every code of our own with its words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diary import __version__
from diary.analysis.findings import CODES as FINDINGS
from diary.analysis.metrics import KEYS
from diary.analysis.reference import references
from diary.limits import fact
from diary.texts import texts
from diary.urge import SCALES

Object = dict[str, Any]
UCUM = "http://unitsofmeasure.org"
_VALUES = {
    "drink_kind": "vocabulary.drink",
    "leak_amount": "vocabulary.leak",
    "trigger": "vocabulary.trigger",
    "complaint": "vocabulary.complaint",
    "straining": "vocabulary.straining",
    "stool_leak": "vocabulary.stool_leak",
    "blood": "fhir.blood",
    "level": "fhir.level",
}
"""Where the words of coded values stand, by the first part of their code."""


@dataclass(frozen=True)
class Term:
    """One code of our own in one language; the definition is empty where its name says it all."""

    display: str
    definition: str = ""


@cache
def table() -> Mapping[str, Any]:
    """Return the table of codes: systems, codes, what was left out, units."""
    written: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("codes.toml").read_text("utf-8"))
    return written


def system(name: str) -> str:
    """Return the address of a code system."""
    address: str = table()["systems"][name]
    return address


def coding(name: str) -> Object:
    """Return a code of others, as the table has it."""
    entry = table()["codes"][name]
    return {"system": system(entry["system"]), "code": entry["code"], "display": entry["display"]}


def profile(name: str) -> str:
    """Return the profile that belongs to a code."""
    address: str = table()["codes"][name]["profile"]
    return address


@cache
def terms(language: str) -> Mapping[str, Term]:
    """Return every code of our own: the concepts, metrics, findings, reasons and values of a diary."""
    words = texts(language)

    def under(part: str) -> list[str]:
        return [key.removeprefix(part) for key in sorted(words.keys()) if key.startswith(part)]

    concepts = [key.removesuffix(".display") for key in under("fhir.code.") if key.endswith(".display")]
    found = {one: Term(words(f"fhir.code.{one}.display"), words(f"fhir.code.{one}.definition")) for one in concepts}
    for scale in SCALES:
        name = words(f"fhir.scale.{scale}")
        found[f"urge_grade.{scale}"] = Term(*(words(f"fhir.urge_grade.{part}", scale=name)
                                              for part in ("display", "definition")))  # fmt: skip
    found |= {key: Term(words(f"metrics.{key}.clinical"), words(f"metrics.{key}.definition")) for key in KEYS}
    found |= {f"finding.{code}": Term(words(f"findings.{code}.name"), _fact(code, language)) for code in FINDINGS}
    reasons = [key.removesuffix(".clinician") for key in under("reasons.") if key.endswith(".clinician")]
    found |= {f"reason.{one}": Term(words(f"reasons.{one}.clinician")) for one in reasons}
    found |= {
        f"{of}.{one}": Term(words(f"{place}.{one}")) for of, place in _VALUES.items() for one in under(f"{place}.")
    }
    return found | {"leak_amount.none": Term(words("fhir.leak_none"))}


def _fact(code: str, language: str) -> str:
    """Return what the reference of a finding rests on; one without a published reference has none."""
    return fact(references()[code], texts(language)) if code in references() else ""


def local(code: str) -> Object:
    """Return a code of our own; one that is not defined raises KeyError. Its display is that of the code system."""
    return {"system": system("local"), "code": code, "display": terms("en")[code].display}


def concept(code: str, language: str, *others: Object) -> Object:
    """Return a code of our own as a concept in words, with the codes of others that say the same."""
    return {"coding": [*others, local(code)], "text": terms(language)[code].display}


def of_others(name: str) -> Object:
    """Return a concept that a code of others says alone."""
    return {"coding": [coding(name)]}


def number(value: float) -> float | int:
    """Return a number as JSON has it: a whole one without a point."""
    return int(value) if float(value).is_integer() else float(value)


def quantity(value: float, unit: str, comparator: str = "") -> Object:
    """Return an amount in a unit of ours as UCUM writes it; `comparator` marks a bound."""
    code = table()["units"][unit]
    said = {"comparator": comparator} if comparator else {}
    return {"value": number(value), **said, "unit": code, "system": UCUM, "code": code}


def code_system(identity: str) -> Object:
    """Return the definition of every code of our own, in English with the Dutch beside it."""
    english, dutch = terms("en"), terms("nl")
    return {
        "resourceType": "CodeSystem",
        "id": identity,
        "language": "en",
        "url": system("local"),
        "version": __version__,
        "name": "DiaryCodes",
        "title": texts("en")("fhir.system.title"),
        "status": "active",
        "experimental": False,
        "description": texts("en")("fhir.system.description"),
        "caseSensitive": True,
        "content": "complete",
        "count": len(english),
        "concept": [
            {
                "code": code,
                "display": term.display,
                **({"definition": term.definition} if term.definition else {}),
                "designation": [{"language": "nl", "value": dutch[code].display}],
            }
            for code, term in english.items()
        ],
    }
