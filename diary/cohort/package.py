"""The data package of tables: what each column is, in both languages, for who opens them years later (Frictionless).

Beside the words stand the settings whole, the program's version, and the hash of every input: what made the numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from diary import __version__, model
from diary.analysis.absence import KINDS, kind
from diary.analysis.docstrings import sources
from diary.analysis.findings.judging import LEVELS
from diary.analysis.metrics import BY_KEY
from diary.exchange.dictionary import meaning
from diary.exchange.settings import deciding, hash_of
from diary.exchange.tabular import Column
from diary.exchange.tabular.delimited import DECIMALS, SEPARATORS
from diary.exchange.tabular.labelled import Labels
from diary.reading.exports.codebook import Entry, entries
from diary.settings import Settings
from diary.texts import LANGUAGES, Texts, texts
from diary.urge import SCALES

Object = dict[str, Any]
LEVEL = "_level"
BESIDE = " | "
"""Between the words of two languages."""
_TYPES = {
    "number": "number",
    "text": "string",
    "mark": "boolean",
    "flag": "boolean",
    "date": "date",
    "time": "datetime",
}
_CODES: Mapping[str, tuple[str, ...]] = {
    "sex": model.SEXES,
    "urge_scale": tuple(SCALES),
    "complaint": model.COMPLAINTS,
    "language": LANGUAGES,
    "metric": tuple(BY_KEY),
    "absent": KINDS,
}
_SECTIONS = {"metric": "metrics", "complaint": "vocabulary.complaint", "sex": "report.who"}
"""Where the words of a column's codes stand, when they have any."""


def column_meaning(name: str, words: Texts) -> str:
    """Return what a column of a table of many diaries is."""
    if name in BY_KEY:
        return words(f"metrics.{name}.definition")
    if name.endswith(LEVEL):
        return words("tables.level", finding=words(f"findings.{name.removesuffix(LEVEL)}.name"))
    own = f"tables.{name}"
    return words(own if words.has(own) else f"dictionary.column.{name}")


def of_table(name: str, path: Path, columns: Iterable[Column], locale: str) -> Object:
    """Return the description of one table of many diaries, which lies in this file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    as_csv = {"encoding": "utf-8-sig", "mediatype": "text/csv", "dialect": {"delimiter": SEPARATORS[locale]}}
    return {
        "name": name,
        "path": path.name,
        "format": path.suffix[1:].lower(),
        **(as_csv if path.suffix.lower() == ".csv" else {}),
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {"fields": [field(column, locale) for column in columns], "missingValues": [""]},
    }


def of_events(name: str, paths: Sequence[str], columns: Iterable[tuple[str, str]]) -> Object:
    """Return the description of one table of a data set of events, which lies in these files."""
    held = {entry.name: entry for entry in entries(name)} if name in model.TABLES else {}
    return in_parts(name, paths, (_field_of_events(name, column, kind, held.get(column)) for column, kind in columns))


def in_parts(name: str, paths: Sequence[str], fields: Iterable[Object]) -> Object:
    """Return the description of a table that lies in these Parquet files."""
    first, *more = paths
    parts = {"path": first} | ({"extrapaths": more} if more else {})
    return {"name": name, **parts, "format": "parquet", "schema": {"fields": [*fields]}}


def _field_of_events(table: str, name: str, kind: str, entry: Entry | None) -> Object:
    if entry is None:
        return field(Column(name, "number" if kind == "number" else "text"))
    described = {language: meaning(table, name, texts(language)) for language in LANGUAGES}
    return {
        "name": name,
        "type": _TYPES[kind],
        "title": name,
        **({"unit": entry.unit} if entry.unit else {}),
        "description": described["en"],
        "descriptions": described,
        **({"categories": [_category(name, code) for code in entry.codes]} if entry.codes else {}),
    }


def field(column: Column, locale: str = "en") -> Object:
    """Return the description of one column of a table of many diaries."""
    metric = BY_KEY.get(column.name)
    described = {language: column_meaning(column.name, texts(language)) for language in LANGUAGES}
    named = {language: texts(language)(f"metrics.{metric.key}.clinical") for language in LANGUAGES} if metric else {}
    codes = LEVELS if column.name.endswith(LEVEL) else _CODES.get(column.name, ())
    return {
        "name": column.name,
        "type": _TYPES[column.kind],
        **({"decimalChar": DECIMALS[locale]} if column.kind == "number" and locale != "en" else {}),
        **({"trueValues": ["1", "True"], "falseValues": ["0", "False"]} if column.kind == "mark" else {}),
        **({"unit": metric.unit, "sources": [*sources(metric)]} if metric else {}),
        "title": named.get("en", column.name),
        **({"titles": named} if named else {}),
        "description": described["en"],
        "descriptions": described,
        **({"categories": [_category(column.name, code) for code in codes]} if codes else {}),
    }


def _category(column: str, code: str) -> Object:
    key = f"{_SECTIONS.get(column, '')}.{code}" + (".clinical" if column == "metric" else "")
    labels = {language: texts(language)(key) for language in LANGUAGES if texts(language).has(key)}
    return {"value": code, "label": labels.get("en", code), **({"labels": labels} if labels else {})}


def labels(columns: Iterable[Column]) -> Labels:
    """Return what the columns of a table are called in a file that bears labels, in both languages."""
    both = [texts(language) for language in LANGUAGES]
    yes_no = {value: BESIDE.join(words(f"report.{one}") for words in both) for value, one in enumerate(("no", "yes"))}
    codes = both[0].codes("reasons")
    fields = {column.name: field(column) for column in columns}
    return Labels(
        columns={
            name: BESIDE.join((one.get("titles") or one["descriptions"]).values()) for name, one in fields.items()
        },
        codes={column.name: yes_no for column in columns if column.kind == "mark"},
        reasons={code: BESIDE.join(words(f"reasons.{code}.clinician") for words in both) for code in codes},
        kinds={code: str(kind(code)) for code in codes},
    )


def package(name: str, resources: Iterable[Object], inputs: Iterable[tuple[str, str]], settings: Settings) -> str:
    """Return the description of some tables as JSON; `inputs` are the key and the SHA-256 of each file."""
    said: Object = {
        "generated_by": {"name": "diary", "version": __version__},
        "name": name,
        "profile": "data-package",
        "resources": [*resources],
        "reasons": {code: _reason(code) for code in texts("en").codes("reasons")},
        "settings": deciding(settings),
        "settings_hash": hash_of(settings),
        "inputs": [{"diary": key, "sha256": sha256} for key, sha256 in inputs],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _reason(code: str) -> Object:
    told = {language: texts(language)(f"reasons.{code}.clinician") for language in LANGUAGES}
    return {"absent": kind(code), "descriptions": told}
