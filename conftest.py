"""What the examples in the docstrings of the metrics may use without an import."""

from typing import Any

import pytest

from diary.analysis.example import median, worked


@pytest.fixture(autouse=True, scope="session")
def _worked_examples(doctest_namespace: dict[str, Any]) -> None:
    doctest_namespace.update(worked=worked, median=median)
