"""Each table as it lies on the sheet: whole or in two halves, without empty columns, sentences sharing the width."""

from diary.reports import paper
from diary.reports.document import Audience, Block, Cell, Report, Section, Table, Tip, Tips

AUDIENCE: Audience = "both"


def on_paper(*rows: tuple[Cell, ...]) -> paper.Plain:
    return drawn(Table("t", "caption", tuple(f"column {number}" for number in range(len(rows[0]))), rows))


def drawn(block: Block) -> paper.Plain:
    section = Section("s", "section", AUDIENCE, (block,))
    report = Report("en", "title", "who", "period", "completeness", (), (section,), "footer", {})
    whole: paper.Plain = paper.of_report(report)["sections"][0]["rows"][0][0]
    return whole


def test_a_column_in_which_nothing_was_written_takes_no_room() -> None:
    shown = on_paper((Cell("a"), Cell(""), Cell("1", number=True)), (Cell("b"), Cell(""), Cell("")))
    (part,) = shown["parts"]
    assert part["header"] == ["column 0", "column 2"]
    assert part["rows"] == [["a", "1"], ["b", ""]]
    assert part["numeric"] == [False, True]


def test_short_rows_are_two_halves_from_seven_on() -> None:
    rows = [(Cell(str(number)), Cell("x")) for number in range(7)]
    first, second = on_paper(*rows)["parts"]
    assert [len(first["rows"]), len(second["rows"])] == [4, 3]
    assert len(on_paper(*rows[:6])["parts"]) == 1
    assert len(on_paper(*rows[:6], (Cell("6"), Cell("x" * 61)))["parts"]) == 1
    assert len(on_paper(*[(*row, *[Cell("y")] * 3) for row in rows])["parts"]) == 1


def test_the_note_of_a_row_of_a_long_table_stands_below_its_name() -> None:
    rows = [(Cell(f"name {number}"), Cell("5"), Cell("a note" if number == 0 else "")) for number in range(46)]
    first, second = on_paper(*rows)["parts"]
    assert first["header"] == second["header"] == ["column 0", "column 1"]
    assert first["rows"][0] == [{"text": "name 0", "below": "a note"}, "5"]
    assert first["rows"][1] == ["name 1", "5"]
    assert len(first["rows"]) == len(second["rows"]) == 23


def test_sentences_share_the_width_by_their_length_and_may_be_hyphenated() -> None:
    (part,) = on_paper((Cell("n" * 61), Cell("s" * 41), Cell("s" * 200), Cell("short")))["parts"]
    assert part["shares"] == [61, 41, 120, 0]
    assert part["hyphenated"] == [False, True, True, False]
    (part,) = on_paper((Cell("n" * 60), Cell("s" * 40)))["parts"]
    assert part["shares"] == [0, 0]


def test_a_table_of_more_than_twenty_lines_may_break_and_a_gloss_counts_for_more() -> None:
    def breaks(count: int, gloss: str) -> bool:
        rows = [(Cell("a", gloss=gloss), *[Cell("b")] * 4)] * count
        return bool(on_paper(*rows)["breaks"])

    assert [breaks(20, ""), breaks(21, "")] == [False, True]
    assert [breaks(6, "g"), breaks(7, "g")] == [False, True]


def test_lines_are_reckoned_from_the_longest_cell_of_a_row() -> None:
    assert on_paper((Cell("a" * 24), Cell("b" * 25)))["lines"] == 2
    assert on_paper((Cell("a", gloss="g" * 25), Cell("b")))["lines"] == 3


def test_tips_with_their_steps_stand_in_two_columns_about_as_tall_as_each_other() -> None:
    def tip(name: str, steps: int) -> Tip:
        return Tip(name, name, "because", "why", ("a step",) * steps)

    placed = drawn(Tips((tip("a", 9), tip("b", 1), tip("c", 1), tip("d", 2)), short=False))
    assert [[each["title"] for each in column] for column in placed["columns"]] == [["a"], ["b", "c", "d"]]
    assert "columns" not in drawn(Tips((tip("a", 9), tip("b", 1)), short=True))
