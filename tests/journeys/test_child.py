"""A child's diary from file to every output: no limit, tip or word of adults, and nothing of the date of birth."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.analysis.brochure import FOR_A_CHILD
from diary.texts import FAMILY, texts
from tests.conftest import SAMPLES, Ran

Diary = Callable[..., Ran]
ROWS = """
Datum,Tijd,Gedronken (ml),Geplast (ml),Bijzonderheden
12-5-2025,07:10,,230,opgestaan
12-5-2025,07:40,250,,
12-5-2025,09:30,,125,
12-5-2025,12:00,200,,
12-5-2025,13:30,,95,
12-5-2025,17:30,,145,
12-5-2025,20:30,,100,naar bed
13-5-2025,07:00,,210,opgestaan
13-5-2025,07:40,250,,
13-5-2025,20:40,,100,naar bed
14-5-2025,07:00,,210,opgestaan
"""
KNOWN, MAYBE = "Geboortedatum,3-4-2018", "Plaslijst van mijn kind"
OF_ADULTS = ("400–600", "1500–2000", "1500 tot 2000", "400 tot 600", "vrouw", "uw fysiotherapeut")
OF_A_VERDICT = ("boven de grens", "onder de grens")
"""Where a number lies is told where the age is known, by the limits of that age."""
OF_CHILDREN = {
    "capacity_for_age", "frequency_for_age", "night_urine_for_age", "intake_for_age", "bowel_pattern_for_age",
}  # fmt: skip
OF_BIRTH = ("3-4-2018", "03-04-2018", "2018-04-03", "3 april 2018")


OWN_SHEETS = tuple(f"child-{name}.xlsx" for name in ("small-voids", "soiling", "well", "wet-nights"))


@pytest.fixture(params=[KNOWN, MAYBE, *OWN_SHEETS], ids=["by its date of birth", "by its words", *OWN_SHEETS])
def child(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param.endswith(".xlsx"):
        return SAMPLES / request.param
    path = tmp_path / "kind.csv"
    path.write_text(f"{request.param}\n{ROWS}", encoding="utf-8")
    return path


def texts_of(folder: Path) -> str:
    """Return all that was written, but for the descriptors, which list every code that a table may hold."""
    files = [path for path in sorted(folder.rglob("*.*")) if not path.name.endswith("datapackage.json")]
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def test_no_output_holds_a_limit_of_adults(diary: Diary, child: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    ran = [
        diary("report", child, *(part for end in ("html", "json", "txt") for part in ("-o", made / f"report.{end}"))),
        diary("export", child, "-o", made / "export.fhir.json", "-o", made / "export.csv"),
        diary("leaflet", "--for", child, "-o", made / "leaflet.html"),
        diary("compare", child, child, "-o", made / "compare.html"),
        diary("cohort", child, "-o", made / "table.csv"),
        diary("check", child),
    ]
    told = texts_of(made) + "".join(one.out + one.err for one in ran)
    assert [one.code for one in ran[:2]] == [0, 0]
    assert len(list(made.iterdir())) >= 5
    of_age_unknown = OF_A_VERDICT if child.name == "kind.csv" and MAYBE in child.read_text("utf-8") else ()
    wrong = (*OF_ADULTS, *OF_BIRTH, *of_age_unknown)
    assert [word for word in wrong if re.search(rf"\b{word}\b", told, re.IGNORECASE)] == []


def test_its_findings_carry_no_limit_of_adults_and_only_tips_for_a_child(
    diary: Diary, child: Path, tmp_path: Path
) -> None:
    diary("report", child, "-o", tmp_path / "report.json", "-q")
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    unjudged = [each for each in report["findings"] if each["reason"] == "adult_reference_only"]
    assert {"frequency", "capacity", "intake", "polyuria", "nocturia"} <= {each["code"] for each in unjudged}
    assert {(each["low"], each["high"], each["source"], *each["tips"]) for each in unjudged} == {(None, None, None)}
    assert {tip["code"] for tip in report["tips"]} <= set(FOR_A_CHILD)
    assert {code for tip in report["tips"] for code in tip["because"]} <= OF_CHILDREN
    assert set(report["lead"]) <= OF_CHILDREN | {"night_leakage", "stool_leakage", "see_a_doctor"}
    judged = [each for each in report["findings"] if each["code"] in OF_CHILDREN and each["level"] != "not_assessed"]
    assert bool(judged) == (report["patient"]["age"] is not None)
    may_be = "may_be_child" in [question["code"] for question in report["reading"]["questions"]]
    assert may_be == (report["patient"]["age"] is None)


def test_what_is_exported_reads_back_as_that_of_a_child(diary: Diary, child: Path, tmp_path: Path) -> None:
    diary("report", child, "-o", tmp_path / "before.json", "-q")
    diary("export", child, "-o", tmp_path / "export.csv", "-q")
    diary("report", tmp_path / "export.csv", "-o", tmp_path / "after.json", "-q")
    before, after = (json.loads((tmp_path / f"{name}.json").read_text("utf-8")) for name in ("before", "after"))
    assert after["findings"] == before["findings"]
    assert after["patient"] == before["patient"]


def test_two_diaries_of_a_child_are_compared_in_words_for_its_parent(diary: Diary, tmp_path: Path) -> None:
    files = [SAMPLES / f"child-{name}.xlsx" for name in ("well", "well-english")]
    assert diary("compare", *files, "--language", "nl", "-o", tmp_path / "both.html", "--force").code == 0
    page = (tmp_path / "both.html").read_text("utf-8")
    assert texts("nl", FAMILY).lines("doctor.now.signs")[0] in page
    assert texts("nl").lines("doctor.now.signs")[0] not in page
