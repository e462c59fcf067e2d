"""Events for reading: by type with their evidence, or as a chronology."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from sanctwatch.query import chronology, merge_events
from sanctwatch.records import Event
from sanctwatch.sinks.screen.evidence import evidence, once_each, place, print_wrapped
from sanctwatch.sinks.screen.palette import MODALITY_STYLES
from sanctwatch.sinks.snippet import counted, one_line

#: Cells of the dates at the left of a chronology.
_DATE_CELLS = 12


def show_events(console: Console, events: Sequence[Event], label: Callable[[str], str]) -> None:
    """Print events grouped by type, the commonest first; reports of one event in several documents are joined.

    Args:
        console: Where to.
        events: Any.
        label: What a reader calls an id.
    """
    by_type: dict[str, list[Event]] = {}
    for event in merge_events(events):
        by_type.setdefault(event.type, []).append(event)
    console.print(_headline(events))
    for type_, rows in sorted(by_type.items(), key=lambda group: (-len(group[1]), group[0])):
        console.print()
        console.print(Text.assemble(" ", (type_, "bold"), (f"  {len(rows):,}", "dim")))
        print_events(console, chronology(rows), label)


def show_timeline(console: Console, events: Sequence[Event], label: Callable[[str], str]) -> None:
    """Print events by date, each date once at the left; what is not dated comes last.

    The date of publication does not stand in: an article of today can tell of any year.
    """
    merged = merge_events(events)
    console.print(_headline(events))
    year = before = ""
    for row, is_last in once_each(chronology(merged, key=lambda event: event.date)):
        if row.date[:4] != year or before == "":
            year = row.date[:4]
            console.print()
            console.print(Text(f" {year or 'no date'}", style="bold"))
        when = "" if row.date == before else row.date
        before = row.date or "no date"
        head = Text.assemble(f"{when:<{_DATE_CELLS}}", _what(row, label), (f"  {place(row)}", "dim"))
        print_wrapped(console, head, 1, hanging=_DATE_CELLS)
        if is_last:
            print_wrapped(console, evidence(row, console), _DATE_CELLS + 1, style="dim")


def print_events(console: Console, rows: Sequence[Event], label: Callable[[str], str]) -> None:
    """Print events: when, who did what to whom, where it stands; and under all that rest on it the sentence."""
    for row, is_last in once_each(rows):
        when = row.date or (f"published {row.published}" if row.published else "no date")
        print_wrapped(console, Text.assemble(f"{when}  ", _what(row, label), (f"  {place(row)}", "dim")), 3, hanging=2)
        if is_last:
            print_wrapped(console, evidence(row, console), 5)


def _what(row: Event, label: Callable[[str], str]) -> Text:
    """Return `veto  Russia > panel of experts`, with what is not an asserted fact, and the number of reports."""
    who, whom = (
        ", ".join(one_line(label(ident)) for ident in cell.split(";") if ident) for cell in (row.actors, row.targets)
    )
    line = Text.assemble((row.type, "bold"), f"  {who or 'nobody named'}" if who or whom else "")
    if whom:
        line.append(f" > {whom}")
    if row.modality != "asserted":
        line.append("  ")
        line.append(row.modality, style=MODALITY_STYLES.get(row.modality, ""))
    if row.report_count > 1:
        line.append(f"  {row.report_count} reports", style="dim")
    return line


def _headline(events: Sequence[Event]) -> Text:
    n, n_reports = len(merge_events(events)), sum(event.report_count for event in events)
    n_documents = len({event.doc_id for event in events})
    counts = f"  {counted(n_reports, 'report')}  {counted(n_documents, 'document')}"
    return Text.assemble(" ", (counted(n, "event"), "bold"), (counts, "dim"))
