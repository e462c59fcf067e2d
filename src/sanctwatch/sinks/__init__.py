"""Records to tables, one file per format behind one interface.

`open_sink` is the only door. What it returns takes analyses one by one, holds no more than a batch of them, and writes
whole files or none: leave its `with` block normally and every file has its name; leave it by an exception, Ctrl-C
included, and nothing has changed on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Analysis, Record
from sanctwatch.sinks.columns import Column, choose_columns, unknown_name
from sanctwatch.sinks.datapackage import Resource, data_package
from sanctwatch.sinks.staging import Staging

if TYPE_CHECKING:
    from sanctwatch.catalogue import Catalogue

#: One file per table. `ndjson` is JSON lines under their other name.
FORMATS = ("csv", "tsv", "jsonl", "ndjson", "parquet")

#: One file for all tables.
BOOK_FORMATS = ("xlsx", "sqlite", "ftm")

#: More formats, for the table of stances alone: what tools for discourse networks read.
NETWORK_FORMATS = ("dna", "graphml")


@dataclass(frozen=True, slots=True)
class Folder:
    """Every table as a file of its own in this folder, with a `datapackage.json` that documents them."""

    path: Path


@dataclass(frozen=True, slots=True)
class File:
    """One table in this file."""

    path: Path


@dataclass(frozen=True, slots=True)
class Stream:
    """One table on an open binary stream, such as stdout; it is flushed and left open."""

    stream: BinaryIO


Target = Folder | File | Stream


def place_in(folder: Path, format: str) -> Folder | File:
    """Return what a format makes of a folder: a file per table in it, or one book of them all."""
    return File(folder / f"sanctwatch.{format}") if format in BOOK_FORMATS else Folder(folder)


class TableWriter(Protocol):
    """What each format implements: rows in, bytes out, the stream left open."""

    def write(self, records: Iterable[Record], /) -> None:
        """Append one row per record."""

    def finish(self) -> None:
        """Write what is still held back."""

    def discard(self) -> None:
        """Let go of what is held back; the stream is closed next."""


class Book(Protocol):
    """What a format implements that holds all tables in one file."""

    def write(self, analysis: Analysis, /) -> None:
        """Append one document's rows to every table."""

    def finish(self) -> None:
        """Write what is still held back."""

    def discard(self) -> None:
        """Let go of what is held back."""

    def notes(self) -> list[str]:
        """Say what the format could not hold as it is, a line each; asked when it is finished."""


class Sink:
    """Tables in the making. Use it as a context manager, see the module.

    Attributes:
        notes: When it is closed, what its reader should know of cells that the format could not hold as they are.
    """

    def __init__(self, writers: Mapping[str, TableWriter], staging: Staging, book: Book | None = None) -> None:
        self.notes: list[str] = []
        self._writers = writers
        self._staging = staging
        self._book = book

    def write(self, analysis: Analysis) -> None:
        """Append one document's rows to every table."""
        for table, writer in self._writers.items():
            writer.write(analysis.rows(table))
        if self._book is not None:
            self._book.write(analysis)

    def close(self) -> None:
        """Finish every table and give the files their names."""
        for writer in self._writers.values():
            writer.finish()
        if self._book is not None:
            self._book.finish()
            self.notes = self._book.notes()
        self._staging.commit()

    def discard(self) -> None:
        """Leave the disk as it was before."""
        for writer in self._writers.values():
            writer.discard()
        if self._book is not None:
            self._book.discard()
        self._staging.discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.discard()
            return
        try:
            self.close()
        except BaseException:  # a full disk, Ctrl-C: whatever it is goes on, but no litter stays
            self.discard()
            raise


