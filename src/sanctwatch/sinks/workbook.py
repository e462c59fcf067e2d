"""Records to a workbook (XLSX): a sheet per table behind a sheet that says what every column means.

Rows go to a temporary file as they come, so that memory does not grow with them. What a sheet cannot hold is never
dropped in silence: a long cell is cut with a mark, rows beyond the limit go on in another sheet, and both are told in
the sheet README and by `notes`.

Text is written as text and marked as such ("quote prefix"): a cell that begins with = is not run, neither when the
sheet is opened nor when the cell is edited.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, BinaryIO

import xlsxwriter

from sanctwatch.records import Analysis
from sanctwatch.sinks.columns import Cell, Column, cells_of, describe_table
from sanctwatch.sinks.delimited import is_formula

#: Excel's limits. Characters are counted in UTF-16, where most emoji are two.
MAX_CELL_CHARS = 32_767
MAX_ROWS = 1_048_576
MAX_LINKS = 65_530
MAX_URL_CHARS = 2_079

#: The first day that Excel and LibreOffice agree on: Excel believes that there was a 29 February 1900.
_FIRST_DATE = datetime.date(1900, 3, 1)

#: Column widths, in characters: so wide that most is seen, so narrow that a sentence does not push the rest away.
_WIDTHS = range(8, 61)

#: Rows that the widths are measured by.
_MEASURED_ROWS = 500

#: The file must not depend on the day on which it was written: same input, same bytes.
_CREATED = datetime.datetime(2000, 1, 1)

_README = "README"


@dataclass(slots=True)
class _Sheet:
    """One table in the making.

    Attributes:
        pages: Names of its sheets; more than one when it has more rows than a sheet.
        n_rows: All of them; `n_on_page` those of the sheet that is written now, the header included.
    """

    table: str
    columns: tuple[Column, ...]
    page: Any
    pages: list[str]
    widths: list[int]
    n_rows: int = 0
    n_on_page: int = 0
    n_links: int = 0
    n_unlinked: int = 0
    n_cut: int = 0
    cut_columns: dict[str, None] = field(default_factory=dict)


class Workbook:
    """Write tables into one workbook."""

    def __init__(
        self, stream: BinaryIO, columns_by_table: Mapping[str, Sequence[Column]], *, max_rows: int = MAX_ROWS
    ) -> None:
        """Prepare the sheets.

        Args:
            stream: Where the bytes go; left open by `finish`.
            columns_by_table: Which tables, and which columns of each, in this order.
            max_rows: Rows of a sheet, the header included.
        """
        self._stream = stream
        self._max_rows = max_rows
        self._folder = tempfile.TemporaryDirectory(prefix="sanctwatch-")
        options = {"constant_memory": True, "tmpdir": self._folder.name}
        self._book: Any = xlsxwriter.Workbook(stream, options)
        self._book.set_properties({"title": "sanctwatch", "created": _CREATED})
        self._bold = self._book.add_format({"bold": True})
        self._text = self._book.add_format({"quote_prefix": True})
        self._date = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._link = self._book.add_format({"font_color": "#0563C1", "underline": 1, "quote_prefix": True})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._readme: Any = self._book.add_worksheet(_README)
        self._sheets = [self._begin(table, tuple(columns)) for table, columns in columns_by_table.items()]

    def write(self, analysis: Analysis) -> None:
        """Append one document's rows to every sheet."""
        url = analysis.document.url
        for sheet in self._sheets:
            cells = cells_of(sheet.columns)
            for record in analysis.rows(sheet.table):
                if sheet.n_on_page == self._max_rows:
                    self._turn(sheet)
                self._write_row(sheet, cells(record), url)

    def finish(self) -> None:
        """Write the workbook; the stream stays open."""
        for sheet in self._sheets:
            self._end(sheet)
        self._write_readme()
        self._book.close()
        self._folder.cleanup()
        self._stream.flush()

    def discard(self) -> None:
        """Remove the temporary files."""
        for page in self._book.worksheets():
            if page.row_data_fh is not None and not page.row_data_fh.closed:
                page.row_data_fh.close()
        self._book.fileclosed = True  # else it would be written when it is collected
        self._folder.cleanup()

    def notes(self) -> list[str]:
        """Return what the sheets could not hold as it was."""
        notes = []
        for sheet in self._sheets:
            if sheet.n_cut:
                where = ", ".join(sheet.cut_columns)
                notes.append(
                    f"{sheet.table}: {sheet.n_cut:,} cells ({where}) were cut at {MAX_CELL_CHARS:,} characters, the "
                    "most that a cell of a workbook holds; other formats have them whole"
                )
            if len(sheet.pages) > 1:
                notes.append(
                    f"{sheet.table}: {sheet.n_rows:,} rows, more than a sheet holds; they go on in "
                    f"{', '.join(sheet.pages[1:])}"
                )
            if sheet.n_unlinked:
                notes.append(
                    f"{sheet.table}: {sheet.n_unlinked:,} addresses are no links: a sheet holds {MAX_LINKS:,}, of at "
                    f"most {MAX_URL_CHARS:,} characters"
                )
        return notes

    def _begin(self, table: str, columns: tuple[Column, ...]) -> _Sheet:
        sheet = _Sheet(table, columns, None, [], [len(column.name) + 3 for column in columns])  # 3: the filter's arrow
        self._turn(sheet)
        return sheet

    def _turn(self, sheet: _Sheet) -> None:
        """Go on in a new sheet of the same table."""
        if sheet.page is not None:
            self._end(sheet)
        sheet.pages.append(f"{sheet.table} {len(sheet.pages) + 1}" if sheet.pages else sheet.table)
        sheet.page = self._book.add_worksheet(sheet.pages[-1])
        sheet.page.freeze_panes(1, 0)
        for number, column in enumerate(sheet.columns):
            sheet.page.write_string(0, number, column.name, self._bold)
        sheet.n_on_page, sheet.n_links = 1, 0

    def _end(self, sheet: _Sheet) -> None:
        sheet.page.autofilter(0, 0, max(1, sheet.n_on_page - 1), len(sheet.columns) - 1)
        for number, width in enumerate(sheet.widths):
            sheet.page.set_column(number, number, min(max(width, _WIDTHS[0]), _WIDTHS[-1]))

    def _write_row(self, sheet: _Sheet, cells: Sequence[Cell], url: str) -> None:
        for number, (column, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
            if isinstance(cell, str):
                if not cell:
                    continue
                address = cell if column.name == "url" else url if column.name == "doc_id" else ""
                self._write_text(sheet, number, column, cell, address)
            elif cell is not None:
                sheet.page.write_number(sheet.n_on_page, number, cell)
            if sheet.n_rows < _MEASURED_ROWS:
                sheet.widths[number] = max(sheet.widths[number], len(str(cell or "")) + 1)
        sheet.n_on_page += 1
        sheet.n_rows += 1

    def _write_text(self, sheet: _Sheet, number: int, column: Column, text: str, url: str) -> None:
        row = sheet.n_on_page
        date = _whole_date(text) if column.is_date else None
        if date is not None:
            sheet.page.write_datetime(row, number, datetime.datetime(date.year, date.month, date.day), self._date)
            return
        shown, is_cut = cut_cell(text.encode("utf-8", "replace").decode("utf-8"))
        if is_cut:
            sheet.n_cut += 1
            sheet.cut_columns[column.name] = None
        if shown.startswith("<r>") and shown.endswith("</r>"):
            shown += " "  # xlsxwriter would take the article's own words for its markup, unescaped
        # Nothing but http: "javascript:" and "file:" come out of hostile pages.
        if url.lower().startswith(("https://", "http://")):
            if sheet.n_links < MAX_LINKS and len(url) <= MAX_URL_CHARS:
                sheet.n_links += 1
                sheet.page.write_url(row, number, url, self._link, shown)
                return
            sheet.n_unlinked += 1
        sheet.page.write_string(row, number, shown, self._text if is_formula(shown) else None)

    def _write_readme(self) -> None:
        rows: list[tuple[str, ...]] = [
            ("sanctwatch", f"version {version('sanctwatch')}"),
            ("", "What articles about UN sanctions diplomacy name, and who says and does what."),
            ("", "Lists inside a cell are joined with ;. Dates that are known by month or year only are text."),
            (),
            ("sheet", "rows", "what a row is"),
        ]
        for sheet in self._sheets:
            rows.append((sheet.table, f"{sheet.n_rows:,}", describe_table(sheet.table).description))
        rows += [(), ("notes",), *(("", note) for note in self.notes() or ["Every cell is here as it is."]), ()]
        rows.append(("sheet", "column", "meaning", "values", "unit"))
        for sheet in self._sheets:
            for column in sheet.columns:
                values = ", ".join(column.vocabulary)
                rows.append((sheet.table, column.name, column.description, values, column.unit))
        for number, width in enumerate((14, 20, 100, 50, 20)):
            self._readme.set_column(number, number, width, self._wrapped if number in (2, 3) else None)
        for number, row in enumerate(rows):
            is_header = row[:1] in (("sanctwatch",), ("sheet",), ("notes",))
            for place, text in enumerate(row):
                style = self._bold if is_header else self._wrapped if place in (2, 3) else None
                self._readme.write_string(number, place, text, style)


def cut_cell(text: str) -> tuple[str, bool]:
    """Return what a cell can hold of a text, with a mark where it was cut, and whether it was."""
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * MAX_CELL_CHARS:
        return text, False
    mark = f" [cut, {len(text):,} characters]"
    # "ignore": half of a pair that the cut went through
    return units[: 2 * (MAX_CELL_CHARS - len(mark))].decode("utf-16-le", "ignore") + mark, True


def _whole_date(text: str) -> datetime.date | None:
    """Return a date that a spreadsheet has as such; `None` for one known by month or year only."""
    try:
        date = datetime.date.fromisoformat(text) if len(text) == len("2024-03-28") else None
    except ValueError:
        return None
    return date if date is not None and date >= _FIRST_DATE else None
