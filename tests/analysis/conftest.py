"""The docstring of a test is the diary that it is about; its parameters fill the placeholders in it."""

import pytest

from tests.analysis.outcome import Outcome, outcome_of


@pytest.fixture
def outcome(request: pytest.FixtureRequest) -> Outcome:
    """Assess the diary in the docstring of the test."""
    callspec = getattr(request.node, "callspec", None)
    return outcome_of(request.function.__doc__.format(**(callspec.params if callspec else {})))
