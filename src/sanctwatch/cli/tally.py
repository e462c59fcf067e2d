"""What a run has done so far: counted, shown while it goes on, and told at its end."""

from __future__ import annotations

import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TextIO

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Analysis

#: Failed documents that are named on stderr; the rest is in the table.
MAX_NAMED = 5

#: The tables whose rows are counted beside the documents, in the order in which they are told.
ROW_TABLES = ("mentions", "stances", "events", "quotes")

#: Seconds between two looks at the clock's news: fast enough to be alive, slow enough to be read.
REDRAW_SECONDS = 0.2


class DocumentFailed(SanctwatchError):
    """The first document that failed, when the user asked to stop there."""


class Tally:
    """Counts analyses on their way from the engine to the sink."""

    def __init__(
        self, kinds: frozenset[str] | None = None, *, fail_fast: bool = False, live: TextIO | None = None
    ) -> None:
        """Start at nothing.

        Args:
            kinds: Only mentions of these kinds go on; `None` for all.
            fail_fast: Stop at the first document that failed.
            live: Where to show progress, if it is a terminal; `None` for nowhere.
        """
        self.statuses: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()
        self.failures: list[str] = []
        self._kinds = kinds
        self._fail_fast = fail_fast
        self._live = live if live is not None and live.isatty() else None
        self._n_words = 0
        self._began = self._drawn = time.monotonic()

    def watch(self, analyses: Iterable[Analysis]) -> Iterator[Analysis]:
        """Pass analyses on, those mentions only that were asked for, and count them.

        Raises:
            DocumentFailed: At the first failed document, when asked to.
        """
        try:
            for analysis in analyses:
                wanted = analysis if self._kinds is None else _only(analysis, self._kinds)
                self._count(wanted)
                yield wanted
        finally:
            self._draw("")

    def _count(self, analysis: Analysis) -> None:
        document = analysis.document
        self.statuses[document.status] += 1
        self.rows.update(_counts(analysis))
        self._n_words += document.n_words
        if document.status == "failed":
            if self._fail_fast:
                raise DocumentFailed(
                    f"{document.doc_id}: {document.reason}; stopped by --fail-fast, nothing was written"
                )
            if len(self.failures) < MAX_NAMED:
                self.failures.append(f"{document.doc_id}: {document.reason}")
        now = time.monotonic()
        if self.statuses.total() == 1:
            self._began = now  # the rate is that of the work, without the second that loading takes
        if now - self._drawn >= REDRAW_SECONDS:
            self._drawn = now
            rate = self._n_words / max(now - self._began, 0.001)
            done = "  ".join([counted(self.statuses.total(), "document"), *self._counted()])
            self._draw(f"{done}  {rate:,.0f} words/s")

    def _draw(self, line: str) -> None:
        if self._live is not None:
            # A line that is too long would wrap, and the return would not lead to its beginning.
            self._live.write(f"\r\x1b[K{line[: shutil.get_terminal_size().columns - 1]}")
            self._live.flush()

    def _counted(self, tables: Sequence[str] = ROW_TABLES) -> list[str]:
        return [counted(self.rows[table], table.removesuffix("s")) for table in tables if table in self.rows]

    def summary(self, name: str, tables: Sequence[str] = ROW_TABLES) -> str:
        """Return the line that says what was written where, by the tables that were written."""
        others = [f"{self.statuses[status]:,} {status}" for status in ("skipped", "failed") if self.statuses[status]]
        aside = f" ({', '.join(others)})" if others else ""
        documents = counted(self.statuses.total(), "document")
        return f"wrote {', '.join([documents + aside, *self._counted(tables)])} to {name}"

    def tell_failures(self) -> None:
        """Say on stderr which documents failed, as far as there is room, or that there were none at all."""
        n_failed = self.statuses["failed"]
        if not self.statuses:
            print("sanctwatch: there was nothing to read", file=sys.stderr)
        if not n_failed:
            return
        for failure in self.failures:
            print(f"sanctwatch: failed: {failure}", file=sys.stderr)
        more = f", {n_failed - len(self.failures):,} more than named here" if n_failed > len(self.failures) else ""
        print(f"sanctwatch: {n_failed:,} of {counted(self.statuses.total(), 'document')} failed{more}", file=sys.stderr)


def _only(analysis: Analysis, kinds: frozenset[str]) -> Analysis:
    mentions = tuple(mention for mention in analysis.mentions if mention.kind in kinds)
    return replace(analysis, document=replace(analysis.document, n_mentions=len(mentions)), mentions=mentions)


def _counts(analysis: Analysis) -> dict[str, int]:
    """Return how many rows each table got, for those tables that were looked for."""
    row = analysis.document
    counts = {"mentions": row.n_mentions, "stances": row.n_stances, "events": row.n_events, "quotes": row.n_quotes}
    return {table: n for table, n in counts.items() if n is not None}


def counted(n: int, noun: str) -> str:
    """Return a number with its noun: `1 stance`, `1,200 stances`."""
    return f"{n:,} {noun}{'s' * (n != 1)}"
