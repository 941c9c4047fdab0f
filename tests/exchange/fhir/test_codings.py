"""The table of codes: each seen somewhere, each used, none in two places; and text that Markdown cannot turn."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
import uuid
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import text
from markdown_it import MarkdownIt

from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from diary.exchange.fhir.codings import coding, local, number, quantity, system, table, terms
from diary.exchange.fhir.notes import annotation, literal
from diary.texts import LANGUAGES
from diary.urge import SCALES

ROOM = Path(__file__).parents[3] / "diary" / "exchange" / "fhir"


def test_every_code_of_others_says_where_it_was_seen_and_stands_once():
    entries = table()["codes"]
    assert all(entry["seen_in"] and entry["used"] for entry in entries.values())
    addressed = [(entry["system"], entry["code"]) for entry in entries.values()]
    assert len(set(addressed)) == len(addressed)
    assert all(entry["why"] for entry in table()["left_out"].values())


def test_no_code_that_was_left_out_is_used():
    used = {entry["code"] for entry in table()["codes"].values()}
    left_out = {code for entry in table()["left_out"].values() for code in entry["code"].split(", ")}
    assert not used & left_out


def test_no_code_of_others_stands_in_the_program():
    """SNOMED and LOINC codes have one home: the table."""
    for path in ROOM.glob("*.py"):
        assert not re.search(r"\b\d{6,}\b|\b\d{4,5}-\d\b", path.read_text("utf-8"))


def test_the_system_of_our_own_codes_claims_no_name():
    scheme, kind, identity = system("local").split(":")
    assert (scheme, kind) == ("urn", "uuid")
    assert str(uuid.UUID(identity)) == identity


def test_every_metric_finding_and_scale_is_defined_in_both_languages():
    for language in LANGUAGES:
        found = terms(language)
        assert {*KEYS, *(f"finding.{code}" for code in CODES), *(f"urge_grade.{one}" for one in SCALES)} <= set(found)
        assert all(term.display.strip() for term in found.values())
    assert list(terms("nl")) == list(terms("en"))


def test_every_concept_that_is_no_value_has_a_definition():
    bare = {code.split(".")[0] for code, term in terms("en").items() if not term.definition}
    assert bare <= {"reason", "level", "drink_kind", "leak_amount", "trigger", "straining", "stool_leak", "blood",
                    "complaint", "finding"}  # fmt: skip
    assert {code for code, term in terms("en").items() if code.startswith("finding.") and not term.definition} <= {
        "finding.see_a_doctor"
    }


def test_a_code_fits_fhir():
    assert all(re.fullmatch(r"[^\s]+", code) for code in terms("en"))


def test_a_code_that_is_not_defined_is_refused():
    with pytest.raises(KeyError, match="unheard"):
        local("unheard")
    with pytest.raises(KeyError, match="unheard"):
        coding("unheard")


def test_numbers_and_amounts():
    assert [number(value) for value in (250.0, 0.5, -3.0)] == [250, 0.5, -3]
    assert quantity(2, "per night", ">=") == {
        "value": 2, "comparator": ">=", "unit": "/{night}", "system": "http://unitsofmeasure.org", "code": "/{night}"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("gewone tekst, 2 x.", "gewone tekst, 2 x."),
        ("[klik](http://x)", "\\[klik\\](http://x)"),
        ("<script>", "\\<script\\>"),
        ("# kop", "\\# kop"),
        ("1) eerst", "1\\) eerst"),
        ("+ meer", "\\+ meer"),
        ("a\x00b\x07c", "a b c"),
        ("een\n\n    twee", "een twee"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ("`x` ~~y~~ | z", "\\`x\\` \\~\\~y\\~\\~ \\| z"),
        ("\\", "\\\\"),
        ("   ", ""),
    ],
)
def test_a_note_shows_what_was_written(written: str, shown: str):
    assert literal(written) == shown


def test_a_note_without_a_word_is_none():
    assert annotation("", "") == []
    assert annotation("een", "", "twee") == [{"text": "een twee"}]


def test_the_table_is_the_file_that_ships():
    assert tomllib.loads((ROOM / "codes.toml").read_text("utf-8")) == table()


@given(text(max_size=60) | text(alphabet="-+=*_#>.)1 2\\`~|[]()<>&;!:/x\n\t", max_size=40))
def test_markdown_shows_any_text_as_it_was(written: str):
    shown = MarkdownIt("commonmark").render(literal(written))
    plain = html.unescape(re.sub(r"</?p>", "", shown)).strip("\n")
    visible = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Cn") else sign for sign in written)
    assert plain == " ".join(visible.split())
