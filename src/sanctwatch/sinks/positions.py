"""The matrix of actors and targets as a table: a row per pair, with the net position and the counts behind it."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterable
from typing import BinaryIO

from sanctwatch.catalogue import Catalogue
from sanctwatch.catalogue.lookup import label_of
from sanctwatch.errors import SanctwatchError
from sanctwatch.positions import Position, count_positions
from sanctwatch.records import Record, Stance
from sanctwatch.sinks import File, Sink, Stream, Target
from sanctwatch.sinks.columns import unknown_name
from sanctwatch.sinks.staging import Staging

FORMATS = ("csv", "tsv", "jsonl")

COLUMNS = (
    "actor", "actor_label", "target", "target_label", "polarity", "net", "n", "support", "oppose", "conditional",
    "neutral",
)  # fmt: skip


def open_positions(format: str, target: Target, catalogue: Catalogue) -> Sink:
    """Open a file or a stream for the positions that the stances of all analyses come to.

    Raises:
        SanctwatchError: For a format that is not one of `FORMATS`, or a file that cannot be written.
    """
    if format not in FORMATS or not isinstance(target, File | Stream):
        raise SanctwatchError(unknown_name("--matrix: there is no format", format, FORMATS))
    staging = Staging()
    stream = target.stream if isinstance(target, Stream) else staging.open(target.path)
    return Sink({"stances": PositionsTable(stream, format, catalogue)}, staging)


class PositionsTable:
    """Count stances, and write their positions at the end."""

    def __init__(self, stream: BinaryIO, format: str, catalogue: Catalogue) -> None:
        """Take the stream, which is left open, one of `FORMATS`, and the catalogue, for the labels."""
        self._stream = stream
        self._format = format
        self._catalogue = catalogue
        self._stances: list[Stance] = []

    def write(self, records: Iterable[Record]) -> None:
        """Hold stances; they are counted at the end."""
        self._stances.extend(record for record in records if isinstance(record, Stance))

    def finish(self) -> None:
        """Write the table; the stream stays open."""
        text = codecs.getwriter("utf-8")(self._stream, "replace")
        rows = [dict(zip(COLUMNS, self._cells(position), strict=True)) for position in count_positions(self._stances)]
        if self._format == "jsonl":
            text.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        else:
            delimiter, end = (",", "\r\n") if self._format == "csv" else ("\t", "\n")
            table = csv.writer(text, delimiter=delimiter, lineterminator=end)
            table.writerow(COLUMNS)
            table.writerows(row.values() for row in rows)
        self._stream.flush()

    def discard(self) -> None:
        """Forget the stances."""
        self._stances.clear()

    def _cells(self, position: Position) -> list[str | int]:
        counts = [getattr(position, name) for name in COLUMNS[4:]]
        actor, target = position.actor, position.target
        return [actor, label_of(self._catalogue, actor), target, label_of(self._catalogue, target), *counts]
