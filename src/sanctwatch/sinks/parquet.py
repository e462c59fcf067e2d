"""Records to Parquet: one schema per table whatever the rows hold, row groups written as they fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from sanctwatch.records import Record
from sanctwatch.sinks.columns import Cell, Column, cells_of

#: Rows held in memory before they are written: some 10 MB of mentions, and groups large enough to compress well.
ROW_GROUP_ROWS = 20_000

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


class ParquetTable:
    """Write one table as Parquet, zstd-compressed, each column's description in its field's metadata."""

    def __init__(self, stream: BinaryIO, columns: Sequence[Column]) -> None:
        """Write the head of the file; `finish` writes its foot and leaves the stream open."""
        self._schema = pa.schema(
            [
                pa.field(
                    column.name,
                    _TYPES[column.type],
                    nullable=column.is_nullable,
                    metadata={"description": column.description},
                )
                for column in columns
            ]
        )
        self._stream = stream
        self._writer = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._cells = cells_of(columns)
        self._rows: list[tuple[Cell, ...]] = []

    def write(self, records: Iterable[Record]) -> None:
        """Append one row per record."""
        self._rows.extend(map(self._cells, records))
        if len(self._rows) >= ROW_GROUP_ROWS:
            self._write_group()

    def finish(self) -> None:
        """Write what is left and the foot of the file; the stream stays open."""
        if self._rows:
            self._write_group()
        self._writer.close()
        self._stream.flush()

    def discard(self) -> None:
        """Close the file while its stream is open: pyarrow would do it when collected, and abort the process."""
        with suppress(OSError):  # a pipe that nobody reads any more
            self._writer.close()

    def _write_group(self) -> None:
        by_column = zip(*self._rows, strict=True)
        arrays = [_array(cells, field.type) for cells, field in zip(by_column, self._schema, strict=True)]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
        self._rows.clear()


def _array(cells: tuple[Cell, ...], type_: pa.DataType) -> pa.Array:
    try:
        return pa.array(cells, type=type_)
    except UnicodeEncodeError:  # half a surrogate pair, from a file name or an escape in JSON: as in the other formats
        return pa.array([str(cell).encode("utf-8", errors="replace").decode() for cell in cells], type=type_)
