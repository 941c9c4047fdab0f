"""The parts of docs/architecture.md: the layers and the rooms, as they are."""

from __future__ import annotations

import tomllib
from pathlib import Path

from docs.parts.markdown import PACKAGE, ROOT, contract


def layers() -> str:
    """Return the layers of imports, as the linter holds them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    found = next(one["layers"] for one in contracts if one["type"] == "layers")
    return "```text\n" + "\n  ↓\n".join(found) + "\n```"


def _packages() -> list[Path]:
    return sorted(path.parent for path in PACKAGE.rglob("__init__.py"))


def rooms() -> str:
    """Return the tree: every folder and every module of the package's first level with its contract."""
    lines = ["diary/"]
    for path in sorted(PACKAGE.iterdir(), key=lambda path: (path.is_dir(), path.name)):
        if path.suffix == ".py" and path.name != "__init__.py":
            lines.append(f"  {path.name:<18}{contract(path)}")
        elif path in _packages():
            lines += _room(path)
    return "```text\n" + "\n".join(lines) + "\n```"


def _room(folder: Path) -> list[str]:
    depth = len(folder.relative_to(PACKAGE).parts)
    indent = "  " * depth
    said = contract(folder / "__init__.py")
    lines = [f"{indent}{folder.name + '/':<{20 - 2 * depth}}{said}"]
    for inner in _packages():
        if inner.parent == folder:
            lines += _room(inner)
    return lines
