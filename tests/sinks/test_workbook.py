"""What a workbook holds beyond the rows: links, dates, its own description; and what it cannot hold."""

import datetime
import io
import shutil
import subprocess
from dataclasses import fields, replace

import openpyxl
import pytest

from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention
from sanctwatch.sinks import File, open_sink
from sanctwatch.sinks.columns import choose_columns, describe_table
from sanctwatch.sinks.workbook import MAX_CELL_CHARS, Workbook, cut_cell

MENTION = Mention("a.txt", "state", "PRK", "North Korea", "North Korea", 3, 8, published="2024-03-28")
EVENT = Event("a.txt", "e1", "veto", "REJECT", "", "RUS", "sanctions", "2024-03", "asserted", "vetoed", "x", 3, 4)


def analysis(*mentions, url="", events=()):
    return Analysis(DocumentRow("a.txt", "ok", url=url, published="2024-03-28"), mentions, events=events)


def write(tmp_path, *analyses):
    with open_sink("xlsx", File(tmp_path / "t.xlsx"), list(TABLES)) as sink:
        for each in analyses:
            sink.write(each)
    return openpyxl.load_workbook(tmp_path / "t.xlsx"), sink.notes


def cell(sheet, row, name):
    return sheet.cell(row, [each.value for each in sheet[1]].index(name) + 1)


def test_there_is_a_sheet_per_table_behind_one_that_explains_them(tmp_path):
    book, notes = write(tmp_path, analysis(MENTION))
    assert book.sheetnames == ["README", *TABLES]
    assert notes == []
    told = {(row[0], row[1]) for row in book["README"].iter_rows(values_only=True)}
    assert told >= {(table, field.name) for table, record in TABLES.items() for field in fields(record)}
    assert ("mentions", "1") in told
    description = next(column.description for column in describe_table("events").columns if column.name == "modality")
    assert any(description in row for row in book["README"].iter_rows(values_only=True))


def test_sheets_are_ready_to_be_filtered(tmp_path):
    book, _ = write(tmp_path, analysis(MENTION, MENTION))
    sheet = book["mentions"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:W3"
    widths = [dimension.width for dimension in sheet.column_dimensions.values()]
    assert len(widths) >= 3
    assert all(8 <= width <= 61 for width in widths)
    assert all(each.font.bold for each in sheet[1])


def test_a_whole_date_is_a_date_and_a_month_stays_text(tmp_path):
    book, _ = write(tmp_path, analysis(MENTION, events=(EVENT, replace(EVENT, date="1899-01-01"))))
    published = cell(book["mentions"], 2, "published")
    assert published.value == datetime.datetime(2024, 3, 28)
    assert published.number_format == "yyyy-mm-dd"
    assert cell(book["events"], 2, "date").value == "2024-03"
    assert cell(book["events"], 3, "date").value == "1899-01-01"  # before the first day that spreadsheets know


def test_the_article_is_a_link_where_it_has_an_address(tmp_path):
    book, _ = write(tmp_path, analysis(MENTION, url='https://example.org/a?b=1&c="2"#part'))
    for link in (
        cell(book["documents"], 2, "url"),
        cell(book["documents"], 2, "doc_id"),
        cell(book["mentions"], 2, "doc_id"),
    ):
        assert link.hyperlink.target.startswith("https://example.org/a?b=1&c=")
    assert cell(book["mentions"], 2, "doc_id").value == "a.txt"


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "internal:Sheet!A1", "external:c:/x", "//x"]
)
def test_nothing_else_is_a_link(url, tmp_path):
    book, _ = write(tmp_path, analysis(MENTION, url=url))
    assert cell(book["documents"], 2, "url").hyperlink is None
    assert cell(book["mentions"], 2, "doc_id").hyperlink is None


def test_too_long_an_address_is_text_and_is_told(tmp_path):
    book, notes = write(tmp_path, analysis(url="https://example.org/" + "a" * 3000))
    assert cell(book["documents"], 2, "url").hyperlink is None
    assert len(cell(book["documents"], 2, "url").value) == 3020
    assert "2 addresses are no links" in notes[0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1+1", "\t=1", "＝1+1"])
def test_a_formula_in_an_article_is_text_that_stays_text_when_edited(text, tmp_path):
    book, _ = write(tmp_path, analysis(replace(MENTION, text=text)))
    read = cell(book["mentions"], 2, "text")
    assert (read.value, read.data_type) == (text, "s")
    assert read.quotePrefix
    assert not cell(book["mentions"], 2, "label").quotePrefix


def test_markup_in_an_article_is_text(tmp_path):
    book, _ = write(tmp_path, analysis(replace(MENTION, text="<r><t>x</t><evil/></r>")))
    assert cell(book["mentions"], 2, "text").value.strip() == "<r><t>x</t><evil/></r>"


@pytest.mark.parametrize("letter", ["a", "é", "🇰"])
def test_a_cell_is_cut_at_the_limit_of_excel_with_a_mark_and_told(letter, tmp_path):
    book, notes = write(tmp_path, analysis(replace(MENTION, sentence=letter * 40_000)))
    sentence = cell(book["mentions"], 2, "sentence").value
    assert sentence.endswith(f"{letter} [cut, 40,000 characters]")
    assert MAX_CELL_CHARS - 1 <= len(sentence.encode("utf-16-le")) / 2 <= MAX_CELL_CHARS
    (note,) = notes
    assert "mentions: 1 cells (sentence) were cut at 32,767 characters" in note
    assert (note,) in {row[1:2] for row in book["README"].iter_rows(values_only=True)}


def test_a_cell_of_the_longest_length_is_whole():
    assert cut_cell("a" * MAX_CELL_CHARS) == ("a" * MAX_CELL_CHARS, False)
    assert cut_cell("a" * (MAX_CELL_CHARS + 1))[1]


def test_rows_beyond_the_limit_go_on_in_another_sheet_and_are_told():
    stream = io.BytesIO()
    columns = {table: choose_columns(table) for table in ("documents", "mentions")}
    book = Workbook(stream, columns, max_rows=4)
    for number in range(4):
        book.write(analysis(replace(MENTION, start=number), replace(MENTION, start=number + 10)))
    book.finish()
    (documents, mentions) = book.notes()
    assert "documents: 4 rows, more than a sheet holds; they go on in documents 2" in documents
    assert "mentions: 8 rows, more than a sheet holds; they go on in mentions 2, mentions 3" in mentions
    read = openpyxl.load_workbook(stream)
    rows = [row for name in ("mentions", "mentions 2", "mentions 3") for row in read[name].iter_rows(min_row=2)]
    assert [row[5].value for row in rows] == [0, 10, 1, 11, 2, 12, 3, 13]
    assert read["mentions 3"].auto_filter.ref == "A1:W3"


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: apt install libreoffice-calc"
)
def test_libreoffice_shows_formulas_as_text_and_dates_as_dates(tmp_path):
    write(tmp_path, analysis(replace(MENTION, text="=1+1")))
    sheet = 3  # README, documents, mentions
    options = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", options]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "t.xlsx"], check=True, capture_output=True, timeout=120)
    converted = (tmp_path / "t-mentions.csv").read_text(encoding="utf-8")
    assert ",=1+1," in converted
    assert ",2024-03-28," in converted
