"""CSV and TSV: a header and one record per row, streamed."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from sanctwatch.records import Document
from sanctwatch.sources.fields import Broken, Fields, Row, read_records
from sanctwatch.sources.inputs import Input
from sanctwatch.sources.stream import open_text

SUFFIXES = (".csv", ".tsv", ".tab")

#: An article in a cell is long, a whole report longer; the module's own limit is 131,072.
MAX_CELL_CHARS = 2**31 - 1


def read(file: Input, fields: Fields) -> Iterator[Document]:
    """Yield one document per row.

    The delimiter is a tab in `.tsv`, else what the header is written with (`,`, `;`, tab, `|`).
    """
    csv.field_size_limit(MAX_CELL_CHARS)
    with open_text(file) as stream:
        header = next(stream.lines, "")
        while header and not header.strip():
            header = next(stream.lines, "")
        if not header:
            yield Document(file.doc_id, encoding=stream.encoding, status="skipped", reason="empty file")
            return
        delimiter = _delimiter(file, header)
        rows = csv.reader(_prepend(header, stream.lines), delimiter=delimiter)
        yield from _read_rows(file, rows, fields, stream.encoding)


def _read_rows(file: Input, rows: Iterator[list[str]], fields: Fields, encoding: str) -> Iterator[Document]:
    names = [name.strip() or f"column {number}" for number, name in enumerate(next(rows), start=1)]
    yield from read_records(file, _records(rows, names), fields, encoding)


def _records(rows: Iterator[list[str]], names: list[str]) -> Iterator[Row | Broken]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Broken(f"no CSV row: {error}")
            continue
        if row:
            # A short row lacks its last cells, not its fields.
            yield dict(zip(names, row + [""] * (len(names) - len(row)), strict=False))


def _prepend(header: str, lines: Iterator[str]) -> Iterator[str]:
    yield header
    yield from lines


def _delimiter(file: Input, header: str) -> str:
    if file.suffixes[0] in (".tsv", ".tab"):
        return "\t"
    return max(",;\t|", key=header.count)
