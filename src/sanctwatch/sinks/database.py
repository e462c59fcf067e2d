"""Records to an SQLite database: typed tables tied to their documents, indexes, views and a search over sentences.

Beside it lies `NAME.metadata.json`, with which Datasette shows what tables, columns and views mean. Indexes and the
search are made when all rows are there, which is much quicker. The table `sentences` has every sentence that a row
gives as its evidence once; `data_dictionary` says what every column means.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO

from sanctwatch.records import Analysis
from sanctwatch.sinks.columns import Cell, Column, cells_of, describe_table

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}

#: Bytes copied at a time, to a stream.
_CHUNK_BYTES = 1 << 20


class Database:
    """Write tables into one database."""

    def __init__(
        self,
        stream: BinaryIO,
        columns_by_table: Mapping[str, Sequence[Column]],
        *,
        file: Path | None = None,
        metadata: BinaryIO | None = None,
        name: str = "sanctwatch",
    ) -> None:
        """Make the tables.

        Args:
            stream: Where the bytes go when there is no `file`; flushed and left open by `finish`.
            columns_by_table: Which tables, and which columns of each, in this order.
            file: An empty file that SQLite writes itself; `stream` is the same, open.
            metadata: Where Datasette's metadata go, if they are wanted.
            name: What Datasette calls the database.
        """
        self._stream = stream
        self._metadata = metadata
        self._name = name
        self._folder = None if file else tempfile.TemporaryDirectory(prefix="sanctwatch-")
        self._file = file or Path(self._folder.name if self._folder else "") / "database"
        self._columns = {table: tuple(columns) for table, columns in columns_by_table.items()}
        self._notes: list[str] = []
        self._connection = sqlite3.connect(self._file, isolation_level=None)
        # No journal on disk: the file has no name before it is whole, and a run that is broken off throws it away.
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF", "locking_mode = EXCLUSIVE"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN")
        for table in self._columns:
            self._connection.execute(self._create_table(table))

    def write(self, analysis: Analysis) -> None:
        """Append one document's rows to every table."""
        for table, columns in self._columns.items():
            rows = list(map(cells_of(columns), analysis.rows(table)))
            names, marks = ", ".join(map(_quoted, columns)), ", ".join("?" * len(columns))
            self._connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", _mended(rows))

    def finish(self) -> None:
        """Make keys, indexes, views and the search, and write the metadata."""
        extras = tomllib.loads((resources.files("sanctwatch") / "data" / "sqlite.toml").read_text(encoding="utf-8"))
        for table in self._columns:
            self._add_keys(table, extras["indexes"][table])
        views = {name: view for name, view in extras["views"].items() if self._has_all(view["tables"])}
        for name, view in views.items():
            self._connection.execute(f"CREATE VIEW {name} AS {view['sql'].strip()}")
        self._add_search()
        self._add_dictionary()
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE")
        self._connection.close()
        if self._metadata is not None:
            self._metadata.write(self._datasette(views))
        if self._folder is not None:
            with self._file.open("rb") as written:
                while chunk := written.read(_CHUNK_BYTES):
                    self._stream.write(chunk)
            self._folder.cleanup()
        self._stream.flush()

    def discard(self) -> None:
        """Let go of the file."""
        self._connection.close()
        if self._folder is not None:
            self._folder.cleanup()

    def notes(self) -> list[str]:
        """Return what the database lacks."""
        return self._notes

    def _create_table(self, table: str) -> str:
        """Return the command that makes a table.

        `documents` is found by its `doc_id`. The rows of the others are numbered, in the order in which they were
        written: their own keys are long, and a search needs numbers.
        """
        described = describe_table(table)
        lines = [] if table == "documents" else ["row_id INTEGER PRIMARY KEY"]
        for column in self._columns[table]:
            is_key = table == "documents" and (column.name,) == described.primary_key
            lines.append(
                f"{_quoted(column)} {_TYPES[column.type]}{' PRIMARY KEY' if is_key else ''}"
                f"{'' if column.is_nullable else ' NOT NULL'}"
            )
        names = {column.name for column in self._columns[table]}
        for own, other, theirs in described.foreign_keys:
            others = {column.name for column in self._columns.get(other, ())}
            if names.issuperset(own) and others.issuperset(theirs):
                lines.append(f"FOREIGN KEY ({', '.join(own)}) REFERENCES {other} ({', '.join(theirs)})")
        return f"CREATE TABLE {table} (\n  " + ",\n  ".join(lines) + "\n)"

    def _add_keys(self, table: str, indexes: Sequence[str]) -> None:
        names = {column.name: _quoted(column) for column in self._columns[table]}
        key = describe_table(table).primary_key
        if table != "documents" and names.keys() >= set(key):
            columns = ", ".join(names[name] for name in key)
            try:
                self._connection.execute(f"CREATE UNIQUE INDEX {table}_key ON {table} ({columns})")
            except sqlite3.IntegrityError:
                self._notes.append(f"{table}: some rows agree in {', '.join(key)}; its key is no unique one")
                self._connection.execute(f"CREATE INDEX {table}_key ON {table} ({columns})")
        for name in indexes:
            if name in names:
                self._connection.execute(f"CREATE INDEX {table}_{name} ON {table} ({names[name]})")

    def _has_all(self, tables: Sequence[str]) -> bool:
        """Say whether tables are there with all their columns."""
        return all(table in self._columns and self._columns[table] == describe_table(table).columns for table in tables)

    def _add_search(self) -> None:
        """Collect the sentences, in the order of the text, and make them searchable."""
        needed = {"doc_id", "sentence", "start"}
        sources = [table for table, columns in self._columns.items() if {each.name for each in columns} >= needed]
        if not sources:
            return
        tied = " REFERENCES documents (doc_id)" if "documents" in self._columns else ""
        self._connection.execute(
            "CREATE TABLE sentences (sentence_id INTEGER PRIMARY KEY, "
            f"doc_id TEXT NOT NULL{tied}, sentence TEXT NOT NULL)"
        )
        union = " UNION ALL ".join(f'SELECT doc_id, sentence, "start" AS place FROM {table}' for table in sources)
        self._connection.execute(
            f"INSERT INTO sentences (doc_id, sentence) SELECT doc_id, sentence FROM ({union}) WHERE sentence <> '' "
            "GROUP BY doc_id, sentence ORDER BY doc_id, min(place), sentence"
        )
        self._connection.execute("CREATE INDEX sentences_doc_id ON sentences (doc_id)")
        try:
            # Stemming, so that "sanctioned" finds "sanctions"; accents do not count.
            self._connection.execute(
                "CREATE VIRTUAL TABLE sentences_fts USING fts5 (sentence, content = 'sentences', "
                "content_rowid = 'sentence_id', tokenize = 'porter unicode61 remove_diacritics 2')"
            )
        except sqlite3.OperationalError:
            self._notes.append("sentences: no full-text search, since this Python's SQLite was built without FTS5")
            return
        self._connection.execute("INSERT INTO sentences_fts (sentences_fts) VALUES ('rebuild')")

    def _add_dictionary(self) -> None:
        self._connection.execute(
            'CREATE TABLE data_dictionary ("table" TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, '
            'unit TEXT NOT NULL, "values" TEXT NOT NULL, description TEXT NOT NULL, PRIMARY KEY ("table", "column"))'
        )
        self._connection.executemany(
            "INSERT INTO data_dictionary VALUES (?, ?, ?, ?, ?, ?)",
            [
                (table, each.name, _TYPES[each.type], each.unit, ", ".join(each.vocabulary), each.description)
                for table, columns in self._columns.items()
                for each in columns
            ],
        )

    def _datasette(self, views: Mapping[str, Any]) -> bytes:
        """Return what Datasette shows beside the rows."""
        tables: dict[str, Any] = {}
        for table, columns in self._columns.items():
            described = describe_table(table)
            tables[table] = {
                "title": described.title,
                "description": described.description,
                "columns": {column.name: column.description for column in columns},
            }
        if self._has_all(["documents"]):
            tables["documents"]["label_column"] = "title"
        for name, view in views.items():
            tables[name] = {"description": view["description"]}
        tables["sentences"] = {"description": "Every sentence that is the evidence of a row, once; searchable."}
        tables["data_dictionary"] = {"description": "What every column means."}
        metadata = {
            "title": "sanctwatch",
            "description": "What articles about UN sanctions diplomacy name, and who says and does what.",
            "databases": {self._name: {"tables": tables}},
        }
        return (json.dumps(metadata, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _quoted(column: Column) -> str:
    """Return a column's name in quotation marks: `end` is a word of SQL."""
    return f'"{column.name}"'


def _mended(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Return rows without halves of surrogate pairs, which a file name or an escape in JSON can hold."""
    try:
        "".join(cell for row in rows for cell in row if isinstance(cell, str)).encode("utf-8")
    except UnicodeEncodeError:
        return [
            tuple(cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell for cell in row)
            for row in rows
        ]
    return rows
