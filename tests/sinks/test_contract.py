"""What every format promises, asked of all of them with the same rows."""

import contextlib
import csv
import io
import json
import sqlite3
import tempfile
import time
from dataclasses import fields, replace
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.escape import unescape

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sinks import BOOK_FORMATS, FORMATS, File, Folder, Stream, open_sink
from sanctwatch.sinks.columns import describe_table

#: Formats that hold rows as they are; `ftm` is made of other things, and has tests of its own.
ROW_FORMATS = [format for format in (*FORMATS, *BOOK_FORMATS) if format != "ftm"]

NASTY = [
    'He said "no", and left',
    "two\nlines",
    "carriage\rreturn",
    "both\r\nends",
    "tab\there",
    "NUL \x00 inside",
    "next line \x85, line separator \u2028, paragraph separator \u2029",
    "🇰🇵 and 한국어 and é",
    "=HYPERLINK(A1)",
    "-1",
    "'",
    '"',
    ",",
    "",
    " blank at both ends ",
    "NULL",
    "\ufeffmark",
]


def mention(text, **other):
    return Mention("a.txt", "state", "PRK", "North Korea", text, 3, 8, **other)


def analysis(*mentions):
    return Analysis(DocumentRow("a.txt", "ok", n_mentions=len(mentions)), mentions)


#: A row of every table.
FULL = Analysis(
    DocumentRow("a.txt", "ok", n_mentions=1, n_quotes=1, n_events=1, n_stances=1),
    (mention("North Korea"),),
    (Quote("a.txt", "direct", "Nebenzya", "It must stop", 3, 15),),
    (Event("a.txt", "e1", "veto", "REJECT", "", "RUS", "sanctions", "2024", "asserted", "vetoed", "x", 3, 4),),
    (Stance("a.txt", "RUS", "", "sanctions", "oppose", "action", "vetoed", "x", 3, 4),),
)


def write(format, path, analyses, **options):
    with open_sink(format, File(path), ["mentions"], **options) as sink:
        for each in analyses:
            sink.write(each)


