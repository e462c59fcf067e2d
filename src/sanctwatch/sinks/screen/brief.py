"""A run in brief: of each table of evidence how many rows, of which sort, and the first of them for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from sanctwatch.records import Analysis
from sanctwatch.sinks.screen.events import print_events
from sanctwatch.sinks.screen.palette import POLARITY_STYLES
from sanctwatch.sinks.screen.quotes import print_quote
from sanctwatch.sinks.screen.stances import print_stances

#: Rows shown of each table, rows of one document among them, and rows when one document has them all.
MAX_ROWS = 6
MAX_ROWS_PER_DOCUMENT = 2
MAX_ROWS_ALONE = 12

#: The column that sorts the rows of each table in the line of counts.
_SORT_BY_TABLE = {"stances": "polarity", "events": "type", "quotes": "kind"}


class Brief:
    """One table in brief. Holds counts and the first rows."""

    def __init__(self, table: str, label: Callable[[str], str]) -> None:
        """Prepare for `stances`, `events` or `quotes`; `label` gives what a reader calls an id."""
        self._table = table
        self._label = label
        self._sorts: Counter[str] = Counter()
        self._rows: list[Any] = []
        self._rows_alone: list[Any] = []
        self._n_alone = 0

    def write(self, analysis: Analysis) -> None:
        """Count the rows of one document, and keep the first while there is room."""
        rows = analysis.rows(self._table)
        self._sorts.update(getattr(row, _SORT_BY_TABLE[self._table]) for row in rows)
        if self._sorts.total() == len(rows):  # no document before it had any
            self._rows_alone += rows[:MAX_ROWS_ALONE]
            self._n_alone = len(rows)
        self._rows += rows[: min(MAX_ROWS_PER_DOCUMENT, MAX_ROWS - len(self._rows))]

    def print(self, console: Console) -> None:
        """Print the counts and the first rows; nothing for no rows."""
        n = self._sorts.total()
        if not n:
            return
        rows = self._rows_alone if n == self._n_alone else self._rows
        line = Text.assemble(" ", (self._table, "bold"), f"  {n:,}")
        for sort, count in self._sorts.most_common():
            line.append("  ")
            line.append(f"{count:,} {sort}", style=POLARITY_STYLES.get(sort, "dim"))
        console.print(line, no_wrap=True, overflow="ellipsis")
        self._print_rows(console, rows)
        if n > len(rows):
            console.print(Text(f"   {n - len(rows):,} more", style="dim"))
        console.print()

    def _print_rows(self, console: Console, rows: Sequence[Any]) -> None:
        match self._table:
            case "stances":
                print_stances(console, rows, self._label, with_target=True)
            case "events":
                print_events(console, rows, self._label)
            case "quotes":
                for row in rows:
                    print_quote(console, row, self._label)
