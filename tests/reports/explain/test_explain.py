"""Every key is explained in both languages, whole, with the limits in force."""

import pytest

from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import in_force, references
from diary.reports.explain import KINDS, explained, meant, titles
from diary.reports.explain.entry import Explanation
from diary.texts import LANGUAGES, texts

both = pytest.mark.parametrize("language", LANGUAGES)
TOLD = {
    "metric": {"what", "patient", "unit", "over", "withheld", "sources", "example"},
    "finding": {"levels"},
    "limit": {"metric", "limits", "fact", "sources"},
    "tip": {"why", "steps", "sources"},
    "reason": {"patient"},
    "problem": {"remedy"},
    "guess": {"check"},
    "question": {"check"},
    "layout": {"what"},
}


def one(key: str, kind: str, language: str = "en", **limits: dict[str, float]) -> Explanation:
    return next(entry for entry in explained(key, texts(language), in_force(limits)) if entry.kind == kind)


@both
@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_kind_is_told_in_full(language: str, kind: str):
    words = texts(language)
    for key in KINDS[kind].keys(words):
        told = one(key, kind, language).as_data()
        assert told["title"]
        unworked = {"example"} if key in BY_KEY and BY_KEY[key].of_children else set()  # the example is a grown-up
        assert TOLD[kind] - unworked <= set(told), key
        assert all(words.has(f"explain.field.{name}") for name in set(told) - {"key", "kind", "title"}), key
    assert words.has(f"explain.kind.{kind}")
    assert words.has(f"explain.kinds.{kind}")


def test_a_key_of_several_kinds_is_explained_as_each():
    kinds = [entry.kind for entry in explained("nocturia", texts("en"), references())]
    assert kinds == ["metric", "finding"]
    assert [entry.kind for entry in explained("frequency", texts("en"), references())] == ["finding", "tip"]


def test_a_metric_is_worked_through_in_the_numbers_of_the_language():
    assert one("nocturnal_urine_production_ml_per_h", "metric", "nl").facts["example"] == (
        "(650 / 7,5 + 450 / 8,25) / 2 = 71 ml per uur, in het voorbeelddagboek"
    )
    assert one("stool_hard_share", "metric").facts["example"] == "1 / 4 = 25%, in the example diary"


def test_a_metric_without_a_publication_says_so():
    assert one("laxative_days", "metric").facts["sources"] == (texts("en")("explain.plain_count"),)
    assert one("voids_per_litre", "metric").facts["sources"] == (texts("en")("explain.working_rule"),)


def test_the_limits_are_those_of_the_clinic_with_the_published_beside_them():
    published, own = one("frequency", "finding"), one("frequency", "finding", frequency={"low": 5, "high": 9})
    assert "6–8" in published.facts["limits"]["frequency"]
    assert own.facts["limits"]["frequency"].startswith("5–9 per 24 hours.")
    assert own.facts["limits"]["frequency"].endswith("the published limit is 6–8 per 24 hours.")
    assert "above 9" in own.facts["levels"]["above"]
    assert "5–9" in one("voids_per_24h", "metric", frequency={"low": 5, "high": 9}).facts["limits"]["frequency"]


def test_a_finding_names_its_tips_and_a_tip_its_findings():
    assert "signal_early" in one("frequency", "finding").facts["tips"]
    assert "frequency" in one("signal_early", "tip").facts["raised_by"]
    assert one("exercise_1", "tip").facts["raised_by"]["pain"]


def test_a_reason_names_the_metrics_it_withholds():
    assert set(one("weight_unknown", "reason").facts["metrics"]) == {"urine_output_ml_per_kg_24h"}


@pytest.mark.parametrize(
    ("written", "key", "language"),
    [
        ("nocturnia", "nocturia", "en"),
        ("Nycturie", "nocturia", "nl"),
        ("npi", "nocturnal_polyuria_index", "en"),
        ("voids per 24h", "voids_per_24h", "en"),
    ],
)
def test_what_may_be_meant_is_found_by_spelling_and_by_name(written: str, key: str, language: str):
    assert key in meant(written, texts(language), references())


def test_of_what_is_like_nothing_nothing_is_proposed():
    assert meant("zzzzqqqq", texts("en"), references()) == ()
    assert meant("", texts("en"), references()) == ()


def test_placeholders_are_shown_as_what_stands_there():
    listed = titles(texts("en"), references())
    assert listed["problem"]["file_not_found"] == "There is no file ‹file›."
    assert not [title for named in listed.values() for title in named.values() if "{" in title]


def test_the_example_is_judged_by_the_limits_in_force():
    published, own = in_force({}), in_force({"intake": {"high": 1300, "low": 900}})
    (before, *_), (after, *_) = (explained("intake", texts("en"), limits) for limits in (published, own))
    assert (before.kind, after.kind) == ("finding", "finding")
    assert before.facts["example"] != after.facts["example"]
    assert texts("en")("report.result.above") in str(after.facts["example"])