def read_back(format, path):
    """Read the mentions, or the only table, with a reader that is not ours: cells are text but in the typed formats."""
    match format:
        case "csv" | "tsv":
            with path.open(encoding="utf-8", newline="") as stream:
                return list(csv.DictReader(stream, delimiter="," if format == "csv" else "\t"))
        case "jsonl" | "ndjson":
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        case "parquet":
            return pq.read_table(path).to_pylist()
        case "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
            header, *rows = book[book.sheetnames[1]].iter_rows(values_only=True)
            plain = [[unescape(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
            filled = [["" if cell is None else cell for cell in row] for row in plain]
            return [dict(zip(header, row, strict=True)) for row in filled]
        case "sqlite":
            with contextlib.closing(sqlite3.connect(path)) as database:
                ((table,), *_) = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
                database.row_factory = sqlite3.Row
                rows = [dict(row) for row in database.execute(f"SELECT * FROM {table}")]
            return [{name: row[name] for name in row if name != "row_id"} for row in rows]


@pytest.mark.parametrize("format", ROW_FORMATS)
@pytest.mark.parametrize("text", NASTY)
def test_every_value_comes_back_as_it_went_in(format, text, tmp_path):
    write(format, tmp_path / "t", [analysis(mention(text, sentence=f"before {text} after"))])
    (row,) = read_back(format, tmp_path / "t")
    assert row["text"] == text
    assert row["sentence"] == f"before {text} after"


@pytest.mark.parametrize("format", [format for format in ROW_FORMATS if format != "xlsx"])  # which has a limit
def test_a_cell_of_ten_megabytes_comes_back(format, tmp_path):
    huge = "word, " * 1_700_000
    write(format, tmp_path / "t", [analysis(mention(huge))])
    csv.field_size_limit(20_000_000)
    (row,) = read_back(format, tmp_path / "t")
    assert row["text"] == huge


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_half_a_surrogate_pair_becomes_a_question_mark(format, tmp_path):
    write(format, tmp_path / "t", [analysis(mention("odd \udcff name"))])
    (row,) = read_back(format, tmp_path / "t")
    assert row["text"] == "odd ? name"


@pytest.mark.parametrize("format", ROW_FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_columns_are_the_fields_of_the_record_in_order(format, table, tmp_path):
    with open_sink(format, File(tmp_path / "t"), [table]) as sink:
        sink.write(FULL)
    (row,) = read_back(format, tmp_path / "t")
    assert list(row) == [field.name for field in fields(TABLES[table])]


@pytest.mark.parametrize("format", ["jsonl", "parquet", "xlsx", "sqlite"])
def test_typed_formats_keep_numbers_as_numbers(format, tmp_path):
    write(format, tmp_path / "t", [analysis(mention("x", score=0.5, year=2006))])
    (row,) = read_back(format, tmp_path / "t")
    assert (row["start"], row["year"], row["score"]) == (3, 2006, 0.5)


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_chosen_columns_come_in_the_order_asked(format, tmp_path):
    write(format, tmp_path / "t", [analysis(mention("x"))], columns={"mentions": ["text", "doc_id"]})
    (row,) = read_back(format, tmp_path / "t")
    assert list(row.items()) == [("text", "x"), ("doc_id", "a.txt")]


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_one_chosen_column_is_enough(format, tmp_path):
    write(format, tmp_path / "t", [analysis(mention(""), mention("x"))], columns={"mentions": ["text"]})
    assert [row["text"] for row in read_back(format, tmp_path / "t")] == ["", "x"]


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_a_run_without_rows_leaves_a_table_with_its_columns(format, tmp_path):
    write(format, tmp_path / "t", [])
    assert read_back(format, tmp_path / "t") == []
    if format == "parquet":
        assert "sentence" in pq.read_schema(tmp_path / "t").names
    elif format in ("csv", "tsv"):
        assert "sentence" in (tmp_path / "t").read_text()


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_rows_of_all_documents_stand_in_the_order_written(format, tmp_path):
    many = [analysis(*(mention(f"{d}.{m}") for m in range(3))) for d in range(500)]
    write(format, tmp_path / "t", many)
    assert [row["text"] for row in read_back(format, tmp_path / "t")] == [
        f"{d}.{m}" for d in range(500) for m in range(3)
    ]


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_a_stream_gets_the_same_bytes_as_a_file_and_stays_open(format, tmp_path):
    write(format, tmp_path / "t", [analysis(mention("x"))])
    stream = io.BytesIO()
    with open_sink(format, Stream(stream), ["mentions"]) as sink:
        sink.write(analysis(mention("x")))
    assert stream.getvalue() == (tmp_path / "t").read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_a_crash_leaves_the_old_files_and_no_litter(format, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"mentions.{format}").write_text("old")
    with pytest.raises(ZeroDivisionError), open_sink(format, Folder(folder), list(TABLES)) as sink:  # noqa: PT012
        sink.write(analysis(mention("new")))
        raise ZeroDivisionError
    assert [path.name for path in folder.iterdir()] == [f"mentions.{format}"]
    assert (folder / f"mentions.{format}").read_text() == "old"


@pytest.mark.parametrize("format", BOOK_FORMATS)
def test_a_book_that_is_broken_off_leaves_the_old_one_and_no_litter(format, tmp_path, monkeypatch):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / f"t.{format}").write_text("old")
    with pytest.raises(ZeroDivisionError), open_sink(format, File(tmp_path / f"t.{format}"), list(TABLES)) as sink:  # noqa: PT012
        sink.write(FULL)
        raise ZeroDivisionError
    assert sorted(path.name for path in tmp_path.rglob("*")) == [f"t.{format}", "temporary"]
    assert (tmp_path / f"t.{format}").read_text() == "old"


@pytest.mark.parametrize("format", BOOK_FORMATS)
def test_same_rows_make_the_same_bytes_at_any_time(format, tmp_path):
    for name in ("a", "b"):
        with open_sink(format, File(tmp_path / name), list(TABLES)) as sink:
            sink.write(FULL)
        time.sleep(1.1 if name == "a" else 0)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_ctrl_c_removes_the_folders_that_the_run_made(format, tmp_path):
    with pytest.raises(KeyboardInterrupt), open_sink(format, Folder(tmp_path / "a" / "b"), list(TABLES)):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_has_its_name_before_the_end(format, tmp_path):
    with open_sink(format, Folder(tmp_path), list(TABLES)) as sink:
        sink.write(analysis(mention("x")))
        assert not [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(f"{table}.{format}" for table in TABLES), "datapackage.json"]
    )


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_files_can_be_read_by_whom_the_umask_allows(format, tmp_path):
    write(format, tmp_path / "t", [])
    (tmp_path / "plain").touch()
    assert (tmp_path / "t").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("format", FORMATS)
def test_a_folder_that_cannot_be_made_is_the_users_mistake(format, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(SanctwatchError, match="choose another -o"):
        open_sink(format, Folder(tmp_path / "file" / "out"), list(TABLES))


@pytest.mark.parametrize("format", ["jsonl", "parquet", "xlsx", "sqlite"])
def test_excel_is_refused_where_no_spreadsheet_opens_the_file(format, tmp_path):
    with pytest.raises(SanctwatchError, match="--excel is for csv and tsv"):
        open_sink(format, File(tmp_path / "t"), ["mentions"], excel=True)


def test_an_unknown_format_names_the_nearest():
    with pytest.raises(SanctwatchError, match="did you mean 'jsonl'"):
        open_sink("json", Folder(Path("out")), ["mentions"])


def test_kind_of_rows_does_not_change_the_parquet_schema(tmp_path):
    write("parquet", tmp_path / "empty", [])
    write("parquet", tmp_path / "full", [analysis(replace(mention("x"), regime="UN:PRK"))])
    assert pq.read_schema(tmp_path / "empty").equals(pq.read_schema(tmp_path / "full"), check_metadata=True)


@pytest.mark.parametrize("table", TABLES)
def test_parquet_has_the_types_of_the_record_whatever_the_rows(table, tmp_path):
    types = {str: "string", int: "int64", float: "double"}
    for name, analyses in {"empty": [], "full": [FULL]}.items():
        with open_sink("parquet", File(tmp_path / name), [table]) as sink:
            for each in analyses:
                sink.write(each)
    schema = pq.read_schema(tmp_path / "empty")
    assert schema.equals(pq.read_schema(tmp_path / "full"), check_metadata=True)
    columns = describe_table(table).columns
    assert [(each.name, str(each.type), each.nullable, each.metadata[b"description"].decode()) for each in schema] == [
        (column.name, types[column.type], column.is_nullable, column.description) for column in columns
    ]
