r"""Records to CSV (RFC 4180) and TSV.

CSV as the RFC has it: UTF-8, a header row, rows that end in CR LF, cells quoted when they hold a comma, a quotation
mark or a line end, and quotation marks doubled. TSV is the same with tabs, and rows end in LF, as the tools that cut
columns expect. Neither changes a value: line ends inside a cell stay, quoted; every reader gets the same string back.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO, Protocol

from sanctwatch.records import Record
from sanctwatch.sinks.columns import Cell, Column, cells_of

#: A cell that a spreadsheet would run: it begins with = + - @, in ASCII or in the small and full-width forms that East
#: Asian editions treat alike, after blanks and control characters that some editions drop; or with a tab or CR itself.
_FORMULA = re.compile(r"[\t\r\n]|[\s\x00-\x1f\x7f\u200b-\u200f\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]")


class _Writer(Protocol):
    def writerows(self, rows: Iterable[Iterable[Cell]], /) -> None: ...


class DelimitedTable:
    """Write one table as delimited text."""

    def __init__(
        self, stream: BinaryIO, columns: Sequence[Column], *, delimiter: str = ",", excel: bool = False
    ) -> None:
        """Prepare to write; the header comes with the first rows, so that a run that fails at once prints nothing.

        Args:
            stream: Where the bytes go; left open by `finish`.
            columns: Which columns, in which order.
            delimiter: One character: `,` makes CSV, a tab makes TSV.
            excel: Begin with a byte order mark, by which Excel knows UTF-8, and disarm cells that it would run.
        """
        # "replace": a name of a file on disk can hold bytes that are no UTF-8, and one such byte must not end the run.
        # A StreamWriter and not a TextIOWrapper, which would close stdout when a broken pipe leaves it to be collected.
        text = codecs.getwriter("utf-8-sig" if excel else "utf-8")(stream, "replace")
        self._rows: _Writer = csv.writer(
            text if delimiter == "," else _LineFeeds(text), delimiter=delimiter, lineterminator="\r\n"
        )
        self._stream = stream
        self._cells = cells_of(columns)
        self._excel = excel
        self._header = [[column.name for column in columns]]

    def write(self, records: Iterable[Record]) -> None:
        """Append one row per record."""
        self._write_header()
        rows: Iterable[Iterable[Cell]] = map(self._cells, records)
        self._rows.writerows(([disarm(cell) for cell in row] for row in rows) if self._excel else rows)

    def finish(self) -> None:
        """Hand the last bytes to the stream, which stays open."""
        self._write_header()
        self._stream.flush()

    def discard(self) -> None:
        """Nothing to let go of."""

    def _write_header(self) -> None:
        self._rows.writerows(self._header)
        self._header.clear()


class _LineFeeds:
    r"""Ends TSV rows in LF. The csv module must be told CR LF: before Python 3.13 it quotes a lone CR only then."""

    def __init__(self, text: codecs.StreamWriter) -> None:
        self._text = text

    def write(self, row: str, /) -> None:
        self._text.write(row[:-2] + "\n")


def disarm(cell: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would run as a formula; numbers stay numbers."""
    return "'" + cell if isinstance(cell, str) and is_formula(cell) else cell


def is_formula(text: str) -> bool:
    """Say whether a spreadsheet would run a text, in one edition or another."""
    return _FORMULA.match(text) is not None
