"""Bundles to look into: of a sample, and of tables made for one test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from diary.analysis.assess import Assessment, assess
from diary.exchange.fhir.bundle import bundle
from diary.exchange.fhir.codings import system
from diary.model import Diary
from diary.reading.reader import read
from diary.settings import DEFAULTS, Settings
from diary.texts import texts
from tests.conftest import SAMPLES

Object = dict[str, Any]
READABLE = (".xlsx", ".csv", ".ods", ".xls")
READ = sorted(path for path in SAMPLES.rglob("*") if path.suffix in READABLE and not path.with_suffix(".toml").exists())
"""The samples, but for those that need a form of their own."""


@cache
def assessed(path: Path) -> Assessment:
    """Return a sample, assessed."""
    return assess(read(path).diary)


@cache
def of(path: Path | str, language: str = "en", **options: Any) -> Object:
    """Return the bundle of a sample, made once: a test that changes it takes a copy."""
    return bundle(assessed(SAMPLES / path if isinstance(path, str) else path), texts(language), **options)


def made(settings: Settings = DEFAULTS, **rows: Iterable[Mapping[str, Any]]) -> Object:
    """Return the bundle of a diary that holds these rows."""
    return bundle(assess(Diary.of(**{"patients": [{}], **rows}), settings), texts("en"))


def resources(one: Object, kind: str = "Observation") -> Iterator[Object]:
    """Yield the resources of a kind."""
    return (entry["resource"] for entry in one["entry"] if entry["resource"]["resourceType"] == kind)


def coded(one: Object, code: str) -> list[Object]:
    """Return the observations with a code, whosoever's it is."""
    return [found for found in resources(one) if code in [coding["code"] for coding in found["code"]["coding"]]]


def only(one: Object, code: str) -> Object:
    """Return the one observation with a code."""
    (found,) = coded(one, code)
    return found


def component(observation: Object, code: str) -> Any:
    """Return the value of a component by the code of ours, None where there is none."""
    for part in observation.get("component", []):
        if {"system": system("local"), "code": code}.items() <= part["code"]["coding"][-1].items():
            value = next(part[key] for key in part if key.startswith("value"))
            return value["coding"][-1]["code"] if isinstance(value, dict) and "coding" in value else value
    return None


def walk(node: Any) -> Iterator[Object]:
    """Yield every object within."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)
