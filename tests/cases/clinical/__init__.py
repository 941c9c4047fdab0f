"""What a report says of people of whom it is known what it should say (`README.md` explains the expectations)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.cases import reported
from tests.cases.clinical.page import in_page

VIGNETTES = sorted(Path(__file__).parent.glob("*.expect.json"))
OUT = ("above", "below")
Check = tuple[bool, str]
"""Whether an expectation holds, and what it says."""


def checked(path: Path) -> list[Check]:
    """Report on the diary of a vignette, in each language it has words of, and hold what it says against it."""
    expected = json.loads(path.read_text("utf-8"))
    settings = ["--settings", path.parent / expected["settings"]] if expected.get("settings") else []
    asked = [expected.get(key, {}) for key in ("words_present", "words_absent", "advice_absent")]
    languages = sorted({language for words in asked for language in words}) or [expected.get("language", "nl")]
    checks: list[Check] = []
    for language in languages:
        file = path.parent / expected["file"]
        results, page, words = reported(file, "--language", language, *settings, page=True)
        if results is None:
            return [(False, f"no report: {words}")]
        if language == languages[0]:
            checks += in_results(expected, results)
        once = language == languages[0]
        checks += in_page(expected if once else {**expected, "pictures": 0}, page, language)
    return checks


def in_results(expected: dict[str, Any], results: dict[str, Any]) -> Iterator[Check]:
    """Yield what the results must say."""
    level = {finding["code"]: finding["level"] for finding in results["findings"]}
    tips = [tip["code"] for tip in results["tips"]]
    lead = results.get("lead")
    if "lead" in expected:
        begins = expected["lead"]
        holds = lead is not None and (lead[: len(begins)] == begins if begins else lead == [])
        yield holds, f"lead: begins with {begins} expected, got {lead}"
    for code in expected.get("lead_not", ()):
        yield lead is not None and code not in lead, f"lead: without {code} expected, got {lead}"
    for code, wanted in expected.get("findings", {}).items():
        yield level.get(code) == wanted, f"finding {code}: {wanted} expected, got {level.get(code)}"
    for code in expected.get("not_findings", ()):
        yield level.get(code) not in OUT, f"finding {code}: is {level.get(code)}"
    for tip in expected.get("tips_include", ()):
        yield tip in tips, f"tip {tip}: missing"
    for tip in expected.get("tips_first_five", ()):
        yield tip in tips[:5], f"tip {tip}: not in the first five {tips[:5]}"
    for tip in expected.get("tips_exclude", ()):
        yield tip not in tips, f"tip {tip}: given"
    yield from _numbers(expected.get("metrics", {}), results["metrics"])


def _numbers(expected: dict[str, Any], metrics: dict[str, Any]) -> Iterator[Check]:
    for key, wanted in expected.items():
        metric = metrics.get(key)
        if metric is None:
            yield False, f"metric {key}: not in the results"
        elif wanted is None:
            yield metric["value"] is None, f"metric {key}: withheld expected, got {metric['value']}"
        elif isinstance(wanted, dict):
            bound = wanted["lower_bound"]
            holds = metric["value"] is None and _near(metric["lower_bound"], bound)
            got = f"value {metric['value']} bound {metric['lower_bound']}"
            yield holds, f"metric {key}: at least {bound} expected, got {got}"
        else:
            yield _near(metric["value"], wanted), f"metric {key}: {wanted} expected, got {metric['value']}"


def _near(got: float | None, wanted: float) -> bool:
    return isinstance(got, int | float) and abs(got - wanted) <= max(abs(wanted) * 1e-3, 6e-4)
