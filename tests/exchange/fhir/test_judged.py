"""The findings: the level as an interpretation, the reference as a range, the source as a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary.analysis.findings import CODES, PATTERNS
from diary.exchange.results import results
from diary.reading.reader import read
from diary.settings import Settings
from diary.texts import texts
from tests.exchange.fhir import READ, Object, assessed, coded, made, of, only

V3 = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
GENERAL = {"below": "L", "within": "N", "above": "H"}


def general(found: Object) -> str | None:
    """Return HL7's code of the level, None without one."""
    return next((one["code"] for one in found["interpretation"][0]["coding"] if one["system"] == V3), None)


def level(found: Object) -> str:
    """Return our own code of the level."""
    return found["interpretation"][0]["coding"][-1]["code"].removeprefix("level.")


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_every_finding_is_that_of_the_results(path: Path):
    found, assessment = of(path), assessed(path)
    assert assessment is not None
    expected = results(read(path), assessment, texts("en"))["findings"]
    assert [one["code"] for one in expected] == list(CODES)
    for finding in expected:
        one = only(found, f"finding.{finding['code']}")
        told = {"present": "above", "absent": "within"}.get(level(one), level(one))
        assert told == finding["level"]
        assert one.get("valueQuantity", {}).get("value") == finding["value"]
        sources = [texts("en")(f"sources.{key}.full") for key in (finding["source"] or "").split("; ") if key]
        assert all(source in one["note"][0]["text"] for source in sources)
        if finding["reason"]:
            assert texts("en")(f"reasons.{finding['reason']}.clinician") in one["note"][0]["text"]


def test_a_level_has_hl7s_code_only_where_the_reference_applies():
    seen = {}
    for path in READ:
        assessment = assessed(path)
        assert assessment is not None
        for finding in assessment.findings:
            one = only(of(path), f"finding.{finding.code}")
            seen.setdefault((level(one), finding.applies[0] == 1), set()).add(general(one))
    assert seen[("above", True)] == {"H"}
    assert seen[("below", True)] == {"L"}
    assert seen[("within", True)] == {"N"}
    assert seen[("present", True)] == {"POS"}
    assert seen[("absent", True)] == {"NEG"}
    assert seen[("above", False)] == {None}
    assert seen[("not_assessed", True)] == {None}


def test_a_pattern_is_present_or_absent_and_never_high():
    found = of("stress-leakage.xlsx")
    assert level(only(found, "finding.stress_leakage")) == "present"
    assert {level(only(found, f"finding.{code}")) for code in PATTERNS} <= {"present", "absent", "not_assessed"}


def test_a_finding_is_derived_from_its_metric_and_has_its_range():
    found = of("english.xlsx")
    frequency = only(found, "finding.frequency")
    assert frequency["derivedFrom"][0]["reference"] == f"urn:uuid:{coded(found, 'voids_per_24h')[-1]['id']}"
    (limits,) = frequency["referenceRange"]
    assert (limits["low"]["value"], limits["high"]["value"], limits["low"]["code"]) == (6, 8, "/d")
    assert limits["appliesTo"] == [{"text": "adults who drink within the reference for intake"}]


@pytest.mark.parametrize(("code", "said"), [("nocturia", "< 2 /{night}"), ("holding", "> 4 /d")])
def test_a_limit_outside_its_range_stands_in_the_text_alone(code: str, said: str):
    (limits,) = only(of("english.xlsx"), f"finding.{code}")["referenceRange"]
    assert not {"low", "high"} & set(limits)
    assert limits["text"].endswith(said)


def test_the_low_end_of_a_grey_zone_is_no_limit():
    (limits,) = only(of("english.xlsx"), "finding.nocturnal_polyuria")["referenceRange"]
    assert limits["high"]["value"] == 0.33
    assert "low" not in limits


@pytest.mark.parametrize(("code", "ends", "text"), [("capacity", {"low": 300}, None), ("nocturia", {"high": 3}, "< 3")])
def test_a_limit_of_the_practice_is_not_said_to_rest_on_what_was_published(code: str, ends: dict, text: str | None):
    found = made(Settings(limits={code: ends}), voids=[{"at": "2026-03-02T09:00", "volume_ml": 200}])
    one = only(found, f"finding.{code}")
    assert texts("en")("sources.practice.full") in one["note"][0]["text"]
    said = one["referenceRange"][0].get("text")
    assert said is None if text is None else said.startswith(text)


def test_a_finding_without_a_value_says_why():
    found = only(of("english.xlsx"), "finding.exercise_adherence")
    assert [one["code"] for one in found["dataAbsentReason"]["coding"]] == ["not-performed", "reason.no_exercise_log"]
    assert "derivedFrom" not in found
    assert general(found) is None
