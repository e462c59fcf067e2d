"""Tables that an earlier run wrote, read back as records: nothing is analysed anew."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import MISSING, fields, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, get_type_hints

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis, DocumentRow, Event, Mention, Quote, Stance

_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_SUFFIXES = (".jsonl", ".ndjson", ".parquet", *_DELIMITERS)
_DATABASES = (".sqlite", ".sqlite3", ".db")


def newest_file(folder: Path, table: str) -> Path | None:
    """Return the newest of the files that a folder has of a table, None when it has none."""
    there = [file for suffix in _SUFFIXES if (file := folder / f"{table}{suffix}").is_file()]
    return max(there, key=lambda file: file.stat().st_mtime, default=None)


def find_table(path: Path, table: str) -> Path | None:
    """Return the file of a table: the path itself, or the newest of its formats in a folder that `extract -o` wrote.

    A database that `extract -o` wrote is the file of each table that it holds. `None` means that the path holds
    articles.

    Raises:
        SanctwatchError: For a folder of tables, or a database, that lacks this one.
    """
    if path.suffix in _DATABASES and path.is_file():
        return _check_database(path, table)
    if path.stem == table and path.suffix in _SUFFIXES and path.is_file():
        return path
    if not path.is_dir():
        return None
    if file := newest_file(path, table):
        return file
    others = [name for name in TABLES for suffix in _SUFFIXES if (path / f"{name}{suffix}").is_file()]
    if others and (path / "datapackage.json").is_file():
        raise SanctwatchError(f"{path} has no {table}, only {', '.join(others)}; write it with extract -o {path}")
    return None


def find_tables(path: Path) -> dict[str, Path]:
    """Return the files of all tables in a folder that `extract -o` wrote, by table, or the one that the path itself is.

    Nothing means that the path holds articles: a folder with a `quotes.csv` among them is none of tables.
    """
    if path.is_file():
        return {path.stem: path} if path.stem in TABLES and path.suffix in _SUFFIXES else {}
    files = {table: [file for suffix in _SUFFIXES if (file := path / f"{table}{suffix}").is_file()] for table in TABLES}
    if not files["documents"] and not (path / "datapackage.json").is_file():
        return {}
    return {table: max(there, key=lambda file: file.stat().st_mtime) for table, there in files.items() if there}


def _check_database(path: Path, table: str) -> Path:
    try:
        with closing(_connect(path)) as database:
            names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except sqlite3.Error as error:
        raise SanctwatchError(f"{path} is no database of sanctwatch ({error}); write it with extract -o") from error
    if table not in names:
        others = ", ".join(name for name in TABLES if name in names) or "tables of others"
        raise SanctwatchError(f"{path} has no {table}, only {others}; write it with extract -o {path}")
    return path


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def read_analyses(path: Path, table: str) -> Iterator[Analysis]:
    """Yield what a table has of each document, in the order of the file: its rows, and the little it says of it.

    Args:
        path: The file, see `find_table`.
        table: `stances`, `events`, `quotes` or `mentions`.

    Raises:
        SanctwatchError: For a file that is no such table.
    """
    rows = read_rows(path, table)
    url_by_document = _addresses(path)
    for doc_id, group in groupby(rows, attrgetter("doc_id")):
        its_rows: Any = tuple(group)
        first = its_rows[0]
        url = url_by_document.get(doc_id, "")
        row = DocumentRow(doc_id, "ok", title=first.title, published=first.published, source=first.source, url=url)
        counted: Any = {f"n_{table}": len(its_rows)}
        yield Analysis(replace(row, **counted), **{table: its_rows})


def _addresses(path: Path) -> dict[str, str]:
    """Return the addresses of those documents that have one, out of the table of documents beside a table."""
    is_database = path.suffix in _DATABASES
    documents = path if is_database else path.with_name(f"documents{path.suffix}")
    if not documents.is_file():
        return {}
    lines = _lines(documents, "documents")
    return {cells["doc_id"]: cells["url"] for cells in lines if cells.get("url") and "doc_id" in cells}


def read_rows(path: Path, table: str) -> Iterator[DocumentRow | Mention | Quote | Event | Stance]:
    """Yield the records of a table.

    Raises:
        SanctwatchError: For a file that is no such table, or lacks columns that every row must have.
    """
    record = TABLES[table]
    types = get_type_hints(record)
    required = [each.name for each in fields(record) if each.default is MISSING]
    n_read = 0
    try:
        for cells in _lines(path, table):
            missing = [name for name in required if name not in cells]
            if missing:
                raise SanctwatchError(f"{path} has no column {missing[0]}; write it anew without --columns")
            n_read += 1
            yield record(**{name: _value(cells[name], type_) for name, type_ in types.items() if name in cells})
    except (ValueError, TypeError, OSError, csv.Error, sqlite3.Error) as error:
        raise SanctwatchError(f"{path}, row {n_read + 1}: no table of {table} ({error}); write it anew") from error


def _lines(path: Path, table: str) -> Iterator[Mapping[str, Any]]:
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        for batch in pq.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()
        return
    if path.suffix in _DATABASES:
        with closing(_connect(path)) as database:
            database.row_factory = sqlite3.Row
            names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            if table in names:
                yield from map(dict, database.execute(f"SELECT * FROM {table} ORDER BY rowid"))
        return
    csv.field_size_limit(2**31 - 1)  # a sentence can be longer than the 128 kB that the module allows
    with path.open(encoding="utf-8-sig", newline="") as stream:
        delimiter = _DELIMITERS.get(path.suffix)
        yield from csv.DictReader(stream, delimiter=delimiter) if delimiter else map(json.loads, stream)


def _value(cell: Any, type_: Any) -> Any:  # noqa: ANN401 - what a cell can be depends on the format
    """Return a cell as its field has it; text formats have an empty cell for a number that is missing."""
    if type_ is str:
        return "" if cell is None else str(cell)
    if cell in ("", None):
        return None
    return float(cell) if type_ is float else int(cell)
