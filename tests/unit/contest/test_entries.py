"""Tables as forms and spreadsheets write them; who counts, who does not, and who is first."""

from __future__ import annotations

from random import Random

import pytest

from generator.contest.code import CodeForm, Sheet, code_of, word_number
from generator.contest.entries import NoTable, Refused, entries_in, table_of
from generator.contest.ranking import ranked

FORM = CodeForm("thi", ("a", "b", "c"), 60)
WITH_WORD = CodeForm("thi", ("a", "b", "c"), 60, with_word=True)


def code(
    *answers: int, seconds: int = 100, minute: int = 5, lot: int = 1, form: CodeForm = FORM, word: str = ""
) -> str:
    return code_of(Sheet(answers, minute, seconds, lot, word_number(word)), form)


# ---- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_however_a_program_wrote_it(encoding: str, separator: str) -> None:
    lines = ["Tên|Mã dự thi", '"Ô, Môn; ""Sen"""|x', "", '"hai\r\ndòng"|y', "ngắn"]
    table = table_of("\r\n".join(lines).replace("|", separator).encode(encoding))

    assert ("Tên", "Mã dự thi") == table.heads
    assert [
        (2, ('Ô, Môn; "Sen"', "x")),
        (4, ("hai\r\ndòng", "y")),
        (6, ("ngắn",)),
    ] == [(row.line, row.cells) for row in table.rows]


@pytest.mark.parametrize("name", ["Mã dự thi", "mã DỰ thi", "ma du thi"])
def test_a_column_is_found_by_its_name_however_that_is_written(name: str) -> None:
    assert 2 == table_of("Tên,Đừng chép mã dự thi ở đây,Mã dự thi".encode()).column(name)
    assert 1 == table_of("Tên,Mã dự thi của bạn (chép từ trang)".encode()).column(name)
    assert None is table_of("Tên,Mã".encode()).column(name)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "contest-csv-empty"),
        (b"\r\n\r\n", "contest-csv-empty"),
        (b"PK\x03\x04", "contest-csv-workbook"),
        ("Mã".encode("cp1258", "replace") + b"\xe3", "contest-csv-bytes"),
        (b"a\0b", "contest-csv-bytes"),
        (b'"' + b"x" * 200_000, "contest-csv-cells"),
    ],
)
def test_what_is_no_table_says_why(data: bytes, why: str) -> None:
    with pytest.raises(NoTable, match=why):
        table_of(data)


# ---- who counts -------------------------------------------------------------------------------------


def test_of_one_code_and_of_one_taker_the_first_counts() -> None:
    first, second = code(1, 2, 3), code(1, 2, 3, lot=2)
    rows = [
        f"0912 345,{first}",
        f"099,{first.upper()}",
        f"912345,{second}",
        f",{code(1, 1, 1)}",
        f",{code(2, 2, 2)}",
        "7,",
    ]
    table = table_of(("p,c\n" + "\n".join(rows)).encode())
    entries, refused = entries_in(table, 1, 0, FORM, "")

    assert [2, 5, 6] == [entry.row.line for entry in entries]
    assert (
        Refused(3, "contest-code-twice", first=2),
        Refused(4, "contest-taker-twice", first=2),
        Refused(7, "contest-code-none"),
    ) == refused


def test_a_code_that_was_finished_after_the_end_does_not_count() -> None:
    table = table_of(
        "\n".join(("c", code(1, 1, 1, minute=59, seconds=60), code(1, 1, 1, minute=59, seconds=121))).encode()
    )
    entries, refused = entries_in(table, 0, None, FORM, "")

    assert ([2], [(3, "contest-code-late")]) == (
        [one.row.line for one in entries],
        [(one.line, one.why) for one in refused],
    )


def test_a_wrong_word_does_not_count() -> None:
    sent = [code(1, 1, 1, form=WITH_WORD, word=word, lot=lot) for lot, word in enumerate(("sen", "SEN", "súng", ""))]
    entries, refused = entries_in(table_of("\n".join(("c", *sent)).encode()), 0, None, WITH_WORD, "Sen")

    assert ([2, 3], [4, 5]) == ([one.row.line for one in entries], [one.line for one in refused])


# ---- who is first -----------------------------------------------------------------------------------


def test_equals_share_a_rank_and_a_question_that_counts_for_nobody_counts_for_nobody() -> None:
    sent = [code(1, 2, 3, lot=1), code(1, 2, 0, lot=2), code(0, 2, 0, lot=3), code(1, 2, 0, seconds=99, lot=4)]
    entries, _ = entries_in(table_of("\n".join(("c", *sent)).encode()), 0, None, FORM, "")
    results = ranked(entries, (1, 2, None), ("time",))

    assert [(1, 2, 5), (2, 2, 2), (2, 2, 3), (4, 1, 4)] == [
        (one.rank, one.right, one.entry.row.line) for one in results
    ]


def test_the_order_of_lines_changes_no_rank() -> None:
    random = Random(1)
    sent = [code(*(random.randint(0, 3) for _ in range(3)), seconds=random.randint(1, 9), lot=lot) for lot in range(60)]
    ranks = []
    for _ in range(5):
        random.shuffle(sent)
        entries, _ = entries_in(table_of("\n".join(("c", *sent)).encode()), 0, None, FORM, "")
        ranks.append({one.entry.code: one.rank for one in ranked(entries, (1, 2, 3), ("time", "first"))})

    assert all(ranks[0] == other for other in ranks)
