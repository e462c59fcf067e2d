"""A reader's view as a writer: rows are held while a run goes on, and shown when it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from rich.console import Console

from sanctwatch.records import Analysis

#: Prints rows of one table; the last argument gives what a reader calls an id.
Show = Callable[[Console, Sequence[Any], Callable[[str], str]], None]


class View:
    """Holds the rows of one table, which are few beside the articles, and prints them at the end."""

    def __init__(self, table: str, show: Show, label: Callable[[str], str], *, console: Console | None = None) -> None:
        """Prepare to show.

        Args:
            table: Whose rows.
            show: How, such as `show_stances`.
            label: What a reader calls an id.
            console: Where to; stdout by default.
        """
        self._table = table
        self._show = show
        self._label = label
        self._console = console or Console(highlight=False)
        self._rows: list[Any] = []

    def write(self, analysis: Analysis) -> None:
        """Hold the rows of one document."""
        self._rows.extend(analysis.rows(self._table))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._console.print()
            self._show(self._console, self._rows, self._label)
            self._console.print()
