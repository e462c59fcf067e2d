"""The rows to be scored: of a run, or of tables that an earlier run wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sanctwatch.errors import SanctwatchError
from sanctwatch.evaluate.gold import Gold, name_of
from sanctwatch.records import Analysis, Event, Mention, Quote, Stance
from sanctwatch.tables import newest_file, read_rows

_Row = TypeVar("_Row", Mention, Quote, Event, Stance)

#: Every table that can be scored.
_TABLES = ("mentions", "stances", "events", "quotes")


@dataclass(frozen=True, slots=True)
class Found:
    """Rows by table; None where a table was not looked for, which then is not scored."""

    mentions: Sequence[Mention] | None = None
    stances: Sequence[Stance] | None = None
    events: Sequence[Event] | None = None
    quotes: Sequence[Quote] | None = None

    @classmethod
    def of(cls, analyses: Iterable[Analysis]) -> Found:
        """Return the rows of a run that looked for everything."""
        held = list(analyses)
        return cls(
            mentions=[row for analysis in held for row in analysis.mentions],
            stances=[row for analysis in held for row in analysis.stances],
            events=[row for analysis in held for row in analysis.events],
            quotes=[row for analysis in held for row in analysis.quotes],
        )


def read_found(folder: Path) -> Found:
    """Read the tables in a folder that `extract -o` wrote, in any format that can be read back.

    Raises:
        SanctwatchError: When there is none, or one that cannot be read.
    """
    files = {table: file for table in _TABLES if (file := newest_file(folder, table)) is not None}
    if not files:
        raise SanctwatchError(f"no table to score in {folder}; write some with extract -o {folder}")
    tables: dict[str, Any] = {table: list(read_rows(file, table)) for table, file in files.items()}
    return Found(**tables)


def rows_by_article(golds: Iterable[Gold], rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    """Return the rows of each annotated article by its name, in their order; rows of others are left out."""
    by_name: dict[str, list[_Row]] = {gold.name: [] for gold in golds}
    for row in rows:
        if (name := name_of(row.doc_id)) in by_name:
            by_name[name].append(row)
    return by_name
