import io

import pytest

from sanctwatch.records import Mention
from sanctwatch.sinks.columns import choose_columns
from sanctwatch.sinks.delimited import DelimitedTable, disarm


def lines(text, **options):
    stream = io.BytesIO()
    table = DelimitedTable(stream, choose_columns("mentions", ["text", "start"]), **options)
    table.write([Mention("a", "state", "PRK", "", text, 3, 8)])
    table.finish()
    return stream.getvalue()


def test_csv_rows_end_in_cr_lf_as_the_rfc_says():
    assert lines("x") == b"text,start\r\nx,3\r\n"


def test_tsv_rows_end_in_lf_as_cut_expects():
    assert lines("x", delimiter="\t") == b"text\tstart\nx\t3\n"


def test_quotation_marks_are_doubled():
    assert lines('a "b"') == b'text,start\r\n"a ""b""",3\r\n'


def test_excel_begins_with_a_byte_order_mark_and_plain_csv_does_not():
    assert lines("é", excel=True).startswith(b"\xef\xbb\xbftext")
    assert lines("é").startswith(b"text")


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        " =1",
        "\x00=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(cell):
    assert disarm(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "1", "a=b", "North-South", "'=1", "(-1)", "–dash", "—dash", "x\t=1", -1, -0.5, 0])
def test_a_harmless_cell_stays(cell):
    assert disarm(cell) == cell


def test_plain_csv_disarms_nothing():
    assert lines("=1+1") == b"text,start\r\n=1+1,3\r\n"
    assert lines("=1+1", excel=True) == b"\xef\xbb\xbftext,start\r\n'=1+1,3\r\n"
