"""The words of the JSON Schemas: what each property is, from the one home of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diary.analysis.findings import CODES
from diary.analysis.findings.doctor import COUNTED
from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import references
from diary.exchange.schema_parts import Object, at, growing
from diary.texts import Texts

HOMES = ("schema.{section}.{name}", "dictionary.{section}.{name}", "dictionary.column.{name}", "tables.{name}")
"""Where the words of a property stand, the first of these that there is."""


def described(schema: Object, words: Texts, section: str) -> Object:
    """Return a schema with a description of each property, that of the definitions too.

    A property is named by the section that it stands in: the property or definition of which it is a part.
    """
    made = {name: value for name, value in schema.items() if name not in ("properties", "items", "$defs")}
    if "properties" in schema:
        made["properties"] = {
            name: {**described(part, words, name), "description": _meaning(part, section, name, words)}
            for name, part in schema["properties"].items()
        }
    if "items" in schema:
        made["items"] = described(schema["items"], words, section)
    if "$defs" in schema:
        made["$defs"] = {name: described(part, words, name) for name, part in schema["$defs"].items()}
    return made


def _meaning(part: Object, section: str, name: str, words: Texts) -> str:
    own = part.get("description")
    if isinstance(own, str):
        return own
    homes = (home.format(section=section, name=name) for home in HOMES)
    return words(next(home for home in homes if words.has(home)))


def of_metrics(value: Object, words: Texts, keys: Iterable[str] = BY_KEY) -> Object:
    """Return metrics as properties of one schema, each with its name and definition."""
    return {
        key: {
            **value,
            "title": words(f"metrics.{key}.clinical"),
            "description": words("schema.metric_of", what=words(f"metrics.{key}.definition"), unit=BY_KEY[key].unit),
        }
        for key in keys
    }


def codes(words: Texts) -> Object:
    """Return the definitions of the codes that stand in several places; each of these lists may grow."""
    names = {code: words(f"findings.{code}.name") for code in CODES}
    return {
        "finding_code": {"anyOf": [*_told(names), {"type": "string"}]},
        "metric_key": growing(dict.fromkeys((*BY_KEY, *(one.metric for one in references().values()), COUNTED))),
        "reason_code": growing(words.codes("reasons")),
    }


def _told(names: dict[str, str]) -> Iterator[Object]:
    return ({"const": code, "description": name} for code, name in names.items())


FINDING, METRIC, REASON = at("finding_code"), at("metric_key"), at("reason_code")
MAYBE_REASON: Object = {"anyOf": [REASON, {"type": "null"}]}
