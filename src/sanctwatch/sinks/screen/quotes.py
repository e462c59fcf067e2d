"""Quotes for reading: by document, who says it and what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.text import Text

from sanctwatch.records import Quote
from sanctwatch.sinks.screen.evidence import place, print_wrapped
from sanctwatch.sinks.screen.palette import QUOTE_STYLE, SPEAKER_STYLE
from sanctwatch.sinks.snippet import counted, one_line


def show_quotes(console: Console, quotes: Sequence[Quote], label: Callable[[str], str]) -> None:
    """Print quotes under the name of their document, in text order.

    Args:
        console: Where to.
        quotes: In the order to print them, those of one document together.
        label: What a reader calls an id.
    """
    n_speakers = len({row.speaker_name or row.speaker for row in quotes} - {""})
    n_documents = len({row.doc_id for row in quotes})
    counts = f"  {counted(n_speakers, 'speaker')}  {counted(n_documents, 'document')}"
    console.print(Text.assemble(" ", (counted(len(quotes), "quote"), "bold"), (counts, "dim")))
    last = None
    for row in quotes:
        if row.doc_id != last:
            last = row.doc_id
            console.print()
            about = "  ".join(filter(None, (row.published, one_line(row.title))))
            heading = Text.assemble(" ", (one_line(row.doc_id), "bold"), (f"  {about}", "dim"))
            console.print(heading, no_wrap=True, overflow="ellipsis")
        print_quote(console, row, label)


def print_quote(console: Console, row: Quote, label: Callable[[str], str]) -> None:
    """Print one quote: who, for whom, how, where it stands, and under it the words."""
    said, named = one_line(row.speaker), one_line(row.speaker_name)
    head = Text.assemble((named or said or "somebody", SPEAKER_STYLE))
    if named and said and said != named:
        head.append(f" ({said})")
    for_whom = ", ".join(one_line(label(ident)) for ident in row.actor.split(";") if ident)
    more = (for_whom, row.kind, f"cue: {one_line(row.cue)}" if row.cue else "", row.note)
    head.append("".join(f"  {part}" for part in more if part))
    head.append(f"  {place(row)}", style="dim")
    print_wrapped(console, head, 3, hanging=2)
    marks = ('"', '"') if row.kind == "direct" else ("", "")
    print_wrapped(console, Text(one_line(row.text).join(marks), style=QUOTE_STYLE), indent=5)
