"""The diaries that lack something show every reason for which a metric can be withheld."""

import ast
from pathlib import Path

from diary.analysis.lacking import reasons_by_metric
from diary.analysis.metrics import KEYS
from diary.texts import texts

ANALYSIS = Path(__file__).parents[2] / "diary" / "analysis"


def test_every_reason_that_stands_in_the_code_of_the_metrics_withholds_something():
    words = set(texts("en").codes("reasons"))
    modules = [
        path for path in ANALYSIS.glob("*.py") if path.stem not in ("absence", "tips", "change", "remarks", "lead")
    ]
    in_code = {
        node.value
        for path in modules
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in words
    }
    shown = set().union(*reasons_by_metric().values())
    assert in_code <= shown <= words


def test_every_metric_can_be_withheld():
    assert tuple(reasons_by_metric()) == KEYS
    assert all(reasons_by_metric().values())
