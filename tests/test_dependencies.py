"""What is imported is declared, what is declared is used, and what both commands install is pinned."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution, packages_distributions, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
OURS = {"diary", "tests", "docs", "benchmarks", "fuzz", "samples", "make_samples", "pictures"}
BESIDE = ("tests", "docs", "samples", "benchmarks", "fuzz", "conftest.py")
"""What may also import what only the extras bring."""
AT_CHOICE = {"atheris"}
"""Leads the fuzzer where it is at hand; nothing needs it."""
NEVER_IMPORTED = {
    "tzdata",  # the time zones of a machine without them
    *("import-linter", "mypy", "ruff", "pandas-stubs", "types-jsonschema", "types-openpyxl"),
    *("pytest-cov", "pytest-xdist"),
}


def declared(requirements: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


DECLARED = declared(PROJECT["dependencies"])
WITH_EXTRAS = DECLARED.union(*map(declared, EXTRAS.values()))


def imported(*places: str) -> set[str]:
    """Return the distributions that the modules there import, ours and the standard library's left out."""
    paths = [path for place in places for path in ([ROOT / place] if "." in place else (ROOT / place).rglob("*.py"))]
    modules = set()
    for node in (node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.partition(".")[0])
    homes = packages_distributions()
    strangers = modules - OURS - AT_CHOICE - sys.stdlib_module_names
    return {canonicalize_name(homes.get(module, [module])[0]) for module in strangers}


def test_the_package_imports_what_it_declares() -> None:
    """What only an extra brings is imported where that extra is asked for."""
    optional = declared(EXTRAS["cluster"]) | declared(EXTRAS["parquet"]) | declared(EXTRAS["statistics"])
    assert imported("diary") - optional == DECLARED - NEVER_IMPORTED


def test_what_stands_beside_the_package_imports_what_is_declared() -> None:
    used = imported(*BESIDE)
    assert used <= WITH_EXTRAS
    assert declared(EXTRAS["test"]) <= used | NEVER_IMPORTED


def needed(name: str, extras: Iterable[str]) -> set[tuple[str, frozenset[str]]]:
    """Return what a distribution requires here, each with the extras asked of it."""
    environments = [{"extra": extra} for extra in ("", *extras)]
    return {
        (canonicalize_name(requirement.name), frozenset(requirement.extras))
        for requirement in map(Requirement, distribution(name).requires or ())
        if requirement.marker is None or any(requirement.marker.evaluate(beside) for beside in environments)
    }


def test_all_that_is_installed_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    pinned = {canonicalize_name(name): kept for name, kept in pins.items()}
    walked: set[tuple[str, frozenset[str]]] = set()
    ahead = {("diary", frozenset(EXTRAS))}
    while ahead:
        walked |= ahead
        ahead = set().union(*(needed(*item) for item in ahead)) - walked
    installed = {name: version(name) for name, _ in walked if name != "diary"}
    assert {name: pinned.get(name) for name in installed} == installed
