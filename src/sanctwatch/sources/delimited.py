"""CSV and TSV: a header and one record per row, streamed."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from sanctwatch.records import Document
from sanctwatch.sources.fields import Broken, Fields, Row, read_records
from sanctwatch.sources.inputs import Input
from sanctwatch.sources.stream import open_text

SUFFIXES = (".csv", ".tsv", ".tab")

#: A whole report in a cell is shorter; in a longer one a quotation mark was not closed, and memory is not filled with
#: the rest of the file to find out. The module's own limit is 131,072.
MAX_CELL_CHARS = 32 * 1024 * 1024


def read(file: Input, fields: Fields) -> Iterator[Document]:
    """Yield one document per row.

    The delimiter is a tab in `.tsv`, else what the header is written with (`,`, `;`, tab, `|`). A row that is torn is
    `failed` with its line, and reading goes on behind it.
    """
    csv.field_size_limit(MAX_CELL_CHARS)
    with open_text(file) as stream:
        lines = _Lines(stream.lines)
        header = next(lines, "")
        while header and not header.strip():
            header = next(lines, "")
        if not header:
            yield Document(file.doc_id, encoding=stream.encoding, status="skipped", reason="empty file")
            return
        table = _Table(lines, _delimiter(file, header))
        lines.put_back_to(lines.number - 1)
        names = table.next_row() or []
        if isinstance(names, str):
            reason = f"line {lines.first}: {names}"
            yield Document(file.doc_id, encoding=stream.encoding, status="failed", reason=reason)
            return
        table.n_cells = len(names)
        yield from read_records(file, _records(table, _distinct(names)), fields, stream.encoding)


class _Lines:
    """Lines with their numbers, of which those of the row under way can be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: list[str] = []  # next one last
        self._taken: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else next(self._lines)
        self._taken.append(line)
        self.number += 1
        return line

    @property
    def first(self) -> int:
        """The number of the first line of the row under way."""
        return self.number - len(self._taken) + 1

    @property
    def first_line(self) -> str:
        return self._taken[0]

    def begin_row(self) -> None:
        self._taken.clear()

    def put_back_to(self, number: int) -> None:
        """Let the line behind this one be the next again."""
        while self.number > number:
            self._waiting.append(self._taken.pop())
            self.number -= 1


class _Table:
    """Rows out of lines."""

    def __init__(self, lines: _Lines, delimiter: str) -> None:
        self.lines = lines
        self.n_cells = 0  # of the header, once it is read
        self._has_tabs = delimiter == "\t"
        # Strict: else a mark that is not closed swallows the rows behind it without a word.
        self._rows = csv.reader(lines, delimiter=delimiter, strict=True)

    def next_row(self) -> list[str] | str | None:
        """Return the next row, or why it is none, or None at the end.

        Of a torn row only the first line is used up: a mark that is not closed must not cost the rows behind it.
        """
        self.lines.begin_row()
        try:
            return next(self._rows)
        except StopIteration:
            return None
        except csv.Error as error:
            reason = _explain(error, self.lines.first)
            self.lines.put_back_to(self.lines.first)
        # Most programs that write TSV quote nothing.
        cells = self.lines.first_line.rstrip("\r\n").split("\t") if self._has_tabs else []
        return cells if cells and len(cells) == self.n_cells else reason


def _explain(error: csv.Error, first: int) -> str:
    message = str(error)
    if message.startswith(("unexpected end of data", "field larger")):
        return f"a quotation mark that opens a cell on line {first} is never closed; close or double it"
    if "expected after" in message:
        return "a quotation mark inside a quoted cell must be doubled, or the one before it is never closed"
    if message.startswith("new-line character"):
        return "a carriage return stands in a cell without quotation marks; quote the cell, or end lines with LF"
    return f"no CSV row: {message}"


def _records(table: _Table, names: list[str]) -> Iterator[Row | Broken]:
    while (row := table.next_row()) is not None:
        first = table.lines.first
        if isinstance(row, str):
            yield _skip_torn(table, first, row)
        elif any(cell.strip() for cell in row[len(names) :]):
            counts = f"line {first} has {len(row)} cells, the header {len(names)}"
            yield Broken(f"{counts}; put a cell that holds the delimiter into quotation marks")
        elif row:
            # A short row lacks its last cells, not its fields.
            yield dict(zip(names, row + [""] * (len(names) - len(row)), strict=False))


def _skip_torn(table: _Table, first: int, reason: str) -> Broken:
    """Pass over what looks like the rest of a torn row: lines up to the first with as many cells as the header."""
    last = table.lines.number
    while (row := table.next_row()) is not None:
        if not isinstance(row, str) and len(row) == table.n_cells:
            table.lines.put_back_to(table.lines.first - 1)
            break
        last = table.lines.number
    return Broken(f"{f'line {first}' if last == first else f'lines {first} to {last}'}: {reason}")


def _distinct(names: list[str]) -> list[str]:
    """Name what has no name, and number a name that comes again, whose cells would be lost else."""
    result: list[str] = []
    for number, name in enumerate(names, start=1):
        plain = name.strip() or f"column {number}"
        result.append(f"{plain} {number}" if plain in result else plain)
    return result


def _delimiter(file: Input, header: str) -> str:
    if file.suffixes[0] in (".tsv", ".tab"):
        return "\t"
    return max(",;\t|", key=header.count)
