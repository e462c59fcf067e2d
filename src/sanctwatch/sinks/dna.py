"""Stances as the statements that Discourse Network Analyzer exports, for its R package and the like.

Its columns, parted by semicolons, every text in quotation marks. A statement has a person, an organization, a concept
and whether the two agree, 1 or 0: stances that are conditional or neutral are neither, and have no row.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable
from typing import BinaryIO

from sanctwatch.catalogue import Catalogue
from sanctwatch.catalogue.lookup import kind_of, label_of
from sanctwatch.records import Record, Stance

COLUMNS = (
    "statement_id", "time", "person", "organization", "concept", "agreement", "start_position", "stop_position", "text",
    "coder", "document_id", "document_title", "document_author", "document_source", "document_section", "document_type",
)  # fmt: skip

_AGREEMENT = {"support": 1, "oppose": 0}

#: What the column of the coder, a person in the program that is imitated, holds.
CODER = "sanctwatch"


class DnaStatements:
    """Write stances as statements, numbered from 1."""

    def __init__(self, stream: BinaryIO, catalogue: Catalogue) -> None:
        """Write the header; `finish` leaves the stream open.

        Args:
            stream: Where the bytes go.
            catalogue: For the labels of actors and targets.
        """
        self._stream = stream
        self._catalogue = catalogue
        self._n_rows = 0
        text = codecs.getwriter("utf-8")(stream, "replace")
        self._rows = csv.writer(text, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self._rows.writerow(COLUMNS)

    def write(self, records: Iterable[Record]) -> None:
        """Append one row per stance that supports or opposes."""
        for record in records:
            if isinstance(record, Stance) and record.polarity in _AGREEMENT:
                self._n_rows += 1
                self._rows.writerow(self._cells(record))

    def finish(self) -> None:
        """Hand the last bytes to the stream, which stays open."""
        self._stream.flush()

    def discard(self) -> None:
        """Nothing to let go of."""

    def _cells(self, stance: Stance) -> list[str | int]:
        is_person = kind_of(self._catalogue, stance.actor) == "person"
        # One line: R's readers take a line end inside a cell, many others do not.
        return [
            self._n_rows,
            _time(stance.date or stance.published),
            stance.actor if is_person else stance.speaker,
            "" if is_person else label_of(self._catalogue, stance.actor),
            label_of(self._catalogue, stance.target),
            _AGREEMENT[stance.polarity],
            stance.start,
            stance.end,
            " ".join(stance.text.split()),
            CODER,
            stance.doc_id,
            " ".join(stance.title.split()),
            "",
            stance.source,
            "",
            "",
        ]


def _time(date: str) -> str:
    """Return a date as that program has it; the first day of a month or a year of which no more is known."""
    return f"{date}{'-01-01'[len(date) - 4 :]} 00:00:00" if date else ""
