"""The Dutch zibs of 2020: what claims one of their profiles has the shape of Nictiz's examples and no more.

The shapes are those of nl-core-BowelFunction-01, .Frequency-01 and .DefecationConsistency-01, nl-core-FluidBalance-01,
.FluidTotalIn-01 and .FluidTotalOut-01 (Nictiz-R4-zib2020, release 2020), read element by element.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.exchange.fhir import READ, Object, coded, made, of, resources

NICTIZ = "http://nictiz.nl/fhir/StructureDefinition/nl-core-"
SNOMED, BRISTOL = "http://snomed.info/sct", "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.3.1"
EXTRA = {"id", "meta", "resourceType", "effectivePeriod", "effectiveDateTime", "_effectiveDateTime", "derivedFrom",
         "component", "method"}  # fmt: skip
"""What R4 allows beside an example's elements and the profile does not forbid."""

MOST_IN_A_SLICE = 1
"""Members that each slice of the group profiles allows: `max` of frequency, defecationConsistency, fluidTotalIn …"""


@dataclass(frozen=True)
class Shape:
    """What an example of a profile holds: its code, its value or members, and the unit."""

    code: str
    display: str
    holds: set[str]
    unit: str = ""
    members: tuple[str, ...] = ()


SHAPES = {
    "BowelFunction": Shape("111989001", "defecatie", {"hasMember"}, members=("162098000", "443172007")),
    "BowelFunction.Frequency": Shape("162098000", "frequentie van defecatie", {"valueQuantity"}, "/d"),
    "BowelFunction.DefecationConsistency": Shape(
        "443172007", "score op Bristol Stoelgangschaal", {"valueCodeableConcept"}
    ),
    "FluidBalance": Shape(
        "710853006", "evaluatie van vochtbalans", {"hasMember", "note"}, members=("251852001", "251841007")
    ),
    "FluidBalance.FluidTotalIn": Shape("251852001", "totale vochtinname", {"valueQuantity"}, "mL"),
    "FluidBalance.FluidTotalOut": Shape("251841007", "totale vochtuitscheiding", {"valueQuantity"}, "mL"),
}


def claiming(found: Object) -> list[tuple[Shape, Object]]:
    """Return every resource that claims a profile, with the shape of that profile."""
    claims = [(address, one) for one in resources(found) for address in one.get("meta", {}).get("profile", [])]
    assert all(address.startswith(NICTIZ) for address, _ in claims)
    return [(SHAPES[address.removeprefix(NICTIZ)], one) for address, one in claims]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_what_claims_a_profile_has_its_shape(path: Path):
    found = of(path)
    by_address = {f"urn:uuid:{one['id']}": one for one in resources(found)}
    for shape, one in claiming(found):
        first = one["code"]["coding"][0]
        assert first == {"system": SNOMED, "code": shape.code, "display": shape.display}
        assert one["status"] == "final"
        assert one["subject"]["type"] == "Patient"
        assert shape.holds <= set(one)
        assert set(one) - EXTRA - {"status", "code", "subject"} == shape.holds
        assert len(one.get("note", [])) <= 1
        if shape.unit:
            quantity = one["valueQuantity"]
            assert (quantity["unit"], quantity["code"]) == (shape.unit, shape.unit)
            assert "comparator" not in quantity
        for member in one.get("hasMember", []):
            assert member["type"] == "Observation"
            code = by_address[member["reference"]]["code"]["coding"][0]["code"]
            assert code in (*shape.members, "bristol_between")
        codes = [by_address[member["reference"]]["code"]["coding"][0]["code"] for member in one.get("hasMember", [])]
        assert all(codes.count(code) <= MOST_IN_A_SLICE for code in shape.members)


def test_a_sample_has_days_with_more_stools_than_the_profile_has_room_for():
    groups = coded(of("loose-stools.xlsx"), "111989001")
    stools = [len(group["hasMember"]) - 1 for group in groups]
    assert sorted(stools) == [1, 1, 2, 2, 2, 2, 3]
    assert [count for count, group in zip(stools, groups, strict=True) if "profile" in group.get("meta", {})] == [1, 1]


def test_every_profile_is_claimed_by_some_sample():
    claimed = {shape.code for path in READ for shape, _ in claiming(of(path))}
    assert claimed == {shape.code for shape in SHAPES.values()}


def test_a_bristol_type_is_a_code_and_no_number():
    values = [one["valueCodeableConcept"]["coding"] for one in coded(of("constipation.xlsx"), "443172007")]
    assert values
    assert all(coding == [{"system": BRISTOL, "code": coding[0]["code"]}] for coding in values)
    assert {coding[0]["code"] for coding in values} <= {f"Type {number}" for number in range(1, 8)}


def test_a_balance_has_a_period_and_both_sides():
    found = of("healthy.xlsx")
    balances = coded(found, "710853006")
    assert len(balances) == 3
    by_address = {f"urn:uuid:{one['id']}": one for one in resources(found)}
    for balance in balances:
        taken, passed = (by_address[one["reference"]] for one in balance["hasMember"])
        assert set(balance["effectivePeriod"]) == {"start", "end"}
        assert balance["effectivePeriod"] == passed["effectivePeriod"]
        assert taken["valueQuantity"]["value"] > 0 < passed["valueQuantity"]["value"]


def test_a_day_of_which_one_side_is_only_a_bound_has_no_balance():
    """In `english` the first day has a void that was not measured: its urine is a lower bound."""
    found = of("english.xlsx")
    first = coded(found, "251841007")[0]
    assert first["valueQuantity"]["comparator"] == ">="
    assert "meta" not in first
    known = [one for one in coded(found, "251841007") if "meta" in one]
    assert len(coded(found, "710853006")) == len(known) < 3


def test_a_glass_makes_the_intake_an_estimate():
    codes = [one["code"]["coding"][1]["code"] for one in coded(of("english.xlsx"), "251852001")]
    assert "75301-2" in codes
    measured = coded(of("healthy.xlsx"), "251852001")[0]["code"]["coding"]
    assert ("75301-2" in [one["code"] for one in measured]) is ("method" in coded(of("healthy.xlsx"), "251852001")[0])


def test_without_a_diary_of_the_bowel_there_is_no_bowel_function():
    assert not coded(made(voids=[{"at": "2026-03-02T09:00", "volume_ml": 200}]), "111989001")


@pytest.mark.parametrize(("types", "claims"), [((4,), True), ((4, 4), False), ((4, 3), False), ((), True)])
def test_a_day_with_two_stools_claims_no_profile_for_its_group(types: tuple[int, ...], claims: bool):
    """The profile has room for one consistency; both stools and the group stay, each stool with its own profile."""
    rows = [{"at": f"2026-03-02T{10 + place}:00", "kind": "visit", "bristol": form} for place, form in enumerate(types)]
    rows = rows or [{"at": "2026-03-02T00:00", "kind": "no_stool"}]
    found = made(bowel=rows)
    (group,) = coded(found, "111989001")
    assert ("profile" in group.get("meta", {})) is claims
    assert len(group["hasMember"]) == 1 + len(types)
    assert all("profile" in form["meta"] for form in coded(found, "443172007"))
