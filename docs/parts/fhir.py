"""The parts of docs/fhir.md: the codes with where each was seen, our own codes, what was left out, the units."""

from __future__ import annotations

from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from diary.exchange.fhir import codings as fhir
from docs.parts.markdown import code, table


def codes() -> str:
    """Return every code of others: what it says in the bundle, and where it was seen."""
    rows = [
        [entry["system"], code(entry["code"]), entry["display"], entry["used"], _profile(entry), entry["seen_in"]]
        for entry in fhir.table()["codes"].values()
    ]
    return table(["System", "Code", "Display", "Says", "Profile", "Seen in"], rows)


def _profile(entry: dict[str, str]) -> str:
    return code(entry["profile"].rpartition("/")[2]) if "profile" in entry else ""


def systems() -> str:
    """Return the address of every code system."""
    addresses = {**fhir.table()["systems"], "ucum": fhir.UCUM}
    return table(["System", "Address"], [[name, code(address)] for name, address in addresses.items()])


def left_out() -> str:
    """Return the codes that were looked at and are not used."""
    rows = [[one["system"], code(one["code"]), one["why"]] for one in fhir.table()["left_out"].values()]
    return table(["System", "Code", "Why not"], rows)


def own() -> str:
    """Return our own codes that stand in no other page: those of events, their items and what goes with a number."""
    elsewhere = {*KEYS, *(f"finding.{one}" for one in CODES)}
    rows = [
        [code(name), term.display, term.definition]
        for name, term in fhir.terms("en").items()
        if name not in elsewhere and term.definition
    ]
    return table(["Code", "Display", "Definition"], rows)


def units() -> str:
    """Return the UCUM unit of every unit of ours."""
    return table(["Unit", "UCUM"], [[name, code(unit)] for name, unit in fhir.table()["units"].items()])
