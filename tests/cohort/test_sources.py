"""Which files are read, in which order, and where they are cut: by their names alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.cohort.sources import FEWEST, MOST, Source, cut, find

NAMES = [f"p{number}.xlsx" for number in range(2000)]


def named(*paths: str) -> list[Source]:
    return [Source(path) for path in paths]


def relative(found: object, root: Path) -> list[str]:
    return [str(Path(getattr(one, "path", one)).relative_to(root)) for one in found.sources]


@given(st.sets(st.sampled_from(NAMES)), st.randoms())
def test_partitions_hold_every_file_once_in_order(names: set[str], random: object) -> None:
    sources = [Source(name) for name in names]
    random.shuffle(sources)
    parts = list(cut(sources))
    assert [source for part in parts for source in part] == sources
    assert all(FEWEST <= len(part) <= MOST for part in parts[:-1])


@given(st.integers(0, len(NAMES) - 1))
def test_a_file_that_goes_moves_few_partitions(gone: int) -> None:
    before = set(cut(named(*NAMES)))
    after = list(cut(named(*NAMES[:gone], *NAMES[gone + 1 :])))
    assert len([part for part in after if part not in before]) <= len(after) // 2


def test_the_order_is_that_of_the_arguments_then_that_of_the_names(tmp_path: Path) -> None:
    for name in ("b/2.xlsx", "b/10.CSV", "b/a/1.ods", "a.xls", "b/notes.txt", "b/.x/3.xlsx", "b/~$2.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = find([str(tmp_path / "b"), str(tmp_path), str(tmp_path / "b" / "notes.txt")], tmp_path / "table.csv")
    assert relative(found, tmp_path) == ["b/10.CSV", "b/2.xlsx", "b/a/1.ods", "a.xls", "b/notes.txt"]
    assert found.passed_over == 1  # notes.txt, before it was named itself
    patterned = find([str(tmp_path / "**" / "*.xlsx")], tmp_path / "b" / "2.xlsx")
    assert relative(patterned, tmp_path) == []


@pytest.mark.parametrize("name", ["[1].xlsx", "gone*.xlsx", "gone.xlsx"])
def test_a_name_is_first_taken_as_it_stands_and_never_lost(tmp_path: Path, name: str) -> None:
    if name.startswith("["):
        (tmp_path / name).touch()
        (tmp_path / "1.xlsx").touch()
    assert relative(find([str(tmp_path / name)], tmp_path / "table.csv"), tmp_path) == [name]


def test_a_data_set_is_taken_only_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "manifest.json").touch()
    (tmp_path / "events" / "d.xlsx").touch()
    assert find([str(tmp_path)], tmp_path / "t.csv").sources == ()
    assert find([str(tmp_path / "events")], tmp_path / "t.csv").sources == (tmp_path / "events",)


def test_links_to_folders_are_counted_and_not_followed(tmp_path: Path) -> None:
    """Links that lead to each other would otherwise make of one diary as many as there are ways to it."""
    inside, elsewhere = tmp_path / "inside", tmp_path / "elsewhere"
    for folder in (inside, elsewhere):
        folder.mkdir()
        (folder / "a.xlsx").touch()
    for name, to in (("shortcut", "../elsewhere"), ("self", "."), ("again", ".")):
        (inside / name).symlink_to(to)
    (inside / "b.xlsx").symlink_to("../elsewhere/a.xlsx")
    table = tmp_path / "t.csv"
    found = find([str(inside)], table)
    assert (relative(found, tmp_path), found.links) == (["inside/a.xlsx", "inside/b.xlsx"], 3)
    found = find([str(tmp_path / "in*" / "**" / "*.xlsx")], table)
    assert relative(found, tmp_path) == ["inside/a.xlsx", "inside/b.xlsx"]
    found = find([str(inside / "*")], table)
    assert (relative(found, tmp_path), found.links) == (["inside/a.xlsx", "inside/b.xlsx"], 3)
    named = find([str(inside / "shortcut")], table)
    assert (relative(named, tmp_path), named.links) == (["inside/shortcut/a.xlsx"], 0)


def test_a_pattern_leaves_out_what_is_hidden_unless_it_asks_for_it(tmp_path: Path) -> None:
    for name in (".hidden/a.xlsx", "b/.c.xlsx", "b/d.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert relative(find([str(tmp_path / "**" / "*.xlsx")], tmp_path / "t.csv"), tmp_path) == ["b/d.xlsx"]
    assert relative(find([str(tmp_path / ".h*" / "*")], tmp_path / "t.csv"), tmp_path) == [".hidden/a.xlsx"]
