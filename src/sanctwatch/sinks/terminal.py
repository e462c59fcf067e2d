"""Records to a terminal: what was read, what was found, and the first rows, fitted to the width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sanctwatch.records import Analysis, DocumentRow, Event, Mention, Record, Stance
from sanctwatch.sinks.columns import Column, cells_of, choose_columns, describe_table
from sanctwatch.sinks.screen.brief import Brief
from sanctwatch.sinks.snippet import clip, mention_in_view, one_line

#: Rows shown, and rows of one document among them, so that the first article does not fill the screen alone; an article
#: that was read alone may.
MAX_ROWS = 15
MAX_ROWS_PER_DOCUMENT = 5
MAX_ROWS_ALONE = 30

#: With less room the commonest ids are left out of the counts by kind.
MIN_LEADER_CELLS = 10

_GAP = "  "

#: Columns shown when none were asked for, each from a width of the terminal on; the sentence takes what is left.
#: The document of a row stands in a line of its own above its rows.
_SHOWN_FROM_WIDTH = {
    "mentions": {"kind": 0, "id": 0, "label": 150, "form": 110, "regime": 110, "actor": 150, "sentence": 0},
    "stances": {
        "actor": 0, "polarity": 0, "target": 0, "basis": 90, "speaker": 130, "cue": 150, "date": 80, "score": 150,
        "sentence": 60,
    },
    "events": {
        "date": 0, "type": 0, "actors": 0, "targets": 0, "modality": 90, "cue": 150, "score": 150, "sentence": 70,
    },
    "quotes": {"kind": 0, "speaker": 0, "actor": 60, "cue": 110, "about": 150, "text": 0},
    "documents": {
        "doc_id": 0, "status": 0, "published": 60, "language": 140, "n_words": 60, "n_mentions": 60, "source": 140,
        "title": 60, "reason": 100,
    },
}  # fmt: skip

_STYLES = {
    "state": "cyan",
    "organization": "magenta",
    "resolution": "yellow",
    "mechanism": "green",
    "person": "bright_blue",
    "skipped": "yellow",
    "failed": "red",
}


class TerminalView:
    """Shows a run when it is over. Holds counts and the first rows, never the corpus."""

    def __init__(
        self,
        table: str,
        columns: Sequence[str] = (),
        *,
        hint: str = "",
        briefs: Sequence[Brief] = (),
        console: Console | None = None,
    ) -> None:
        """Prepare to show one table.

        Args:
            table: Whose rows to show.
            columns: Which columns; those that suit the width when empty.
            hint: The command that writes every row, shown at the end.
            briefs: Other tables, to be shown in brief before the rows of this one.
            console: Where to; stdout by default.

        Raises:
            SanctwatchError: For a column that the table does not have.
        """
        self._console = console or Console(highlight=False)
        self._table = table
        self._columns = choose_columns(table, columns or self._columns_that_fit(table))
        self._hint = hint
        self._briefs = briefs
        self._rows: list[Record] = []
        self._rows_alone: list[Record] = []
        self._statuses: Counter[str] = Counter()
        self._reasons: Counter[tuple[str, str]] = Counter()
        self._first_with_reason: dict[tuple[str, str], str] = {}
        self._ids: dict[str, Counter[str]] = {}
        self._n_words = 0
        self._n_rows = self._n_rows_alone = 0

    def _columns_that_fit(self, table: str) -> list[str]:
        return [name for name, width in _SHOWN_FROM_WIDTH[table].items() if self._console.width >= width]

    def write(self, analysis: Analysis) -> None:
        """Count one document, and keep its first rows while there is room."""
        document = analysis.document
        self._statuses[document.status] += 1
        self._n_words += document.n_words
        if document.status != "ok":
            why = (document.status, document.reason)
            self._reasons[why] += 1
            self._first_with_reason.setdefault(why, document.doc_id)
        for mention in analysis.mentions:
            self._ids.setdefault(mention.kind, Counter())[mention.id] += 1
        for brief in self._briefs:
            brief.write(analysis)
        rows = analysis.rows(self._table)
        self._n_rows += len(rows)
        if self._n_rows == len(rows):  # no document before it had any
            self._rows_alone += rows[:MAX_ROWS_ALONE]
            self._n_rows_alone = len(rows)
        self._rows += rows[: min(MAX_ROWS_PER_DOCUMENT, MAX_ROWS - len(self._rows))]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()

    def close(self) -> None:
        """Print everything."""
        is_alone = 0 < self._n_rows == self._n_rows_alone
        if is_alone:
            self._rows = self._rows_alone
        self._console.print()
        self._console.print(self._headline())
        if self._reasons:
            self._console.print()
            self._print(self._unread())
        if self._ids:
            self._console.print()
            self._print(self._kinds())
        self._console.print()
        for brief in self._briefs:
            brief.print(self._console)
        if self._rows:
            shown = f"{len(self._rows)} of {self._n_rows:,}" if self._n_rows > len(self._rows) else "all rows"
            if self._n_rows > len(self._rows) and self._table != "documents" and not is_alone:
                shown += f", the first {MAX_ROWS_PER_DOCUMENT} of each document"
            self._console.print(Text.assemble(" ", (self._table, "bold"), (f"  {shown}", "dim")))
            self._print_rows()
            self._console.print()
        if self._hint:
            self._console.print(Text.assemble((" Every row, every column:  ", "dim"), self._hint), soft_wrap=True)
            self._console.print()

    def _print(self, table: Table) -> None:
        self._console.print(table, no_wrap=True)

    def _headline(self) -> Text:
        n_documents = sum(self._statuses.values())
        parts = Text.assemble(" ", (f"{n_documents:,} document{'s' * (n_documents != 1)}", "bold"))
        for status, word in (("ok", "read"), ("skipped", "skipped"), ("failed", "failed")):
            if self._statuses[status]:
                parts.append("  ")
                parts.append(f"{self._statuses[status]:,} {word}", style=_STYLES.get(status, ""))
        parts.append(f"  {self._n_words:,} words", style="dim")
        return parts

    def _unread(self) -> Table:
        """One line per reason: how many documents, why, and which was the first."""
        table = Table(box=None, show_header=False, padding=(0, 1))
        room = self._console.width - 20
        leading = sorted(self._reasons.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))[:6]
        example_cells = max(room // 3, room - 12 - max(cell_len(one_line(reason)) for (_, reason), _ in leading), 12)
        examples = [
            clip(one_line(self._first_with_reason[why]), example_cells) + (f" and {n - 1:,} more" if n > 1 else "")
            for why, n in leading
        ]
        reason_cells = max(room - max(map(cell_len, examples)), 12)
        for ((status, reason), n), example in zip(leading, examples, strict=True):
            shown = Text(clip(one_line(reason), reason_cells))
            table.add_row(Text(status, style=_STYLES[status]), f"{n:,}", shown, Text(example, style="dim"))
        return table

    def _kinds(self) -> Table:
        """One line per kind: how many mentions of how many ids, and the ids that lead."""
        table = Table(box=None, padding=(0, 1), header_style="dim")
        table.add_column("kind")
        table.add_column("mentions", justify="right")
        table.add_column("ids", justify="right")
        room = self._console.width - 36
        has_room = room >= MIN_LEADER_CELLS
        if has_room:
            table.add_column("most often")
        known = describe_table("mentions").columns
        order = next(column.vocabulary for column in known if column.name == "kind")
        for kind in sorted(self._ids, key=order.index):
            ids = self._ids[kind]
            leaders = [_leaders(ids, room)] if has_room else []
            table.add_row(Text(kind, style=_STYLES[kind]), f"{ids.total():,}", f"{len(ids):,}", *leaders)
        return table

    def _print_rows(self) -> None:
        """Print the first rows under a header, those of each document under its name."""
        take = cells_of(self._columns)
        texts = [["" if cell is None else one_line(str(cell)) for cell in take(row)] for row in self._rows]
        widths = _fit(self._columns, texts, self._console.width - 1 - len(_GAP) * len(self._columns))
        header = [Text(clip(column.name, width)) for column, width in zip(self._columns, widths, strict=True)]
        self._print_line(header, widths, style="dim")
        dash = "─" if self._console.encoding.startswith("utf") else "-"
        self._console.print(Text(" " + dash * (sum(widths) + len(_GAP) * (len(widths) - 1)), style="dim"))
        names_documents = self._table != "documents" and all(column.name != "doc_id" for column in self._columns)
        seen: Counter[tuple[str, str, str]] = Counter()
        last = ""
        for row, line in zip(self._rows, texts, strict=True):
            if names_documents and not isinstance(row, DocumentRow) and row.doc_id != last:
                last = row.doc_id
                about = "  ".join(filter(None, (row.published, one_line(row.title))))
                heading = Text.assemble(" ", (one_line(last), "bold"), (f"  {about}", "dim"))
                heading.truncate(self._console.width - 1, overflow="ellipsis")
                self._console.print(heading)
            cells = [
                _show(row, column, text, width, seen)
                for column, text, width in zip(self._columns, line, widths, strict=True)
            ]
            self._print_line(cells, widths)

    def _print_line(self, cells: Sequence[Text], widths: Sequence[int], style: str = "") -> None:
        line = Text(" ", style=style)
        for cell, column, width in zip(cells, self._columns, widths, strict=True):
            padding = " " * (width - cell.cell_len)
            line.append_text(Text.assemble(padding, cell) if column.type is not str else Text.assemble(cell, padding))
            line.append(_GAP)
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="crop")


def _show(row: Record, column: Column, text: str, width: int, seen: Counter[tuple[str, str, str]]) -> Text:
    """Return one cell; `seen` counts how often a mention's words were shown from the same sentence."""
    if column.name == "sentence" and isinstance(row, Stance | Event):
        return mention_in_view(row.sentence, row.cue, 0, width, "bold")
    if column.name == "sentence" and isinstance(row, Mention):
        key = (row.doc_id, row.sentence, row.text)
        seen[key] += 1
        style = f"bold {_STYLES.get(row.kind, '')}"
        return mention_in_view(row.sentence, row.text, seen[key] - 1, width, style)
    style = _STYLES.get(text, "") if column.name in ("kind", "status") else ""
    return Text(clip(text, width), style=style)


def _leaders(ids: Counter[str], room_cells: int) -> Text:
    """Return as many of the commonest ids, with their counts, as fit; the first one is cut to fit."""
    line = Text()
    for id_, n in sorted(ids.items(), key=lambda item: (-item[1], item[0])):
        shown = one_line(id_) if line else clip(one_line(id_), room_cells - len(f" {n:,}"))
        part = Text.assemble("  " if line else "", shown, (f" {n:,}", "dim"))
        if line.cell_len + part.cell_len > room_cells:
            break
        line.append_text(part)
    return line


def _fit(columns: Sequence[Column], texts: Sequence[Sequence[str]], room_cells: int) -> list[int]:
    """Return a width per column that fits the room: what each needs, the widest ones cut first."""
    widths = [
        max([cell_len(column.name), *(cell_len(line[number]) for line in texts)])
        for number, column in enumerate(columns)
    ]
    while sum(widths) > room_cells and max(widths) > 4:
        widest = widths.index(max(widths))
        runner_up = max([width for number, width in enumerate(widths) if number != widest], default=4)
        widths[widest] = max(min(widths[widest] - 1, runner_up), widths[widest] - (sum(widths) - room_cells), 4)
    return widths