def open_sink(
    format: str,
    target: Target,
    tables: Sequence[str],
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
    excel: bool = False,
    catalogue: Catalogue | None = None,
) -> Sink:
    """Open tables for writing.

    Args:
        format: One of `FORMATS` or `BOOK_FORMATS`, or for stances alone one of `NETWORK_FORMATS`.
        target: Where to: a `Folder` for several tables, a `File` or a `Stream` for one, or for several in a book.
        tables: Names from `records.TABLES`, in the order to write them.
        columns: For each table the columns in the order wanted; a table that is not named keeps all of them.
        excel: For CSV and TSV: begin with a byte order mark and disarm cells that a spreadsheet would run.
        catalogue: For the labels in network formats and `ftm`; the built-in one when not given.

    Raises:
        SanctwatchError: For an unknown format or column, for `excel` with another format, or for a folder that cannot
            be written to.
    """
    formats = (*FORMATS, *BOOK_FORMATS, *(NETWORK_FORMATS if list(tables) == ["stances"] else ()))
    if format not in formats or (format not in FORMATS and isinstance(target, Folder)):
        raise SanctwatchError(unknown_name("there is no format", format, formats))
    if excel and format not in ("csv", "tsv"):
        raise SanctwatchError(f"--excel is for csv and tsv, not for {format}; leave it out or use --format csv")
    if format == "ftm" and any((columns or {}).values()):
        raise SanctwatchError("--columns is for tables, not for ftm, which has entities; leave it out")
    chosen = {table: choose_columns(table, (columns or {}).get(table, ())) for table in tables}
    staging = Staging()
    try:
        if isinstance(target, Folder):
            return _open_folder(format, target.path, chosen, staging, excel=excel)
        if format in BOOK_FORMATS:
            return Sink({}, staging, _open_book(format, target, chosen, staging, catalogue))
        ((table, its_columns),) = chosen.items()
        stream = target.stream if isinstance(target, Stream) else staging.open(target.path)
        if format in NETWORK_FORMATS:
            return Sink({table: _open_network(format, stream, catalogue)}, staging)
        return Sink({table: _open_table(format, stream, its_columns, excel=excel)}, staging)
    except BaseException:
        staging.discard()
        raise


def _open_folder(
    format: str, folder: Path, chosen: Mapping[str, tuple[Column, ...]], staging: Staging, *, excel: bool
) -> Sink:
    writers = {
        table: _open_table(format, staging.open(folder / f"{table}.{format}"), columns, excel=excel)
        for table, columns in chosen.items()
    }
    resources = [Resource(table, f"{table}.{format}", format, columns, excel) for table, columns in chosen.items()]
    # Opened last and so renamed last: a reader who finds it finds the tables, too.
    staging.open(folder / "datapackage.json").write(data_package(resources))
    return Sink(writers, staging)


def _open_book(
    format: str,
    target: File | Stream,
    chosen: Mapping[str, tuple[Column, ...]],
    staging: Staging,
    catalogue: Catalogue | None,
) -> Book:
    stream = target.stream if isinstance(target, Stream) else staging.open(target.path)
    match format:
        case "xlsx":
            from sanctwatch.sinks.workbook import Workbook

            return Workbook(stream, chosen)
        case "ftm":
            from sanctwatch.catalogue import load_catalogue
            from sanctwatch.sinks.ftm import Entities

            return Entities(stream, list(chosen), catalogue or load_catalogue())
        case "sqlite":
            from sanctwatch.sinks.database import Database

            if isinstance(target, Stream):
                return Database(stream, chosen)
            metadata = staging.open(target.path.with_name(f"{target.path.stem}.metadata.json"))
            return Database(stream, chosen, file=staging.place_of(stream), metadata=metadata, name=target.path.stem)
    raise AssertionError(format)


def _open_network(format: str, stream: BinaryIO, catalogue: Catalogue | None) -> TableWriter:
    from sanctwatch.catalogue import load_catalogue

    catalogue = catalogue or load_catalogue()
    if format == "dna":
        from sanctwatch.sinks.dna import DnaStatements

        return DnaStatements(stream, catalogue)
    from sanctwatch.sinks.graphml import GraphMl

    return GraphMl(stream, catalogue)


def _open_table(format: str, stream: BinaryIO, columns: Sequence[Column], *, excel: bool) -> TableWriter:
    match format:
        case "csv" | "tsv":
            from sanctwatch.sinks.delimited import DelimitedTable

            return DelimitedTable(stream, columns, delimiter="," if format == "csv" else "\t", excel=excel)
        case "jsonl" | "ndjson":
            from sanctwatch.sinks.jsonl import JsonLines

            return JsonLines(stream, columns)
        case "parquet":
            from sanctwatch.sinks.parquet import ParquetTable

            return ParquetTable(stream, columns)
    raise AssertionError(format)
