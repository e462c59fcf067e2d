"""Records to JSON lines: one object per row, in UTF-8, numbers as numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from sanctwatch.records import Record
from sanctwatch.sinks.columns import Column, cells_of

#: Line ends to Unicode but not to JSON: `str.splitlines` and some editors break a line there, so they travel escaped.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class JsonLines:
    """Write one table as JSON lines."""

    def __init__(self, stream: BinaryIO, columns: Sequence[Column]) -> None:
        """Take the stream, which is left open by `finish`, and the columns, which become the keys in this order."""
        self._stream = stream
        self._names = [column.name for column in columns]
        self._cells = cells_of(columns)

    def write(self, records: Iterable[Record]) -> None:
        """Append one line per record."""
        for record in records:
            row = dict(zip(self._names, self._cells(record), strict=True))
            line = json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS) + "\n"
            self._stream.write(line.encode("utf-8", errors="replace"))

    def finish(self) -> None:
        """Hand the last bytes to the stream, which stays open."""
        self._stream.flush()

    def discard(self) -> None:
        """Nothing to let go of."""
